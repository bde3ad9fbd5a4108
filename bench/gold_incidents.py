"""Write what strikemap reads in a folder of labelled reports, for a scorer to compare.

    python bench/gold_incidents.py GOLD_FOLDER > lines.jsonl

GOLD_FOLDER holds one JSON file a report (``id``, ``title``, ``source``, ``published``, ``url``,
``text`` and the labels, which are not looked at). Out comes what `strikemap extract` writes of
these reports, one line each.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from geo import gazetteer, pipeline, reading
from geo.export.lines import as_line, dumped


def main(folder: Path) -> None:
    """Print one line a report."""
    known = gazetteer.load(imports=False)
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        if "text" not in row:
            continue
        document = reading.document_of(
            row["text"],
            id=row["id"],
            title=row["title"],
            publisher=row["source"],
            url=row["url"],
            published=date.fromisoformat(row["published"]),
        )
        sys.stdout.write(dumped(as_line(pipeline.extract(document, known))) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
