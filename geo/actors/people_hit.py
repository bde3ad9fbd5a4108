"""Single people who were hit, by what they are and by name: "shot dead journalist X", "the mayor".

Only plain wordings count: the object of a verb of killing, the subject of a passive one, and "the
assassination of". The head must be an office, a calling or a rank of the table, or the name a full
one that begins with a given name of the list; counted people are left out, the figures tell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.patterns.gates import Gate
from geo.toponyms.clues import given_names

_OFFICES = (
    r"mayors?|governors?|ministers?|senators?|deput(?:y|ies)|lawmakers?|legislators?|"
    r"councill?ors?|judges?|magistrates?|prosecutors?|ambassadors?|diplomats?|consuls?|presidents?|"
    r"attorneys?\s+general|police\s+chiefs?|commissioners?|candidates?|politicians?|"
    r"intelligence\s+officers?|tribal\s+(?:chiefs?|leaders?|elders?)|village\s+(?:chiefs?|elders?)"
)
_CALLINGS = (
    r"(?:photo)?journalists?|reporters?|correspondents?|camera(?:m[ae]n|woman)|photographers?|"
    r"editors?|presenters?|columnists?|"
    r"bloggers?|broadcasters?|priests?|bishops?|archbishops?|nuns?|imams?|clerics?|rabbis?|pastors?|"
    r"missionar(?:y|ies)|preachers?|teachers?|professors?|rectors?|lawyers?|doctors?|surgeons?|"
    r"nurses?|activists?|human\s+rights\s+(?:activists?|defenders?|lawyers?)|businessm[ae]n|"
    r"bankers?|engineers?|scientists?|aid\s+workers?|union(?:ists?|\s+leaders?)|labou?r\s+leaders?|"
    r"singers?|writers?|poets?|interpreters?|tourists?"
)
_RANKS = (
    r"General|Gen\.|Colonel|Col\.|Major|Captain|Lieutenant|Commander|Sheikh|Mullah|Father|Sister|"
    r"Monsignor|Msgr|Dr"
)
"""These count with a name behind them alone."""
_NAMED = r"(?-i:[A-Z][\w’'-]+|[A-Z]\.|al-[A-Z]\w+)"
_NOT = (
    r"(?:in|on|at|of|by|to|into|with|from|near|and|or|but|that|which|who|when|while|after|before|as|"
    r"for|was|were|is|are|has|have|had|been|least|more|than|no|not|said|says|it|they|he|she|where|"
    r"including|among|two|three|four|five|six|seven|eight|nine|ten|several|dozens|\d+)"
)
_HEAD = (
    rf"(?:(?:{_OFFICES}|{_CALLINGS})(?![\w’'-])(?:\s+{_NAMED}){{0,4}}|"
    rf"(?:{_RANKS})(?:\s+{_NAMED}){{1,4}})"
)
_PERSON = rf"(?:(?!{_NOT}\b)[\w’'-]+\s+){{0,3}}?{_HEAD}"
_NO_PERSON = (
    r"(?!\s+(?:offices?|house|homes?|residence|union|association|palace|said|told|party|school|"
    r"council|car|convoy|vehicle)\b|['’])"
)
_LEAD = r"(?:(?:the|an?|its|their|his|her|former|prominent|well-known)\s+)*"
_KILLING = (
    r"(?:shot\s+(?:dead|and\s+killed)|shooting\s+dead|gunned\s+down|gunning\s+down|"
    r"assassinat(?:ed|es|ing)|murder(?:ed|s|ing)|kill(?:ed|s|ing)|machine-?gunned|"
    r"(?:assassination|murder|killing|shooting)\s+of)"
)
_OBJECT = Gate(re.compile(rf"\b{_KILLING}\s+{_LEAD}(?P<what>{_PERSON}){_NO_PERSON}", re.IGNORECASE))
_FULL_NAME = (
    r"(?-i:(?P<given>[A-Z][\w’'-]+)(?:\s+(?:(?:bin|ibn|abu|al|el|de|da|von|van)\s+)?"
    r"(?:[A-Z][\w’'-]*[\w]|[A-Z]\.|al-[A-Z]\w+)){1,4})"
)
_NAME_ENDS = (
    r"(?=\s*(?:[,.;:)]|$)|\s+(?:in|on|at|by|with|when|while|as|and|who|whose|outside|inside|near|"
    r"during|after|before|from|for|last|earlier|yesterday|today)\b)"
)
_NAMED_OBJECT = Gate(
    re.compile(rf"\b{_KILLING}\s+(?P<what>{_FULL_NAME}){_NAME_ENDS}", re.IGNORECASE)
)
_WAS_KILLED = (
    r"(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:also\s+)?"
    r"(?:shot\s+(?:dead|and\s+killed)|gunned\s+down|assassinated|murdered|machine-?gunned|"
    r"riddled\s+with\s+bullets|killed\s+(?:by|in|when|with))\b"
)
_PASSIVE = Gate(re.compile(rf"\b{_WAS_KILLED}", re.IGNORECASE))
"""Without this no subject was killed; it is looked for first."""
_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<what>{_HEAD})(?:,[^,;.]{{1,60}},)?\s+{_WAS_KILLED}", re.IGNORECASE
)
_NAMED_SUBJECT = re.compile(
    rf"(?<![\w’'-])(?P<what>{_FULL_NAME})(?:,[^,;.]{{1,60}},)?\s+{_WAS_KILLED}", re.IGNORECASE
)
_NOT_THESE = re.compile(
    r"\b(?:(?:than|not|by|no|and)\s+(?:the\s+|an?\s+)?|(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|several|dozens|\d+)\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
"""In front of such people these make them a figure, or only the last of a row."""


def people_hit(text: str) -> Iterator[tuple[int, int]]:
    """Say where in a sentence the words for such people stand.

    Parameters
    ----------
    text
        The sentence.

    Yields
    ------
    tuple of int
        Begin and end.
    """
    told: list[tuple[int, int]] = []
    for start, end in _stretches(text):
        if not any(a <= start and end <= b for a, b in told):  # the name behind an office
            told.append((start, end))
            yield start, end


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span("what") for match in _OBJECT.finditer(text))
    yield from (m.span("what") for m in _NAMED_OBJECT.finditer(text) if _is_given(m["given"]))
    if _PASSIVE.search(text) is None:
        return
    for match in _SUBJECT.finditer(text):
        if not _NOT_THESE.search(text[max(0, match.start() - 30) : match.start()]):
            yield match.span("what")
    yield from (m.span("what") for m in _NAMED_SUBJECT.finditer(text) if _is_given(m["given"]))


def _is_given(name: str) -> bool:
    return name.casefold() in given_names()
