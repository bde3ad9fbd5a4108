"""Captions that run on into the sentences of a lead.

"Men inspect a burnt bus in Homs on May 3 2016. (AFP) Four people were killed": the caption has the
day of its picture and the place where that was taken, and so is no part of what the lead tells.
It is told by the credit behind it, or by its tense: news is told in the past.
"""

from __future__ import annotations

import re

from geo.reading.openings import MONTH
from geo.records import SectionKind

WITHIN = 900
"""Code points of the lead within which captions are looked for."""

AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|UPI|EFE|DPA|dpa|TASS|Xinhua|SANA|NNA|IANS|ANI|PTI|Anadolu|Agencies)"
)
_CREDITED = (
    rf"\((?:File\sphoto|{AGENCY}|TRT|Photo)\b[^().!?]{{0,40}}\)(?:\s?\([^().!?]{{2,40}}\))?\s+"
    r"(?=[\"“]?[A-Z0-9])"
)
_CREDIT = re.compile(rf"[A-Z](?:[^.!?()]|\.(?!\s)|\([A-Z]{{1,6}}\)){{40,400}}{_CREDITED}")
"""A caption with the name of an agency behind it; a dateline has few words in front and a dash."""
_LOOSE_CREDIT = re.compile(rf"(?<=[.!?]\s){_CREDITED}")
"""The same behind a full stop: what stands in front may be no caption."""
_STOP = re.compile(r"[.!?\"”)]\s+")
_END = re.compile(rf"[.!?]\s+(?:{MONTH}\s\d{{1,2}},?\s\d{{4}}\.\s+)?")
"""The end of a caption, the day of the picture with it."""
_SEEN = (
    r"(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|people|residents|civilians|soldiers?|fighters?|"
    r"members?|workers?|rescuers|volunteers|relatives|medics|smoke|view|images?|vehicles?|jets?|"
    r"policem[ae]n|protesters|mourners|students|famil(?:y|ies)|youths?|personnel|[A-Z]\w+(?:ns|is))"
)
"""Who and what is seen in pictures of the news."""
_DOES = (
    r"(?:inspects?|walks?|carr(?:y|ies)|rides?|drives?|sits?|stands?|runs?|cr(?:y|ies)|looks?|search(?:es)?|"
    r"gathers?|receives?|reacts?|breathes?|attends?|rises?|billows?|shows?|tr(?:y|ies)\sto|removes?|"
    r"takes?\s(?:a\s)?(?:position|cover|part)|clears?|helps?|evacuates?|mourns?|poses?|(?:is|are)\s(?:seen|pictured))"
)
_PICTURE = re.compile(
    rf"""(?:(?:In\s)?(?:an?|this|the)\s(?:[\w-]+\s){{0,3}}(?:photo(?:graph)?|picture|image|handout)\b
      | (?:(?!(?:was|were|has|have|had|said|says|that|who|which|killed|as)\b)[\w’'()-]+\s){{0,9}}?
        {_SEEN}\s(?:(?!(?:was|were|has|have|had|said|says|who|which|killed|as)\b)[\w’'()-]+\s){{0,7}}?
        {_DOES}\s
      | (?:(?!(?:was|were|has|have|had|said|says)\b)[\w’'()-]+\s){{1,14}}?
        (?:is|are)\s(?:seen|pictured)\s)""",
    re.VERBOSE | re.IGNORECASE,
)
"""How a caption begins: in the present tense."""
_CITES = re.compile(r"\b(?:said|says|told)\b(?!\sto\b)", re.IGNORECASE)
"""A caption cites nobody."""

Piece = tuple[int, int, SectionKind | None]


def with_captions(text: str, start: int, end: int, kind: SectionKind | None = None) -> list[Piece]:
    """Return a range with its captions parted from what is of another kind.

    Parameters
    ----------
    text
        The text of the report.
    start, end
        The range, which begins where a sentence does.
    kind
        What the sentences beside the captions are; None for the body.
    """
    pieces: list[Piece] = []
    begun = start
    while start < end and begun < min(end, start + WITHIN):
        if found := _caption_at(text, begun, end):
            pieces += [(start, begun, kind)] if begun > start else []
            pieces.append(found)
            start = begun = found[1]
            continue
        stop = _STOP.search(text, begun, end)
        begun = stop.end() if stop else end
    return [*pieces, (start, end, kind)] if start < end else pieces


def _caption_at(text: str, at: int, end: int) -> Piece | None:
    """Return the caption, or the credit alone, that begins at a place."""
    if credit := _CREDIT.match(text, at, end):
        return (at, credit.end(), "caption")
    if credit := _LOOSE_CREDIT.match(text, at, end):
        return (at, credit.end(), "byline")
    if not _PICTURE.match(text, at, end):
        return None
    stop = _END.search(text, at, end)
    if stop is None or _CITES.search(text, at, stop.end()):
        return None
    credit = _LOOSE_CREDIT.match(text, stop.end(), end)
    return (at, credit.end() if credit else stop.end(), "caption")
