"""Who, when and how many, joined from all tellings of an event."""

from __future__ import annotations

from datetime import date

import pytest

from geo.gazetteer import Gazetteer
from geo.incidents.facts import precision
from tests.incidents.reports import MONDAY, SATURDAY, SUNDAY, WEDNESDAY, only, told

Toll = tuple[int | None, int | None]
UNSAID: Toll = (None, None)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("An airstrike in Mosul killed four people on Monday.", (4, 4), UNSAID),
        ("An airstrike in Mosul killed six people on Monday, a security source said. The army "
         "said four people were killed.", (4, 6), UNSAID),
        ("An airstrike in Mosul killed at least four people on Monday.", (4, None), UNSAID),
        ("An airstrike in Mosul killed at least four people on Monday. Police said six were "
         "killed.", (6, 6), UNSAID),
        ("An airstrike in Mosul killed at least nine people on Monday. Police said six were "
         "killed.", (6, 9), UNSAID),
        ("Shelling on Sunday killed between four and seven people in Mosul.", (4, 7), UNSAID),
        ("An airstrike in Mosul on Monday killed six people, including two children.",
         (6, 6), UNSAID),
        ("An airstrike in Mosul killed three people on Monday. Another of the three killed was a "
         "teacher.", (3, 3), UNSAID),
        ("An airstrike in Mosul on Monday wounded nine people and killed two.", (2, 2), (9, 9)),
        ("An airstrike in Mosul killed dozens on Monday.", (12, None), UNSAID),
        ("An airstrike in Mosul killed three civilians and two soldiers on Monday.",
         (5, 5), UNSAID),
        ("An airstrike hit Mosul on Monday.", UNSAID, UNSAID),
        ("An airstrike hit Mosul on Monday. Nobody was killed.", (0, 0), UNSAID),
        ("An airstrike killed four people in Mosul on Monday. There were no civilian casualties, "
         "the army said.", (4, 4), UNSAID),
        ("An airstrike hit Mosul on Monday. There were no civilian casualties, the army said.",
         UNSAID, UNSAID),
    ],
)  # fmt: skip
def test_toll(text: str, killed: Toll, injured: Toll, known: Gazetteer) -> None:
    incident = only(text, known)
    assert (incident.killed, incident.injured) == (killed, injured), incident.claims


def test_a_second_blast_that_hurt_nobody_has_no_toll(known: Gazetteer) -> None:
    first, second = told(
        "A blast killed five people in Damascus on Monday. Hours later another blast was heard "
        "near the airport, but no casualties were reported. More than 20 people were wounded.",
        known,
    )
    assert (first.killed, first.injured) == ((5, 5), (20, None))
    assert second.injured == (0, 0)


def test_who_lives_under_bombardment_is_no_event(known: Gazetteer) -> None:
    text = "A drone hit a ship in the Red Sea on Monday. The Houthis say they act in solidarity "
    only(f"{text} with Palestinians under Israeli bombardment in Gaza.", known)


def test_the_same_figure_told_twice_is_one_claim(known: Gazetteer) -> None:
    incident = only(
        "Airstrike in Mosul kills four\n\nAn airstrike in Mosul killed four people on Monday, "
        "police said.\n\nFour people were killed in the strike.",
        known,
    )
    assert [(c.killed_min, c.claimant) for c in incident.claims] == [(4, "police")]


def test_part_of_a_toll_points_at_the_whole(known: Gazetteer) -> None:
    incident = only(
        "An airstrike in Mosul on Monday killed six people, including two children.", known
    )
    assert [(c.killed_min, c.subset_of) for c in incident.claims] == [(6, None), (2, 0)]


def test_both_sides_of_a_toll(known: Gazetteer) -> None:
    incident = only(
        "Turkish warplanes struck PKK positions near Dohuk on Monday, killing three fighters, the "
        "Turkish army said. The PKK said one fighter was killed.",
        known,
    )
    assert [(c.killed_min, c.side, c.claimant_type) for c in incident.claims] == [
        (3, "perpetrator", "official"),
        (1, "target", "party"),
    ]


def test_one_toll_for_two_towns_stays_with_the_first_and_is_marked(known: Gazetteer) -> None:
    first, second = told("Airstrikes hit Mosul and Kirkuk on Monday, killing five.", known)
    assert (first.killed, second.killed) == ((5, 5), UNSAID)
    for incident in (first, second):
        assert "the report gives one toll for several places" in incident.reasons
        assert incident.needs_review


# ---------------------------------------------------------------- when


DATES = (
    ("A drone strike hit Rutba on Monday.", MONDAY, MONDAY, "day"),
    ("A drone strike hit Rutba on Wednesday.", WEDNESDAY, WEDNESDAY, "day"),
    ("A drone strike hit Rutba on Thursday.", date(2021, 3, 4), date(2021, 3, 4), "day"),
    ("A drone strike hit Rutba on Sunday night.", SUNDAY, SUNDAY, "day"),
    ("A drone strike hit Rutba yesterday.", date(2021, 3, 9), date(2021, 3, 9), "day"),
    ("A drone strike hit Rutba overnight.", date(2021, 3, 9), WEDNESDAY, "day"),
    ("A drone strike hit Rutba on 5 March.", date(2021, 3, 5), date(2021, 3, 5), "day"),
    ("A drone strike hit Rutba last week.", date(2021, 3, 1), SUNDAY, "week"),
    ("A drone strike hit Rutba last month.", date(2021, 2, 1), date(2021, 2, 28), "month"),
    ("A drone strike hit Rutba in late January.", date(2021, 1, 21), date(2021, 1, 31), "month"),
    ("A drone strike hit Rutba in January.", date(2021, 1, 1), date(2021, 1, 31), "month"),
    ("A drone strike hit Rutba in 2019.", date(2019, 1, 1), date(2019, 12, 31), "year"),
    ("Last month, a drone strike hit Rutba. The strike in late February killed two.",
     date(2021, 2, 21), date(2021, 2, 28), "week"),
    ("A drone strike hit Rutba this month. The strike on Monday killed two.",
     MONDAY, MONDAY, "day"),
    # the day stands in a sentence without a word of attack
    ("Mourners in Rutba on Wednesday buried two men killed in a drone strike. They were driving "
     "home on Monday.", MONDAY, MONDAY, "day"),
    ("A drone strike in Rutba killed two, police said on Wednesday. The wounded were brought to a "
     "clinic on Monday night.", MONDAY, MONDAY, "day"),
    ("A drone strike in Rutba killed two, police said on Wednesday. The minister came on Monday.",
     WEDNESDAY, WEDNESDAY, "day"),
    ("A drone strike in Rutba killed two, police said on Monday. The strike came a day earlier.",
     SUNDAY, SUNDAY, "day"),
    # a child's age is no other time
    ("A drone strike in Rutba killed nine people, the deadliest attack there in years.",
     date(2021, 3, 9), WEDNESDAY, "day"),
    ("A drone strike in Rutba killed a three-year-old girl.", date(2021, 3, 9), WEDNESDAY, "day"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end", "word"), DATES)
def test_days(text: str, start: date, end: date, word: str, known: Gazetteer) -> None:
    incident = only(text, known)
    assert (incident.date_start, incident.date_end) == (start, end)
    assert incident.date_precision == word


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("A drone strike hit Rutba on Monday.", "weekday:monday"),
        ("A drone strike hit Rutba in January.", "--01"),
        ("A drone strike hit Rutba in late January.", "--01-21/--01-31"),
        ("A drone strike hit Rutba.", ""),
    ],
)
def test_without_a_day_of_publication_a_date_stays_partial(
    text: str, partial: str, known: Gazetteer
) -> None:
    incident = only(text, known, published=None)
    assert (incident.date_start, incident.date_end) == (None, None)
    assert (incident.date_precision, incident.date_partial) == ("none", partial)


def test_days_counted_from_the_event_told_before(known: Gazetteer) -> None:
    _, second = told("Rockets hit Erbil on Monday. Two days earlier, a drone hit Mosul.", known)
    assert (second.date_start, second.date_end) == (SATURDAY, SATURDAY)


TUESDAY = date(2021, 3, 9)

# a report, and the first and last days of its incidents in order
COUNTED = (
    # from an attack that the words name
    ("A bomb killed nine in Erbil on Sunday. A day after that bombing, a drone hit Mosul.",
     [(SUNDAY, SUNDAY), (MONDAY, MONDAY)]),
    # from the day of the sentence before, though no attack is told in it
    ("A drone hit Mosul on Monday. On January 22 it had snowed. Two days later gunmen shot a "
     "judge dead in Tikrit.",
     [(MONDAY, MONDAY), (date(2021, 1, 24), date(2021, 1, 24))]),
    # the day that a record is counted from is another attack's
    ("It was the worst strike on Mosul since January 3, when jets hit a base near Tikrit.",
     [(TUESDAY, WEDNESDAY), (date(2021, 1, 3), date(2021, 1, 3))]),
    # what came before in the same sentence was on its day rather than on that of the report
    ("A bomb killed 54 in Mosul on Sunday. Guns fired at Manbij on Monday after mortar rounds "
     "landed in a school in Azaz.",
     [(SUNDAY, SUNDAY), (MONDAY, MONDAY), (MONDAY, MONDAY)]),
    # fire that is answered
    ("The army struck Manbij on Monday in retaliation for mortar fire that landed in Azaz.",
     [(MONDAY, MONDAY), (SUNDAY, MONDAY)]),
    # "earlier this month" is before the day told
    ("On Monday air strikes hit Mosul, and earlier this month a camp in Tikrit was bombed.",
     [(MONDAY, MONDAY), (date(2021, 3, 1), SUNDAY)]),
    ("Drones hit a car in Mosul on Monday. Earlier, shells fell on Manbij.",
     [(MONDAY, MONDAY), (MONDAY, MONDAY)]),
    # the first sentences tell the day of strikes that are told one by one
    ("The coalition said it conducted 12 strikes in Syria on Monday. Near Abu Kamal two air "
     "strikes destroyed oil wells.", [(MONDAY, MONDAY)]),
    # "a day ago" is no other word for the day told before
    ("A rocket hit a bus in Mosul on Tuesday, killing one. A day ago a shell killed two in Tikrit.",
     [(TUESDAY, TUESDAY), (MONDAY, MONDAY)]),
    # the day of a statement stands for an event of the lead whose clause it is not in
    ("Warplanes struck a depot known as the White Barn in the south killing three traders said "
     "Monday.", [(MONDAY, MONDAY)]),
    # nothing has a day: news all the same
    ("Warplanes carried out raids on Manbij, killing three.", [(TUESDAY, WEDNESDAY)]),
    ("A fire at a depot in Mosul after an attack by a drone has been put out, the mayor wrote.",
     [(TUESDAY, WEDNESDAY)]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "days"), COUNTED)
def test_days_told_by_other_words(
    text: str, days: list[tuple[date, date] | None], known: Gazetteer
) -> None:
    found = [(i.date_start, i.date_end) if i.date_start else None for i in told(text, known)]
    assert found == days


def test_day_of_a_statement_is_marked(known: Gazetteer) -> None:
    incident = only("The army said on Monday that a drone had hit a car in Rutba.", known)
    assert (incident.date_start, incident.date_rule) == (MONDAY, "day_of_statement")
    assert incident.needs_review


def test_an_event_between_two_others_is_bounded_by_them(known: Gazetteer) -> None:
    text = (
        "An airstrike hit Mosul, in response to a drone attack in Erbil on Sunday, the army said."
    )
    first, second = told(text, known)
    assert (first.date_start, first.date_end) == (SUNDAY, WEDNESDAY)
    assert first.date_rule == "between_related"
    assert second.date_start == SUNDAY
    assert [(link.rel, link.to) for link in first.links] == [("retaliation_for", second.id)]


CARRIED = (
    ("On Monday shells hit Mosul. Rockets struck Tikrit, killing two.", True),
    ("On Monday shells hit Mosul. Police said gunmen attacked a post in Kirkuk.", True),
    ("On Monday shells hit Mosul. Rockets had struck Tikrit, killing two.", False),
    ("On Monday shells hit Mosul. Rockets struck Tikrit two years ago, killing two.", False),
    ("On Monday shells hit Mosul. Earlier, rockets struck Tikrit, killing two.", False),
    ("On Monday shells hit Mosul. Warplanes struck Aleppo, killing two.", False),
    ("In January shells hit Mosul. Rockets struck Tikrit, killing two.", False),
    ("On Monday shells hit Mosul. Trade went on. The bank opened. A minister came. Rockets struck "
     "Tikrit, killing two.", False),
    ("An airstrike hit Mosul, in response to a drone attack in Erbil on Sunday. Warplanes struck "
     "Tikrit, killing two.", False),
)  # fmt: skip


@pytest.mark.parametrize(("text", "carried"), CARRIED)
def test_day_of_the_event_told_before(text: str, carried: bool, known: Gazetteer) -> None:
    last = told(text, known)[-1]
    assert (last.date_rule == "same_day_as_before") is carried, last.summary
    if carried:
        assert (last.date_start, last.date_end) == (MONDAY, MONDAY)
        assert "the day is that of the event told before" in last.reasons
        assert last.needs_review


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        ((2021, 3, 8), (2021, 3, 8), "day"),
        ((2021, 3, 8), (2021, 3, 9), "day"),
        ((2021, 3, 8), (2021, 3, 10), "week"),
        ((2021, 3, 1), (2021, 3, 8), "week"),
        ((2021, 3, 1), (2021, 3, 10), "month"),
        ((2021, 3, 1), (2021, 3, 31), "month"),
        ((2021, 1, 27), (2021, 3, 10), "month"),
        ((2021, 1, 1), (2021, 3, 10), "year"),
        ((2021, 1, 1), (2021, 12, 31), "year"),
    ],
)
def test_word_for_an_interval(
    first: tuple[int, int, int], last: tuple[int, int, int], word: str
) -> None:
    assert precision(date(*first), date(*last)) == word


# ---------------------------------------------------------------- who


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Israel struck a base near Damascus on Monday.", {("israel", "reported_as_fact")}),
        ("Israel struck a base near Damascus on Monday. The Israeli army said it had carried out "
         "the strike.", {("israel", "announced_officially")}),
        ("A drone strike hit Rutba on Monday. Iraq accused Israel of the attack.",
         {("israel", "accused")}),
        ("A drone strike hit Rutba on Monday. Israel was blamed for the attack. Israel denied it.",
         {("israel", "accused"), ("israel", "denied")}),
        ("A suspected Israeli drone strike hit Rutba on Monday. It was not clear who carried it "
         "out.", {("israel", "suspected"), ("", "unknown")}),
        ("A car bomb killed five in Kabul on Monday. The Taliban claimed responsibility.",
         {("taliban", "claimed")}),
        ("A car bomb killed five in Kabul on Monday. The Taliban claimed responsibility. Officials "
         "blamed the Haqqani network.", {("taliban", "claimed"), ("haqqani", "accused")}),
        ("Militants attacked a checkpoint in Kirkuk on Monday. The Islamic State claimed the "
         "attack.", {("isis", "claimed")}),
        ("Shells hit a village near Kherson on Monday, killing six, in an attack that Kyiv pinned "
         "on Russia and Moscow denied.", {("russia", "accused"), ("russia", "denied")}),
        ("Gunmen killed three in Herat on Monday. Officials blamed the Taliban, who denied "
         "involvement.", {("taliban", "accused"), ("taliban", "denied")}),
        ("A drone strike hit Rutba on Monday. The governor condemned the attack and blamed it on "
         "Islamic State.", {("isis", "accused")}),
        ("A rocket attack killed two at a base of the Iraqi army in Taji on Monday. No group has "
         "said that it was responsible.", set()),
        ("A drone strike hit Rutba on Monday.", set()),
    ],
)  # fmt: skip
def test_perpetrators(text: str, said: set[tuple[str, str]], known: Gazetteer) -> None:
    found = only(text, known).attributions
    assert {(a.actor_id, a.status) for a in found if a.role == "perpetrator"} == said


def test_who_was_hit_and_denies_it_is_a_target(known: Gazetteer) -> None:
    incident = only("Israel struck Iranian forces near Damascus on Monday. Iran denied it.", known)
    assert incident.perpetrators == ("Israel",)
    denied = [(a.actor_id, a.role) for a in incident.attributions if a.status == "denied"]
    assert denied == [("iran", "target")]


def test_an_open_culprit_is_nobody_of_several(known: Gazetteer) -> None:
    incident = only(
        "A suspected Israeli drone strike hit Rutba on Monday. It was not clear who carried it "
        "out.",
        known,
    )
    assert "several are named as perpetrators" not in incident.reasons
