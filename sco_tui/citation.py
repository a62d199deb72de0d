"""Statements and events as another text can quote them: with who said it, and in which source it stands."""

from __future__ import annotations

from sco_tui.event_text import event_text
from sco_tui.event_words import NO_SPEAKER, quotation_marks, said_words, written_date
from sco_tui.timeline import Event, Statement, Timeline


def statement_citation(timeline: Timeline, event: Event, statement: Statement) -> str:
    """`“…” — speaker, role, when it was said (source)`, and below that the original of a translation.

    The words are whole, in quotation marks only where they are the speaker's own. An event's date is not
    when something was said.
    """
    reported = "as reported" if statement.reported else ""
    name = statement.speaker or NO_SPEAKER
    said_by = (name, timeline.role_of(statement), reported, said_words(statement))
    attribution = ", ".join(part for part in said_by if part)
    words = _quoted(statement, statement.text) or "no text"
    cited = f"{words} — {attribution} ({_sources(timeline, event, statement)})"
    if not statement.original:
        return cited
    language = f" ({statement.language})" if statement.language else ""
    return f"{cited}\nOriginal{language}: {_quoted(statement, statement.original)}"


def event_citation(timeline: Timeline, event: Event) -> str:
    """All that the file says of the event, without where it stands in that file."""
    return event_text(timeline, event, has_place=False)


def _quoted(statement: Statement, words: str) -> str:
    before, after = quotation_marks(statement)
    return f"{before}{words}{after}"


def _sources(timeline: Timeline, event: Event, statement: Statement) -> str:
    """What is known of where it stands; `at` goes with the source where there is only one."""
    keys = tuple(dict.fromkeys(event.keys_of(statement)))
    at = statement.at or ""
    if len(keys) == 1:
        return _source(timeline, keys[0], at)
    sources = [_source(timeline, key, "") for key in keys] or ["no source"]
    return "; ".join(part for part in (*sources, at) if part)


def _source(timeline: Timeline, key: str, at: str) -> str:
    source = timeline.sources.get(key)
    if source is None:
        return ", ".join(part for part in (key, "not listed under sources", at) if part)
    address = source.url or source.archived
    parts = (source.title or key, source.publisher, written_date(source.date), at, address)
    return ", ".join(part for part in parts if part)
