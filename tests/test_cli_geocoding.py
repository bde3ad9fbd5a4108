"""A geocoder on the command line: allowed by name, asked once, told in every output."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.geocoding.stub import AGENT, Stub, osm, serving
from tests.test_cli import process, strikemap

REPORT = """title: Police count two dead
publisher: Example Wire
published: 2024-03-04

A drone strike killed two people in the village of Khan Zubayda in Iraq on Sunday, police said.
"""
OTHER = """title: Residents tell of Monday
published: 2024-03-05

Shelling killed a man in the village of Tall Makhfi in Syria on Monday, residents said.
"""
ANSWERS = {
    "Khan Zubayda": [osm("Khan Zubayda", 44.2, 33.1, "iq", type="village", osm_id=11)],
    "Tall Makhfi": [osm("Tall Makhfi", 38.2, 35.1, "sy", type="village", osm_id=12)],
}


@pytest.fixture
def server() -> Iterator[Stub]:
    with serving(ANSWERS) as stub:
        yield stub


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, with the user's data in it."""
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def records(*arguments: str) -> list[dict[str, Any]]:
    result = strikemap("extract", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def place(record: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [t["place"] for t in record["toponyms"] if t["text"] == name]
    return dict(found or {"lon": None, "resolved_by": "none"})


def test_without_the_option_no_connection_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (record,) = records("report.txt")
    assert place(record, "Khan Zubayda")["lon"] is None
    assert len(record["incidents"]) == 1


def test_a_place_from_the_geocoder_has_its_credit_in_the_records(server: Stub) -> None:
    (record,) = records("report.txt", "--geocoder", "nominatim", "--geocoder-url", server.url)
    found = place(record, "Khan Zubayda")
    assert (found["lon"], found["lat"]) == (44.2, 33.1)
    assert found["resolved_by"] == "nominatim"
    assert found["licence"] == "© OpenStreetMap contributors, ODbL 1.0"
    assert found["retrieved"]
    (incident,) = record["incidents"]
    assert incident["places"][0]["name"] == "Khan Zubayda"


def test_a_second_run_asks_nothing_and_gives_the_same_bytes(server: Stub) -> None:
    options = ("--geocoder", "nominatim", "--geocoder-url", server.url)
    runs = [
        strikemap("extract", "report.txt", "other.txt", *options, *more)
        for more in ((), (), ("--jobs", "2"), ("--geocoder-cached",))
    ]
    assert [run.exit_code for run in runs] == [0, 0, 0, 0]
    assert len({run.stdout for run in runs}) == 1
    assert sorted(r.words for r in server.seen) == ["Khan Zubayda", "Tall Makhfi"]
    assert "0 requests; 2 found" in runs[1].stderr


def test_workers_leave_the_asking_to_one_process(server: Stub, folder: Path) -> None:
    for number in range(6):
        (folder / f"copy{number}.txt").write_text(f"{REPORT}\nNumber {number}.\n")
    result = strikemap(
        "extract", ".", "--geocoder", "nominatim", "--geocoder-url", server.url, "--jobs", "2"
    )
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert sum(place(r, "Khan Zubayda")["lon"] == 44.2 for r in rows if "Khan" in str(r)) == 7
    assert sorted(r.words for r in server.seen) == ["Khan Zubayda", "Tall Makhfi"]


def test_a_dead_server_costs_the_place_and_not_the_incident(folder: Path) -> None:
    options = ("--geocoder", "nominatim", "--geocoder-url", "http://127.0.0.1:9")
    result = strikemap("map", "report.txt", "other.txt", "--out", "maps", *options)
    assert result.exit_code == 0, result.output
    assert "2 without an answer; run again" in result.stderr
    rows = [json.loads(r) for r in (folder / "maps" / "incidents.jsonl").read_text().splitlines()]
    missing = ("Khan Zubayda", "Tall Makhfi")
    for row, name in zip(rows, missing, strict=True):
        assert len(row["incidents"]) == 1
        assert place(row, name)["note"] == "geocoder unavailable: the service cannot be reached"
        assert f"{name} not placed: geocoder unavailable" in row["incidents"][0]["reasons"]
    features = (folder / "maps" / "incidents.geojson").read_text()
    page = (folder / "maps" / "index.html").read_text(encoding="utf-8")
    for name in missing:
        assert f"{name} not placed: geocoder unavailable" in features
        assert f"{name} not placed: geocoder unavailable" in page


def test_the_map_and_the_exports_show_the_credit_if_and_only_if_needed(
    server: Stub, folder: Path
) -> None:
    strikemap("map", "report.txt", "--out", "plain")
    options = ("--geocoder", "nominatim", "--geocoder-url", server.url)
    assert strikemap("map", "report.txt", "--out", "asked", *options).exit_code == 0
    for name in ("index.html", "incidents.geojson", "incidents.jsonl"):
        assert "ODbL" in (folder / "asked" / name).read_text(encoding="utf-8"), name
    for name in ("index.html", "incidents.geojson", "incidents.jsonl"):
        assert "ODbL" not in (folder / "plain" / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--geocoder", "nominatim"), "--user-agent"),
        (("--geocoder", "nominatim", "--user-agent", "me"), "contact"),
        (("--geocoder-budget", "3"), "need --geocoder"),
        (("--geocoder-url", "http://127.0.0.1:9"), "need --geocoder"),
        (("--geocoder", "nominatim", "--geocoder-url", "here"), "write it like"),
        (("--geocoder", "google"), "nominatim"),
        (("--geocoder", "nominatim", "--geocoder-url", "http://127.0.0.1:9",
          "--geocoder-budget", "-1"), "0"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_told_before_anything_is_done(
    options: tuple[str, ...], said: str, folder: Path
) -> None:
    result = strikemap("map", "report.txt", "--out", "maps", *options)
    assert (result.exit_code, (folder / "maps").exists()) == (2, False)
    assert said in result.stderr
    assert "Traceback" not in result.output


# ---------------------------------------------------------------- strikemap.toml


def settings(folder: Path, text: str) -> None:
    (folder / "strikemap.toml").write_text(text, encoding="utf-8")


def test_the_file_says_what_the_command_line_does_not(server: Stub, folder: Path) -> None:
    settings(
        folder,
        f'[geocoder]\nservice = "nominatim"\nurl = "{server.url}"\nuser_agent = "{AGENT}"\n',
    )
    (record,) = records("report.txt")
    assert place(record, "Khan Zubayda")["resolved_by"] == "nominatim"
    assert server.seen[0].agent == AGENT
    (record,) = records("report.txt", "--geocoder", "none")
    assert place(record, "Khan Zubayda")["resolved_by"] == "none"
    (record,) = records("other.txt", "--geocoder-budget", "0")
    assert "budget" in place(record, "Tall Makhfi")["note"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[geocoder", "no TOML"),
        ("geocoder = 3", "[geocoder]"),
        ('[geocoder]\nkey = "secret"', "has no 'key'"),
        ('[geocoder]\nbudget = "many"', "whole number"),
        ("[geocoder]\nbudget = true", "whole number"),
        ("[geocoder]\nservice = 3", "text in quotes"),
        ('[geocoder]\nservice = "google"', "choose nominatim"),
    ],
)
def test_a_file_that_is_wrong_is_one_clear_line(folder: Path, text: str, said: str) -> None:
    settings(folder, text)
    result = strikemap("extract", "report.txt")
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


# ---------------------------------------------------------------- strikemap geocoder


def test_ask_answers_as_a_run_would(server: Stub) -> None:
    result = strikemap(
        "geocoder", "ask", "Khan Zubayda", "iq", "--geocoder", "nominatim", "--geocoder-url",
        server.url,
    )  # fmt: skip
    answer = json.loads(result.stdout)
    assert (answer["status"], answer["entries"][0]["lon"]) == ("ok", 44.2)
    assert strikemap("geocoder", "ask", "Rawa", "IQ").exit_code == 2


def test_the_cache_is_counted_exported_and_cleared(server: Stub) -> None:
    assert "0 answers" in strikemap("geocoder", "cache", "stats").stdout
    records("report.txt", "other.txt", "--geocoder", "nominatim", "--geocoder-url", server.url)
    assert "2 answers, 0 of unknown names" in strikemap("geocoder", "cache", "stats").stdout
    rows = [json.loads(r) for r in strikemap("geocoder", "cache", "export").stdout.splitlines()]
    assert {row["query"] for row in rows} == {"Khan Zubayda", "Tall Makhfi"}
    assert all(row["service"] == "nominatim" and row["retrieved"] for row in rows)
    assert strikemap("geocoder", "cache", "clear", given="n\n").exit_code == 1
    assert "forgotten: 0" in strikemap("geocoder", "cache", "clear", "--older", "1", "--yes").stdout
    assert "forgotten: 2" in strikemap("geocoder", "cache", "clear", "--yes").stdout


def test_help_of_the_commands_says_that_nothing_leaves_the_machine() -> None:
    done = process("map", "--help")
    assert b"nothing leaves this" in b" ".join(done.stdout.split())
