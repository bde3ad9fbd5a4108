"""Words in front of a name that say what it is to somebody, or that the thing was within it.

"The besieged", "the country's second", "in the jungles of", "the group's de facto capital": they
are passed over on the way from a name to the preposition that governs it.
"""

from __future__ import annotations

import re

DESCRIBING = frozenset(
    ["strategic", "key", "main", "small", "largest", "major", "provincial", "coastal", "ancient",
     "historic", "northern", "southern", "eastern", "western", "central", "neighbouring",
     "neighboring", "nearby", "kurdish", "sunni", "shia", "shiite", "druze", "christian", "muslim",
     "alawite", "yazidi", "arab", "same", "downtown",
     "annexed", "occupied", "besieged", "restive", "volatile",
     "troubled", "lawless", "disputed", "contested", "breakaway", "separatist", "beleaguered"]
)  # fmt: skip
DESCRIPTION = re.compile(
    r"(?:\b(?:[\w-]+-(?:held|controlled|occupied|besieged|majority|owned|run|populated|most|torn|hit|ravaged|"
    r"stricken|plagued|wracked|rich|annexed)|"
    r"(?:[\w-]+-)?(?:largest|biggest|busiest|oldest|poorest)|(?:second|third|fourth|fifth)|"
    rf"{'|'.join(sorted(DESCRIBING))}|country.s|nation.s|kingdom.s|province.s|so-called)"
    r"\s+)$",
    re.IGNORECASE,
)
WITHIN_IT = re.compile(
    r"\b(?:the\s+)?(?:(?:dense|remote|nearby|vast|rugged|thick|narrow|crowded|busy|very|rural)\s+)?"
    r"(?:hinterlands?|jungles?|forests?|woods|woodlands?|interior|vicinity|(?:main\s+)?streets?|heart|cent(?:re|er)|"
    r"middle|alleys|fields|farmlands?|marshes|swamps|hills|backstreets|downtown|skies\s+(?:over|above)|"
    r"villages|rural\s+areas|parts|areas|sections)\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What is in a place, or about it: "in the jungles of Basilan"."""
HOLD = re.compile(
    r"\b(?:the|an?|its|their|his)\s+"
    r"(?:(?!(?:the|an?|its|their|and|or|of|to|from|by|with|for|as|in|on|at|near|outside|inside|around|into|"
    r"within|across|over|off|along|between|against|north\w*|south\w*|east|west|said|was|were|is|are|has|"
    r"had|that|which|hits?|struck)\b)[\w’'()-]{1,20}\s+){0,7}"
    r"(strongholds?|bastion|heartland|hometown|enclave|pocket|hub|redoubt|powerbase|fiefdom|hotspot|"
    r"capital|birthplace)\s+(?:(?:city|town)\s+)?(?:of\s+)?$",
    re.IGNORECASE,
)
"""What a place is to somebody: "in the regime stronghold of", "on the group's de facto capital"."""
ENDS_HOLD = frozenset(
    ["of", "rural", "city", "town", "stronghold", "bastion", "heartland", "hometown",
     "enclave", "pocket", "hub", "redoubt", "powerbase", "fiefdom", "hotspot", "capital",
     "birthplace"]
)  # fmt: skip
