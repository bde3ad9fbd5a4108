"""Where a telling happened: the place names of its clause that are no speaker's and no party's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.mentions.clauses import Clause
from geo.mentions.events import Trigger
from geo.mentions.scenes import scenes_of
from geo.mentions.speakers import Speaker
from geo.mentions.weapons import WeaponWord
from geo.records import CasualtyMention, DateMention, Sentence, Span, Toponym

_IN_FRONT = re.compile(r"\W*(?:in|from|at)\s+(?:the\s+)?", re.IGNORECASE)
_NEXT = re.compile(r",?\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_TAKEN_TO = re.compile(
    r",?\s+(?:where|to\s+which)\s+(?:\w+\s+)?(?:of\s+the\s+)?(?:wounded|injured|survivors?|"
    r"victims?|bodies|casualties|dead|patients|they|he|she)\s+(?:was|were|had\s+been|are|is)\b"
    r"(?!\s+(?:killed|shot|hit|attacked))",
    re.IGNORECASE,
)
"""Behind a name: who was hit came there later."""
_CARE = re.compile(
    r"\b(?:taken|rushed|airlifted|flown|evacuated|transferred|admitted|moved|brought|shifted|died|"
    r"treated|hospitali[sz]ed|received)\b[^.;]{0,60}\b(?:hospitals?|clinic|morgue|facility|cent(?:er|re))"
    r"\b[^;,]{0,15}\b(?:in|of|at)\s(?:the\s)?(?:(?:[\w'-]+\s){0,2}[\w'-]+(?:,|\sand)\s)?$|"
    r"\b(?:wounded|injured|bodies|casualties|patients)\b[^.;]{0,30}\b(?:taken|rushed|airlifted|flown|"
    r"evacuated|transferred|moved|brought|shifted)\s(?:on\s)?to\s(?:the\s)?$",
    re.IGNORECASE,
)
"""In front of a name: there the hurt were looked after."""
_CARE_REACH = 160
"""Characters in front of a name in which these words stand."""
_MODIFIED = 25
"""Characters between a name and the noun of attack that it describes: "the Duma market bombing"."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in one sentence, with indices into the report's lists."""

    sentence: Sentence
    number: int
    toponyms: list[tuple[int, Toponym]]
    dates: list[tuple[int, DateMention]]
    casualties: list[CasualtyMention]
    speakers: list[Speaker]
    weapons: tuple[WeaponWord, ...]
    mishap: bool
    """The report speaks of an accident."""


def within(span: Span, clause: Clause, sentence: Sentence) -> bool:
    """Whether words of a sentence stand in a clause of it."""
    return clause.holds(span.start - sentence.span.start)


def scenes(found: Found) -> list[tuple[int, Toponym]]:
    """The names that say where it happened, not where somebody speaks.

    "The ministry in Moscow said" never counts; "In Washington the Pentagon confirmed strikes in
    Aleppo" counts only where nothing else says where.
    """
    shift = found.sentence.span.start
    scenes = [
        (i, t)
        for i, t in found.toponyms
        if t.role == "event_location"
        and not any(s.start <= t.span.start - shift < s.end for s in found.speakers)
        and not _TAKEN_TO.match(found.sentence.text, t.span.end - shift)
    ]
    elsewhere = [(i, t) for i, t in scenes if not _speaks_from(t, found)] or scenes
    return [(i, t) for i, t in elsewhere if not of_care(t, found)] or elsewhere


def of_care(toponym: Toponym, found: Found) -> bool:
    """Whether the hurt and the dead were only brought there: "died in a hospital in Quetta"."""
    at = toponym.span.start - found.sentence.span.start
    return bool(_CARE.search(found.sentence.text[max(0, at - _CARE_REACH) : at]))


def placed(clause: Clause, found: Found) -> list[int]:
    """Return the names of a clause that say where it happened.

    Where no preposition of place governs one ("Monday's shelling of Barza", "rebels entered Duma")
    the scene of its main word is taken.
    """
    sentence, main = found.sentence, clause.main
    places = [i for i, t in scenes(found) if within(t.span, clause, sentence)]
    if places or not found.toponyms:
        return places
    names = [t for _, t in found.toponyms]
    heads = scenes_of(sentence, (main.start, main.end), names)
    told = [t for t in heads if not _acts(t, main, sentence)]
    return [i for i, t in found.toponyms if t in told and within(t.span, clause, sentence)]


def _acts(toponym: Toponym, main: Trigger, sentence: Sentence) -> bool:
    """Whether a name may be of who did it: a country, the seat of one, the subject of a verb."""
    if any(e.feature_code.startswith(("PCL", "PPLC")) for e in toponym.entries):
        return True
    gap = main.start - (toponym.span.end - sentence.span.start)
    return gap >= 0 and not main.passive and not (main.noun and gap <= _MODIFIED)


def _speaks_from(toponym: Toponym, found: Found) -> bool:
    """Whether a name opens the sentence right before its speaker."""
    text = found.sentence.text
    start, end = (at - found.sentence.span.start for at in (toponym.span.start, toponym.span.end))
    opens = _IN_FRONT.fullmatch(text[:start])
    return bool(opens) and any(
        _NEXT.fullmatch(text[end : s.start]) for s in found.speakers if s.start >= end
    )
