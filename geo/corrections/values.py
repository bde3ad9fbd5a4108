"""What may be set in an incident, and what a cell may say: one table, a parser a kind of value.

A field is called as the column of the GeoJSON and of the GIS files that shows it. A cell that is
empty means "not known". A parser returns the cell in its one right form, or raises ValueError
with what was expected; the form is text, so that a record can keep it and a file can show it.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple, get_args

from geo.incidents.joining import MUNITIONS, PLATFORMS
from geo.records import EventType, Incident, Kind, Precision, Salience, Status

LONGEST_TEXT = 10_000
PIN_DECIMALS = 6

Parser = Callable[[str], str]


class Field(NamedTuple):
    """One thing that may be set."""

    parse: Parser
    now: Callable[[Incident], str]
    """What an incident has, as a cell."""


# ---------------------------------------------------------------- parsers


def text(cell: str) -> str:
    """Words on one line."""
    words = " ".join(cell.split())
    if len(words) > LONGEST_TEXT or any(ord(c) < 32 or ord(c) == 127 for c in words):
        message = f"text of up to {LONGEST_TEXT} characters was expected"
        raise ValueError(message)
    words.encode()  # half of a surrogate pair is no text
    return words


def names(cell: str) -> str:
    """Names parted by semicolons.

    >>> names("River Brigade;Hill Front ; River Brigade")
    'River Brigade; Hill Front'
    """
    return "; ".join(dict.fromkeys(filter(None, (text(name) for name in cell.split(";")))))


def word(known: tuple[str, ...], cell: str) -> str:
    """One of the controlled words; case and blanks are forgiven."""
    said = re.sub(r"[\s-]+", "_", cell.strip().casefold())
    if said not in known:
        message = f"one of {', '.join(known)} was expected, not {cell!r:.40}"
        raise ValueError(message)
    return said


def count(cell: str) -> str:
    """A whole number of people, or nothing.

    >>> count(" 12 "), count("3.0"), count("")
    ('12', '3', '')
    """
    said = re.sub(r"\.0*$", "", cell.strip())
    if said and not re.fullmatch(r"[0-9]{1,7}", said):
        message = f"a whole number was expected, not {cell!r:.40}"
        raise ValueError(message)
    return str(int(said)) if said else ""


def kilometres(cell: str) -> str:
    """A distance of at most half the way round the earth, or nothing."""
    said = cell.strip().replace(",", ".")
    if not said:
        return ""
    try:
        value = float(said)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 20_038:
        message = f"kilometres were expected, such as 2.5, not {cell!r:.40}"
        raise ValueError(message)
    return f"{value:g}"


def day(cell: str, *, last: bool) -> str:
    """A day, or the first or last one of a month or a year.

    >>> day("2019-08", last=True), day("2019-08-25T00:00:00", last=False)
    ('2019-08-31', '2019-08-25')
    """
    said = re.sub(r"[T ]00:00(:00(\.0+)?)?Z?$", "", cell.strip())
    if not said:
        return ""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", said, re.ASCII)
    try:
        if not found:
            raise ValueError
        year, month, at = (int(n) if n else None for n in found.groups())
        assert year is not None
        month = month or (12 if last else 1)
        at = at or (calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, at).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        message = f"a day was expected, such as 2019-08-25, 2019-08 or 2019, not {cell!r:.40}"
        raise ValueError(message) from None


def country(cell: str) -> str:
    """An ISO 3166-1 alpha-2 code, or nothing."""
    said = cell.strip().upper()
    if said and not re.fullmatch(r"[A-Z]{2}", said):
        message = f"a code of two letters was expected, such as IQ, not {cell!r:.40}"
        raise ValueError(message)
    return said


def point(cell: str) -> str:
    """Where a place is moved to; both numbers by name, since a bare pair does not tell its order.

    >>> point("lat 34,4 lon 41.1"), point("POINT (41.1 34.4)")
    ('lon 41.1 lat 34.4', 'lon 41.1 lat 34.4')
    """
    number = r"(?P<{}>[+-]?[0-9]{{1,3}}(?:[.,][0-9]+)?)"
    lon, lat = number.format("lon"), number.format("lat")
    between, equals = r"\s*[,;]?\s*", r"\s*[=:]?\s*"
    forms = (
        rf"lon{equals}{lon}{between}lat{equals}{lat}",
        rf"lat{equals}{lat}{between}lon{equals}{lon}",
        rf"POINT\s*\({lon}\s+{lat}\)",
    )
    found = next(filter(None, (re.fullmatch(f, cell.strip(), re.I) for f in forms)), None)
    if found is None:
        message = f"a point was expected, such as lon 41.1 lat 34.4, not {cell!r:.40}"
        raise ValueError(message)
    east, north = (float(found[name].replace(",", ".")) for name in ("lon", "lat"))
    if abs(east) > 180 or abs(north) > 90:
        message = f"lon runs from -180 to 180, lat from -90 to 90, not {cell!r:.60}"
        raise ValueError(message)
    return pair(east, north)


def pair(lon: float, lat: float) -> str:
    """Return a point as a cell says it."""
    return f"lon {round(lon, PIN_DECIMALS) + 0.0:.15g} lat {round(lat, PIN_DECIMALS) + 0.0:.15g}"


def lon_lat(cell: str) -> tuple[float, float]:
    """Return longitude and latitude of a cell that `point` has read."""
    _, lon, _, lat = cell.split()
    return float(lon), float(lat)


# ---------------------------------------------------------------- fields


def _of(way: str) -> Callable[[Incident], str]:
    def now(incident: Incident) -> str:
        value: Any = incident
        for name in way.split("."):
            value = None if value is None else getattr(value, name)
        return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)

    return now


def _status(incident: Incident) -> str:
    blamed = [a for a in incident.attributions if a.role == "perpetrator"]
    named = [a for a in blamed if a.actor and a.status != "denied"]
    return next((a.status for a in named or blamed), "")


def _things(incident: Incident) -> str:
    things = [a.what for a in incident.attributions if a.role == "target" and a.what]
    return "; ".join(dict.fromkeys(things))


def _bound(what: str, end: int) -> Field:
    return Field(count, lambda i: "" if (n := getattr(i, what)[end]) is None else str(n))


def position(incident: Incident) -> str:
    """Return the primary place's point as a cell."""
    place = incident.place
    if place is None or place.lon is None or place.lat is None or place.precision == "unknown":
        return ""
    return pair(place.lon, place.lat)


STATUSES = tuple(status for status in get_args(Status) if status != "denied")
"""Who is said not to have done it is taken out of ``actor``."""

FIELDS: Mapping[str, Field] = {
    "kind": Field(partial(word, get_args(Kind)), _of("kind")),
    "salience": Field(partial(word, get_args(Salience)), _of("salience")),
    "title": Field(text, _of("summary")),
    "event_type": Field(partial(word, get_args(EventType)), _of("event_type")),
    "acled_sub_event_type": Field(text, _of("acled_sub_event_type")),
    "platform": Field(partial(word, PLATFORMS), _of("weapon.platform")),
    "munition": Field(partial(word, MUNITIONS), _of("weapon.munition")),
    "actor": Field(names, lambda i: "; ".join(i.perpetrators)),
    "actor_status": Field(partial(word, STATUSES), _status),
    "target": Field(names, lambda i: "; ".join(i.targets)),
    "target_what": Field(names, _things),
    "start_date": Field(partial(day, last=False), _of("date_start")),
    "end_date": Field(partial(day, last=True), _of("date_end")),
    "time_of_day": Field(text, _of("time_of_day")),
    "entry_id": Field(text, _of("place.entry.id")),
    "place": Field(text, _of("place.name")),
    "place_precision": Field(partial(word, get_args(Precision)), _of("place.precision")),
    "uncertainty_km": Field(kilometres, _of("place.radius_km")),
    "country": Field(country, _of("place.country")),
    "admin1": Field(text, _of("place.admin1")),
    "admin2": Field(text, _of("place.admin2")),
    "killed_min": _bound("killed", 0),
    "killed_max": _bound("killed", 1),
    "injured_min": _bound("injured", 0),
    "injured_max": _bound("injured", 1),
}
"""What may be set, by the name of its column."""

PAIRS = {
    "date": ("start_date", "end_date", "/"),
    "killed": ("killed_min", "killed_max", "-"),
    "injured": ("injured_min", "injured_max", "-"),
}
"""Short for two fields: ``2019-08-24/2019-08-26``, ``2-6``, ``3-`` for at least three."""
EXPECTED = {
    "/": "a day or two were expected, such as 2019-08-25, 2019-08 or 2019-08-24/2019-08-26",
    "-": "a number was expected, such as 6, 2-6 or 3- for at least three",
}


def parsed(field: str, cell: str) -> dict[str, str]:
    """Return the fields that a cell sets, each in its one right form.

    Parameters
    ----------
    field
        Key of `FIELDS` or of `PAIRS`.
    cell
        As a person wrote it.

    Raises
    ------
    ValueError
        Saying what was expected.

    >>> parsed("killed", "3-"), parsed("date", "2019-08")
    ({'killed_min': '3', 'killed_max': ''}, {'start_date': '2019-08-01', 'end_date': '2019-08-31'})
    """
    if field in PAIRS:
        return _of_pair(field, cell)
    if field not in FIELDS:
        message = f"no field {field!r:.40}; give one of {', '.join([*PAIRS, *FIELDS])}"
        raise ValueError(message)
    return {field: FIELDS[field].parse(cell)}


def _of_pair(field: str, cell: str) -> dict[str, str]:
    first, last, mark = PAIRS[field]
    low, parted, high = cell.partition(mark)
    high = high if parted else cell
    try:
        if mark == "/" and parted and not (low.strip() and high.strip()):
            raise ValueError
        return {first: FIELDS[first].parse(low), last: FIELDS[last].parse(high)}
    except ValueError:
        message = f"{EXPECTED[mark]}, not {cell!r:.40}"
        raise ValueError(message) from None
