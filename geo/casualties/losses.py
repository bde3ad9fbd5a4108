"""Figures of missing and of captured people, as the sentences state them.

"Five fishermen were missing", "abducted 12 schoolgirls", "took three soldiers hostage". Arrests by
police are not counted, nor what might happen, nor people captured long before who were freed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from geo.casualties import SKIPPED_SECTIONS
from geo.casualties.words import GROUP_OF, HEDGE, Group
from geo.patterns.gates import Gate
from geo.patterns.numbers import Modality, find_numbers, plain
from geo.records import CasualtyMention, Sentence

Loss = Literal["missing", "captured"]

_PERSON = "|".join(sorted(map(re.escape, GROUP_OF), key=len, reverse=True))
_MISSING = r"missing|unaccounted\s+for"
_CAPTURED = (
    r"(?:captured|abducted|kidnapped|seized|snatched|(?:taken|held)\s+(?:hostage|prisoner|captive)|"
    r"taken\s+away\s+by)"
)
_BEFORE_CUE = (
    r"(?:(?:were|was|are|is|remain(?:ed|s)?|have|has|had|been|being|still|also|reported|reportedly|"
    r"believed|feared|presumed|said|to|be|listed|as|went|gone|go|later|all)\s+)"
)
_WHERE = r"(?:\s+(?:from|of|in|on|aboard)\s+(?:the\s+)?(?:[\w'-]+\s?){1,4}?)?"
_CUE = re.compile(
    rf"\b(?:{_MISSING})\b|captur|abduct|kidnap|seiz|snatch|hostage|prisoner|captive", re.I
)
_GATE = Gate(_CUE)
_SUBJECT = re.compile(
    rf"(?P<people>(?:\s+(?:of\s+(?:the|its|their|his)\s+)?(?:[\w'-]+\s+){{0,3}}?(?:{_PERSON}))?"
    rf"){_WHERE}\s+(?:{_BEFORE_CUE}{{1,5}}(?:(?P<missing>{_MISSING})|(?P<captured>{_CAPTURED}))|"
    rf"(?P<bare>(?:still\s+)?missing))\b(?!\s+(?:in\s+action\s+since|since|persons))",
    re.IGNORECASE,
)
"""Behind a number: "five fishermen were missing"; "three dead and five missing"."""
_OBJECT = re.compile(
    rf"(?P<people>\s+(?:[\w'-]+\s+){{0,3}}?(?:{_PERSON}))\b(?P<held>{_WHERE}\s+(?:hostage|prisoners?|"
    r"captive))?",
    re.IGNORECASE,
)
_TAKING = re.compile(
    r"\b(?:(?P<sure>captur(?:ed|ing)|abduct(?:ed|ing)|kidnapp(?:ed|ing)|snatch(?:ed|ing)|seized|"
    r"seizing)|took|taking|taken)\s+(?:hostage\s+|captive\s+|prisoner\s+|away\s+)?$",
    re.IGNORECASE,
)
"""In front of a number: "abducted 12 schoolgirls", "took three soldiers hostage"."""
_ONE = re.compile(r"(?<![\w-])(?:an?|one|another)(?=\s+[a-z])", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:to|could|may|might|would|should|if|whether|threatened|planned|vowed|not|never|freed?|"
    r"released?|rescued?)\s+(?:[\w'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_NEAR = 30


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number of people, or one person."""

    start: int
    end: int
    low: int
    high: int | None
    modality: Modality


def find_losses(sentences: Sequence[Sentence]) -> list[CasualtyMention]:
    """Return the figures of missing and captured people, in the order of reading.

    Parameters
    ----------
    sentences
        All sentences of the report; what is no text of an event is passed over.
    """
    return [
        mention
        for number, sentence in enumerate(sentences)
        if sentence.section not in SKIPPED_SECTIONS and _GATE.opens(sentence.text)
        for mention in _of_sentence(number, sentence)
    ]


def _of_sentence(number: int, sentence: Sentence) -> Iterator[CasualtyMention]:
    text = plain(sentence.text)
    exact = (_Counted(n.start, n.end, n.low, n.high, n.modality) for n in find_numbers(text))
    taken: list[tuple[int, int]] = []
    single = (_Counted(*m.span(), 1, 1, "exact") for m in _ONE.finditer(text))
    for one in chain(exact, single):
        loss, people, end = _lost(text, one)
        if loss is None or any(a < end and one.start < b for a, b in taken):
            continue
        taken.append((one.start, end))
        bounds = (None if one.modality == "at_most" else one.low, one.high)
        yield _mention(number, sentence, one, (loss, bounds, people, end), text)


def _mention(
    number: int,
    sentence: Sentence,
    one: _Counted,
    lost: tuple[Loss, tuple[int | None, int | None], str, int],
    text: str,
) -> CasualtyMention:
    loss, bounds, people, end = lost
    hedge = HEDGE.search(text, max(0, one.start - 2 * _NEAR), end)
    missing, captured = (
        bounds if loss == kind else (None, None) for kind in ("missing", "captured")
    )
    return CasualtyMention(
        span=sentence.at(one.start, end),
        sentence=number,
        killed_min=None,
        killed_max=None,
        injured_min=None,
        injured_max=None,
        group=_group(people),
        people=people,
        hedge=hedge[0].lower() if hedge else "",
        modality=one.modality,
        role="count",
        missing=missing,
        captured=captured,
    )


def _lost(text: str, one: _Counted) -> tuple[Loss | None, str, int]:
    """What became of the people counted, who they were, and where the words end."""
    before = text[max(0, one.start - _NEAR) : one.start]
    taking = _TAKING.search(before)
    if taking and not _UNREAL.search(before[: taking.start()]):
        found = _OBJECT.match(text, one.end)
        if found and (taking["sure"] or found["held"] or len(taking[0].split()) > 1):
            return "captured", found["people"].strip(), found.end()
    found = _SUBJECT.match(text, one.end)
    if found is None or _UNREAL.search(before):
        return None, "", one.end
    return "captured" if found["captured"] else "missing", found["people"].strip(), found.end()


def _group(people: str) -> Group:
    told = [GROUP_OF[w] for w in people.lower().split() if w in GROUP_OF]
    return next((group for group in told if group != "unknown"), "unknown")
