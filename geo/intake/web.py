"""One page or feed is fetched from the address that the user named, and nothing else.

The address is resolved once, every address behind the name is checked, and the connection goes to
the one that was checked; so neither a redirect nor a name server can lead into a private network.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from urllib.parse import quote, urljoin, urlsplit

from geo.errors import ReportError
from geo.intake.limits import LARGEST, LARGEST_FILE, megabytes

SCHEMES = ("http://", "https://")
PORTS = {"http": 80, "https": 443}
MOST_REDIRECTS = 5
SECONDS = 30.0
"""What one address may take in all."""
STEP_SECONDS = 10.0
"""What may pass without a byte."""
STEP = 1 << 16

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")
"""All that is handed out of version 6; what lies elsewhere is wrapped, local or reserved."""


@dataclass(frozen=True)
class Fetched:
    """What an address gave."""

    url: str
    """The address at the end of all redirects."""
    body: bytes
    charset: str


def is_address(given: object) -> bool:
    """Whether something that was named is an address of the web."""
    return isinstance(given, str) and given.lower().startswith(SCHEMES)


def fetched(
    url: str,
    *,
    allow_private: bool = False,
    seconds: float = SECONDS,
    public: Callable[[str], bool] | None = None,
) -> Fetched:
    """Fetch an address.

    Parameters
    ----------
    url
        An address of ``http`` or ``https``.
    allow_private
        Whether it may lie in this machine or a private network.
    seconds
        What it may take in all.
    public
        Says of an IP address whether it may be asked; `is_public` when None.

    Raises
    ------
    ReportError
        When it is private, cannot be reached, is too large, takes too long, or is not there.
    """
    until = time.monotonic() + seconds
    may = (lambda _: True) if allow_private else public or is_public
    where = url
    for _ in range(MOST_REDIRECTS + 1):
        try:
            made = _asked(url, where, until, may)
        except (OSError, http.client.HTTPException, ValueError) as error:
            said = " ".join(str(getattr(error, "reason", None) or error).split())[:200]
            reason = f"cannot be fetched ({said or type(error).__name__}): save the page as a file"
            raise ReportError(where, reason) from None
        if isinstance(made, Fetched):
            return made
        url = made
        if not is_address(url):
            raise ReportError(where, "leads to an address that is not of the web: not followed")
    raise ReportError(where, f"leads on more than {MOST_REDIRECTS} times: not followed further")


def _asked(url: str, where: str, until: float, may: Callable[[str], bool]) -> Fetched | str:
    """Return what one address gives, or where it leads."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.username is not None or not host:
        reason = "an address with a user name, or without a host: not fetched"
        raise ReportError(where.replace(parts.netloc, host), reason)  # a password is not told
    port = parts.port or PORTS[parts.scheme]
    address = _checked(host, port, where, may)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    shown_port = "" if port == PORTS[parts.scheme] else f":{port}"
    shown_host = f"[{host}]" if ":" in host else host.encode("idna").decode()
    with _connected(address, port, host if parts.scheme == "https" else "", until) as connection:
        connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", f"{shown_host}{shown_port}")
        connection.putheader("User-Agent", "strikemap")
        connection.putheader("Accept-Encoding", "identity")
        connection.endheaders()
        with connection.getresponse() as answer:
            return _answer(answer, url, where, until)


@contextmanager
def _connected(
    address: str, port: int, secured: str, until: float
) -> Iterator[http.client.HTTPConnection]:
    """Give a connection that ends when the time is up, whatever it is at.

    A server that sends a byte now and then never times out by itself, in its headers neither.
    """
    connection = http.client.HTTPConnection(address, port, timeout=STEP_SECONDS)
    sock = socket.create_connection((address, port), min(STEP_SECONDS, _left(until)))
    connection.sock = sock
    with sock.dup() as same:  # TLS takes the first one away
        over = Timer(_left(until), _hang_up, [same])
        over.daemon = True
        over.start()
        try:
            if secured:
                context = ssl.create_default_context()
                connection.sock = context.wrap_socket(sock, server_hostname=secured)
            yield connection
        finally:
            over.cancel()
            connection.close()
            sock.close()
            _left(until)  # what was hung up on may look like an end, or fail in any way


def _hang_up(sock: socket.socket) -> None:
    """End a connection under whoever reads from it."""
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _answer(answer: http.client.HTTPResponse, url: str, where: str, until: float) -> Fetched | str:
    if answer.status in _REDIRECTS:
        return urljoin(url, answer.getheader("Location") or "")
    if answer.status != http.client.OK:
        raise ReportError(where, f"the server says {answer.status} {answer.reason}: not fetched")
    most = LARGEST_FILE if answer.headers.get_content_type() == "application/pdf" else LARGEST
    body = bytearray()
    while chunk := answer.read1(STEP):
        body += chunk
        _left(until)
        if len(body) > most:
            raise ReportError(where, f"over {megabytes(most)}: too large for one report")
    if answer.length:  # it named more than it sent
        raise ReportError(where, "the connection broke off: try again")
    return Fetched(url, bytes(body), answer.headers.get_content_charset() or "")


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("timed out")  # noqa: EM101
    return left


def _checked(host: str, port: int, where: str, may: Callable[[str], bool]) -> str:
    """Return the address to connect to; refuse a name of which any address is private."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    private = [address for address in addresses if not may(address)]
    if private:
        reason = f"{host} is a private address ({private[0]}): --allow-private lets it be asked"
        raise ReportError(where, reason)
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet, whatever it is wrapped in.

    Examples
    --------
    >>> [is_public(a) for a in ("192.0.43.8", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    >>> [is_public(a) for a in ("2606:2800:220:1::1", "fec0::1", "::127.0.0.1")]
    [True, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip not in _UNICAST:
            return False
    return ip.is_global and not ip.is_multicast
