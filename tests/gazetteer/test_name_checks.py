"""Every misleading name of the region, in its context, is the right one of its namesakes."""

from __future__ import annotations

import pytest

from bench.name_checks import CHECKS, Check, failed
from geo.gazetteer import Gazetteer


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.name}-{check.country}")
def test_the_right_namesake(bundled: Gazetteer, check: Check) -> None:
    assert failed(bundled, check) == ""


def test_a_wrong_place_is_told(bundled: Gazetteer) -> None:
    assert "km off" in failed(bundled, Check("Baghdad", "", "IQ", 36.34, 43.13))
    assert "no answer" in failed(bundled, Check("Atlantis", "", "IQ", 33.0, 44.0))
