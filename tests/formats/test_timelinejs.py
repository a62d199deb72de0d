"""TimelineJS 3 JSON: what is written keeps the rules of its documentation, and comes back as it was."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from hypothesis import example, given
from jsonschema import Draft202012Validator

from sco_tui import fields
from sco_tui.formats.timelinejs import left_out, read, write
from tests.briefed import briefing_of, filled, hostile_texts
from tests.formats.round_trips import DATES, EVERY_FIELD, ODD_DATES, timeline

# timeline.knightlab.com/docs/json-format.html, as a JSON Schema.
_DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer", "not": {"const": 0}},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "hour": {"type": "integer", "minimum": 0, "maximum": 23},
        "minute": {"type": "integer", "minimum": 0, "maximum": 59},
        "second": {"type": "integer", "minimum": 0, "maximum": 59},
    },
    "additionalProperties": False,
}
_TEXT = {"type": "object", "properties": {name: {"type": "string"} for name in ("headline", "text")}}
_SLIDE = {
    "type": "object",
    "required": ["start_date"],
    "properties": {
        "start_date": _DATE,
        "end_date": _DATE,
        "text": _TEXT,
        "media": {
            "type": "object",
            "required": ["url"],
            "properties": {name: {"type": "string"} for name in ("url", "caption", "credit")},
        },
        "group": {"type": "string"},
        "display_date": {"type": "string"},
        "unique_id": {"type": "string"},
    },
}
RULES = Draft202012Validator(
    {
        "type": "object",
        "required": ["events"],
        "properties": {
            "events": {"type": "array", "items": _SLIDE},
            "title": {"type": "object", "properties": {"text": _TEXT}},
            "eras": {"type": "array", "items": {**_SLIDE, "required": ["start_date", "end_date"]}},
            "scale": {"enum": ["human", "cosmological"]},
        },
        "additionalProperties": False,
    }
)
# What each field of a timeline file goes into, "" where it comes back as it was.
LOST = {
    "title": "", "about": "", "sources": "source that no slide leads to", "speakers": "speaker",
    "events": "undated event", "id": "", "date": "", "kind": "", "place": "place", "status": "status",
    "tags": "tag", "summary": "", "note": "note", "source": "further source of an event",
    "statements": "statement",
}  # fmt: skip
LOST_OF_A_SOURCE = {
    "title": "", "publisher": "", "url": "", **{
        name: f"{name} of a source"
        for name in ("author", "date", "archived", "accessed", "via", "text", "note")
    },
}  # fmt: skip


def written(yaml: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(write(briefing_of(yaml)))
    RULES.validate(document)
    return document


def slide(date: str, **values: str) -> dict[str, Any]:
    [only] = written(timeline(date, **values))["events"]
    return dict(only)


@pytest.mark.parametrize("text", [*DATES, *ODD_DATES])
def test_date_comes_back_as_written(text: str) -> None:
    imported = read(written(timeline(text)))
    assert [event["date"] for event in imported.document["events"]] == [text]
    assert not imported.remarks
    assert "note" not in imported.document["events"][0]


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("2017", {"year": 2017}, None, None),
        ("2017-06", {"year": 2017, "month": 6}, None, None),
        ("2017-06-05T10:00", {"year": 2017, "month": 6, "day": 5, "hour": 10, "minute": 0}, None, None),
        (
            "2017-06-08/2017-06-09",
            {"year": 2017, "month": 6, "day": 8},
            {"year": 2017, "month": 6, "day": 9},
            None,
        ),
        ("-0043", {"year": -44}, None, None),
        ("0000", {"year": -1}, None, None),
        ("2017~", {"year": 2017}, None, "about 2017"),
        ("201X", {"year": 2010}, {"year": 2019}, "2010s"),
        ("2017-22", {"year": 2017, "month": 6}, {"year": 2017, "month": 8}, "summer 2017"),
        ("2017/..", {"year": 2017}, None, "from 2017, goes on"),
    ],
)
def test_parts_say_as_much_of_a_date_as_they_can_and_words_the_rest(
    text: str, start: dict[str, int], end: dict[str, int] | None, shown: str | None
) -> None:
    made = slide(text)
    assert (made["start_date"], made.get("end_date"), made.get("display_date")) == (start, end, shown)


def test_years_that_no_calendar_of_a_browser_has_ask_for_the_other_scale() -> None:
    assert written(timeline("Y-300000"))["scale"] == "cosmological"
    assert "scale" not in written(timeline("Y-200000"))


def test_date_that_was_moved_in_between_holds_and_that_is_said() -> None:
    document = written(timeline("2017~"))
    document["events"][0]["start_date"] = {"year": 2018}
    imported = read(document)
    assert imported.document["events"][0]["date"] == "2018"
    assert [tuple(one) for one in imported.remarks] == [
        ("events.0.sco_tui_date", "is not the date beside it, which holds")
    ]


@given(text=hostile_texts)
@example("a  b\n\n c\t<br>&amp;")
def test_text_comes_back_exactly_and_none_of_it_is_markup(text: str) -> None:
    yaml = filled(f"x{text}", "https://example.org/a")
    [before] = [entry.event for entry in briefing_of(yaml).dated]
    document = written(yaml)
    texts = [*document["title"]["text"].values(), *document["events"][0]["text"].values()]
    assert not [one for one in texts if "<" in one.replace("<br>", "")]
    imported = read(document)
    [event] = imported.document["events"]
    assert event["title"] == before.title
    assert event["summary"] == before.summary
    [source] = imported.document["sources"].values()
    assert source["title"] == source["publisher"] == before.title
    assert imported.document["title"] == imported.document["about"] == before.title


def test_era_is_one_again() -> None:
    document = written(timeline("2010/2014", id="a", kind="era"))
    assert [one["unique_id"] for one in document["eras"]] == ["a"]
    imported = read(document)
    assert imported.document["events"][0] == {"id": "a", "date": "2010/2014", "title": "Talks", "kind": "era"}


def test_what_is_lost_is_counted_field_by_field() -> None:
    assert LOST.keys() == fields.TIMELINE.keys() | fields.EVENT.keys()
    assert LOST_OF_A_SOURCE.keys() == fields.SOURCE.keys()
    made = briefing_of(EVERY_FIELD)
    assert set(left_out(made)) == {*LOST.values(), *LOST_OF_A_SOURCE.values()} - {""}
    imported = read(json.loads(write(made)))
    [talks, _] = sorted(imported.document["events"], key=lambda one: -len(one))
    assert talks == {
        "id": "talks", "date": "2019-03~", "title": "Talks", "kind": "meeting", "summary": "Ministers meet.",
        "source": ["example.org"],
    }  # fmt: skip
    assert imported.document["sources"] == {
        "example.org": {
            "title": "Talks begin",
            "publisher": "Harbour Gazette",
            "url": "https://example.org/harbour",
        }
    }
    assert imported.document["about"] == "What was said\nin Lisbon.\n"


def test_group_is_no_markup_where_it_is_read_as_html_twice() -> None:
    yaml = json.dumps({"events": [{"title": "x", "date": "2017", "kind": "<b>a & b</b>"}]})
    document = written(yaml)
    assert "<" not in html.unescape(document["events"][0]["group"])
    assert read(document).document["events"][0]["kind"] == "<b>a & b</b>"
