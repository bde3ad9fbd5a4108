"""What the tests of this room read with: the bundled gazetteer, opened once."""

from __future__ import annotations

import pytest

from geo import gazetteer
from geo.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def known() -> Gazetteer:
    return gazetteer.load(imports=False)
