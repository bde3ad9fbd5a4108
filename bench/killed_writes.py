"""Whether a file is whole after its writer was killed.

    python -m bench.killed_writes [KILLS [ROWS [FORMAT ...]]]

For each format a process writes the same file again and again with ever another content, and is
killed with SIGKILL at a random moment; then the file is read by another reader than its writer
and must be one whole generation. The moments are spread over a whole write, which is timed first.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, NoReturn

from geo.writing import SCRATCH

ROOT = Path(__file__).parents[1]
ROWS = 4_000
"""Incidents a file: some megabytes, so that a write takes long enough to be hit."""


class Writer(NamedTuple):
    """How a format is written, and how a whole file of it is told."""

    ending: str
    write: Callable[[Path, int, int], None]
    generation: Callable[[Path, int], int]
    """Read the whole file; return the number of its generation, or raise."""


@dataclass
class Result:
    """What came of the kills."""

    whole: int = 0
    half: int = 0
    under_way: int = 0
    """Kills that hit a write: a scratch folder was there."""
    new: int = 0
    """Kills after which a newer file was there than before."""


# ---------------------------------------------------------------- writers and readers


def _records(generation: int, rows: int) -> list[Any]:
    from tests.samples import incident

    summary = f"generation {generation}. " + "A quote of a report, as long as they are. " * 9
    one = incident(summary=summary)
    return [replace(one, id=f"SM-{n:012x}") for n in range(rows)]


def _lines(path: Path, generation: int, rows: int) -> None:
    from geo.export import write
    from tests.samples import extraction

    one = extraction(incidents=tuple(_records(generation, 20)))
    write((one for _ in range(rows // 20)), path, to="jsonl", force=True)


def _page(path: Path, generation: int, rows: int) -> None:
    from geo.render import draw
    from geo.writing import whole

    with whole(path) as made:
        draw(_records(generation, rows), online=True).save(str(made))


def _in_one_file(name: str) -> Callable[[Path, int, int], None]:
    """Return the writer of a format that `geo.export` writes by itself."""

    def save(path: Path, generation: int, rows: int) -> None:
        from geo.export import write
        from tests.samples import extraction

        made = extraction(incidents=tuple(_records(generation, rows)))
        write([made], path, to=name, force=True)

    return save


def _by_geopandas(path: Path, generation: int, rows: int) -> None:
    from geo.export import to_geodataframe
    from geo.writing import whole

    with whole(path) as made:
        to_geodataframe(_records(generation, rows)).to_file(made, layer="incidents", driver="GPKG")


def _only(found: list[str], rows: int) -> int:
    assert len(found) == rows, f"{len(found)} rows, not {rows}"
    [generation] = set(found)
    return int(generation)


def _generations(text: str) -> list[str]:
    return re.findall(r"generation (\d+)\.", text)


def _of_lines(path: Path, rows: int) -> int:
    lines = path.read_text("utf-8").splitlines()
    found = [i["summary"] for line in lines for i in json.loads(line)["incidents"]]
    return _only(_generations("".join(found)), rows)


def _of_geojson(path: Path, rows: int) -> int:
    features = json.loads(path.read_bytes())["features"]
    return _only(_generations("".join(f["properties"]["title"] for f in features)), rows)


def _of_page(path: Path, rows: int) -> int:
    page = path.read_text("utf-8")
    assert page.rstrip().endswith("</html>")
    data = json.loads(page.partition('id="sm-data">')[2].partition("</script>")[0])
    assert len(data["summaries"]) == rows
    return _only(_generations("".join(data["text"])), 1)  # a text stands there once


def _of_geopackage(path: Path, rows: int) -> int:
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        titles = [row[0] for row in opened.execute("SELECT title FROM incidents")]
    assert not Path(f"{path}-wal").exists()
    return _only(_generations("".join(titles)), rows)


def _of_geoparquet(path: Path, rows: int) -> int:
    from pyarrow import parquet

    titles = parquet.read_table(path)["title"].to_pylist()
    return _only(_generations("".join(titles)), rows)


WRITERS = {
    "jsonl": Writer("jsonl", _lines, _of_lines),
    "geojson": Writer("geojson", _in_one_file("geojson"), _of_geojson),
    "html": Writer("html", _page, _of_page),
    "gpkg": Writer("gpkg", _in_one_file("gpkg"), _of_geopackage),
    "gpkg-by-geopandas": Writer("gpkg", _by_geopandas, _of_geopackage),
    "parquet": Writer("parquet", _in_one_file("parquet"), _of_geoparquet),
}


# ---------------------------------------------------------------- killing


def killed_writes(name: str, folder: Path, *, kills: int, seed: int, rows: int = ROWS) -> Result:
    """Kill a writer again and again.

    Parameters
    ----------
    name
        Key of `WRITERS`.
    folder
        An empty folder.
    kills
        How many times.
    seed
        Of the random moments.
    rows
        Incidents a file.
    """
    writer = WRITERS[name]
    file = folder / f"killed.{writer.ending}"
    moment = random.Random(seed)
    result = Result()
    with _server(name, file, rows) as server:
        for _ in range(kills):
            before = writer.generation(file, rows) if file.exists() else -1
            _kill_once(server, before + 1, moment)
            result.under_way += bool(list(folder.glob(f"{SCRATCH}*")))
            try:
                after = writer.generation(file, rows)
            except Exception as error:  # whatever a half file does to its reader
                print(f"{name}: half a file: {error!r}", file=sys.stderr)  # noqa: T201
                result.half += 1
                continue
            result.whole += 1
            result.new += after > before
    return result


@contextmanager
def _server(name: str, file: Path, rows: int) -> Iterator[subprocess.Popen[str]]:
    """Start a process that has imported all and forks a writer whenever it is asked."""
    command = [sys.executable, "-m", "bench.killed_writes", "--server", name, str(file)]
    command.append(str(rows))
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as server:
        yield server
        _said(server, "")  # the end of its input ends it


def _said(server: subprocess.Popen[str], ask: str) -> str:
    assert server.stdin is not None
    assert server.stdout is not None
    if ask:
        print(ask, file=server.stdin, flush=True)
        return server.stdout.readline()
    server.stdin.close()
    return ""


def _kill_once(server: subprocess.Popen[str], generation: int, moment: random.Random) -> None:
    """Let a child write without end; kill it within the two writes after the first."""
    child = int(_said(server, str(generation)))
    assert server.stdout is not None
    started = time.monotonic()
    assert server.stdout.readline() == "written\n"
    time.sleep(moment.uniform(0, 2 * (time.monotonic() - started)))
    os.kill(child, signal.SIGKILL)
    while server.stdout.readline() != "killed\n":
        pass  # it had written more


def _serve(name: str, file: Path, rows: int) -> None:
    """Fork a writer for every line of standard input."""
    warm = file.with_name(f"warm.{WRITERS[name].ending}")
    WRITERS[name].write(warm, -1, rows)
    warm.unlink()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _write_on(name, file, int(line), rows)
        print(child, flush=True)  # noqa: T201
        os.waitpid(child, 0)
        print("killed", flush=True)  # noqa: T201


def _write_on(name: str, file: Path, generation: int, rows: int) -> NoReturn:
    while True:
        WRITERS[name].write(file, generation, rows)
        os.write(1, b"written\n")
        generation += 1


def main() -> None:
    """Kill each writer and say what was left."""
    if "--server" in sys.argv:
        return _serve(sys.argv[-3], Path(sys.argv[-2]), int(sys.argv[-1]))
    if "--once" in sys.argv:
        return WRITERS[sys.argv[-2]].write(Path(sys.argv[-1]), 0, ROWS)
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    for name in sys.argv[3:] or WRITERS:
        with TemporaryDirectory() as folder:
            result = killed_writes(name, Path(folder), kills=kills, seed=2, rows=rows)
        print(f"{name}: {result}", flush=True)  # noqa: T201
    return None


if __name__ == "__main__":
    main()
