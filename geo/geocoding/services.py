"""The services that can be asked, one row each, and how their answers are read.

geopy has a class for each; a row says with what it is made and called, where the places are in
the answer, and what the credit is. What differs most is how a place says what it is called, what
it is and in which country: `readings` has a function for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from geo.geocoding.readings import (
    Found,
    of_arcgis,
    of_geonames,
    of_nominatim,
    of_opencage,
    of_pelias,
    of_photon,
)

LIMIT = 10
"""Answers asked for: one alone may hide its namesakes."""
OSM = "© OpenStreetMap contributors, ODbL 1.0"
Raw = Mapping[str, Any]


class Key(NamedTuple):
    """Something secret that a service wants; it comes from the environment alone."""

    argument: str
    """What geopy's class calls it."""
    variable: str
    """Environment variable that holds it."""
    needed: bool


class Service(NamedTuple):
    """A geocoding service."""

    title: str
    """Its name for people."""
    made_by: str
    """Name of the class in ``geopy.geocoders``."""
    address: str
    """Its public server; empty where there is none."""
    licence: str
    """Licence and credit of its coordinates."""
    keys: tuple[Key, ...]
    call: Callable[[tuple[str, ...]], dict[str, Any]]
    """Countries to the arguments of geopy's ``geocode`` beside the name."""
    places: Callable[[Any], Sequence[Raw]]
    """The places in a decoded answer, as they came; raises where it is not what it sends."""
    read: Callable[[Raw], Found | None]
    """What one of them says; None where it has no name or no point on the earth."""
    names_country: bool = False
    """The country has to be in the words, since the service cannot be told it otherwise."""


def checked(service: Service) -> Callable[[Any], None]:
    """Return what looks at a decoded answer before geopy does, and clears it.

    geopy takes ``null`` for "no result", a place without coordinates for one at 0, 0, and one
    place that it cannot read for the end of the whole answer. So places that cannot be read are
    taken out; where that leaves none of several, the answer is broken and raises ValueError.
    """

    def check(payload: Any) -> None:
        raw = service.places(payload)
        readable = [one for one in raw if _read(service, one)]
        if raw and not readable:
            message = "no place of the answer can be read"
            raise ValueError(message)
        if isinstance(raw, list):
            raw[:] = readable

    return check


def read_all(service: Service, raw: Iterable[Any]) -> list[Found]:
    """Read all places of an answer; what cannot be read is left out."""
    return [found for one in raw if (found := _read(service, one))]


def _read(service: Service, one: Any) -> Found | None:
    try:
        return service.read(one)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, OverflowError):
        return None


def _listed(payload: Any) -> Sequence[Raw]:
    if isinstance(payload, dict) and "error" in payload:
        return ()  # geopy makes an error of it
    if not isinstance(payload, list):
        message = "the answer is no list"
        raise ValueError(message)
    return payload


def _under(name: str) -> Callable[[Any], Sequence[Raw]]:
    """Return what finds the places of an answer under a name."""

    def places(payload: Any) -> Sequence[Raw]:
        if not isinstance(payload, dict):
            message = "the answer is no object"
            raise ValueError(message)
        found = payload.get(name)
        if found is None and {"error", "status", "token"} & payload.keys():
            return ()  # geopy makes an error of it; a token is for it too
        if not isinstance(found, list):
            message = f"the answer has no list of {name}"
            raise ValueError(message)
        return found

    return places


def _lower(codes: tuple[str, ...]) -> list[str]:
    return [code.lower() for code in codes]


SERVICES: dict[str, Service] = {
    "nominatim": Service(
        "Nominatim", "Nominatim", "https://nominatim.openstreetmap.org", OSM, (),
        lambda codes: {
            "country_codes": _lower(codes), "language": "en", "limit": LIMIT,
            "addressdetails": True, "namedetails": True,
        },
        _listed, of_nominatim,
    ),
    "photon": Service(
        "Photon", "Photon", "https://photon.komoot.io", OSM, (),
        lambda _: {"language": "en", "limit": LIMIT},
        _under("features"), of_photon, names_country=True,
    ),
    "geonames": Service(
        "GeoNames", "GeoNames", "https://secure.geonames.org", "GeoNames, CC BY 4.0",
        (Key("username", "STRIKEMAP_GEONAMES_USERNAME", needed=True),),
        lambda codes: {"country": list(codes)},
        _under("geonames"), of_geonames,
    ),
    "arcgis": Service(
        "ArcGIS", "ArcGIS", "https://geocode.arcgis.com", "Esri, ArcGIS World Geocoding Service",
        (
            Key("username", "STRIKEMAP_ARCGIS_USERNAME", needed=False),
            Key("password", "STRIKEMAP_ARCGIS_PASSWORD", needed=False),
            Key("referer", "STRIKEMAP_ARCGIS_REFERER", needed=False),
        ),
        lambda _: {"out_fields": ["PlaceName", "Type", "Country", "CntryName", "Region"]},
        _under("candidates"), of_arcgis, names_country=True,
    ),
    "pelias": Service(
        "Pelias", "Pelias", "", "Pelias: see the sources of the server that was asked",
        (Key("api_key", "STRIKEMAP_PELIAS_KEY", needed=False),),
        lambda codes: {"countries": list(codes), "language": "en"},
        _under("features"), of_pelias,
    ),
    "opencage": Service(
        "OpenCage", "OpenCage", "https://api.opencagedata.com", OSM,
        (Key("api_key", "STRIKEMAP_OPENCAGE_KEY", needed=True),),
        lambda codes: {"country": _lower(codes), "language": "en", "annotations": False},
        _under("results"), of_opencage,
    ),
}  # fmt: skip
"""Name of the service to its row. Checked against geopy 2.5's classes."""
