"""The real Nominatim that the tests of this room ask: started once a session, on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.geocoding.nominatim.folder import COMMAND, DEFAULT, Folder, Variant
from tests.geocoding.nominatim_server import serving, sqlite


@pytest.fixture(scope="session")
def nominatim() -> Iterator[str]:
    """The address of a server that knows the importance of its capital, as the public one does."""
    yield from _served("ranked")


@pytest.fixture(scope="session")
def unranked_nominatim() -> Iterator[str]:
    """The address of a server without importances, where a hamlet may come before a city."""
    yield from _served("unranked")


def _served(variant: Variant) -> Iterator[str]:
    folder = Folder(DEFAULT)
    if fault := folder.fault():
        pytest.skip(f"NO NOMINATIM TO ASK ({fault}): run `{COMMAND}`")
    with serving(folder.python, sqlite(folder.database(variant))) as url:
        yield url
