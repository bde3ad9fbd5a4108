"""How many one event cost, joined from all its sentences; published on Wednesday 10 March 2021."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from geo.gazetteer import Gazetteer
from geo.incidents import merge
from tests.incidents.reports import MONDAY, SUNDAY, WEDNESDAY, extraction, only, told

Toll = tuple[int | None, int | None]
UNSAID: Toll = (None, None)
HIT = "An airstrike hit Mosul on Monday"


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # people who come on top of those told before
        (f"{HIT}, killing three people. Two others were also killed.", (5, 5), UNSAID),
        (f"{HIT}, killing three people. Two more died in hospital.", (5, 5), UNSAID),
        (f"{HIT}, killing three people. Another two were killed.", (5, 5), UNSAID),
        (f"{HIT}, killing three people, as well as two guards.", (5, 5), UNSAID),
        (f"{HIT}, killing three people. At least two others also died.", (5, None), UNSAID),
        (f"{HIT}, killing three people. Six others were hurt.", (3, 3), (6, 6)),
        (f"{HIT}, killing three people and wounding six. Four others were also hurt.",
         (3, 3), (10, 10)),
        (f"{HIT}, killing a guard. His deputy was also killed.", (2, 2), UNSAID),
        (f"{HIT}. Ten people were wounded, as were four soldiers.", UNSAID, (14, 14)),
        (f"{HIT}, killing three people. Nine were injured, two of whom died later.",
         (3, 3), (9, 9)),
        (f"{HIT}, killing a student. Nine were injured, two of whom died later.", (3, 3), (9, 9)),
        ("Gunmen killed two soldiers in Mosul on Monday, the army said. Four militants were "
         "killed.", (2, 6), UNSAID),
        # those of one nation, of one crew alone
        (f"{HIT}, killing nine people. One Polish national lost his life, Warsaw said.",
         (9, 9), UNSAID),
        (f"{HIT}, killing 30 people. One rescue team alone had carried 12 bodies.",
         (30, 30), UNSAID),
        # the hurt stand, though the dead beside them are some of the later toll
        (f"{HIT}, killing 20 people and wounding seven. One more died, taking the toll to 21.",
         (21, 21), (7, 7)),
        # the larger part holds the smaller
        (f"{HIT}. Among the injured were two children. In all 12 people were hurt.",
         UNSAID, (12, 12)),
        # the total is told too: they are in it
        (f"{HIT} and killed five people. A guard was killed. Four others also died.",
         (5, 5), UNSAID),
        # the report takes a figure back
        (f"{HIT}, killing nine people. This replaced an earlier toll of 12 dead.",
         (9, 9), UNSAID),
        (f"{HIT}. Police had earlier said 12 people were killed. The ministry said nine people "
         "were killed.", (9, 9), UNSAID),
        (f"{HIT}. An earlier toll put the dead at 12.", (12, 12), UNSAID),
        (f"{HIT}, killing nine people. Three of the wounded later died.", (9, 9), UNSAID),
        # attackers lie beside their victims, who may be counted without them
        ("A suicide attack hit Mosul on Monday, killing five guards. Two of the attackers were "
         "also killed.", (5, 7), UNSAID),
        ("An attack hit Mosul on Monday, killing nine people. The four gunmen, who had rifles, "
         "were shot dead.", (9, 13), UNSAID),
        # what an army says of its enemy, where nothing else is told
        (f"{HIT}. Thirteen terrorists were neutralised.", (13, 13), UNSAID),
        (f"{HIT}. Two soldiers died and 13 terrorists were neutralised.", (2, 2), UNSAID),
        # one told by name and those beside him are all that died
        ("A bomb went off in Mosul on Monday. The mayor, Ali Nur, was killed along with six men.",
         (7, 7), UNSAID),
        ("A bomber killed at least 30 people at an office in Mosul on Monday, officials said. A "
         "Taliban spokesman claimed responsibility. He said 25 policemen were killed.",
         (25, 30), UNSAID),
        # ages and times
        (f"{HIT}, killing a man of 61 and a girl of nine.", (2, 2), UNSAID),
        (f"{HIT}, killing two people. More than 900 people were killed in February, the UN said.",
         (2, 2), UNSAID),
        # one person, named or by rank
        (f"{HIT}, killing a commander.", (1, 1), UNSAID),
        (f"{HIT}, killing Omar Haddad.", (1, 1), UNSAID),
        (f"{HIT}, killing Omar Haddad and several guards.", (4, None), UNSAID),
        (f"{HIT}, killing at least one commander.", (1, None), UNSAID),
        (f"{HIT}, killing a commander. Three people were killed, police said.", (3, 3), UNSAID),
        (f"{HIT}, killing a commander and two guards.", (3, 3), UNSAID),
        (f"{HIT}, killing him and his two sons.", (3, 3), UNSAID),
        # parts
        (f"{HIT}, killing six people, three of whom were children.", (6, 6), UNSAID),
        (f"{HIT}, killing six people. Three of the dead were children.", (6, 6), UNSAID),
        (f"{HIT}, killing six people. Among the dead were three children.", (6, 6), UNSAID),
        (f"{HIT}, wounding six people, two of them seriously.", UNSAID, (6, 6)),
        (f"{HIT}, killing six people, including two guards, and four civilians were killed.",
         (6, 6), UNSAID),
        (f"{HIT}. A hundred people were there, four of whom were wounded.", UNSAID, (4, None)),
        # another sentence, another voice
        (f"{HIT}. The death toll rose to 12.", (12, 12), UNSAID),
        (f"{HIT}, killing nine people. A mayor said the airstrike had killed 12.",
         (9, 12), UNSAID),
        (f"{HIT}. Nine people lost their lives.", (9, 9), UNSAID),
        (f"{HIT}; nine people were killed and 20 taken to hospital.", (9, 9), (20, 20)),
        (f"{HIT}; there was no loss of life.", (0, 0), UNSAID),
        (f"{HIT}. All residents were unharmed.", (0, 0), (0, 0)),
        (f"{HIT}. No one was seriously hurt.", UNSAID, UNSAID),
        (f"{HIT}. The war has killed 40,000 people since 2014.", UNSAID, UNSAID),
        (f"{HIT}. Twelve people are missing.", UNSAID, UNSAID),
    ],
)  # fmt: skip
def test_toll(text: str, killed: Toll, injured: Toll, known: Gazetteer) -> None:
    incident = next(i for i in told(text, known) if i.kind == "event")
    assert (incident.killed, incident.injured) == (killed, injured), incident.claims


def test_those_on_top_keep_their_own_figure_and_say_of_what(known: Gazetteer) -> None:
    incident = only(f"{HIT}, killing three people. Two others were also killed.", known)
    assert [(c.killed_min, c.adds_to) for c in incident.claims] == [(3, None), (2, 0)]


def test_a_figure_taken_back_is_kept_with_its_words(known: Gazetteer) -> None:
    text = f"{HIT}, killing nine people. This replaced an earlier toll of 12 dead."
    read = extraction(text, known)
    claims = read.incidents[0].claims
    assert [(c.killed_min, c.superseded) for c in claims] == [(9, False), (12, True)]
    assert read.document.quote(claims[1].span) == "12 dead"


def test_joined_reports_keep_those_on_top_tied(known: Gazetteer) -> None:
    reports = [
        extraction(f"{HIT}, killing three people. Two others were also killed.", known, id_="a"),
        extraction(f"{HIT}, killing three people. Two others were also killed.", known, id_="b"),
    ]
    (joined,) = merge([i for r in reports for i in r.incidents], known)
    assert joined.killed == (5, 5)
    assert {c.adds_to for c in joined.claims} == {None, 0}


TUESDAY = WEDNESDAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "start", "end", "rule"),
    [
        # told as news, without a word of when
        ("A car bomb exploded in Mosul, killing four people.", TUESDAY, WEDNESDAY,
         "day_of_publication"),
        ("Gunmen attacked a checkpoint in Mosul.", TUESDAY, WEDNESDAY, "day_of_publication"),
        ("Gunmen have attacked a checkpoint in Mosul.", WEDNESDAY, WEDNESDAY,
         "day_of_publication"),
        ("A drone strike killed three people in Mosul. The dead were farmers.", TUESDAY,
         WEDNESDAY, "day_of_publication"),
        # led away to another time
        ("A car bomb had exploded in Mosul years before.", None, None, ""),
        ("He is accused of the bombing of a mosque in Mosul.", None, None, ""),
        # dated by its own words
        ("A car bomb exploded in Mosul on Sunday.", SUNDAY, SUNDAY, "weekday"),
    ],
)  # fmt: skip
def test_day_of_news(
    text: str, start: date | None, end: date | None, rule: str, known: Gazetteer
) -> None:
    incidents = told(text, known)
    found = [(i.date_start, i.date_end, i.date_rule) for i in incidents if i.kind == "event"]
    assert found in ([(start, end, rule)], [] if start is None else None)


def test_undated_news_has_the_day_of_the_report(known: Gazetteer) -> None:
    text = (
        "An airstrike killed four people in Mosul on Monday.\n\nThe army spoke of a success. "
        "Officials met in Baghdad. A bridge was repaired. Schools were open.\n\n"
        "Gunmen attacked a checkpoint in Tikrit."
    )
    later = next(i for i in told(text, known) if i.place and i.place.name == "Tikrit")
    assert (later.date_start, later.date_end) == (MONDAY, MONDAY)
    assert later.date_rule in ("day_of_the_report", "same_day_as_before")
    assert later.needs_review


def test_no_day_is_assumed_without_publication(known: Gazetteer) -> None:
    incident = only("A car bomb exploded in Mosul, killing four people.", known, None)
    assert (incident.date_start, incident.date_rule) == (None, "")
