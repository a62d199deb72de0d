"""The JSON Schema takes what the reader takes, and refuses what it reports, as far as JSON Schema can say so.

Values are typed as an editor types them: by the core schema of YAML 1.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from yamlcore import CCoreLoader

from sco_tui import fields, text
from sco_tui.fields import Kind
from sco_tui.problem import UnreadableError
from sco_tui.schema import Schema, schema
from tests.commands import SHIPPED, run
from tests.parsed import problems_of

SCHEMA = schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TABLES = {
    "": fields.TIMELINE,
    "source": fields.SOURCE,
    "speaker": fields.SPEAKER,
    "event": fields.EVENT,
    "statement": fields.STATEMENT,
}
FIELDS = [(of, name, kind) for of, table in TABLES.items() for name, kind in table.items()]


def typed(yaml_text: str) -> Any:
    """As an editor types it."""
    return yaml.load(yaml_text, Loader=CCoreLoader)


def properties(of: str) -> Mapping[str, Schema]:
    listed: Mapping[str, Schema] = (SCHEMA["$defs"][of] if of else SCHEMA)["properties"]
    return listed


def test_it_is_a_schema_and_printed_as_json() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    answer = run("schema", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n"
    assert "> timeline.schema.json" in run("schema", "--help").out


def test_every_field_is_in_it_in_order_and_described() -> None:
    assert {of: list(properties(of)) for of in TABLES} == {of: list(table) for of, table in TABLES.items()}
    for of, table in TABLES.items():
        assert [one["description"] for one in properties(of).values()] == list(table.about.values())
        assert all(table.about.values())


# Of each kind, as written in a file: values that no problem is reported of, but of keys that are not listed
# and of files that are not there, and values with one that a schema can tell.
TEXTS = [
    "a",
    '"a b"',
    "2017",
    "3.5",
    "1e3",
    "0x1F",
    "true",
    "False",
    "no",
    "1:30",
    "2017-06-05",
    '"2017"',
    "'true'",
]
TEXTS += ["é\u3000b", '"null"', "習近平", ".inf", '"a\\nb"', "2017-06-05T10:00:00Z"]
BLANK = ['""', "' '", '"\\t\\n"', '"\\u00a0\\u3000"']
ABSENT = ["", "~", "null"]
NO_TEXT = ["[]", "[a]", "{}", "{a: b}", "[[a]]"]
LISTS = ["[]", "[a]", "[a, 2017, true, ~, 'null', '']"]
NO_LIST = ["{}", "{a: b}", "[[a]]", "[a, {b: c}]"]
EVENT = "{title: a}"
STATEMENT = "{text: a}"
GOOD = {
    Kind.TEXT: [*TEXTS, *BLANK, *ABSENT],
    Kind.QUOTE: TEXTS,
    Kind.ID: [*TEXTS, *ABSENT],
    Kind.TEXTS: [*TEXTS, *BLANK, *ABSENT, *LISTS],
    Kind.DATE: [
        *ABSENT,
        *("2017", "0987", "-0043", '"2017"', "2017-06", "2017-06-05", "2017-06-05T10:00", "2017-06~"),
        *("2017-06-05T10:00:30+06:00", "2017-06-08/2017-06-09", "2017/..", "../2017", "/2017", "201X"),
        *("2017-XX-XX", "2017-24", "Y170000", "-0044-03-15", "2017?", "2017%"),
    ],
    Kind.ADDRESS: [
        *(*ABSENT, "http://a", "HTTPS://example.org:80/a?b=c#d", "https://пример.example/ж"),
        "'http://[::1]/'",
    ],
    Kind.PATH: [*TEXTS, *ABSENT, "a/b.txt"],
    Kind.FLAG: ["true", "false", '"true"', *ABSENT],
    Kind.STATUS: [*fields.STATUSES, '"planned"', *ABSENT],
    Kind.SOURCE: [*TEXTS, *ABSENT],
    Kind.SOURCES: [*TEXTS, *ABSENT, *LISTS],
    Kind.STATEMENTS: [*ABSENT, "[]", f"[{STATEMENT}, {STATEMENT}]"],
    Kind.EVENTS: ["[]", f"[{EVENT}, {EVENT}]"],
    Kind.BY_NAME: [*ABSENT, "{}", "{a: {}, b: ~}"],
}
BAD = {
    Kind.TEXT: NO_TEXT,
    Kind.QUOTE: [*NO_TEXT, *BLANK, *ABSENT],
    Kind.ID: [*NO_TEXT, *BLANK],
    Kind.TEXTS: NO_LIST,
    Kind.DATE: [
        *(*NO_TEXT, *BLANK, "true", "17000", "3.5", "-12345", "2017-13", "2017-25", "2017-6-5"),
        *("2017-06-05T24:00", "5 June 2017", "../..", "'[1667,1668]'", "2017-06-05T10:00~", "201X/2019"),
    ],
    Kind.ADDRESS: [*NO_TEXT, *BLANK, "example.org", "ftp://a", "http://a b", "2017", "true", "javascript:a"],
    Kind.PATH: NO_TEXT,
    Kind.FLAG: [*NO_TEXT, "yes", "no", "1", "0", '""', "a"],
    Kind.STATUS: [*NO_TEXT, "done", "Planned", "true", "1", '""'],
    Kind.SOURCE: NO_TEXT,
    Kind.SOURCES: NO_LIST,
    Kind.STATEMENTS: [*TEXTS, *BLANK, "{}", STATEMENT, "[a]", "[~]", "[[]]", f"[{STATEMENT}, {{}}]"],
    Kind.EVENTS: [*TEXTS, *BLANK, *ABSENT, "{}", EVENT, "[a]", "[~]", "[[]]", f"[{EVENT}, {{}}]"],
    Kind.BY_NAME: [*TEXTS, *BLANK, "[]", "[a]", "{a: b}", "{a: []}"],
}

# Said by the reader alone: it knows keys, calendar and folder.
BEYOND_A_SCHEMA = re.compile(
    r"source .* is not listed|source .* is never used|duplicate id|.* comes round to itself"
    r"|.* is outside the folder|.* ends before it starts|.* has \d\d days"
)


def told(yaml_text: str) -> list[str]:
    """The problems that the reader reports and a schema can tell."""
    messages = [problem.split(": ", 2)[2] for problem in problems_of(yaml_text)]
    return [message for message in messages if not BEYOND_A_SCHEMA.match(message)]


def with_field(of: str, name: str, value: str) -> str:
    """A file without a problem but for those of this value."""
    entry = f"{{{name}: {value}}}"
    if of == "":
        return entry if name == "events" else f"{{events: [], {name}: {value}}}"
    if of in ("source", "speaker"):
        return f"{{{of}s: {{k: {entry}}}, events: []}}"
    needed = {"event": "title", "statement": "text"}[of]
    if name != needed:
        entry = f"{{{needed}: a, {name}: {value}}}"
    return f"{{events: [{entry if of == 'event' else f'{{title: a, statements: [{entry}]}}'}]}}"


def of_kind(of: str, name: str, kind: Kind) -> tuple[list[str], list[str]]:
    """Good and bad values of a field; an event's title is there like a quotation."""
    kind = Kind.QUOTE if (of, name) == ("event", "title") else kind
    return GOOD[kind], BAD[kind]


@pytest.mark.parametrize(("of", "name", "kind"), FIELDS)
def test_field_takes_what_its_kind_takes(of: str, name: str, kind: Kind) -> None:
    good, bad = of_kind(of, name, kind)
    files = [with_field(of, name, value) for value in good]
    assert [file for file in files if told(file) or not VALIDATOR.is_valid(typed(file))] == []
    files = [with_field(of, name, value) for value in bad]
    assert [file for file in files if not told(file) or VALIDATOR.is_valid(typed(file))] == []


def test_every_kind_is_tried() -> None:
    assert GOOD.keys() == BAD.keys() == set(Kind)


LISTED = {"events": "event", "statements": "statement"}
NAMED = {"sources": "source", "speakers": "speaker"}
NEEDED = {"": "events", "event": "title", "statement": "text"}
_RIGHT_TO_WRONG = 30


def entry(of: str, may_be_wrong: bool) -> st.SearchStrategy[str]:
    """A mapping of fields of one table, as YAML in flow style; a wrong value, or field, is rare."""
    optional = {name: value(of, name, kind, may_be_wrong) for name, kind in TABLES[of].items()}
    needed = NEEDED.get(of)
    required = {needed: optional.pop(needed)} if needed else {}
    if may_be_wrong:
        required["titel"] = rarely(["", "a", "[]"], [None])
        required |= {
            name: st.one_of(*[one] * 9, st.none()) for name, one in required.items() if name == needed
        }
    return st.fixed_dictionaries(required, optional=optional).map(mapping)


def value(of: str, name: str, kind: Kind, may_be_wrong: bool) -> st.SearchStrategy[str | None]:
    good, bad = of_kind(of, name, kind)
    plain = rarely(bad if may_be_wrong else [], good)
    if name in LISTED:
        entries = st.lists(entry(LISTED[name], may_be_wrong), max_size=3)
        return st.one_of(entries.map(lambda items: f"[{', '.join(items)}]"), plain)
    if name in NAMED:
        named = st.dictionaries(
            st.sampled_from(["k", "a", "b c"]), entry(NAMED[name], may_be_wrong), max_size=2
        )
        return st.one_of(named.map(mapping), plain)
    return plain


def rarely(wrong: list[str], right: list[str] | list[None]) -> st.SearchStrategy[str | None]:
    """One of `right`, or seldom one of `wrong`."""
    return st.sampled_from([*right * (_RIGHT_TO_WRONG * len(wrong) // len(right) + 1), *wrong])


def mapping(values: Mapping[str, str | None]) -> str:
    return f"{{{', '.join(f'{name}: {value}' for name, value in values.items() if value is not None)}}}"


@given(entry("", may_be_wrong=False))
def test_file_without_problems_is_valid(file: str) -> None:
    assert told(file) == []
    assert [error.message for error in VALIDATOR.iter_errors(typed(file))] == []


@given(entry("", may_be_wrong=True))
def test_file_is_valid_where_the_reader_has_nothing_to_say(file: str) -> None:
    assert VALIDATOR.is_valid(typed(file)) is (told(file) == [])


def test_shipped_timeline_is_valid() -> None:
    assert VALIDATOR.is_valid(typed(SHIPPED.read_text(encoding="utf-8")))


YES, NO, YAML = "the schema", "not the schema", "any reader of YAML"
START = "events:\n- title: a\n"
# Each kind of problem of a timeline file: what the reader says of a file with one, and who else catches it.
PROBLEMS = [
    ("syntax", START + "  kind: [b", "expected ',' or ']'", YAML),
    ("wrong type", START + "  kind: [b]", '"kind" takes one text, and this is a list', YES),
    ("wrong type", START + "- b", "a text where a mapping is expected: write the event as `title: …`", YES),
    ("missing title", START + "- kind: b", "missing title: the event is left out", YES),
    ("missing title", START + "- title: ' '", "missing title: the event is left out", YES),
    ("missing text", START + "  statements: [{speaker: b}]", "missing statement text", YES),
    ("no events", "title: a", "no events: list them under `events:`", YES),
    ("no date", START + "  date: 5 June 2017", "not EDTF: write it as 2017-06-05", YES),
    ("no date", START + "  date: 2017-13", "month 13", YES),
    ("no date", START + "  date: 2017-06-31", "June 2017 has 30 days", NO),
    ("interval backwards", START + "  date: 2018/2017", "an interval that ends before it starts", NO),
    ("status", START + "  status: done", 'status "done" is none of planned, postponed, cancelled', YES),
    ("flag", START + "  statements: [{text: a, reported: maybe}]", "neither true nor false", YES),
    ("blank id", START + "  id: ''", "a blank id names nothing", YES),
    ("source not listed", START + "  source: s", 'source "s" is not listed under sources', NO),
    (
        "via round",
        START + "  source: s\nsources: {s: {via: s}}",
        '"via" of source "s" comes round to itself',
        NO,
    ),
    ("duplicate id", "events: [{title: a, id: b}, {title: c, id: b}]", 'duplicate id "b"', NO),
    ("duplicate key", START + "  title: b", 'duplicate key "title"', YAML),
    ("tag", START + "  kind: !!str b", 'explicit tag "!!str": delete it', NO),
    (
        "key that is no text",
        START + "  ? [kind]\n  : b",
        "a key that is no text: the field is left out",
        YAML,
    ),
    ("second document", START + "---\ntitle: b", "second document: only the first is shown", YAML),
    ("self-reference", "events: [&e {title: a, statements: [*e]}]", "self-reference", YES),
    ("control character", START + '  kind: "\\e"', "control character", NO),
    ("lone surrogate", START + '  kind: "\\ud800"', "surrogate", YAML),
    ("invisible character", START + '  kind: "a\\u200b"', "invisible character", NO),
    ("unknown field", START + "  titel: b", 'unknown field "titel": did you mean "title"?', YES),
    ("source never used", START + "sources: {s: {}}", 'source "s" is never used', NO),
    ("address", START + "  source: s\nsources: {s: {url: ftp://a}}", "is no http or https address", YES),
    (
        "text outside",
        START + "  source: s\nsources: {s: {text: ../a}}",
        "is outside the folder of this file",
        NO,
    ),
]


@pytest.mark.parametrize(("_kind", "file", "message", "caught_by"), PROBLEMS)
def test_problem_is_caught_by_the_schema_or_said_not_to_be(
    _kind: str, file: str, message: str, caught_by: str
) -> None:
    assert message in said(file)
    try:
        is_valid = VALIDATOR.is_valid(typed(file))
    except yaml.YAMLError:
        assert caught_by == YAML
    else:
        assert caught_by == (NO if is_valid else YES)


def said(file: str) -> str:
    """The one problem of `file`, which may keep it from being read."""
    try:
        (problem,) = problems_of(file)
    except UnreadableError as error:
        return str(error)
    return problem


# What an editor does not see: by YAML 1.2 these are null, numbers and true, however they are written.
HIDDEN = [
    ("title: Null", "", False),
    ("{title: a, date: 987}", "write it as 0987", True),
    ("{title: a, date: -0000}", "no year -0000", True),
    ("{title: a, date: 0x7E1}", "is no date", True),
    ("{title: a, statements: [{text: a, reported: True}]}", "neither true nor false", True),
]


@pytest.mark.parametrize(("event", "message", "is_valid"), HIDDEN)
def test_how_a_value_is_written_is_hidden_from_it(event: str, message: str, is_valid: bool) -> None:
    file = f"events:\n- {event}"
    assert len(told(file)) == bool(message)
    assert message in "".join(told(file))
    assert VALIDATOR.is_valid(typed(file)) is is_valid


@pytest.mark.parametrize("file", ["", "# a comment only", "~", "{events: []}"])
def test_empty_timeline_is_valid(file: str) -> None:
    assert problems_of(file) == []
    assert VALIDATOR.is_valid(typed(file))


def patterns(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (value for name, value in part.items() if name == "pattern" and isinstance(value, str))
        yield from (pattern for value in part.values() for pattern in patterns(value))


def test_patterns_are_those_that_ecma_262_and_python_share() -> None:
    found = {*patterns(SCHEMA)}
    assert len(found) == 4
    assert {sign for pattern in found for sign in re.findall(r"\(\?.", pattern)} <= {"(?:", "(?!"}


def test_blank_is_what_the_reader_takes_for_blank() -> None:
    pattern = re.compile(properties("event")["title"]["pattern"])
    characters = map(chr, [*range(0xD800), *range(0xE000, 0x11000)])
    assert [
        one for one in characters if (pattern.search(one) is None) is not (text.clean(one).strip() == "")
    ] == []
