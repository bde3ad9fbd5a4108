"""The two published reports that the project began with, where the development data lies."""

from __future__ import annotations

from collections import Counter

import pytest

from geo.reading import read
from geo.records import Document
from tests.development import SEEDS

pytestmark = pytest.mark.development


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [found for found in read(SEEDS) if isinstance(found, Document)]


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        (0, {"headline": 1, "standfirst": 1, "related_link": 2, "byline": 1, "correction": 2}),
        (1, {"headline": 1, "caption": 8, "advertisement": 2}),
    ],
)
def test_sections_of_the_originals(
    documents: list[Document], at: int, wanted: dict[str, int]
) -> None:
    found = Counter(sentence.section for sentence in documents[at].sentences)
    body = found.pop("body")
    assert found == wanted
    assert body >= 20


def test_quotes_of_the_originals(documents: list[Document]) -> None:
    assert len(documents) == 2
    for document in documents:
        assert document.language == "en"
        assert document.title == document.sentences[0].text
        for sentence in document.sentences:
            assert document.quote(sentence.span) == sentence.text
