"""From mentions and places to incidents: one report's, then the same ones across reports."""

from geo.incidents.assembly import assemble

__all__ = ["assemble"]
