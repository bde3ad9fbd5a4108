"""The gazetteers that the tests of this room read: a small one, and the bundled one."""

from __future__ import annotations

import pytest

from geo import gazetteer
from geo.gazetteer import Gazetteer
from tests.gazetteer.tables import write_tables


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return gazetteer.load(write_tables(tmp_path_factory.mktemp("gazetteer")))


@pytest.fixture(scope="session")
def bundled() -> Gazetteer:
    return gazetteer.load(imports=False)
