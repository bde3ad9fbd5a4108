"""The frozen records that cross a door between rooms, and nothing else.

Order of reading: a `RawReport` is what was found, a `Document` what it says; `Toponym` and the
other mentions are what stands in it; `Entry` and `Actor` are what is known beforehand; `Place` is a
toponym resolved; `Incident` is what happened, as reported; `Extraction` is all that came out of
one report.

Coordinates are WGS 84 decimal degrees, always by name (``lon``, ``lat``). Distances are
kilometres. Days are inclusive at both ends. ``None`` means "not stated" and never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any, Literal, get_args

Geometry = Mapping[str, Any]
"""A GeoJSON geometry object: longitude first."""

SectionKind = Literal[
    "header",
    "headline",
    "standfirst",
    "body",
    "caption",
    "related_link",
    "byline",
    "correction",
    "advertisement",
]
Kind = Literal["event", "aggregate", "context_total", "planned"]
Salience = Literal["main", "background", "headline_only"]
EventType = Literal[
    "air_strike",
    "drone_strike",
    "missile_rocket",
    "shelling",
    "bombing",
    "armed_attack",
    "naval_attack",
    "other",
]
DatePrecision = Literal["day", "week", "month", "year", "none"]
Precision = Literal[
    "exact",
    "neighbourhood",
    "town",
    "near",
    "district",
    "province",
    "border",
    "country",
    "sea",
    "unknown",
]
Status = Literal[
    "announced_officially",
    "claimed",
    "reported_as_fact",
    "accused",
    "suspected",
    "hinted",
    "denied",
    "disputed",
    "unknown",
]
ToponymKind = Literal["place", "region", "facility", "sea", "border", "demonym", "in_name"]
ToponymRole = Literal["event_location", "context", "dateline"]
Harm = Literal["killed", "injured", "missing", "captured"]
AnswerStatus = Literal["ok", "empty", "ambiguous", "rejected", "failed", "offline"]
RawKind = Literal["text", "fields", "page", "fragment", "pdf", "word", "mail"]
Correcting = Literal["set", "move", "split", "merge", "drop", "confirm"]
Relation = Literal["in", "at", "near", "between", "along", "direction", "border_of"]

UNAVAILABLE = "geocoder unavailable"
"""How the note on a place begins that a geocoder gave no answer for."""


# ---------------------------------------------------------------- what a report says


@dataclass(frozen=True, slots=True)
class RawReport:
    """One report as it was found: cheap to find, to hold and to hand to a worker."""

    where: str
    """File, file and line, member of an archive, or address, as one printable line."""
    kind: RawKind
    """What ``body`` is. ``text`` may open with a header; ``fields`` is the text alone."""
    body: bytes | str
    """The bytes as they came, for ``text`` and ``fields`` once opened a string."""
    id: str = ""
    """The id that the input gave."""
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    """As the input says it: an ISO 8601 date or time."""
    charset: str = ""
    """Encoding that was said beside the body."""
    size: int = 0
    """Bytes of the input that it stands for; the progress bar counts them."""
    by: str = ""
    """Library and version that made text of a page or file; empty where none was needed."""
    notes: tuple[str, ...] = ()
    """One line each for what the user should know of how it was read."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where words stand: code points, half open; ``document.quote(span)`` gives them back."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    part: Literal["text", "title"] = "text"
    """Counted in the report's text, or in a title that came beside the text."""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of whole lines of one kind."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one line that stands alone (headline, caption, link)."""

    span: Span
    section: SectionKind
    text: str
    """The quoted words, equal to ``document.quote(span)``."""

    def at(self, start: int, end: int) -> Span:
        """Span in the document of ``text[start:end]`` of this sentence."""
        return Span(self.span.start + start, self.span.start + end, self.span.part)


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was read."""

    id: str
    """The id that the input gave, else the first 16 hex digits of the text's sha256."""
    title: str
    publisher: str
    url: str
    published: date | None
    """Day of publication, as it came with the report or as that prints it; never guessed."""
    language: str
    """ISO 639-1 code, such as ``en``; ``und`` when it was not determined."""
    text: str
    """The decoded text, unchanged: line ends, no-break spaces and quotes as they came.
    For a text file it is the whole file (without a byte order mark), header lines included."""
    sentences: tuple[Sentence, ...] = ()
    """In the order of reading; a title that is not in the text comes first, ``part`` "title"."""
    sections: tuple[Section, ...] = ()
    printed: date | None = None
    """Day that the report prints of itself, in a dateline or a line of its own."""

    @property
    def anchor(self) -> date | None:
        """The day from which "Sunday" is counted: as printed, or else of publication.

        What came beside a report is often the day on which somebody took it over or copied it.
        """
        return self.printed or self.published

    def quote(self, span: Span) -> str:
        """Return the words at a span."""
        return (self.title if span.part == "title" else self.text)[span.start : span.end]


# ---------------------------------------------------------------- what is known of the world


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the gazetteer."""

    id: str
    """Stable id, such as ``iq-al-qaim``."""
    name: str
    """Name for display, in English."""
    names: tuple[str, ...]
    """Other spellings, former names and other scripts."""
    lon: float
    """Representative point, degrees east."""
    lat: float
    """Representative point, degrees north."""
    feature_class: str
    """GeoNames class: A area, P populated place, S site, H water, L locality, T terrain."""
    feature_code: str
    """GeoNames code, such as PPL, ADM1, MILB, PPLX, SEA."""
    country: str
    """ISO 3166-1 alpha-2; empty for what belongs to none (seas)."""
    admin1: str
    """Name of the first-level unit it lies in, empty where unknown."""
    admin2: str
    population: int
    """0 where unknown."""
    precision: Precision
    """How fine a point this entry can give."""
    radius_km: float
    """Radius about the point that holds the whole entry."""
    geometry: Geometry | None
    """Area or line where a point misleads."""
    source: str
    """Where name and point come from: ``dataset:id``, explained in SOURCES.md."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One row of the actors table."""

    id: str
    """Stable id, such as ``kh``."""
    name: str
    """Name for display, in English."""
    aliases: tuple[str, ...]
    """Other names and spellings. Acronyms of up to four capitals match case-sensitively."""
    context_aliases: tuple[str, ...]
    """Names that mean the actor only as a speaker or in context (``Washington``)."""
    type: str
    """state, state_forces, rebel, political_militia, identity_militia, coalition, civilians,
    organisation, generic."""
    acled_inter: str
    """ACLED inter code at home, or ``1/8`` for at home and abroad; empty where none fits."""
    country: str
    """ISO 3166-1 alpha-2 of the home country; empty for none."""
    parents: tuple[str, ...]
    """Ids of the actors it is part of; a filter on a parent shows it."""
    backers: tuple[str, ...]
    """Ids of the states or forces said to back it."""
    valid_from: str
    """First year or day of the name, ISO, empty for always."""
    valid_to: str
    source: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant by a toponym."""

    entry: Entry
    score: float
    """0..1; comparable among the candidates of one toponym only."""
    reasons: tuple[str, ...]
    """Readable, strongest first."""


# ---------------------------------------------------------------- what stands in a report


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as it stands in the text."""

    span: Span
    text: str
    """The name itself, without article, possessive or type word in front."""
    kind: ToponymKind
    role: ToponymRole
    relation: Relation
    """How the words place something relative to the name; ``in`` when they say nothing."""
    sentence: int
    """Index into ``document.sentences``."""
    type_word: str = ""
    """The word that says what it is: town, province, neighbourhood, base; empty for none."""
    distance_km: float | None = None
    """The distance the words give ("12 km east of")."""
    bearing: str = ""
    """Compass words: n, ne, e, se, s, sw, w, nw; of ``direction`` inside the name's area when
    ``distance_km`` is None and ``inside`` holds ("eastern Baghdad")."""
    inside: bool = False
    """The bearing is a part of the place itself, not a way from it."""
    other: str = ""
    """Second name of a pair ("the Iraqi-Syrian border", "between X and Y")."""
    entries: tuple[Entry, ...] = ()
    """What the gazetteer knows under this name, undecided."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase that says when."""

    span: Span
    sentence: int
    """Index into ``document.sentences``."""
    start: date | None
    """First day; None where the phrase gives none, or needs an anchor that is not known."""
    end: date | None
    precision: DatePrecision
    time_of_day: str
    """As said ("late", "before dawn", "7:45 p.m."); empty for none."""
    rule: str
    """Name of the rule that made the interval, such as ``weekday``."""
    partial: str
    """What the words alone say: ``weekday:sunday``, ``--01``, ``--01-21/--01-31``."""
    offset_days: tuple[int, int] | None = None
    """Counted from the event told before ("two days earlier" is (-2, -2))."""
    of_statement: bool = False
    """The phrase dates what somebody said ("sources said on Sunday"), not what happened."""
    span_of_weeks: bool = False
    """The phrase is a stretch of time in which things happened again and again."""


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """A figure of dead or hurt as it stands in a sentence."""

    span: Span
    sentence: int
    killed_min: int | None
    killed_max: int | None
    """None with a ``killed_min``: open upwards."""
    injured_min: int | None
    injured_max: int | None
    group: Literal["civilian", "militant", "military", "unknown"]
    people: str
    """Who, in the report's words ("Iran-backed militiamen"); empty for none."""
    hedge: str
    """The word that weakens it ("reportedly"); empty for none."""
    modality: Literal["exact", "at_least", "at_most", "about", "range", "vague"]
    role: Literal["count", "repeat", "subset", "war_total"]
    """A figure of its own; the same people again ("another of the three killed"); some of the
    people counted before ("among them a commander"); the toll of a war or of years."""
    more: bool = False
    """They come on top of people counted before ("six others", "also killed")."""
    superseded: bool = False
    """The words say that it no longer holds ("an earlier toll of 27")."""
    missing: tuple[int | None, int | None] = (None, None)
    """Lowest and highest number of missing people."""
    captured: tuple[int | None, int | None] = (None, None)
    """Lowest and highest number of people captured or abducted."""


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an attack in one clause, with the words that belong to it."""

    span: Span
    """The words that tell of it ("carried out an airstrike")."""
    sentence: int
    form: Literal["verb", "noun", "follow_up"]
    """``follow_up``: the sentence adds a toll or a culprit to the event told before."""
    event_type: EventType | None
    """None where the words fit several types ("the attack")."""
    modality: Literal["actual", "negated", "unrealised", "intercepted", "comparison", "recalled"]
    """``unrealised`` holds plans, threats, warnings, fears, exercises and calls to stop;
    ``recalled`` is what a court or a memorial speaks of."""
    definite: bool
    """Speaks of an event told before ("that attack", "the strike in Jordan")."""
    separate: bool
    """Says that it is another one ("in a separate incident")."""
    plural: bool
    series: bool
    """A row of attacks over time ("a series of", "regularly claimed strikes on")."""
    lead: str
    """The words that tie the clause to the one before it ("in retaliation for"), lower case."""
    weapon: Weapon | None
    toponyms: tuple[int, ...]
    """Indices into `Mentions.toponyms`: names in a place phrase of the clause, in order."""
    dates: tuple[int, ...]
    """Indices into `Mentions.dates`."""
    claims: tuple[Claim, ...]
    """The figures of the clause with who states them; ``side`` still unknown."""
    attributions: tuple[Attribution, ...]
    strikes: int | None = None
    """How many strikes it counts ("two air strikes"); None where it does not say."""
    among_groups: bool = False
    """Its sentence names an armed group, which makes a bare "strike" one of war."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything found in one report, in the order of reading."""

    toponyms: tuple[Toponym, ...]
    dates: tuple[DateMention, ...]
    casualties: tuple[CasualtyMention, ...]
    """War totals are here too; those of an event are its claims."""
    events: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym resolved, or honestly not."""

    toponym: Toponym
    entry: Entry | None
    lon: float | None
    """Degrees east; None where it must not be a point."""
    lat: float | None
    precision: Precision
    radius_km: float | None
    """The place lies within this distance of the point, as far as the words tell."""
    geometry: Geometry | None
    """Circle, part, border segment or area, where a circle about the point misleads."""
    country: str
    admin1: str
    admin2: str
    confidence: float
    """0..1"""
    ambiguous: bool
    candidates: tuple[Candidate, ...]
    """All that were considered, best first; the losers stay."""
    resolved_by: str
    """bundled, world, imported:NAME, the geocoder's name (nominatim, photon ...), corrected (by a
    person), none."""
    licence: str
    """Licence and credit of the coordinate; empty where nothing was placed."""
    retrieved: date | None = None
    """Day on which a geocoder gave the point; None for what needed none."""
    note: str = ""
    """What a geocoder said that was asked for it, one line; empty where none was asked."""

    @property
    def name(self) -> str:
        """Name for display: the entry's, else the words of the report."""
        return self.entry.name if self.entry else self.toponym.text

    @property
    def unanswered(self) -> bool:
        """Whether it has no place only because a geocoder gave no answer: another run may do."""
        return self.resolved_by == "none" and self.note.startswith(UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class Question:
    """A name that the gazetteer lacks, as a geocoder is asked for it."""

    name: str
    """The bare name, without "town of" or "near"."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes that the report gives, sorted; an answer elsewhere is none."""
    parent: str = ""
    """The place that the words put it in ("Baghdad" of "Mashtal, Baghdad"); empty for none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question."""

    status: AnswerStatus
    """``empty``: the service knows no such name; ``rejected``: not asked, or nothing that could
    be meant; ``failed``: no answer, ask again later; ``offline``: asking is not allowed now."""
    entries: tuple[Entry, ...] = ()
    """What the service has under the name in these countries, undecided."""
    note: str = ""
    """What to know or to do, one line."""
    service: str = ""
    """The service that was asked: nominatim, photon ..."""
    licence: str = ""
    """Licence and credit of its coordinates."""
    retrieved: date | None = None
    """Day on which the service gave it."""


# ---------------------------------------------------------------- what happened, as reported


@dataclass(frozen=True, slots=True)
class Weapon:
    """What the attack was made with, as far as it is said."""

    platform: str
    """drone, aircraft, helicopter, ship, ground, vehicle, person, unknown."""
    munition: str
    """missile, rocket, bomb, shell, mortar, ied, gunfire, unknown."""
    count_platforms: int | None
    count_munitions: int | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of dead, hurt, missing or captured people that somebody states."""

    killed_min: int | None
    killed_max: int | None
    """None with a ``killed_min``: open upwards ("at least three")."""
    injured_min: int | None
    injured_max: int | None
    group: Literal["civilian", "militant", "military", "unknown"]
    claimant: str
    """Who states it, in the report's words; empty when the report itself does."""
    claimant_type: Literal["official", "party", "security_source", "monitor", "media", "none"]
    side: Literal["perpetrator", "target", "third", "unknown"]
    """The claimant's side in the incident."""
    hedge: str
    """The word that weakens it ("reportedly"), empty for none."""
    modality: Literal["exact", "at_least", "at_most", "about", "range", "vague"]
    subset_of: int | None
    """Index of the claim of the same incident that already holds these people."""
    span: Span
    document: str
    """Id of the report."""
    adds_to: int | None = None
    """Index of the claim of the same incident that these people come on top of ("six others")."""
    superseded: bool = False
    """The report itself takes it back ("an earlier toll of 27")."""
    missing_min: int | None = None
    """Lowest number of missing that it gives."""
    missing_max: int | None = None
    """None with a ``missing_min``: open upwards."""
    captured_min: int | None = None
    """Captured, abducted or taken hostage; arrests are not counted."""
    captured_max: int | None = None
    """None with a ``captured_min``: open upwards."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who did it, or whom it hit, as somebody says."""

    actor_id: str
    """Id in the actors table; empty when unknown or not in it."""
    actor: str | None
    """Name for display; None when the report says that it is unclear."""
    role: Literal["perpetrator", "target"]
    status: Status
    stated_by: str
    """Who says so, in the report's words; empty when the report itself does."""
    what: str
    """For a target: the thing or people hit, in the report's words."""
    span: Span
    document: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a report that an incident rests on."""

    document: str
    span: Span
    text: str
    """The sentence, as quoted."""
    section: SectionKind
    marks: tuple[Span, ...]
    """The words in it that were read, in document offsets."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report that tells of an incident."""

    document: str
    title: str
    publisher: str
    url: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Link:
    """How two incidents belong together."""

    rel: Literal[
        "retaliation_for", "same_campaign", "member_of", "includes", "possible_duplicate_of"
    ]
    to: str
    """Id of the other incident."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person changed in an incident; see docs/corrections.md."""

    action: Correcting
    field: str
    """The column that was set, such as ``start_date``; empty for other actions."""
    old: str
    """What stood there before, as a cell of corrections.csv; empty for nothing."""
    new: str
    author: str
    day: date
    """Day of the correction."""
    reason: str
    other: str = ""
    """Id of the other incident of a split or a merge; empty for none."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One event at one place and time, as reported."""

    id: str
    """``SM-`` and 12 hex digits from the report and the evidence; dates and places are not in
    it, so that a better gazetteer or a later anchor keeps the id."""
    kind: Kind
    salience: Salience
    event_type: EventType
    acled_sub_event_type: str
    """ACLED's name, such as "Air/drone strike"; empty where none fits."""
    weapon: Weapon | None
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    time_of_day: str
    """As said: "late", "before dawn", "4:00 A.M. local time"; empty for none."""
    date_rule: str
    """Name of the rule that made the interval; empty for none."""
    date_partial: str
    """What the words alone say where there is no anchor: ``weekday:sunday``, ``--01``."""
    date_spans: tuple[Span, ...]
    places: tuple[Place, ...]
    """The primary place first; then further places, then those that contain it."""
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    """In the order of reading."""
    sources: tuple[Source, ...]
    links: tuple[Link, ...] = ()
    summary: str = ""
    """What happened in one sentence of ours, hedged as the report is."""
    confidence: float = 0.0
    """0..1: how sure it is that the report tells of this event as recorded."""
    needs_review: bool = False
    reasons: tuple[str, ...] = ()
    """Why the confidence is what it is, and what to review."""
    merged_from: tuple[str, ...] = ()
    strikes: int | None = None
    """How many strikes the report counts in it ("two air strikes"); None where it does not say."""
    corrections: tuple[Correction, ...] = ()
    """What people changed in it, the oldest first."""

    @property
    def place(self) -> Place | None:
        """The primary place, or None."""
        return self.places[0] if self.places else None

    @property
    def placed(self) -> bool:
        """Whether the primary place has a point."""
        return bool(self.places) and self.places[0].lon is not None

    @property
    def perpetrators(self) -> tuple[str, ...]:
        """Names of those said to have done it, first named first.

        Left out are denials, and "gunmen" of whom the report does not say who they are: these
        stand among the attributions alone, as ``unknown``.
        """
        return _names(self.attributions, "perpetrator")

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of the actors said to have been hit."""
        return _names(self.attributions, "target")

    @property
    def killed(self) -> tuple[int | None, int | None]:
        """Lowest and highest figure that the claims give, or a correction; see `toll`."""
        return _corrected(toll(self.claims, "killed"), "killed", self.corrections)

    @property
    def injured(self) -> tuple[int | None, int | None]:
        """Lowest and highest figure that the claims give, or a correction; see `toll`."""
        return _corrected(toll(self.claims, "injured"), "injured", self.corrections)

    @property
    def missing(self) -> tuple[int | None, int | None]:
        """Lowest and highest figure that the claims give; see `toll`."""
        return toll(self.claims, "missing")

    @property
    def captured(self) -> tuple[int | None, int | None]:
        """Lowest and highest figure that the claims give; see `toll`."""
        return toll(self.claims, "captured")


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that came out of one report."""

    document: Document
    toponyms: tuple[Place, ...]
    """Every place name of the report with what was made of it, in the order of reading."""
    incidents: tuple[Incident, ...]
    notes: tuple[str, ...] = field(default=())
    """One line each for what the user should know of this report."""


def _names(attributions: tuple[Attribution, ...], role: str) -> tuple[str, ...]:
    said = [a for a in attributions if a.role == role and a.status != "denied"]
    # a person who puts a culprit right says so without a status of the report's
    names = [a.actor for a in said if a.actor and (a.status != "unknown" or a.stated_by)]
    return tuple(dict.fromkeys(names))


_LOWEST = {harm: attrgetter(f"{harm}_min") for harm in get_args(Harm)}
"""Most claims say nothing of most harms, and this tells so quickly."""
_HIGHEST = {harm: attrgetter(f"{harm}_max") for harm in get_args(Harm)}


def _corrected(
    told: tuple[int | None, int | None], what: str, corrections: tuple[Correction, ...]
) -> tuple[int | None, int | None]:
    """Let a person's figure stand for what the claims give; the claims stay as they are."""
    if not corrections:
        return told
    new = {
        c.field: int(c.new) if c.new.isdecimal() else None
        for c in corrections
        if c.field.startswith(what)
    }
    return new.get(f"{what}_min", told[0]), new.get(f"{what}_max", told[1])


def toll(claims: tuple[Claim, ...], what: Harm) -> tuple[int | None, int | None]:
    """Lowest and highest number over competing claims.

    A claim about some of the people of another claim (``subset_of``) says nothing about the
    whole, nor does "no civilians were hurt", or "nobody" where others count some; a lower bound
    below an exact figure is no conflict, unless another voice gives it: none of them widens the
    range. "Up to 30" and "at least 20" beside
    somebody's 19 makes 20 the highest figure told. "Six others" (``adds_to``) are added to the
    figure that they come on top of, attackers to its highest number alone, since a toll of
    victims leaves them out; a figure taken back counts only where there is no other.

    Returns
    -------
    low, high
        ``(None, None)`` when nobody states a figure; ``high`` None when open upwards.
    """
    lowest = list(map(_LOWEST[what], claims))
    if lowest.count(None) == len(lowest):
        return None, None
    if len(claims) == 1 and claims[0].adds_to is None:  # as in most incidents
        return _of_one(claims[0], what)
    whole = [
        (i, c)
        for i, c in enumerate(claims)
        if c.subset_of is None
        and lowest[i] is not None
        and not (c.group == "civilian" and getattr(c, f"{what}_max") == 0)
    ]
    if any(lowest[i] for i, _ in whole):  # one voice's "nobody" is of some of them, or of one blow
        whole = [(i, c) for i, c in whole if getattr(c, f"{what}_max") != 0]
    standing = [(i, c) for i, c in whole if not c.superseded] or whole
    left = {i for i, _ in standing}
    on_top = [c for _, c in standing if c.adds_to in left]
    own = [(i, c) for i, c in standing if c not in on_top]
    pairs = [_with_added(c, [a for a in on_top if a.adds_to == i], what) for i, c in own]
    told = [(low, high, c) for (low, high), (_, c) in zip(pairs, own, strict=True)]
    if not told:
        return None, None
    low, high = _over_all(told)
    return low, high if high is None else max([high, *_ceilings(claims, what)])


def _ceilings(claims: tuple[Claim, ...], what: Harm) -> list[int]:
    """The numbers of those who say "up to 30" of what others count."""
    other = "injured" if what == "killed" else "killed"
    return [
        getattr(c, f"{what}_max")
        for c in claims
        if c.modality == "at_most"
        and c.hedge != "neutralised"
        and c.subset_of is None
        and not c.superseded
        and getattr(c, f"{what}_min") is None
        and getattr(c, f"{what}_max") is not None
        and getattr(c, f"{other}_max") is None
    ]


def _over_all(told: list[tuple[int, int | None, Claim]]) -> tuple[int | None, int | None]:
    """Lowest and highest of the figures of all voices, each with its claim."""
    closed = [(low, high, c) for low, high, c in told if high is not None]
    floors = [(low, c) for low, high, c in told if high is None]
    if not closed:
        counted = [low for low, c in floors if c.modality != "vague"]
        lows = counted or [low for low, _ in floors]
        return min([low for low in lows if low > 1] or lows), None
    voices = {c.claimant for _, _, c in closed} - {""}
    least = min(low for low, _, _ in closed)
    most = max(high for _, high, _ in closed)
    rival = [
        low
        for low, c in floors
        if low > 1
        and c.claimant
        and voices - {c.claimant}
        and c.modality != "vague"
        and not any(more > low and _same_voice(c, other) for more, other in floors)
    ]
    above = [(low, c) for low, c in floors if low > most]
    if any(c.modality == "vague" for _, c in above):
        return min([least, *rival]), None
    return min([least, *rival]), max([most, *(low for low, _ in above)])


def _same_voice(a: Claim, b: Claim) -> bool:
    """Whether one claimant may be the other: "activists", "Syrian activists"."""
    return set(a.claimant.casefold().split()) <= set(b.claimant.casefold().split())


def _of_one(claim: Claim, what: Harm) -> tuple[int | None, int | None]:
    """Bounds of the only figure that is told."""
    low, high = _LOWEST[what](claim), _HIGHEST[what](claim)
    none_of_some = claim.group == "civilian" and high == 0
    return (None, None) if none_of_some or claim.subset_of is not None else (low, high)


def _with_added(claim: Claim, added: list[Claim], what: Harm) -> tuple[int, int | None]:
    """Bounds of a figure with those who come on top of it."""
    sure = [c for c in added if c.group != "militant" or claim.group == "militant"]
    lows = [getattr(c, f"{what}_min") for c in (claim, *sure)]
    highs = [getattr(c, f"{what}_max") for c in (claim, *added)]
    return sum(lows), None if None in highs else sum(highs)
