"""What a page is put together from: our scripts, styles and body, and the foreign parts.

The page's own code lies in real files beside this module; a page gets them without indentation
and comments, which nobody reads there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from geo.render.compression import compressed
from geo.render.numbered import numbered
from geo.render.payload import encoded

SCRIPTS = (
    "bytes.js",
    "texts.js",
    "data.js",
    "actors.js",
    "words.js",
    "facets.js",
    "tallies.js",
    "moments.js",
    "state.js",
    "passing.js",
    "filters.js",
    "canvas.js",
    "districts.js",
    "clusters.js",
    "names.js",
    "marks.js",
    "legend.js",
    "timeline.js",
    "playing.js",
    "windowed.js",
    "list.js",
    "card.js",
    "citing.js",
    "download.js",
    "layers.js",
    "printing.js",
    "sheet.js",
    "start.js",
)
"""The page's own scripts, in the order they are put together; all share one scope."""
STYLES = ("page.css", "phone.css", "print.css")
UNPACKING = ("bytes.js", "unpack.js")
"""What a compressed page begins with."""
PACKED = ("leaflet_js", "js")
"""Scripts that a compressed page has among its data, in the order in which they run."""
NUMBERED_FROM = 4_000_000
"""Letters of text; of more, words and columns are numbered."""
BLOCK = '<script type="text/plain" id="%s">%s</script>'
COMMENT = re.compile(r"""^//.*|^/\*.*\*/$|\s// [^"'`]*$""")
LICENCES = ("leaflet.LICENSE", "world-atlas.LICENSE")


def parts_of(assets: Traversable, words: Mapping[str, Any], *, offline: bool) -> dict[str, str]:
    """Return what goes in place of the page's tokens, but for data and title.

    Parameters
    ----------
    assets
        Folder of the foreign parts.
    words
        The page's own words.
    offline
        Whether the foreign parts go into the page too.
    """
    own = files("geo.render")
    parts = {
        "lang": words["page"]["language"],
        "direction": words["page"]["direction"],
        "body": (own / "page.html").read_text(encoding="utf-8"),
        "css": lean(_read(STYLES)),
        "js": '(() => {\n"use strict";\n' + lean(_read(SCRIPTS)) + "\n})();",
        "notices": "",
    }
    if offline:
        script = (assets / "leaflet.js").read_text(encoding="utf-8")
        parts["leaflet_js"] = re.sub(r"//# sourceMappingURL=\S*", "", script)
        parts["leaflet_css"] = (assets / "leaflet.css").read_text(encoding="utf-8")
        # BSD and ISC ask that their notice goes with every copy.
        notices = [assets / name for name in LICENCES if (assets / name).is_file()]
        parts["notices"] = "\n".join(notice.read_text(encoding="utf-8") for notice in notices)
    return parts


def data_parts(
    data: Mapping[str, Any], parts: Mapping[str, str], *, compress: bool
) -> dict[str, str]:
    """Return the parts that hold the data, in the form that suits how much there is.

    Parameters
    ----------
    data
        All that the page's scripts know.
    parts
        The other parts; a compressed page has scripts of them among its data.
    compress
        Whether it shall be as small as can be.
    """
    if compress:
        # What unpacks the data is there already.
        js = parts["js"].replace(lean(_read(UNPACKING[:1])), "", 1)
        scripts = {name: parts[name] for name in PACKED if name in parts} | {"js": js}
        failed = html.escape(data["words"]["page"]["cannot_unpack"])
        return {
            "js": js,
            "data": compressed({**data, "scripts": scripts}),
            "packed": f'<p id="sm-packed" role="alert" hidden>{failed}</p>',
            "unpack": lean(_read(UNPACKING)),
        }
    if sum(map(len, data["text"])) <= NUMBERED_FROM:
        return {"data": encoded(data)}
    rest, blocks = numbered(data)
    return {"data": encoded(rest), "blocks": "".join(map(BLOCK.__mod__, blocks.items()))}


def _read(names: Iterable[str]) -> str:
    own = files("geo.render")
    return "\n".join((own / name).read_text(encoding="utf-8") for name in names)


def lean(code: str) -> str:
    """Leave out indentation and comments: nobody reads them in a page.

    No string of our scripts goes over a line's end, and what follows a comment's beginning has no
    quotation mark, as the rest of a string would, so nothing that is shown changes.
    """
    kept = (COMMENT.sub("", line.strip()) for line in code.splitlines())
    return "\n".join(line for line in kept if line)
