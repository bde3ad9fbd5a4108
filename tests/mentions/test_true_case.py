"""Reports all in capitals are read as they would be printed otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.train_plain_words import LIST, Report, learn, main
from geo.gazetteer import Gazetteer
from geo.mentions.true_case import as_printed, plain_words, typed_words
from tests.development import SHARED
from tests.mentions.reports import read, report, who

CASED: list[tuple[str, str]] = [
    ("A BOMB EXPLODED IN THE STREET.", "A bomb exploded in the street."),
    ("THE OFFICER TOLD US THAT THE BRIDGE WAS DESTROYED.",
     "The officer told us that the bridge was destroyed."),
    ("US TROOPS LEFT ZAKHO.", "US Troops left Zakho."),
    ("THE ELN BLEW UP A PIPELINE IN ARAUCA.", "The ELN blew up a pipeline in Arauca."),
    ("THE NATIONAL LIBERATION ARMY ATTACKED A POST.",
     "The National Liberation Army attacked a post."),
    ("GUNMEN KILLED JUDGE PEREZ NEAR VALLEDUPAR.", "Gunmen killed judge Perez near Valledupar."),
    ("THE ATLAS FRONT [AF] SAID SO; AF MEN FLED.", "The Atlas Front [AF] said so; AF men fled."),
    # printed as usual
    ("A bomb exploded near the UN.", "A bomb exploded near the UN."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), CASED, ids=[text for text, _ in CASED])
def test_as_printed(text: str, printed: str, known: Gazetteer) -> None:
    (sentence,) = as_printed(report(text), known).sentences
    assert sentence.text == printed
    assert len(printed) == len(text)


def test_a_headline_in_capitals_makes_no_report_in_capitals(known: Gazetteer) -> None:
    text = "BOMB KILLS TWO\nA bomb killed two in Lima.\nPolice came.\nThe mayor spoke."
    assert as_printed(report(text), known) == report(text)


def test_names_keep_the_letters_of_the_report(known: Gazetteer) -> None:
    found = read("A HUMAN BOMB EXPLODED IN THE RANDOM STREET NEAR LIMA.", known).toponyms
    assert [t.text for t in found] == ["LIMA"]


def test_actors_are_found_in_capitals(known: Gazetteer) -> None:
    told = who('THE BOMB WAS PLACED BY GUERRILLAS OF THE "SENDERO LUMINOSO" IN LIMA.', known)
    assert ("perpetrator", "shining_path", "reported_as_fact") in [row[:3] for row in told]


def test_words_are_counted_by_report_and_by_how_they_are_printed() -> None:
    twice = (
        "The army left. No Army came, said the Bank; a bank did. al-Qaeda shot at a non-combatant."
    )
    texts = [twice, twice + " An orchard burned.", twice]
    reports = [Report("", 0, report(text)) for text in texts]
    # "army" and "bank" have as many capitals, an orchard is in one report, "al" is part of a name
    assert learn(reports) == {
        "a",
        "at",
        "came",
        "combatant",
        "did",
        "left",
        "non",
        "said",
        "shot",
        "the",
    }
    assert "orchard" in learn(reports, least=1)


def test_typed_words_are_none_of_the_counted() -> None:
    assert not typed_words() & _counted()
    assert plain_words() == typed_words() | _counted()


@pytest.mark.development
def test_the_list_is_what_its_command_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / LIST.parent).mkdir(parents=True)
    kept = LIST.read_bytes()
    monkeypatch.chdir(tmp_path)
    main(SHARED / "corpora", wanted=True)
    assert (tmp_path / LIST).read_bytes() == kept


def _counted() -> set[str]:
    return {w for w in LIST.read_text(encoding="utf-8").splitlines() if not w.startswith("#")}
