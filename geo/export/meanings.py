"""What the fields of the records mean: the docstrings under them, read from the source.

Schemas and tables of columns take their words from here, so that each stands in one place.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise

from geo import records


def meaning_of(cls: type, field: str) -> str:
    """Return the docstring under a field of a record; empty where there is none."""
    return _told().get((cls.__name__, field), "")


@cache
def _told() -> dict[tuple[str, str], str]:
    """Return the docstring under each field of each record, on one line."""
    told = {}
    source = ast.parse(inspect.getsource(records))
    for cls in [node for node in source.body if isinstance(node, ast.ClassDef)]:
        for field, words in pairwise(cls.body):
            match field, words:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    told[cls.name, name] = " ".join(text.split())
    return told
