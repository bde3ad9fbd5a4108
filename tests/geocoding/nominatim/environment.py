"""The server's own virtual environment, and what Debian must bring for it.

Nominatim is licensed under the GPL and stays a program of its own: it is installed beside the
project, never into it, and spoken to over HTTP alone. Its environment is made from Debian's own
Python, because that one loads SQLite's extensions and sees Debian's PyICU, for which the package
index has no wheel.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.geocoding.nominatim.folder import HERE, Folder, unable

PYTHON = Path("/usr/bin/python3")
SERVERS = Path("/usr/lib/postgresql")
EXTENSIONS = Path("/usr/share/postgresql")

# Debian's package, by names without a version, and how to see that it is there.
MODULES = {"python3-venv": "import ensurepip, venv", "python3-icu": "import icu"}
SPATIALITE = "import sqlite3; c = sqlite3.connect(':memory:'); c.enable_load_extension(True)"
EXTENSION = {"libsqlite3-mod-spatialite": f"{SPATIALITE}; c.load_extension('mod_spatialite')"}

# What pip brings. SQLAlchemy comes with nominatim-api; its extra brings greenlet.
PACKAGES = (
    *("nominatim-db", "nominatim-api", "falcon", "uvicorn"),
    *("psycopg[binary]", "aiosqlite", "sqlalchemy[asyncio]"),
)


class BuildError(Exception):
    """The build cannot go on; the message says what to do."""


def postgres() -> Path | None:
    """The folder of PostgreSQL's programs: the newest release that has PostGIS, if any."""
    fit = [
        folder
        for folder in SERVERS.glob("*/bin")
        if (folder / "initdb").exists()
        and (EXTENSIONS / folder.parent.name / "extension" / "postgis.control").exists()
    ]
    return max(fit, key=lambda folder: float(folder.parent.name), default=None)


def missing() -> list[str]:
    """Debian's packages that the build needs and this machine lacks."""
    lacking = []
    if postgres() is None:
        lacking += ["postgresql", "postgresql-postgis", "postgresql-postgis-scripts"]
    if shutil.which("osm2pgsql") is None:
        lacking += ["osm2pgsql"]
    if not PYTHON.exists():
        return [*lacking, "python3", *MODULES, *EXTENSION]
    for package, code in (MODULES | EXTENSION).items():
        done = subprocess.run([PYTHON, "-c", code], capture_output=True, timeout=60, check=False)
        if done.returncode != 0:
            lacking.append(package)
    return lacking


def require_packages() -> None:
    """Stop with the command that installs what is missing.

    Raises
    ------
    BuildError
        When a package is missing.
    """
    if lacking := missing():
        command = "apt-get install --no-install-recommends " + " ".join(lacking)
        message = f"Debian's packages are missing. As root: {command}"
        raise BuildError(message)


def clean() -> dict[str, str]:
    """The environment variables for the server's programs: none that would redirect them."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("NOMINATIM_", "PG", "PYTHON", "VIRTUAL_ENV"))
    }
    return kept | {"LC_ALL": "C.UTF-8"}


def ensure(folder: Folder) -> None:
    """Make the virtual environment, unless a working one is there.

    The packages come through pip with the user's own configuration of it, in the versions of
    ``constraints.txt``.

    Raises
    ------
    BuildError
        When pip fails, or what it installed does not work.
    """
    pinned = (HERE / "constraints.txt").read_bytes()
    copy = folder.environment / "constraints.txt"
    if copy.exists() and copy.read_bytes() == pinned and not unable(folder.python):
        return
    shutil.rmtree(folder.environment, ignore_errors=True)
    _run(folder, PYTHON, "-m", "venv", "--system-site-packages", folder.environment)
    options = ("--quiet", "--no-input", "--disable-pip-version-check")
    pinning = ("-c", HERE / "constraints.txt")
    _run(folder, folder.python, "-m", "pip", "install", *options, *pinning, *PACKAGES)
    if reason := unable(folder.python):
        message = f"the server's environment does not work: {reason}"
        raise BuildError(message)
    # Written last: an installation that was cut off is made again.
    copy.write_bytes(pinned)


def _run(folder: Folder, *command: str | Path) -> None:
    with folder.log.open("a", encoding="utf-8") as log:
        done = subprocess.run(command, stdout=log, stderr=log, env=clean(), check=False)
    if done.returncode:
        message = f"the server's environment could not be made: see {folder.log}"
        raise BuildError(message)


def say(words: str) -> None:
    """One line of progress."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
