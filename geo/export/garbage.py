"""Python's search for garbage, which finds none among records, made rare while they are written.

Records hold no cycles, so they go by counting references alone. With Python's own threshold of 700
new objects the search takes a tenth of the time. It is not switched off: the caller's
own records may come from code that makes cycles.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000
"""New objects after which Python looks, as in the command (`geo.cli`)."""


@contextmanager
def seldom() -> Iterator[None]:
    """Look for garbage seldom meanwhile; a caller who looks even less often, or never, still does.

    >>> import gc
    >>> before = gc.get_threshold()
    >>> with seldom():
    ...     gc.get_threshold()[0] >= SELDOM or gc.get_threshold()[0] == 0
    True
    >>> gc.get_threshold() == before
    True
    """
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(max(before[0], SELDOM), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
