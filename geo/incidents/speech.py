"""Which words of a report are somebody's: sentences within quotation marks.

A quotation may run over several sentences. One that is never closed ends with its paragraph.
"""

from __future__ import annotations

import re

from geo.records import Document

_OPENS, _EITHER = "\u201c", '"'
_SIGN = re.compile('["\u201c\u201d]')


def spoken_from_start(document: Document) -> frozenset[int]:
    """Return the sentences that begin within a quotation, by number."""
    found: set[int] = set()
    is_open, end = False, 0
    for number, sentence in enumerate(document.sentences):
        if sentence.span.part != "text":
            continue
        if "\n" in document.text[end : sentence.span.start]:
            is_open = False
        if is_open:
            found.add(number)
        is_open = spoken_at(sentence.text, len(sentence.text), open_before=is_open)
        end = sentence.span.end
    return frozenset(found)


def spoken_at(text: str, at: int, *, open_before: bool) -> bool:
    """Whether an offset of a sentence stands within a quotation.

    Parameters
    ----------
    text, at
        The sentence, and an offset in it.
    open_before
        Whether the sentence begins within a quotation.
    """
    is_open = open_before
    for sign in _SIGN.findall(text, 0, at):
        is_open = not is_open if sign == _EITHER else sign == _OPENS
    return is_open
