"""What the lines of a report are. Every line here is invented."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading import document_of
from geo.records import SectionKind

BODY = "Two rockets fell beside the old mill on Monday, residents said. Nobody was hurt."
LATER = "The army said that it was looking into the matter, and gave no figures."

BETWEEN: list[tuple[SectionKind, str]] = [
    ("body", LATER),
    ("body", "The commander said:"),
    ("body", "> Rockets over the valley again tonight"),
    ("body", "- four houses burned"),
    ("body", "A newsletter of the group claimed the attack."),
    ("body", "The town has been cut off for 3 months, and aid workers try to get in for free."),
    ("body", "Villagers signed up for the patrols after the raid."),
    ("body", "By Monday evening the fire was out."),
    ("body", "Corrections officers were among the dead, the ministry said."),
    ("body", "Watch towers along the border were hit as well."),
    ("body", "The strike killed three - two men and a boy."),
    ("body", "He was wounded on the road to the airport - a stretch often shelled."),
    ("body", "Reporting of the raid was forbidden by the army."),
    ("body", "The mill (photo: none exists) was rebuilt."),
    ("body", "Monday, August 5, 2019"),
    ("caption", "Smoke over the mill - Jo Doe/AFP via Getty Images"),
    ("caption", "Smoke over the mill after the raid - Reuters"),
    ("caption", "Smoke over the mill – AFP"),
    ("caption", "Firemen at the mill on Monday | Anadolu Agency"),
    ("caption", "Firemen at the mill on Monday [File: Jo Doe/Reuters]"),
    ("caption", "Firemen stand at the burned mill - Jo-7"),
    ("caption", "Firemen at the mill (Photo by Jo Doe/Example)"),
    ("caption", "Firemen at the mill. Photo: Jo Doe"),
    ("caption", "Photo: the mill, before the raid"),
    ("related_link", "Related Article: Rockets hit a dairy; army denies it"),
    ("related_link", "Related Article:\u00a0Rockets hit a dairy"),
    ("related_link", "Related: Rockets hit a dairy"),
    ("related_link", "Read more: Rockets hit a dairy"),
    ("related_link", "READ ALSO: Rockets hit a dairy."),
    ("related_link", "Read also"),
    ("related_link", "See also – Rockets hit a dairy"),
    ("related_link", "Also read: Rockets hit a dairy"),
    ("related_link", ">> Read more"),
    ("related_link", "https://example.org/rockets-hit-a-dairy"),
    ("related_link", "Rockets hit dairy as army keeps silent"),
    ("byline", "Editing by Jo Doe"),
    ("byline", "Reporting by Jo Doe in Example City; Editing by Ann Roe."),
    ("byline", "(Reporting by Jo Doe)"),
    ("byline", "Additional reporting by Jo Doe"),
    ("byline", "By Jo Doe"),
    ("byline", "By Jo al-Doe in Example City"),
    ("byline", "By Jo Doe and Ann van Roe, Example News"),
    ("byline", "Jo Doe contributed to this report."),
    ("byline", "AFP"),
    ("byline", "(Reuters)"),
    ("byline", "--Reuters"),
    ("byline", "Doe/Roe/Poe"),
    ("correction", "CORRECTION: An earlier text named the wrong mill. It was the old one."),
    ("correction", "Editor’s note: the figures changed after publication."),
    ("correction", "This story has been corrected to give the right name of the mill."),
    ("correction", "An earlier version of this article named the wrong mill."),
    ("advertisement", "Try Example News free for 3 months with our exclusive app."),
    ("advertisement", "Subscribe to our channel for the latest."),
    ("advertisement", "Sign up for our daily newsletter"),
    ("advertisement", "ADVERTISEMENT"),
    ("advertisement", "Follow us on every network."),
]


@pytest.mark.parametrize(("kind", "line"), BETWEEN)
def test_a_line_between_paragraphs(kind: SectionKind, line: str) -> None:
    document = document_of(f"{BODY}\n\n{line}\n\n{LATER}")
    at = document.text.index(line, len(BODY))
    (found,) = [s.kind for s in document.sections if s.span.start <= at < s.span.end]
    assert found == kind
    assert {s.section for s in document.sentences if s.span.start == at} <= {kind}


def kinds(text: str, title: str = "") -> list[tuple[str, str]]:
    """The first word of every section with its kind."""
    document = document_of(text, title=title)
    return [(s.kind, document.quote(s.span).split()[0]) for s in document.sections]


def test_adjacent_lines_of_one_kind_are_one_section() -> None:
    text = f"  {BODY}\n\n{LATER}  \n\nEditing by Jo Doe\n"
    sections = document_of(text).sections
    assert [(s.kind, text[s.span.start : s.span.end]) for s in sections] == [
        ("body", f"  {BODY}\n\n{LATER}  "),
        ("byline", "Editing by Jo Doe"),
    ]


@pytest.mark.parametrize(
    "first",
    [
        "Rockets hit the old mill",
        "‘Nobody warned us’: two hurt as rockets hit mill",
        "Who fired at the mill?",
        "3 hurt in U.S. strike on mill: source",
        "Rockets hit the mill - Example News",
    ],
)
def test_a_headline(first: str) -> None:
    document = document_of(f"{first}\n\n{BODY}")
    assert document.title == first
    assert [s.section for s in document.sentences] == ["headline", "body", "body"]


@pytest.mark.parametrize(
    "text",
    [
        f"Rockets hit the old mill.\n\n{BODY}",
        f"Rockets hit the old mill\n{BODY}",
        f"Rockets {'and more rockets ' * 12}\n\n{BODY}",
        f"EXAMPLE CITY (AFP) - Rockets hit the mill\n\n{BODY}",
        f"The army said:\n\n{BODY}",
        f"rockets hit the old mill\n\n{BODY}",
        f"Editing by Jo Doe\n\n{BODY}",
        "Rockets hit the old mill",
    ],
)
def test_no_headline(text: str) -> None:
    document = document_of(text)
    assert document.title == ""
    assert "headline" not in {s.kind for s in document.sections}


@pytest.mark.parametrize(
    "dateline",
    [
        "ERBIL (Example 24) –",
        "EXAMPLE CITY, August 5 (AFP) -",
        "EXAMPLE CITY, 5 Aug. (AFP) --",
        "Example City (AFP) —",
        "TEL AVIV, Israel, Aug 5 -",
    ],
)
def test_a_standfirst_stands_before_the_dateline(dateline: str) -> None:
    summary = "Two rockets fell beside a mill, officials said."
    text = f"Rockets hit mill\n\n{summary}\n\n{dateline} {BODY}\n\n{LATER}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "standfirst", "body"]


@pytest.mark.parametrize(
    "text",
    [
        f"Rockets hit mill\n\n{LATER}\n\n{LATER}",
        f"Rockets hit mill\n\n{BODY} {BODY}\n\nERBIL (Example 24) – {LATER}",
        f"{LATER}\n\nERBIL (Example 24) – {LATER}",
    ],
)
def test_no_standfirst(text: str) -> None:
    assert "standfirst" not in [kind for kind, _ in kinds(text)]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Sunday, September 15, 2019", date(2019, 9, 15)),
        ("15 September 2019", date(2019, 9, 15)),
        ("Last updated: Sept. 15, 2019, 14:05 GMT", None),
    ],
)
@pytest.mark.parametrize("headline", ["", "Rockets hit mill\n\n"])
def test_a_date_alone_gives_no_sentence(line: str, published: date | None, headline: str) -> None:
    document = document_of(f"{headline}{line}\n\n{BODY}")
    assert "header" in {s.kind for s in document.sections}
    assert line not in {s.text for s in document.sentences}
    assert document.published == published


def test_captions_come_in_pairs() -> None:
    text = "\n".join(
        [
            BODY,
            "",
            "Firemen stand around the mill that a rocket hit",
            "Firemen standing around the mill that a rocket hit - JO DOE/AFP via Getty Images",
            "A dog",
            "",
            "A farmer shows what the blast did to the roof of his barn.",
            "A farmer shows what the blast did to the roof of his barn - Jo-7",
            "",
            LATER,
        ]
    )
    assert [kind for kind, _ in kinds(text)] == ["body", "caption", "body"]


def test_prose_beside_a_caption_stays_body() -> None:
    text = f"{BODY}\nSmoke over the mill - Jo Doe/AFP\n{LATER}"
    assert [kind for kind, _ in kinds(text)] == ["body", "caption", "body"]


def test_text_without_full_stops_is_not_taken_for_links() -> None:
    lines = [
        "Rockets hit the old mill today",
        "Two men are hurt they say",
        "Army keeps silent again",
    ]
    assert kinds("\n\n".join(lines), title="Messages") == [("headline", "Rockets"), ("body", "Two")]


def test_a_very_long_line_is_body() -> None:
    assert kinds(f"{BODY}\n\nRead more: {'mill ' * 400}\n\n{LATER}") == [("body", "Two")]
