"""Folding of names: the one way in which names and texts are compared, used everywhere.

`words` cuts a raw text into words with their offsets and a folded key each; `fold` does it for
a name alone. Offsets are never computed in folded text, because folding changes lengths
("ﬁ" becomes two letters, "İ" lower-cased is two code points). `spelling` brings the usual
transliterations of Arabic names to one; it is meant for both sides of a comparison.

>>> [(word.text, word.key) for word in words("Kata’ib Hezbollah’s depot near ar-Rutba")]
[('Kata’ib', 'kataib'), ('Hezbollah', 'hezbollah'), ('depot', 'depot'), ('near', 'near'), \
('ar', 'al'), ('Rutba', 'rutba')]
>>> fold("Deir ez-Zor")
'deir al zor'
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

ARTICLE = "al"
"""The key of every Arabic article, whatever its spelling."""

HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"

# Apostrophes, quotes and letters that transliterations print for ayn and hamza.
_MODIFIERS = "ʿʾʼʻˈ"
_APOSTROPHES = "'’‘`´′" + _MODIFIERS
# Vowel marks and joiners that stand inside a word but are no letters for `re`.
_MARKS = "\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f"
_LETTER = rf"[^\W_{_MODIFIERS}]"
_POSSESSIVE = rf"['’][sS](?!{_LETTER})"
_WORD = re.compile(
    rf"([A-Z](?:\.[A-Z])+\.?(?!{_LETTER})"  # U.S. is one word
    r"|[A-Z]\.[A-Z][a-z](?=\.)"  # W.Va. too
    rf"|{_LETTER}+(?:(?:[{_MARKS}]|(?!{_POSSESSIVE})[{_APOSTROPHES}](?={_LETTER})){_LETTER}*)*)"
    rf"(?:{_POSSESSIVE})?"
)

# Letters that NFKD leaves whole, and the seats and endings that Arabic print interchanges.
_LETTERS = (
    str.maketrans("ıłđøəðħŧ", "ildoadht")
    | str.maketrans({"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})
    | str.maketrans("ٱىیېکڪھەۀة", "ايييككهههه", "ءـ" + _MODIFIERS)
)

# The article and the letters it is written before; "" for any (al-Rutba beside ar-Rutba).
_ARTICLES = {
    "al": "", "el": "", "ul": "", "ar": "r", "er": "r", "as": "s", "es": "s", "ash": "sh",
    "esh": "sh", "ech": "ch", "at": "t", "et": "t", "ad": "d", "ed": "d", "ud": "d", "an": "n",
    "en": "n", "az": "z", "ez": "z", "adh": "dh", "edh": "dh", "ath": "th", "eth": "th",
}  # fmt: skip
# Those that mean something else in lower case with a blank behind ("as Salman said").
_WORDS_TOO = frozenset({"as", "at", "an", "ad", "ed", "en", "es", "et"})

# One name, many spellings, word by word (geoparsing of Arabic place and group names).
_HEADS = {
    variant: head
    for head, variants in {
        "abu": "abou bou bu albu", "ayn": "ain ein eyn", "bayt": "beit bait beyt",
        "burj": "bourj borj bordj", "dayr": "deir dair deyr", "hayy": "hay hai",
        "hizbalah": "hezbollah hizbollah hizbullah hezbullah hizballah hezballah hizbulla",
        "jabal": "jebel djebel jabel gabal", "jaysh": "jaish jeish", "kafr": "kfar kafar kafer",
        "kataib": "kataeb kitaib katib", "khirbat": "khirbet kherbet khirba",
        "din": "eddin addin uddin eddine deen aldin eldin aldeen eldeen",
        "maarat": "maarrat maaret maarret maarat marrat",
        "muhamad": "mohammed mohammad mohamed mohamad muhammed muhammad", "qasr": "kasr",
        "sayyid": "sayyed sayid sayed", "shaykh": "sheikh sheik shaikh cheikh",
        "tall": "tal tel tell", "umm": "um oum", "wadi": "ouadi",
        "zur": "zor zour zawr zaur ezzor ezzour ezour ezor azzor azzour",
        "ansaralah": "ansarallah ansarullah",
        "saint": "st", "mount": "mt", "fort": "ft",
    }.items()
    for variant in (head, *variants.split())
}  # fmt: skip
_ENDINGS = re.compile(r"(?:iyy?|e?y|i)[ae]h?$|[ae]h$|is(?=ations?$)")
_CLASSES = re.compile(r"dj|ch|ou|oo|ee|ei|ey|ai|ay|dh|q")
_CLASS = {
    "dj": "j", "ch": "sh", "ou": "u", "oo": "u", "ee": "i", "ei": "ay", "ey": "ay", "ai": "ay",
    "ay": "ay", "dh": "d", "q": "k",
}  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
# Below these, before and after, different names fall together (Asad and Assad, Sari and Saree).
# Single vowels stay for the same reason: e = i and o = u make Korea of Quria, Maria of Marea.
_SHORTEST = 5
_SHORTEST_DOUBLED = 6

# What transliterations disagree on, beyond `spelling`: kh = k, dh = d, mb = nb, b for p.
_CONSONANTS = re.compile(r"kh|gh|th|dh|sh|mb|p|v")
_CONSONANT = {
    "kh": "k", "gh": "g", "th": "t", "dh": "d", "sh": "x", "mb": "nb", "p": "b", "v": "f",
}  # fmt: skip
# Words that a name shortens with a dot: "St. Louis".
_SHORTENED = frozenset({"st", "ste", "mt", "ft"})
_VOWELS = str.maketrans("", "", "aeiouyw")
_FEWEST_CONSONANTS = 2
_LONGEST_CHUNK = 64
_CHUNKS_KEPT = 200_000


class Word(NamedTuple):
    """One word of a text."""

    start: int
    """First code point in the raw text."""
    end: int
    """One past the last; a possessive 's is outside."""
    text: str
    """The word as it stands there."""
    key: str
    """Folded; ``al`` for an Arabic article."""


def words(text: str) -> list[Word]:
    """Cut a text into words, with offsets into the text as it is.

    Hyphens, dashes and blanks of every kind separate; apostrophes inside a word do not; a
    possessive 's belongs to no word; a dotted acronym ("U.S.") is one word.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    list of Word
        In the order of the text; ``text[word.start:word.end] == word.text``.
    """
    return _words(text, name=False)


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """Fold a name for comparison: its keys, with a blank between.

    Unlike in running text, an article needs no capital here: the whole is known to be a name.
    """
    return " ".join(word.key for word in name_words(name))


def name_words(name: str) -> list[Word]:
    """Cut a name into words as `fold` sees it."""
    return _words(name, name=True)


@lru_cache(maxsize=1 << 15)
def spelling(key: str) -> str:
    """Bring a key's usual transliterations to one ("deir", "dair" and "dayr").

    Letter classes (ou = u, q = k, -iyah = -iya ...) apply from five letters on; below that
    too many names would fall together.
    """
    head = _HEADS.get(key)
    if head is not None or len(key) < _SHORTEST or not key.isascii():
        return head or key
    one = _CLASSES.sub(_class, _ENDINGS.sub(_ending, key))
    if len(one) >= _SHORTEST_DOUBLED:
        one = _DOUBLE.sub(r"\1", one)
    return one if len(one) >= _SHORTEST else key


@lru_cache(maxsize=1 << 15)
def skeleton(name: str) -> str:
    """Reduce a name to its consonants, words and articles joined: a source of candidates.

    Different names share a skeleton, so that one alone never places anything; names under five
    letters, or in other scripts than Latin, have none (the empty string).

    >>> skeleton("Ma'arrat an-Nu'man") == skeleton("Maarrat Numan")
    True
    """
    keys = [spelling(word.key) for word in name_words(name) if word.key != ARTICLE]
    letters = "".join(keys)
    if len(letters) < _SHORTEST or not letters.isascii():
        return ""
    bare = _CONSONANTS.sub(_consonant, letters).translate(_VOWELS)
    bare = _DOUBLE.sub(r"\1", bare)
    return bare if len(bare) >= _FEWEST_CONSONANTS else ""


def joined(text: str, before: Word, after: Word) -> bool:
    """Whether two words can be parts of one name: a hyphen, blanks or a possessive between."""
    start = before.end
    if before.key in _SHORTENED and text.startswith(".", start):
        start += 1
    gap = text[start : after.start]
    return gap == " " or _GAP.fullmatch(gap) is not None


_GAP = re.compile(rf"(?:['’][sS]?)?\)?(?:[{HYPHENS}]|[^\S\n]+\n?|\n)[^\S\n]*")


def _words(text: str, *, name: bool) -> list[Word]:
    found: list[Word] = []
    before, at = "", 0
    for chunk in text.split(" "):  # no word goes over a blank
        for start, end, token, key in _CHUNKS[chunk]:
            if before in _ARTICLES:
                article = found[-1]
                gap = text[article.end : at + start]
                if _is_article(article, gap, token, key, name=name):
                    found[-1] = article._replace(key=ARTICLE)
            found.append(_made(Word, (at + start, at + end, token, key)))
            before = key
        at += len(chunk) + 1
    return found


_made = tuple.__new__
"""Makes a `Word` in a third of the time that calling it takes."""


class _Chunks(dict[str, tuple[Word, ...]]):
    """What stands between two blanks, cut into words: texts say the same things again."""

    def __missing__(self, chunk: str) -> tuple[Word, ...]:
        found = tuple(
            Word(*match.span(1), match[1], key)
            for match in _WORD.finditer(chunk)
            if (key := _key(match[1]))
        )
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) >= _CHUNKS_KEPT:
                self.clear()
            self[chunk] = found
        return found


_CHUNKS = _Chunks()


@lru_cache(maxsize=1 << 15)
def _key(token: str) -> str:
    """Fold one word; lengths may change, which is why it is done word by word."""
    if token.isascii():
        key = token.lower()
    else:
        key = normalize("NFKD", normalize("NFKD", token).casefold()).translate(_LETTERS)
    return key if key.isalnum() else "".join(filter(str.isalnum, key))


def _is_article(article: Word, gap: str, after: str, key: str, *, name: bool) -> bool:
    """Tell an article by its hyphen, or by the capitalised word behind it."""
    if not key.startswith(_ARTICLES[article.key]):
        return False
    if name or (len(gap) == 1 and gap in HYPHENS):
        return True
    if not gap.isspace() or "\n" in gap:
        return False
    capital = article.text[0].isupper() or article.key not in _WORDS_TOO
    return capital and after[0].isupper()


def _ending(match: re.Match[str]) -> str:
    ending = match[0]
    if ending == "is":
        return "iz"
    return "a" if len(ending) == 2 and ending[0] in "ae" else "ia"


def _class(match: re.Match[str]) -> str:
    return _CLASS[match[0]]


def _consonant(match: re.Match[str]) -> str:
    return _CONSONANT[match[0]]
