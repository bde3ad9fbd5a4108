"""The seam for another recogniser of place names: spaCy's, GLiNER's, one's own.

A recogniser is one callable. It is given a text and says where place names stand in it; what they
mean, what kind of name each is and whether it is where something happened is read by the rules
that read the gazetteer's own hits. docs/recognisers.md has a worked example.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from operator import attrgetter, index
from textwrap import shorten

from geo.errors import ReportError, UsageError
from geo.gazetteer import Gazetteer
from geo.records import Document, Sentence
from geo.toponyms.lines import Name, covered

Recogniser = Callable[[str], Iterable[tuple[int, int]]]
"""Takes a text, gives start and end of the place names in it: code points, half open.

Called once for a report's text, and once more for a title that stands apart from it.
"""

_LEAD = re.compile(r"\s*(?:the\s+)?", re.IGNORECASE)
_POSSESSIVES = ("'s", "’s")
_REASON_LENGTH = 200
"""Characters of a foreign error that are told."""


def load_recogniser(where: str) -> Recogniser:
    """Import a recogniser by its name.

    Parameters
    ----------
    where
        ``module:function``. The module is one that Python finds, or a file ``module.py`` in the
        current folder.

    Raises
    ------
    UsageError
        When there is no such module or function, or it cannot be called.
    """
    module, colon, name = where.partition(":")
    if not (module and colon and name):
        message = f"recogniser {where!r}: write it as module:function"
        raise UsageError(message)
    if "" not in sys.path:
        sys.path.append("")  # last, so that a stray file never stands in for a library
    try:
        found = attrgetter(name)(import_module(module))
    except ModuleNotFoundError as error:
        missing = f"there is no module {error.name!r}"
        message = f"recogniser {where!r}: {missing}; install it, or run where its file lies"
        raise UsageError(message) from error
    except Exception as error:  # whatever a stranger's module does when it is imported
        message = f"recogniser {where!r}: cannot be imported ({_told(error)})"
        raise UsageError(message) from error
    if not callable(found):
        message = f"recogniser {where!r}: cannot be called; name a function that takes a text"
        raise UsageError(message)
    return found  # type: ignore[no-any-return]


def recognised_names(
    document: Document, gazetteer: Gazetteer, recognise: Recogniser
) -> list[tuple[Name, ...]]:
    """Return the names that a recogniser finds in a report, a tuple for each of its sentences.

    A name keeps the entries that the whole gazetteer has under it, none where it is not known
    there. Of names that overlap the longest stays; one that runs over the end of a sentence is
    cut to the sentence that holds most of it. Article and possessive are trimmed.

    Raises
    ------
    ReportError
        When the recogniser fails on a text, or gives offsets that do not lie in it.
    """
    found: list[list[Name]] = [[] for _ in document.sentences]
    for part, text in (("title", document.title), ("text", document.text)):
        homes = [(n, s) for n, s in enumerate(document.sentences) if s.span.part == part]
        homes.sort(key=lambda home: home[1].span.start)
        for start, end in _offsets(recognise, text, document) if homes else ():
            for number, sentence, first, last in _homes_of(start, end, homes):
                if name := _name(sentence.text, first, last, gazetteer):
                    found[number].append(name)
    return [_apart(names) for names in found]


def _offsets(recognise: Recogniser, text: str, document: Document) -> list[tuple[int, int]]:
    """Ask the recogniser, and hold what it says against the text."""
    try:
        given = list(recognise(text))
    except Exception as error:  # not a fault of ours, and not of the report's
        reason = f"the recogniser failed on it ({_told(error)})"
        raise ReportError(document.id, reason) from error
    checked = []
    for pair in given:
        try:
            start, end = map(index, pair)
        except (TypeError, ValueError):
            start, end = -1, -1
        if not 0 <= start <= end <= len(text):
            reason = (
                f"the recogniser gave {shorten(repr(pair), 60)}, which is no start and end of "
                f"words in a text of {len(text)} characters"
            )
            raise ReportError(document.id, reason)
        checked.append((start, end))
    return checked


def _homes_of(
    start: int, end: int, homes: Sequence[tuple[int, Sentence]]
) -> list[tuple[int, Sentence, int, int]]:
    """Find the sentence that holds most of a stretch, with the part of it in its own offsets."""
    at = max(0, bisect_right(homes, start, key=lambda home: home[1].span.start) - 1)
    parts = []
    for number, sentence in homes[at:]:
        if sentence.span.start >= end:
            break
        first, last = max(start, sentence.span.start), min(end, sentence.span.end)
        if first < last:
            shift = sentence.span.start
            parts.append((number, sentence, first - shift, last - shift))
    return sorted(parts, key=lambda part: part[2] - part[3])[:1]


def _name(text: str, start: int, end: int, gazetteer: Gazetteer) -> Name | None:
    """Trim a name and look it up; None for an adjective such as "Iraqi", which is read apart."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    words = text[start:end].rstrip()
    if words.endswith(_POSSESSIVES):
        words = words[: -len(_POSSESSIVES[0])].rstrip()
    entries = gazetteer.find(words)
    adjective = [(0, len(words))] == [hit[:2] for hit in gazetteer.scan_demonyms(words)]
    if not any(map(str.isalnum, words)) or (adjective and not entries):
        return None
    return Name(start, start + len(words), entries)


def _apart(names: Iterable[Name]) -> tuple[Name, ...]:
    """Keep the longest of names that overlap, in the order of reading."""
    kept: list[Name] = []
    taken: list[tuple[int, int]] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if not covered(name.start, name.end, taken):
            kept.append(name)
            taken.append((name.start, name.end))
    return tuple(sorted(kept))


def _told(error: Exception) -> str:
    """Return a foreign error as one short line."""
    return shorten(f"{type(error).__name__}: {error}", _REASON_LENGTH)
