"""Place names that the gazetteer lacks, where the words leave no doubt: "the village of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer import is_by_hand
from geo.records import Toponym
from geo.toponyms.lines import Line, covered
from geo.toponyms.locatives import is_locative
from geo.toponyms.name_sense import CALENDAR, ORGANISATION_WORDS, SOURCES, mostly_capitals

_NAMED_BEFORE = re.compile(
    r"\b(?P<type>village|town|city|district|neighbou?rhood|quarter|suburb|area|camp|hamlet|"
    r"settlement|governorate|province|island|commune|community|locality|municipality|township|"
    r"ward|county|circle|cercle|tehsil|department|prefecture|canton)s?\s+of\s+(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]{1,40}"
    r"(?:\s+(?:al-|el-|as-|ad-)?[A-Z][\w’'-]{1,40}){0,2})"
)
_NAMED_AFTER = re.compile(
    r"(?<![\w.])(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]{1,40}(?:\s+(?:al-|el-|as-|"
    r"ad-)?[A-Z][\w’'-]{1,40}){0,2})\s+"
    r"(?P<type>village|town|neighbou?rhood|district|woreda|kebele|payam|tehsil|locality|commune|"
    r"Local\s+Government\s+Area|local\s+government\s+area|"
    r"[Tt]ownship|"
    r"refugee camp|camp|air\s?base|(?:military|army|"
    r"naval) base|airfield|airport|"
    r"subdistrict|governorate|province|island|oil field|gas field)\b"
)
_NAME = (
    r"(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]d|[Aa]r|[Aa]n|[Aa]sh|[Aa]z|[Aa]t)-|Al |[‘’'])?"
    r"[A-Z][a-zà-ÿ’'‘-]+[\w’'‘-]*"
    r"(?:\s+(?:al-|el-|as-|ad-|ar-|an-|ash-|az-|e-|-e\s)?[A-Z][\w’'‘-]{1,40}){0,2}"
)
_SITES = (
    "city|Village|Town|District|Neighbou?rhood|Quarter|Suburb|Area|area|Mountains?|mountains?|Hills?|"
    "hills?|Heights|Farms?|farms|Gas Fields?|Oil Fields?|Springs|River|Valley|valley|Gorge|"
    "Checkpoint|checkpoint|Roundabout|roundabout|Square|square|Bridge|bridge|Hospital|hospital|"
    "Prison|prison|Market|market|Mosque|mosque|Camp|Base|Barracks|barracks|Airbase|Airport|Port|"
    "sector|Sector|locality|Locality|LGA|front|axis|crossing|Crossing|junction|"
    "Junction|islet"
)
_SITE = re.compile(rf"(?<![\w.’'-])(?P<name>{_NAME})(?:\s+(?P<type>{_SITES}))\b")
"""Sites that are told of where there is violence: "the Tishreen hospital", "Saqr Checkpoint"."""
_APPOSED = re.compile(
    rf"(?<![\w.’'-])(?P<name>{_NAME}),\s+(?:an?|the|another|also\s+an?|one\s+of\s+the)\s+(?:[\w-]+\s+){{0,4}}?"
    r"(?P<type>village|town|hamlet|settlement|city|suburb|quarter|district|community|commune|"
    r"locality|neighbou?rhood|area|island|camp|municipality|outpost|port|oasis)\s+(?=(?:in|of|near|"
    r"on|outside|about|some|around|roughly|close|just|less|not|within|with|at|that|where|located|"
    r"home|whose|under|held|controlled|bordering|between|along|north\w*|south\w*|east\w*|west\w*|"
    r"\d[\d.,]*)\b)"
)
"""A name with its kind behind it: "Torba, a farming village in the Kemo region"."""
_LYING = re.compile(
    rf"(?:^|(?<=[.,;]\s))(?P<name>{_NAME}),?\s+(?:which\s+|that\s+)?(?:lies|(?:is|was)\s+(?:located|situated)|sits|"
    r"stands)\s+(?=(?:about|some|around|roughly|just|only|in|on|near|close|at|between|\d+|"
    r"(?:north|south|east|west)\w*\s+of)\b)"
)
"""What is said to lie somewhere is a place: "Torba lies 90 km north of Kemo"."""
_LIES = (" lies ", " located ", " situated ", " sits ", " stands ")
_WENT_ON = (
    r"reached|(?:crossed|moved|went|proceeded|pushed)\s+(?:on\s+|over\s+)?(?:in)?to|"
    r"descended\s+on|swept\s+(?:in)?to"
)
_GONE_ON = re.compile(
    rf"\b(?<!was )(?<!were )(?:{_WENT_ON})\s+(?:the\s+)?(?:[a-z-]+\s+)?(?:village\s+of\s+)?$"
)
"""How raiders come from one village to the next."""
_GOVERNED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]round|[Oo]n the outskirts of|[Cc]lose to|"
    r"[Nn]ext to|[Nn]ot far from|(?:km|kilomet(?:re|er)s?|miles?)\s+"
    r"(?:(?:north|south|east|west)[\w-]*\s+)?(?:from|of)|"
    r"(?:village|town|city|settlement|hilltop|hill|airport|outskirts|perimeter|part|parts|streets|"
    r"headquarters|seat|exit|entrance|cent(?:re|er)|market|terminal|depot|refinery|port|locality|"
    r"[Dd]epartment|[Cc]ommune|[Mm]unicipality|[Pp]refecture|[Cc]ercle|[Cc]anton|"
    r"suburb|direction)s?\s+of|(?:runs?|running|pass(?:es|ing)|leading|moving|driving|"
    r"travell?ing|heading)\s+(?:through|to|past|into)|"
    r"(?:shelled|storm(?:ed|ing)|bombed|bombarded|pounded|overran|besieged|enter(?:ed)?|liberated|"
    r"recaptured?|captur(?:ed?|ing)|retook|invaded|patroll(?:ed|ing)|rocked|struck|attacked|raided|"
    rf"torched|razed|ransacked|{_WENT_ON})|"
    r"nearby|neighbou?ring|adjacent|adjoining)\s+(?:the\s+)?(?:(?:nearby|neighbou?ring|adjacent)\s+)?"
    rf"(?P<name>{_NAME})"
    r"(?=\s*(?:[,.;()\[]|$|\s(?:and|in|on|near|when|after|before|during|with|by|where|late|early|"
    r"last|this|yesterday|today|from|to|was|were|that|which|while|as|at|over|under|between|for|"
    r"overnight|since|until|amid|because|but|or|who|whose|has|had|is|are|about|around|shortly|"
    r"earlier|just|first|next|again|twice|alone|too|leaving|leaves?|left|killing|kill(?:s|ed)|"
    r"injuring|injur(?:es|ed)|"
    r"wound(?:ing|s|ed)|causing|destroy(?:ing|s|ed)|damag(?:ing|es|ed)|claim(?:ing|s|ed)|tonight|"
    r"tomorrow|morning|evening|night|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b))"
)
"""A name behind a preposition of place, or behind the storming of a place."""
_STRUCK = re.compile(
    r"\b(?:(?:[Aa]ttack|[Rr]aid|[Ss]trike|[Aa]ssault|[Aa]mbush|[Mm]assacre|[Ss]helling|[Bb]ombing)(?:e?s)?"
    r"\s+(?:on|of|against)|attacked|raided|struck|hit|targeted|looted|torched|burned(?:\s+down)?|"
    rf"razed|ransacked|occupied|seized|reached)\s+(?P<name>{_NAME})"
    r"(?=,\s+(?:in|near|close\s+to|outside|north|south|east|west|some\s+\d|about\s+\d|\d+)\b)"
)
"""What is attacked is a place where the words behind say where it lies: "raided X, in Y"."""
_IN_A_ROW = re.compile(
    rf"\s+and\s+(?:in\s+|at\s+|near\s+)?(?P<name>{_NAME})"
    r"(?=\s*(?:[,.;()]|$|\s(?:on|in|late|early|last|when|after|during|overnight|by|yesterday|today|"
    r"before|killing|leaving|wounding|injuring|where|villages|towns|communities|districts|areas)\b))"
)
"""A second name behind one that is a scene: "in Yakyak and Toma on Sunday"."""
_HEADS = (
    "Abu|Tall?|Tell?|Umm?|Deir|Dayr|Kafr|Kfar|Khirbe?a?t|Ain|Ayn|Jubb?|Bab|Wadi|Qasr|Beit|Bayt|Sheikh|"
    "Burj"
)
_HEAD = re.compile(_HEADS)
"""What many names begin with and none consists of."""
_BESIDE = re.compile(
    rf"\s(?P<name>(?:{_HEADS})\s"
    r"(?:[a-z]{2}-)?[A-Z][\w’'-]+)(?=\s(?:and|in|on|near|where|which|as|to|while|with)\b|\s[A-Z]|[,.;]|$)"
)
"""A name that begins as places do, right behind another one: lists that have lost their commas."""
_LOWER = re.compile(
    r"(?<![\w’'-])(?!(?:from|with|near|into|over|after|amid|under|during|against|outside|between|across|"
    r"inside|since|while|their)\b)[a-z]{4,}(?![\w’'-])"
)
"""A word that a headline with capitals would print with one."""
_BACK = 40
_VIOLENT = (
    "kill", "wound", "injur", "attack", "bomb", "blast", "explo", "shell", "strike", "struck",
    "fire", "shot", "clash", "raid", "captur", "storm", "drone", "rocket", "missile", "gunm",
    "incident", "fight", "battle", "offensive", "assault", "ambush", "murder", "patrol", "target",
    "armed", "loot", "burn", "torch", "massacr", "abduct", "kidnap", "execut", "slaughter",
    "behead",
)  # fmt: skip
"""One of these stands in a sentence whose names without a word of kind are looked for."""
_NO_PLACE = re.compile(
    rf"(?:{CALENDAR}|Ramadan|Eid|Easter|Christmas|Congress|Parliament|Islam|English|Arabic|French|"
    r"Operation|General|President|Prime|Prophet|Court|House|Senate|Allah|God|Internet|Twitter|"
    r"Facebook|Telegram|Gulf War|World|Earth|UN|EU|NATO|AFP|AP|Reuters|Mr|Mrs|Dr|He|She|They|We|It|"
    r"I|You|There|Then|More|Most|Many|Some|All|Both|Each|Every|Other|Several|East|West|North|South|"
    r"Northeast|Northwest|Southeast|Southwest|Sharia|Koran|Quran|Nov|Dec|Jan|Feb|Aug|Sept?|Oct|"
    r"State|Interior|Foreign|Defen[cs]e|Joint|Central Command|Western|Eastern|Northern|Southern)"
)
_BEARS_A_NAME = re.compile(
    r"hills?$|heights|farms?$|spring|river|valley|gorge|checkpoint|roundabout|square|bridge|"
    r"hospital|prison|market|mosque|camp$|barracks|mountain"
)
"""Kinds of site that are called after people, saints and towns far away."""
_KINDS = (
    "village", "town", "city", "district", "neighbo", "quarter", "suburb", "area", "camp", "hamlet",
    "settlement", "governorate", "province", "ircle of ", "cercle of ", "overnment ",
    "tehsil", "base", "airfield", "airport", "island", " field",
    "communit", "commune", "locality", "municipality", "outpost", "port ", "oasis",
)  # fmt: skip
"""One of these stands in every name found here; most sentences are spared the patterns."""
_ORGANISED = re.compile(
    rf"(?:.*\s)?(?:{ORGANISATION_WORDS}|Monitor|NGO|Endowment|Foundation|Church|Network|Fund|Directorate)"
)
"""A name that is one of an office or an outlet by its last word: "at Kirkuk Police Command"."""
_GOVERNMENT = re.compile(r"\s+(?:Local\s+(?:Government|Council)|LGA|LG)$")
"""Behind the name of a unit in Nigeria: "Maradun Local Government Area"."""
_SOURCE = re.compile(rf"\s+(?:{SOURCES})$")
_OWNER = re.compile(r".*['’]s\s+(?=\S)|.*\ws['’]\s+(?=\S)")
"""In front of a name: whose it is."""
_NOT_A_NAME = re.compile(
    rf"^(?:The|A|An|Meanwhile|Earlier|Also|Elsewhere|Separately|However|In|On|At|This|That|These|Those|Its|Their|His|Her|Our|And|But|{CALENDAR}|Air|"
    r"Military|Army|Another|One|Two|Three|Several|Islamic|Refugee|Training|Northern|Southern|"
    r"Eastern|Western|Central|Kurdish|Sunni|Shia|Shiite|Druze|Christian|Muslim|Yazidi|Alawite|Arab|"
    r"Jewish|Shi['’]ite|Shi['’]a|Sufi|Ahmadi|Ahmadiyya|Ismaili|Coptic|Catholic|Orthodox|Anglican|Baptist|"
    r"Evangelical|Protestant|Hindu|Sikh|Buddhist|Christians|Muslims|Hindus|Sikhs|Copts|Jews|Shiites|Sunnis|"
    r"[A-Z]\w+-[a-z]\w+)$"
)


def unlisted_toponyms(
    line: Line, taken: list[tuple[int, int]], *, sure: bool = True
) -> list[Toponym]:
    """Find names with a word for their kind beside them, outside the stretches taken.

    Parameters
    ----------
    line
        The sentence.
    taken
        Where names and adjectives stand already.
    sure
        Leave out what only a preposition, in a sentence of violence, makes a place: "in Kafr Zid".
    """
    found: list[Toponym] = []
    closed = list(taken)
    for pattern in _patterns(line.text, sure=sure):
        # a name may end where a known one begins: "in Tabara Abu Hanaya and Hardana"
        cut = pattern in (_NAMED_BEFORE, _GOVERNED, _STRUCK)
        text = _masked(line.text, closed) if cut else line.text
        for match in pattern.finditer(text):
            start, end = _name_start(match), _name_end(match)
            if start >= end or covered(start, end, closed) or _no_place(pattern, line, start, end):
                continue
            if not covered(start, end, line.actors):  # asked last, since it takes a search
                closed.append((start, end))
                kind = match.groupdict().get("type") or ""
                found.append(_made(line, start, end, kind.lower()))
    return found if sure else [*found, *_in_rows(line, closed)]


def _masked(text: str, taken: list[tuple[int, int]]) -> str:
    """Put a comma and blanks, which end any name, over what is taken."""
    for start, end in taken:
        text = f"{text[:start]},{' ' * (end - start - 1)}{text[end:]}"
    return text


def _in_rows(line: Line, closed: list[tuple[int, int]]) -> list[Toponym]:
    """Find what one word joins to a scene, or none: the second of two names."""
    text, found = line.text, []
    lower = text.lower() if closed else ""
    if not any(word in lower for word in _VIOLENT):
        return []
    for start, end in closed:
        beside = _BESIDE.match(text, end)
        match = beside or _IN_A_ROW.match(text, end)
        if match is None or not (beside or line.around(start, end).locative):
            continue
        span = match.span("name")
        if covered(*span, [*closed, *line.actors]) or _no_place(_IN_A_ROW, line, *span):
            continue
        found.append(_made(line, *span, "", governed=True))
    return found


def _patterns(text: str, *, sure: bool) -> Iterator[re.Pattern[str]]:
    """Yield what may find something in a sentence."""
    if any(word in text for word in _KINDS):
        yield from (_NAMED_BEFORE, _NAMED_AFTER)
        if ", " in text:
            yield _APPOSED
    if any(word in text for word in _LIES):
        yield _LYING
    lower = text.lower()
    # in a headline with capitals everything looks like a name
    if any(word in lower for word in _VIOLENT) and not _is_title(text):
        yield _SITE
        if not sure:
            yield from (_GOVERNED, _STRUCK)


def _is_title(text: str) -> bool:
    """Whether all words but the short ones have capitals: "10 Killed in Clashes With Rebels"."""
    return mostly_capitals(text) and not text.isupper() and not _LOWER.search(text)


def _no_place(pattern: re.Pattern[str], line: Line, start: int, end: int) -> bool:
    """Whether a name without a sure cue is none, or was judged to be no place where it stands."""
    if _ORGANISED.fullmatch(line.text, start, end) or _HEAD.fullmatch(line.text, start, end):
        return True
    if pattern not in (_SITE, _GOVERNED, _STRUCK, _APPOSED, _LYING, _IN_A_ROW):
        return False
    return bool(_NO_PLACE.match(line.text[start:end].split()[0]))


def _name_start(match: re.Match[str]) -> int:
    """Start of the name without what only looks like its first word: "The", "Soum's"."""
    start, end = match.span("name")
    text = match.string
    if owner := _OWNER.match(text, start, end):
        start = owner.end()
    while (first := re.match(r"[\w’'-]+", text[start:end])) and _NOT_A_NAME.match(first[0]):
        start += first.end() + 1
    return start


def _name_end(match: re.Match[str]) -> int:
    """End of the name without who says so, at the end of a line."""
    start, end = match.span("name")
    if unit := _GOVERNMENT.search(match.string, start, end):
        end = unit.start()
    if match.string[end:].strip(" .") == "" and (said := _SOURCE.search(match.string, start, end)):
        return said.start()
    return end


def _made(line: Line, start: int, end: int, type_word: str, *, governed: bool = False) -> Toponym:
    around = line.around(start, end)
    name = line.text[start:end]
    entries = line.gazetteer.find(name)
    if _BEARS_A_NAME.search(type_word):
        entries = tuple(filter(is_by_hand, entries))
    governed = governed or bool(_GONE_ON.search(line.text, max(0, start - _BACK), start))
    governed = governed or is_locative(line.text, start, end, around, entries, None)
    return Toponym(
        line.sentence.at(start, end),
        name,
        "facility" if re.search("base|camp|field|port", type_word) else "place",
        "event_location" if governed else "context",
        around.relation,
        line.number,
        type_word=type_word,
        distance_km=around.distance_km,
        bearing=around.bearing,
        inside=around.inside,
        entries=entries,
    )
