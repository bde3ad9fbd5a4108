"""One report's text to a `Document` with sentences and sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice

from geo.dates.datelines import FIRST, day_of_report, day_of_update
from geo.reading.headers import Header
from geo.reading.language import language_of
from geo.reading.leads import COPY, LONGEST_BETWEEN, letters, says_again
from geo.reading.openings import begins_with, fold
from geo.reading.paragraphs import Paragraph, paragraphs_of, trim
from geo.reading.run_in import bare_title, run_in
from geo.reading.sections import kinds_of, sections_of
from geo.reading.sentences import cut, sentence_ranges
from geo.records import Document, SectionKind, Sentence, Span

WHOLE = frozenset({"headline", "caption", "related_link", "byline"})
"""Sections whose lines are not split into sentences."""
CUT_TITLE = 40
"""Code points of a title that is the beginning of the text, its date included, cut off anywhere."""


def document_of(
    text: str,
    *,
    id: str = "",  # noqa: A002 the field's name in the record
    title: str = "",
    publisher: str = "",
    url: str = "",
    published: date | None = None,
) -> Document:
    r"""Return a report's text as a document with sentences and sections.

    Parameters
    ----------
    text
        The text; offsets count in it and it is kept as it is.
    id
        Name of the report; made from the text when empty.
    title
        The headline, when it is known apart from the text. Without one, a first line that looks
        like a headline is the title.
    publisher
        The outlet.
    url
        Where it was published.
    published
        Day of publication. Relative dates are counted from the day that the report prints of
        itself with its year, in a dateline or a line of its own, or else from this one; with
        neither they stay partial.

    Examples
    --------
    >>> report = document_of("Shells hit a village\n\nTwo shells fell. Nobody was hurt.")
    >>> [(sentence.section, sentence.text) for sentence in report.sentences][1:]
    [('body', 'Two shells fell.'), ('body', 'Nobody was hurt.')]
    """
    start, end = trim(title, 0, len(title))
    span = Span(start, end, "title") if start < end else None
    header = Header(title=title, publisher=publisher, url=url, title_span=span)
    return with_header(text, header, id=id, published=published)


def with_header(
    text: str,
    header: Header,
    *,
    id: str = "",  # noqa: A002
    published: date | None = None,
) -> Document:
    """Return the document of a text of which a header was read."""
    paragraphs, told = run_in(text, paragraphs_of(text, header.end), header.title)
    kinds = kinds_of(text, paragraphs, title=header.title, told=told)
    sentences = [*_title(text, paragraphs, kinds, header), *_sentences(text, paragraphs, kinds)]
    title = header.title or _headline(text, paragraphs, kinds)
    top = _top(text, paragraphs, kinds)
    printed = day_of_report(top, published)
    return Document(
        id=id or id_of(text or header.title),
        title=title,
        publisher=header.publisher,
        url=header.url,
        published=published or printed,
        language=language_of(title, text[header.end :]),
        text=text,
        sentences=tuple(sentences),
        sections=sections_of(paragraphs, kinds, header=header.span),
        printed=printed or day_of_update(top, published),
    )


def id_of(text: str) -> str:
    """Return the id of a report that was given none: 16 hex digits of its text's SHA-256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _title(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[SectionKind], header: Header
) -> Iterator[Sentence]:
    """Yield the title as a sentence, unless the text itself begins with it."""
    if header.title_span is None:
        return
    about = ("header", "byline")
    first = next((p.start for p, k in zip(paragraphs, kinds, strict=True) if k not in about), None)
    if first is not None and begins_with(text, first, bare_title(header.title)):
        return
    if len(header.title) >= CUT_TITLE and fold(text[: 2 * len(header.title)]).startswith(
        fold(header.title)
    ):
        return
    span = header.title_span
    where = header.title if span.part == "title" else text
    for start, end in cut(where, span.start, span.end):
        yield Sentence(Span(start, end, span.part), "headline", where[start:end])


def _sentences(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[SectionKind]
) -> Iterator[Sentence]:
    """Yield the sentences; what is printed twice over, word for word, is read once."""
    told: set[str] = set()
    for at, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        if kind == "header" or (kind == "standfirst" and _is_copied(text, paragraphs, kinds, at)):
            continue
        ranges = cut if kind in WHOLE else sentence_ranges
        for start, end in ranges(text, paragraph.start, paragraph.end):
            words = text[start:end]
            said = letters(words)
            if not said or (said in told and kind == "body"):
                continue
            if len(said) >= COPY and kind == "body":
                told.add(said)
            yield Sentence(Span(start, end), kind, words)


def _is_copied(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[SectionKind], at: int
) -> bool:
    """Whether the words of a standfirst open the very next sentences too: they are read once."""
    here, after = paragraphs[at], at + 1
    if after < len(kinds) and kinds[after] == "byline":
        after += paragraphs[after].end - paragraphs[after].start <= LONGEST_BETWEEN
    return after < len(kinds) and says_again(text, here.start, here.end, paragraphs[after].start)


def _top(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[SectionKind]
) -> list[tuple[str, bool]]:
    """Return the first lines, each with whether it is one about the report."""
    lines = (
        (text[start:end], kind == "header")
        for p, kind in zip(paragraphs, kinds, strict=True)
        for start, end in sentence_ranges(text, p.start, p.end)
    )
    return list(islice(lines, FIRST))


def _headline(text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[SectionKind]) -> str:
    lines = zip(paragraphs, kinds, strict=True)
    return next((text[p.start : p.end] for p, kind in lines if kind == "headline"), "")
