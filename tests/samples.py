"""Records for tests: one factory a record, and twelve varied incidents of three invented reports.

Nothing in these reports happened. The towns are real, so that points lie where a map expects
them; the armed groups are invented. Every span quotes right, since it is looked up in the text
that `report` puts together. A factory takes keywords for the fields that a test cares about::

    incident(event_type="shelling", places=(place(precision="near", radius_km=12.0),))
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from geo.records import (
    Attribution,
    Candidate,
    Claim,
    Document,
    Entry,
    Evidence,
    Extraction,
    Geometry,
    Incident,
    Link,
    Place,
    Section,
    SectionKind,
    Sentence,
    Source,
    Span,
    Toponym,
    Weapon,
)

LICENCE = "Wikidata contributors, CC0 1.0"
OSM = "OpenStreetMap contributors, ODbL 1.0"

Paragraph = tuple[SectionKind, Sequence[str]]


# ---------------------------------------------------------------- reports


def report(id_: str, title: str, paragraphs: Sequence[Paragraph], **changes: Any) -> Document:
    """Put a document together: sentences joined by a space, paragraphs by an empty line."""
    sentences: list[Sentence] = []
    sections: list[Section] = []
    text = ""
    for kind, words in paragraphs:
        first = len(text)
        for sentence in words:
            start = len(text)
            text += sentence + " "
            sentences.append(Sentence(Span(start, start + len(sentence)), kind, sentence))
        text = text[:-1] + "\n\n"
        sections.append(Section(kind, Span(first, len(text) - 2)))
    made = Document(
        id=id_,
        title=title,
        publisher="Example Wire",
        url=f"https://example.org/{id_}",
        published=date(2021, 3, 11),
        language="en",
        text=text,
        sentences=tuple(sentences),
        sections=tuple(sections),
    )
    return replace(made, **changes)


def span(within: Document, words: str, *, after: str = "") -> Span:
    """Where words stand in a document's text, the first time after other words."""
    start = within.text.index(words, within.text.index(after))
    return Span(start, start + len(words))


def sentence_of(within: Document, words: str) -> int:
    """Index of the sentence that holds these words."""
    return next(i for i, s in enumerate(within.sentences) if words in s.text)


DESERT = report(
    "sample-desert",
    "Depot in Iraq's west hit from the air",
    [
        ("headline", ["Depot in Iraq's west hit from the air"]),
        (
            "body",
            [
                "A drone fired two missiles at a depot near Rutba late on Wednesday, "
                "the River Brigade said.",
                "Two of its fighters were killed, it said, while a security source spoke of "
                "six dead and nine wounded.",
                "The brigade accused the Lake Coalition, which denied any part in it.",
            ],
        ),
        (
            "body",
            [
                "On Sunday, aircraft struck a convoy in eastern Baghdad, wounding at least "
                "three people.",
                "Officials announced that it was the Lake Coalition.",
            ],
        ),
        ("body", ["In January, shells landed in Anbar province; no one said whose they were."]),
        (
            "body",
            [
                "The Lake Coalition has carried out 14 air raids in Syria since autumn.",
                "More than 27,000 people have died in the war.",
            ],
        ),
    ],
)

BORDER = report(
    "sample-border",
    "Rockets fall along the frontier",
    [
        ("headline", ["Rockets fall along the frontier"]),
        (
            "body",
            [
                "Rockets fell along the Iraqi-Syrian border overnight, and “one guard” died, "
                "officials said.",
                "Suspicion fell on the Hill Front.",
            ],
        ),
        ("body", ["A mine tore open a tanker in the Red Sea on 2 March, a monitor said."]),
        ("body", ["A bomb went off at a market in Aden; nobody was hurt."]),
        ("caption", ["Gunmen raided a police post in القائم last week, the Hill Front boasted."]),
    ],
    published=date(2021, 3, 15),
    publisher="مثال نيوز",
)

UNDATED = report(
    "sample-undated",
    "Village shelled",
    [
        ("body", ["Shelling on Sunday killed between four and seven people in a village."]),
        ("body", ["In 2020 a missile struck the Shayrat air base, hinting at the Lake Coalition."]),
        ("correction", ["The Lake Coalition says that it will strike Homs again."]),
    ],
    published=None,
    publisher="",
    url="",
)


# ---------------------------------------------------------------- one factory a record


def document(**changes: Any) -> Document:
    """Return a report of several paragraphs (`DESERT`), with changes."""
    return replace(DESERT, **changes)


def entry(**changes: Any) -> Entry:
    """Rutba in Iraq; east and north differ, so that swapped axes show."""
    made = Entry(
        id="iq-rutba",
        name="Ar-Rutba",
        names=("Rutba", "Rutbah", "الرطبة"),
        lon=40.2853,
        lat=33.0381,
        feature_class="P",
        feature_code="PPL",
        country="IQ",
        admin1="Anbar",
        admin2="Rutba",
        population=22000,
        precision="town",
        radius_km=4.0,
        geometry=None,
        source="sample:rutba",
    )
    return replace(made, **changes)


def candidate(**changes: Any) -> Candidate:
    """Return a candidate that won on its country."""
    return replace(Candidate(entry(), 0.9, ("the only town of this name in Iraq",)), **changes)


def toponym(words: str = "Rutba", within: Document = DESERT, **changes: Any) -> Toponym:
    """Return a place name where it stands in a report."""
    made = Toponym(
        span=span(within, words),
        text=words,
        kind="place",
        role="event_location",
        relation="in",
        sentence=sentence_of(within, words),
    )
    return replace(made, **changes)


def place(**changes: Any) -> Place:
    """Return an entry as resolved (`entry`); ``entry=None`` makes an unresolved place."""
    found: Entry | None = changes.get("entry", entry())
    made = Place(
        toponym=changes.get("toponym", toponym()),
        entry=found,
        lon=found.lon if found else None,
        lat=found.lat if found else None,
        precision=found.precision if found else "unknown",
        radius_km=found.radius_km if found else None,
        geometry=found.geometry if found else None,
        country=found.country if found else "",
        admin1=found.admin1 if found else "",
        admin2=found.admin2 if found else "",
        confidence=0.9 if found else 0.0,
        ambiguous=False,
        candidates=(candidate(entry=found),) if found else (),
        resolved_by="bundled" if found else "none",
        licence=LICENCE if found else "",
    )
    return replace(made, **changes)


def claim(words: str = "six dead", within: Document = DESERT, **changes: Any) -> Claim:
    """Return six killed and nine injured, as a security source says."""
    made = Claim(
        killed_min=6,
        killed_max=6,
        injured_min=9,
        injured_max=9,
        group="unknown",
        claimant="a security source",
        claimant_type="security_source",
        side="third",
        hedge="",
        modality="exact",
        subset_of=None,
        span=span(within, words),
        document=within.id,
    )
    return replace(made, **changes)


def attribution(
    words: str = "Lake Coalition", within: Document = DESERT, **changes: Any
) -> Attribution:
    """Return a perpetrator, accused by the other side."""
    made = Attribution(
        actor_id="lake",
        actor="Lake Coalition",
        role="perpetrator",
        status="accused",
        stated_by="the River Brigade",
        what="",
        span=span(within, words),
        document=within.id,
    )
    return replace(made, **changes)


def evidence(words: str = "A drone fired", within: Document = DESERT, **changes: Any) -> Evidence:
    """Return the sentence that holds these words, with the words marked."""
    found = within.sentences[sentence_of(within, words)]
    marks = (span(within, words),)
    made = Evidence(within.id, found.span, found.text, found.section, marks)
    return replace(made, **changes)


def source(within: Document = DESERT, **changes: Any) -> Source:
    """Return the report as a source."""
    made = Source(within.id, within.title, within.publisher, within.url, within.published)
    return replace(made, **changes)


def incident(words: str = "A drone fired", within: Document = DESERT, **changes: Any) -> Incident:
    """Return a drone strike near Rutba; ``words`` and ``within`` give evidence and id."""
    digest = hashlib.sha256(f"{within.id} {words}".encode()).hexdigest()[:12]
    made = Incident(
        id=f"SM-{digest}",
        kind="event",
        salience="main",
        event_type="drone_strike",
        acled_sub_event_type="Air/drone strike",
        weapon=None,
        date_start=date(2021, 3, 10),
        date_end=date(2021, 3, 10),
        date_precision="day",
        time_of_day="",
        date_rule="weekday",
        date_partial="",
        date_spans=(),
        places=(place(),),
        attributions=(),
        claims=(),
        evidence=(evidence(words, within),),
        sources=(source(within),),
        summary="A strike was reported.",
        confidence=0.8,
    )
    return replace(made, **changes)


def extraction(**changes: Any) -> Extraction:
    """Return one report with one incident."""
    made = Extraction(DESERT, (place(),), (incident(),))
    return replace(made, **changes)


# ---------------------------------------------------------------- areas


def circle(lon: float, lat: float, radius_km: float, *, corners: int = 24) -> Geometry:
    """Return a polygon about a point, counter-clockwise."""
    north = radius_km / 111.2
    east = north / math.cos(math.radians(lat))
    turns = [2 * math.pi * i / corners for i in range(corners)]
    ring = [[lon + east * math.cos(t), lat + north * math.sin(t)] for t in turns]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


EAST_OF_BAGHDAD: Geometry = {
    "type": "Polygon",  # clockwise on purpose: the writer must turn it
    "coordinates": [[[44.4, 33.2], [44.4, 33.45], [44.6, 33.45], [44.6, 33.2], [44.4, 33.2]]],
}
FRONTIER: Geometry = {
    "type": "LineString",
    "coordinates": [[41.41, 36.52], [41.29, 35.63], [41.01, 34.42], [38.79, 33.37]],
}


# ---------------------------------------------------------------- twelve incidents

NO_DATE: dict[str, Any] = {
    "date_start": None,
    "date_end": None,
    "date_precision": "none",
    "date_rule": "",
}
NO_INJURED: dict[str, Any] = {"injured_min": None, "injured_max": None}
NO_CLAIMANT: dict[str, Any] = {"claimant": "", "claimant_type": "none"}


def region(id_: str, name: str, lon: float, lat: float, **changes: Any) -> Entry:
    """Return an entry for an area, with its country from the id."""
    made = entry(id=id_, name=name, names=(), lon=lon, lat=lat, country=id_[:2].upper(), admin2="")
    return replace(made, feature_class="A", population=0, source=f"sample:{id_}", **changes)


def _desert() -> Extraction:
    near = place(
        toponym=toponym("Rutba", relation="near"),
        precision="near",
        radius_km=15.0,
        geometry=circle(40.2853, 33.0381, 15.0),
    )
    east = place(
        toponym=toponym("eastern Baghdad", text="Baghdad", bearing="e", inside=True),
        entry=entry(
            id="iq-baghdad",
            name="Baghdad",
            names=("بغداد",),
            lon=44.3661,
            lat=33.3152,
            admin1="Baghdad",
            admin2="",
        ),
        lon=44.5,
        lat=33.325,
        precision="neighbourhood",
        radius_km=14.0,
        geometry=EAST_OF_BAGHDAD,
        licence=OSM,
    )
    anbar = place(
        toponym=toponym("Anbar province", text="Anbar", kind="region", type_word="province"),
        entry=region(
            "iq-anbar",
            "Anbar",
            41.5,
            32.9,
            feature_code="ADM1",
            precision="province",
            radius_km=230.0,
        ),
    )
    syria = place(
        toponym=toponym("Syria", kind="region"),
        entry=region(
            "sy",
            "Syria",
            38.5,
            35.0,
            feature_code="PCLI",
            admin1="",
            precision="country",
            radius_km=390.0,
        ),
        ambiguous=True,
        confidence=0.5,
    )
    strike = incident(
        "A drone fired two missiles",
        weapon=Weapon("drone", "missile", 1, 2, (span(DESERT, "two missiles"),)),
        time_of_day="late",
        date_spans=(span(DESERT, "Wednesday"),),
        places=(near, anbar),
        attributions=(
            attribution(),
            attribution("denied", status="denied", stated_by="the Lake Coalition"),
            attribution(
                "River Brigade",
                actor_id="",
                actor="River Brigade",
                role="target",
                status="reported_as_fact",
                stated_by="",
                what="a depot",
            ),
        ),
        claims=(
            claim(
                "Two of its fighters",
                killed_min=2,
                killed_max=2,
                **NO_INJURED,
                group="militant",
                claimant="the River Brigade",
                claimant_type="party",
                side="target",
            ),
            claim(),
        ),
        evidence=(evidence(), evidence("six dead"), evidence("Depot in Iraq")),
        summary="A drone strike was reported near Ar-Rutba, Anbar, Iraq.",
        needs_review=True,
        reasons=("two sources differ on the dead",),
    )
    convoy = incident(
        "aircraft struck a convoy",
        event_type="air_strike",
        date_start=date(2021, 3, 7),
        date_end=date(2021, 3, 7),
        date_spans=(span(DESERT, "Sunday"),),
        places=(east,),
        attributions=(
            attribution(
                status="announced_officially",
                stated_by="officials",
                span=span(DESERT, "Lake Coalition", after="Officials announced"),
            ),
        ),
        claims=(
            claim(
                "at least three people",
                killed_min=None,
                killed_max=None,
                injured_min=3,
                injured_max=None,
                modality="at_least",
                **NO_CLAIMANT,
                side="unknown",
            ),
        ),
        summary="An air strike was reported in eastern Baghdad, Iraq.",
    )
    shells = incident(
        "shells landed in Anbar",
        event_type="shelling",
        acled_sub_event_type="Shelling/artillery/missile attack",
        salience="background",
        date_start=date(2021, 1, 1),
        date_end=date(2021, 1, 31),
        date_precision="month",
        date_rule="month",
        date_spans=(span(DESERT, "In January"),),
        places=(anbar,),
        attributions=(
            attribution("no one said", actor_id="", actor=None, status="unknown", stated_by=""),
        ),
        summary="Shelling was reported in Anbar, Iraq.",
    )
    raids = incident(
        "14 air raids",
        kind="aggregate",
        salience="background",
        event_type="air_strike",
        **NO_DATE,
        places=(syria,),
        attributions=(attribution("Lake Coalition has", status="reported_as_fact", stated_by=""),),
        summary="A series of air strikes was reported in Syria.",
    )
    total = incident(
        "More than 27,000",
        kind="context_total",
        salience="background",
        event_type="other",
        acled_sub_event_type="",
        **NO_DATE,
        places=(),
        claims=(
            claim(
                "More than 27,000",
                killed_min=27000,
                killed_max=None,
                **NO_INJURED,
                modality="at_least",
                **NO_CLAIMANT,
            ),
        ),
        summary="A total of the war.",
    )
    return Extraction(DESERT, (near, east, anbar, syria), (strike, convoy, shells, raids, total))


def _border() -> Extraction:
    frontier = place(
        toponym=toponym(
            "Iraqi-Syrian border", BORDER, kind="border", relation="border_of", other="Syria"
        ),
        entry=region("iq-sy-border", "Iraqi-Syrian border", 41.01, 34.42, feature_code="BDRY"),
        precision="border",
        radius_km=250.0,
        geometry=FRONTIER,
        country="IQ",
        admin1="",
    )
    sea = place(
        toponym=toponym("the Red Sea", BORDER, text="Red Sea", kind="sea"),
        entry=region("xr-red-sea", "Red Sea", 38.5, 20.0, feature_code="SEA", precision="sea"),
        radius_km=1100.0,
        country="",
        admin1="",
    )
    aden = place(
        toponym=toponym("Aden", BORDER),
        entry=entry(
            id="ye-aden",
            name="Aden",
            names=("عدن",),
            lon=45.0187,
            lat=12.7855,
            country="YE",
            admin1="Aden",
            admin2="",
            radius_km=12.0,
        ),
    )
    qaim = place(
        toponym=toponym("القائم", BORDER),
        entry=entry(id="iq-al-qaim", name="Al-Qa'im", names=("القائم",), lon=41.0552, lat=34.3697),
    )
    rockets = incident(
        "Rockets fell along",
        BORDER,
        event_type="missile_rocket",
        acled_sub_event_type="Shelling/artillery/missile attack",
        date_start=date(2021, 3, 14),
        date_end=date(2021, 3, 15),
        date_rule="overnight",
        time_of_day="overnight",
        places=(frontier,),
        attributions=(
            attribution(
                "Hill Front",
                BORDER,
                actor_id="hill",
                actor="Hill Front",
                status="suspected",
                stated_by="",
            ),
        ),
        claims=(
            claim(
                "one guard",
                BORDER,
                killed_min=1,
                killed_max=1,
                **NO_INJURED,
                group="military",
                claimant="officials",
                claimant_type="official",
            ),
        ),
        summary="Rocket fire was reported along the Iraqi-Syrian border.",
    )
    tanker = incident(
        "A mine tore open",
        BORDER,
        event_type="naval_attack",
        acled_sub_event_type="Remote explosive/landmine/IED",
        date_start=date(2021, 3, 2),
        date_end=date(2021, 3, 2),
        date_rule="day_month",
        places=(sea,),
        attributions=(
            attribution(
                "a tanker",
                BORDER,
                actor_id="",
                actor=None,
                role="target",
                status="reported_as_fact",
                stated_by="a monitor",
                what="a tanker",
            ),
        ),
        summary="An attack on a ship was reported in the Red Sea.",
    )
    market = incident(
        "A bomb went off",
        BORDER,
        event_type="bombing",
        acled_sub_event_type="Remote explosive/landmine/IED",
        **NO_DATE,
        places=(aden,),
        claims=(
            claim(
                "nobody was hurt",
                BORDER,
                killed_min=0,
                killed_max=0,
                injured_min=0,
                injured_max=0,
                group="unknown",
                **NO_CLAIMANT,
            ),
        ),
        summary="A bombing was reported in Aden, Yemen.",
    )
    raid = incident(
        "Gunmen raided",
        BORDER,
        salience="background",
        event_type="armed_attack",
        acled_sub_event_type="Armed clash",
        date_start=date(2021, 3, 8),
        date_end=date(2021, 3, 14),
        date_precision="week",
        date_rule="last_week",
        places=(qaim,),
        attributions=(
            attribution(
                "the Hill Front boasted",
                BORDER,
                actor_id="hill",
                actor="Hill Front",
                status="claimed",
                stated_by="the Hill Front",
            ),
        ),
        summary="An attack by gunmen was reported in Al-Qa'im, Anbar, Iraq.",
        links=(Link("same_campaign", rockets.id),),
    )
    return Extraction(BORDER, (frontier, sea, aden, qaim), (rockets, tanker, market, raid))


def _undated() -> Extraction:
    base = place(
        toponym=toponym("Shayrat air base", UNDATED, kind="facility", relation="at"),
        entry=entry(
            id="sy-shayrat",
            name="Shayrat Airbase",
            names=("الشعيرات",),
            lon=36.9088,
            lat=34.4946,
            feature_class="S",
            feature_code="AIRB",
            country="SY",
            admin1="Homs",
            admin2="",
            precision="exact",
            radius_km=2.0,
        ),
    )
    homs = place(
        toponym=toponym("Homs", UNDATED, role="context"),
        entry=None,
        ambiguous=True,
        candidates=(
            candidate(entry=entry(id="sy-homs", name="Homs", lon=36.72, lat=34.73), score=0.5),
            candidate(entry=entry(id="ly-khoms", name="Khoms", lon=14.26, lat=32.65), score=0.5),
        ),
    )
    village = incident(
        "Shelling on Sunday",
        UNDATED,
        event_type="shelling",
        acled_sub_event_type="Shelling/artillery/missile attack",
        **NO_DATE,
        date_partial="weekday:sunday",
        date_spans=(span(UNDATED, "Sunday"),),
        places=(),
        claims=(
            claim(
                "between four and seven people",
                UNDATED,
                killed_min=4,
                killed_max=7,
                **NO_INJURED,
                modality="range",
                group="civilian",
                **NO_CLAIMANT,
            ),
        ),
        summary="Shelling was reported.",
    )
    airfield = incident(
        "In 2020 a missile",
        UNDATED,
        event_type="missile_rocket",
        acled_sub_event_type="Shelling/artillery/missile attack",
        salience="background",
        date_start=date(2020, 1, 1),
        date_end=date(2020, 12, 31),
        date_precision="year",
        date_rule="year",
        places=(base,),
        attributions=(attribution("Lake Coalition", UNDATED, status="hinted", stated_by=""),),
        summary="A missile attack was reported at Shayrat Airbase, Homs, Syria.",
    )
    threat = incident(
        "will strike Homs",
        UNDATED,
        kind="planned",
        salience="background",
        event_type="other",
        acled_sub_event_type="",
        **NO_DATE,
        places=(homs,),
        summary="An attack was announced.",
    )
    return Extraction(
        UNDATED, (base, homs), (village, airfield, threat), ("no day of publication is known",)
    )


def extractions() -> tuple[Extraction, ...]:
    """Return three reports with twelve incidents, in a fixed order."""
    return _desert(), _border(), _undated()
