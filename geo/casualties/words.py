"""The words of casualty figures: tables of people, things, ranks, verbs and what they stand for.

`geo.casualties.tags` reads a sentence by them.
"""

from __future__ import annotations

import re
from typing import Literal

Group = Literal["civilian", "militant", "military", "unknown"]

# Words for people, by the group that they put the dead in. Plurals in -s are made below.
PEOPLE: dict[Group, str] = {
    "civilian": (
        "civilian citizen child boy girl baby infant toddler woman resident worshipper pilgrim "
        "journalist reporter photojournalist photographer cameraman newsman "
        "student pupil schoolgirl schoolboy "
        "teacher doctor nurse medic paramedic patient villager farmer peasant shopper passenger "
        "refugee migrant bystander pedestrian neighbour neighbor family mother father son "
        "daughter brother sister wife husband priest nun imam aid-worker worker employee engineer "
        "driver seafarer tourist fisherman nomad minors teenager mourner rescuer "
        "volunteer protester demonstrator judge lawyer mayor shepherd trader cleric sheikh scholar "
        "preacher lawmaker legislator senator politician activist councillor magistrate merchant "
        "vendor shopkeeper miner labourer laborer herder herdsman prisoner inmate detainee hostage "
        "captive monk bishop pastor missionary scientist professor academic poet writer editor "
        "correspondent translator interpreter clerk housewife pensioner orphan newborn "
        "firefighter fireman cyclist motorcyclist motorist traveller traveler guest customer "
        "relative uncle aunt nephew niece cousin grandmother grandfather grandson "
        "granddaughter sibling twin youth elder passer-by onlooker businessman "
        "businesswoman technician electrician builder porter pharmacist baker butcher mechanic "
        "cook waiter barber tailor plumber carpenter cleaner dentist surgeon midwife caregiver "
        "caretaker footballer athlete singer musician blogger player"
    ),
    "militant": (
        "militiaman militant fighter insurgent rebel terrorist jihadist jihadi extremist gunman "
        "mujahideen mujahedeen fedayeen janjaweed guerrilla "
        "guerilla bomber attacker assailant militia hijacker separatist taliban houthi"
    ),
    "military": (
        "soldier troop serviceman servicewoman service-member policeman policewoman guard officer "
        "conscript sailor marine airman pilot troops police army-man gendarme peacekeeper "
        "peshmerga asayish basij "
        "paratrooper recruit sergeant lieutenant colonel captain corporal general "
        "policemen lieutenant-colonel crewman agent guardsman reservist cadet bodyguard ranger "
        "commando sniper gunner inspector "
        "sub-inspector jawan sepoy infantryman marines constable patrolman trooper legionnaire"
    ),
    "unknown": (
        "person people man member commander leader chief official head operative figure adviser "
        "advisor spokesman individual victim other adult male female personnel force deputy "
        "nationals locals inhabitant foreigner expert ambassador minister diplomat "
        "contractor combatant tribesman kinsman other one couple aide assistant companion "
        "colleague comrade hero ally prefect governor "
        "envoy candidate suspect staffer second-in-command vigilante auxiliary"
    ),
}
_PLURALS = {
    "child": "children", "man": "men", "woman": "women", "person": "persons", "family": "families",
    "baby": "babies", "wife": "wives", "people": "people", "personnel": "personnel",
    "minors": "minors", "nationals": "nationals", "locals": "locals",
    "marines": "marines", "youth": "youths", "passer-by": "passers-by", "couple": "couples",
    "hero": "heroes", "ally": "allies", "auxiliary": "auxiliaries",
    **{word: word for word in ("mujahideen", "mujahedeen", "fedayeen", "janjaweed", "peshmerga",
                               "asayish", "basij")},
    "police": "police", "troops": "troops", "taliban": "taliban", "militia": "militia",
}  # fmt: skip
# One of these is rarely all who died: "killing a commander" is a lower bound.
_RANKS_WORDS = (
    "commander leader chief official head operative figure adviser advisor deputy general "
    "colonel member ambassador minister spokesman officer militant bomber"
)
RANKS = frozenset(_RANKS_WORDS.split())
MILITANT_CONTEXT = re.compile(
    r"militia|militant|rebel|insurgent|jihad|terror|guerrilla|hezb|hizb|hashd|pmf|hamas|houthi|"
    r"taliban|islamic state|\bisis\b|\bisil\b|\bis\b|daesh|qaeda|nujaba|kata'?ib|al-shabaab|nusra|"
    r"\barmed group|faction|pro-iran|iran-backed",
    re.IGNORECASE,
)
MILITARY_CONTEXT = re.compile(
    r"\b(?:army|military|armed forces|navy|air force|national guard|coast guard|security forces|"
    r"police|soldier|troops)\b",
    re.IGNORECASE,
)
# What is killed or hurt without being a person.
_THINGS_WORDS = (
    "cattle cow cows sheep goat goats animal animals livestock dog dogs cat cats hog hogs pig "
    "pigs bird birds fish camel camels horse horses elephant elephants tree trees job jobs "
    "engine hour hours minute minutes day days week weeks month months year years percent per km "
    "kilometres kilometers miles metres meters house houses home homes building buildings "
    "donkey donkeys mule mules buffalo buffaloes ox oxen chicken chickens poultry aircraft "
    "jet jets warplane warplanes airplane airplanes quadcopter quadcopters munition munitions "
    "warhead warheads vehicle vehicles car cars tank tanks time times rocket "
    "rockets missile missiles drone drones "
    "attack attacks strike strikes airstrike airstrikes raid raids mine mines "
    "bomb bombs shell shells explosives target targets ship ships boat boats plane planes "
    "helicopter helicopters truck trucks seat seats point points votes projectiles uavs "
    "bus buses minibus minibuses coach coaches van vans lorry lorries train trains tanker tankers "
    "pickup pickups motorcycle motorcycles motorbike motorbikes bicycle ambulance ambulances jeep "
    "jeeps attempt attempts occasion occasions bridge bridges pipeline pipelines tower towers "
    "depot depots warehouse warehouses"
)
THINGS = frozenset(_THINGS_WORDS.split())
TIMES = frozenset(
    ["second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year"]
)
"""After "a" these say when, not who: "killed a day earlier"."""
NATIONS = re.compile(
    r"[\w'’-]*(?:[eiy]ans|[a-z]{3}ans|[b-df-hj-np-tv-z]is|ese|[a-z]ites|niots)|[a-z]{3,}men|"
    r"(?:turk|kurd|serb|croat|pole|dane|finn|swede|spaniard|scot|greek|czech|slovak|arab|jew|copt|"
    r"tajik|uzbek|kazakh|turkmen|uighur|uyghur|chechen|dinka|tuareg|filipino|berber|muslim|hazara|"
    r"sikh|briton|icelander|mexican|texan|cuban|roman)s|druze"
)
"""People by their nation or creed: "five Iranians and two Iraqis"."""
# After a word for one person these make it a thing or a body: "a rebel group", "a guard post".
_BODIES_WORDS = (
    "group groups house home car vehicle vehicles convoy base bases camp post station movement "
    "party position positions stronghold front attack militia army forces force unit family "
    "organisation organization school hospital hq headquarters district area neighbourhood"
)
BODIES = frozenset(_BODIES_WORDS.split())
COLLECTIVES = frozenset({"family", "crew", "couple", "group", "team", "party"})
"""Before "of" and a number they only say what the people are to each other."""
HEDGES = (
    "reportedly", "allegedly", "apparently", "supposedly", "purportedly", "presumably", "believed",
    "said to be", "said to have", "thought", "feared", "unconfirmed", "may have", "might have",
    "could have", "appears to have", "appeared to have", "possibly", "probably", "likely",
    "presumed", "estimated to have", "unofficial", "initial reports",
    "preliminary reports",
)  # fmt: skip
HEDGE = re.compile(
    rf"\b(?:{'|'.join(h.replace(' ', chr(92) + 's+') for h in HEDGES)})\b", re.IGNORECASE
)

TAGS: dict[str, str] = {
    "K": "killed slain martyred murdered assassinated massacred executed beheaded slaughtered "
    "lynched eliminated neutralised neutralized",
    "V": "kill kills slay slays murder murders slaughter slaughters massacre massacres "
    "assassinate assassinates eliminate eliminates",
    "G": "killing slaying murdering assassinating slaughtering massacring eliminating martyring",
    "X": "dead deceased",
    "I": "died perished dies die drowned dying",
    "F": "deaths fatalities fatality death martyrs martyr martyrdom",
    "J": "injured wounded hurt maimed hospitalized hospitalised",
    "U": "injure injures wound hurts",
    "H": "injuring wounding hurting maiming",
    "Y": "injuries wounds injury",
    "C": "casualties casualty victims",
    "B": "lay was were is are be been being has have had having did does do reported confirmed "
    "believed said feared presumed found known pronounced declared",
    "A": "and & plus",
    "R": "or nor",
    "O": "of",
    "W": "who whom which that",
    "E": "in at on near by from with for during inside outside around under amid over between "
    "into across against along within through",
    "c": "after when as while before since because following until though although",
    "t": "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight "
    "overnight january february april june july august september october november december",
    "M": "to could would can will shall cannot should may might must if whether threatened "
    "plotting",
    "D": "a an the his her its their this another those these",
    "#": "number numbers",
    "f": "assassination murder",
    "l": "lost loses lose losing",
    "S": "including included includes include among comprised comprising comprises",
    "L": "left leaves leaving leave",
    "T": "toll tolls count tally",
    "Z": "no without any neither not never zero nobody none didn't",
    "Q": "lives life",
    "a": "reportedly also only seriously critically badly severely slightly gravely lightly "
    "allegedly apparently both all immediately later instantly fatally more currently already "
    "least either least shot confirmed then mortally moderately further so far thus "
    "officially subsequently still just",
    "d": "bodies corpses body corpse",
    "o": "them",
}
_TOLL_VERB_WORDS = (
    "rose rises rising climbed climbs reached reaches exceeded exceeds stands stood stand "
    "passed topped increased increases put raised raising hit bringing brings brought fell of "
    "at above over is risen now up down was hits tops jumps jumped soars soared grows grew "
    "ranging ranged ranges varied varies varying"
)
RANGING = frozenset({"ranging", "ranged", "ranges", "varied", "varies", "varying"})
"""Before "from three to 10" these give the lowest and highest of several voices."""
TOLL_VERBS = frozenset(_TOLL_VERB_WORDS.split())


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    return noun[:-3] + "men" if noun.endswith("man") else noun + "s"


GROUP_OF: dict[str, Group] = {
    form: group
    for group, nouns in PEOPLE.items()
    for noun in nouns.split()
    for form in (noun, _plural(noun))
}
SINGULAR = frozenset(
    noun
    for nouns in PEOPLE.values()
    for noun in nouns.split()
    if _PLURALS.get(noun) != noun != "policemen"
)
