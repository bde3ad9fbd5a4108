"""Functions that write a record as JSON text, made once for each type from the names of its fields.

Most members of a record repeat: the type of an event, a province, who hit whom. A function looks
the text of all of these up at once, by their values, and makes only what is a record's own: a
sentence, offsets, a point. So a million rows cost a million look-ups and not forty million texts.
Nothing but names of our own records becomes code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from json.encoder import encode_basestring
from typing import Any, Literal, get_origin

from geo.export.codes import ACLED_GEO_PRECISION, ucdp_where_prec
from geo.export.members import ALWAYS, Member, bare, known, nullable
from geo.records import Span

Text = Callable[[Any], str]

OWN = frozenset(
    {
        "confidence",
        "document",
        "id",
        "lat",
        "lon",
        "reason",
        "score",
        "sentence",
        "text",
        "title",
        "url",
    }
)
"""Members that hardly any two records share; all others of `REPEATED` types are looked up."""
REPEATED = frozenset({str, int, bool, float, date})
FEWEST = 3
"""Members that repeat, below which a look-up is not worth it."""
MOST = 2**14
"""Texts that are kept of a type; then it begins anew."""


class Kept(dict[Any, Any]):
    """What a function makes of a key, kept for the next time."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self.make = make

    def __missing__(self, key: Any) -> Any:
        """Make it."""
        if len(self) >= MOST:
            self.clear()
        made = self[key] = self.make(*key)
        return made


def compiled(members: Iterable[Member], writer_of: Callable[[Any], Text], *, short: bool) -> Text:
    """Return the function that writes an object of these members.

    Parameters
    ----------
    members
        Where their values are, from a record ``r`` and its entry ``e``.
    writer_of
        Gives what writes a value of a type that is no span.
    short
        Leave out what is null, false or empty.
    """
    members = tuple(members)
    names: dict[str, Any] = {
        "known": known, "ACLED": ACLED_GEO_PRECISION, "ucdp": ucdp_where_prec, "part": _part,
    }  # fmt: skip
    for count, member in enumerate(members):
        if bare(member.hint) is not Span:
            names[f"w{count}"] = writer_of(bare(member.hint))
    looked_up = [count for count, member in enumerate(members) if _repeats(member)]
    if len(looked_up) < FEWEST:
        looked_up = []
    exec(_source(members, looked_up, short=short), names)
    names["kept"] = Kept(names["make"])
    made: Text = names["write"]
    return made


def _repeats(member: Member) -> bool:
    hint = bare(member.hint)
    return member.name not in OWN and (hint in REPEATED or get_origin(hint) is Literal)


# ---------------------------------------------------------------- Python

SOURCE = """
def make({arguments}):
    return ({texts})

def write(r):
    {lines}
    return "{{" + f'{shape}'[2:] + "}}"
"""


def _source(members: Sequence[Member], looked_up: Sequence[int], *, short: bool) -> str:
    """Return the Python of both functions: what is looked up, and the whole."""
    lines = ["e = r.entry"] if any(m.way.startswith("(e") for m in members) else []
    texts: list[str] = []
    shape, last = "", -2
    own = []
    for count, member in enumerate(members):
        if count not in looked_up:
            own.append(f"a{count} = {_expression(member, count, member.way, short=short)}")
            shape += f"{{a{count}}}"
            continue
        if last != count - 1:
            shape += f"{{t{len(texts)}}}"
            texts.append("")
        texts[-1] += f" + ({_expression(member, count, f'v{count}', short=short)})"
        last = count
    keys = [(f"v{count}", members[count]) for count in looked_up]
    if keys:
        told = "".join(f"t{number}, " for number in range(len(texts)))
        lines.append(f"{told} = kept[({''.join(_key(v, m) for v, m in keys)})]")
    return SOURCE.format(
        arguments=", ".join(f"{v}, {v}_type" if _is_float(m) else v for v, m in keys),
        texts="".join(f"''{text}, " for text in texts),
        lines="\n    ".join([*lines, *own]),
        shape=shape,
    )


def _key(variable: str, member: Member) -> str:
    """Return a value of the key; 5 and 5.0 are one key to Python, but not one text."""
    if _is_float(member):
        return f"({variable} := {member.way}), type({variable}), "
    return f"{member.way}, "


def _is_float(member: Member) -> bool:
    return bare(member.hint) is float


def _expression(member: Member, count: int, way: str, *, short: bool) -> str:
    """Return the Python expression of a member with its name; empty text where it is left out."""
    kind, head = bare(member.hint), member.head
    if kind is Span:
        return f"""f', "start": {{(s := {way}).start}}, "end": {{s.end}}{{part(s)}}'"""
    left_out = short and member.default is not ALWAYS
    value = "v" if nullable(member.hint) or left_out else way
    said = INLINE.get(kind, "w{count}({v})").format(count=count, v=value)
    told = f"f'{head}{{{said}}}'"
    if nullable(member.hint):
        nothing = "''" if left_out else repr(f"{head}null")
        return f"{nothing} if (v := {way}) is None else {told}"
    return f"'' if not (v := {way}) else {told}" if left_out else told


INLINE: Mapping[Any, str] = {int: "{v}", bool: '("true" if {v} else "false")'}
"""What needs no call."""


def _part(span: Span) -> str:
    return "" if span.part == "text" else f', "part": {encode_basestring(span.part)}'
