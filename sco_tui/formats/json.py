"""JSON for other programs: what was found in a timeline, one event, what is wrong with a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from sco_tui import fields
from sco_tui.briefing import Briefing
from sco_tui.checked import Checked
from sco_tui.dates import Date, Edge, Point, civil
from sco_tui.found import Found, everything
from sco_tui.hits import hits
from sco_tui.left_out import LeftOut
from sco_tui.problem import Problem
from sco_tui.timeline import Event, Source, Speaker, Statement, Timeline

_Entry: TypeAlias = dict[str, Any]
_NOTHING = LeftOut()

# The order of the keys, where it is not that of the fields of a timeline file.
_DOCUMENT = ("title", "about", "query", "counts", *fields.TIMELINE)
_EVENT = ("id", "file", "line", "date", "earliest", "latest", *fields.EVENT, "matches")
_PROBLEM = ("file", "line", "column", "severity", "message")
_STATEMENT = ("line", "matched", "speaker", "role", *fields.STATEMENT)


def write(briefing: Briefing) -> str:
    """As `found_json`: with the statements that do not match, each says whether it does."""
    return found_json(briefing.found, briefing.problem_count, briefing.left_out)


def found_json(found: Found, problems: int, left_out: LeftOut = _NOTHING) -> str:
    """All that `found` holds, with its query; `problems` is how many the file has.

    What the reader has `left_out` is not there, and counted.
    """
    timeline = found.timeline
    events = [event for event in found.events if event not in left_out.events]
    counts: dict[str, Any] = {
        "events": len(timeline.events),
        "matched": len(found.events),
        "statements": timeline.statement_count,
        "matched_statements": found.matched_statements,
        "problems": problems,
    }
    listed = [_event(found, event, left_out) for event in events]
    missing = {
        "events": len(found.events) - len(events),
        "statements": sum(len(event.statements) for event in found.events)
        - sum(len(entry["statements"]) for entry in listed),
    }
    if any(missing.values()):
        counts["left_out"] = missing
    document = {
        "title": timeline.title,
        "about": timeline.about,
        "query": str(found.query) or None,
        "counts": counts,
        "sources": {key: _written(source, fields.SOURCE) for key, source in timeline.sources.items()},
        "speakers": {name: _written(speaker, fields.SPEAKER) for name, speaker in timeline.speakers.items()},
        "events": listed,
    }
    return _text(_ordered(_present(document), _DOCUMENT))


def event_json(timeline: Timeline, event: Event) -> str:
    """`event` alone, as `found_json` writes it where nothing is asked."""
    return _text({"event": _event(everything(timeline), event)})


def problems_json(checked: Checked, problems: Iterable[Problem]) -> str:
    """What `check` finds: in the file, and of each statement whether its source holds it.

    `offset` counts the code points of the source's text before the statement, a byte order mark apart.
    """
    events = checked.timeline.events
    statements = [_checked(checked, event, spoken) for event in events for spoken in event.statements]
    found = [{name: getattr(problem, name) for name in _PROBLEM} for problem in problems]
    return _text({"problems": found, "statements": statements})


def _checked(checked: Checked, event: Event, statement: Statement) -> _Entry:
    verdict = checked.verdict(event, statement)
    offset = verdict.passages[0][0].start if verdict.passages else None
    place = {"event": event.id, "line": statement.line, "speaker": statement.speaker}
    return _present(place | {"result": verdict.result, "offset": offset})


def _event(found: Found, event: Event, left_out: LeftOut = _NOTHING) -> _Entry:
    start, end = _ends(event.when) if event.when else (None, None)
    matched = found.matched(event)
    kept = [number for number in range(len(matched)) if (event, number) not in left_out.statements]
    places = {number: place for place, number in enumerate(kept)}
    entry = _written(event, fields.EVENT) | {
        "file": event.file,
        "line": event.line,
        "earliest": start,
        "latest": end,
        "statements": [_statement(event.statements[number], matched[number]) for number in kept],
        "matches": [
            {"field": path, "start": first, "end": behind}
            for hit in hits(found, event)
            if (path := _path_among(hit.path, places)) is not None
            for first, behind in hit.spans
        ],
    }
    return _ordered(entry, _EVENT)


def _path_among(path: str, places: Mapping[int, int]) -> str | None:
    """The path of a hit where only these statements are listed; None in another one."""
    top, *rest = path.split(".", 2)
    if top != "statements":
        return path
    place = places.get(int(rest[0]))
    return None if place is None else ".".join([top, str(place), *rest[1:]])


def _statement(statement: Statement, is_matched: bool) -> _Entry:
    places = {"line": statement.line, "matched": is_matched}
    return _ordered(_written(statement, fields.STATEMENT) | places, _STATEMENT)


def _written(value: Source | Speaker | Event | Statement, table: fields.Table) -> _Entry:
    """The fields that hold something, as they are written; a list field also where it holds nothing."""
    return _present({name: getattr(value, name) for name in table})


def _ends(when: Date) -> tuple[str | None, str | None]:
    """The earliest and the latest day of a date, each as EDTF; None for an open end."""
    written = when.text.split("/")
    return _day(when.earliest, when.start, written[0]), _day(when.latest, when.end, written[-1])


def _day(day: int | None, end: Point | Edge, written: str) -> str | None:
    """An end that has a time has no qualifier: it stands as written."""
    if day is None:
        return None
    if isinstance(end, Point) and end.time is not None:
        return written
    year, month, day_of_month = civil(day)
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day_of_month:02}"


def _present(values: Mapping[str, Any]) -> _Entry:
    return {name: value for name, value in values.items() if value is not None}


def _ordered(entry: _Entry, names: Sequence[str]) -> _Entry:
    """A name that comes twice stands where it comes first."""
    return {name: entry[name] for name in names if name in entry}


def _text(document: _Entry) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
