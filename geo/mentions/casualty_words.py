"""The words of casualty figures, and a sentence read as a string with one letter a word.

A sentence such as "killed six militiamen and wounded 30 others" becomes ``KNPAJNp``; the patterns
of `geo.mentions.casualties` are then short, exact and linear, and a match leads straight back to
the words. The letters stand in `TAGS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from geo.mentions.numbers import Number, find_numbers, plain

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
        "volunteer protester demonstrator judge lawyer mayor shepherd trader"
    ),
    "militant": (
        "militiaman militant fighter insurgent rebel terrorist jihadist jihadi extremist gunman "
        "guerrilla guerilla bomber attacker assailant militia hijacker separatist taliban houthi"
    ),
    "military": (
        "soldier troop serviceman servicewoman service-member policeman policewoman guard officer "
        "conscript sailor marine airman pilot troops police army-man gendarme peacekeeper "
        "paratrooper recruit sergeant lieutenant colonel captain corporal general "
        "policemen lieutenant-colonel crewman agent guardsman reservist cadet bodyguard"
    ),
    "unknown": (
        "person people man member commander leader chief official head operative figure adviser "
        "advisor spokesman individual victim other adult male female personnel force deputy "
        "nationals locals inhabitant foreigner expert ambassador minister diplomat "
        "contractor combatant other one"
    ),
}
_PLURALS = {
    "child": "children", "man": "men", "woman": "women", "person": "persons", "family": "families",
    "baby": "babies", "wife": "wives", "people": "people", "personnel": "personnel",
    "minors": "minors", "nationals": "nationals", "locals": "locals",
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
    "vehicle vehicles car cars tank tanks time times rocket rockets missile missiles drone "
    "drones attack attacks strike strikes airstrike airstrikes raid raids"
)
THINGS = frozenset(_THINGS_WORDS.split())
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
    "K": "killed slain martyred murdered assassinated massacred executed beheaded",
    "V": "kill kills slay slays murder",
    "G": "killing slaying murdering assassinating",
    "X": "dead deceased",
    "I": "died perished dies die drowned dying",
    "F": "deaths fatalities fatality death",
    "J": "injured wounded hurt maimed hospitalized hospitalised",
    "U": "injure injures wound hurts",
    "H": "injuring wounding hurting maiming",
    "Y": "injuries wounds injury",
    "C": "casualties casualty victims",
    "B": "was were is are be been being has have had having did does do reported confirmed "
    "believed said feared presumed found known",
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
    "D": "a an the his her its their this another",
    "S": "including included includes include among",
    "L": "left leaves leaving leave",
    "T": "toll tolls count",
    "Z": "no without any neither not never zero nobody none didn't",
    "Q": "lives life",
    "a": "reportedly also only seriously critically badly severely slightly gravely lightly "
    "allegedly apparently both all immediately later instantly fatally more currently already "
    "least either least shot confirmed then mortally moderately further so far thus "
    "officially subsequently still just",
    "d": "bodies corpses",
    "o": "them",
}
_TOLL_VERB_WORDS = (
    "rose rises rising climbed climbs reached reaches exceeded exceeds stands stood stand "
    "passed topped increased increases put raised raising hit bringing brings brought fell of "
    "at is"
)
TOLL_VERBS = frozenset(_TOLL_VERB_WORDS.split())
_TAG_OF = {word: tag for tag, words in TAGS.items() for word in words.split()}
_ORDINALS = frozenset(
    ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
)
_SUBORDINATE = frozenset({"where", "but", "however", "whereas"})

_ASIDE = re.compile(r"\([^()\d]{1,60}\)")  # "two men from (Shia group) Hezbollah"
_TOKEN = re.compile(r"\w+(?:['.-]\w+)*\.?(?<=\w)|[.,;:()\[\]\"!?-]|\S")


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
_SINGULAR = frozenset(
    noun for nouns in PEOPLE.values() for noun in nouns.split() if _PLURALS.get(noun) != noun
)


_SPEAKS = re.compile(
    r"(?:\s+(?:officers?|officials?|chiefs?|commanders?|spokes\w+|sources?))?"
    r"\s+(?:(?:has|had|have|later|also)\s+)?(?:said|says|say|told|added|wrote|confirmed|"
    r"announced)\b"
    r"(?!\s+to\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark of a sentence."""

    start: int
    end: int
    text: str
    """Lower case."""
    tag: str
    number: Number | None = None


def tag_words(text: str) -> list[Word]:
    """Return the words of a sentence with their letters.

    Besides `TAGS`: ``N`` number, ``P`` people, ``p`` one person, ``n`` capitalised word, ``w`` any
    other word that may stand before a noun, ``v`` one that may not, ``,`` and ``.`` marks.

    Examples
    --------
    >>> "".join(word.tag for word in tag_words("A strike killed six masked men near Rutba."))
    'DwKNwPEn.'
    """
    flat = _ASIDE.sub(lambda aside: " " * len(aside[0]), plain(text))
    shouted = flat.isupper()
    numbers = find_numbers(flat)
    words: list[Word] = []
    at = index = 0
    while match := _TOKEN.search(flat, at):
        while index < len(numbers) and numbers[index].end <= match.start():
            index += 1
        number = numbers[index] if index < len(numbers) else None
        if number and number.start <= match.start():
            words.append(Word(number.start, number.end, flat[number.start : number.end].lower(),
                              "N", number))  # fmt: skip
            at = number.end
            continue
        words.append(_word(flat, match, shouted=shouted))
        at = match.end()
    return _without_collectives(words)


def _without_collectives(words: list[Word]) -> list[Word]:
    """Let the number speak in "a family of six": the words before it count nobody."""
    for i, word in enumerate(words[3:], 3):
        before = [w.text for w in words[i - 3 : i]]
        if (
            word.number
            and before[0] in ("a", "the")
            and before[1] in COLLECTIVES
            and before[2] == "of"
        ):
            words[i - 3 : i] = [replace(w, tag="a") for w in words[i - 3 : i]]
    return words


def _word(flat: str, match: re.Match[str], *, shouted: bool) -> Word:
    said = match[0]
    text = said.lower()
    first = not flat[: match.start()].strip(" \"'(")
    tag = _tag(said, text, shouted=shouted, first=first)
    if tag in "Pp" and _SPEAKS.match(flat, match.end()):
        tag = "v"  # "six others, the mayor said": who speaks is not hurt
    return Word(match.start(), match.end(), text, tag)


def _tag(said: str, text: str, *, shouted: bool, first: bool) -> str:
    if not said[0].isalnum():
        return "," if said == "," else "."
    if said.isupper() and 1 < len(said) < 5 and not shouted:
        return "n"  # IS, US, WHO
    if text in _TAG_OF:
        return _TAG_OF[text]
    named = said[0].isupper() and not shouted and not first
    if text in GROUP_OF and not (named and text in _SINGULAR):
        return "p" if text in _SINGULAR else "P"
    if text in _ORDINALS:
        return "w"
    if text in _SUBORDINATE:
        return "."
    if not shouted and (said[0].isupper() or re.match(r"(?:al|el|as|ash|an|ar)-[A-Z]", said)):
        return "n"
    plural = text.endswith("s") and not text.endswith(("ss", "us", "'s"))
    return "v" if plural or (text.endswith("ly") and text != "elderly") else "w"
