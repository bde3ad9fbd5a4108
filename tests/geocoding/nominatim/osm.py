"""The little world of the test server: a table of places, and the OSM file that it becomes.

``places.csv`` is what people read and change. A row with one point becomes a node, with several
points a way, and a row of ``boundary=administrative`` a relation around a closed way. The country
of a row is never written into the file: the server finds it out by itself, and tests compare.

The same table gives the same bytes. Only the standard library is needed, since the build runs in
any Python there is.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

TABLE = Path(__file__).with_name("places.csv")

# Every element carries one version and one time, as in a real extract; their value means nothing.
STAMP = {"version": "1", "timestamp": "2026-01-01T00:00:00Z"}

# Ids of the points of ways, far above the ids of the table.
CORNERS = 100_000


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of the table."""

    osm_id: int
    """Its id in the OSM file, one counter for all kinds."""
    name_en: str
    name: str
    """In the script of the country."""
    country: str
    """Where it lies, ISO 3166-1 alpha-2 in lower case."""
    tags: tuple[tuple[str, str], ...]
    points: tuple[tuple[float, float], ...]
    """(lat, lon) of each point, in degrees."""
    aliases: str
    """Other names, parted by ";" as OSM does."""
    invented: bool
    """There is no such place."""
    importance: float | None
    """Rank from 0 to 1 in the file of importances, None for a row that it lacks."""

    @property
    def osm_type(self) -> Literal["node", "way", "relation"]:
        """The kind of element that names it."""
        if len(self.points) == 1:
            return "node"
        return "relation" if ("boundary", "administrative") in self.tags else "way"

    @property
    def naming(self) -> dict[str, str]:
        """All tags of the element, names first."""
        names = {"name": self.name, "name:en": self.name_en}
        if any("\u0600" <= letter <= "\u06ff" for letter in self.name):
            names["name:ar"] = self.name
        if self.aliases:
            names["alt_name"] = self.aliases
        return names | dict(self.tags)


def features(table: Path = TABLE) -> tuple[Feature, ...]:
    """All rows of the table, in its order."""
    with table.open(encoding="utf-8", newline="") as lines:
        return tuple(_feature(row) for row in csv.DictReader(lines, strict=True))


def write_osm(rows: tuple[Feature, ...], path: Path) -> None:
    """Write the OSM file: all nodes, then the ways, then the relations, as osm2pgsql wants."""
    root = Element("osm", version="0.6", generator="strikemap tests")
    kinds: tuple[Literal["node", "way", "relation"], ...] = ("node", "way", "relation")
    for kind in kinds:
        for row in rows:
            root.extend(element for element in _elements(row) if element.tag == kind)
    indent(root, " ")
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def write_importances(rows: tuple[Feature, ...], path: Path) -> None:
    """Write the ranks that Nominatim takes from Wikipedia's links in a real import.

    The file is tab separated and packed; its form is Nominatim's ``wikimedia-importance``.
    """
    lines = ["language\ttype\ttitle\timportance\twikidata_id"]
    for row in rows:
        if row.importance is not None:
            wikidata = dict(row.tags)["wikidata"]
            lines.append(f"en\ta\t{row.name_en}\t{row.importance}\t{wikidata}")
    # No time and no name in the header: the same rows give the same bytes.
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))


def _feature(row: dict[str, str]) -> Feature:
    points = [part.split() for part in row["lat_lon"].split(";")]
    tags = [part.strip().partition("=") for part in row["tags"].split(";")]
    return Feature(
        osm_id=int(row["id"]),
        name_en=row["name_en"],
        name=row["name"],
        country=row["country"],
        tags=tuple((key, value) for key, _, value in tags),
        points=tuple((float(lat), float(lon)) for lat, lon in points),
        aliases=row["aliases"].replace("; ", ";"),
        invented=row["invented"] == "yes",
        importance=float(row["importance"]) if row["importance"] else None,
    )


def _elements(row: Feature) -> Iterator[Element]:
    if row.osm_type == "node":
        yield _tagged(_point(row.osm_id, row.points[0]), row)
        return
    corners = [CORNERS + 100 * row.osm_id + number for number in range(len(row.points))]
    for corner, point in zip(corners, row.points, strict=True):
        yield _point(corner, point)
    closed = row.osm_type == "relation"
    way = Element("way", {"id": str(CORNERS + row.osm_id if closed else row.osm_id)} | STAMP)
    for corner in [*corners, *corners[: 1 if closed else 0]]:
        SubElement(way, "nd", ref=str(corner))
    if not closed:
        yield _tagged(way, row)
        return
    yield way
    relation = Element("relation", {"id": str(row.osm_id)} | STAMP)
    SubElement(relation, "member", type="way", ref=way.attrib["id"], role="outer")
    SubElement(relation, "tag", k="type", v="boundary")
    yield _tagged(relation, row)


def _point(osm_id: int, point: tuple[float, float]) -> Element:
    lat, lon = point
    return Element("node", {"id": str(osm_id), "lat": str(lat), "lon": str(lon)} | STAMP)


def _tagged(element: Element, row: Feature) -> Element:
    for key, value in row.naming.items():
        SubElement(element, "tag", k=key, v=value)
    return element
