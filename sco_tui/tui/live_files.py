"""The files that are shown: read beside the event loop, and read again when they have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import App

from sco_tui import joining, timeline_file
from sco_tui.problem import UnreadableError
from sco_tui.tui import reading_words
from sco_tui.tui.answers import Answers
from sco_tui.tui.aside import aside
from sco_tui.tui.live_file import LiveFile, Read
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.workers import begin
from sco_tui.watched_file import REST_SECONDS, Sight

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

_LOOK_SECONDS = 1.0
_PROGRESS_SECONDS = 0.15
_GROUP = "file"
_Taken = Sequence[tuple[LiveFile, Read | UnreadableError]]


class LiveFiles:
    """Shows on the main screen what the files hold, or why they cannot be shown."""

    def __init__(
        self, app: App[UnreadableError], contents: Mapping[str, bytes | None], sources: Mapping[str, str]
    ) -> None:
        """`contents` has what each file holds, by its path, or None where that is to be read.

        `sources` are the paths of sources' texts, by key.
        """
        self._files = [LiveFile(path, content) for path, content in contents.items()]
        self._app = app
        self._sources = sources
        names = [file.name for file in self._files]
        self.name = ", ".join(names if len({*names}) == len(names) else self.paths)

    @property
    def paths(self) -> Mapping[str, str]:
        """Where each file is, by the name that its entries and problems have."""
        return {timeline_file.name_of(file.path): file.place for file in self._files}

    @property
    def fault(self) -> UnreadableError | None:
        """What keeps a timeline from being shown."""
        return None if any(file.read for file in self._files) else next(iter(self._faults), None)

    @property
    def _faults(self) -> Sequence[UnreadableError]:
        return [file.fault for file in self._files if file.fault is not None]

    def answers(self) -> Answers | None:
        """What the files hold, before the screen; None where they are to be read yet, or mended first.

        Raises UnreadableError where the only one cannot be mended as long as the viewer is open.
        """
        if not all(file.is_read_already for file in self._files):
            return None
        self._keep(_take(self._files))
        return self._answers()

    def _answers(self) -> Answers | None:
        read = [file.read for file in self._files if file.read is not None]
        if not read:
            return None
        problems = [problem for one in read for problem in one.problems]
        return Answers(joining.joined([one.timeline for one in read]), problems, self._sources)

    def _keep(self, taken: _Taken) -> None:
        """Raises UnreadableError where nothing is to be shown, now or later."""
        errors = [(file, one) for file, one in taken if isinstance(one, UnreadableError)]
        is_hopeless = bool(errors) and not any(file.can_open_later(error) for file, error in errors)
        if is_hopeless and len(errors) == len(self._files) and not any(file.read for file in self._files):
            raise errors[0][1]
        for file, one in taken:
            file.keep(one)

    @property
    def _screen(self) -> MainScreen:
        return next(screen for screen in self._app.screen_stack if isinstance(screen, MainScreen))

    def watch(self) -> None:
        """To be called when the screen stands."""
        if self._faults:
            self._screen.file.is_unreadable(self._faults)
        elif self._screen.shown is None:
            begin(self._app, self._read, self._files, group=_GROUP, newest=True)
        if any(file.can_change for file in self._files):
            self._app.set_interval(_LOOK_SECONDS, self._look)

    def want(self, paths: Collection[str]) -> None:
        """The next look reads these, when they are at rest."""
        for file in self._files:
            if file.path in paths:
                file.want()

    def read_again(self) -> None:
        """All that can be, each when it is at rest; an older reading's late result is dropped."""
        files = [file for file in self._files if file.can_change]
        if files:
            for file in files:
                file.want()
            begin(self._app, self.look, group=_GROUP, newest=True)
        else:
            self._notify("Standard input cannot be read again.")

    def _look(self) -> None:
        # Not while it is read: what changes meanwhile is seen by the next look.
        if not any(worker.group == _GROUP for worker in self._app.workers):
            begin(self._app, self.look, group=_GROUP)

    async def look(self) -> None:
        """Reads again those that have changed and stand still."""
        # Not on the event loop: a file of another machine may keep who looks at it waiting.
        sights = await aside(lambda: [(file, file.look()) for file in self._files])
        changed = [file for file, sight in sights if sight is Sight.CHANGED]
        if changed:
            await self._read(changed)
        if any(sight is Sight.CHANGING for _, sight in sights):
            self._app.set_timer(REST_SECONDS, self._look)

    async def _read(self, files: Sequence[LiveFile]) -> None:
        progress, state = timeline_file.Progress(), self._screen.file
        telling = self._app.set_interval(_PROGRESS_SECONDS, lambda: state.is_being_read(progress.events))
        try:
            taken = await aside(lambda: _take(files, progress))
            if taken:
                await self._show(taken)
            else:
                state.is_dropped()
        finally:
            telling.stop()
            progress.is_abandoned = True

    async def _show(self, taken: _Taken) -> None:
        is_again = self._screen.shown is not None
        had_one = [file for file, _ in taken if file.read is not None]
        try:
            self._keep(taken)
        except UnreadableError as error:
            self._app.exit(error, return_code=2)
            return
        if any(isinstance(one, Read) for _, one in taken):
            answers = self._answers()
            assert answers is not None
            await self._screen.show_timeline(answers)
        if self._faults:
            self._screen.file.is_unreadable(self._faults)
        for file, one in taken:
            if isinstance(one, Read) and is_again:
                self._notify(reading_words.read_again(file.name, len(one.timeline.events)))
            elif isinstance(one, UnreadableError) and self.fault is None:
                was_read = file in had_one
                self._notify(reading_words.not_read(file.name, one, was_read=was_read), "error")

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


def _take(files: Iterable[LiveFile], progress: timeline_file.Progress | None = None) -> _Taken:
    """What is read of each, but of those that changed meanwhile."""
    return [(file, taken) for file in files if (taken := file.take(progress)) is not None]
