"""Words for what an attack can hit, and for the words around it that make it no thing hit.

A table is a row of wordings parted by ";", tried in that order. A blank is any white space, a
bracket captures nothing, and a bar may end a line; all else is as in a regular expression.
"""

from __future__ import annotations

import re


def wordings(*tables: str) -> str:
    """Return tables of wordings as the alternatives of a pattern, in brackets."""
    rows = [" ".join(row.split()) for table in tables for row in _joined(table).split(";")]
    return f"(?:{'|'.join(_pattern(row) for row in rows)})"


def _joined(table: str) -> str:
    return re.sub(r"\|\s*\n\s*", "|", table)


def _pattern(row: str) -> str:
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", row).replace(" ", r"\s+")


SHIPS = """
    ((oil|chemical|fuel|gas|products?) )?tankers?; ships?; warships?; cargo ships?;
    container ships?; vessels?; freighters?; bulk carriers?; bulkers?; frigates?; destroyers?;
    corvettes?; submarines?; patrol boats?; trawlers?; dhows?; yachts?
"""
MOVING = """
    convoys?; motorcades?; vehicles?; cars?; trucks?; lorr(y|ies); pick-?ups?( trucks?)?;
    jeeps?; vans?; mini-?(bus(es)?|vans?); bus(es)?; taxis?; motorcycles?; motorbikes?;
    ambulances?; tanks?; armou?red (vehicles?|cars?|personnel carriers?); bulldozers?;
    patrols?; trains?; trams?; planes?; aircraft; airplanes?; airliners?; jets?; warplanes?;
    helicopters?; boats?; speedboats?; ferr(y|ies); flotillas?
"""
BUILDINGS = r"""
    (field |children['’]s |maternity )?hospitals?; clinics?; health cent(re|er)s?;
    medical (cent(re|er)s?|facilit(y|ies)); schools?; kindergartens?; universit(y|ies); campus;
    colleges?; mosques?; church(es)?; cathedrals?; synagogues?; temples?; shrines?;
    monaster(y|ies); seminar(y|ies); markets?; marketplaces?; bazaars?; shops?; stores?;
    supermarkets?; (shopping )?malls?; shopping cent(re|er)s?; restaurants?; caf[eé]s?;
    cafeterias?; bars?; nightclubs?; baker(y|ies); hotels?;
    (\w+ )?(apartment|residential|housing|office|tower) (buildings?|blocks?|complex(es)?|towers?);
    high-rises?; buildings?; blocks? of flats; flats?; apartments?; houses?; homes?; dwellings?;
    villas?; residences?; mansions?; compounds?; palaces?; tents?; shelters?; refugee camps?;
    displacement camps?; orphanages?; dormitor(y|ies); theat(re|er)s?; cinemas?; stadiums?;
    museums?; librar(y|ies); banks?; prisons?; jails?; court\s?houses?; court; parliament;
    town halls?; city halls?; embass(y|ies); consulates?; ministr(y|ies); headquarters; offices?;
    studios?;
    (radio|television|TV|police|petrol|gas|fuel|bus|railway|train|metro|pumping|water|power|
     electricity|fire|polling|radar) stations?;
    newspapers?; cemeter(y|ies); farms?; farmhouses?;
    residential (areas?|neighbou?rhoods?|districts?|quarters?); sewage plants?
"""
WORKS = r"""
    airports?; airfields?; air\s?strips?; runways?; hangars?; (sea)?ports?; harbou?rs?; docks?;
    wharf; quay; bridges?; dams?; tunnels?; roads?; highways?; railways?; rail lines?;
    border crossings?;
    (oil|gas|fuel|arms|ammunition|weapons?|munitions?|supply|logistics|storage|rocket|missile|
     food|grain) (depots?|dumps?|caches?|stores?|warehouses?|tanks?|fields?|terminals?|
     facilit(y|ies)|installations?|silos?|sites?|cent(re|er)s?|refiner(y|ies)|plants?|platforms?);
    depots?; warehouses?; storehouses?; refiner(y|ies); pipelines?; silos?;
    (power|nuclear|processing|desalination|water|gas|chemical|steel|cement|treatment)
    (plants?|facilit(y|ies)|sites?);
    factor(y|ies); plants?; substations?; power (lines?|grids?); pylons?; transmission towers?;
    towers?; transformers?;
    (energy|civilian|power|gas|oil|military|port|grain|critical) infrastructure;
    facilit(y|ies); installations?; laborator(y|ies); workshops?
"""
MILITARY = r"""
    (air|military|naval|army|navy|police|air force)\s*bases?; bases?; barracks; garrisons?;
    (training |military |army )?camps?; outposts?;
    (army|police|guard|observation|command|border|military|security) posts?; check\s?points?;
    road\s?blocks?; positions?; trenches; bunkers?; command (cent(re|er)s?|posts?);
    training cent(re|er)s?; air defen[cs]es?( systems?| batter(y|ies))?;
    (rocket|missile) launch(ers?| sites?); launch(ing)? (sites?|pads?); radars?;
    (artillery|anti-aircraft) (pieces?|guns?|batter(y|ies)|positions?); strongholds?;
    hideouts?; military (sites?|targets?|complex(es)?|academ(y|ies)|parades?)
"""
PEOPLE = """
    civilians; villagers; residents?; worshippers?; pilgrims?; mourners?; protesters?;
    demonstrators?; shoppers?; passengers?; travell?ers?; refugees;
    displaced (people|persons|families); farmers?; herders?; students?; pupils?;
    schoolchildren; children; aid workers?; humanitarian workers?; peacekeepers?; journalists?;
    soldiers?; troops; policemen; police officers?; guards?; miners?; workers?; fishermen;
    medics; paramedics; rescuers?; first responders; crowds?;
    wedding( part(y|ies)| ceremon(y|ies))?; funerals?( processions?)?; processions?;
    gatherings?; rall(y|ies); parades?; ceremon(y|ies); queues?; football match; concerts?
"""
NO_THING = r"""
    bomb; bomber; bombs; bombings?; bombers; blasts?; attacks?; explosions?; strikes?; raids?;
    siege; officials?; sources?; staff; spokes\w+; directors?; managers?; authorit(y|ies);
    rammings?; owners?; areas?; casualt(y|ies); deaths?; facilit(y|ies); infrastructure; convoys?;
    positions?; doors?; gates?; fire\b; defen[cs]es?; prices?; chiefs?; commanders?; leaders?;
    officers?; system; systems; stations?; stops?; drivers?
"""
"""Behind a thing these make it none that was hit: "car bomb", "hospital officials"."""
STOPS = """
    in; on; at; of; by; to; into; with; from; near; and; or; but; that; which; who; when; while;
    after; before; as; for; against; inside; outside; between; through; over; under; during;
    behind; around; was; were; is; are; has; have; had; been; be; being; it; they; he; she;
    killed; killing; wounded; injured; wounding; said; says; hit; hitting; struck; striking;
    targeted; targeting; destroyed; damaged; bombed; shelled; attacked; least; more; than; not;
    no; kill; kills; wounds?; injures; includ(es?|ed|ing); damaging; destroying; causing;
    according; above; below; leaving; a; an; the; this; those; these; mostly; housing; used;
    explosives?-laden; booby-trapped; bomb-laden; there; then; also; where; because; so; if;
    whether
"""
"""Words that do not stand in front of a thing as part of its name."""
COUNTS = r"""
    \d[\d,]*; one; two; three; four; five; six; seven; eight; nine; ten; eleven; twelve; several;
    many; dozens of; scores of; hundreds of; some; multiple; numerous; both
"""
HIT = r"""
    str[ui]ck; strik(es|ing); strike(?! on); hits?; hitting; target(s|ed|ing)?; shell(ed|ing);
    (?<!in\s)(?<!with\s)(?<!the\s)bombed; bombing; bombard(ed|s|ing); attack(ed|s|ing); pounded;
    pounding; raided; raiding; ambush(ed|ing); storm(ed|s|ing); destroy(s|ing); damag(es|ing);
    (?<!in\s)(?<!of\s)(?<!with\s)(?<!the\s)(?<!from\s)(?<!under\s)(destroyed|damaged);
    bl[eo]wn? up; dynamited; strafed; torch(ed|ing); burn(ed|t|ing)( down)?;
    set(ting)? (fire to|ablaze|alight); rocked; flatten(ed|ing); levell?(ed|ing);
    demolish(ed|ing); wreck(ed|ing); gutt(ed|ing); s[au]nk; sinking; downed; shot down;
    shooting down; shot at; machine-?gunned; overran
"""
"""In front of what was hit; "the bombed market" and "the ruins of destroyed homes" are not."""
WENT = """
    slammed; rammed; crashed; ploughed; plowed; smashed; fell; landed; tore; ripped; exploded;
    detonated; blew up; went off; dropped; fired; hurled; threw; thrown; placed; planted;
    blew (himself|herself|themselves) up; opened fire; opening fire; aimed; directed; fire
"""
"""In front of "into the" and what was hit."""
DEEDS_OF = """
    (bombing|bombardment|shelling|destruction|storming|targeting|burning)s? of
"""
DEEDS_ON = """
    strikes?; raids?; attacks?; assaults?; bombings?; bombardments?; shelling; explosions?;
    blasts?; ambush; shootings?; barrages?; fire; gunfire; bombs?; missiles?; rockets?; drones?;
    shells?; massacres?
"""
"""In front of "on a" and what was hit."""
INTO = "into; through; at; on; outside; inside; in; against; onto; towards?"
WAS_HIT = r"""
    hit; struck; targeted; bombed; shelled; attacked; destroyed; damaged; burn(ed|t)( down)?;
    ambushed; raided; stormed; blown up; dynamited; sunk; set (on fire|ablaze|alight); torched;
    rocked; shot (down|at); downed; gutted; flattened; levell?ed; demolished; wrecked; bombarded;
    strafed; under ([\w-]+ ){0,3}?(attack|fire|bombardment|shelling)
"""
"""Behind "was" and what was hit."""
WAS = """
    was; were; is; are; has; have; had; been; being; came; come; comes; also; reportedly; badly;
    severely; heavily; completely; partially; totally
"""
