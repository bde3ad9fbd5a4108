"""A PostgreSQL of our own, for one import: a folder that goes away, a socket, no network.

The distribution's own cluster is never touched. The programs of PostgreSQL refuse to run as root,
so for root they run as Debian's user ``postgres``; everything else may be root, because whoever
reaches the socket is trusted, and its folder is closed to others.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.geocoding.nominatim.environment import BuildError, clean, postgres

# The number only names the socket's file: TCP is off.
PORT = 54321
SETTINGS = f"""
listen_addresses = ''
port = {PORT}
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_connections = 20
shared_buffers = 64MB
"""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running PostgreSQL."""

    folder: Path
    """Holds the data, the socket and the log."""
    programs: Path

    @property
    def dsn(self) -> str:
        """Where Nominatim finds its database."""
        return f"pgsql:dbname=nominatim;host={self.folder};port={PORT};user=postgres"

    def sql(self, statement: str, database: str = "nominatim") -> list[str]:
        """Run a statement of ours; the rows, each as one line.

        Raises
        ------
        BuildError
            When PostgreSQL refuses it.
        """
        where = ("-h", self.folder, "-p", str(PORT), "-U", "postgres", "-d", database)
        how = ("-v", "ON_ERROR_STOP=1", "-X", "-q", "-t", "-A")
        done = subprocess.run(
            [self.programs / "psql", *where, *how, "-c", statement],
            capture_output=True,
            text=True,
            env=clean(),
            check=False,
        )
        if done.returncode:
            raise BuildError(done.stderr.strip())
        return done.stdout.splitlines()


@contextmanager
def cluster(log: Path) -> Iterator[Cluster]:
    """Start a fresh cluster, and remove it at the end whatever happens.

    Raises
    ------
    BuildError
        When it does not start; ``log`` has the reason.
    """
    programs = postgres()
    if programs is None:
        message = "there is no PostgreSQL with PostGIS"
        raise BuildError(message)
    # In the system's temporary folder, since a socket's path may have 107 bytes and the user
    # postgres must be able to reach it.
    folder = Path(tempfile.mkdtemp(prefix="nominatim-"))
    server = Cluster(folder, programs)
    try:
        _prepare(server, log)
        _run(server, log, "pg_ctl", "-w", "-D", "data", "-l", "postgres.log", "start")
        try:
            # Nominatim gives its web server the right to read, and wants the role for it.
            server.sql('create role "www-data" login', database="postgres")
            yield server
        finally:
            _run(server, log, "pg_ctl", "-w", "-D", "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(server: Cluster, log: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(server.folder, "postgres")
    options = ("-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
    _run(server, log, "initdb", "-D", "data", *options)
    with (server.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS + f"unix_socket_directories = '{server.folder}'\n")


def _run(server: Cluster, log: Path, program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL in the cluster's folder, as a user that it accepts."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    with log.open("a", encoding="utf-8") as lines:
        done = subprocess.run(
            [*user, server.programs / program, *arguments],
            cwd=server.folder,
            stdin=subprocess.DEVNULL,
            stdout=lines,
            stderr=lines,
            env=clean(),
            check=False,
        )
    if done.returncode:
        message = f"PostgreSQL's {program} failed: see {log}"
        raise BuildError(message)
