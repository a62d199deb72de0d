"""The terminal of the end-to-end tests shows what programs draw, and what they leave behind."""

import os
import signal
import sys
import time

import pytest

from tests.terminal import Terminal
from tests.terminal_view import Modes, View

RAW = """
import os, signal, sys, termios, time, tty
def put(text): os.write(1, text.encode())
before = termios.tcgetattr(0)
tty.setraw(0)
put('\\x1b[?1049h\\x1b[?25l\\x1b[?1000;1003;1006h\\x1b[?2004h\\x1b[?1004h\\x1b[?2048h\\x1b[>1uready')
"""
RESTORE = """
put('\\x1b[<u\\x1b[?2048l\\x1b[?1004l\\x1b[?2004l\\x1b[?1006;1003;1000l\\x1b[?25h\\x1b[?1049l')
termios.tcsetattr(0, termios.TCSANOW, before)
"""
LEFT_RAW = Modes(
    echo=False,
    icanon=False,
    isig=False,
    termios_as_before=False,
    alt_screen=True,
    mouse=frozenset({1000, 1003, 1006}),
    bracketed_paste=True,
    focus_reports=True,
    cursor_visible=False,
    in_band_resize=True,
    kitty_pushes=1,
)


def python(program: str, columns: int = 40, rows: int = 6) -> Terminal:
    return Terminal([sys.executable, "-c", program], columns, rows)


def test_killed_program_leaves_its_modes_on() -> None:
    with python(RAW + "time.sleep(60)") as terminal:
        terminal.wait_for("ready")
        terminal.send_signal(signal.SIGKILL)
        assert terminal.wait_exit() == 128 + signal.SIGKILL
        assert terminal.modes() == LEFT_RAW


def test_program_that_cleans_up_leaves_a_terminal_at_rest() -> None:
    with python(RAW + RESTORE) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.modes() == Modes()
        assert b"\x1b[?1049h" in terminal.raw


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("raise SystemExit(3)", 3),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", 128 + signal.SIGTERM),
    ],
)
def test_exit_code_is_what_a_shell_sees(program: str, code: int) -> None:
    with python(program) as terminal:
        assert terminal.wait_exit() == code


def test_interrupt_key_reaches_the_program_as_a_signal() -> None:
    with python("import time; print('ready', flush=True); time.sleep(60)") as terminal:
        terminal.wait_for("ready")
        terminal.press("<C-c>")
        assert terminal.wait_exit() == 128 + signal.SIGINT
        assert "KeyboardInterrupt" in terminal.text()


def test_suspended_program_comes_back_under_a_shell_with_job_control() -> None:
    program = "import os, signal; os.kill(os.getpid(), signal.SIGTSTP); print('back')"
    shell = ["bash", "-mc", f'"{sys.executable}" -c "{program}"; echo suspended; fg']
    with Terminal(shell) as terminal:
        terminal.wait_for(lambda text: "suspended" in text and "back" in text)
        assert terminal.wait_exit() == 0


def test_program_sees_its_size_and_a_resize() -> None:
    program = """
import os, signal
def tell(*_): print(tuple(os.get_terminal_size()), os.ttyname(0) == os.ttyname(2), flush=True)
signal.signal(signal.SIGWINCH, tell)
tell()
while True: signal.pause()
"""
    with python(program, columns=50, rows=7) as terminal:
        terminal.wait_for("(50, 7) True")
        terminal.resize(90, 20)
        terminal.wait_for("(90, 20) True")
        assert [len(row) for row in terminal.screen()] == [90] * 20


def test_columns_are_cells_and_no_script_loses_characters() -> None:
    with python("print('习近平\\x1b[1;7;31mX\\x1b[m\\nक्षि|مُحَمَّد|')", columns=10) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.screen()[0] == "习近平X   "
        assert terminal.style_at(6, 0) == ("red", "default", True, True, False)
        assert not terminal.style_at(4, 0).bold
        assert terminal.text().splitlines()[1] == "क्षि|مُحَمَّد|"


def test_half_of_a_wide_character_is_a_blank() -> None:
    view = View(6, 1)
    view.feed("平b平\x1b[Ha\x1b[1;5Hc".encode())
    assert view.screen.rows() == ["a b c "]


def test_alternate_screen_hides_the_main_one_and_gives_it_back() -> None:
    program = "print('before \\x1b[?1049hwithin', end='', flush=True); input(); print('\\x1b[?1049lafter')"
    with python(program) as terminal:
        terminal.wait_for("within")
        assert terminal.text() == "within"
        terminal.press("<Enter>")
        assert terminal.wait_exit() == 0
        assert terminal.text() == "before after"


def test_sequence_cut_in_two_draws_the_same() -> None:
    output = (
        "a\x1b[>1ub\x1b[?2026$pc\x1b]0;title\x07d\x1b]52;c;QUJD\x1b\\e\x1bP+q544e\x1b\\f\x1b[?u"
        "g\x1b[?25l\x1b[38:2::1:2:3mh\x1b(Bi\x1b[?1049h\x1b[2;3H\x1b[1m界\x1b]cut off\x1b[mj\x1b[<u"
    ).encode()
    whole = View(12, 3)
    whole.feed(output)
    assert whole.screen.rows() == [" " * 12, "  界j       ", " " * 12]
    for cut in range(len(output)):
        view = View(12, 3)
        view.feed(output[:cut])
        view.feed(output[cut:])
        assert view.screen.rows() == whole.screen.rows()
        assert view.screen.buffer[1] == whole.screen.buffer[1]
        assert view.modes([0] * 7, []) == whole.modes([0] * 7, [])
    whole.feed(b"\x1b[?1049l")
    assert whole.screen.rows()[0] == "abcdefghi   "


def test_closed_terminal_hangs_the_program_up() -> None:
    with python("import time; print('ready', flush=True); time.sleep(60)") as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.wait_exit() == 128 + signal.SIGHUP
        assert terminal.text() == "ready"


def test_missed_wait_shows_the_screen() -> None:
    with (
        python("import time; print('ready', flush=True); time.sleep(60)") as terminal,
        pytest.raises(AssertionError, match=r"not shown within 0\.5 s: 'steady'(?s:.*)ready"),
    ):
        terminal.wait_for("steady", timeout=0.5)


def test_wait_ends_with_the_program() -> None:
    start = time.monotonic()
    with python("print('gone')") as terminal, pytest.raises(AssertionError, match=r"ended(?s:.*)gone"):
        terminal.wait_for("ready", timeout=60)
    assert time.monotonic() - start < 30


def test_much_is_sent_to_a_program_that_answers_as_much() -> None:
    program = RAW + "left = 50000\nwhile left: left -= os.write(1, os.read(0, 999))\nput('done')"
    with python(program) as terminal:
        terminal.wait_for("ready")
        terminal.press("<lt>" * 50_000)
        terminal.wait_for("done")
        assert terminal.raw.count(b"<") == 50_000


def test_environment_is_that_of_a_terminal_with_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL", "COLUMNS", "ABSENT"):
        monkeypatch.setitem(os.environ, name, "1")
    names = ["TERM", "NO_COLOR", "TEXTUAL", "COLUMNS", "ABSENT", "NEW"]
    program = f"import os; print([os.environ.get(name) for name in {names}])"
    changes = {"ABSENT": None, "NEW": "1"}
    with Terminal([sys.executable, "-c", program], env=changes) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.text() == "['xterm-256color', None, None, None, None, '1']"
