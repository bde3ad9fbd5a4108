"""axe-core, the checker of accessibility: fetched once by npm, pinned by hash, never committed.

The licence (MPL 2.0) lets us run it in tests; no page that we make holds a line of it.
"""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

import hatch_build

FOLDER = Path(__file__).parent / "_axe"
PACKAGE = hatch_build.Package(
    "axe-core@4.14.1",
    "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    {"axe.min.js": "axe.min.js", "LICENSE": "LICENSE"},
)
RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]);
}"""


@cache
def source() -> str:
    """Return axe's script; skip the test where it cannot be had."""
    try:
        missing = hatch_build.ensure(FOLDER, (PACKAGE,))
    except subprocess.SubprocessError as error:
        missing = str(error)
    if missing:
        pytest.skip(f"NO AXE-CORE: {missing}")
    return (FOLDER / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[object]:
    """Return what axe finds wrong with the page as it stands, all of its rules on."""
    # Evaluated by the browser's own tools, which the page's policy does not bind.
    page.evaluate(source())
    found: list[object] = page.evaluate(RUN)
    return found
