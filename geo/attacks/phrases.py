"""Phrases of several words that tell of an attack, where no single word of it does.

"Drones knocked out a transformer", "debris fell on a pump", "armed men forced their way into a
hospital", "the convoy ran into explosive devices". Tables only; `geo.attacks.words` puts
them into the one pattern that `geo.attacks.events` reads with.
"""

from __future__ import annotations

import re

from geo.patterns.gates import Gate

FIGHTERS = (
    r"gunm[ae]n|militants?|militiam[ae]n|insurgents?|jihadists?|rebels?|guerr?illas?|terrorists?|"
    r"extremists?|attackers?|assailants?|bandits?|commandos?|hitm[ae]n|hired\s+killers?|"
    r"paramilitar(?:y|ies)|death\s+squads?|subversives|armed\s+(?:men|group|individuals)|"
    r"separatists|snipers?|fighters|suicide\s+bombers?"
)
"""People who kill by arms; soldiers and police are more often those killed, or keep order."""
RAIDERS = (
    rf"{FIGHTERS}|(?:masked|hooded|unidentified|unknown|uniformed|heavily\s+armed)\s+"
    r"(?:men|individuals|persons|people|settlers)|(?:armed\s+)?(?:settlers|herders|herdsmen|raiders|"
    r"rustlers|gangs?|gangsters|gang\s+members|pirates|kidnappers|vigilantes|mercenaries|"
    r"abductors)|(?:another|an?\s+(?:second|third|separate)|the\s+(?:second|other))\s+"
    r"(?:armed\s+)?(?:group|team|squad|band)|men\s+(?:on\s+(?:motor\w+|horseback|camels)|in\s+(?:\w+\s+)?uniforms?|with\s+"
    r"(?:guns|rifles|machetes))"
)
"""Also those whom a report may name so without their arms."""
_DEED = (
    r"(?:forced|fought|shot|blasted|bombed)\s+(?:their|his|its)\s+way\s+in(?:to)?|broke\s+into|"
    r"(?:slipped|sneaked|snuck|crept|stole|poured|charged)\s+into|broke\s+through|infiltrated|penetrated|"
    r"entered\s+(?:an?|the)\s+(?:[\w’'-]+\s+){0,3}?(?:villages?|town|hamlet|camp|base|barracks|airport|"
    r"mosque|church|school|hospital|hotel|house|home|compound|prison|settlement)|"
    r"burst\s+in(?:to)?|barged\s+in(?:to)?|descended\s+on|swept\s+(?:in)?to|rampaged\s+through|"
    r"went\s+on\s+(?:a|the)\s+rampage|ransacked|looted|pillaged|plundered|torch(?:ed|es)?|razed|"
    r"burn(?:ed|t)(?:\s+down)?|set\s+(?:fire\s+to|ablaze|alight)|laid\s+siege\s+to|besieged|invaded|"
    r"abduct(?:ed|s)?|kidnap(?:ped|s)?|shot\s+up|fired\s+(?:shots|indiscriminately|randomly)"
)
_PRESENT = (
    r"(?:storm|ambush|raid|overrun|behead|massacre|torch|abduct|kidnap|burn\s+down)(?=\s+(?:an?\s|the\s|two|three|four|"
    r"five|six|seven|eight|nine|ten|dozens|scores|several|\d|(?-i:[A-Z])|[\w-]+\s+(?:villages?|towns?|army|military|"
    r"police|base|camps?|posts?|prisons?|schools?|hotels?|market|hospital|airport|church|mosque|station|barracks)\b))"
)
"""What headlines say of raiders: "Militants storm Iraqi prison"."""
RAIDED = (
    r"hijack(?:ed|s|ing)\s+(?:[\w’'-]+\s+){0,5}?(?:ships?|vessels?|tankers?|carriers?|freighters?|"
    r"dhows?|planes?|airliners?|bus(?:es)?)|land(?:ed|ing)\s+(?:an?\s+|two\s+)?helicopters?\s+on\s+(?:the|an?)\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:ship|vessel|tanker|carrier|freighter)|"
    r"bodies\s+of\s+(?:[\w’'-]+\s+){1,12}?(?:were|was|been)\s+(?:found|discovered|recovered|dumped)\b"
    r"(?=[^.;]{0,90}?\b(?:gunshot|bullets?|shot\b|bound\b|handcuffed|behead|decapitat|tortur|execut|"
    r"throats?|blindfold))|"
    rf"(?:{RAIDERS})\s+(?:\w+ly\s+)?{_PRESENT}|"
    rf"(?:{RAIDERS})(?:\s+[\w’'-]+){{0,7}}?\s+(?:{_DEED})|"
    r"(?:villages?|towns?|hamlets?|houses?|homes?|huts|churches|church|mosques?|schools?|markets?|"
    r"shops?|camps?|clinics?|hospitals?|health\s+cent(?:re|er)s?|farms?|settlements?|vehicles?|"
    r"trucks)(?:\s+(?!by\b)[\w’'-]+){0,4}?\s+(?:was|were|been)\s+(?:[a-z]+ly\s+)?(?:burn(?:ed|t)(?:\s+"
    r"(?:down|to\s+the\s+ground))?|torched|razed|looted|ransacked|pillaged|plundered|set\s+(?:ablaze|"
    rf"alight|on\s+fire))\s+by\s+(?:[\w’'-]+\s+){{0,2}}?(?:{RAIDERS}|soldiers|troops)|"
    r"(?:abducted|kidnapped|lined\s+up|rounded\s+up)\s+and\s+(?:then\s+|later\s+)?(?:killed|shot|"
    r"executed|beheaded|murdered)|"
    r"(?:abducted|kidnapped|waylaid)\s+(?:[\w’'-]+\s+){0,4}?by\s+(?:[\w’'-]+\s+){0,2}?"
    rf"(?:{RAIDERS})|"
    r"(?:convoy|bus(?:es)?|vehicles?|cars?|minibus|trucks?|lorr(?:y|ies)|motorcade|train|passengers|"
    r"travellers|patrol)\s+(?:[\w’'-]+\s+){0,6}?(?:was|were|been)\s+(?:stopped|intercepted|held\s+up|halted|"
    r"surrounded|hijacked|waylaid|flagged\s+down)\s+(?:[\w’',-]+\s+){0,7}?by\s+(?:[\w’'-]+\s+){0,4}?"
    rf"(?:{RAIDERS})"
)
_MINE = (
    r"(?:land\s?mines?|ieds?|improvised\s+explosive\s+devices?|roadside\s+(?:bombs?|mines?)|"
    r"explosive\s+(?:devices?|charges?)|booby[- ]?traps?|explosives|"
    r"anti-?(?:tank|personnel)\s+mines?)"
)
LAID = (
    rf"(?:{_MINE}|explosives?|bombs?|devices?|mines?)\s+(?:that\s+(?:had\s+been|was|were)\s+)?(?:planted|"
    r"placed|laid|buried|hidden|concealed|left|stuck|attached|strapped|rigged|fixed|fitted|packed|"
    r"stashed|wired)\b[^,.;]{0,80}?\s(?:kill(?:ed|s)|wound(?:ed|s)|injur(?:ed|es)|went\s+off|"
    r"explod(?:ed|es)|detonated|blew\s+up|ripped|tore|hit|struck|destroyed|damaged)|"
    r"(?:ran|drove|driven|walked|rolled|steered|stumbled|run)\s+(?:into|over|on(?:to)?)\s+"
    rf"(?:(?:an?|the|several|two|some|buried|hidden|[\w-]+)\s+){{0,3}}?(?:{_MINE}|mine|bomb|ambush)|"
    r"(?:triggered|tripped|trod(?:den)?\s+on|stepped\s+on|hit|struck)\s+(?:an?|the)\s+(?:[\w-]+\s+)"
    rf"{{0,2}}?(?:{_MINE}|mines?\b(?!\s+(?:shaft|worker|owner)))"
)
"""Mines and bombs that wait for somebody."""
LADEN = (
    r"(?:vehicles?|cars?|trucks?|lorr(?:y|ies)|vans?|pick-?ups?|motor(?:cycles?|bikes?)|bicycles?|carts?|"
    r"rickshaws?|boats?|vessels?|drones?|tankers?|bus(?:es)?|ambulances?|bags?|parcels?|suitcases?)\s+"
    r"(?:(?:that|which)\s+(?:was|were|had\s+been)\s+)?(?:packed|laden|loaded|rigged|filled|stuffed|fitted|"
    r"primed|crammed)\s+with\s+(?:\w+\s+){0,2}?(?:explosives?|bombs?|dynamite|munitions?)\s+"
    r"(?:(?:was|were|had|has|been|also|then)\s+){0,2}(?:went|gone|flew|flown|hit|struck|drove|driven|crashed|"
    r"sped|rammed|tore|ripped|slammed|burst|detonated|exploded|set)\b"
)
"""What carries a bomb where it goes off: "a boat laden with explosives struck a pier"."""
_AIMED = (
    rf"(?:{_MINE}|mines?|bombs?|drones?|missiles?|rockets?|mortars?|(?:artillery\s+|tank\s+)?shells?|"
    r"grenades?|warplanes?|helicopters?|quadcopters?|uavs?)"
)
_NOUN_WORD = r"(?:attacks?|strikes?|raids?|barrages?|blasts?|explosions?|fire|debris)\b"
SUFFERED = (
    r"(?:killed|wounded|injured|hurt|maimed|martyred|damaged|sunk|disabled|holed|crippled|"
    r"(?:put|knocked)\s+out\s+of\s+(?:action|service|commission))\s+"
    r"(?:(?:in|off|near|at|outside|inside|on)\s+(?:[\w’'-]+\s+){1,4}?)?"
    r"(?:and\s+[\w’'-]+\s+(?:[\w’'-]+\s+)?)?by\s+"
    rf"(?:(?:an?|the|two|three|several)\s+)?(?:[\w’'-]+\s+){{0,2}}?{_AIMED}\b(?!\s+{_NOUN_WORD})"
)
"""What is hit by a thing that nobody is said to have aimed: "wounded by a landmine"."""
AIR_DEEDS = (
    r"(?:drones?|aircraft|war\s?planes?|helicopters?|air\s+force|aviation|jets)\b[^,.;]{0,40}?\s"
    r"(?:treated|neutrali[sz]ed|engaged|took\s+out|eliminated)\s+(?:[\w’'-]+\s+){0,4}?(?:terrorists?|"
    r"militants?|insurgents?|jihadists?|fighters|enem(?:y|ies)|positions?|targets?|regrouping|column|"
    r"convoy|camps?|hideouts?|logistics|vehicles?|group)|"
    r"(?:air|aerial)\s+operations?\s+(?:[\w’'-]+\s+){0,6}?(?:was|were|been)\s+(?:carried\s+out|conducted|"
    r"launched|staged|executed)|"
    r"(?:carried\s+out|conducted|launched|staged|executed)\s+(?:[\w’'-]+\s+){0,3}?(?:air|aerial)\s+"
    r"operations?(?!\s+(?:exercise|drill|training))|"
    r"(?:carried\s+out|conducted|flew|launched|made|executed)\s+(?:[\w’'-]+\s+){0,3}?(?:sorties|operations?|"
    r"raids?)\s+(?:against|on|targeting)\s+(?:[\w’'-]+\s+){0,4}?(?:targets|positions|hideouts|shelters|"
    r"bunkers|camps|depots)"
)
"""The language of communiqués."""
DEBRIS = (
    r"(?:debris|wreckage|fragments|remnants)(?:\s+(?:of|from)(?:\s+[\w’'-]+){1,5}?)?\s+(?:had\s+|also\s+)?"
    r"(?:fell|falls|fallen|falling|landed|landing|hit|hits|struck|crashed|came\s+down|rained|damaged|"
    r"sparked|ignited|started|killed|injured|wounded|caused|set)"
)
"""What falls from an intercepted weapon; a building's debris falls too."""
DEBRIS_FELL = Gate(re.compile(DEBRIS, re.IGNORECASE))
FIRED = (
    r"(?:fire[ds]?|firing|launch(?:ed|es|ing)?|dropp(?:ed|ing)|lobbed|lobbing|hurled|hurling|"
    r"unleash(?:ed|ing)|threw|throwing|tossed)\s+"
    r"(?:(?!after\b|following\b|when\b|while\b|before\b|since\b|as\b|amid\b)\S+\s+){0,4}?"
    r"(?:rockets?|missiles?|shells?|mortars?|drones?|bombs?|projectiles?|grenades?|artillery|"
    r"live\s+rounds|live\s+ammunition|explosive\s+(?:devices?|rounds|bullets|shots)|explosives?|munitions?)"
    r"|used\s+(?:\S+\s+){0,3}?(?:rockets?|missiles?|drones?|mortars?)\s+(?:against|to\s+"
    r"(?:hit|strike|attack|target|bomb|destroy))"
    r"|(?:sent|sending|flew|flying|steered|guided)\s+(?:\S+\s+){0,4}?(?:drones?|missiles?|rockets?|uavs?)\s+"
    r"(?:at|into|towards?|against|crashing|over)\b"
    r"|(?:drones?|missiles?|rockets?|uavs?|projectiles)\s+(?:(?:was|were|had\s+been|are)\s+)?(?:seen\s+)?"
    r"(?:approach(?:ed|ing)|head(?:ed|ing)\s+(?:for|to|towards?)|bound\s+for|(?:flew|flying)\s+(?:at|"
    r"into|towards?)|aimed\s+at)\s"
    r"|releas(?:ed|ing)\s+(?:\S+\s+){0,3}?(?:bombs|munitions?|grenades|explosives|an?\s+bomb)\b"
    r"|(?:rockets?|missiles?|shells?|mortars?|drones?|bombs?|explosives|explosive\s+devices?|"
    r"munitions?|grenades?)\s+(?:\S+\s+){0,2}?(?:were|was|been)\s+"
    r"(?:fired|launched|dropped|thrown|hurled|lobbed|released|tossed)|"
    r"(?:rockets?|missiles?|shells?|mortars?|drones?|projectiles?|explosive\s+(?:rounds|bullets|shots))\s+"
    r"(?:fired|launched)\s+"
    r"(?:by|from|at|towards?|into|across|on)|"
    r"(?:plant(?:ed|ing)|placed|set\s+off|laid|hid|detonated)\s+(?:\S+\s+){0,3}?(?:bombs?|"
    r"explosives|dynamite|(?:explosive\s+)?(?:devices?|charges?)|land\s?mines?|mines|ieds?)"
)
"""What is fired, dropped, thrown or laid."""
SUNK = r"sank|sunk|sinks|sinking|scuttled|went\s+to\s+the\s+bottom"
_SHIPS = (
    r"(?:ships?|vessels?|boats?|tankers?|frigates?|corvettes?|destroyers?|cruisers?|freighters?|"
    r"carriers?|submarines?|trawlers?|dhows?|tugs?|tugboats?|ferr(?:y|ies)|barges?|minesweepers?|"
    r"warships?|landing\s+craft)\b"
)
SHIP = Gate(re.compile(rf"\b(?:\w*{_SHIPS})", re.IGNORECASE))
SINKS_ONE = re.compile(
    r"\s+(?:an?|the|its|their|one|two|three|four|five|several|at\s+least|another|\d+)\s",
    re.IGNORECASE,
)
"""Behind "sank" it is done to a ship."""
HIT_BEFORE = re.compile(r"\b(?:after|when|following|since|days|weeks)\b", re.IGNORECASE)
"""Behind "went to the bottom": the attack is told there."""
AT_SEA = Gate(
    re.compile(
        r"\b(?:storms?|drown\w*|capsiz\w*|overcrowd\w*|overload\w*|migrants?|refugees|collid\w*|"
        r"collision|ran\s+aground|bad\s+weather|rough\s+seas?|waves|leak\w*)\b",
        re.IGNORECASE,
    )
)
"""Beside these a ship sank by itself."""
RIPPED = (
    r"(?:ripped|tore|rips|tears|ripping|tearing|sliced|ploughed|plowed|slammed|punched|smashed)\s+"
    r"(?:through|into|across|apart)"
)
"""Verbs of a blast, if one is meant."""
ABLAZE = (
    r"(?:was|were|is|are)\s+(?:still\s+|seen\s+|left\s+|set\s+)?(?:burning|ablaze|on\s+fire|in\s+flames)|"
    r"caught\s+fire|(?:burst\s+into|went\s+up\s+in)\s+flames|(?:smoke|flames|fires?|blazes?)\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?:rose|rising|billowed|billowing|broke\s+out|erupted|raged|was\s+seen)"
)
"""What a town looks like behind an attack on several; a fire alone tells of none."""
BREAKS = (
    r"knock(?:s|ed)?\s+out|disabl(?:es|ed)|crippl(?:es|ed)|wreck(?:s|ed)|flatten(?:s|ed)|"
    r"level(?:s|l?ed)|raze[sd]?|gut(?:s|ted)|burn(?:s|ed|t)|demolish(?:es|ed)|maim(?:s|ed)|"
    r"smash(?:es|ed)|shatter(?:s|ed)|holed|punctur(?:es|ed)|breach(?:es|ed)|spark(?:s|ed)|ignit(?:es|ed)|trigger(?:s|ed)\s+(?:a|an|the)\s+"
    r"(?:\w+\s+)?(?:fire|blaze|explosion|blackout)|(?:start|caus)(?:s|es|ed)\s+(?:an?\s+|the\s+)?"
    r"(?:\w+\s+)?(?:fires?|blazes?|blackouts?|damage|outages?|power\s+cuts)|took\s+out|"
    r"br(?:ought|ings?)\s+down|tore\s+(?:off|away)|sheared\s+off|cut(?:s)?\s+(?:off\s+)?(?:the\s+)?(?:power|electricity|water)|(?:halt|stopp|disrupt|interrupt)ed\s+"
    r"(?:[\w’'-]+\s+){0,2}?(?:loading|production|operations|work|pumping|exports|output|refining|"
    r"shipments)|shut\s+down\s+(?:an?|the|its|two|three|several)"
)
"""What a weapon does to what it hits: "drones knocked out a transformer"."""
ELLIPSIS = re.compile(
    r"^\W*(?:(?:minutes|moments|hours|shortly|soon)\s+(?:later|after(?:wards)?),?\s+)?(?:another|a\s+"
    r"(?:second|third|fourth|fifth)|the\s+(?:other|first|second|third)|one)\s+(?:also\s+|then\s+|"
    r"later\s+)?(?:[a-z]+ed|hit|struck|tore|fell|went|blew)\b",
    re.IGNORECASE,
)
"""A sentence that leaves out what it speaks of: "Another ripped through a market"."""
ELLIPTIC = (
    r"(?:another|a\s+(?:second|third|fourth|fifth)|the\s+(?:other|second|third)|two\s+(?:others|more)|"
    r"three\s+(?:others|more)|several\s+(?:others|more)|others)(?:\s+(?:one|two))?"
    r"(?:,\s+[^,.;]{3,60},)?\s+(?:(?:had|also|then|later|reportedly)\s+)*"
    r"(?:(?:fell|landed|slammed|crashed|came\s+down|exploded|hit|struck|went\s+off)"
    r"(?=\s+(?:on|in|into|near|at|outside|inside|beside|close|an?|the|another)\b)|"
    r"(?:killed|wounded|injured)(?=\s+(?!in\b|by\b|when\b|during\b|on\b|at\s+(?:the|an?)\b|after\b)\w))"
)
"""A blow whose weapon was named in the sentence before: "another fell on a hotel"."""
THE_ONE = re.compile(
    r"\W*(?:the|that)\s+one\s+(?:on|in|at|before)\s+(?:[\w’'-]+\s+){1,4}$", re.IGNORECASE
)
"""In front of "killed": "the one on Friday killed nine" is of another strike."""
THE_ONE_ON = re.compile(r"\W*(?:the|that)\s+one\s+(?:on|in|at|before)\b", re.IGNORECASE)
NEUTRALISED = re.compile(r"neutrali|eliminat|liquidat", re.IGNORECASE)
FOES_BEHIND = re.compile(
    rf"\s+(?:[\w’'-]+\s+){{0,5}}?(?:{FIGHTERS}|operatives?|jihadis?|elements)\b", re.IGNORECASE
)
"""Behind "neutralised": whom only arms do that to."""
PEOPLE_OF_ARMS = re.compile(
    rf"\b(?:{FIGHTERS}|commanders?|leaders?|operatives?|soldiers?|troops|enem(?:y|ies)|members?|"
    r"chiefs?|jihadis?|elements)\b",
    re.IGNORECASE,
)
"""Beside "neutralised" and "eliminated" these make it a killing."""
CLASHES = (
    r"gun\s?battles?|gun\s?fights?|fire\s?fights?|shoot-?outs?|exchanges?\s+of\s+(?:gun)?fire|"
    r"(?:exchanged|traded|exchanging)\s+(?:gun)?fire|clash(?:es|ed)?|skirmish(?:es)?|"
    r"(?:heavy|fierce|intense|renewed|fresh|deadly|bloody|ethnic|inter-?ethnic|inter-?communal|communal|"
    r"tribal|sectarian|clan|street|jihadist|militia|factional)\s+(?:fighting|violence|battles?|fights?)|"
    r"(?:shooting\s+|killing\s+)?rampages?|(?:shooting|killing)\s+sprees?|"
    r"in\s+(?:an?|two|three|several|separate)\s+(?:(?!rescue|relief|surgical|evacuation|humanitarian|"
    r"recovery|peacekeeping)[\w’'-]+\s+){0,3}?(?:operations?|encounters?)|"
    r"operations?(?=\s+(?:in|near|at|against|around)\s+[^.;,]{2,50}?\s(?:left|killed|claimed)\b)|"
    r"infiltrat(?:e|ed|ing|ion(?:\s+(?:attempts?|bids?))?)|"
    r"(?:fighting|battles)\s+(?:[a-z]+\s+)?(?:broke\s+out|erupted|flared|took\s+place)|"
    r"(?:fighting|battles?)\s+between|fighting(?:\s+(?:on|in|at|near|around|for|over)\s+[^.;,]{2,40}?)?\s+"
    r"(?:has\s+|had\s+)?(?:also\s+)?(?:killed|left|claimed)|"
    r"battles?(?=\s+(?:in\s+which|that\s+(?:killed|left)))|(?<=\bin\s)(?:fighting|combat|battles?)"
    r"(?=\s+(?:in|near|at|around|outside|with|against|for|over|on)\b)|"
    r"(?:hours?|day|night|minute)[-\s](?:long\s+)?siege|hostage[-\s](?:takings?|siege|crisis)"
)
THWARTED = (
    r"(?:thwart|foil|repel|repuls|abort|frustrat)(?:l?ed|s|l?ing)\s+(?:(?:an?|the|their|its|another|several|"
    r"two|three|four|many|all|new|fresh|a\s+number\s+of)\s+){1,2}(?:[\w’'-]+\s+){0,2}?(?:attempts?|bids?)"
    r"(?=\s+(?:[\w’'-]+\s+){0,10}?to\s+(?:infiltrate|penetrate|sneak|slip|advance|storm|break|enter|seize|raid|overrun|"
    r"cross|capture|attack\s+(?:the|an?|its|one|several|two)\b))"
)
"""What an army says of those who came and were driven off: an attack that was fought."""
FOUGHT_ON = Gate(
    re.compile(
        r"\bclash(?:es|ed)\s+(?:[\w-]+\s+){0,3}?(?:with|between)\b|"
        r"\b(?:fighting|clashes|battles|fire\s?fights?|gun\s?battles?)\s+(?:[a-z]+\s+)?(?:broke\s+out|erupted|"
        r"flared|took\s+place)\b",
        re.IGNORECASE,
    )
)
A_DAY = re.compile(
    r"\b(?:on|late|early|since)\s+(?:early\s+|late\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"\b(?:yesterday|today|overnight|at\s+dawn|this\s+morning|last\s+night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+"
    r"(?:morning|evening|night|afternoon))\b",
    re.IGNORECASE,
)
"""A fight of which a day is told is one, and no state of war, even if nobody counts the dead."""
LOOSE_CLASH = re.compile(
    r"clash|skirmish|infiltrat|rampage|spree|operation|encounter|fighting|combat|violence|battle|fight|siege|hostage",
    re.IGNORECASE,
)
FOES = re.compile(
    r"\b(?:ethnic|inter-?ethnic|inter-?communal|tribal|sectarian|clans?|jihadist|rival|armed|militias?|"
    r"factions?|herders|herdsmen|pastoralists|tribes|communities|fighters|gunmen|rebels|insurgents|"
    r"militants|terrorists|attackers|security\s+forces|troops|soldiers|personnel|army|border\s+guards|outposts?)\b",
    re.IGNORECASE,
)
"""Those who fight with arms, and what their fights are called."""
TOLL = Gate(
    re.compile(
        r"\b(?:kill(?:ed|s|ing)|dead|died|deaths?|wound(?:ed|s|ing)|injur\w+|martyred|"
        r"martyrs|slain|lost\s+their\s+lives|claimed\s+(?:[\w-]+\s+){1,4}lives)\b",
        re.IGNORECASE,
    )
)
UNARMED = Gate(
    re.compile(
        r"\b(?:protest\w*|demonstrat\w*|rioters?|riots?|students?|fans|supporters|hooligans|strikers|"
        r"looters|prisoners|inmates|tear\s?gas|rubber\s+bullets|water\s+cannons?|stones?|rocks?|opinions?|"
        r"personalit\w+|parliament|debate)\b",
        re.IGNORECASE,
    )
)
"""Where these clash, no war is fought."""
ARREST = Gate(
    re.compile(
        r"\b(?:arrest(?:ed|s|ing)?|detain(?:ed|s|ing)?|rounded\s+up|taken\s+into\s+custody|"
        r"took\s+(?:[\w’'-]+\s+){1,4}?into\s+custody)\b",
        re.IGNORECASE,
    )
)
"""Beside these a raid is one of police, if nothing speaks of arms."""
OPENED_FIRE = Gate(
    re.compile(
        r"\b(?:gun\s?(?:fire|battle|fight)|opened\s+fire|shot|shots|shoot\w*|clash\w*|fire\s?fight|"
        r"exchange|burn(?:ed|t|ing)|torch\w*|demolish\w*|destroy\w*|air\s?(?:strikes?|raids?)|"
        r"live\s+(?:fire|rounds|ammunition))\b",
        re.IGNORECASE,
    )
)
BY_ARMED = Gate(re.compile(rf"\b(?:{RAIDERS})\s+(?:[\w’'-]+\s+){{0,3}}?(?:raid|storm)", re.I))
"""Those who raid otherwise than to arrest."""
