"""A report that tries all that breaks files: formulas, markup, other scripts, very long quotes."""

from __future__ import annotations

from dataclasses import replace

from geo.records import Extraction
from tests.samples import (
    DESERT,
    EAST_OF_BAGHDAD,
    FRONTIER,
    attribution,
    claim,
    evidence,
    incident,
    place,
    source,
)

STARTS = ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "'"]
FORMULAS = [f"{start}1+cmd|' /C calc'!A0" for start in STARTS]
MARKUP = '<![CDATA[<script>alert(1)</script>]]> & "it\'s" $[id] {{ 7*7 }} [% 1 %] ]]>'
LONG = "اللواء " * 1_500
ARABIC = "لواء النهر، القائم"


def hostile() -> Extraction:
    """Return a report with an incident for each of them, and one whose days are a month."""
    words = [*FORMULAS, MARKUP, LONG, ARABIC]
    made = []
    for number, text in enumerate(words):
        told = f"{text[:40]}; {number}" if text is LONG else text
        made.append(
            incident(
                id=f"SM-{number:012x}",
                summary=text,
                places=(place(geometry=EAST_OF_BAGHDAD, admin1=told),),
                attributions=(
                    attribution(actor=text.replace(";", ","), status="claimed"),
                    attribution(actor="Hill Front", role="target", what=text),
                ),
                claims=(claim(claimant=text, killed_min=0, killed_max=0, injured_min=None),),
                evidence=(replace(evidence(), text=text),),
                sources=(replace(source(), title=text, publisher=text, url="javascript:x"),),
            )
        )
    month = incident(
        id="SM-ffffffffffff",
        date_start=None,
        date_precision="month",
        places=(place(geometry=FRONTIER, lon=None, lat=None, precision="border"),),
    )
    return Extraction(DESERT, (place(),), (*made, month))
