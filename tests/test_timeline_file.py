"""A file gives a timeline and its problems: what can be shown is shown, the rest is said."""

import gc
import json
import random
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sco_tui import timeline_file, yaml_parser
from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.text import clean
from sco_tui.timeline import Timeline
from tests.benchmarks.generate import timeline_yaml
from tests.parsed import problems_of, refusal_of, timeline_of, titles_of
from tests.test_field_values import EVENT_FIELDS, SOURCE_FIELDS, STATEMENT_FIELDS, UNLISTED
from tests.test_source_text import FILES
from tests.test_yaml_reader import PROBLEMS

NO_TIMELINE = "error: no events: list them under `events:`"

# Text, titles of its events, problems.
WHOLE = [
    ("", [], []),
    ("\n\n", [], []),
    ("# nothing yet\n", [], []),
    ("---\n", [], []),
    ("---\n...\n", [], []),
    ("~\n", [], []),
    ("\ufeff", [], []),
    ("title: a\n", [], [f"1:1: {NO_TIMELINE}"]),
    ("# a\n\nabout: a\n", [], [f"3:1: {NO_TIMELINE}"]),
    ("{}", [], [f"1:1: {NO_TIMELINE}"]),
    ("events:\n", [], [f"1:1: {NO_TIMELINE}"]),
    ("events: ~\n", [], [f"1:1: {NO_TIMELINE}"]),
    ("events: []\n", [], []),
    ("{events: [{title: A}]}", ["A"], []),
    ("events: *e\n", [], ['1:9: error: "*e" refers to nothing: no "&e" before it']),
    ("events: &e {x: *e}\n", [], [
        "1:9: error: missing title: the event is left out",
        '1:12: error: "events" takes a list, and this is a mapping',
        '1:13: warning: unknown field "x"',
        '1:16: error: self-reference: "*e" stands inside what it refers to',
    ]),
    ("event:\n- title: A\n", [], [
        f"1:1: {NO_TIMELINE}", '1:1: warning: unknown field "event": did you mean "events"?',
    ]),
    ("events: A\n", ["A"], ["1:9: error: a text where a mapping is expected: write the event as `title: …`"]),
    ("events:\n  title: A\n", ["A"], ['2:3: error: "events" takes a list, and this is a mapping']),
    ("events:\n- A\n- title: B\n", ["A", "B"], [
        "2:3: error: a text where a mapping is expected: write the event as `title: …`",
    ]),
    ("events:\n- [A]\n- title: B\n", ["B"], [
        "2:3: error: a list where a mapping is expected: the event is left out",
    ]),
    ("events:\n-\n- title: B\n", ["B"], ["2:2: error: missing title: the event is left out"]),
    ("events:\n- ~\n", [], ["2:3: error: missing title: the event is left out"]),
    ("events:\n- {}\n", [], ["2:3: error: missing title: the event is left out"]),
    ("events:\n-   date: 2017\n- title: B\n", ["B"], ["2:5: error: missing title: the event is left out"]),
    ("events:\n- title: '  '\n- title: \"\\t\\n\u3000\"\n- title: ''\n- title:\n", [], [
        *(f"{line}:3: error: missing title: the event is left out" for line in (2, 3, 4, 5)),
    ]),
    ("events:\n- title: [A]\n", [], [
        "2:3: error: missing title: the event is left out",
        '2:10: error: "title" takes one text, and this is a list',
    ]),
    ("events:\n- &e\n  date: 2017\n", [], ["2:3: error: missing title: the event is left out"]),
    ("title: [a]\nevents: []\n", [], ['1:8: error: "title" takes one text, and this is a list']),
    ("sources: [a]\nevents: []\n", [], [
        '1:10: error: "sources" takes a mapping, such as `name:` with its fields below',
    ]),
    ("speakers: &s a\nevents: []\n", [], [
        '1:14: error: "speakers" takes a mapping, such as `name:` with its fields below',
    ]),
    ("sources:\nspeakers: ~\ntitle: null\nevents: []\n", [], []),
]  # fmt: skip

# What stands under `statements:` of an event, from line 4 on; the texts that are shown; problems.
STATEMENTS = [
    ("  - speaker: S", [""], ["4:5: error: missing statement text"]),
    ("  - text: ' '", [""], ["4:5: error: missing statement text"]),
    ("  - text: [a]", [""], [
        "4:5: error: missing statement text", '4:11: error: "text" takes one text, and this is a list',
    ]),
    ("  - B", ["B"], ["4:5: error: a text where a mapping is expected: write the statement as `text: …`"]),
    ("  - &b B", ["B"], ["4:8: error: a text where a mapping is expected: write the statement as `text: …`"]),
    ("  - [B]", [], ["4:5: error: a list where a mapping is expected: the statement is left out"]),
    ("  - ~\n  - text: B", ["B"], ["4:5: error: missing statement text: the statement is left out"]),
    ("    B", ["B"], ["4:5: error: a text where a mapping is expected: write the statement as `text: …`"]),
    ("    text: B", ["B"], ['4:5: error: "statements" takes a list, and this is a mapping']),
]  # fmt: skip


@pytest.mark.parametrize(("text", "titles", "problems"), WHOLE)
def test_whole_file(text: str, titles: list[str], problems: list[str]) -> None:
    assert titles_of(text) == titles
    assert problems_of(text) == problems


@pytest.mark.parametrize(("lines", "texts", "problems"), STATEMENTS)
def test_statements(lines: str, texts: list[str], problems: list[str]) -> None:
    text = f"events:\n- title: A\n  statements:\n{lines}\n"
    (event,) = timeline_of(text).events
    assert [statement.text for statement in event.statements] == texts
    assert problems_of(text) == problems


def test_entry_knows_its_place() -> None:
    text = """\
sources:
  s: S
speakers:
  Xi Jinping:
    role: President
    aliases: [习近平]
events:
- title: A
  source: s

-   # with a remark
    title: B
    statements:
      - text: C
        speaker: 习近平
      -
        text: D
"""
    timeline = timeline_of(text)
    first, second = timeline.events
    assert {event.file for event in timeline.events} == {"t.yaml"}
    assert [(event.line, event.column) for event in (first, second)] == [(8, 3), (12, 5)]
    assert [(found.line, found.column) for found in second.statements] == [(14, 9), (17, 9)]
    assert (timeline.sources["s"].line, timeline.sources["s"].column) == (2, 3)
    assert (timeline.speakers["Xi Jinping"].line, timeline.speakers["Xi Jinping"].aliases) == (4, ("习近平",))
    assert timeline.role_of(second.statements[0]) == "President"


# Text, and the line and column behind each event, in time order.
ENDS = [
    ("events:\n- title: A\n  kind: k\n- title: B\n", [(4, 1), (5, 1)]),
    ("events:\n  - title: A\n    statements:\n    - text: a\n\n  # of B\n  - title: B\nsources:\n", [
        (7, 3), (8, 1),
    ]),
    ("events:\n- {title: A}\n- {title: B,\n   kind: k}\n", [(2, 13), (4, 12)]),
    ("{events: [{title: A}, {title: B}], title: T}", [(1, 21), (1, 33)]),
    ("events:\n- A\n- 'B\n  C'\n- |\n  D\n\n- E", [(2, 4), (4, 5), (8, 1), (8, 4)]),
    ("events:\n- &e {title: A}\n- *e\n- &f B\n- *f\n", [(2, 16), (2, 16), (4, 7), (4, 7)]),
    ("events:\n- title: A\n\n\n# the end\n", [(6, 1)]),
    ("events:\n- {title: A}", [(2, 13)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ends"), ENDS)
def test_event_knows_where_it_ends(text: str, ends: list[tuple[int, int]]) -> None:
    assert [event.end for event in timeline_of(text).events] == ends


ORDER = """\
title: Order
events:
- title: undated
- title: no date
  date: 5 June
- {title: to 2017, date: ../2017}
- {title: ten, date: "2017-06-05T10:00"}
- {title: day, date: 2017-06-05}
- {title: nine, date: "2017-06-05T09:00:30+06:00"}
- {title: day again, date: 2017-06-05}
- {title: two days, date: 2017-06-05/2017-06-06}
- {title: from then on, date: 2017-06-05/..}
- {title: month, date: 2017-06}
- {title: year, date: 2017}
- {title: "44", date: -0043}
"""


def test_events_stand_in_time_order_and_the_undated_last() -> None:
    assert titles_of(ORDER) == [
        *("to 2017", "44", "year", "month", "from then on", "two days", "day", "day again", "nine", "ten"),
        *("undated", "no date"),
    ]


IDS = """\
events:
- {title: A, id: a}
- {title: A, date: 2017}
- {title: A}
- {title: B, id: a}
- {title: B, id: a-2}
- {title: A, date: 2017}
- {title: C, id: &i a}
"""


def test_every_event_can_be_named() -> None:
    timeline = timeline_of(IDS)
    by_line = sorted(timeline.events, key=lambda event: event.line)
    assert [event.id for event in by_line] == ["a", "2017-a", "a-3", "a-4", "a-2", "2017-a-2", "a-5"]
    assert problems_of(IDS) == [
        '5:18: error: duplicate id "a": line 2 has it too',
        '8:21: error: duplicate id "a": line 2 has it too',
    ]


def test_id_of_an_event_that_is_left_out_is_free() -> None:
    text = "events:\n- id: a\n- {id: a, title: A}\n"
    assert [event.id for event in timeline_of(text).events] == ["a"]
    assert problems_of(text) == ["2:3: error: missing title: the event is left out"]


def test_alias_of_an_event_is_an_event_with_an_id_of_its_own() -> None:
    text = "events:\n- &e {title: A, id: a}\n- *e\n"
    assert [event.id for event in timeline_of(text).events] == ["a", "a-2"]
    assert problems_of(text) == ['2:21: error: duplicate id "a": line 2 has it too']


SYNTAX = [
    ("events:\n- title: A\n  kind: b: c\n", "3:10", ["      kind: b: c", "             ^"]),
    ("events:\n- title: 'A\n", "2:10", ["    - title: 'A", "             ^"]),  # where it is opened
    ("events:\n- tags: [a,\n", "2:11", ["    - tags: [a,", "              ^"]),  # the last that is there
    ("events:\n\t- title: A\n", "2:1", ["     - title: A", "    ^"]),
    ("a: 习近平: b\n", "1:7", ["    a: 习近平: b", "             ^"]),
    ("a: e\u0301\u200d: b\n", "1:7", ["    a: e\u0301\u200d: b", "        ^"]),
    ("a: \x1b: b\n", "1:5", ["    a: ^[: b", "         ^"]),
    ("a: b\r\nc: d: e\r\n", "2:5", ["    c: d: e", "        ^"]),
    ('a: "\\q"\n', "1:5", ['    a: "\\q"', "        ^"]),
]


@pytest.mark.parametrize(("text", "place", "excerpt"), SYNTAX)
def test_error_of_syntax_shows_its_line(text: str, place: str, excerpt: list[str]) -> None:
    head, *lines = refusal_of(text).split("\n")
    assert head.startswith(f"t.yaml:{place}: error: no YAML: ")
    assert lines == excerpt


def test_error_of_syntax_says_where_that_begins_which_is_not_ended() -> None:
    head, *_ = refusal_of("events:\n- tags: [a\n- title: B\n").split("\n")
    begins = "t.yaml:3:8: error: no YAML: while parsing a flow sequence from line 2, did not find"
    assert head.startswith(begins)


@pytest.mark.parametrize("text", ["- a\n", "[]", "a\n", "'null'\n", "*a\n", "!!map []"])
def test_other_top_level_is_refused(text: str) -> None:
    refusal = refusal_of(text).split("\n")
    assert refusal == [
        "t.yaml:1:1: error: the top level is no mapping: begin with fields such as `events:`; "
        "sco-tui import reads other formats",
        "    " + text.strip(),
        "    ^",
    ]


def test_reading_leaves_no_cycles_and_the_collector_as_it_was() -> None:
    text = ORDER + "- &e {title: A, tags: &t [a]}\n- {<<: *e, tags: *t, x: *e}\n- *e\n"
    gc.unfreeze()  # what a viewer froze that ran before in this process
    gc.collect()
    gc.disable()
    try:
        problems_of(text)
        assert not gc.isenabled()
        assert gc.collect() == 0
    finally:
        gc.enable()
    problems_of(text)
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a  b.yaml"
    path.write_text(IDS)
    timeline, problems = timeline_file.read(str(path))
    assert len(timeline.events) == 7
    assert problems[0] == Problem(timeline.file, 5, 18, Severity.ERROR, 'duplicate id "a": line 2 has it too')
    assert timeline.file == str(path).replace("  ", " ")


def test_generated_timeline_has_no_problem() -> None:
    text = timeline_yaml(300)
    assert problems_of(text) == []
    written = yaml.load(text, Loader=yaml.CBaseLoader)
    timeline = timeline_of(text)
    by_line = sorted(timeline.events, key=lambda event: event.line)
    assert [event.title for event in by_line] == [event["title"] for event in written["events"]]
    for event, fields in zip(by_line, written["events"], strict=True):
        assert event.date == fields.get("date")
        assert event.summary == fields.get("summary")
        assert event.tags == tuple(fields.get("tags", ()))
        texts = [statement["text"] for statement in fields.get("statements", [])]
        assert [statement.text for statement in event.statements] == texts


# Every text of the tables above, and a few with much in them.
CORPUS = [
    *(row[0] for row in WHOLE),
    *(row[0] for row in PROBLEMS),
    *(row[0] for row in FILES),
    *(row[0] for row in SYNTAX),
    *(f"events:\n- title: A\n  {row[0]}\n" for row in EVENT_FIELDS),
    *(f"events:\n- title: A\n  statements:\n  - text: B\n    {row[0]}\n" for row in STATEMENT_FIELDS),
    *(f"sources:\n  s:\n    {row[0]}\nevents:\n- title: A\n  source: s\n" for row in SOURCE_FIELDS),
    UNLISTED,
    ORDER,
    IDS,
    timeline_yaml(5),
]


def outcome_of(data: bytes) -> tuple[Timeline, tuple[Problem, ...]] | UnreadableError:
    try:
        return timeline_file.parse("t.yaml", data)
    except UnreadableError as error:
        str(error).encode()
        return error


def _plain(text: str, timeline: Timeline) -> object:
    lines = lines_of(text)
    # Behind a last line that is not ended, libyaml counts one more.
    end_of_text = (len(lines), len(lines[-1]) + 1)
    events = [
        vars(event)
        | {"statements": [vars(statement) for statement in event.statements]}
        | {"end": min(event.end, end_of_text)}
        for event in timeline.events
    ]
    return timeline.title, timeline.about, list(timeline.sources), list(timeline.speakers), events


@pytest.mark.parametrize("text", CORPUS, ids=[ascii(text)[:50] for text in CORPUS])
def test_parser_without_libyaml_agrees(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = outcome_of(text.encode())
    monkeypatch.setattr(yaml_parser, "HAS_LIBYAML", False)
    other = outcome_of(text.encode())
    if isinstance(one, UnreadableError) or isinstance(other, UnreadableError):
        assert isinstance(one, UnreadableError)
        assert isinstance(other, UnreadableError)
        assert one.line == other.line
    else:
        assert _plain(text, one[0]) == _plain(text, other[0])
        assert one[1] == other[1]


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))


def assert_places_lie_inside(text: str, timeline: Timeline, problems: tuple[Problem, ...]) -> None:
    lines = lines_of(text)
    places = [(problem.line, problem.column) for problem in problems]
    for line, column in [*places, *((event.line, event.column) for event in timeline.events)]:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
    for event in timeline.events:
        assert (event.line, event.column) < event.end <= (len(lines) + 1, 1)


@pytest.mark.parametrize("text", CORPUS, ids=[ascii(text)[:50] for text in CORPUS])
def test_every_place_lies_inside_the_text(text: str) -> None:
    outcome = outcome_of(text.encode())
    if isinstance(outcome, UnreadableError):
        assert outcome.lines is not None
        assert outcome.line is not None
        assert outcome.lines.text(outcome.line) in text
    else:
        assert_places_lie_inside(text, *outcome)
        assert list(outcome[1]) == sorted(outcome[1])


PIECES = [
    *(
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "- ",
        "? ",
        "\n- ",
        "\n  ",
        "&a",
        "*a",
        "&a *a",
        "!!str",
        "!x",
        "|\n",
        ">\n",
    ),
    *("%YAML 9", "<<: ", "<<: *a", '"', "'", "\\", "\\e", '"\\ud800"', "\\ud83d\\ude00", "#", "~", "null"),
    *(
        "\0",
        "\x1b",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u200b",
        "\r",
        "\t",
        "\ue000",
        "😀",
        "---",
        "...",
        "\n---\n",
    ),
    *("title: ", "events: ", "statements: ", "text: ", "date: 2017-06-05/..", "source: ", "id: a", "via: "),
]


def mutated(text: str, numbers: random.Random) -> bytes:
    for _ in range(numbers.randint(1, 4)):
        start = numbers.randint(0, len(text))
        end = min(len(text), start + numbers.choice([0, 0, 0, 1, 5, 50]))
        piece = numbers.choice([*PIECES, text[start:end] * numbers.choice([2, 30])])
        text = text[:start] + piece + text[end:]
    data = bytearray(text.encode())
    if numbers.random() < 0.1 and data:
        data[numbers.randrange(len(data))] = numbers.randrange(256)
    return bytes(data)


def test_both_parsers_read_mutated_files_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = random.Random(2017)
    read = 0
    for _ in range(1500):
        data = mutated(numbers.choice(CORPUS), numbers)
        monkeypatch.setattr(yaml_parser, "HAS_LIBYAML", True)
        one = outcome_of(data)
        monkeypatch.setattr(yaml_parser, "HAS_LIBYAML", False)
        other = outcome_of(data)
        # Each refuses a few texts that the other reads, such as tabs in a plain scalar.
        if not isinstance(one, UnreadableError) and not isinstance(other, UnreadableError):
            assert_places_lie_inside(data.decode(), *one)
            text = data.decode()
            assert (_plain(text, one[0]), one[1]) == (_plain(text, other[0]), other[1]), data
            read += 1
    assert read > 300


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    outcome_of(data)


ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\0\t\n\r\x1b\x7f\x85\x9b\xa0\u200b\u200d\u2028\u202e\ufeff\uffff\ue000 :#-'\"\\&*!"),
    ),
    min_size=1,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT.filter(str.strip))
def test_any_title_survives_the_writers_of_yaml_and_json(title: str) -> None:
    document = {"events": [{"title": title}]}
    for text in (
        yaml.safe_dump(document),
        json.dumps(document),
        # Raw, the writer of yaml ends lines at NEL, U+2028 and U+2029, which the format does not.
        yaml.safe_dump(document, allow_unicode=not re.search("[\x85\u2028\u2029]", title)),
    ):
        assert titles_of(text) == [clean(title)]


def test_how_far_a_reading_is_can_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("events:\n  - &a {title: A}\n  - *a\n  - B\n  - {summary: left out}\n")
    progress = timeline_file.Progress()
    timeline, _ = timeline_file.read(str(path), progress)
    assert progress.events == 4
    assert len(timeline.events) == 3


def test_a_reading_that_nobody_waits_for_ends_at_the_next_event(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("events:\n" + "  - A\n" * 1000)
    progress = timeline_file.Progress()
    progress.is_abandoned = True
    with pytest.raises(timeline_file.AbandonedError):
        timeline_file.read(str(path), progress)
    assert progress.events == 1
