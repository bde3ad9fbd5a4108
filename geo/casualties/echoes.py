"""Figures that only echo the sentence before.

"Five people were shot dead. Police said two." The number stands alone behind a verb of saying;
whose dead or hurt it counts, the sentence before has said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.casualties.drafts import Draft
from geo.patterns.gates import Gate
from geo.patterns.numbers import find_numbers, plain

_SAYS = (
    r"(?:said|says|counted|reported|spoken?\sof|spoke\sof|(?:gave|given|gives)\s(?:a|the|its)\s(?:\w+\s)?"
    r"(?:figure|number|total|toll)\s(?:of|as|at)|put\s(?:it|them|the\s(?:figure|number|total))\sat)"
)
_ECHO = Gate(
    re.compile(
        rf"^(?P<who>[^,.;:\"]{{2,60}}?(?:,\s[^,.;:\"]{{2,50}},)?)\s{_SAYS}\s(?=\S)", re.IGNORECASE
    )
)
_AGAINST = Gate(
    re.compile(
        rf"(?:[\s,;](?:while|but|whereas|although|though|and)|;)\s(?P<who>[^,.;:\"]{{2,60}}?)\s{_SAYS}\s(?=\S)",
        re.IGNORECASE,
    )
)
"""The same behind the figure of its own sentence: "put it at 14, while officials spoke of nine"."""
_AND_OTHERS = Gate(
    re.compile(
        r"(?:,|[,;]?\s(?:and|while|but))\s(?P<who>[^,.;:\"\d]{2,50}?)\s(?:at|as)\s(?=\S)",
        re.IGNORECASE,
    )
)
_PUT = re.compile(
    r"\b(?:put|puts|putting|gave|gives|given|giving|estimated)\b[^.;]{0,40}?\b(?:at|as)\s", re.I
)
"""Words by which the other voice needs no verb: "police put it at 16, a nurse at 20"."""
_ENDS = re.compile(
    r"\s*(?:[.;]|$|,?\s(?:and|but|while)\s(?!\d)[a-z]+(?:ed|s)?\b|,\snot\s|,?\sin\saddition\sto\b|,?\s(?:besides|"
    r"apart\sfrom|not\scounting)\s)"
)
_BESIDES = re.compile(r",?\s(?:in\saddition\sto|besides|apart\sfrom|not\scounting)\s")
"""Behind a number alone: who is counted next comes on top of it."""
_EARLIER = re.compile(r"\b(?:earlier|previously|initially|at\sfirst|originally)\b", re.IGNORECASE)


def with_echo(text: str, told: list[Draft], before: list[Draft]) -> list[Draft]:
    """Read a bare number as another voice's figure for what the sentence before counts.

    Parameters
    ----------
    text
        A sentence.
    told
        The figures of dead or hurt read in it: none, or "in addition to three guards".
    before
        The figures of the sentence before it.
    """
    whole = next((d for d in before if d.role == "count" and not d.superseded), None)
    if whole is None or (told and not _BESIDES.search(text)):
        return told
    found = _echoes(plain(text), _ECHO, whole, 0)
    if not told or not found:
        return found or told
    on_top = _BESIDES.match(plain(text), found[0].end)
    if on_top is None or told[0].start < on_top.end():
        return told
    return [*found, *(replace(d, more=d.more or d.role == "count") for d in told)]


def echo_within(flat: str, told: list[Draft]) -> list[Draft]:
    """Read a bare number as another voice's figure for what its own sentence counts before.

    Parameters
    ----------
    flat
        The sentence with plain quotes and blanks.
    told
        The figures read in it.
    """
    whole = next((d for d in reversed(told) if d.role == "count" and not d.superseded), None)
    if whole is None:
        return []
    found = _echoes(flat, _AGAINST, whole, whole.end)
    if not found and _PUT.search(flat, max(0, whole.start - 20), whole.end):
        return _echoes(flat, _AND_OTHERS, whole, whole.end)
    return found


def _echoes(flat: str, pattern: Gate, whole: Draft, start: int) -> list[Draft]:
    found = list(pattern.finditer(flat))
    numbers = {n.start: n for n in find_numbers(flat)} if found else {}
    for said in found:
        number = numbers.get(said.end())
        if number is None or said.start() < start - 1 or not _ENDS.match(flat, number.end):
            continue
        bounds = (number.low, number.high)
        killed = bool(whole.killed and whole.killed[0])
        if not killed and not whole.injured:
            continue
        return [
            Draft(
                number.start,
                number.end,
                bounds if killed else None,
                None if killed else bounds,
                whole.group,
                "",
                number.modality,
                "count",
                superseded=bool(_EARLIER.search(said["who"])),
            )
        ]
    return []
