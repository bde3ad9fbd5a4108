"""The words that say what kind of place a name is."""

TYPE_WORDS = (
    "neighbourhood|neighborhood|quarter|suburb|district|subdistrict|governorate|province|oblast|"
    "region|state|county|local government area|LGA|raion|rayon|krai|cercle|circle|commune|tehsil|"
    "taluka|woreda|township|"
    "city|town|village|hamlet|settlement|kibbutz|capital|port city|port|"
    "harbour|harbor|refugee camp|camp|military base|air base|airbase|air force base|naval base|"
    "base|airfield|airstrip|airport|barracks|garrison|outpost|checkpoint|border crossing|crossing|"
    "oil field|oilfield|gas field|gasfield|refinery|oil terminal|terminal|"
    "power plant|dam|valley|mountains?|hills?|"
    "island|peninsula|heights|plateau|desert|countryside|area|strait|sea|gulf|bay|coast|road|"
    "highway|square|market|mosque|church|cathedral|hospital|school|university|embassy|prison"
)
"""Words that say what kind of place a name is."""

UNITS_BEHIND = (
    "tribal area|council area|territory|agency|department|prefecture|locality|"
    "sub-?county|sub-district"
)
"""More of them that mean a unit only behind its name: "the UN agency in Gaza" is no district."""

UNITS = (
    "neighbourhood|neighborhood|quarter|district|subdistrict|governorate|province|oblast|"
    "region|state|county|village|town|city|local government area|LGA|raion|cercle|commune|tehsil|"
    "township|department|territory|locality"
)
"""Those of one word that a row of names can share: "the X, Y and Z provinces"."""
