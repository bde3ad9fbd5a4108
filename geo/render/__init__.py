"""Incidents drawn as a folium map: one file that needs no network and no server.

`draw` is the verb. Text of a report never passes folium's templates, which would run it: folium
renders a page of constant tokens, and `page` puts data, styles and scripts in afterwards, as
JSON that the page's own scripts show as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from geo.records import Extraction, Incident
from geo.render.assets import assets_folder
from geo.render.assets import assets_present as assets_present
from geo.render.surroundings import Gazetteer

if TYPE_CHECKING:
    from geo.render.page import StrikeMap

__all__ = ["assets_present", "draw"]


def draw(
    extractions: Iterable[Extraction | Incident],
    *,
    gazetteer: Gazetteer | None = None,
    title: str = "",
    online: bool | None = None,
    compress: bool = False,
    assets: Traversable | None = None,
    language: str = "en",
    tiles: str = "",
    tiles_attribution: str = "",
    boundaries: Path | None = None,
) -> StrikeMap:
    """Draw incidents on an interactive map.

    The same incidents give the same bytes.

    Parameters
    ----------
    extractions
        Extractions, or incidents themselves (after a merge, say).
    gazetteer
        Gives the names of countries and towns round the data; without it only the incidents'
        own places are named.
    title
        Heading of the page.
    online
        True links Leaflet from where folium has it and offers a raster basemap; False puts all
        into the file, so that opening it asks the network for nothing. None means offline where
        the assets are (see `assets_present`).
    compress
        Make a page of two thirds of the size or less, which a browser older than 2023 cannot open.
    assets
        Folder of the page's foreign parts; the package's own where none is given.
    language
        Of the page's own words: ``en`` or ``ar``. Reports are quoted in theirs.
    tiles
        Address of a raster basemap (``https://tiles.example.org/{z}/{x}/{y}.png``) that readers
        may switch on when they are online. Nothing is asked of it before.
    tiles_attribution
        Whose the tiles are; most servers require it.
    boundaries
        GeoJSON file with the polygons of first-level units, drawn as thin lines.

    Returns
    -------
    map
        A ``folium.Map``: ``save(path)`` writes the page, ``page()`` returns it, a notebook shows
        it, and other folium layers may be added.

    Raises
    ------
    geo.errors.UsageError
        ``online=False`` where the assets are missing; a language, an address or a file that will
        not do.
    """
    # folium takes a third of a second to import; --help must not pay for it.
    from geo.render.page import StrikeMap
    from geo.render.payload import incidents_of
    from geo.render.tiles import tiles_from

    return StrikeMap(
        incidents_of(extractions),
        gazetteer=gazetteer,
        title=title,
        online=online,
        compress=compress,
        assets=assets or assets_folder(),
        language=language,
        tiles=tiles_from(tiles, tiles_attribution) if tiles else None,
        districts=boundaries,
    )
