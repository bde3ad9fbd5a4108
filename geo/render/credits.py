"""Places that a geocoder gave, or failed to give, and whose data the map therefore has to name.

The corner of the map shows a credit all the time, in print too; the panel "About" has every
licence in full. OpenStreetMap asks for its credit beside the map with a link to its terms, so
that one is words of ours, put there when any place on the map is under its licence. Of other
geocoders the licence itself stands there: it is text out of the data, never markup.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo.records import Incident, Place

OSM = "© OpenStreetMap contributors, ODbL 1.0"
OSM_TERMS = "https://www.openstreetmap.org/copyright"
NOT_ASKED = frozenset({"", "none", "bundled", "world"})
IMPORTED = "imported:"
"""What `Place.resolved_by` says where no geocoder gave the place."""
MOST = 3
"""Other licences in the corner; a map of many services names the rest in its panel."""
LONGEST = 80
"""Characters of a licence in the corner."""


def geocoded(place: Place) -> bool:
    """Whether a geocoder gave the place."""
    by = place.resolved_by
    return place.retrieved is not None or not (by in NOT_ASKED or by.startswith(IMPORTED))


def corner(incidents: Iterable[Incident]) -> list[tuple[str, str]]:
    """Return what the corner of a map has to say of the points on it.

    Parameters
    ----------
    incidents
        Those of the map. Each of their places counts, drawn as a point or as an area or only
        named on a card; candidates do not.

    Returns
    -------
    credits
        Words and an address for each, OpenStreetMap first; the address is one of ours or empty.
    """
    shown = {
        place.licence.strip()
        for incident in incidents
        for place in incident.places
        if geocoded(place) or _of_osm(place.licence)
    }
    # A licence that says more than the credit of ours stands beside it.
    others = sorted(shown - {"", OSM, OSM.removeprefix("© ")})
    first = [(OSM, OSM_TERMS)] if any(map(_of_osm, shown)) else []
    return first + [(_short(licence), "") for licence in others[:MOST]]


def _of_osm(licence: str) -> bool:
    return "openstreetmap" in licence.casefold()


def _short(licence: str) -> str:
    return licence if len(licence) <= LONGEST else licence[: LONGEST - 1] + "…"
