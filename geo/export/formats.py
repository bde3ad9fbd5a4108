"""Every format by its name: how it is written, read back, and what lies beside it.

A format that loses nothing has a ``read``. A file has one geometry type, and a table one sort of
row, so some formats come with further files, named after the first one:
``incidents.geojson`` with ``incidents.areas.geojson``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.errors import UsageError
from geo.export import (
    acled,
    flatgeobuf,
    geojson,
    geopackage,
    geoparquet,
    kml,
    lines,
    restored,
    tables,
    ucdp,
)
from geo.export.shapes import Kind, shapes_of
from geo.records import Extraction

Save = Callable[[Iterable[Extraction], Path], None]
Read = Callable[[Path], Iterator[Extraction]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A further file of a format."""

    name: str
    """What its name has before the ending: ``areas``."""
    of: Kind | None = None
    """The geometries in it; it is not written where there are none. None: always written."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    name: str
    save: Save
    ending: str
    read: Read | None = None
    beside: tuple[Beside, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other names and endings."""


SHAPES = (Beside("areas", "MultiPolygon"), Beside("lines", "MultiLineString"))

ALL = (
    Format("geojson", geojson.save, "geojson", geojson.read, SHAPES),
    Format("gpkg", geopackage.save, "gpkg", geopackage.read, aliases=("geopackage",)),
    Format("parquet", geoparquet.save, "parquet", geoparquet.read, aliases=("geoparquet",)),
    Format("fgb", flatgeobuf.save, "fgb", beside=SHAPES, aliases=("flatgeobuf",)),
    Format("kml", kml.save, "kml"),
    Format("csv", tables.save, "csv", beside=(Beside("claims"),)),
    Format("acled", acled.save, "acled.csv"),
    Format("ucdp", ucdp.save, "ucdp.csv"),
    Format("jsonl", lines.save, "jsonl", restored.read_lines, aliases=("ndjson",)),
)
"""What a user asks for."""

FURTHER = (
    Format("geojson-areas", geojson.save_areas, "areas.geojson"),
    Format("geojson-lines", geojson.save_lines, "lines.geojson"),
    Format("fgb-areas", flatgeobuf.save_areas, "areas.fgb"),
    Format("fgb-lines", flatgeobuf.save_lines, "lines.fgb"),
    Format("csv-claims", tables.save_claims, "claims.csv"),
)
"""What lies beside, by the name of the format and of the file; each can be asked for alone."""

BY_NAME: Mapping[str, Format] = {
    name: one for one in (*ALL, *FURTHER) for name in (one.name, *one.aliases)
}

REFUSED: Mapping[str, str] = dict.fromkeys(
    ("shp", "shapefile", "shz", "shp.zip", "zip"),
    "a shapefile cuts column names to 10 letters and texts to 254, has no null and no UTF-8 of "
    "its own; give gpkg, which every GIS opens",
)
"""Formats that are asked for and lose too much, with the reason and what to take."""


def format_of(path: Path, name: str | None) -> Format:
    """Return the format of a file.

    Parameters
    ----------
    path
        The file to make; its ending counts where no name is given.
    name
        A name or an alias.

    Raises
    ------
    UsageError
        When there is no such format; the message says which there are.
    """
    by_ending = (one.name for one in reversed(ALL) if path.name.lower().endswith(f".{one.ending}"))
    wanted = (name or next(by_ending, path.suffix.removeprefix("."))).lower()
    if wanted in REFUSED:
        message = f"{path}: no {wanted}: {REFUSED[wanted]}"
        raise UsageError(message)
    if wanted not in BY_NAME:
        names = ", ".join(f.name for f in ALL)
        message = f"{path}: no format {wanted!r}; give one of {names}"
        raise UsageError(message)
    return BY_NAME[wanted]


def files_of(
    wanted: Format, path: Path, extractions: tuple[Extraction, ...]
) -> Iterator[tuple[Path, str]]:
    """Yield the files of a format that there is something for, each with its format's name.

    A file of areas that lies there from another time is written anew, empty, so that it does not
    pass for one of these incidents.
    """
    yield path, wanted.name
    for beside in wanted.beside:
        # The ending of the name the user gave, which may be another than the format's.
        further = path.with_name(f"{path.stem}.{beside.name}{path.suffix or '.' + wanted.ending}")
        some = beside.of is None or next(shapes_of(extractions, beside.of), None)
        if some or further.exists():
            yield further, f"{wanted.name}-{beside.name}"
