"""Phrases that say when: a table of patterns, each with the rule's name and its reading.

What the words then mean is told in `geo.dates.readings`. Patterns are tried on text with
plain blanks and quotes, without regard to capitals.
"""

from __future__ import annotations

from geo.dates.feasts import FEASTS, read_feast, read_season
from geo.dates.offsets import (
    read_days_on,
    read_far,
    read_hours,
    read_recalled,
    read_same_period,
    read_same_year,
    read_weekday_on,
)
from geo.dates.parts import (
    read_day_of_month,
    read_part_of_month,
    read_week_of_month,
    read_weekday_back,
    read_weekend,
)
from geo.dates.readings import (
    Resolver,
    read_ago,
    read_clock,
    read_day_range,
    read_days_back,
    read_full_date,
    read_month,
    read_numeric,
    read_offset,
    read_period,
    read_recently,
    read_stretch,
    read_weekday,
    read_year,
)

DAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# Short names of days are ordinary words too (Sun, Sat, Wed): they need a date behind them.
SHORT_DAY = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?(?=,?\s+(?:\d{1,2}\b|[a-z]{3,9}\.?\s+\d))"
MONTH_NAME = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
MONTH = rf"(?:{MONTH_NAME}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"  # May has none
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:(?:19|20)\d\d)(?![\d,.-]\d|\d)"
PART = r"early|mid|middle|late|beginning|start|end"
COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|twenty|thirty|a\s+few|few|several|a\s+couple\s+of|couple\s+of|some|many)"
)
UNIT = r"(?:day|week|month|year|decade)"
_DAY_RANGE = rf"(?P<first>{DAY})\s?(?:-|to|and|through|until)\s?(?P<last>{DAY})"
_BLOW = (
    r"(?:attack|bombing|blast|explosion|strike|air\s?strike|raid|assault|shooting|massacre|"
    r"shelling|incident|killings?|ambush)s?"
)
_OF_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<year>{YEAR})|(?P<which>last|this|previous)\s+year\b))?"
_THAT_YEAR = r"(?:that|(?:the|that)\s+same)\s+year\b"
CLOCK = (
    r"(?:(?:\d{1,2}[:.][0-5]\d|\d{1,2})\s?(?:[ap]\.m\.?|[ap]m\b)|(?:[01]\d|2[0-3])[:.]?[0-5]\d"
    r"(?=\s?(?:hours|hrs|local|gmt|utc|today|tonight))|(?<=at )(?:[01]\d|2[0-3])[0-5]\d"
    r"(?=\s*(?:[,.;(\[]|on\b|in\b|yesterday|$))|\d{3,4}\s?[ap]m\b|\d{1,2}:[0-5]\d\b)"
    r"(?:\s?(?:hours|hrs))?(?:\s+local(?:\s+time)?)?(?:\s(?:gmt|utc)\b)?"
)

# In the order of trial: where two fit at the same place, the longer match wins, then the earlier.
RULES: tuple[tuple[str, str, Resolver], ...] = (
    ("day_range", rf"(?P<month>{MONTH})\s+{_DAY_RANGE}\b(?:,?\s+(?P<year>{YEAR}))?",
     read_day_range),
    ("day_range", rf"{_DAY_RANGE}\s+(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?", read_day_range),
    ("date", rf"(?P<day>{DAY})(?:\s+of)?\s+(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?",
     read_full_date),
    ("date", rf"(?P<day>{DAY})\s+(?P<month>{MONTH})\s+"
     r"(?P<year>[4-9]\d\b(?!:\d)|\d\d(?=\s*(?:\(|--)))", read_full_date),
    ("date", rf"(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})\b(?!:)(?:,?\s+(?P<year>{YEAR}))?",
     read_full_date),
    ("date", r"(?P<year>(?:19|20)\d\d)[-/](?P<month_digits>\d{2})[-/](?P<day>\d{2})\b",
     read_full_date),
    ("date", r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)\b",
     read_numeric),
    ("week_of_month", rf"(?:the\s+)?(?P<nth>first|second|third|last)\s+week\s+(?:of|in)\s+"
     rf"(?P<month>{MONTH_NAME})\b(?:,?\s+(?P<year>{YEAR}))?", read_week_of_month),
    ("part_of_month", r"(?:the\s+)?(?P<nth>first|second|last|final|opening|closing)\s+"
     rf"(?P<unit>half|days|fortnight)\s+(?:of|in)\s+(?P<month>{MONTH_NAME})\b"
     rf"(?:,?\s+(?P<year>{YEAR}))?", read_part_of_month),
    ("feast", rf"(?P<feast>{FEASTS})\b{_OF_YEAR}", read_feast),
    ("season", r"(?:(?P<part>early|mid|late)(?:\s+|-))?(?:in\s+)?(?:the\s+)?(?:of\s+)?"
     r"(?:early\s+|mid-?\s*|late\s+)?(?P<season>spring|summer|autumn|winter|fall)(?:\s+of)?\s+"
     rf"(?P<year>{YEAR})(?P<which>)", read_season),
    ("season", r"(?:(?P<part>early|mid|late)\s+)?(?P<which>last|this|previous)\s+"
     r"(?P<season>spring|summer|autumn|winter|fall)\b(?!['’])(?P<year>)", read_season),
    ("month", rf"(?:(?:the\s+)?(?P<part>{PART})(?:\s+(?:of|in)\s+|[\s-]))?"
     rf"(?:(?P<which>last|this|past)\s+)?(?P<month>{MONTH_NAME})\b(?!\s+{DAY}\b)"
     rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR})|(?P<which_year>last|this|previous)\s+year\b))?",
     read_month),
    ("weekday_back", rf"(?:the\s+)?(?P<weekday>{DAY_NAME})\s+before\s+last\b(?P<count>)",
     read_weekday_back),
    ("weekday_back", rf"(?P<count>two|three|four)\s+(?P<weekday>{DAY_NAME})s\s+ago\b",
     read_weekday_back),
    ("weekday_on", rf"(?:the\s+following|that\s+same|the\s+same)\s+(?P<weekday>{DAY_NAME})\b",
     read_weekday_on),
    ("weekday", r"(?:(?:the\s+)?(?P<which>last|this|past|previous|preceding)\s+)?"
     rf"(?P<weekday>{DAY_NAME}|{SHORT_DAY})(?!\w)",
     read_weekday),
    ("day_of_month", r"(?<=\bon\sthe\s)(?P<day>\d{1,2}(?:[snr][td]|th))\b(?:\s+of\s+(?:this|the)"
     r"\s+month)?(?=\s*(?:[.,;)]|$|(?:at|in|when|and|by|after|near|while)\b))", read_day_of_month),
    ("weekend", r"(?:(?:at|over|on|during)\s+)?(?:the\s+)?(?:(?P<which>last|this|past)\s+)?"
     r"weekend\b(?!\s+of\b)", read_weekend),
    ("day_before_yesterday", r"(?:the\s+)?(?:day\s+before\s+yesterday|night\s+before\s+last)\b",
     read_days_back(2, 2)),
    ("yesterday", r"yesterday\b", read_days_back(1, 1)),
    ("last_night", r"last\s+(?:night|evening)\b", read_days_back(1, 1)),
    ("overnight", r"overnight\b|(?:during|throughout|in\s+the\s+course\s+of)\s+the\s+night\b"
     r"(?!\s+(?:of|to|into|from|between|before|after)\b)", read_days_back(1, 0)),
    ("today", r"(?:today|tonight|this\s+(?:morning|afternoon|evening))\b", read_days_back(0, 0)),
    ("ago", r"a\s+fortnight\s+ago\b", read_days_back(17, 11)),
    ("ago", rf"(?:(?P<count>{COUNT})\s+)?(?P<unit>{UNIT})s?\s+ago\b"
     r"(?P<exact>\s+(?:today|to\s+the\s+day))?", read_ago),
    ("offset", rf"(?P<count>{COUNT})\s+(?P<unit>day|week|night)s?\s+"
     r"(?P<way>earlier|later|prior(?!\s+to\b)|(?:before|after)(?=\s*(?:[.,;]|$|that\b)))\b"
     r"(?!\s+than\b)"
     r"(?:\s+that\b)?", read_offset),
    ("offset", rf"(?P<count>{COUNT})\s+(?P<unit>day|week|night)s?\s+(?P<way>after)\s+"
     rf"(?:that|this|the)\s+(?:(?!(?:of|in|on|at)\b)[\w’'-]+\s+)?{_BLOW}(?=,)", read_offset),
    ("offset", r"the\s+(?:day|night|evening|morning|afternoon)\s+(?P<way>before|after)\b"
     r"(?=\s*(?:[.,;]|$|(?:in\s+which|that|killed|wounded|injured|hit|struck|damaged|destroyed|left)\b))"
     r"(?:\s+that\b)?", read_offset),
    ("offset", r"the\s+(?P<way>previous|preceding|next|following)\s+(?:(?P<unit>day)|night|evening"
     r"|morning|afternoon)\b", read_offset),
    ("offset", r"(?P<same>(?:the|that)\s+same\s+(?:day|night|evening|morning|afternoon)|that\s+"
     r"(?:day|night|evening|morning|afternoon)|(?:later|earlier)\s+(?:in\s+the|that|the\s+same)\s+"
     r"(?:day|night|evening))\b", read_offset),
    ("offset", r"(?:(?:just|only|a\s+few|several|some)\s+)?hours\s+(?P<way>earlier|later|(?:before|"
     r"after)(?:wards?)?(?=\s*(?:[.,;]|$)))\b", read_hours),
    ("offset", r"(?:(?:just|only|barely)\s+|(?<![a-z\d]\s))(?P<unit>days|weeks|a\s+fortnight)\s+"
     r"(?P<way>earlier|later|(?:before|after)(?:wards)?(?=\s*(?:[.,;]|$)))\b(?!\s+than\b)",
     read_days_on),
    ("offset", r"(?<![\w,;:)’'] )(?P<way>earlier|later)(?=,?\s+"
     r"(?!(?:this|last|that|in|on|today|than|reports?|studies|estimates|figures|tests)\b))",
     read_hours),
    ("months_on", rf"(?P<count>{COUNT})\s+(?P<unit>month|year)s?\s+"
     r"(?P<way>earlier|later|(?:before|after)(?=\s*(?:[.,;]|$)))\b(?!\s+than\b)", read_far),
    ("months_on", r"the\s+(?P<unit>month|year)\s+(?P<way>before|after)\b(?=\s*(?:[.,;]|$))",
     read_far),
    ("offset", r"the\s+(?P<unit>week)\s+(?P<way>before|after)\b(?=\s*(?:[.,;]|$))", read_far),
    ("recalled", rf"(?<!\bfor )(?<!\bin )(?:(?P<count>{COUNT})|(?<!\bon )the)\s+"
     r"(?P<unit>day|week|month|year)s?\s+after\b(?=\s+\S)", read_recalled),
    ("ago", rf"(?:(?<=\bmarks )|(?<=\bmarked )|(?<=\bmarking ))(?P<count>{COUNT})\s+"
     r"(?P<unit>month|year|decade)s?\s+since\b", read_ago),
    ("same_year", rf"(?:(?P<day>{DAY})\s+)?(?P<month>{MONTH_NAME})(?:,?\s+(?:of\s+)?|\s+in\s+)"
     rf"{_THAT_YEAR}", read_same_year),
    ("same_year", rf"(?P<month>{MONTH})\s+(?P<day>{DAY}),?\s+(?:of\s+)?{_THAT_YEAR}",
     read_same_year),
    ("same_year", rf"(?:that|the\s+(?P<following>following))\s+(?P<month>{MONTH_NAME})\b(?!\s+\d)",
     read_same_year),
    ("recalled", rf"(?:(?:(?:just|only|barely|less\s+than|a\s+few|several|some|{COUNT})\s+){{0,2}})"
     r"hours\s+after\b(?=\s+\S)", read_hours),
    ("same_period", r"(?:(?:earlier|later)\s+(?:in\s+)?(?:(?:the|that)\s+same|that)|(?:in\s+)?"
     r"(?:the|that)\s+same)\s+(?P<unit>month|year)\b", read_same_period),
    ("months_on", r"the\s+(?P<way>following|next|previous|preceding)\s+(?P<unit>month|year)\b",
     read_far),
    ("period", r"(?:the\s+)?(?P<part>earlier|start|beginning)\s+(?:in|of)\s+(?P<which>the)\s+"
     r"(?P<unit>week|month|year)\b(?!\s+of\b)", read_period),
    ("period", rf"(?:(?P<part>earlier|later|{PART})(?:\s+(?:of|in))?\s+)?(?:the\s+(?=previous))?"
     r"(?P<which>last|previous|this)\s+(?P<unit>week|month|year)\b", read_period),
    ("stretch", rf"the\s+(?:last|past)\s+(?:(?P<count>{COUNT})\s+)?(?P<unit>hour|{UNIT})s?\b",
     read_stretch),
    ("stretch", rf"(?:last|past)\s+(?P<count>{COUNT})\s+(?P<unit>hour|{UNIT})s?\b", read_stretch),
    ("stretch", rf"recent\s+(?P<count>)(?P<unit>{UNIT})s\b", read_stretch),
    ("recently", r"(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\ban )(?<!\ba )(?<!\bthe )recently\b"
     r"(?!\s+(?:freed|seized|captured|recaptured|liberated|retaken|won|lost)\b(?!\s+the\b))",
     read_recently),
    ("year", rf"(?:(?P<part>early|mid|late|end|beginning)(?:\s+of\s+|[\s-]))?(?P<year>{YEAR})\b",
     read_year),
    ("attack_year", rf"(?P<part>)(?P<year>{YEAR})\b", read_year),
    ("clock_time", CLOCK, read_clock),
    ("clock_time", r"(?:(?:just|shortly)\s+)?(?:before|at|around|after)\s+(?:dawn|daybreak|midnight"
     r"|sunrise|sunset|dusk|noon)\b|pre-dawn\b", read_clock),
)  # fmt: skip
