from __future__ import annotations

import pytest

from geo.casualties import find_casualties
from geo.records import CasualtyMention, SectionKind, Sentence, Span
from tests.development import SEEDS


def read(text: str, section: SectionKind = "body") -> list[CasualtyMention]:
    return find_casualties((Sentence(Span(0, len(text)), section, text),))


def said(text: str, found: CasualtyMention) -> str:
    return text[found.span.start : found.span.end]


def bounds(
    found: CasualtyMention,
) -> tuple[int | None, int | None, int | None, int | None]:
    return found.killed_min, found.killed_max, found.injured_min, found.injured_max


# text, words, (killed low, killed high, injured low, injured high), group, people
COUNTS = [
    ("The raid killed six masked militiamen near Hit.", "killed six masked militiamen",
     (6, 6, None, None), "militant", "masked militiamen"),
    ("Drones kill 6 near Hit", "kill 6", (6, 6, None, None), "unknown", ""),
    ("Raid kills five in Hit", "kills five", (5, 5, None, None), "unknown", ""),
    ("It hit a bus, killing at least 12 people and wounding 30 others.",
     "killing at least 12 people and wounding 30 others", (12, None, 30, 30), "unknown", "people"),
    ("Six militiamen were killed.", "Six militiamen were killed", (6, 6, None, None), "militant",
     "militiamen"),
    ("Four US troops were killed and more than 40 were injured.",
     "Four US troops were killed and more than 40 were injured", (4, 4, 40, None), "military",
     "US troops"),
    ("Only two people had been killed and a third one was injured.",
     "two people had been killed and a third one was injured", (2, 2, 1, 1), "unknown", "people"),
    ("Three senior members of a rebel group have been killed.",
     "Three senior members of a rebel group have been killed", (3, 3, None, None), "militant",
     "senior members"),
    ("The shell left five dead.", "five dead", (5, 5, None, None), "unknown", ""),
    ("The shell left one person dead and three others injured.",
     "one person dead and three others injured", (1, 1, 3, 3), "unknown", "person"),
    ("Five people died.", "Five people died", (5, 5, None, None), "unknown", "people"),
    ("Three people have since died.", "Three people have since died", (3, 3, None, None),
     "unknown", "people"),
    ("The blast claimed the lives of 12 villagers.", "lives of 12 villagers", (12, 12, None, None),
     "civilian", "villagers"),
    ("The blast claimed 12 lives.", "12 lives", (12, 12, None, None), "unknown", ""),
    ("12 dead and 30 wounded in a blast", "12 dead and 30 wounded", (12, 12, 30, 30), "unknown",
     ""),
    ("The death toll rose to 20.", "toll rose to 20", (20, 20, None, None), "unknown", ""),
    ("The toll has now exceeded 100.", "toll has now exceeded 100", (100, None, None, None),
     "unknown", ""),
    ("That replaced an early toll of 27 dead.", "27 dead", (27, 27, None, None), "unknown", ""),
    ("The toll rose to 5 killed and 17 injured.", "5 killed and 17 injured", (5, 5, 17, 17),
     "unknown", ""),
    ("Medics saw 35 bodies in a ward.", "35 bodies", (35, 35, None, None), "unknown", ""),
    ("They found the bodies of nine men.", "bodies of nine men", (9, None, None, None), "unknown",
     "men"),
    ("The mine wounded two.", "wounded two", (None, None, 2, 2), "unknown", ""),
    ("Two guards were also wounded.", "Two guards were also wounded", (None, None, 2, 2),
     "military", "guards"),
    ("A woman was killed.", "A woman was killed", (1, 1, None, None), "civilian", "A woman"),
    ("It hit a house, killing a family of six.", "killing a family of six", (6, 6, None, None),
     "unknown", ""),
    ("It fell on a house, killing a woman and injuring three others.",
     "killing a woman and injuring three others", (1, 1, 3, 3), "civilian", "a woman"),
    ("It hurt nobody else but injured a 45-year-old woman and a nine-year-old girl.",
     "injured a 45-year-old woman and a nine-year-old girl", (None, None, 2, 2), "civilian",
     "a 45-year-old woman and a nine-year-old girl"),
    ("A drone hit a car, killing a Hezbollah commander.", "killing a Hezbollah commander",
     (1, None, None, None), "militant", "a Hezbollah commander"),
    ("The raid killed the group's leader.", "killed the group's leader", (1, None, None, None),
     "unknown", "the group's leader"),
    ("The raid killed Omar Adil Haddad in Hit.", "killed Omar Adil Haddad",
     (1, None, None, None), "unknown", "Omar Adil Haddad"),
    ("Omar Adil Haddad, who was also killed, led it.", "Omar Adil Haddad, who was also killed",
     (1, None, None, None), "unknown", "Omar Adil Haddad"),
    ("Nine soldiers, four civilians and one sailor were killed.",
     "Nine soldiers, four civilians and one sailor were killed", (14, 14, None, None), "unknown",
     "Nine soldiers, four civilians and one sailor"),
    ("The raid killed two men from the town and three men from the hills.",
     "killed two men from the town and three men", (5, 5, None, None), "unknown",
     "two men from the town and three men"),
    ("The mine killed 14 soldiers and two officers.", "killed 14 soldiers and two officers",
     (16, 16, None, None), "military", "14 soldiers and two officers"),
    ("Dozens died in the raid.", "Dozens died", (12, None, None, None), "unknown", ""),
    ("Raid kills dozens at base", "kills dozens", (12, None, None, None), "unknown", ""),
    ("Hundreds of civilians were wounded.", "Hundreds of civilians were wounded",
     (None, None, 100, None), "civilian", "civilians"),
    ("Six citizens killed 22 injured in Hit", "Six citizens killed 22 injured", (6, 6, 22, 22),
     "civilian", "citizens"),
    ("Shelling kills two children, injures nine others", "kills two children, injures nine others",
     (2, 2, 9, 9), "civilian", "children"),
    ("The envoy said that 190 were dead.", "190 were dead", (190, 190, None, None), "unknown", ""),
    ("The attack had killed twelve and injured twelve more.",
     "killed twelve and injured twelve", (12, 12, 12, 12), "unknown", ""),
    ("Last week a bomb killed five and wounded 110.", "killed five and wounded 110",
     (5, 5, 110, 110), "unknown", ""),
    ("TWO REBELS HAVE BEEN KILLED AND FOUR OTHERS WERE ARRESTED.", "TWO REBELS HAVE BEEN KILLED",
     (2, 2, None, None), "militant", "REBELS"),
    ("THREE GUERRILLAS WERE KILLED AND FIVE OTHERS WERE WOUNDED.",
     "THREE GUERRILLAS WERE KILLED AND FIVE OTHERS WERE WOUNDED", (3, 3, 5, 5), "militant",
     "GUERRILLAS"),
    ("The army had killed 28 and wounded 30 fighters.", "killed 28 and wounded 30 fighters",
     (28, 28, 30, 30), "militant", "fighters"),
    ("About 20 people were hurt.", "About 20 people were hurt", (None, None, 20, 20), "unknown",
     "people"),
    ("Up to 30 people died.", "Up to 30 people died", (None, 30, None, None), "unknown", "people"),
    ("Between six and eight soldiers died.", "Between six and eight soldiers died",
     (6, 8, None, None), "military", "soldiers"),
    ("13 students with minor injuries were treated.", "13 students with minor injuries",
     (None, None, 13, 13), "civilian", "students"),
    ("The raid led to six deaths.", "six deaths", (6, 6, None, None), "unknown", ""),
    ("It meant the deaths of nine shepherds.", "deaths of nine shepherds", (9, 9, None, None),
     "civilian", "shepherds"),
    ("The attack on the wedding injured another ten in Hit.", "injured another ten",
     (None, None, 10, 10), "unknown", ""),
    ("Three crewmen had\u00a0been\u00a0killed.", "Three crewmen had\u00a0been\u00a0killed",
     (3, 3, None, None), "military", "crewmen"),
    ("The strike killed eight jihadists.", "killed eight jihadists", (8, 8, None, None),
     "militant", "jihadists"),
    ("Fifteen fighters were killed or wounded.", "Fifteen fighters were killed or wounded",
     (None, 15, None, 15), "militant", "fighters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "figures", "group", "people"), COUNTS)
def test_figure_of_dead_and_hurt(
    text: str,
    words: str,
    figures: tuple[int | None, int | None, int | None, int | None],
    group: str,
    people: str,
) -> None:
    (found,) = read(text)
    assert (said(text, found), bounds(found), found.group, found.people, found.role) == (
        words,
        figures,
        group,
        people,
        "count",
    )


@pytest.mark.parametrize(
    ("text", "words", "figures", "group", "hedge"),
    [
        ("There were no casualties.", "no casualties", (0, 0, 0, 0), "unknown", ""),
        ("It fell in a field without causing casualties.", "without causing casualties",
         (0, 0, 0, 0), "unknown", ""),
        ("The blast did not cause any casualties.", "did not cause any casualties", (0, 0, 0, 0),
         "unknown", ""),
        ("No injuries were reported.", "No injuries were reported", (None, None, 0, 0), "unknown",
         "reported"),
        ("There were no deaths or injuries.", "no deaths or injuries", (0, 0, 0, 0), "unknown",
         ""),
        ("There are no indications of civilian casualties.",
         "no indications of civilian casualties", (0, 0, 0, 0), "civilian", "no indications"),
        ("There were no reports of casualties.", "no reports of casualties", (0, 0, 0, 0),
         "unknown", "no reports"),
        ("No one was hurt.", "No one was hurt", (0, 0, 0, 0), "unknown", ""),
        ("Nobody was killed.", "Nobody was killed", (0, 0, None, None), "unknown", ""),
        ("No soldiers were injured.", "No soldiers were injured", (None, None, 0, 0), "military",
         ""),
    ],
)  # fmt: skip
def test_nobody_was_hurt(
    text: str, words: str, figures: tuple[int | None, ...], group: str, hedge: str
) -> None:
    (found,) = read(text)
    assert (said(text, found), bounds(found), found.group, found.hedge) == (
        words,
        figures,
        group,
        hedge,
    )


@pytest.mark.parametrize(
    ("text", "words", "role", "low"),
    [
        ("Another of the three killed was a cousin.", "three killed", "repeat", 3),
        ("Among the three said to be killed was a cousin.", "three said to be killed", "repeat",
         3),
        ("The six soldiers killed there came from Hit.", "six soldiers killed", "repeat", 6),
        ("The war has killed more than 9,000 people.", "killed more than 9,000 people",
         "war_total", 9000),
        ("A siege of its war in Hit that has killed 700 people.", "killed 700 people",
         "war_total", 700),
        ("Some 400 people have been killed since 2015.", "Some 400 people have been killed",
         "war_total", 400),
        ("Snipers have killed 80 people in three years.", "killed 80 people", "war_total", 80),
        ("Over 100,000 people have been killed.", "Over 100,000 people have been killed",
         "war_total", 100_000),
        ("The raid, the deadliest since 2015, killed 40 people.", "killed 40 people", "count", 40),
        ("The casualties reportedly included a field commander.", "included a field commander",
         "subset", 1),
    ],
)  # fmt: skip
def test_role_of_a_figure(text: str, words: str, role: str, low: int) -> None:
    (found,) = read(text)
    assert (said(text, found), found.role, found.killed_min) == (words, role, low)


@pytest.mark.parametrize(
    ("text", "part", "figures"),
    [
        ("It killed 12 people, including three children, and wounded 30.",
         "including three children", (3, 3, None, None)),
        ("It killed eight people, among them two women.", "among them two women",
         (2, 2, None, None)),
        ("It wounded nine people, two of them soldiers.", "two of them",
         (None, None, 2, 2)),
        ("It wounded nine people, including a child.", "including a child", (None, None, 1, 1)),
        ("At least 72 people including nine children were killed.", "including nine children",
         (9, 9, None, None)),
    ],
)  # fmt: skip
def test_part_of_the_people(text: str, part: str, figures: tuple[int | None, ...]) -> None:
    whole, *rest = read(text)
    assert whole.role == "count"
    assert [(said(text, m), bounds(m), m.role) for m in rest] == (
        [(part, figures, "subset")] if part else []
    )


def test_two_of_them_are_a_part() -> None:
    text = "The crew was safe, but two of them had been seriously injured."
    (found,) = read(text)
    assert said(text, found) == "two of them had been seriously injured"
    assert (found.role, bounds(found)) == ("subset", (None, None, 2, 2))


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Six men were reportedly killed.", "reportedly"),
        ("Reportedly, six men were killed.", "reportedly"),
        ("At least six men are believed to have been killed.", "believed"),
        ("Six men may have been killed.", "may have"),
        ("Six men were feared dead.", "feared"),
        ("Six men were killed.", ""),
    ],
)
def test_hedge_is_kept(text: str, hedge: str) -> None:
    (found,) = read(text)
    assert (found.hedge, found.killed_min) == (hedge, 6)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Six men died.", "exact"),
        ("At least six men died.", "at_least"),
        ("Up to six men died.", "at_most"),
        ("Around six men died.", "about"),
        ("Six to eight men died.", "range"),
        ("Several men died.", "vague"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    (found,) = read(text)
    assert found.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "It keeps some 2,500 troops in one land and 900 in another.",
        "A drone fired three rockets at a 4X4 car near Tower 22.",
        "Three vehicles were destroyed.",
        "It could kill hundreds of people.",
        "He joined a plot to kill the ambassador.",
        "Nobody knows whether there were casualties.",
        "The agency did not mention if there were casualties.",
        "There was no word on casualties.",
        "There were no further casualties.",
        "They held 30 prisoners.",
        "The raid killed 20 cattle.",
        "Medics saved the lives of 12 people.",
        "The paper told Kurdistan 24 of it.",
        "He died in 2019.",
        "Two people were arrested.",
        "The army killed the engine.",
        "The deadlock left two parties angry.",
        "Many of the wounded remain in hospital.",
    ],
)
def test_no_casualties_stated(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("section", ["header", "byline", "advertisement", "correction"])
def test_sections_passed_over(section: SectionKind) -> None:
    assert read("Six men were killed.", section) == []


def test_a_verb_with_its_own_people_is_not_joined() -> None:
    text = "The attack left 12 people dead and wounded dozens."
    found = read(text)  # a vague number is a figure of its own: its modality is not the other's
    assert [bounds(m) for m in found] == [(12, 12, None, None), (None, None, 12, None)]
    assert [m.modality for m in found] == ["exact", "vague"]


def test_claims_of_two_clauses_stay_two() -> None:
    text = "A source said six fighters were killed, but the group said only two were killed."
    assert [bounds(m)[0] for m in read(text)] == [6, 2]


def test_sentences_are_counted_from_the_first() -> None:
    texts = ("A raid hit Hit.", "Six men were killed.")
    starts = (0, 16)
    sentences = tuple(
        Sentence(Span(at, at + len(text)), "body", text)
        for at, text in zip(starts, texts, strict=True)
    )
    (found,) = find_casualties(sentences)
    assert (found.sentence, found.span) == (1, Span(16, 35))


@pytest.mark.parametrize("part", ["a", "1 ", "six men ", "killed ", "a man ", "no ", "dead, ", " "])
def test_long_input_is_read_in_linear_time(part: str) -> None:
    read(part * (100_000 // len(part)))


@pytest.mark.development
@pytest.mark.parametrize(
    ("name", "words", "figures", "role", "group"),
    [
        ("000", "killed six Iran-backed militiamen", (6, 6, None, None), "count", "militant"),
        ("000", "two people had been killed", (2, 2, 1, 1), "count", "unknown"),
        ("000", "included a field commander", (1, None, None, None), "subset", "unknown"),
        ("003", "Three senior members of", (3, 3, None, None), "count", "militant"),
        ("003", "three said to be killed", (3, 3, None, None), "repeat", "unknown"),
        ("003", "three US troops were killed", (3, 3, 40, None), "count", "military"),
        ("003", "killing a Kataib", (1, None, None, None), "count", "militant"),
        ("003", "three killed was", (3, 3, None, None), "repeat", "unknown"),
        ("003", "killed more than 27,000", (27000, None, None, None), "war_total", "unknown"),
        ("003", "no indications of", (0, 0, 0, 0), "count", "civilian"),
    ],
)
def test_figures_of_the_seeds(
    name: str, words: str, figures: tuple[int | None, ...], role: str, group: str
) -> None:
    (path,) = SEEDS.glob(f"{name}*.txt")
    lines = path.read_text(encoding="utf-8").split("\n")
    (line,) = [line for line in lines if words in line]
    found = next(m for m in read(line) if line[m.span.start :].startswith(words))
    assert (bounds(found), found.role, found.group) == (figures, role, group)
