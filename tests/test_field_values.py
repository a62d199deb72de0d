"""A field takes what format.md says; anything else is named at its value, and the rest is shown."""

import pytest

from tests.parsed import problems_of, timeline_of

# Lines of an event titled A that begins in line 2; its fields stand in line 3 and below, in column 3.
EVENT_FIELDS = [
    ("id: [a]", ['3:7: error: "id" takes one text, and this is a list']),
    ("id: {a: b}", ['3:7: error: "id" takes one text, and this is a mapping']),
    ("date: [2017]", ['3:9: error: "date" takes one text, and this is a list']),
    ("kind: [a]", ['3:9: error: "kind" takes one text, and this is a list']),
    ("place:\n    a: b", ['4:5: error: "place" takes one text, and this is a mapping']),
    ("summary:\n  - a", ['4:3: error: "summary" takes one text, and this is a list']),
    ("note: {}", ['3:9: error: "note" takes one text, and this is a mapping']),
    ("status: [planned]", ['3:11: error: "status" takes one text, and this is a list']),
    ("tags: {a: b}", ['3:9: error: "tags" takes a text or a list of texts, and this is a mapping']),
    ("tags: [a, [b]]", ["3:13: error: a list here takes texts only, and this is a list"]),
    ("tags: [{a: b}]", ["3:10: error: a list here takes texts only, and this is a mapping"]),
    ("source: {a: b}", ['3:11: error: "source" takes a text or a list of texts, and this is a mapping']),
    ("source: [[a]]", ["3:12: error: a list here takes texts only, and this is a list"]),
    ("statements: {text: a}", ['3:15: error: "statements" takes a list, and this is a mapping']),
    ("statements:", []),
    ("statements: []", []),
    ("tags: [a, ~, null, 'null']", []),
    ("status: planned", []),
    ("status: done", ['3:11: error: status "done" is none of planned, postponed, cancelled']),
    ("status: Planned", ['3:11: error: status "Planned" is none of planned, postponed, cancelled']),
    ("date: 2017-06-08/2017-06-09", []),
    (
        "date: 5 June 2017",
        ['3:9: error: date "5 June 2017" is no date: not EDTF: write it as 2017-06-05'],
    ),
    ("date: 2017-13", ['3:9: error: date "2017-13" is no date: month 13']),
    (
        "date: 2017-06-09/2017-06-08",
        ['3:9: error: date "2017-06-09/2017-06-08" is no date: an interval that ends before it starts'],
    ),
    ('date: ""', ['3:9: error: date "" is no date: empty']),
    ("date: &d 2017-13", ['3:12: error: date "2017-13" is no date: month 13']),
    ("titel: b", ['3:3: warning: unknown field "titel": did you mean "title"?']),
    ("speeker: b", ['3:3: warning: unknown field "speeker"']),
    ("line: 7", ['3:3: warning: unknown field "line"']),
    ("xyzzy: b", ['3:3: warning: unknown field "xyzzy"']),
    (f"{'x' * 80}: b", [f'3:3: warning: unknown field "{"x" * 60}…"']),
    ('"a\\tb\\n c": b', ['3:3: warning: unknown field "a b c"']),
]

# Fields of a statement with the text B, in line 5 and below, in column 5.
STATEMENT_FIELDS = [
    ("speeker: b", ['5:5: warning: unknown field "speeker": did you mean "speaker"?']),
    ("tags: [a]", ['5:5: warning: unknown field "tags"']),
    ("speaker: [a, b]", ['5:14: error: "speaker" takes one text, and this is a list']),
    ("reported: true", []),
    ("reported: false", []),
    ('reported: "true"', []),
    ("reported: yes", ['5:15: error: reported "yes" is neither true nor false']),
    ("reported: True", ['5:15: error: reported "True" is neither true nor false']),
    ("reported: [true]", ['5:15: error: "reported" takes one text, and this is a list']),
    ("date: 2017-06-31", ['5:11: error: date "2017-06-31" is no date: June 2017 has 30 days']),
]

# Fields of the source s, in line 3 and below, in column 5; a statement refers to it.
SOURCE_FIELDS = [
    ("url: https://example.org/a?b#c", []),
    ("url: HTTP://example.org", []),
    ("url: ftp://example.org", ['3:10: warning: url "ftp://example.org" is no http or https address']),
    ("archived: example.org", ['3:15: warning: archived "example.org" is no http or https address']),
    ("url: http://a b", ['3:10: warning: url "http://a b" is no http or https address']),
    ("url: javascript:alert(1)", ['3:10: warning: url "javascript:alert(1)" is no http or https address']),
    ("date: 2017-06", []),
    (
        "accessed: 2017-25",
        ['3:15: error: accessed "2017-25" is no date: season 25 is EDTF level 2, and only 21 to 24 are read'],
    ),
    ("text: a/b.txt", []),
    ("text: a/../b.txt", []),
    (
        "text: ../b.txt",
        ['3:11: warning: text "../b.txt" is outside the folder of this file: it is not read'],
    ),
    (
        "text: a/../../b.txt",
        ['3:11: warning: text "a/../../b.txt" is outside the folder of this file: it is not read'],
    ),
    (
        "text: /etc/passwd",
        ['3:11: warning: text "/etc/passwd" is outside the folder of this file: it is not read'],
    ),
    ("via: [s]", ['3:10: error: "via" takes one text, and this is a list']),
    ("uri: a", ['3:5: warning: unknown field "uri": did you mean "url"?']),
]


@pytest.mark.parametrize(("lines", "expected"), EVENT_FIELDS)
def test_field_of_an_event(lines: str, expected: list[str]) -> None:
    text = f"events:\n- title: A\n  {lines}\n"
    assert problems_of(text) == expected
    assert [event.title for event in timeline_of(text).events] == ["A"]


@pytest.mark.parametrize(("lines", "expected"), STATEMENT_FIELDS)
def test_field_of_a_statement(lines: str, expected: list[str]) -> None:
    text = f"events:\n- title: A\n  statements:\n  - text: B\n    {lines}\n"
    assert problems_of(text) == expected


@pytest.mark.parametrize(("lines", "expected"), SOURCE_FIELDS)
def test_field_of_a_source(lines: str, expected: list[str]) -> None:
    text = f"sources:\n  s:\n    {lines}\nevents:\n- title: A\n  source: s\n"
    assert problems_of(text) == expected


def test_fields_of_an_event_and_a_statement() -> None:
    (event,) = timeline_of(
        "events:\n- {id: i, title: t, date: 2017, kind: k, place: p, status: postponed, tags: [a, b],"
        " summary: s, source: [x, y], note: n, statements: [\n{text: w, speaker: s, role: r, reported: false,"
        " original: o, language: kk, date: 2018-01, source: x, at: p. 1, note: m}]}"
    ).events
    places = {"file": None, "line": 0, "column": 0, "end": (0, 0)}
    values = vars(event) | {"when": None, "statements": None, **places}
    assert values == {
        "id": "i", "title": "t", "date": "2017", "kind": "k", "place": "p", "status": "postponed",
        "tags": ("a", "b"), "summary": "s", "source": ("x", "y"), "note": "n", "when": None,
        "statements": None, "file": None, "line": 0, "column": 0, "end": (0, 0),
    }  # fmt: skip
    (statement,) = event.statements
    assert vars(statement) | {"when": None} == {
        "text": "w", "speaker": "s", "role": "r", "reported": False, "original": "o", "language": "kk",
        "date": "2018-01", "source": ("x",), "at": "p. 1", "note": "m", "when": None,
        "file": "t.yaml", "line": 3, "column": 1, "text_place": (3, 8),
    }  # fmt: skip
    assert event.when is not None
    assert event.when.text == "2017"
    assert statement.when is not None
    assert statement.when.text == "2018-01"


@pytest.mark.parametrize("absent", ["", "~", "null"])
def test_plain_empty_value_is_an_absent_field(absent: str) -> None:
    (event,) = timeline_of(
        f"events:\n- title: A\n  date: {absent}\n  tags: {absent}\n  kind: {absent}"
    ).events
    assert (event.date, event.tags, event.kind) == (None, (), None)


@pytest.mark.parametrize("text", ["null", "~", "", "true", " a "])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quoted_value_is_text(text: str, quote: str) -> None:
    (event,) = timeline_of(f"events:\n- title: A\n  kind: {quote}{text}{quote}\n").events
    assert event.kind == text


@pytest.mark.parametrize("text", ["no", "1:30", "2017-06-05", "0o17", "1e3", ".inf", "True", "=", "9" * 5000])
def test_scalar_is_kept_as_written(text: str) -> None:
    (event,) = timeline_of(f"events:\n- title: {text}\n  tags: [{text}]\n").events
    assert (event.title, event.tags) == (text, (text,))


BLOCKS = [
    ("|\n      a\n      b\n", "a\nb\n"),
    ("|-\n      a\n       b\n", "a\n b"),
    (">-\n      a\n      b\n\n      c", "a b\nc"),
    ("|2\n         a\n", "   a\n"),
    ('"  a\\tb  "', "  a\tb  "),
    ("'it''s'", "it's"),
]


@pytest.mark.parametrize(("written", "text"), BLOCKS)
def test_blanks_and_newlines_of_a_value_are_kept(written: str, text: str) -> None:
    yaml = f"events:\n- title: A\n  statements:\n  - text: {written}"
    assert [statement.text for statement in timeline_of(yaml).events[0].statements] == [text]


def test_text_for_a_list_is_a_list_of_one() -> None:
    (event,) = timeline_of("events:\n- {title: A, tags: a, source: s}\n").events
    assert (event.tags, event.source) == (("a",), ("s",))


UNLISTED = """\
events:
- title: A
  source: x
  statements:
  - text: B
    source: [x, s, y]
sources:
  s:
    via: z
"""


def test_source_that_is_not_listed_is_named_wherever_it_is_referred_to() -> None:
    assert problems_of(UNLISTED) == [
        '3:11: error: source "x" is not listed under sources',
        '6:14: error: source "x" is not listed under sources',
        '6:20: error: source "y" is not listed under sources',
        '9:10: error: source "z" is not listed under sources',
    ]


def test_only_the_first_unknown_fields_get_a_suggestion() -> None:
    problems = problems_of("events:\n" + "- title: A\n  titel: B\n" * 600)
    assert sum("did you mean" in problem for problem in problems) == 500
    assert len(problems) == 600
