"""A line to one geocoding service, open for one run.

`Asker.ask` never raises: it gives an answer, or says why there is none. It looks into the cache,
keeps the spacing, the budget and the breaker, sends one bounded request, keeps what came, and
returns the places in the wanted countries that bear the wanted name. Which of them is meant is
for the caller, who knows the report.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.gazetteer import distance_km, fold, load
from geo.geocoding.breaker import Breaker
from geo.geocoding.cache import Cache, Kept, cache_path
from geo.geocoding.options import Options
from geo.geocoding.services import read_all
from geo.geocoding.spacing import SPACING_S, Spacing
from geo.geocoding.wording import Country, refusal, wordings
from geo.records import Answer, AnswerStatus, Entry, Question

if TYPE_CHECKING:
    from geo.geocoding.sending import RefusedError
    from geo.geocoding.transport import Limits

SAME_KM = 25.0
"""Answers within this distance are one place to the reader of a map."""
TOLD: dict[AnswerStatus, str] = {
    "ok": "found", "ambiguous": "with several places", "empty": "not known to it",
    "rejected": "without what could be meant", "failed": "without an answer",
    "offline": "not asked",
}  # fmt: skip
"""What a run says of its answers."""
log = logging.getLogger("strikemap")


class _UnansweredError(Exception):
    """No answer came; the words go into the records, so they are the same in every run."""

    def __init__(self, words: str, status: AnswerStatus = "failed") -> None:
        super().__init__(words)
        self.words, self.status = words, status


class Asker:
    """Asks a service for names.

    Parameters
    ----------
    options
        Which service, where, as whom, how often.
    folder
        Where cache and lock files lie; the user's data folder when None.
    clock, monotonic, sleep
        The time, a clock that only goes forward, and waiting.
    adapter_factory
        What geopy speaks HTTP with, for tests; the bounded one when None.
    limits
        Bounds of one request.
    spacing_s
        Seconds between two requests to a host.
    country
        Two-letter code to the country's entry; the bundled gazetteer's when None.

    Raises
    ------
    OutputError
        When the cache cannot be opened.
    """

    def __init__(
        self,
        options: Options,
        *,
        folder: Path | None = None,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        adapter_factory: Callable[..., Any] | None = None,
        limits: Limits | None = None,
        spacing_s: float = SPACING_S,
        country: Country | None = None,
    ) -> None:
        self.options = options
        self.requests = 0
        """How many requests were sent."""
        path = folder / cache_path().name if folder else cache_path()
        self._cache = Cache(path)
        self._clock = clock
        self._spacing = Spacing(path.parent, options.host, clock, sleep, spacing_s)
        self._breaker = Breaker(monotonic)
        self._adapter_factory, self._limits = adapter_factory, limits
        self._country = country or load(imports=False).country
        self._server: Any = None
        self._answered: dict[Question, Answer] = {}

    def close(self) -> None:
        """Close the cache."""
        self._cache.close()

    def ask(self, question: Question) -> Answer:
        """Ask for a name within countries.

        Parameters
        ----------
        question
            Without a country, or with a word that names nothing, nothing is asked. With a parent,
            "name, parent" is asked first and the bare name where that is not known.

        Returns
        -------
        Answer
            Always; the same question gets the same answer all through a run.
        """
        if question not in self._answered:
            self._answered[question] = self._ask(question)
        return self._answered[question]

    __call__ = ask

    def summary(self) -> str:
        """Say in one line what was asked and what came of it."""
        told = Counter(answer.status for answer in self._answered.values())
        came = ", ".join(
            f"{told[status]} {words}" for status, words in TOLD.items() if told[status]
        )
        where = f"geocoder {self.options.service} at {self.options.host}"
        again = "; run again to ask for the rest" if told["failed"] + told["offline"] else ""
        sent = f"{self.requests} request{'s' * (self.requests != 1)}"
        return f"{where}: {sent}; {came or 'no name to ask for'}{again}"

    def _ask(self, question: Question) -> Answer:
        refused = refusal(question, self._country)
        if refused:
            return self._answer("rejected", refused)
        answer = self._answer("rejected", "nothing to ask")
        for words in wordings(question, self._land(question)):
            try:
                answer = self._judged(question, *self._asked(words, question.countries))
            except _UnansweredError as reason:
                answer = self._answer(reason.status, reason.words)
            if answer.entries or answer.status in ("failed", "offline"):
                return answer
        return answer

    def _land(self, question: Question) -> str:
        """Name of the one country, where the service has to find it in the words."""
        if not self.options.own.names_country or len(question.countries) > 1:
            return ""
        country = self._country(question.countries[0])
        return country.name if country else ""

    # ------------------------------------------------------------ an answer

    def _asked(self, words: str, countries: tuple[str, ...]) -> tuple[list[Any], date]:
        """Return the places of an answer, kept or new, and the day it was given."""
        asked = (self.options.service, self.options.asked)
        parameters = {"countries": sorted(countries), **self.options.own.call(countries)}
        kept = self._kept(*asked, words, parameters)
        fresh = kept is not None and kept.fresh(self._clock()) and not self.options.refresh
        if kept is None or not fresh:
            try:
                raw = self._request(words, countries)
            except _UnansweredError:
                if kept is None:
                    raise
            else:
                kept = Kept(*asked, words, parameters, raw, int(self._clock()))
                self._keep(kept)
        return kept.places, date.fromisoformat(kept.day)

    def _kept(self, *question: Any) -> Kept | None:
        try:
            return self._cache.get(*question)
        except (sqlite3.Error, ValueError) as error:
            log.warning("%s: the geocoder's cache cannot be read (%s)", self._cache.path, error)
            return None

    def _keep(self, kept: Kept) -> None:
        try:
            self._cache.put(kept)
        except (sqlite3.Error, ValueError) as error:  # ValueError: half a character
            # without it the same would be asked again and again, which nobody allows
            self._breaker.forbid()
            log.warning("%s: the geocoder's cache cannot be written (%s)", self._cache.path, error)

    def _judged(self, question: Question, raw: list[Any], day: date) -> Answer:
        entries = []
        for found in read_all(self.options.own, raw):
            country = found.entry.country or self._code(found.country_name, question.countries)
            named = (found.entry.name, *found.entry.names)
            if country in question.countries and fold(question.name) in map(fold, named):
                entries.append(found.entry)
        if not raw:
            where = ", ".join(question.countries)
            return self._answer("empty", f"the geocoder knows no such name in {where}", day)
        if not entries:
            return self._answer("rejected", "the geocoder has other names or countries only", day)
        if any(_apart_km(a, b) > SAME_KM for a, b in combinations(entries, 2)):
            note = f"the geocoder has {len(entries)} places of that name"
            return self._answer("ambiguous", note, day, entries)
        return self._answer("ok", "", day, entries)

    def _code(self, name: str, codes: Iterable[str]) -> str:
        """Which of some countries has a name; empty for none."""
        for code in codes:
            country = self._country(code)
            if country and name and fold(name) in map(fold, (country.name, *country.names)):
                return code
        return ""

    def _answer(
        self,
        status: AnswerStatus,
        note: str,
        day: date | None = None,
        entries: Iterable[Entry] = (),
    ) -> Answer:
        own = self.options.own
        return Answer(status, tuple(entries), note, self.options.service, own.licence, day)

    # ------------------------------------------------------------ a request

    def _request(self, words: str, countries: tuple[str, ...]) -> list[Any]:
        """Send one request, if it may be sent; the places that came, as they came."""
        self._allow()
        from geo.geocoding.sending import RefusedError, connect, send

        self.requests += 1
        try:
            if self._server is None:
                self._server = connect(self.options, self._adapter_factory, self._limits)
            raw = send(self._server, words, self.options, countries, self._limits)
        except RefusedError as refused:
            self._note(refused)
            raise _UnansweredError(refused.words) from None
        self._breaker.succeeded()
        return raw

    def _allow(self) -> None:
        """Take a turn, or say why nothing may be asked now."""
        options = self.options
        if options.cached_only:
            words = "not in the cache, and only the cache is asked"
            raise _UnansweredError(words, "offline")
        if self.requests >= options.budget:
            words = f"the budget of {options.budget} requests is spent; run again to go on"
            raise _UnansweredError(words, "offline")
        if self._breaker.is_open:
            words = "not asked, after failures of the service"
            raise _UnansweredError(words)
        if not self._spacing.wait():
            words = "too many other processes ask the same service"
            raise _UnansweredError(words)

    def _note(self, refused: RefusedError) -> None:
        """Tell the breaker and, in full, the log."""
        log.warning("geocoder %s: %s", self.options.host, refused.detail)
        if not refused.sent:
            self._spacing.give_back()
        if refused.forbids:
            self._breaker.forbid()
        elif refused.pause_s is not None:
            self._breaker.pause(refused.pause_s)
        elif refused.counts:
            self._breaker.failed()


def _apart_km(one: Entry, other: Entry) -> float:
    return distance_km(one.lon, one.lat, other.lon, other.lat)
