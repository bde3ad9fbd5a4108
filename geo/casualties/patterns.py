"""How figures of dead and hurt are worded: patterns over the letters of a sentence.

`UNITS` puts the words of counted people together; then one letter stands for them: ``u`` a
number of people, ``s`` one person, ``q`` a number of something unknown, ``m`` "two of them",
``z`` "two of the dead", ``x`` things. `PATTERNS` has one wording a row, in the order of trial.
"""

from __future__ import annotations

import re

UNITS = re.compile(
    r"(?P<of_them>NO[oW])"
    r"|(?P<of_dead>NOD(?:[XCKJF]|WB{0,2}a?[IKJ]))"
    # "six of the 17 people killed were", "30 of the 51 who were hurt": the 17 and the 51
    r"|(?P<whole>NODN[wnPp]{0,3}(?=WB{0,2}a?[IKJ]|[KJ]a*(?:B|,|E[^.,]{1,8}B)))"
    r"|(?P<share>NODN[wnPp]{0,3}[JXC]?(?=a*[BKJI]))"  # "two of the three crew were"
    r"|(?P<people>N(?:OD?N?)?[wna]{0,5}?(?:p[wn]{1,2}P|[Pp]{1,3})(?:A[wn]{0,2}P)?)"
    r"|(?P<one>D[wnPp]{0,5}p|(?<=[KVGHU])[wnPp]{1,5}p|(?<=[KVGHU])p|(?<=pA)p(?=B)"
    r"|(?<=p,)p(?=,?A)"  # "a mother, father and four children"
    r"|(?<=Ka)[wnP]{0,5}p|(?<=Kaa)[wnP]{0,5}p"  # "shot dead journalist X", "shot and killed"
    r"|ya*[wn]{0,3}P|^[wnP]{0,4}p(?=[A,]?a*[NDKJXSIp]|B))"
    r"|(?P<other>N(?:OD?)?[wn]{0,3}v|Nn{1,3})"
    r"|(?P<bare>N)"
    # any other noun: what "a ... was killed" is said of is a person, or one of THINGS
    r"|(?P<someone>D(?=a*(?:B{1,2}a*)?[KJ])|D[wn]{1,3}(?=,?AD(?:N[wn]{0,3}P|p))|(?<!E)D[wnP]{1,5}(?=(?:Bc?){1,2}L?a*(?:[KJI]|SD[XC]))|(?<=[KVG])D[wnP]{1,5}(?!O))"
)
# "of the Coast Guard", "from Hezbollah", "of the Department of Defense", "(envoy) to the Congo"
_END = r"(?:(?:[OE]|M(?=D?n))[DwnPpa]{1,5}(?:O[Dwn]{1,3})?|Os[DwnvPpa]{0,4})?"
_ONE = r"[us]"
_WHOM = r",[^.KVGXIJUHFT]{1,40},"  # "X, the head of a cell who headed it, was"
# "and nine were hurt", "six guards and a mayor among them"
_OWN_CUE = r"(?![^.,usc]{0,6}?B?a*[JXKYIi]|[^.,]{0,12}So)"

_AND = r"(?:,A?a*|A)[aDj]*"
# commas alone put no list together: "one civilian, a teacher" is one person
# "the governor, Ali Nur, and two guards"; "four policemen, one of them an officer, and a clerk"
_CALLED = r"(?:,(?:n{2,5}|m[Dnwpa]{0,5})(?=,))?"
# the last of it may be people by a name that no table has: "six soldiers and two auxiliaries"
_LIST = rf"{_ONE}(?:(?:{_END},[aDj]*{_ONE}){{0,8}}{_END}{_CALLED},?A[aDj]*[usq])*"
_PARTS = (
    rf"{_ONE}(?:{_END}(?:A[aDj]*{_ONE}(?![^.,us]{{0,6}}?B?a*[JYi])|,A?[aDj]*{_ONE}{_OWN_CUE}))*"
)
_OBJECTS = rf"(?:{_ONE}n{{0,5}}|[qm])(?:{_END}{_CALLED}{_AND}{_ONE}{_OWN_CUE})*"
_POST = r"(?:[^.cAKVGXIiJUHYusqmzxBMTC]|(?<=E)x|(?<=n)A(?=n)){0,12}"
# "five people, three of them women, were", "five people, mostly women, were"
# "12 people, among them a nurse, a cook and a girl, were": a list, which counts nobody else
_ASIDE = (
    r"a*,a*(?:m[^.,KVGXIJUHF]{0,6}|[us][^.,KVGXIJUHF]{0,8}So|S[^.KVGXIJUHFBT]{1,40}|n{2,5}(?:,?A?n{2,5}){1,9}|"
    r"[^.,KVGXIJUHFCusqmzxT]{1,26}),"
)
# "members of Hamas, including a chief, were", but "including a chief, while 20 people were"
_TAIL = rf"{_END}(?:a*,?S(?:(?!ca*u|B[aw]{{0,3}}A)[^.KVGXIJ]){{1,8}}|{_ASIDE})"
_HAVING = r"(?:(?:M(?=B))?Bc?(?:w(?=B))?){0,3}"  # "may have", "are believed to have"
_BE = r"(?:MB|B)(?:a|B|c(?=B)|M(?=B)){0,6}"
_NO_OBJECT = r"(?!a*[usqDn](?!a*[JK](?!a*[us])))"
_MANY = r"[qm]"  # a number of something that is not named

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("either", rf"(?P<cue>[KVG][AR][JUH])a*(?P<people>{_OBJECTS})"),
        ("number", r"(?P<cue>#O?[DwnPp]{0,4}(?:W?B{0,2}MB|W?B{0,2})(?P<harm>[XKJFI]))"
         r"[^.T]{0,30}?(?P<verb>[^.u])a*"
         r"(?P<people>u)"),
        # "taking to 31 the number of people killed"
        ("number",
         r"(?P<verb>M)a*(?P<people>u)D(?P<cue>#O?[DwnPp]{0,4}W?B{0,2}(?P<harm>[XKJFI]))"),
        ("either", rf"(?P<people>{_LIST}|{_MANY})(?:{_TAIL}|{_END})(?:{_BE})?a*(?P<cue>[KX][AR]J)"
         r"(?!a*[usqDN])"),
        ("either", rf"(?P<people>{_ONE})w?(?P<cue>C)"),
        ("headline", r"CS[aDw]{0,3}(?P<people>u)(?P<cue>[XJ])"),
        ("subset", rf"(?P<cue>S)o?[aD]*(?P<people>{_PARTS})"),
        ("subset", rf"(?P<people>{_LIST}){_END}a*(?:{_BE})?a*(?P<cue>S)(?=[Dp]?a*u?a*[CXFKJ])"),
        ("subset", rf"(?P<people>{_ONE})n{{0,4}}a*(?P<cue>So)"),  # "a girl among them"
        ("subset", rf"(?P<cue>S(?:Da*|p)[XCKJF]B)a*(?P<people>{_LIST})"),
        ("subset", rf"(?P<cue>(?:D[XC]|[Dp][KJ])B)a*(?P<people>{_LIST}){_OWN_CUE}"),
        # "among at least 25 hurt, eight were in a grave condition"
        ("noun", r"SD?a*(?P<people>u)(?P<cue>[JX])(?=,?a*u(?:Os)?a*B)"),
        ("subset", r"(?P<cue>SD?a*u[JX]),?a*(?P<people>u)(?=(?:Os)?a*B)"),
        ("of_dead", r"(?P<people>z)"),
        ("inverted", rf"^(?P<cue>[KJ])Ba*(?P<people>{_LIST})"),
        ("pair", rf"(?P<people>(?<![EOn])n{{1,5}}A[aD]*s)(?:,n{{1,5}},)?(?P<be>{_BE})a*(?:wA)?"
         r"(?P<cue>[K])"),
        ("pair", rf"(?P<people>(?<![EOn])p?n{{1,5}}A[aD]*u){_HAVING}a*(?P<cue>I)"),
        # "Karim, with whom six others were killed"
        ("pair", rf"(?P<people>n{{1,5}},EW[aD]*u)(?P<be>{_BE})a*(?:wA)?(?P<cue>K)"),
        ("died", rf"(?P<people>{_LIST}|{_MANY})a*,?W[^.,us]{{1,8}}[JY](?:E[Dwn]{{1,4}})?,?"
         rf"{_HAVING}a*(?P<cue>I)"),
        ("active", r"(?P<people>u)[^.,KVGXIJUHFus]{0,12}A[aD]*(?P<cue>[KV])o"),
        ("active", rf"(?P<cue>[KVGJUH])O?[aD]*(?P<people>{_OBJECTS})(?!a*[JXY](?!a*[us]))"),
        ("passive", rf"(?P<people>{_LIST}|{_MANY})(?:Os[DwnvPpa]{{0,4}})?"
         rf"(?P<post>{_POST}|{_TAIL}|,W[^.KVGXIJU]{{1,24}},)(?P<be>{_BE})L?a*(?:wA)?(?P<cue>[KJX])"),
        ("died", rf"(?P<people>{_LIST}|{_MANY})a*J{_HAVING}a*(?P<cue>I)"),
        ("headline", r"^(?P<people>[su](?:,[su]){1,3})a*(?P<cue>[KJXI])"),
        ("headline", rf"(?P<people>{_LIST}|{_MANY})(?:{_END}|{_ASIDE}|,S[^.,KVGXIJB]{{1,8}},)"
         rf"a*(?P<cue>[KJ]|X(?![wpPn])){_NO_OBJECT}"),
        ("headline", r"(?P<people>u)(?P<cue>X)(?=[wn]{0,2}P)"),
        ("died", rf"(?P<people>{_LIST}|{_MANY})(?:Os[DwnvPpa]{{0,4}})?"
         rf"(?P<post>{_POST}|{_TAIL}){_HAVING}a*(?P<cue>[Ii])"),
        ("state", rf"(?P<people>{_LIST}|{_MANY})(?P<post>{_POST}){_HAVING}a*(?P<cue>k)"),
        ("lost", r"(?P<cue>l)a*(?P<people>u)"),
        ("lives", rf"(?P<cue>QO)(?P<people>{_LIST})"),
        ("lives", r"(?P<people>u)[wD]?(?P<cue>Q)"),
        ("noun", rf"(?P<cue>[FY][OM])(?P<people>{_LIST})"),
        ("noun", rf"(?P<cue>[XK])[.,]a*(?P<people>{_LIST})(?=[.,]B)"),  # "the dead - two men -"
        ("noun", rf"(?P<cue>FB)(?P<people>{_LIST})"),
        ("noun", r"(?P<people>u)[aw]{0,2}(?P<cue>[FY])"),
        ("noun", rf"(?P<people>{_LIST})[EBwav]{{1,5}}(?P<cue>Y)"),
        ("has", rf"(?P<people>{_LIST})(?P<be>B)[aDw]{{0,5}}(?:A[aDw]{{0,4}})?(?P<cue>Y)"),
        ("put_at",
         r"(?:(?:[DS][wn]{0,2}|A[OD])(?P<cue>[XJF])|p(?=J)(?P<hurt>J))(?P<verb>[EwB#])a*(?P<people>u)"
         r"(?![wn]{0,3}[vPp])"),
        ("bodies", r"(?P<people>u)w?(?P<cue>d)"),
        ("bodies", rf"(?P<cue>dO)[aD]*(?P<people>{_LIST})"),
        ("of_them", r"(?P<people>m)"),
        ("added", rf"(?P<cue>j)[aD]*(?P<people>{_LIST}){_OWN_CUE}"),
        ("named", r"(?P<cue>fO)(?P<people>D?[wnpas]{1,6})(?![PpuN])"),
        ("named", r"(?P<cue>G)O(?P<people>w{0,4}n{2,5})(?![PpsuNn])"),
        ("named", r"(?P<cue>[KVG])a{0,2}(?P<people>w{0,4}n{2,5})(?![PpsuNwn])"),
        ("named", r"(?P<cue>FO)(?P<people>w{0,3}n{2,5})(?=AO?[aD]*[us])"),
        ("named", rf"(?P<people>(?:(?<!.)p)?n{{1,5}})(?:{_WHOM}|,?W)?(?P<be>{_BE})a*(?:wA)?"
         r"(?P<cue>[K])"),
        ("named", r"(?P<people>n{2,5})(?:,?W)?a*(?P<cue>I)"),
        ("named", r"(?P<people>(?P<cue>I))"),
        ("added", rf"(?:[KVG]w{{0,4}}|FOw{{0,3}})n{{2,5}}(?P<cue>AO?)[aD]*(?P<people>{_LIST})"
         rf"{_OWN_CUE}"),
    )
)  # fmt: skip
TOLL = re.compile(r"T[^.]{0,16}?(?:(?P<was>E)uw?)?(?P<verb>[^.])a*(?P<people>u)(?![aBwE]{0,4}J)")
# "the toll, first put at seven, rose to 12"
TOLL_SINCE = re.compile(
    r"T[^.]{0,16}?u[^.u]{0,4}[,A][^.u]{0,4}?(?P<rose>[wvB])(?P<verb>[EM])a*(?P<people>u)(?![aBwE]{0,4}J)"
)
