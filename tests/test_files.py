"""A file is read up to a bound or refused in one clear line; it is written whole or stays as it was."""

import errno
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sco_tui.files import absolute, read_bytes, write_bytes
from sco_tui.problem import UnreadableError
from tests.killed_writers import round_of

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
    ("folder", lambda path: path.mkdir(), "is a folder, not a file"),
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


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_file_is_written_whole_with_the_mode_of_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "a"
    before = os.umask(0o027)
    try:
        write_bytes(str(path), b"words" * 100_000)
    finally:
        os.umask(before)
    assert path.read_bytes() == b"words" * 100_000
    assert path.stat().st_mode & 0o777 == 0o640
    assert names_in(tmp_path) == ["a"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_old_file_is_replaced_and_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old and longer")
    path.chmod(mode)
    write_bytes(str(path), b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == mode
    assert names_in(tmp_path) == ["a"]


@pytest.mark.parametrize("target", ["below/real", "below/to be made"])
def test_link_stays_and_what_it_names_is_written(target: str, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(target)
    write_bytes(str(tmp_path / "link"), b"new")
    assert os.readlink(tmp_path / "link") == target
    assert (tmp_path / target).read_bytes() == b"new"
    assert names_in(tmp_path) == ["below", "link"]


def test_file_in_the_folder_one_is_in_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_bytes("a", b"new")
    assert names_in(tmp_path) == ["a"]


@pytest.mark.parametrize("name", ["x" * 255, "ж" * 127, "a.b [c]*", "-rf"])
def test_any_name_that_a_file_may_have_is_written(name: str, tmp_path: Path) -> None:
    write_bytes(str(tmp_path / name), b"new")
    assert (tmp_path / name).read_bytes() == b"new"


def make_folder(path: Path) -> None:
    path.mkdir()


NOT_REPLACED: list[tuple[str, Callable[[Path], object], int]] = [
    ("folder", make_folder, errno.EISDIR),
    ("missing/file", lambda _: None, errno.ENOENT),
    ("below/file", lambda path: path.parent.touch(), errno.ENOTDIR),
    ("pipe", os.mkfifo, errno.EINVAL),
    ("socket", make_socket, errno.EINVAL),
    ("loop", make_loop, errno.ELOOP),
    ("x" * 256, lambda _: None, errno.ENAMETOOLONG),
]


@pytest.mark.parametrize(("name", "make", "number"), NOT_REPLACED, ids=[row[0][:9] for row in NOT_REPLACED])
def test_what_is_no_file_is_not_replaced(
    name: str, make: Callable[[Path], object], number: int, tmp_path: Path
) -> None:
    make(tmp_path / name)
    before = names_in(tmp_path)
    with pytest.raises(OSError) as caught:  # noqa: PT011, its number is looked at
        write_bytes(str(tmp_path / name), b"new")
    assert caught.value.errno == number
    assert names_in(tmp_path) == before


def test_write_that_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write_bytes(str(path), b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a"]


LIMITED = """
import resource, sys
from sco_tui.files import write_bytes
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    write_bytes(sys.argv[1], b"new" * 100_000)
except OSError as error:
    print(error.strerror)
"""


def test_file_over_the_size_limit_leaves_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old" * 100_000)
    command = [sys.executable, "-c", LIMITED, str(path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == f"{os.strerror(errno.EFBIG)}\n"
    assert path.read_bytes() == b"old" * 100_000
    assert names_in(tmp_path) == ["a"]


UNPRIVILEGED_WRITER = """
import os, sys
from sco_tui.files import write_bytes
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    write_bytes(sys.argv[1], b"new")
except OSError as error:
    print(error.strerror)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may reach, which those of pytest are not."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o777, 0o444)])
def test_what_is_write_protected_is_not_replaced(folder_mode: int, file_mode: int, open_folder: Path) -> None:
    folder = open_folder / "folder"
    folder.mkdir()
    (folder / "a").write_bytes(b"old")
    (folder / "a").chmod(file_mode)
    folder.chmod(folder_mode)
    command = [sys.executable, "-c", UNPRIVILEGED_WRITER, str(folder / "a")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == f"{os.strerror(errno.EACCES)}\n"
    assert (folder / "a").read_bytes() == b"old"
    assert names_in(folder) == ["a"]
    folder.chmod(0o777)


def test_path_from_the_root_leads_where_the_path_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other" / "folder").mkdir(parents=True)
    (tmp_path / "other" / "a").touch()
    (tmp_path / "begun").mkdir()
    (tmp_path / "begun" / "link").symlink_to(tmp_path / "other" / "folder")
    monkeypatch.chdir(tmp_path / "begun")
    path = absolute("link/../a")
    assert os.path.isabs(path)
    assert os.path.samefile(path, tmp_path / "other" / "a")


def test_path_from_a_folder_that_is_gone_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "begun").mkdir()
    monkeypatch.chdir(tmp_path / "begun")
    (tmp_path / "begun").rmdir()
    assert (absolute("a"), absolute("/a")) == ("a", "/a")


def test_own_leftovers_over_an_hour_old_are_swept(tmp_path: Path) -> None:
    old = time.time() - 3700
    for name, seconds in [
        (".a.0123abcd.tmp", old),
        (".a.89ef4567.tmp", time.time()),
        (".b.0123abcd.tmp", old),
        (".a.notes.tmp", old),
        ("a.0123abcd.tmp", old),
    ]:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (seconds, seconds))
    write_bytes(str(tmp_path / "a"), b"new")
    assert names_in(tmp_path) == [".a.89ef4567.tmp", ".a.notes.tmp", ".b.0123abcd.tmp", "a", "a.0123abcd.tmp"]


def test_leftover_that_cannot_be_taken_away_does_not_keep_the_others(tmp_path: Path) -> None:
    folders = [tmp_path / f".a.0000000{number}.tmp" for number in range(9)]  # gone through in any order
    for folder in folders:
        folder.mkdir()
    leftover = tmp_path / ".a.ffffffff.tmp"
    leftover.touch()
    for path in (leftover, *folders):
        os.utime(path, (time.time() - 3700,) * 2)
    write_bytes(str(tmp_path / "a"), b"new")
    assert not leftover.exists()


WRITER = """
import sys
from sco_tui.files import write_bytes
for _ in range(60):
    write_bytes(sys.argv[1], sys.argv[2].encode() * 50_000)
"""


def test_reader_of_a_file_with_two_writers_never_sees_a_torn_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"0" * 50_000)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), letter], cwd=ROOT) for letter in "12"
    ]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        data = path.read_bytes()
        assert len(data) == 50_000
        seen.add(data[:1])
        assert len(set(data)) == 1
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(seen) > 1
    assert names_in(tmp_path) == ["a"]


KILLED = """
import os, signal, sys
from sco_tui import files
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
files.write_bytes(sys.argv[1], b"new")
"""


def test_writer_that_is_killed_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", KILLED, str(path)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"


def test_writer_that_is_killed_at_a_random_moment_tears_nothing_and_what_it_leaves_is_swept(
    tmp_path: Path,
) -> None:
    chance = random.Random(1)
    assert [round_of(tmp_path, chance) for _ in range(6)] == [""] * 6
    for name in names_in(tmp_path):
        os.utime(tmp_path / name, (0, 0))
    write_bytes(str(tmp_path / "a"), b"new")
    assert names_in(tmp_path) == ["a"]


@pytest.mark.parametrize("there", ["file", "folder", "dangling link"])
def test_what_is_there_stays_where_nothing_is_to_be_replaced(there: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    if there == "file":
        path.touch()
    elif there == "folder":
        path.mkdir()
    else:
        path.symlink_to("absent")
    with pytest.raises(FileExistsError):
        write_bytes(str(path), b"new", replaces=False)
    assert names_in(tmp_path) == ["a"]


def test_file_that_comes_while_another_is_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"mine"))
    with pytest.raises(FileExistsError):
        write_bytes(str(path), b"new", replaces=False)
    assert path.read_bytes() == b"mine"
    assert names_in(tmp_path) == ["a"]


def test_new_file_is_written_where_a_file_has_one_name_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: str) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    write_bytes(str(tmp_path / "a"), b"new", replaces=False)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert names_in(tmp_path) == ["a"]
