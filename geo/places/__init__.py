"""From place names to places: which entry is meant, and what area the words give.

`resolve` is the one verb; `home_of` tells the country of an outlet for it,
`lands_of` those of armed groups. A geocoder is asked only
where one is given (`geo.geocoding`).
"""

from geo.places.context import home_of, lands_of
from geo.places.elsewhere import Geocode
from geo.places.resolve import resolve

__all__ = ["Geocode", "home_of", "lands_of", "resolve"]
