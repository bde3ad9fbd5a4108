"""Countries as polygons: what is land, what is sea, and where a country ends.

The outlines are Natural Earth's of 1:50 million, which the map page has too: TopoJSON in
``geo/_assets``, made at build time. They are read when an area is first to be cut, and once; where
they are absent nothing is cut. Their coasts and borders are good to some kilometres.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from geo.places.earth import Point

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FILE = "countries-50m.json"

Line = list[tuple[float, float]]
"""Longitude and latitude of its corners; thousands of them, so they are plain pairs."""

_NUMBERS = (
    "AD020 AE784 AF004 AG028 AI660 AL008 AM051 AO024 AQ010 AR032 AS016 AT040 AU036 AW533 AX248 "
    "AZ031 BA070 BB052 BD050 BE056 BF854 BG100 BH048 BI108 BJ204 BL652 BM060 BN096 BO068 BR076 "
    "BS044 BT064 BW072 BY112 BZ084 CA124 CD180 CF140 CG178 CH756 CI384 CK184 CL152 CM120 CN156 "
    "CO170 CR188 CU192 CV132 CW531 CY196 CZ203 DE276 DJ262 DK208 DM212 DO214 DZ012 EC218 EE233 "
    "EG818 EH732 ER232 ES724 ET231 FI246 FJ242 FK238 FM583 FO234 FR250 GA266 GB826 GD308 GE268 "
    "GG831 GH288 GL304 GM270 GN324 GQ226 GR300 GS239 GT320 GU316 GW624 GY328 HK344 HM334 HN340 "
    "HR191 HT332 HU348 ID360 IE372 IL376 IM833 IN356 IO086 IQ368 IR364 IS352 IT380 JE832 JM388 "
    "JO400 JP392 KE404 KG417 KH116 KI296 KM174 KN659 KP408 KR410 KW414 KY136 KZ398 LA418 LB422 "
    "LC662 LI438 LK144 LR430 LS426 LT440 LU442 LV428 LY434 MA504 MC492 MD498 ME499 MF663 MG450 "
    "MH584 MK807 ML466 MM104 MN496 MO446 MP580 MR478 MS500 MT470 MU480 MV462 MW454 MX484 MY458 "
    "MZ508 NA516 NC540 NE562 NF574 NG566 NI558 NL528 NO578 NP524 NR520 NU570 NZ554 OM512 PA591 "
    "PE604 PF258 PG598 PH608 PK586 PL616 PM666 PN612 PR630 PS275 PT620 PW585 PY600 QA634 RO642 "
    "RS688 RU643 RW646 SA682 SB090 SC690 SD729 SE752 SG702 SH654 SI705 SK703 SL694 SM674 SN686 "
    "SO706 SR740 SS728 ST678 SV222 SX534 SY760 SZ748 TC796 TD148 TF260 TG768 TH764 TJ762 TL626 "
    "TM795 TN788 TO776 TR792 TT780 TW158 TZ834 UA804 UG800 US840 UY858 UZ860 VA336 VC670 VE862 "
    "VG092 VI850 VN704 VU548 WF876 WS882 YE887 ZA710 ZM894 ZW716 "
)
"""ISO 3166-1: alpha-2 code and number of what the file has; it knows the numbers alone."""
_CODES = {word[2:]: word[:2] for word in _NUMBERS.split()}
_UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
"""What has no number there, and where the gazetteer puts its towns."""
_ELSEWHERE = (("RU", Point(34.2, 45.2), "UA"),)
"""A piece of one country, by a point of it, that the gazetteer counts to another: Crimea."""
_NO_LAND = "010"
"""Antarctica: its ring runs over the pole."""


class Lands:
    """The world's land, a piece of a country each.

    Parameters
    ----------
    topology
        TopoJSON with an object ``countries``, whose ids are ISO numbers.
    """

    def __init__(self, topology: Mapping[str, Any]) -> None:
        from shapely import STRtree

        self._codes, self._pieces = zip(*_pieces(topology), strict=True)
        self._tree = STRtree(self._pieces)
        self._country = cache(self._joined)

    def country(self, code: str) -> BaseGeometry | None:
        """Return a country's land, by its ISO alpha-2 code; None where it is not known."""
        return self._country(code)

    def within(self, area: BaseGeometry) -> BaseGeometry:
        """Return the land of an area."""
        from shapely import intersection, union_all

        found = self._tree.query(area, predicate="intersects")
        return union_all(intersection([self._pieces[i] for i in found], area))

    def is_land(self, area: BaseGeometry, code: str = "") -> bool:
        """Whether one country's land, or that of a given one, holds the whole of an area."""
        found = self._tree.query(area, predicate="covered_by")
        return any(code in ("", self._codes[i]) for i in found)

    def _joined(self, code: str) -> BaseGeometry | None:
        from shapely import union_all

        own = [p for c, p in zip(self._codes, self._pieces, strict=True) if c == code]
        return union_all(own) if own and code else None


@cache
def lands() -> Lands | None:
    """Return the outlines of all countries; None where the build made none."""
    path = files("geo") / "_assets" / FILE
    if not path.is_file():
        return None
    return Lands(json.loads(path.read_text(encoding="utf-8")))


def _pieces(topology: Mapping[str, Any]) -> Iterator[tuple[str, BaseGeometry]]:
    """Yield the country and the outline of each piece of land."""
    from shapely import make_valid
    from shapely.geometry import Polygon

    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for country in topology["objects"]["countries"]["geometries"]:
        if country.get("id") == _NO_LAND:
            continue
        code = _CODES.get(country.get("id", ""), "")
        code = code or _UNNUMBERED.get(country["properties"]["name"], "")
        several = country["type"] == "MultiPolygon"
        for rings in country["arcs"] if several else [country["arcs"]]:
            outer, *holes = (_unwound(_ring(ring, arcs)) for ring in rings)
            drawn = Polygon(outer, holes)
            piece = drawn if drawn.is_valid else make_valid(drawn)
            yield _owner(code, piece), piece


def _owner(code: str, piece: BaseGeometry) -> str:
    from shapely.geometry import Point as Dot

    moved = (to for of, at, to in _ELSEWHERE if of == code and piece.covers(Dot(at)))
    return next(moved, code)


def _decoded(arc: Sequence[Sequence[int]], transform: Mapping[str, Any]) -> Line:
    """Return an arc in degrees; the file has whole numbers, each a step from the one before."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    xs = accumulate(step[0] for step in arc)
    ys = accumulate(step[1] for step in arc)
    return [(x * kx + dx, y * ky + dy) for x, y in zip(xs, ys, strict=True)]


def _ring(indices: Iterable[int], arcs: Sequence[Line]) -> Line:
    ring: Line = []
    for index in indices:
        # ~index is that arc backwards; neighbouring arcs share an end
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _unwound(ring: Line) -> Line:
    """Let a ring that crosses 180 degrees go on beyond, instead of round the world."""
    turns = list(accumulate((round((a[0] - b[0]) / 360) for a, b in pairwise(ring)), initial=0))
    if not any(turns):
        return ring
    return [(lon + 360 * turn, lat) for (lon, lat), turn in zip(ring, turns, strict=True)]
