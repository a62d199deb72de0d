"""Whatever stands in a file of another format, it is answered, and what is made of it can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sco_tui import timeline_file, timeline_text
from sco_tui.draft import Imported
from sco_tui.formats import csv, ics_reading, json_reading, timelinejs

_texts = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["", " ", "2017", "-44", "13", "1e5", "<b>x", "&lt;", "https://example.org", "\ud800", "\x1b[31m"]
    ),
)
_plain = st.one_of(st.none(), st.booleans(), st.integers(-(10**15), 10**15), st.floats(), _texts)
_any = st.recursive(
    _plain, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_texts, inner, max_size=2)
)


def _object(*names: str, value: st.SearchStrategy[Any] = _any) -> st.SearchStrategy[Any]:
    return st.one_of(st.fixed_dictionaries({}, optional=dict.fromkeys(names, value)), _any)


_dates = _object("year", "month", "day", "hour", "minute", "second", "display_date", value=_plain)
_slides = st.one_of(
    st.fixed_dictionaries(
        {},
        optional={
            "start_date": _dates,
            "end_date": _dates,
            "text": _object("headline", "text"),
            "media": _object("url", "caption", "credit"),
            **dict.fromkeys(("group", "display_date", "unique_id", "sco_tui_date", "background"), _any),
        },
    ),
    _any,
)
_timelines = st.fixed_dictionaries(
    {}, optional={"title": _slides, "events": st.lists(_slides, max_size=3), "eras": _any, "scale": _any}
)
_statements = _object("text", "speaker", "reported", "date", "source", "note")
_own = st.fixed_dictionaries(
    {},
    optional={
        "title": _any,
        "sources": st.dictionaries(_texts, _object("title", "url", "via", "text"), max_size=2) | _any,
        "speakers": st.dictionaries(_texts, _object("role", "aliases"), max_size=2) | _any,
        "events": st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    **dict.fromkeys(("id", "date", "title", "tags", "source", "status", "line"), _any),
                    "statements": st.lists(_statements, max_size=2) | _any,
                },
            ),
            max_size=3,
        )
        | _any,
    },
)


def assert_readable(imported: Imported) -> None:
    """All events are there, each with a title, and nothing is left that a terminal obeys."""
    written = timeline_text.write(imported.document)
    timeline, _ = timeline_file.parse("t.yaml", written.encode())
    assert len(timeline.events) == len(imported.document["events"])
    by_line = sorted(timeline.events, key=lambda event: event.line)
    assert [event.title for event in by_line] == [event["title"] for event in imported.document["events"]]
    assert all(character.isprintable() or character in "\n\t\u200c\u200d\u200e\u200f" or character.isspace()
               or ord(character) > 127 for character in written)  # fmt: skip


@given(document=_timelines)
def test_any_slides(document: dict[str, Any]) -> None:
    assert_readable(timelinejs.read(document))


@given(document=_own)
def test_any_own_json(document: dict[str, Any]) -> None:
    assert_readable(json_reading.read(document))


_rows = st.lists(st.lists(_texts, max_size=20), max_size=4)


@given(rows=_rows, separator=st.sampled_from(",;\t"))
@example(rows=[["2017", "6", "5", "25:00", "x"]], separator=",")
def test_any_table(rows: list[list[str]], separator: str) -> None:
    header = separator.join(["Year", "Month", "Day", "Time", "Headline", "Text", "Media", "Type"])
    lines = [header, *(separator.join(row) for row in rows)]
    assert_readable(csv.read("\n".join(lines)))


@pytest.mark.parametrize("read", [csv.read, ics_reading.read])
@given(text=st.text())
def test_any_text(read: Callable[[str], Imported], text: str) -> None:
    assert_readable(read(f"Year,Headline\n{text}" if read is csv.read else f"BEGIN:VCALENDAR\n{text}"))
