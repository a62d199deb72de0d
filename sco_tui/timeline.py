"""What a timeline file says, as frozen values: events, who said what at them, and where that stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Any, TypeVar

from sco_tui.dates import Date
from sco_tui.excerpt import SourceLines

# Behind every order of a date.
_UNDATED = (2,)

# eq and repr are left out of the larger classes: a definition with them is 1.1 ms of every start,
# without 0.7 ms, and identity is what the program compares. Without slots, `of` can fill them.
Value = TypeVar("Value", "Statement", "Event")


def of(kind: type[Value], values: Mapping[str, Any]) -> Value:
    """As `kind(**values)`, unchecked and with `values` themselves in it.

    1.3 µs less of 1.5 a value: 0.11 of a bare event pass over a file, of the 2.0 that reading may take.
    """
    value = object.__new__(kind)
    object.__setattr__(value, "__dict__", values)
    return value


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Source:
    """Where words and facts come from; `via` names the source whose report this one repeats.

    `text` is the path of a copy, relative to the file's folder; `text_place` where that is written.
    """

    key: str
    file: str
    line: int
    column: int
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    archived: str | None = None
    accessed: str | None = None
    via: str | None = None
    text: str | None = None
    text_place: tuple[int, int] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Speaker:
    """A person or body that speaks; `role` is theirs where a statement gives none."""

    name: str
    file: str
    line: int
    column: int
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Statement:
    """Words at an event, exactly as the source prints them; `reported` where they are the source's own.

    `date` is as written, `when` what it means: None for no date and for one that is no date.
    `text_place` is the line and column where the text itself begins.
    """

    text: str
    text_place: tuple[int, int]
    file: str
    line: int
    column: int
    speaker: str | None = None
    role: str | None = None
    reported: bool | None = None
    original: str | None = None
    language: str | None = None
    date: str | None = None
    when: Date | None = None
    source: tuple[str, ...] = ()
    at: str | None = None
    note: str | None = None


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Event:
    """One dated, or undated, entry of a timeline; `date` and `when` as in Statement.

    `end` is the line and column behind it: its statements and its problems stand before.
    """

    id: str
    title: str
    file: str
    line: int
    column: int
    end: tuple[int, int]
    date: str | None = None
    when: Date | None = None
    kind: str | None = None
    place: str | None = None
    status: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    source: tuple[str, ...] = ()
    note: str | None = None
    statements: tuple[Statement, ...] = ()

    @property
    def order(self) -> tuple[int, ...]:
        """Sort key: by its date, undated ones last; entries of equal keys stay as they come."""
        return self.when.order if self.when else _UNDATED

    @property
    def first_day(self) -> float:
        """What it stands by in time: before all days where its start is open, behind them without a date."""
        if self.when is None:
            return inf
        return -inf if self.when.earliest is None else self.when.earliest

    def keys_of(self, statement: Statement) -> tuple[str, ...]:
        """The keys of the sources of one of its statements: by default its own."""
        return statement.source or self.source

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of its own sources and of its statements', each once, in the order of the file."""
        spoken = (key for statement in self.statements for key in statement.source)
        return tuple(dict.fromkeys([*self.source, *spoken]))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TimelineFile:
    """A file that was read: its `lines` are for what is found wrong later on.

    `path` is where it is, as given; sources' texts are in its `folder`, standard input has none.
    """

    path: str
    lines: SourceLines
    folder: str | None


@dataclass(frozen=True, eq=False, repr=False)
class Timeline:
    """Events in time order (the undated last), their sources by key and speakers by name.

    `files` are those it was read from, by the names that its entries and problems have. `own_ids` has the
    id that the file itself gives an event, where another file has the same.
    """

    files: Mapping[str, TimelineFile]
    title: str | None
    about: str | None
    sources: Mapping[str, Source]
    speakers: Mapping[str, Speaker]
    events: tuple[Event, ...]
    own_ids: Mapping[Event, str] = field(default_factory=dict)

    def own_id(self, event: Event) -> str:
        """The id that its file knows it by."""
        return self.own_ids.get(event, event.id)

    @property
    def file(self) -> str:
        """The names of its files, for messages that are about all of it."""
        return ", ".join(self.files)

    def speaker(self, name: str) -> Speaker | None:
        """Who is listed under `name`, in whichever spelling; None for nobody."""
        return self._by_spelling.get(name)

    @cached_property
    def _by_spelling(self) -> dict[str, Speaker]:
        """A name goes before another's alias, and of two equal aliases the first holds."""
        backwards = reversed(tuple(self.speakers.values()))
        return {alias: one for one in backwards for alias in one.aliases} | {**self.speakers}

    @cached_property
    def places(self) -> Mapping[Event, int]:
        """Which event in time order each is, from 0."""
        return {event: place for place, event in enumerate(self.events)}

    def place_among(self, numbers: Sequence[int], event: Event) -> tuple[int, bool]:
        """Where `event` is among those with these numbers, or would be; and whether it is there."""
        number = self.places.get(event, -1)
        place = bisect_left(numbers, number)
        return place, place < len(numbers) and numbers[place] == number

    def spellings_of(self, statement: Statement) -> tuple[str, ...]:
        """The names of the statement's speaker, the one that is written first; () for nobody."""
        return self.spellings(statement.speaker) if statement.speaker is not None else ()

    def spellings(self, name: str) -> tuple[str, ...]:
        """`name`, and all other names of the one who has it."""
        speaker = self.speaker(name)
        listed = (speaker.name, *speaker.aliases) if speaker else ()
        return tuple(dict.fromkeys([name, *listed]))

    def role_of(self, statement: Statement) -> str | None:
        """The statement's own role, else its speaker's."""
        if statement.role is not None or statement.speaker is None:
            return statement.role
        speaker = self.speaker(statement.speaker)
        return speaker.role if speaker else None

    @cached_property
    def statement_count(self) -> int:
        return sum(len(event.statements) for event in self.events)

    @cached_property
    def speaker_count(self) -> int:
        """How many speak, whatever spellings of their names are used."""
        used = {spoken.speaker for event in self.events for spoken in event.statements if spoken.speaker}
        return len({self._by_spelling.get(name, name) for name in used})
