"""Reports made by a rule, as many as wanted, with what each of them tells known beforehand.

Run from the repository: ``python -m bench.made_reports COUNT OUT.jsonl [TRUTH.jsonl]``.

Each report has some 3,000 characters: a title, a dateline, a lead that tells of one strike, in two
of five reports a second strike further down, a statement, and paragraphs about anything but
attacks. Place, day, actor, weapon and toll are drawn with a fixed seed: towns of the tables of our
own whose name is no word and borne by nothing else in their country, days of ten years,
perpetrators of a short list. The wording is plain (`LEADS`): what is measured is that nothing
planted is lost, and how fast, never how well difficult English is read.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from geo import gazetteer
from geo.gazetteer import Gazetteer
from geo.records import Entry

FIRST_DAY, DAYS = date(2014, 1, 1), 3650
LENGTH = 3_000
SECOND = 0.4
"""Share of reports that tell of a second strike."""
LEADS = (
    "{weapon} killed {killed} people and wounded {injured} in {place}, {land}, on {weekday}, "
    "local officials said.",
    "{weapon} hit {place} in {land} on {weekday}, killing {killed} people and wounding {injured}, "
    "a medical source said.",
    "At least {killed} people were killed and {injured} injured when {low} struck {place} in "
    "{land} on {weekday}, police said.",
    "{actor} forces carried out {low} in {place}, {land}, on {weekday}, killing {killed} people "
    "and injuring {injured}, according to local media.",
)
LATER = (
    "On {date}, {low} killed {killed} people and wounded {injured} in {place}, officials said.",
    "On {date}, {low} hit {place}, killing {killed} people and injuring {injured}.",
)
WEAPONS = {
    "A drone strike": "drone_strike",
    "An airstrike": "air_strike",
    "A car bomb": "bombing",
    "A rocket attack": "missile_rocket",
    "A mortar attack": "shelling",
}
ACTORS = {"Israeli": "IL", "Turkish": "TR", "Russian": "RU", "Iranian": "IR"}
FILLER = """
The two delegations met for a third day and agreed to go on with the talks next month.
Prices of bread and fuel have risen by a third since the summer, traders at the market said.
The ministry of health said that it would send two doctors and a generator to the clinic.
Rain is expected in the north by the end of the week, the meteorological office said.
Parliament is due to vote on the budget before the recess, though no date has been set.
A spokesman for the water company said that supplies would be back to normal by the evening.
Farmers in the valley have asked for help with seeds after the second dry winter in a row.
The school year began late because the roads were closed, teachers told the council.
Residents said that electricity had been off for most of the day, as it often is.
An aid convoy of nine lorries reached the warehouse and was unloaded by volunteers.
The central bank left its rate unchanged and said that it would watch the currency.
The governor visited the hospital in the afternoon and thanked the nurses for their work.
A new bridge over the river is to be opened in spring, two years later than planned.
The chamber of commerce expects fewer visitors than last year and more next year.
Families who had left the area in earlier years have begun to come back to their houses.
The envoy said that he was hopeful, and that he would return when both sides were ready.
The court put off its hearing until the lawyers had read the new documents.
An exhibition of old photographs is on show in the library until the end of the month.
The mayor promised that the pipes in the old quarter would be laid anew.
Analysts said that the agreement would be hard to keep without money from abroad.
""".strip().splitlines()


@dataclass(frozen=True)
class Planted:
    """A strike that a report tells of."""

    report: str
    place: str
    """Id of the entry."""
    lon: float
    lat: float
    day: str
    event_type: str
    killed: int
    injured: int
    actor_country: str
    """Of whose forces it says that they did it; empty for nobody's."""


def made(
    count: int, known: Gazetteer, seed: int = 11
) -> Iterator[tuple[dict[str, str], list[Planted]]]:
    """Yield reports as lines of JSON Lines hold them, each with what is planted in it."""
    chance = random.Random(seed)
    towns = plain_towns(known)
    for number in range(count):
        yield _report(f"made-{number:07}", towns, known, chance)


def plain_towns(known: Gazetteer) -> list[Entry]:
    """Towns whose name is theirs alone in the tables and needs no context."""
    towns = [
        e for e in known.entries if e.feature_class == "P" and e.name.replace("-", "").isalpha()
    ]
    borne = Counter(name.casefold() for e in known.entries for name in {e.name, *e.names})
    return [
        town
        for town in towns
        if borne[town.name.casefold()] == 1
        and len(town.name) > 5
        and known.country(town.country)
        and not known.find_actors(town.name)
        and len(known.find(town.name)) == 1
    ]


def _report(
    name: str, towns: list[Entry], known: Gazetteer, chance: random.Random
) -> tuple[dict[str, str], list[Planted]]:
    published = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    town = chance.choice(towns)
    ago = chance.randrange(1, 6)
    lead, first = _told(
        name, town, published - timedelta(days=ago), chance.choice(LEADS), known, chance
    )
    paragraphs = [lead]
    planted = [first]
    near = [e for e in towns if e.country == town.country and e is not town]
    if near and chance.random() < SECOND:
        other = chance.choice(near)
        day = published - timedelta(days=chance.randrange(40, 300))
        later, second = _told(name, other, day, chance.choice(LATER), known, chance)
        paragraphs.append(later)
        planted.append(second)
    order = list(FILLER)
    chance.shuffle(order)
    body = [paragraphs[0]]
    while order and sum(map(len, [*body, *paragraphs[1:]])) < LENGTH:
        body.append(" ".join(order.pop() for _ in range(min(3, len(order)))))
    for later in paragraphs[1:]:
        body.insert(len(body) // 2 + 1, later)
    text = "\n\n".join(body)
    title = f"Officials report {first.killed} dead in {town.name}"
    record = {"id": name, "title": title, "publisher": "Made Reports", "url": "",
              "published": published.isoformat(), "text": text}  # fmt: skip
    return record, planted


def _told(
    name: str, town: Entry, day: date, wording: str, known: Gazetteer, chance: random.Random
) -> tuple[str, Planted]:
    weapon = chance.choice(list(WEAPONS))
    actor = chance.choice(list(ACTORS)) if "{actor}" in wording else ""
    if actor:  # their forces set no car bombs
        weapon = chance.choice(["A drone strike", "An airstrike"])
    killed, injured = chance.randrange(2, 30), chance.randrange(2, 60)
    land = known.country(town.country)
    told = wording.format(
        weapon=weapon, low=weapon[0].lower() + weapon[1:], killed=killed, injured=injured,
        place=town.name, land=land.name if land else "", weekday=f"{day:%A}",
        date=f"{day.day} {day:%B %Y}", actor=actor,
    )  # fmt: skip
    planted = Planted(
        name, town.id, town.lon, town.lat, day.isoformat(), WEAPONS[weapon], killed, injured,
        ACTORS.get(actor, ""),
    )  # fmt: skip
    return told, planted


def main() -> None:
    """Write reports, and beside them what they tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("truth", type=Path, nargs="?")
    options = parser.parse_args()
    truth = options.truth or options.out.with_suffix(".truth.jsonl")
    with options.out.open("w", encoding="utf-8") as file, truth.open("w", encoding="utf-8") as key:
        for record, planted in made(options.count, gazetteer.load(imports=False)):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            key.writelines(json.dumps(vars(one), ensure_ascii=False) + "\n" for one in planted)


if __name__ == "__main__":
    main()
