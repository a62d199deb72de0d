"""The README stays true: its picture, its example, its keys, its commands."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from textual.binding import Binding

from sco_tui import fields, timeline_file
from sco_tui.tui.app import Viewer
from sco_tui.tui.event_pane import EventPane
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.search_box import SearchBox
from sco_tui.tui.timeline_pane import TimelinePane

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURE = ROOT / "tests" / "pictures" / "main.svg"

SIGNS = {
    "↑": "up", "↓": "down", "←": "left", "→": "right", "PgUp": "pageup", "PgDn": "pagedown", "Home": "home",
    "End": "end", "⏎": "enter", "Esc": "escape", "Tab": "tab", "/": "slash", "?": "question_mark", "F1": "f1",
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
    viewer = Viewer("events.yaml", path.read_bytes())
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


def bound_keys() -> set[str]:
    groups: list[Sequence[object]] = [
        Viewer.BINDINGS,
        MainScreen.BINDINGS,
        TimelinePane.BINDINGS,
        EventPane.BINDINGS,
        SearchBox.BINDINGS,
    ]
    return {binding.key for group in groups for binding in Binding.make_bindings(group)}  # type: ignore[arg-type]


def test_every_key_that_is_named_is_bound() -> None:
    named = {
        SIGNS.get(key, f"ctrl+{key[1:].lower()}" if key.startswith("^") else key)
        for row in re.findall(r"^\| (`.*) \|$", section("Keys"), re.MULTILINE)
        for key in re.findall(r"`([^`]+)`", row)
    }
    assert named <= bound_keys()


def test_every_command_that_is_named_is_run() -> None:
    commands = [shlex.split(line, comments=True) for line in block("Commands", "sh").splitlines()]
    answered = [words for words in commands if words[1:] and words[1] in ("list", "show", "check")]
    assert len(answered) == 3
    for words in answered:
        ran = subprocess.run(
            [sys.executable, "-m", "sco_tui", *words[1:]],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, "")


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
