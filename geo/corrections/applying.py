"""All corrections on all incidents: first who is one and who is two, then the values, then drops.

Rows are sorted out before anything is changed, so that the order of independent rows does not
matter and applying them twice is applying them once. Of two rows that set the same thing the one
of the later day stands (of one day, the later row); where they are two people's, that is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.corrections.changing import changed, confirmed, misfits
from geo.corrections.finding import Conflict, Known, NotRead
from geo.corrections.regrouping import Parts, already_apart, parted
from geo.corrections.rows import Row, from_record
from geo.corrections.values import FIELDS, position
from geo.gazetteer import Gazetteer
from geo.incidents.joining import join
from geo.records import Correction, Incident

REGROUPING = frozenset({"merge", "split"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of applying corrections."""

    incidents: tuple[Incident, ...]
    """In their order; what was split off stands behind what it was split from."""
    dropped: Mapping[str, Correction]
    """By id of the incident that is gone."""
    applied: int
    """Rows that are in effect."""
    conflicts: tuple[str, ...]
    """One line each: what could not be applied, and what two people see differently."""
    not_read: tuple[int, ...]
    """Rows about reports that are not among these."""


class _Work:
    """The rows on their way: what is done, what is in conflict."""

    def __init__(
        self, incidents: Iterable[Incident], gazetteer: Gazetteer, parts: Parts, *, apart: bool
    ) -> None:
        self.index = Known(incidents)
        self.known = self.index.by_id
        self.positions: dict[str, tuple[int, ...]] = {i: (n,) for n, i in enumerate(self.known)}
        self.gazetteer, self.parts, self.apart = gazetteer, parts, apart
        self.done: set[int] = set()
        self.conflicts: list[tuple[int, str]] = []
        self.not_read: set[int] = set()
        self.dropped: dict[str, Correction] = {}

    def tell(self, row: Row, reason: object, end: str = "not applied") -> None:
        if row.number:
            self.conflicts.append((row.number, f"{row.where}: {reason}; {end}"))

    def failed(self, row: Row, conflict: Conflict) -> None:
        if isinstance(conflict, NotRead):
            self.not_read.add(row.number)
        else:
            self.tell(row, conflict)


def apply(
    incidents: Iterable[Incident],
    rows: Iterable[Row],
    gazetteer: Gazetteer,
    parts: Parts | None = None,
    *,
    apart: bool = False,
) -> Outcome:
    """Apply corrections.

    Parameters
    ----------
    incidents
        Each id once. What they say of themselves was corrected is applied anew.
    rows
        As `geo.corrections.rows.read_rows` gives them.
    gazetteer
        For places, actors and summaries.
    parts
        The records of the single reports by id, for splits of what was joined from several.
    apart
        Each report is to stay by itself: a merge of two reports' incidents is only written down.
    """
    work = _Work(incidents, gazetteer, parts or {}, apart=apart)
    own = [row for i in work.known.values() for row in from_record(i)]
    every = [*own, *rows]
    _regroup(work, _latest((r for r in every if r.action in REGROUPING), work))
    _set(work, [r for r in every if r.action not in REGROUPING])
    numbers = work.not_read - {0} - work.done
    return Outcome(
        tuple(_relinked(work)),
        work.dropped,
        len(work.done - {0}),
        tuple(dict.fromkeys(line for _, line in sorted(work.conflicts))),
        tuple(sorted(numbers)),
    )


def _relinked(work: _Work) -> Iterator[Incident]:
    """Let links lead to what is there now."""
    home = {old: i.id for i in work.known.values() for old in i.merged_from}
    for incident in sorted(work.known.values(), key=lambda i: work.positions[i.id]):
        links = [
            replace(x, to=x.to if x.to in work.known else home.get(x.to, x.to))
            for x in incident.links
        ]
        left = tuple(
            x for x in dict.fromkeys(links) if x.to != incident.id and x.to not in work.dropped
        )
        yield incident if left == incident.links else replace(incident, links=left)


# ---------------------------------------------------------------- who is one, who is two


def _latest(rows: Iterable[Row], work: _Work) -> list[Row]:
    """Of merges and splits of one pair, keep the latest; both sides are named by ids."""
    kept: dict[object, Row] = {}
    for row in sorted(rows, key=_age):
        key: object = frozenset((row.id, row.other)) if row.id and row.other else row
        old = kept.pop(key, None)
        if old and old.action != row.action:
            _rivals(work, old, row)
            if old.number:
                work.done.add(old.number)
        kept[key] = row
    return list(kept.values())


def _regroup(work: _Work, rows: Sequence[Row]) -> None:
    for row in sorted(rows, key=lambda r: (r.action == "merge", r.other, r.id, r.number)):
        try:
            (_split if row.action == "split" else _merge)(work, row)
        except Conflict as conflict:
            work.failed(row, conflict)


def _split(work: _Work, row: Row) -> None:
    whole = work.index.find(row)
    if apart := already_apart(whole, row, work.known):
        row = replace(row, other=apart)
    elif not row.number and row.other not in whole.merged_from:
        return  # done when it was recorded
    else:
        rest, off = parted(whole, row, work.parts, work.gazetteer)
        _put(work, whole.id, [rest, off])
        row, whole = replace(row, other=off.id), rest
        work.known[off.id] = _noted(off, row.recorded())
    work.known[whole.id] = _noted(whole, row.recorded())
    work.done.add(row.number)


def _merge(work: _Work, row: Row) -> None:
    a = work.index.find(row)
    if row.other and row.other not in work.known and row.other in a.merged_from:
        b = a
    elif row.number == 0 and row.other not in work.known:
        return  # joined when it was recorded
    else:
        b = work.index.other(row)
    alone = work.apart and {s.document for s in a.sources}.isdisjoint(s.document for s in b.sources)
    made = a if alone or a.id == b.id else join([a, b], work.gazetteer)
    if a.id != b.id and not alone:
        made = replace(made, merged_from=tuple(sorted({*made.merged_from, a.id, b.id})))
        work.known.pop(b.id)
        _put(work, a.id, [made])
    other = row.other or next(i for i in (b.id, a.id) if i != made.id)
    work.known[made.id] = _noted(made, replace(row, other=other).recorded())
    work.done.add(row.number)


def _put(work: _Work, old: str, new: Sequence[Incident]) -> None:
    """Put incidents where another stood."""
    position = work.positions[old]
    del work.known[old]
    for n, incident in enumerate(new):
        work.index.add(incident)
        work.positions[incident.id] = (*position, n)


def _noted(incident: Incident, correction: Correction) -> Incident:
    """Write a correction down, once."""
    bare = [replace(c, old="") for c in incident.corrections]
    if replace(correction, old="") in bare:
        return incident
    return replace(incident, corrections=_sorted([*incident.corrections, correction]))


def _sorted(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    return tuple(
        sorted(corrections, key=lambda c: (c.day, c.author, c.action, c.field, c.new, c.other))
    )


# ---------------------------------------------------------------- values, drops, confirmations


def _set(work: _Work, rows: Iterable[Row]) -> None:
    """Give every incident its rows, and apply them."""
    wanted: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        try:
            wanted[work.index.find(row).id].append(row)
        except Conflict as conflict:
            work.failed(row, conflict)
    for id_ in sorted(wanted, key=work.positions.__getitem__):  # in the order of the incidents
        made = _corrected(work, work.known[id_], wanted[id_])
        if made is None:
            del work.known[id_]
        else:
            work.known[id_] = made


def _corrected(work: _Work, incident: Incident, rows: Sequence[Row]) -> Incident | None:
    """Return an incident with all its rows applied; None when it is dropped."""
    winners = _winners(work, rows)
    work.done.update(row.number for row in winners.values())
    fate = winners.pop("fate", None)
    if fate and fate.action == "drop":
        work.dropped[incident.id] = fate.recorded()
        return None
    values = _fitting(work, incident, winners)
    notes = [_recorded(incident, row) for row in winners.values()]
    notes += [c for c in incident.corrections if c.action in REGROUPING]
    notes += [fate.recorded()] if fate else []
    made = replace(incident, corrections=_sorted(notes))
    if winners:
        last = max(winners.values(), key=_age)
        made = changed(made, values, work.gazetteer, last.author)
    return confirmed(made, f"{fate.author} ({fate.day.isoformat()})") if fate else made


def _fitting(work: _Work, incident: Incident, winners: dict[str, Row]) -> dict[str, str]:
    """Return the values that go together; the others are told, and taken out."""
    while True:
        values = {field: row.value for field, row in winners.items()}
        wrong = misfits(incident, values, work.gazetteer)
        if not wrong:
            return values
        for field, reason in wrong.items():
            work.tell(winners[field], f"{incident.id}: {reason}")
            work.done.discard(winners.pop(field).number)


def _winners(work: _Work, rows: Sequence[Row]) -> dict[str, Row]:
    """Of the rows that set one thing the latest; ``fate`` is a drop or a confirmation."""
    kept: dict[str, Row] = {}
    filed = {row.recorded() for row in rows if row.number}
    for row in sorted(rows, key=_age):
        if not row.number and row.recorded() in filed:
            continue  # the record has it from this very file
        key = row.field if row.action in ("set", "move") else "fate"
        if old := kept.get(key):
            if (old.action, old.value) != (row.action, row.value):
                _rivals(work, old, row)
            elif old.author != row.author:
                row = old  # the first to say so
        kept[key] = row
    return kept


def _rivals(work: _Work, old: Row, new: Row) -> None:
    """Tell of two people who see one thing differently."""
    if old.author != new.author:
        stands = f"{new.author} says {new.value or new.action!r} on {new.day.isoformat()}"
        reason = f"{old.author} says {old.value or old.action!r} on {old.day.isoformat()}, {stands}"
        work.tell(new if new.number else old, reason, "the later one stands")


def _recorded(incident: Incident, row: Row) -> Correction:
    """Return a correction as it is kept, with what stood there before anybody changed it."""
    made = row.recorded()
    for c in incident.corrections:
        if (c.action, c.field) == (made.action, made.field):
            return replace(made, old=c.old)
    old = position(incident) if row.action == "move" else FIELDS[row.field].now(incident)
    return replace(made, old=old)


def _age(row: Row) -> tuple[object, ...]:
    return row.day, row.number, row.author, row.action, row.value, row.reason
