"""folium's own clusters of made-up incidents, and what their pages link, from npm.

Both have a marker an incident with its quote in a popup, as their documentation shows it. Leaflet
and its cluster plugin are the real ones; of what is only looks (Bootstrap, icon fonts), nothing is
served, which makes these pages a little quicker than they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import folium
from folium.plugins import FastMarkerCluster, MarkerCluster

from geo.records import Incident
from hatch_build import PACKAGES, Package, ensure

PEERS = (
    PACKAGES[0],
    Package(
        "leaflet.markercluster@1.5.3",
        "sha512-vPTw/Bndq7eQHjLBVlWpnGeLa3t+3zGiuM7fJwCkiMFq+nmRuG3RI3f7f4N4TDX7T4NpbAXpR2+NTRSEGfCSeA==",
        {
            "dist/leaflet.markercluster.js": "leaflet.markercluster.js",
            "dist/MarkerCluster.css": "MarkerCluster.css",
            "dist/MarkerCluster.Default.css": "MarkerCluster.Default.css",
        },
    ),
    Package(
        "jquery@3.7.1",
        "sha512-m4avr8yL8kmFN8psrbFFFmB/If14iN5o9nw/NgnnM+kybDJpRsAynV2BsfpTYrTRysYUdADVD7CkUUizgkpLfg==",
        {"dist/jquery.min.js": "jquery-3.7.1.min.js"},
    ),
)
FOLDER = Path(__file__).parents[1] / "build" / "map-peers"
ASSETS = {name: FOLDER / name for package in PEERS for name in package.members.values()}
"""Last part of an address -> the file."""

POPUP = """
function (row) {
  var marker = L.marker(new L.LatLng(row[0], row[1]));
  marker.bindPopup(row[2]);
  return marker;
}
"""


def peer_assets() -> None:
    """Fetch what the peers' pages link, once."""
    if warning := ensure(FOLDER, PEERS):
        raise SystemExit(warning)


def fast_marker_cluster(incidents: list[Incident], path: Path) -> None:
    """Write folium's FastMarkerCluster."""
    made = _map()
    FastMarkerCluster(_rows(incidents), callback=POPUP).add_to(made)
    made.save(str(path))


def marker_cluster(incidents: list[Incident], path: Path) -> None:
    """Write folium's MarkerCluster."""
    made = _map()
    rows = _rows(incidents)
    MarkerCluster([row[:2] for row in rows], popups=[row[2] for row in rows]).add_to(made)
    made.save(str(path))


def _map() -> Any:
    return folium.Map([25, 20], zoom_start=3, tiles=None, maxZoom=18)


def _rows(incidents: list[Incident]) -> list[list[Any]]:
    """Latitude, longitude and quote of those that have a point."""
    return [
        [i.place.lat, i.place.lon, i.evidence[0].text] for i in incidents if i.place and i.placed
    ]
