"""What the viewer starts from: a pipe, redirections, no terminal at all, files that cannot be read."""

import signal
import sys
from pathlib import Path

import pytest

from tests.commands import view
from tests.terminal import Terminal
from tests.terminal_view import Modes


def leave(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.wait_exit() == 0
    assert terminal.modes() == Modes()


def test_keys_come_from_the_terminal_where_the_timeline_comes_from_a_pipe() -> None:
    shell = ["bash", "-c", f'cat events.yaml | "{sys.executable}" -m sco_tui -']
    with view(command=shell) as terminal:
        terminal.wait_for("standard input")
        terminal.press("j")
        terminal.wait_for("2 of 4")
        row = next(y for y, line in enumerate(terminal.screen()) if "17th summit" in line)
        terminal.send(f"\x1b[<0;20;{row + 1}M\x1b[<0;20;{row + 1}m")
        terminal.wait_for("3 of 4")
        terminal.press("e")
        terminal.wait_for("Standard input is no file that could be edited.")
        leave(terminal)


def test_redirected_errors_leave_the_drawing_on_the_terminal(tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    with view(command=["bash", "-c", f'"{sys.executable}" -m sco_tui 2> {errors}']) as terminal:
        terminal.wait_for("quit")
        leave(terminal)
    assert errors.read_bytes() == b""


def test_closed_errors_leave_the_terminal_alone() -> None:
    with view(command=["bash", "-c", f'"{sys.executable}" -m sco_tui 2>&-']) as terminal:
        assert terminal.wait_exit() == 2
        assert terminal.raw == b""


NO_TERMINAL = "sco-tui: no terminal: the viewer needs one; sco-tui list prints the events"


@pytest.mark.parametrize("changed", ["< /dev/null", "<&-", "TERM=dumb", "TERM="])
def test_without_a_usable_terminal_one_line_names_list(changed: str) -> None:
    before, behind = (changed, "") if "TERM" in changed else ("", changed)
    with view(command=["bash", "-c", f'{before} "{sys.executable}" -m sco_tui {behind}']) as terminal:
        assert terminal.wait_exit() == 2
        assert terminal.text() == NO_TERMINAL
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("changed", ["> out", ">&-"])
def test_without_a_screen_nothing_is_drawn(tmp_path: Path, changed: str) -> None:
    with view(command=["bash", "-c", f'"{sys.executable}" -m sco_tui {changed}'], cwd=tmp_path) as terminal:
        assert terminal.wait_exit() == 2
        assert terminal.text() == NO_TERMINAL
        assert not any(path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "sco-tui: t.yaml: No such file or directory"),
        (b"\xff", "sco-tui: t.yaml: not UTF-8"),
    ],
)
def test_a_file_with_nothing_to_mend_in_it_is_said_before_the_screen_is_taken(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "t.yaml").write_bytes(content)
    with view("t.yaml", cwd=tmp_path) as terminal:
        assert terminal.wait_exit() == 2
        assert terminal.text().startswith(said)
        assert b"\x1b" not in terminal.raw


UNREADABLE = [(b"- a\n", "t.yaml:1:1", "the top level is no mapping"), (b"a: b: c", "t.yaml:1:5", "no YAML")]


@pytest.mark.parametrize(("content", "where", "said"), UNREADABLE)
def test_a_file_that_can_be_mended_is_watched_and_said_again_at_the_end(
    tmp_path: Path, content: bytes, where: str, said: str
) -> None:
    (tmp_path / "t.yaml").write_bytes(content)
    with view("t.yaml", cwd=tmp_path) as terminal:
        terminal.wait_for("opens as soon as that is mended")
        assert where in terminal.text()
        assert said in terminal.text()
        terminal.press("q")
        assert terminal.wait_exit() == 2
        assert terminal.modes() == Modes()
        assert terminal.text().startswith(f"{where}: error: {said}")


def test_what_is_mended_opens_what_breaks_is_marked_and_what_goes_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("events: [")
    with view("t.yaml", cwd=tmp_path) as terminal:
        terminal.wait_for("opens as soon as that is mended")
        path.write_text("events: [{title: Mended}]")
        terminal.wait_for("1 of 1")
        path.write_text("events: [")
        terminal.wait_for("! not read: line 1")
        path.unlink()
        terminal.wait_for("! file is gone")
        path.write_text("events: [{title: Mended}, {title: Back}]")
        terminal.wait_for("1 of 2")
        terminal.wait_for("was read again: 2 events")
        leave(terminal)


def test_a_pipe_cannot_be_mended() -> None:
    shell = ["bash", "-c", f'echo "- a" | "{sys.executable}" -m sco_tui -']
    with view(command=shell) as terminal:
        assert terminal.wait_exit() == 2
        assert terminal.text().startswith("-:1:1: error: the top level is no mapping")
        assert b"\x1b" not in terminal.raw


def test_viewer_is_left_while_a_big_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text("#" * 300_000)
    program = (
        "import sys, time; from sco_tui import cli, timeline_file\n"
        "timeline_file.read = lambda *_: time.sleep(3600)\n"
        "sys.exit(cli.main())"
    )
    with view("t.yaml", command=[sys.executable, "-c", program], cwd=tmp_path) as terminal:
        terminal.wait_for("quit")
        leave(terminal)


def test_big_file_is_read_behind_the_screen_and_a_broken_one_said_on_it(tmp_path: Path) -> None:
    many = "".join(f"  - {{title: Event {number}, date: 2017}}\n" for number in range(10_000))
    (tmp_path / "t.yaml").write_text(f"events:\n{many}")
    with view("t.yaml", cwd=tmp_path) as terminal:
        terminal.wait_for("1 of 10,000")
        terminal.press("G")
        terminal.wait_for("10,000 of 10,000")
        assert "Event 9999" in terminal.text()
        leave(terminal)
    (tmp_path / "t.yaml").write_text(f"events:\n{many} x: ]")
    with view("t.yaml", cwd=tmp_path) as terminal:
        terminal.wait_for("t.yaml:10002:")
        terminal.press("q")
        assert terminal.wait_exit() == 2
        assert "t.yaml:10002:" in terminal.text()
        assert terminal.modes() == Modes()


@pytest.mark.parametrize("asked", [[], ["-q", "pakistan"]], ids=["", "pakistan"])
def test_keys_sent_before_the_first_frame_are_a_search(asked: list[str]) -> None:
    with view("events.yaml", *asked) as terminal:
        while b"\x1b[?25l" not in terminal.raw:  # before that, the terminal makes ^J of Enter
            assert not terminal.has_ended(), terminal.text()
            terminal.pump(0.01)
        terminal.press("/pak<Enter>")
        terminal.wait_for(lambda text: "\n / pak " in text and "quit" in text)
        leave(terminal)


def test_what_changes_while_the_viewer_starts_is_shown(tmp_path: Path) -> None:
    timeline = tmp_path / "t.yaml"
    timeline.write_text("events:\n  - {date: 2017, title: Early}\n", encoding="utf-8")
    program = f"""
import sys
from sco_tui import cli, files
read = files.read_bytes
def read_and_change(path, *limit):
    data = read(path, *limit)
    if path == {str(timeline)!r}:
        files.read_bytes = read
        open(path, "a").write("  - {{date: 2018, title: Late}}\\n")
    return data
files.read_bytes = read_and_change
sys.exit(cli.main())
"""
    with view(str(timeline), command=[sys.executable, "-c", program]) as terminal:
        terminal.wait_for("Late")
        leave(terminal)


@pytest.mark.parametrize(
    "steps",
    [
        [("e", "false ended with 1")],
        [("m", "★")],
        [("b", "w write"), ("w", "writes"), ("<Enter>", "No such file or directory")],
    ],
)
def test_the_folder_that_it_was_begun_in_is_gone(steps: list[tuple[str, str]], tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "t.yaml").write_text("events:\n  - {date: 2017, title: Early}\n", encoding="utf-8")
    shell = ["bash", "-c", f'cd "{folder}" && exec "{sys.executable}" -m sco_tui t.yaml']
    with view(command=shell, env={"EDITOR": "false"}) as terminal:
        terminal.wait_for("quit")
        (folder / "t.yaml").unlink()
        folder.rmdir()
        for key, answer in steps:
            terminal.press(key)
            terminal.wait_for(answer)
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert terminal.modes() == Modes()
