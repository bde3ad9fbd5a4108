"""What stands between the head of a report that was copied into one line and its lead.

"Shells hit a market in Homs. Tags Syria Homs truce Four people were killed": a standfirst, the
site's own words, a row of tags, titles of other reports. None of them is the lead, though the
standfirst tells what the lead tells. Where a lead begins is told by its first word, by its
dateline, by the words that it shares with the standfirst, or by its grammar: tags have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.patterns.openers import NUMBERS, OPENERS
from geo.reading.openings import MONTH
from geo.reading.pictures import AGENCY, Piece, with_captions
from geo.reading.sentences import sentence_ranges
from geo.reading.tails import tail_of

TAGS_WITHIN = 700
"""Code points of the lead within which a row of tags, or the dateline, is looked for."""
LONGEST_TAGS = 200
"""Code points of a row of tags."""
LEAST_STANDFIRST = 30
"""Code points in front of a dateline; fewer are part of it."""
STANDFIRST_SENTENCES = 4
ECHO = 4
"""Words with which a standfirst and the lead both begin."""
COPY = 40
"""Letters of the lead that stand a second time where all of it does."""
COPY_WITHIN = 1_000
LONGEST_BETWEEN = 40
"""Code points between a sentence and its copy: an agency in brackets."""
LINK_WORDS = 5
"""Fewest words of a title that runs on behind the credit of its picture."""

_SITE = re.compile(
    rf"""(?:Print\sTweet(?:\sViews\s\d+)?|SEND\shttps?\S+|Topic\s[A-Z][^().]{{3,80}}\(\d+\)(?:\s\d+){{0,2}}
      |(?:DHA|AA|EPA|{AGENCY})\sPhoto|Regional\sNNA\s-|Video(?=\s[A-Z0-9])|{AGENCY}(?=\s["“]?[A-Z0-9]))\s+""",
    re.VERBOSE,
)
"""Words of the site, and the agency alone."""
_RELATED = re.compile(r"Related\s(?=[A-Z0-9])")
_TAGS = re.compile(r"(?<=[.!?\"”\w]\s)(?:Video\s)?Tags\s(?=[A-Z])")
_DATELINE = re.compile(
    rf"""(?<=\s)[A-Z][A-Z-]{{2,}}(?:\s[A-Z-]{{2,}}){{0,2}}
    (?:\s\([A-Z]\w+\)|\s[A-Z][a-z]+)?(?:\s{MONTH}\s\d{{1,2}})?
    \s\((?:{AGENCY}|Sputnik|RIA\sNovosti|The\sAssociated\sPress)[^()]{{0,30}}\)\s""",
    re.VERBOSE,
)
"""Place and agency in front of the lead."""
_OPENS = re.compile(rf"(?<=[\w\]\")] )(?={OPENERS}\s)")
"""How the sentence behind names begins, most often."""
_STOP = re.compile(r"[.!?][\"”]?\s+")
_FINAL = '.!?"”'
_TOKEN = re.compile(r"\S+\s*")
_GRAMMAR = re.compile(
    r"(?:was|were|is|are|has|have|had|been|will|said|says?|hit|struck|shot|fought|in|on|at|to|from|"
    r"by|for|with|after|as|and|that|which|who|including|among|near|between|during|over|an?|[a-z]{3,}ed)"
)
"""Words that stand in sentences and not in tags."""
_QUANTITY = re.compile(
    rf"(?:{NUMBERS}|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety|Dozens|Hundreds|Scores|Thousands|"
    r"Tens|of)",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?:of|in|to|for|on|the|an?|and|as|at|by|from|with|near|amid|or|over|into|vs|"
    r"(?:al|es|ez)-\w+|\W+)"
)
"""Words in lower case in a title whose other words have capitals."""
_LINK = re.compile(
    r"(?<=[.!?\"”]\s)(?:REUTERS|AP\sPhoto|AFP(?:\s\d{4})?|Sputnik|Flickr|YouTube\w*|Photo|Twitter|"
    r"Facebook)\s(?=[A-Z0-9])"
)
"""The credit of a picture that leads to another report."""
_BEGINS = re.compile(
    rf"(?:{OPENERS}|According|It|He|She|They|This|These|His|As|After|However|Moreover|For|Since|Last|"
    r"Previously|Later|During)\b"
)


def parted(text: str, start: int, end: int) -> list[Piece]:
    """Return what stands behind the head, as ranges with what they are; None is the body.

    Parameters
    ----------
    text
        The text of the report.
    start, end
        Its first paragraph without the head.
    """
    pieces: list[Piece] = []
    whole = end
    end = tail_of(text, start, whole)
    while site := _SITE.match(text, start, end):
        pieces.append((start, site.end(), "byline"))
        start = site.end()
    if _RELATED.match(text, start, end) and (lead := _behind_links(text, start, end)):
        pieces.append((start, lead, "related_link"))
        start = lead
    if copies := twice(text, start, end):
        pieces += copies
        start = copies[-1][1]
    before, start = _before_lead(text, start, end)
    for first, last, kind in with_captions(text, start, end):
        before += list(_with_links(text, first, last)) if kind is None else [(first, last, kind)]
    tail: list[Piece] = [(end, whole, "advertisement")] if end < whole else []
    return [*pieces, *before, *tail]


def twice(text: str, start: int, end: int) -> list[Piece]:
    """Return the first copy of a lead that is printed twice over, as the standfirst that it was."""
    at = text.find(text[start : start + COPY], start + COPY, min(end, start + COPY_WITHIN))
    if at < 0 or end - start <= COPY:
        return []
    if says_again(text, start, at, at):
        return [(start, at, "standfirst")]
    stop = _STOP.search(text, start + COPY, at)
    if stop is None or at - stop.end() > LONGEST_BETWEEN:
        return []
    if not says_again(text, start, stop.end(), at) or _DATELINE.match(text, stop.end()):
        return []
    return [(start, stop.end(), "standfirst"), (stop.end(), at, "byline")]


def says_again(text: str, start: int, end: int, at: int) -> bool:
    """Whether the words of a range stand at another place too, whatever blanks and signs."""
    words = letters(text[start:end])
    return bool(words) and letters(text[at : at + 2 * (end - start)]).startswith(words)


def letters(words: str) -> str:
    """Return the letters and digits alone."""
    return "".join(filter(str.isalnum, words)).casefold()


def _before_lead(text: str, start: int, end: int) -> tuple[list[Piece], int]:
    """Return the standfirst with what follows it, and where the lead begins."""
    near = min(end, start + TAGS_WITHIN)
    if tags := _TAGS.search(text, start, near):
        after = _behind_tags(text, tags.end(), end, text[start : tags.start()])
        told = with_captions(text, start, tags.start(), "standfirst")
        return [*told, (tags.start(), after, "byline")], after
    dateline = _DATELINE.search(text, start + LEAST_STANDFIRST, near)
    if dateline is None:
        return [], start
    said = list(sentence_ranges(text, start, dateline.start()))
    ended = [begun for begun, last in said if text[last - 1] in _FINAL]
    if not ended or len(said) > STANDFIRST_SENTENCES:
        return [], start
    stop = next((begun for begun, _ in said if begun > ended[-1]), dateline.start())
    pieces = with_captions(text, start, stop, "standfirst")
    if stop < dateline.start():  # the title of another report
        pieces.append((stop, dateline.start(), "related_link"))
    return pieces, dateline.start()


def _behind_tags(text: str, start: int, end: int, standfirst: str) -> int:
    """Where the sentence behind a row of tags begins: "Tags Syria truce Rebels Four were"."""
    last = min(end, start + LONGEST_TAGS)
    told = _first_sentence(text, start, last)
    echo = text.find(" ".join(standfirst.split()[:ECHO]), start, last)
    return min(told, echo) if echo >= 0 else told


def _first_sentence(text: str, start: int, end: int) -> int:
    tokens = list(_TOKEN.finditer(text, start, end))
    for n, token in enumerate(tokens):
        if n and (_opens(text, token.start()) or tokens[n - 1][0].rstrip().endswith(".")):
            return token.start()
        if n and _GRAMMAR.fullmatch(token[0].rstrip()) and not _joins_names(tokens, n):
            return _begin_of_sentence(text, tokens[:n])
    return start


def _joins_names(tokens: list[re.Match[str]], n: int) -> bool:
    """Whether a word stands inside a name: "Network for Human Rights"."""
    beside = [tokens[n - 1][0], *(t[0] for t in tokens[n + 1 : n + 2])]
    return tokens[n][0].strip() in ("for", "and", "in") and all(
        word[0].isupper() for word in beside
    )


def _opens(text: str, at: int) -> bool:
    return bool(_OPENS.match(text, at)) and not text[at].isdigit()


def _begin_of_sentence(text: str, tokens: list[re.Match[str]]) -> int:
    """Where a sentence begins whose first words stand behind names: go back to its capital."""
    words = [token[0].strip() for token in tokens]
    at = len(words) - 1
    while at > 0 and not words[at][0].isupper():
        at -= 1
    while at > 0 and words[at - 1][0].isupper():
        if text.count(f"{words[at - 1]} {words[at]}") < 2 and not _QUANTITY.fullmatch(
            words[at - 1]
        ):
            break  # "Islamic State" stands elsewhere too, "Homs Islamic" does not
        at -= 1
    while at > 0 and _QUANTITY.fullmatch(words[at - 1]):
        at -= 1
    return tokens[at].start()


def _behind_links(text: str, start: int, end: int) -> int | None:
    """Where the lead begins behind titles of other reports: at the last opener of its sentence."""
    stop = _STOP.search(text, start, end)
    opens = [m.start() for m in _OPENS.finditer(text, start, stop.start() if stop else end)]
    return opens[-1] if opens else None


def _with_links(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the body, with the titles of other reports that run on in it."""
    begun = start
    for link in _LINK.finditer(text, start, end):
        if link.start() < begun or (after := _behind_title(text, link.end(), end)) is None:
            continue
        if link.start() > begun:
            yield begun, link.start(), None
        yield link.start(), after, "related_link"
        begun = after
    if begun < end:
        yield begun, end, None


def _behind_title(text: str, start: int, end: int) -> int | None:
    """Where the sentence behind a title begins, if all words of a title have capitals."""
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, start, min(end, start + LONGEST_TAGS)):
        word = token[0].strip()
        if _DATELINE.match(text, token.start(), end) and len(tokens) >= LINK_WORDS:
            return token.start()
        if word[0].islower() and not _SMALL.fullmatch(word):
            break
        tokens.append(token)
        if word[-1] in ".!?" and len(word) > LINK_WORDS:
            return None  # a sentence
    opened = [t.start() for t in tokens[LINK_WORDS:] if _BEGINS.match(t[0])]
    if opened:
        return opened[-1]
    return _begin_of_sentence(text, tokens) if len(tokens) > LINK_WORDS else None
