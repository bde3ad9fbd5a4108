"""The words that tell of an attack, and those that only look like it.

Tables only: `geo.attacks.events` reads with them. A word counts as an attack by itself (`SURE`)
or beside a sign of violence; figures of speech, accidents and launches into space do not count.
"""

from __future__ import annotations

import re

from geo.attacks.killing_words import BLADES, CRUELLY, FIRE_OF, KILLINGS, SLAIN
from geo.attacks.phrases import (
    ABLAZE,
    AIR_DEEDS,
    BREAKS,
    CLASHES,
    DEBRIS,
    ELLIPTIC,
    FIRED,
    LADEN,
    LAID,
    RAIDED,
    RAIDERS,
    RIPPED,
    SUFFERED,
    SUNK,
    THWARTED,
)
from geo.patterns.gates import Gate

NOUNS = (
    r"air[- ]?strikes?|strikes?|air[- ]raids?|raids?|attacks?|air assaults?|assaults?|bombings?|"
    r"bombardments?|shellings?|explosions?|blasts?|ambush(?:es)?|shootings?|assassinations?|"
    r"(?:air|aerial|missile|drone|rocket)[- ]aggressions?|aggressions?(?=\s+(?:with\s|targeting|"
    r"that\s+(?:hit|struck|targeted)))|barrages?|salvo(?:e?s)?|volleys?|detonations?|gunfire|"
    r"car[- ]bombs?|suicide bombers?|roadside bombs?|"
    r"massacres?|(?:mortar|artillery|rocket|sniper|machine[- ]?gun|tank|hostile) fire|onslaughts?|"
    r"incidents?|acts?\s+of\s+sabotage|"
    r"(?<=\bafter\s)(?:one|another)(?=\s+(?:at|in|on|near|outside|against)\s+(?:an?\s|the\s|[A-Z]))|"
    r"(?:(?:(?:israeli|zionist|american|us|british|saudi|turkish|aerial|air|missile|drone|enemy|us-british)"
    r"[-\s]+){1,2}|(?<=\ban\s))aggression(?!\s+(?:against|towards?|upon|must|policy|on\s+our))"
)
_NOUN_WORD = r"(?:attacks?|strikes?|raids?|barrages?|blasts?|explosions?|fire)\b"
"""Between a weapon and its verb these make the weapon a mere modifier: "drone strikes killed"."""
VERBS = (
    rf"struck|strik(?:e|es|ing)|hit|hits|hitting|target(?:s|ed|ing)?|shell|bomb(?:s|ed|"
    rf"ing)?(?!\s+{_NOUN_WORD})|shelled|"
    r"shelling|bombarded|bombarding|attack(?:s|ed|ing)?|pounded|pounding|raided|ambushed|"
    r"storm(?:ed|"
    r"s)|(?<=\bto )(?:storm(?!\s+(?:out|off|away))|ambush|overrun|burn|torch|raze|loot|"
    r"pillage|plunder|ransack|massacre|slaughter)|"
    r"fatally\s+shot|shot\s+and\s+(?:killed|wounded|injured)|"
    r"(?<=\bwas\s)assaulted|(?<=\bwere\s)assaulted|(?<=\bbeen\s)assaulted|"
    r"assaulted(?=\s+(?:[\w’'-]+\s+){1,5}?(?:headquarters|"
    r"posts?|bases?|camps?|stations?|check\s?points?|barracks|outposts?|positions?|villages?|towns?|"
    r"communit(?:y|ies)|hamlets?|patrols?|compounds?|prisons?|convoys?|garrisons?|hotels?|airports?|parliament|ministr\w+|embass\w+|"
    r"consulates?)\b)|"
    r"explod(?:e|es|ed|ing)|detonat(?:e|es|ed|ing)|blew up|blown up|blew (?:himself|herself|"
    r"themselves) up|rammed|opened fire|gunned down|assassinated|shot dead|shot down|intercept(?:s|"
    r"ed)|shot\s+and\s+(?:killed|wounded|injured)|shot\s+(?:in|through)\s+(?:the|his|her|their)\s+(?:head|"
    r"chest|back|face|neck|stomach|abdomen|thigh|leg)s?(?!\s+of)|"
    r"the\s+targets?\s+of|downed|destroyed|rock(?:s|ed)|shook|raked|blasted|dynamited|strafed|"
    r"machine-?gunned|overr[au]n|(?:came|comes?|coming|been)\s+under\s+(?:[\w-]+\s+){0,5}?(?:fire|attack|"
    r"bombardment|shelling)|(?:opens|opening)\s+fire|shot\s+at|mowed\s+down|"
    r"(?:riddled|sprayed)\s+(?:\w+\s+){0,3}?with\s+(?:bullets|gunfire)|pummell?ed|"
    r"rained\s+(?:down\s+)?on|shells|set\s+(?:fire\s+to|ablaze|alight)|ignited|waylaid|guns?\s+down|"
    r"bl(?:ew|own|ows?)\s+(?:an?\s+)?(?:\w+\s+)?holes?\s+in|bl(?:ew|own)\s+(?:[\w’'-]+\s+){0,4}?(?:apart|to\s+(?:bits|pieces))|"
    r"set\s+(?:[\w’'-]+\s+){1,4}?(?:ablaze|alight|on\s+fire)|"
    r"(?:fired|shot)\s+(?:upon|on|at|into(?!\s+(?:the\s+)?(?:air|sky|space|orbit|fame|stardom|prominence|lead|history)\b))|(?:ran|drove|driven)\s+over\s+an?\s+(?:[\w-]+\s+){0,2}?(?:(?:land)?mine|"
    r"ied|bomb|explosive)|stepped\s+on\s+an?\s+(?:[\w-]+\s+)?(?:land)?mine"
)
THROWN = (
    r"(?:drones?|rockets?|missiles?|shells?|mortars?|bombs?|rounds?|"
    rf"projectiles?)(?:\s+(?!{_NOUN_WORD}|(?:said|says|it|they|teams?|units?)\b)\w+){{0,3}}?\s+"
    r"(?:fell|fallen|landed|came down|come down|crashed|slammed|plou?ghed|smashed|impacted|"
    r"flew\s+(?:straight\s+)?into|dived\s+(?:straight\s+)?into|went\s+for|homed\s+in\s+on|hit|struck)|"
    r"(?:bombs?|devices?|charges?|explosives?|explosions?|mines?|"
    rf"grenades?)(?:\s+\w+){{0,3}}?\s+(?:went|gone)\s+off|{LADEN}"
)
KILLED_BY = (
    r"(?<!by )(?<!by the )(?:bomb|bomber|gunm[ae]n|missiles?|rockets?|shells?|drones?|"
    rf"(?:land)?mines?|ied|snipers?|{FIRE_OF}|"
    r"militants|attackers?|"
    rf"grenade|warplanes?|jets)\s+(?:(?!{_NOUN_WORD}|(?:were|was|been|being|are)\b)\w+\s+){{0,3}}?(?:kill(?:s|ed)?|wound(?:s|"
    rf"ed)?|injur(?:es|ed)|damag(?:es|ed)|sank|sinks|"
    rf"(?:took|claimed|cost)\s+(?:[\w’'-]+\s+){{0,5}}?lives|took\s+the\s+li[fv]es?\s+of|{BREAKS})|"
    # the present of headlines: "Bandits kill 12 in Zaria"
    rf"(?<!by )(?:{RAIDERS}|soldiers|troops)\s+"
    rf"(?:(?!{_NOUN_WORD}|(?:to|who|that|and|were|was)\b)\w+\s+){{0,2}}?"
    r"kill(?=\s+(?:at\s+least\s+|over\s+|more\s+than\s+|dozens|scores|\d|[a-z]+\s+[a-z]))"
)
SURE = re.compile(
    r"air[- ]?strike|air[- ]raid|aggression|bombing|bombard|shell|ambush|explo|detonat|blast|"
    r"barrage|salvo|volley|"
    r"bomb|gunned|opened fire|assassinat|shot (?:d|and|in|through)|went off|blew|blown|fired|"
    r"firing|launch|drone|"
    r"missile|"
    r"rocket|mortar|kill|assault|intercept|dynamit|strafed|gunned|overr|massacre|open\w* fire|"
    r"under .*(?:fire|attack|bombard|shelling)|waylaid|guns? down|shot at|mowed|riddled|sprayed|"
    r"gunfire|planted|"
    r"explosive|munition|threw|lobb|hurl|aggression|murder|execut|slaughter|behead|neutrali|eliminat|liquidat",
    re.IGNORECASE,
)
"""Triggers that need no further sign of violence beside them."""

TRIGGER = re.compile(
    rf"\b(?:(?P<elliptic>{ELLIPTIC})|(?P<deed>{LAID}|{RAIDED}|{SUFFERED}|{AIR_DEEDS})|(?P<debris>{DEBRIS})|"
    rf"(?P<fired>{FIRED})|(?P<thrown>{THROWN})|(?P<killed>{KILLED_BY})|(?P<verb>{VERBS})|"
    rf"(?P<ripped>{RIPPED})|(?P<sunk>{SUNK})|(?P<ablaze>{ABLAZE})|(?P<clash>{CLASHES})|(?P<blade>{BLADES})|"
    rf"(?P<thwarted>{THWARTED})|(?P<noun>{NOUNS})|(?P<killing>{KILLINGS})|"
    rf"(?P<cruel>{CRUELLY})|(?P<slain>{SLAIN}))\b",
    re.IGNORECASE,
)
_OTHERS_DEED = (
    r"(?:said|says?|told|tells?|report|confirm|announc|add|stat|believ|suspect|blam|accus|"
    r"w(?:as|ere)\b|been\b|being\b|gunm|militant|rebel|fighter|attacker|bomb|drone|missile)"
)
"""Behind "police" these speak of what others did: "police said six were killed"."""
_WORDY = r"(?:battles?|wars?|fights?|campaigns?|rows?|disputes?|debates?|cases?)\b"
"""What is fought out with words and papers, if something says so."""
FIGURATIVE = Gate(
    re.compile(
        r"\b(?:strik\w*\s+(?:a\s+|an\s+|the\s+)?(?:deal|deals|balance|agreement|accord|chord|pose|"
        r"action|"
        r"workers|"
        r"down)|struck\s+(?:a|an|the|by|down|up|out)\s+(?:deal|balance|agreement|accord|chord|how|the)|"
        r"(?:armed|hunger|general|labou?r|teachers['’]?|workers['’]?|rail|train|transport|nurses['’]?|"
        r"pilots['’]?|"
        r"climate|school|trade union|students['’]?|doctors['’]?|bus|lightning|sit-in|"
        r"wildcat|mine(?:rs|workers)['’]?|judges['’]?|public sector|nationwide|civil servants['’]?|"
        r"farmers['’]?|\d+-(?:day|hour)|indefinite|airline|dock|port)\s+strikes?|"
        r"strike (?:action|ballot|fund|call|vote|price|rate|zone|notice|capabilit\w+)|"
        r"(?:call(?:ed|s|ing)?|start(?:ed)?|began|declar\w+|join\w*|end\w*|days? of)\s+"
        r"(?:(?:off|for|a|an|the|their|its)\s+){0,2}strike\b|"
        r"(?:attacked|sprayed|assaulted)\s+(?:[\w’'-]+\s+){0,3}?with\s+(?:pepper\s+spray|stones|sticks|"
        r"clubs|eggs|paint|fists|acid)|"
        r"(?:sexual|indecent|physical|aggravated|common|legal|racist|acid)\s+(?:assaults?|attacks?)|"
        r"assault\s+(?:rifles?|weapons?|vehicles?|ships?|course|charges?|allegations?|or\s+logistics|"
        r"case|conviction|on\s+(?:a\s+)?(?:police officer|referee))|"
        r"attack\s+(?:helicopters?|aircraft|dogs?|ads?|submarines?|advert\w*|line)|"
        r"bomb[\s-]+(?:threats?|squads?|disposal|shelters?|scares?|hoax(?:es)?|plots?|makers?|making|"
        r"cyclone|alerts?|detection|experts?|technicians?)|bombshells?|"
        r"blast(?:ed|s)?\s+(?:furnace|off|the\s+(?:decision|government|plan|move|report|ruling))|"
        r"(?:police|officer|officers)[- ](?:involved )?shootings?|"
        rf"(?:police|officers?|deputies|agents)\s+(?:(?!{_OTHERS_DEED})\w+\s+){{0,3}}?"
        r"(?:shot|opened fire|killed)(?!\s+(?:dead\s+)?(?:[\w’'-]+\s+){0,4}?(?:militants?|"
        r"terrorists?|insurgents?|jihadists?|rebels?|extremists?))|"
        r"(?:shot|killed)\s+(?:dead\s+)?by\s+(?:the\s+)?(?:\w+\s+)?(?:police|officers?|deputies)|"
        r"shot\s+(?:at\s+goal|put|wide|clock|glass|a\s+(?:film|video|movie))|photo\s*shoot\w*|"
        r"film(?:ing)?\s+shootings?|killed\s+(?:off|time|(?:the|an?)\s+(?:bill|deal|plan|proposal|engine|"
        r"game|match|contest|motion|idea|rumou?rs?))|"
        r"execut\w+\s+(?:the\s+|an?\s+|its\s+|their\s+)?(?:plan|order|strategy|contract|search|"
        r"warrant|project|budget|program\w*|duties|\w*\s*operation)|"
        r"raid(?:s|ed)?\s+(?:\w+\s+){0,4}?(?:over|for)\s+(?:alleged\s+)?(?:tax|fraud|corruption|drugs)|"
        r"on strike|went on strike|strike(?:s|d)?\s+(?:by|of)\s+(?:teachers|workers|staff|nurses|"
        r"drivers)|"
        r"(?:heart|panic|asthma|personal|verbal|cyber\w*|online|political|media|shark|dog|"
        r"bear)[- ]?\s*attacks?|"
        r"(?:cyber|counter)attacks?\s+on\s+(?:computers|servers)|"
        r"hits?\s+(?:back|out|the\s+(?:headlines|shelves|news|ball)|"
        r"a\s+"
        r"(?:record|high|low|snag|wall|six|home)|by\s+(?:sanctions|the\s+(?:pandemic|crisis|virus|"
        r"economic)|"
        r"floods?|drought|inflation))|hard[- ]hit|hardest hit|was hit hard|smash hit|hit (?:song|"
        r"single|show|"
        r"film|number)|target(?:ed)?\s+(?:audience|date|price|market|sanctions|inflation|of\s+\d)|"
        r"sanctions?\s+target\w*|target\w*\s+(?:sanctions|with\s+sanctions)|bombing\s+out\b|"
        r"(?:humanitarian|relief|rescue|evacuation|search)\s+(?:air|aerial)\s+operations?|"
        r"box office bomb|"
        r"air[\s-]+raid\s+(?:sirens?|alerts?|alarms?|warnings?|shelters?|drills?|precautions?)|"
        r"(?:bombard|attack|shell|storm|pepper|besieg|bomb)\w*\s+(?:the\s+)?(?:[\w’'-]+\s+)?goals?\b|"
        r"(?:shares?|stocks?|films?|movies?|shows?|albums?|musicals?|sequels?|jokes?)\s+(?:has\s+|have\s+)?"
        r"(?:bombed|exploded|tanked)|explod\w+\s+(?:in)?to\s+(?:an?\s+|the\s+)?(?:[\w’'-]+\s+)?(?:fights?|rows?|"
        r"disputes?|crisis|scandals?|debates?|anger|life|form|action)\b|"
        rf"(?:open(?:ed|s|ing)?\s+fire|fir(?:ed|es|ing)\s+(?:\w+\s+){{1,3}}?(?:shots?|salvos?|volleys?|"
        rf"broadsides?)|(?:fir|shoot)ing\s+back)\s+(?:[\w’'-]+\s+){{0,3}}?in\s+(?:[\w’'-]+\s+){{1,3}}?{_WORDY}|"
        rf"(?:legal|court(?:room)?|trade|pric(?:e|ing)|bidding|election|electoral|propaganda|culture|turf|"
        rf"custody|patent|copyright|diplomatic|tariff)\s+(?:attacks?|offensives?|assaults?|{_WORDY})|"
        r"fight(?:s|ing)?\s+for\s+(?:[$€£]|compensation|damages|justice|(?:his|her|their)\s+lives)|"
        r"raids?\s+on\s+(?:the\s+)?(?:homes?|offices?|houses?)\s+of|police raids?|attack(?:s|"
        r"ed)?\s+on\s+(?:the\s+)?"
        r"(?:democracy|freedom|press freedom|media|rights|values|policy)|population\s+explosion|"
        r"volcanic\s+explosions?|gas\s+(?:explosion|leak)|"
        r"(?:earthquake|quake|tsunami|storm|cyclone|typhoon|hurricane|tornado|flood|lightning|virus|"
        r"disease|"
        r"epidemic|pandemic|outbreak|asteroid|meteor|heatwave|drought|recession|avalanche|landslide)\w*\s+(?:\w+\s+){0,3}?(?:hit|struck|strikes?|"
        r"hits))",
        re.IGNORECASE,
    )
)
FIGURATIVE_UNARMED = Gate(
    re.compile(
        r"\b(?:strikes?\s+(?:(?:was|is|were|has\s+been|had\s+been)\s+(?:only\s+|largely\s+|widely\s+)?"
        r"(?:partial|total|observed|called\s+off|suspended|peaceful|over|legal|illegal|unlawful|in\s+its)|"
        r"(?:entered|enters)\s+(?:its|a|the)|paraly[sz]ed|continued\s+(?:for|into)|over\s+(?:pay|wages|"
        r"salaries|conditions|unpaid))|hits?\s+the\s+(?:market|road|streets|ground|target)|"
        r"(?:attack(?:s|ed|ing)?|hits?|struck)\s+(?:\w+\s+){1,3}?(?:over|with)\s+(?:the\s+|new\s+)?"
        r"(?:budget|tariffs?|sanctions?|policy|taxes|fines?|comments|remarks))",
        re.IGNORECASE,
    )
)
"""Figures of speech in a sentence that names no weapon."""
POLITICAL = Gate(
    re.compile(
        r"\b(?:lawmakers?|legislators?|senators?|MPs?|parliamentarians?|politicians?|deputies|critics?|"
        r"analysts?|economists?|commentators?|columnists?|newspapers?|editorials?|campaigners?|activists?|"
        r"candidates?|unions?|bishops?|clerics?|ministers?|opponents|rivals?|Democrats?|Republicans?|"
        r"conservatives?|liberals?|socialists?)\s+(?:(?:in|from|of|on|at)\s+(?:the\s+)?[\w’'-]+\s+|"
        r"(?:have|has|had|also|again|fiercely|strongly|sharply|bitterly|publicly|repeatedly)\s+){0,3}"
        r"(?:attack(?:s|ed|ing)?|target(?:s|ed|ing)?|hit|shot\s+down)\s+(?:the\s+|an?\s+|his\s+|her\s+|"
        r"its\s+|their\s+)?(?:[\w’'-]+\s+){0,4}?(?:minist(?:er|ers|ry)|government|president|premier|chancellor|"
        r"plans?|polic(?:y|ies)|budget|bill|law|decision|reports?|leader|leadership|candidates?|party|court|"
        r"ruling|reforms?|proposals?|deal|agreement|record|speech|remarks|administration|cabinet)\b",
        re.IGNORECASE,
    )
)
"""Politicians who attack politicians do so with words."""
STATES_STRIKES = Gate(
    re.compile(
        r"\b(?:Israeli|Russian|US|U\.S\.|American|Turkish|Iranian|Saudi|Emirati|Ukrainian|Syrian|Egyptian|"
        r"Ethiopian|Jordanian|Sudanese|[Cc]oalition|NATO|[Rr]egime|Houthi|RSF|[Aa]rmy)(?:['’]s|-led)?\s+"
        r"(?:[a-z-]+\s+){0,2}?(?:strikes?\s+(?:on|against|near|in|"
        r"(?=hit))|(?:strikes?|raids?)\s+(?:(?:have|has|had|also|again)\s+){0,2}(?:hit|hits|struck|targets?|targeted|"
        r"killed|kills?|wounded|destroyed|pounded|pummell?ed|rocked|flattened|levell?ed))\b"
    )
)
"""A state's strikes and raids that hit something are of war; a labour strike is no state's."""
HITS_A_SITE = Gate(
    re.compile(
        r"\b(?:strikes?|attacks?|raids?)\s+(?:(?:has|have|had|also|reportedly|again)\s+){0,2}(?:hit|hits|struck|strikes?|"
        r"targeted|targets|flattened|levell?ed|pounded)\s+(?:an?|the|its|two|three|four|several|another|one|\d+)\s+"
        r"(?:[\w’'-]+\s+){0,3}?(?:weddings?|funerals?|schools?|markets?|bakery|bakeries|shops?|homes?|cars?|bus(?:es)?|"
        r"trucks?|tents?|shelters?|churches?|church|shrines?|temples?|bridges?|cemetery|clinics?|farms?|factory|"
        r"factories|apartments?|flats?|cafe|café|restaurants?|hotels?|gatherings?|ceremony|hall|boats?|trains?|"
        r"neighbou?rhoods?|districts?|suburbs?|quarters?)\b",
        re.IGNORECASE,
    )
)
"""What stands still and is hit by a strike is hit by arms; workers strike no school bus."""
ATTACK_NOUN = re.compile(r"strikes?|attacks?|raids?|assaults?|shootings?|incidents?")
ACCIDENT = Gate(
    re.compile(
        r"\b(?:crash(?:ed|es)?|collid|collision|derail|earthquake|cyber\w*|gas[- ]powered|boiler|"
        r"firework|guard rail|bridge collapse|gas leak|gas cylinder|gas canister|methane|coal mine|"
        r"short circuit|fuel truck overturned|leaking gas|chemical plant|firecrackers?)\b",
        re.IGNORECASE,
    )
)
ANIMAL = Gate(
    re.compile(
        r"\b(?:elephants?|sharks?|jackals?|wolf|wolves|crocodiles?|leopards?|whales?|hippos?|bats?|"
        r"bears?|tigers?|great whites?|lions?|bees|snakes?)\b"
    )
)
"""Beside these nobody was attacked by arms, unless a force is named."""
COURT = Gate(
    re.compile(
        r"\b(?:serving\s+(?:\w+\s+){0,2}sentence|sentenced|convicted|on\s+trial|pleaded|pleads|guilty|"
        r"arrest\s+warrants?|indicted|verdict|extradit(?:e[ds]?|ing|ions?)|anniversary|"
        r"commemorat\w+|memorial|acquitted|"
        r"(?:jailed|imprisoned)\s+for|(?:life|jail|prison|death)\s+(?:sentences?|terms?)|"
        r"(?:years?|life)\s+(?:in|behind)\s+(?:jail|prison|bars)|"
        r"charged\s+(?:(?:[\w’'-]+\s+){1,6})?(?:with|over)|put\s+to\s+death\s+for|"
        r"firing\s+squad|released\s+from\s+(?:jail|prison))\b",
        re.IGNORECASE,
    )
)
"""A sentence of the law or of memory recalls an attack, and is no news of it."""
FICTION = Gate(
    re.compile(
        r"\b(?:guidebook|(?:the|an?|new|feature|this|his|her)\s+film|movie|novel|documentary|memoir|"
        r"video\s+game)\b",
        re.IGNORECASE,
    )
)
"""What is told of an attack in a work of art or a book."""
AT_A_MEMORIAL = re.compile(
    r"\b(?:at|during|near|outside|on\s+the\s+eve\s+of|ahead\s+of|(?:hours?|days?)\s+(?:after|before)|attend(?:ed|ing)|hit|struck|attacked|targeted|bombed)\s+(?:an?|the)\s+"
    r"(?:[\w’'-]+\s+){0,5}?(?:anniversary|commemorat\w+|memorial)\b(?!\s+(?:of|for)\s+(?:the|an?)\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:attack|bombing|massacre|strike|shooting|killing|explosion|blast)s?\b)",
    re.IGNORECASE,
)
"""There an attack was made: "a blast at a ceremony for the anniversary of his death"."""
MISHAP = Gate(
    re.compile(
        r"\b(?:gas (?:leak|explosion|cylinder|canister)|leaking gas|boiler explo|"
        r"fireworks? (?:factory|plant|warehouse|depot)|methane|"
        r"coal mine|ammonium nitrate|firecrackers?)",
        re.IGNORECASE,
    )
)
"""Anywhere in a report these make a bare explosion an accident."""
BARE_EXPLOSION = re.compile(r"explosions?|explod\w+|blasts?|went off|.*\bwent off", re.IGNORECASE)
KNIFE = Gate(
    re.compile(
        r"\b(?:stabb\w+|kni(?:fe|ves)\w*|machetes?|sword|axe|hammer|fists?|poison\w*|strangl\w+)\b",
        re.IGNORECASE,
    )
)
"""Violence without arms of war."""
TRAFFIC = Gate(
    re.compile(r"\b(?:motorcycle|bus(?:es)?|pickup|runway|landing|lorry|train)\b", re.IGNORECASE)
)
"""Beside "hit" and "struck" alone these speak of an accident too."""
SPACE = Gate(
    re.compile(
        r"\b(?:satellites?|spacecraft|capsule|orbit|astronauts?|cosmonauts?|[Ss]pace\s+(?:[Ss]tation|"
        r"[Cc]enter|[Cc]entre|[Aa]gency)|NASA|SpaceX|Falcon\s+\d|Soyuz|payload|lift-?off|cosmodrome|"
        r"[Ll]aunch\s+(?:pad|vehicle)|Cape\s+Canaveral|test[- ]?(?:fired?|fires|launch\w*|firing)|"
        r"(?:in|into)\s+the\s+Sea\s+of\s+Japan|weather\s+balloon)\b"
    )
)
VIOLENCE = Gate(
    re.compile(
        r"\b(?:kill|dead|died|wound|injur|casualt|destroy|damag|drone|missile|rocket|bomb|mortar|"
        r"war ?plane|helicopter|gunship|insurgent|jihad|guerr?illa|separatist|energy|"
        r"infrastructure|pipeline|explosive|barrel|regime|power (?:plant|station|grid)|substation|"
        r"artillery|suicide|air|troops|"
        r"military|militia|forces|base|army|convoy|vehicle|soldier|fighter|rebel|militant|terror|jet|"
        r"plane|"
        r"targets|warship|tanker|vessel|ship|depot|airport|refinery|facilit|building|positions?|"
        r"headquarters|check-?(?:point|post)|outpost|barracks|garrison|patrol|"
        r"houses?\b|warehouse|hospital|mosque|responsibility|retaliat|perpetrat|gunm[ae]n|police|"
        r"civilian|embassy|camp|village|town|shell|"
        r"fire)",
        re.IGNORECASE,
    )
)
_COUNTED_NOT_TOLD = (
    r"(?!\s+(?:[\w-]+\s+){0,2}?(?:drones|missiles|rockets|shells|mortars|bombs|warplanes|jets|bombers|"
    r"attackers|assailants|explosives|rounds|projectiles|people|persons|children|civilians|men|women|soldiers|fighters|"
    r"militants|rebels|insurgents|terrorists|gunmen|jihadists?|extremists|guerr?illas|mercenaries|residents|villagers|pupils|students|worshippers|passengers|policemen|officers|"
    r"troops|members|others|dead|injured|wounded|casualties|victims|injuries|houses|homes|buildings|"
    r"cars|vehicles|shops|families|journalists|medics|doctors|workers|sources|reports)\b)"
)
"""Behind a quantity: people or things that were hit, and no attacks."""
SERIES = re.compile(
    r"\b(?:series of|stream of|slew of|flurry of|rash of|string of|"
    r"spate of|wave of|waves of|campaign of|row of|regularly|repeatedly|"
    r"frequently|often|usually|"
    r"routinely|"
    rf"(?:multiple|numerous|dozens of|scores of|hundreds of|a number of){_COUNTED_NOT_TOLD}|"
    r"almost daily|near-daily|daily|"
    r"recent|"
    r"repeated|frequent|(?<!two\s)(?<!three\s)(?<!four\s)(?<!five\s)successive|"
    r"continued|ongoing|several times|"
    r"on multiple occasions|"
    r"in recent (?:weeks|months|years|days))\b",
    re.IGNORECASE,
)
OFTEN_AFTER = re.compile(
    r"\s+(?:repeatedly|regularly|frequently|often|routinely|periodically|several\s+times|many\s+times|"
    r"on\s+(?:several|many|multiple|numerous)\s+occasions|time\s+and\s+again|almost\s+daily|daily)\b|"
    r"[^.;:,]{0,90}\bbefore\s*[:;.]|"
    r"[^.;:,]{0,60}\s(?:is|are|was|were|remain|(?:has|have|had)\s+been)\s+(?:not\s+|(?:relatively|fairly|quite|"
    r"extremely)\s+)?(?:unprecedented|rare|uncommon|common(?:place)?|frequent|infrequent|unusual|routine)\b",
    re.IGNORECASE,
)
"""Behind a verb of attack: "were hit repeatedly by"."""
SEPARATE = re.compile(
    r"\b(?:another(?!\s+\d)|a (?:further|third|fourth|subsequent|new|fresh) (?=[\w-]*\s*(?:strike|"
    r"attack|raid|blast|bomb|explosion|improvised|explosive|missile|rocket|drone|shell|shooting|"
    r"assault))|a separate|separate|separately|elsewhere|a second|in a different|"
    r"other(?!\s+(?:people|persons|civilians|villagers|men|women|soldiers|were\b|are\b))|"
    r"(?:the|that) one (?:on|in|at|before))\b",
    re.IGNORECASE,
)
MODIFIERS = re.compile(
    r"(?:\b(?:apparent|suspected|alleged|deadly|massive|twin|double|multiple|retaliatory|"
    r"unilateral|"
    r"precision|overnight|pre-dawn|suicide|car|truck|roadside|drone|air|aerial|rocket|missile|"
    r"mortar|"
    r"artillery|bomb|gun|terrorist|terror|ramming|armed|military|naval|shell|ballistic|cruise|IED|"
    r"barrel|vacuum|cluster|petrol|chemical|gas|chlorine|"
    r"powerful|huge|large|major|new|separate|second|fresh|latest|recent|joint|targeted)[\s-]+)+$",
    re.IGNORECASE,
)
"""Words that belong to a noun of attack behind them."""
