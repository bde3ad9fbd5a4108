"""What lies in the folder of the test server, and whether it is up to date.

The folder (``.nominatim`` at the top of the repository, ignored by git) holds the server's own
virtual environment, two SQLite databases and a stamp. The stamp is a checksum over all that the
databases are made from, so that a change of the table or of the build asks for a new build, and
nothing is ever tested against an old world.
"""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
DEFAULT = HERE.parents[2] / ".nominatim"

# What people must run when the folder is not there or out of date.
COMMAND = "make nominatim"

Variant = Literal["unranked", "ranked"]
# Without and with the file of importances: the first ranks a village called Baghdad above the
# capital, the second hides the village. A caller has to live with both.
VARIANTS: tuple[Variant, ...] = ("unranked", "ranked")

# What the databases are made from; the comparison and the server's start change nothing in them.
INPUTS = ("places.csv", "osm.py", "cluster.py", "importing.py", "environment.py", "constraints.txt")

PROBE = """
import sqlite3, icu, falcon, uvicorn, aiosqlite, sqlalchemy, nominatim_api
connection = sqlite3.connect(":memory:")
if not hasattr(connection, "enable_load_extension"):
    raise SystemExit("its Python has an SQLite that loads no extensions")
connection.enable_load_extension(True)
connection.load_extension("mod_spatialite")
"""


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of the test server."""

    path: Path

    @property
    def environment(self) -> Path:
        """The virtual environment, made from Debian's Python."""
        return self.path / "environment"

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.environment / "bin" / "python3"

    @property
    def stamp(self) -> Path:
        """The checksum of what the databases were made from."""
        return self.path / "stamp"

    @property
    def log(self) -> Path:
        """All that the programs said at the last build."""
        return self.path / "build.log"

    def database(self, variant: Variant) -> Path:
        """The SQLite database of a variant."""
        return self.path / f"{variant}.sqlite"

    def built(self) -> bool:
        """Whether both databases are there and of today's table and scripts."""
        if not all(self.database(variant).is_file() for variant in VARIANTS):
            return False
        return self.stamp.is_file() and self.stamp.read_text(encoding="utf-8") == digest()

    def fault(self) -> str:
        """Why no server can be started from it; empty when one can."""
        if not self.path.is_dir():
            return f"there is no {self.path.name}"
        if not self.built():
            return f"{self.path.name} is unfinished or out of date"
        return unable(self.python)


def digest() -> str:
    """The checksum of all that the databases are made from."""
    total = hashlib.sha256()
    for name in INPUTS:
        content = (HERE / name).read_bytes()
        total.update(f"{name} {len(content)}\n".encode() + content)
    return total.hexdigest()


def unable(python: Path) -> str:
    """Why a Python cannot serve an SQLite database of Nominatim; empty when it can."""
    if not python.exists():
        return "it has no Python"
    done = subprocess.run(
        [python, "-c", PROBE], capture_output=True, text=True, timeout=60, check=False
    )
    if done.returncode == 0:
        return ""
    return (done.stderr.strip().splitlines() or ["its Python stopped without a word"])[-1]
