"""Every service through geopy's own class, on loopback: what is sent and how answers are read."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from geopy import geocoders

from geo.errors import UsageError
from geo.geocoding import SERVICES, Options
from tests.geocoding.stub import AGENT, about, asker, osm, serving

PLACE = (41.91, 34.48)
NAMED = {
    "nominatim": [osm("Rawa", *PLACE, "iq")],
    "photon": {
        "features": [
            {
                "geometry": {"type": "Point", "coordinates": [*PLACE]},
                "properties": {
                    "osm_type": "N", "osm_id": 7, "osm_key": "place", "osm_value": "town",
                    "name": "Rawa", "countrycode": "IQ", "country": "Iraq", "state": "Anbar",
                },
            }
        ]
    },
    "geonames": {
        "geonames": [
            {
                "geonameId": 7, "name": "Rāwah", "toponymName": "Rawa", "lng": "41.91",
                "lat": "34.48", "countryCode": "IQ", "countryName": "Iraq", "adminName1": "Anbar",
                "fcl": "P", "fcode": "PPL",
            }
        ]
    },
    "arcgis": {
        "candidates": [
            {
                "address": "Rawa, Anbar, IRQ", "location": {"x": 41.91, "y": 34.48}, "score": 100,
                "attributes": {
                    "PlaceName": "Rawa", "Type": "City", "Country": "IRQ", "CntryName": "Iraq",
                    "Region": "Anbar",
                },
            }
        ]
    },
    "pelias": {
        "features": [
            {
                "geometry": {"type": "Point", "coordinates": [*PLACE]},
                "properties": {
                    "gid": "whosonfirst:locality:7", "layer": "locality", "name": "Rawa",
                    "country": "Iraq", "country_code": "IQ", "region": "Anbar",
                },
            }
        ]
    },
    "opencage": {
        "status": {"code": 200, "message": "OK"},
        "results": [
            {
                "formatted": "Rawa, Anbar, Iraq", "geometry": {"lat": 34.48, "lng": 41.91},
                "components": {
                    "_type": "town", "_category": "place", "town": "Rawa", "country": "Iraq",
                    "country_code": "iq", "state": "Anbar",
                },
            }
        ],
    },
}  # fmt: skip
"""What each service's documentation shows of an answer, filled with one place."""
EMPTY = {
    "nominatim": [], "photon": {"features": []}, "geonames": {"geonames": []},
    "arcgis": {"candidates": []}, "pelias": {"features": []},
    "opencage": {"status": {"code": 200, "message": "OK"}, "results": []},
}  # fmt: skip
SECRET = "s3cretKey0"


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for service in SERVICES.values():
        for key in service.keys:
            if key.needed or service.title == "Pelias":
                monkeypatch.setenv(key.variable, SECRET)


def test_the_table_names_classes_of_geopy() -> None:
    for service in SERVICES.values():
        assert hasattr(geocoders, service.made_by)
    assert NAMED.keys() == EMPTY.keys() == SERVICES.keys()


@pytest.mark.parametrize("service", SERVICES)
def test_a_place_is_read_with_its_axes_country_and_credit(service: str, tmp_path: Path) -> None:
    with serving({"*": NAMED[service]}) as stub:
        answer = asker(stub.url, tmp_path, service=service).ask(about("Rawa"))
    assert answer.status == "ok", answer
    (entry,) = answer.entries
    assert (entry.lon, entry.lat, entry.feature_class) == (41.91, 34.48, "P")
    assert entry.precision == "town"
    assert entry.source.startswith(f"{service}:")
    assert (answer.service, answer.licence) == (service, SERVICES[service].licence)
    assert stub.seen[0].agent == AGENT


@pytest.mark.parametrize("service", SERVICES)
def test_another_country_is_refused_whatever_the_service_says(service: str, tmp_path: Path) -> None:
    with serving({"*": NAMED[service]}) as stub:
        answer = asker(stub.url, tmp_path, service=service).ask(about("Rawa", "SY"))
    assert (answer.status, answer.entries) == ("rejected", ())


@pytest.mark.parametrize("service", SERVICES)
def test_no_such_name_is_empty_and_junk_is_a_failure(service: str, tmp_path: Path) -> None:
    junk: list[Any] = [None, 42, "text", {"other": 1}, [[]], {"features": [1, 2]}]
    with serving({"Rawa": EMPTY[service], "Rawa, Iraq": EMPTY[service]}) as stub:
        assert asker(stub.url, tmp_path, service=service).ask(about("Rawa")).status == "empty"
    for number, answer in enumerate(junk):
        with serving({"*": answer}) as stub:
            folder = tmp_path / str(number)
            made = asker(stub.url, folder, service=service).ask(about("Rawa"))
        assert made.status == "failed", answer


@pytest.mark.parametrize("service", SERVICES)
def test_a_country_goes_along_as_the_service_takes_it(service: str, tmp_path: Path) -> None:
    with serving({"*": EMPTY[service]}) as stub:
        asker(stub.url, tmp_path, service=service).ask(about("Rawa"))
    request = stub.seen[0]
    told = " ".join([request.words, *request.asked.values()]).lower()
    assert "iraq" in told or "iq" in told.split()


@pytest.mark.parametrize("service", ["geonames", "pelias", "opencage"])
def test_a_key_is_sent_and_stands_in_no_file_log_or_answer(
    service: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with serving({"*": NAMED[service]}) as stub:
        asking = asker(stub.url, tmp_path, service=service)
        answer = asking.ask(about("Rawa"))
        said = asking.summary()
        asking.close()
    assert SECRET in stub.seen[0].asked.values()
    dead = asker("http://127.0.0.1:9", tmp_path, service=service).ask(about("Twins"))
    assert SECRET not in f"{answer}{dead}{said}{caplog.text}{asking.options}"
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes()


@pytest.mark.parametrize("service", ["geonames", "opencage"])
def test_a_missing_key_is_told_with_its_variable(
    service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    variable = SERVICES[service].keys[0].variable
    monkeypatch.delenv(variable)
    with pytest.raises(UsageError, match=variable):
        Options(service=service, user_agent=AGENT)


def test_a_house_or_a_road_is_known_for_what_it_is(tmp_path: Path) -> None:
    sorts: list[dict[str, Any]] = [
        {"type": "yes", "class": "building"},
        {"type": "primary", "class": "highway"},
        {"type": "aerodrome", "class": "aeroway"},
        {"type": "base", "class": "military"},
        {"type": "administrative", "addresstype": "state", "category": "boundary"},
    ]
    rows = [osm("Rawa", *PLACE, "iq") | sort for sort in sorts]
    with serving({"Rawa": rows}) as stub:
        answer = asker(stub.url, tmp_path).ask(about("Rawa"))
    assert [e.feature_code for e in answer.entries] == ["BLDG", "RD", "AIRP", "MILB", "ADM1"]
