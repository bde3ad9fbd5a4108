"""A report that lost its marks gives what it gave with them, and quotes itself as it stands."""

from __future__ import annotations

from datetime import date

import pytest

from geo import pipeline, restoring
from geo.gazetteer import Gazetteer
from geo.reading import document_of
from geo.records import Document, Extraction

TITLE = "Bombing in Kirkuk's market kills nine"
WHOLE = (
    "Monday night's bombing of a market in Iraq's northern city of Kirkuk killed nine people, "
    "police said. On Tuesday, shells hit Hawija, wounding two children, the mayor's office said. "
    "Iraq's army didn't say who fired them. In Mosul, residents told reporters they had heard "
    "shots. The United Nations condemned Monday's attack, and the governor's spokesman promised "
    "an inquiry. Strikes were also heard in Daquq, Rashad and Riyadh, he added. The market was "
    "crowded, said a trader, who lost his brother there. The province's hospitals asked for blood."
    " Shops stayed closed. Nobody was arrested in the days that followed the bombing of the "
    "market, and nobody has said why it was chosen."
)


def stripped(text: str) -> str:
    return text.replace("'", "").replace(",", "")


def report(text: str, title: str = TITLE) -> Document:
    return document_of(text, id="r", title=title, published=date(2017, 5, 4))


def told(extraction: Extraction) -> list[tuple[object, ...]]:
    return [
        (i.salience, i.date_start, i.place and i.place.name, i.event_type, i.killed, i.injured)
        for i in extraction.incidents
    ]


def test_the_same_is_read_with_and_without_marks(known: Gazetteer) -> None:
    whole = pipeline.extract(report(WHOLE), known)
    bare = pipeline.extract(report(stripped(WHOLE), stripped(TITLE)), known)
    assert told(bare) == told(whole)
    assert {place for _, _, place, *_ in told(bare)} >= {"Kirkuk", "Hawija"}


def test_what_is_read_quotes_the_report_as_it_stands(known: Gazetteer) -> None:
    document = report(stripped(WHOLE), stripped(TITLE))
    read = pipeline.extract(document, known)
    assert read.document is document
    sentences = {sentence.span: sentence.text for sentence in document.sentences}
    for incident in read.incidents:
        assert all(sentences[e.span] == e.text for e in incident.evidence)
        assert all("'" not in a.what and "," not in a.what for a in incident.attributions)
    for place in read.toponyms:
        assert document.quote(place.toponym.span) == place.toponym.text


@pytest.mark.parametrize(
    "text", [WHOLE, stripped(WHOLE)[:400]], ids=["has its commas", "too short to tell"]
)
def test_a_report_that_may_have_its_marks_is_read_as_it_is(text: str, known: Gazetteer) -> None:
    assert restoring.restored(report(text, stripped(TITLE)), known) is None


def test_apostrophes_that_are_there_stay_and_no_more_come(known: Gazetteer) -> None:
    text = WHOLE.replace(",", "").replace("Iraq's army", "Iraqs army")
    copy = restoring.restored(report(text, "Baghdad's plan for Syrias east"), known)
    assert copy is not None
    assert copy.document.title == "Baghdad's plan for Syrias east"
    assert "Iraqs army" in copy.document.text
    assert "On Tuesday, shells hit" in copy.document.text
