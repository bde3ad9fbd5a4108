"""Words with a capital that begin a sentence and are no name: "Homs Two people were wounded".

Where a report lost its line breaks, what stood on a line of its own (a head, tags) runs on into
the next sentence, and only such a word tells where that begins.
"""

NUMBERS = (
    r"One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|"
    r"Sixteen|Seventeen|Eighteen|Nineteen|Twenty|\d+"
)
OPENERS = (
    rf"(?:An?|The|In|On|At|Another|{NUMBERS}|More\sthan|Nearly|Almost|Around|About|Over|Some|Several|"
    r"Dozens|Scores|Hundreds|Thousands|Many|Meanwhile|Earlier|Also|Suspected)"
)
