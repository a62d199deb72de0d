"""The schema takes what the reader takes and refuses what it refuses, as far as a schema can tell."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sco_tui import fields, timeline_file
from sco_tui.fields import Kind
from sco_tui.problem import Severity
from sco_tui.schema import schema
from tests import yaml_1_2
from tests.briefed import WHOLE
from tests.commands import SHIPPED, run

VALIDATOR = Draft202012Validator(schema())


def is_valid(text: str) -> bool:
    """As an editor sees it."""
    return bool(VALIDATOR.is_valid(yaml_1_2.load(text)))


# What a schema cannot tell is the whole file's matter; of warnings it tells these.
UNTOLD = ("is not listed under sources", "duplicate id")
TOLD = ("unknown field", "no http or https address", "outside the folder")


def is_read(text: str) -> bool:
    """Without a problem that a schema could tell."""
    _, problems = timeline_file.parse("t.yaml", text.encode())
    errors = [one.message for one in problems if one.severity is Severity.ERROR]
    warnings = [one.message for one in problems if one.severity is Severity.WARNING]
    told = [message for message in errors if not any(map(message.__contains__, UNTOLD))]
    return not told and not any(words in message for message in warnings for words in TOLD)


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(run("schema").out) == schema()


@pytest.mark.parametrize("text", [SHIPPED.read_text(encoding="utf-8"), WHOLE.replace("some day", "2019")])
def test_timelines_that_are_right_are_right_by_the_schema(text: str) -> None:
    assert is_valid(text)


def test_every_field_is_in_it_and_no_other() -> None:
    whole = schema()
    assert list(whole["properties"]) == list(fields.TIMELINE)
    tables = {"source": fields.SOURCE, "speaker": fields.SPEAKER, "event": fields.EVENT}
    tables["statement"] = fields.STATEMENT
    assert {name: list(one["properties"]) for name, one in whole["$defs"].items()} == {
        name: list(table) for name, table in tables.items()
    }


EVENT = "events:\n  - title: x\n    %s\n"
STATEMENT = "events:\n  - title: x\n    statements:\n      - %s\n"
SOURCE = "sources:\n  a:\n    %s\nevents:\n  - title: x\n    source: a\n"
SOURCED = "sources:\n  a: {title: b}\nevents:\n  - title: x\n    source: VALUE\n"
# Of each kind of value where it stands, what it takes and what not, for the reader and the schema alike.
# `reported: True` is the one that an editor takes for `true`, and the reader for a word.
VALUES = {
    Kind.TEXT: (EVENT % "place: VALUE", ["y", "2017", "no", "true", "1.5", "", "~", '""'], ["[a]", "{a: b}"]),
    Kind.QUOTE: (STATEMENT % "text: VALUE", ["y", "2017", "no"], ["", "~", '""', '" "', "[a]", "{a: b}"]),
    Kind.ID: (EVENT % "id: VALUE", ["y", "2017", "~"], ['" "', "[a]", "{a: b}"]),
    Kind.TEXTS: (
        EVENT % "tags: VALUE",
        ["y", "7", "[]", "[a, 2017, no]", "[~]", ""],
        ["{a: b}", "[[a]]", "[{a: b}]"],
    ),
    Kind.DATE: (
        EVENT % "date: VALUE",
        *(
            [
                "2017",
                "2017-06",
                "2017-06-05",
                "2017~",
                "201X",
                "-0043",
                "2017-06-05T10:00+06:00",
                "",
                "2017/..",
            ],
            [
                "2017-13",
                "2017-06-32",
                "June 2017",
                "17000",
                "true",
                "1.5",
                "[2017]",
                "2017-25",
                "' '",
                "../..",
            ],
        ),
    ),
    Kind.ADDRESS: (
        SOURCE % "url: VALUE",
        ["https://example.org/a?b#c", "HTTP://example.org:80", "https://пример.рф/ж", "~"],
        ["example.org", "ftp://example.org", "javascript:alert(1)", "'https://a b'", "http://u:p@a.org", "7"],
    ),
    Kind.PATH: (
        SOURCE % "text: VALUE",
        ["a.txt", "b/a.txt", "./a", "..a", "~a", "7"],
        ["/a", "../a", "[a]"],
    ),
    Kind.FLAG: (
        STATEMENT % "{text: y, reported: VALUE}",
        ["true", "false", '"true"', "~"],
        ["yes", "1", "x"],
    ),
    Kind.STATUS: (
        EVENT % "status: VALUE",
        ["planned", "postponed", "cancelled", "~"],
        ["done", "true", "Planned"],
    ),
    Kind.SOURCE: (SOURCE % "via: VALUE", ["~"], ["[a]", "{a: b}"]),
    Kind.SOURCES: (SOURCED, ["a", "[a]", "[]", "~"], ["{a: b}", "[[a]]"]),
    Kind.STATEMENTS: (
        EVENT % "statements: VALUE",
        ["[]", "~", "[{text: y}]"],
        ["{text: y}", "y", "[y]", "[~]", "[{}]"],
    ),
    Kind.EVENTS: (
        "events: VALUE\n",
        ["[]", "[{title: x}]"],
        ["", "~", "x", "{title: x}", "[x]", "[~]", "[{}]"],
    ),
    Kind.BY_NAME: (
        "speakers: VALUE\nevents: []\n",
        ["~", "{}", "{A: {role: x}}", "{A: ~}", "{2017: {}}"],
        ["x", "[A]", "{A: x}", "{A: [x]}"],
    ),
}


def test_every_kind_of_value_is_tried() -> None:
    assert VALUES.keys() == set(Kind)


def _values(right: bool) -> list[tuple[str, str]]:
    return [
        (kind.name, pattern.replace("VALUE", value))
        for kind, (pattern, taken, refused) in VALUES.items()
        for value in (taken if right else refused)
    ]


@pytest.mark.parametrize(("kind", "text"), _values(right=True))
def test_value_that_the_reader_takes_is_taken(kind: str, text: str) -> None:
    assert (is_read(text), is_valid(text)) == (True, True), kind


@pytest.mark.parametrize(("kind", "text"), _values(right=False))
def test_value_that_the_reader_refuses_is_refused(kind: str, text: str) -> None:
    assert (is_read(text), is_valid(text)) == (False, False), kind


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("events: [", True),  # no YAML
        ("- x\n", True),
        ("title: x\n", True),  # no events
        ("events:\n  - {date: 2017}\n", True),
        ("events:\n  - {title: ' '}\n", True),
        ("events:\n  - {title: x, statements: [{speaker: y}]}\n", True),
        ("events:\n  - {title: x, speeker: y}\n", True),
        ("events: []\nevent: []\n", True),
        (EVENT % "date: 2017-06-31", False),
        (EVENT % "date: 2018/2017", False),
        ("events:\n  - {title: x, place: !foo y}\n", None),
        ("events: []\n---\nevents: []\n", None),
        ("events:\n  - {title: x, title: y}\n", None),
        ("events:\n  - &a {title: x, tags: *a}\n", None),
    ],
)
def test_problem_is_seen_by_the_schema_or_by_check_alone(text: str, is_seen: bool | None) -> None:
    """None: an editor's YAML itself refuses it, or knows another meaning."""
    if is_seen is None:
        return
    if text == "events: [":
        with pytest.raises(Exception, match="expected"):
            is_valid(text)
    else:
        assert is_valid(text) is not is_seen
        if not text.startswith("- "):
            assert not is_read(text)


@pytest.mark.parametrize(
    "text",
    [
        EVENT % "source: nowhere",
        "sources: {a: {via: a}}\nevents: []\n",
        "events:\n  - {title: x, id: a}\n  - {title: y, id: a}\n",
    ],
)
def test_what_takes_the_whole_file_is_seen_by_check_alone(text: str) -> None:
    assert is_valid(text)
    assert timeline_file.parse("t.yaml", text.encode())[1]


_right: dict[Kind, Any] = {
    Kind.TEXT: st.text("ab 2:#", min_size=1, max_size=5),
    Kind.QUOTE: st.text("ab", min_size=1, max_size=5),
    Kind.ID: st.text("ab", min_size=1, max_size=9),
    Kind.TEXTS: st.lists(st.text("ab", min_size=1), min_size=1, max_size=2),
    Kind.DATE: st.sampled_from(["2017", "2017-06~", "2017-06-05/2017-06-09", "201X"]),
    Kind.ADDRESS: st.just("https://example.org/"),
    Kind.PATH: st.just("a.txt"),
    Kind.FLAG: st.booleans(),
    Kind.STATUS: st.sampled_from(fields.STATUSES),
    Kind.SOURCES: st.just(["key"]),
}
_wrong = st.sampled_from(["2017-13", "yes", "", ["a"], [["a"]], "done", "/a", "ftp://a"])


def _entries(table: fields.Table, needed: str) -> st.SearchStrategy[dict[str, Any]]:
    """Entries that are right, and some with one field of any value, or one that no table lists."""
    known = {name: _right[kind] for name, kind in table.items() if kind in _right}
    right = st.fixed_dictionaries({needed: known.pop(needed)}, optional=known)
    spoilt = st.tuples(right, st.sampled_from([*table, "colour"]), _wrong)
    return st.one_of(right, spoilt.map(lambda made: {**made[0], made[1]: made[2]}))


@given(
    events=st.lists(_entries(fields.EVENT, "title"), max_size=2, unique_by=lambda one: str(one.get("id"))),
    statements=st.lists(_entries(fields.STATEMENT, "text"), max_size=2),
)
def test_document_is_right_for_both_or_for_neither(
    events: list[dict[str, Any]], statements: list[dict[str, Any]]
) -> None:
    if events and statements and "statements" not in events[0]:
        events[0]["statements"] = statements
    written = yaml.safe_dump({"sources": {"key": {"title": "x"}, "a": {"title": "y"}}, "events": events})
    assert is_valid(written) is is_read(written)
