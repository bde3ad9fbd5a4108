"""Sentences that tell the day of an attack in other words: "The men arrived at dawn on Tuesday".

A report on the day after opens with what followed, a funeral or a visit, and says only later, and
without a word of attack, when it came: how those who made it arrived, what those whom it hit
were doing. Such a sentence is told of the event spoken of last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.mentions.clause_dates import Numbered

_DOING = (
    r"(?:sleeping|asleep|praying|eating|having|sitting|standing|queu(?:e?ing)|waiting|working|playing|"
    r"walking|driving|riding|travell?ing|heading|returning|crossing|fishing|farming|harvesting|herding|"
    r"grazing|shopping|gather(?:ed|ing)|attending|celebrating|holding|leaving|passing|moving|sailing|"
    r"on\s+(?:(?:his|her|its|their|the)\s+way|(?:foot\s+)?patrol|duty|board))"
)
"""What people were doing when it came."""
_MISHANDLED = (
    r"(?:tied|bound|beheaded|executed|dragged|herded|rounded\s+up|(?:brought|rushed|admitted|carried|ferried)\s+to|lined\s+up|pulled|taken|led\s+away|"
    r"surrounded|cornered|trapped|caught|stopped|flattened|gutted|levell?ed|reduced|"
    r"engulfed|set\s+(?:on\s+fire|alight|ablaze)|looted|ransacked|overwhelmed|done|carried\s+out|"
    r"launched|committed|perpetrated|staged|planted|triggered|set\s+off)"
)
"""What was done to them and to what was theirs."""
_CAME = (
    r"(?:came|comes|arrived|happened|occurred|took\s+place|unfolded|began|started|erupted|lasted|"
    r"broke\s+(?:in(?:to)?|out|through)|burst\s+in\w*|entered|swept\s+(?:in\w*|through)|poured\s+in\w*|"
    r"descended|infiltrated|surrounded|encircled|approached|climbed|scaled|cut\s+through|"
    r"(?:took|received|suffered|sustained)\s+(?:a\s+)?(?:direct|several|heavy|multiple)\s+\w+|"
    r"rolled\s+in\w*|moved\s+in\w*|set\s+(?:fire|light|off)|went\s+from|knocked|rammed|ploughed|"
    r"(?:was|were)\s+(?:killed|shot|slain|murdered|wounded|injured)|perished|lost\s+(?:his|her|their)\s+"
    r"li(?:fe|ves)|died(?!\s+(?:in\s+(?:an?\s+|the\s+)?hospital|of\b|from\s+(?:his|her|their)))|"
    r"(?:drove|rode|marched|walked|crossed|sneaked|forced\s+(?:their|its|his)\s+way|crept|came\s+down)(?=\s+(?:in|out|over|up)?to\b)|"
    r"tore|slammed|smashed|went\s+off|exploded|detonated|struck|hit|landed|fell|crashed|stopped|blocked|forced|"
    r"detected|spotted|woke|awoke|heard|were\s+woken|dropped|appeared|flew)"
)
"""How those who made it came, and how it came."""
_TELLS = re.compile(
    rf"\b(?:(?:was|were|had\s+been|being)\s+(?:\w+ly\s+)?(?:{_DOING}|{_MISHANDLED})|had\s+{_DOING}|"
    rf"{_CAME})\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:president|premier|minister|ministers|ministry|king|prince|pope|envoys?|ambassadors?|"
    r"diplomats?|delegat\w+|leaders?|parliament|court|judges?|trial|council|committee|commission\w*|"
    r"congress|senate|police\s+(?:arrived|came)|ambulances|rescue\w*|medics|firefighters|teams?|"
    r"investigators?|inspectors|experts|aid|relief|talks|negotiat\w+|meetings?|summit|visit\w*|"
    r"funerals?|burials?|buried|coffins?|mourn\w*|protest\w*|demonstrat\w*|rall(?:y|ies)|elections?|"
    r"vot(?:e|es|ing)|polls?|truce|ceasefire|cease-fire|evacuat\w+|statements?|announcement|reports?|"
    r"comments?|remarks|claims?|videos?|footage|reopen\w*|resum\w+|school\s+year|trading|stocks?|"
    r"prices?|rains?|floods?|earthquake|storms?|release[ds]?|freed|arrests?|arrested|detained|"
    r"investigation|inquiry|search|strike\s+by\s+workers|operation\s+to|death\s+came|news|word)\b",
    re.IGNORECASE,
)
"""Whoever else came on a day, and whatever else began."""
_ONE_DAY = frozenset(
    {"weekday", "date", "yesterday", "last_night", "overnight", "today", "weekday_range",
     "day_before_yesterday", "day_of_month", "date_range"}
)  # fmt: skip


def tells_day(text: str, dates: Sequence[Numbered], shift: int) -> bool:
    """Whether a sentence without a word of attack says on which day it came.

    Parameters
    ----------
    text
        The sentence.
    dates
        Its date phrases.
    shift
        Where the sentence begins in the report.
    """
    days = [d for _, d in dates if d.start and d.rule in _ONE_DAY and not d.of_statement]
    told = _TELLS.search(text)
    if not days or told is None or len({d.start for d in days}) > 1:
        return False
    return not _OTHERS.search(text, 0, max(told.end(), days[0].span.start - shift))
