"""Another recogniser in place of the gazetteer's: what it gets, what becomes of its names."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import gazetteer, mentions, reading
from geo.errors import ReportError, UsageError
from geo.gazetteer import Gazetteer
from geo.mentions import load_recogniser
from geo.records import Document, Toponym

PAPER = Path(__file__).parents[2] / "docs" / "recognisers.md"
KNOWN = gazetteer.load()
TEXT = "Shells hit Mosul on Monday. In Karsan, north of Baghdad’s centre, it was quiet."


def found(
    document: Document | str, recognise: Callable[[str], object], known: Gazetteer = KNOWN
) -> list[Toponym]:
    """Place names of a report, adjectives included."""
    if isinstance(document, str):
        document = reading.document_of(document)
    toponyms = mentions.find(document, known, recognise).toponyms  # type: ignore[arg-type]
    for toponym in toponyms:
        assert document.quote(toponym.span) == toponym.text
    return list(toponyms)


def words(*names: str) -> Callable[[str], Iterator[tuple[int, int]]]:
    """A recogniser that knows these words, and gives them in this order."""

    def recognise(text: str) -> Iterator[tuple[int, int]]:
        return (m.span() for name in names for m in re.finditer(re.escape(name), text))

    return recognise


# ---------------------------------------------------------------- what becomes of a name


def test_only_its_names_are_found_known_or_not() -> None:
    toponyms = found(TEXT, words("Karsan", "Mosul"))
    assert [(t.text, t.sentence, t.role) for t in toponyms] == [
        ("Mosul", 0, "event_location"),
        ("Karsan", 1, "event_location"),
    ]
    assert "iq-mosul" in [entry.id for entry in toponyms[0].entries]
    assert toponyms[1].entries == ()


def test_a_name_is_looked_up_in_the_whole_gazetteer() -> None:
    """Running text is searched for large towns of the world alone."""
    text = "A fire broke out in Ettelbruck on Monday."
    assert found(text, words()) == []
    (toponym,) = found(text, words("Ettelbruck"))
    assert [entry.country for entry in toponym.entries if entry.feature_class == "P"] == ["LU"]


@pytest.mark.parametrize(
    ("text", "given", "left"),
    [
        ("Fire in the Gaza Strip.", ["the Gaza Strip"], ["Gaza Strip"]),
        ("Fire in Baghdad’s centre.", ["Baghdad’s"], ["Baghdad"]),
        ("Fire in Baghdad's centre.", ["Baghdad's "], ["Baghdad"]),
        ("Fire in St. John's centre.", ["St. John's"], ["St. John"]),
        ("Fire in Gaza City, they said.", ["City", "Gaza City", "Gaza"], ["Gaza City"]),
        ("Fire in Gaza, they said.", ["Gaza", "Gaza"], ["Gaza"]),
        ("Fire in Gaza, they said.", [", ", " ", ""], []),
        ("Fire in Mosul.\n\nThe end.", ["Mosul.\n\nThe"], ["Mosul."]),
        ("Iraqi fire in Gaza.", ["Iraqi", "Gaza"], ["Iraqi", "Gaza"]),
    ],
    ids=[
        "article", "possessive", "possessive and blank", "possessive of the name", "overlapping",
        "twice", "nothing", "across sentences", "adjective",
    ],
)  # fmt: skip
def test_a_span_becomes_a_name(text: str, given: list[str], left: list[str]) -> None:
    assert [t.text for t in found(text, words(*given))] == left


def test_an_adjective_stays_one() -> None:
    (toponym,) = found("Iraqi forces left.", words("Iraqi"))
    assert (toponym.kind, [entry.id for entry in toponym.entries]) == ("demonym", ["iq"])


def test_what_the_words_leave_no_doubt_of_is_found_with_any_recogniser() -> None:
    text = "Shells hit the village of Karsan, near the Iraqi-Syrian border, on Monday."
    kinds = [(t.text, t.kind) for t in found(text, words())]
    assert ("Karsan", "place") in kinds
    assert [kind for _, kind in kinds].count("border") == 1


def test_title_apart_and_text_are_asked_for_once_each() -> None:
    asked: list[str] = []

    def recognise(text: str) -> list[tuple[int, int]]:
        asked.append(text)
        return [(0, 5)]

    document = reading.document_of("Basra was hit. Nobody was hurt.", title="Mosul is quiet")
    toponyms = found(document, recognise)
    assert sorted(asked) == sorted([document.title, document.text])
    assert [(t.text, t.span.part) for t in toponyms] == [("Mosul", "title"), ("Basra", "text")]


def test_a_title_within_the_text_is_not_asked_for_again() -> None:
    asked: list[str] = []

    def recognise(text: str) -> list[tuple[int, int]]:
        asked.append(text)
        return []

    found("Depot in the desert hit\n\nTwo shells fell. Nobody was hurt.", recognise)
    assert len(asked) == 1


def test_offsets_count_code_points_of_the_text_as_it_is() -> None:
    text = "😀 Fire.\r\n\r\nIt was in القائم, they\u00a0said of Mosul."
    assert [t.text for t in found(text, words("القائم", "Mosul"))] == ["القائم", "Mosul"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Gaza", "the ", "’s", "\n\n", ". ", " ", "Iraqi", "é😀"]), max_size=9
    ),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=9),
)
def test_any_spans_give_names_apart_from_each_other(
    parts: list[str], spans: list[tuple[int, int]]
) -> None:
    text = "Fire in " + "".join(parts) + " and near " + "x" * 12
    toponyms = found(text, lambda _: [(min(s), max(s)) for s in spans])
    ends = [0, *(t.span.end for t in toponyms)]
    assert all(end <= t.span.start for end, t in zip(ends, toponyms, strict=False))
    assert all(t.text.strip() == t.text != "" for t in toponyms)


# ---------------------------------------------------------------- a recogniser that is wrong


@pytest.mark.parametrize(
    "offsets",
    [(5, 9_000), (-3, 4), (9, 5), (5,), (1, 2, 3), ("5", "9"), (1.0, 2.0), None, 7],
    ids=repr,
)
def test_a_bad_offset_is_one_clear_error(offsets: object) -> None:
    with pytest.raises(ReportError) as caught:
        found(TEXT, lambda _: [(0, 5), offsets])
    assert caught.value.reason == (
        f"the recogniser gave {offsets!r}, which is no start and end of words in a text of "
        f"{len(TEXT)} characters"
    )


def late(_: str) -> Iterator[tuple[int, int]]:
    yield 0, 5
    message = "no\nmore"
    raise RuntimeError(message)


@pytest.mark.parametrize(
    ("recognise", "said"),
    [
        (lambda _: 1 / 0, "ZeroDivisionError: division by zero"),
        (late, "RuntimeError: no more"),
        (lambda _: None, "TypeError: 'NoneType' object is not iterable"),
    ],
    ids=["at once", "in the middle", "nothing given"],
)
def test_a_recogniser_that_fails_is_named_so(recognise: Callable[[str], object], said: str) -> None:
    with pytest.raises(ReportError) as caught:
        found(TEXT, recognise)
    assert caught.value.reason == f"the recogniser failed on it ({said})"


# ---------------------------------------------------------------- by name


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, and leave the path of imports as it was."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    return tmp_path


def test_a_module_of_the_current_folder_is_imported(here: Path) -> None:
    (here / "own_names.py").write_text("def places(text):\n    return [(0, len(text))]\n", "utf-8")
    assert load_recogniser("own_names:places")("Mosul") == [(0, 5)]


def test_a_file_beside_never_stands_in_for_a_library(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "colorsys.py").write_text("def rgb_to_yiq(text):\n    return []\n", "utf-8")
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    assert load_recogniser("colorsys:rgb_to_yiq").__code__.co_argcount == 3


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("own", "recogniser 'own': write it as module:function"),
        (":places", "recogniser ':places': write it as module:function"),
        ("own:", "recogniser 'own:': write it as module:function"),
        (
            "no_such_module_x:places",
            "recogniser 'no_such_module_x:places': there is no module 'no_such_module_x'; install "
            "it, or run where its file lies",
        ),
        ("own:places", "recogniser 'own:places': cannot be imported (ValueError: two lines)"),
        (
            "lame:places",
            "recogniser 'lame:places': cannot be imported (AttributeError: module 'lame' has no "
            "attribute 'places')",
        ),
        (
            "lame:PLACES",
            "recogniser 'lame:PLACES': cannot be called; name a function that takes a text",
        ),
        (
            "..lame:places",
            "recogniser '..lame:places': cannot be imported (TypeError: the 'package' argument is "
            "required to perform a relative import for '..lame')",
        ),
    ],
)
def test_what_cannot_be_loaded_is_one_line(here: Path, where: str, said: str) -> None:
    (here / "own.py").write_text("raise ValueError('two\\nlines')\n", "utf-8")
    (here / "lame.py").write_text("PLACES = {'GPE'}\n", "utf-8")
    with pytest.raises(UsageError) as caught:
        load_recogniser(where)
    assert str(caught.value) == said


# ---------------------------------------------------------------- the documented example


def block(kind: str, holding: str) -> str:
    """The code block of the paper that holds some words."""
    blocks = re.findall(rf"```{kind}\n(.*?)```", PAPER.read_text(encoding="utf-8"), re.DOTALL)
    (wanted,) = [text for text in blocks if holding in text]
    return str(wanted)


def test_the_example_of_the_paper_does_what_the_paper_says(tmp_path: Path) -> None:
    """Run as the paper has it, in a process of its own, where every warning is an error."""
    (tmp_path / "myplaces.py").write_text(block("python", "import spacy"), "utf-8")
    (tmp_path / "report.txt").write_text(block("text", "Two drones"), "utf-8")
    paper = PAPER.read_text(encoding="utf-8")
    (line,) = re.findall(r"`strikemap (extract report.txt .*?)`", paper)
    command = "from geo.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", command, *line.split()],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        encoding="utf-8",
        timeout=120,
    )
    toponyms = json.loads(done.stdout)["toponyms"]
    assert [(t["text"], (t["place"] or {}).get("entry_id")) for t in toponyms] == [
        ("Wadi Karsan", None),
        ("al-Qaim", "iq-al-qaim"),
    ]
    assert block("text", "unknown") in done.stderr
