"""The one way in: bytes of a regular file or of standard input, bounded, never waiting on a device."""

from __future__ import annotations

import os
import stat
import sys

from sco_tui.problem import UnreadableError
from sco_tui.text import one_line

LIMIT_BYTES = 512 * 2**20
STANDARD_INPUT = "-"
_CHUNK_BYTES = 2**20
_ATTEMPTS = 5


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
    except OSError as error:
        raise UnreadableError(name, one_line(error.strerror or str(error))) from error
    except ValueError as error:  # NUL in the path
        raise UnreadableError(name, one_line(str(error))) from error


def _regular_file(path: str, name: str, limit_bytes: int) -> bytes:
    # Without O_NONBLOCK the mere opening of a FIFO waits for a writer.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        for _ in range(_ATTEMPTS):
            before = os.fstat(descriptor)
            if stat.S_ISDIR(before.st_mode):
                raise UnreadableError(name, "is a folder, not a timeline file")
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


def _too_big(name: str, limit_bytes: int) -> UnreadableError:
    return UnreadableError(name, f"over {limit_bytes // 2**20} MiB")
