"""From the table to databases: Nominatim's import, its ranks, and the conversion to SQLite.

Nominatim imports into PostgreSQL alone; SQLite is converted from that. The databases hold rows of
Nominatim's own country tables (OpenStreetMap's data, ODbL), so they are never committed.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.geocoding.nominatim.cluster import Cluster
from tests.geocoding.nominatim.environment import BuildError, clean
from tests.geocoding.nominatim.folder import Folder, Variant
from tests.geocoding.nominatim.osm import features, write_importances, write_osm
from tests.geocoding.nominatim_server import LANGUAGES

# The world's grid of countries gives each place its country at the import. After it only the
# names of countries are looked up in it, and a fifteenth of the size does.
COUNTRIES = ("iq", "jo", "lb", "ps", "sy", "ye")


def prepare(folder: Folder, server: Cluster, variant: Variant) -> None:
    """Bring the database in PostgreSQL to a variant: first ``unranked``, then ``ranked``.

    Raises
    ------
    BuildError
        When the import fails or loses a place.
    """
    project = server.folder / "project"
    if variant == "ranked":
        write_importances(features(), project / "wikimedia-importance.csv.gz")
        nominatim(folder, project, "refresh", "--wiki-data", "--importance")
        return
    project.mkdir()
    write_osm(features(), project / "gaz.osm")
    settings = {"DATABASE_DSN": server.dsn, "IMPORT_STYLE": "extratags", "LANGUAGES": LANGUAGES}
    lines = [f'NOMINATIM_{name}="{value}"\n' for name, value in settings.items()]
    (project / ".env").write_text("".join(lines), encoding="utf-8")
    nominatim(
        folder,
        project,
        *("import", "--osm-file", "gaz.osm", "--offline", "-j", "2", "--osm2pgsql-cache", "16"),
        *("--no-updates", "--no-partitions"),
    )
    kept = ", ".join(f"'{country}'" for country in COUNTRIES)
    server.sql(f"delete from country_osm_grid where country_code not in ({kept})")
    _complete(server)


def convert(folder: Folder, server: Cluster, variant: Variant) -> None:
    """Write the variant's SQLite database, under its name only when it is whole.

    Raises
    ------
    BuildError
        When the conversion fails.
    """
    new = folder.path / f"{variant}.new.sqlite"
    new.unlink(missing_ok=True)
    nominatim(folder, server.folder / "project", "convert", "-o", str(new))
    new.replace(folder.database(variant))


def nominatim(folder: Folder, project: Path, *arguments: str) -> None:
    """Run Nominatim's own command in a project folder.

    Raises
    ------
    BuildError
        When it fails; the log has the reason.
    """
    # Not the script in bin, whose first line breaks when the repository is moved.
    code = "import sys; from nominatim_db.cli import nominatim; sys.exit(nominatim())"
    with folder.log.open("a", encoding="utf-8") as log:
        done = subprocess.run(
            [folder.python, "-c", code, *arguments],
            cwd=project,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=clean(),
            check=False,
        )
    if done.returncode:
        message = f"nominatim {arguments[0]} failed: see {folder.log}"
        raise BuildError(message)


def _complete(server: Cluster) -> None:
    """Nothing of the table may get lost, and every place lies in the country of its row."""
    found = server.sql("select lower(osm_type) || osm_id || country_code from placex")
    wanted = {f"{row.osm_type[0]}{row.osm_id}{row.country}" for row in features()}
    if lost := sorted(wanted - set(found)):
        message = f"the import lost these, or put them into another country: {', '.join(lost)}"
        raise BuildError(message)
