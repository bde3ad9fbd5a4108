"""One question sent through geopy, and what its failures mean.

Imported for the first request of a run, so that geopy and its HTTP library load only then. geopy
lets errors of many kinds through (ValueError, TypeError, RecursionError ...); here each becomes a
`RefusedError` with words that are the same in every run, since they go into the records.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from geopy import exc, geocoders
from urllib3.exceptions import NewConnectionError

from geo.geocoding.options import Options
from geo.geocoding.services import LIMIT, checked
from geo.geocoding.transport import Limits, bounded, masked, within

# geopy and urllib3 write addresses to the log with the keys in them.
for _logger in ("geopy", "urllib3", "urllib3.connectionpool", "urllib3.util.retry"):
    logging.getLogger(_logger).setLevel(logging.WARNING)

SPARE_S = 0.5
"""What is granted beyond the deadline to whatever does not watch it, such as a name server."""


class Meaning(NamedTuple):
    """What a failure of geopy's says."""

    words: str
    counts: bool = True
    """Whether it is one of the failures that open the breaker."""
    forbids: bool = False
    """Whether nothing more may be asked in this run."""


MEANINGS: tuple[tuple[type[BaseException], Meaning], ...] = (
    (exc.GeocoderRateLimited, Meaning("the service asks for fewer requests")),
    (
        exc.GeocoderInsufficientPrivileges,
        Meaning("the service refuses us; see its usage policy, and the user agent", forbids=True),
    ),
    (exc.GeocoderAuthenticationFailure, Meaning("the key is not accepted", forbids=True)),
    (exc.GeocoderQuotaExceeded, Meaning("the quota is used up", forbids=True)),
    (exc.ConfigurationError, Meaning("the service cannot be asked this way", forbids=True)),
    (exc.GeocoderTimedOut, Meaning("no answer in time")),
    (exc.GeocoderUnavailable, Meaning("the service cannot be reached")),
    (exc.GeocoderParseError, Meaning("what came is no answer")),
    (exc.GeocoderQueryError, Meaning("the service does not take the question", counts=False)),
    (exc.GeocoderServiceError, Meaning("the service fails")),
    (Exception, Meaning("what came is no answer")),
)
"""The first that fits, the most special first; geopy's classes inherit from each other."""


@dataclass
class RefusedError(Exception):
    """No answer came."""

    words: str
    """Why, the same in every run."""
    detail: str
    """Why in full, for the log; no key is in it."""
    counts: bool = True
    forbids: bool = False
    pause_s: float | None = None
    """How long the service wants to be left alone."""
    sent: bool = True
    """Whether the service can have seen the request."""


def connect(
    options: Options, adapter_factory: Callable[..., Any] | None, limits: Limits | None
) -> Any:
    """Make geopy's object for a service; nothing is sent yet."""
    own = options.own
    parts = urlsplit(options.asked)
    arguments: dict[str, Any] = {
        "domain": parts.netloc + parts.path,
        "scheme": parts.scheme,
        "timeout": (limits or Limits()).timeout_s,
        "user_agent": options.user_agent or "strikemap",
        "adapter_factory": adapter_factory or bounded(limits or Limits(), checked(own)),
    }
    for key in own.keys:
        if value := os.environ.get(key.variable):
            arguments[key.argument] = value
    return getattr(geocoders, own.made_by)(**arguments)


def send(
    server: Any, words: str, options: Options, countries: tuple[str, ...], limits: Limits | None
) -> list[Any]:
    """Send one question.

    Returns
    -------
    list
        The places that came, as they came; empty where the service knows none.

    Raises
    ------
    RefusedError
        Whatever went wrong, within the deadline and half a second.
    """
    work = partial(server.geocode, words, exactly_one=False, **options.own.call(countries))
    try:
        found = within((limits or Limits()).deadline_s + SPARE_S, work)
        return [location.raw for location in found or () if location][:LIMIT]
    except Exception as error:  # whatever it is, the run goes on
        secrets = [os.environ.get(key.variable, "") for key in options.own.keys]
        raise _refused(error, secrets) from None


def _refused(error: Exception, secrets: Sequence[str]) -> RefusedError:
    meaning = next(meaning for kind, meaning in MEANINGS if isinstance(error, kind))
    message = masked(f"{type(error).__name__}: {error}", secrets)
    pause = None
    if isinstance(error, exc.GeocoderRateLimited):
        pause = float(error.retry_after or 0)
    return RefusedError(
        meaning.words, message[:300], meaning.counts, meaning.forbids, pause, sent=_was_sent(error)
    )


def _was_sent(error: BaseException | None) -> bool:
    """Whether a connection was made; without one, nobody was bothered."""
    while error is not None:
        if isinstance(error, NewConnectionError):  # refused, no route, no such host
            return False
        error = error.__cause__ or error.__context__
    return True
