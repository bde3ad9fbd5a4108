"""What an attack hit that is no party: a hospital, a market, a convoy, a ship by its name.

Each is kept in the report's words ("livestock market") as a target without an actor. It is the
object of a verb or noun of attack ("shelled a market", "strike on a tent"), or the subject of a
passive one ("an oil depot was hit"), as the tables say; things in a row share their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.mentions.clauses import Clause
from geo.mentions.gates import Gate
from geo.mentions.people_hit import people_hit
from geo.mentions.roles import Context
from geo.records import Attribution

_BUILDINGS = (
    r"(?:field\s+|children['’]s\s+|maternity\s+)?hospitals?|clinics?|health\s+cent(?:re|er)s?|medical\s+"
    r"(?:cent(?:re|er)s?|facilit(?:y|ies))|schools?|kindergartens?|universit(?:y|ies)|campus|colleges?|"
    r"mosques?|church(?:es)?|cathedrals?|synagogues?|temples?|shrines?|monaster(?:y|ies)|seminar(?:y|ies)|"
    r"markets?|marketplaces?|bazaars?|shops?|stores?|supermarkets?|(?:shopping\s+)?malls?|shopping\s+"
    r"cent(?:re|er)s?|restaurants?|caf[eé]s?|cafeterias?|bars?|nightclubs?|baker(?:y|ies)|hotels?|"
    r"(?:\w+\s+)?(?:apartment|residential|housing|office|tower)\s+(?:buildings?|blocks?|complex(?:es)?|"
    r"towers?)|high-rises?|buildings?|blocks?\s+of\s+flats|flats?|apartments?|houses?|homes?|dwellings?|"
    r"villas?|residences?|mansions?|compounds?|palaces?|tents?|shelters?|refugee\s+camps?|"
    r"displacement\s+camps?|orphanages?|dormitor(?:y|ies)|theat(?:re|er)s?|cinemas?|stadiums?|"
    r"museums?|librar(?:y|ies)|banks?|prisons?|jails?|court\s?houses?|court|parliament|town\s+halls?|"
    r"city\s+halls?|embass(?:y|ies)|consulates?|ministr(?:y|ies)|headquarters|offices?|studios?|"
    r"(?:radio|television|TV|police|petrol|gas|fuel|bus|railway|train|metro|pumping|water|power|"
    r"electricity|fire|polling|radar)\s+stations?|newspapers?|cemeter(?:y|ies)|farms?|farmhouses?|"
    r"residential\s+(?:areas?|neighbou?rhoods?|districts?|quarters?)|sewage\s+plants?"
)
_WORKS = (
    r"airports?|airfields?|air\s?strips?|runways?|hangars?|(?:sea)?ports?|harbou?rs?|docks?|wharf|quay|"
    r"bridges?|dams?|tunnels?|roads?|highways?|railways?|rail\s+lines?|border\s+crossings?|"
    r"(?:oil|gas|fuel|arms|ammunition|weapons?|munitions?|supply|logistics|storage|rocket|missile|food|"
    r"grain)\s+(?:depots?|dumps?|caches?|stores?|warehouses?|tanks?|fields?|terminals?|facilit(?:y|ies)|"
    r"installations?|silos?|sites?|cent(?:re|er)s?|refiner(?:y|ies)|plants?|platforms?)|depots?|"
    r"warehouses?|storehouses?|refiner(?:y|ies)|pipelines?|silos?|(?:power|nuclear|processing|"
    r"desalination|water|gas|chemical|steel|cement|treatment)\s+(?:plants?|facilit(?:y|ies)|sites?)|"
    r"factor(?:y|ies)|plants?|substations?|power\s+(?:lines?|grids?)|pylons?|transmission\s+towers?|"
    r"towers?|transformers?|(?:energy|civilian|power|gas|oil|military|port|grain|critical)\s+"
    r"infrastructure|facilit(?:y|ies)|installations?|laborator(?:y|ies)|workshops?"
)
_MILITARY = (
    r"(?:air|military|naval|army|navy|police|air\s+force)\s*bases?|bases?|barracks|garrisons?|"
    r"(?:training\s+|military\s+|army\s+)?camps?|outposts?|(?:army|police|guard|observation|command|border|"
    r"military|security)\s+posts?|check\s?points?|road\s?blocks?|positions?|trenches|bunkers?|"
    r"command\s+(?:cent(?:re|er)s?|posts?)|training\s+cent(?:re|er)s?|air\s+defen[cs]es?(?:\s+systems?|"
    r"\s+batter(?:y|ies))?|(?:rocket|missile)\s+launch(?:ers?|\s+sites?)|launch(?:ing)?\s+(?:sites?|pads?)|"
    r"radars?|(?:artillery|anti-aircraft)\s+(?:pieces?|guns?|batter(?:y|ies)|positions?)|strongholds?|"
    r"hideouts?|military\s+(?:sites?|targets?|complex(?:es)?|academ(?:y|ies)|parades?)"
)
_MOVING = (
    r"convoys?|motorcades?|vehicles?|cars?|trucks?|lorr(?:y|ies)|pick-?ups?(?:\s+trucks?)?|jeeps?|vans?|"
    r"mini-?(?:bus(?:es)?|vans?)|bus(?:es)?|taxis?|motorcycles?|motorbikes?|ambulances?|tanks?|"
    r"armou?red\s+(?:vehicles?|cars?|personnel\s+carriers?)|bulldozers?|patrols?|trains?|trams?|planes?|"
    r"aircraft|airplanes?|airliners?|jets?|warplanes?|helicopters?|boats?|speedboats?|ferr(?:y|ies)|"
    r"flotillas?|"
)
_SHIPS = (
    r"(?:(?:oil|chemical|fuel|gas|products?)\s+)?tankers?|ships?|warships?|cargo\s+ships?|container\s+"
    r"ships?|vessels?|freighters?|bulk\s+carriers?|bulkers?|frigates?|destroyers?|corvettes?|"
    r"submarines?|patrol\s+boats?|trawlers?|dhows?|yachts?"
)
_PEOPLE = (
    r"civilians|villagers|residents?|worshippers?|pilgrims?|mourners?|protesters?|demonstrators?|"
    r"shoppers?|passengers?|travell?ers?|refugees|displaced\s+(?:people|persons|families)|farmers?|herders?|"
    r"students?|pupils?|schoolchildren|children|aid\s+workers?|humanitarian\s+workers?|peacekeepers?|"
    r"journalists?|soldiers?|troops|policemen|police\s+officers?|guards?|miners?|workers?|fishermen|"
    r"medics|paramedics|rescuers?|first\s+responders|crowds?|wedding(?:\s+part(?:y|ies)|\s+ceremon(?:y|"
    r"ies))?|funerals?(?:\s+processions?)?|processions?|gatherings?|rall(?:y|ies)|parades?|ceremon(?:y|ies)|"
    r"queues?|football\s+match|concerts?"
)
_HEAD = rf"(?:{_SHIPS}|{_MOVING}{_BUILDINGS}|{_WORKS}|{_MILITARY}|{_PEOPLE})"
_NO_THING = (
    r"(?![\w’'-]|\s+(?:bomb|bomber|bombs|bombings?|bombers|blasts?|attacks?|explosions?|strikes?|raids?|"
    r"siege|officials?|sources?|staff|spokes\w+|directors?|managers?|authorit(?:y|ies)|rammings?|owners?|"
    r"areas?|casualt(?:y|ies)|deaths?|facilit(?:y|ies)|infrastructure|convoys?|positions?|doors?|gates?|"
    r"fire\b|defen[cs]es?|prices?|chiefs?|commanders?|leaders?|officers?|system|systems)\b)"
)
"""Behind a head these make it no thing hit: "car bomb", "hospital officials"."""
_STOPS = (
    r"(?:in|on|at|of|by|to|into|with|from|near|and|or|but|that|which|who|when|while|after|before|as|for|"
    r"against|inside|outside|between|through|over|under|during|behind|around|was|were|is|are|has|have|"
    r"had|been|be|being|it|they|he|she|killed|killing|wounded|injured|wounding|said|says|hit|hitting|"
    r"struck|striking|targeted|targeting|destroyed|damaged|bombed|shelled|attacked|least|more|than|not|"
    r"no|kill|kills|wounds?|injures|includ(?:es?|ed|ing)|damaging|destroying|causing|according|above|"
    r"below|leaving|a|an|the|this|those|these|mostly|housing|used|being|explosives?-laden|booby-trapped|bomb-laden|there|then|also|where|because|so|if|whether)"
)
_WORD = rf"(?!{_STOPS}\b)[\w.’'-]+"
_COUNT = (
    r"(?:(?:at\s+least|more\s+than|about|around|nearly|over)\s+)?(?:\d[\d,]*|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|several|many|dozens\s+of|scores\s+of|hundreds\s+of|some|multiple|"
    r"numerous|both)(?![\w-])"
)
_NAME = r"(?-i:[A-Z][\w’'-]+)"
_STREET = r"(?-i:Street|Avenue|Square|Boulevard|Roundabout)"
_PHRASE = (
    rf"(?:(?:{_NAME}\s+){{0,2}}{_NAME},\s+an?\s+(?:{_WORD}\s+){{0,4}}?(?:{_SHIPS})|"
    rf"(?:{_NAME}\s+){{1,3}}{_STREET}|"
    rf"(?:{_COUNT}\s+(?:of\s+(?:its|the|their)\s+)?)?(?:(?!{_COUNT}){_WORD}\s+){{0,4}}?{_HEAD}(?:\s+(?={_NAME}\b)(?<=er\s|ip\s|el\s|at\s|rs\s|ry\s)"
    rf"(?:{_NAME})(?:\s+{_NAME})?)?){_NO_THING}"
)
_ARTICLE = r"(?:(?:the|an?|its|their|his|her|our|another|one|this|that)\s+)?"
_PART = (
    r"(?:(?:the\s+)?(?:wall|gates?|side|entrance|front|roof|edge|courtyard|area|perimeter|grounds?|middle|"
    r"doors?|vicinity|centre|center|rear|back)\s+of\s+)?"
)
_DONE = (
    r"hit|struck|targeted|bombed|shelled|attacked|destroyed|damaged|burn(?:ed|t)(?:\s+down)?|ambushed|"
    r"raided|stormed|blown\s+up|dynamited|sunk|set\s+(?:on\s+fire|ablaze|alight)|torched|rocked|"
    r"shot\s+(?:down|at)|downed|gutted|flattened|levell?ed|demolished|wrecked|bombarded|strafed|"
    r"under\s+(?:[\w-]+\s+){0,3}?(?:attack|fire|bombardment|shelling)"
)
_INTO = r"(?:into|through|at|on|outside|inside|in|against|onto|towards?)"
_OBJECT = re.compile(
    r"\b(?:(?:str[ui]ck|strik(?:es|ing)|strike(?!\s+on)|hits?|hitting|target(?:s|ed|ing)?|"
    r"shell(?:ed|ing)|(?<!in\s)(?<!with\s)(?<!the\s)bombed|bombing|bombard(?:ed|s|ing)|attack(?:ed|s|ing)|pounded|pounding|"
    r"raided|raiding|ambush(?:ed|ing)|storm(?:ed|s|ing)|destroy(?:s|ing)|damag(?:es|ing)|"
    r"(?<!in\s)(?<!of\s)(?<!with\s)(?<!the\s)(?<!from\s)(?<!under\s)(?:destroyed|damaged)|"
    r"bl[eo]wn?\s+up|dynamited|strafed|torch(?:ed|ing)|burn(?:ed|t|ing)(?:\s+down)?|"
    r"set(?:ting)?\s+(?:fire\s+to|ablaze|alight)|rocked|flatten(?:ed|ing)|levell?(?:ed|ing)|"
    r"demolish(?:ed|ing)|wreck(?:ed|ing)|gutt(?:ed|ing)|s[au]nk|sinking|downed|shot\s+down|"
    r"shooting\s+down|shot\s+at|machine-?gunned|overran)|"
    r"(?:slammed|rammed|crashed|ploughed|plowed|smashed|fell|landed|tore|ripped|exploded|detonated|blew\s+"
    r"up|went\s+off|dropped|fired|hurled|threw|thrown|placed|planted|blew\s+(?:himself|herself|themselves)"
    rf"\s+up|opened\s+fire|opening\s+fire|aimed|directed|fire)\s+(?:[\w-]+\s+){{0,5}}?{_INTO}|"
    r"(?:bombing|bombardment|shelling|destruction|storming|targeting|burning)s?\s+of|"
    r"(?:strikes?|raids?|attacks?|assaults?|bombings?|bombardments?|shelling|explosions?|blasts?|"
    r"ambush|shootings?|barrages?|fire|gunfire|bombs?|missiles?|rockets?|drones?|shells?|massacres?)\s+"
    rf"(?:{_WORD}\s+){{0,3}}?(?:on|against|{_INTO}))\s+"
    rf"{_PART}{_ARTICLE}(?P<what>{_PHRASE})",
    re.IGNORECASE,
)
"""Behind words of attack: "shelled a market", "rammed a car into the gate of a base"."""
_SUBJECT = re.compile(
    rf"(?<![\w-]){_ARTICLE}(?P<what>{_PHRASE})(?:\s+(?:in|of|at|near|on|carrying|belonging\s+to|used\s+by|"
    r"anchored|sailing)\s+(?:[\w’'-]+\s*){1,6}?)?(?:,[^,;.]{1,60},)?\s+"
    r"(?:(?:was|were|is|are|has|have|had|been|being|came|come|comes|also|reportedly|badly|severely|heavily|"
    rf"completely|partially|totally)\s+){{1,4}}(?:{_DONE})\b",
    re.IGNORECASE,
)
"""In front of a passive one: "two ambulances were hit"."""
_NEXT = re.compile(
    rf"(?:\s+(?:in|at|of|near|on)\s+(?:the\s+)?{_NAME}(?:[\s-]+{_NAME}){{0,2}})?"
    rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+){_ARTICLE}(?P<what>{_PHRASE})",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?<![\w-])(?P<what>{_PHRASE})(?:,?\s+and|,)\s+$", re.IGNORECASE)
"""In front of the last of a row: "a school and" a clinic were hit."""
_REACH = 60
_RUNS_ON = re.compile(r"\s+(?:was|were|has|have|had|is|are|that|which|said|killed)\b")
"""Behind a further thing these begin a clause of its own: "a bus, and a car was"."""
_OPENED, _ENDED = Gate(_OBJECT), Gate(_SUBJECT)
_IN_A_ROW = 5
"""Things of one row that are kept."""


def hit_things(
    clause: Clause, context: Context, by: str, known: list[Attribution]
) -> list[Attribution]:
    """Read the things hit out of one clause.

    Parameters
    ----------
    clause, context
        A telling, and the sentence that it stands in.
    by
        Who says so; empty for the report itself.
    known
        Targets that are parties; their things ("vehicles of the group") are not told again.
    """
    text = context.sentence.text
    told = [
        (a.span.start - context.sentence.span.start, a.what) for a in known if a.role == "target"
    ]
    found: dict[str, tuple[int, int]] = {}
    for start, end in (*_stretches(text), *people_hit(text)):
        if clause.holds(start) and not any(
            _same(at, what, start, text[start:end]) for at, what in told
        ):
            found.setdefault(" ".join(text[start:end].split()), (start, end))
    return [
        Attribution(
            "",
            None,
            "target",
            "reported_as_fact",
            by,
            what,
            context.sentence.at(*at),
            context.document,
        )
        for what, at in found.items()
    ]


def _same(at: int, what: str, start: int, words: str) -> bool:
    """Whether a party's own words, beside its name, hold the thing, or are held by its words."""
    one, other = words.casefold(), what.casefold()
    return (one in other or other in one) and abs(start - at) <= max(len(one), len(other))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    for match in _OPENED.finditer(text):
        yield match.span("what")
        end = match.end("what")
        for _ in range(_IN_A_ROW):
            further = _NEXT.match(text, end)
            if further is None or _RUNS_ON.match(text, further.end("what")):
                break
            yield further.span("what")
            end = further.end("what")
    for match in _ENDED.finditer(text):
        front = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        if front:
            yield front.span("what")
        yield match.span("what")
