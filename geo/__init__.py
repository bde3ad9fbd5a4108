"""strikemap: published reports of strikes in, sourced incident records and an offline map out.

This is the public face; docs/api.md says how the names are used. A name is loaded when it is
first asked for, so that the command line pays for folium and geopandas only where it draws a
map or writes a GIS file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

_HOME = {
    "read": "geo.reading",
    "load": "geo.gazetteer",
    "extract": "geo.pipeline",
    "run": "geo.engines",
    "draw": "geo.render",
    "write": "geo.export",
    "read_records": "geo.export",
    "read_geodataframe": "geo.export",
    "to_geodataframe": "geo.export",
    "Gazetteer": "geo.gazetteer",
    "Document": "geo.records",
    "Extraction": "geo.records",
    "Incident": "geo.records",
    "Place": "geo.records",
    "Toponym": "geo.records",
    "Entry": "geo.records",
    "Claim": "geo.records",
    "Attribution": "geo.records",
    "Evidence": "geo.records",
    "Correction": "geo.records",
    "Source": "geo.records",
    "Span": "geo.records",
    "StrikemapError": "geo.errors",
    "UsageError": "geo.errors",
    "ReportError": "geo.errors",
    "GazetteerError": "geo.errors",
    "OutputError": "geo.errors",
    "EngineError": "geo.errors",
}

__all__ = list(_HOME)

if TYPE_CHECKING:
    from geo.engines import run as run
    from geo.errors import EngineError as EngineError
    from geo.errors import GazetteerError as GazetteerError
    from geo.errors import OutputError as OutputError
    from geo.errors import ReportError as ReportError
    from geo.errors import StrikemapError as StrikemapError
    from geo.errors import UsageError as UsageError
    from geo.export import read_geodataframe as read_geodataframe
    from geo.export import read_records as read_records
    from geo.export import to_geodataframe as to_geodataframe
    from geo.export import write as write
    from geo.gazetteer import Gazetteer as Gazetteer
    from geo.gazetteer import load as load
    from geo.pipeline import extract as extract
    from geo.reading import read as read
    from geo.records import Attribution as Attribution
    from geo.records import Claim as Claim
    from geo.records import Correction as Correction
    from geo.records import Document as Document
    from geo.records import Entry as Entry
    from geo.records import Evidence as Evidence
    from geo.records import Extraction as Extraction
    from geo.records import Incident as Incident
    from geo.records import Place as Place
    from geo.records import Source as Source
    from geo.records import Span as Span
    from geo.records import Toponym as Toponym
    from geo.render import draw as draw

    __version__: str
else:
    # Hidden from the type checker, which then knows every name and refuses a misspelt one.
    def __getattr__(name: str) -> object:
        """Load a public name, or the version, when it is first asked for."""
        if name == "__version__":
            from importlib.metadata import version

            return version("strikemap")
        if name not in _HOME:
            message = f"module 'geo' has no attribute {name!r}"
            raise AttributeError(message)
        from importlib import import_module

        value = getattr(import_module(_HOME[name]), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """Return the public names."""
        return [*__all__, "__version__"]
