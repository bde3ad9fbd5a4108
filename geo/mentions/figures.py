"""Which telling a figure belongs to, and who states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from geo.actors.speakers import Speaker
from geo.actors.views import Context
from geo.records import CasualtyMention, Claim, Sentence

_ATTACKERS = re.compile(
    r"\b(?:attackers?|assailants?|(?:suicide\s)?bombers?|raiders?|hijackers?)\b", re.IGNORECASE
)

_LISTED = re.compile(r",|\band\b")
_GUNMEN = re.compile(r"\b(?:gunm[ae]n|knifem[ae]n)\b", re.IGNORECASE)
"""Attackers where the report has spoken of them before: "the four gunmen were shot dead"."""
_AND = re.compile(r"[^.;:]{0,80}?\b(?:and|while)\b[^.;:,]{0,30}", re.IGNORECASE)
_THEN = re.compile(r"[^.;]{0,60}?[;,]\s(?:and\s|while\s|but\s|then\s)?", re.IGNORECASE)
_LATER = re.compile(
    r"[^.;,]{0,60}?\b(?:died|succumbed)\s(?:later|afterwards|overnight|in\sthe\snight|(?:of|to)\s(?:his|her|their)\s"
    r"(?:wounds|injuries)|(?:[\w-]+\s){0,2}?in\s(?:an?\s|the\s)?hospital|on\sthe\sway)\b",
    re.IGNORECASE,
)
"""Words of a death behind a count, which has it not."""
_SUMMED = re.compile(r"\b(?:tolls?|total|number|tally|count)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:tolls?|total|number|figure|tally|count|overall|said|says|spoke|"
    r"reported|gave|put|according|claimed)\b",
    re.IGNORECASE,
)
"""Words of a figure for all, or of another voice: it is not added to another figure."""


def claims_of(
    counts: list[CasualtyMention], speakers: list[Speaker], context: Context
) -> tuple[Claim, ...]:
    """Make the claims of one telling out of its figures and the sentence's speakers."""
    claims: list[Claim] = []
    for figure in counts:
        speaker = _speaker(figure, speakers, context.sentence)
        whole = next((i for i, c in enumerate(claims) if c.subset_of is None), None)
        attackers = _of_attackers(figure)
        part = figure.role in ("subset", "repeat") and not (attackers and figure.role == "repeat")
        part = part or _in_total(figure, counts, context.sentence)
        beside = figure.more or attackers or _beside(figure, speaker, claims)
        beside = beside or _died_later(figure, claims, context.sentence)
        beside = beside or _goes_on(figure, speaker, claims, context.sentence)
        claims.append(
            Claim(
                figure.killed_min,
                figure.killed_max,
                figure.injured_min,
                figure.injured_max,
                figure.group,
                " ".join(speaker.text.split()) if speaker else "",
                speaker.type if speaker else "none",
                "unknown",
                figure.hedge,
                figure.modality,
                # -1: some of the people of, or on top of, a figure that stands elsewhere
                (-1 if whole is None else whole) if part else None,
                figure.span,
                context.document,
                -1 if beside and not part and figure.role != "war_total" else None,
                figure.superseded,
                *figure.missing,
                *figure.captured,
            )
        )
    return tuple(claims)


def without_totals(every: Iterable[CasualtyMention]) -> Iterator[CasualtyMention]:
    """Leave out a war's figures, with their parts: "killed 300, including 20 children".

    Parameters
    ----------
    every
        The figures of a sentence, in the order of reading.
    """
    of_war = False
    for figure in every:
        of_war = figure.role == "war_total" or (of_war and figure.role == "subset")
        if not of_war:
            yield figure


def _of_attackers(figure: CasualtyMention) -> bool:
    """Whether the dead are those who attacked: they lie beside the victims, not among them."""
    if figure.group != "militant" and _LISTED.search(figure.people):
        return False  # "a guard and three bombers were killed" counts both
    killed = figure.killed_min is not None and figure.injured_min is None
    gunmen = figure.role == "repeat" and bool(_GUNMEN.search(figure.people))
    return killed and (gunmen or bool(_ATTACKERS.search(figure.people)))


def _beside(figure: CasualtyMention, speaker: Speaker | None, told: list[Claim]) -> bool:
    """Whether one voice counts the dead of two sides: "34 militants and four soldiers died"."""
    voice = " ".join(speaker.text.split()) if speaker else ""
    return figure.killed_min is not None and any(
        c.killed_min is not None
        and c.killed_min > 0
        and c.subset_of is None
        and c.claimant == voice
        and "unknown" not in (c.group, figure.group)
        and c.group != figure.group
        and not c.superseded
        for c in told
    )


def _in_total(figure: CasualtyMention, counts: list[CasualtyMention], sentence: Sentence) -> bool:
    """Whether a total of its sentence has it already: "the toll rose to 31 as two more died"."""
    start = sentence.span.start
    return figure.more and any(
        c.killed_min is not None
        and c.killed_min > (figure.killed_min or c.killed_min)
        and not c.superseded
        and _SUMMED.search(sentence.text[c.span.start - start : c.span.end - start])
        for c in counts
    )


def _goes_on(
    figure: CasualtyMention, speaker: Speaker | None, told: list[Claim], sentence: Sentence
) -> bool:
    """Whether one voice goes on counting: "nine died at the scene and three in hospital"."""
    voice = " ".join(speaker.text.split()) if speaker else ""
    last = next((c for c in reversed(told) if c.subset_of is None and c.killed_min), None)
    if last is None or not figure.killed_min or last.claimant != voice or last.superseded:
        return False
    start = sentence.span.start
    between = sentence.text[last.span.end - start : figure.span.start - start]
    words = sentence.text[figure.span.start - start : figure.span.end - start]
    if " " not in words:
        return False  # a number alone is another voice's: "and the hospital at 20"
    return bool(_AND.fullmatch(between)) and not _TOTAL.search(between + " " + words)


def _died_later(figure: CasualtyMention, told: list[Claim], sentence: Sentence) -> bool:
    """Whether somebody died after others were counted: "eight had died; a woman died overnight"."""
    last = next((c for c in reversed(told) if c.subset_of is None and c.killed_min), None)
    if last is None or not figure.killed_min:
        return False
    start = sentence.span.start
    between = sentence.text[last.span.end - start : figure.span.start - start]
    behind = sentence.text[figure.span.start - start :]
    return bool(_THEN.fullmatch(between)) and bool(_LATER.match(behind))


def _speaker(
    figure: CasualtyMention, speakers: list[Speaker], sentence: Sentence
) -> Speaker | None:
    """Who states the figure: the speaker before it, else the one at the sentence's end."""
    at = figure.span.start - sentence.span.start
    stating = [s for s in speakers if s.manner in ("says", "claims")]
    before = [s for s in stating if s.verb_end <= at or s.start <= at < s.verb_end]
    behind = [s for s in stating if s not in before]
    if before:
        return before[-1]
    return behind[0] if behind else None
