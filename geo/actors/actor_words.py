"""The words that mean an actor without its name, and those beside a name that make it a party.

Tables only: `geo.actors` reads with them.
"""

from __future__ import annotations

import re

from geo.patterns.gates import Gate

PRONOUN = Gate(
    re.compile(
        r"\b(?:they|it|(?:its|their|our)\s+"
        r"(?:(?:own|special|armed|security|ground|fighter|attack)\s+){0,2}"
        r"(?:forces|army|military|air force|troops|soldiers|(?:war)?planes|aircraft|jets|"
        r"helicopters|"
        r"fighters|men|members|operatives|supporters|followers|squads|cells|gunmen|militants|(?:suicide\s+)?bombers|units|gunners|pilots|artillery|drones|missiles|rockets|navy|ships))\b",
        re.IGNORECASE,
    )
)
EXPLETIVE = re.compile(
    r"it\s+(?:then\s+|also\s+|\w+ly\s+)?(?:exploded|detonated|blew\s+up|went\s+off|crashed|burst|came\s+down)\b|"
    r"it\s+(?:is|was|should|must|has|had|may|might|could|will|would|remain\w*|appear\w*|seem\w*|"
    r"emerged|follow\w*|came)\s+(?:(?:also|not|be|been|immediately|still)\s+){0,3}"
    r"(?:(?:un)?clear|unknown|recalled|noted|known|believed|thought|likely|possible|reported|said|"
    r"remembered|that|when|where|the|an?|one|among|after|days?|hours?|weeks?)\b",
    re.IGNORECASE,
)
"""An "it" that means nobody: "it should be recalled that"."""
OBJECT_IT = re.compile(
    r"(?:\b(?:explod|detonat|crash)\w*\s+(?:\w+\s+){0,3}?(?:after|when|as|before)\s+|\b(?:blam|attribut|pinn|ascrib|describ|call|condemn|denounc|claim|order|report|confirm|link|"
    r"investigat|term|deem|hit|struck|attack|target|den[yi]|reject|dismiss)\w*\s+|\b(?:of|on|at|by|with|from|in|into|against|"
    r"about|behind|for|to)\s+|\b(?:no|any)\s+(?:\w+\s+)?(?:one|group|organi[sz]ation|party|side|faction)\b"
    r"[^.;,]{0,40}|\bnobody\b[^.;,]{0,40})$",
    re.IGNORECASE,
)
"""In front of "it" these make it the deed, or nobody: "blamed it on", "no group said it"."""
THE_GROUP = Gate(
    re.compile(
        r"\bthe\s+(?:(?:powerful|armed|militant|rebel|extremist|jihadist|insurgent|Islamist|"
        r"(?:takfiri|terrorist)(?=\s+(?:terrorist\s+)?(?:group|organi[sz]ation|movement|network)\b)|same|Shi['’]?ite|Shia|Sunni|"
        r"(?-i:[A-Z])[\w’'-]+(?:ese|ian|i|ish|an)(?=\s+(?:(?:armed|militant|rebel|Islamist)\s+)?(?:group|movement|militia)\b))\s+)*"
        r"(?:militia|group|movement|party(?=\s+(?:said|says|claimed|announced))|organi[sz]ation|faction|rebels|insurgents|militants|guerr?illas|"
        r"terrorists|extremists|subversives|fighters|jihadists|"
        r"(?<=same\s)(?:branch|affiliate|wing|cell|network))\b(?!\s+of\b)",
        re.IGNORECASE,
    )
)
A_GROUP = re.compile(
    r"(?:militia|group|movement|organi[sz]ation|faction|branch|affiliate|wing|cell|network)$",
    re.IGNORECASE,
)
ONE_GROUP = Gate(
    re.compile(
        rf"{THE_GROUP.pattern.pattern}|"
        r"(?<!pro-government )(?<!allied )\b(?:guerr?illas?|rebels|insurgents)\b"
        r"(?!-|\s+(?:of|from|belonging|linked|loyal)\b)",
        re.IGNORECASE,
    )
)
BARE_REBELS = re.compile(r"(?:guerr?illas?|rebels|insurgents|subversives)$", re.IGNORECASE)
_FORCES = r"(?:(?:government|security|regime|state|federal|army|special)\s+forces|troops|soldiers)"
_STRUCK = (
    r"(?:(?:then|also|later|had|have|has|reportedly|again|on\s+\w+day)\s+){0,3}(?:stormed|killed|shot|opened|fired|"
    r"raided|attacked|shelled|launched|bombed|struck|massacred|executed|gunned|torched|burned|pounded|"
    r"ambushed|bombarded|beat|rounded|clashed|went\s+(?:from\s+)?(?:house|door))\b"
)
THE_ARMY = Gate(
    re.compile(
        r"\b(?:the\s+(?:armed\s+forces|army|military|air\s+force|navy|security\s+forces|regime|"
        r"government|junta)|"
        r"(?:army|government|military|regime|junta|air\s+force)(?=\s+(?:air\s?strikes?|drone\s+strikes?|"
        r"strikes?|air\s+raids?|raids?|shelling|bombardments?|bombings?|shells|rockets?|missiles?|(?:barrel\s+|cluster\s+)?bombs?|"
        r"mortars?|artillery|gunfire|(?:and|or)\s+(?-i:[A-Z])\w+\s+(?:air\s?strikes?|strikes?|raids?|(?:war)?planes?|jets?|aircraft|shelling))\b)|"
        rf"{_FORCES}(?=\s+{_STRUCK})|"
        r"(?:(?:the|an?)\s+)?(?:pro-(?:government|regime)|loyalist)\s+(?:forces|fighters|troops|militiamen|militias?|gunmen)|"
        r"(?:(?:the|an?)\s+)?(?:army|government|military|regime|junta|air\s+force)\s+(?:troops|soldiers|forces|units|"
        r"aircraft|(?:war)?planes?|helicopters?|jets?|artillery|drones?)|"
        r"(?:the\s+)?(?:(?:national\s+)?defen[cs]e\s+(?:ministry|minister|department)|ministry\s+of\s+"
        r"(?:national\s+)?defen[cs]e|minister\s+of\s+(?:national\s+)?defen[cs]e|general\s+staff)\b(?!\s+of\b)|"
        rf"(?<=by\s)(?:the\s+)?(?:army|military|{_FORCES})|"
        rf"(?:(?<=blamed\s)|(?<=accused\s)|(?<=blaming\s)|(?<=with\s))(?:the\s+)?(?:police|{_FORCES}))\b"
        r"(?!\s+(?:of(?!\s+\w+ing\b)|from|loyal|said|base|bases|barracks|school|hospital|council|zone|wing)\b)",
        re.IGNORECASE,
    )
)
THE_SHORT = Gate(
    re.compile(
        r"\b[Tt]he\s+(?P<head>Guard|Front|Brigade|Corps|Legion|Alliance|Coordination|Network)s?\b(?!\s+(?:of\b|[A-Z]))"
    )
)
"""A part of a group's name that stands for it; `Focus.named` says for which."""
REGIME = re.compile(r"\b(?:regime|junta)\b", re.IGNORECASE)
THE_ENEMY = Gate(
    re.compile(
        r"(?<!public )\b(?:the\s+)?(?:enemy|enemies|occupiers|invaders|aggressors?)"
        r"(?!-|\s+(?:of|number|lines?|combatants?)\b)(?:['’]s)?(?:\s+(?:army|forces|troops|soldiers|artillery|(?:war)?planes?|aircraft|aviation|jets?|drones?|UAVs?|"
        r"helicopters?|missiles?))?\b",
        re.IGNORECASE,
    )
)
"""The other side of a war, in the words of one; `Focus.named` says who it is."""
THE_COALITION = Gate(
    re.compile(
        r"\b(?:the\s+)?(?:coalition|alliance)(?!-)(?:\s+(?:forces|troops|air\s+force|command|(?:war)?planes?|jets?|aircraft|"
        r"helicopters?|drones?|artillery|ships?)\b)?(?!\s+(?:of|government|partners?|talks|agreement|parties)\b)",
        re.IGNORECASE,
    )
)
"""A coalition without its name; `Focus.named` says which."""
NOBODY = re.compile(
    r"\b(?:nobody|no\s+one|none|no\s+(?:\w+\s+)?(?:group|organi[sz]ation|party|side|faction))\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""In front of "they" these make it nobody: "nobody has said they did it"."""
OF_STATE = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:officials?|officers?|leaders?|authorities|government|army|military|"
    r"commanders?|forces|troops|soldiers|minist(?:er|ers|ry)|president|premier|spokes\w+|jets|"
    r"(?:war)?planes|aircraft|drones|ships|navy|intelligence|regime|rebels|fighters|militants|"
    r"enemy|occupation|aggression|entity)\b",
    re.IGNORECASE,
)
"""Behind a country's adjective these speak or act for it."""
FORCE_OF = re.compile(
    r"\b(?:the\s+)?(?:air\s+force|army|armed\s+forces|military|navy|government|regime|junta|troops|soldiers|"
    r"(?:special\s+|security\s+|naval\s+)?forces|(?:war)?planes?|(?:fighter\s+)?jets?|aircraft|helicopters?|drones?|"
    r"artillery|warships?|intelligence|general\s+staff|(?:defen[cs]e\s+ministry|ministry\s+of\s+defen[cs]e))\s+"
    r"of\s+(?:the\s+)?(?:(?!(?:in|on|at|by|of|from|to|and|a|an|south\w*|north\w*|east\w*|west\w*|central)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""In front of a country or a leader, these make it a party: "the air force of Sudan"."""
LED_BY = re.compile(
    r"\b(?:the\s+|an?\s+)?(?:(?:military|Arab|Gulf|Sunni|international|multinational|air)\s+){0,2}(?:coalition|alliance)"
    r"(?:\s+(?:of|which|that)\s[^,;.]{1,30}?)?,?\s+(?:is\s+)?(?:led\s+by|headed\s+by|under|commanded\s+by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""In front of a state: the coalition that it leads is meant."""
ARMS_OF = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:rockets?|mortars?|missiles?|gunm[ae]n|gunfire|fire|shells?|projectiles?|(?:suicide\s+)?(?:bombers?|"
    r"bombings?)|attackers?|assailants?|attacks?|shootings?|rocket\s+fire)\b",
    re.IGNORECASE,
)
"""Behind a people's name: arms and deeds of its fighters, where they are not the state's."""
BELONGS = re.compile(r"\s+(?:of|from|belonging to|linked to|loyal to)\s+(?:the\s+)?", re.IGNORECASE)
OWNER = re.compile(r"['’]s\s")
POSSESSED = re.compile(r"['’]s?\s+")
OWN = re.compile(
    r"['’]s\s+(?:\w+\s+){0,2}?(?:army|military|forces|government|troops|president|premier|"
    r"minist\w+|navy|air force|officials?|authorities|command|spokes\w+|leaders?|jets|drones|"
    r"affiliates?|branch|wing|fighters|media|"
    r"defen[cs]e\w*)\b",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"\([A-Z][\w .]{1,30}\)\s+(?=[A-Z“\"])|"
    r"[A-Z][A-Z .,’'-]{2,40}(?:\([^)]{1,40}\))?\s*[–—-]+\s|.{0,40}?\([A-Z][\w .]{1,30}\)\s*[–—-]+\s"
)
PLACED = re.compile(
    r"(?:\b(?:in|of|near|from|to|at|across|inside|into|outside|through|within|around|over|on)\s+"
    r"(?:(?:the|neighbou?ring|nearby|north\w*|south\w*|east\w*|west\w*|central)\s+)*|,\s+|"
    r"\b(?:controls|controlling|rules|ruling|holds|holding|governs|governing)\s+(?:\w+ern\s+|central\s+)?)$",
    re.IGNORECASE,
)
"""In front of a country's name these make it a place."""
IN_FRONT = re.compile(r"(?:^|[.;:“”\"]\s*|\n)In\s+$")
"""In front of a capital that begins a sentence: "In Cairo the army said"."""
SEATED = re.compile(
    r"\s?-\s?(?:based|headquartered|rooted|administered|controlled|born)\b", re.IGNORECASE
)
SEATED_IN = re.compile(
    r"\b(?:based|headquartered|rooted|sheltering|hiding|exiled)\s+(?:mainly\s+|largely\s+)?in\s+"
    r"(?:neighbou?ring\s+|nearby\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""Behind and in front of a country's name these make it the seat of somebody else."""
BODY_OF = re.compile(
    r"\b(?:Party|Bank|University|Church|Union|Federation|Association|Congress|Front|Movement|Society|Academy|"
    r"Institute|Bishops|Conference|Chamber|League|Voice|Radio|Museum|Confederation|Brotherhood|Resistance)\s+of\s+(?:the\s+)?$"
)
"""In front of a country's name these make it a part of another's: "the Communist Party of"."""
NAMED_AFTER = re.compile(
    r"\s+(?:schools?|university|college|hospital|clinic|mosque|church|shrine|bridge|street|square|stadium|"
    r"neighbou?rhood|quarter|roundabout)\b",
    re.IGNORECASE,
)
"""Behind a part of a group's name these are called after whom the group is called after, too."""
OF_GROUP = re.compile(r"\s+(?:affiliate|branch|province|chapter|wing|franchise)\b", re.IGNORECASE)
"""Behind a country's name these make it a part of a group's: "its Egypt affiliate"."""
