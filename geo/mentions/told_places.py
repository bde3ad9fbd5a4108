"""Where a telling happened: the place names of its clause that are no speaker's and no party's."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from geo.actors.speakers import Speaker
from geo.attacks.clauses import Clause
from geo.attacks.events import Trigger
from geo.attacks.weapons import WeaponWord
from geo.mentions.rows import with_rows
from geo.mentions.scenes import scenes_of
from geo.records import CasualtyMention, DateMention, Sentence, Span, Toponym
from geo.toponyms.place_phrases import phrases_of

_IN_FRONT = re.compile(r"\W*(?:in|from|at)\s+(?:the\s+)?", re.IGNORECASE)
_NEXT = re.compile(r",?\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_TAKEN_TO = re.compile(
    r",?\s+(?:where|to\s+which)\s+(?:\w+\s+)?(?:of\s+the\s+)?(?:wounded|injured|survivors?|"
    r"victims?|bodies|casualties|dead|patients|they|he|she)\s+(?:was|were|had\s+been|are|is)\b"
    r"(?!\s+(?:killed|shot|hit|attacked))",
    re.IGNORECASE,
)
"""Behind a name: who was hit came there later."""
_APPOSED = re.compile(
    r"(?:\s+(?:town|city|village|area|district))?(?:,|\s\(|\s[–—-]+)\s*(?:[\w.,’'-]+\s+){1,9}",
    re.IGNORECASE,
)
"""Between a name and that from which its distance is told."""
_BY_THE_WAY = re.compile(
    r"(?:\b(?:held|captive|detained|jailed|imprisoned|exiled|living|based|born|raised|headquartered)\s+"
    r"(?:\w+\s+)?in|\b(?:carrying|taking|transporting|ferrying|bringing|travell?ing|heading|headed|bound|"
    r"loaded|laden|sailing|sailed|returning|en\s+route|on\s+(?:its|their|his|the)\s+way)\b[^.;,]{0,50}?\b(?:to|for|towards?|from)"
    r"(?:\s+(?:the\s+)?[\w’'-]+\s+(?:in|of|at))?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of a name that says where people are kept, come from or go."""
_LIES_THERE = re.compile(
    r"\b(?:whose|its|their)\s+(?:[\w-]+\s+){0,4}?(?:positions?|bases?|lines?|forces|troops|headquarters|stronghold|"
    r"camps?|strongholds)\s+(?:is|are|was|were|lie|lies|lay|stand|stands|remain)\b[^,;]*$",
    re.IGNORECASE,
)
"""In front of a name: somebody only stands there."""
_STRUCK = (
    r"\b(?:target|fire|struck|strike|striking|hit|attack|bomb|shell|pound|kill|"
    r"eliminat|destroy)\w*\b"
)
_CULPRITS = (
    r"\b(?:masterminds?|ringleaders?|perpetrators?|planners?|plotters?|organi[sz]ers?|"
    r"architects?|culprits?|(?:those|people|men|groups?|militants|commanders?|leaders?|cells?)\s+"
    r"(?:who\s+(?:were\s+)?)?(?:behind|responsible\s+for|accused\s+of|blamed\s+for|involved\s+in))\b"
)
_BLOW = r"(?:attack|bombing|massacre|raid|shooting|killing|assault|blast)s?"
_AT_CULPRITS = re.compile(
    rf"{_STRUCK}[^.;]{{0,80}}?{_CULPRITS}[^.;]{{0,50}}?\b{_BLOW}\s+(?:in|on|at|near|against)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of a name: those who attacked it are struck, somewhere else."""
_CULPRITS_OF = re.compile(rf"{_STRUCK}[^.;]{{0,80}}?{_CULPRITS}[^.;]{{0,25}}$", re.IGNORECASE)
_ATTACKED = re.compile(rf"(?:['’]s)?\s+(?:[a-z]+\s+)?{_BLOW}\b", re.IGNORECASE)
"""The same where the name stands before its attack: "masterminds of the Duma attack"."""
_FUNERAL = re.compile(
    r"\b(?:funerals?|mourn\w*|bur(?:y|ied|ying|ials?)|vigils?|protest\w*|rall(?:y|ied|ies)|demonstrat\w*|"
    r"(?-i:march)(?:ed|ers|ing)?|gather(?:ed|ing)|memorial|coffins?|procession|condolences)\b",
    re.IGNORECASE,
)
_MARCH = re.compile(
    r"\b(?:protest\w*|rall(?:y|ied|ies)|demonstrat\w*|(?-i:march)(?:ed|ers|es|ing)?|strike\s+action|sit-ins?)\b|"
    r"\b(?:thousands|hundreds|crowds)\s+march\b",
    re.IGNORECASE,
)
"""People march in other towns than the one that was hit; the dead are mostly buried near it. The
month has a capital."""
_AFTER_ALL = re.compile(
    r"\b(?:killed|died|dead|victims|who|after|when|against|over|following)\b", re.I
)
"""Between what followed an attack and the attack."""
_PHRASE = 90
_OPENS = re.compile(
    r"(?:^\W*|[\u2013\u2014:)-]\s+)(?:(?:just\s+|only\s+)?(?:\w+\s+)?(?:hours|days?|weeks?|months?)\s+)?(?:after|"
    r"following|amid|despite|in\s+the\s+(?:wake|aftermath)\s+of|because\s+of|due\s+to)\s+"
    r"(?!(?:[\w’'-]+\s+){0,6}?(?:was|were|had|has)\b)[^,;]*$",
    re.IGNORECASE,
)
"""In front of an attack with which a sentence opens: "After the raid on X, nurses left Y"."""
_UNDER = re.compile(r"(?:c[ao]m(?:e|es|ing)|been)\s+under\b", re.IGNORECASE)
"""The words of attack with which the subject is what was hit."""
_AIMED_AT = re.compile(r"\b(?:fired|launched|shot|sent|aimed|heading|headed|flying)\s+towards?\s+$")
_CLOSES = re.compile(r"[,;]")
_LED = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:followed|(?:came|comes)\s+(?:(?:just|only|shortly|soon)\s+)?(?:(?:[\w-]+\s+)?(?:hours?|days?|"
    r"weeks?|months?)\s+)?after)\s+(?:the|an?|its|their)\s+(?:[\w’'-]+\s+){0,2}?(?:withdrawal|fall|capture|seizure|"
    r"arrest|abduction|kidnapping|death|killing|visit|departure|arrival|takeover|loss|collapse|evacuation|"
    r"release|execution|retreat|recapture|siege|protests?|talks|meeting|summit)\b",
    re.IGNORECASE,
)
"""Behind "the attack": what is told next is of something else, and of its place."""
_GIVEN = re.compile(r"(?:,|\b[a-z]+)\s+([A-Z][a-z]+)\s+$")
"""In front of a name: a word with a capital that does not open the sentence."""
_WHERE = re.compile(r",\s+where\b")
_ENDS = re.compile(r";|\b(?:and|but)\s+(?:in|at|near|that)\b")
"""Between "where" and an attack: what follows may be of another place."""
_ABROAD = re.compile(
    r"\b(?:president|premier|minister|king|prince|secretary|chief|envoy|ambassador|leader|pope|chancellor|"
    r"governor|delegation)s?\b[^.;]{0,60}?\b(?:who\s+(?:is|was|were)\s+(?:\w+ly\s+|then\s+)?|"
    r"while\s+|(?:visit(?:ing)?|tour(?:ing)?|trip|summit|talks|conference|speaking|travell?ing|attending)"
    r"\b[^.;,]{0,30}?\s)(?:in|to|at|visiting|touring)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of a name: an official was there when he heard of it."""
_WORKPLACE = re.compile(
    r"(?:^|,)\s*(?:an?|the|former|formerly|one\s+of)\s[^,;]{0,30}?\b(?:directors?|professors?|scientists?|"
    r"physicists?|chemists?|engineers?|lecturers?|researchers?|teachers?|students?|doctors?|surgeons?|"
    r"nurses?|imams?|clerics?|preachers?|priests?|lawyers?|journalists?|reporters?|judges?|employees?|"
    r"officials?|commanders?|officers?|lawmakers?|councill?ors?|members?|leaders?|heads?|chiefs?|founders?|"
    r"natives?|graduates?|veterans?|businessm[ae]n|managers?)\b[^,;]{0,40}?\b(?:at|of|in|from|for|with)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of a name, up to the comma before it: "X, a director at the Y plant, died"."""
_PARTS = frozenset({"suburb", "neighbourhood", "neighborhood", "quarter"})
_ACCUSES = re.compile(
    r"\s+(?:(?:has|have|had|also|immediately|later|swiftly|quickly|promptly|initially|\w+ly)\s+){0,3}"
    r"(?:pinn?|blam|attribut|accus|den[iy]|reject|dismiss|condemn|denounc|call|describ|insist|"
    r"acknowledg|confirm|said|say)(?:s|ed|es)?\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:ministry|directorate|department|office|officials?|authorities|hospitals?|medics|doctors?|police|"
    r"union|committee|mission|embassy|command|spokes\w+|monitors?|group|network|agency|government|"
    r"administration|morgue|correspondents?|rebels|governor|mayor)\s(?:\w+\s)?(?:in|of|at|from)\s(?:the\s)?"
    r"(?:[a-z]+\s){0,2}$",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"(?:,[^,.;]{1,60},)?\s(?:(?:has|have|had|later|also|earlier|now)\s){0,3}(?:puts?|gave|gives|given|spoke|"
    r"counted|recorded|registered|listed|raised|lowered|revised|set|received|treated|reported|admitted|"
    r"estimated|updated|corrected)\b(?!\s+(?:in|by|from)\b)",
    re.IGNORECASE,
)
"""Behind the name of a place whose officials or hospitals give figures."""
_CARE = re.compile(
    r"\b(?:taken|rushed|airlifted|flown|evacuated|transferred|admitted|moved|brought|shifted|died|"
    r"treated|hospitali[sz]ed|received)\b[^.;]{0,60}\b(?:hospitals?|clinic|morgue|facility|cent(?:er|re))"
    r"\b[^;,]{0,15}\b(?:in|of|at)\s(?:the\s)?(?:(?:[\w'-]+\s){0,2}[\w'-]+(?:,|\sand)\s)?$|"
    r"\b(?:wounded|injured|bodies|casualties|patients)\b[^.;]{0,30}\b(?:taken|rushed|airlifted|flown|"
    r"evacuated|transferred|moved|brought|shifted)\s(?:on\s)?to\s(?:the\s)?$",
    re.IGNORECASE,
)
"""In front of a name: there the hurt were looked after."""
_CARE_REACH = 160
"""Characters in front of a name in which these words stand."""
_MODIFIED = 25
"""Characters between a name and the noun of attack that it describes: "the Duma market bombing"."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in one sentence, with indices into the report's lists."""

    sentence: Sentence
    number: int
    toponyms: list[tuple[int, Toponym]]
    dates: list[tuple[int, DateMention]]
    casualties: list[CasualtyMention]
    speakers: list[Speaker]
    weapons: tuple[WeaponWord, ...]
    mishap: bool
    """The report speaks of an accident."""


def within(span: Span, clause: Clause, sentence: Sentence) -> bool:
    """Whether words of a sentence stand in a clause of it."""
    return clause.holds(span.start - sentence.span.start)


def scenes(found: Found) -> list[tuple[int, Toponym]]:
    """The names that say where it happened, not where somebody speaks.

    "The ministry in Moscow said" never counts; "In Washington the Pentagon confirmed strikes in
    Aleppo" counts only where nothing else says where.
    """
    shift = found.sentence.span.start
    heads = _heads_of_anchors(found)
    scenes = [
        (i, t)
        for i, t in found.toponyms
        if (t.role == "event_location" or i in heads)
        and not _at_culprits(t, found)
        and not (_ABROAD.search(_ahead(t, found)) or _LIES_THERE.search(_ahead(t, found)))
        and not any(s.start <= t.span.start - shift < s.end for s in found.speakers)
        and not _TAKEN_TO.match(found.sentence.text, t.span.end - shift)
        and not _accuses(t, found)
        and not _counts_from(t, found)
    ]
    scenes = _without_cities(scenes, found)
    elsewhere = [(i, t) for i, t in scenes if not (_speaks_from(t, found) or _by_the_way(t, found))]
    cared = [(i, t) for i, t in elsewhere or scenes if not of_care(t, found)]
    return _without_anchors(cared or elsewhere or scenes, found)


def _heads_of_anchors(found: Found) -> set[int]:
    """The names that another scene only leads to: "Kati, 15 km from Bamako", "Swat's Kabal"."""
    names = [t for _, t in found.toponyms]
    if len(names) < 2 or all(t.role == "event_location" for t in names):
        return set()
    number = {t.span: i for i, t in found.toponyms}
    return {
        number[head.span]
        for phrase in phrases_of(found.sentence, names)
        for holder in phrase.holders
        if holder.role == "event_location"
        for head in phrase.heads
        if holder.distance_km is not None or holder.span.end < head.span.start
    }


def _without_cities(scenes: list[tuple[int, Toponym]], found: Found) -> list[tuple[int, Toponym]]:
    """Leave out the city behind its part: "the Tripoli suburb of Tajoura"."""
    parts = [t for _, t in scenes if t.entries and t.type_word in _PARTS]
    if len(scenes) < 2 or not parts:
        return scenes
    phrases = phrases_of(found.sentence, [t for _, t in found.toponyms])
    wider = {
        holder.span
        for phrase in phrases
        for holder in phrase.holders
        if phrase.heads[0] in parts and holder.span.end < phrase.heads[0].span.start
    }
    return [(i, t) for i, t in scenes if t.span not in wider]


def _at_culprits(toponym: Toponym, found: Found) -> bool:
    """Whether those are struck who attacked it: "missiles hit the masterminds of the attack on"."""
    start, end = (at - found.sentence.span.start for at in (toponym.span.start, toponym.span.end))
    text = found.sentence.text
    if _ATTACKED.match(text, end) and _CULPRITS_OF.search(text, max(0, start - _PHRASE), start):
        return True
    return bool(_AT_CULPRITS.search(text[:start]))


def _by_the_way(toponym: Toponym, found: Found) -> bool:
    """Whether somebody is only held there, lives or works there or was on the way there."""
    ahead = _ahead(toponym, found)
    behind = found.sentence.text[toponym.span.end - found.sentence.span.start :]
    works = _WORKPLACE.search(ahead) and "," in behind.partition(";")[0][:_PHRASE]
    return bool(works or _BY_THE_WAY.search(ahead))


def _ahead(toponym: Toponym, found: Found) -> str:
    start = toponym.span.start - found.sentence.span.start
    return found.sentence.text[max(0, start - _PHRASE) : start]


def _accuses(toponym: Toponym, found: Found) -> bool:
    """Whether the name of a country or its seat blames, denies: "an attack that Kyiv pinned on"."""
    state = any(e.feature_code.startswith(("PCL", "PPLC")) for e in toponym.entries)
    end = toponym.span.end - found.sentence.span.start
    return state and bool(_ACCUSES.match(found.sentence.text, end))


def _counts_from(toponym: Toponym, found: Found) -> bool:
    """Whether those who count sit there: "the ministry in Baghdad put the number at 33"."""
    text, shift = found.sentence.text, found.sentence.span.start
    start, end = toponym.span.start - shift, toponym.span.end - shift
    said = _OFFICE.search(text, max(0, start - _PHRASE), start)
    return bool(said and (_COUNTS.match(text, end) or "according to" in text[: said.start()]))


def _without_anchors(scenes: list[tuple[int, Toponym]], found: Found) -> list[tuple[int, Toponym]]:
    """Leave out what only says where the name before it lies: "Balad, 80 km north of Baghdad"."""
    text, shift = found.sentence.text, found.sentence.span.start
    kept: list[tuple[int, Toponym]] = []
    for i, t in scenes:
        last = kept[-1][1] if kept else None
        if (
            last is not None
            and last.entries
            and t.distance_km is not None
            and _APPOSED.fullmatch(text, last.span.end - shift, t.span.start - shift)
        ):
            continue
        kept.append((i, t))
    return kept


def of_care(toponym: Toponym, found: Found) -> bool:
    """Whether the hurt and the dead were only brought there: "died in a hospital in Quetta"."""
    at = toponym.span.start - found.sentence.span.start
    return bool(_CARE.search(found.sentence.text[max(0, at - _CARE_REACH) : at]))


def placed(clause: Clause, found: Found, attackers: Set[Span] = frozenset()) -> list[int]:
    """Return the names of a clause that say where it happened.

    ``attackers`` are the words for who did it: "Israel attacks a convoy in Syria" is in Syria.

    Where no preposition of place governs one ("Monday's shelling of Barza", "rebels entered Duma")
    the scene of its main word is taken.
    """
    sentence, main = found.sentence, clause.main
    places = [
        i for i, t in scenes(found) if within(t.span, clause, sentence) and t.span not in attackers
    ]
    places = _without_what_led(places, clause, found)
    places, marched = _without_funerals(places, clause, found)
    opening = _opening(clause, found)
    told_there = [i for i, t in found.toponyms if i in places and t.span.start < opening]
    if told_there:
        return told_there
    inside = [
        (i, t)
        for i, t in found.toponyms
        if within(t.span, clause, sentence) and t.span not in attackers
    ]
    if (places and not opening) or marched or not found.toponyms:
        return with_rows(places, inside, sentence)
    names = [t for _, t in found.toponyms]
    heads = scenes_of(sentence, (main.start, main.end), names)
    heads = [t for t in heads if not _at_culprits(t, found)]
    told = [t for t in heads if not (_acts(t, main, sentence) or _of_person(t, found))]
    heads_told = [i for i, t in inside if t in told] or _where_it_was(clause, found)
    heads_told = _without_what_led(heads_told, clause, found)
    return with_rows(heads_told or places, inside, sentence)


def _of_person(toponym: Toponym, found: Found) -> bool:
    """Whether a name that no word governs is somebody's last one: "the mayor, Bashir Khodor"."""
    text, shift = found.sentence.text, found.sentence.span.start
    given = _GIVEN.search(text, 0, toponym.span.start - shift)
    if toponym.role == "event_location" or given is None:
        return False
    return not any(t.span.end - shift == given.end(1) for _, t in found.toponyms)


def _where_it_was(clause: Clause, found: Found) -> list[int]:
    """The name behind which "where" leads to the attack: "spoke of Gao, where a raid killed"."""
    text, shift = found.sentence.text, found.sentence.span.start
    first = clause.triggers[0].start
    led = [
        i
        for i, t in found.toponyms
        if t.kind in ("place", "facility")
        and (where := _WHERE.match(text, t.span.end - shift))
        and where.end() <= first
        and not _ENDS.search(text, where.end(), first)
    ]
    return led[-1:]


def _opening(clause: Clause, found: Found) -> int:
    """Where the phrase ends with which the sentence opens, if the attack is told in it; or 0.

    "After the shelling of Duma on Monday, nurses left the hospitals of Hama": what follows is of
    another place. Counted as the spans are.
    """
    text = found.sentence.text
    first, last = clause.triggers[0], clause.triggers[-1]
    closes = _CLOSES.search(text, first.end)
    if closes is None or last.start > closes.start() or not _OPENS.search(text[: first.start]):
        return 0
    return found.sentence.span.start + closes.start()


def _without_what_led(places: list[int], clause: Clause, found: Found) -> list[int]:
    """Leave out where that was which the attack followed: "came after the fall of X"."""
    last, shift = clause.triggers[-1], found.sentence.span.start
    if not (last.noun and last.definite):
        return places
    led = _LED.match(found.sentence.text, last.end)
    if led is None:
        return places
    return [i for i, t in found.toponyms if i in places and t.span.start - shift < led.end()]


def _without_funerals(places: list[int], clause: Clause, found: Found) -> tuple[list[int], bool]:
    """Leave out where the dead were buried, if the words also say where; where people marched too.

    The second says that people marched in all the places there are.
    """
    text, shift = found.sentence.text, found.sentence.span.start
    first = clause.triggers[0].start
    starts = {i: t.span.start - shift for i, t in found.toponyms}
    ahead = [i for i in places if starts[i] < first]
    if not ahead or not _AFTER_ALL.search(text, starts[ahead[-1]], first):
        return places, False
    alone = len(ahead) == len(places)
    followed = (_MARCH if alone else _FUNERAL).search(text, clause.start, first)
    return ([i for i in places if i not in ahead], alone) if followed else (places, False)


def _acts(toponym: Toponym, main: Trigger, sentence: Sentence) -> bool:
    """Whether a name may be of who did it: a country, the seat of one, the subject of a verb."""
    start, end = (at - sentence.span.start for at in (toponym.span.start, toponym.span.end))
    if _UNDER.match(sentence.text, main.start) and end <= main.start:
        return False
    if _AIMED_AT.search(sentence.text[:start]) and main.start < start:
        return False
    if any(e.feature_code.startswith(("PCL", "PPLC")) for e in toponym.entries):
        return True
    gap = main.start - (toponym.span.end - sentence.span.start)
    return gap >= 0 and not main.passive and not (main.noun and gap <= _MODIFIED)


def _speaks_from(toponym: Toponym, found: Found) -> bool:
    """Whether a name opens the sentence right before its speaker."""
    text = found.sentence.text
    start, end = (at - found.sentence.span.start for at in (toponym.span.start, toponym.span.end))
    opens = _IN_FRONT.fullmatch(text[:start])
    return bool(opens) and any(
        _NEXT.fullmatch(text[end : s.start]) for s in found.speakers if s.start >= end
    )
