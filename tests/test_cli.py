"""The first word selects a command, the others are read by its rules; what cannot be read is said."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.commands import SHIPPED, run, view

TITLE = "17th summit of heads of member States of the SCO"
MINE = "events: [{id: mine, title: Mine}]\n"


def test_shipped_timeline_is_found_wherever_it_is_called_from(tmp_path: Path) -> None:
    assert TITLE in run("list", cwd=tmp_path).out


def test_default_file_is_what_the_environment_names(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(MINE)
    assert run("list", env={"SCO_TUI_FILE": str(path)}).out == "-  mine  Mine\n"
    assert TITLE in run("list", SHIPPED, env={"SCO_TUI_FILE": str(path)}).out
    assert TITLE in run("list", env={"SCO_TUI_FILE": ""}).out


def test_file_named_as_a_command_is_written_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "list").write_text(MINE)
    assert run("list", "list", cwd=tmp_path).out == "-  mine  Mine\n"
    for words in (["./list"], ["view", "list"]):
        with view(*words, cwd=tmp_path) as terminal:
            terminal.wait_for("Mine")


@pytest.mark.parametrize("command", [[], ["list"], ["show"], ["search"], ["check"]])
def test_help_ends_in_an_example(command: list[str]) -> None:
    answer = run(*command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert f"\nexample:\n  {' '.join(['sco-tui', *command])} " in answer.out


def test_version_is_printed() -> None:
    from sco_tui import __version__

    assert run("--version") == (0, f"sco-tui {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        *(["list", "-q"], ["check", "--nope"]),
        *(["show"], ["show", "a", "--nope"]),
        *(["search"], ["search", "--json"], ["search", "a", "-q", "b"]),
        *(["--nope"], ["-q"]),
        *(
            ["--theme"],
            ["--theme", "pink"],
            ["--theme=", "a"],
            ["list", "--theme", "dark"],
            ["list", "--ascii"],
        ),
    ],
)
def test_bad_usage_is_answered_with_the_usage(words: list[str]) -> None:
    answer = run(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("usage: sco-tui")


def test_bad_usage_shows_no_control_character() -> None:
    answer = run("list", "--\x1b]0;title\x07")
    assert answer.code == 2
    assert answer.err.endswith("error: unrecognized arguments: --^[]0;title^G\n")


# All without pakistan: three of four events.
WITHOUT = [
    ["search", "-pakistan", "--json"],
    ["search", "--json", "-pakistan"],
    ["search", "--json", "-pakistan", SHIPPED],
    ["search", "-pakistan", "--json", SHIPPED],
    ["search", "-pakistan", SHIPPED, "--json"],
    ["search", "--json", "--", "-pakistan", SHIPPED],
    ["list", "--json", "-q", "-pakistan"],
    ["list", "--json", "-q-pakistan", SHIPPED],
    ["list", "--query", "-pakistan", SHIPPED, "--json"],
    ["list", "--query=-pakistan", "--json", "--", SHIPPED],
    ["list", SHIPPED, "-q", "-pakistan", "--json"],
]


@pytest.mark.parametrize("words", WITHOUT)
def test_query_may_begin_with_a_dash(words: list[str]) -> None:
    answer = run(*words)
    document = json.loads(answer.out)
    assert (answer.code, document["query"]) == (0, "-pakistan")
    assert [event["id"] for event in document["events"]] == ["briefing", "article", "summit"]


@pytest.mark.parametrize("query", ["--", "--json", "--help", "-h", "-q"])
def test_word_behind_q_is_the_query_whatever_it_is(query: str) -> None:
    document = json.loads(run("list", "-q", query, "--json").out)
    assert document["query"] == query


@pytest.mark.parametrize("query", ["--", "--json", "-h", "--nope"])
def test_word_behind_two_dashes_is_the_query_whatever_it_is(query: str) -> None:
    assert run("search", "--", query).err.startswith(f"sco-tui: no event matches {query}")


@pytest.mark.parametrize("words", [["-h"], ["--json", "--help"], ["pakistan", "--help"]])
def test_help_of_search_is_no_query(words: list[str]) -> None:
    assert run("search", *words).out.startswith("usage: sco-tui search ")


BAD_QUERIES = [
    ("data on speeker:xi", 'sco-tui: query, character 9: no field "speeker:": did you mean "speaker:"?\n'),
    ('pakistan "three evil', "sco-tui: query, character 10: "),
    ("after:2017-13", "sco-tui: query, character 7: after:2017-13 is no date: month 13\n"),
    ("speaker:", "sco-tui: query, character 1: "),
    ("pakistan| india", "sco-tui: query, character "),
    ('"' * 9_999, "sco-tui: query, character "),
    ("|" * 10_000, "sco-tui: query, character "),
    ("\x1b[31m|", "sco-tui: query, character "),
]


@pytest.mark.parametrize(("query", "said"), BAD_QUERIES)
@pytest.mark.parametrize("words", [["search"], ["list", "-q"], ["-q"]])
def test_bad_query_is_said_in_one_line_before_the_file_is_read(
    words: list[str], query: str, said: str
) -> None:
    answer = run(*words, query, "no-such-file")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(said)
    assert answer.err.count("\n") == 1
    assert answer.err.rstrip("\n").isprintable()


def test_bad_query_of_the_viewer_is_said_before_the_screen_is_taken() -> None:
    with view("-q", "data on speeker:xi") as terminal:
        assert terminal.wait_exit() == 2
        assert terminal.text() == 'sco-tui: query, character 9: no field "speeker:": did you mean "speaker:"?'
        assert b"\x1b" not in terminal.raw


ODD_QUERIES = [
    *(
        "x" * 10_000,
        " ".join(f"x{number}" for number in range(1_800)),
        "\x1b[31m",
        "\u202e\u2066",
        "\r\n\tzzz",
        os.fsdecode(b"\xff"),
    ),
    "\U000e0041",
]


@pytest.mark.parametrize("query", ODD_QUERIES)
def test_odd_query_finds_nothing_and_is_named_in_one_line(query: str) -> None:
    answer = run("search", query)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("sco-tui: no event matches ")
    assert answer.err.count("\n") == 1
    assert answer.err.rstrip("\n").isprintable()
    assert run("list", "-q", query) == (0, "", "")


GROUNDS = {"dark": b"48;2;19;22;27", "light": b"48;2;251;251;249"}
THEMES = [
    # words, NO_COLOR, the theme kept by the run before: the theme
    ([], None, None, "dark"),
    ([], None, "light", "light"),
    ([], None, "pink", "dark"),
    ([], "", "light", "light"),
    ([], "1", "light", "mono"),
    (["--theme", "light"], "1", "dark", "light"),
    (["--theme=mono", SHIPPED], None, "dark", "mono"),
    ([SHIPPED, "--theme", "dark", "-q", "astana"], "1", None, "dark"),
]


@pytest.mark.parametrize(("words", "no_color", "kept", "theme"), THEMES)
def test_theme_is_the_one_asked_for_else_no_color_else_the_one_kept(
    words: list[str], no_color: str | None, kept: str | None, theme: str, tmp_path: Path
) -> None:
    if kept is not None:
        (tmp_path / "sco-tui").mkdir()
        (tmp_path / "sco-tui" / "theme").write_text(kept)
    with view(*words, env={"NO_COLOR": no_color, "XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("2017")
        assert {name for name, ground in GROUNDS.items() if ground in terminal.raw} == {theme} - {"mono"}


# Bold, dim, underlined, reversed and their ends.
PLAIN = {"", "0", "1", "2", "4", "7", "9", "22", "24", "27", "29"}


def test_no_colour_is_sent_in_mono(tmp_path: Path) -> None:
    with view("--theme", "mono", env={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("2017")
        for keys, shown in (("/zzz", "No event"), ("\r", "all events"), ("f", "Filters"), ("?", "Help")):
            terminal.send(keys)
            terminal.wait_for(shown)
        sent = re.findall(rb"\x1b\[([0-9;:]*)m", terminal.raw)
    assert {part for code in sent for part in code.decode().split(";")} <= PLAIN


def test_theme_is_kept_for_the_next_run(tmp_path: Path) -> None:
    with view(env={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("2017")
        terminal.send("T")
        terminal.wait_for("Theme: light")
    with view(env={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("2017")
        assert GROUNDS["light"] in terminal.raw
        assert GROUNDS["dark"] not in terminal.raw


def test_ascii_draws_no_other_sign(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("events: [{date: 2017-06-01/2017-06-09, title: One}, {date: 2017-06-03, title: Two}]")
    with view("--ascii", path) as terminal:
        terminal.wait_for("Two")
        assert terminal.text().isascii()
