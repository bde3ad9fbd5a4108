"""RSS and Atom: one report an entry, with what the feed itself holds of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from geo.errors import ReportError
from geo.intake.days import day_said
from geo.intake.extras import made_by, needed
from geo.intake.limits import SECONDS, all_of, within
from geo.intake.streams import Source
from geo.records import RawReport


def feed_entries(source: Source) -> Iterator[RawReport | ReportError]:
    """Yield the entries of a feed. The pages that they link to are not fetched.

    Raises
    ------
    ReportError
        When it is no feed, has no entry, or feedparser is not installed.
    """
    library = needed("feedparser", source.where)
    raw = all_of(source.stream, source.where)
    # A file object: bytes alone might be taken for an address and fetched.
    with within(SECONDS, source.where):
        found = library.parse(io.BytesIO(raw))
    if not found.entries:
        reason = "no entry in this feed"
        if found.get("bozo"):
            said = " ".join(str(found.get("bozo_exception") or "").split())[:200]
            reason = f"a broken feed ({said}): get it anew"
        raise ReportError(source.where, reason)
    publisher = str(found.feed.get("title") or "")
    for number, entry in enumerate(found.entries, 1):
        yield _entry(entry, f"{source.where}:{number}", publisher)


def _entry(entry: Any, where: str, publisher: str) -> RawReport | ReportError:
    texts = [str(part.get("value") or "") for part in entry.get("content") or ()]
    text = max([*texts, str(entry.get("summary") or "")], key=len)
    title = _plain(entry.get("title"))
    if not text.strip() and not title:
        return ReportError(where, "empty: neither text nor title")
    published, notes = day_said(str(entry.get("published") or entry.get("updated") or ""))
    outlet = (entry.get("source") or {}).get("title")
    return RawReport(
        where,
        "fragment",
        text,
        title=title,
        publisher=_plain(outlet or publisher),
        url=str(entry.get("link") or ""),
        published=published,
        by=made_by("feedparser"),
        notes=notes,
    )


def _plain(value: object) -> str:
    return " ".join(str(value or "").split())
