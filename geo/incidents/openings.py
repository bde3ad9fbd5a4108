"""Whether a telling says enough to be an event of its own.

A place, a day or a toll make one of "an air strike"; "the attack" points back to one told before.
A toll alone is of the attack told before it, unless it is of another town, day or number of dead.
"""

from __future__ import annotations

import re

from geo.incidents.agreement import Group
from geo.incidents.apart import elsewhere
from geo.incidents.telling_words import (
    ANOTHER,
    APART,
    CRIMES,
    MISHAPS,
    OF_THEM,
    SINGLED,
    SLAIN,
    SOLDIERS,
    THE_SAME_PLACE,
    UNDER,
)
from geo.incidents.tellings import POINT, Telling, meet


def harms(telling: Telling) -> bool:
    """Whether it tells of people harmed; "nobody was hurt" is of what was told before."""
    return any(
        c.killed_min or c.injured_min or c.missing_min or c.captured_min
        for c in telling.event.claims
    )


def on_another_day(telling: Telling) -> bool:
    """Whether it counts its day from what was told before: "the next day the depots were hit"."""
    return any(d.offset_days and d.offset_days != (0, 0) for d in telling.dates)


INCIDENT = re.compile(r"incidents?$", re.IGNORECASE)


def can_open(telling: Telling, groups: list[Group]) -> bool:
    """Whether a telling says enough to be an event of its own."""
    event = telling.event
    if telling.sentence.section == "caption":
        return False
    if event.form == "follow_up":
        return _tells_a_new_one(telling, groups)
    if telling.sentence.section in ("related_link", "headline"):
        return True
    if event.definite and INCIDENT.search(telling.words):
        return False  # any mishap is called so
    singled = (telling.places or telling.when) and SINGLED.search(telling.sentence.text)
    dated = telling.when and (telling.places or (telling.tolls and _of_other_days(telling, groups)))
    if event.definite and groups and not dated and not singled:
        return False
    if groups and is_of_them(telling):
        return False
    if event.definite and event.plural and not telling.when:
        return False
    if not (telling.when or event.claims) and _is_state_of_war(telling):
        return False
    told = bool(telling.when or telling.places or harms(telling)) or on_another_day(telling)
    return told or (telling.lead and not groups)


def is_of_them(telling: Telling) -> bool:
    """Whether it says what was done to those told of before: "They had been shot in the head"."""
    own = telling.when or telling.places or telling.event.separate
    return not own and bool(OF_THEM.match(telling.sentence.text))


def _of_other_days(telling: Telling, groups: list[Group]) -> bool:
    """Whether it was long ago, or what was told came after it: "it followed Friday's raid"."""
    if telling.is_old:
        return True
    days = [known.when for known in groups if known.when]
    met = any(meet([telling.when, when]) == telling.when for when in days if telling.when)
    return bool(days and APART.search(telling.event.lead)) and not met


def _is_state_of_war(telling: Telling) -> bool:
    """Whether it only says how somebody lives: "in solidarity with a city under bombardment"."""
    at = telling.event.span.start - telling.sentence.span.start
    return telling.event.form == "noun" and bool(UNDER.search(telling.sentence.text[:at]))


def _soldiers_slain(telling: Telling) -> bool:
    """Whether soldiers, policemen or fighters were killed on a day somewhere: not by chance."""
    armed = any(c.group in ("military", "militant") and c.killed_min for c in telling.event.claims)
    text = telling.sentence.text
    told = telling.dates and telling.places and SLAIN.search(text) and SOLDIERS.search(text)
    return bool(armed and told)


def _apart_from(telling: Telling, known: Group) -> bool:
    """Whether a toll is of another day, town or number of dead than an event told before."""
    if (known.where is None and known.when is None) or on_another_day(telling):
        return True
    if telling.when and known.when and meet([telling.when, known.when]) != telling.when:
        return True
    other_toll = telling.tolls and known.tolls and not telling.tolls & known.tolls
    return bool(other_toll) or elsewhere(telling, known)


def _tells_a_new_one(telling: Telling, groups: list[Group]) -> bool:
    """Whether a toll is of an attack of its own: "another tore through a market in X, killing two".

    It names people killed or hurt, what hurt them, and another town or day than the events told
    before, none of which it fits.
    """
    hurt = any(c.killed_min or c.injured_min for c in telling.event.claims)
    text = telling.sentence.text
    if not hurt or MISHAPS.search(text):
        return False
    if _soldiers_slain(telling) and all(_apart_from(telling, known) for known in groups):
        return True
    if not groups:
        return False
    here = [p for p in telling.places if p.precision in POINT and p.lon is not None]
    last = max(groups, key=lambda g: g.touched)
    other_day = telling.when and last.when and meet([telling.when, last.when]) != telling.when
    if (telling.event.event_type and telling.tolls) or ANOTHER.search(text):
        return bool(here or other_day)
    if not SLAIN.search(text) or CRIMES.search(text):
        return False
    if here and all(elsewhere(telling, known) for known in groups):
        return True
    return bool(other_day and (telling.places or THE_SAME_PLACE.search(text)))
