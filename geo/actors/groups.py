"""Armed groups that the table of actors lacks, by the names that a report gives them.

"The Atlas Liberation Front (ALF)" is a group by its words alone: a banner word ("liberation",
"people's") beside a word for a body of fighters, or an Arabic word for one in front of a name.
Such a group keeps the report's name. A short name in brackets, of a listed group too, is
learned for the whole report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from geo.gazetteer import Gazetteer
from geo.patterns.gates import Gate
from geo.records import Actor, Document
from geo.toponyms.clues import given_names

_BANNER = (
    r"Liberation|Revolutionary|People['’]?s|Popular|Patriotic|Resistance|Islamic|Freedom|"
    r"Independence|Salvation|Martyrs?|Self-Defen[cs]e|Insurgent|Jihad"
)
_BODY = (
    r"Front|Army|Brigades?|Movement|Battalions?|Resistance|Militia|Armed\s+Forces|Forces|"
    r"Fighters|Commandos?|Mujahid[ei]en|Command|Organi[sz]ation|Column|Squads?|Tigers?"
)
_HEAD = r"Front|Army|Brigades?|Movement|Battalions?"
_ADJECTIVE = (
    r"National|Nationalist|Popular|Democratic|United|Patriotic|Armed|Workers['’]?|Socialist|"
    r"Communist|Marxist|Maoist|Military|Student"
)
_WORD = r"[A-Z][\w’'-]+"
_LINK = r"(?:of|for)\s+(?:the\s+)?"
_NAME = re.compile(
    rf"(?:{_WORD}\s+){{0,3}}(?:{_BANNER})\s+(?:(?:{_ADJECTIVE})\s+)*(?:{_BODY})\b"
    rf"(?:\s+{_LINK}{_WORD})?|"
    rf"(?:{_ADJECTIVE})?\s?(?:{_HEAD})\s+{_LINK}(?:(?:{_ADJECTIVE})\s+)?(?:{_BANNER})\b"
    rf"(?:\s+{_LINK}{_WORD})?|"
    r"(?:Kata[’']?ib|Saraya|Liwa|Harakat|Jaish|Jaysh|Jamaat|Ansar|Lashkar|Jund|Jabhat|Ahrar|"
    rf"Katiba|Katibat|Tehreek)(?:[\s-]+(?:al|ul|ud|e|i)-?)?[\s-]+{_WORD}(?:[\s-]+al-{_WORD})?"
)
_CAPITALS = re.compile(
    rf"(?:\w+(?:ISTA?|AN|INO)\s+)?(?:(?:{_ADJECTIVE})\s+)?(?:(?:{_BANNER})\s+){{1,2}}"
    rf"(?:(?:{_ADJECTIVE})\s+)*(?:{_BODY})\b|"
    rf"(?:{_ADJECTIVE})?\s?(?:{_HEAD})\s+{_LINK}(?:(?:{_ADJECTIVE})\s+)?(?:{_BANNER})\b",
    re.IGNORECASE,
)
"""In a text all in capitals nothing says where a name begins, so only words of the lists count."""
_SHORT = re.compile(r"[”\"]?\s*[(\[]\s*(?P<short>[A-Z][A-Z0-9-]{1,7})\s*[)\]]")
_OPENED = re.compile(r"\b(?P<short>[A-Z][A-Z0-9-]{1,7})\s*[(\[]\s*(?:the\s+)?$", re.IGNORECASE)
_FIGHTERS = (
    r"guerr?illas?|rebels?|insurgents?|militants?|militiam[ae]n|fighters|jihadists|gunm[ae]n|"
    r"terrorists?|separatists"
)
_OF_ACRONYM = re.compile(
    rf"\b(?P<name>[A-Z][A-Z0-9]{{2,6}})\s+(?:{_FIGHTERS})\b|"
    rf"\b(?i:{_FIGHTERS})\s+(?:of|from)\s+(?:the\s+)?(?P<other>[A-Z][A-Z0-9]{{2,6}})\b"
)
_MEMBERS_OF = re.compile(
    r"\bby\s+(?:\w+\s+){0,2}?(?:members|militants|elements|activists|commandos|cells?|columns?|units?|"
    rf"{_FIGHTERS})\s+(?:of|from|belonging\s+to)\s+(?:the\s+)?(?P<name>{_WORD}(?:\s+(?:of\s+|for\s+)?"
    rf"{_WORD}){{1,6}})\s*[(\[]\s*[A-Z][A-Z0-9-]{{1,7}}\s*[)\]]"
)
"""Whose people did something, whatever it calls itself: "by members of the ... Party (XYZ)"."""
_KIND = (
    r"(?:gangs?|cartel|militia|sect|guerr?illas|rebels|militiamen|insurgents|jihadists|"
    r"(?:(?:armed|rebel|militant|insurgent|jihadist|terror(?:ist)?|extremist|separatist|vigilante)\s+)"
    r"(?:group|movement|faction|organi[sz]ation|outfit))"
)
_OF_KIND = re.compile(
    rf"\b[Tt]he\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})\s+{_KIND}\b|"
    rf"\b(?:{_FIGHTERS}|members)\s+(?:of|from|belonging\s+to)\s+the\s+(?P<other>{_WORD}(?:\s+{_WORD})"
    r"{0,3})\s+(?:group|movement|faction|network|front|brigades?)\b"
)
"""A name beside a word for a body of fighters: "the Kraze Barye gang"."""
_PEOPLES = re.compile(
    r"\b(?:Sunni|Shi['’]?a|Shiite|Shi['’]ite|Islamist|Islamic|Muslim|Christian|Jewish|Hutu|Tutsi|Tuareg|"
    r"Kurdish|Arab|Baloch|Baluch|Pashtun|Fulani|Hausa|Amhara|Oromo|Tigray\w*|Maoist|Marxist|"
    r"Communist|Naxalite|Western|North\w*|South\w*|East\w*|Central|Free|Houthi|Alawite|Druze|"
    r"Bedouin|Salafi\w*|Takfiri|Janjaweed|Darfur\w*|Chechen|Uighur|Uyghur|Karen|Shan|Chin|Kachin)$",
    re.IGNORECASE,
)
"""Words that tell of a people or a creed, and not of one group."""
_LEADING = re.compile(
    r"(?:The|A|An|In|On|By|But|And|When|While|After|As|Of|From|For|Meanwhile|Both|Suspected|"
    r"Alleged|Armed|Members?|Fighters?|Guerrillas?|Rebels?|Militants?|However)\s+",
    re.IGNORECASE,
)
_NO_GROUP = re.compile(
    r"Republic|Party|University|Assembly|Congress|Court|Council|War\b|Bank|Salvation Army",
    re.IGNORECASE,
)
_OF_WHAT = (
    r"(?:,\s+(?:an?|the|one\s+of|which|itself)\s+(?:(?!(?:spokes|leader|command|chief|head|member|official|minister))[^,;.]){0,60}?"
    r"(?:groups?|alliance|coalition|militias?|factions?|movement|organi[sz]ations?|network|umbrella|insurgents|rebels|"
    r"jihadists|outfit)\b[^,;.]{0,40},)?"
)
"""What a claimant is, in passing: ", an alliance of armed groups,"."""
_CLAIMED = re.compile(
    rf"[“\"](?P<quoted>[A-Z][^“”\"\n]{{3,50}})[”\"],?\s*(?:[(\[][^)\]]{{2,60}}[)\]]\s*)?(?:,[^,]{{3,60}},\s*)?"
    r"(?:has\s+|have\s+|had\s+|tonight\s+|today\s+|later\s+|also\s+){0,2}(?:claimed|took|taken)\s+"
    r"(?:responsibility|credit)|"
    rf"(?:group|organi[sz]ation|faction|movement|outfit)\s+(?:called|calling\s+itself|known\s+as|"
    rf"(?:that|which)\s+(?:calls|called|identifies|styles)\s+itself(?:\s+as)?|named|identifying\s+itself\s+as)\s+(?:the\s+)?(?P<called>[“\"]?{_WORD}(?:[\s-]+(?:of|the|al|"
    rf"for|{_WORD}))*)|"
    rf"(?P<claimant>{_WORD}(?:[\s-]+(?:of\s+|the\s+|al-)?{_WORD}){{1,5}}){_OF_WHAT}\s+(?:has\s+|have\s+|had\s+|"
    rf"later\s+|also\s+){{0,2}}claimed\s+(?:responsibility|credit|(?:the|that|this|these|both)\s)|"
    rf"(?P<body>{_WORD}(?:[\s-]+(?:of\s+|the\s+|al-)?{_WORD}){{0,4}}\s+(?:Brigades?|Front|Army|Movement|Battalions?|"
    rf"Battalion|Forces|Tigers|Wolves|Squads?|Resistance|Vanguards?|Organi[sz]ation|Group|Network))(?:,[^,;.]{{1,80}},)?\s+"
    rf"(?:has\s+|have\s+|had\s+|later\s+|also\s+){{0,2}}(?:claimed|took)\s+(?:responsibility|credit|it\b|both\b|"
    rf"(?:the|that|this|these)\s)"
)
"""Who claims an attack is a group, whatever its name: "a group calling itself ..."."""
_LOOKS_LIKE_WORD = frozenset("IS US WHO IT AM AN ALL ARE AND FOR NOT THE PAK MIT PA".split())  # noqa: SIM905
"""Acronyms of actors that in a text all in capitals are words."""
GROUP_IN_CAPITALS = Gate(_CAPITALS)
_GATES = {
    "name": Gate(_NAME),
    "capitals": GROUP_IN_CAPITALS,
    "acronym": Gate(_OF_ACRONYM),
    "members of": Gate(_MEMBERS_OF),
    "of a kind": Gate(_OF_KIND),
    "claimed": Gate(_CLAIMED),
    "claimed, in capitals": Gate(re.compile(_CLAIMED.pattern, re.IGNORECASE)),
}
_OFFICE = re.compile(
    r"\b(?:spokes\w+|commander|leader|chief|official|emir|head|member|militant|bomber|attacker|gunman|minister|"
    r"president|governor)\s+(?:for\s+|of\s+)?$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:Sheikh|Shaikh|Mullah|Maulana|Mufti|Qari|Imam|Emir|Amir|Commander|Major|Colonel|Col|General|Gen|Captain|Abu|Mr|Mrs|Dr|"
    r"President|Minister|Prince|King)\b"
)
"""In front of a name, and at its beginning, these make it somebody's and no group's."""
_NOBODY = re.compile(r"(?:No|Nobody|Neither|It|They|He|She|Police|Officials)\b", re.IGNORECASE)
_MOST = 24
"""Names that are learned of one report."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The names that a report gives to groups, and whom each means."""

    names: dict[str, Actor]
    words: re.Pattern[str] | None

    def hits(self, text: str) -> list[tuple[int, int, Actor]]:
        """Where a sentence names one of them."""
        if self.words is None:
            return []
        return [(*m.span(), self.names[_key(m[0])]) for m in self.words.finditer(text)]


NONE = Groups({}, None)


def learn(document: Document, gazetteer: Gazetteer) -> Groups:
    """Learn the names of a report's groups.

    Parameters
    ----------
    document
        The report.
    gazetteer
        Knows the listed actors; their names are not learned again, their short names are.
    """
    names: dict[str, Actor] = {}
    for sentence in document.sentences:
        if len(names) < _MOST:
            _learn_sentence(sentence.text, gazetteer, names)
    if not names:
        return NONE
    ordered = sorted(names, key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    # a short name counts in capitals alone
    return Groups(names, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"))


def _learn_sentence(text: str, gazetteer: Gazetteer, names: dict[str, Actor]) -> None:
    listed = [
        (hit.start, hit.end, hit.actors[0])
        for hit in gazetteer.scan_actors(text)
        if not hit.contextual and hit.actors[0].type not in ("generic", "civilians", "organisation")
    ]
    gate = _GATES["capitals" if text.isupper() else "name"]
    matches = gate.finditer(text)
    fresh = [found for match in matches if (found := _fresh(match, listed))]
    for start, end, name in fresh:
        names.setdefault(name, _explained(text, end, listed) or unlisted(name))
        _learn_short(text, start, end, names[name], names)
    for start, end, actor in listed:
        if actor.type not in ("state", "state_forces"):
            _learn_short(text, start, end, actor, names)
    _learn_claimants(text, listed, gazetteer, names)
    if not text.isupper():
        _learn_acronyms(text, listed, gazetteer, names)


def _fresh(
    match: re.Match[str], listed: Iterable[tuple[int, int, Actor]]
) -> tuple[int, int, str] | None:
    """A name that no listed actor has part in, without the words that only lead to it."""
    start, end = match.span()
    while lead := _LEADING.match(match.string, start, end):
        start = lead.end()
    words = _key(match.string[start:end])
    known = any(a < end and start < b for a, b, _ in listed)
    return None if known or _NO_GROUP.search(words) or " " not in words else (start, end, words)


def _explained(text: str, end: int, listed: Iterable[tuple[int, int, Actor]]) -> Actor | None:
    """The listed actor whose short name stands in brackets behind a name."""
    found = _SHORT.match(text, end)
    if not found:
        return None
    return next((actor for start, _, actor in listed if start == found.start("short")), None)


def _learn_short(text: str, start: int, end: int, actor: Actor, names: dict[str, Actor]) -> None:
    """The acronym in brackets behind a name, or the one that the bracketed name explains."""
    found = _SHORT.match(text, end) or _OPENED.search(text[max(0, start - 20) : start])
    if found and found["short"] not in _LOOKS_LIKE_WORD:
        names.setdefault(found["short"], actor)


def _learn_claimants(
    text: str,
    listed: Iterable[tuple[int, int, Actor]],
    gazetteer: Gazetteer,
    names: dict[str, Actor],
) -> None:
    """Who claims responsibility, where the name stands apart from the words round it."""
    gate = _GATES["claimed, in capitals" if text.isupper() else "claimed"]
    for match in gate.finditer(text):
        kinds = ("called", "quoted", "body", "claimant")
        which = next(kind for kind in kinds if match[kind])
        if which != "quoted" and text.isupper():
            continue  # nothing says where the name begins
        start, end = match.span(which)
        while lead := _LEADING.match(text, start, end):
            start = lead.end()
        name = _key(text[start:end].strip(' “"-'))
        if which == "claimant" and _is_person(text, start, name):
            continue
        known = any(a < end and start < b for a, b, _ in listed)
        if name and not known and not gazetteer.scan_demonyms(name) and not _NOBODY.match(name):
            names.setdefault(name, unlisted(name))
            _learn_short(text, start, end, names[name], names)


def _is_person(text: str, start: int, name: str) -> bool:
    """Whether a claimant is somebody who speaks for a group: "spokesman X", "Sheikh X"."""
    if _OFFICE.search(text, 0, start) or _TITLE.match(name):
        return True
    return name.split()[0].lower() in given_names()


def _learn_acronyms(
    text: str,
    listed: Iterable[tuple[int, int, Actor]],
    gazetteer: Gazetteer,
    names: dict[str, Actor],
) -> None:
    """Learn from "ABC rebels", "by members of the Party (ABC)" that a group is called so."""
    for match in _GATES["members of"].finditer(text):
        start, end = match.span("name")
        if not any(a < end and start < b for a, b, _ in listed):
            name = _key(match["name"])
            names.setdefault(name, unlisted(name))
            _learn_short(text, start, end, names[name], names)
    for match in _GATES["of a kind"].finditer(text):
        which = "name" if match["name"] else "other"
        start, end = match.span(which)
        name = _key(match[which])
        known = any(a < end and start < b for a, b, _ in listed)
        if not known and not _is_known(name, gazetteer) and not _NO_GROUP.search(name):
            names.setdefault(name, unlisted(name))
    for match in _GATES["acronym"].finditer(text):
        which = "name" if match["name"] else "other"
        start, end = match.span(which)
        known = any(a < end and start < b for a, b, _ in listed)
        if not known and match[which] not in names and not gazetteer.scan_actors(match[which]):
            names[match[which]] = unlisted(match[which])


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name means a people, a place or an actor: "the Syrian rebels"."""
    if gazetteer.scan_demonyms(name) or gazetteer.scan_actors(name):
        return True
    return bool(_PEOPLES.search(name) or gazetteer.find(name, wide=False))


@lru_cache(maxsize=512)
def unlisted(name: str) -> Actor:
    """Make an actor of a name that no table has."""
    shown = " ".join(name.split())
    shown = shown.title().replace("’S", "’s").replace("'S", "'s") if shown.isupper() else shown
    for link in (" Of ", " For ", " The "):
        shown = shown.replace(link, link.lower())
    shown = name if re.fullmatch(r"[A-Z][A-Z0-9]{1,6}", name) else shown
    key = re.sub(r"\W+", "_", shown.casefold()).strip("_")
    return Actor(f"unlisted_{key}", shown, (), (), "rebel", "", "", (), (), "", "", "")


def is_word(text: str, start: int, end: int) -> bool:
    """Whether what looks like an acronym is a word of a sentence in capitals: "THE ARMY IS"."""
    return text[start:end] in _LOOKS_LIKE_WORD and text.isupper()


def _key(words: str) -> str:
    """Return a name as it is kept: with one blank between its words, however it is printed."""
    return " ".join(words.split())
