"""Whether words of attack speak of violence: "hit by a rocket", not "hit by inflation".

A word alone can stand for much else. What the sentence names beside it decides: weapons, armed
forces, dead; against it speak games, accidents, markets, courts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.attacks.killing_words import (
    ACCUSED_OF,
    ATTACKED,
    ATTACKS,
    BARE_PASSIVE,
    BESIDES,
    CAME_AFTER,
    HATED,
    OF_REPORT,
    PEOPLE_HIT,
    PILLAGE,
    SEVERAL_KILLED,
    SLAYER_AFTER,
    SLAYER_BEFORE,
    SLAYER_FAR,
    SOLDIERS_BEFORE,
    TAKEN_AND,
    THEY_BEFORE,
)
from geo.attacks.phrases import (
    A_DAY,
    ARREST,
    AT_SEA,
    BY_ARMED,
    ELLIPSIS,
    FOES,
    FOES_BEHIND,
    FOUGHT_ON,
    HIT_BEFORE,
    LOOSE_CLASH,
    NEUTRALISED,
    OPENED_FIRE,
    PEOPLE_OF_ARMS,
    SHIP,
    SINKS_ONE,
    THE_ONE,
    TOLL,
    UNARMED,
)
from geo.attacks.weapons import find_weapons
from geo.attacks.words import (
    ACCIDENT,
    ANIMAL,
    ATTACK_NOUN,
    BARE_EXPLOSION,
    FIGURATIVE,
    FIGURATIVE_UNARMED,
    HITS_A_SITE,
    KNIFE,
    POLITICAL,
    SPACE,
    STATES_STRIKES,
    SURE,
    TRAFFIC,
    VIOLENCE,
)

REACH = 160
"""Characters beside the words of attack that are read with them."""
BARE_VERB_LEFT = re.compile(
    r"\b(?:to|not|never|they|we|could|can|may|might|will|would|should|must|shall|did|then|"
    r"[a-z]{3,}(?:[^s\W]s|men))\s+(?:also\s+|again\s+)?$",
    re.IGNORECASE,
)
"""In front of the verb "attack": "could attack", "rebels attack"."""
OBJECT = re.compile(
    r"\s+(?:the|a|an|its|their|several|multiple|two|three|\d+|targets?|at|in|[A-Z][\w’'-]+|US|U\.[A-Z]|"
    r"military|"
    r"positions?|houses?|homes?|areas?|villages?|towns?|neighbou?rhoods?|sites|civilians|rebel)\b"
)
"""What follows a verb of attack."""
_COLLIDED = re.compile(r"hits?|struck|strikes?|hitting|striking")
_WAS = re.compile(r"\b(?:was|were|been|being)\s+(?:also\s+|then\s+|again\s+|\w+ly\s+)?$")
_BY = re.compile(r"\s+(?:by|with|hard|hardest|badly|from)\b", re.IGNORECASE)
"""Behind "was hit" these say by what, and arms would have been told."""
_ADJECTIVE = re.compile(r"targeted|bombed|shelled|attacked|destroyed|struck|bombarded")
_AFTER_THE = re.compile(
    r"\b(?:the|an?|its|their)\s+$|\b(?:in|of|from|to|at|near|across|the|an?)\s+(?:recently|newly|badly|heavily|often|"
    r"already|frequently|previously)\s+$",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"destroyed|rock(?:s|ed)|shook|set\s.*|ignited", re.IGNORECASE)
_ATTACK_BESIDE = re.compile(r"explo|blast|strike|attack|raid", re.IGNORECASE)
_ARMED_INCIDENT = re.compile(r"\b(?:drone|rocket|missile|bomb|shooting)\s+$", re.IGNORECASE)
_HAPPENED = re.compile(r"\s+(?:reportedly\s+)?(?:happened|occurred|took\s+place)\b")
_FILMED = re.compile(r"\b(?:film|movie|video|photo|footage|scene|documentary|series|ads?)", re.I)
_BY_POLICE = re.compile(
    r"(?:\s+[\w’'-]+){0,5}?\s+by\s+(?:an?\s+|the\s+)?(?:[\w’'-]+\s+)?(?:police|officers?|deputies|guards?)",
    re.IGNORECASE,
)
_AIRBORNE = re.compile(r"\b(?:plane|aircraft|jet|helicopter|balloon|airliner|glider|UAV)", re.I)
_GROWTH = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:costs?|prices?|debts?|population|numbers?|figures?|demand|cases|rates?|"
    r"inflation|budgets?|interest|popularity|market)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^\W*(?:[^,.;]{1,40},\s+)?|[.;,]\s+(?:and\s+|while\s+)?|\band\s+)$", re.I)
"""In front of "another fell": its sentence or clause begins there."""
_CRUEL = re.compile(r"behead|slaughter|execut", re.IGNORECASE)
_CLASHED = re.compile(r"clash|skirmish", re.IGNORECASE)
_BY_SENTENCE = frozenset(
    {
        "ablaze",
        "debris",
        "ripped",
        "clash",
        "sunk",
        "cruel",
        "elliptic",
        "blade",
        "killing",
        "thwarted",
    }
)
"""Words that the sentence as a whole makes those of arms."""
_POLICE = re.compile(r"\bpolice|\briot", re.IGNORECASE)
_ARRESTING = re.compile(r"raid|storm(?:ed|s)$")
_TARGETS_VERB = re.compile(r"\s+(?:the|a|an|its|two|three|several|[A-Z])")
_BESIDE = re.compile(
    r"\s*(?:['’]s\s+)?(?:(?:fighters|militants|forces|troops|soldiers|gunmen|rebels|guerr?illas|members|"
    r"men|army|jets|drones|elements|cadres|operatives|group|movement|militia|gang|faction|militiamen|"
    r"insurgents|jihadists|terrorists|separatists|mercenaries|and\s+allied\s+\w+|,[^,]{1,60},|have|has|had|also|reportedly|"
    r"allegedly|\w+ly|on\s+\w+day)\s+){0,5}(?:who\s+(?:[\w’'-]+\s+){1,9})?$",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"(?:\s+(?!in\s+(?-i:[a-z])|when\b|after\b|during\b)[\w,’'-]+){0,6}?\s+by\s+(?:the\s+)?"
    r"(?:(?:suspected|alleged|[\w’'-]+)\s+){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What a sentence says of violence as a whole, read once for all its words."""

    text: str
    weapons: bool
    thrown: bool
    """It names what is thrown, or flies by itself; a plane or a ship may just have crashed."""
    figurative: list[tuple[int, int]]
    violence: list[tuple[int, int]]
    of_state: list[tuple[int, int]]
    """Where a state's strikes hit something, or anybody's a thing that workers strike not."""
    armed: bool
    told: bool
    mishap: bool
    parties: tuple[tuple[int, int], ...]


def signs_of(
    text: str, *, armed: bool, told: bool, mishap: bool, parties: tuple[tuple[int, int], ...]
) -> Signs:
    """Read what a sentence says of violence; the arguments are those of `events.find_triggers`."""
    weapons = find_weapons(text)
    figures = (FIGURATIVE,) if weapons else (FIGURATIVE, FIGURATIVE_UNARMED, POLITICAL)
    return Signs(
        text,
        weapons=bool(weapons),
        thrown=any(w.munition != "unknown" or w.platform == "drone" for w in weapons),
        figurative=[m.span() for pattern in figures for m in pattern.finditer(text)],
        violence=[m.span() for m in VIOLENCE.finditer(text)],
        of_state=[m.span() for of in (STATES_STRIKES, HITS_A_SITE) for m in of.finditer(text)],
        armed=armed,
        told=told,
        mishap=mishap,
        parties=parties,
    )


def violent(match: re.Match[str], signs: Signs) -> bool:
    """Whether the words, or those beside them, speak of violence."""
    word = match[0].lower()
    figure = any(a < match.end() and match.start() < b for a, b in signs.figurative)
    if figure or _to_arrest(match, signs):
        return False
    if match["slain"]:
        return _slain(match, signs)
    if match["deed"]:
        return True
    if match.lastgroup in _BY_SENTENCE:
        return _by_its_sentence(match, signs)
    if (certain := _judged_alone(word, match, signs)) is not None:
        return certain
    if any(a <= match.start() and match.end() <= b for a, b in signs.of_state):
        return True
    if not signs.armed and (ANIMAL.search(signs.text) or _accident(word, signs)):
        return False
    if signs.armed or SURE.search(word) or (signs.told and ATTACK_NOUN.fullmatch(word)):
        return True
    beside = any(b <= match.start() or match.end() <= a for a, b in signs.violence)
    if beside or (ATTACKS.match(word) and ATTACKED.search(signs.text)):
        return True
    # "the depot was struck the same day", in a report of attacks
    was_hit = _COLLIDED.fullmatch(word) and _WAS.search(signs.text[: match.start()])
    return bool(signs.told and was_hit and not _BY.match(signs.text, match.end()))


def _to_arrest(match: re.Match[str], signs: Signs) -> bool:
    """Whether police came to arrest, and used no arms: "raided a house, detaining four"."""
    text = signs.text
    if not _ARRESTING.match(match[0].lower()) or not ARREST.search(text):
        return False
    if TOLL.search(text) or BY_ARMED.search(text):
        return False
    others = (w for w in find_weapons(text) if not w.start <= match.start() < w.end)
    return not OPENED_FIRE.search(text) and all(w.munition == "unknown" for w in others)


def _accident(word: str, signs: Signs) -> bool:
    """Whether the sentence speaks of a mishap: "a bus hit a truck", "the plane crashed"."""
    if signs.thrown:
        return False
    if not (signs.weapons or signs.told) and KNIFE.search(signs.text):
        return not HATED.search(signs.text)
    if signs.mishap and not signs.weapons and BARE_EXPLOSION.fullmatch(word):
        return True
    collided = _COLLIDED.fullmatch(word) and TRAFFIC.search(signs.text)
    return bool(collided or ACCIDENT.search(signs.text))


def _by_its_sentence(match: re.Match[str], signs: Signs) -> bool:
    """Whether "debris fell", "another ripped through a market", "clashes" are of arms here."""
    text = signs.text
    if match["ablaze"]:
        return signs.told and not (signs.mishap or TOLL.search(text))
    if match["elliptic"]:
        return signs.told and bool(_OPENS.search(text[: match.start()]))
    if match["blade"]:
        ours = signs.told or signs.armed or HATED.search(text)
        return bool(ours) and not BESIDES.search(text, 0, match.start())
    if match["killing"] and SEVERAL_KILLED.match(text, match.start()):
        return True
    if match["cruel"] or match["killing"] or match["thwarted"]:
        return signs.told or signs.armed or bool(FOES.search(text))
    if match["debris"]:
        return signs.weapons or signs.told
    if match["sunk"]:
        return _sunk(match, signs)
    if match["ripped"]:
        return signs.weapons or bool(signs.told and ELLIPSIS.search(text) and TOLL.search(text))
    return _fought(match, signs)


def _fought(match: re.Match[str], signs: Signs) -> bool:
    """Whether a clash is one of arms: with dead, or of two armed sides on a day."""
    text = signs.text
    if not LOOSE_CLASH.search(match[0]):
        return not UNARMED.search(text)
    bare = _CLASHED.match(match[0]) and not _POLICE.search(text)
    bare = bool(bare) or (signs.told and bool(OF_REPORT.search(match[0])))
    fought = bare or signs.armed or signs.weapons or FOES.search(match[0]) or FOES.search(text)
    if not fought or UNARMED.search(text):
        return False
    return bool(TOLL.search(text) or (FOUGHT_ON.search(text) and A_DAY.search(text)))


def _sunk(match: re.Match[str], signs: Signs) -> bool:
    """Whether a ship was sunk by somebody: "the tanker was sunk", "jets sank a patrol boat"."""
    text = signs.text
    if not SHIP.search(text) or AT_SEA.search(text):
        return False
    if _WAS.search(text[: match.start()]):
        return True
    if SINKS_ONE.match(text, match.end()):
        return signs.weapons or signs.armed
    return signs.told and " " in match[0] and not HIT_BEFORE.search(text, match.end())


def _slain(match: re.Match[str], signs: Signs) -> bool:
    """Whether arms killed: "militants killed nine", "killed by the Taliban"; not a bare toll."""
    text = signs.text
    before = text[max(0, match.start() - REACH) : match.start()]
    if BARE_PASSIVE.match(text, match.end()) and CAME_AFTER.search(text[: match.start()]):
        return True  # "the raid came a day after six were killed in Gao"
    if match[0].lower() == "massacred" or (signs.told and THE_ONE.fullmatch(text[: match.start()])):
        return True
    if match[0].lower() == "shot" and (_WAS.search(before) or TAKEN_AND.search(before)):
        return not (_FILMED.search(text) or _BY_POLICE.match(text, match.end()))
    if NEUTRALISED.match(match[0]) and (sure := _neutralised(match, signs)) is not None:
        return sure
    if SLAYER_AFTER.match(text, match.end()) and (not signs.told or _CRUEL.match(match[0])):
        return True
    if any(_AGENT.fullmatch(text, match.end(), a) for a, _ in signs.parties if a > match.end()):
        return True
    if PEOPLE_HIT.match(text, match.end()) and ACCUSED_OF.search(before):
        return signs.armed or any(p.search(before) for p in (SOLDIERS_BEFORE, FOES, HATED))
    if match[0].lower().endswith("ing") or BARE_PASSIVE.match(text, match.end()):
        return False
    if _by_arms(match, before, signs) or SLAYER_BEFORE.search(before):
        return True
    return any(
        _BESIDE.fullmatch(text, b, match.start()) for _, b in signs.parties if b <= match.start()
    )


def _neutralised(match: re.Match[str], signs: Signs) -> bool | None:
    """Whether it is said of armed people; None where other words decide."""
    if not PEOPLE_OF_ARMS.search(signs.text):
        return False  # "France eliminated Nigeria"
    return True if signs.armed and FOES_BEHIND.match(signs.text, match.end()) else None


def _by_arms(match: re.Match[str], before: str, signs: Signs) -> bool:
    """Whether armed people named further back, soldiers, or the armed who say so killed somebody.

    "Gunmen encircled the church during prayers and killed 12", "it had killed two gunmen".
    """
    if not PEOPLE_HIT.match(signs.text, match.end()) or _WAS.search(before):
        return False
    if SLAYER_FAR.search(before):
        return True
    people = _CRUEL.match(match[0]) or PEOPLE_OF_ARMS.search(signs.text, match.end())
    foes = people and signs.armed
    return bool(SOLDIERS_BEFORE.search(before) or (foes and THEY_BEFORE.search(before)))


def slew_on_the_way(match: re.Match[str], signs: Signs) -> bool:
    """Whether armed people killed others while they did what the sentence tells: ", killing 12"."""
    if not match["slain"] or not match[0].lower().endswith("ing"):
        return False
    before = signs.text[max(0, match.start() - REACH) : match.start()]
    people = PEOPLE_HIT.match(signs.text, match.end())
    if before.rstrip().endswith(" after"):  # "the army took Gao after killing nine rebels"
        return bool(people and signs.armed and PEOPLE_OF_ARMS.search(signs.text, match.end()))
    return bool(people and before.rstrip().endswith(",") and SLAYER_FAR.search(before))


def _judged_alone(word: str, match: re.Match[str], signs: Signs) -> bool | None:
    """Judge words that need a certain neighbour; None for all others."""
    text = signs.text
    before = text[max(0, match.start() - REACH) : match.start()]
    after = text[match.end() : match.end() + REACH]
    if word.startswith("shot") and _BY_POLICE.match(text, match.end()):
        return False
    if word in ("shot down", "downed") and not (signs.weapons or signs.armed):
        return bool(_AIRBORNE.search(text))  # an offer is shot down too
    if word.startswith("explod") and _GROWTH.match(after):
        return False
    if word in ("incident", "incidents", "one", "another"):
        took_place = signs.told and not signs.mishap and _HAPPENED.match(after)
        like = word[0] != "i" and _ATTACK_BESIDE.search(text)  # "a blast came after one in Gao"
        return bool(took_place or like or _ARMED_INCIDENT.search(before))
    if word in ("target", "shell") and not (BARE_VERB_LEFT.search(before) and OBJECT.match(after)):
        return False  # the nouns: "a target of", "a shell"
    if word == "targets" and not _TARGETS_VERB.match(after):
        return False  # the noun: "targets in Syria"
    if PILLAGE.fullmatch(word) and not match["noun"]:
        return bool(SLAYER_FAR.search(before))
    # "the targeted airbase", "in recently struck areas"
    thing = _ADJECTIVE.fullmatch(word) and _AFTER_THE.search(before)
    if thing or (match["fired"] and SPACE.search(text)):
        return False
    if _UNSURE.fullmatch(word) and not signs.weapons:
        return bool(_ATTACK_BESIDE.search(text))
    return None
