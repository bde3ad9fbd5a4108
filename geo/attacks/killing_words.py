"""Words of killing, and who stands beside them: "troops killed nine gunmen", "slain by raiders".

"Killed" alone is a toll, and a toll belongs to an attack told elsewhere. Where it stands beside
those who kill by arms it tells of an attack itself. Tables only; `geo.attacks.violence` reads.
"""

from __future__ import annotations

import re

from geo.attacks.phrases import FIGHTERS, RAIDERS
from geo.patterns.gates import Gate

SLAIN = (
    r"kill(?:ed|s|ing)|murder(?:ed|s|ing)|execut(?:ed|ing)|massacred|slaughter(?:ed|ing)|beheaded|"
    r"shot|neutrali[sz](?:ed|es|ing)|eliminat(?:ed|es|ing)|liquidated"
)
_WHOM = r"(?:(?!(?:was|were|been|and|but)\b)[\w’',-]+\s+)"
CRUELLY = (
    rf"(?:hack(?:ed|ing)|burn(?:ed|t|ing)|shot|shooting|beat(?:en|ing)?|"
    rf"clubb(?:ed|ing)|bludgeon(?:ed|ing)|chopp(?:ed|ing)|put|putting)\s+{_WHOM}{{0,9}}?to\s+death|"
    rf"burn(?:ed|t|ing)\s+{_WHOM}{{1,6}}?alive|burn(?:ed|t)\s+alive|"
    r"(?:slit(?:ting)?|cut(?:ting)?)\s+(?:the|their|his|her)\s+throats?|"
    r"(?:had\s+their\s+)?throats\s+(?:(?:were|had\s+been)\s+)?(?:slit|cut)|"
    r"hacked\s+(?:down|apart|to\s+pieces)|lynched"
)
"""Killing by the hands of several."""
KILLINGS = (
    r"(?:targeted\s+|extra-?judicial\s+|cold-blooded\s+)?(?:killings?|murders?|slayings?|executions?|beheadings?)"
    r"(?=\s+(?:on\s+\w+day\s+)?of\s)"
)
"""Nouns of killing, with whom; of war only in a report of attacks or beside armed people."""
BLADES = (
    r"stabbed|knifed|(?:mass\s+)?(?:stabbings?|knifings?)|"
    r"(?:car|vehicle|truck|van|vehicular)[-\s]rammings?|"
    r"(?:rammed|ploughed|plowed|drove)\s+(?:[\w’'-]+\s+){0,4}?into\s+(?:[\w’'-]+\s+){0,4}?(?:pedestrians|people|"
    r"crowds?|soldiers|police\w*|shoppers|worshippers|civilians|passers-?by|commuters|revell?ers)|"
    r"stabs(?=\s+(?:\w+\s+){0,3}?(?:in|at|to|near|outside|soldiers?|people|policem[ae]n|settlers?)\b)"
)
"""Killing with knives and cars, which is a crime as often."""
HATED = re.compile(
    r"\b(?:terror\w*|jihad\w*|islamist|extremis\w+|settlers?|soldiers?|troops|checkpoint|worshippers|"
    r"synagogue|mosque|church|imam|priest|rabbi|Palestinians?|Israelis?|militants?)\b",
    re.IGNORECASE,
)
"""Beside knives and cars these make it an attack."""
ACCUSED_OF = re.compile(
    r"\b(?:accus|blam|suspect)(?:ed|es|e|s|ing)\s+(?:[\w’'-]+\s+){1,7}?(?:of|for)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""In front of "killing six hunters": those who killed them stand between."""
FIRE_OF = (
    r"(?:israeli|russian|ukrainian|turkish|syrian|indian|pakistani|iranian|saudi|houthi|army|military|"
    r"troops['’]?|soldiers['’]|tank|artillery|mortar|sniper|machine[- ]?gun|hostile|"
    r"enemy|naval|cross-border)\s+(?:gun)?fire"
)
"""Fire that is of arms, by whose or which it is."""
SLAYER_BEFORE = re.compile(
    rf"\b(?:{FIGHTERS})\s+(?:(?:who|on|a|riding|motorbikes?|motorcycles?|have|has|had|also|then|"
    r"reportedly|allegedly|wearing|in|\w+day|\w+ly)\s+){0,5}"
    r"(?:(?<=who\s)(?:[\w’'-]+\s+){1,9})?$",
    re.IGNORECASE,
)
SLAYER_FAR = re.compile(
    rf"\b(?<!by )(?<!by the )(?<!by a )(?:{RAIDERS})\b(?![’'])"
    r"(?:(?!\b(?:who\s+(?:was|were)|quake|earthquake|floods?|cyclone|storm|outbreak|cholera|"
    r"disease|virus|famine|hunger|crash|accident|landslide|heatwave|lightning)\b)"
    r"[^.;:\u201c\u201d\"]){0,140}?\s(?:[\w’'-]+\s+|,\s*)?$",
    re.IGNORECASE,
)
"""Further in front of "killed 20 people": "gunmen surrounded the village and", "bandits thought to
belong to a gang"."""
SLAYER_AFTER = re.compile(
    rf"(?:\s+(?!in\b|when\b|after\b|during\b)[\w,’'-]+){{0,6}}?\s+by\s+(?:[\w’'-]+\s+){{0,3}}?"
    rf"(?:{FIGHTERS}|soldiers|troops|forces|army|military|men|raiders|herders|herdsmen|settlers|"
    rf"gangs?|{FIRE_OF})\b",
    re.IGNORECASE,
)
BARE_PASSIVE = re.compile(
    r"\s*(?:in|by|when|as|after|during|near|at(?!\s+least)|on|and|or)\b|\s*[,.;:]|\s*$"
)
"""Behind "killed" these make those in front of it the dead."""
CAME_AFTER = re.compile(
    r"\b(?:attack|strike|raid|assault|bombing|blast|ambush|killings?|massacre|shelling|violence)\w*\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:came|comes|follows|followed|occurred|happened)\b[^.;:]{0,30}?"
    r"\b(?:after|when)\s+[^.;:,]{1,60}?\b(?:was|were|had\s+been|been)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""In front of a bare "killed": those who died in an attack that the news came after."""
SOLDIERS_BEFORE = re.compile(
    r"\b(?:(?:security|government|state|regime|allied|joint|special|pro-government)\s+forces|forces|"
    r"troops|soldiers|paratroopers|marines|border\s+guards|army|military|air\s+force|gendarmes|"
    r"mercenaries|militias?|vigilantes|herders|herdsmen|settlers|gangs?|raiders)\s+"
    r"(?:(?:have|has|had|also|then|later|reportedly|allegedly|on\s+\w+day|and\s+(?:allied\s+)?[\w’'-]+|\w+ly)\s+){0,3}$",
    re.IGNORECASE,
)
"""Soldiers in front of "killed nine gunmen"; a bare "soldiers killed" counts the dead."""
THEY_BEFORE = re.compile(
    r"\b(?:said|says|announced|claimed|added|confirmed|reported|stated)\b[^.;]{0,40}?\b"
    r"(?:it|they|he|(?:its|their)\s+\w+)\s+(?:had\s+|have\s+|has\s+)?(?:also\s+)?$",
    re.IGNORECASE,
)
"""Who says so did it: "the army said it had killed two gunmen"."""
PEOPLE_HIT = re.compile(
    r"\s+(?:(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,]*|dozens|"
    r"scores|several|some|at\s+least|more\s+than|nearly|about|around|up\s+to|over|many|hundreds)\b|"
    r"(?:[a-z-]+\s+){0,2}(?:militants|terrorists|insurgents|rebels|civilians|villagers|people)\b)"
)
"""Behind "killed" these are those who died."""
SEVERAL_KILLED = re.compile(
    r"(?:targeted\s+)?killings?\s+of\s+(?:at\s+least\s+|more\s+than\s+|some\s+|about\s+|the\s+)?(?:two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|dozens|scores|several|[2-9]\b|\d{2,3}\b)",
    re.IGNORECASE,
)
ATTACKS = re.compile(r"attack|raid|storm")
ATTACKED = Gate(
    re.compile(
        r"\b(?:bus(?:es)?|mini-?bus(?:es)?|pilgrims?|worshippers?|passengers|villagers|church(?:es)?|schools?|markets?|"
        r"tourists|temples?|shrines?|trains?|hotels?|restaurants?|farmers|herders|miners|labou?rers|aid\s+workers|"
        r"journalists|motorcade|prisons?|synagogues?|gas\s+(?:field|plant)|oil\s?fields?)\b",
        re.IGNORECASE,
    )
)
"""Beside "was attacked" these were not so with words."""
PILLAGE = re.compile(r"burn|torch|raze|loot|pillage|plunder|ransack|massacre|slaughter")
BESIDES = re.compile(r"\bwith\s+(?:[\w-]+\s+){1,3}$")
"""In front of "stabbed": a toll goes into detail, "100 hurt, with one man stabbed"."""
OF_REPORT = re.compile(r"siege|hostage|fighting|battle|combat", re.IGNORECASE)
"""With dead, in a report of attacks, these were fights with arms."""
TAKEN_AND = re.compile(
    r"\b(?<!who )(?:was|were|been)\s+(?:\w+ly\s+)?"
    r"(?:\w+ed|taken|caught|led|lined|held|beaten|bound)\b[^.;:]{0,60}?"
    r"\band\s+(?:then\s+|later\s+)?$"
)
"""In front of "shot": those who were taken from a bus, and shot."""
