"""A page of very many incidents has its words and columns as bytes, and is the same to read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.render import draw, parts
from geo.render import numbered as numbered_data
from geo.render.numbered import ALPHABET, columns_in, letters, words_of
from tests import samples
from tests.render.conftest import OPENER, Names
from tests.render.test_compress import MANY_WORDS, STATE, everything


@pytest.fixture(autouse=True)
def from_the_first_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Number words of any page: one of four million letters takes a test too long."""
    monkeypatch.setattr(parts, "NUMBERED_FROM", -1)
    monkeypatch.setattr(numbered_data, "FEW", 0)


@pytest.fixture
def numbered(tmp_path: Path) -> Path:
    path = tmp_path / "index.html"
    draw(samples.extractions(), gazetteer=Names(), title="Invented strikes").save(str(path))
    return path


@pytest.mark.browser
@pytest.mark.parametrize("state", ["", STATE])
def test_it_shows_what_the_plain_page_shows(
    open_page: OPENER, sample_path: Path, numbered: Path, state: str
) -> None:
    plain, large = open_page(sample_path, state), open_page(numbered, state)
    assert everything(large) == everything(plain)
    cards = []
    for shown in (plain, large):
        shown.locator(".row").first.click()
        card = shown.locator("#sm-card")
        expect(card).to_be_visible()
        cards.append((card.inner_text(), *everything(shown)))
    assert cards[0] == cards[1]


@pytest.mark.browser
@pytest.mark.parametrize("words", [MANY_WORDS, "  two  blanks ", "line\nends\tand </script>", ""])
def test_texts_come_back_letter_for_letter(open_page: OPENER, tmp_path: Path, words: str) -> None:
    made = samples.incident(evidence=(samples.evidence(text=words, marks=()),))
    draw([made]).save(str(tmp_path / "index.html"))
    shown = open_page(tmp_path / "index.html", f"#id={made.id}")
    assert shown.locator("#sm-card blockquote").evaluate("q => q.textContent") == words


def test_nothing_in_its_blocks_means_anything_to_html(numbered: Path) -> None:
    text = numbered.read_text(encoding="utf-8")
    blocks = dict(re.findall(r'<script type="text/plain" id="(sm-\w+)">(.*?)</script>', text, re.S))
    assert list(blocks) == ["sm-columns", "sm-table", "sm-words"]
    assert not set("<>&") & set("".join(blocks.values()))
    assert set(blocks["sm-words"]) <= set(ALPHABET.decode())


@pytest.mark.parametrize(
    ("values", "told", "digits"),
    [
        ([5, 5, 5], {"count": 3, "digits": 0, "least": 5, "at": 0}, b""),
        ([-3, 252], {"count": 2, "digits": 1, "least": -3, "at": 0}, b"\x00\xff"),
        ([0, 256], {"count": 2, "digits": 2, "least": 0, "at": 0}, b"\x00\x00\x00\x01"),
        ([7, None], {"count": 2, "digits": 1, "least": 6, "at": 0, "open": True}, b"\x01\x00"),
        ([], {"count": 0, "digits": 0, "least": 0, "at": 0}, b""),
    ],
)
def test_a_column_is_its_digits(
    values: list[int | None], told: dict[str, int], digits: bytes
) -> None:
    given = {"summaries": values, "ids": [], "text": [], "long": 0}
    assert columns_in(given) == ({**given, "summaries": told}, digits)


def test_frequent_words_take_one_byte_and_rare_ones_stand_by_their_letters() -> None:
    first, second, table = words_of(["a b a", "a once"])
    assert (list(first), second) == ([2, 1, 2, 0, 2, 1, 0], b"")
    assert table == {"texts": 2, "vocabulary": ["a"], "rare": ["b", "once"]}


def test_thirteen_bytes_are_sixteen_letters() -> None:
    assert letters(bytes(13)) == "!" * 16
    assert len(letters(bytes(14))) == 32
