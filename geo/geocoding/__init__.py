"""Asking a geocoding service for the names that the gazetteer lacks; off unless the user asks.

An `Asker` is a line to one service, open for one run. geopy does the talking and is imported for
the first request. What is asked, and what an answer means, is decided in `geo.places`; here it is
seen to that asking is polite, bounded and kept: one request in 1.1 seconds over all processes of
the machine, a budget, a breaker, limits of time and size, and a cache that outlives the run.
"""

from geo.geocoding.asker import Asker
from geo.geocoding.cache import Cache, cache_path, stats
from geo.geocoding.options import Options
from geo.geocoding.services import SERVICES

__all__ = ["SERVICES", "Asker", "Cache", "Options", "cache_path", "stats"]
