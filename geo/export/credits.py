"""Whom a file has to name: the licences of the coordinates that are in it.

A licence such as ODbL asks for its credit wherever a point goes, so it is gathered from the
places themselves and not kept in a list: it stands in a file if, and only if, a point under it
is there. The losing candidates are no points of the file. JSON Lines need no such line, since
they have the licence at each place.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo.records import Incident

RECORDS = "Records: strikemap, from the reports named in each feature."


def licences_of(incident: Incident) -> set[str]:
    """Return the licences of an incident's coordinates, of all its places.

    Parameters
    ----------
    incident
        Any incident; a place counts when it has a point, or when a geocoder gave it: its name
        and its area come from there even where it must not be a point.
    """
    given = (p for p in incident.places if p.lon is not None or p.retrieved is not None)
    return {place.licence for place in given} - {""}


def credit(licences: Iterable[str]) -> str:
    """Return the credit of a file on one line.

    >>> credit(["GeoNames, CC BY 4.0"]).removeprefix(RECORDS)
    ' Coordinates: GeoNames, CC BY 4.0.'
    """
    coordinates = "; ".join(sorted(set(licences)))
    return f"{RECORDS} Coordinates: {coordinates}." if coordinates else RECORDS
