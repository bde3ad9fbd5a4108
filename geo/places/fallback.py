"""Asking a Nominatim server for a name that the gazetteer lacks; off unless the user asks for it.

geopy does the talking and is loaded only for the first request. Everything is judged here: no
country, no request; only an answer in those countries whose name equals ours after folding
counts; a fault is an `Answer` with a note and never an error. The public server's rules (one
request a second, an agent with a contact, no bulk use: OSMF's Nominatim usage policy) are kept by
spacing the requests, by a budget, and by a server address that the user can change.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Literal
from urllib.parse import urlsplit

from geo.gazetteer.names import fold
from geo.places.context import apart_km
from geo.places.earth import is_point
from geo.records import Entry, Precision

Status = Literal["ok", "empty", "ambiguous", "rejected", "failed", "offline"]

SPACING_S = 1.1
"""Between two requests; one second is the policy, the rest is for clocks and networks."""
TIMEOUT_S = 10.0
LIMIT = 10
SAME_KM = 25.0
"""Answers within this distance are one place."""

_LONGEST = 80
_GENERIC = (
    "airport area base border camp capital centre center city coast country crossing depot "
    "district hospital market mosque mountain neighbourhood port prison province region river "
    "road school sea street town university valley village north south east west"
)
_NOTE = 120  # characters of a foreign message that are passed on

_KINDS: dict[str, tuple[str, str, Precision, float]] = {
    # OpenStreetMap's type: feature class and code, precision, least radius in kilometres
    "city": ("P", "PPL", "town", 10.0),
    "town": ("P", "PPL", "town", 4.0),
    "village": ("P", "PPL", "town", 2.0),
    "hamlet": ("P", "PPL", "town", 1.5),
    "suburb": ("P", "PPLX", "neighbourhood", 2.0),
    "quarter": ("P", "PPLX", "neighbourhood", 1.5),
    "neighbourhood": ("P", "PPLX", "neighbourhood", 1.5),
    "island": ("T", "ISL", "district", 10.0),
}
_OTHER: tuple[str, str, Precision, float] = ("S", "SITE", "exact", 1.0)
_REFUSED = frozenset({"building", "highway", "shop", "office"})


@dataclass(frozen=True, slots=True)
class Geocoder:
    """What to ask, and how much; nothing is asked while ``online`` is false."""

    user_agent: str = ""
    """Name of the application with a contact, which the public server demands."""
    url: str = "https://nominatim.openstreetmap.org"
    provider: Literal["nominatim"] = "nominatim"
    budget: int = 200
    """Most requests in one run."""
    online: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one question."""

    status: Status
    entries: tuple[Entry, ...] = ()
    """One for ``ok``; all survivors for ``ambiguous``; else none."""
    note: str = ""
    """What to know or to do, one line."""


@dataclass(slots=True)
class Asker:
    """A line to one server, open for one run: spacing, budget and what was answered.

    Call it with a name and countries for the entry, which is what `geo.places.resolve` takes as
    ``geocode``; `ask` gives the whole answer.
    """

    options: Geocoder
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    asked: int = 0
    _last: float | None = None
    _known: dict[tuple[str, tuple[str, ...]], Answer] = field(default_factory=dict)

    def __call__(self, name: str, countries: frozenset[str]) -> Entry | None:
        """Return the one entry that a name means in some countries, or None."""
        answer = self.ask(name, countries)
        return answer.entries[0] if answer.status == "ok" else None

    def ask(self, name: str, countries: Iterable[str]) -> Answer:
        """Ask for a name within countries.

        Parameters
        ----------
        name
            The bare name, without "town of" or "near".
        countries
            ISO 3166-1 alpha-2 codes that the report gives; without any, nothing is asked.

        Returns
        -------
        Answer
            Always; the same question is asked only once a run.
        """
        codes = tuple(sorted({code.strip().lower() for code in countries}))
        refusal = _refusal(name, codes)
        if refusal:
            return Answer("rejected", note=refusal)
        key = (fold(name), codes)
        if key in self._known:
            return self._known[key]
        if not self.options.online:
            return Answer("offline", note="asking a geocoder is switched off")
        if not self.options.user_agent.strip():
            return Answer("rejected", note="give a user agent with a contact for the server")
        if self.asked >= self.options.budget:
            return Answer("offline", note=f"the budget of {self.options.budget} requests is spent")
        self._wait()
        self._known[key] = answer = self._request(name, codes)
        return answer

    def _wait(self) -> None:
        """Keep the spacing; a clock set back must not stall the run."""
        if self._last is not None:
            rest = SPACING_S - (self.clock() - self._last)
            if rest > 0:
                self.sleep(min(rest, SPACING_S))
        self._last = self.clock()
        self.asked += 1

    def _request(self, name: str, codes: tuple[str, ...]) -> Answer:
        try:
            found = _geopy(self.options, name, codes)
            return _judge(found, name, codes)
        except Exception as error:  # geopy lets ValueError, TypeError, RecursionError ... through
            message = " ".join(f"{type(error).__name__}: {error}".split())
            return Answer("failed", note=message[:_NOTE])


def _refusal(name: str, codes: tuple[str, ...]) -> str:
    """Why a question is not sent; empty where it may be."""
    words = fold(name).split()
    if not codes or not all(re.fullmatch("[a-z]{2}", code) for code in codes):
        return "no country to look in: the codes must be ISO 3166-1 alpha-2"
    if sum(map(str.isalpha, "".join(words))) < 3 or len(name) > _LONGEST:
        return "no name to look for: three letters at least, eighty characters at most"
    if all(word in _GENERIC.split() for word in words):
        return "a generic word, which would find something anywhere"
    return ""


def _geopy(options: Geocoder, name: str, codes: tuple[str, ...]) -> list[Mapping[str, Any]]:
    """Send one request; the raw answers, as many as came."""
    from geopy.adapters import URLLibAdapter  # no hidden retries, unlike the other adapter
    from geopy.geocoders import Nominatim

    parts = urlsplit(options.url)
    server = Nominatim(
        domain=parts.netloc + parts.path.rstrip("/"),
        scheme=parts.scheme,
        user_agent=options.user_agent,
        timeout=TIMEOUT_S,
        adapter_factory=URLLibAdapter,
    )
    found = server.geocode(
        name,
        exactly_one=False,
        limit=LIMIT,
        country_codes=list(codes),
        language="en",
        addressdetails=True,
        namedetails=True,
    )
    return [location.raw for location in found or ()]


def _judge(found: Iterable[Mapping[str, Any]], name: str, codes: tuple[str, ...]) -> Answer:
    """Keep the answers in the countries asked for that bear the very name."""
    raw = list(found)
    entries = [entry for entry in (_entry(one, name, codes) for one in raw) if entry]
    if not raw:
        return Answer("empty", note="the server knows no such name there")
    if not entries:
        return Answer("rejected", note="answers only of other names, kinds or countries")
    if any(apart_km(a, b) > SAME_KM for a, b in combinations(entries, 2)):
        return Answer("ambiguous", tuple(entries), f"{len(entries)} places of that name")
    return Answer("ok", tuple(entries[:1]))


def _entry(raw: Mapping[str, Any], name: str, codes: tuple[str, ...]) -> Entry | None:
    """Make an entry of one answer; None where it is not what was asked for."""
    address: Mapping[str, Any] = raw.get("address") or {}
    names = raw.get("namedetails") or {"name": raw.get("name") or ""}
    spelled = [part.strip() for value in names.values() for part in str(value).split(";")]
    lon, lat = float(raw.get("lon") or "nan"), float(raw.get("lat") or "nan")
    country = str(address.get("country_code", "")).lower()
    same = fold(name) in {fold(other) for other in spelled}
    refused = (raw.get("category") or raw.get("class")) in _REFUSED
    if refused or not (same and country in codes and is_point(lon, lat)):
        return None
    feature_class, code, precision, radius = _KINDS.get(str(raw.get("type")), _OTHER)
    number = f"{raw.get('osm_type', 'unknown')}/{raw.get('osm_id', '')}"
    return Entry(
        id=f"osm-{number.replace('/', '-')}",
        name=str(names.get("name:en") or names.get("name") or name),
        names=tuple(dict.fromkeys(filter(None, spelled))),
        lon=lon, lat=lat, feature_class=feature_class, feature_code=code,
        country=country.upper(), admin1=str(address.get("state", "")),
        admin2=str(address.get("county", "")), population=0, precision=precision,
        radius_km=radius, geometry=None, source=f"nominatim:{number}",
    )  # fmt: skip
