"""How a report opens: a date line, the headline, the standfirst.

The standfirst is the summary under the headline. It is told from the first paragraph of the
report by the dateline that the report itself begins with ("CITY (Agency) - ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.reading.paragraphs import Paragraph
from geo.reading.sentences import sentence_ranges
from geo.records import SectionKind

LONGEST_HEADLINE = 180
"""Code points."""
LONGEST_STANDFIRST = 400
STANDFIRST_SENTENCES = 2
HEADLINE_WORDS = range(2, 31)
TITLE_LINES = 3
"""Lines that a title may be broken into."""
DATELINE_WITHIN = 4
"""Paragraphs after a standfirst among which the one with the dateline is."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})"

DATE_LINE = re.compile(
    rf"""(?:(?:last\s)?(?:updated|published|posted)(?:\s(?:on|at))?\s*:?\s*)?
    (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s)?
    (?:{_DAY}(?:,?\s\d{{4}})?|\d{{4}}-\d\d-\d\d)
    (?:,?\s(?:at\s)?\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{{2,4}})?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A line that is nothing but a date: no sentence, and no date of publication by itself."""

DATELINE = re.compile(
    rf"""(?:[A-Z][A-Z’'.-]+(?:[\s/][A-Z’'.-]+){{0,4}}(?:,\s[A-Z][\w’'.-]+(?:\s[A-Z][\w.]+)?)?
      |(?:[A-Z][\w’'-]+\s?){{1,3}}(?=,\s|\s\())
    (?:,?\s(?i:{_DAY})(?:,?\s\d{{2,4}})?)?
    (?:\s*\([^()]{{2,60}}\))?
    \s*(?:[–—]|--?)\s""",
    re.VERBOSE,
)
"""Place, day and agency in front of the first sentence."""

_FINAL = re.compile(r"[.…:;,][\"'”’»)\]]*$")
_START = re.compile(r"[\"'“‘«(\[]?[^\W_]")
_SAME = str.maketrans({**dict.fromkeys("’‘ʼ`´ʿʾ", "'"), **dict.fromkeys("“”„«»", '"')})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def opening_kinds(
    words: Sequence[str],
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[SectionKind | None],
    title: str,
) -> dict[int, SectionKind]:
    """Return what the first paragraphs are, as far as they open the report.

    Parameters
    ----------
    words
        The words of every paragraph.
    paragraphs
        Where they stand.
    kinds
        What is already known of them.
    title
        The title that came beside the text; empty for none.
    """
    found: dict[int, SectionKind] = {}
    at = _skip_dates(words, 0, found)
    lines = _title_lines(words, at, title)
    if not lines and at < len(words) and kinds[at] is None:
        lines = int(_looks_like_headline(words, paragraphs, at))
    found.update(dict.fromkeys(range(at, at + lines), "headline"))
    at = _skip_dates(words, at + lines, found)
    while at < len(words) and kinds[at] == "byline":
        at = _skip_dates(words, at + 1, found)
    if (lines or title) and _is_standfirst(words, kinds, at):
        found[at] = "standfirst"
    return found


def begins_with(text: str, start: int, title: str) -> bool:
    r"""Whether the text from a position on begins with the title, whatever quotes and blanks.

    Examples
    --------
    >>> begins_with("Army’s  base hit\n\nShells fell.", 0, "Army's base hit")
    True
    """
    wanted = fold(title)
    opening = fold(text[start : start + 2 * len(title) + LONGEST_HEADLINE])
    return bool(wanted) and opening.startswith(wanted) and not opening[len(wanted) :][:1].isalnum()


def fold(words: str) -> str:
    """Return words for comparing: one kind of quote, dash and blank, no capitals."""
    return " ".join(words.translate(_SAME).translate(_DASHES).casefold().split())


def _skip_dates(words: Sequence[str], at: int, found: dict[int, SectionKind]) -> int:
    while at < len(words) and DATE_LINE.match(words[at]):
        found[at] = "header"
        at += 1
    return at


def _title_lines(words: Sequence[str], at: int, title: str) -> int:
    """How many paragraphs from ``at`` on are the title and nothing else."""
    wanted = fold(title)
    for lines in range(1, TITLE_LINES + 1):
        said = " ".join(words[at : at + lines])
        if wanted and len(said) <= 2 * len(title) and fold(said) == wanted:
            return min(lines, len(words) - at)
    return 0


def _looks_like_headline(words: Sequence[str], paragraphs: Sequence[Paragraph], at: int) -> bool:
    line = words[at]
    if at + 1 == len(words) or not paragraphs[at].alone or len(line) > LONGEST_HEADLINE:
        return False
    plain = len(line.split()) in HEADLINE_WORDS and _START.match(line) and not _FINAL.search(line)
    return bool(plain) and not DATELINE.match(line) and not line[0].islower()


def _is_standfirst(words: Sequence[str], kinds: Sequence[SectionKind | None], at: int) -> bool:
    if at >= len(words) or kinds[at] is not None or len(words[at]) > LONGEST_STANDFIRST:
        return False
    later = words[at + 1 : at + 1 + DATELINE_WITHIN]
    if DATELINE.match(words[at]) or not any(DATELINE.match(line) for line in later):
        return False
    return len(list(sentence_ranges(words[at], 0, len(words[at])))) <= STANDFIRST_SENTENCES
