"""One of the files that are shown: what was read of it last, and whether it has changed since."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from sco_tui import timeline_file
from sco_tui.files import STANDARD_INPUT, absolute, short_name
from sco_tui.problem import Problem, UnreadableError
from sco_tui.timeline import Timeline
from sco_tui.watched_file import Sight, WatchedFile


class Read(NamedTuple):
    """What a file holds, and what is wrong with it."""

    timeline: Timeline
    problems: Sequence[Problem]


class LiveFile:
    """The file `path` (`-`: standard input); `content` is what it holds, where that was read already."""

    def __init__(self, path: str, content: bytes | None) -> None:
        self.path = path
        # From the root now: the folder that the viewer was begun in may go.
        self.place = path if path == STANDARD_INPUT else absolute(path)
        # What changes from here on is a change.
        self._watched = None if path == STANDARD_INPUT else WatchedFile(path)
        self._content = content
        self.name = short_name(path)
        self.read: Read | None = None  # the newest that could be read
        self.fault: UnreadableError | None = None  # why it is not what the file holds now

    @property
    def is_read_already(self) -> bool:
        return self._content is not None

    @property
    def can_change(self) -> bool:
        return self._watched is not None

    def look(self) -> Sight:
        """May take as long as the file's system lets it."""
        return self._watched.look(time.monotonic()) if self._watched else Sight.UNCHANGED

    def want(self) -> None:
        """The next look asks for it to be read, whether it has changed or not."""
        if self._watched is not None:
            self._watched.want()

    def take(self, progress: timeline_file.Progress | None = None) -> Read | UnreadableError | None:
        """Reads it; nothing changes here until `keep`, as nobody may wait for it any more.

        None where it changed meanwhile and what was read before is there to be shown: it is read once more.
        """
        taken: Read | UnreadableError
        try:
            taken = Read(*self._parsed(progress))
        except UnreadableError as error:
            taken = error
        if self.read is None or self._watched is None or self._watched.is_as_taken:
            return taken
        return None

    def _parsed(self, progress: timeline_file.Progress | None) -> tuple[Timeline, Sequence[Problem]]:
        if self._watched is None:  # a pipe gives what it holds once
            return timeline_file.parse(self.path, self._content or b"", progress)
        content, self._content = self._content, None
        if content is not None:
            return timeline_file.parse(self.path, content, progress)
        self._watched.take()
        return timeline_file.read(self.path, progress)

    def keep(self, taken: Read | UnreadableError) -> None:
        if isinstance(taken, Read):
            self.read, self.fault = taken, None
        else:
            self.fault = taken

    def can_open_later(self, error: UnreadableError) -> bool:
        """Whether the reader can mend it where it is, as the viewer waits."""
        return self.can_change and (error.line is not None or self.fault is not None)
