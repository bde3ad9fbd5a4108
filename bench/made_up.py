"""Make up incidents for measurements of the map: any number, each with a quote of its own.

Nothing in them happened. Towns and actors are the gazetteer's; the words of the quotes are made
of syllables and drawn as often as words of a language are (the k-th word about 1/k as often as the
first), so that a quote is about as hard to compress as prose is and none repeats another. Chance
has a fixed seed: the same number gives the same incidents.

What is drawn: a report has four incidents on average; nine years of days, a tenth of them months
and a fiftieth unknown; 1,500 towns, the large ones more often, a sixth of them as "near", a twelfth
as their province and a fiftieth not at all; forty actors, the first far more often, a fifth of the
incidents without one; one or two claims in six of ten; one sentence of 32 words with two marks.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, TypeVar

from geo.gazetteer import Gazetteer
from geo.records import (
    Attribution,
    Claim,
    DatePrecision,
    Entry,
    EventType,
    Evidence,
    Incident,
    Place,
    Source,
    Span,
    Status,
    Toponym,
    Weapon,
)

SEED = 7
FIRST_DAY, DAYS = date(2015, 1, 1), 3287
TOWNS, ACTORS, PUBLISHERS = 1500, 40, 60
WORDS, QUOTE_WORDS, TITLE_WORDS = 8000, 32, 9
INCIDENTS_A_REPORT = 4
SYLLABLES = tuple(
    a + b + c for a in "bdfghklmnprstvw" for b in "aeiou" for c in ("", "n", "r", "s")
)
TYPES: dict[EventType, tuple[str, str, str, str]] = {
    "air_strike": ("An air strike", "aircraft", "bomb", "Air/drone strike"),
    "drone_strike": ("A drone strike", "drone", "missile", "Air/drone strike"),
    "shelling": ("Shelling", "ground", "shell", "Shelling/artillery/missile attack"),
    "missile_rocket": ("A rocket attack", "ground", "rocket", "Shelling/artillery/missile attack"),
    "bombing": ("A bombing", "unknown", "ied", "Remote explosive/landmine/IED"),
    "armed_attack": ("An attack by gunmen", "person", "gunfire", "Armed clash"),
}
STATUSES: dict[Status, int] = {
    "reported_as_fact": 10,
    "claimed": 4,
    "accused": 4,
    "suspected": 2,
    "announced_officially": 2,
    "denied": 1,
}
SPEAKERS = {
    "": 8,
    "officials": 3,
    "a security source": 3,
    "residents": 2,
    "a monitor": 2,
    "the army": 2,
}
"""Each with how often it stands."""
REASONS = (
    "one report only",
    "attacker not named by an official",
    "two sources differ on the dead",
    "place named once",
)
ANYWHERE = Span(0, 1)

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True)
class _World:
    """What incidents are drawn from."""

    chance: random.Random
    towns: Sequence[Place]
    town_weights: Sequence[float]
    actors: Sequence[str]
    words: Sequence[str]
    word_weights: Sequence[float]

    def prose(self, words: int) -> str:
        """Return a sentence of made-up words."""
        drawn = self.chance.choices(self.words, cum_weights=self.word_weights, k=words)
        return " ".join(drawn).capitalize() + "."


def made_up(count: int, known: Gazetteer) -> list[Incident]:
    """Return that many incidents, with places and actors of a gazetteer."""
    world = _world(known)
    found: list[Incident] = []
    while len(found) < count:
        report = _report(world, len(found))
        for _ in range(world.chance.randint(1, 2 * INCIDENTS_A_REPORT - 1)):
            found.append(_incident(world, len(found), report))
    return found[:count]


def _world(known: Gazetteer) -> _World:
    chance = random.Random(SEED)
    towns = [e for e in known.entries if e.feature_class == "P"][:TOWNS]
    chance.shuffle(towns)
    actors = [a.name for a in known.actors if a.type not in {"generic", "civilians"}][:ACTORS]
    words = list(dict.fromkeys(_words(chance)))
    return _World(
        chance,
        [_place(town) for town in towns],
        _often(len(towns)),
        actors,
        words,
        _often(len(words)),
    )


def _words(chance: random.Random) -> Iterator[str]:
    """Made-up words, the first ones short, as the most frequent ones of a language are."""
    for rank in range(WORDS):
        most = 1 + (rank > 12) + (rank > 120)
        yield "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, most)))


def _often(count: int) -> list[float]:
    """Zipf's law, summed up."""
    return list(accumulate(1 / (k + 2.7) for k in range(count)))


def _place(town: Entry) -> Place:
    toponym = Toponym(ANYWHERE, town.name, "place", "event_location", "in", 0)
    return Place(
        toponym, town, town.lon, town.lat, town.precision, town.radius_km, None,
        town.country, town.admin1, town.admin2, 0.9, False, (), "bundled",
        "GeoNames, CC BY 4.0",
    )  # fmt: skip


def _report(world: _World, number: int) -> Source:
    published = FIRST_DAY + timedelta(days=world.chance.randrange(DAYS))
    publisher = world.words[world.chance.randrange(PUBLISHERS)].title() + " News"
    address = f"https://example.org/{published:%Y/%m/%d}/{world.chance.randrange(10**9)}"
    title = world.prose(TITLE_WORDS)[:-1]
    return Source(f"report-{number}", title, publisher, address, published)


def _incident(world: _World, number: int, report: Source) -> Incident:
    chance = world.chance
    kind = chance.choices(tuple(TYPES), weights=(5, 3, 3, 2, 2, 1))[0]
    what, platform, munition, acled = TYPES[kind]
    places = _where(world)
    who = _who(world, report)
    first, last, precision = _when(chance, report.published or FIRST_DAY)
    by = f" by {who[0].actor}" if who and who[0].actor else ""
    where = f" in {places[0].name}" if places else ""
    return Incident(
        id=f"SM-{chance.getrandbits(48):012x}",
        kind="event" if chance.random() < 0.97 else "aggregate",
        salience="main",
        event_type=kind,
        acled_sub_event_type=acled,
        weapon=Weapon(platform, munition, None, None, (ANYWHERE,)),
        date_start=first,
        date_end=last,
        date_precision=precision,
        time_of_day=chance.choice(("", "", "", "late", "before dawn")),
        date_rule="",
        date_partial="" if first else "weekday:sunday",
        date_spans=(ANYWHERE,),
        places=places,
        attributions=who,
        claims=_claims(chance, report),
        evidence=(_evidence(world, report, number),),
        sources=(report,),
        summary=f"{what}{by} was reported{where}.",
        confidence=round(0.3 + 0.7 * chance.random(), 2),
        needs_review=chance.random() < 0.1,
        reasons=tuple(chance.sample(REASONS, chance.randrange(3))),
    )


def _when(chance: random.Random, published: date) -> tuple[date | None, date | None, DatePrecision]:
    if chance.random() < 0.02:
        return None, None, "none"
    if chance.random() < 0.1:
        first = published.replace(day=1)
        return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1), "month"
    day = published - timedelta(days=chance.randrange(4))
    return day, day, "day"


def _where(world: _World) -> tuple[Place, ...]:
    (town,) = world.chance.choices(world.towns, cum_weights=world.town_weights)
    share = world.chance.random()
    if share < 0.02:
        return ()
    if share < 0.1:
        return (replace(town, precision="province", lon=None, lat=None, radius_km=None),)
    if share < 0.27:
        near = replace(town.toponym, relation="near")
        return (replace(town, toponym=near, precision="near", radius_km=12.0),)
    return (town,)


def _who(world: _World, report: Source) -> tuple[Attribution, ...]:
    chance = world.chance
    if chance.random() < 0.2:
        return ()
    rank = min(int(chance.expovariate(0.2)), len(world.actors) - 1)
    told: list[tuple[Any, ...]] = [
        ("perpetrator", world.actors[rank], _weighed(chance, STATUSES), "")
    ]
    if chance.random() < 0.5:
        told.append(("target", chance.choice(world.actors), "reported_as_fact", "a convoy"))
    return tuple(
        Attribution(
            "", name, role, status, _weighed(chance, SPEAKERS), what, ANYWHERE, report.document
        )
        for role, name, status, what in told
    )


def _weighed(chance: random.Random, words: Mapping[Word, int]) -> Word:
    return chance.choices(tuple(words), tuple(words.values()))[0]


def _claims(chance: random.Random, report: Source) -> tuple[Claim, ...]:
    if chance.random() < 0.4:
        return ()
    killed = int(chance.expovariate(0.25))
    made = []
    for _ in range(chance.choice((1, 1, 2))):
        injured = chance.choice((None, int(chance.expovariate(0.2))))
        made.append(
            Claim(
                killed_min=killed,
                killed_max=killed,
                injured_min=injured,
                injured_max=injured,
                group="unknown",
                claimant=_weighed(chance, SPEAKERS),
                claimant_type="none",
                side="unknown",
                hedge=chance.choice(("", "", "reportedly")),
                modality="exact",
                subset_of=None,
                span=ANYWHERE,
                document=report.document,
            )
        )
        killed += chance.randrange(4)
    return tuple(made)


def _evidence(world: _World, report: Source, number: int) -> Evidence:
    quote = world.prose(QUOTE_WORDS)
    start = 1000 + number % 3000
    first = world.chance.randrange(len(quote) // 2)
    second = world.chance.randrange(len(quote) // 2, len(quote) - 12)
    marks = (Span(start + first, start + first + 8), Span(start + second, start + second + 11))
    return Evidence(report.document, Span(start, start + len(quote)), quote, "body", marks)
