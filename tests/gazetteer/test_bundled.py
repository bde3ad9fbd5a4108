"""The bundled tables: what reports print is found under the right id."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from geo.gazetteer import Gazetteer, is_by_hand, valid_on


def test_size(bundled: Gazetteer) -> None:
    in_table = [actor for actor in bundled.actors if not actor.id.startswith("state_")]

    assert len(bundled.entries) >= 500
    assert len(in_table) >= 150
    assert {"irgc", "kh", "nujaba", "idf", "us_mil", "iranbacked"} <= {a.id for a in in_table}


def test_what_is_made_by_hand_is_told_from_the_world_and_from_imports(bundled: Gazetteer) -> None:
    (syria,) = (e for e in bundled.entries if e.id == "sy")
    assert all(map(is_by_hand, bundled.entries))
    assert not any(map(is_by_hand, islice(bundled.wider[0].store.entries(), 100)))
    assert not is_by_hand(replace(syria, id="wof:whosonfirst:1"))


HOME = "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY YE"
OWN_SCRIPT = re.compile("[\u0590-\u08ff]")


def test_the_middle_east_is_named_in_its_own_script(bundled: Gazetteer) -> None:
    home = [e for e in bundled.entries if e.country in HOME.split() and e.feature_class in "APS"]
    without = [e.id for e in home if not any(map(OWN_SCRIPT.search, (e.name, *e.names)))]
    assert len(home) > 4_500
    assert len(without) < 10, without


def test_every_country_has_exactly_one_state_on_any_day(bundled: Gazetteer) -> None:
    for day in (date(2015, 1, 1), date(2026, 1, 1)):
        states = [a.country for a in bundled.actors if a.type == "state" and valid_on(a, day)]
        assert len(states) == len(set(states))
        countries = {e.country for e in bundled.entries if e.feature_code.startswith("PCL")}
        assert countries <= set(states)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kata’ib Hezbollah said", "Kata’ib Hezbollah=kh"),
        ("Kataib Hizballah's depot", "Kataib Hizballah=kh"),
        ("the Hezbollah Brigades", "Hezbollah Brigades=kh"),
        ("Kataeb Hezbollah and Hezbollah", "Kataeb Hezbollah=kh Hezbollah=hezbollah_lb"),
        ("Harakat Hezbollah al-Nujaba", "Harakat Hezbollah al-Nujaba=nujaba"),
        ("Harakat al Nujaba", "Harakat al Nujaba=nujaba"),
        ("Ansar Allah al-Awfiya", "Ansar Allah al-Awfiya=awfiya"),
        ("Harakat Ansar Allah al-Awfiya", "Harakat Ansar Allah al-Awfiya=awfiya"),
        ("Ansar Allah, Ansarullah", "Ansar Allah=houthis Ansarullah=houthis"),
        ("Houthi rebels, Huthis", "Houthi rebels=houthis Huthis=houthis"),
        ("the Quds Force, al-Quds Brigades and Liwa al-Quds",
         "Quds Force=quds_force al-Quds Brigades=pij Liwa al-Quds=liwa_quds"),
        ("Popular Mobilisation Forces (PMF)", "Popular Mobilisation Forces=pmf PMF=pmf"),
        ("Hashd al-Shaabi, Hashed al-Shaabi", "Hashd al-Shaabi=pmf Hashed al-Shaabi=pmf"),
        ("Asaib Ahl al-Haq (AAH)", "Asaib Ahl al-Haq=aah AAH=aah"),
        ("Kurdistan Workers’ Party", "Kurdistan Workers’ Party=pkk"),
        ("People's Protection Units (YPG)", "People's Protection Units=ypg YPG=ypg"),
        ("IS is, ISIS, Isis and Daesh", "IS=isis ISIS=isis Isis=isis Daesh=isis"),
        ("HE IS DEAD", ""),
        ("KH, kh, PA and pa", "KH=kh PA=pa"),
        ("US Central Command (CENTOM)", "US Central Command=centcom CENTOM=centcom"),
        ("the US military", "US military=us_mil"),
        ("U.S. forces and US troops", "U.S. forces=us_mil US troops=us_troops"),
        ("the US-led coalition", "US-led coalition=oir"),
        ("the Saudi-led coalition", "Saudi-led coalition=saudi_coal"),
        ("the Israeli army", "Israeli army=idf"),
        ("Israel Defence Forces (IDF)", "Israel Defence Forces=idf IDF=idf"),
        ("Israeli warplanes", "Israeli warplanes=iaf"),
        ("Israeli special forces", "Israeli special forces=idf"),
        ("Russian warplanes", "Russian warplanes=russia"),
        ("Turkish fighter jets", "Turkish fighter jets=turkey"),
        ("Iraqi security forces", "Iraqi security forces=isf"),
        ("the Lebanese army", "Lebanese army=laf"),
        ("Ukraine's navy", "Ukraine's navy=ukraine"),
        ("Sudan's army and the RSF", "Sudan's army=saf RSF=rsf"),
        ("Chinese warships", "Chinese warships=state_cn"),
        ("Iran-backed militias", "Iran-backed militias=iranbacked"),
        ("a pro-Iran militia", "pro-Iran militia=iranbacked"),
        ("Iranian-backed factions", "Iranian-backed factions=iranbacked"),
        ("Iran-aligned Iraqi armed groups", "Iran-aligned Iraqi armed groups=iranbacked"),
        ("Iran-backed Houthis", "Iran-backed Houthis=houthis"),
        ("Turkish-backed rebels", "Turkish-backed rebels=sna"),
        ("Turkish-backed fighters", "Turkish-backed fighters=turkeybacked"),
        ("al-Shabaab, Al Shabab", "al-Shabaab=shabaab Al Shabab=shabaab"),
        ("al-Qaeda, al-Qaida", "al-Qaeda=al_qaeda al-Qaida=al_qaeda"),
        ("al-Qaeda in the Arabian Peninsula", "al-Qaeda in the Arabian Peninsula=aqap"),
        ("unidentified gunmen", "unidentified gunmen=gunmen"),
        ("Hamas militants", "Hamas militants=hamas"),
        ("Washington, Tehran", "Washington=us_state? Tehran=iran?"),
        ("the Pentagon", "Pentagon=us_state"),
        ("Israel hit it", "Israel=israel?"),
        ("Japan said", "Japan=state_jp?"),
        ("the Syrian Observatory", "Syrian Observatory=sohr"),
        ("two oil tankers", "oil tankers=intl_shipping"),
        ("the PMF's 13th Brigade, an army", "PMF's 13th Brigade=tafuf"),
    ],
)  # fmt: skip
def test_scan_actors(bundled: Gazetteer, text: str, found: str) -> None:
    hits = [
        f"{text[hit.start : hit.end]}={hit.actors[0].id}{'?' if hit.contextual else ''}"
        for hit in bundled.scan_actors(text)
    ]

    assert " ".join(hits) == found


@pytest.mark.parametrize(
    ("on", "actor_id"),
    [(date(2019, 8, 25), "syria_assad"), (date(2025, 6, 1), "syria_2024")],
)
def test_the_syrian_government_by_day(bundled: Gazetteer, on: date, actor_id: str) -> None:
    (hit,) = bundled.scan_actors("the Syrian army")

    assert [actor.id for actor in hit.actors if valid_on(actor, on)] == [actor_id]


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("al-Qaim", 40.99, 34.39), ("Al Qa'im", 40.99, 34.39), ("Deir ez-Zor", 40.14, 35.34),
        ("Dayr az Zawr", 40.14, 35.34), ("Hodeidah", 42.95, 14.80), ("Al Hudaydah", 42.95, 14.80),
        ("Sanaa", 44.21, 15.35), ("Sana’a", 44.21, 15.35), ("Taiz", 44.02, 13.58),
        ("Taizz", 44.02, 13.58), ("Abu Kamal", 40.92, 34.45), ("Albukamal", 40.92, 34.45),
        ("al-Bukamal", 40.92, 34.45), ("Rutba", 40.29, 33.04), ("ar-Rutbah", 40.29, 33.04),
        ("Khan Younis", 34.30, 31.34), ("Khan Yunis", 34.30, 31.34), ("Erbil", 44.01, 36.19),
        ("Irbil", 44.01, 36.19), ("Arbil", 44.01, 36.19), ("Raqqa", 39.01, 35.95),
        ("Hasakah", 40.74, 36.50), ("Hassakeh", 40.74, 36.50), ("Suwayda", 36.57, 32.71),
        ("Sweida", 36.57, 32.71), ("Beirut", 35.50, 33.89), ("Tel Aviv", 34.78, 32.08),
    ],
)  # fmt: skip
def test_lookup_finds_the_town_under_the_spellings_of_reports(
    bundled: Gazetteer, name: str, lon: float, lat: float
) -> None:
    points = [(entry.lon, entry.lat) for entry in bundled.find(name)]

    assert any(abs(x - lon) < 0.1 and abs(y - lat) < 0.1 for x, y in points), points


def test_scan_places_in_a_dateline_and_a_sentence(bundled: Gazetteer) -> None:
    text = "ERBIL (Agency) – Two cars were hit near al-Qaim, in Iraq’s Anbar, the officials said."

    names = [text[hit.start : hit.end] for hit in bundled.scan_places(text)]

    assert names == ["ERBIL", "al-Qaim", "Iraq", "Anbar"]


def test_scan_demonyms(bundled: Gazetteer) -> None:
    text = "Israeli and Palestinian officials, Yemenis, a Saudi ship on the Iraqi-Syrian border"

    codes = [hit.country_code for hit in bundled.scan_demonyms(text)]

    assert codes == ["IL", "PS", "YE", "SA", "IQ", "SY"]
