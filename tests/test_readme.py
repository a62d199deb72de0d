"""The README stays true: its picture, its keys, its queries, its commands, its example."""

import json
import os
import re
import shlex
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding, BindingType
from textual.screen import Screen

from sco_tui import arguments, commands, fields, importing, query, timeline_file
from sco_tui.search import Index
from sco_tui.tui.app import Viewer
from sco_tui.tui.briefing_screen import BriefingScreen
from sco_tui.tui.card_pane import CardPane
from sco_tui.tui.event_pane import EventPane
from sco_tui.tui.filter_pane import FilterPane
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.name_list import NameList
from sco_tui.tui.names_screen import NamesScreen
from sco_tui.tui.outline import Outline
from sco_tui.tui.panes import Panes
from sco_tui.tui.preview import Preview
from sco_tui.tui.row_pane import RowPane
from sco_tui.tui.search_box import SearchBox
from sco_tui.tui.source_pane import SourcePane
from sco_tui.tui.source_screen import SourceScreen
from sco_tui.tui.timeline_pane import TimelinePane
from tests.commands import ROOT, run, shell
from tests.formats.round_trips import EVERY_FIELD

README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURE = ROOT / "tests" / "pictures" / "main.svg"

SIGNS = {
    "↑": "up", "↓": "down", "←": "left", "→": "right", "PgUp": "pageup", "PgDn": "pagedown", "Home": "home",
    "End": "end", "⏎": "enter", "Esc": "escape", "Tab": "tab", "⇧Tab": "shift+tab", "/": "slash",
    "?": "question_mark", "F1": "f1", "Space": "space", "Backspace": "backspace",
    "]": "right_square_bracket", "[": "left_square_bracket", ":": "colon",
}  # fmt: skip


def section(title: str) -> str:
    return re.split(r"^## ", README, flags=re.MULTILINE)[
        [*re.findall(r"^## (.*)$", README, re.MULTILINE)].index(title) + 1
    ]


def block(title: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", section(title), re.DOTALL)
    assert found is not None
    return found[1]


def without_ids(svg: str) -> str:
    """Rich numbers its classes by a hash of what is drawn, and names a font elsewhere."""
    svg = re.sub(r"terminal-[0-9]+-", "terminal-", svg)
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


async def test_picture_shows_the_viewer_as_it_is() -> None:
    path = ROOT / "events.yaml"
    viewer = Viewer({"events.yaml": path.read_bytes()})
    async with viewer.run_test(size=(120, 36)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        picture = without_ids(viewer.export_screenshot(title="sco-tui"))
    if os.environ.get("ACCEPT_PICTURES"):
        PICTURE.write_text(picture, encoding="utf-8")
    assert picture == PICTURE.read_text(encoding="utf-8"), "look at it, then run again with ACCEPT_PICTURES=1"


def test_example_file_has_no_problems() -> None:
    timeline, problems = timeline_file.parse("example.yaml", block("Your own timeline", "yaml").encode())
    assert problems == ()
    assert [event.title for event in timeline.events] == ["Talks on the harbour", "Agreement signed"]


def test_every_field_of_the_format_is_named() -> None:
    tables = {
        "the file": fields.TIMELINE,
        "a source": fields.SOURCE,
        "a speaker": fields.SPEAKER,
        "an event": fields.EVENT,
        "a statement": fields.STATEMENT,
    }
    rows = dict(re.findall(r"^\| (an? \w+|the file) \| (.*) \|$", section("Your own timeline"), re.MULTILINE))
    named = {of: set(re.findall(r"`(\w+)`", text)) for of, text in rows.items()}
    assert named == {of: set(table) for of, table in tables.items()}


def own(screen: type[Screen[Any]]) -> list[BindingType]:
    """The bindings of a screen but for those that every one has."""
    everywhere = {"T", "question_mark,f1", "ctrl+z"}
    return [bound for bound in screen.BINDINGS if isinstance(bound, Binding) and bound.key not in everywhere]


BOUND: dict[str, list[Sequence[BindingType]]] = {
    "": [Viewer.BINDINGS, MainScreen.BINDINGS, Panes.BINDINGS, TimelinePane.BINDINGS, EventPane.BINDINGS],
    "In the search line": [SearchBox.BINDINGS],
    "In the filters": [FilterPane.BINDINGS],
    "In a source's text": [RowPane.BINDINGS, SourcePane.BINDINGS, own(SourceScreen)],
    "In a briefing": [RowPane.BINDINGS, Outline.BINDINGS, Preview.BINDINGS, own(BriefingScreen)],
    "In speakers and sources": [RowPane.BINDINGS, NameList.BINDINGS, CardPane.BINDINGS, own(NamesScreen)],
}


def named_keys() -> dict[str, set[str]]:
    """By the place where they work, which a bold row names."""
    parts = re.split(r"^\| \*\*(.*)\*\* \| \|$", section("Keys"), flags=re.MULTILINE)
    return {
        place: {
            SIGNS.get(key, f"ctrl+{key[1:].lower()}" if key.startswith("^") else key)
            for keys in re.findall(r"^\| (`[^|]*) \|", rows, re.MULTILINE)
            for key in re.findall(r"`([^`]+)`", keys)
        }
        for place, rows in zip(["", *parts[1::2]], parts[::2], strict=True)
    }


def test_keys_that_are_named_are_those_that_are_bound() -> None:
    bound = {
        place: {binding.key for binding in Binding.make_bindings(chain(*groups))}
        for place, groups in BOUND.items()
    }
    assert named_keys() == bound


INDEX = Index(*timeline_file.read(str(ROOT / "events.yaml")))
QUERIES = [
    [cell.strip().strip("`").replace("\\|", "|") for cell in line.strip("| ").split(" | ")]
    for line in section("Search").splitlines()
    if line.startswith("| `")
]


@pytest.mark.parametrize(("text", "_about", "events", "statements"), QUERIES)
def test_query_finds_what_is_said(text: str, _about: str, events: str, statements: str) -> None:
    found = INDEX.find(query.parse(text))
    assert (", ".join(event.id for event in found.events) or "none") == events
    assert str(found.matched_statements) == statements


def test_every_field_and_state_of_a_query_is_named() -> None:
    terms = [term for text, *_ in QUERIES for term in query.parse(text).terms]
    named_fields = (*query.STATEMENT_FIELDS, *query.EVENT_FIELDS, *query.DATE_FIELDS, "is")
    assert {term.field for term in terms} == {"", *named_fields}
    assert {term.choices[0].text for term in terms if term.field == "is"} == set(query.STATES)


COMMANDS = [shlex.split(line, comments=True)[1:] for line in block("Commands", "sh").splitlines()]
ANSWERED = [words for words in COMMANDS if words and words[0] in commands.BY_NAME]


def test_every_command_is_named() -> None:
    assert {words[0] for words in ANSWERED} == set(commands.BY_NAME)


WITH_JSON = [[*words, "--json"] for words in ANSWERED if words[0] in ("list", "show", "search", "check")]


@pytest.mark.parametrize("words", [*ANSWERED, *WITH_JSON])
def test_command_that_is_named_answers(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "calendar.ics").write_bytes(run("export", "-f", "ics").out.encode())
    answer = run(*words, cwd=tmp_path)
    if words[0] == "new":
        assert (answer.code, [path.name for path in tmp_path.glob("*.yaml")]) == (0, ["talks.yaml"])
        return
    assert answer.out
    assert (answer.code, answer.err) == (0, "")


def test_way_to_open_the_viewer_is_understood() -> None:
    opened = [words for words in COMMANDS if words not in ANSWERED]
    read = [arguments.of_viewer(commands.BY_NAME).read(words) for words in opened]
    asked = [(options.files, options.query and str(options.query)) for options in read]
    assert asked == [
        ([], None),
        (["my-timeline.yaml"], None),
        (["mine.yaml", "yours.yaml"], None),
        ([], "speaker:xi"),
        ([], None),
        ([], None),
    ]
    assert [(options.theme, options.is_ascii) for options in read[-2:]] == [("light", False), (None, True)]


def test_line_of_a_search_stands_in_its_answer() -> None:
    shown = re.search(r"`(\d+:\S+: )…`", section("Commands"))
    (search,) = (words for words in ANSWERED if words[0] == "search")
    assert shown is not None
    assert f"\n    {shown[1]}" in run(*search).out


def test_set_up_is_one_line_for_each_of_two_uses() -> None:
    lines = [
        line
        for block in re.findall(r"```sh\n(.*?)```", section("Start"), re.DOTALL)
        for line in block.splitlines()
    ]
    assert [line.rpartition(" && ")[2] for line in lines] == [
        ".venv/bin/sco-tui",
        ".venv/bin/python -m pytest",
    ]
    assert all(line.startswith("python3 -m venv .venv && .venv/bin/pip install ") for line in lines)


def test_gate_runs_the_test_command_of_the_readme() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep -- '-m pytest$' README.md" in gate
    assert gate.rstrip().endswith('eval "$test_command"')


HARBOUR = (
    "“We shall have an agreement on the fees of the harbour next year.” "
    "She said the fees were never in question."
)


def test_briefings_are_written_as_shown(tmp_path: Path) -> None:
    (tmp_path / "my-timeline.yaml").write_text(block("Your own timeline", "yaml"), encoding="utf-8")
    answer = shell(block("Briefings", "sh"), cwd=tmp_path, env={"XDG_STATE_HOME": str(tmp_path)})
    assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / "briefing.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "marked.md").read_text(encoding="utf-8").startswith("# Port talks")


def test_check_of_statements_answers_as_shown(tmp_path: Path) -> None:
    (tmp_path / "my-timeline.yaml").write_text(block("Your own timeline", "yaml"), encoding="utf-8")
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    title = "Statements and their sources"
    command = shlex.split(block(title, "sh").splitlines()[0])
    answer = run(*command[1:], cwd=tmp_path)
    assert (answer.code, answer.out) == (1, block(title, "text"))


def test_commands_of_other_formats_go_there_and_back(tmp_path: Path) -> None:
    (tmp_path / "calendar.ics").write_bytes(run("export", "-f", "ics").out.encode())
    answer = shell(block("From and to other formats", "sh"), cwd=tmp_path)
    assert answer.code == 0
    assert answer.err == "timelinejs: 7 tags, 2 places, 1 note left out\n"
    assert [line.split("  ")[1] for line in answer.out.splitlines()] == [
        "briefing",
        "article",
        "summit",
        "membership",
    ]
    assert (tmp_path / "talks.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert json.loads((tmp_path / "talks.json").read_text(encoding="utf-8"))["events"]


def _fields_of_formats(row: str) -> list[list[str]]:
    """What the table of other formats says in `row`, for each of them."""
    line = next(line for line in section("From and to other formats").splitlines() if line.startswith(row))
    return [cell.strip().split(", ") for cell in line.strip("|").split("|")[1:]]


@pytest.mark.parametrize(("place", "name"), [(0, "ics"), (1, "timelinejs")])
def test_table_of_what_comes_back_is_true(place: int, name: str, tmp_path: Path) -> None:
    path = tmp_path / "exported"
    path.write_bytes(run("export", "-f", name, "-", stdin=EVERY_FIELD.encode()).out.encode())
    [event] = [one for one in importing.read(str(path)).document["events"] if one["id"] == "talks"]
    back, lost = (_fields_of_formats(row)[place] for row in ("| comes back", "| is left out"))
    plain = [field for field in fields.EVENT if field not in ("source", "statements")]
    assert [field for field in plain if field in back] == [field for field in plain if field in event]
    if name == "timelinejs":
        assert [field for field in plain if field in lost] == [field for field in plain if field not in event]
    assert "statements" in lost
    assert "statements" not in event


def test_line_for_editors_names_the_file_that_is_written_beside_it() -> None:
    text = README
    assert "# yaml-language-server: $schema=timeline.schema.json\n" in text
    assert "`sco-tui schema > timeline.schema.json`" in text


def test_completion_is_there_in_the_next_shell(tmp_path: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    script = next(one for one in blocks if "completion bash >" in one)
    said = shell(f"{script}. ~/.bashrc; complete -p sco-tui", env={"HOME": str(tmp_path)})
    assert said == (0, "complete -o bashdefault -F _sco_tui sco-tui\n", "")
