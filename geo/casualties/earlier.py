"""Figures that the report itself calls earlier ones: "police had first spoken of nine dead"."""

from __future__ import annotations

import re

_STATED = (
    r"(?:said|put|reported|given|stated|announced|spoken|counted|listed|confirmed|estimated|gave|"
    r"spoke|stood|told|written|wrote|posted)"
)
_DAY = r"(?:today|yesterday|on\s\w+day|in\sthe\sday|that\sday|this\sweek|last\sweek)"
# An earlier toll; the report gives a later one, or none.
_EARLIER = re.compile(
    r"\b(?:earlier|early|initial|previous|first)\s(?:death\s|casualty\s)?"
    r"(?:tolls?|figures?|counts?|reports?|estimates?|statements?|accounts?|versions?|tall(?:y|ies))\b"
    rf"|\b(?:earlier|initially|previously|first|originally)\s(?:been\s)?{_STATED}\b"
    rf"|\b(?:earlier|initially|previously|originally|at\sfirst),?\s(?:[\w']+\s){{1,7}}?had\s{_STATED}\b"
    rf"|\bearlier\s{_DAY},?\s(?:[\w'.-]+\s){{1,6}}?{_STATED}\b"
    # "reported on its channel earlier that two bodies"
    rf"|\b{_STATED}\s(?:[\w']+\s){{0,5}}?(?:earlier|initially|previously|originally|at\sfirst)\s(?:{_DAY}\s)?"
    r"that\b"
    r"|\b(?:up|down|revised)\sfrom\b",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(
    r"\b(?:later|now|rose|risen|rising|climbed|revised)\b|,\s(?:says?|said|adds|added|reported)\b|\bto\s$",
    re.IGNORECASE,
)


def is_superseded(text: str, start: int) -> bool:
    """Return whether the words before say that a figure no longer holds.

    Parameters
    ----------
    text
        The sentence.
    start
        Where the words of the figure begin in it.
    """
    clause = re.split(r";|\.\s|\bbut\b", text[max(0, start - 90) : start])[-1]
    found = _EARLIER.search(clause)
    return bool(found) and not _SINCE_THEN.search(clause[found.end() :])  # type: ignore[union-attr]
