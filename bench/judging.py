"""Judge what strikemap reads in one row of a labelled corpus, one function a corpus.

`bench/incidents.py` says what counts as right and what is left out, and makes the table.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

from bench.muc4 import Key, key_of, same_organisation
from geo import gazetteer, mentions, pipeline
from geo.gazetteer import Gazetteer, distance_km
from geo.reading import document_of
from geo.records import Attribution, Document, Extraction, Incident, Toponym

Row = Mapping[str, Any]
Marks = dict[str, bool]
"""Figure -> right or wrong; a figure that is not asked of a row is not in it."""

CENTCOM_KM = 25
SYRIA_KM = 50
LABELS = Path(__file__).with_name("wikinews_attacks.csv")


class Judged(NamedTuple):
    """One row with what was right of it."""

    marks: Marks
    told: str
    """What came out, with what was wanted, for the list of errors."""


@cache
def known() -> Gazetteer:
    """Return the gazetteer, opened once a process."""
    return gazetteer.load(imports=False)


def report(row: Row, text: str = "") -> Extraction:
    """Read a row as a report."""
    return pipeline.extract(_document(row, text), known())


def _document(row: Row, text: str = "") -> Document:
    day = row.get("published") or row.get("date")
    return document_of(
        text or row["text"],
        id=row.get("id", ""),
        title=row.get("title") or "",
        publisher=row.get("publisher") or "",
        published=date.fromisoformat(day) if day else None,
    )


def events(extraction: Extraction) -> list[Incident]:
    """Return what is drawn on a map: neither totals, nor rows of attacks, nor plans."""
    return [i for i in extraction.incidents if i.kind == "event"]


def told(incidents: Iterable[Incident]) -> str:
    """Write incidents in a few words each."""
    return "; ".join(
        f"{i.event_type} {i.date_start}..{i.date_end} at {i.place.name if i.place else '-'}"
        f" ({i.place.country if i.place else ''}) by {', '.join(i.perpetrators) or '-'}"
        for i in incidents
    )


# ---------------------------------------------------------------- one function a corpus


def centcom(row: Row) -> Judged:
    """Judge a line of a strike release."""
    if " and " in row["location"]:
        return Judged({}, "")
    made = events(report(row, f"{row['country']}\n{row['line']}"))
    first = made[0] if made else None
    place = first.place if first else None
    wanted = _point_of(row["location"], row["country"].rpartition(", ")[2])
    off = inf
    if place and place.lon is not None and place.lat is not None and wanted:
        off = distance_km(place.lon, place.lat, *wanted)
    near = place is not None and place.precision == "near"
    marks = {
        "place": off <= CENTCOM_KM,
        "count of strikes": first is not None and row["number"] in _numbers(first),
        '"near"': place is not None and near == ("near " in row["line"].lower()),
    }
    marks["all three"] = all(marks.values())
    numbers = _numbers(first) if first else set()
    return Judged(marks, f"{off:.0f} km, {numbers or 'no number'} <- {row['line']}")


@cache
def _point_of(name: str, country: str) -> tuple[float, float] | None:
    code = next((e.country for e in known().find(country) if e.feature_code == "PCLI"), "")
    found = [e for e in known().find(name) if e.country == code]
    towns = [e for e in found if e.feature_class in "PS"] or found
    best = max(towns, key=lambda e: e.population, default=None)
    return (best.lon, best.lat) if best else None


def _numbers(incident: Incident) -> set[int]:
    """Return the numbers of attacks, weapons and munitions that the record has."""
    found: list[int | None] = [getattr(incident, "strikes", None)]
    if incident.weapon:
        found += [incident.weapon.count_platforms, incident.weapon.count_munitions]
    return {n for n in found if n is not None}


def event_location(row: Row) -> Judged:
    """Judge the place of one verb."""
    (start, end, verb), *_ = row["verbs"]
    document = document_of(row["text"])
    answer = _scenes(document, (start, end))
    wanted = row["locations"]
    touched = any(t.span.start < e and s < t.span.end for t in answer[:1] for s, e, _ in wanted)
    right = touched if wanted else not answer
    part = "with a place" if wanted else "without a place"
    said = [t.text for t in answer] or "none"
    line = f"{verb}: {[w for _, _, w in wanted] or 'none'} <- {said} | {row['text'].strip()}"
    return Judged({"right": right, f"right, {part}": right}, line)


def _scenes(document: Document, verb: tuple[int, int]) -> list[Toponym]:
    """Return the names that say where the verb's event was, the most likely first."""
    found = mentions.find(document, known())
    at = next((n for n, s in enumerate(document.sentences) if s.span.end > verb[0]), -1)
    names = [t for t in found.toponyms if t.sentence == at]
    if find_spec("geo.mentions.scenes"):
        sentence = document.sentences[at]
        inside = (verb[0] - sentence.span.start, verb[1] - sentence.span.start)
        return list(import_module("geo.mentions.scenes").scenes_of(sentence, inside, names))
    own = [e for e in found.events if e.span.start < verb[1] and verb[0] < e.span.end]
    if own:
        return [found.toponyms[i] for i in own[0].toponyms]
    scenes = [t for t in names if t.role == "event_location"]
    return sorted(scenes, key=lambda t: abs(t.span.start - verb[1]))


def muc4(row: Row) -> Judged:
    """Judge a report of the MUC-4 corpus."""
    key = key_of(row["templates"])
    if key.other:
        return Judged({}, "")
    made = events(report(row))
    marks = {"recall": bool(made)} if key.covered else {}
    if made:
        marks["precision"] = key.covered
    if made and key.covered:
        marks |= _muc4_fields(row, key, made)
    wanted = f"{key.days[:2]} {sorted(key.countries)} {key.organisations[:3]}"
    return Judged(marks, f"{row['id']}: {wanted if key.covered else 'none'} <- {told(made)}")


def _muc4_fields(row: Row, key: Key, made: list[Incident]) -> Marks:
    marks = {}
    if key.days and row["published"]:
        marks["date"] = any(
            i.date_start
            and i.date_end
            and any(i.date_start <= end and start <= i.date_end for start, end in key.days)
            for i in made
        )
    if key.organisations:
        blamed = [a for i in made for a in i.attributions if _blamed(a)]
        marks["organisation"] = any(
            same_organisation(o, _all_names(a), of_state=_of_state(a))
            for a in blamed
            for o in key.organisations
        )
    if key.countries:
        codes = {i.place.country for i in made if i.place and i.place.country}
        marks["country"] = bool(codes & {_country(c) for c in key.countries})
        if codes:
            marks["country, where placed"] = marks["country"]
    return marks


def _blamed(attribution: Attribution) -> bool:
    return attribution.role == "perpetrator" and attribution.status != "denied"


def _all_names(attribution: Attribution) -> list[str]:
    actor = known().actor(attribution.actor_id)
    return [attribution.actor or "", *((actor.name, *actor.aliases) if actor else ())]


def _of_state(attribution: Attribution) -> bool:
    actor = known().actor(attribution.actor_id)
    return actor is not None and actor.type in {"state", "state_forces"}


@cache
def _country(name: str) -> str:
    return next((e.country for e in known().find(name) if e.feature_code.startswith("PCL")), "")


def wikinews(row: Row) -> Judged:
    """Judge a report of Wikinews: an event, or none."""
    label = _labels()[row["id"]]
    if label == "doubt":
        return Judged({}, "")
    made = events(report(row))
    if label == "no":
        quote = " / ".join(e.text for i in made for e in i.evidence[:1])
        return Judged({"false alarms": bool(made)}, f"{row['title']} <- {told(made)} | {quote}")
    return Judged({"attacks found": bool(made)}, f"{row['title']} <- none")


@cache
def _labels() -> dict[str, str]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["attack"] for row in csv.DictReader(file)}


def syria(row: Row) -> Judged:
    """Judge a report on the war in Syria."""
    wanted = _town_of(row["location"])
    if wanted is None:
        return Judged({}, "")
    made = events(report(row))
    points = [(i.place.lon, i.place.lat) for i in made if i.place and i.placed]
    off = [
        distance_km(lon, lat, *wanted) for lon, lat in points if lon is not None and lat is not None
    ]
    marks = {"within 50 km": min(off, default=inf) <= SYRIA_KM, "an event": bool(made)}
    marks["a placed event"] = bool(off)
    return Judged(marks, f"{row['location']} | {row['title']} <- {told(made)}")


@cache
def _town_of(name: str) -> tuple[float, float] | None:
    found = [e for e in known().find(name) if e.country == "SY" and e.feature_class == "P"]
    best = max(found, key=lambda e: e.population, default=None)
    return (best.lon, best.lat) if best else None
