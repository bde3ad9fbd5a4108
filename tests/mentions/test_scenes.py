"""Which place of a sentence is where a verb's event happened; the verb stands in angle brackets."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.mentions.scenes import scenes_of
from geo.toponyms import find_toponyms
from tests.mentions.reports import report

# sentence with its <verb>, and the names of the scene
SCENES: list[tuple[str, list[str]]] = [
    # a preposition of place, behind the verb and before it
    ("A mortar shell <killed> two children in Kharkiv.", ["Kharkiv"]),
    ("A car bomb <exploded> outside a court in Mogadishu.", ["Mogadishu"]),
    ("In Quetta, gunmen <shot> a judge.", ["Quetta"]),
    ("On Monday in Aleppo, a sniper <killed> a medic.", ["Aleppo"]),
    ("Rockets <landed> near Ashkelon on Friday.", ["Ashkelon"]),
    ("A drone <crashed> outside Erbil overnight.", ["Erbil"]),
    ("Nine people were <wounded> at Ain al-Asad.", ["Ain al-Asad"]),
    ("Gunmen <ambushed> a patrol on the road between Gao and Kidal.", ["Gao", "Kidal"]),
    ("Shells <fell> across Donetsk before dawn.", ["Donetsk"]),
    ("Protesters were <shot> in Khartoum.", ["Khartoum"]),
    # objects of the verb
    ("Warplanes <bombed> Raqqa on Tuesday.", ["Raqqa"]),
    ("Rebels <captured> Goma after a week of fighting.", ["Goma"]),
    ("The army <shelled> the town of Douma.", ["Douma"]),
    ("Fighters <stormed> the village of Hader.", ["Hader"]),
    ("Militants <attacked> the city of Kunduz at dawn.", ["Kunduz"]),
    ("Soldiers <entered> Palmyra on Sunday.", ["Palmyra"]),
    ("Drones <targeted> Odesa for a third night.", ["Odesa"]),
    # subjects of a passive
    ("Mariupol was <shelled> all day.", ["Mariupol"]),
    ("Kobani was <bombed> again on Thursday.", ["Kobani"]),
    # the finest of a chain of containers
    ("A bomb <killed> four in the village of Tasil, in the province of Daraa.", ["Tasil"]),
    ("A rocket <hit> a school in Saraqib, Idlib.", ["Saraqib"]),
    ("Two were <killed> in Jilib, in southern Somalia.", ["Jilib"]),
    ("Jets <struck> Sirte in Libya.", ["Sirte"]),
    ("A blast <wounded> ten in Miranshah, North Waziristan, Pakistan.", ["Miranshah"]),
    ("Mines <killed> a family in Hodeidah in western Yemen.", ["Hodeidah"]),
    ("A truck bomb <exploded> in Karrada, a district of Baghdad.", ["Karrada"]),
    ("Shells <killed> two in Baghdad's neighbourhood of Karrada.", ["Karrada"]),
    ("A bomb <exploded> in the Karrada neighbourhood of Baghdad.", ["Karrada"]),
    ("Gunmen <killed> a teacher in Gao, a town in northern Mali.", ["Gao"]),
    ("A blast <killed> six in Lashkar Gah, the capital of Helmand.", ["Lashkar Gah"]),
    ("Shells <hit> homes in Nikopol, 100 km south of Dnipro.", ["Nikopol"]),
    # several of equal standing
    ("Shells <killed> five in Kherson and Nikopol.", ["Kherson", "Nikopol"]),
    ("Raids <hit> Gao and Timbuktu.", ["Gao", "Timbuktu"]),
    ("Bombs <exploded> in Mosul, Tikrit and Kirkuk.", ["Mosul", "Tikrit", "Kirkuk"]),
    ("Jets <bombed> sites in Iraq and Syria.", ["Iraq", "Syria"]),
    # where a statement was made is no scene
    ("Officials in Kyiv said a drone <hit> Kursk.", ["Kursk"]),
    ("A spokesman told reporters in Ankara that shells <killed> a soldier in Afrin.", ["Afrin"]),
    ("Reuters reported from Beirut that rockets <struck> Safed.", ["Safed"]),
    ("A source in Damascus said gunmen <killed> a cleric in Homs.", ["Homs"]),
    # nor where a ship or a lorry was to go
    ("The ship, laden with timber for Tripoli, was <hit> near Aden.", ["Aden"]),
    # each verb has its own
    ("After an ambush in Gao, jets <bombed> Kidal.", ["Kidal"]),
    ("After an <ambush> in Gao, jets bombed Kidal.", ["Gao"]),
    ("A man was <shot> in Hebron and another was stabbed in Jenin.", ["Hebron"]),
    ("A man was shot in Hebron and another was <stabbed> in Jenin.", ["Jenin"]),
    ("A mine <killed> two in Afrin, while shells hit Azaz.", ["Afrin"]),
    ("A mine killed two in Afrin, while shells <hit> Azaz.", ["Azaz"]),
    # where somebody came from, or it was launched from
    ("Rockets fired from Gaza <hit> Ashkelon.", ["Ashkelon"]),
    ("Gunmen who came from Libya <killed> ten soldiers in Agadez.", ["Agadez"]),
    ("Fighters from Somalia <attacked> a bus in Mandera.", ["Mandera"]),
    # a name of a group, of a people, of a speaker
    ("The Islamic State in Iraq <claimed> the attack.", []),
    ("Israel <said> it would respond.", []),
    ("Iran <denied> any role.", []),
    ("Ukrainian drones <struck> a refinery.", []),
    ("The Iraqi army <killed> three fighters.", []),
    # no place is told
    ("Two soldiers were <killed> by a mine.", []),
    ("A rocket <destroyed> a school bus.", []),
    ("The group <claimed> responsibility on Telegram.", []),
    ("Five gunmen were <arrested> on Monday.", []),
    # words between
    ("At least 12 people, most of them women, were <killed> when a shell hit a market in Taiz.",
     ["Taiz"]),
    ("Medics in Idlib said 14 people were <killed> in Ariha.", ["Ariha"]),
    ("A suicide bomber <blew> himself up inside a mosque in Peshawar.", ["Peshawar"]),
    ("A roadside bomb <targeted> a convoy north of Baghdad.", ["Baghdad"]),
]  # fmt: skip


def scene(marked: str, known: Gazetteer) -> list[str]:
    start, end = marked.index("<"), marked.index(">") - 1
    document = report(marked.replace("<", "").replace(">", ""))
    names = find_toponyms(document, known)
    return [t.text for t in scenes_of(document.sentences[0], (start, end), names)]


@pytest.mark.parametrize(("marked", "names"), SCENES, ids=[text for text, _ in SCENES])
def test_the_scene_of_a_verb(marked: str, names: list[str], known: Gazetteer) -> None:
    assert scene(marked, known) == names
