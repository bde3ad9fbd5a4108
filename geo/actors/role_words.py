"""The words beside an actor's name that tell its side in an attack.

Tables only: `geo.actors.roles` reads with them. Those that end in ``$`` are searched in the words
in front of the name, those that begin with ``^`` in the words behind it.
"""

from __future__ import annotations

import re

WORD = r"[\w’'“”\"().-]+"
NOUN = (
    r"(?!(?:by|in|on|at|to|from|with|near|of|after|since|that|for|and|close|as|while|when|who|"
    r"towards?|into|onto|over|against|across|inside|outside|between|under|around|along|"
    rf"which|during|before)\b){WORD}"
)
"""A word that is no preposition: a noun phrase does not reach across one."""
OWNED_BY = re.compile(
    rf"\b(?:used|owned|run|operated|held|controlled|manned|guarded|occupied|"
    rf"in use)\s+by\s+(?:{NOUN}\s+){{0,3}}$",
    re.I,
)
PLACE_HELD = re.compile(
    rf"\b(?:towns?|city|cities|villages?|areas?|districts?|neighbou?rhoods?|provinces?|regions?|"
    rf"territory|"
    rf"parts?|suburbs?|enclave)\b[^;]{{0,60}}?\b(?:held|controlled|occupied|ruled|besieged)\s+by\s+"
    rf"(?:{NOUN}\s+){{0,3}}$|"
    rf"\bunder\s+(?:the\s+)?(?:full\s+|joint\s+)?control\s+of\s+(?:{NOUN}\s+){{0,3}}(?:and\s+)?$",
    re.I,
)
BACKED_BY = re.compile(
    rf"\b(?:backed|supported|financed|funded|armed|trained|supplied|led|recognised|recognized|"
    rf"designated|made|built|"
    rf"approved|ordered|said|told|reported|released|published|seen|quoted|sent|"
    rf"investigat(?:ed|ion)|inquiry|enquiry|probed?|review(?:ed)?|examined|confirmed|condemned|"
    rf"campaigns?|crackdowns?|efforts?|promises?|pledges?|presence|deployment|visits?|appeals?|calls?|"
    rf"decision|withdrawal|siege|blockade|searches|patrols?|announcements?|accounts?|warnings?|"
    rf"statements?|mediated|brokered|hailed|welcomed|"
    rf"followed)\s+by\s+(?:{WORD}\s+){{0,2}}$",
    re.I,
)
DONE_BY = re.compile(
    rf"\b(?P<deed>[a-z]{{2,}}(?:ed|wn|en)|held|led|run|told|made|built|sent|"
    rf"found)\s+(?:\w+ly\s+)?by\s+"
    rf"(?:{NOUN}\s+){{0,3}}$",
    re.I,
)
DEED_OF_WAR = re.compile(
    r"kill|wound|injur|launch|fired|carried|conduct|staged|mount|perpetrat|target|attack|bomb|"
    r"shell|"
    r"strafed|pound|raid|ambush|storm|destroy|damag|drop|execut|assassinat|plant|detonat|rocked|"
    r"claimed|caus|intercept|downed|orchestrat|mastermind|commit|inflict|releas|down$|hurled|"
    r"rammed|hijack|us-led|explod|blast|gunned|martyr|dynamit|organi[sz]|placed|planned|murder|"
    r"blown|thrown|laid|sabotag|burn|massacr|slain|riddl|machine-?gun|strewn|sunk",
    re.I,
)
"""Participles before "by" that make the name behind it the attacker."""
BY = re.compile(
    r"\bby\s+(?!(?!(?:leading|remaining|warring|opposing|advancing|invading|retreating|marauding|roving|"
    rf"passing|fleeing|missing|visiting|ruling)\b)[a-z]+ing\s)(?:{NOUN}\s+){{0,3}}$",
    re.I,
)
"""What somebody did "by hitting" a party was not done by that party."""
KILLED = re.compile(
    rf"\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|injur(?:es|ed|ing)|leaving|"
    rf"left)\s+(?:(?:at\s+least|over|around|about|up\s+to|close\s+to|between\s+\d+\s+and|"
    rf"(?:\d+|\w+)\s+(?:to|or))\s+)?(?:{NOUN}\s+){{0,6}}(?:(?:members?|leaders?|commanders?|"
    rf"fighters?)\s+of\s+(?:the\s+)?)?$",
    re.I,
)
HIT_AT = re.compile(
    rf"\b(?:against|on|at|targeting|targets?|targeted|struck|strikes?|hits?|hit(?:ting)?|striking|attack(?:ed|s|ing)|"
    rf"bomb(?:ed|s|ing)|"
    rf"shell(?:ed|s|ing)|pounded|raided|stormed|ambushed|aimed at|into)\s+(?:(?!by\b|in\b|from\b|"
    rf"since\b|after\b|that\b|near\b|together\b|alongside\b|along\b|coordination\b|cooperation\b|collaboration\b|"
    rf"conjunction\b|partnership\b){WORD}\s+){{0,6}}$",
    re.I,
)
OF = re.compile(
    rf"\b(?:(?:members?|fighters?|leaders?|commanders?|heads?|chiefs?|officers?|officials?|"
    rf"soldiers|"
    rf"troops|vehicles?|cars?|trucks?|convoys?|positions?|sites?|posts?|bases?|camps?|headquarters|"
    rf"depots?|warehouses?|stores|stockpiles?|offices?|homes?|houses?|buildings?|facilit\w+|"
    rf"strongholds?|barracks|ships?|tankers?|vessels?|boats?|targets?|ranks|units?|group|network|"
    rf"outposts?|checkpoints?|gatherings?|workshops?|infrastructure|number|dozens|scores|hundreds|"
    rf"thousands|some|\d+)\s+of|"
    rf"belonging to|housing|hosting|home to|including|linked to)\s+(?:the\s+|"
    rf"an?\s+)?(?:{WORD}\s+){{0,1}}$",
    re.I,
)
IN_PHRASE = re.compile(
    r"\b(?:of|in|on|at|against|with|from|near|between|for|to|than|over|like|fighting|"
    r"battling)\s+(?:the\s+|"
    r"an?\s+|its\s+)?"
    r"(?:(?!(?:\w+day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|response|retaliation|return|turn|revenge|reply|addition)\s)"
    r"(?-i:[a-z-]+|[A-Z][\w-]*(?:i|ese|an|ish))\s+)?$",
    re.I,
)
"""The name stands in a phrase of its own; "On Tuesday" and "In response" in front are none."""
BESIDE = re.compile(
    rf"\b(?:by|of|in|on|at|against|with|from|near|between|for|to|than|as|after|\w{{2,}}(?:ed|ing)|struck|hit|fought|shot|led)\s+"
    rf"(?:{NOUN}\s+){{0,3}}$",
    re.I,
)
"""In front of a name that stands in a phrase, or is the object of a verb."""
MODIFIES = re.compile(
    r"^(?:['’]s)?\s*(?:(?:apparent|suspected|alleged|military|army|navy|government|regime|junta|air\s+"
    r"force|air|war|drone|rocket|missile|artillery|precision|two|three|forces?|militia|group)\s+)*$",
    re.I,
)
_CRAFT = (
    r"drones?|UAVs?|planes?|war ?planes?|jets?|(?:strategic|heavy|stealth|tactical) bombers?|"
    r"aircraft|air\s+fleets?|missiles?|rockets?|war ?ships?|gun ?(?:boat|ship)s?|frigates?|"
    r"submarines?|"
    r"helicopters?|shells?|projectiles?|munitions?|artillery|howitzers?|mortars?|tanks?|"
    r"bombs?|(?-i:[A-Z][A-Za-z]{0,2}-?\d{1,3}[A-Z]{0,2}s?|Apaches?|Rafales?|Mirages?|"
    r"Tornados?|Typhoons?|Bayraktars?|Shaheds?|Reapers?|Predators?|Iskanders?|Kalibrs?|"
    r"Kinzhals?|Geran\S*|Grads?|HIMARS|"
    r"Tomahawks?|Sukhois?)"
)
"""What strikes from afar, by kind or by model: "an Emirati F-16"."""
WEAPON_AFTER = re.compile(
    rf"^(?:['’]s)?\s+(?:[\w-]+\s+){{0,2}}?(?:{_CRAFT}|"
    r"military ships?|shelling|forces|troops|navy|"
    r"raids?|enemy|occupation|occupiers|invaders|aggression|army|military|gunners|snipers?|commandos|soldiers|"
    r"terrorists|formations|servicemen|marines|paratroopers|saboteurs|pilots)(?![\w-])",
    re.I,
)
_STRIKES = (
    r"\s+(?:has\s+|have\s+|had\s+|also\s+)*(?:hit|hits|struck|strikes?|bombed|bombs|targeted|attacked|pounded|shelled|"
    r"raided|dropped|fired|launched|carried out|killed|wounded|injured|destroyed|damaged|"
    r"levell?ed|slammed|smashed|tore|ripped|"
    r"rained|hammered|pummell?ed|landed|fell|came\s+down|crashed|exploded|detonated|impacted|plunged|plough?ed|plowed|"
    r"rammed|blew|sparked|caused|flattened|wrecked|demolished|set\s+(?:fire|ablaze|off)|ignited)\b(?!\s+by\b)"
)
WEAPON_HITS = re.compile(
    rf"^(?:['’]s)?\s+(?:(?!an?\s)[\w-]+\s+){{0,2}}?(?:{_CRAFT}|navy){_STRIKES}",
    re.I,
)
"""Behind a country: "a Russian jet targeted", wherever in the clause."""
CRAFT_ENDS = re.compile(rf"\s(?:{_CRAFT})$", re.I)
CRAFT_HITS = re.compile(_STRIKES, re.I)
"""The end of a party's name, and what stands behind it: "army jets" bombed."""
THAT_BEFORE = re.compile(r"\b(?:that|which)\s+(?:the\s+|an?\s+)?$", re.I)
"""In front of a name whose attack it was: "an airstrike that the US launched"."""
PEOPLE_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:(?!(?:bus|aid|relief|refugee|civilian|wedding|funeral|commercial|merchant|"
    r"school)\b)\w+\s+){0,3}?(?:fighters?|members?|militants?|commanders?|leaders?|"
    r"soldiers?|troops|officers?|"
    r"officials?|militia\w*|positions?|bases?|convoys?|vehicles?|targets?|depots?|headquarters|"
    r"facilit\w+|targets|"
    r"forces|personnel|positions|vessels?|ships?|tankers?|service members)\b",
    re.I,
)
BLAMED_ON = re.compile(
    rf"\b(?:(?:attribut(?:ed|es|ing)|ascribed|link(?:ed|s)|tied)\b[^,;]{{0,60}}?\bto|blam(?:ed|es|"
    rf"ing)\b[^,;]{{0,60}}?\bon|pin(?:ned|s|ning)?\b[^,;]{{0,40}}?\bon|"
    rf"lay(?:s|ing)?\s+the\s+blame\s+on|laid\b[^,;]{{0,40}}?\b(?:on|at\s+the\s+(?:feet|door)\s+of))\s+"
    rf"(?:{NOUN}\s+){{0,3}}(?:and\s+(?:the\s+)?(?:{NOUN}\s+){{0,2}})?$",
    re.I,
)
AFFILIATED = re.compile(
    r"(?:,\s*|\b(?:which|who|that|groups?|militias?|militants|factions?|fighters|insurgents|gunmen|"
    r"organi[sz]ations?|movements?|cells?|wing|brigades?|rebels|jihadists|extremists)\s+)"
    r"(?:(?:is|are|was|were|being)\s+)?(?:\w+ly\s+)?(?:linked|tied)\s+to\s+(?:the\s+)?$|"
    r"\b(?:has|have|had|having|with|its|their|alleged)\s+(?:\w+\s+){0,2}?(?:links|ties)\s+(?:to|with)\s+(?:the\s+)?$",
    re.I,
)
"""In front of a name: whose friends they are, and no blame."""
BRANCH = re.compile(
    r"^\s+(?:\w+\s+)?(?:branch|affiliate|wing|offshoot|chapter|franchise|arm|cell|hostages?)\b",
    re.I,
)
"""Behind a country's adjective these are no state: "the group's Iraqi branch"."""
BELIEVED = re.compile(
    r"\b(?:believed|thought|suspected|reported|said)\s+to\s+(?:be|have been)\s+(?:an?\s+|of\s+)?$",
    re.I,
)
DIRECTLY = re.compile(
    r"\s*(?:(?:,[^,]{1,60},|has|have|had|also|again|later|then|reportedly|\w+ly|on\s+(?:late\s+|"
    r"early\s+)?\w+day|"
    r"(?:appear|seem)s?\s+to|appeared\s+to|have|which|that|military|army|forces|"
    r"['’]s|(?:armed|air|naval|ground|special|security)(?=\s+force)|force|regime|government|junta|authorities|"
    r"(?:is|are|was|were)\s+(?:widely\s+)?(?:believed|thought|suspected|reported|said|understood)\s+to|"
    r"warplanes|jets|planes|aircraft|troops|warships|and\s+[A-Z]\w+)\s*)*",
    re.I,
)
"""What may stand between a country and its verb: "Israel appears to have struck"."""
ANSWERED = re.compile(
    r"\s+(?:(?:has|had|have|also|then|later)\s+)*(?:answered|responded|retaliated|replied|reacted|countered|hit\s+back|"
    r"struck\s+back|fired\s+back|avenged)\b[^,;.]{0,50}?\s+(?:by|with)\s+(?:\w+\s+)?",
    re.IGNORECASE,
)
"""From a subject to the deed it answered with: "retaliated on Friday by"."""
LAUNCHED = re.compile(
    r"^\s+(?:had\s+|has\s+|have\s+)?(?:launch(?:ed|es)|carried out|conduct(?:ed|s)|staged|mounted|"
    r"fired)\b",
    re.I,
)
"""Behind a noun of attack: "an airstrike that the US launched"."""
FORCES_OF = re.compile(
    r"\b(?:forces|fighters|guerr?illas|rebels|militants|insurgents|militiamen|gunmen|terrorists|"
    r"members?|columns?|units?|commandos?|soldiers|troops|combatants|men|extremists|subversives|"
    r"jihad(?:ist|i)s?|separatists|bombers?|attackers?|assailants?|mercenaries|agents|saboteurs|supporters|bandits|youths|"
    r"gang|group|groups|squads?|elements|detachments?|patrols?|operatives|followers|cells?|"
    r"aviation|crews?|force|navy|fleet|air\s+force|aircraft|planes?|jets?|warplanes?|helicopters?|gunships?|drones?|warships?|boats?|tanks?|"
    r"artillery|guns|snipers?|pilots?|teams?|brigades?|battalions?)(?:\s+(?-i:[A-Z])\w+(?:\s+\d+)?)?\s+"
    r"(?:of|from|belonging to|linked to|loyal to|allied (?:to|with))\s+(?:the\s+|an?\s+)?"
    r"(?:(?!(?:against|fighting|battling|near|in|at|on|with)\b)[\w-]+\s+){0,3}$",
    re.I,
)
WORK_OF = re.compile(
    rf"\b(?:the\s+work\s+of|(?:bearing|bore|bears|had)\s+the\s+hallmarks?\s+of|carried\s+out\s+by|perpetrated\s+by|planted\s+by|placed\s+by|"
    rf"staged\s+by|launched\s+by|fired\s+by|claimed\s+by|(?:attacks?|assault|offensive|raids?|operation|"
    rf"strikes?|ambush)\s+led\s+by)\s+(?:{NOUN}\s+){{0,3}}"
    rf"(?:(?:of|from)\s+(?:the\s+)?(?:{NOUN}\s+){{0,2}})?$",
    re.I,
)
"""In front of a name whose deed it was: "the work of guerrillas of the"."""
BOMBER_OF = re.compile(
    r"\b(?:suicide\s+(?:car\s+|truck\s+)?(?:bombers?|attackers?)|(?:car|truck)\s+bombers?|attackers?|assailants?)\s+"
    rf"(?:from|of|belonging\s+to|sent\s+by|loyal\s+to|linked\s+to|affiliated\s+(?:with|to))\s+(?:{NOUN}\s+){{0,3}}$",
    re.I,
)
STOPPED = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|shot|shoots?|arrest(?:s|ed|ing)?|stop(?:s|ped)?|caught|captur(?:e|ed|es)|foil(?:s|ed)?|"
    r"intercept(?:s|ed)?|thwart(?:s|ed)?|prevent(?:s|ed)?|detain(?:s|ed)?|search\w*)\b[^,;.]{0,40}$",
    re.I,
)
"""In front of whose bomber it was, and in front of the bomber where somebody else acts."""
LED_TO = re.compile(
    r"\b(?:sparked|sparking|prompted|prompting|triggered|triggering|provoked|provoking|drew|drawing|led\s+to|leading\s+to|"
    rf"brought|pretext\s+for|excuse\s+for|justification\s+for|was\s+met\s+(?:by|with)|was\s+answered\s+(?:by|with))\s+(?:{NOUN}\s+){{0,3}}$",
    re.I,
)
"""From the words of attack to a name: what came of it was that party's."""
KILLED_IN = re.compile(
    r"\s+(?:has\s+|have\s+|had\s+|also\s+)*(?:kill(?:s|ed)|wound(?:s|ed)|assassinated|destroyed|"
    r"inflict(?:s|ed)|caus(?:es|ed))\b[^.;]{1,120}?\b(?:in|with|during|using)\s+(?:(?:an?|the|its|their|two|"
    r"three|four|five|six|\d+|separate|several)\s+(?:\w+\s+){0,3}|(?:(?:air|drone|missile|joint|targeted|precision)\s+){0,2})$|"
    r"(?:['’]s?)\s+(?:killing|assassination)\s+of\b[^.;]{1,80}?\bin\s+an?\s+(?:\w+\s+){0,3}$",
    re.I,
)
"""From a subject to the noun of attack: "Israel killed a commander in a" drone strike."""
OTHER_VERB = re.compile(r"^\s*(?:,|and)?\s*(?:was|were|has been|had been)\s+\w+ed\b")
ROW = re.compile(r"(?:\s*,|\s+and|\s*,\s*and|\s+or|\s+as well as)\s+(?:the\s+|an?\s+)?")
PASSIVE_KILL = re.compile(r"\b(?:was|were|been)\s+\w+\s+(?:\w+\s+){0,4}by\b")
OWNER = re.compile(
    rf"(?<![\w’'])(?:(?!(?:hit|hits|left|leaving|struck|kill|killed|killing|kills|wound|wounded|"
    rf"wounding|"
    rf"attacked|targeted|"
    rf"targeting|bombed|shelled|destroyed|damaged|against|least|more|most|up|than|\d+|of|by|in|on|"
    rf"at|near|from|that|"
    rf"with)\b){WORD}\s+)"
    rf"{{1,3}}of\s+(?:the\s+)?$",
    re.I,
)
"""What belongs to an actor: "vehicles of", "a commander of"."""
POSSESSIVE = re.compile(
    r"(?:['’]s)?\s*|['’]s\s+(?:(?:\w+-(?:backed|led|aligned|allied|linked)|paramilitary|armed|militant|Islamist|jihadist|"
    r"rebel|powerful|main|largest|biggest|Shi['’]?ite|Shia|Sunni|ruling|dominant|outlawed|banned|notorious|separatist)\s+){1,3}",
    re.IGNORECASE,
)
"""From a country to the group that is its: "Sudan's paramilitary"."""
OWNS = re.compile(r"['’]s?\s")
CHASED = re.compile(
    r"\b(?:chas|pursu|hunt|track|fought|fight|battl|confront|engag|repuls|repel|besieg|surround|encircl|corner|intercept|"
    r"trapp|ambush|surpris|clash\w*\s+with|fir(?:ed|ing)\s+(?:on|at))\w*\s+(?:down\s+|off\s+)?(?:(?:the|an?|some|several|suspected|"
    r"armed|fleeing|two|three|four|five|group|of)\s+){0,4}$",
    re.IGNORECASE,
)
"""In front of those whom somebody fought or pursued."""
HOME_OF = re.compile(
    r"(?:\b(?:is|are|was|were|remains?|became|being|be|considered|as)|,)\s+(?:\w+ly\s+)?(?:an?|the|one\s+of\s+the)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:strongholds?|bastions?|hotbed|heartland|home|seat|bases?|hideouts?|birthplace|cradle|domain|hub|"
    r"havens?)\s+(?:of|for|to)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""In front of whose ground it is, which is told of the place and not of the attack."""
HYPHENED = re.compile(
    r"-(?:linked|affiliated|aligned|allied|inspired|backed|supported|sponsored|run|controlled|held|"
    r"occupied|based|installed|trained|made|built|supplied|ruled|appointed|administered)\b",
    re.IGNORECASE,
)
"""Behind a name these tell of another party, or of a place: "al-Qaeda-linked fighters"."""
HOLDS_GROUND = re.compile(r"-(?:held|controlled|run|occupied|ruled)\s", re.IGNORECASE)
_FIRED_FROM = r"\b(?:fired|launched|shot|came|coming)\s+from\s+(?:an?\s+|the\s+)?"
FIRED_FROM = re.compile(rf"{_FIRED_FROM}(?:\w+\s+){{0,2}}$", re.IGNORECASE)
FIRED_FROM_GROUND = re.compile(
    rf"{_FIRED_FROM}(?:\w+\s+){{0,2}}?(?:positions?|areas?|territory|territories|bases?|land|parts?|"
    r"places?|villages?|towns?|hills?)\b[^,;.]{0,40}?\b(?:held|controlled|occupied|ruled|run)\s+by\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of who holds the ground from which arms were fired."""
FIRED_FROM_ITS = re.compile(
    r"\s+(?:positions?|territor(?:y|ies)|areas?|bases?|lines|launchers?|(?:war)?(?:ships?|planes?)|aircraft|jets?|"
    r"drones?|boats?|side)\b",
    re.IGNORECASE,
)
"""Behind whose it is: "fired from Houthi positions"."""
_FIGHT = (
    r"(?:clash(?:es)?|(?:gun|fire)\s?(?:fights?|battles?)|battles?|exchange\s+of\s+(?:fire|gunfire)|exchanges\s+of\s+"
    r"(?:fire|gunfire)|(?:exchanging|trading)\s+(?:fire|shots)|shoot-?outs?|fighting|encounters?|skirmish(?:es)?|"
    r"confrontations?|stand-?offs?|engagements?|firefights?)"
)
FOUGHT_WITH = re.compile(
    rf"\b(?:kill(?:ed|ing)|dead|died|die|fell|shot(?:\s+dead)?|slain|wounded|injured|hurt|perished)\b[^;:]{{0,90}}?\b(?:in|during|after|while)\s+"
    rf"(?:[\w’'-]+\s+){{0,3}}?{_FIGHT}\s+(?:(?:on\s+\w+day|overnight)\s+)?(?:with|against)\s+(?:the\s+|an?\s+)?"
    r"(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""In front of those with whom the dead had fought: "was killed in an exchange of fire with"."""
FIRE_FROM = re.compile(
    r"\b(?:came|come|coming|comes|been|was|were|be)\s+under\s+(?:[\w-]+\s+){0,4}?(?:fire|attack|bombardment|"
    r"shelling|assault)\s+(?:from|by|of)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:(?:groups?|units?|bands?|men|fighters|positions)\s+of\s+)?$|"
    r"\b(?:hit|struck|killed|wounded|injured|shot|caught)\s+(?:by|in)\s+(?:[\w-]+\s+){0,3}?(?:fire|shelling)\s+from\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of those whose fire it was: "came under mortar fire from"."""
FRIEND = re.compile(
    r"(?:['’]?s)?\s+(?:\w+\s+)?(?:branch|affiliate|wing|offshoot|chapter|franchise|ally|partner|splinter\s+group|faction)\b,?\s*",
    re.IGNORECASE,
)
FRIEND_ASIDE = re.compile(r",\s+(?:an?|the)\s+(?:\w+\s+)?$")
"""Behind and in front of a name that only tells of a party's friends."""
RAIDS = re.compile(
    r"(?:(?:masked|hooded|armed|heavily|unidentified|unknown|uniformed)\s+)*|"
    r"(?:drones?|aircraft|(?:war)?planes?|jets?|helicopters?)\s+(?:of|from)\s+(?:the\s+)?|"
    r"[^,.;]{1,80}\sby\s+(?:[\w’'-]+\s+){0,2}?",
    re.IGNORECASE,
)
"""From the beginning of the words of attack to the raiders in them."""
WHO_DID = re.compile(r"\s*,?\s+(?:who|which|that)\s+(?:[\w’'-]+\s+){0,4}", re.IGNORECASE)
"""Between a name and the verb of a clause about it: "the rebels who on Friday attacked"."""
