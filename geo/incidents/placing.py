"""Where one event was: its places in order, and when two towns make two incidents."""

from __future__ import annotations

import re

from geo.incidents.grouping import Group
from geo.incidents.tellings import FINENESS, POINT, SLACK_KM, Telling, apart_km, contains
from geo.records import Place


def split(known: Group) -> list[tuple[tuple[Place, ...], bool]]:
    """The places of each incident that a group holds, and whether the toll is its own.

    Two towns hit in one telling ("struck Abqaiq and Khurais") are two incidents; two countries
    ("sites in Iraq and Syria") are one with several places.
    """
    ranked = _ranked(known)
    heads = _towns_side_by_side(known, ranked)
    if len(heads) < 2 or known.series:
        return [(ranked, True)]
    parts = []
    for number, head in enumerate(heads):
        rest = [p for p in ranked if p not in heads and contains(p, head)]
        parts.append(
            ((head, *rest), number == 0 or not any(t.event.claims for t in known.tellings))
        )
    return parts


def _ranked(known: Group) -> tuple[Place, ...]:
    """The places of a group, the finest first, each entry once."""
    every = [
        p for t in known.tellings for p in t.places if p.toponym.kind not in ("demonym", "in_name")
    ]
    every.sort(
        key=lambda p: (p.lon is None and p.precision != "border", FINENESS.index(p.precision))
    )
    kept: list[Place] = []
    for place in every:
        same = (k.entry and place.entry and k.entry.id == place.entry.id for k in kept)
        words = (k.toponym.text.casefold() == place.toponym.text.casefold() for k in kept)
        if not any(same) and not (place.entry is None and any(words)):
            kept.append(place)
    return tuple(kept)


def _towns_side_by_side(known: Group, ranked: tuple[Place, ...]) -> list[Place]:
    """Point-like places that one telling names in a row, apart from each other."""
    for telling in known.tellings:
        towns = [p for p in telling.places if p in ranked and _is_point(p)]
        heads: list[Place] = []
        for town in towns:
            clear = all(
                apart_km(town, h) > (town.radius_km or 0) + (h.radius_km or 0) + SLACK_KM
                for h in heads
            )
            if clear and (not heads or _in_a_row(heads[-1], town, telling)):
                heads.append(town)
        if len(heads) > 1 and ranked and ranked[0] in heads:
            return heads
    return []


def _is_point(place: Place) -> bool:
    """A town or less, or a site however wide (an oil field)."""
    site = place.entry is not None and place.entry.feature_class == "S"
    return place.lon is not None and (place.precision in POINT or site)


def _in_a_row(a: Place, b: Place, telling: Telling) -> bool:
    start = telling.sentence.span.start
    gap = telling.sentence.text[a.toponym.span.end - start : b.toponym.span.start - start]
    joined = re.fullmatch(r"\W*(?:[\w-]+\s+){0,3}?(?:,|\band\b)\s*(?:[\w-]+\s+){0,4}", gap)
    return joined is not None and "near" not in gap and b.toponym.relation != "near"
