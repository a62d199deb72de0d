"""Each command prints what the file says, says what it could not do beside it, and exits by the table."""

import json
import re
from pathlib import Path

import pytest

from sco_tui import marks
from tests.commands import run, view

LIST_OF_SHIPPED = """\
2017-06-05  briefing  Briefing by Li Hualai on the coming summit
2017-06-07  article  Xi Jinping’s article in Kazakhstanskaya Pravda
2017-06-08/2017-06-09  summit  17th summit of heads of member States of the SCO
2017-06-08/2017-06-09  membership  India and Pakistan become members of the SCO
"""

EVERYTHING = """\
sources:
  wire:
    title: Wire report
    publisher: An agency
    date: 2017-06-07
    url: https://example.org/wire
events:
  - id: talks
    date: 2017-06-05
    title: Talks
    place: Astana
    kind: summit
    tags: [security, trade]
    summary: What was agreed.
    source: wire
    note: Two accounts differ.
    statements:
      - text: We agree.
        speaker: A. Minister
        role: Minister of Trade
        original: Біз келісеміз.
        language: kk
        date: 2017-06-04
        at: page 3
        note: Translated by the agency.
      - text: that they agree
        reported: true
        source: other
"""
SHOWN = """\
Talks
Monday 5 June 2017
Astana
summit · security · trade
id talks · t.yaml:8

What was agreed.

Note: Two accounts differ.

    “We agree.”
    kk: Біз келісеміз.
    — A. Minister, Minister of Trade
      said Sunday 4 June 2017, source [1] An agency, Wednesday 7 June 2017, page 3
      Note: Translated by the agency.

    that they agree
    — speaker not recorded
      reported by [2] other, not listed

[1] Wire report
    An agency · Wednesday 7 June 2017
    https://example.org/wire
[2] other: not listed under sources
"""

PROBLEMS = """\
title: T
events:
  - id: first
    date: 2017-13
    title: First
    statements:
      - speeker: X
        text: words
  - date: 2017
  - title: "Third\\e[31m"
"""
WARNING = "events: [{title: A, speeker: B}]\n"
FOUND = """\
p.yaml:4:11: error: date "2017-13" is no date: month 13
p.yaml:7:9: warning: unknown field "speeker": did you mean "speaker"?
p.yaml:9:5: error: missing title: the event is left out
p.yaml:10:18: error: control character, shown as ^[: delete it
2 events: 3 errors, 1 warning
1 statement: 0 found, 0 found with marked cuts, 0 not found, 1 with no source text
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_list_prints_date_id_and_title_in_time_order() -> None:
    assert run("list") == (0, LIST_OF_SHIPPED, "")


def test_list_prints_a_dash_for_no_date_and_one_blank_for_white_space(tmp_path: Path) -> None:
    text = 'events:\n  - {id: "a\\n b", title: "One\\n\\ttwo   three"}\n  - {date: 2017, title: x}\n'
    write(tmp_path, "t.yaml", text)
    assert run("list", "t.yaml", cwd=tmp_path).out == "2017  2017-x  x\n-  a b  One two three\n"


def test_list_in_a_pipe_is_never_cut(tmp_path: Path) -> None:
    title = "习近平 " * 300
    path = write(tmp_path, "t.yaml", f"events: [{{id: long, title: {title}}}]\n")
    assert run("list", path, env={"COLUMNS": "40"}).out == f"-  long  {title.strip()}\n"


def test_list_on_a_terminal_has_columns_colour_and_its_width() -> None:
    with view("list", columns=50, rows=10) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.text().splitlines() == [
            "2017-06-05             briefing    Briefing by Li…",
            "2017-06-07             article     Xi Jinping’s a…",
            "2017-06-08/2017-06-09  summit      17th summit of…",
            "2017-06-08/2017-06-09  membership  India and Paki…",
        ]
        assert terminal.style_at(0, 0).fg == "blue"


def test_no_color_is_honoured() -> None:
    with view("list", env={"NO_COLOR": "1"}) as terminal:
        assert terminal.wait_exit() == 0
        assert {terminal.style_at(x, 0).fg for x in range(40)} == {"default"}


def test_show_prints_an_event_whole(tmp_path: Path) -> None:
    write(tmp_path, "t.yaml", EVERYTHING)
    answer = run("show", "talks", "t.yaml", cwd=tmp_path)
    assert answer.out == SHOWN
    assert answer.code == 0


def test_show_keeps_the_shipped_words_as_the_source_prints_them() -> None:
    answer = run("show", "membership")
    assert answer.code == 0
    assert "    the accession of India and Pakistan increases the ability" in answer.out
    assert "— Igor Morgulov, Deputy Minister of Foreign Affairs of the Russian Federation" in answer.out
    assert "“" not in answer.out.partition("[1] SCO")[0]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("membrship", "sco-tui: no event membrship: did you mean membership?"),
        ("zzz", "sco-tui: no event zzz: sco-tui list prints the ids"),
        ("\x1b[31m\n", "sco-tui: no event ^[[31m: sco-tui list prints the ids"),
        ("--membership", "sco-tui: no event --membership: did you mean membership?"),
    ],
)
def test_show_of_an_unknown_id_names_the_nearest(wanted: str, said: str) -> None:
    assert run("show", wanted) == (1, "", f"{said}\n")


@pytest.mark.parametrize("words", [["-0044-03-15-ides"], ["--", "-0044-03-15-ides"]])
def test_show_takes_an_id_that_begins_with_a_dash(tmp_path: Path, words: list[str]) -> None:
    path = write(tmp_path, "t.yaml", "events: [{date: -0044-03-15, title: Ides}]\n")
    assert run("show", *words, path).out.startswith("Ides\n15 March 45 BCE\n")


def test_show_takes_an_id_as_list_prints_it(tmp_path: Path) -> None:
    path = write(tmp_path, "t.yaml", 'events: [{id: "a\\nb", title: A}]\n')
    assert run("show", "a b", path).code == run("show", "a\nb", path).code == 0
    assert run("show", "ab", path).err == "sco-tui: no event ab: did you mean a b?\n"


def test_check_prints_every_problem_and_a_summary(tmp_path: Path) -> None:
    write(tmp_path, "p.yaml", PROBLEMS)
    assert run("check", "p.yaml", cwd=tmp_path) == (1, FOUND, "")


def test_check_passes_a_file_with_warnings_only(tmp_path: Path) -> None:
    write(tmp_path, "w.yaml", WARNING)
    answer = run("check", "w.yaml", cwd=tmp_path)
    assert answer.code == 0
    assert answer.out.splitlines()[1:] == [
        "1 event: 0 errors, 1 warning",
        "0 statements: 0 found, 0 found with marked cuts, 0 not found, 0 with no source text",
    ]


def test_check_of_the_shipped_timeline_finds_nothing() -> None:
    results = "0 found, 0 found with marked cuts, 0 not found, 10 with no source text"
    assert run("check") == (0, f"4 events: no problems\n10 statements: {results}\n", "")


@pytest.mark.parametrize("words", [["list"], ["show", "first"]])
def test_problems_are_summed_up_in_one_line(tmp_path: Path, words: list[str]) -> None:
    write(tmp_path, "p.yaml", PROBLEMS)
    answer = run(*words, "p.yaml", cwd=tmp_path)
    assert answer.code == 0
    assert answer.err == "p.yaml: 4 problems; see sco-tui check p.yaml\n"


def test_one_problem_is_no_problems(tmp_path: Path) -> None:
    write(tmp_path, "w 1.yaml", WARNING)
    answer = run("list", "w 1.yaml", cwd=tmp_path)
    assert answer.err == "w 1.yaml: 1 problem; see sco-tui check 'w 1.yaml'\n"


@pytest.mark.parametrize("command", ["list", "check", "show x"])
def test_file_that_is_no_yaml_is_shown_with_its_line_and_a_caret(tmp_path: Path, command: str) -> None:
    write(tmp_path, "b.yaml", "events:\n  - title: a: b\n")
    answer = run(*command.split(), "b.yaml", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    first, line, caret = answer.err.splitlines()
    assert first.startswith("b.yaml:2:13: error: no YAML: ")
    assert line == "      - title: a: b"
    assert caret == "                ^"


# What each query finds in the shipped timeline: events, and the fields that hold a hit.
SEARCHES: list[tuple[str, dict[str, list[str]]]] = [
    ("pakistan", {"membership": ["title", "statements.0.text", "statements.2.text"]}),
    ('"three evil forces"', {"article": ["statements.1.text", "statements.2.text"]}),
    (
        "speaker:morgulov data",
        {"membership": ["statements.1.text", "statements.1.speaker"]},
    ),
    ("after:2017-06-07 -xi", {"summit": [], "membership": []}),
    ("before:2017-06-06", {"briefing": []}),
    ("习近平", {"article": ["speakers.Xi Jinping.aliases.0"]}),
    ("kind:=article|briefing", {"briefing": ["kind"], "article": ["kind"]}),
]


@pytest.mark.parametrize(("query", "found"), SEARCHES)
def test_search_prints_each_event_with_the_fields_that_match(query: str, found: dict[str, list[str]]) -> None:
    answer = run("search", query)
    assert (answer.code, answer.err) == (0, "")
    printed: dict[str, list[str]] = {}
    for line in answer.out.splitlines():
        if field := re.match(r"    \d+:(.*?): ", line):
            printed[list(printed)[-1]].append(field[1])
        else:
            printed[line.split("  ")[1]] = []
    assert printed == found


HITS = """\
sources: {wire: {title: The harbour}}
speakers:
  Ada Lind: {aliases: [A. Harbour], role: Harbour master}
events:
  - {id: talks, date: 2017-06-05, title: Talks, summary: "at the\\n\\tharbour   wall", source: wire}
  - id: later
    title: Harbour day
    statements:
      - text: We sail.
        speaker: Ada Lind
"""
FOUND_HITS = """\
2017-06-05  talks  Talks
    5:summary: at the harbour wall
    1:sources.wire.title: The harbour
-  later  Harbour day
    6:title: Harbour day
    3:speakers.Ada Lind.aliases.0: A. Harbour
    3:speakers.Ada Lind.role: Harbour master
"""


def test_search_prints_the_line_the_field_and_the_text_of_each_hit_on_one_line(tmp_path: Path) -> None:
    write(tmp_path, "t.yaml", HITS)
    assert run("search", "harbour", "t.yaml", cwd=tmp_path) == (0, FOUND_HITS, "")


NO_MATCH = [
    ("trrorism", ": did you mean terrorism?"),
    ("speaker:morgulof data", ": did you mean speaker:morgulov data?"),
    ("trrorism extremsm", ": did you mean terrorism extremism?"),
    ("kind:=sum", ": did you mean kind:sum?"),
    ('"terr"', ": did you mean terr?"),
    ("kind:=article kind:=briefing", ": did you mean kind:=article|briefing?"),
    (
        "kind:=summit terrorism",
        "; without kind:=summit 2 events match, without terrorism 1 event matches",
    ),
    ("kind:=summit after:2018", "; without after:2018 1 event matches"),
    ("-sco", ""),
]


@pytest.mark.parametrize(("query", "advice"), NO_MATCH)
def test_search_without_a_match_says_what_would_have_one(query: str, advice: str) -> None:
    assert run("search", query) == (1, "", f"sco-tui: no event matches {query}{advice}\n")


@pytest.mark.parametrize("query", ["", " "])
def test_search_for_nothing_is_refused(query: str) -> None:
    said = "sco-tui: query: is empty: write a word; sco-tui list prints every event\n"
    assert run("search", query) == (2, "", said)
    assert run("list", "-q", query).out == LIST_OF_SHIPPED


def test_list_with_a_query_prints_the_events_that_match() -> None:
    lines = LIST_OF_SHIPPED.splitlines(keepends=True)
    assert run("list", "-q", "astana place:astana") == (0, "".join(lines[2:]), "")
    assert run("list", "-q", "trrorism") == (0, "", "")


def test_state_of_having_a_problem_is_searched_for(tmp_path: Path) -> None:
    path = write(tmp_path, "t.yaml", "events:\n  - title: A\n  - {id: b, title: B, date: 2017-13}\n")
    assert run("list", "-q", "is:problem", path).out == "2017-13  b  B\n"
    assert run("search", "is:problem", path).out == "2017-13  b  B\n"


JSON = [
    (["list", "--json"], 0, ["briefing", "article", "summit", "membership"], None),
    (["list", "--json", "-q", "pakistan"], 0, ["membership"], "pakistan"),
    (["search", "pakistan", "--json"], 0, ["membership"], "pakistan"),
    (["search", "zzz", "--json"], 1, [], "zzz"),
]


@pytest.mark.parametrize(("words", "code", "ids", "query"), JSON)
def test_json_holds_the_events_that_match_and_the_query(
    words: list[str], code: int, ids: list[str], query: str | None
) -> None:
    answer = run(*words)
    document = json.loads(answer.out)
    assert answer.code == code
    assert [event["id"] for event in document["events"]] == ids
    assert document.get("query") == query
    assert answer.err == ("sco-tui: no event matches zzz\n" if code else "")


def test_json_of_show_holds_the_event() -> None:
    answer = run("show", "summit", "--json")
    assert answer.code == 0
    assert json.loads(answer.out)["event"]["title"] == "17th summit of heads of member States of the SCO"
    assert run("show", "sumit", "--json") == (1, "", "sco-tui: no event sumit: did you mean summit?\n")


def test_json_of_check_holds_the_problems(tmp_path: Path) -> None:
    write(tmp_path, "p.yaml", PROBLEMS)
    answer = run("check", "--json", "p.yaml", cwd=tmp_path)
    places = [(problem["line"], problem["column"]) for problem in json.loads(answer.out)["problems"]]
    assert answer.code == 1
    assert places == [(4, 11), (7, 9), (9, 5), (10, 18)]
    assert json.loads(run("check", "--json").out)["problems"] == []
    assert run("check", "--json").code == 0


def test_json_is_utf_8_whatever_the_locale() -> None:
    answer = run("list", "--json", env={"PYTHONIOENCODING": "ascii"})
    assert json.loads(answer.out)["events"][1]["title"] == "Xi Jinping’s article in Kazakhstanskaya Pravda"
    assert "Xi Jinping’s" in answer.out


@pytest.mark.parametrize("words", [["list", "--json"], ["show", "first", "--json"], ["search", "first"]])
def test_problems_are_summed_up_beside_the_answer(tmp_path: Path, words: list[str]) -> None:
    write(tmp_path, "p.yaml", PROBLEMS)
    answer = run(*words, "p.yaml", cwd=tmp_path)
    assert answer.code == 0
    assert answer.err == "p.yaml: 4 problems; see sco-tui check p.yaml\n"


def test_marked_events_are_those_marked_in_the_viewer(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("events: [{id: a, title: A}, {id: b, title: B}]")
    env = {"XDG_STATE_HOME": str(tmp_path)}
    assert run("list", "-q", "is:marked", path, env=env).out == ""
    marks.change(str(path), {"b": marks.Mark("b", "B")}, tmp_path / "sco-tui")
    assert run("list", "-q", "is:marked", path, env=env).out == "-  b  B\n"
    assert run("search", "-is:marked", path, env=env).out == "-  a  A\n"
    assert "## B" in run("export", "-q", "is:marked", path, env=env).out
    assert run("list", "-q", "is:marked", "-", stdin=path.read_bytes(), env=env).out == ""
    store = marks.place(str(path), tmp_path / "sco-tui")
    store.write_text("torn")
    answer = run("list", "-q", "is:marked", path, env=env)
    assert (answer.code, answer.err) == (2, f"sco-tui: {store}: holds no marks that can be read\n")
