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
        self._is_wanted = False

    def want(self) -> None:
        """The next look that finds it at rest says so as of a change."""
        self._is_wanted = True

    def look(self, now: float) -> Sight:
        """`now` is in seconds, of a clock that never goes back."""
        stamp = _stamp(self.path)
        if stamp != self._seen:
            self._seen, self._seen_since = stamp, now
        if stamp == self._taken and not self._is_wanted:
            return Sight.UNCHANGED
        return Sight.CHANGED if now - self._seen_since >= REST_SECONDS else Sight.CHANGING

    def take(self) -> None:
        """To be called before the file is read: what was seen of it last, at rest, is what is to be read."""
        self._taken, self._is_wanted = self._seen, False

    @property
    def is_as_taken(self) -> bool:
        """Whether what was read since is that; else it may be half of something."""
        return _stamp(self.path) == self._taken


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
