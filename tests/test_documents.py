"""Whole documents of any text: by three writers and both parsers read as what they say, nothing dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from sco_tui import commands, fields, timeline_file, yaml_parser
from sco_tui.problem import Problem, UnreadableError
from sco_tui.text import clean
from sco_tui.timeline import Event, Statement, Timeline
from tests import documents
from tests.documents import Document, read_as
from tests.fuzz_case import try_file
from tests.live_text import live_characters

_EXAMPLES = 40


@contextmanager
def parser(*, is_pure: bool) -> Iterator[None]:
    """Within it, files are read by the parser of that kind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_parser, "HAS_LIBYAML", not is_pure)
        yield


def parsed(text: str) -> tuple[Timeline, tuple[Problem, ...]]:
    return timeline_file.parse("t.yaml", text.encode())


@pytest.mark.parametrize("is_pure", [False, True])
@pytest.mark.parametrize("writer", documents.WRITERS)
@settings(max_examples=_EXAMPLES)
@given(document=documents.documents(odd=False))
def test_what_is_written_is_what_is_read(writer: str, is_pure: bool, document: Document) -> None:
    with parser(is_pure=is_pure):
        timeline, _ = parsed(documents.WRITERS[writer](document))
    in_order = sorted(timeline.events, key=lambda event: (event.line, event.column))
    assert timeline.title == as_read(document.get("title"))
    assert timeline.about == as_read(document.get("about"))
    assert list(timeline.sources) == without_repeats(document.get("sources", {}))
    assert list(timeline.speakers) == without_repeats(document.get("speakers", {}))
    assert [fields_of(event) for event in in_order] == [event_as_read(one) for one in document["events"]]


def without_repeats(names: dict[str, Any]) -> list[str]:
    """Names that are read the same are duplicate keys, of which the first holds."""
    return list(dict.fromkeys(map(read_as, names)))


def as_read(value: Any) -> Any:
    if isinstance(value, str):
        return read_as(value)
    return tuple(map(as_read, value)) if isinstance(value, list) else value


_LISTS = ("tags", "source")


def event_as_read(event: Document) -> dict[str, Any]:
    said = [entry_as_read(one, fields.STATEMENT) for one in event.get("statements", [])]
    return entry_as_read(event, fields.EVENT) | {"statements": said}


def entry_as_read(entry: Document, table: fields.Table) -> dict[str, Any]:
    """A list of one may be written as a text, a flag or status that is none is no value; an id is its own."""
    values = {name: as_read(entry.get(name)) for name in table if name not in ("id", "statements")}
    for name in _LISTS:
        if name in values:
            value = values[name]
            values[name] = (value,) if isinstance(value, str) else value or ()
    if "reported" in values:
        values["reported"] = {True: True, "true": True}.get(values["reported"], False)
    if values.get("status") not in (None, *fields.STATUSES):
        values["status"] = None
    return values


def fields_of(entry: Event | Statement) -> dict[str, Any]:
    table = fields.EVENT if isinstance(entry, Event) else fields.STATEMENT
    values = {name: getattr(entry, name) for name in table if name not in ("id", "statements")}
    if isinstance(entry, Event):
        values["statements"] = [fields_of(one) for one in entry.statements]
    elif "reported" in values:
        values["reported"] = bool(values["reported"])
    return values


@settings(max_examples=_EXAMPLES)
@given(document=documents.documents(odd=False))
def test_ids_are_kept_where_each_is_the_only_one(document: Document) -> None:
    timeline, _ = parsed(documents.by_json(document))
    in_order = sorted(timeline.events, key=lambda event: (event.line, event.column))
    given_ids = [read_as(one["id"]) if "id" in one else None for one in document["events"]]
    assert len({event.id for event in timeline.events}) == len(given_ids)
    for event, wanted in zip(in_order, given_ids, strict=True):
        assert wanted is None or event.id == wanted or given_ids.count(wanted) > 1


_LINE_END = re.compile(r"\r\n?|\n")


@pytest.mark.parametrize("writer", documents.WRITERS)
@settings(max_examples=_EXAMPLES)
@given(document=documents.documents(odd=True))
def test_each_problem_has_a_line_of_its_own_and_a_place_in_the_file(writer: str, document: Document) -> None:
    text = documents.WRITERS[writer](document)
    lines = _LINE_END.split(text)
    for is_pure in (False, True):
        with parser(is_pure=is_pure):
            problems = problems_of(text)
        for problem in problems:
            assert not live_characters(str(problem), allowed="")
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
            assert not live_characters(problem.excerpt(60).text, allowed="")


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        return parsed(text)[1]
    except UnreadableError as error:
        return (error.problem,) if error.problem else ()


@pytest.mark.parametrize("writer", documents.WRITERS)
@settings(max_examples=_EXAMPLES)
@given(document=documents.documents(odd=True))
def test_both_parsers_read_the_same(writer: str, document: Document) -> None:
    text = documents.WRITERS[writer](document)
    read: list[object] = []
    for is_pure in (False, True):
        with parser(is_pure=is_pure):
            try:
                timeline, problems = parsed(text)
            except UnreadableError as error:
                read.append(error.line)
            else:
                read.append(([fields_of(one) for one in timeline.events], list(map(str, problems))))
    assert read[0] == read[1]


@settings(max_examples=_EXAMPLES)
@given(document=documents.documents(odd=True))
def test_check_gives_each_problem_a_line(document: Document) -> None:
    text = documents.by_json(document)
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()) as out:
        path = Path(folder, "t.yaml")
        path.write_text(text)
        try:
            code = commands.BY_NAME["check"]([str(path)])
        except UnreadableError:
            return
    *lines, _, _ = out.getvalue().splitlines()
    assert len(lines) >= len(problems_of(text))  # and those of sources' texts that are not there
    assert all(line.startswith(f"{path}:") for line in lines)
    assert code == any(": error: " in line for line in lines)
    assert not live_characters(out.getvalue())


@settings(max_examples=_EXAMPLES // 2)
@given(document=documents.documents(odd=True))
def test_no_command_prints_what_is_live_or_fails(document: Document) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "t.yaml")
        path.write_text(documents.by_json(document))
        assert try_file(path, is_whole=True).fault is None


@settings(max_examples=4 * _EXAMPLES)
@given(text=documents.texts)
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not live_characters(cleaned)
    cleaned.encode()
