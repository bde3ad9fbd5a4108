"""Where the development data lies: reports, corpora and lists that are no part of the repository.

Tests that read it are marked ``development``; conftest leaves them out, loudly, where it is absent.
"""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
SEEDS = SHARED / "seeds"
