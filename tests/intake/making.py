"""Real files of every kind that is read, made here."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from pathlib import Path

SENTENCES = (
    "A drone strike killed three fighters in Baghdad on Wednesday, a security source said. "
    "Nobody claimed the attack, which came at dawn near the old market of the city."
)

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Depot hit | Example Wire</title>
<meta property="og:site_name" content="Example Wire">
<meta property="og:title" content="Depot in the desert hit">
<meta property="article:published_time" content="2021-03-11T23:30:00-05:00">
<link rel="canonical" href="https://example.org/depot"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Depot in the desert hit</h1><p>{SENTENCES}</p>
<p>The depot burned all night, and nobody was hurt when the roof of the barn came down.</p>
</article><aside>Read more: other things</aside><footer>Copyright 2024</footer></body></html>
"""

FIRST, SECOND = SENTENCES[:86], SENTENCES[86:]
MAIL = f"""From: Example Press Office <press@example.org>\r
Subject: =?utf-8?q?Strike_on_a_d=C3=A9p=C3=B4t?=\r
Date: Wed, 07 Feb 2024 23:30:00 -0500\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=utf-8\r
\r
{FIRST}\r
{SECOND}\r
"""

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title>
<item><title>Depot hit</title><link>https://example.org/1</link>
<pubDate>Wed, 07 Feb 2024 23:30:00 -0500</pubDate>
<description>&lt;p&gt;Two &lt;b&gt;shells&lt;/b&gt; fell.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;
</description></item>
<item><title>Mill hit</title><pubDate>31 Febtember 0000</pubDate></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title><entry>
<title>Depot hit</title><updated>2024-02-07T23:30:00-05:00</updated>
<link href="https://example.org/2"/><content type="html">&lt;p&gt;All of it.&lt;/p&gt;</content>
<summary>Some</summary></entry></feed>"""

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
"""A document type of which ``&l9;`` would be three billion characters."""


def pdf(*lines: str, info: str = "", content: bytes | None = None) -> bytes:
    """A PDF of one page; ``content`` is what its packed stream holds instead of the lines."""
    if content is None:
        escaped = (re.sub(r"([()\\])", r"\\\1", line) for line in lines)
        shown = " ".join(f"({line}) Tj T*" for line in escaped)
        content = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET".encode("latin-1")
    packed = zlib.compress(content, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< " + info.encode() + b" >>",
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"xref\n0 7\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % at for at in starts
    )
    end = b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + table + end


def encrypted_pdf(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(pdf(SENTENCES[:80]))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def word(*paragraphs: str, title: str = "", cells: tuple[str, ...] = ()) -> bytes:
    import docx

    document, out = docx.Document(), io.BytesIO()
    document.core_properties.title = title
    document.add_paragraph(paragraphs[0])
    if cells:
        for cell, text in zip(document.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
            cell.text = text
    for paragraph in paragraphs[1:]:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def with_part(packed: bytes, name: str, content: bytes) -> bytes:
    """A Word file with one of its parts replaced."""
    old = zipfile.ZipFile(io.BytesIO(packed))
    parts = {info.filename: old.read(info) for info in old.infolist()}
    return zipped(parts | {name: content})


def zipped(members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def warc(*records: tuple[str, bytes, str], packed: bool = True) -> bytes:
    """A WARC archive of responses: address, body, and status and headers as lines."""
    made = []
    for url, body, said in records:
        http = f"HTTP/1.1 {said}\n\n".replace("\n", "\r\n").encode() + body
        head = (
            f"WARC/1.0\nWARC-Type: response\nWARC-Target-URI: {url}\n"
            "WARC-Date: 2024-02-08T00:00:00Z\nContent-Type: application/http; msgtype=response\n"
            f"Content-Length: {len(http)}\n\n"
        )
        record = head.replace("\n", "\r\n").encode() + http + b"\r\n\r\n"
        made.append(gzip.compress(record) if packed else record)
    return b"".join(made)


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
