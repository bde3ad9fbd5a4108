"""The command line on real files: what it leaves, what it says, how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.cli import explaining, main
from geo.records import Candidate
from tests.samples import entry, place

ROOT = Path(__file__).parents[1]
GOOD = """title: Depot in the desert hit from the air
publisher: Example Wire
published: 2021-03-11
url: https://example.org/depot

A drone strike killed three fighters in Baghdad on Wednesday, a security source said.
"""
QUIET = "The minister opened a school in Basra on Monday. Pupils sang.\n"


def strikemap(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments], input=given)


def process(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run a command as the shell would."""
    command = [sys.executable, "-c", "from geo.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


# ---------------------------------------------------------------- the main job


def test_map_of_the_seeds_leaves_four_files_and_says_what_it_did(tmp_path: Path) -> None:
    out = tmp_path / "new" / "maps"
    result = strikemap("map", ROOT / "seeds", "--out", out, "--title", "Two reports")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "reports read: 2"
    assert lines[1].startswith("incidents: ")
    assert lines[3].startswith("placed: ")
    assert lines[4:] == [
        str(out / n) for n in ("index.html", "incidents.geojson", "incidents.jsonl", "run.jsonl")
    ]
    assert {path.name for path in out.iterdir()} == {Path(line).name for line in lines[4:]}
    assert "Two reports" in (out / "index.html").read_text(encoding="utf-8")


def test_summary_counts_what_the_files_hold(tmp_path: Path) -> None:
    result = strikemap("map", ROOT / "seeds", "--out", tmp_path)
    incidents = [
        incident
        for line in (tmp_path / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
        for incident in json.loads(line)["incidents"]
    ]
    features = json.loads((tmp_path / "incidents.geojson").read_bytes())["features"]
    placed = sum(incident["placed"] for incident in incidents)
    assert len(features) == len(incidents) > 10
    assert result.stdout.splitlines()[1].startswith(f"incidents: {len(incidents)} (")
    assert f"placed: {placed}, unplaced: {len(incidents) - placed}" in result.stdout


def test_map_made_twice_has_the_same_bytes_and_spares_other_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")

    def made() -> dict[str, bytes]:
        assert strikemap("map", ROOT / "seeds", "--out", tmp_path).exit_code == 0
        return {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    first = made()
    assert made() == first
    assert first["mine.txt"] == b"keep"


def test_committed_geojson_is_what_the_tool_makes(tmp_path: Path) -> None:
    """`make map` leaves git clean; run it after a change of the rules or the gazetteer."""
    strikemap("map", ROOT / "seeds", "--out", tmp_path)
    made = (tmp_path / "incidents.geojson").read_bytes()
    assert made == (ROOT / "maps" / "incidents.geojson").read_bytes()


def test_extract_writes_the_same_at_any_number_of_workers(tmp_path: Path) -> None:
    one = strikemap("extract", ROOT / "seeds")
    two = process("extract", ROOT / "seeds", "--jobs", "2")
    assert one.exit_code == two.returncode == 0
    assert one.stdout_bytes == two.stdout
    strikemap("extract", ROOT / "seeds", "-o", tmp_path / "x.jsonl")
    assert (tmp_path / "x.jsonl").read_bytes() == two.stdout


def test_extract_keeps_ids_and_order_of_json_lines(tmp_path: Path) -> None:
    lines = [{"id": f"r{n}", "text": f"{GOOD}{n}", "published": "2021-03-11"} for n in (7, 3, 9)]
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    result = strikemap("extract", path)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["r7", "r3", "r9"]


def test_rendered_records_give_the_map_that_the_reports_give(tmp_path: Path, good: Path) -> None:
    strikemap("map", good, "--out", tmp_path / "maps")
    records, page = tmp_path / "maps" / "incidents.jsonl", tmp_path / "page.html"
    result = strikemap("render", records, "-o", page)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1] == str(page)
    assert page.read_bytes() == (tmp_path / "maps" / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (GOOD, "Depot in the desert hit from the air"),
        (json.dumps({"text": GOOD, "title": "T"}), "T"),
    ],
    ids=["text", "json lines"],
)
def test_standard_input_is_read(text: str, first: str) -> None:
    result = strikemap("extract", "-", given=text)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["title"] == first


def test_published_dates_a_report_that_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    path.write_text("A drone strike killed three fighters in Baghdad on Wednesday.\n", "utf-8")

    def day(*options: str) -> str | None:
        (incident,) = json.loads(strikemap("extract", path, *options).stdout)["incidents"]
        return incident["date_start"]  # type: ignore[no-any-return]

    assert day() is None
    assert day("--published", "2024-02-09") == "2024-02-07"


# ---------------------------------------------------------------- bad input


def empty(path: Path) -> None:
    path.touch()


def binary(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"Two rockets fell. " * 500)
        file.truncate(100_000_000)


def looping(path: Path) -> None:
    """Unreadable to root as well, whom no permission stops."""
    path.symlink_to(path)


def latin(path: Path) -> None:
    path.write_bytes("Der Angriff traf das Gebäude".encode("latin-1"))


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()
    (path / "notes.md").write_text("no report", encoding="utf-8")


def nothing(path: Path) -> None:
    assert not path.exists()


def wrong_date(path: Path) -> None:
    path.write_text(GOOD.replace("2021-03-11", "11 Octember"), encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (empty, "empty"),
        (binary, "picture"),
        (huge, "too large"),
        (looping, "cannot be read"),
        (latin, "not UTF-8"),
        (pipe, "not a regular file"),
        (folder, "no report in this folder"),
        (nothing, "no such file"),
        (wrong_date, "not a date"),
    ],
)
@pytest.mark.parametrize("command", ["map", "extract"])
def test_bad_report_is_one_line_and_the_rest_is_done(
    command: str, make: Callable[[Path], None], reason: str, tmp_path: Path, good: Path
) -> None:
    bad = tmp_path / "bad.txt"
    make(bad)
    where: list[str | Path] = ["--out", tmp_path / "out"] if command == "map" else []
    result = strikemap(command, bad, good, *where)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"not read: {bad}: ")
    assert reason in line
    assert ("reports read: 1, not read: 1" in result.stdout) is (command == "map")
    assert ("Depot in the desert" in result.stdout) is (command == "extract")


def test_a_map_is_not_overwritten_when_no_report_could_be_read(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("yesterday's map", encoding="utf-8")
    result = strikemap("map", tmp_path / "mistyped", "--out", tmp_path, "--force")
    assert result.exit_code == 1
    assert "nothing was written" in result.stderr
    assert page.read_text(encoding="utf-8") == "yesterday's map"


@pytest.mark.parametrize("name", ["index.html", "incidents.geojson", "incidents.jsonl"])
def test_a_file_that_another_program_wrote_is_not_overwritten(
    tmp_path: Path, good: Path, name: str
) -> None:
    foreign = tmp_path / name
    foreign.write_text('{"type": "FeatureCollection", "name": "edited elsewhere"}', "utf-8")
    result = strikemap("map", good, "--out", tmp_path)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert f"{foreign}: was not written by strikemap" in result.stderr
    assert {f.name for f in tmp_path.iterdir()} == {name, "good.txt"}
    assert strikemap("map", good, "--out", tmp_path, "--force").exit_code == 0
    assert strikemap("map", good, "--out", tmp_path).exit_code == 0  # ours by now


def test_bad_line_of_json_lines_is_named_and_the_rest_done(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    path.write_text(
        '{"id": "a", "text": "Two."}\n{"id": \n{"id": "c", "text": "Three."}\n', "utf-8"
    )
    result = strikemap("extract", path)
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert [line for line in result.stderr.splitlines() if "not read" in line and "2" in line]


def test_report_without_an_incident_is_said_and_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "quiet.txt"
    path.write_text(QUIET, encoding="utf-8")
    result = strikemap("map", path, "--out", tmp_path / "out")
    assert result.exit_code == 0
    (line,) = result.stderr.splitlines()
    assert line.endswith("no incident found in it")
    assert "incidents: 0\n" in result.stdout
    assert (tmp_path / "out" / "index.html").stat().st_size > 1000


def test_remark_about_a_hostile_title_is_one_printable_line(tmp_path: Path) -> None:
    path = tmp_path / "hostile.jsonl"
    path.write_text(json.dumps({"title": "\x1b[2J\nnot read: all", "text": QUIET}), "utf-8")
    (line,) = strikemap("extract", path).stderr.splitlines()
    assert line.isprintable()


def test_a_report_given_twice_is_read_once(tmp_path: Path, good: Path) -> None:
    result = strikemap("extract", good, tmp_path)
    assert result.exit_code == 0
    (line,) = result.stderr.splitlines()
    assert line == f"{good}: same text as {good}; one report with two sources"
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("given", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfe\xfa"])
def test_bad_standard_input_is_one_line(given: bytes) -> None:
    result = strikemap("extract", "-", given=given)
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("not read: standard input: ")


# ---------------------------------------------------------------- a recogniser of one's own

NAMES = """
def known(text):
    return [(at, at + 6) for at in [text.find("Karsan")] if at >= 0]

def broken(text):
    return [(0, 10**6)] if "Karsan" in text else []
"""


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A folder with two recognisers, and two reports of which one names Karsan."""
    (tmp_path / "names.py").write_text(NAMES, encoding="utf-8")
    (tmp_path / "a.txt").write_text(GOOD.replace("Baghdad", "Karsan"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_names_are_those_of_the_recogniser(jobs: str, names: Path) -> None:
    call = ["extract", "a.txt", "b.txt", "--recogniser", "names:known", "--jobs", jobs]
    done = process(*call, cwd=names)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line)["toponyms"] for line in done.stdout.splitlines()]
    assert [[t["text"] for t in toponyms] for toponyms in found] == [["Karsan"], []]


def test_map_takes_a_recogniser_too(names: Path) -> None:
    done = process("map", "b.txt", "--recogniser", "names:known", "--out", "maps", cwd=names)
    assert done.returncode == 0, done.stderr
    assert b"placed: 0, " in done.stdout


def test_a_recogniser_s_bad_offset_costs_one_report(names: Path) -> None:
    done = process("extract", "a.txt", "b.txt", "--recogniser", "names:broken", cwd=names)
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["toponyms"] == []
    (said,) = done.stderr.decode().splitlines()
    assert said.startswith("not read: ")
    assert said.count("Depot in the desert") == 1
    assert "the recogniser gave (0, 1000000), which is no start and end of words" in said


@pytest.mark.parametrize("command", ["extract", "map"])
def test_a_recogniser_that_is_not_there_ends_the_command_first(command: str, names: Path) -> None:
    done = process(command, "b.txt", "--recogniser", "names:none", cwd=names)
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert "recogniser 'names:none': cannot be imported" in line
    assert not (names / "maps").exists()


# ---------------------------------------------------------------- why this place

TOLD = """title: Raids

Shells hit Rutba, Iraq, on Monday. Drones flew over Rutba again.
Iraqi police closed the village of Karsan.
"""


def explained(text: str, *options: str) -> dict[str, list[str]]:
    """What `extract --explain` says, by the line that opens a block."""
    result = strikemap("extract", "-", "--explain", *options, given=text)
    assert result.exit_code == 0, result.output
    assert result.stdout == strikemap("extract", "-", *options, given=text).stdout
    blocks: dict[str, list[str]] = {}
    for line in result.stderr.splitlines():
        if line.startswith("    "):
            blocks[list(blocks)[-1]].append(line.strip())
        else:
            blocks[line.strip()] = []
    return blocks


def test_a_name_is_told_once_with_why_this_place_and_not_the_next() -> None:
    blocks = explained(TOLD)
    assert [head for head in blocks if not head.endswith("no incident found in it")] == [
        "Raids: place names: 4, mentions of them: 5",
        "Rutba, sentence 2, 2 mentions",
        "Iraq, sentence 2",
        "Iraqi, sentence 4, an adjective",
        "Karsan, sentence 4",
    ]
    assert blocks["Karsan, sentence 4"] == ["unknown   the gazetteer has no place of this name"]
    taken, reasons, lost, weaker = blocks["Rutba, sentence 2, 2 mentions"][:4]
    assert taken.startswith("is ")
    assert "iq-rutba; confidence 0." in taken
    assert "Iraq" in reasons
    assert lost.startswith("not ")
    assert "Rutba" in lost
    assert weaker
    score = [float(line.split()[1]) for line in (taken, lost)]
    assert score == sorted(score, reverse=True)


@pytest.mark.parametrize(
    ("taken", "ambiguous", "said", "others"),
    [
        (False, False, "unknown   no place of this name is sure enough; the reasons stand", "not "),
        (False, True, "ambiguous two are about as likely, and neither is likely enough", "or "),
        (True, True, "ambiguous another place of this name is likely too", "not "),
    ],
    ids=["refused", "tied", "close"],
)
def test_what_is_not_sure_says_why(taken: bool, ambiguous: bool, said: str, others: str) -> None:
    candidates = tuple(
        Candidate(entry(id=f"x-{n}"), (9 - n) / 10, (f"reason {n}",)) for n in range(8)
    )
    chosen = candidates[0].entry if taken else None
    given = place(entry=chosen, ambiguous=ambiguous, candidates=candidates, geometry=None)
    lines = [line.strip() for line in explaining.explained([given])][2:]
    if taken:
        assert lines[0].startswith("is        0.90  ")
        assert lines[1] == "reason 0"
        lines = lines[2:]
    assert lines[0].startswith(said)
    assert [line for line in lines[1:] if line.startswith(others)] == lines[1::2]
    assert lines[2] == f"reason {int(taken)}"
    assert lines[-1].endswith(f"{8 - taken - explaining.RUNNERS_UP} more")


def test_a_border_tells_its_sides() -> None:
    blocks = explained("Shells fell near the Iraqi-Syrian border on Monday.")
    (block,) = [lines for head, lines in blocks.items() if "a border" in head]
    assert block[0].startswith("is        the border; confidence 0.")
    assert [line.split()[2] for line in block if line.startswith("a side")] == ["1.00", "1.00"]


def test_explained_names_are_printable_lines() -> None:
    hostile = json.dumps({"title": "\x1b[2J", "text": "Fire in the village of K\x1b[2Jarsan."})
    result = strikemap("extract", "-", "--explain", given=hostile)
    assert all(line.isprintable() for line in result.stderr.splitlines())


# ---------------------------------------------------------------- wrong calls


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["map"], "REPORTS"),
        (["map", "x", "--published", "soon"], "soon"),
        (["map", "x", "--jobs", "0"], "0"),
        (["extract", "x", "--no-such"], "--no-such"),
        (["render", "missing.jsonl", "-o", "x.html"], "missing.jsonl"),
        (["lookup", "Qaim", "--near", "here"], "LAT,LON"),
        (["lookup", "Qaim", "--near", "134,41"], "latitude comes first"),
        (["gazetteer", "check", "missing"], "missing"),
        (["conquer"], "conquer"),
    ],
)
def test_wrong_call_is_told_with_exit_code_two(arguments: list[str], said: str) -> None:
    result = strikemap(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_map_into_a_file_is_refused(good: Path) -> None:
    result = strikemap("map", good, "--out", good)
    assert result.exit_code == 2
    assert good.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize("command", ["extract", "render"])
def test_output_is_overwritten_only_by_force(command: str, tmp_path: Path, good: Path) -> None:
    records = tmp_path / "records.jsonl"
    assert strikemap("extract", good, "-o", records).exit_code == 0
    there = tmp_path / "there"
    there.write_text("mine", encoding="utf-8")
    given = records if command == "render" else good
    refused = strikemap(command, given, "-o", there)
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert there.read_text(encoding="utf-8") == "mine"
    assert strikemap(command, given, "-o", there, "--force").exit_code == 0
    assert there.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize("command", ["extract", "render"])
def test_output_in_a_missing_folder_is_one_line(command: str, tmp_path: Path, good: Path) -> None:
    records = tmp_path / "records.jsonl"
    strikemap("extract", good, "-o", records)
    given = records if command == "render" else good
    result = strikemap(command, given, "-o", tmp_path / "no" / "file")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert str(tmp_path / "no") in line


def test_render_of_what_is_no_record_is_one_line(tmp_path: Path, good: Path) -> None:
    result = strikemap("render", good, "-o", tmp_path / "page.html")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "line 1" in line
    assert not (tmp_path / "page.html").exists()


# ---------------------------------------------------------------- the gazetteer


def test_lookup_shows_candidates_with_reasons() -> None:
    result = strikemap("lookup", "al-Qa'im", "--country", "iq", "--near", "34.4,41.1")
    assert result.exit_code == 0
    first, reasons = result.stdout.splitlines()[:2]
    assert "al-qaim" in first.lower()
    assert "IQ" in first
    assert reasons.strip()


def test_lookup_speaks_json() -> None:
    (first, *_) = json.loads(strikemap("lookup", "بغداد", "--json").stdout)
    assert (first["country"], round(first["lat"]), round(first["lon"])) == ("IQ", 33, 44)


def test_lookup_of_an_unknown_name_suggests_and_is_no_failure() -> None:
    result = strikemap("lookup", "Damascuz")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "did you mean Damascus" in result.stderr
    assert json.loads(strikemap("lookup", "Xyzzyqq", "--json").stdout) == []


def test_gazetteer_is_in_order_and_counted() -> None:
    assert strikemap("gazetteer", "check").stdout == "the gazetteer is in order\n"
    lines = strikemap("gazetteer", "stats").stdout.splitlines()
    assert lines[0].startswith("entries: ")
    assert any(line.startswith("IQ: ") for line in lines)


def test_broken_gazetteer_is_named(tmp_path: Path) -> None:
    result = strikemap("gazetteer", "check", tmp_path)
    assert result.exit_code == 1
    assert "actors.csv" in result.stderr
    assert "Traceback" not in result.output


# ---------------------------------------------------------------- as a process


def test_version() -> None:
    assert strikemap("--version").stdout.startswith("strikemap, version ")


def test_closed_pipe_is_left_quietly(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": f"r{n}", "text": GOOD, "title": str(n)}) for n in range(400)]
    path.write_text("\n".join(lines), encoding="utf-8")
    command = f"from geo.cli import main; main(['extract', {str(path)!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", command], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline().startswith(b'{"id": "r0"')
        running.stdout.close()
        assert running.stderr.read() == b""


def test_ctrl_c_stops_in_one_line(tmp_path: Path) -> None:
    # Started in the background, as some CI does it, a process ignores the signal unless told.
    command = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from geo.cli import main; print(flush=True); main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", command, "extract", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        time.sleep(0.5)  # from its start to the work, where it waits for its input
        running.send_signal(signal.SIGINT)
        assert running.stderr.read().strip() == b"stopped"
        assert running.wait(20) == 130


def test_output_is_utf8_under_every_locale(good: Path) -> None:
    good.write_text(GOOD.replace("Baghdad", "القائم"), encoding="utf-8")
    plain = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = process("extract", good, env=plain)
    assert done.returncode == 0, done.stderr
    assert "القائم" in done.stdout.decode("utf-8")
