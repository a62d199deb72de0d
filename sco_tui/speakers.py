"""Who speaks in a timeline, and all that each of them said, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sco_tui.timeline import Event, Statement, Timeline

# Behind every order of a date.
_UNDATED = (2,)


class Spoken(NamedTuple):
    """A statement by its number in its event, from 0."""

    event: Event
    number: int

    @property
    def statement(self) -> Statement:
        return self.event.statements[self.number]


@dataclass(frozen=True, eq=False)
class Voice:
    """A person or body with all statements; `name` is None for those of nobody who is recorded."""

    name: str | None
    role: str | None
    aliases: tuple[str, ...]
    spoken: tuple[Spoken, ...]


def voices(timeline: Timeline) -> tuple[Voice, ...]:
    """Everyone who is listed or speaks, under one name each: most statements first, then by name.

    The role is the listed one, else the first that a statement gives. Nobody stands last.
    """
    spoken: dict[str | None, list[Spoken]] = {name: [] for name in timeline.speakers}
    for event in timeline.events:
        for number, statement in enumerate(event.statements):
            spoken.setdefault(_name(timeline, statement), []).append(Spoken(event, number))
    made = [_voice(timeline, name, own) for name, own in spoken.items()]
    return tuple(sorted(made, key=lambda voice: (voice.name is None, -len(voice.spoken), voice.name or "")))


def in_time(spoken: Iterable[Spoken]) -> tuple[Spoken, ...]:
    """By when each was said, else by when its event was; what has no date last, in the file's order."""
    return tuple(sorted(spoken, key=_order))


def _order(spoken: Spoken) -> tuple[int, ...]:
    when = spoken.statement.when or spoken.event.when
    return when.order if when else _UNDATED


def _name(timeline: Timeline, statement: Statement) -> str | None:
    """As it is listed, whichever spelling is used."""
    speaker = timeline.speaker(statement.speaker) if statement.speaker else None
    return speaker.name if speaker else statement.speaker or None


def _voice(timeline: Timeline, name: str | None, spoken: list[Spoken]) -> Voice:
    listed = timeline.speaker(name) if name else None
    role = listed.role if listed else None
    given = (one.statement.role for one in spoken if one.statement.role) if name else ()
    return Voice(name, role or next(iter(given), None), listed.aliases if listed else (), in_time(spoken))
