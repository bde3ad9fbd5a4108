"""What each paragraph of a report is: headline, body, caption, link, correction and so on.

Order of decision: the words of a line alone (tables below), then the opening of the report
(date line, headline, standfirst), then captions, then bare links; the rest is body.
Where a table could be wrong the line stays body: a lost sentence is worse than an odd one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geo.reading.captions import captions_among
from geo.reading.openings import DATE_LINE, opening_kinds
from geo.reading.paragraphs import Paragraph
from geo.records import Section, SectionKind, Span

LONGEST_APART = 600
"""Code points; a longer paragraph is body whatever it says."""

_LETTERED = r"[^\W\d_][\w’'.-]*"
_NAME = r"(?:[a-z]{1,3}[-’'])?[A-Z][\w’'.-]*"

BY_WORDS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        "correction",
        re.compile(
            r"""(?:corrections?|clarification|editor[’']?s?[’']?\s+note)\s*[:–—-]
            | .{0,80}\bthis\s(?:story|article|report|post|piece)\s(?:has\sbeen|was)\s
              (?:corrected|updated|amended|changed|edited)\b
            | .{0,40}\bearlier\sversions?\sof\sthis\s(?:story|article|report|post|piece)\b""",
            re.VERBOSE | re.IGNORECASE | re.DOTALL,
        ),
    ),
    (
        "related_link",
        re.compile(
            r"""[\W_]{0,4}(?:
              related\s(?:articles?|stor(?:y|ies)|content|coverage|news|posts?|reports?|links?)\b
            | related\s*:
            | (?:(?:read|see|watch)\s(?:also|more|next)|(?:also|more)\s(?:read|see|watch))
              (?:\s*[:>»–—-]|\s+here|\W*$)
            | read\smore\b | see\salso\b | also\sread\b | read\salso\b
            | (?:more\son|more\sfrom)\s[^.]{2,60}[:>»]
            | https?://\S+$ | www\.\S+$
            )""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    (
        "byline",
        re.compile(
            rf"""(?:
              [(\[–—-]*\s*(?i:(?:additional\s)?(?:reporting|editing|writing)(?:\sand\s\w+)?\sby
                |(?:edited|written|reported|compiled|translated)\sby)\s[A-Z].{{0,300}}
            | (?:By|BY)\s{_NAME}(?:,?\s(?:and|in|the|of|van|von|de|bin|{_NAME})){{0,9}}(?<!\.)
            | .{{0,200}}\scontributed\sto\sthis\s(?:report|story|article)\.?
            | [(\[–—-]*\s*(?:AFP|Reuters|REUTERS|AP|EFE|DPA|Xinhua|SANA|TASS|Anadolu|Agencies)
              (?:\s?[/,&]\s?{_LETTERED}(?:\s{_LETTERED})?)*\s*[)\]]?\.?
            | [A-Z]\w+(?:\s?/\s?[A-Z]\w+)+
            )$""",
            re.VERBOSE | re.DOTALL,
        ),
    ),
    (
        "advertisement",
        re.compile(
            r""".{0,500}?(?:
              \b(?-i:Try|TRY)\s.{1,60}?\bfree\b
            | \bsubscribe\s(?:now|today|here|to\s(?:our|the|us|receive|get)\b)
            | \bsign\sup\s(?:for|to)\s(?:our|the|free|breaking|daily|receive|get)\b
            | \b(?:our|daily|weekly|free|morning|email)\snewsletters?\b
            | \bdownload\s(?:our|the)\s(?:\w+\s)?app\b | \bexclusive\sapp\b
            | \bunlimited\saccess\b | \bsupport\s(?:our|independent)\sjournalism\b
            | \bfollow\sus\son\b | \bclick\shere\sto\b
            ) | advertisements?$ | subscribe\W*$ | sponsored(?:\scontent)?$""",
            re.VERBOSE | re.IGNORECASE | re.DOTALL,
        ),
    ),
)
"""Tried in this order from the start of a line; the first that matches decides."""

ADVERTISING = (
    "free", "subscribe", "sign up", "newsletter", "app", "access", "journalism", "follow us",
    "click here", "advertise", "sponsor",
)  # fmt: skip
"""One of these stands in every advertisement: looking for it spares most lines the pattern."""

LINK_WORDS = range(4, 17)
"""Words of a bare link line: a headline standing between paragraphs of prose."""
PROSE = 0.6
"""Share of paragraphs that end in punctuation, from which one without it stands out."""

_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")
_UNFINISHED = re.compile(r"[:;,\])–—-]$")
_HEADLINE_START = re.compile(r"[\"'“‘]?[A-Z0-9]")


def kinds_of(
    text: str,
    paragraphs: Sequence[Paragraph],
    *,
    title: str = "",
    told: Mapping[int, SectionKind] | None = None,
) -> tuple[SectionKind, ...]:
    """Return what each paragraph is.

    Parameters
    ----------
    text
        The text of the report.
    paragraphs
        Its paragraphs, without those of a file header.
    title
        The title that came beside the text; empty for none.
    told
        What is known of the first ones; see `geo.reading.run_in`.
    """
    words = [text[p.start : min(p.end, p.start + LONGEST_APART + 1)] for p in paragraphs]
    kinds: list[SectionKind | None] = [_by_words(line) for line in words]
    opening = told or opening_kinds(words, paragraphs, kinds, title)
    for at, kind in opening.items():
        kinds[at] = kind
    for at in captions_among(words, paragraphs, [kind is None for kind in kinds]):
        kinds[at] = "caption"
    for at in _bare_links(words, paragraphs, kinds):
        if not text.startswith(">", paragraphs[at].line_start):  # a message that is quoted
            kinds[at] = "related_link"
    return tuple(kind or "body" for kind in kinds)


def sections_of(
    paragraphs: Sequence[Paragraph], kinds: Sequence[SectionKind], *, header: Span | None = None
) -> tuple[Section, ...]:
    """Return runs of whole lines of one kind, in order, behind the header of a file."""
    sections = [Section("header", header)] if header else []
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        start = paragraph.line_start
        if sections and sections[-1].kind == kind:
            start = sections.pop().span.start
        sections.append(Section(kind, Span(start, paragraph.line_end)))
    return tuple(sections)


def _by_words(line: str) -> SectionKind | None:
    if len(line) > LONGEST_APART:
        return None
    lower = line.casefold()
    may_advertise = any(word in lower for word in ADVERTISING)
    for kind, pattern in BY_WORDS:
        if (kind != "advertisement" or may_advertise) and pattern.match(line):
            return kind
    return None


def _bare_links(
    words: Sequence[str], paragraphs: Sequence[Paragraph], kinds: Sequence[SectionKind | None]
) -> list[int]:
    """Headlines of other reports, standing alone in the midst of prose."""
    body = [at for at, kind in enumerate(kinds) if kind is None]
    final = [at for at in body if len(words[at]) > LONGEST_APART or _FINAL.search(words[at])]
    if not final or len(final) < PROSE * len(body) or words[final[0]].isupper():
        return []
    return [
        at
        for at in range(final[0] + 1, len(words))
        if kinds[at] is None
        and paragraphs[at].alone
        and paragraphs[at - 1].alone
        and len(words[at].split()) in LINK_WORDS
        and _HEADLINE_START.match(words[at])
        and not _FINAL.search(words[at])
        and not _UNFINISHED.search(words[at])
        and not DATE_LINE.match(words[at])
    ]
