"""Words that part the tellings of a report into events, or tie them into one: tables only."""

from __future__ import annotations

import re

APART = re.compile(
    r"after|before|within|ahead|heels|follow|retaliation|response|reprisal|revenge|retribution|wake|blamed|accused|"
    r"responsible|since|another|similar|and (?:an?|two|three|several)\b"
)
"""Words between two clauses that make them two events."""

NEXT = re.compile(
    r"\b(?:then|next|also|later|afterwards|subsequently|another|second|other|nearby|neighbou?ring|"
    r"adjacent|(?:moved|went|crossed|proceeded|continued|pushed)\s+(?:on\s+|over\s+)?(?:in)?to)\b",
    re.IGNORECASE,
)
"""Words by which attackers come to the next village."""
BESIDES = re.compile(
    r"\W*(?:(?:but|and)\s+)?(?:(?:also\s+)?(?:(?:on|in|during|that|the|later|earlier)\s+){1,3}same\s+(?:day|night|"
    r"morning|evening|afternoon|week)|(?:also\s+)?(?:later|earlier)\s+(?:that|the\s+same|on|in)\b|"
    r"(?:(?:[\w-]+\s+){0,3}hours|soon|shortly|a\s+(?:day|night|week))\s+(?:later|earlier|before|after(?:wards)?)\s*,|"
    r"also\s+(?:on|in|at|near|over|overnight|early|late|this|\w+day)\b|elsewhere|separately|meanwhile|"
    r"in\s+(?:an?|the)\s+(?:separate|second|third|other|similar|parallel|simultaneous|different)\b|"
    r"further\s+(?:north|south|east|west|away|along)|(?:to|in)\s+the\s+(?:north|south|east|west)\b)",
    re.IGNORECASE,
)
"""A sentence that opens so turns to another place of the news."""
SEPARATE = re.compile(
    r"^(?:[\w’'-]+\s+){0,2}?(?:in\s+an?\s+(?:separate|unrelated|different)\s|separately\b|"
    r"in\s+another\s+(?:incident|attack|strike|raid))|"
    r"^an?\s+separate\s",
    re.IGNORECASE,
)
"""A sentence that opens so tells of another event than the one before it."""
BARE = re.compile(
    r"attack|assault|str[iu]k|struck|\bhit|target|raid|destroy|incident|shook|rock|storm|shells",
    re.IGNORECASE,
)
"""Words of attack that stand for much else."""
EXPLODED = re.compile(r"\b(?:explosions?|blasts?|detonations?)\b", re.IGNORECASE)
"""Words of attack that do not, whatever verb goes with them: "explosions rocked"."""
WAR = re.compile(
    r"\b(?:kill|dead\b|wound|injur|casualt|militant|rebel|insurgent|guerr|troops|army|soldier|"
    r"warplane|militia|terroris|jihad|armed|fighters|separatis|gunm[ae]n|security forces|"
    r"police (?:station|post|patrol|convoy|officer|vehicle)|outpost|"
    r"settlers?\b|stabb|ramm(?:ed|ing)|"
    r"ceasefire|truce|front ?line|air force|bomb|"
    r"shell|missile|rocket|drone|mosque|convoy|checkpoint|tanker|vessel|airport|air ?base|"
    r"airfield|refiner|embassy|substation|barracks|garrison|command post|"
    r"(?:fuel|oil|arms|ammunition)\s+(?:depot|base|storage|terminal)|"
    r"oil|power (?:plant|station)|military|pentagon|navy|defen[cs]e minist|tactical|bunker|"
    r"weapons? (?:cache|depot|store)|ammunition|fighting position)",
    re.IGNORECASE,
)
"""Words of a sentence that make a bare word of attack one of war."""

THAT = re.compile(
    r"\b(?:that|this)\s+(?:\w+\s+)?(?:attack|strike|raid|assault|bombing|blast|explosion|ambush|"
    r"shooting|shelling|massacre|incident)\b",
    re.IGNORECASE,
)
"""Words for the attack of the sentence before."""
AT_SITE = re.compile(
    r"\b(?:at|in|inside|outside|near)\sthe\s(?:\w+\s)?(mosque|church|market|school|hospital|hotel|camp|station|"
    r"base|airport|prison|restaurant|checkpoint|stadium|university|embassy|refinery|bakery|cafe|bus|"
    r"train|mall|temple|synagogue|cathedral|barracks|wedding|funeral)\b",
    re.IGNORECASE,
)
"""A kind of site that one of several events may have."""
INSIDE = re.compile(r"\b(?:where|when|in which|during which|as)$", re.IGNORECASE)
"""Words that tie the inside of an event to its noun: "the raid came on Friday, when"."""
MOMENTS = re.compile(
    r"\b(?:minutes?|moments?|seconds?)\s+(?:later|after|afterwards|earlier|before|apart)\b",
    re.IGNORECASE,
)
"""Words for a second blow of one attack."""
RESPONDED = re.compile(
    r"\b(?:responded|retaliated|replied|answered|hit\s+back|struck\s+back|responding|retaliating|replying)\s+"
    r"(?:\w+\s+){0,3}?(?:with|by)\b",
    re.IGNORECASE,
)
"""In front of an attack of the other side."""
SPOKEN_OF = re.compile(
    r"\b(?:confirm|condemn|denounc|claim|announc|acknowledg|mourn|comment|react|criticis|deplor|"
    r"welcom|prais|describ|recall|mark)\w*\s+(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""In front of "the attack" these say what somebody did about it, on a day of its own."""
SINGLED = re.compile(
    r"\b(?:deadli(?:er|est)|bloodiest|worst|biggest|larg(?:er|est)|heaviest|first|second|third|"
    r"fourth|latest|last|other|one\s+of\s+the)\s+(?:of\s+(?:the|these|those)\s+)?(?:\w+\s+)?(?:attacks?|strikes?|raids?|assaults?|"
    r"bomb(?:ing)?s?|blasts?|explosions?|ambush(?:es)?|shootings?|incidents?)\b",
    re.IGNORECASE,
)
"""Words that take one out of several attacks."""
ANOTHER = re.compile(
    r"^(?:\W*(?:in|on|at)\s[^,]{1,60},\s+)?(?:another|a\s+(?:second|third|fourth|further|similar))\b|"
    r"\b(?:by|from|in)\s+(?:\w+\s+){0,3}(?:bomb|mine|device|blast|shell|rocket|missile|drone|"
    r"gunfire|shelling|shrapnel|gunmen|sniper|militants|strike)s?\b",
    re.IGNORECASE,
)
"""What makes a toll that of another attack."""
SLAIN = re.compile(
    r"\b(?:were|was|been|are|get|got)\s+(?:\w+ly\s+)?(?:killed|slain|shot|gunned|massacred|murdered|"
    r"slaughtered|beheaded|executed|martyred)\b",
    re.IGNORECASE,
)
"""Words by which people were killed by somebody, and did not only die."""
OF_THEM = re.compile(
    r"\W*(?:they|he|she|it|all\s+of\s+them|both)\s+(?:had|has|have|was|were)\s+(?:all\s+|both\s+|reportedly\s+|\w+ly\s+)?(?:been\s+)?"
    r"(?:shot|killed|hit|struck|executed|attacked|stabbed|bombed|beheaded|murdered|wounded|targeted|found)\b",
    re.IGNORECASE,
)
"""A sentence that opens so goes on about those who were hit."""
THE_SAME_PLACE = re.compile(
    r"\b(?:in|at|near|on|outside)\s+(?:the|that|this)\s+(?:very\s+)?(?:same\s+)?(?:area|region|town|village|city|"
    r"district|province|state|place|spot|site|road|highway|street|neighbou?rhood|quarter|camp|island|county)\b|"
    r"\bthere\b",
    re.IGNORECASE,
)
"""Words for the place that was told of before."""
SOLDIERS = re.compile(
    r"\b(?:soldiers?|troops|service(?:m[ae]n|members?)|police(?:m[ae]n)?|constables?|peacekeepers?|officers?|"
    r"militants?|fighters?|gunm[ae]n|rebels?|terrorists?|insurgents?|jihadists?|guards?|reservists?|"
    r"recruits?|gendarmes?|troopers?|carabinieri|rangers?|paratroopers?|marines|commanders?|militiam[ae]n|guerr?illas?)\b",
    re.IGNORECASE,
)
"""Those whose violent death is seldom a crime or a chance."""
MISHAPS = re.compile(
    r"\b(?:accident|crash(?:ed)?|collision|earthquake|floods?|landslide|epidemic|cholera|virus|"
    r"disease|capsiz|drown|stampede|collapse)\w*\b",
    re.IGNORECASE,
)
CRIMES = re.compile(
    r"\bby\s+(?:(?:her|his|their)\s+(?:\w+\s+)?(?:husband|wife|father|mother|brother|sister|son|uncle|cousin|boyfriend|"
    r"ex-\w+|partner|neighbou?rs?|relatives?|employer)|(?:the\s+)?police|thieves|robbers|burglars|poachers)\b|"
    r"\b(?:quarrel\w*|robbery|robber\w*|burglar\w*|honou?r\s+killings?|domestic\s+violence|drunken|brawl|"
    r"family\s+(?:feud|dispute)|land\s+dispute|drug\s+(?:dealers?|gangs?))\b",
    re.IGNORECASE,
)
"""Beside these people were killed by somebody for reasons of his own."""
EACH = re.compile(
    r"\W*(?:(?:one|another|the\s+other|both|the\s+(?:first|second|third))(?:\s+of\s+them)?|he|she|they)\s",
    re.IGNORECASE,
)
"""In front of a verb behind a semicolon: those who were just spoken of."""
TWIN = re.compile(r"(?:twin|double|triple|coordinated|simultaneous)\b", re.IGNORECASE)
"""Several blasts that are one attack."""
UNDER = re.compile(
    r"(?<!\bcame )(?<!\bcome )(?<!\bcoming )(?<!\bwas )(?<!\bwere )(?<!\bbeen )\bunder\s+"
    r"(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""In front of "bombardment" these tell of a state that lasts."""
ATTACKERS = re.compile(
    r"\W*(?:all|both|(?:all|both|some|one|two|three|four|five|six|several|\d+)\s+of)?\s*the\s+(?:\w+\s+)?"
    r"(?:assailants?|attackers?|gunm[ae]n|bombers?|terrorists?|militants?|raiders?|perpetrators?|"
    r"kidnappers?|hijackers?|insurgents?|fighters?|shooters?|suicide\s+bombers?)\b(?!['’])",
    re.IGNORECASE,
)
"""At the head of a sentence those who made the attack that was told before."""
WAS = re.compile(r"\b(?:was|were|been)\s+(?:\w+ly\s+|also\s+|again\s+)?$", re.IGNORECASE)
"""In front of "hit in June, when jets bombed it" the verb tells of what was hit."""
MANY_TOWNS = re.compile(
    r"\b(?:(?:at|on|against|hit|struck|targeted|across|in)\s+(?:[\w-]+\s+){0,3}?(?:cities|towns|regions|"
    r"provinces|states|villages|districts|settlements|communities|localities|governorates|"
    r"bases|airfields|airbases|refineries)|"
    r"(?:attacked|bombed|shelled|pounded|raided|bombarded|stormed)\s+(?:[\w-]+\s+){0,2}?(?:cities|"
    r"towns|villages|districts|settlements|communities|bases|airfields|airbases|refineries)|"
    r"(?:across|throughout|all\s+over|along)\s+(?:the\s+)?(?:country|frontline|front\s+line|(?i:line\s+of\s+"
    r"control)|border)|(?:across|throughout|all\s+over)\s+(?:the\s+)?[A-Z]\w+|"
    r"(?:positions|targets|areas|sites|posts|villages|towns|everything)\s+from\s+(?:the\s+)?[A-Z][\w’'-]+"
    r"\s+to\s+(?:the\s+)?[A-Z]\w*)\b"
)
"""Several towns that are not named, or a whole country."""
