"""A file of another format as a timeline file: which format it is tells its content, whatever its name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, cast

from sco_tui import collector, files
from sco_tui.draft import Imported
from sco_tui.excerpt import SourceLines
from sco_tui.problem import UnreadableError
from sco_tui.text import one_line

_CALENDAR = re.compile(r"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_HEAD = 1000  # bytes, in which it is told
_OBJECT = re.compile(r"\s*[{\[]")
_TAKEN = "iCalendar, TimelineJS (JSON or CSV) and the JSON of sco-tui export are read"


def read(path: str) -> Imported:
    """What the file `path` (`-`: standard input) says.

    Raises UnreadableError where it cannot be read, is not UTF-8, or is of no format that is known.
    """
    name, data = one_line(path), files.read_bytes(path)
    files.refuse_utf_16(name, data)
    text = _decoded(name, data.removeprefix(codecs.BOM_UTF8))
    with collector.paused():
        if _CALENDAR.match(text):
            return _read_by("ics_reading", text)
        if _OBJECT.match(text):
            document = _json(name, text, data)
            return _read_by(_module_of(name, document), document)
        if _module("csv").is_table(text):
            return _read_by("csv", text)
    raise UnreadableError(name, f"is of no format that is known: {_TAKEN}")


def _decoded(name: str, data: bytes) -> str:
    """RFC 5545, section 3.1: programs that count octets fold a line in the middle of a character, too."""
    try:
        return files.decoded(name, data)
    except UnreadableError:
        unfolded = _FOLD.sub(b"", data)
        if unfolded == data or not _CALENDAR.match(data[:_HEAD].decode(errors="replace")):
            raise
        return files.decoded(name, unfolded)


def _read_by(module: str, source: object) -> Imported:
    return cast(Imported, _module(module).read(source))


def _module(name: str) -> ModuleType:
    """What only one format needs is loaded with it."""
    return import_module(f"sco_tui.formats.{name}")


def _module_of(name: str, document: object) -> str:
    """Which JSON it is: the slides of TimelineJS have `text`, or a date of parts; its title is a slide."""
    events = document.get("events") if isinstance(document, Mapping) else None
    if not isinstance(document, Mapping) or not isinstance(events, list):
        raise UnreadableError(name, f"is JSON without a list of events: {_TAKEN}")
    slides = [one for one in events if isinstance(one, Mapping)]
    is_slides = any("start_date" in one or isinstance(one.get("text"), Mapping) for one in slides)
    is_titled = isinstance(document.get("title"), Mapping) or "eras" in document
    return "timelinejs" if is_slides or is_titled else "json_reading"


def _json(name: str, text: str, data: bytes) -> Any:
    import json

    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"no JSON: {error.msg}"
        raise UnreadableError(name, reason, error.lineno, error.colno, SourceLines(data)) from error
    except RecursionError as error:
        raise UnreadableError(name, "no JSON that can be read: nested too deep") from error
    except ValueError as error:
        raise UnreadableError(name, "no JSON that can be read: a number of thousands of digits") from error
