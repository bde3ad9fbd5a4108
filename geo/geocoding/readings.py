"""What one place in a service's answer says, as an entry of ours.

A function a service. Each raises or returns None where the answer lacks a name or a point on the
earth; nothing is filled in. The point of an answer is never finer than its kind allows: a node in
OpenStreetMap has no extent, and nobody knows a village to the metre.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any, NamedTuple

from geo.records import Entry, Precision

Sort = tuple[str, str, Precision, float]
"""Feature class and code of GeoNames, precision, radius in kilometres."""

_SITE: Sort = ("S", "SITE", "exact", 1.0)
_BASE: Sort = ("S", "MILB", "exact", 2.0)
_AREA: Sort = ("A", "ADMD", "district", 15.0)
_PROVINCE: Sort = ("A", "ADM1", "province", 60.0)
_WATER: Sort = ("H", "LK", "district", 5.0)
_TERRAIN: Sort = ("T", "HLL", "district", 5.0)
_ROAD: Sort = ("R", "RD", "neighbourhood", 2.0)
_BUILDING: Sort = ("S", "BLDG", "exact", 0.5)
_SORTS: dict[str, Sort] = {
    "city": ("P", "PPL", "town", 10.0),
    "town": ("P", "PPL", "town", 4.0),
    "village": ("P", "PPL", "town", 2.0),
    "hamlet": ("P", "PPL", "town", 1.5),
    "locality": ("P", "PPL", "town", 2.0),
    "isolated_dwelling": ("P", "PPL", "town", 1.0),
    "suburb": ("P", "PPLX", "neighbourhood", 2.0),
    "borough": ("P", "PPLX", "neighbourhood", 3.0),
    "quarter": ("P", "PPLX", "neighbourhood", 1.5),
    "neighbourhood": ("P", "PPLX", "neighbourhood", 1.5),
    "island": ("T", "ISL", "district", 10.0),
    "country": ("A", "PCLI", "country", 300.0),
    "state": _PROVINCE,
    "province": _PROVINCE,
    "region": _PROVINCE,
    "county": _AREA,
    "district": _AREA,
    "municipality": _AREA,
    "military": _BASE,
    "base": _BASE,
    "airfield": _BASE,
    "barracks": _BASE,
    "aeroway": ("S", "AIRP", "exact", 2.0),
    "aerodrome": ("S", "AIRP", "exact", 2.0),
    "refugee_site": ("S", "CMPRF", "neighbourhood", 1.5),
    "border_control": ("S", "CUST", "exact", 1.0),
    "customs": ("S", "CUST", "exact", 1.0),
    "waterway": _WATER,
    "water": _WATER,
    "bay": _WATER,
    "natural": _TERRAIN,
    "peak": _TERRAIN,
    "boundary": _AREA,
    "highway": _ROAD,
    "railway": ("S", "RSTN", "exact", 1.0),
    "building": _BUILDING,
    "house": _BUILDING,
    "shop": _BUILDING,
    "office": _BUILDING,
}
"""OpenStreetMap's type, else its class, as the services pass it on. Radii: half the size of what
OpenStreetMap draws for the kind, one kilometre at least for a site (measured on a fixture)."""

_PELIAS = {
    "country": "country", "region": "state", "macroregion": "state", "county": "county",
    "localadmin": "municipality", "locality": "town", "borough": "borough",
    "neighbourhood": "neighbourhood", "street": "highway", "address": "house",
}  # fmt: skip
"""Pelias' layers, which are Who's On First's."""
_ARCGIS = {
    "City": "town", "District": "suburb", "Neighborhood": "neighbourhood", "Country": "country",
    "State or Province": "state", "County": "county", "Village": "village",
    "Military Base": "military", "Airport": "aerodrome", "Street Name": "highway",
}  # fmt: skip
_GEONAMES_RADII = {"P": 3.0, "A": 20.0, "S": 1.0, "L": 5.0, "H": 5.0, "T": 5.0, "R": 2.0, "V": 5.0}
_GEONAMES_PRECISION: dict[str, Precision] = {
    "P": "town", "S": "exact", "R": "neighbourhood",
}  # fmt: skip


class Found(NamedTuple):
    """A place in an answer."""

    entry: Entry
    country_name: str = ""
    """Its country where the service gives no two-letter code."""


def of_nominatim(raw: Mapping[str, Any]) -> Found | None:
    """Read Nominatim's jsonv2 or json, with address and name details."""
    if not isinstance(raw["display_name"], str):  # geopy stumbles over it
        return None
    address = raw.get("address") or {}
    names = raw.get("namedetails") or {"name": raw.get("name") or ""}
    kind = raw.get("category") or raw.get("class")
    sort = raw.get("addresstype") if raw.get("type") == "administrative" else raw.get("type")
    # a country out of the server's own list has no id
    number = f"{raw['osm_type']}/{raw['osm_id']}" if "osm_id" in raw else address["country_code"]
    return _found(
        f"nominatim:{number}",
        _spellings(names.values(), first=(names.get("name:en"), names.get("name"))),
        (raw["lon"], raw["lat"]),
        _sort(sort, kind),
        (address.get("country_code"), address.get("state"), address.get("county")),
    )


def of_photon(raw: Mapping[str, Any]) -> Found | None:
    """Read a GeoJSON feature of Photon."""
    told = raw["properties"]
    kinds = {"N": "node", "W": "way", "R": "relation"}
    return _found(
        f"photon:{kinds[told['osm_type']]}/{told['osm_id']}",
        _spellings([told.get("name")]),
        raw["geometry"]["coordinates"][:2],
        _sort(told.get("osm_value"), told.get("osm_key")),
        (told.get("countrycode"), told.get("state"), told.get("county")),
    )


def of_geonames(raw: Mapping[str, Any]) -> Found | None:
    """Read a row of GeoNames' search."""
    group = str(raw.get("fcl", ""))
    quarter = raw.get("fcode") == "PPLX"
    precision = "neighbourhood" if quarter else _GEONAMES_PRECISION.get(group, "district")
    radius = 2.0 if quarter else _GEONAMES_RADII.get(group, 20.0)
    return _found(
        f"geonames:{int(raw['geonameId'])}",
        _spellings([raw.get("name"), raw.get("toponymName")]),
        (raw["lng"], raw["lat"]),
        (group, str(raw.get("fcode", "")), precision, radius),
        (raw.get("countryCode"), raw.get("adminName1"), ""),
    )


def of_arcgis(raw: Mapping[str, Any]) -> Found | None:
    """Read a candidate of ArcGIS; it names the country in three letters and in words."""
    told = raw.get("attributes") or {}
    name = told.get("PlaceName") or str(raw["address"]).partition(",")[0]
    where = raw["location"]
    made = _found(
        f"arcgis:{where['x']:.5f},{where['y']:.5f}",  # it has no ids
        _spellings([name]),
        (where["x"], where["y"]),
        _sort(_ARCGIS.get(str(told.get("Type")), told.get("Type")), ""),
        ("", told.get("Region"), ""),
    )
    return made._replace(country_name=str(told.get("CntryName") or "")) if made else None


def of_pelias(raw: Mapping[str, Any]) -> Found | None:
    """Read a GeoJSON feature of Pelias."""
    told = raw["properties"]
    made = _found(
        f"pelias:{told['gid']}",
        _spellings([told.get("name")]),
        raw["geometry"]["coordinates"][:2],
        _sort(_PELIAS.get(str(told.get("layer")), told.get("layer")), ""),
        (told.get("country_code"), told.get("region"), told.get("county")),
    )
    return made._replace(country_name=str(told.get("country") or "")) if made else None


def of_opencage(raw: Mapping[str, Any]) -> Found | None:
    """Read a result of OpenCage; its name stands under the name of its kind."""
    told = raw["components"]
    kind = str(told["_type"])
    name = told.get(kind) or str(raw["formatted"]).partition(",")[0]
    where = raw["geometry"]
    return _found(
        f"opencage:{where['lng']:.5f},{where['lat']:.5f}",  # it has no ids
        _spellings([name]),
        (where["lng"], where["lat"]),
        _sort(kind, told.get("_category")),
        (told.get("country_code"), told.get("state"), told.get("county")),
    )


def _found(
    source: str,
    names: tuple[str, ...],
    where: Iterable[Any],
    sort: Sort,
    inside: tuple[Any, Any, Any],
) -> Found | None:
    lon, lat = map(_number, where)
    if not names or not (isfinite(lon) and isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        return None
    feature_class, code, precision, radius = sort
    country, admin1, admin2 = (str(value or "") for value in inside)
    entry = Entry(
        id=source.replace(":", "-").replace("/", "-"), name=names[0], names=names[1:],
        lon=lon, lat=lat, feature_class=feature_class, feature_code=code,
        country=country.upper(), admin1=admin1, admin2=admin2, population=0,
        precision=precision, radius_km=radius, geometry=None, source=source,
    )  # fmt: skip
    return Found(entry)


def _number(value: Any) -> float:
    if isinstance(value, bool):  # which counts as a number in Python
        message = f"{value} is no coordinate"
        raise ValueError(message)  # what the server sent is wrong
    return float(value)


def _sort(kind: object, group: object) -> Sort:
    return _SORTS.get(str(kind)) or _SORTS.get(str(group)) or _SITE


def _spellings(values: Iterable[Any], first: Iterable[Any] = ()) -> tuple[str, ...]:
    """Names as a tuple; OpenStreetMap joins several in one value with a semicolon."""
    cells = [*first, *values]
    parts = (part.strip() for cell in cells if cell for part in str(cell).split(";"))
    return tuple(dict.fromkeys(filter(None, parts)))
