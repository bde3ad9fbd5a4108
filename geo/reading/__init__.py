"""Reports as they were found become `Document`s with sentences and sections."""

from geo.reading.documents import document_of
from geo.reading.reports import document_from, read

__all__ = ["document_from", "document_of", "read"]
