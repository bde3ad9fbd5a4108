"""Reports are found: files of every kind, folders, archives, tables, feeds and addresses."""

from geo.intake.columns import Columns
from geo.intake.converting import converted
from geo.intake.files import shown
from geo.intake.finding import Options, find, weight

__all__ = ["Columns", "Options", "converted", "find", "shown", "weight"]
