"""Reports all in capitals are read as they would be printed otherwise."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.mentions.true_case import as_printed
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
    ("THE ATLAS FRONT [AF] SAID SO; AF MEN FLED.", "The Atlas front [AF] said so; AF men fled."),
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
