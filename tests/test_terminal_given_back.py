"""Whatever ends the viewer, the terminal is as it was, the exit code right and the last word clean."""

import os
import pty
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.commands import ROOT, SCO_TUI, environment, view
from tests.terminal import Terminal
from tests.terminal_view import Modes

ENDINGS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]
ALSO = [
    signal.SIGABRT, signal.SIGUSR1, signal.SIGUSR2,
    signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGXCPU,
]  # fmt: skip


def with_down_key(body: str) -> list[str]:
    """The viewer as a command, where the key j does what `body` says instead of moving the cursor."""
    program = (
        "import sys; from sco_tui import cli; from sco_tui.tui.timeline_pane import TimelinePane\n"
        f"def action(pane, steps):\n    {body}\n"
        "TimelinePane.action_move = action\n"
        "sys.exit(cli.main())"
    )
    return [sys.executable, "-c", program]


STUCK = with_down_key("sys.stderr.flush(); pane.app.copy_to_clipboard('x'); [None for _ in iter(int, 1)]")
CLIPBOARD = b"\x1b]52;c;"


def opened(*words: str, command: list[str] = SCO_TUI, **environment: str) -> Terminal:
    terminal = view(*words, command=command, env=environment)
    terminal.wait_for("quit")
    return terminal


@pytest.mark.parametrize("number", [*ENDINGS, *ALSO])
def test_signal_gives_the_terminal_back(number: signal.Signals) -> None:
    with opened() as terminal:
        assert terminal.modes() != Modes()
        terminal.send_signal(number)
        assert terminal.wait_exit() == 128 + number
        assert terminal.modes() == Modes()
        assert terminal.text() == ""


@pytest.mark.parametrize("number", ENDINGS)
def test_signal_gives_the_terminal_back_from_a_stuck_viewer(number: signal.Signals) -> None:
    with opened(command=STUCK) as terminal:
        terminal.press("j")
        terminal.wait_for(lambda _: CLIPBOARD in terminal.raw)
        terminal.send_signal(number)
        assert terminal.wait_exit() == 128 + number
        assert terminal.modes() == Modes()


def test_signal_while_it_is_suspended_leaves_the_terminal_to_the_shell() -> None:
    shell = f'"{sys.executable}" -m sco_tui; kill %1; bg; wait %1; echo "code $?"'
    with view(command=["bash", "-mc", shell]) as terminal:
        terminal.wait_for("quit")
        terminal.press("<C-z>")
        terminal.wait_for(f"code {128 + signal.SIGTERM}")
        assert terminal.wait_exit() == 0
        assert terminal.modes() == Modes()


def test_viewer_that_is_woken_in_the_background_is_stopped_and_draws_nothing() -> None:
    shell = f'"{sys.executable}" -m sco_tui; bg; wait %1; echo "code $?"; fg; echo left'
    with view(command=["bash", "-mc", shell]) as terminal:
        terminal.wait_for("quit")
        terminal.press("<C-z>")
        stopped = f"code {128 + signal.SIGSTOP}"
        terminal.wait_for(lambda _: stopped.encode() in terminal.raw)
        drawn = terminal.raw.split(b"[1]+  Stopped")[1].split(stopped.encode())[0]
        assert b"\x1b" not in drawn
        terminal.wait_for("quit")
        terminal.press("q")
        terminal.wait_for("left")
        assert terminal.wait_exit() == 0
        assert terminal.modes() == Modes()


@pytest.mark.parametrize("ignoring", ["", "trap '' HUP; "])
@pytest.mark.parametrize("command", [SCO_TUI, STUCK])
def test_closed_terminal_ends_the_viewer(tmp_path: Path, ignoring: str, command: list[str]) -> None:
    """Also one that was started to ignore that, as `nohup` does: there are no more keys to come."""
    pid = tmp_path / "pid"
    shell = ["bash", "-c", f'{ignoring}echo $$ > "{pid}"; exec "$@"', "bash", *command]
    with view(command=shell) as terminal:
        terminal.wait_for("quit")
        if command is STUCK:
            terminal.press("j")
            terminal.wait_for(lambda _: CLIPBOARD in terminal.raw)
        terminal.hang_up()
        assert terminal.wait_exit() == 128 + signal.SIGHUP


def test_closed_terminal_that_sends_no_signal_ends_the_viewer() -> None:
    """One that is not the viewer's to control: started by a program that has no terminal of its own."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (36, 120))
    changed = {**os.environ, **environment({"TERM": "xterm-256color"})}
    environ = {name: value for name, value in changed.items() if value is not None}
    with subprocess.Popen(
        SCO_TUI, stdin=slave, stdout=slave, stderr=slave, env=environ, cwd=ROOT, start_new_session=True
    ) as process:
        os.close(slave)
        drawn = b""
        while b"17th" not in drawn:
            drawn += os.read(master, 65536)
        os.close(master)
        assert process.wait(timeout=10) == -signal.SIGHUP


CRASH = with_down_key(r"secret = '\x1b]0;owned\x07'; raise ValueError('odd [/] \x1b[31m\n\nvalue ' + secret)")
SAID = "sco-tui: crashed: ValueError: odd [/] ^[[31m"


def test_crash_gives_the_terminal_back_and_says_one_clean_line() -> None:
    with opened(command=CRASH) as terminal:
        terminal.press("j")
        assert terminal.wait_exit() == 1
        assert terminal.modes() == Modes()
        last = " ".join(terminal.text().split())
        assert last == f"{SAID} (sco-tui --debug writes the details to a file)"
        assert b"owned" not in terminal.raw
        assert b"\x1b[31m\n" not in terminal.raw


def test_crash_is_written_to_a_file_where_that_was_asked_for(tmp_path: Path) -> None:
    with opened("--debug", command=CRASH, XDG_STATE_HOME=str(tmp_path)) as terminal:
        terminal.press("j")
        assert terminal.wait_exit() == 1
        (log,) = (path for path in tmp_path.rglob("*") if path.is_file())
        assert terminal.text().replace("\n", "") == f"{SAID} (details in {log})"
        details = log.read_text(encoding="utf-8")
        assert "secret" in details
        assert "\x1b" not in details


def test_crash_whose_details_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "sco-tui").write_text("a file where a folder is wanted")
    with opened("--debug", command=CRASH, XDG_STATE_HOME=str(tmp_path)) as terminal:
        terminal.press("j")
        assert terminal.wait_exit() == 1
        assert f"{SAID} (details not written: " in " ".join(terminal.text().split("\n"))


def test_terminal_that_takes_no_output_does_not_keep_the_viewer() -> None:
    body = "pane.app._driver.write('x' * 300_000)"
    with opened(command=with_down_key(body)) as terminal:
        terminal.press("j")
        while terminal.pump(0) is False:
            continue
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert terminal.modes() == Modes()
