"""The head of a report that was copied into one line with its first sentence.

"12 May 2016 Shells hit a market in Idlib AFP Thursday 12 May 2016 Four people were killed": a date,
the title, an agency and the lead, with nothing between. Where the parts can be told, each is a
paragraph of its own, so that the day that is printed dates no attack and the title's words are not
read on into the lead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.reading.leads import parted, twice
from geo.reading.openings import MONTH
from geo.reading.paragraphs import Paragraph, trim
from geo.reading.pictures import AGENCY, Piece
from geo.records import SectionKind

LEAST_REST = 60
"""Code points of the lead; with fewer behind it, nothing was run in."""
LONGEST_BYLINE = 120
"""Code points between a date and the title, or between the title and a date."""
TITLE_WORDS = 4
"""Fewer may just as well be how a sentence begins."""
DATES_AT_STARTS = 2
"""Paragraphs that open with a date: from here on the text is a chronology, whose dates count."""

_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s)"
_DATE = (
    rf"(?:\d{{1,2}}\s{MONTH},?\s\d{{4}}|{MONTH}\s\d{{1,2}},?\s?\d{{4}}"
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d\d-\d\d)"
)
_CLOCK = (
    r"(?:,?\s(?:at\s)?(?:\d{1,2}:\d\d(?::\d\d)?|[0-2]\d{5}|(?<=at\s)\d{4}|\d{4}(?=\s[AP]M))"
    r"(?:\s?[AP]M)?|\s\d{4}\sUTC(?:[+-]\d+)?)"
)
_STAMP = rf"""(?:(?:Print\sthis\spage|Date\sof\spublication|(?:Last\s)?[Uu]pdated|Published|Posted)
      (?:\s(?:on|at))?:?\s)?
    {_WEEKDAY}?(?<![\w-])(?:[0-2]\d[0-5]\d\s(?=\d\d?[./]))?{_DATE}(?!\d){_CLOCK}?
    (?:\s?\((?i:updated)[^()]{{1,40}}\))?(?:\)?\s?Get\sshort\sURL(?:(?:\s0){{3}}|(?:\s\d+){{0,2}}))?[.:]?\s+(?:title:\s+)?"""
STAMP = re.compile(rf"""{_STAMP}(?=["“‘'(\[]?[A-Z0-9])""", re.VERBOSE)
"""A whole date at the head of a report, with what sites print about it."""
_STAMP_OF_AGENCY = re.compile(rf"{AGENCY}\s(?={_WEEKDAY}){_STAMP}", re.VERBOSE)
"""An agency with its date: what stands behind is the lead, however it begins."""
_NAMES_ALONE = re.compile(r"(?:[A-Z][\w’'-]+\s){1,7}[A-Z][\w’'-]+\.\s+(?=[\"“]?[A-Z0-9])")
"""Who wrote it, behind the title: "Ann Smith Sami Reporter. Four people were killed"."""
_SURE_STAMP = re.compile(
    rf"(?:{AGENCY}\s(?={_WEEKDAY}|\d|{MONTH}\s\d)|(?<!\bon\s)(?={_WEEKDAY})"
    r"|(?=(?:[0-2]\d[0-5]\d\s)?\d{1,2}[-./]\d{1,2}[-./]\d{4}))"
)
"""What a date further on needs in front, since sentences have dates too."""


def run_in(
    text: str, paragraphs: Sequence[Paragraph], title: str
) -> tuple[list[Paragraph], dict[int, SectionKind]]:
    """Return the paragraphs with the first one parted, and what the new ones are.

    Parameters
    ----------
    text
        The text of the report.
    paragraphs
        Its paragraphs, in order.
    title
        The title that came beside it; empty for none.

    Examples
    --------
    >>> told = "3 May 2016 Shells hit Homs today. Shells killed two people near the clock of Homs."
    >>> found, kinds = run_in(told, [Paragraph(0, len(told), 0, len(told), True)], "")
    >>> [told[p.start : p.end][:10] for p in found], kinds
    (['3 May 2016', 'Shells hit'], {0: 'header'})
    """
    if not paragraphs or _is_chronology(text, paragraphs):
        return list(paragraphs), {}
    first = paragraphs[0]
    pieces = _pieces(text, first, title)
    made: list[Paragraph] = []
    for (start, end, _), after in zip(pieces, [*pieces[1:], None], strict=True):
        line_end = after[0] if after else first.line_end
        line_start = start if made else first.line_start
        alone = first.alone if after is None else True
        made.append(Paragraph(*trim(text, start, end), line_start, line_end, alone))
    kinds = {at: kind for at, (_, _, kind) in enumerate(pieces) if kind}
    return [*made, *paragraphs[1:]], kinds


def bare_title(title: str) -> str:
    """Return a title without the name of the site behind it.

    >>> bare_title("Car bomb kills two in Homs - Region - World - A Site Online")
    'Car bomb kills two in Homs'
    """
    return re.split(r"\s?[-|–]\s(?=[A-Z])", title)[0].strip()


def _is_chronology(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    opened = (STAMP.match(text, p.start, p.end) for p in paragraphs)
    return sum(map(bool, opened)) >= DATES_AT_STARTS


def _pieces(text: str, first: Paragraph, title: str) -> list[Piece]:
    """Return date, byline, title, and what is left of the first paragraph."""
    said = _title_pattern(title)
    pieces: list[Piece] = []
    at, last = first.start, first.end - LEAST_REST
    while at < last:
        kinds = {kind for _, _, kind in pieces}
        stamp = STAMP.match(text, at, first.end) or _STAMP_OF_AGENCY.match(text, at, first.end)
        if stamp:
            found: list[Piece] = [(at, stamp.end(), "header")]
        elif "headline" not in kinds:
            found = _with_title(text, at, last, said)
        elif pieces[-1][2] == "headline":
            found = _with_stamp(text, at, last)
        else:
            break
        if not found:
            break
        pieces += found
        at = found[-1][1]
    if not pieces or at >= last:
        copies = twice(text, first.start, first.end)
        return [*copies, (copies[-1][1] if copies else first.start, first.end, None)]
    if pieces[-1][2] == "headline" and (names := _NAMES_ALONE.match(text, at, last)):
        pieces.append((at, names.end(), "byline"))
        at = names.end()
    return [*pieces, *parted(text, at, first.end)]


def _title_pattern(title: str) -> re.Pattern[str] | None:
    words = re.findall(r"\w+", bare_title(title))
    if len(words) < TITLE_WORDS:
        return None
    said = r"\W{1,4}".join(map(re.escape, words))
    return re.compile(
        rf"(?i:{said})\b(?:\s?[.!?]|[\"”’')])?(?:\s-\s[A-Z]\w+)?\s+(?=[\"“‘'(\[]?[A-Z0-9])"
    )


def _with_title(text: str, at: int, last: int, said: re.Pattern[str] | None) -> list[Piece]:
    """Return the title, and the byline before it."""
    found = said and said.search(text, at, last)
    if not found:
        return []
    start = found.start()
    before = text[at:start]
    if len(before) > LONGEST_BYLINE or ". " in before:
        return []
    title: Piece = (start, found.end(), "headline")
    return [(at, start, "byline"), title] if before else [title]


def _with_stamp(text: str, at: int, last: int) -> list[Piece]:
    """Return the date behind a title with its agency, and the standfirst or byline before it."""
    for found in _SURE_STAMP.finditer(text, at, min(last, at + 2 * LONGEST_BYLINE)):
        start = found.start()
        if ". " in text[at:start]:
            break
        if stamp := STAMP.match(text, found.end()) or _STAMP_OF_AGENCY.match(text, start):
            header: Piece = (start, stamp.end(), "header")
            told = any(word.islower() for word in text[at:start].split())
            kind: SectionKind = "standfirst" if told else "byline"
            return [(at, start, kind), header] if start > at else [header]
    return []
