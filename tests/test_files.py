"""A regular file or standard input is read, up to a bound; all else is refused in one clear line."""

import errno
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from sco_tui.files import read_bytes
from sco_tui.problem import UnreadableError

ROOT = Path(__file__).parents[1]


def refusal(path: Path | str, limit_bytes: int = 100) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(str(path), limit_bytes)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_whole_file_is_read(tmp_path: Path) -> None:
    data = bytes(range(256)) * 20_000
    (tmp_path / "a").write_bytes(data)
    (tmp_path / "empty").touch()
    (tmp_path / "link").symlink_to("a")
    assert read_bytes(str(tmp_path / "a")) == data
    assert read_bytes(str(tmp_path / "empty")) == b""
    assert read_bytes(str(tmp_path / "link")) == data


def test_file_at_the_limit_is_read_and_one_over_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 2**20)
    assert len(read_bytes(str(path), 2**20)) == 2**20
    path.write_bytes(b"x" * (2**20 + 1))
    assert refusal(path, 2**20) == f"sco-tui: {path}: over 1 MiB"


def test_sparse_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as target:
        target.truncate(5 * 2**30)
    with pytest.raises(UnreadableError, match="over 512 MiB"):
        read_bytes(str(path))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_file_that_says_it_is_empty_is_read() -> None:
    assert b"Name:" in read_bytes("/proc/self/status")


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


REFUSED: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing", Path.exists, os.strerror(errno.ENOENT)),
    ("folder", lambda path: path.mkdir(), "is a folder, not a timeline file"),
    ("pipe", os.mkfifo, "not a regular file; pipe it in as standard input: -"),
    ("loop", make_loop, os.strerror(errno.ELOOP)),
    ("dangling", lambda path: path.symlink_to("nowhere"), os.strerror(errno.ENOENT)),
    ("socket", make_socket, os.strerror(errno.ENXIO)),
    ("below/file", lambda path: path.parent.touch(), os.strerror(errno.ENOTDIR)),
]


@pytest.mark.parametrize(("name", "make", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_no_regular_file(name: str, make: Callable[[Path], object], reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    make(path)
    assert refusal(path) == f"sco-tui: {path}: {reason}"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_device_is_not_read() -> None:
    assert refusal("/dev/zero") == "sco-tui: /dev/zero: not a regular file; pipe it in as standard input: -"


def test_name_is_one_clean_line(tmp_path: Path) -> None:
    path = f"{tmp_path}/a\x1b[31m\nb\u202e\udcff"
    shown = f"{tmp_path}/a^[[31m b<U+202E>\ufffd"
    assert refusal(path) == f"sco-tui: {shown}: {os.strerror(errno.ENOENT)}"


def test_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert refusal("a\0b") == "sco-tui: a^@b: embedded null byte"
    assert os.strerror(errno.ENAMETOOLONG) in refusal(tmp_path / ("x" * 300))
    assert refusal("").endswith(os.strerror(errno.ENOENT))


UNPRIVILEGED = """
import os, sys
from sco_tui.files import read_bytes
from sco_tui.problem import UnreadableError
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    read_bytes(sys.argv[1])
except UnreadableError as error:
    print(error)
"""


def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch(mode=0o000)
    command = [sys.executable, "-c", UNPRIVILEGED, str(path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == f"sco-tui: {path}: {os.strerror(errno.EACCES)}\n"


def test_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    texts = [b"newer", b"newest one"]
    read = os.read

    def read_and_change(descriptor: int, count: int) -> bytes:
        chunk = read(descriptor, count)
        if texts:
            path.write_bytes(texts.pop(0))
        return chunk

    monkeypatch.setattr(os, "read", read_and_change)
    assert read_bytes(str(path)) == b"newest one"


def test_file_that_never_rests_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.touch()
    read = os.read

    def read_and_change(descriptor: int, count: int) -> bytes:
        chunk = read(descriptor, count)
        if not chunk:
            with path.open("ab") as target:
                target.write(b"x")
        return chunk

    monkeypatch.setattr(os, "read", read_and_change)
    assert refusal(path, 10**6) == f"sco-tui: {path}: is being written to; try again when that is done"


STANDARD_INPUT = """
import sys
from sco_tui.files import read_bytes
from sco_tui.problem import UnreadableError
try:
    print(len(read_bytes("-", 2**20)))
except UnreadableError as error:
    print(error)
"""


def from_standard_input(shell: str) -> str:
    command = shell.replace("READ", f"{sys.executable} -c '{STANDARD_INPUT}'")
    return subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_standard_input_is_read() -> None:
    assert from_standard_input("(printf abc; sleep 0.1; printf de) | READ") == "5\n"
    assert from_standard_input("READ < /dev/null") == "0\n"


def test_standard_input_is_bounded() -> None:
    assert from_standard_input("head -c 2000000 /dev/zero | READ") == "sco-tui: -: over 1 MiB\n"


def test_standard_input_that_cannot_be_read() -> None:
    assert from_standard_input("READ <&-").startswith("sco-tui: -: ")


def test_pipe_without_a_writer_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = threading.Thread(target=refusal, args=(path,), daemon=True)
    reader.start()
    reader.join(timeout=10)
    assert not reader.is_alive()
