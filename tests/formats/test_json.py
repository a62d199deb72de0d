"""What other programs get: every field under its own name, as written, with places, ends and matches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sco_tui import dates, fields, query, timeline_file
from sco_tui.checked import check
from sco_tui.folding import fold
from sco_tui.formats.json import event_json, found_json, problems_json
from sco_tui.problem import Problem
from sco_tui.search import Index
from sco_tui.timeline import Timeline
from tests.parsed import NAME

SCHEMA = json.loads((Path(__file__).parent / "shape.schema.json").read_text(encoding="utf-8"))
VALIDATORS = {
    shape: Draft202012Validator({"$ref": f"#/$defs/{shape}", "$defs": SCHEMA["$defs"]})
    for shape in ("found", "shown", "checked")
}
ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "events.yaml").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]

WHOLE = """\
title: Port talks
about: |
  Two lines
  of text
sources:
  gazette:
    title: The “Gazette”
    publisher: Harbour Gazette
    author: Ann
    date: 2019-03-05
    url: https://example.org/harbour
    archived: https://example.org/kept
    accessed: 2019
    via: wire
    text: gazette.txt
    note: N
  wire:
speakers:
  Ana Pereira:
    role: Minister
    aliases: [A. Pereira, Ана]
  Nobody:
events:
  - id: talks
    date: 2019-03-04/2019-03-06
    title: Talks
    kind: talks
    place: Lisbon
    status: planned
    tags: [harbour, fees]
    summary: Fees.
    source: gazette
    note: M
    statements:
      - text: "no \\U0001F600 [...] fees"
        speaker: A. Pereira
        role: Guest
        reported: false
        original: não
        language: pt
        date: 2019-03-04
        source: [wire, missing]
        at: page 3
        note: O
      - text: yes
        speaker: Ana Pereira
  - title: Bare
"""

# By hand from interface.md and format.md.
WHOLE_JSON: dict[str, Any] = {
    "title": "Port talks",
    "about": "Two lines\nof text\n",
    "query": "fees",
    "counts": {"events": 2, "matched": 1, "statements": 2, "matched_statements": 1, "problems": 1},
    "sources": {
        "gazette": {
            "title": "The “Gazette”",
            "publisher": "Harbour Gazette",
            "author": "Ann",
            "date": "2019-03-05",
            "url": "https://example.org/harbour",
            "archived": "https://example.org/kept",
            "accessed": "2019",
            "via": "wire",
            "text": "gazette.txt",
            "note": "N",
        },
        "wire": {},
    },
    "speakers": {
        "Ana Pereira": {"role": "Minister", "aliases": ["A. Pereira", "Ана"]},
        "Nobody": {"aliases": []},
    },
    "events": [
        {
            "id": "talks",
            "file": "t.yaml",
            "line": 24,
            "date": "2019-03-04/2019-03-06",
            "earliest": "2019-03-04",
            "latest": "2019-03-06",
            "title": "Talks",
            "kind": "talks",
            "place": "Lisbon",
            "status": "planned",
            "tags": ["harbour", "fees"],
            "summary": "Fees.",
            "source": ["gazette"],
            "note": "M",
            "statements": [
                {
                    "line": 35,
                    "matched": True,
                    "speaker": "A. Pereira",
                    "role": "Guest",
                    "text": "no 😀 [...] fees",
                    "reported": False,
                    "original": "não",
                    "language": "pt",
                    "date": "2019-03-04",
                    "source": ["wire", "missing"],
                    "at": "page 3",
                    "note": "O",
                },
                {"line": 45, "matched": False, "speaker": "Ana Pereira", "text": "yes", "source": []},
            ],
            "matches": [
                {"field": "tags.1", "start": 0, "end": 4},
                {"field": "summary", "start": 0, "end": 4},
                {"field": "statements.0.text", "start": 11, "end": 15},
            ],
        }
    ],
}
BARE = {
    "id": "bare",
    "file": "t.yaml",
    "line": 47,
    "earliest": None,
    "latest": None,
    "title": "Bare",
    "tags": [],
    "source": [],
    "statements": [],
    "matches": [],
}


def read(text: str) -> tuple[Timeline, tuple[Problem, ...]]:
    return timeline_file.parse(NAME, text.encode())


def found_text(text: str, asked: str = "") -> str:
    timeline, problems = read(text)
    return found_json(Index(timeline, problems).find(query.parse(asked)), len(problems))


def document(text: str, asked: str = "") -> dict[str, Any]:
    """What is found, as `jsonschema` and json read it."""
    return valid(found_text(text, asked), "found")


def valid(written: str, shape: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(written)
    VALIDATORS[shape].validate(value)
    return value


def text_at(whole: dict[str, Any], event: dict[str, Any], path: str) -> str:
    """The text that the path of a match leads to; a name may hold points itself."""
    value: Any = event
    top, _, rest = path.partition(".")
    if top in ("sources", "speakers"):
        names: list[str] = [name for name in whole[top] if f"{rest}.".startswith(f"{name}.")]
        name = max(names, key=len)
        if rest == name:
            return name
        value, path = whole[top][name], rest.removeprefix(f"{name}.")
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    assert isinstance(value, str)
    return value


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_field_stands_under_its_own_name_as_it_is_written() -> None:
    assert document(WHOLE, "fees") == WHOLE_JSON


def test_no_field_of_the_format_is_missing_from_what_the_tests_write() -> None:
    event = WHOLE_JSON["events"][0]
    assert set(fields.SOURCE) == WHOLE_JSON["sources"]["gazette"].keys()
    assert set(fields.SPEAKER) == WHOLE_JSON["speakers"]["Ana Pereira"].keys()
    assert set(fields.EVENT) == event.keys() - {"file", "line", "earliest", "latest", "matches"}
    assert set(fields.STATEMENT) == event["statements"][0].keys() - {"line", "matched"}


def test_keys_are_in_the_order_of_the_design_whatever_there_is() -> None:
    assert found_text(WHOLE, "fees") == json.dumps(WHOLE_JSON, ensure_ascii=False, indent=2) + "\n"


def test_without_a_query_everything_is_written_and_nothing_matches() -> None:
    whole = document(WHOLE)
    assert "query" not in whole
    assert whole["counts"] == WHOLE_JSON["counts"] | {"matched": 2, "matched_statements": 0}
    assert [event["id"] for event in whole["events"]] == ["talks", "bare"]
    assert whole["events"][1] == BARE
    assert [event["matches"] for event in whole["events"]] == [[], []]
    assert [statement["matched"] for statement in whole["events"][0]["statements"]] == [False, False]


@pytest.mark.parametrize("text", ["", "# nothing\n", "title: ~\n"])
def test_an_empty_timeline_has_its_lists_and_counts(text: str) -> None:
    counts = {"events": 0, "matched": 0, "statements": 0, "matched_statements": 0}
    whole = document(text)
    assert whole.keys() == {"counts", "sources", "speakers", "events"}
    assert whole["counts"].items() >= counts.items()
    assert (whole["sources"], whole["speakers"], whole["events"]) == ({}, {}, [])


def test_an_event_is_shown_as_it_is_listed() -> None:
    timeline, _ = read(WHOLE)
    listed = document(WHOLE)["events"]
    shown = [valid(event_json(timeline, event), "shown")["event"] for event in timeline.events]
    assert shown == listed


ENDS = [
    # date, earliest, latest: of format.md's table of dates
    ("2017", "2017-01-01", "2017-12-31"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("2017-06-05", "2017-06-05", "2017-06-05"),
    ("2017-06-08/2017-06-09", "2017-06-08", "2017-06-09"),
    ("2017-06~/2017?", "2017-06-01", "2017-12-31"),
    ("2017-06-05%", "2017-06-05", "2017-06-05"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2017-XX-XX", "2017-01-01", "2017-12-31"),
    ("2017-06-XX", "2017-06-01", "2017-06-30"),
    ("2017-24", "2017-12-01", "2018-02-28"),
    # with the time where one is written
    ("2017-06-05T10:00", "2017-06-05T10:00", "2017-06-05T10:00"),
    ("2017-06-05T10:00:30Z", "2017-06-05T10:00:30Z", "2017-06-05T10:00:30Z"),
    ("2017-06-05T02:00+06:00", "2017-06-05T02:00+06:00", "2017-06-05T02:00+06:00"),
    ("2017-06-05T10:00/2017-06-05T11:30", "2017-06-05T10:00", "2017-06-05T11:30"),
    ("2017-06-05T22:00/2017-06", "2017-06-05T22:00", "2017-06-30"),
    ("2017-06-05T10:00/..", "2017-06-05T10:00", None),
    ("2017-06-05T10:00/", "2017-06-05T10:00", "2017-06-05"),
    ("/2017-06-05T10:00-04", "2017-06-05", "2017-06-05T10:00-04"),
    # open and unknown ends
    ("2017-06-08/..", "2017-06-08", None),
    ("../2017", None, "2017-12-31"),
    ("2017/", "2017-01-01", "2017-12-31"),
    ("/2017", "2017-01-01", "2017-12-31"),
    # years before 1 and past 9999
    ("-0043", "-0043-01-01", "-0043-12-31"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
    ("-000X", "-0009-01-01", "-0001-12-31"),
    ("Y170000", "Y170000", "Y170000"),
    ("Y-17000", "Y-17000", "Y-17000"),
    ("Y-17000/2017", "Y-17000", "2017-12-31"),
    ("9999-24", "9999-12-01", "Y10000"),
    ("-9999", "-9999-01-01", "-9999-12-31"),
    # no date
    ("~", None, None),
    ("5 June 2017", None, None),
]


@pytest.mark.parametrize(("date", "earliest", "latest"), ENDS, ids=[row[0] for row in ENDS])
def test_ends_of_a_date_are_days_as_edtf_writes_them(
    date: str, earliest: str | None, latest: str | None
) -> None:
    (event,) = document(f"events: [{{title: T, date: {date}}}]")["events"]
    assert event.get("date") == (None if date == "~" else date)
    assert (event["earliest"], event["latest"]) == (earliest, latest)
    for end in filter(None, (earliest, latest)):
        assert dates.parse(end).text == end


def test_a_value_that_only_looks_like_another_is_the_text_that_is_written() -> None:
    (event,) = document("events: [{title: no, kind: '', tags: 1:30, note: 1e3}]")["events"]
    assert {name: event[name] for name in ("title", "kind", "tags", "note")} == {
        "title": "no",
        "kind": "",
        "tags": ["1:30"],
        "note": "1e3",
    }


ASKED = [
    "terrorism",
    "xi",
    '"three evil forces"',
    "speaker:xi security",
    "president",
    "source:article",
    "sco",
]


@pytest.mark.parametrize("asked", ASKED)
def test_each_match_in_the_shipped_timeline_holds_a_word_of_the_query(asked: str) -> None:
    whole = document(SHIPPED, asked)
    words = [fold(choice.text) for term in query.parse(asked).terms for choice in term.choices]
    matches = [(event, match) for event in whole["events"] for match in event["matches"]]
    assert matches
    assert whole["counts"]["matched"] == len(whole["events"])
    flags = [statement["matched"] for event in whole["events"] for statement in event["statements"]]
    assert whole["counts"]["matched_statements"] == sum(flags)
    for event, match in matches:
        hit = text_at(whole, event, match["field"])[match["start"] : match["end"]]
        assert any(word in fold(hit) for word in words)


def test_offsets_count_code_points_and_the_end_is_the_one_behind_the_match() -> None:
    whole = document("events: [{title: 👨‍👩‍👧 é Terrorism}]", "terrorism e")
    assert whole["events"][0]["matches"] == [
        {"field": "title", "start": 6, "end": 7},
        {"field": "title", "start": 8, "end": 17},
    ]


def test_matches_lead_to_the_lists_of_speakers_and_sources_by_names_with_points_in_them() -> None:
    text = """
sources: {a.b: {title: Zebra news}}
speakers: {A. Zebra: {role: Zebra keeper, aliases: [Ann, A. Z. Zebra]}}
events: [{title: T, statements: [{text: t, speaker: Ann, source: a.b}]}]
"""
    whole = document(text, "zebra")
    (event,) = whole["events"]
    assert [(match["field"], text_at(whole, event, match["field"])) for match in event["matches"]] == [
        ("speakers.A. Zebra", "A. Zebra"),
        ("speakers.A. Zebra.aliases.1", "A. Z. Zebra"),
        ("speakers.A. Zebra.role", "Zebra keeper"),
        ("sources.a.b.title", "Zebra news"),
    ]


FAULTY = """\
title: T
events:
  - title: A
    id: a
    date: 2017-13
    wrong: 1
    statements: [{text: said, speaker: Ann}, {text: heard}]
"""


def checked_json(text: str) -> str:
    timeline, problems = read(text)
    return problems_json(check(timeline), problems)


def test_check_lists_each_problem_with_its_place_and_each_statement_with_its_result() -> None:
    checked = valid(checked_json(FAULTY), "checked")
    assert checked == {
        "problems": [
            {
                "file": "t.yaml",
                "line": 5,
                "column": 11,
                "severity": "error",
                "message": 'date "2017-13" is no date: month 13',
            },
            {
                "file": "t.yaml",
                "line": 6,
                "column": 5,
                "severity": "warning",
                "message": 'unknown field "wrong"',
            },
        ],
        "statements": [
            {"event": "a", "line": 7, "speaker": "Ann", "result": "no source text"},
            {"event": "a", "line": 7, "result": "no source text"},
        ],
    }


def test_check_of_a_file_without_fault_or_statement_has_empty_lists() -> None:
    assert checked_json("events: [{title: A}]") == '{\n  "problems": [],\n  "statements": []\n}\n'


TEXT = st.text(
    st.one_of(st.sampled_from('aAé\n\t 😀👨‍👩‍👧й習\u0301\x1b\u202e\ud800".:'), st.characters()), max_size=12
)
DATE = st.sampled_from([row[0] for row in ENDS])
STATEMENT = st.fixed_dictionaries(
    {"text": TEXT},
    optional=dict.fromkeys(fields.STATEMENT.keys() - {"text", "source", "date", "reported"}, TEXT)
    | {"source": st.lists(TEXT, max_size=2), "date": DATE, "reported": st.booleans()},
)
EVENT = st.fixed_dictionaries(
    {"title": TEXT},
    optional=dict.fromkeys(("id", "kind", "place", "summary", "note"), TEXT)
    | {"date": DATE, "tags": st.lists(TEXT, max_size=3), "statements": st.lists(STATEMENT, max_size=3)}
    | {"source": st.lists(TEXT, max_size=2), "status": st.sampled_from(fields.STATUSES)},
)
FILE = st.fixed_dictionaries(
    {"events": st.lists(EVENT, max_size=3)},
    optional={
        "title": TEXT,
        "about": TEXT,
        "sources": st.dictionaries(
            TEXT, st.fixed_dictionaries({}, optional=dict.fromkeys(fields.SOURCE, TEXT))
        ),
        "speakers": st.dictionaries(
            TEXT, st.fixed_dictionaries({}, optional={"role": TEXT, "aliases": st.lists(TEXT, max_size=2)})
        ),
    },
)


@given(FILE, st.sampled_from(["", "a", "e", "й", "習", "-a", "text:a", "source:a", "is:undated"]))
def test_whatever_a_file_holds_has_the_shape_and_its_matches_hold_the_word(
    written: dict[str, Any], asked: str
) -> None:
    text = json.dumps(written)  # JSON is YAML, for the reader
    whole = document(text, asked)
    for event in whole["events"]:
        for match in event["matches"]:
            hit = text_at(whole, event, match["field"])[match["start"] : match["end"]]
            assert fold(asked.split(":")[-1]) in fold(hit)
    assert_check_and_show_have_the_shape(text)


@pytest.mark.parametrize(
    "text", [SHIPPED, README, WHOLE, FAULTY], ids=["shipped", "readme", "whole", "faulty"]
)
def test_each_document_of_a_file_has_the_shape(text: str) -> None:
    assert len(document(text)["events"]) == len(read(text)[0].events)
    assert_check_and_show_have_the_shape(text)


def assert_check_and_show_have_the_shape(text: str) -> None:
    timeline, problems = read(text)
    assert len(valid(checked_json(text), "checked")["problems"]) == len(problems)
    for event in timeline.events:
        assert valid(event_json(timeline, event), "shown")["event"]["id"] == event.id


@given(FILE.map(json.dumps))
@example(SHIPPED)
@example(WHOLE)
def test_nothing_that_a_timeline_says_is_lost(text: str) -> None:
    again, _ = read(found_text(text))  # what JSON adds, the reader does not know and leaves out
    assert said(again) == said(read(text)[0])


def said(timeline: Timeline) -> list[object]:
    """All but the places, which are those of another text."""
    events = [(values(event, fields.EVENT), event.when, event.statements) for event in timeline.events]
    return [
        (timeline.title, timeline.about),
        [(key, values(source, fields.SOURCE)) for key, source in timeline.sources.items()],
        [(name, values(speaker, fields.SPEAKER)) for name, speaker in timeline.speakers.items()],
        [
            (own, when, [(values(spoken, fields.STATEMENT), spoken.when) for spoken in statements])
            for own, when, statements in events
        ],
    ]


def values(entry: object, table: fields.Table) -> dict[str, object]:
    return {name: getattr(entry, name) for name, kind in table.items() if kind is not fields.Kind.STATEMENTS}
