"""The file in the reader's own editor, in a real terminal: handed over whole, taken back whole."""

from __future__ import annotations

import base64
import re
import signal
import stat
from pathlib import Path

import pytest

from tests.commands import view
from tests.terminal import Terminal
from tests.terminal_view import Modes

YAML = "title: Talks\nevents:\n- {title: First, date: 2017-06-05}\n- title: Second\n  date: 2017-06-06\n"
MESSES_UP = r"stty -echo raw; printf '\033[?1000h\033[?1049h\033[?25l\033[?2004h\033[31m'"


def opened(folder: Path, script: str) -> Terminal:
    """The viewer on YAML, with an editor that runs the lines of `script`; its last argument is the file."""
    editor = folder / "editor"
    editor.write_text(f"#!/bin/bash\n{script}\n")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    (folder / "t.yaml").write_text(YAML)
    state = str(folder / "state")
    terminal = view("t.yaml", cwd=folder, env={"VISUAL": f"{editor} -x", "XDG_STATE_HOME": state})
    terminal.wait_for("quit")
    return terminal


def leave(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.wait_exit() == 0
    assert terminal.modes() == Modes()


def test_editor_has_the_terminal_as_it_was_and_what_it_saves_is_shown(tmp_path: Path) -> None:
    script = 'stty -a > modes; echo "$@" > words; sed -i s/Second/Changed/ "${@: -1}"'
    with opened(tmp_path, script) as terminal:
        terminal.press("je")
        terminal.wait_for("Changed")
        terminal.wait_for("read again")
        modes = (tmp_path / "modes").read_text().split()
        assert {"icanon", "echo", "isig", "icrnl"} <= set(modes)
        assert (tmp_path / "words").read_text() == f"-x {tmp_path / 't.yaml'}\n"
        assert "▌ Tue  6" in terminal.text()  # where it was
        leave(terminal)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (MESSES_UP, "read again"),
        (f"{MESSES_UP}; exit 3", "ended with 3"),
        (f"{MESSES_UP}; kill -9 $$", "was ended by signal 9"),
        (f"{MESSES_UP}; kill -INT $$", "was ended by signal 2"),
    ],
)
def test_whatever_the_editor_leaves_the_viewer_goes_on_and_ends_as_ever(
    script: str, said: str, tmp_path: Path
) -> None:
    with opened(tmp_path, script) as terminal:
        terminal.press("e")
        terminal.wait_for(said)
        terminal.press("j")
        terminal.wait_for("▌ Tue  6")
        leave(terminal)


def test_modes_that_the_editor_leaves_are_taken_back(tmp_path: Path) -> None:
    """Cursor keys that send other letters, a part of the screen that scrolls, letters that push others on."""
    with opened(tmp_path, r"printf '\033[?1h\033[2;5r\033[4h'") as terminal:
        modes = terminal.modes()
        terminal.press("e")
        terminal.wait_for("read again")
        assert terminal.modes() == modes
        assert "▌ Mon  5" in terminal.text()
        leave(terminal)


@pytest.mark.parametrize(
    ("yaml", "line"), [("events:\n- {title: First\n- x: [", 3), ("title: Talks\nevents: []\n", 1)]
)
def test_file_of_which_nothing_is_shown_is_edited_where_it_is_wrong(
    tmp_path: Path, yaml: str, line: int
) -> None:
    editor = tmp_path / "vi"
    editor.write_text('#!/bin/sh\necho "events: [{title: \'at $1\'}]" > "$2"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "t.yaml").write_text(yaml)
    environ = {"VISUAL": str(editor), "XDG_STATE_HOME": str(tmp_path / "state")}
    with view("t.yaml", cwd=tmp_path, env=environ) as terminal:
        terminal.wait_for("quit")
        terminal.press("e")
        terminal.wait_for(f"at +{line}")
        leave(terminal)


def test_interrupt_is_the_editors_own(tmp_path: Path) -> None:
    script = "trap 'echo caught > caught; exit' INT; echo ready; while :; do sleep 0.05; done"
    with opened(tmp_path, script) as terminal:
        terminal.press("e")
        terminal.wait_for("ready")
        terminal.press("<C-c>")
        terminal.wait_for("read again")
        assert (tmp_path / "caught").exists()
        leave(terminal)


def test_signal_that_ends_the_viewer_behind_an_editor_gives_the_terminal_back(tmp_path: Path) -> None:
    with opened(tmp_path, f"{MESSES_UP}; echo ready; sleep 60") as terminal:
        terminal.press("e")
        terminal.wait_for("ready")
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert terminal.modes() == Modes()


def test_editor_that_is_gone_is_said(tmp_path: Path) -> None:
    with opened(tmp_path, "") as terminal:
        (tmp_path / "editor").write_text(f"#!{tmp_path}/absent\n")
        terminal.press("e")
        terminal.wait_for("cannot be started")
        leave(terminal)


def test_what_is_copied_reaches_the_terminal_whole(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(
        'events: [{title: A, statements: [{text: "Ünder\\e[31m the sun", speaker: B, reported: true}]}]'
    )
    with view("t.yaml", cwd=tmp_path, env={"DISPLAY": None, "WAYLAND_DISPLAY": None}) as terminal:
        terminal.wait_for("quit")
        terminal.press("y")
        terminal.wait_for("OSC 52")
        sent = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", terminal.raw)
        assert sent is not None
        assert base64.b64decode(sent[1]).decode() == "Ünder^[[31m the sun — B, as reported (no source)"
        leave(terminal)
