"""What the user allows: which service is asked, where, as whom, and how often."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from geo.errors import UsageError
from geo.geocoding.services import SERVICES, Service

BUDGET = 200
"""Requests a run; Nominatim's maintainers mind thousands, and a report set names few unknowns."""
_CONTACT = re.compile(r"\S+@\S+\.\S+|https?://\S+\.\S+")
_SAMPLES = frozenset({"my-application", "my_app/1", "specify_your_app_name_here"})


@dataclass(frozen=True, slots=True)
class Options:
    """A service and its conditions, checked when they are made.

    Raises
    ------
    UsageError
        Naming the option that is wrong, and what to write.
    """

    service: str = "nominatim"
    """A name in `services.SERVICES`."""
    url: str = ""
    """Address of the server; empty for the service's public one."""
    user_agent: str = ""
    """Name of the application with a contact; public servers want to know whom to write to."""
    budget: int = BUDGET
    """Most requests in one run."""
    cached_only: bool = False
    """Answer from the cache alone and open no connection."""
    refresh: bool = False
    """Ask again for what the cache has."""

    def __post_init__(self) -> None:
        """Refuse what cannot work before anything is asked."""
        if self.service not in SERVICES:
            message = f"geocoder {self.service!r} is not known: choose {', '.join(SERVICES)}"
            raise UsageError(message)
        if self.budget < 0:
            message = f"the geocoder's budget is {self.budget}: write 0 or more requests"
            raise UsageError(message)
        if self.cached_only and self.refresh:
            message = "asking the cache only and asking again exclude each other: choose one"
            raise UsageError(message)
        _check_address(self.asked, self.own.address)
        if not self.cached_only:
            self._check_who_asks()

    def _check_who_asks(self) -> None:
        if self.public and not self.user_agent.strip():
            message = (
                f"the public server of {self.own.title} wants to know who asks: give "
                '--user-agent "NAME (mail@example.org)", or --geocoder-url for a server of your own'
            )
            raise UsageError(message)
        sample = self.user_agent.strip().lower() in _SAMPLES
        if self.public and (sample or not _CONTACT.search(self.user_agent)):
            message = (
                f"the user agent {self.user_agent!r} gives no contact: name your application and "
                'a mail or web address, "NAME (mail@example.org)"'
            )
            raise UsageError(message)
        if not self.user_agent.isascii() or not self.user_agent.isprintable():
            message = "the user agent goes into a header: use printable ASCII characters"
            raise UsageError(message)
        for key in self.own.keys:
            if key.needed and not os.environ.get(key.variable):
                message = f"{self.own.title} needs a key: set {key.variable} in the environment"
                raise UsageError(message)

    @property
    def own(self) -> Service:
        """The service's own facts."""
        return SERVICES[self.service]

    @property
    def asked(self) -> str:
        """Address of the server that is asked, without a slash at the end."""
        return (self.url or self.own.address).rstrip("/")

    @property
    def host(self) -> str:
        """Host and port, for which the spacing of requests holds."""
        return urlsplit(self.asked).netloc.lower()

    @property
    def public(self) -> bool:
        """Whether it is the service's public server."""
        name = urlsplit(self.asked).hostname or ""
        return name == urlsplit(self.own.address).hostname


def _check_address(address: str, usual: str) -> None:
    try:
        parts = urlsplit(address)
        held = (parts.hostname, parts.port)  # a port that is no number is told here
    except ValueError:
        parts, held = urlsplit(""), (None, None)
    if not address:
        message = "this geocoder has no public server: give --geocoder-url"
        raise UsageError(message)
    if parts.scheme not in ("http", "https") or not held[0]:
        example = usual or "https://geocoder.example.org"
        message = f"the geocoder's address {address!r} is none: write it like {example}"
        raise UsageError(message)
    if parts.username or parts.password or parts.query or parts.fragment:
        message = "the geocoder's address may hold no name, password or query: keys come from the \
environment"
        raise UsageError(message)
