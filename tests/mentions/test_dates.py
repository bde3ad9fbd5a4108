from __future__ import annotations

from datetime import date

import pytest

from geo.dates import find_dates
from geo.records import DateMention, SectionKind, Sentence, Span
from tests.development import SEEDS

WEDNESDAY = date(2024, 2, 7)


def read(
    text: str, published: date | None = WEDNESDAY, section: SectionKind = "body"
) -> list[DateMention]:
    return find_dates((Sentence(Span(0, len(text)), section, text),), published)


def said(text: str, found: DateMention) -> str:
    return text[found.span.start : found.span.end]


def day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


# text, words, first day, last day, precision, rule
INTERVALS = [
    ("Jets hit a depot on Wednesday.", "on Wednesday", "2024-02-07", "", "day", "weekday"),
    ("Jets hit a depot on Sunday.", "on Sunday", "2024-02-04", "", "day", "weekday"),
    ("Jets hit a depot on Thursday.", "on Thursday", "2024-02-01", "", "day", "weekday"),
    ("Jets hit a depot last Wednesday.", "last Wednesday", "2024-01-31", "", "day", "weekday"),
    ("Jets hit a depot last Sunday.", "last Sunday", "2024-02-04", "", "day", "weekday"),
    ("Jets hit a depot this Sunday.", "this Sunday", "2024-02-04", "", "day", "weekday"),
    ("Friday's raid hit a depot.", "Friday", "2024-02-02", "", "day", "weekday"),
    ("Friday’s raid hit a depot.", "Friday", "2024-02-02", "", "day", "weekday"),
    ("JETS HIT A DEPOT ON SUNDAY.", "ON SUNDAY", "2024-02-04", "", "day", "weekday"),
    ("Jets hit a depot on\u00a0Sunday.", "on\u00a0Sunday", "2024-02-04", "", "day", "weekday"),
    ("Yesterday a depot burned.", "Yesterday", "2024-02-06", "", "day", "yesterday"),
    ("A depot burned today.", "today", "2024-02-07", "", "day", "today"),
    ("A depot burned this morning.", "this morning", "2024-02-07", "", "day", "today"),
    ("A DEPOT BURNED TONIGHT.", "TONIGHT", "2024-02-07", "", "day", "today"),
    ("A depot burned overnight.", "overnight", "2024-02-06", "2024-02-07", "day", "overnight"),
    ("A DEPOT BURNED LAST NIGHT.", "LAST NIGHT", "2024-02-06", "", "day", "last_night"),
    ("It burned the day before yesterday.", "the day before yesterday", "2024-02-05", "", "day",
     "day_before_yesterday"),
    ("It burned two days ago.", "two days ago", "2024-02-05", "", "day", "ago"),
    ("It burned 10 days ago.", "10 days ago", "2024-01-28", "", "day", "ago"),
    ("It burned a week ago.", "a week ago", "2024-01-30", "2024-02-01", "week", "ago"),
    ("It burned several days ago.", "several days ago", "2024-01-31", "2024-02-05", "week", "ago"),
    ("It burned two months ago.", "two months ago", "2023-12-01", "2023-12-31", "month", "ago"),
    ("It burned three years ago.", "three years ago", "2021-01-01", "2021-12-31", "year", "ago"),
    ("It burned last month.", "last month", "2024-01-01", "2024-01-31", "month", "period"),
    ("It burned late last month.", "late last month", "2024-01-21", "2024-01-31", "month",
     "period"),
    ("It burned early last month.", "early last month", "2024-01-01", "2024-01-10", "month",
     "period"),
    ("It burned earlier this month.", "earlier this month", "2024-02-01", "2024-02-07", "month",
     "period"),
    ("It burned last week.", "last week", "2024-01-29", "2024-02-04", "week", "period"),
    ("It burned this week.", "this week", "2024-02-05", "2024-02-07", "week", "period"),
    ("It burned last year.", "last year", "2023-01-01", "2023-12-31", "year", "period"),
    ("It burned late last year.", "late last year", "2023-09-01", "2023-12-31", "year", "period"),
    ("It burned earlier this year.", "earlier this year", "2024-01-01", "2024-02-07", "year",
     "period"),
    ("It burned in January.", "in January", "2024-01-01", "2024-01-31", "month", "month"),
    ("It burned in February.", "in February", "2024-02-01", "2024-02-07", "month", "month"),
    ("It burned in March.", "in March", "2023-03-01", "2023-03-31", "month", "month"),
    ("It burned in May.", "in May", "2023-05-01", "2023-05-31", "month", "month"),
    ("It burned last April.", "last April", "2023-04-01", "2023-04-30", "month", "month"),
    ("It burned last February.", "last February", "2023-02-01", "2023-02-28", "month", "month"),
    ("It burned in early January.", "in early January", "2024-01-01", "2024-01-10", "month",
     "month"),
    ("It burned in mid-January.", "in mid-January", "2024-01-11", "2024-01-20", "month", "month"),
    ("It burned in late January.", "in late January", "2024-01-21", "2024-01-31", "month",
     "month"),
    ("It burned at the end of May.", "the end of May", "2023-05-21", "2023-05-31", "month",
     "month"),
    ("It burned in late February 2020.", "in late February 2020", "2020-02-21", "2020-02-29",
     "month", "month"),
    ("It burned in January 2020.", "in January 2020", "2020-01-01", "2020-01-31", "month",
     "month"),
    ("It burned in August last year.", "in August last year", "2023-08-01", "2023-08-31", "month",
     "month"),
    ("It burned in 2006.", "in 2006", "2006-01-01", "2006-12-31", "year", "year"),
    ("It burned in early 2019.", "in early 2019", "2019-01-01", "2019-04-30", "year", "year"),
    ("It burned on 28 January 2024.", "on 28 January 2024", "2024-01-28", "", "day", "date"),
    ("It burned on January 28, 2023.", "on January 28, 2023", "2023-01-28", "", "day", "date"),
    ("It burned on January 28.", "on January 28", "2024-01-28", "", "day", "date"),
    ("It burned on Jan. 28 near Rutba.", "on Jan. 28", "2024-01-28", "", "day", "date"),
    ("It burned on 28 Jan at noon.", "on 28 Jan at noon", "2024-01-28", "", "day", "date"),
    ("It burned on January 27th.", "on January 27th", "2024-01-27", "", "day", "date"),
    ("It burned on the 3rd of May.", "3rd of May", "2023-05-03", "", "day", "date"),
    ("It burned on February\u00a02.", "on February\u00a02", "2024-02-02", "", "day", "date"),
    ("It burned on 29 February.", "on 29 February", "2020-02-29", "", "day", "date"),
    ("It burned on February 8.", "on February 8", "2023-02-08", "", "day", "date"),
    ("It burned on 2024-01-28.", "on 2024-01-28", "2024-01-28", "", "day", "date"),
    ("It burned on 28/01/2024.", "on 28/01/2024", "2024-01-28", "", "day", "date"),
    ("It burned on 01/28/2024.", "on 01/28/2024", "2024-01-28", "", "day", "date"),
    ("IT BURNED ON 12 JANUARY.", "ON 12 JANUARY", "2024-01-12", "", "day", "date"),
    ("It burned on 29 August last year.", "on 29 August last year", "2023-08-29", "", "day",
     "date"),
    ("The October 7 raid began it.", "October 7", "2023-10-07", "", "day", "date"),
    ("It burned on Friday, January 26.", "on Friday, January 26", "2024-01-26", "", "day", "date"),
    ("Wednesday, 7 February 2024: a raid.", "Wednesday, 7 February 2024", "2024-02-07", "", "day",
     "date"),
    ("Sat Feb 28 2015 a raid.", "Sat Feb 28 2015", "2015-02-28", "", "day", "date"),
    ("It burned on Wednesday last week.", "on Wednesday last week", "2024-01-31", "", "day",
     "weekday"),
    ("It burned on January 3-5.", "on January 3-5", "2024-01-03", "2024-01-05", "week",
     "day_range"),
    ("It burned from 3 to 5 January 2023.", "from 3 to 5 January 2023", "2023-01-03",
     "2023-01-05", "week", "day_range"),
    ("It burned between 3 and 5 January.", "between 3 and 5 January", "2024-01-03", "2024-01-05",
     "week", "day_range"),
    ("It burned between January 30 and February 2.", "between January 30 and February 2",
     "2024-01-30", "2024-02-02", "week", "date_range"),
    ("It burned from Monday to Wednesday.", "from Monday to Wednesday", "2024-02-05",
     "2024-02-07", "week", "weekday_range"),
    ("It burned from Friday to Monday.", "from Friday to Monday", "2024-02-02", "2024-02-05",
     "week", "weekday_range"),
    ("They recently hit a depot.", "recently", "", "2024-02-07", "none", "recently"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "start", "end", "precision", "rule"), INTERVALS)
def test_interval_of_a_phrase(
    text: str, words: str, start: str, end: str, precision: str, rule: str
) -> None:
    (found,) = read(text)
    assert (said(text, found), found.start, found.end, found.precision, found.rule) == (
        words,
        day(start),
        day(end or start),
        precision,
        rule,
    )
    assert not found.of_statement


STRETCHES = [
    ("Over the past several weeks, depots burned.", "Over the past several weeks", "2023-12-27"),
    ("In recent weeks, depots burned.", "In recent weeks", "2023-12-27"),
    ("In recent days, depots burned.", "In recent days", "2024-01-31"),
    ("In the past week, depots burned.", "In the past week", "2024-01-31"),
    ("Over the last two weeks, depots burned.", "Over the last two weeks", "2024-01-24"),
    ("Depots have burned since October 7.", "since October 7", "2023-10-07"),
    ("Depots have burned since Monday.", "since Monday", "2024-02-05"),
]


@pytest.mark.parametrize(("text", "words", "start"), STRETCHES)
def test_stretch_of_time_ends_at_the_anchor(text: str, words: str, start: str) -> None:
    (found,) = read(text)
    assert (said(text, found), found.start, found.end, found.span_of_weeks) == (
        words,
        day(start),
        WEDNESDAY,
        True,
    )


TIMES = [
    ("On late Saturday, jets came.", "On late Saturday", "late"),
    ("Late on Saturday jets came.", "Late on Saturday", "Late"),
    ("Jets came on Saturday night.", "on Saturday night", "night"),
    ("Jets came late Saturday night.", "late Saturday night", "late night"),
    ("Jets came early Saturday local time.", "early Saturday", "early"),
    ("Jets came before dawn on Saturday.", "before dawn on Saturday", "before dawn"),
    ("Jets came on Saturday morning.", "on Saturday morning", "morning"),
    ("Jets came in the early hours of Saturday.", "in the early hours of Saturday", "early hours"),
    ("Jets came on Saturday at 4:00 A.M. local time.", "on Saturday at 4:00 A.M. local time",
     "4:00 A.M. local time"),
    ("Jets came at about 7:45 p.m. on Saturday.", "at about 7:45 p.m. on Saturday",
     "about 7:45 p.m."),
    ("ON THE NIGHT OF 3 FEBRUARY JETS CAME.", "ON THE NIGHT OF 3 FEBRUARY", "NIGHT"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "time"), TIMES)
def test_time_of_day_is_kept_as_said(text: str, words: str, time: str) -> None:
    (found,) = read(text)
    assert (said(text, found), found.time_of_day) == (words, time)
    assert found.start == found.end == date(2024, 2, 3)


@pytest.mark.parametrize(
    ("text", "words", "time"),
    [
        ("It began at 4:00 A.M. local time (0100 UTC).", "at 4:00 A.M. local time",
         "4:00 A.M. local time"),
        ("It began at about 7:45 p.m. and ended.", "at about 7:45 p.m.", "about 7:45 p.m."),
        ("It began around 600am local time.", "around 600am local time", "around 600am local time"),
        ("It began before dawn.", "before dawn", "before dawn"),
        ("It was a pre-dawn raid.", "pre-dawn", "pre-dawn"),
    ],
)  # fmt: skip
def test_clock_time_alone_gives_no_day(text: str, words: str, time: str) -> None:
    (found,) = read(text)
    assert (said(text, found), found.time_of_day, found.rule) == (words, time, "clock_time")
    assert found.start is None
    assert found.end is None


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Two days earlier, a depot burned.", "Two days earlier", (-2, -2)),
        ("A day earlier, a depot burned.", "A day earlier", (-1, -1)),
        ("A day later a depot burned.", "A day later", (1, 1)),
        ("The same day, a depot burned.", "The same day", (0, 0)),
        ("A depot burned that day.", "that day", (0, 0)),
        ("The following day a depot burned.", "The following day", (1, 1)),
        ("The previous day a depot burned.", "The previous day", (-1, -1)),
        ("Two weeks later a depot burned.", "Two weeks later", (12, 16)),
        ("A day before that, a depot burned.", "A day before that", (-1, -1)),
        ("The night before, a depot burned.", "The night before", (-1, -1)),
        ("A depot burned the evening before, officials said.", "the evening before", (-1, -1)),
        ("The next morning a depot burned.", "The next morning", (1, 1)),
        ("The following night a depot burned.", "The following night", (1, 1)),
        ("Earlier that day a depot burned.", "Earlier that day", (0, 0)),
        ("Hours earlier a depot burned.", "Hours earlier", (-1, 0)),
        ("A few hours later, a depot burned.", "A few hours later", (0, 1)),
        ("It burned five days after a depot was hit.", "five days after", (-5, -5)),
        ("It burned a week after a depot was hit.", "a week after", (-8, -6)),
        ("It burned a few days after a depot was hit.", "a few days after", (-5, -2)),
    ],
)
def test_counted_from_the_event_before(text: str, words: str, days: tuple[int, int]) -> None:
    (found,) = read(text)
    assert (said(text, found), found.offset_days, found.start) == (words, days, None)


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("Jets came on Sunday.", "weekday:sunday"),
        ("Jets came in January.", "--01"),
        ("Jets came in late January.", "--01-21/--01-31"),
        ("Jets came on January 28.", "--01-28"),
        ("Jets came yesterday.", "relative:yesterday"),
        ("Jets came last month.", "relative:last month"),
        ("Jets came on January 3-5.", "--01-03/--01-05"),
        ("Jets came from Monday to Friday.", "weekday:monday/weekday:friday"),
    ],
)
def test_without_an_anchor_the_words_stay_partial(text: str, partial: str) -> None:
    (found,) = read(text, None)
    assert (found.start, found.end, found.partial) == (None, None, partial)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jets came on 28 January 2024.", "2024-01-28", "2024-01-28"),
        ("Jets came in January 2020.", "2020-01-01", "2020-01-31"),
        ("Jets came in 2006.", "2006-01-01", "2006-12-31"),
        ("SAN JUAN, 12 JAN 90: JETS CAME.", "1990-01-12", "1990-01-12"),
    ],
)
def test_a_year_needs_no_anchor(text: str, start: str, end: str) -> None:
    (found,) = read(text, None)
    assert (found.start, found.end) == (day(start), day(end))


@pytest.mark.parametrize(
    "text",
    [
        "Ministers will meet on Sunday.",
        "Talks are expected to resume on Friday.",
        "The vote is scheduled for Friday.",
        "They meet next week.",
        "The truce holds until Sunday.",
        "A raid may follow.",
        "May the dead rest.",
        "They march in town.",
        "The Sun wrote so.",
        "Friday prayers ended.",
        "The Sunday Times wrote so.",
        "They have fought since 2015.",
        "Since the war began in March 2011 many fled.",
        "On 07/02/2024 it stopped.",
        "Updated Apr 232017 here.",
        "Some 2500 troops stay.",
        "We decided so, at a base called Tower 22, a camp.",
        "It ran free for 3 months.",
        "It was the first in over a decade.",
        "On 31 April it stopped.",
        "A source told Kurdistan 24.",
    ],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two died, sources said on Sunday.",
        "Two died, a monitor said Sunday.",
        "The army announced on Sunday that two died.",
        "On Sunday, the army admitted that its guns had hit the school.",
        "An officer told reporters on Sunday that two died.",
        "In a statement on Sunday the army spoke of two dead.",
        "The army on Sunday said that two died.",
        "The army declined to comment Sunday.",
        "Published February 4 2024",
        "Sunday, February 4, 2024",
        "SAN JUAN, 4 FEB 24 (XYZ) -- TWO DIED.",
    ],
)
def test_date_of_a_statement(text: str) -> None:
    (found,) = read(text)
    assert found.of_statement
    assert found.start == date(2024, 2, 4)


@pytest.mark.parametrize(
    "text",
    [
        "A source said a drone hit a car on Sunday.",
        "A drone on Sunday hit a car, a source said.",
        "The paper called Sunday's raid the worst.",
        "A raid killed two on Sunday a monitor said.",
    ],
)
def test_date_of_an_event(text: str) -> None:
    (found,) = read(text)
    assert not found.of_statement


@pytest.mark.parametrize("section", ["header", "byline", "advertisement"])
def test_sections_passed_over(section: SectionKind) -> None:
    assert read("It burned on Sunday.", WEDNESDAY, section) == []


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("The Christmas Day raid, of 25 December 2019, hit a mill.", ["2019-12-25"]),
        ("Raids of 11 March hit a mill. That was on 11 March 2019, he said.", ["2019-03-11"]),
        ("A raid on 25 December 2019 hit a mill, that on New Year's Day a mine.",
         ["2019-12-25", "2024-01-01"]),
        # two years told, or a day of the news
        ("After the 11 March raids, as on 11 March 2019 and on 11 March 2020, a mill burned.",
         ["2023-03-11", "2019-03-11", "2020-03-11"]),
        ("On 1 February a mill was hit, as on 1 February 2019.", ["2024-02-01", "2019-02-01"]),
    ],
)  # fmt: skip
def test_a_day_of_the_year_is_of_the_year_that_is_told(text: str, starts: list[str]) -> None:
    assert list(dict.fromkeys(str(m.start) for m in read(text))) == starts


def test_two_phrases_stay_two() -> None:
    text = "Last month a base was hit; on Sunday another was."
    assert [said(text, m) for m in read(text)] == ["Last month", "on Sunday"]


@pytest.mark.parametrize("part", ["a", "1 ", "on Sunday ", "January ", "the ", "12 ", "0100 ", " "])
def test_long_input_is_read_in_linear_time(part: str) -> None:
    read(part * (100_000 // len(part)))


@pytest.mark.development
@pytest.mark.parametrize(
    ("name", "published", "words", "start", "end"),
    [
        ("000", "2019-08-25", "Drones on Sunday", "2019-08-25", "2019-08-25"),
        ("000", "2019-08-25", "On late Saturday", "2019-08-24", "2019-08-24"),
        ("000", "2019-08-25", "Over the past several weeks", "2019-07-14", "2019-08-25"),
        ("003", "2024-02-07", "capital on Wednesday", "2024-02-07", "2024-02-07"),
        ("003", "2024-02-07", "Last month", "2024-01-01", "2024-01-31"),
        ("003", "2024-02-07", "in late January", "2024-01-21", "2024-01-31"),
        ("003", "2024-02-07", "In January", "2024-01-01", "2024-01-31"),
    ],
)
def test_dates_of_the_seeds(name: str, published: str, words: str, start: str, end: str) -> None:
    (path,) = SEEDS.glob(f"{name}*.txt")
    text = path.read_text(encoding="utf-8")
    place = text.lower().find(words.lower())
    found = [
        m
        for m in read(text, date.fromisoformat(published))
        if place <= m.span.start < place + len(words)
    ]
    assert [(m.start, m.end) for m in found] == [(day(start), day(end))]
