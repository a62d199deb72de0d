"""The commands answer on standard output, say what is wrong on standard error, and exit by the table."""

from pathlib import Path

import pytest

from tests.commands import SHIPPED, run, view

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
2 events, 1 statement: 3 errors, 1 warning
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
    assert answer.out.endswith("1 event, 0 statements: 0 errors, 1 warning\n")
    assert answer.out.count("\n") == 2


def test_check_of_the_shipped_timeline_finds_nothing() -> None:
    assert run("check") == (0, "4 events, 10 statements: no problems\n", "")


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


def test_shipped_timeline_is_found_wherever_it_is_called_from(tmp_path: Path) -> None:
    assert run("list", cwd=tmp_path).out == LIST_OF_SHIPPED


def test_default_file_is_what_the_environment_names(tmp_path: Path) -> None:
    path = write(tmp_path, "t.yaml", "events: [{id: mine, title: Mine}]\n")
    assert run("list", env={"SCO_TUI_FILE": str(path)}).out == "-  mine  Mine\n"
    assert run("list", SHIPPED, env={"SCO_TUI_FILE": str(path)}).out == LIST_OF_SHIPPED
    assert run("list", env={"SCO_TUI_FILE": ""}).out == LIST_OF_SHIPPED


def test_file_named_as_a_command_is_written_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "list", "events: [{id: mine, title: Mine}]\n")
    assert run("list", "list", cwd=tmp_path).out == "-  mine  Mine\n"
    for words in (["./list"], ["view", "list"]):
        with view(*words, cwd=tmp_path) as terminal:
            terminal.wait_for("Mine")


@pytest.mark.parametrize("command", [[], ["list"], ["show"], ["check"]])
def test_help_ends_in_an_example(command: list[str]) -> None:
    answer = run(*command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert f"\nexample:\n  {' '.join(['sco-tui', *command])} " in answer.out


def test_version_is_printed() -> None:
    from sco_tui import __version__

    assert run("--version") == (0, f"sco-tui {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [["list", "a", "b"], ["show"], ["check", "--nope"], ["--nope"], ["a", "b"], ["--debug", "a", "b"]],
)
def test_bad_usage_is_answered_with_the_usage(words: list[str]) -> None:
    answer = run(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("usage: sco-tui")


def test_bad_usage_shows_no_control_character() -> None:
    answer = run("list", "--\x1b]0;title\x07")
    assert answer.code == 2
    assert answer.err.endswith("error: unrecognized arguments: --^[]0;title^G\n")
