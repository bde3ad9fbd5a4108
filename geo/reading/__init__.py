"""Reports in: text files, folders and JSON Lines to `Document`s with sentences and sections."""

from geo.reading.documents import document_of
from geo.reading.reports import read

__all__ = ["document_of", "read"]
