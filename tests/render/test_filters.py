"""Choosing what is shown: by actor and all its parts, by target, precision and publisher."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.records import Actor, Entry, Incident
from geo.render import draw
from geo.render.families import families
from tests import samples
from tests.render.acting import choice, fragment, ids, shown_ids
from tests.render.conftest import FOLDER, OPENER


def actor(id_: str, name: str, parents: tuple[str, ...] = (), type_: str = "state_forces") -> Actor:
    return Actor(id_, name, (), (), type_, "", "", parents, (), "", "", "sample")


@dataclass(frozen=True)
class Known:
    """Two states: one that reports name, one that they only name parts of; and a militia."""

    entries: tuple[Entry, ...] = ()
    actors: tuple[Actor, ...] = (
        actor("lake", "Lake State", type_="state"),
        actor("lake_army", "Lake Army", ("lake",)),
        actor("lake_guns", "Lake Gunners", ("lake_army",)),
        actor("hill", "Hill State", type_="state"),
        actor("hill_army", "Hill Army", ("hill",)),
        actor("hill_men", "Hill Men", ("hill", "gone"), "political_militia"),
        actor("sea", "Sea State", type_="state"),
        actor("sea_navy", "Sea Navy", ("sea",)),
    )


BY = (  # who did it, who was hit, how fine the place is, who reports it
    ("lake", "hill_men", "town", "Example Wire"),
    ("lake_army", "hill_army", "exact", "Example Wire"),
    ("lake_guns", "hill_army", "province", "Other Wire"),
    ("hill_army", "lake_army", "town", "Other Wire"),
    ("hill_men", "", "border", "Other Wire"),
    ("sea_navy", "", "town", ""),
    ("", "", "sea", ""),
)


def made(n: int, by: str, hit: str, precision: str, publisher: str) -> Incident:
    name = {actor.id: actor.name for actor in Known().actors}
    said = [samples.attribution(actor_id=by, actor=name[by])] if by else []
    if hit:
        said.append(samples.attribution(role="target", actor_id=hit, actor=name[hit]))
    return samples.incident(
        id=f"SM-{n:012x}",
        summary=f"Incident {n}.",
        attributions=tuple(said),
        places=(samples.place(precision=precision, lat=33.0 + n / 5),),
        sources=(samples.source(publisher=publisher, url="https://example.net/a"),),
    )


INCIDENTS = [made(n, *row) for n, row in enumerate(BY)]


def by(*numbers: int) -> set[str]:
    return ids(INCIDENTS[n] for n in numbers)


def test_a_row_for_every_actor_that_is_part_of_another_or_has_parts() -> None:
    assert families(INCIDENTS, Known()) == [
        ("Hill Army", ("Hill State",), "Hill State"),
        # A militia never has the colour of a state, and an unknown parent is none.
        ("Hill Men", ("Hill State",), "Hill Men"),
        ("Hill State", (), "Hill State"),
        ("Lake Army", ("Lake State",), "Lake State"),
        ("Lake Gunners", ("Lake Army",), "Lake State"),
        ("Lake State", (), "Lake State"),
        ("Sea Navy", ("Sea State",), "Sea State"),
        ("Sea State", (), "Sea State"),
    ]
    assert families(INCIDENTS, None) == []


def test_actors_that_are_part_of_each_other_do_no_harm() -> None:
    known = Known(actors=(actor("a", "A", ("b",)), actor("b", "B", ("a",))))
    one = samples.incident(attributions=(samples.attribution(actor_id="a", actor="A"),))
    assert [row[0] for row in families([one], known)] == ["A", "B"]


@pytest.fixture(scope="module")
def tree_path(page_folder: FOLDER) -> Path:
    path = page_folder("tree") / "index.html"
    draw(INCIDENTS, gazetteer=Known()).save(str(path))
    return path


def count(page: Page, facet: str, label: str) -> int:
    return int(choice(page, facet, label).locator(".number").inner_text())


@pytest.mark.browser
def test_choosing_a_parent_shows_its_parts(open_page: OPENER, tree_path: Path) -> None:
    page = open_page(tree_path)
    # The Hill State did nothing itself, but joins two that did; one part alone needs no heading.
    names = page.locator("#sm-facet-actor .choice .name").all_inner_texts()
    assert names == ["Lake State", "Lake Army", "Lake Gunners", "Hill State", "Hill Men",
                     "Hill Army", "Sea Navy", "Unattributed"]  # fmt: skip
    assert [count(page, "actor", name) for name in names] == [3, 2, 1, 2, 1, 1, 1, 1]
    row = choice(page, "actor", "Lake State")
    row.hover()
    row.get_by_role("button", name="Show only: Lake State").click()
    assert shown_ids(page) == by(0, 1, 2)
    choice(page, "actor", "Lake Gunners").get_by_role("checkbox").uncheck()
    assert shown_ids(page) == by(0, 1)
    assert row.get_by_role("checkbox").evaluate("box => box.indeterminate")
    again = open_page(tree_path, "#" + fragment(page))
    assert shown_ids(again) == by(0, 1)
    choice(page, "actor", "Hill State").get_by_role("checkbox").check()
    assert shown_ids(page) == by(0, 1, 3, 4)
    row.get_by_role("checkbox").check()
    assert shown_ids(page) == by(0, 1, 2, 3, 4)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("facet", "label", "left"),
    [
        ("target", "Hill Army", (0, 3, 4, 5, 6)),
        ("target", "No actor named", (0, 1, 2, 3)),
        ("precision", "A town or village", (1, 2, 4, 6)),
        ("precision", "At sea", (0, 1, 2, 3, 4, 5)),
        ("source", "Other Wire", (0, 1, 5, 6)),
        ("source", "example.net", (0, 1, 2, 3, 4)),
    ],
)
def test_target_precision_and_publisher(
    open_page: OPENER, tree_path: Path, facet: str, label: str, left: tuple[int, ...]
) -> None:
    page = open_page(tree_path)
    before = count(page, "actor", "Lake State")
    choice(page, facet, label).get_by_role("checkbox").uncheck()
    assert shown_ids(page) == by(*left)
    assert count(page, facet, label) == len(BY) - len(left)
    # The counts of the others follow.
    assert count(page, "actor", "Lake State") == len({0, 1, 2} & set(left)) <= before


@pytest.mark.browser
def test_a_long_list_of_choices_is_searched(open_page: OPENER, tmp_path: Path) -> None:
    many = [samples.incident(
        id=f"SM-{n:012x}", attributions=(samples.attribution(actor_id="", actor=f"Group {n:03}"),)
    ) for n in range(150)]  # fmt: skip
    draw(many).save(str(tmp_path / "index.html"))
    page = open_page(tmp_path / "index.html")
    facet = page.locator("#sm-facet-actor")
    assert facet.locator(".choice").count() < len(many)
    expect(facet).to_contain_text("90 more: type above to find them")
    facet.get_by_role("searchbox").fill("GROUP 14")
    expect(facet.locator(".choice")).to_have_count(12)
    facet.locator(".choice", has_text="Group 149").get_by_role("checkbox").uncheck()
    expect(page.get_by_role("status")).to_have_text("149 of 150\u00a0incidents")
    facet.get_by_role("searchbox").fill("none such")
    expect(facet).to_contain_text("Nothing here has this name")


@pytest.mark.browser
def test_the_layer_control_acts_on_the_same_filter(open_page: OPENER, tree_path: Path) -> None:
    page = open_page(tree_path)
    control = page.locator(".leaflet-control-layers")
    control.hover()
    control.get_by_label("Lake State").uncheck()
    assert shown_ids(page) == by(3, 4, 5, 6)
    assert not choice(page, "actor", "Lake Gunners").get_by_role("checkbox").is_checked()
    choice(page, "actor", "Lake Gunners").get_by_role("checkbox").check()
    assert shown_ids(page) == by(2, 3, 4, 5, 6)
    control.hover()
    expect(control.get_by_label("Lake State")).to_be_checked()
    control.get_by_label("Unattributed").uncheck()
    assert shown_ids(page) == by(2, 3, 4, 5)
    # No incident is in the page twice for it.
    assert page.content().count("Incident 0.") == 1
