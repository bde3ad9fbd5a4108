"""How well the place names of the annotated sentences are read.

A label of `sentences.jsonl` is of one of five kinds:

===========  =====================================================================================
place        names a place; without a point it is a village that nobody knows (made up)
in_name      part of the name of an organisation that is at home there (Houston Police)
demonym      an adjective or a people
person       a person's name that is also a place's
other        an ordinary word that is also a place's name (Reading, March)
===========  =====================================================================================

What is found on ``in_name`` and ``demonym`` is neither right nor wrong. ``km`` is how far from the
label's point a place may lie: a few for a town, the size of the thing for a country or a river.
Judged is which place a name means, so "240 km north of Baghdad" is right when it knows Baghdad;
whether the 240 km are drawn as they should be is a matter of `tests/places`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.gazetteer import Gazetteer, distance_km
from geo.places import resolve
from geo.reading.documents import document_of
from geo.records import Place
from geo.toponyms import find_toponyms

SENTENCES = Path(__file__).with_name("sentences.jsonl")
KINDS = ("place", "in_name", "demonym", "person", "other")
NO_PLACE = ("person", "other")
TYPED_AWAY = ("in_name", "demonym")
"""Kinds of toponym by which the program itself says that no place is meant."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name in a text, with what a reader takes it for."""

    start: int
    end: int
    text: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    km: float | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A short text with its labels."""

    id: str
    topic: str
    text: str
    toponyms: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that went wrong, for a person to read."""

    kind: str
    """missed, false, false (typed away), wrong point."""
    id: str
    words: str
    detail: str
    text: str


@dataclass(slots=True)
class Score:
    """Counts over some texts; the shares are what the gate pins."""

    places: int = 0
    found: int = 0
    right: int = 0
    false: int = 0
    traps: int = 0
    sprung: int = 0
    """Persons and ordinary words that got a point, even where typed ``in_name``."""
    taken: int = 0
    """Persons and ordinary words that were taken for a place."""

    def shares(self) -> dict[str, float]:
        """Return recall, precision, right of found, right of all, traps kept."""
        return {
            "recall": self.found / self.places,
            "precision": self.found / (self.found + self.false),
            "right_of_found": self.right / self.found,
            "right_of_all": self.right / self.places,
            "traps_without_point": 1 - self.sprung / self.traps,
            "traps_not_taken": 1 - self.taken / self.traps,
        }


def annotated(path: Path = SENTENCES) -> list[Annotated]:
    """Read the labelled texts."""
    made = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels = tuple(Label(**label) for label in row.pop("toponyms"))
        made.append(Annotated(toponyms=labels, **row))
    return made


def read(text: str, known: Gazetteer) -> tuple[Place, ...]:
    """Read one text as the program does: sentences, place names, places."""
    return resolve(find_toponyms(document_of(text), known), known)


def score(texts: Iterable[tuple[Annotated, tuple[Place, ...]]]) -> tuple[Score, list[Error]]:
    """Count what was found and list what went wrong, text by text."""
    total, errors = Score(), []
    for text, places in texts:
        errors += [*_labels(text, places, total), *_unlabelled(text, places, total)]
    return total, errors


def _labels(text: Annotated, places: tuple[Place, ...], total: Score) -> Iterator[Error]:
    for label in text.toponyms:
        touching = [p for p in places if _shared(label, p) > 0]
        if label.kind in NO_PLACE:
            total.traps += 1
            total.sprung += any(p.lon is not None for p in touching)
            total.taken += any(_claimed(p) for p in touching)
        elif label.kind == "place":
            total.places += 1
            yield from _place(text, label, touching, total)


def _place(text: Annotated, label: Label, touching: list[Place], total: Score) -> Iterator[Error]:
    meant = [p for p in touching if _claimed(p)]
    if not meant:
        kinds = " ".join(f"typed {p.toponym.kind}" for p in touching)
        yield Error("missed", text.id, label.text, kinds, text.text)
        return
    total.found += 1
    best = max(meant, key=lambda p: _closeness(label, p))
    if _is_right(label, best):
        total.right += 1
    else:
        yield Error("wrong point", text.id, label.text, _said(label, best), text.text)


def _unlabelled(text: Annotated, places: tuple[Place, ...], total: Score) -> Iterator[Error]:
    """Count mentions on a person, an ordinary word, or nothing at all."""
    for place in places:
        touched = {label.kind for label in text.toponyms if _shared(label, place) > 0}
        if touched - set(NO_PLACE) or not (_claimed(place) or place.lon is not None):
            continue
        total.false += 1
        kind = "false" if _claimed(place) else "false (typed away)"
        detail = f"{place.toponym.kind} {_named(place)} on {' '.join(sorted(touched)) or 'nothing'}"
        yield Error(kind, text.id, place.toponym.text, detail, text.text)


def _claimed(place: Place) -> bool:
    return place.toponym.kind not in TYPED_AWAY


def _shared(label: Label, place: Place) -> int:
    """Characters that a label and a mention share; nothing or less where they are apart."""
    span = place.toponym.span
    return min(label.end, span.end) - max(label.start, span.start)


def _closeness(label: Label, place: Place) -> float:
    span = place.toponym.span
    return _shared(label, place) / (max(label.end, span.end) - min(label.start, span.start))


def _is_right(label: Label, place: Place) -> bool:
    """Whether the point is near enough; a place that nobody knows must not get one."""
    if label.lat is None or label.lon is None or label.km is None:
        return place.lon is None
    at = place.entry or place
    if place.lon is None or at.lon is None or at.lat is None:
        return False
    return distance_km(at.lon, at.lat, label.lon, label.lat) <= label.km


def _named(place: Place) -> str:
    if place.entry is None or place.lon is None or place.lat is None:
        return "unlocated"
    where = ", ".join(filter(None, (place.entry.name, place.admin1, place.country)))
    return f"{where} ({place.lat:.2f}, {place.lon:.2f}; {place.confidence:.2f})"


def _said(label: Label, place: Place) -> str:
    wanted = "no point" if label.lat is None else f"{label.country} {label.lat}, {label.lon}"
    return f"wanted {wanted}, got {_named(place)}"
