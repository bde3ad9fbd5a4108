"""Whom a report means by "the rebels" and "the army" without a name.

"FARC guerrillas" said once tells who all its "guerrillas" are; a report that speaks of one country
means that country's army.
"""

from __future__ import annotations

import re
from collections import Counter

from geo.actors.groups import Groups
from geo.gazetteer import Gazetteer
from geo.records import Actor, Document

_REBELS = r"(?:guerr?illas?|rebels?|insurgents?|subversives?)"
_CALLED = re.compile(_REBELS, re.IGNORECASE)
_CALLED_BEHIND = re.compile(
    rf"\s*(?:[(\[][^)\]]{{2,60}}[)\]]\s*)?(?:,\s+an?\s+)?(?:\w+\s+)?{_REBELS}\b", re.IGNORECASE
)
_CALLED_BEFORE = re.compile(
    rf"\b{_REBELS}\s+(?:(?:of|from|belonging\s+to)\s+)?(?:the\s+|group\s+|movement\s+)*$",
    re.IGNORECASE,
)
_ARMED = ("rebel", "political_militia", "identity_militia")
_HOME_SENTENCES = 12
_FAR_MORE = 2


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
    return next(iter(found.values())) if len(found) == 1 else None


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
    return gazetteer.actor_of_country(ranked[0][0], document.published)


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
