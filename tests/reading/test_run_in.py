"""The head of a report that was copied into one line."""

from datetime import date

import pytest

from geo.reading import document_of

LEAD = "Four people were killed when shells fell on the vegetable market of Idlib, residents said."

HEADS = {
    "date": ("12 May 2016 ", "", ["header"]),
    "date with its weekday and clock": ("Thursday 12 May 2016 10:07 ", "", ["header"]),
    "six digits of a clock": ("Thu May 12 2016 102138 ", "", ["header"]),
    "numbers": ("12-05-2016 0147 PM ", "", ["header"]),
    "words of a site": ("Date of publication 12 May 2016 ", "", ["header"]),
    "no blank": ("Last updated at May 122016 ", "", ["header"]),
    "address": ("12.05.2016(updated 1133 13.05.2016) Get short URL 4 73 ", "", ["header"]),
    "title": ("Shells hit market in Idlib ", "Shells hit market in Idlib", ["headline"]),
    "title without its site": (
        "Shells hit market in Idlib AFP Thursday 12 May 2016 ",
        "Shells hit market in Idlib - Region - A Site",
        ["headline", "header"],
    ),
    "date and title": (
        "12 May 2016 Shells hit market in Idlib. ",
        "Shells hit market in Idlib",
        ["header", "headline"],
    ),
    "byline": (
        "Posted on May 12 2016 by Sami Reporter Shells hit market in Idlib ",
        "Shells hit market in Idlib",
        ["byline", "headline"],
    ),
    "standfirst": (
        "Shells hit market in Idlib Families were buying food for the feast Reuters Thursday"
        " 12 May 2016 ",
        "Shells hit market in Idlib",
        ["headline", "standfirst", "header"],
    ),
}


@pytest.mark.parametrize(("head", "title", "kinds"), HEADS.values(), ids=HEADS)
def test_the_parts_of_a_run_in_head(head: str, title: str, kinds: list[str]) -> None:
    """Each is a section of its own, and the lead begins where the lead begins."""
    report = document_of(head + LEAD, title=title, published=date(2016, 5, 12))
    assert [s.kind for s in report.sections] == [*kinds, "body"]
    assert [s.text for s in report.sentences if s.section == "body"] == [LEAD]


PLAIN = {
    "date of the event": "12 May 2016 was the day on which four people were killed in Idlib.",
    "title goes on": "Shells hit market in Idlib province on Thursday and killed four people.",
    "chronology": "12 May 2016 Shells hit a market in Idlib and four people were killed.\n"
    "14 May 2016 Shells hit a school in the south of Idlib and two people were killed there.",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_sentences_are_not_parted(text: str) -> None:
    """A date that belongs to a sentence, and a title that a sentence begins with, stay in it."""
    report = document_of(text, title="Shells hit market in Idlib")
    assert {s.kind for s in report.sections} == {"body"}


TAGS = ("Tags Syria Russia Assad ", "Tags Syria regime airstrikes truce White Helmets ")


@pytest.mark.parametrize("tags", TAGS)
def test_tags_are_no_part_of_the_lead(tags: str) -> None:
    """Tags name who and where, but tell nothing."""
    report = document_of(f"12 May 2016 A market in the north was hit. {tags}{LEAD}")
    assert [s.kind for s in report.sections] == ["header", "body", "related_link", "body"]
    assert report.sentences[-1].text == LEAD
    assert report.published == date(2016, 5, 12)


def test_a_caption_is_no_part_of_the_lead() -> None:
    """It has the day of its picture and the place where that was taken."""
    caption = "Jets are seen at an air base near Latakia on April 2 2016 (AFP Photo) "
    report = document_of(f"12 May 2016 {caption}{LEAD}")
    assert [s.kind for s in report.sections] == ["header", "caption", "body"]
    assert report.sentences[-1].text == LEAD
    plain = document_of(f"12 May 2016 BEIRUT (Reuters) {LEAD}")
    assert [s.kind for s in plain.sections] == ["header", "body"]
