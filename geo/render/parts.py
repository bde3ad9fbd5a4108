"""What a page is put together from: our scripts, styles and body, and the foreign parts.

The page's own code lies in real files beside this module; a page gets them without indentation
and comments, which nobody reads there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

SCRIPTS = (
    "bytes.js",
    "texts.js",
    "data.js",
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
    texts = [(own / name).read_text(encoding="utf-8") for name in SCRIPTS]
    parts = {
        "lang": words["page"]["language"],
        "direction": words["page"]["direction"],
        "body": (own / "page.html").read_text(encoding="utf-8"),
        "css": lean("\n".join((own / name).read_text(encoding="utf-8") for name in STYLES)),
        "js": '(() => {\n"use strict";\n' + lean("\n".join(texts)) + "\n})();",
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


def lean(code: str) -> str:
    """Leave out the indentation and the lines that are a comment: nobody reads them in a page.

    No string of our scripts goes over a line's end, so nothing that is shown changes.
    """
    kept = (line.strip() for line in code.splitlines())
    return "\n".join(line for line in kept if line and not re.match(r"//|/\*.*\*/$", line))
