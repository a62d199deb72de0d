"""Files, pipes and disks that fail: one clean line and an exit code, never a traceback, never a wait."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import SCO_TUI, run, shell, view

TIMELINE = b"events: [{id: mine, title: Mine}]\n"
COMMANDS = ["list", "check", "show x", "search x", "list --json"]


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def latin_1(path: Path) -> None:
    path.write_bytes("title: Qazaqstan é\n".encode("latin-1"))


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


UNREADABLE: list[tuple[Callable[[Path], object], str]] = [
    (Path.exists, "No such file or directory"),
    (a_folder, "is a folder, not a file"),
    (a_pipe, "not a regular file; pipe it in as standard input: -"),
    (a_socket, "No such device or address"),
    (a_link_to_itself, "Too many levels of symbolic links"),
    (a_device, "not a regular file; pipe it in as standard input: -"),
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("make", "reason"), UNREADABLE)
def test_file_that_cannot_be_read_is_named_in_one_line(
    tmp_path: Path, make: Callable[[Path], object], reason: str, command: str
) -> None:
    make(tmp_path / "t.yaml")
    assert run(*command.split(), "t.yaml", cwd=tmp_path) == (2, "", f"sco-tui: t.yaml: {reason}\n")


def test_file_without_permission_is_named_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(TIMELINE)
    path.chmod(0)
    program = (
        "import os, sys; from sco_tui.cli import main; main(['list'])\n"  # imports what it needs
        "os.geteuid() or os.setuid(65534)\n"
        "sys.exit(main(['list', 't.yaml']))"
    )
    tmp_path.chmod(0o755)
    answer = run(cwd=tmp_path, command=[sys.executable, "-c", program])
    assert answer.code == 2
    assert answer.err == "sco-tui: t.yaml: Permission denied\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_file_that_is_not_utf_8_is_said_where(tmp_path: Path, command: str) -> None:
    latin_1(tmp_path / "t.yaml")
    answer = run(*command.split(), "t.yaml", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "sco-tui: t.yaml: not UTF-8 at byte 18, in line 1: save it as UTF-8\n"


def test_name_of_a_file_is_one_clean_line(tmp_path: Path) -> None:
    name = "a\x1b]0;b\x07\n\u202ec.yaml"
    assert (
        run("list", name, cwd=tmp_path).err
        == "sco-tui: a^[]0;b^G <U+202E>c.yaml: No such file or directory\n"
    )
    (tmp_path / name).write_text("events: [{title: A, speeker: B}]\n")
    problem = "a^[]0;b^G <U+202E>c.yaml:1:21: warning: "
    assert run("check", name, cwd=tmp_path).out.startswith(problem)
    assert run("list", name, cwd=tmp_path).err.count("\n") == 1
    assert run("list", os.fsdecode(b"\xff.yaml"), cwd=tmp_path).err.startswith("sco-tui: \ufffd.yaml: ")


@pytest.mark.parametrize("name", ["", "\0"])
def test_name_that_is_none_is_refused(name: str) -> None:
    program = f"import sys; from sco_tui.cli import main; sys.exit(main(['list', {name!r}]))"
    answer = run(command=[sys.executable, "-c", program])
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_dash_reads_a_pipe() -> None:
    assert run("list", "-", stdin=TIMELINE) == (0, "-  mine  Mine\n", "")
    assert run("show", "mine", "-", stdin=TIMELINE).out == "Mine\nNo date\nid mine · -:1\n"
    assert run("check", "-", stdin=b"- a\n").code == 2


def test_dash_without_standard_input_is_said() -> None:
    assert shell("sco-tui list - <&-").err == "sco-tui: -: standard input is closed\n"


def test_reader_that_leaves_ends_a_command_quietly(tmp_path: Path) -> None:
    many = "".join(f"  - {{title: Event {number}}}\n" for number in range(20_000))
    (tmp_path / "t.yaml").write_text(f"events:\n{many}")
    answer = shell('sco-tui list t.yaml | head -1; echo "${PIPESTATUS[@]}"', cwd=tmp_path)
    assert answer == (0, f"-  event-0  Event 0\n{128 + signal.SIGPIPE} 0\n", "")


@pytest.mark.parametrize(
    "words",
    [
        *("list", "check", "show summit", "search sco", "list --json", "search sco --json"),
        *("list --help", "--version", "--help"),
    ],
)
@pytest.mark.parametrize("unbuffered", [None, "1"])
def test_full_disk_is_said_in_one_line(words: str, unbuffered: str | None) -> None:
    answer = shell(f"sco-tui {words} > /dev/full", env={"PYTHONUNBUFFERED": unbuffered})
    assert answer == (2, "", "sco-tui: standard output: No space left on device\n")


@pytest.mark.parametrize("words", COMMANDS)
def test_closed_standard_output_is_said_in_one_line(words: str) -> None:
    assert shell(f"sco-tui {words} >&-") == (2, "", "sco-tui: standard output is closed\n")


@pytest.mark.parametrize("errors", ["2>&-", "2> /dev/full"])
def test_message_that_nobody_hears_does_not_go_to_standard_output(errors: str) -> None:
    assert shell(f"sco-tui list no-such-file {errors}") == (2, "", "")
    answer = shell(f"echo '{{events: [{{title: A, x: 1}}]}}' | sco-tui list - {errors}")
    assert answer == (0, "-  a  A\n", "")


def test_output_that_cannot_hold_a_letter_holds_its_code() -> None:
    answer = run("list", env={"PYTHONIOENCODING": "ascii"})
    assert (answer.code, answer.err) == (0, "")
    assert "Xi Jinping\\u2019s article" in answer.out


def test_interrupt_while_a_pipe_is_read_ends_without_a_traceback() -> None:
    for words in (["list", "-"], ["-"]):
        with view(*words, command=[*waiting_cat(), *SCO_TUI]) as terminal:
            terminal.wait_for("reading")
            terminal.press("<C-c>")
            assert terminal.wait_exit() == 128 + signal.SIGINT
            assert terminal.text() == "reading^C"


def waiting_cat() -> list[str]:
    """Runs the words behind it with a pipe as standard input that never ends, and says so when it is read."""
    program = (
        "import os, signal, sys, time\n"
        "reading, writing = os.pipe()\n"
        "os.write(writing, b'#' * 65536)\n"
        "if not os.fork():\n"
        "    signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "    os.write(writing, b'#')\n"  # waits until the first reads
        "    os.write(1, b'reading')\n"
        "    time.sleep(60)\n"
        "os.dup2(reading, 0); os.close(writing)\n"
        "os.execv(sys.argv[1], sys.argv[1:])\n"
    )
    return [sys.executable, "-c", program]


def test_interrupt_that_is_ignored_stays_ignored() -> None:
    """As for a command that a script starts in the background."""
    program = (
        "import signal, sys; signal.signal(2, signal.SIG_IGN); from sco_tui.cli import main; main(['list']);"
    )
    answer = run(command=[sys.executable, "-c", f"{program} print(signal.getsignal(2) is signal.SIG_IGN)"])
    assert answer.out.endswith("True\n")


@pytest.mark.parametrize(
    "words",
    [
        *("list", "check", "show summit", "show nope", "list no-such-file"),
        *("list -q sco", "search sco", "search zzz", "search kind:", "list --json", "check --json"),
    ],
)
def test_piped_command_loads_neither_textual_nor_rich(words: str) -> None:
    program = (
        f"import sys; from sco_tui.cli import main; main({words.split()!r})\n"
        "loaded = {'textual', 'rich'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)"
    )
    answer = run(command=[sys.executable, "-c", program])
    assert "loaded" not in answer.err


DEAR = [
    *("argparse", "difflib", "json", "shtab"),
    *("sco_tui.advice", "sco_tui.formats", "sco_tui.hits", "sco_tui.query", "sco_tui.search"),
]


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("list", {"argparse"}),
        ("check", {"argparse"}),
        ("show summit", {"argparse"}),
        ("search sco", {"argparse", "sco_tui.hits", "sco_tui.query", "sco_tui.search"}),
    ],
)
def test_command_loads_only_what_it_needs(words: str, needed: set[str]) -> None:
    program = (
        f"import sys; from sco_tui.cli import main; main({words.split()!r})\n"
        f"print(*sorted(set({DEAR!r}) & set(sys.modules)))"
    )
    answer = run(command=[sys.executable, "-c", program])
    assert answer.out.splitlines()[-1].split() == sorted(needed)


HOSTILE = b"""\
title: "\\e]0;owned\\a"
sources: {s: {title: "\\e[31m", publisher: "\\x9b31m", url: "https://a/\\e[5m", note: "\\u202Ex"}}
speakers: {"\\e[7mX": {role: "\\e[2J"}}
events:
  - id: "\\e[31mid"
    date: "\\e[31m"
    title: "\\e[31mred\\e]52;c;QUJD\\a\\0\\x7f\\x9b\\u2066 [sic]"
    place: "\\e[6n"
    kind: "\\ec"
    tags: ["\\eP+q\\e\\\\"]
    summary: "\\x90\\x9d\\u0085\\u2028"
    source: [s, "\\e[1m"]
    statements: [{text: "\\e[31m", speaker: "\\e[7mX", at: "\\e[1m", note: "\\b\\v\\f\\r", date: "\\e"}]
    "\\e[31m": "\\e[31m"
  - title: raw \x1b[31m \xc2\x9b31m \xe2\x80\xae
    date: 2017
"""


@pytest.mark.parametrize(
    "words",
    [
        *("list", "check", "show ^[[31mid", "show 2017-raw-31m-9b-31m-u-202e", "search ^[", "search x|5m"),
        *("list --json", "check --json", "search ^[ --json", "show ^[[31mid --json"),
    ],
)
def test_no_control_character_of_a_file_reaches_the_output(words: str) -> None:
    answer = run(*words.split(), "-", stdin=HOSTILE)
    for text in (answer.out, answer.err):
        assert {character for character in text if not character.isprintable()} <= {"\n"}
    assert "^[" in answer.out
