"""Where the words say that nobody was killed or hurt: zero, as somebody says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.casualties.drafts import Draft
from geo.casualties.words import GROUP_OF, Group
from geo.patterns.gates import Gate

_HARMED = r"(?:killed|injured|wounded|hurt|harmed|dead)"
_NOUNS = (
    r"(?:casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalit(?:y|ies)|victims|loss\sof\s(?:human\s)?life"
    r"|(?:human\s)?lives(?=\swere\slost))"
)
_NONE = Gate(
    re.compile(
        rf"\b(?:(?:no|without|zero)|(?:did|does|has|have|had)\s(?:not|n't)\s(?:cause[ds]?|result(?:ed)?"
        rf"\sin|le(?:a|)d\sto)(?:\sany)?|without\s(?:causing|any)(?:\sany)?)\s+"
        rf"(?P<between>(?:[\w-]+\s+){{0,8}}?)(?P<noun>{_NOUNS})(?:,?\s(?:or|and|nor)\s(?:\w+\s)?"
        rf"(?P<also>{_NOUNS}))?(?P<after>\s(?:were|was|have\sbeen|has\sbeen|are)\s(?:\w+\s)?reported)?",
        re.IGNORECASE,
    )
)
_NOBODY = Gate(
    re.compile(
        rf"\b(?:no[ -]one|nobody|none|(?:no|not\s(?:a\ssingle|one|any))\s(?P<between>(?:[\w-]+\s){{1,4}}?))"
        rf"(?:\sof\s(?:\w+\s){{0,3}}?\w+)?\s?"
        rf"(?:was|were|is|are|has\sbeen|have\sbeen|had\sbeen|died)\s?"
        rf"(?:(?!serious|critical|bad|severe|grave|else)\w+\s)?(?P<noun>{_HARMED})"
        rf"(?:\s(?:or|and|nor)\s(?P<also>{_HARMED}))?",
        re.IGNORECASE,
    )
)
_NOBODY_DIED = Gate(
    re.compile(
        r"\b(?:(?:no[ -]one|nobody|none(?:\sof\s(?:\w+\s){1,3}?\w+)?)\s|"
        r"no\s(?P<between>(?:(?!and\b|or\b|but\b)[\w-]+\s){1,4}?))"
        r"(?:has\s|have\s|had\s)?(?P<noun>died|perished|lost\s(?:his|her|their)\slives?)\b(?P<also>)",
        re.IGNORECASE,
    )
)
_NO_DEAD = Gate(
    re.compile(
        r"\bno\s(?P<between>)(?P<noun>dead|killed|wounded|injured)(?:\s(?:or|and|nor)\s(?P<also>dead|"
        r"killed|wounded|injured))?(?=[.,;]|\s(?:among|were|was|in|on)\b|$)",
        re.IGNORECASE,
    )
)
# "The crew was unharmed": only said of all who were there is it a figure.
_SAFE = Gate(
    re.compile(
        r"\b(?:all|everyone|everybody|(?:the|its|their|entire|whole)\s(?:\w+\s)?"
        r"(?P<noun>crew|passengers|occupants|staff|residents|worshippers))\b(?P<between>)(?P<also>)"
        r"[^.;,:]{0,40}?\b(?:was|were|are|is|escaped|remained)\s(?:\w+\s)?"
        r"(?:unharmed|unhurt|uninjured|safe)\b(?!,?\s(?:but|except|apart|although|haven|zone|house|from))",
        re.IGNORECASE,
    )
)
# "No further casualties" and "no word on casualties" are not "nobody was hurt".
_NOT_NONE = re.compile(
    r"\b(?:serious|major|further|more|other|additional|immediate|immediately|new|word|details?|"
    r"information|comment|figures?|confirmation|mention|official|that|significant|longer|doubt|"
    r"less|fewer|than|way|right|intention|estimates?|data|toll|count|giving|mentioning|providing|"
    r"specifying|stating|naming|disclosing|saying|reporting)\b",
    re.IGNORECASE,
)
_NO_HEDGE = re.compile(r"\b(?:indications?|reports?|signs?|evidence|reported)\b", re.IGNORECASE)
_UNCERTAIN = re.compile(r"\b(?:if|whether|unclear|not clear)\b[^.;]{0,40}$", re.IGNORECASE)


def nobody(text: str) -> Iterator[Draft]:
    """Read where a sentence says that there were no dead or hurt."""
    for pattern in (_NONE, _NO_DEAD, _NOBODY, _NOBODY_DIED, _SAFE):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 60) : match.start()]
            if not _NOT_NONE.search(match["between"] or "") and not _UNCERTAIN.search(before):
                yield _zero(match)


def _zero(match: re.Match[str]) -> Draft:
    """Read what nobody suffered, and how firmly it is said."""
    harms = f"{match['noun']} {match['also'] or ''}".lower()
    both = match.re is _SAFE.pattern or re.search(r"casualt|victims|hurt|harmed", harms)
    died = both or re.search(r"died|perish|death|fatal|killed|dead|life|lives", harms)
    hurt = both or re.search(r"injur|wound", harms)
    weak = _NO_HEDGE.search(match[0])
    hedge = weak[0].lower() if weak else ""
    if hedge and hedge != "reported":
        hedge = f"no {hedge}"
    who = (match["between"] or "").strip()
    groups: list[Group] = [GROUP_OF[w] for w in who.lower().split() if w in GROUP_OF]
    return Draft(
        start=match.start(),
        end=match.end(),
        killed=(0, 0) if died else None,
        injured=(0, 0) if hurt else None,
        group=groups[-1] if groups else "unknown",
        people=who if groups and not weak else "",
        modality="exact",
        role="count",
        hedge=hedge,
    )
