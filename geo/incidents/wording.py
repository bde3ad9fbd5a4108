"""One sentence of our own for an incident, as hedged as the report is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from geo.gazetteer import Gazetteer
from geo.records import EventType, Incident, Place, Status

NOUNS: dict[EventType, tuple[str, str]] = {
    "air_strike": ("Air strike", "Series of air strikes"),
    "drone_strike": ("Drone strike", "Series of drone strikes"),
    "missile_rocket": ("Missile or rocket attack", "Series of missile or rocket attacks"),
    "shelling": ("Shelling", "Repeated shelling"),
    "bombing": ("Bombing", "Series of bombings"),
    "armed_attack": ("Armed attack", "Series of armed attacks"),
    "naval_attack": ("Naval attack", "Series of naval attacks"),
    "other": ("Attack", "Series of attacks"),
}
"""Type to the words for one event and for a series."""
MOST_HIT = 4
"""Of those and that hit, how many the sentence names."""
EXPLOSION = ("Explosion", "Series of explosions")
"""Words for what no telling calls an attack; dead beside it make it a bombing in the tables."""
_OF_ATTACK = r"attack|struck|strike|bomb|suicide|device|mine|\bied\b|detonat|booby"

STATUS_WORDS: dict[Status, str] = {
    "announced_officially": "announced by",
    "claimed": "claimed by",
    "reported_as_fact": "attributed to",
    "accused": "blamed on",
    "suspected": "suspected to be by",
    "hinted": "hinted to be by",
    "disputed": "disputed to be by",
    "denied": "denied by",
}
"""Statuses from firm to loose; a sentence gives the firmest of each actor, and denials."""

BEARING_WORDS = {
    "n": "north", "ne": "northeast", "e": "east", "se": "southeast",
    "s": "south", "sw": "southwest", "w": "west", "nw": "northwest",
}  # fmt: skip
BORDER_WORDS = {"near": "near", "along": "along"}
PREPOSITIONS = {"S": "at", "H": "near", "R": "along"}
"""GeoNames class -> word before the name: what happens at a river is near it, seldom in it."""
WITHOUT_ADMIN1 = frozenset({"country", "sea", "border", "province"})

ARTICLE = re.compile(
    r"""^(?:United|Port|Strait|Gulf|Bay|Sea|Netherlands|Philippines|Maldives|Bahamas|Gambia
    |Comoros|Democratic\ Republic|Houthis|Taliban|Islamic\ Resistance|Armed\ Forces|UN\ |EU\ )\b
    |\bEmbassy\b
    |\b(?:Strip|Bank|Heights|Sea|Ocean|Strait|Channel|Gulf|Desert|Mountains|Peninsula|Valley
    |Republic|Islands|Emirates|Territories|Province|Region|Corridor|River|Canal|Cathedral|Mosque
    |Forces|Force|Army|Corps|Command|Guard|Guards|Units|Brigades|Brigade|Navy|Party|Front
    |Movement|Coalition|Service|Organization|Council|Group)$
    |\b(?:field|base|camp|crossing|plant|refinery|prison|reactor|airport|port|terminal|desert
    |mosque|cathedral|embassy|military|coalition|network|government|government\ \(\w+\))$""",
    re.VERBOSE,
)
"""Names that want "the": a common noun at the end, seas, unions, armies."""


def summary(incident: Incident, gazetteer: Gazetteer) -> str:
    """Say what happened in one sentence.

    Parameters
    ----------
    incident
        Any incident.
    gazetteer
        For the names of countries.
    """
    where = _where(incident.places, gazetteer)
    if incident.kind == "context_total":
        return f"Total given for a longer time{where}: {_toll(incident)}."
    noun = _nouns(incident)[incident.kind == "aggregate"]
    parts = [noun + where + _when(incident), *_who(incident), _whom(incident), _toll(incident)]
    return "; ".join(part for part in parts if part) + "."


def _nouns(incident: Incident) -> tuple[str, str]:
    """Return the words for the type; an explosion whose cause nobody tells is no attack."""
    marked = " ".join(
        e.text[mark.start - e.span.start : mark.end - e.span.start].lower()
        for e in incident.evidence
        for mark in e.marks
    )
    blast = re.search(r"explo|blast", marked) and not re.search(_OF_ATTACK, marked)
    loose = incident.event_type in ("other", "bombing") and incident.weapon is None
    return EXPLOSION if loose and blast else NOUNS[incident.event_type]


def with_article(name: str) -> str:
    """Put "the" before a name that wants it.

    Examples
    --------
    >>> with_article("Red Sea"), with_article("Baghdad"), with_article("US military")
    ('the Red Sea', 'Baghdad', 'the US military')
    """
    if name.endswith(" (unnamed)"):
        return f"unnamed {name[0].lower()}{name.removesuffix(' (unnamed)')[1:]}"
    if name.startswith("Unidentified "):
        return name[0].lower() + name[1:]
    return f"the {name}" if ARTICLE.search(name) else name


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


# ---------------------------------------------------------------- where


def _where(places: tuple[Place, ...], gazetteer: Gazetteer) -> str:
    if not places:
        return ""
    first = places[0]
    if first.precision == "country":
        more = [with_article(p.name) for p in places[1:] if p.precision == "country"]
        return f" {_listed([place_words(first), *more])}"
    return f" {', '.join([place_words(first), *_containers(first, gazetteer)])}"


def _containers(place: Place, gazetteer: Gazetteer) -> list[str]:
    """Names of the province and the country of a place, as far as its own does not say them."""
    country = gazetteer.country(place.country)
    names = [
        place.admin1 if place.precision not in WITHOUT_ADMIN1 else "",
        country.name if country and place.precision not in ("sea", "border") else "",
    ]
    said = place.name if place.entry else place.toponym.text
    return [name for name in dict.fromkeys(names) if name and name not in said]


def place_words(place: Place) -> str:
    """Return the place with its relation: "near al-Qaim", "12 km east of Hit"."""
    toponym, name = place.toponym, with_article(place.name)
    if place.precision in ("province", "district") and toponym.type_word not in ("", *name.split()):
        name = f"{name} {toponym.type_word}"  # "Idlib province" is not the town
    if toponym.kind == "border":
        return f"{BORDER_WORDS.get(toponym.relation, 'on')} the {toponym.text}"
    if toponym.bearing in BEARING_WORDS:
        way = BEARING_WORDS[toponym.bearing]
        if toponym.inside:
            return f"in {way}ern {place.name}"
        far = f"{toponym.distance_km:g} km " if toponym.distance_km else ""
        return f"{far}{way} of {name}"
    if toponym.relation == "between" and toponym.other:
        return f"between {name} and {with_article(toponym.other)}"
    if toponym.relation in ("near", "along"):
        return f"{toponym.relation} {name}"
    entry = place.entry
    kind = entry.feature_class if entry else "S" if toponym.kind == "facility" else ""
    at_sea = place.precision == "sea"
    return f"{'in' if at_sea else PREPOSITIONS.get(kind, 'in')} {name}"


# ---------------------------------------------------------------- when


def _when(incident: Incident) -> str:
    start, end = incident.date_start, incident.date_end
    if start is None or end is None:
        return _partly(incident.date_partial)
    if start == end:
        return f" on {_day(start)}"
    whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1
    if whole_months and start.month == 1 and end.month == 12:
        years = f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
        return f" in {years}"
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return f" in {start:%B %Y}"
    if end - start == timedelta(days=1):
        return f" on {_from(start, end)} or {_day(end)}"
    return f" between {_from(start, end)} and {_day(end)}"


def _partly(partial: str) -> str:
    """Say what the words alone tell where there is no day to count from."""
    weekday = re.fullmatch(r"weekday:(\w+)", partial)
    month = re.fullmatch(r"--(\d\d)", partial)
    if weekday:
        return f" on a {weekday[1].capitalize()}"
    if month and 1 <= int(month[1]) <= 12:
        return f" in {date(2000, int(month[1]), 1):%B}"
    return ""


def _from(start: date, end: date) -> str:
    """Return the first day without what the last one repeats."""
    if start.year != end.year:
        return _day(start)
    return f"{start.day}" if start.month == end.month else f"{start.day} {start:%B}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


# ---------------------------------------------------------------- who and how many


def _who(incident: Incident) -> list[str]:
    """Return the firmest words for each actor, denials beside them, and what is not clear."""
    blamed = [a for a in incident.attributions if a.role == "perpetrator"]
    named = dict.fromkeys(a.actor for a in blamed if a.actor)
    by_status: dict[Status, list[str]] = {}
    for name in named:
        said = [a.status for a in blamed if a.actor == name and a.status in STATUS_WORDS]
        firmest = sorted(set(said), key=list(STATUS_WORDS).index)[:1]
        for status in dict.fromkeys((*firmest, *(s for s in said if s == "denied"))):
            by_status.setdefault(status, []).append(with_article(name))
    words = ", ".join(
        f"{word} {_listed(by_status[status])}"
        for status, word in STATUS_WORDS.items()
        if status in by_status
    )
    unknown = [a for a in blamed if a.status == "unknown"]
    by = next((f"by {with_article(a.actor)}" for a in unknown if a.actor and not a.stated_by), "")
    unclear = any(not a.actor or a.stated_by for a in unknown)
    return [words or by, "not clear who did it" if unclear else ""]


def _whom(incident: Incident) -> str:
    names = [with_article(name) for name in incident.targets]
    hit = (a for a in incident.attributions if a.role == "target" and not a.actor)
    names += [a.what for a in hit if a.what]
    return f"target: {_listed(names[:MOST_HIT])}" if names else ""


def _toll(incident: Incident) -> str:
    if incident.killed == incident.injured == (0, 0):
        return "nobody killed or injured"
    parts = [_count(incident.killed, "killed"), _count(incident.injured, "injured")]
    return ", ".join(part for part in parts if part)


def _count(toll: tuple[int | None, int | None], word: str) -> str:
    low, high = toll
    if low is None:
        return ""
    if high is None:
        return f"at least {low:,} {word}"
    if low == high:
        return f"{low:,} {word}" if low else f"nobody {word}"
    return f"{low:,} to {high:,} {word}"
