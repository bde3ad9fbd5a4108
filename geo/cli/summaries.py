"""What `map` and `render` say at their end: what was read, found and placed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Extraction, Kind

KINDS: dict[Kind, tuple[str, str]] = {
    "event": ("event", "events"),
    "aggregate": ("series told as one", "series told as one"),
    "context_total": ("total of a war", "totals of wars"),
    "planned": ("planned or announced", "planned or announced"),
}
"""Kind of an incident -> the words for one and for more."""
APART = {"same text": "the same text again", "not read: language": "in another language"}
"""Outcomes that are no failure and no report of their own -> the words for them."""


def summary(done: Sequence[Extraction], counts: Counter[str]) -> list[str]:
    """Say in four lines what was read, found and placed."""
    incidents = [incident for extraction in done for incident in extraction.incidents]
    kinds = Counter(incident.kind for incident in incidents)
    main = sum(i.kind == "event" and i.salience == "main" for i in incidents)
    placed = sum(incident.placed for incident in incidents)
    found = [f"{kinds[k]} {words[kinds[k] > 1]}" for k, words in KINDS.items() if kinds[k]]
    read = counts["done"] + counts["none found"]
    apart = [f", {words}: {counts[kind]}" for kind, words in APART.items() if counts[kind]]
    failed = f", not read: {counts['failed']}, named above" if counts["failed"] else ""
    return [
        f"reports read: {read}{''.join(apart)}{failed}",
        f"incidents: {len(incidents)}" + (f" ({', '.join(found)})" if found else ""),
        f"events that are the news: {main}, in the background: {kinds['event'] - main}",
        f"placed: {placed}, unplaced: {len(incidents) - placed}",
    ]
