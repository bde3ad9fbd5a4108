"""The whole way against a real Nominatim: the words, the question, the answer, the record."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from geo.geocoding import Asker, Options
from geo.pipeline import extract
from geo.reading import document_of
from geo.records import Answer, Extraction, Place, Question
from tests.geocoding.stub import AGENT, known

HEAD = "title: What the police say\npublished: 2024-03-04\n\n"
PLACED = {
    # words of a report -> name, lon, lat of the place that is meant (tests/geocoding/nominatim)
    "the village of Wadi Shuqra in Yemen": ("Wadi Shuqra", "YE"),
    "the town of Shuqayfa in Syria": ("Shuqayfa", "SY"),
    "the village of Deir Safsafa in southern Lebanon": ("Deir Safsafa", "LB"),
    "the village of Ain Tarfush, Lebanon": ("Ain Tarfush", "LB"),
    "the village of Qasr Nimra in Jordan": ("Qasr Nimra", "JO"),
    "the Yasmura neighbourhood of Baghdad, Iraq": ("Yasmura", "IQ"),
}


@pytest.fixture
def asker(nominatim: str, tmp_path: Path) -> Asker:
    options = Options(url=nominatim, user_agent=AGENT)
    return Asker(options, folder=tmp_path, spacing_s=0.0, country=known().country)


def ask(asker: Asker, name: str, *countries: str, parent: str = "") -> Answer:
    return asker.ask(Question(name, tuple(sorted(countries)), parent))


def told(asker: Asker, words: str) -> Extraction:
    text = f"A drone strike killed two people in {words} on Sunday, police said."
    return extract(document_of(text), known(), asker)


def place(extraction: Extraction, name: str) -> Place:
    (found,) = [p for p in extraction.toponyms if p.toponym.text == name]
    return found


def test_the_country_filter_chooses_between_homonyms(asker: Asker) -> None:
    base = ask(asker, "Tower 22", "JO", "SY")
    assert base.status == "ok"
    assert base.entries[0].country == "JO"
    assert base.entries[0].feature_class == "S"
    assert ask(asker, "Tower 22", "IQ", "SY", "LB").status == "empty"
    (mosul,) = ask(asker, "Mosul", "IQ", "SY").entries
    assert (round(mosul.lat), round(mosul.lon)) == (36, 43), "and not the one in India"


def test_a_wrong_code_is_not_sent(asker: Asker) -> None:
    assert ask(asker, "Mosul", "IRQ").status == "rejected"
    assert asker.requests == 0


@pytest.mark.parametrize("name", ["al-Qaim", "Al Qa'im", "al-Qa’im", "Al-Qā'im", "القائم"])
def test_spellings_of_one_name_are_one_place(asker: Asker, name: str) -> None:
    answer = ask(asker, name, "IQ")
    assert answer.entries, answer
    assert {(round(e.lat, 1), round(e.lon, 1)) for e in answer.entries} >= {(34.4, 41.1)}


def test_a_name_that_is_not_there_is_empty(asker: Asker) -> None:
    assert ask(asker, "Zarqawiyya al-Kubra", "IQ").status == "empty"


def test_a_contradiction_gives_no_place(asker: Asker) -> None:
    assert ask(asker, "Damascus", "IQ").status == "empty"


def test_with_a_parent_a_quarter_is_found_and_without_it_too(asker: Asker) -> None:
    one = ask(asker, "Yasmura", "IQ", parent="Baghdad")
    other = ask(asker, "Yasmura", "IQ")
    assert one.entries == other.entries
    assert one.status == "ok"


def test_two_villages_of_a_name_are_ambiguous(asker: Asker) -> None:
    answer = ask(asker, "Tell Warqan", "SY")
    assert answer.status == "ambiguous"
    assert len(answer.entries) == 2


@pytest.mark.parametrize(("words", "meant"), PLACED.items())
def test_a_village_that_no_gazetteer_has_is_placed(
    asker: Asker, words: str, meant: tuple[str, str]
) -> None:
    name, country = meant
    made = told(asker, words)
    found = place(made, name)
    assert (found.resolved_by, found.country) == ("nominatim", country), found.note
    assert found.entry
    assert found.entry.source.startswith("nominatim:node/")
    assert found.retrieved
    assert found.licence == "© OpenStreetMap contributors, ODbL 1.0"
    (incident,) = made.incidents
    assert incident.place
    assert incident.place.name == found.name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the village of Kafr Dahruq in Syria", "Kafr Dahruq"),  # only in Egypt
        ("the town of Burj Hamrun in Iraq", "Burj Hamrun"),  # a house
        ("the village of Tell Warqan in Syria", "Tell Warqan"),  # two of them
        ("the village of Nowhere al-Tahta in Syria", "Nowhere al-Tahta"),
    ],
)
def test_what_cannot_be_told_stays_open_with_a_note(asker: Asker, words: str, name: str) -> None:
    made = told(asker, words)
    found = place(made, name)
    assert (found.lon, found.resolved_by) == (None, "none")
    assert found.note
    assert not found.note.startswith("geocoder unavailable")
    assert len(made.incidents) == 1


def test_words_for_the_country_decide_between_namesakes(asker: Asker) -> None:
    village = place(told(asker, "the village of Umm Rumayla in Iraq"), "Umm Rumayla")
    hamlet = place(told(asker, "the village of Umm Rumayla in Syria"), "Umm Rumayla")
    assert (village.country, hamlet.country) == ("IQ", "SY")


def test_without_importances_the_answers_are_the_same(
    nominatim: str, unranked_nominatim: str, tmp_path: Path
) -> None:
    """The order in which a server puts namesakes says nothing to us."""
    answers: list[list[list[str]]] = []
    for url in (nominatim, unranked_nominatim):
        options = Options(url=url, user_agent=AGENT)
        folder = tmp_path / str(len(answers))
        line = Asker(options, folder=folder, spacing_s=0.0, country=known().country)
        answers.append(
            [
                sorted(e.source for e in ask(line, name, *codes).entries)
                for name, *codes in (
                    ("Baghdad", "IQ"), ("Tripoli", "LB"), ("Hit", "IQ"), ("Tyre", "LB"),
                    ("Al Mashtal", "IQ"), ("Tell Warqan", "SY"), ("Umm Rumayla", "IQ", "SY"),
                )
            ]
        )  # fmt: skip
    assert answers[0] == answers[1]
    assert all(answers[0])


# ---------------------------------------------------------------- the command line


def strikemap(folder: Path, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", "from geo.cli import main; main()", *arguments]
    env = {**os.environ, "STRIKEMAP_DATA": str(folder / "data")}
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=True
    )
    return [done.stdout, done.stderr]


def written(folder: Path) -> tuple[str, ...]:
    for number, words in enumerate(PLACED):
        text = f"{HEAD}A drone strike killed two people in {words} on Sunday, police said.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return tuple(f"{number}.txt" for number in range(len(PLACED)))


@pytest.mark.slow
def test_a_map_asked_for_once_is_made_again_without_a_request(
    nominatim: str, tmp_path: Path
) -> None:
    reports = written(tmp_path)
    asking = ("--geocoder", "nominatim", "--geocoder-url", nominatim)
    _, said = strikemap(tmp_path, "map", *reports, "--out", "one", *asking)
    assert f"{len(PLACED)} found" in said
    _, said = strikemap(tmp_path, "map", *reports, "--out", "two", *asking, "--jobs", "2")
    assert "0 requests" in said
    for name in ("index.html", "incidents.geojson", "incidents.jsonl"):
        one, two = ((tmp_path / run / name).read_bytes() for run in ("one", "two"))
        assert one == two, name
    features = json.loads((tmp_path / "one" / "incidents.geojson").read_text())["features"]
    assert {f["properties"]["geo_resolved_by"] for f in features} == {"nominatim"}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_run_that_is_killed_loses_no_answer(nominatim: str, tmp_path: Path) -> None:
    reports = written(tmp_path)
    asking = ("--geocoder", "nominatim", "--geocoder-url", nominatim)
    command = [sys.executable, "-c", "from geo.cli import main; main()", "extract", *reports]
    env = {**os.environ, "STRIKEMAP_DATA": str(tmp_path / "data")}
    with subprocess.Popen(
        [*command, *asking],
        cwd=tmp_path,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as run:
        waited_for(lambda: len(kept(tmp_path)) >= 2, run)
        run.send_signal(signal.SIGKILL)
    before = {row["query"] for row in kept(tmp_path)}
    assert 2 <= len(before) < len(PLACED)
    _, said = strikemap(tmp_path, "extract", *reports, *asking)
    assert f"{len(PLACED)} found" in said
    requests = int(said.partition(": ")[2].split()[0])
    assert requests == len(kept(tmp_path)) - len(before)
    assert "0 requests" in strikemap(tmp_path, "extract", *reports, *asking)[1]


def kept(folder: Path) -> list[dict[str, Any]]:
    lines = strikemap(folder, "geocoder", "cache", "export")[0].splitlines()
    return [json.loads(line) for line in lines]


def waited_for(holds: Any, run: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + 60
    while time.monotonic() < ends and run.poll() is None:
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("the run ended, or two answers took a minute")
