"""The list of a file's problems, drawn line by line, and the cursor that moves along it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sco_tui.problem import Problem, UnreadableError
from sco_tui.tui.lines import strip
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.problem_lines import Findings, ProblemLayout

_GUTTER = 2  # cells of the cursor and the blank behind it


class ProblemList(ScrollView, can_focus=True):
    """Shows `findings`, one of them the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Previous problem"),
        Binding("down,j", "move(1)", "Next problem"),
        Binding("pageup,ctrl+b", "page(-1)", "A page back"),
        Binding("pagedown,ctrl+f", "page(1)", "A page on"),
        Binding("ctrl+u", "page(-0.5)", "Half a page back"),
        Binding("ctrl+d", "page(0.5)", "Half a page on"),
        Binding("home,g", "edge(0)", "First problem"),
        Binding("end,G", "edge(-1)", "Last problem"),
        Binding("enter,l,right", "open", "The event that it is in"),
    ]

    look: reactive[Look] = reactive(DEFAULT)
    findings: reactive[Findings] = reactive(Findings())
    current: reactive[int] = reactive(0)

    class Opened(Message):
        """The reader wants the event of `problem`; None is why a file as it is now is not shown."""

        def __init__(self, problem: Problem | None) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self, file: str) -> None:
        super().__init__(id="problems")
        self._file = file
        self._laid_out: tuple[object, ProblemLayout] | None = None

    @property
    def _list(self) -> ProblemLayout:
        """The layout for now: also made while drawing, so that the first frame holds it."""
        width = max(self.scrollable_content_region.width - _GUTTER, 1)
        key = (self.findings, width, self.look.signs)
        if self._laid_out is None or self._laid_out[0] != key:
            self._laid_out = (key, ProblemLayout(self._file, self.findings, width, self.look.signs))
        return self._laid_out[1]

    @property
    def _rows(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _count(self) -> int:
        return len(self.findings)

    @property
    def position(self) -> str:
        """`1 of 4`."""
        return f"{self.current + 1:,} of {self._count:,}" if self._count else ""

    @property
    def finding(self) -> Problem | UnreadableError | None:
        """The current one; None where none is there."""
        return self.findings.at(self.current) if self._count else None

    @property
    def problem(self) -> Problem | None:
        """The current one; None where that is why a file is not shown, or none is there."""
        return self.finding if isinstance(self.finding, Problem) else None

    def watch_look(self) -> None:
        self._lay_out()

    def watch_findings(self, before: Findings, now: Findings) -> None:
        """The cursor stays on its problem where another one comes first; at the top, it is on that one."""
        shift = len(now.unreadable) - len(before.unreadable)
        self._go(self.current + shift if self.current else 0)
        self._lay_out()

    def watch_current(self) -> None:
        self._show_current()

    def on_resize(self) -> None:
        self._lay_out()

    def watch_show_vertical_scrollbar(self) -> None:
        """The scrollbar takes a column, and messages may take more lines."""
        self.call_next(self._lay_out)

    def _lay_out(self) -> None:
        if not self.size:
            return
        height = self._list.height
        if height > self._rows:  # the last page begins with a whole problem as well
            height = max(height, self._top_with(height) + self._rows)
        self.virtual_size = Size(self.scrollable_content_region.width, height)
        has_box = bool(self.styles.border_left[0])
        self.border_title = "Problems" if has_box else " Problems "
        self._show_current()

    def _top_with(self, end: int) -> int:
        """The first line of the problem at the top, where the line before `end` is to be seen."""
        first, behind = self._list.span(self._list.number_at(end - self._rows))
        return first if first >= end - self._rows else behind

    def _show_current(self) -> None:
        """Scrolls until the whole problem is seen, and no further."""
        self.border_subtitle = self.position
        if self._count and self.size:
            first, end = self._list.span(self.current)
            top = round(self.scroll_y)
            if end > top + self._rows:
                top = self._top_with(end)
            self.scroll_to(y=min(top, first), animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, palette = self.scrollable_content_region.width, self.look.palette
        line = y + round(self.scroll_y)
        if not self._count:
            return strip([("  No problems in this file." if y == 1 else "", "text")], width, palette)
        number = self._list.number_at(line)
        row = line - self._list.span(number)[0] - 1
        lines = self._list.lines(number)
        rows = [*lines.heading, *lines.head, *lines.below]
        if not 0 <= row < len(rows):
            return Strip.blank(width, palette.ground())
        head = row - len(lines.heading)
        is_current = number == self.current and 0 <= head < len(lines.head)
        gutter = f"{self.look.signs.cursor if is_current else ' '} "
        pieces = rows[row]
        return strip([(gutter, "accent"), *pieces], width, palette, is_current)

    def on_click(self, event: events.Click) -> None:
        line = event.y - self.gutter.top + round(self.scroll_y)
        if 0 <= line < self._list.height:
            self.current = self._list.number_at(line)

    def _go(self, number: int) -> None:
        self.current = min(max(number, 0), max(self._count - 1, 0))

    def action_move(self, steps: int) -> None:
        """Within a problem that is taller than the list, scrolls first."""
        if not self._count:
            return
        first, end = self._list.span(self.current)
        top = round(self.scroll_y)
        hidden = end - top - self._rows if steps > 0 else top - first
        if end - first > self._rows and hidden > 0:
            self.scroll_relative(y=steps, animate=False, immediate=True)
        else:
            self._go(self.current + steps)

    def action_page(self, pages: float) -> None:
        if not self._count:
            return
        line = self._list.span(self.current)[0] + int(pages * self._rows)
        number = self._list.number_at(max(line, 0))
        self._go(max(number, self.current + 1) if pages > 0 else min(number, self.current - 1))

    def action_edge(self, number: int) -> None:
        self._go(number % max(self._count, 1))

    def action_open(self) -> None:
        if self._count:
            self.post_message(self.Opened(self.problem))
