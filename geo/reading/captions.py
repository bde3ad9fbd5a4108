"""Photo captions among the lines of a report.

A scraped page gives a caption twice, first bare and then with its credit. The credit is the
sign: what looks much like the start of the next, credited line is a caption too, and so is a
short line without final punctuation that stands directly beside one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from geo.reading.paragraphs import Paragraph

LONGEST_CAPTION = 400
"""Code points."""
SHORT_LINE = 160
ALIKE = 0.85
"""Share of words in common from which two lines are one caption."""

AGENCIES = (
    r"AFP|Agence France[- ]Presse|Reuters|AP|Associated Press|Getty(?: Images)?|Anadolu(?: Agency)?"
    r"|AA|EPA(?:-EFE)?|EFE|DPA|Xinhua|Sputnik|TASS|SANA|IRNA|Tasnim|Fars|WANA|UPI|PA|Bloomberg"
    r"|NurPhoto|Shutterstock|Alamy|iStock|ZUMA(?: Press)?|Maxar(?: Technologies)?|Planet Labs"
    r"|Handout|Screengrab|Courtesy|File Photo"
)
"""Who is named in a photo credit."""

CREDIT = re.compile(
    rf"""(?:
        \s+[-–—|]\s*(?P<named>[^.!?]{{0,60}}\b(?:{AGENCIES})\b[^.!?]{{0,30}})   # - NAME/AGENCY
      | \s+[-–—|]\s*(?P<slashed>[A-Z][^\s/]*(?:\s[A-Z][^\s/]*){{0,3}}/[A-Z][^.!?]{{0,40}})
      | \s*\[[^\]]{{0,60}}\b(?:{AGENCIES}|File|Photo|Image)\b[^\]]{{0,60}}\]
      | \s*\((?:(?:File\s)?(?:Photo|Image|Picture|Credit)\b|[^()]{{0,60}}/(?:{AGENCIES})\b)
            [^()]{{0,60}}\)\.?
      | [.\s]\s*(?:Photo(?:graph)?|Image|Picture|Credit)s?(?:\s(?:by|credit))?:[^.!?]{{2,60}}
    )$""",
    re.VERBOSE,
)
"""A credit that is told by an agency's name, a slash or the word itself."""

LOOSE_CREDIT = re.compile(r"\s[-–—|]\s[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2}(?<!\.)$")
"""A name after a dash. Believed only behind four words at least, or of a repeated line."""

CAPTION_START = re.compile(r"(?:file\s)?(?:photo|image|picture|caption)\s*:", re.IGNORECASE)

PROSE_ENDS = (".", "!", "?", "”", "’", '"', "'")
"""No name of an agency or a photographer ends so; it spares most lines the search."""

_FINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")


def captions_among(
    words: Sequence[str], paragraphs: Sequence[Paragraph], undecided: Sequence[bool]
) -> set[int]:
    """Return which paragraphs are captions.

    Parameters
    ----------
    words
        The words of every paragraph.
    paragraphs
        Where they stand.
    undecided
        Whether a paragraph may still be a caption.
    """
    able = [u and 0 < len(w) <= LONGEST_CAPTION for u, w in zip(undecided, words, strict=True)]
    captions = {at for at, may in enumerate(able) if may and is_credited(words[at])}
    for at in sorted(captions):
        if at and able[at - 1] and alike(words[at - 1], _uncredited(words[at])):
            captions.add(at - 1)
    for at in sorted(captions):
        for beside, last in ((at - 1, at - 1), (at + 1, at)):
            inside = 0 <= beside < len(words)
            if inside and able[beside] and not paragraphs[last].alone and _is_bare(words[beside]):
                captions.add(beside)
    return captions


def is_credited(line: str) -> bool:
    """Whether a line ends in a photo credit, or begins with the word "Photo:" or its like."""
    if CAPTION_START.match(line):
        return True
    if line.endswith(PROSE_ENDS) and not line.endswith(")."):
        return False
    if CREDIT.search(line, max(0, len(line) - 200)):
        return True
    loose = LOOSE_CREDIT.search(line, max(0, len(line) - 80))
    return loose is not None and len(line[: loose.start()].split()) >= 4


def alike(one: str, other: str) -> bool:
    """Whether two lines share nearly all their words.

    Examples
    --------
    >>> alike("The car being taken from the road", "The car taken from the road")
    True
    """
    a, b = one.casefold().split(), other.casefold().split()
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared >= ALIKE * (len(a) + len(b)) > 0


def _uncredited(line: str) -> str:
    credit = CREDIT.search(line) or LOOSE_CREDIT.search(line)
    return line[: credit.start()] if credit else line


def _is_bare(line: str) -> bool:
    return len(line) <= SHORT_LINE and not _FINAL.search(line)
