"""What roles are read from: a sentence with its actors and speakers, one actor in a clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.actors import ActorMention
from geo.actors.speakers import Speaker
from geo.attacks.clauses import Clause
from geo.gazetteer import Gazetteer
from geo.records import Sentence

Role = Literal["perpetrator", "target"]


@dataclass(frozen=True, slots=True)
class Context:
    """What roles are read from: a sentence with its actors and speakers."""

    sentence: Sentence
    actors: list[ActorMention]
    speakers: list[Speaker]
    gazetteer: Gazetteer
    document: str


@dataclass(frozen=True, slots=True)
class View:
    """One actor in one clause, and the words round it."""

    mention: ActorMention
    clause: Clause
    context: Context

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.context.sentence.text

    @property
    def left(self) -> str:
        """The clause in front of the name, and of the quotation mark that opens it."""
        return self.text[self.clause.start : self.mention.start].rstrip('"“‘')

    @property
    def right(self) -> str:
        """The sentence behind the name."""
        return self.text[self.mention.end :]

    @property
    def behind(self) -> bool:
        """Whether the name stands behind the first words of attack."""
        return self.mention.start >= self.clause.triggers[0].end

    @property
    def since_attack(self) -> str:
        """From the first words of attack to the name."""
        return self.text[self.clause.triggers[0].start : self.mention.start].rstrip('"“‘')


def inside_speaker(mention: ActorMention, context: Context) -> bool:
    """Whether the name is part of who speaks."""
    return any(s.start <= mention.start and mention.end <= s.end for s in context.speakers)
