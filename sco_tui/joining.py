"""Several timelines on one axis: what is the same stays one, what only has the same name is told apart.

A source key, or an event's id, that two files use for different things is `key@file` wherever it stands. A
spelling that two files list for different speakers is neither's; a role that a file's speakers give is then
written out in its statements, as it is where two files give a speaker different ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from sco_tui import fields
from sco_tui.timeline import Event, Source, Speaker, Statement, Timeline, of

_Names = Mapping[str, str]


def joined(timelines: Sequence[Timeline]) -> Timeline:
    """All events in time order, of equal times those of the earlier file first; one timeline stays itself.

    Each of `timelines` is of one file, at least one is there.
    """
    if len(timelines) == 1:
        return timelines[0]
    keys = _new_names(timelines, [_meanings(timeline) for timeline in timelines])
    ids = _new_names(timelines, [_ids(timeline) for timeline in timelines])
    speakers = _speakers(timelines)
    whole = Timeline(
        files={name: file for timeline in timelines for name, file in timeline.files.items()},
        title=" · ".join(dict.fromkeys(one.title for one in timelines if one.title)) or None,
        about="\n\n".join(dict.fromkeys(one.about for one in timelines if one.about)) or None,
        sources=dict(chain.from_iterable(map(_sources, timelines, keys))),
        speakers=speakers,
        events=(),
    )
    own_ids: dict[Event, str] = {}
    events: list[Event] = []
    for timeline, new_keys, new_ids in zip(timelines, keys, ids, strict=True):
        for event in timeline.events:
            told = _told(whole, timeline, event, new_keys, new_ids)
            events.append(told)
            if told.id != event.id:
                own_ids[told] = event.id
    events.sort(key=attrgetter("order"))
    return replace(whole, events=tuple(events), own_ids=own_ids)


def _clashing(meanings: Iterable[Mapping[str, object]]) -> set[str]:
    """The names that mean one thing in one file and another in the next."""
    known: dict[str, object] = {}
    clashing = set()
    for of_file in meanings:
        clashing |= {name for name, meant in of_file.items() if known.setdefault(name, meant) != meant}
    return clashing


def _meanings(timeline: Timeline) -> dict[str, object]:
    """Of each source key all that its source says; what a file refers to and does not list is its own."""
    [file] = timeline.files.values()
    listed = {
        key: (*(getattr(source, name) for name in fields.SOURCE), source.text and file.folder)
        for key, source in timeline.sources.items()
    }
    used = dict.fromkeys(key for event in timeline.events for key in event.source_keys)
    return {**listed, **{key: file for key in used if key not in listed}}


def _ids(timeline: Timeline) -> dict[str, object]:
    return {event.id: event for event in timeline.events}


def _new_names(
    timelines: Sequence[Timeline], meanings: Sequence[Mapping[str, object]]
) -> list[dict[str, str]]:
    """Of each file the new names of those that clash; a file may use `key@file` as a name of its own."""
    clashing, taken = _clashing(meanings), {name for of_file in meanings for name in of_file}
    return [
        _named(timeline, of_file, clashing, taken)
        for timeline, of_file in zip(timelines, meanings, strict=True)
    ]


def _named(
    timeline: Timeline, of_file: Mapping[str, object], clashing: set[str], taken: set[str]
) -> dict[str, str]:
    [file] = timeline.files
    new: dict[str, str] = {}
    for name in of_file:
        if name in clashing:
            told = f"{name}@{file}"
            while told in taken:
                told += f"@{file}"
            taken.add(told)
            new[name] = told
    return new


def _sources(timeline: Timeline, new: _Names) -> Iterator[tuple[str, Source]]:
    for source in timeline.sources.values():
        key = new.get(source.key, source.key)
        via = new.get(source.via, source.via) if source.via else source.via
        yield key, replace(source, key=key, via=via)


def _speakers(timelines: Sequence[Timeline]) -> dict[str, Speaker]:
    """Of two entries for a name the first holds; what only the other has is added."""
    spelled = [
        {spelling: name for name, one in timeline.speakers.items() for spelling in (name, *one.aliases)}
        for timeline in timelines
    ]
    ambiguous = _clashing(spelled)
    merged: dict[str, Speaker] = {}
    for speaker in chain.from_iterable(timeline.speakers.values() for timeline in timelines):
        known = merged.get(speaker.name, speaker)
        aliases = dict.fromkeys(name for name in (*known.aliases, *speaker.aliases) if name not in ambiguous)
        role = speaker.role if known.role is None else known.role
        merged[speaker.name] = replace(known, role=role, aliases=tuple(aliases))
    return merged


def _told(whole: Timeline, timeline: Timeline, event: Event, keys: _Names, ids: _Names) -> Event:
    """`event` as it stands among those of other files; itself where nothing changes."""
    statements = tuple([_spoken(whole, timeline, one, keys) for one in event.statements])
    changed = {
        "id": ids.get(event.id, event.id),
        "source": _renamed(event.source, keys),
        "statements": event.statements if statements == event.statements else statements,
    }
    is_same = all(getattr(event, name) is value for name, value in changed.items())
    return event if is_same else of(Event, {**vars(event), **changed})


def _spoken(whole: Timeline, timeline: Timeline, statement: Statement, keys: _Names) -> Statement:
    role = timeline.role_of(statement)
    if role is None or role == whole.role_of(statement):
        role = statement.role
    source = _renamed(statement.source, keys)
    if role is statement.role and source is statement.source:
        return statement
    return of(Statement, {**vars(statement), "role": role, "source": source})


def _renamed(keys: tuple[str, ...], new: _Names) -> tuple[str, ...]:
    return tuple([new.get(key, key) for key in keys]) if any(key in new for key in keys) else keys
