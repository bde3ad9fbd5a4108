"""A raster basemap from the internet, for pages whose readers are online; off until it is chosen.

The address is the user's. It may name one host, which is all that the page's policy then allows;
``{s}`` stands for the three hosts that servers of tiles have had by custom.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.errors import UsageError

ADDRESS = re.compile(r"(https?)://(\{s\}\.)?([A-Za-z0-9.-]+(?::\d+)?)(/[^\s\"'<>\\]*)")
HOLES = frozenset({"s", "z", "x", "y", "-y", "r"})
NEEDED = ("{z}", "{x}")
SUBDOMAINS = "abc"


class Tiles(NamedTuple):
    """Where tiles come from, and whose they are."""

    url: str
    attribution: str
    hosts: tuple[str, ...]
    """Scheme and host, as a content security policy names them."""


def tiles_from(url: str, attribution: str = "") -> Tiles:
    """Check the address of a server of tiles.

    Parameters
    ----------
    url
        Such as ``https://tiles.example.org/{z}/{x}/{y}.png``.
    attribution
        Whose the tiles are, as text; shown in the map's corner while they are.

    Raises
    ------
    geo.errors.UsageError
        When it is no such address.

    Examples
    --------
    >>> tiles_from("https://{s}.example.org/{z}/{x}/{y}.png").hosts
    ('https://a.example.org', 'https://b.example.org', 'https://c.example.org')
    """
    found = ADDRESS.fullmatch(url)
    holes = re.findall(r"\{([^}]*)\}", url)
    complete = all(hole in url for hole in NEEDED) and ("{y}" in url or "{-y}" in url)
    if not found or not complete or not HOLES.issuperset(holes):
        message = (
            f"{url}: not an address of tiles; it looks like "
            "https://tiles.example.org/{z}/{x}/{y}.png"
        )
        raise UsageError(message)
    scheme, many, host, _ = found.groups()
    names = [f"{letter}.{host}" for letter in SUBDOMAINS] if many else [host]
    return Tiles(url, attribution, tuple(f"{scheme}://{name}" for name in names))
