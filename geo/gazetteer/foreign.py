"""A row of a foreign list of places, made an entry.

Lists say what a place is by GeoNames' class and code; how fine its point is, and how far it
reaches where nobody says, follows from that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from geo.errors import GazetteerError
from geo.gazetteer.units import kept_names
from geo.gazetteer.world import town_radius
from geo.records import Entry, Geometry, Precision

_CLASSES: dict[str, tuple[Precision, float]] = {
    "ADM1": ("province", 60), "ADM2": ("district", 25), "ADM3": ("district", 12),
    "ADM4": ("district", 8), "PCL": ("country", 300), "PPLX": ("neighbourhood", 1.5),
    "SEA": ("sea", 300), "GULF": ("sea", 100), "STRT": ("sea", 40),
    "A": ("district", 25), "H": ("district", 5), "L": ("district", 10), "P": ("town", 2),
    "S": ("exact", 1.5), "T": ("district", 5),
}  # fmt: skip
"""Feature code, its beginning, or class -> how fine its point is, and a usual radius in km."""
_OTHER: tuple[Precision, float] = ("district", 5)


class Found(NamedTuple):
    """A row of a foreign list, by the names of the fields of an entry."""

    where: str
    """File and row, for messages."""
    cells: Mapping[str, Any]
    names: Iterable[str] = ()
    geometry: Geometry | None = None


def entry_of(found: Found, label: str) -> Entry:
    """Make the entry of a row.

    Parameters
    ----------
    found
        The row.
    label
        Name of the import, the beginning of the entry's id.

    Raises
    ------
    GazetteerError
        If it has no name, or a number is none; the message names file and row.
    """
    cells = found.cells
    name = str(cells.get("name") or "").strip()
    if not name:
        message = f"{found.where}: a place needs a name"
        raise GazetteerError(message)
    feature_class = cells.get("feature_class") or "P"
    feature_code = cells.get("feature_code") or ("PPL" if feature_class == "P" else "")
    population = int(_number(found, "population", 0, 1e11)) if cells.get("population") else 0
    precision, radius_km = _kind(feature_class, feature_code)
    if feature_class == "P" and precision == "town":
        radius_km = town_radius(population)
    if cells.get("radius_km"):
        radius_km = _number(found, "radius_km", 0, 20_040)
    own_id = f"{cells.get('dataset') or label}:{cells['id']}"
    return Entry(
        id=f"{label}:{own_id}",
        name=name.replace("|", " "),
        names=kept_names(name, found.names),
        lon=_number(found, "lon", -180, 180),
        lat=_number(found, "lat", -90, 90),
        feature_class=feature_class,
        feature_code=feature_code,
        country=str(cells.get("country") or "").upper(),
        admin1=str(cells.get("admin1") or ""),
        admin2=str(cells.get("admin2") or ""),
        population=population,
        precision=precision,
        radius_km=radius_km,
        geometry=found.geometry,
        source=" ".join(filter(None, (own_id, cells.get("same_as")))),
    )


def _kind(feature_class: str, feature_code: str) -> tuple[Precision, float]:
    for key in (feature_code, feature_code[:4], feature_code[:3], feature_class):
        if key in _CLASSES:
            return _CLASSES[key]
    return _OTHER


def _number(found: Found, field: str, low: float, high: float) -> float:
    value = found.cells.get(field)
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = float("nan")
    if not low <= number <= high:
        message = f"{found.where}: {field} is {value!r}; it must be a number from {low} to {high:g}"
        raise GazetteerError(message)
    return number
