"""Reports that lost their commas and apostrophes on the way are read with these put back.

A copy of the report gets the marks, all rooms read the copy, and what they make of it is carried
back to the report as it was found: spans and quotes are those of the report.
"""

from geo.restoring.copies import Copy
from geo.restoring.stripped import restored

__all__ = ["Copy", "restored"]
