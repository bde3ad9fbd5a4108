"""Words that are one verb of dying or being hurt: "lost their lives", "taken to hospital".

Each row has parts that a sentence must have for it (most have none), the pattern, and letters of
`geo.casualties.words.TAGS`: the first word gets the first, the last word the last.
"""

from __future__ import annotations

import re

_WOUNDS = (
    r"(?:injuries|injury|wounds?|burns|concussions?|contusions?|(?:acute\s)?stress\sreactions?)"
)
_BREATH = (
    r"(?:suffocation|asphyxia(?:tion)?|(?:difficult(?:y|ies)\s(?:in\s)?|hard\stime\s)breathing|"
    r"(?:breathing|respiratory)\s(?:difficult(?:y|ies)|problems?|troubles?|complications|distress|failure)|"
    r"shortness\sof\sbreath|breathlessness)"
)
"""What gas does to those who breathe it."""
_CHOKING = ("suffocat", "asphyxia", "breath", "respirat")
_TAKEN = (
    r"(?:taken|rushed|airlifted|flown|evacuated|transferred|admitted|moved|brought|shifted|sent)"
)
_TO_DEATH = (
    r"(?:shot|hacked|burn(?:ed|t)|beaten|stabbed|crushed|starved|frozen|tortured|blown|trampled)"
)
_PART_OF_BODY = (
    r"(?:the|both|his|her|their)\s(?:\w+\s)?(?:legs?|arms?|head|chest|back|shoulders?|neck|face|stomach|"
    r"abdomen|hands?|foot|feet|thighs?|knees?|eyes?)\b"
)
_OWNER = r"(?:their|his|her)"

PHRASES: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = tuple(
    (needs, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), letters)
    for needs, pattern, letters in (
        (("life", "lives"),
         rf"(?:lost|losing|lose)\s(?:{_OWNER}\s)?(?:own\s)?(?:lives|life)", "Ia"),
        (("lives", "life"),
         r"(?:lay(?:s|ing)?\sdown|laid\sdown|(?:g[ai]v(?:e|ing|en)|sacrific(?:e|ed|ing))(?:\sup)?)\s"
         rf"{_OWNER}\s(?:lives|life)", "Ia"),
        (("throat",), r"(?:slit|cut)(?:ting)?\sthe\sthroats?\sof", "Va"),
        (("being treated",), r"(?:still\s|currently\s|now\s)?being\streated", "ka"),
        (("still ",), r"still\s(?:on\sadmission|in\shospital\sbeds|(?:receiving|undergoing|under)\s"
         r"(?:\w+\s)?(?:treatment|surgery|medical\scare))", "ka"),
        (("martyrdom",), r"(?:embrac|attain|achiev|receiv)(?:ed|ing)\s(?:\w+\s)?martyrdom", "Ia"),
        (("as a martyr", "as martyr"),
         r"(?:fell|fallen|falling|died|fall|rose|ascended)\sas\s(?:an?\s)?(?:\w+\s)?martyrs?",
         "Ia"),
        (("survive", "be saved"),
         r"(?:did|could)\s(?:not|n't)\s(?:survive|be\ssaved)(?!\s(?:the\s)?(?:night|winter|year))",
         "Ia"),
        (("breathed",), r"breathed\s(?:their|his|her)\slast", "Ia"),
        (("condition", "intensive care"),
         r"in\s(?:an?\s)?(?:[\w-]+\s(?:but\s|or\s)?)?(?:critical|serious|stable|grave|moderate|unstable)"
         r"(?:\s(?:but|and|or)\s\w+)?\sconditions?|in\s(?:the\s)?intensive\scare", "ka"),
        (("bringing", "brings", "brought", "raising", "raised", "raises", "taking", "pushing",
          "taken", "takes", "lifting"),
         r"(?:br(?:inging|ings|ought)|rais(?:ing|ed|es)|tak(?:ing|en|es)|pushing|lifting)\s(?:the|its|"
         r"their)\s(?:\w+\s){0,2}?(?:total|number|figure|count|tally)(?=\sto\s)", "aT"),
        (("buried", "bury"),
         r"(?:have|had|has|helped|we|they|relatives|residents|villagers|families|mourners|locals|survivors|"
         r"neighbou?rs|volunteers|workers)\s(?:already\s|to\s)?bur(?:ied|y)(?=\s)", "aG"),
        (("fell ", "fallen"),
         r"(?:fell|fallen)\s(?:on\sthe\sfields?\sof\shonou?r|in\s(?:the\sline\sof\sduty|combat|"
         r"battle|action|the\sfighting))", "Ka"),
        (("succumb",),
         rf"succumb(?:ed|s|ing)?\sto\s(?:(?:{_OWNER}|the)\s)?(?:\w+\s)?{_WOUNDS}", "Ia"),
        (("shot", "shoot", "down"),
         r"(?:shot|shoots?|gunned|cut|mowed)\s(?:and\skilled|dead|down)", "Ka"),
        (("shot",),
         r"shot(?=\s(?:[\w-]+\s){1,5}?(?:in\sthe\s(?:back\sof\sthe\s)?(?:head|neck)|dead)\b)", "K"),
        (("to death", "to pieces"), rf"{_TO_DEATH}\sto\s(?:death|pieces)", "Ka"),
        (("to death",),
         r"(?:hacked|beat|stabbed|burn(?:ed|t)|crushed|shot|tortured|trampled)"
         r"(?=\s(?:\S+\s){1,4}to\sdeath\b)", "K"),
        (("burned alive", "burnt alive"), r"burn(?:ed|t)\salive", "Ka"),
        (("sought", "needed", "required", "received"),
         r"(?:sought|needed|required|received)\s(?:medical|hospital)\s(?:help|attention|treatment|"
         r"assistance|care|aid)", "ia"),
        (("blown up", "wiped out"), r"blown\sup|wiped\sout", "Ka"),
        (("hospital", "clinic"),
         rf"{_TAKEN}\sto\s(?:an?\s|the\s|nearby\s|local\s)*(?:hospitals?|clinics?)", "Ja"),
        (("hospital", "clinic"),
         rf"{_TAKEN}\sto\s(?:an?\s|the\s|nearby\s|local\s)*(?:hospitals?|clinics?)\swith\s"
         rf"(?:[\w-]+\s){{0,4}}?{_WOUNDS}", "ia"),
        (("treated",),
         r"treated\s(?:in|at)\s(?:[\w'-]+\s){0,4}?(?:hospitals?|clinics?|facilit(?:y|ies))", "Ja"),
        (("remain", "still in"),
         r"(?:remain(?:s|ed)?|still|are|were|is|was)\s(?:still\s)?in\s(?:an?\s|the\s)?"
         r"(?:\w+\s)?hospitals?", "ka"),
        (("treated",),
         r"treated(?=\s(?:[\w-]+\s){1,4}?(?:people|persons|patients|residents)\b)"
         r"(?![^.]{0,60}\b(?:cholera|malaria|measles|dengue|malnutrition|disease|virus|covid))",
         "J"),
        (("treated", "hospitali"),
         rf"(?:treated|hospitali[sz]ed)\s(?:for|with)\s(?:\w+\s){{0,3}}?{_WOUNDS}", "Ja"),
        (("receiv", "undergo", "under"),
         r"(?<!still\s)(?:receiving|undergoing|under)\s(?:\w+\s)?(?:treatment|surgery|medical\scare)",
         "ia"),
        (("admission", "hospital beds"), r"(?<!still\s)(?:on\sadmission|in\shospital\sbeds)", "ia"),
        (("treated",),
         rf"treated(?=\s(?:\S+\s){{1,4}}?(?:who\s(?:had\sbeen|were)\s(?:beaten|shot|stabbed|hit)|"
         rf"(?:for|with)\s(?:[\w-]+\s){{0,3}}?{_WOUNDS}))", "J"),
        (("shot",), r"shot\s(?:at\s)?and\s(?:\w+ly\s)?(?:wounded|injured|hurt)", "Ja"),
        (("as ",), r"as(?=\s(?:injured|wounded|dead|killed)\b)", "a"),
        (("hit in", "shot in"),
         rf"hit\sin\s{_PART_OF_BODY}|shot\sin\s(?!\w+\s(?:head|chest|neck)){_PART_OF_BODY}", "Ja"),
        (("nursing",), r"nursing(?=\s(?:\w+\s)?(?:wounds|injuries))", "k"),
        (("brought", "arriv", "came", "carried", "taken"),
         r"(?:brought|arriv(?:ed|ing)|came|carried|taken)(?:\sin(?!to)|\sthere)?(?=\s(?:wounded|injured|"
         r"dead)\b)", "a"),
        (("got ",), r"got\s(?:injured|wounded|hurt)", "ia"),
        (_CHOKING, rf"cases\sof\s(?:\w+\s)?{_BREATH}|{_BREATH}\scases", "Ya"),
        (_CHOKING, rf"with\s(?:\w+\s){{0,2}}?{_BREATH}(?!\scases)", "EYa"),
        (_CHOKING, rf"(?:suffer|experienc|develop)(?:ed|ing)\s(?:from\s)?(?:\w+\s){{0,2}}?{_BREATH}"
         r"(?!\scases)", "ia"),
        (_CHOKING, rf"treated\s(?:for|with)\s(?:\w+\s){{0,3}}?{_BREATH}", "Ja"),
        (_CHOKING, rf"caus(?:ed|ing)\s(?:\w+\s){{0,2}}?{_BREATH}\s(?:to|among|in|for)", "Ha"),
        (("suffer", "sustain", "receiv"),
         rf"(?:suffer(?:ed|ing)|sustain(?:ed|ing)|received)\s(?:\w+\s){{0,3}}?{_WOUNDS}", "ia"),
        (("loss of",),
         r"loss(?=\sof\s(?:[\w-]+\s){1,4}?(?:soldiers|troops|men|fighters|officers|people|"
         r"personnel|policemen|servicemen|members)\b)", "F"),
        (("fatal", "mortal"),
         rf"(?:suffer(?:ed|ing)|sustain(?:ed|ing)|received)\s(?:fatal|mortal)\s{_WOUNDS}", "Ia"),
        (("fatally", "mortally"), r"(?:fatal|mortal)ly\s(?:injured|wounded|hurt|hit|shot)", "aK"),
        (("with",),
         rf"with\s(?:\w+\s){{0,3}}?{_WOUNDS}(?=\s(?:was|were|has|have|had)\s(?:been\s)?{_TAKEN}\b)",
         "ia"),
        (("well as", "with", "alongside"),
         r"as\swell\sas|(?:along|together)\swith|alongside", "Aaj"),
        (("ed with",),
         r"(?:(?<=killed\s)|(?<=died\s))with(?=\s(?:his|her|their|[\w-]+\s(?:others?|of\s(?:his|her|"
         r"their)))\s)", "j"),
        (("in addition",), r"in\saddition\sto", "ca"),
        (("as was", "as were", "as did"), r"as\s(?:were|was|did)", "Aj"),
        (("one of",), rf"one\sof\s(?:the|its|{_OWNER})(?=\s)", "ya"),
        (("family",),
         rf"(?:of|from)\s(?:one|the\ssame|an?|the|{_OWNER})\s(?:(?:extended|single|entire|displaced|local|"
         r"[A-Z][\w'’-]+)\s)?family", "a"),
        (("total", "in all"), r"(?:an?\s)?(?:combined\s)?total\sof(?=\s)|in\s(?:total|all)", "a"),
    )
)  # fmt: skip
