"""Messages (.eml) and pages saved as one (.mht, .mhtml), which are messages too."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from geo.errors import ReportError
from geo.intake.days import day_said
from geo.intake.pages import fragment_text, html_text, page
from geo.intake.unwrapping import unwrapped
from geo.records import RawReport


def mail(raw: RawReport) -> RawReport:
    """Return a message's own text, subject, day and sender; or the page that it keeps.

    The text is the plain one, else that of its HTML. What is attached is not read.

    Raises
    ------
    ReportError
        When there is no text in it.
    """
    body = raw.body if isinstance(raw.body, bytes) else raw.body.encode()
    message = message_from_bytes(body, policy=policy.default)
    saved = str(message.get("Snapshot-Content-Location") or "")
    if saved or "Saved by" in str(message.get("From") or ""):
        return _saved_page(raw, message, saved)
    part = message.get_body(("plain", "html"))
    text = _content(part) if part is not None else ""
    if part is not None and part.get_content_subtype() == "html":
        text = fragment_text(text)
    else:
        text = unwrapped(text)
    if not text.strip():
        raise ReportError(raw.where, "no text in this message")
    published, notes = day_said(_header(message, "Date"))
    name, address = parseaddr(_header(message, "From"))
    return replace(
        raw,
        kind="fields",
        body=text,
        title=_header(message, "Subject"),
        publisher=name or address,
        published=published,
        notes=(*raw.notes, *notes),
    )


def _saved_page(raw: RawReport, message: EmailMessage, url: str) -> RawReport:
    """Return the page in a message that a browser saved."""
    for part in message.walk():
        if part.get_content_type() == "text/html":
            address = url or str(part.get("Content-Location") or "")
            html = part.get_payload(decode=True)
            charset = part.get_content_charset() or ""
            body = html if isinstance(html, bytes) else b""
            return page(replace(raw, body=body, charset=charset, url=raw.url or address))
    raise ReportError(raw.where, "no page in this saved page: save it again")


def _content(part: MIMEPart) -> str:
    """Return the text of a part, whatever its encoding is called."""
    raw = part.get_payload(decode=True)
    return html_text(raw, part.get_content_charset() or "") if isinstance(raw, bytes) else ""


def _header(message: EmailMessage, name: str) -> str:
    """Return a header on one line, without what no text can hold."""
    value = " ".join(str(message.get(name) or "").split())
    return value.encode("utf-8", "replace").decode()
