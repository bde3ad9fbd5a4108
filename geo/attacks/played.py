"""Words of what is only played: matches and exercises. Tables only.

A report of several of these tells of no attack, however often it says "strike" and "shot".
"""

from __future__ import annotations

import re

from geo.patterns.gates import Gate

REHEARSED = Gate(
    re.compile(
        r"\b(?:mock|simulated|simulating|notional|live[- ]fire|rehears(?:e[ds]?|ing|als?)|"
        r"war\s?games?|computer-generated)\b",
        re.IGNORECASE,
    )
)
"""A sentence of these tells what is only played."""
MATCH = re.compile(
    r"\b(?:derby|hat-?tricks?|goalless|equali[sz](?:er|ed)|goalkeepers?|midfielders?|(?:centre|full|half)-?backs?|"
    r"strikers?|wingers?|penalt(?:y|ies)|kick-?off|half-?time|(?:first|second)[\s-]half|(?:free|corner|spot)[\s-]kicks?|championships?|coach(?!\s+(?:carrying|full|load))|hamstring|"
    r"(?:(?-i:[A-Z][a-z]+)|win|lead|victory|defeat|draw)\s+\d{1,2}-\d{1,2}(?=[\s.,])|"
    r"(?<!Arab )league|tournament|top\s+of\s+(?:the|their)\s+(?:group|table)|"
    r"(?:stoppage|injury|extra)\s+time|"
    r"(?:quarter|semi)-?finals?|(?:cup|league|title|group|super)\s+(?:final|title|match|game|stage|winners?|race)|"
    r"(?:premier|champions|super|first|second)\s+(?:league|division)|\w+\s+Cup|substitutes?|fixtures?|"
    r"(?:beat|defeat(?:ed|ing)?|won|win|lost|draw|drew|beating|victory)\s+(?:[\w’'-]+\s+){0,3}?\d{1,3}-\d{1,3}|"
    r"\d{1,3}-\d{1,3}\s+(?:win|victory|defeat|draw|loss|lead)|goals?|scor(?:ed|er|ers|ing)|wickets?|innings|touchdowns?|tie-?break|knock-?out\s+stage|"
    r"points?\s+(?:clear|behind|ahead)|midfield|crossbar|dribbl\w+|teammates?|quarterback|playoffs?)\b",
    re.IGNORECASE,
)
"""Words of sport: beside several of them nobody is shot, and strikes are goals."""
DRILL = re.compile(
    r"\b(?:(?:military|joint|naval|live[- ]fire|multinational|field|command[- ]post|air)\s+"
    r"(?:training\s+)?(?:exercises?|drills?|man(?:oeuvre|euver)s?)|war\s?games|"
    r"(?:exercises?|drills?|man(?:oeuvre|euver)s)\s+(?:of|with|by|between|in|at|off|near|code-?named|"
    r"dubbed|called)\b)",
    re.IGNORECASE,
)
"""Words at the head of a report that is about an exercise."""
PLAYED = re.compile(
    r"\b(?:exercises?(?!\s+(?:restraint|caution|control|authority|power|patience|its|their|his|the|of)\b)|drills?|"
    r"war\s?games?|man(?:oeuvre|euver)s|live[- ]fire|mock|simulat(?:ed|es|ing|ions?)|imaginary|"
    r"notional|rehears\w+|"
    r"scenarios?|fictitious|dummy|decommissioned|interoperability|"
    r"training\s+(?:area|ground|range)|firing\s+(?:area|range)|"
    r"took\s+part|participat(?:ed|ing|ants?)|joint\s+(?:forces|training)|demonstration)\b",
    re.IGNORECASE,
)
"""Words of reports of exercises; several of them, one at the head, make a report one of these."""
