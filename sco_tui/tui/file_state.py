"""What the main screen says of its file: how far it is read, why it is not what is shown, its problems."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

from sco_tui.problem import Problem, UnreadableError
from sco_tui.tui.aim import Aim
from sco_tui.tui.answers import Answers
from sco_tui.tui.header import Header
from sco_tui.tui.look import Look
from sco_tui.tui.panes import Panes
from sco_tui.tui.reading_words import Opening, state_of

# Imported when it is first asked for.
if TYPE_CHECKING:
    from sco_tui.tui.problem_lines import Findings
    from sco_tui.tui.problem_screen import ProblemScreen


class FileState:
    """Says it in the header, in the list as long as nothing is shown there, and in the list of problems."""

    def __init__(
        self, screen: Screen[None], name: str, answers: Answers | None, *, is_one: bool = True
    ) -> None:
        """`is_one` where there is one file, whose name `name` is."""
        self.name = name
        self._is_one = is_one
        self._screen = screen
        self._answers = answers  # of what was read and is shown
        self._unreadable: Sequence[UnreadableError] = ()  # why files as they are now are not what is shown
        self._problems: ProblemScreen | None = None  # where it was opened

    @property
    def faulty_place(self) -> tuple[str | None, int]:
        """Name and line of the first file that cannot be read; line 1 where that has no place."""
        fault = next(iter(self._unreadable), None)
        return (fault.file, fault.line or 1) if fault else (None, 1)

    @property
    def problem_count(self) -> int:
        return len(self._answers.problems) + len(self._of_check) if self._answers else 0

    @property
    def _of_check(self) -> Sequence[Problem]:
        checked = self._answers.checked if self._answers else None
        return checked.problems if checked else ()

    def is_being_read(self, events: int) -> None:
        """So many events were read so far."""
        if self._answers:
            self._screen.query_one(Header).progress = f"reading: {events:,} events"
        else:
            self._screen.query_one(Panes).timeline.opening = Opening(self.name, events)

    def is_dropped(self) -> None:
        """It changed while it was read again: what is shown stays."""
        self._screen.query_one(Header).progress = ""

    def is_unreadable(self, errors: Sequence[UnreadableError]) -> None:
        """For each file that is, why, one at least. What was shown before stays."""
        self._unreadable = errors
        if not self._answers:
            panes = self._screen.query_one(Panes)
            panes.add_class("-unreadable")
            panes.timeline.opening = Opening(self.name, unreadable=errors[0])
        self._tell()

    def is_read(self, answers: Answers) -> None:
        """It is what is shown."""
        self._answers, self._unreadable = answers, ()
        self._screen.query_one(Panes).remove_class("-unreadable")
        self._tell()

    def is_checked(self) -> None:
        """Its statements have been compared with their sources."""
        self._tell_problems()

    def _tell(self) -> None:
        header, answers = self._screen.query_one(Header), self._answers
        header.state = state_of(self._unreadable[0]) if self._unreadable and answers else ""
        header.progress = ""
        self._tell_problems()

    def _tell_problems(self) -> None:
        answers = self._answers
        self._screen.query_one(Header).problem_count = self.problem_count
        if answers and self._problems is not None and self._problems.is_attached:
            self._problems.show(answers.timeline, self._findings(answers))

    def _findings(self, answers: Answers) -> Findings:
        from sco_tui.tui.problem_lines import Findings

        return Findings(answers.problems, self._unreadable, self._of_check, answers.timeline.files.keys())

    async def open_problems(self, look: Look, then: Callable[[Aim | None], Awaitable[None]]) -> None:
        """Ends where one of them is, or with None; nothing to open before anything was read."""
        from sco_tui.tui.problem_screen import ProblemScreen

        if self._answers:
            findings = self._findings(self._answers)
            of_each = self.name if self._is_one else ""
            self._problems = ProblemScreen(self.name, self._answers.timeline, findings, look, of_each)
            await self._screen.app.push_screen(self._problems, then)
