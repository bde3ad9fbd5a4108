"""Whom a report means by "the rebels" and "the army" without a name.

"FARC guerrillas" said once tells who all its "guerrillas" are; a report that speaks of one country
means that country's army, and one that names no people at all means that of the country its places
lie in. "The coalition", "the regime" are the one that it names so in full.
A name that several bear is that of the one named elsewhere in the report, or of its country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from geo.actors.groups import Groups
from geo.gazetteer import Gazetteer, valid_on
from geo.records import Actor, Document, Toponym

_REBELS = r"(?:guerr?illas?|rebels?|insurgents?|subversives?)"
_CALLED = re.compile(_REBELS, re.IGNORECASE)
_CALLED_BEHIND = re.compile(
    rf"\s*(?:[(\[][^)\]]{{2,60}}[)\]]\s*)?(?:,\s+an?\s+)?(?:\w+\s+)?{_REBELS}\b", re.IGNORECASE
)
_CALLED_BEFORE = re.compile(
    rf"\b{_REBELS}\s+(?:(?:of|from|belonging\s+to)\s+)?(?:the\s+|group\s+|movement\s+)*$",
    re.IGNORECASE,
)
_REGIME = re.compile(r"\s*(?:['’]s\s+)?(?:\w+\s+)?(?:regime|junta)\b", re.IGNORECASE)
_ENEMY = re.compile(r"\s+(?:enemy|occupiers|invaders|aggressors?)\b", re.IGNORECASE)
_ENEMIES = {"UA": "RU", "RU": "UA", "LB": "IL", "PS": "IL", "SY": "IL"}
"""States at war with each other, whose own media speak of the enemy without a name."""
_ARMY = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+){0,2}?(?:army|military|armed\s+forces|air\s+force|navy|troops|soldiers|forces|police)\b",
    re.IGNORECASE,
)
_ARMED = ("rebel", "political_militia", "identity_militia")
_HOME_SENTENCES = 12
_FAR_MORE = 2
_TOWN = 25_000
"""People of a town that tells which country is meant; a hamlet may be a namesake."""
_NAMESAKE = 10
"""Of two places of one name, the one of so many times the people is meant."""
_SHORT = re.compile(r"\b(Guards?|Front|Brigades?|Corps|Legion|Alliance|Coordination|Network)\b")
"""Words of a group's name that stand for it when they stand alone: "the Guards"."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a report names in full anywhere, and the countries that it speaks of."""

    ids: frozenset[str] = frozenset()
    countries: tuple[str, ...] = ()
    """Codes, the one spoken of most first."""
    coalition: Actor | None = None
    """The one coalition named."""
    regime: Actor | None = None
    """The one state called a regime or junta; else that of the report's places."""
    publisher: Actor | None = None
    """The state whose communique it is: its "air force" is always its own."""
    forces: Actor | None = None
    """The one state whose army, troops or police are named as its own."""
    enemy: Actor | None = None
    """Whom the report's own side calls the enemy."""
    short: Mapping[str, Actor] = field(default_factory=dict)
    """Who is meant by "the Guards", "the Front": the one so called in full."""
    kin: Mapping[str, Actor] = field(default_factory=dict)
    """The one group named of those under another, by the other's id."""


def named_anywhere(document: Document, gazetteer: Gazetteer) -> Named:
    """Look a report through for whom it names in full."""
    hits = gazetteer.scan_actors(document.publisher or "")
    signed = [hit.actors[0] for hit in hits if not hit.contextual]
    ids = {actor.id for actor in signed}
    countries: Counter[str] = Counter()
    coalitions: dict[str, Actor] = {}
    regimes: dict[str, Actor] = {}
    forces: dict[str, Actor] = {}
    enemies: dict[str, Actor] = {}
    heads: dict[str, dict[str, Actor]] = {}
    kin: dict[str, dict[str, Actor]] = {}
    for sentence in document.sentences:
        text = sentence.text
        states = [(h.end, gazetteer.actor_of_country(h.country_code, document.anchor))
                  for h in gazetteer.scan_demonyms(text)]  # fmt: skip
        countries.update(state.country for _, state in states if state)
        for hit in gazetteer.scan_actors(text):
            bearers = [a for a in hit.actors if valid_on(a, document.anchor)] or hit.actors
            actor = bearers[0]
            if not (hit.contextual and text[hit.start : hit.end].islower()):
                countries.update({a.country for a in bearers if a.country and len(bearers) == 1})
            if text[hit.start : hit.end].lower().endswith("enemy"):
                enemies[actor.id] = actor
            if actor.type == "state":
                own = _REGIME.search(text, hit.start, hit.end)
                states.append((hit.start if own else hit.end, actor))
            if len(bearers) == 1 and not hit.contextual:
                ids.add(actor.id)
                for up in actor.parents if actor.type in _ARMED else ():
                    kin.setdefault(up, {})[actor.id] = actor
                for head in _SHORT.findall(text[hit.start : hit.end]):
                    heads.setdefault(head.rstrip("s"), {})[actor.id] = actor
                if actor.type == "coalition":
                    coalitions[actor.id] = actor
        regimes.update({a.id: a for at, a in states if a and _calls_regime(text, at)})
        forces.update({a.id: a for at, a in states if a and _ARMY.match(text, at)})
        enemies.update({a.id: a for at, a in states if a and _ENEMY.match(text, at)})
    return Named(
        frozenset(ids),
        tuple(code for code, _ in countries.most_common()),
        _only(coalitions),
        _only(regimes),
        next((actor for actor in signed if actor.type == "state"), None),
        _only(forces),
        _only(enemies),
        {head: who for head, named in heads.items() if (who := _only(named))},
        {up: who for up, named in kin.items() if (who := _only(named))},
    )


def _calls_regime(text: str, at: int) -> bool:
    return bool(_REGIME.match(text, at))


def _only(found: dict[str, Actor]) -> Actor | None:
    return next(iter(found.values())) if len(found) == 1 else None


def meant(actors: tuple[Actor, ...], named: Named) -> tuple[Actor, ...]:
    """Order those who bear one name: who is named in full first, then by the report's countries."""
    if len(actors) < 2:
        return actors
    last = len(named.countries)
    place = {code: i for i, code in enumerate(named.countries)}
    return tuple(sorted(actors, key=lambda a: (a.id not in named.ids, place.get(a.country, last))))


def called_rebels(document: Document, gazetteer: Gazetteer, groups: Groups) -> Actor | None:
    """Return the one group that a report calls rebels or guerrillas, or None.

    "FARC guerrillas" anywhere in a report says whom its bare "guerrillas" mean.
    """
    found: dict[str, Actor] = {}
    for sentence in document.sentences:
        text = sentence.text
        if not _CALLED.search(text):
            continue
        hits = [(h.start, h.end, h.actors[0]) for h in gazetteer.scan_actors(text)]
        for start, end, actor in (*hits, *groups.hits(text)):
            if actor.type != "rebel":
                continue
            if _CALLED_BEHIND.match(text, end) or _CALLED_BEFORE.search(text[:start]):
                found[actor.id] = actor
    return _only(found)


def home_state(document: Document, gazetteer: Gazetteer) -> Actor | None:
    """Return the state that a report speaks of far more than of any other, or None.

    It is whose "the army" is, until the report names another state's forces.
    """
    counts: Counter[str] = Counter()
    for sentence in document.sentences[:_HOME_SENTENCES]:
        counts.update(hit.country_code for hit in gazetteer.scan_demonyms(sentence.text))
        counts.update(
            hit.actors[0].country
            for hit in gazetteer.scan_actors(sentence.text)
            if hit.actors[0].type in ("state", "state_forces", "rebel") and hit.actors[0].country
        )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _FAR_MORE * ranked[1][1]):
        return None
    return gazetteer.actor_of_country(ranked[0][0], document.anchor)


def state_of_places(
    toponyms: Iterable[Toponym], gazetteer: Gazetteer, published: date | None
) -> Actor | None:
    """Return the state in which the places of a report lie, or None where they may lie in two.

    Parameters
    ----------
    toponyms
        The report's place names, each with the entries that bear it.
    gazetteer
        Knows the states.
    published
        Day of publication; a state's forces change with its rulers.
    """
    counts: Counter[str] = Counter()
    for entries in {t.text: t.entries for t in toponyms}.values():
        most = max((e.population for e in entries), default=0)
        # a province's people are not in the tables
        large = {
            e.country
            for e in entries
            if e.country and (e.feature_class == "A" or _NAMESAKE * e.population >= most)
        }
        known = most >= _TOWN or any(e.feature_class == "A" for e in entries)
        if known and len(large) == 1:  # of namesakes one is far larger
            counts.update(large)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _FAR_MORE * ranked[1][1]):
        return None
    return gazetteer.actor_of_country(ranked[0][0], published)


def ruled(named: Named, placed: Actor | None) -> Named:
    """Take for "the regime" that of the land of the places, where the report names none."""
    unnamed = named.regime is None and named.publisher is None
    return replace(named, regime=placed) if placed and unnamed else named


def enemy_of(placed: Actor | None, gazetteer: Gazetteer, published: date | None) -> Actor | None:
    """Return whom reports from a state at war call the enemy; None for most."""
    code = _ENEMIES.get(placed.country) if placed else None
    return gazetteer.actor_of_country(code, published) if code else None


def only_group(document: Document, gazetteer: Gazetteer, groups: Groups) -> Actor | None:
    """Return the one armed group that a report names, or None: "the group" means it everywhere."""
    found: dict[str, Actor] = {}
    for sentence in document.sentences:
        text = sentence.text
        named = [h.actors[0] for h in gazetteer.scan_actors(text) if not h.contextual]
        named += [actor for _, _, actor in groups.hits(text)]
        found.update({a.id: a for a in named if a.type in _ARMED})
        if len(found) > 1:
            return None
    return next(iter(found.values()), None)
