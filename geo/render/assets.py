"""The page's foreign parts (Leaflet, the world's outlines): where they are, and whether.

The build hook ``hatch_build.py`` fetches them into ``geo/_assets``; a build without npm has none.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

NEEDED = ("leaflet.js", "leaflet.css", "countries-110m.json", "countries-50m.json")


def assets_folder() -> Traversable:
    """Return the folder that the build hook fills; it need not exist."""
    return files("geo") / "_assets"


def assets_present(folder: Traversable | None = None) -> bool:
    """Whether a map can be drawn that needs no network.

    Parameters
    ----------
    folder
        Where to look; the package's own folder where none is given.
    """
    where = folder or assets_folder()
    return all((where / name).is_file() for name in NEEDED)
