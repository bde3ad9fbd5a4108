"""Which language a report is in: told by its script, and by the commonest words of each.

The rules are English, so this need only be sure about the others: a report that is named as
another language is not read, so what cannot be told stays ``und`` and is.
"""

from __future__ import annotations

import re
from collections import Counter

_COMMON = """
the of and to that with for by from were was are been has have had its it his her their they
which who after before this these those said not but an at on in is as be near when while during
into over under about more than other some two three
"""
_SURE = "the and of with that from were been their they which this these said by has"

FUNCTION_WORDS = frozenset(_COMMON.split())
ENGLISH_ONLY = frozenset(_SURE.split())
"""Words that the languages nearest to English do not share, as "in", "is" and "was" are."""

_OTHERS = {
    "fr": "le la les de ne pas sont des une est dans pour que qui sur avec par au aux du ce cette",
    "es": "el la los las en una que del por con para se su al como más pero fue han sido este esta",
    "pt": "os as uma que do da dos das no na nos em por com para se ao mais mas foi foram são não",
    "it": "il gli della dei delle che una per con non sono nel nella stato ha hanno dal alla anche",
    "de": "der die das am und den dem des ein eine einer ist im mit für auf von nicht sich wurde",
    "nl": "het een van en dat op te zijn met voor niet aan bij ook werd door naar hebben deze",
    "sv": "och att det som på en är av för med till den har inte om ett var från",
    "da": "og at det som på en er af for med til den har ikke om et var fra blev",
    "pl": "w i na z że do się jest nie od przez po za oraz który został były dla",
    "cs": "a v se na je že s z do o po jako byl bylo které pro podle při",
    "ro": "și în de la cu pe din că este au fost pentru mai care sunt o prin",
    "hu": "a az és hogy nem is egy volt meg csak de el már szerint után",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi sonra kadar tarafından göre ise",
    "id": "yang dan di ke dari untuk pada dengan ini itu adalah dalam tidak oleh telah akan",
    "so": "iyo ee ka ku oo ah waxaa uu in la ay kala waa soo",
    "sw": "ya na wa kwa ni katika za la kuwa cha huo hiyo alisema baada",
    "ku": "û li ji di ku de bi ya yên ên jî wê ser bo",
    "fi": "ja on ei että se oli ovat mutta myös kun hän joka mukaan",
    "el": "και το της του να με για από που στην στο είναι",
}
"""Commonest words of languages in Latin and Greek letters, by ISO 639-1 code."""

OTHERS = {
    code: frozenset(w for w in words.split() if len(w) > 1) - FUNCTION_WORDS
    for code, words in _OTHERS.items()
}
"""Without what English has too, and without letters that stand alone, as in a list."""

SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af\u1100-\u11ff"),
    ("zh", "\u4e00-\u9fff"),
    ("he", "\u0590-\u05ff"),
    ("am", "\u1200-\u137f"),
    ("hy", "\u0530-\u058f"),
    ("ka", "\u10a0-\u10ff"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("my", "\u1000-\u109f"),
    ("th", "\u0e00-\u0e7f"),
    ("el", "\u0370-\u03ff"),
    ("ru", "\u0400-\u04ff"),
    ("ar", "\u0600-\u06ff\u0750-\u077f"),
)
"""Letters of a script, and its commonest language. The first with a share of the text counts."""

LETTERS_OF: dict[str, tuple[tuple[str, str], ...]] = {
    "ar": (("ku", "ێۆڵڕڤ"), ("ur", "ٹڈڑے"), ("ps", "ټډړښځ"), ("fa", "پچژگ")),
    "ru": (("uk", "іїєґ"), ("be", "ў"), ("sr", "ђјљњћџ"), ("kk", "әғқңөұү")),
}
"""Letters that other languages of a script have, the surest first."""

SAMPLE = 2_000
"""Code points of the text that are looked at."""
SHARE = 0.13
"""A running English text has 0.3 to 0.5 of the words above."""
OTHER_SHARE = 0.12
"""A running text has 0.2 to 0.45 of its language's words."""
MOST_ENGLISH = 0.06
"""Share of sure English words from which a text is in no other language."""
DISTINCT = 3
"""Different words of a language that name it."""
FEWEST = 8
"""Words of a text that can be named; a headline of names is in any language."""
SCRIPT_SHARE = 0.5
"""Share of the letters that are of one script."""
SHARE_OF = {"ja": 0.1}
"""Japanese is written with Chinese letters too."""
OWN_SHARE = 0.005
"""Share of the letters that only one language of a script has."""

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = {code: re.compile(f"[{letters}]") for code, letters in SCRIPTS}
_MARKS = "’‘“”–—…\xa0"
"""What English texts have beside ASCII; none is a letter."""
_LETTERS = bytes(byte if chr(byte).isalpha() else ord(" ") for byte in range(128)) + bytes(128)
"""ASCII with blanks for everything but letters."""


def language_of(title: str, text: str) -> str:
    """Return the code of the language that title and text together are in, else ``und``.

    Examples
    --------
    >>> language_of("", "The shells fell on the edge of the town, residents said.")
    'en'
    >>> language_of("", "Die Granaten schlugen in der Nacht auf dem Markt und am Bahnhof ein.")
    'de'
    """
    sample = f"{title} {text[:SAMPLE]}".casefold()
    words = _words(sample)
    common = [word for word in words if word in FUNCTION_WORDS]
    sure = ENGLISH_ONLY.intersection(common)
    if sure and len(common) >= max(2, SHARE * len(words)):
        return "en"
    return _other(sample, words)


def _other(sample: str, words: list[str]) -> str:
    if script := _script(sample):
        return script
    english = sum(word in ENGLISH_ONLY for word in words)
    if len(words) < FEWEST or english >= MOST_ENGLISH * len(words):
        return "und"
    counts = Counter(words)
    found = {code: [w for w in common if w in counts] for code, common in OTHERS.items()}
    best = max(found, key=lambda code: sum(counts[word] for word in found[code]))
    enough = sum(counts[word] for word in found[best]) >= OTHER_SHARE * len(words)
    return best if enough and len(found[best]) >= DISTINCT else "und"


def _script(sample: str) -> str:
    """Return the language of a script that is not Latin; empty where the text is in Latin."""
    if sample.isascii():
        return ""
    letters = sum(map(str.isalpha, sample))
    for code, pattern in _FOREIGN.items():
        found = len(pattern.findall(sample))
        if found < FEWEST or found < SHARE_OF.get(code, SCRIPT_SHARE) * letters:
            continue
        for other, own in LETTERS_OF.get(code, ()):
            if sum(map(sample.count, own)) > OWN_SHARE * letters:
                return other
        return code
    return ""


def _words(text: str) -> list[str]:
    """Cut a text into its words; at a stroke where that is possible, as with most English."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    if text.isascii():
        return text.encode("ascii").translate(_LETTERS).decode("ascii").split()
    return _WORD.findall(text)
