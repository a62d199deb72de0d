"""sco-tui's own JSON, read back: every value as it stands there, what is none of a timeline is said."""

import json
from typing import Any

import pytest
from hypothesis import given

from sco_tui import timeline_file, timeline_text
from sco_tui.formats import json_reading
from sco_tui.formats.json import found_json
from sco_tui.found import everything
from tests.briefed import WHOLE, filled, hostile_texts

PLACES = ("file", "line", "counts")


def exported(data: bytes) -> dict[str, Any]:
    timeline, problems = timeline_file.parse("t.yaml", data)
    return dict(json.loads(found_json(everything(timeline), len(problems))))


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_places(inner) for name, inner in value.items() if name not in PLACES}
    return [without_places(inner) for inner in value] if isinstance(value, list) else value


def there_and_back(data: bytes) -> tuple[Any, Any]:
    before = exported(data)
    imported = json_reading.read(before)
    assert not imported.remarks
    assert not imported.left_out
    after = exported(timeline_text.write(imported.document).encode())
    return without_places(before), without_places(after)


def test_timeline_comes_back_equal() -> None:
    before, after = there_and_back(WHOLE.encode())
    assert after == before


@given(text=hostile_texts)
def test_whatever_a_file_says_comes_back_equal(text: str) -> None:
    before, after = there_and_back(filled(f"x{text}").encode(errors="surrogatepass"))
    assert after == before


def read(**fields: Any) -> tuple[dict[str, Any], list[tuple[str, str]], dict[str, int]]:
    imported = json_reading.read(fields)
    return (
        dict(imported.document),
        [(one.place, one.message) for one in imported.remarks],
        dict(imported.left_out),
    )


def test_fields_stand_in_the_order_of_the_format_whatever_the_order_was() -> None:
    [event] = read(events=[{"title": "x", "statements": [], "date": "2017", "id": "a"}])[0]["events"]
    assert list(event.items()) == [("id", "a"), ("date", "2017"), ("title", "x")]


def test_number_is_the_text_that_it_was_meant_to_be_and_one_text_a_list() -> None:
    document, remarks, _ = read(events=[{"title": 1984, "date": 2017, "tags": "a", "source": 7}])
    assert document["events"] == [
        {"id": "2017-1984", "date": "2017", "title": "1984", "tags": ["a"], "source": ["7"]}
    ]
    assert remarks == []


@pytest.mark.parametrize(
    ("fields", "place", "message"),
    [
        ({"events": {}}, "events", "is no list: left out"),
        ({"events": ["x"]}, "events.0", "is no object: left out"),
        ({"events": [{"title": "x", "place": ["a"]}]}, "events.0.place", "takes a text: left out"),
        (
            {"events": [{"title": "x", "tags": {}}]},
            "events.0.tags",
            "takes a text or a list of texts: left out",
        ),
        ({"events": [{"title": "x", "tags": [[]]}]}, "events.0.tags.0", "takes a text: left out"),
        (
            {"events": [{"title": "x", "statements": [{"text": "y", "reported": "yes"}]}]},
            *("events.0.statements.0.reported", "takes true or false: left out"),
        ),
        ({"events": [{"title": "x", "statements": "y"}]}, "events.0.statements", "is no list: left out"),
        ({"events": [{"date": "2017"}]}, "events.0", "no title: Untitled is put there"),
        ({"sources": []}, "sources", "is no object: left out"),
        ({"speakers": {"X": "y"}}, "speakers.X", "is no object: left out"),
        ({"query": "x y"}, "query", "holds only what this search had found: x y"),
    ],
)
def test_what_is_not_understood_is_said_with_its_place(
    fields: dict[str, Any], place: str, message: str
) -> None:
    _, remarks, left_out = read(**fields)
    assert remarks == [(place, message)]
    assert left_out == {}


def test_unknown_fields_are_counted() -> None:
    events = [{"title": "x", "colour": 1}, {"title": "y", "colour": 2, "line": 3}]
    assert read(events=events, version=1)[2] == {"field colour": 2, "field version": 1}
