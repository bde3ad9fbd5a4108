"""Place names of a report, with what the words round them say.

A hit of the gazetteer becomes a toponym of kind ``place``, ``region``, ``facility`` or ``sea``; of
kind ``in_name`` where it is part of an organisation's or a person's name ("Times of Israel");
adjectives ("Iraqi") are of kind ``demonym``; "the Iraqi-Syrian border" is one of kind ``border``.
Names that the gazetteer lacks are kept where the words leave no doubt ("the village of X").
The role is provisional: ``event_location`` marks a name governed by a preposition of place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from geo.gazetteer import Gazetteer, is_by_hand
from geo.records import Document, Toponym, ToponymKind, ToponymRole
from geo.toponyms.border_phrases import border_toponyms
from geo.toponyms.finder import find_names
from geo.toponyms.lines import Line, Name, covered, read_line
from geo.toponyms.locatives import is_locative, names_sea
from geo.toponyms.name_sense import in_organisation, in_person, is_dateline, is_titled
from geo.toponyms.recognisers import Recogniser, recognised_names
from geo.toponyms.units_named import Held, held_units, no_town, told_kind, with_unit
from geo.toponyms.unlisted import unlisted_toponyms

NO_PERSON = 0.8
"""How surely a name must be a place for a title or a name beside it to make it no person."""
_CITY, _OF_NAME = " city", re.compile(r"\s+of\s+(?:[a-z]{2}-)?[A-Z]")
_NOUN_BEHIND = re.compile(
    r"\s(?:capital|city|town|village|army|military|soldiers?|troops|forces|police|government|president|"
    r"authorities|officials?|border|air|war|drones?|jets?|warplanes|civilians?|nationals?|citizens?|"
    r"ministry|minister|state|side|region|province|coast|territory|soil|media|embassy|peacekeepers)\b"
)
"""Behind an adjective, and not behind the name of a town."""
_ARTICLE = re.compile(r"[aeAE](?:[lrsdntz]|sh|dh|th)-[A-Z]")
_WHICH = re.compile(
    r"[aeAE](?:[lrsdntz]|sh|dh|th)-(?:[GQ]h?arb|Shar[qk]|S[hc]+a?m[ae]l|J[ae]n[ou]+b|Kab[ie]+r|Kub?ra|"
    r"[SC]h?agh?[ie]+r|[GKQ]ad[ie]+m|Jad[ie]+d|F[ao]u?[qk]|Tah?t[ai]n|W[au]st)",
    re.IGNORECASE,
)
"""Behind a name, which of two it is: western, northern, great, old, upper."""
SHORTEST = 4
"""Letters of a name that is looked for again."""
SILENT_SECTIONS = frozenset({"header", "byline", "advertisement", "correction"})
"""Sections whose words are never about an event."""


def find_toponyms(
    document: Document, gazetteer: Gazetteer, recognise: Recogniser | None = None
) -> list[Toponym]:
    """Find the place names of a report, in the order of reading.

    Parameters
    ----------
    document
        The report.
    gazetteer
        What is known of the world.
    recognise
        Says where the place names stand; the gazetteer's own names are looked for when None.
        Adjectives, borders and names with a sure cue ("the village of X") are found with both.

    Raises
    ------
    ReportError
        When ``recognise`` fails, or gives offsets that do not lie in the text.
    """
    if recognise:
        names = recognised_names(document, gazetteer, recognise)
    else:
        names = find_names(document, gazetteer, SILENT_SECTIONS)
    found = _of_document(document, gazetteer, names, sure=recognise is not None)
    if not recognise and (more := _named_again(document, names, found)):
        names = [(*one, *other) for one, other in zip(names, more, strict=True)]
        found = _of_document(document, gazetteer, [tuple(sorted(n)) for n in names], sure=False)
    return [t for t in found if not _is_surname(t, found, document)]


def _of_document(
    document: Document, gazetteer: Gazetteer, names: list[tuple[Name, ...]], *, sure: bool
) -> list[Toponym]:
    found: list[Toponym] = []
    for number, sentence in enumerate(document.sentences):
        if sentence.section not in SILENT_SECTIONS:
            line = read_line(number, sentence, document, gazetteer, names[number])
            found += _of_line(line, sure=sure)
    return found


def _named_again(
    document: Document, names: list[tuple[Name, ...]], found: list[Toponym]
) -> list[list[Name]]:
    """Return, for each sentence, the names that only their words made places elsewhere.

    "In Rylsk" says that Rylsk is a place; so it is in "an attack on Rylsk".
    """
    scenes = [t for t in found if t.role == "event_location" and t.kind in ("place", "facility")]
    known = {t.text: t.entries for t in scenes if t.entries}
    taken = [[(n.start, n.end) for n in line] for line in names]
    listed = {
        s.text[a:b] for s, line in zip(document.sentences, taken, strict=True) for a, b in line
    }
    new = [text for text in known if text not in listed and len(text) >= SHORTEST]
    more: list[list[Name]] = [[] for _ in names]
    for text in new:
        word = re.compile(rf"(?<![\w’'-]){re.escape(text)}(?![\w-])")
        for number, sentence in enumerate(document.sentences):
            for match in word.finditer(sentence.text) if text in sentence.text else ():
                if not covered(*match.span(), taken[number]):
                    more[number].append(Name(*match.span(), known[text], NO_PERSON / 2))
    return more if new else []


def _is_surname(toponym: Toponym, every: list[Toponym], document: Document) -> bool:
    """Whether a bare name is that of somebody whom the report names with a title elsewhere."""
    bare = toponym.role == "context" and toponym.kind in ("place", "region")
    if not bare or " " in toponym.text or any(map(is_by_hand, toponym.entries)):
        return False
    if any(t.role != "context" for t in every if t.text == toponym.text):
        return False
    return any(
        is_titled(sentence.text, match.start())
        for sentence in document.sentences
        if toponym.text in sentence.text
        for match in re.finditer(rf"\b{re.escape(toponym.text)}\b", sentence.text)
    )


def _of_line(line: Line, *, sure: bool) -> list[Toponym]:
    if not (line.names or line.demonyms):  # as most sentences
        return sorted(unlisted_toponyms(line, [], sure=sure), key=_place_of)
    line = replace(line, names=_whole(line))
    found = border_toponyms(line)
    borders = _stretches(line, found)
    previous_end: int | None = None
    held = held_units(line)
    for name in line.names:
        if covered(name.start, name.end, borders) or _is_adjective(line, name):
            continue
        if _is_person(line, name) and not _in_name(line, name):
            continue
        made = _toponym(line, name, previous_end, held)
        found.append(made)
        if made.role == "event_location":
            previous_end = name.end
    found = _after_dateline(line, _led_by_country(line, found))
    placed = [t for t in found if t.kind != "in_name"]
    people = [(d.start, d.end) for d in line.demonyms]
    unlisted = unlisted_toponyms(line, [*_stretches(line, placed), *people], sure=sure)
    # "Bab al-Maqam neighbourhood" is one name, though there is a place called Bab
    longer = _stretches(line, unlisted)
    found = [t for t in found if not covered(*_stretches(line, [t])[0], longer)] + unlisted
    taken = _stretches(line, found)
    found += [_demonym(line, d) for d in line.demonyms if not covered(d.start, d.end, taken)]
    return sorted(found, key=_place_of)


def _is_adjective(line: Line, name: Name) -> bool:
    """Whether "Thai" is of Thailand, though some town abroad has a by-name that is spelt so."""
    if not any((d.start, d.end) == (name.start, name.end) for d in line.demonyms):
        return False
    if _NOUN_BEHIND.match(line.text, name.end):
        return not any(map(is_by_hand, name.entries))  # "the Malian capital"
    words = line.text[name.start : name.end]
    return not any(is_by_hand(entry) or entry.name == words for entry in name.entries)


def _whole(line: Line) -> tuple[Name, ...]:
    """Put Arabic names of two words together: "al-Hamra al-Gharbiya" is not two places.

    "Al-Midan al-Furqan" are two, in a report that has lost its commas.
    """
    made: list[Name] = []
    for name in map(partial(_before_its_city, line), line.names):
        last = made[-1] if made else None
        if last is not None and name.start - last.end == 1 and _is_pair(line.text, last, name):
            entries = line.gazetteer.find(line.text[last.start : name.end])
            made[-1] = Name(last.start, name.end, entries, min(last.sure, name.sure))
        else:
            made.append(name)
    return tuple(made)


def _before_its_city(line: Line, name: Name) -> Name:
    """Take "the southern Gaza city of Rafah" for Gaza and Rafah: Gaza City is not meant."""
    end = name.end - len(_CITY)
    if line.text[end : name.end] != _CITY or not _OF_NAME.match(line.text, name.end):
        return name
    entries = line.gazetteer.find(line.text[name.start : end])
    return Name(name.start, end, entries, name.sure) if entries else name


def _is_pair(text: str, one: Name, other: Name) -> bool:
    if not (_ARTICLE.match(text, one.start) and _ARTICLE.match(text, other.start)):
        return False
    listed = any(map(is_by_hand, one.entries)) and any(map(is_by_hand, other.entries))
    return not listed or bool(_WHICH.match(text, other.start))


def _place_of(toponym: Toponym) -> tuple[int, int]:
    return toponym.span.start, toponym.span.end


def _after_dateline(line: Line, found: list[Toponym]) -> list[Toponym]:
    """Take what a dateline says of its town for a part of it: "ISULAN, Sultan Kudarat -"."""
    made = list(found)
    for i, (town, unit) in enumerate(pairwise(found)):
        gap = line.text[town.span.end - line.sentence.span.start :][:2]
        beside = gap == ", " and unit.span.start == town.span.end + 2
        if town.role == "dateline" and beside and unit.kind in ("place", "region"):
            lands = all(e.feature_code.startswith("PCL") for e in unit.entries)
            made[i + 1] = unit if lands else replace(unit, role="dateline")
    return made


def _led_by_country(line: Line, found: list[Toponym]) -> list[Toponym]:
    """Take a town for the scene whose country is: "Mokha, Yemen bomb kills two"."""
    made = list(found)
    for i, (town, land) in enumerate(pairwise(found)):
        gap = line.text[town.span.end - line.sentence.span.start :][:2]
        scene = land.role == "event_location" and town.role == "context" and town.kind == "place"
        inside = {e.country for e in town.entries} & {e.country for e in land.entries}
        if scene and inside and gap == ", " and land.span.start == town.span.end + 2:
            made[i] = replace(town, role="event_location")
    return made


def _stretches(line: Line, found: list[Toponym]) -> list[tuple[int, int]]:
    shift = line.sentence.span.start
    return [(t.span.start - shift, t.span.end - shift) for t in found]


def _toponym(
    line: Line, name: Name, previous_end: int | None, held: Sequence[Held] = ()
) -> Toponym:
    around = line.around(name.start, name.end)
    around = around._replace(type_word=told_kind(name, around.type_word, held))
    name = no_town(line, with_unit(line, name, around.type_word), held)
    kind: ToponymKind = "in_name" if _in_name(line, name) else _kind(line, name)
    role: ToponymRole = "context"
    if line.sentence.section == "body" and is_dateline(line.text, name.start, name.end):
        role = "dateline"
    elif kind != "in_name" and is_locative(
        line.text, *name[:2], around, name.entries, previous_end
    ):
        role = "event_location"
    return Toponym(
        span=line.sentence.at(name.start, name.end),
        text=line.text[name.start : name.end],
        kind=kind,
        role=role,
        relation=around.relation,
        sentence=line.number,
        type_word=around.type_word,
        distance_km=around.distance_km,
        bearing=around.bearing,
        inside=around.inside,
        entries=name.entries,
    )


def _in_name(line: Line, name: Name) -> bool:
    """Whether the name is part of a longer one: of an actor, an organisation, a person."""
    if in_organisation(line.text, name.start, name.end, line.publisher):
        return True
    actor = next((a for a in line.actors if a[0] <= name.start and name.end <= a[1]), None)
    if actor is None or actor != name[:2]:
        return actor is not None
    # a town far away that is called Hamas is not meant
    return not any(map(is_by_hand, name.entries))


def _is_person(line: Line, name: Name) -> bool:
    """Whether the words beside make it a person's name, and nothing is surer that it is none."""
    if name.sure >= NO_PERSON or name.start - 1 in line.ends or name.end + 1 in line.starts:
        return False  # another name adjoins: "Damascus Aleppo and Idlib", "Aleppo Syrian state TV"
    return in_person(line.text, name.start, name.end)


def _kind(line: Line, name: Name) -> ToponymKind:
    # what the tables list is meant, and not a village far away that is called Sudan
    ours = [entry for entry in name.entries if is_by_hand(entry)]
    classes = {entry.feature_class for entry in ours or name.entries}
    if classes == {"S"}:
        return "facility"
    # the Red Sea is the sea, though provinces of two countries are named for it
    if classes == {"H"} or ("H" in classes and names_sea(line.text[name.start : name.end])):
        return "sea"
    return "region" if classes and classes <= {"A", "L"} else "place"


def _demonym(line: Line, name: Name) -> Toponym:
    span = line.sentence.at(name.start, name.end)
    words = line.text[name.start : name.end]
    return Toponym(span, words, "demonym", "context", "in", line.number, entries=name.entries)
