"""The one way in and the one way out: bytes of a file, bounded when read, written whole or not at all."""

from __future__ import annotations

import codecs
import errno
import os
import posixpath
import re
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from sco_tui.problem import UnreadableError
from sco_tui.text import one_line

LIMIT_BYTES = 512 * 2**20
STANDARD_INPUT = "-"
_CHUNK_BYTES = 2**20
_ATTEMPTS = 5
# With a byte order mark, or two ASCII characters without.
_UTF_16 = re.compile(rb"\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0]")
_LINE_END = re.compile(rb"\r\n?|\n")
# Of the name of a temporary file: the rest fits in the 255 bytes that a name may have.
_MOST_NAME_CHARACTERS = 50
_STALE_SECONDS = 3600


def read_bytes(path: str, limit_bytes: int = LIMIT_BYTES) -> bytes:
    """All bytes of the regular file `path`, or of standard input for `-`.

    Raises UnreadableError for anything else than a regular file, for one over `limit_bytes`, for one
    that is written to during each of five attempts, and for whatever the system refuses.
    """
    name = one_line(path)
    try:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise UnreadableError(name, "standard input is closed")
            return _bounded(sys.stdin.fileno(), name, limit_bytes)
        return _regular_file(path, name, limit_bytes)
    except (OSError, ValueError) as error:
        raise UnreadableError(name, one_line(reason_of(error))) from error


def _regular_file(path: str, name: str, limit_bytes: int) -> bytes:
    # Without O_NONBLOCK the mere opening of a FIFO waits for a writer.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        for _ in range(_ATTEMPTS):
            before = os.fstat(descriptor)
            if stat.S_ISDIR(before.st_mode):
                raise UnreadableError(name, "is a folder, not a file")
            if not stat.S_ISREG(before.st_mode):
                raise UnreadableError(name, "not a regular file; pipe it in as standard input: -")
            if before.st_size > limit_bytes:
                raise _too_big(name, limit_bytes)
            os.lseek(descriptor, 0, os.SEEK_SET)
            data = _bounded(descriptor, name, limit_bytes, before.st_size)
            after = os.fstat(descriptor)
            if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
                return data
    finally:
        os.close(descriptor)
    raise UnreadableError(name, "is being written to; try again when that is done")


def _bounded(descriptor: int, name: str, limit_bytes: int, size: int = 0) -> bytes:
    """What `descriptor` gives up to its end; `size` is a guess, files of /proc say 0."""
    chunks: list[bytes] = []
    left = limit_bytes + 1
    chunk_bytes = max(size + 1, _CHUNK_BYTES)  # a file in one chunk is not copied to be joined
    while left > 0:
        chunk = os.read(descriptor, min(left, chunk_bytes))
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        left -= len(chunk)
    raise _too_big(name, limit_bytes)


class TextFile(NamedTuple):
    """A text without its byte order mark, and the SHA-256 of the file in hexadecimal digits."""

    text: str
    digest: str


def read_text(path: str, limit_bytes: int) -> TextFile:
    """The text of `path` as it is. Raises as `read_bytes`, and for no UTF-8."""
    from hashlib import sha256  # for the texts of sources only

    name, data = one_line(path), read_bytes(path, limit_bytes)
    refuse_utf_16(name, data)
    text = data.removeprefix(codecs.BOM_UTF8)
    return TextFile(decoded(name, text, len(data) - len(text)), sha256(data).hexdigest())


def refuse_utf_16(name: str, data: bytes) -> None:
    """Raises UnreadableError for what an editor has saved so: its bytes may be UTF-8 as well."""
    if _UTF_16.match(data):
        raise UnreadableError(name, "not UTF-8 but UTF-16: save it as UTF-8")


def decoded(name: str, data: bytes, bytes_before: int = 0) -> str:
    """`data` as text. Raises UnreadableError that names the first byte which is not UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(data[: error.start])) + 1
        place = f"byte {bytes_before + error.start + 1}, in line {line}"
        raise UnreadableError(name, f"not UTF-8 at {place}: save it as UTF-8") from error


def folder_of(path: str) -> str | None:
    """The folder that relative paths in the file `path` begin in; None for standard input."""
    return None if path == STANDARD_INPUT else os.path.dirname(path) or os.curdir


def absolute(path: str) -> str:
    """`path` from the root, with its `..`, as a link may stand before them.

    As it is where the folder that the program was begun in is gone.
    """
    try:
        return os.path.join(os.getcwd(), path)
    except FileNotFoundError:
        return path


def short_name(path: str) -> str:
    """How `path` is named to people who know where it lies, or need not know."""
    return "standard input" if path == STANDARD_INPUT else one_line(os.path.basename(path))


def leaves_folder(path: str) -> bool:
    """Whether a relative path of a file leads out of its folder, links apart."""
    return posixpath.isabs(path) or posixpath.normpath(path).split("/")[0] in ("..", "~")


def path_within(folder: str, path: str) -> str | None:
    """The real path of `path`, relative to `folder`; None where that is not in the folder or below it."""
    root = os.path.realpath(folder)
    real = os.path.realpath(os.path.join(root, path))
    return real if os.path.commonpath([root, real]) == root else None


def _too_big(name: str, limit_bytes: int) -> UnreadableError:
    return UnreadableError(name, f"over {limit_bytes // 2**20} MiB")


def write_document(path: str, text: str, made_from: Iterable[str], *, replaces: bool = True) -> None:
    """Writes what was made from other files, over none of those.

    Raises UnreadableError with the reason, and leaves what was there whole; with `replaces` off also where
    something is there.
    """
    name = one_line(path)
    if path.endswith(os.sep):
        raise UnreadableError(name, "is the name of a folder: name a file to write")
    if any(is_same(path, source) for source in made_from):
        raise UnreadableError(name, "it is what this is made from: name another file to write")
    try:
        write_bytes(path, text.encode(), replaces=replaces)
    except (OSError, ValueError) as error:
        raise UnreadableError(name, one_line(f"not written: {reason_of(error)}")) from error


def write_bytes(path: str, data: bytes, *, replaces: bool = True) -> None:
    """Puts `data` in the place of the regular file `path`, or raises OSError and leaves what was there whole.

    A link stays a link, and an old file's mode stays. Nothing is written in place, so the folder must be
    writable too; the `filename` of an error may be the temporary file's. With `replaces` off it raises
    FileExistsError where something is there, also if it came while this was written.
    """
    if not replaces and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    mode = _mode_to_keep(path)
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    prefix = f".{name[:_MOST_NAME_CHARACTERS]}."
    _sweep(folder, prefix)
    temporary = os.path.join(folder, f"{prefix}{os.urandom(4).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, 0o666 if mode is None else mode)
    try:
        with open(descriptor, "wb") as written:
            if mode is not None:
                os.fchmod(descriptor, mode)  # what the umask took away
            written.write(data)
            written.flush()
            os.fsync(descriptor)
        (os.replace if replaces else _put)(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _put(temporary: str, target: str) -> None:
    """Gives a file its name where nothing has it: a second name, as a rename would take one away."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        os.rename(temporary, target)
    else:
        os.unlink(temporary)


def is_same(path: str, other: str) -> bool:
    """Whether both are one file that is there, whatever leads to it."""
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def reason_of(error: Exception) -> str:
    """Why the system refused; NUL in a path is a ValueError."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _mode_to_keep(path: str) -> int | None:
    """The permissions of the file that is there; None for none. Raises OSError for what is not replaced."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not stat.S_ISREG(mode):  # a device would be gone
        raise OSError(errno.EINVAL, "not a regular file", path)
    if not os.access(path, os.W_OK):  # the folder alone would let a protected file be replaced
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    return mode & 0o777


def _sweep(folder: str, prefix: str) -> None:
    """Takes away what killed writers have left; one that is still at work has a younger file."""
    own = re.compile(re.escape(prefix) + r"[0-9a-f]{8}\.tmp")
    oldest = time.time() - _STALE_SECONDS
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # one that cannot be taken away must not keep the others
                if own.fullmatch(entry.name) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                    os.unlink(entry.path)


def _sync_folder(folder: str) -> None:
    """Makes the new name last over a crash; not every folder can be synced, and the file is whole."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
