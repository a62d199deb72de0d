"""The file that is shown: read beside the event loop, and read again when it has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import App

from sco_tui import timeline_file
from sco_tui.files import STANDARD_INPUT
from sco_tui.problem import UnreadableError
from sco_tui.text import one_line
from sco_tui.tui import reading_words
from sco_tui.tui.answers import Answers
from sco_tui.tui.aside import aside
from sco_tui.tui.main_screen import MainScreen
from sco_tui.watched_file import REST_SECONDS, Sight, WatchedFile

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

_LOOK_SECONDS = 1.0
_PROGRESS_SECONDS = 0.15
_GROUP = "file"


class LiveFile:
    """Shows on the main screen what the file `path` (`-`: standard input) holds, or why it cannot."""

    def __init__(self, app: App[UnreadableError], path: str, sources: Mapping[str, str]) -> None:
        """`sources` are the paths of sources' texts, by key."""
        self._app = app
        self._sources = sources
        self.path = path
        self._watched = None if path == STANDARD_INPUT else WatchedFile(path)
        self.name = one_line(os.path.basename(path)) if self._watched else "standard input"
        self.fault: UnreadableError | None = None  # what keeps the first timeline from being shown

    def answers(self, data: bytes) -> Answers | None:
        """What the file holds, read before the screen; None, and `fault`, where it has to be mended first.

        Raises UnreadableError where that has no place in the file, or the file is standard input.
        """
        try:
            return Answers(*timeline_file.parse(self.path, data), self._sources)
        except UnreadableError as error:
            if not self._can_open_later(error):
                raise
            self.fault = error
            return None

    def _can_open_later(self, error: UnreadableError) -> bool:
        return self._watched is not None and (error.line is not None or self.fault is not None)

    @property
    def _screen(self) -> MainScreen:
        return next(screen for screen in self._app.screen_stack if isinstance(screen, MainScreen))

    def watch(self) -> None:
        """To be called when the screen stands."""
        if self.fault is not None:
            self._screen.file.is_unreadable(self.fault)
        elif self._screen.shown is None:
            self.read()
        if self._watched is not None:
            self._app.set_interval(_LOOK_SECONDS, self._look)

    def read(self) -> None:
        """Reads it now; an older reading's late result is dropped."""
        self._app.run_worker(self._read(), group=_GROUP, exclusive=True)

    def read_again(self) -> None:
        """As `read`, where that can be done."""
        if self._watched is None:
            self._notify("Standard input cannot be read again.")
        else:
            self.read()

    def _look(self) -> None:
        # Not while it is read: what changes meanwhile is seen by the next look.
        if not any(worker.group == _GROUP for worker in self._app.workers):
            self._app.run_worker(self.look(), group=_GROUP)

    async def look(self) -> None:
        """Reads the file again where it has changed and stands still."""
        watched = self._watched
        if watched is None:
            return
        # Not on the event loop: a file of another machine may keep who looks at it waiting.
        sight = await aside(lambda: watched.look(time.monotonic()))
        if sight is Sight.CHANGED:
            await self._read()
        elif sight is Sight.CHANGING:
            self._app.set_timer(REST_SECONDS, self._look)

    async def _read(self) -> None:
        progress, state = timeline_file.Progress(), self._screen.file
        telling = self._app.set_interval(_PROGRESS_SECONDS, lambda: state.is_being_read(progress.events))
        try:
            await self._show(await aside(lambda: self._taken(progress)))
        except UnreadableError as error:
            self._say_unreadable(error)
        finally:
            telling.stop()
            progress.is_abandoned = True

    def _taken(self, progress: timeline_file.Progress) -> Answers:
        if self._watched is not None:
            self._watched.take()
        return Answers(*timeline_file.read(self.path, progress), self._sources)

    async def _show(self, answers: Answers) -> None:
        is_again = self._screen.shown is not None
        await self._screen.show_timeline(answers)
        self.fault = None
        if is_again:
            self._notify(reading_words.read_again(self.name, len(answers.timeline.events)))

    def _say_unreadable(self, error: UnreadableError) -> None:
        if self._screen.shown is not None:
            self._notify(reading_words.not_read(self.name, error), "error")
        elif self._can_open_later(error):
            self.fault = error
        else:
            self._app.exit(error, return_code=2)
            return
        self._screen.file.is_unreadable(error)

    def say_source_unreadable(self, error: UnreadableError) -> None:
        """One that the reader named: at the start the viewer ends with the reason."""
        if self._is_checked:
            self._notify(f"Statements are not compared again: {error.file}: {error.reason}", "error")
        else:
            self._app.exit(error, return_code=2)

    @property
    def _is_checked(self) -> bool:
        return self._screen.checked is not None

    def _notify(self, words: str, severity: SeverityLevel = "information") -> None:
        self._app.notify(words, severity=severity, markup=False)
