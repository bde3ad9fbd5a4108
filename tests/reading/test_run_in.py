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
    "clock of a zone": ("May 12 2016 1849 UTC+3 ", "", ["header"]),
    "clock in front": ("1449 12.05.2016Get short URL 1285 ", "", ["header"]),
    "half of an address": ("12.05.2016) Get short URL 4430 ", "", ["header"]),
    "topic": (
        "12.05.2016Get short URL Topic Battle for the North (180) 0 54 ",
        "",
        ["header", "byline"],
    ),
    "agency behind the title": (
        "Thursday 12 May 2016 Shells hit market in Idlib AFP ",
        "Shells hit market in Idlib",
        ["header", "headline", "byline"],
    ),
    "counter of a site": (
        "Shells hit market in Idlib AFP Thursday 12 May 2016 Print Tweet Views 371 ",
        "Shells hit market in Idlib",
        ["headline", "header", "byline"],
    ),
    "titles of other reports": (
        "12 May 2016 Print Tweet Views 3 Related Army leaves Deraa Talks on truce fail Report ",
        "",
        ["header", "byline", "related_link"],
    ),
    "names of the writers": (
        "May 12 2016 Shells hit market in Idlib. Ann Smith Sami Reporter. ",
        "Shells hit market in Idlib",
        ["header", "headline", "byline"],
    ),
    "caption in the present tense": (
        "Published May 12 2016 People inspect a burnt shop in Idlib after shells fell on Monday. ",
        "",
        ["header", "caption"],
    ),
    "credit behind a full stop": (
        "12 May 2016 Smoke rises over a camp near Azaz Syria April 6 2016. (AFP) (AFP) ",
        "",
        ["header", "caption"],
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


TAGS = (
    "Tags Syria Russia Assad ",
    "Tags Syria regime airstrikes truce White Helmets ",
    "Tags Syria Centre for Human Rights truce. ",
    "Video Tags Syria ",
)


@pytest.mark.parametrize("tags", TAGS)
def test_tags_are_no_part_of_the_lead(tags: str) -> None:
    """Tags name who and where, but tell nothing."""
    report = document_of(f"12 May 2016 A market in the north was hit. {tags}{LEAD}")
    assert [s.kind for s in report.sections] == ["header", "standfirst", "byline", "body"]
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


def test_a_lead_in_lower_case_behind_its_agency() -> None:
    text = "Shells hit market in Idlib AFP Thursday 12 May 2016 four people died in Idlib."
    report = document_of(text + " " + LEAD, title="Shells hit market in Idlib")
    assert report.published == date(2016, 5, 12)
    assert report.sentences[1].text.startswith("four people died")


ROWS = {
    "echo of the standfirst": (
        "Rockets on a school in Deraa killed two. Tags Syria Deraa truce ",
        "Rockets on a school in Deraa killed two people on Monday and wounded nine, medics said.",
    ),
    "its grammar": (
        "A school was hit. Tags Deraa rebels Free Army ",
        "Syrian rebels and soldiers fought near the school of Deraa on Monday, residents said.",
    ),
    "a name told elsewhere": (
        "The Desert Front hit a school. Tags Deraa rebels war ",
        "Desert Front fighters stormed the school of Deraa on Monday, residents said.",
    ),
    "a number in words": (
        "A school was hit. Tags Deraa rebels war ",
        "Fifty nine pupils were in the school of Deraa when shells fell on Monday, police said.",
    ),
}


@pytest.mark.parametrize(("row", "lead"), ROWS.values(), ids=ROWS)
def test_where_the_sentence_behind_tags_begins(row: str, lead: str) -> None:
    report = document_of(f"Date of publication 12 May 2016 {row}{lead}")
    assert [s.kind for s in report.sections] == ["header", "standfirst", "byline", "body"]
    assert report.sentences[-1].text == lead


def test_a_title_between_standfirst_and_dateline() -> None:
    """The picture's credit and the title of another report tell of another event."""
    link = "Flickr U.S. Department of Works At Least Ten Killed in Raid Near Deraa - Reports "
    text = f"12.05.2016 A market in Idlib was shelled on Monday. {link}DAMASCUS (Agencies) {LEAD}"
    report = document_of(text)
    assert [s.kind for s in report.sections] == ["header", "standfirst", "related_link", "body"]


def test_titles_that_run_on_between_sentences() -> None:
    link = "REUTERS Ann Smith Army Takes Villages Near Deraa After Raid "
    after = "The shells came from the east, they added."
    report = document_of(f"12.05.2016 {LEAD} {link}{after}")
    told = [(s.kind, report.text[s.span.start : s.span.end].strip()) for s in report.sections]
    assert told[1:] == [("body", LEAD), ("related_link", link.strip()), ("body", after)]


COPIES = {
    "word for word": f"12-05-2016 {LEAD} {LEAD} ",
    "without a full stop": f"12-05-2016 {LEAD.rstrip('.')} {LEAD} ",
    "an agency between": f"12-05-2016 {LEAD} (reuters) {LEAD} ",
    "a blank lost": f"12-05-2016 {LEAD} {LEAD.replace('people were', 'peoplewere')} ",
    "further down": f"12-05-2016 {LEAD} Nobody said who fired them. {LEAD} ",
    "no head": f"{LEAD} {LEAD} ",
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES)
def test_what_is_printed_twice_is_read_once(text: str) -> None:
    report = document_of(text + "Rescuers came at dusk.")
    told = [s.text for s in report.sentences]
    assert sum(words.startswith("Four people") for words in told) == 1
    assert told[-1] == "Rescuers came at dusk."


def test_a_title_that_is_the_cut_beginning_of_the_text() -> None:
    text = f"Last updated at May 122016 BEIRUT {LEAD} {LEAD[:-20]}."
    report = document_of(text, title=text[:70])
    assert "headline" not in {s.section for s in report.sentences}


TAILS = (
    "... 85 Related Army Kills Ten Near Homs Bomb Hits Bus Tags Syria Community standards",
    "43 Topic War in the North (180) Related Army Kills Ten Near Homs",
    "Source: Agencies Related News Talks fail | Bomb kills ten in Homs Follow us. Copyright 2018.",
    "(Source: Media Office) Twitter",
    "Read Also",
    "12 MoreImage",
    "Reporting by Ann Smith; Editing by Sami Jones Our Standards:The Principles.",
)


@pytest.mark.parametrize("tail", TAILS)
def test_what_a_site_prints_behind_is_not_read(tail: str) -> None:
    """Titles of other reports tell of other attacks."""
    later = "The mayor said that the market had been full, and that nobody had warned them of it."
    report = document_of(f"12 May 2016 {LEAD} {later} {tail}")
    read = [s.text for s in report.sentences if s.section != "advertisement"]
    assert [words for words in read if words != "..."] == [LEAD, later]
