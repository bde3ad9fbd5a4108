"""Check that names of the region which mislead are answered with the right one of their namesakes.

    python bench/name_checks.py

Every row names the context that a report gives (province and country, either may be empty) and
where the place lies. The points of towns are GeoNames' (CC BY 4.0), those of provinces the middle
of the area (Who's On First); the others were set by hand from public maps.
"""

from __future__ import annotations

from typing import NamedTuple

from geo import gazetteer
from geo.gazetteer import Gazetteer, distance_km
from geo.gazetteer.batch import answer
from geo.gazetteer.questions import Asked


class Check(NamedTuple):
    """A name in its context, and where it is."""

    name: str
    admin1: str
    country: str
    lat: float
    lon: float
    within_km: float = 12.0

    @property
    def asked(self) -> Asked:
        """The question."""
        return Asked(self.name, self.admin1, "", self.country)


CHECKS = (
    # The namesake 454 km off, in the south, is a village.
    Check("al-Qaim", "Anbar", "IQ", 34.3925, 40.9895),
    Check("Al Qa'im", "", "IQ", 34.3925, 40.9895),
    Check("al-Qaim district", "Anbar", "IQ", 34.240, 41.021, 15),
    # A quarter of Baghdad; the locality of that name is 98 km off.
    Check("Mashtal neighbourhood", "Baghdad", "IQ", 33.3280, 44.5133, 3),
    Check("Machtal", "Baghdad", "IQ", 33.3280, 44.5133, 3),
    # A province; fifteen villages have its name, seven of them in Turkey.
    Check("Anbar", "", "IQ", 32.974, 41.616, 60),
    Check("Anbar province", "", "Iraq", 32.974, 41.616, 60),
    Check("al-Tanf", "", "SY", 33.488, 38.657, 5),
    Check("Abu Kamal", "Deir ez-Zor", "SY", 34.450, 40.919),
    Check("Albukamal", "", "SY", 34.450, 40.919),
    Check("Bukamal", "", "SY", 34.450, 40.919),
    # Town, district and province of one name.
    Check("Deir ez-Zor", "", "SY", 35.336, 40.141),
    Check("Deir ez-Zor town", "Deir ez-Zor", "SY", 35.336, 40.141),
    Check("Deir ez-Zor province", "", "SY", 35.0, 40.4, 60),
    Check("Hodeidah", "", "YE", 14.7988, 42.9914),
    Check("Hodeidah province", "", "YE", 14.830, 43.168, 40),
    Check("Al Hudaydah", "", "Yemen", 14.7988, 42.9914),
    Check("Taiz", "", "YE", 13.5795, 44.0209),
    Check("Taiz province", "", "YE", 13.419, 43.778, 25),
    Check("Sanaa", "", "YE", 15.3545, 44.2065),
    Check("Sadr City", "Baghdad", "IQ", 33.393, 44.462, 5),
    # The base's town; another Harir lies near Baghdad.
    Check("Harir", "Erbil", "IQ", 36.556, 44.346),
    Check("Harir air base", "", "IQ", 36.53, 44.35),
    Check("Khan Younis", "Gaza Strip", "PS", 31.343, 34.307),
    Check("Khan Yunis", "", "PS", 31.343, 34.307),
    Check("Jurf al-Sakhar", "Babil", "IQ", 32.874, 44.194),
    Check("Jurf al-Nasr", "", "IQ", 32.874, 44.194),
    # Also a quarter of Cairo.
    Check("Sayyida Zeinab", "Rif Dimashq", "SY", 33.447, 36.336, 5),
    Check("Sayyidah Zaynab", "", "SY", 33.447, 36.336, 5),
    Check("Parchin", "", "IR", 35.52, 51.77),
    Check("Rmelan", "Hasakah", "SY", 37.0, 41.95),
    Check("Tiyas", "Homs", "SY", 34.552, 37.675),
    Check("T4 airbase", "Homs", "SY", 34.5225, 37.63),
    Check("Rukban", "", "JO", 33.314, 38.703),
    Check("Tower 22", "", "JO", 33.314, 38.703),
    Check("Haret Hreik", "", "LB", 33.854, 35.512, 3),
    Check("Dahieh", "", "LB", 33.854, 35.512, 4),
    Check("Dahiyeh", "", "LB", 33.854, 35.512, 4),
    Check("Akashat", "Anbar", "IQ", 33.70, 40.00, 25),
    Check("Ain al-Asad", "Anbar", "IQ", 33.80, 42.44),
    Check("Camp Speicher", "Salah al-Din", "IQ", 34.67, 43.54),
    Check("Green Zone", "Baghdad", "IQ", 33.31, 44.39, 5),
    Check("International Zone", "Baghdad", "IQ", 33.31, 44.39, 5),
    Check("Khor Mor", "", "IQ", 35.08, 44.83, 15),
    Check("Conoco field", "Deir ez-Zor", "SY", 35.35, 40.30),
    Check("al-Omar field", "Deir ez-Zor", "SY", 35.09, 40.53),
    Check("Green Village", "", "SY", 35.09, 40.53),
    Check("Hmeimim", "", "SY", 35.401, 35.949, 4),
    Check("Khmeimim air base", "Latakia", "SY", 35.401, 35.949, 4),
    Check("Muwaffaq Salti", "", "JO", 31.83, 36.78),
    # The plant; the village Fordu lies 70 km to the south.
    Check("Fordow", "", "IR", 34.88, 50.99),
    Check("Red Sea", "", "", 20.0, 38.5, 400),
    Check("Gulf of Aden", "", "", 12.5, 47.5, 250),
    Check("Bab al-Mandab", "", "", 12.6, 43.3, 40),
    Check("Strait of Hormuz", "", "", 26.5, 56.4, 60),
    Check("Persian Gulf", "", "", 26.9, 51.5, 250),
    Check("Kurdistan Region", "", "IQ", 36.2, 44.2, 60),
    Check("Eastern Ghouta", "Rif Dimashq", "SY", 33.53, 36.42),
    Check("Trebil", "", "IQ", 32.749, 39.023),
    Check("al-Walid crossing", "", "IQ", 33.43, 38.93, 15),
    Check("Makhmour", "", "IQ", 35.775, 43.58),
    Check("Rabia", "Nineveh", "IQ", 36.80, 42.08),
    Check("Shaddadi", "Hasakah", "SY", 36.06, 40.73),
    Check("Ain Issa", "Raqqa", "SY", 36.386, 38.86),
    Check("Khan Sheikhoun", "", "SY", 35.44, 36.65),
    Check("Mezzeh", "Damascus", "SY", 33.50, 36.245, 4),
    Check("Kisweh", "", "SY", 33.36, 36.24),
    Check("Aita al-Shaab", "", "LB", 33.097, 35.334),
    Check("Khurais", "", "SA", 25.07, 48.19, 30),
    Check("Rutba", "Anbar", "IQ", 33.038, 40.285),
    Check("Rutbah", "", "IQ", 33.038, 40.285),
    Check("Rutbeh", "", "IQ", 33.038, 40.285),
)  # fmt: skip


def failed(known: Gazetteer, check: Check) -> str:
    """Say what is wrong with the answer to a check; the empty string for nothing."""
    best = answer(known, check.asked).best
    if best is None:
        return f"{check.name} ({check.country}): no answer"
    off = distance_km(best.entry.lon, best.entry.lat, check.lon, check.lat)
    if off > check.within_km:
        return f"{check.name} ({check.country}): {best.entry.id} is {off:.0f} km off"
    return ""


def main() -> None:
    """Print what fails, and how many do not."""
    known = gazetteer.load(imports=False)
    wrong = [line for check in CHECKS if (line := failed(known, check))]
    print("\n".join([*wrong, f"{len(CHECKS) - len(wrong)} of {len(CHECKS)} right"]))  # noqa: T201


if __name__ == "__main__":
    main()
