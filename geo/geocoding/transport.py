"""Talking to a geocoding service within limits of time and size, one request a call.

geopy's own adapters send a failed request again, sleep as long as a server tells them to, follow
a redirect to any host with the question in hand, and read for as long as something comes.
`BoundedAdapter` does none of this: geopy gets an answer only when it is whole, small enough, plain
JSON and what the service sends. All else becomes one of geopy's errors, in one line that holds no
key. This module imports geopy and requests: import it for the first request, not before.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from email.utils import parsedate_to_datetime
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from math import isnan
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic, time
from typing import Any, NamedTuple, NoReturn, TypeVar
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit
from urllib.request import proxy_bypass

import requests
from geopy.adapters import AdapterHTTPError, RequestsAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from urllib3.exceptions import ReadTimeoutError
from urllib3.util import Retry

from geo.geocoding.bodies import CHUNK, QUOTED, decoded, fail, read, unpacked

LONGEST_WAIT_S = 86_400.0
"""Whatever a server says, nobody waits longer than a day."""
_FOR_GOOD = frozenset({401, 402, 403, 407})
"""Refusals by key or policy, which naming a time does not turn into a pause."""
_KEYS = re.compile(r"(?i)(api_?|access_?)?(key|token)|user(name)?|password|email")
_LOOPBACK = re.compile(r"localhost|127(\.\d+){3}|::1")
_REFUSES = "it refuses this application; check the user agent against its usage policy"
_CERTIFICATES = "verification stays on: add the issuer to the system's certificate store (on \
Debian: ca-certificates), or name a file of certificates in SSL_CERT_FILE"

T = TypeVar("T")


class Limits(NamedTuple):
    """How much one answer may cost."""

    timeout_s: float = 10.0
    """Seconds for the connection, and between two pieces of the answer."""
    deadline_s: float = 20.0
    """Seconds for all of it, the name of the host included."""
    most_bytes: int = 2_000_000
    """Bytes of the body, as sent and unpacked."""


class BoundedAdapter(RequestsAdapter):  # type: ignore[misc]  # geopy has no types
    """geopy's way to the network, bounded.

    Parameters
    ----------
    proxies, ssl_context
        As geopy hands them in. A context that does not verify raises ValueError.
    limits
        They hold whatever time-out geopy names; its default of one second is none of ours.
    check
        Gets the decoded answer before geopy does; raises ValueError when it is not what the
        service sends.
    """

    def __init__(
        self,
        *,
        proxies: Mapping[str, str] | None,
        ssl_context: ssl.SSLContext | None,
        limits: Limits,
        check: Callable[[Any], None],
    ) -> None:
        verifying = ssl_context or ssl.create_default_context()
        if verifying.verify_mode is not ssl.CERT_REQUIRED or not verifying.check_hostname:
            message = "the TLS context does not verify: verification stays on"
            raise ValueError(message)
        # urllib3 would sleep through a server's Retry-After, six hours if it says so
        never = Retry(0, read=False, redirect=0, status=0, respect_retry_after_header=False)
        super().__init__(proxies=proxies, ssl_context=verifying, max_retries=never)
        self.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self.limits, self.check = limits, check

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """Return the decoded and checked answer to one request.

        Raises
        ------
        GeocoderServiceError
            Or its child for what it is: timed out, unavailable, rate limited, no answer (parse).
        AdapterHTTPError
            For other statuses; geopy makes the error of it.
        """
        body = self._fetched(url, headers, timeout)
        try:
            value = decoded(body)
            self.check(value)
        except (ValueError, RecursionError) as error:
            told = "it is nested too deeply" if isinstance(error, RecursionError) else error
            message = masked(f"{_host(url)} sent no answer: {told}", _keys(url))
            fail(GeocoderParseError, f"{message}: {_excerpt(body, url)!r}")
        return value

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return an answer as text, under the same limits, replacing what is no UTF-8."""
        return self._fetched(url, headers, timeout).decode("utf-8-sig", errors="replace")

    def _fetched(self, url: str, headers: Mapping[str, str], _timeout: float) -> bytes:
        # a resolver, or headers that drip, know no time-out: hence the thread
        return within(self.limits.deadline_s, lambda: self._fetch(url, headers))

    def _fetch(self, url: str, headers: Mapping[str, str]) -> bytes:
        ends = monotonic() + self.limits.deadline_s
        try:
            response = self.session.get(
                url,
                # A connection is used once. The server may have closed it since, and what it sent
                # too much would be taken for the beginning of its next answer.
                headers={**headers, "Accept-Encoding": "gzip", "Connection": "close"},
                timeout=self.limits.timeout_s,
                proxies=self._proxies(url),
                allow_redirects=False,
                stream=True,
            )
            with closing(response):
                _refuse_status(response, url)
                raw = read(response, self.limits.most_bytes, ends)
                packing = response.headers.get("Content-Encoding", "identity").strip().lower()
            return unpacked(raw, packing, self.limits.most_bytes)
        except (GeopyError, AdapterHTTPError):
            raise
        except Exception as error:
            raise _translated(error, _host(url), self.limits) from None
        finally:
            self.session.close()

    def _proxies(self, url: str) -> dict[str, Any]:
        """Ask this machine directly, always, and others where the environment says so."""
        host = urlsplit(url).hostname or ""
        direct = _LOOPBACK.fullmatch(host) or proxy_bypass(host)
        return dict.fromkeys(self.session.proxies) if direct else {}


def bounded(limits: Limits, check: Callable[[Any], None]) -> Callable[..., BoundedAdapter]:
    """Return what geopy takes as ``adapter_factory``."""
    return partial(BoundedAdapter, limits=limits, check=check)


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what work returns, raise what it raises, or stop waiting for it.

    When time is up, work is left behind in a daemon thread: nothing can end a resolver that
    hangs, but neither the run nor the end of the process waits for it.

    Raises
    ------
    GeocoderTimedOut
        When time is up.
    """
    done: SimpleQueue[Callable[[], T]] = SimpleQueue()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:
            done.put(partial(_again, error))
        else:
            done.put(lambda: result)

    Thread(target=run, name="geocoder", daemon=True).start()
    try:
        outcome = done.get(timeout=seconds)
    except Empty:
        fail(GeocoderTimedOut, f"no whole answer within {seconds:g} s")
    return outcome()


def masked(text: str, secrets: Iterable[str] = ()) -> str:
    """Return a message as one line, without queries and users of its addresses, or secrets.

    Examples
    --------
    >>> masked("no route to http://joe@example.org/search?q=Rawa&key=k7")
    'no route to http://…@example.org/search?…'
    >>> masked("the key k7 is unknown", ["k7"])
    'the key … is unknown'
    """
    for secret in filter(None, secrets):
        for form in (secret, quote(secret, safe=""), quote_plus(secret)):
            text = text.replace(form, "…")
    text = re.sub(r"://[^/@\s]+@", "://…@", text)
    text = re.sub(r"\?[^\s?]\S*", "?…", text)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def seconds_to_wait(header: str | None, now: float) -> float | None:
    """Read a Retry-After header, a number or an HTTP date.

    Returns
    -------
    float or None
        Seconds after ``now`` (itself seconds since 1970), from 0 to `LONGEST_WAIT_S`; None where
        there is no header or it says nothing.
    """
    text = (header or "").strip()[:QUOTED]
    try:
        seconds = float(text)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(text).timestamp() - now
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return None if isnan(seconds) else min(max(seconds, 0.0), LONGEST_WAIT_S)


def _again(error: BaseException) -> NoReturn:
    raise error


def _host(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2]


def _keys(url: str) -> list[str]:
    return [value for name, value in parse_qsl(urlsplit(url).query) if _KEYS.fullmatch(name)]


def _excerpt(body: bytes, url: str) -> str:
    return masked(body[:2000].decode("utf-8", errors="replace"), _keys(url))[:QUOTED]


def _refuse_status(response: requests.Response, url: str) -> None:
    status, headers = response.status_code, response.headers
    message = f"{_host(url)} answered HTTP {status}"
    if 200 <= status < 300:
        return
    if 300 <= status < 400:
        target = masked(headers.get("Location", "nowhere"), _keys(url))[:QUOTED]
        follow = "no redirect is followed; where the service has moved, give its new address"
        fail(GeocoderServiceError, f"{message}, a redirect to {target!r}: {follow}")
    wait = seconds_to_wait(headers.get("Retry-After"), time())
    if status == 429 or (wait is not None and status not in _FOR_GOOD):
        raise GeocoderRateLimited(message, retry_after=wait)
    try:
        words = _excerpt(response.raw.read1(CHUNK, decode_content=False), url)
    except Exception:
        words = ""  # the status says enough
    message += f": {_REFUSES}: {words!r}" if status == 403 else f": {words!r}"
    raise AdapterHTTPError(message, status_code=status, headers={}, text=words)


def _translated(error: Exception, host: str, limits: Limits) -> GeocoderServiceError:
    """Make a geopy error of a foreign one, in words that are the same every time."""
    if isinstance(error, (requests.Timeout, ReadTimeoutError)):
        return GeocoderTimedOut(f"{host} gave nothing for {limits.timeout_s:g} s")
    reason = _reason(error)
    if isinstance(error, requests.exceptions.SSLError):
        advice = _CERTIFICATES if "certificate" in reason else "does it speak https?"
        return GeocoderUnavailable(f"no TLS connection to {host} ({reason}); {advice}")
    if isinstance(error, requests.ConnectionError):
        return GeocoderUnavailable(f"{host} cannot be reached: {reason}")
    return GeocoderServiceError(f"{host}: {reason} ({type(error).__name__})")


def _reason(error: BaseException | None) -> str:
    """Find the system's own words below the libraries'; theirs hold addresses of objects."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return str(getattr(error, "verify_message", "") or error.reason or "broken off")
        if isinstance(error, OSError) and error.strerror:
            return error.strerror
        error = error.__cause__ or error.__context__
    return "the connection broke off"
