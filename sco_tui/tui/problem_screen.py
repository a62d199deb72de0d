"""The problems of the file, each with its place; Enter leads to the event that it is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from sco_tui.found import everything
from sco_tui.problem import Problem, Severity
from sco_tui.text import counted
from sco_tui.timeline import Timeline
from sco_tui.tui.aim import Aim
from sco_tui.tui.footer import Footer
from sco_tui.tui.header import Header
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.problem_lines import Findings
from sco_tui.tui.problem_list import ProblemList
from sco_tui.tui.too_small import TooSmall

_NOTICE_SECONDS = 4


class ProblemScreen(Screen[Aim | None]):
    """Ends with the event or statement that is to be shown, or with None."""

    AUTO_FOCUS = "ProblemList"
    HORIZONTAL_BREAKPOINTS = MainScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = MainScreen.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left", "dismiss", "Back to the timeline"),
        Binding("e", "edit", "Edit the file there"),
        Binding("r", "app.read_again", "Read the file again"),
        Binding("T", "app.next_theme", "The next theme"),
        Binding("question_mark,f1", "help", "Help"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)
    findings: var[Findings] = var(Findings())

    @dataclass
    class EditWanted(Message):
        """The reader wants to mend what is at this place of the file."""

        file: str  # its name
        line: int
        column: int

    def __init__(
        self, file: str, timeline: Timeline, findings: Findings, look: Look, of_each: str | None = None
    ) -> None:
        """`file` is the name to show above, `of_each` beside each problem: "" for that of its own file."""
        super().__init__()
        self._file = file
        self._of_each = file if of_each is None else of_each
        self._timeline = timeline
        self.set_reactive(ProblemScreen.findings, findings)
        self.set_reactive(ProblemScreen.look, look)

    def compose(self) -> ComposeResult:
        yield Header(self._file).data_bind(ProblemScreen.look)
        yield ProblemList(self._of_each).data_bind(ProblemScreen.look, ProblemScreen.findings)
        yield Footer("problems").data_bind(ProblemScreen.look)
        yield TooSmall().data_bind(ProblemScreen.look)

    def on_mount(self) -> None:
        self._tell_findings()
        self.watch(self.query_one(ProblemList), "current", self._tell_position)

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell_position)

    def show(self, timeline: Timeline, findings: Findings) -> None:
        """Shows what came of reading the file again."""
        self._timeline = timeline
        self.findings = findings
        self._tell_findings()
        self._tell_position()

    def _tell_findings(self) -> None:
        header = self.query_one(Header)
        header.found = everything(self._timeline)
        header.state = counts_of(self.findings)

    def _tell_position(self) -> None:
        footer, position = self.query_one(Footer), self.query_one(ProblemList).position
        footer.position = "" if self.has_class("-wide") else position
        has_event = bool(position) and self._aim_at(self.query_one(ProblemList).problem) is not None
        footer.unusable = self._unusable()
        footer.place = "problems" if has_event else "a problem of no event" if position else "no problems"

    def _unusable(self) -> frozenset[str]:
        """Standard input can neither be edited nor read again; a file that could not be read is no such."""
        finding, files = self.query_one(ProblemList).finding, self._timeline.files
        piped = {name for name, file in files.items() if file.folder is None}
        keys = {"e": finding is not None and finding.file in piped, "r": piped == files.keys()}
        return frozenset(key for key, is_unusable in keys.items() if is_unusable)

    def _aim_at(self, problem: Problem | None) -> Aim | None:
        return aim_at(self._timeline, problem) if problem else None

    @on(ProblemList.Opened)
    def _open(self, message: ProblemList.Opened) -> None:
        aim = self._aim_at(message.problem)
        if aim is not None:
            self.dismiss(aim)
            return
        no_event = "This is in no event." if message.problem else "What the file now holds is not shown yet."
        self.notify(no_event, timeout=_NOTICE_SECONDS, markup=False)

    def action_edit(self) -> None:
        finding = self.query_one(ProblemList).finding
        if finding is not None:
            self.post_message(self.EditWanted(finding.file, finding.line or 1, finding.column or 1))
        else:
            self.post_message(self.EditWanted(next(iter(self._timeline.files)), 1, 1))

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen

        everywhere = [*self.BINDINGS, *self.app.BINDINGS]
        groups = [("In the problems", ProblemList.BINDINGS), ("Everywhere here", everywhere)]
        self.app.push_screen(HelpScreen(groups, self.look))


def counts_of(findings: Findings) -> str:
    """`3 errors · 1 warning`; "" where nothing is wrong."""
    errors = sum(problem.severity is Severity.ERROR for problem in findings.problems)
    warnings = len(findings.problems) - errors
    errors += len(findings.unreadable)
    counts = ((errors, "error"), (warnings, "warning"))
    return " · ".join(counted(number, noun) for number, noun in counts if number)


def aim_at(timeline: Timeline, problem: Problem) -> Aim | None:
    """The event in whose entry `problem` stands, and the statement whose words it is about."""
    place = (problem.line, problem.column)
    for event in timeline.events:
        if event.file == problem.file and (event.line, event.column) <= place < event.end:
            places = [statement.text_place for statement in event.statements]
            return Aim(event, places.index(place) if place in places else None)
    return None
