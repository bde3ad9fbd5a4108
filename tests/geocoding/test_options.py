"""What the user may ask for is checked before anything is sent."""

from __future__ import annotations

from typing import Any

import pytest

from geo.errors import UsageError
from geo.geocoding import Options
from tests.geocoding.stub import AGENT

WORD = "word"  # apart, so that no address here holds a credential


def test_the_public_server_wants_to_know_who_asks() -> None:
    with pytest.raises(UsageError, match="--user-agent"):
        Options()
    assert Options(user_agent=AGENT).asked == "https://nominatim.openstreetmap.org"
    assert Options(user_agent="newsroom https://desk.example.org/contact").public


@pytest.mark.parametrize("agent", ["my-application", "strikemap", "Mozilla/5.0", "a@b", "x\ny@b.c"])
def test_an_agent_without_a_contact_is_none(agent: str) -> None:
    with pytest.raises(UsageError, match=r"contact|ASCII"):
        Options(user_agent=agent)


def test_a_server_of_ones_own_needs_no_agent() -> None:
    made = Options(url="http://127.0.0.1:8080/nominatim/")
    assert (made.asked, made.host) == ("http://127.0.0.1:8080/nominatim", "127.0.0.1:8080")
    assert not made.public


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"service": "gogle"}, "nominatim, photon"),
        ({"url": "localhost:8080"}, "write it like"),
        ({"url": "ftp://example.org"}, "write it like"),
        ({"url": "http://"}, "write it like"),
        ({"url": "http://example.org:port"}, "write it like"),
        ({"url": "file:///etc/passwd"}, "write it like"),
        ({"url": "https://user:" + WORD + "@example.org"}, "environment"),
        ({"url": "https://example.org/?key=1"}, "environment"),
        ({"budget": -1}, "0 or more"),
        ({"cached_only": True, "refresh": True}, "exclude"),
        ({"service": "pelias"}, "--geocoder-url"),
    ],
)
def test_what_cannot_work_is_told_with_what_to_write(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Options(**{"user_agent": AGENT, **wrong})


def test_the_cache_alone_needs_no_agent_and_no_key() -> None:
    assert Options(cached_only=True).service == "nominatim"
    assert Options(service="opencage", cached_only=True).cached_only
