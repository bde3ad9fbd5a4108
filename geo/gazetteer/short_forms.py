"""Short names that reports give airports and air bases: "King Khalid airport", "Dhafra base".

They are made from the full names when the tables are read, so that no row need spell them out.
One that two places would bear, or that another place is called, is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.gazetteer.names import fold
from geo.records import Entry

_FIELDS = frozenset({"AIRP", "AIRB", "AIRF", "AIRQ", "MILB", "NVB"})
_ENDINGS = {
    " international airport": (" airport",),
    " international airfield": (" airport",),
    " air force base": (" air base", " airbase"),
    " air base": (" airbase",),
    " airbase": (" air base",),
    " military airport": (" airport", " airbase"),
    " military base": (" base",),
}
"""How a full name ends, and what reports put there."""


def with_short_forms(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Add to the names of airports and bases their short forms."""
    entries = tuple(entries)
    taken = Counter(
        key for e in entries for key in {fold(name) for name in (e.name, *e.names)}
    )  # fmt: skip
    made = {e.id: {fold(n): n for n in _short(e)} for e in entries if e.feature_code in _FIELDS}
    twice = Counter(key for forms in made.values() for key in forms)
    free = {key for key, bearers in twice.items() if bearers == 1 and not taken[key]}
    return tuple(
        replace(entry, names=(*entry.names, *(n for key, n in forms.items() if key in free)))
        if (forms := made.get(entry.id))
        else entry
        for entry in entries
    )


def _short(entry: Entry) -> Iterator[str]:
    for name in (entry.name, *entry.names):
        for ending, others in _ENDINGS.items():
            if name.lower().endswith(ending):
                yield from (name[: -len(ending)] + other for other in others)
