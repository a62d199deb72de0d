"""Where a query's words stand in a found event: field by field, as the file names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sco_tui.found import Found
from sco_tui.query import STATEMENT_FIELDS, Query, Term
from sco_tui.timeline import Event, Statement, Timeline

# What the query language calls the key of a source; unlike a title, no free word looks there.
_KEY = "source:"


class _Place(NamedTuple):
    """A text that a query may look into, and whether its statement matches; `field` as in Hit, or _KEY."""

    path: str
    field: str
    line: int
    text: str | None
    is_matched: bool = True


class Hit(NamedTuple):
    """A text that holds what was searched for; `spans` are half-open ranges of code points.

    `path` leads to it in the JSON document, from the event (`tags.0`) or, for what is listed once for all
    events, from the top (`sources.KEY.title`; `speakers.NAME` is the name itself). `field` is what the
    query language calls it, `line` where its entry begins: event, statement, source or speaker.
    """

    path: str
    field: str
    line: int
    text: str
    spans: list[tuple[int, int]]


def hits(found: Found, event: Event) -> Iterator[Hit]:
    """Each text of `event` that holds a hit: its own fields, its statements, the titles of its sources.

    In a statement that does not match, only what is looked for anywhere is a hit. What several statements
    take from one speaker in the list comes once, and so does the key of a source.
    """
    if not found.is_search:
        return
    in_keys = _only(found, lambda term: term.field == "source")
    in_any_statement = _only(found, lambda term: term.field not in STATEMENT_FIELDS)
    seen: set[tuple[str, str]] = set()
    for path, field, line, text, is_matched in _places(found, event):
        once = (field, text or "") if field == _KEY else ("", path)
        if text and once not in seen:
            where, name = (found if is_matched else in_any_statement), field
            if field == _KEY:
                where, name = in_keys, "source"
            if spans := where.spans(text, name):
                seen.add(once)
                yield Hit(path, name, line, text, spans)


def _only(found: Found, is_kept: Callable[[Term], bool]) -> Found:
    return replace(found, query=Query(tuple(filter(is_kept, found.query.terms))))


def _places(found: Found, event: Event) -> Iterator[_Place]:
    timeline, line = found.timeline, event.line
    yield _Place("title", "title", line, event.title)
    yield _Place("kind", "kind", line, event.kind)
    yield _Place("place", "place", line, event.place)
    yield from (_Place(f"tags.{number}", "tag", line, tag) for number, tag in enumerate(event.tags))
    yield _Place("summary", "summary", line, event.summary)
    yield from (_Place(f"source.{number}", _KEY, line, key) for number, key in enumerate(event.source))
    yield _Place("note", "note", line, event.note)
    for number, is_matched in enumerate(found.matched(event)):
        for place in _statement_places(timeline, event.statements[number], f"statements.{number}"):
            yield place._replace(is_matched=is_matched)
    for key in event.source_keys:
        if source := timeline.sources.get(key):
            yield _Place(f"sources.{key}.title", "source", source.line, source.title)


def _statement_places(timeline: Timeline, statement: Statement, path: str) -> Iterator[_Place]:
    line = statement.line
    yield _Place(f"{path}.text", "text", line, statement.text)
    yield _Place(f"{path}.speaker", "speaker", line, statement.speaker)
    yield _Place(f"{path}.role", "role", line, statement.role)
    yield from _listed_places(timeline, statement)
    yield _Place(f"{path}.original", "text", line, statement.original)
    for number, key in enumerate(statement.source):
        yield _Place(f"{path}.source.{number}", _KEY, line, key)
    yield _Place(f"{path}.note", "note", line, statement.note)


def _listed_places(timeline: Timeline, statement: Statement) -> Iterator[_Place]:
    """What the list of speakers adds: other spellings of the name, and the role where none is written."""
    speaker = timeline.speaker(statement.speaker) if statement.speaker is not None else None
    if speaker is None:
        return
    path = f"speakers.{speaker.name}"
    if statement.speaker != speaker.name:
        yield _Place(path, "speaker", speaker.line, speaker.name)
    for number, alias in enumerate(speaker.aliases):
        if alias != statement.speaker:
            yield _Place(f"{path}.aliases.{number}", "speaker", speaker.line, alias)
    if statement.role is None:
        yield _Place(f"{path}.role", "role", speaker.line, speaker.role)
