"""Cut a sentence where one telling ends and the next begins.

"The strike came after the US launched an assault on sites in Iraq | in retaliation for | a drone
strike in Jordan in late January": each telling keeps the names, dates and figures of its own part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.attacks.events import Trigger, joined
from geo.attacks.phrases import RAIDERS

_HOURS = "dawn|sunrise|daybreak|midnight|noon|dusk|sunset|sundown|nightfall|dark"
"""Times of day: "before dawn" parts nothing."""
_BOUNDARY = re.compile(
    r";|\b(?:(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+)?(?:days?|"
    rf"weeks?|hours?|months?|years?|minutes?)\s+(?:after(?!\s+(?:{_HOURS}|Friday\s+prayers)\b)|before)|"
    r"after|following|"
    r"within\s+(?:\w+\s+)?(?:minutes|hours|days|weeks)\s+of|ahead\s+of|on\s+the\s+heels\s+of|"
    r"follow(?:s|ed)|in\s+(?:apparent\s+)?(?:retaliation|response|reprisal|revenge|retribution)\s+(?:for|"
    r"to)|"
    rf"in\s+the\s+wake\s+of|since|before(?!\s+(?:{_HOURS})\b)|while|meanwhile|amid|when|whereas|"
    r"against\s+the\s+backdrop\s+of|"
    r"blamed\s+for|accused\s+of|accusing\s+\w+\s+of|responsible\s+for|suspending|similar\s+to|"
    r"responsibility\s+for\s+planning|(?:prompting|drawing|triggering|provoking)|"
    r"(?:to\s+)?which\s+[^,;]{3,40}?\s(?:responded|retaliated)|"
    r"and\s+(?=(?:[\w’'-]+\s+){1,5}?(?:responded|retaliated|replied|hit\s+back)\b)|"
    r"and\s+(?:that|then|later|also|another|a|an|two|three|several|in|on|at|attacks?\s+on)|"
    r"another|which|who|whose|where|that(?!\s+(?:same\s+)?(?:year|month|week|day|night|morning|"
    r"afternoon|evening)\b)|as|but)\b|\s[–—-]\s+|"
    r",\s+(?:and|but|a(?!\s+(?:hour|day|week|month)\s+(?:after|before)\b)"
    r"(?!\s+(?:[\w-]+\s+){0,3}?(?:village|town|city|suburb|district|quarter|hamlet|settlement|port)\b)|"
    r"another)\s|"
    r",\s+(?:was|were|is|are|has|had)\b",
    re.IGNORECASE,
)
"""Between two triggers these words part two tellings."""

_MANY = re.compile(r"\b(?:before|have|often|repeatedly|regularly|several|times|years)\b", re.I)
_NEAR = 70
_INSTANCE = re.compile(
    r":\s+(?=(?:in|on|last|this|earlier|late|early|one|two|three|four|five|six|at\s+least|an?)\s)",
    re.IGNORECASE,
)
"""Behind attacks in general these begin one of them: "shells fall daily: in May, two men"."""
_AND = re.compile(r",?\s+and\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:on|in|last|this|early|late|since)\s+(?:early\s+|late\s+|the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|"
    r"(?-i:week|month|year|summer|autumn|winter|spring))\b|\b(?:yesterday|\d+\s+(?:days|weeks|months|years)\s+ago)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\b(?:in\s+(?:apparent\s+)?(?:retaliation|response|reprisal|revenge|retribution)\s+(?:for|to)|"
    r"in\s+the\s+wake\s+of|"
    r"blamed\s+for|accused\s+of|responsible\s+for|suspending|followed)\b",
    re.IGNORECASE,
)
"""In front of the first trigger these words cut off a part that tells of no attack."""

_CLOSING = re.compile(
    r";|\b(?:against\s+the\s+backdrop\s+of|amid|saying|adding|calling\s+(?:it|them)|because|"
    r"although|though|whereas)\b|"
    r"(?<!\boff )(?<!exploded )(?<!detonated )(?<!\bup )(?<!\bwell )\bas\s+(?=(?:the|a|an|its|his|"
    r"[A-Z]\w+)\s)|\bwhile\b(?!\s+(?:they|he|she|it|on|in|at|asleep|\w+ing)\b)",
)
"""Behind the last trigger of a clause these words begin what no longer belongs to the event."""

_SHARE = re.compile(
    r"\s+(?:at\s+least\s+|another\s+|some\s+|about\s+)?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|another)\s"
    r"(?:[a-z-]+\s+){0,3}?(?:(?:(?:was|were|has\s+been|have\s+been)\s+)(?:killed|wounded|injured|hurt)|died)\s+"
    r"(?:and\s+[\w-]+\s+(?:[a-z]+\s+)?(?:wounded|injured|hurt)\s+)?"
    r"(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}?(?:of\s+)?[A-Z]"
)
"""Behind "while": what befell the next town, "while three others were killed in Balad"."""
_PARTICIPLE = re.compile(
    r",\s*(?:\w+\s+)?(?:killing|wounding|injuring|leaving|causing)\b|"
    r",?\s+and\s+(?:that\s+)?it\s+(?:killed|wounded)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"\s+(?:ascribed|attributed|blamed|claimed|linked|carried out)\b")
"""Behind a noun that says again what was told: "a blast, another attack blamed on"."""
_RESUMED = re.compile(r",\s+(?:was|were|is|are|has|had)$")
"""The verb of the main clause behind a relative clause: "X, a group blamed for ..., was hit"."""
_FRONT = re.compile(
    r"\W*(?:(?:just|only|barely|shortly|soon|immediately|less\s+than|more\s+than|about|nearly|almost)\s+)*"
    r"(?:(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+)?(?:hours?|days?|"
    r"weeks?|months?|years?|minutes?)\s+)?(?:after|following|since|before|in\s+(?:apparent\s+)?(?:retaliation|"
    r"response|reprisal|revenge|retribution)\s+(?:for|to)|in\s+the\s+wake\s+of)\b[^,;]*,",
    re.IGNORECASE,
)
"""What a sentence recalls before it tells its own news: "Hours after the blast, jets hit Gao"."""
_DETAILED = re.compile(
    r"\b(?:took\s+place|occurred|happened|came|unfolded|hit|struck|targeted|was\s+(?:in|on|at))\b"
    r"(?:(?!\b(?:after|before|since|as|but)\b)[^;])*$",
    re.IGNORECASE,
)
"""Between an attack and "where", "when": what follows tells the same one in full."""
_DETAILS = ("where", "when", "in which", "which")
_THAT = re.compile(r"(?:that|which)$", re.IGNORECASE)
_SLEW = re.compile(r"(?:kill|wound|injur)ed\b", re.IGNORECASE)
_ONLY_ADVERBS = re.compile(r"\s+(?:(?:also|has|had|reportedly|\w+ly)\s+){0,2}")
_SLAYERS = re.compile(
    rf"\b(?:{RAIDERS}|militias?|group|army|military|forces|troops|soldiers|organi[sz]ation|movement|party|men|cell|"
    r"faction|state)\s*$",
    re.IGNORECASE,
)
"""In front of "that killed six" these did it, and no attack."""
_SECOND = re.compile(r"(?:,\s+)?(?:and|but)\b.*|while|whereas|\s[–—-]\s", re.IGNORECASE)
"""Borders behind which a second main clause may begin."""
_ADJUNCT = re.compile(r"\s*(?:(?:in|at|near|on)\s+)?(?:[\w’'-]+\s?){1,4}", re.IGNORECASE)
"""Where or when it was, in front of its subject: "and in Erbil, a drone"."""
_INNER = re.compile(r"when|where|after|as|which|who|that", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:kill|dead\b|die[ds]?\b|wound|injur|hurt\b|los[et])", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+[^,;.]{2,30},?\s+when\s*$", re.IGNORECASE)
_HAD = re.compile(r"\b(?:had|has|have)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BOTH = re.compile(
    r"killed\s+(?:\w+day\s+)?and\s+(?:at\s+least\s+|about\s+|some\s+)?(?:[\w’'-]+\s+){1,4}?(?:(?:was|were)\s+)?"
    r"(?:wounded|injured|hurt)\s+(?:(?:on\s+)?\w+day\s+)?(?:by|in|when|after|as|during|from)\b",
    re.IGNORECASE,
)
"""The dead and the hurt of one attack: "two were killed and three others wounded by shelling"."""
_UNDER = re.compile(r"\bunder\s", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:(?:and\s+)?then|after\s+which|before)\b", re.IGNORECASE)
_SEQUEL = re.compile(
    r"open(?:ed|ing)\s+fire|(?:came|coming|been)\s+under|detonat|blew\s+(?:him|her|them)|explod|storm|"
    r"shot\s+at|shooting|fired\s+(?:on|at|upon|into)",
    re.IGNORECASE,
)
"""How an attack of several acts goes on: a bomb, then gunmen."""
_PLACED = re.compile(r"\b(?:in|at|near|of|on)\s+(?:the\s+)?[A-Z]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that tells of one attack; offsets count in the sentence."""

    parts: tuple[tuple[int, int], ...]
    """Where its words stand: one run, or a second one behind a clause within."""
    triggers: tuple[Trigger, ...]
    lead: str
    """The words that opened it ("in retaliation for"), lower case; empty for the first."""

    @property
    def start(self) -> int:
        """First offset of the clause."""
        return self.parts[0][0]

    @property
    def main(self) -> Trigger:
        """The trigger that stands for the clause: a noun with its own words before a verb."""
        return next((t for t in self.triggers if t.noun), self.triggers[0])

    @property
    def generic(self) -> bool:
        """Whether it only speaks of attacks in general ("the attacks on troops")."""
        return all(t.noun and t.plural for t in self.triggers)

    def holds(self, offset: int) -> bool:
        """Whether a word of the sentence belongs to the clause."""
        return any(start <= offset < end for start, end in self.parts)


def cut(text: str, triggers: list[Trigger]) -> list[Clause]:
    """Cut a sentence into one clause a telling; none for a sentence without a trigger."""
    if not triggers:
        return []
    groups: list[list[Trigger]] = [[triggers[0]]]
    front = _front(text, triggers)
    borders: list[tuple[int, str]] = [(0, front[1]) if front else _opening(text, triggers[0])]
    for trigger in triggers[1:]:
        if front and groups[-1][-1].end <= front[0] <= trigger.start:
            boundary: tuple[int, str] | None = (front[0], ",")
        else:
            boundary = _boundary(text, groups[-1], trigger)
        if boundary is None:
            groups[-1].append(trigger)
        else:
            groups.append([trigger])
            borders.append(boundary)
    ends = [start for start, _ in borders[1:]] + [len(text)]
    clauses = [
        Clause(((start, _closed(text, group[-1], end)),), tuple(group), lead)
        for (start, lead), end, group in zip(borders, ends, groups, strict=True)
    ]
    return _with_participles(text, [_resumed(clause, borders[0][0]) for clause in clauses])


def _resumed(clause: Clause, head: int) -> Clause:
    """Give the sentence's head back to the main clause that a relative clause had cut."""
    if not head or not _RESUMED.search(clause.lead):
        return clause
    return Clause(((0, head), *clause.parts), clause.triggers, "")


def _opening(text: str, first: Trigger) -> tuple[int, str]:
    cuts = list(_OPENING.finditer(text, 0, first.start + 1))
    return (cuts[-1].start(), _words(cuts[-1])) if cuts else (0, "")


def _front(text: str, triggers: list[Trigger]) -> tuple[int, str] | None:
    """Where what a sentence recalls at its head ends, and the words that open it."""
    found = _FRONT.match(text)
    if found is None:
        return None
    within = [t for t in triggers if t.end <= found.end()]
    # "after shelling the town, rebels stormed it" is one attack
    shelling = within and not within[-1].noun and text[: within[-1].end].endswith("ing")
    if not within or len(within) == len(triggers) or shelling:
        return None
    if _SEQUEL.match(text, triggers[len(within)].start):
        return None
    return found.end() - 1, " ".join(text[: within[0].start].lower().split())


def _boundary(text: str, told: list[Trigger], b: Trigger) -> tuple[int, str] | None:
    """Where the telling of ``b`` begins, or None when both are one telling."""
    a = told[-1]
    both = _BOTH.match(text, a.start)
    if joined(a, b, text) or _is_sequel(text, a, b) or (both and both.end() <= b.start):
        return None
    many = told[0].plural or told[0].series or _MANY.search(text, told[0].start, a.end + _NEAR)
    if many and (instance := _INSTANCE.search(text, a.end, b.start)):
        return instance.end(), ""
    cuts = list(_BOUNDARY.finditer(text, a.end, b.start + 1))
    if dated := _dated_apart(text, a, b):
        return dated
    # "came in response to fire that hit Erbil": what was answered is one telling
    reasons = [cut for cut in cuts if _OPENING.match(cut[0])]
    cut = next(reversed(reasons), None) or _coordinated(text, cuts)
    if cut and cut[0].startswith(",") and b.noun and _APPOSED.match(text, b.end):
        return None
    if cut and (_is_detail(text, told[0], b, cut) or _is_toll(text, told[0], b, cut)):
        return None
    if cut and (since := _SINCE.search(text, a.end, cut.end())):
        return since.start(), "since"  # "the worst since May, when a bomb killed nine"
    return (cut.start(), _words(cut)) if cut else None


def _dated_apart(text: str, a: Trigger, b: Trigger) -> tuple[int, str] | None:
    """Where a second deed with a day of its own begins: "hit it last June and killed 16 in May"."""
    cuts = [m for m in _AND.finditer(text, a.end, b.start) if _WHEN.search(text, a.end, m.start())]
    if not cuts or text.find(";", a.end, b.start) >= 0:
        return None
    later = _WHEN.search(text, cuts[-1].end())
    return (cuts[-1].start(), _words(cuts[-1])) if later else None


def _coordinated(text: str, cuts: list[re.Match[str]]) -> re.Match[str] | None:
    """The last of the borders, or one before it where a sentence of its own begins.

    "X killed two; in Erbil, a drone hit Y", "and in Gaza four died when a tent was hit".
    """
    if not cuts:
        return None
    last = cuts[-1]
    for cut in reversed(cuts[:-1]):
        between = text[cut.end() : last.start()]
        if cut[0] == ";":
            return cut
        if _SECOND.fullmatch(cut[0]) and (
            _ADJUNCT.fullmatch(between) or (_INNER.fullmatch(last[0]) and _TOLL.search(between))
        ):
            return cut
    return last


def _is_detail(text: str, told: Trigger, b: Trigger, cut: re.Match[str]) -> bool:
    """Whether it tells in full what was named: "the raid took place in Gao, where men stormed"."""
    if not told.noun or cut[0].lower() not in _DETAILS:
        return False
    if _HAD.search(text[cut.end() : b.start]) or _UNDER.search(text, b.start - 8, b.end):
        return False
    return bool(_DETAILED.search(text, told.start, cut.start()))


def _is_toll(text: str, told: Trigger, b: Trigger, cut: re.Match[str]) -> bool:
    """Whether it says whom an attack killed: "an attack at a post that killed nine guards"."""
    if not told.noun or not _THAT.match(cut[0]) or not _SLEW.match(text, b.start):
        return False
    alone = _ONLY_ADVERBS.fullmatch(text, cut.end(), b.start)
    return bool(alone) and not _SLAYERS.search(text, told.end, cut.start())


def _is_sequel(text: str, a: Trigger, b: Trigger) -> bool:
    """Whether an attack goes on: "hit a roadside bomb and then came under fire"."""
    between = text[a.end : b.start]
    if not _GOES_ON.search(between) or not _SEQUEL.match(text, b.start):
        return False
    return not (_PLACED.search(between) and _PLACED.search(text, b.end, b.end + 60))


def _words(match: re.Match[str]) -> str:
    return " ".join(match[0].lower().split())


def _closed(text: str, last: Trigger, end: int) -> int:
    closing = next(
        (c for c in _CLOSING.finditer(text, last.end, end) if not _SHARE.match(text, c.end())), None
    )
    return closing.start() if closing else end


def _with_participles(text: str, clauses: list[Clause]) -> list[Clause]:
    """Give ", killing three" behind a general clause to the telling before it.

    "A strike in response to the attacks on troops, killing three": the strike killed them.
    """
    given = list(clauses)
    for i in range(1, len(given)):
        (start, end), *rest = given[i].parts
        found = _PARTICIPLE.search(text, given[i].triggers[-1].end, end)
        owners = [j for j in range(i) if not given[j].generic]
        if found is None or not given[i].generic or not owners:
            continue
        last = given[owners[-1]]
        # a later clause inside the participle ("killing a man responsible for attacks") stays cut
        given[owners[-1]] = Clause((*last.parts, (found.start(), end)), last.triggers, last.lead)
        given[i] = Clause(((start, found.start()), *rest), given[i].triggers, given[i].lead)
    return given
