"""What letters cannot say of a figure: the very words before and inside its pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from geo.casualties.tags import People, Word
from geo.casualties.words import BODIES, THINGS, TOLL_VERBS

_BE_FORMS = frozenset(["was", "were", "been", "being", "is", "are", "be"])
_HAVE_FORMS = frozenset(["have", "has", "had", "having"])
_SAVING = frozenset(
    ["save", "saves", "saved", "saving", "risk", "risked", "spare", "spared", "protect"]
)
_TAKING_WORDS = "claim claims claimed claiming cost costs costing take takes took taken taking"
_TAKING = frozenset(_TAKING_WORDS.split())
_TO_HOSPITAL_WORDS = "taken rushed airlifted flown evacuated transferred admitted moved brought"
_TO_HOSPITAL = frozenset(_TO_HOSPITAL_WORDS.split())
_PUTTING = frozenset(["put", "puts", "putting", "estimated", "estimates"])
_NO_NAME = frozenset(["she", "he", "it", "this", "that", "what", "one", "everyone", "everybody",
                      "somebody", "someone", "another", "more", "most", "much"])  # fmt: skip
"""Words with a capital that begin a sentence, and are nobody's name."""
_NUMBERED = frozenset(["numbered", "totalled", "totaled", "number", "numbering", "total"])
_GIVING = frozenset(
    ["gave", "give", "given", "gives", "giving", "put", "listed", "reported", "recorded"]
)
_HIT = re.compile(r"a*[KJX]|WB?c?B?a*[KJXIi]")
"""Behind counted people: what became of them."""
_OF_WHOM_DIED = re.compile(r"[wn]{0,2}p?[aB]*I")
"""Behind one of the hurt: "another injured man died"."""
_OWNED = frozenset(
    ["residence", "villa", "farm", "shop", "office", "offices", "motorcade", "compound", "estate",
     "apartment", "flat", "mansion", "property", "palace", "tomb", "grave", "statue", "shrine"]
)  # fmt: skip
_WOUNDS = frozenset(["wounds", "wound", "injuries"])
_BLOWS = frozenset(
    ["strike", "airstrike", "strikes", "airstrikes", "attack", "raid", "blast", "explosion",
     "bombing", "shelling", "ambush", "shooting", "bomb"]
)  # fmt: skip
_SOMEBODY = frozenset(["he", "she", "i", "who", "man", "woman"])
_MAY = frozenset(["could", "may", "might", "would", "should"])


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern where it was found in a sentence."""

    match: re.Match[str]
    items: list[People]
    words: list[Word]

    @property
    def cue(self) -> int:
        """Index of the item that says what happened; the first where the pattern has none."""
        named = "cue" in self.match.re.groupindex
        return self.match.start("cue") if named else self.match.start()

    def text(self, i: int) -> str:
        """First word of an item, empty beyond the sentence."""
        return self.words[self.items[i].first].text if 0 <= i < len(self.items) else ""

    def tag(self, i: int) -> str:
        """Letter of an item."""
        return self.items[i].tag if i < len(self.items) else "."


def fits(name: str, match: re.Match[str], items: list[People], words: list[Word]) -> bool:
    """Return whether the words allow the reading of a pattern."""
    return _CHECKS.get(name, _any)(_Found(match, items, words))


def verb_of(match: re.Match[str], items: list[People], words: list[Word]) -> str:
    """Return the verb before the number of a toll."""
    return words[items[match.start("verb")].first].text


def _any(_: _Found) -> bool:
    return True


def _active(found: _Found) -> bool:
    """Whether a verb is no infinitive ("to kill"), negation, noun or passive."""
    items, cue = found.items, found.match["cue"]
    before = found.match.start() - 1
    while before > 0 and items[before].tag == "a":
        before -= 1
    if before < 0:
        return True
    tag, word = items[before].tag, found.words[items[before].last].text
    noun = (cue == "U" and tag in "DwE") or (cue in "KJ" and word in ("the", "a", "an", "those"))
    if word in _HAVE_FORMS and before and found.text(before - 1) in ("would", "should"):
        return False  # "would have killed"
    return tag not in "MZ" and not noun and word not in _BE_FORMS


def _named(found: _Found) -> bool:
    if found.match["cue"] == "I":
        return _died_of_wounds(found)
    if found.cue == found.match.start():
        shot_down = found.text(found.cue) == "shot" and found.text(found.cue + 1) == "down"
        return not shot_down and _active(found)  # planes and drones have names too
    be = found.text(found.match.start("be"))  # not "the president said killed ..."
    if be in ("were", "are") and "n" in found.match["people"][:1]:
        return False  # one name is not "were killed"
    if found.match["people"] == "n":
        first = found.text(found.match.start())
        been = found.text(found.match.start("be") + 1) == "been"
        if first in _NO_NAME or not (be in ("was", "is") or been):
            return False
    if be in _HAVE_FORMS and found.text(found.match.start("be") + 1) not in _BE_FORMS:
        return False  # "the raid on North Kivu has killed eleven"
    return be in _BE_FORMS | _HAVE_FORMS | {"may", "might"} and _been(found)


def _died_of_wounds(found: _Found) -> bool:
    """Whether one person died of what was done to him: "Omar Said died of his wounds"."""
    at = found.cue
    after = [found.text(i) for i in range(at, at + 6)]
    if found.match["people"] != "I":
        behind = [found.text(i) for i in range(at + 1, at + 12)]
        blow = "in" in behind and bool(_BLOWS & set(behind[behind.index("in") :]))
        return after[0] == "succumbed" or bool(_WOUNDS & set(after)) or blow
    before = {found.text(i) for i in range(at)}
    one = bool({"his", "her"} & set(after)) or ("was" in before and "were" not in before)
    his = bool({"his", "her"} & set(after) and _WOUNDS & set(after))
    return his or (after[0] == "succumbed" and one)


def _passive(found: _Found) -> bool:
    if _is_owner(found):
        return False
    if found.text(found.cue) in _TO_HOSPITAL:
        before = "".join(item.tag for item in found.items[: found.match.start()])
        behind = "".join(item.tag for item in found.items[found.match.start() + 1 :][:2])
        dead = re.search(r"d(?:O[aD]*)?$", before) or re.match(r"w?d", behind)
        # he may be one of the hurt, or of the dead
        return not dead and found.match["people"] != "s" and _been(found)
    return _been(found)


def _is_owner(found: _Found) -> bool:
    """Whether the person owns what was struck: "the home of a tribal leader was blown up"."""
    at = found.match.start("people") - 1
    if found.match["people"] != "s" or found.text(at) not in ("of", "to"):
        return False
    at -= found.text(at) == "to" and found.text(at - 1) == "belonging"
    return found.text(at - 1) in THINGS | BODIES | _OWNED


def _been(found: _Found) -> bool:
    """Whether "may", "could" and the like tell of the past: "may have been killed"."""
    be = found.match.start("be")
    return found.match["be"][0] != "M" or found.text(be + 1) in _HAVE_FORMS


def _lives(found: _Found) -> bool:
    start, at = found.match.start(), found.cue
    near = {found.text(i) for i in range(start - 4, start)}
    if found.match["cue"] == "QO":
        return not near & _SAVING
    return bool(near & _TAKING) or "lost" in {found.text(i) for i in range(at + 1, at + 4)}


def _headline(found: _Found) -> bool:
    # "many of the wounded" tells nothing of how many were wounded, "40 wounded could die" little
    before, after = found.text(found.cue - 1), found.text(found.cue + 1)
    behind = "".join(item.tag for item in found.items[found.cue + 1 :][:6])
    if found.match["people"] == "s" and _OF_WHOM_DIED.match(behind):
        return False
    return before not in ("the", "those") and after not in _MAY


def _toll(found: _Found) -> bool:
    if found.match.groupdict().get("was") and found.text(found.match.start("was")) != "from":
        return False  # "lowered the toll from 20 to 17"
    verb = verb_of(found.match, found.items, found.words)
    before = found.text(found.match.start("verb") - 1)
    first = found.match.start()
    given = _GIVING & {found.text(i) for i in range(first - 3, found.match.start("verb"))}
    as_high = verb == "as" and (given or before in ("high", "low"))
    return verb in TOLL_VERBS | {"to", "exceed"} or bool(as_high)


def _put_at(found: _Found) -> bool:
    """Whether it is a number of dead: "put the dead at 19", "the dead numbered 17"."""
    verb = verb_of(found.match, found.items, found.words)
    first = found.match.start()
    put = _PUTTING & {found.text(i) for i in range(max(0, first - 7), first)}
    return verb in _NUMBERED or (verb == "at" and bool(put))


def _subset(found: _Found) -> bool:
    # "a toddler among four killed", "he was among 22 people who died" count the four and the 22
    if found.text(found.cue) != "among":
        return True
    before = found.cue < found.match.start("people")
    if before and found.tag(found.cue + 1) == "D" and found.match["people"] != "s":
        return False  # "among the three killed was a cook"
    behind = "".join(item.tag for item in found.items[found.match.end() :][:8])
    return not _HIT.match(behind)


def _of_them(found: _Found) -> bool:
    """Whether it tells of some of them: "one of them" is only somebody."""
    return found.items[found.match.start()].low > 1


def _of_dead(found: _Found) -> bool:
    return found.items[found.match.start()].modality != "vague"


def _lost(found: _Found) -> bool:
    """Whether people were lost, not tanks or seats, nor a speaker's own: "who lost two sons"."""
    first = found.match.start()
    if _SOMEBODY & {found.text(i) for i in range(first - 3, first)}:
        return False
    return found.words[found.items[found.match.start("people")].last].tag in "pP"


def _noun(found: _Found) -> bool:
    word = found.text(found.cue)
    counted = found.words[found.items[found.match.end("people") - 1].last].text
    if counted in ("head", "heads") and found.match["cue"][0] == "Y":
        return False  # "injuries to the head"
    bare = found.match["cue"] == "Y" and "wound" in word and found.text(found.cue - 2) != "with"
    return word != "victims" and not bare  # "five wounds", but "seven with shrapnel wounds"


def _has(found: _Found) -> bool:
    return found.text(found.match.start("be")) in _HAVE_FORMS  # "his wife has shrapnel wounds"


_CHECKS: dict[str, Callable[[_Found], bool]] = {
    "active": _active,
    "named": _named,
    "passive": _passive,
    "lives": _lives,
    "headline": _headline,
    "toll": _toll,
    "number": _toll,
    "subset": _subset,
    "of_them": _of_them,
    "of_dead": _of_dead,
    "lost": _lost,
    "noun": _noun,
    "has": _has,
    "put_at": _put_at,
    "either": _noun,
}
