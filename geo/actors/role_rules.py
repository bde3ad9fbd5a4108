"""The rules by which the words beside an actor's name tell its side of an attack.

They stand in one table, `RULES`; the first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from geo.actors import ARMED, ATTACKING
from geo.actors.actor_words import OWN, PLACED
from geo.actors.blame_words import hired_by
from geo.actors.fallen import has_fallen
from geo.actors.other_deeds import is_alike
from geo.actors.role_words import (
    AFFILIATED,
    ANSWERED,
    BACKED_BY,
    BELIEVED,
    BESIDE,
    BLAMED_ON,
    BOMBER_OF,
    BRANCH,
    BY,
    CHASED,
    CRAFT_ENDS,
    CRAFT_HITS,
    DEED_OF_WAR,
    DIRECTLY,
    DONE_BY,
    FIRE_FROM,
    FIRED_FROM,
    FIRED_FROM_GROUND,
    FIRED_FROM_ITS,
    FORCES_OF,
    FOUGHT_WITH,
    FRIEND,
    FRIEND_ASIDE,
    HIT_AT,
    HOLDS_GROUND,
    HOME_OF,
    HYPHENED,
    IN_PHRASE,
    KILLED,
    KILLED_IN,
    LAUNCHED,
    LED_TO,
    MODIFIES,
    OF,
    OTHER_VERB,
    OWNED_BY,
    OWNS,
    PASSIVE_KILL,
    PEOPLE_AFTER,
    PLACE_HELD,
    POSSESSIVE,
    RAIDS,
    ROW,
    STOPPED,
    THAT_BEFORE,
    WEAPON_AFTER,
    WEAPON_HITS,
    WHO_DID,
    WORK_OF,
)
from geo.actors.views import Role, View, inside_speaker

OF_FORCES = re.compile(
    r"['’]s\b|\s+(?:military|army|air\s+force|government|regime|junta|navy)\b", re.IGNORECASE
)
"""Behind a country's name these make it the state: "a Myanmar military attack"."""
ASIDE = re.compile(
    r"(?<=[\w’'])\s*,\s+(?:who|which)\s[^,;.:]{1,80},\s+|^,\s+[a-z]+ing\s[^,;.:]{1,80},\s+"
)
"""A clause about the subject that ends before its verb: ", who wore vests,"."""
ENDED = re.compile(
    r"[.;:]|\bwho\b|(?<!,)\s(?:after|when|while|because|before|where|although|though|once|until)\s"
)
"""Between a subject and a verb these say that the verb has another subject."""
PLACED_OFF = re.compile(r"\b(?:off|near|outside|over|towards?|between)\s+$", re.IGNORECASE)
"""In front of a country's or capital's bare name: "by a missile off Muscat"."""
OTHER_ONE = re.compile(
    r"\s(?:he|she)\s+(?:(?:had|has|also|then|later|allegedly|reportedly)\s+){0,2}$"
)
"""In front of a verb: one man is its subject, and no party: "the army buried the men he shot"."""
SUBJECT_REACH = 110
"""Characters that may stand between a subject and its verb."""
PRONOUN_REACH = 5
"""Words that may stand between "it", "they" and their verb."""


def role_of(view: View) -> Role | None:
    """Give the role that the words beside an actor tell of."""
    for fits, role in RULES:
        if fits(view):
            return _if_party(view) if role == "target" and fits is not _fell else role
    return None


def _if_party(view: View) -> Role | None:
    """A country's name is a target only with people or things of war behind it: "Iraqi base"."""
    bare = view.mention.contextual and not PEOPLE_AFTER.match(view.right)
    if bare and not FORCES_OF.search(view.left):
        return None
    if _bare_pronoun(view):
        return None
    return "target"


def _fires(view: View) -> bool:
    """Whether somebody came under its fire; a country's bare name may be only where from."""
    place = view.mention.contextual and not WEAPON_AFTER.match(view.right)
    return not place and bool(FIRE_FROM.search(view.left[-110:]))


def _fought_with(view: View) -> bool:
    """Whether the dead fell in a fight with it."""
    place = view.mention.contextual and not OF_FORCES.match(view.right)
    place = place and not PEOPLE_AFTER.match(view.right)
    return not place and bool(FOUGHT_WITH.search(view.text[: view.mention.start][-200:]))


def _rules_place(view: View) -> bool:
    """Whether it only holds the place: "the town of Hit, held by the rebels"."""
    return bool(PLACE_HELD.search(view.left[-110:]))


def _owned(view: View) -> bool:
    return bool(OWNED_BY.search(view.left))


def _backs(view: View) -> bool:
    done = DONE_BY.search(view.left[-120:])
    other_deed = bool(done) and not DEED_OF_WAR.search(done["deed"]) if done else False
    return other_deed or bool(BACKED_BY.search(view.left[-120:]))


def _no_party(view: View) -> bool:
    if view.mention.adjective and BRANCH.match(view.right):
        return True
    if (friend := FRIEND.match(view.right)) and _names_another(view, friend.end()):
        return True
    if HYPHENED.match(view.right):
        return not _fired_from(view)
    return inside_speaker(view.mention, view.context) or _only_modifies_actor(view)


def _names_another(view: View, length: int) -> bool:
    """Whether the words for a friend have a name beside them: "the al-Qaeda affiliate JNIM"."""
    end = view.mention.end + length
    aside = FRIEND_ASIDE.search(view.left)
    start = view.mention.start  # "JNIM al-Qaeda's Mali branch", the commas lost
    return bool(aside) or any(
        (end <= a.start <= end + 5 or 0 < start - a.end <= len(", "))
        and not a.pronoun
        and a.actor.id != view.mention.actor.id
        for a in view.context.actors
    )


def _fired_from(view: View) -> bool:
    """Whether the arms came from where a party holds the ground: "fired from RSF-held areas"."""
    whose = HOLDS_GROUND.match(view.right) or FIRED_FROM_ITS.match(view.right)
    held = whose and FIRED_FROM.search(view.left[-60:])
    return bool(held or FIRED_FROM_GROUND.search(view.left[-110:]))


def _only_modifies_actor(view: View) -> bool:
    """Whether a country or group only describes an actor: "Iraq's PMF", "X's Falcon Brigade"."""
    mention = view.mention
    armed = mention.actor.type in ARMED and OWNS.match(view.right)
    return bool(mention.contextual or armed) and any(
        other.start >= mention.end
        and POSSESSIVE.fullmatch(view.text, mention.end, other.start)
        and not other.contextual
        and (mention.contextual or other.actor.type in ARMED)
        for other in view.context.actors
    )


def _blamed_on(view: View) -> bool:
    return bool(BLAMED_ON.search(view.left)) and not AFFILIATED.search(view.left[-90:])


def _work_of(view: View) -> bool:
    return bool(WORK_OF.search(view.left[-120:])) or hired_by(view.left[-120:])


def _alike(view: View) -> bool:
    """Whether the attack is only like its deeds; the status says that no more is told."""
    return is_alike(view.text[: view.mention.start])


def _sent_bomber(view: View) -> bool:
    """Whether the bomber was its own: "a suicide bomber from the rebels"; who stops one is not."""
    if view.mention.contextual or (bomber := BOMBER_OF.search(view.left[-120:])) is None:
        return False
    return not STOPPED.search(view.left[-120:][: bomber.start()])


def _in_answer(view: View) -> bool:
    """Whether only what the attack led to was its: "an attack that drew Kenyan air strikes"."""
    return bool(LED_TO.search(view.left)) and _modifies_attack(view)


def _believed(view: View) -> bool:
    return view.mention.adjective and bool(BELIEVED.search(view.left[-60:]))


def _modifies_attack(view: View) -> bool:
    """Whose attack it is: "US airstrike", "Israel's strike"; a "Syria strike" is in Syria."""
    mention, text = view.mention, view.text
    acronym = text[mention.start : mention.end].isupper()
    place = mention.contextual and not mention.adjective and not acronym
    if place and not OF_FORCES.match(view.right):
        return False
    return any(
        (t.noun or t.verb_start < 0)
        and mention.end <= t.start
        and t.modality == view.clause.triggers[0].modality
        and MODIFIES.match(text[mention.end : t.start])
        for t in view.clause.triggers
    )


def _fell(view: View) -> bool:
    """Whether its people fell: "four Malian soldiers died in a raid"."""
    mention = view.mention
    return has_fallen(view.text, mention.start, mention.end, country=mention.contextual)


def _killed(view: View) -> bool:
    return bool(KILLED.search(view.left))


def _agent(view: View) -> bool:
    if view.mention.contextual and PLACED_OFF.search(view.left):
        return False
    members = FORCES_OF.search(view.left)
    if not BY.search(view.left[: members.start() if members else None]) and not BY.search(
        view.left
    ):
        return False
    passive = view.clause.triggers[0].passive or PASSIVE_KILL.search(
        view.text[: view.mention.start]
    )
    inside = view.mention.start > view.clause.triggers[0].start  # "hit in a raid by X"
    return view.behind or inside or bool(passive)


def _launched(view: View) -> bool:
    return view.behind and bool(THAT_BEFORE.search(view.left) and LAUNCHED.match(view.right))


def _weapons_hit(view: View) -> bool:
    mention = view.mention
    bare = mention.contextual and not mention.adjective and not OWN.match(view.right)
    if bare and PLACED.search(view.left[-40:]):
        return False  # "in Baghdad bombs killed nine"
    name = view.text[mention.start : mention.end]
    flown = CRAFT_ENDS.search(name) and CRAFT_HITS.match(view.right[:40])
    return bool(flown or WEAPON_HITS.match(view.right[:80]))


def _hit(view: View) -> bool:
    if HOME_OF.search(view.left):
        return False
    since = view.since_attack
    men = FORCES_OF.search(since)  # "an attack on fighters loyal to X"
    at = HIT_AT.search(since) or (men and HIT_AT.search(since[: men.start()]))
    return view.behind and bool(at or OF.search(view.left))


def _passive_subject(view: View) -> bool:
    front = not view.behind and not _speaks_before(view)
    return front and view.clause.triggers[0].passive and not view.mention.pronoun


def _subject(view: View) -> bool:
    """Whether the name in front is the subject of the verb of attack."""
    verb = next((t.verb_start for t in view.clause.triggers if t.verb_start >= 0), -1)
    first = view.clause.triggers[0].start
    if not view.mention.adjective and ANSWERED.fullmatch(view.text, view.mention.end, first):
        return True
    if view.behind or view.clause.triggers[0].passive or verb <= view.mention.end:
        return False
    if _speaks_before(view) or (IN_PHRASE.search(view.left) and not FORCES_OF.search(view.left)):
        return False
    between = ASIDE.sub(" ", view.text[view.mention.end : verb])
    if WHO_DID.fullmatch(between) and not (view.mention.contextual or view.mention.pronoun):
        return True
    if _bare_pronoun(view) and len(between.split()) > PRONOUN_REACH:
        return False
    if OTHER_ONE.search(between) or _is_nearer(view, verb):
        return False
    if len(between) > SUBJECT_REACH or ENDED.search(between) or OTHER_VERB.search(between):
        return False
    if view.mention.adjective:
        return bool(WEAPON_AFTER.match(view.right))
    # "Yemen bomb kills": the bomb is the subject
    return not view.mention.contextual or bool(DIRECTLY.fullmatch(between))


def _is_nearer(view: View, verb: int) -> bool:
    """Whether another party stands between, as the subject: "X rises A bomber from Y blew up"."""
    mention, text = view.mention, view.text
    for other in view.context.actors:
        if not mention.end < other.start < other.end < verb or other.pronoun or other.contextual:
            continue
        front = text[mention.end : other.start].rstrip("(“")
        if other.actor.id == mention.actor.id or other.actor.type not in ATTACKING:
            continue
        if FRIEND.match(text, other.end):
            continue
        inside = BESIDE.search(front) and not FORCES_OF.search(front)
        if not inside and "," not in front and not ROW.match(front):
            return True
    return False


def _raids(view: View) -> bool:
    """Whether the words of attack begin with who made it: "masked settlers torched"."""
    start, end = view.mention.start, view.mention.end
    inside = [t for t in view.clause.triggers if not t.passive and t.start < end < t.end]
    return any(start < t.start or RAIDS.fullmatch(view.text, t.start, start) for t in inside)


def _bare_pronoun(view: View) -> bool:
    return view.text[view.mention.start : view.mention.end].lower() in ("they", "it")


def _chased(view: View) -> bool:
    """Whether it was pursued by who then killed: "chased the rebels and killed five"."""
    start, end = view.mention.start, view.mention.end
    inside = any(t.start < end and start < t.end for t in view.clause.triggers)
    return inside and bool(CHASED.search(view.text[:start][-80:]))


def _killed_in(view: View) -> bool:
    noun = next((t.start for t in view.clause.triggers if t.noun), -1)
    if view.mention.adjective or noun <= view.mention.end or IN_PHRASE.search(view.left):
        return False
    return bool(KILLED_IN.fullmatch(view.text, view.mention.end, noun))


def _speaks_before(view: View) -> bool:
    """Whether the name speaks of the attack: "the army said two drones fell"."""
    first = view.clause.triggers[0]
    return any(view.mention.end <= s.verb_start < first.start for s in view.context.speakers)


RULES: tuple[tuple[Callable[[View], bool], Role | None], ...] = (
    (_no_party, None),
    (_fired_from, "perpetrator"),
    (_fires, "perpetrator"),
    (_fought_with, "perpetrator"),
    (_rules_place, None),
    (_owned, "target"),
    (_backs, None),
    (_in_answer, None),
    (_alike, "perpetrator"),
    (_work_of, "perpetrator"),
    (_sent_bomber, "perpetrator"),
    (_blamed_on, "perpetrator"),
    (_believed, "perpetrator"),
    (_fell, "target"),
    (_modifies_attack, "perpetrator"),
    (_chased, "target"),
    (_raids, "perpetrator"),
    (_killed, "target"),
    (_agent, "perpetrator"),
    (_launched, "perpetrator"),
    (_weapons_hit, "perpetrator"),
    (_hit, "target"),
    (_passive_subject, "target"),
    (_subject, "perpetrator"),
    (_killed_in, "perpetrator"),
)
"""The first rule that fits gives the role; None leaves the actor out."""
