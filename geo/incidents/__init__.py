"""From mentions and places to incidents: one report's, then the same ones across reports."""

from geo.incidents.assembly import assemble
from geo.incidents.merge import merge

__all__ = ["assemble", "merge"]
