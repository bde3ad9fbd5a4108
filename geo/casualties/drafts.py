"""Figures before they are records: killed and injured of one clause are put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from geo.casualties.words import HEDGE, Group
from geo.patterns.numbers import Modality

Role = Literal["count", "repeat", "subset", "war_total"]
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure at its place in the sentence."""

    start: int
    end: int
    killed: Bounds | None
    injured: Bounds | None
    group: Group
    people: str
    modality: Modality
    role: Role
    hedge: str = ""
    more: bool = False
    superseded: bool = False


def merged(text: str, drafts: list[Draft]) -> list[Draft]:
    """Put killed and injured of one clause together; parts between them stay."""
    kept: list[Draft] = []
    for draft in drafts:
        whole = next((i for i in range(len(kept) - 1, -1, -1) if kept[i].role != "subset"), None)
        if whole is not None and _one_clause(text, kept[whole], draft):
            first = kept[whole]
            kept[whole] = replace(
                first,
                end=max(first.end, draft.end),
                killed=first.killed or draft.killed,
                injured=first.injured or draft.injured,
                group=first.group if first.group != "unknown" or first.people else draft.group,
                people=first.people or draft.people,
            )
        else:
            kept.append(draft)
    return kept


def _one_clause(text: str, first: Draft, second: Draft) -> bool:
    if first.superseded != second.superseded:
        return False
    if first.role != second.role and "war_total" not in (first.role, second.role):
        return False
    if second.role == "subset" or (first.killed and second.killed):
        return False
    if first.injured and second.injured:
        return False
    if "vague" in (first.modality, second.modality) and first.modality != second.modality:
        return False  # "43 dead and dozens hurt": one is counted, the other is not
    between = text[first.end : second.start]
    return len(between) <= 90 and not re.search(r"[.:]\s|[\";]|\bbut\b|\bsaid\b", between)


def hedge_of(text: str, draft: Draft) -> str:
    """Return the word of its clause that weakens a figure; empty for none."""
    start = max(0, draft.start - 60)
    clause = text[start : draft.end]
    clause = (
        re.split(r"[;:]|\.\s", clause[: draft.start - start])[-1] + text[draft.start : draft.end]
    )
    found = list(HEDGE.finditer(clause))
    return found[-1][0].lower() if found else ""
