"""The languages that the page speaks: one table of words each, English first.

A table is a JSON file beside this module. Text out of reports stays in its own language; a page
says to the browser which direction its own words run. To add a language, translate
``strings.json`` under a name of its own and give it a line here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from geo.errors import UsageError

LANGUAGES: Mapping[str, str] = {"en": "strings.json", "ar": "strings.ar.json"}
"""ISO 639-1 code -> file of the words."""


def words(language: str = "en") -> dict[str, Any]:
    """Return every word of the page's own.

    Parameters
    ----------
    language
        A code of `LANGUAGES`.

    Raises
    ------
    geo.errors.UsageError
        When there is no such table.
    """
    if language not in LANGUAGES:
        message = f"{language}: the page does not speak it; take one of {', '.join(LANGUAGES)}"
        raise UsageError(message)
    file = files("geo.render") / LANGUAGES[language]
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
