"""Where the thing happened that one verb of a sentence tells: which of its place names say so.

"A man from Homs was shot in Beirut, sources in Paris said": Beirut. The names of the sentence are
put into phrases (`place_phrases`), and each phrase is weighed by how it stands to the verb
(`scene_signs`). What the signs are worth was learned from labelled sentences:
``bench/train_scenes.py`` makes ``scene_weights.csv``, bench/README.md has the figures.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from geo.mentions.scene_signs import signs_of
from geo.records import Sentence, Toponym
from geo.toponyms.place_phrases import Phrase, phrases_of

NONE = "none of them"
"""The row of the table for "no place of the sentence is the scene"."""


@cache
def worth() -> dict[str, float]:
    """Read what the signs are worth, once."""
    text = files("geo.mentions").joinpath("scene_weights.csv").read_text(encoding="utf-8")
    return {row["sign"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}


def scenes_of(
    sentence: Sentence, verb: tuple[int, int], toponyms: Sequence[Toponym]
) -> list[Toponym]:
    """Return the names that say where the thing happened that a verb tells.

    Parameters
    ----------
    sentence
        The sentence.
    verb
        Where the verb, or another word for what happened, stands in it: begin and end.
    toponyms
        The place names of the sentence, in the order of reading.

    Returns
    -------
    list of Toponym
        The names of one phrase, containers left out; empty where the sentence does not say.
    """
    scene = scene_of(sentence.text, verb, phrases_of(sentence, toponyms))
    return list(scene.heads) if scene else []


def scene_of(text: str, verb: tuple[int, int], phrases: Sequence[Phrase]) -> Phrase | None:
    """Return the phrase that is the scene of a verb; None where none of them is."""
    weight = worth().get
    best, most = None, weight(NONE, 0.0)
    for phrase in phrases:
        sum_ = sum(weight(sign, 0.0) for sign in signs_of(text, verb, phrase, phrases))
        if sum_ > most:
            best, most = phrase, sum_
    return best
