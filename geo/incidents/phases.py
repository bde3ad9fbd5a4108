"""Phases of one attack, which are no events of their own.

"Gunmen stormed a hotel in X after a bomb went off at its gate. ... The siege ended on Sunday. ... A
cook was shot dead. ... Troops killed the last of the attackers": one attack, told four times.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.incidents.agreement import Group
from geo.incidents.apart import elsewhere
from geo.incidents.event_types import one_family
from geo.incidents.series import is_series
from geo.incidents.telling_words import BESIDES
from geo.incidents.tellings import VAGUE, Telling
from geo.records import Attribution, Claim, EventType

_ASSAULT = {"bombing", "armed_attack"}
"""What follows on each other in one attack: the bomb at the gate, and those who storm in."""
_STORMED = re.compile(r"\b(?:storm|attack|assault|raid|burst|overr[au]n|siege|open)", re.IGNORECASE)
_BLAST = re.compile(r"\b(?:blasts?|explosions?|explo|detonat|blew)", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"(?:\W|\b(?:only|just|shortly|soon|right|immediately|moments|minutes|seconds|a|few|several|and|then|"
    r"that|came|began|started)\b)*(?:after|before|followed\s+by|following|with)\W*",
    re.IGNORECASE,
)
"""Between two clauses: no time passed, or none worth telling."""
_THOSE = re.compile(
    r"\b(?:(?:the|these|those|both|all|all\s+of\s+the|all\s+the)\s+(?:(?:remaining|other|last|surviving|armed|suicide|"
    r"first|second|third|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+){0,3}"
    r"(?:assailants?|attackers?|gunm[ae]n|bombers?|raiders|intruders|hostage-takers|shooters?|hijackers)|"
    r"all\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:\w+\s+)?(?:assailants|attackers|gunmen|bombers|militants)|"
    r"(?:one|two|three|four|five|some|most|several|many|none|another|\d+)\s+of\s+(?:the|them|those|these|its|his|her|their)\b|"
    r"(?:more|other|further|additional)\s+(?:suicide\s+)?(?:bombers|attackers|assailants|gunmen)|"
    r"(?:last|rest|remainder|remaining)\s+of\s+the\s+\w+|"
    r"(?:two|three|four|five|six|\d+|the)\s+others?\s+(?:blew|were\s+(?:shot|gunned|killed)|had|got|entered|tried|died|fled|escaped|"
    r"detonated|set|managed|ran|opened|who)|(?:the|their|among\s+the|in\s+the)\s+(?:dead|victims|wounded|fatalities|casualties|"
    r"slain)|among\s+(?:those|the)\s+(?:killed|dead|wounded|injured|victims|hostages)|other\s+victims|"
    r"survivors?|the\s+(?:siege|hostages|building|compound))\b",
    re.IGNORECASE,
)
"""Those of whom an attack was told before, and where they were."""
_WERE_KILLED = re.compile(
    r"\b(?:assailants?|attackers?|gunm[ae]n|bombers?|raiders|intruders|hostage-takers|militants|insurgents|terrorists?)\b"
    r"[^.;]{0,60}?\b(?:was|were|been|being)\s+(?:\w+\s+){0,2}?(?:killed|shot|gunned|slain|neutrali[sz]ed|eliminated|overpowered)\b|"
    r"\b(?:kill(?:ed|ing)|shot(?:\s+(?:dead|and\s+killed))?|shooting(?:\s+dead)?|gunn(?:ed|ing)\s+down|neutrali[sz](?:ed|ing)|eliminat(?:ed|ing))\s+"
    r"(?:(?:the|all|both|these|those|of|one|two|three|four|five|six|\d+|remaining|other|last|suicide|armed)\s+){1,4}"
    r"(?:assailants?|attackers?|gunm[ae]n|bombers?|raiders|intruders|hostage-takers|terrorists?)\b",
    re.IGNORECASE,
)
"""How those who attacked died: who killed them did not make the attack."""
_ANOTHER_ONE = re.compile(
    r"\b(?:also(?=\s+(?:attacked|killed|struck|hit|shot|targeted|bombed|ambushed|shelled|on\b|in\b))|elsewhere|separate(?:ly)?|"
    r"meanwhile|similar(?:ly)?|unrelated|earlier|later\s+(?:that|on|in)|the\s+same\s+(?:day|night|week|evening|morning)|"
    r"(?:an)?other\s+(?:\w+\s+){0,2}?(?:incidents?|attacks?|strikes?|blasts?|explosions?|bomb(?:ing)?s?|shootings?|"
    r"raids?|drones?|rockets?|missiles?|shells?|ambush(?:es)?)|"
    r"(?:second|third|fourth|further)\s+(?:\w+\s+)?(?:incident|attack|strike|blast|explosion|bomb(?:ing)?|"
    r"shooting|raid|drone|rocket|missile|shell|ambush))\b",
    re.IGNORECASE,
)
"""Words that turn to another event."""


def one_assault(telling: Telling, known: Group) -> bool:
    """Whether a bomb and those who stormed in are told in one breath: "after a bomb went off".

    Only what has no day, place, toll or culprit of its own is no second event.
    """
    before = known.tellings[-1]
    if before.event.sentence != telling.event.sentence:
        return False
    if {_phase(telling), _phase(before)} != _ASSAULT:
        return False
    own = telling.when or telling.event.claims or telling.event.separate or telling.event.plural
    own = own or elsewhere(telling, known)
    if own or not _AT_ONCE.fullmatch(telling.event.lead):
        return False
    named = telling.actors("perpetrator") - {VAGUE}, known.attackers - {VAGUE}
    return not (named[0] and named[1] and named[0].isdisjoint(named[1]))


def _phase(telling: Telling) -> EventType | None:
    """Return its type; bare words of storming are of people, and a blast is of a bomb."""
    kind, words = telling.event.event_type, telling.words
    if kind is None and _BLAST.search(words):
        return "bombing"
    return "armed_attack" if kind is None and _STORMED.search(words) else kind


def told_within(telling: Telling, groups: list[Group], spoken: int) -> int | None:
    """The event within which a telling says how some of its people died, or None.

    It has no day, town or weapon of its own, and speaks of those told of before, or of fewer dead.
    """
    event = telling.event
    whole = event.form == "follow_up" or telling.definite  # "the attack killed twelve"
    if spoken < 0 or whole or not event.claims or _has_its_own(telling):
        return None
    known = groups[spoken]
    if known.series or is_series(telling) or not _fits_kind(telling, known):
        return None
    text = telling.sentence.text
    if _ANOTHER_ONE.search(text) or BESIDES.match(text):
        return None
    if _THOSE.search(text):
        return spoken
    return spoken if _fits_culprit(telling, known) and _fewer(telling, known) else None


def _has_its_own(telling: Telling) -> bool:
    """Whether a telling has a day or place, or says that it is of something else."""
    shifted = any(d.offset_days for d in telling.dates)
    body = telling.sentence.section == "body"
    return bool(telling.when or telling.places or telling.event.separate or shifted or not body)


def _fits_kind(telling: Telling, known: Group) -> bool:
    kind = telling.event.event_type
    return kind is None or not known.types or any(one_family(kind, k) for k in known.types)


def _fits_culprit(telling: Telling, known: Group) -> bool:
    """Whether its culprits are those of the event; who shot the attackers is none of them."""
    own, theirs = telling.actors("perpetrator") - {VAGUE}, known.attackers - {VAGUE}
    fought = all(c.group == "militant" for c in telling.event.claims if c.killed_min)
    return fought or not own or not theirs or bool(own & theirs)


def _fewer(telling: Telling, known: Group) -> bool:
    """Whether fewer died than were told dead of one attack by arms."""
    most = max(known.tolls, default=0)
    own = max(telling.tolls, default=0)
    kinds = known.types or {"armed_attack"}
    kind = telling.event.event_type
    return own < most and "armed_attack" in kinds and kind in (None, "armed_attack")


def without_their_killers(telling: Telling, known: Group) -> Telling:
    """Leave out who killed the attackers, and that these were hit: "troops shot both gunmen"."""
    event = telling.event
    if not (event.attributions and event.claims) or not _WERE_KILLED.search(telling.sentence.text):
        return telling
    who = tuple(a for a in telling.event.attributions if _is_of_it(a, telling, known))
    return replace(telling, event=replace(telling.event, attributions=who))


def _is_of_it(a: Attribution, telling: Telling, known: Group) -> bool:
    actor = telling.heads.get(a.actor_id, a.actor_id)
    return (actor in known.attackers or actor == VAGUE) == (a.role == "perpetrator")


def as_part(telling: Telling, known: Group) -> Telling:
    """Mark the figures of a telling as parts of the larger one told before."""
    most = max(known.tolls, default=0)
    claims = telling.event.claims
    if sum(c.killed_min or 0 for c in claims if c.subset_of is None) < most:
        claims = tuple(map(_part, claims))
    return replace(telling, event=replace(telling.event, claims=claims))


def _part(claim: Claim) -> Claim:
    attackers = claim.group == "militant"  # they come on top, or are told of apart
    if claim.subset_of is not None or not claim.killed_min or attackers:
        return claim
    return replace(claim, subset_of=-1, adds_to=None)
