"""Which name of a report the words put in, or near, which other: "X, a village 9 km north of Y".

It holds for the name, wherever it stands: a report that says once where X lies says so for all
that happened there.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.records import Sentence, Toponym
from geo.toponyms.place_phrases import phrases_of


def described(sentences: Sequence[Sentence], toponyms: Sequence[Toponym]) -> list[tuple[int, int]]:
    """Return the pairs (name, what it lies in or near), as indices of ``toponyms``.

    Parameters
    ----------
    sentences
        All sentences of a report.
    toponyms
        All its place names, in the order of reading.
    """
    here: dict[int, list[Toponym]] = {}
    for toponym in toponyms:
        here.setdefault(toponym.sentence, []).append(toponym)
    index = {t.span: i for i, t in enumerate(toponyms)}
    return [
        (index[head.span], index[holder.span])
        for number, names in here.items()
        if len(names) > 1
        for phrase in phrases_of(sentences[number], names)
        for head in phrase.heads
        for holder in phrase.holders
    ]
