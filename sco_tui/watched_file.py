"""A file that may change while it is shown: seen from what the system says of it, never half written."""

from __future__ import annotations

import os
from enum import Enum, auto
from typing import NamedTuple

# Of all beginnings of a YAML file two in three are YAML as well, of fewer events: a file that is written
# piece by piece must have stood still for so long.
REST_SECONDS = 0.2


class Sight(Enum):
    """What a look at the file shows, against what was read of it."""

    UNCHANGED = auto()
    CHANGING = auto()  # it did so, or went, within the last REST_SECONDS
    CHANGED = auto()


class WatchedFile:
    """The file `path`, as it is when this is made and each time it is taken."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._taken = self._seen = _stamp(path)
        self._seen_since = 0.0

    def look(self, now: float) -> Sight:
        """`now` is in seconds, of a clock that never goes back."""
        stamp = _stamp(self.path)
        if stamp != self._seen:
            self._seen, self._seen_since = stamp, now
        if stamp == self._taken:
            return Sight.UNCHANGED
        return Sight.CHANGED if now - self._seen_since >= REST_SECONDS else Sight.CHANGING

    def take(self) -> None:
        """To be called right before the file is read: the next look sees what changes meanwhile."""
        self._taken = self._seen = _stamp(self.path)


class _Stamp(NamedTuple):
    """A file renamed over another may be as long and as old; rights given back change `ctime` alone."""

    device: int
    inode: int
    size: int
    mtime_ns: int
    ctime_ns: int


def _stamp(path: str) -> _Stamp | None:
    """None where there is no file, or none that the system tells of."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return _Stamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
