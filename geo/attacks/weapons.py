"""What an attack was made with: the words, and the type of event they make it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.patterns.gates import Gate
from geo.patterns.numbers import find_numbers
from geo.records import EventType, Sentence, Weapon

# words -> platform, munition, event type, weight. The heaviest word of a clause decides the type:
# "a drone fired three rockets" is a drone strike, "warships shelled" a naval attack.
WEAPONS: tuple[tuple[str, str, str, EventType, int], ...] = (
    (
        r"(?:drone(?!s? boat)|uav|shahed(?:[- ]\d+)?|loitering munition|"
        r"(?:unmanned|uncrewed|remote-controlled) (?:surface )?(?:boat|vessel|craft)|"
        r"(?:unmanned|uncrewed|pilotless) (?:aerial vehicle|aircraft|plane)|"
        r"quadcopter|remotely piloted aircraft)s?",
        "drone", "unknown", "drone_strike", 9,
    ),
    (
        r"suicide (?:car )?bomb(?:er|ing|ers|ings|s)?|suicide attack(?:er|ers|s)?|"
        r"suicide vest|explosive vest|(?:blew|blows|blowing) (?:himself|herself|themselves) up|"
        r"suicide blasts?",
        "person", "ied", "bombing", 8,
    ),
    (
        r"car[- ]bomb(?:ing|ings|s)?|truck bomb(?:ing|ings|s)?|vehicle bomb|vbied|"
        r"explosives-laden|booby[- ]trapped|packed with explosives",
        "vehicle", "ied", "bombing", 8,
    ),
    (
        r"(?:parked )?(?:car|vehicle|truck|lorry|minibus|van|motorcycle|motorbike|bus)s? "
        r"(?:exploded|blew up|detonated)|"
        r"blew up (?:his|her|their|an?|the) (?:car|vehicle|truck|van|motorcycle)",
        "vehicle", "ied", "bombing", 4,
    ),
    (
        r"ieds?|improvised explosive devices?|roadside bomb(?:ing|ings|s)?|land ?mines?|"
        r"mines?(?=\s+(?:went|explod|blew|blast|deton|planted|laid|buried|hidden|"
        r"kill|wound|injur|maim|destroy|damag|hit|ripped|tore|struck))|"
        r"explosive (?:devices?|charges?)|magnetic bombs?|sticky bombs?|pipe bombs?|grenades?|"
        r"dynamite[d]?|booby[- ]traps?|(?:limpet|naval|anti-?personnel|anti-?tank) mines?|"
        r"(?:hit|struck|over|on|by|triggered) an? (?:\w+ )?mine",
        "ground", "ied", "bombing", 7,
    ),
    (
        r"warships?|naval vessels?|gunboats?|frigates?|destroyers?|submarines?|speedboats?|"
        r"(?:sea|naval|marine|surface|maritime|underwater) drones?|drone boats?|"
        r"military ships?|naval",
        "ship", "unknown", "naval_attack", 7,
    ),
    (
        r"mortars?(?: (?:rounds?|shells?|bombs?|fire))?",
        "ground", "mortar", "shelling", 6,
    ),
    (
        r"artillery|howitzers?|tank (?:fire|shells?)|shelling|shelled|bombardments?|"
        r"explosive (?:rounds|bullets|shots|projectiles)",
        "ground", "shell", "shelling", 5,
    ),
    (
        r"(?:ballistic|cruise|anti-ship|surface-to-surface|guided) missiles?",
        "ground", "missile", "missile_rocket", 6,
    ),
    (
        r"(?:multiple |anti-tank )?rocket launchers?|rpgs?(?:-\d+)?|rocket-propelled grenades?",
        "ground", "rocket", "missile_rocket", 4,
    ),
    (
        r"rockets?(?! launchers?)(?: (?:shells?|fire|attacks?|barrages?))?|katyushas?|grads?",
        "ground", "rocket", "missile_rocket", 6,
    ),
    (
        r"missiles?",
        "unknown", "missile", "missile_rocket", 5,
    ),
    (
        r"shells?",
        "ground", "shell", "shelling", 4,
    ),
    (
        r"air[- ]?strikes?|air[- ]raids?|air attacks?|(?:air|aerial) aggressions?|"
        r"aerial (?:attacks?|bombardments?|bombings?|strikes?)|air assaults?|air campaigns?|"
        r"bombing raids?",
        "aircraft", "unknown", "air_strike", 7,
    ),
    (
        r"air force(?= (?:(?:has|had|have|also|jets?|planes?) ){0,2}(?:bomb|drop|struck|strikes|"
        r"hit|pound|raid|attack|target|carried|launch|conduct|kill|destroy))|antonovs?|"
        r"sukhois?|mig-?\d+s?|mirages?|gyrocopters?|paramotors?|paragliders?|"
        r"war ?planes?|fighter jets?|jets|aircraft|planes?|f-?\d{2}s?|(?:strategic|long-range|"
        r"heavy|stealth|supersonic|nuclear|russian|u\.?s\.?|american|soviet|tu-?\d+\w*|"
        r"b-?\d+) bombers",
        "aircraft", "unknown", "air_strike", 6,
    ),
    (
        r"(?:barrel|glide|guided|aerial|vacuum|cluster|thermobaric) bombs?|explosive barrels?",
        "aircraft", "bomb", "air_strike", 6,
    ),
    (
        r"helicopters?|gunships?",
        "helicopter", "unknown", "air_strike", 6,
    ),
    (
        r"bomb(?:s|ing|ings)?|explosives?|bombers?|munitions?|"
        r"devices?(?=(?: [\w’'-]+){0,6}? (?:explod|went off|deton|blew))",
        "unknown", "bomb", "bombing", 3,
    ),
    (
        r"raided",
        "unknown", "unknown", "armed_attack", 1,
    ),
    (
        r"gunm[ae]n|gunfire|gunshots?|shooting|shot dead|fatally shot|"
        r"shot and killed|armed men|assaulted|opened fire|gun attack|machine[- ]guns?|"
        r"rifles?|stormed|ambush(?:ed|es)?|assassinat(?:ed|ion)|snipers?|riddled with bullets|"
        r"machine-?gunned|massacred|overran|gunned down|gun ?battles?|gun ?fights?|fire ?fights?|"
        r"shoot-?outs?|exchanges? of (?:gun)?fire|shot and (?:killed|wounded)",
        "person", "gunfire", "armed_attack", 4,
    ),
)  # fmt: skip

_ANY = re.compile(
    "|".join(rf"(?P<w{i}>\b(?:{words})\b)" for i, (words, *_) in enumerate(WEAPONS)), re.IGNORECASE
)
_GATE = Gate(_ANY)
_SENTENCES = 256
_MODEL = re.compile(
    r"^\s*-?\s*(?:workshop|factor(?:y|ies)|depot|storage|stores?\b|warehouse|stockpile|launch(?:ing)?\s+"
    r"(?:pad|site|position|platform)|production|assembly|arsenal|commander|expert|specialist|maker|manufacturer|industry|programme|program|defen[cs]es?)\b",
    re.I,
)


_STRUCK = re.compile(
    r"\b(?:hit|struck|destroyed|targeted|bombed)\s+(?:(?:an?|the|its|their|some|several|two|"
    r"three|dozens\s+of|scores\s+of|about|at\s+least|more\s+than|nearly|around|[\d,]+|enemy|"
    r"mobile|rebel|[A-Z][\w’'-]+)\s+)+$",
)
_BEFORE = 80
"""In front of a weapon that was itself hit: "destroyed two rocket launchers"."""


@dataclass(frozen=True, slots=True)
class WeaponWord:
    """One weapon word of a sentence; offsets count in the sentence."""

    start: int
    end: int
    platform: str
    munition: str
    event_type: EventType
    weight: int


@lru_cache(maxsize=_SENTENCES)
def find_weapons(text: str) -> tuple[WeaponWord, ...]:
    """Find weapon words in a sentence; a report's sentences are asked about more than once."""
    found = []
    for match in _GATE.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        _, platform, munition, event_type, weight = WEAPONS[int((match.lastgroup or "w0")[1:])]
        thing = platform in ("aircraft", "helicopter", "ship") or "launcher" in match[0]
        hit = thing and _STRUCK.search(before)
        if hit or _MODEL.match(text[match.end() : match.end() + 20]):
            continue
        found.append(WeaponWord(match.start(), match.end(), platform, munition, event_type, weight))
    return tuple(found)


def type_of(words: Sequence[WeaponWord]) -> EventType | None:
    """Type of an event told with these weapon words; None when there are none."""
    return max(words, key=lambda w: (w.weight, -w.start)).event_type if words else None


def weapon_of(sentence: Sentence, words: Sequence[WeaponWord]) -> Weapon | None:
    """Join the weapon words of one clause into what is said of the weapon."""
    if not words:
        return None
    known = [w.platform for w in sorted(words, key=lambda w: -w.weight) if w.platform != "unknown"]
    munitions = [w.munition for w in words if w.munition != "unknown"]
    numbers = {n.end: n.low for n in find_numbers(sentence.text) if n.low == n.high}
    counts: dict[bool, int | None] = {True: None, False: None}
    for word in words:
        thrown = word.munition not in ("unknown", "ied", "gunfire")
        before = len(re.sub(r"\s+(?:\w+\s+)?$", "", sentence.text[: word.start]))
        close = len(sentence.text[: word.start].rstrip())
        number = numbers.get(close) or numbers.get(before)
        if number and re.search(r"s\b", sentence.text[word.start : word.end]):
            counts[thrown] = number
    return Weapon(
        platform=known[0] if known else "unknown",
        munition=munitions[0] if munitions else "unknown",
        count_platforms=counts[False],
        count_munitions=counts[True],
        spans=tuple(sentence.at(w.start, w.end) for w in words),
    )
