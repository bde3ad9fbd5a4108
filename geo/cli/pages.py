"""How `map` and `render` make pages: their options, one page or one a layer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from geo.cli.outcomes import say
from geo.writing import whole, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.records import Extraction, Incident
    from geo.render.overview import By

LANGUAGES = ("en", "ar")
"""Those of `geo.render.languages`, written here because ``--help`` loads no room."""
WHOLE = "map.html"
"""The map of all incidents where ``index.html`` links one a layer."""
LAYERS = ("by-actor", "by-month")
"""Folders of the maps of one layer each."""
F = TypeVar("F", bound=Callable[..., Any])
Page = dict[str, Any]
"""Keywords of `geo.render.draw`."""

_OPTIONS = (
    click.option("--title", default="", help="Title of the map."),
    click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        help="Language of the page's own words; reports are quoted in theirs.",
    ),
    click.option(
        "--tiles",
        default="",
        metavar="URL",
        help="Offer a raster basemap from the internet, off until a reader chooses it: "
        "https://tiles.example.org/{z}/{x}/{y}.png",
    ),
    click.option(
        "--tiles-attribution", default="", metavar="TEXT", help="Whose the tiles of --tiles are."
    ),
    click.option(
        "--boundaries",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="GeoJSON of first-level units, drawn as thin lines.",
    ),
    click.option(
        "--online", is_flag=True, help="Make a map that loads its parts from the internet."
    ),
    click.option(
        "--compress",
        is_flag=True,
        help="Make a page of two thirds of the size or less; browsers older than May 2023 cannot "
        "open it.",
    ),
)
_NAMES = ("title", "language", "tiles", "tiles_attribution", "boundaries", "online", "compress")


def page_options(command: F) -> F:
    """Give a command the options of a page; it gets ``page``, keywords of `geo.render.draw`."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        page = {name: kwargs.pop(name) for name in _NAMES}
        if page["tiles"]:
            from geo.render.tiles import tiles_from

            tiles_from(page["tiles"])  # a wrong address is told before the work
        return command(*args, page=page, **kwargs)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run  # type: ignore[return-value]


def save_page(
    done: Sequence[Extraction | Incident], file: Path, known: Gazetteer, page: Page
) -> None:
    """Draw one map."""
    from geo.render import assets_present, draw

    if not page["online"] and not assets_present():
        page["online"] = True
        say("the page's parts are not installed: this map needs the internet when it is opened")
    drawn = draw(done, gazetteer=known, **page)
    with whole(file) as made:
        drawn.save(str(made))


def save_layers(
    done: Sequence[Extraction], index: Path, known: Gazetteer, page: Page, by: By
) -> list[Path]:
    """Draw one map a layer, one of all, and the page that links them.

    Returns
    -------
    paths
        The index first, then the maps.
    """
    from geo.render.languages import words
    from geo.render.overview import layers, overview

    own = words(page["language"])
    parts = layers([i for extraction in done for i in extraction.incidents], by)
    folder = index.parent / f"by-{by}"
    folder.mkdir(exist_ok=True)
    none = own["page"]["unattributed"] if by == "actor" else own["list"]["undated"]
    title = page["title"] or own["page"]["title"]
    for layer in parts:
        heading = f"{title}: {layer.key or none}"
        save_page(layer.incidents, folder / layer.file, known, page | {"title": heading})
    every = index.parent / WHOLE
    save_page(done, every, known, page)
    text = overview(parts, by=by, whole=WHOLE, folder=folder.name, title=page["title"], words=own)
    write_text(index, text)
    return [index, every, *(folder / layer.file for layer in parts)]
