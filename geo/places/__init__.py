"""From place names to places: which entry is meant, and what area the words give.

`resolve` is the one verb; `home_of` tells the country of an outlet for it. Asking a geocoder on the
network is off unless an `Asker` is given.
"""

from geo.places.context import home_of
from geo.places.fallback import Answer, Asker, Geocoder
from geo.places.resolve import Geocode, resolve

__all__ = ["Answer", "Asker", "Geocode", "Geocoder", "home_of", "resolve"]
