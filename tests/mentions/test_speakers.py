"""Who says what a sentence tells."""

from __future__ import annotations

import pytest

from geo.actors.speakers import find_speakers, speaker_type

# sentence, then speaker and manner of each, in the order of reading
SPEAKERS: list[tuple[str, list[tuple[str, str]]]] = [
    ("Police said a bomb went off.", [("Police", "says")]),
    ("A bomb went off, police said.", [("police", "says")]),
    ("A bomb went off, a medic told the agency.", [("a medic", "says")]),
    ("A bomb went off, said a security source.", [("a security source", "says")]),
    ("According to the ministry, a bomb went off.", [("the ministry", "says")]),
    ("A bomb went off, according to two medics.", [("two medics", "says")]),
    ("State TV, citing a source, said a bomb went off.",
     [("a source", "says"), ("State TV", "says")]),
    ("The governor has said a bomb went off.", [("The governor", "says")]),
    ("The governor later confirmed that six died.", [("The governor", "says")]),
    ("The governor on Sunday announced that six died.", [("The governor", "says")]),
    ("On Sunday the governor said six died.", [("the governor", "says")]),
    ("Hospital sources put the number of dead at 14.", [("Hospital sources", "says")]),
    ("The army spoke of five dead.", [("The army", "says")]),
    ("State media, which spoke of 28 dead, said it was a bus.", [("State media", "says")]),
    ("Petra quoted a guard as saying that six died.", [("Petra", "says")]),
    ("Rescuers had initially reported nine deaths.", [("Rescuers", "says")]),
    ("In a statement the army said it hit a base.", [("the army", "says")]),
    ("The army said in a statement that it hit a base.", [("The army", "says")]),
    ("A raid that killed nine people in Idlib on Tuesday a monitor said.",
     [("a monitor", "says")]),
    ("Earlier on Friday the navy said a ship was hit.", [("the navy", "says")]),
    ("Six died in Idlib on Tuesday a monitor said.", [("a monitor", "says")]),
    ("A website that is close to the rebels said a base was hit.", [("A website", "says")]),
    ("According to officials on Thursday six died.", [("officials", "says")]),
    ("Chad struck what it described as two camps near Faya.", [("it", "says")]),
    ("The army's spokesman said it hit a base.", [("The army's spokesman", "says")]),
    ("Omar Adil, a doctor in Nyala, said six died.", [("Omar Adil, a doctor in Nyala", "says")]),
    ("Haddad further claimed 70 were hurt.", [("Haddad", "claims")]),
    ("The rebels claimed they hit a base.", [("The rebels", "claims")]),
    ("The army alleged that rebels hit a bus.", [("The army", "claims")]),
    ("Kyiv accused Moscow of shelling a school.", [("Kyiv", "accuses")]),
    ("Kyiv blamed Moscow for the raid.", [("Kyiv", "accuses")]),
    ("The army denied bombing the camp.", [("The army", "denies")]),
    ("Officials suspect the group hit the base.", [("Officials", "suspects")]),
    ("Officials have said they suspect the group.",
     [("Officials", "says"), ("Officials", "suspects")]),
    ("The premier hinted that Israel did it.", [("The premier", "hints")]),
    ("Analysts doubted the claim.", [("Analysts", "disputes")]),
    ("“Six people died,” said the mayor.", [("the mayor", "says")]),
    ("\"Six people died\", the mayor said.", [("the mayor", "says")]),
    ("Hezbollah and the Lebanese army said a drone fell.",
     [("Hezbollah and the Lebanese army", "says")]),
    ("Blast kills six in Quetta: police", [("police", "says")]),
    ("Raid kills six in Idlib - monitor", [("monitor", "says")]),
    ("Drone hits depot in Omdurman, army says", [("army", "says")]),
    ("Six killed in raid, residents say", [("residents", "says")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_speakers_of_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_speakers(text)
    assert [(s.text, s.manner) for s in found] == expected
    assert all(text[s.start : s.end] == s.text for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "The United States sent ships.",
        "The group is said to be in Mali.",
        "The army was blamed for the raid.",
        "A group accused of bombing a bus was hit.",
        "In all, 45 are confirmed dead.",
        "The confirmed deaths number nine.",
        "The attack was reported on Sunday.",
        "The reported strike hit a camp.",
        "The suspected attackers fled.",
        "By reports on Friday, nine people fell ill.",
    ],
)
def test_no_speech(text: str) -> None:
    assert find_speakers(text) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the defence ministry", "official"),
        ("Quetta police", "official"),
        ("a hospital doctor", "official"),
        ("a security source", "security_source"),
        ("two intelligence officials", "security_source"),
        ("the Syrian Observatory for Human Rights", "monitor"),
        ("a monitoring group", "monitor"),
        ("the United Nations", "monitor"),
        ("local media", "media"),
        ("a newspaper", "media"),
        ("a resident", "none"),
        ("", "none"),
    ],
)
def test_kind_of_speaker(words: str, kind: str) -> None:
    assert speaker_type(words) == kind
