"""Place names of a report, with what the words round them say.

A hit of the gazetteer becomes a toponym of kind ``place``, ``region``, ``facility`` or ``sea``; of
kind ``in_name`` where it is part of an organisation's or a person's name ("Times of Israel");
adjectives ("Iraqi") are of kind ``demonym``; "the Iraqi-Syrian border" is one of kind ``border``.
Names that the gazetteer lacks are kept where the words leave no doubt ("the village of X").
The role is provisional: ``event_location`` marks a name governed by a preposition of place.
"""

from __future__ import annotations

import re

from geo.gazetteer import Gazetteer
from geo.mentions.relations import TYPE_WORDS, Setting, setting
from geo.records import Document, Entry, Sentence, Toponym, ToponymKind

SILENT_SECTIONS = frozenset({"header", "byline", "advertisement", "correction"})
"""Sections whose words are never about an event."""

ORGANISATION_WORDS = (
    "Times|Post|Herald|Tribune|Journal|News|TV|Television|Radio|Today|Daily|Observer|Gazette|Police|"
    "Command|University|Institute|Council|Ministry|Embassy|Brigade|Brigades|Battalion|Division|"
    "Liberation|Army|Forces|Guard|Party|Front|Movement|Union|Bank|Airlines|Airways|Summit|Accords?|"
    "Agreement|Study|Centre|Center|Group|Company|Corporation|Operations|Media|Press|Agency|Court|"
    "Committee|Conference|Protocol|Treaty|Convention|FC|United|Strip Authority"
)
TITLES = (
    "Mr|Mrs|Ms|Dr|Gen|General|Lt|Col|Colonel|Maj|Major|Capt|Captain|Sgt|President|Minister|Secretary|"
    "Senator|Sheikh|Imam|Ayatollah|King|Prince|Princess|Sultan|Sir|Lord|Judge|Commander|Spokesman|"
    "Spokeswoman|Spokesperson|Ambassador|Governor|Mayor|Director|Chief|Abu|Umm|Haji|Hajji|Mullah"
)
CALENDAR = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|"
    "July|August|September|October|November|December"
)

ORDINARY_WORDS = frozenset(
    "hit march of split reading nice bath mobile bar van orange police union".split()
)
"""Places that bear an ordinary word's name: only a preposition of place makes them one."""

_IN_ORGANISATION = re.compile(
    rf"(?:[-–\s]+[A-Z][\w’'.-]*){{0,2}}\s+(?:{ORGANISATION_WORDS})\b|\s+\d{{1,3}}\b(?!\s*(?:km|miles))"
)
_ORGANISATION_OF = re.compile(
    rf"\b(?:{ORGANISATION_WORDS}|Resistance|State|Observatory|Government|Republic|Kingdom|Bank|Voice)\s+"
    r"(?:of|in|for|to)\s+(?:the\s+|Greater\s+)?$"
)
_TITLE_BEFORE = re.compile(rf"\b(?:{TITLES})\.?\s+(?:[A-Z][\w’'.-]*\s+){{0,2}}$")
_CAPITAL_AFTER = re.compile(
    rf"\s(?!(?:{CALENDAR})\b)(?!(?i:{TYPE_WORDS})\b)([A-Z][a-z’'-]+|[Aa]l-[A-Z][\w’'-]+)"
)
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:;,–—“\"(-])\s([A-Z][a-z’'-]+)\s$")
_DATELINE = re.compile(r"\s*(?:,\s*[A-Z][\w. ]{1,20})?\s*(?:\([^)]{1,40}\)\s*)?[–—-]+\s")
_DIRECT_OBJECT = re.compile(
    r"\b(?:struck|strikes?|striking|hits?|hitting|target(?:s|ed|ing)?|bomb(?:s|ed|ing)?|"
    r"shell(?:s|ed|ing)?|attack(?:s|ed|ing)?|pound(?:s|ed|ing)?|bombard(?:s|ed|ing)?|rocks?|rocked|"
    r"shakes?|shook|hammer(?:s|ed)?|raid(?:s|ed)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_STRUCK_PLACE = re.compile(
    r"^\s+(?:was|were|is|are|has been|have been|came|comes)?\s*(?:again\s+|also\s+|reportedly\s+)?"
    r"(?:struck|hit|targeted|bombed|shelled|attacked|pounded|rocked|shaken|under\s+(?:attack|fire)|"
    r"the\s+(?:target|scene|site)\s+of)\b",
    re.IGNORECASE,
)
_ATTACK_AFTER = re.compile(
    r"^\s+(?:(?:suicide|car|truck|drone|air|rocket|missile|mosque|market|airport|hotel|embassy|bomb)\s+){0,2}"
    r"(?:bombings?|blasts?|explosions?|attacks?|shootings?|air ?strikes?|raids?|shelling|siege)\b",
    re.IGNORECASE,
)
_COMMA_BEFORE = re.compile(r"^\s*,?\s*(?:and\s+|or\s+)?(?:in\s+|on\s+)?(?:the\s+)?$")
_NOUN_AFTER = re.compile(
    r"\s+(?!(?:and|or|on|in|at|after|as|by|for|from|to|with|was|were|is|has|had|said|when|where|which|who|"
    r"while|since|over|amid|during|before|that|this|last|late|early)\b)[A-Za-z]"
)
_SUBJECT = re.compile(
    r"\s+(?:has|have|had|said|says|is|was|will|would|accus|blam|den|reject|announc|call|warn|vow)\w*\b"
)
_RELATIONS = re.compile(
    r"\b(?:war|conflict|ties|relations|talks|tensions|deal|agreement|peace|ceasefire|truce|alliance)\s+"
    r"(?:between|in|with|on|against)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FROM_PLACE = re.compile(
    r"\b(?:reports?|sources?|statement|news|officials?|media)\s+(?:from|in)\s+$", re.I
)
_NAMED_BEFORE = re.compile(
    r"\b(?P<type>village|town|city|district|neighbou?rhood|quarter|suburb|area|camp|hamlet|"
    r"settlement|governorate|province)s?\s+of\s+(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]+"
    r"(?:\s+(?:al-|el-|as-|ad-)?[A-Z][\w’'-]+){0,2})"
)
_NAMED_AFTER = re.compile(
    r"(?<![\w.])(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]+(?:\s+(?:al-|el-|as-|ad-)?[A-Z][\w’'-]+){0,2})\s+"
    r"(?P<type>village|town|neighbou?rhood|district|refugee camp|camp|air\s?base|airfield|airport|"
    r"subdistrict|governorate|province|island|oil field|gas field)\b"
)
_NOT_A_NAME = re.compile(
    rf"^(?:The|A|An|In|On|At|This|That|These|Those|Its|Their|His|Her|Our|And|But|{CALENDAR}|Air|"
    r"Military|Army|Another|One|Two|Three|Several|Islamic|Refugee|Training|Northern|Southern|"
    r"Eastern|Western|Central)$"
)


def find_toponyms(document: Document, gazetteer: Gazetteer) -> list[Toponym]:
    """Find the place names of a report, in the order of reading."""
    found: list[Toponym] = []
    for number, sentence in enumerate(document.sentences):
        if sentence.section not in SILENT_SECTIONS:
            found += _of_sentence(number, sentence, document, gazetteer)
    return found


def _of_sentence(
    number: int, sentence: Sentence, document: Document, gazetteer: Gazetteer
) -> list[Toponym]:
    text = sentence.text
    demonyms = gazetteer.scan_demonyms(text)
    names = [
        (hit.start, hit.end, hit.entries)
        for hit in gazetteer.scan_places(text)
        if not _another_word(text, hit.start, hit.end, hit.entries)
    ]
    ends = frozenset([hit.end for hit in demonyms] + [end for _, end, _ in names])
    borders = _borders(
        number, sentence, gazetteer, names, [(d.start, d.end, d.country_code) for d in demonyms]
    )
    taken = [
        (b.span.start - sentence.span.start, b.span.end - sentence.span.start) for b in borders
    ]
    actors = [(hit.start, hit.end) for hit in gazetteer.scan_actors(text)]
    found = list(borders)
    last_place: Toponym | None = None
    for start, end, entries in names:
        if _covered(start, end, taken):
            continue
        made = _toponym(number, sentence, start, end, entries, ends, document, actors, last_place)
        found.append(made)
        if made.role == "event_location":
            last_place = made
    covered = taken + [
        (t.span.start - sentence.span.start, t.span.end - sentence.span.start) for t in found
    ]
    found += _unlisted(
        number, sentence, covered + [(d.start, d.end) for d in demonyms], actors, ends
    )
    for hit in demonyms:
        country = gazetteer.country(hit.country_code)
        if country is not None and not _covered(hit.start, hit.end, covered):
            found.append(
                Toponym(
                    sentence.at(hit.start, hit.end),
                    text[hit.start : hit.end],
                    "demonym",
                    "context",
                    "in",
                    number,
                    entries=(country,),
                )
            )
    return sorted(found, key=lambda t: (t.span.start, t.span.end))


def _toponym(
    number: int,
    sentence: Sentence,
    start: int,
    end: int,
    entries: tuple[Entry, ...],
    demonym_ends: frozenset[int],
    document: Document,
    actors: list[tuple[int, int]],
    last_place: Toponym | None,
) -> Toponym:
    text = sentence.text
    around = setting(text, start, end, demonym_ends)
    in_name = _in_name(text, start, end, document.publisher) or any(
        a <= start and end <= b and (b - a) > (end - start) for a, b in actors
    )
    kind: ToponymKind = "in_name" if in_name else _kind(entries)
    previous = None
    if last_place is not None:
        previous = last_place.span.end - sentence.span.start
    locative = (
        kind != "in_name"
        and _locative(text, start, end, around, previous)
        and not _only_a_word(text, start, end, around, entries)
    )
    dateline = sentence.section == "body" and start < 40 and _is_dateline(text, start, end)
    return Toponym(
        span=sentence.at(start, end),
        text=text[start:end],
        kind=kind,
        role="dateline" if dateline else "event_location" if locative else "context",
        relation=around.relation,
        sentence=number,
        type_word=around.type_word,
        distance_km=around.distance_km,
        bearing=around.bearing,
        inside=around.inside,
        entries=entries,
    )


def _another_word(text: str, start: int, end: int, entries: tuple[Entry, ...]) -> bool:
    """Whether the word is not the place: SANA (an agency), "Hit" in a headline."""
    name = text[start:end]
    if name.lower() in ORDINARY_WORDS:
        return not re.search(r"\b(?:in|at|near|of|from|to)\s+$", text[:start])
    if not name.isupper() or len(name) > 5 or text.isupper() or _is_dateline(text, start, end):
        return False
    return not any(name in (e.name, *e.names) or "." in name for e in entries)


def _kind(entries: tuple[Entry, ...]) -> ToponymKind:
    classes = {entry.feature_class for entry in entries}
    if classes == {"S"}:
        return "facility"
    if classes == {"H"}:
        return "sea"
    if classes and classes <= {"A", "L"}:
        return "region"
    return "place"


def _locative(text: str, start: int, end: int, around: Setting, previous: int | None) -> bool:
    """Whether the words say that something is, or was struck, at the name."""
    if around.locative or _DIRECT_OBJECT.search(text[max(0, around.start - 30) : around.start]):
        return True
    if previous is not None and _COMMA_BEFORE.match(text[previous : around.start]):
        # "Mokha, Yemen"; "Damascus and Aleppo"; not "for the attack in Jordan, Washington has"
        return not _SUBJECT.match(text[end:])
    behind = text[end : end + 60]
    return bool(_STRUCK_PLACE.match(behind) or _ATTACK_AFTER.match(behind))  # "a Kabul bombing"


def _only_a_word(
    text: str, start: int, end: int, around: Setting, entries: tuple[Entry, ...]
) -> bool:
    """Whether the name only describes: "in US drone strike", "reports from Iraq", "close to Iran"."""
    if _FROM_PLACE.search(text[: around.start + 3][-30:]) or _RELATIONS.search(text[:start][-40:]):
        return True
    if not all(entry.feature_code.startswith("PCL") for entry in entries):
        return False
    acronym = re.sub(r"\W", "", text[start:end]).isupper() and not text.isupper()
    if acronym and _NOUN_AFTER.match(text[end:]):
        return True
    return around.relation == "near" and around.distance_km is None


def _is_dateline(text: str, start: int, end: int) -> bool:
    return text[start:end].isupper() and start == 0 and bool(_DATELINE.match(text[end:]))


def _in_name(text: str, start: int, end: int, publisher: str) -> bool:
    """Whether the hit is part of the name of an organisation, a publisher or a person."""
    for match in re.finditer(re.escape(publisher), text) if publisher else ():
        if match.start() <= start and end <= match.end():
            return True
    if text.isupper() or _mostly_capitals(text):
        return bool(_ORGANISATION_OF.search(text[:start]))
    after = text[end : end + 60]
    if _IN_ORGANISATION.match(after) or _ORGANISATION_OF.search(text[:start]):
        return True
    if _TITLE_BEFORE.search(text[:start]) and not text[:start].rstrip().endswith(("of", "in")):
        return True
    before = _CAPITAL_BEFORE.search(text[:start])
    single = " " not in text[start:end]
    if single and before and not re.fullmatch(rf"(?i:{TYPE_WORDS})|Central|In|At|Near", before[1]):
        return not text[start:end].isupper()
    return single and bool(_CAPITAL_AFTER.match(after)) and not text[start:end].isupper()


def _mostly_capitals(text: str) -> bool:
    words = re.findall(r"[A-Za-z][\w’'-]+", text)
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def _covered(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in taken)


def _unlisted(
    number: int,
    sentence: Sentence,
    taken: list[tuple[int, int]],
    actors: list[tuple[int, int]],
    ends: frozenset[int],
) -> list[Toponym]:
    """Names that the gazetteer lacks, where the words say that they are places."""
    found = []
    text = sentence.text
    for pattern in (_NAMED_BEFORE, _NAMED_AFTER):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            while (first := re.match(r"[\w’'-]+", text[start:end])) and _NOT_A_NAME.match(first[0]):
                start += first.end() + 1
            if start >= end or _covered(start, end, taken + actors):
                continue
            around = setting(text, start, end, ends)
            found.append(
                Toponym(
                    sentence.at(start, end),
                    text[start:end],
                    "facility" if re.search("base|camp|field|port", match["type"]) else "place",
                    "event_location" if around.locative else "context",
                    around.relation,
                    number,
                    type_word=match["type"].lower(),
                    distance_km=around.distance_km,
                    bearing=around.bearing,
                    inside=around.inside,
                )
            )
            taken = [*taken, (start, end)]
    return found


_BORDER = re.compile(
    r"^(?P<gap>\s*)(?:border|frontier|boundary)\b(?!\s+(?:crossing|guards?|police|force|town|village|city|"
    r"province|post))"
)
_BORDER_WITH = re.compile(
    r"\b(?:border|frontier)\s+(?:with|between|of)\s+(?:the\s+)?$", re.IGNORECASE
)
_PAIR = re.compile(r"^(?:\s*[-–/]\s*|\s+and\s+)$")


def _borders(
    number: int,
    sentence: Sentence,
    gazetteer: Gazetteer,
    names: list[tuple[int, int, tuple[Entry, ...]]],
    demonyms: list[tuple[int, int, str]],
) -> list[Toponym]:
    """Phrases that mean a line between countries."""
    text = sentence.text
    countries: list[tuple[int, int, Entry]] = []
    for start, end, entries in names:
        nation = [e for e in entries if e.feature_code.startswith("PCL")]
        countries += [(start, end, nation[0])] if nation else []
    for start, end, code in demonyms:
        country = gazetteer.country(code)
        countries += [(start, end, country)] if country else []
    countries.sort(key=lambda item: item[0])
    found: dict[int, Toponym] = {}  # by start: "between X and Y" is found at X and again at Y
    for i, (start, end, entry) in enumerate(countries):
        before = countries[i - 1] if i else None
        pair = before if before and _PAIR.match(text[before[1] : start]) else None
        first = pair[0] if pair else start
        after = _BORDER.match(text[end : end + 20])
        ahead = _BORDER_WITH.search(text[:first])
        if not after and not ahead:
            continue
        a = ahead.start() if ahead and not after else first
        b = end + after.end() if after else end
        around = setting(text, a, b, frozenset())
        found[a] = Toponym(
            sentence.at(a, b),
            text[a:b],
            "border",
            "event_location" if around.locative else "context",
            "border_of" if around.relation == "in" else around.relation,
            number,
            other=pair[2].name if pair else "",
            entries=(pair[2], entry) if pair else (entry,),
        )
    return list(found.values())
