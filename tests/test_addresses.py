"""No file of the project names a package registry, a lock of one, or a path of somebody's disk.

Which mirror is asked belongs to each user's own configuration. The forbidden words are joined
from halves here, so that the test does not find itself.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FORBIDDEN = {
    "registry host": "|".join(
        a + re.escape(b)
        for a, b in [
            ("py", "pi.org"),
            ("python", "hosted.org"),
            ("npm", "js.org"),
            ("npm", "js.com"),
            ("yarn", "pkg.com"),
            ("proxy.go", "lang.org"),
            ("conda.ana", "conda.org"),
        ]
    ),
    "index option": r"(index.url|find.links|registry)['\"]?\s*[=: ]\s*['\"]?(https?|file):" + "//",
    "lock of npm": r"\"resolved\"\s*" + ":",
    "path of a disk": r"(?<![\w.)/}\]-])/(work|root|home|tmp|Users)" + r"/\w",
    "credential in an address": r"https?://[^/\s:@'\"]+:[^/\s@'\"]+" + "@",
}
LOCKS = {"uv.lock", "poetry.lock", "Pipfile.lock", "package-lock.json", "yarn.lock", ".npmrc"}


def files() -> list[Path]:
    """Every file that git has or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=60,
    )
    found = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return sorted(path for path in found if path.is_file())


def offences(text: str) -> list[str]:
    return [name for name, pattern in FORBIDDEN.items() if re.search(pattern, text)]


def test_no_file_offends() -> None:
    found = {}
    for path in files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        if bad := offences(text):
            found[path.relative_to(ROOT).as_posix()] = bad
    assert found == {}


def test_the_files_are_seen() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in files()}
    assert {"pyproject.toml", "Makefile", "constraints.txt", "geo/cli/__init__.py"} <= names


def test_no_lock_file() -> None:
    assert [path.name for path in files() if path.name in LOCKS] == []


def test_constraints_are_names_and_versions_alone() -> None:
    line = re.compile(r"[a-z0-9.-]+==[\w.]+( ; [\w '\"=!<>.]+)?")
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [text for text in lines if not line.fullmatch(text)] == []
    assert len(lines) > 40


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("see https://" + "py" + "pi.org/project/strikemap", "registry host"),
        ("https://files.python" + "hosted.org/packages/a.whl", "registry host"),
        ("https://" + "registry.npm" + "js.org/leaflet", "registry host"),
        ("--index" + "-url=" + "https://mirror.example/simple", "index option"),
        ("find-links = " + "file:///wheels", "index option"),
        ('"resol' + 'ved": "x"', "lock of npm"),
        ("open('/" + "tmp/report.txt')", "path of a disk"),
        ("cd /" + "home/me", "path of a disk"),
        ("https://me:secret" + "@example.org/", "credential in an address"),
    ],
)
def test_a_planted_offence_is_found(text: str, name: str) -> None:
    assert name in offences(text)


@pytest.mark.parametrize(
    "text",
    [
        "uv pip compile --no-header --no-annotate",
        "maps/home/index.html, ../root/x, https://example.org/home/page",
        "PyPI has another distribution called geo; npm carries Leaflet",
    ],
)
def test_harmless_words_pass(text: str) -> None:
    assert offences(text) == []
