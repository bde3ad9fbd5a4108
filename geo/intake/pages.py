"""Web pages to text: the article without menus and adverts, its title, day, outlet and address.

trafilatura finds the article. Offsets count in the text that it makes, so a record names its
version.
"""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from html.parser import HTMLParser

from geo.errors import ReportError
from geo.intake.days import EARLIEST, LATEST, day_said
from geo.intake.encodings import encoding_of, known_charset
from geo.intake.extras import made_by, needed
from geo.records import RawReport

LARGEST_PAGE = 10_000_000
"""Bytes of a page; its tree takes ten times as much."""

FALLBACK = "cp1252"
"""What a page is in that names no encoding and is not UTF-8, as in every browser."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.I)
_META_WITHIN = 8_192

_DATES = {
    "original_date": True,  # of publication, not of the last change
    "extensive_search": False,  # metadata only, no guess from the running text
    "min_date": EARLIEST.isoformat(),
    "max_date": LATEST.isoformat(),  # else the clock of today would have a say
}


def page(raw: RawReport) -> RawReport:
    """Return a web page as text with what its metadata say.

    Raises
    ------
    ReportError
        When there is no text of a report in it, or trafilatura is not installed.
    """
    body = raw.body if isinstance(raw.body, bytes) else raw.body.encode()
    if len(body) > LARGEST_PAGE:
        said = f"{len(body) / 1e6:.0f} MB"
        raise ReportError(raw.where, f"{said}: too large for a page; save its text alone")
    library = needed("trafilatura", raw.where)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what fails is told in our line
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = library.bare_extraction(
        html_text(body, raw.charset),
        url=raw.url or None,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=_DATES,
    )
    if found is None or not (found.text or "").strip():
        raise ReportError(raw.where, "no text of a report in this page: save the text alone")
    published, notes = (raw.published, ()) if raw.published else day_said(found.date or "")
    return replace(
        raw,
        kind="fields",
        body=found.text,
        title=raw.title or found.title or "",
        publisher=raw.publisher or found.sitename or "",
        url=found.url or raw.url,
        published=published,
        by=made_by("trafilatura"),
        notes=(*raw.notes, *notes),
    )


def html_text(body: bytes, charset: str = "") -> str:
    """Return the source of a page: by its byte order mark, what was said beside it, or in it."""
    bom, encoding = encoding_of(body)
    if not bom:
        named = _META_CHARSET.search(body[:_META_WITHIN])
        said = known_charset(charset) or known_charset(named[1].decode() if named else "")
        encoding = said if said and not said.startswith("utf-16") else "utf-8"
    try:
        return body[len(bom) :].decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8" and not bom:
            return body.decode(FALLBACK, "replace")
        return body[len(bom) :].decode(encoding, "replace")


# ---------------------------------------------------------------- pieces of pages

_BLOCKS = frozenset(
    {
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6",
        "blockquote", "section", "article", "header", "footer", "figure", "figcaption", "pre", "hr",
    }
)  # fmt: skip
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})


def fragment_text(html: str) -> str:
    r"""Return the text of a piece of HTML, all of it, a paragraph a line.

    Examples
    --------
    >>> fragment_text("<p>Two <b>shells</b> fell.</p><p>Nobody&nbsp;was hurt.</p>")
    'Two shells fell.\nNobody\xa0was hurt.'
    """
    parser = _Fragment()
    parser.feed(html)
    parser.close()
    lines = "".join(parser.parts).split("\n")
    return "\n".join(
        line for line in (re.sub(r"[ \t\r\f]+", " ", x).strip(" ") for x in lines) if line
    )


def fragment(raw: RawReport) -> RawReport:
    """Return a piece of HTML, as feeds and messages carry it, as text."""
    body = raw.body if isinstance(raw.body, str) else html_text(raw.body, raw.charset)
    return replace(raw, kind="fields", body=fragment_text(body))


class _Fragment(HTMLParser):
    """Collects text; blocks begin and end lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data.replace("\n", " "))
