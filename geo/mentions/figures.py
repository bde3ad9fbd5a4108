"""Which telling a figure belongs to, and who states it."""

from __future__ import annotations

from geo.mentions.role_rules import Context
from geo.mentions.speakers import Speaker
from geo.records import CasualtyMention, Claim, Sentence


def claims_of(
    counts: list[CasualtyMention], speakers: list[Speaker], context: Context
) -> tuple[Claim, ...]:
    """Make the claims of one telling out of its figures and the sentence's speakers."""
    claims: list[Claim] = []
    for figure in counts:
        speaker = _speaker(figure, speakers, context.sentence)
        whole = next((i for i, c in enumerate(claims) if c.subset_of is None), None)
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
                (-1 if whole is None else whole) if figure.role in ("subset", "repeat") else None,
                figure.span,
                context.document,
                -1 if figure.more and figure.role == "count" else None,
                figure.superseded,
                *figure.missing,
                *figure.captured,
            )
        )
    return tuple(claims)


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
