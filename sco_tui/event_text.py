"""An event as plain text, whole: for `sco-tui show`."""

from __future__ import annotations

from collections.abc import Iterator

from sco_tui.event_words import (
    NO_SPEAKER,
    date_words,
    kind_words,
    numbered_sources,
    original_words,
    quotation_marks,
    source_words,
    status_words,
    whence,
)
from sco_tui.timeline import Event, Statement, Timeline

_INDENT = "    "


def event_text(timeline: Timeline, event: Event, *, has_place: bool = True) -> str:
    """All that the file says of `event`, and with `has_place` its id and where it stands.

    Texts of several lines stay so, indented where they are inner.
    """
    return "\n".join(_lines(timeline, event, has_place))


def _lines(timeline: Timeline, event: Event, has_place: bool) -> Iterator[str]:
    yield event.title + status_words(event)
    yield date_words(event)
    yield from (words for words in (event.place, kind_words(event)) if words)
    if has_place:
        yield f"id {event.id} · {event.file}:{event.line}"
    for text in (event.summary, f"Note: {event.note}" if event.note else None):
        if text:
            yield ""
            yield text
    numbers = numbered_sources(event)
    for statement in event.statements:
        yield ""
        yield from _statement(timeline, event, statement, numbers)
    if numbers:
        yield ""
    for key, number in numbers.items():
        label = f"[{number}] "
        for place, words in enumerate(source_words(timeline, key)):
            yield _indented(words, label if place == 0 else " " * len(label))


def _statement(
    timeline: Timeline, event: Event, statement: Statement, numbers: dict[str, int]
) -> Iterator[str]:
    before, after = quotation_marks(statement)
    yield _indented(f"{before}{statement.text}{after}" or "no text", _INDENT)
    if statement.original:
        yield _indented(original_words(statement), _INDENT)
    role = timeline.role_of(statement)
    name = statement.speaker or NO_SPEAKER
    yield _indented(f"— {name}, {role}" if role else f"— {name}", _INDENT)
    notes = [f"Note: {statement.note}"] if statement.note else []
    for words in (whence(timeline, event, statement, numbers), *notes):
        yield _indented(words, f"{_INDENT}  ")


def _indented(text: str, indent: str) -> str:
    return "\n".join(
        (indent if place == 0 else " " * len(indent)) + line
        for place, line in enumerate(text.rstrip("\n").split("\n"))
    )
