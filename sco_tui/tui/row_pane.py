"""A pane that scrolls over rows of which only those that are seen are made: it does not know its height."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sco_tui.tui.lines import Line

_WHEEL_ROWS = 3


class RowPlace(NamedTuple):
    """A row of a part of what is shown, both counted from 0."""

    part: int
    row: int


class RowPane(Widget, can_focus=True):
    """Shows `part_count` parts, one or more of them, each of one row or more."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup,ctrl+b", "page(-1)", "A page up"),
        Binding("pagedown,ctrl+f", "page(1)", "A page down"),
        Binding("ctrl+u", "page(-0.5)", "Half a page up"),
        Binding("ctrl+d", "page(0.5)", "Half a page down"),
        Binding("home,g", "edge(0)", "To the beginning"),
        Binding("end,G", "edge(1)", "To the end"),
    ]

    top: reactive[RowPlace] = reactive(RowPlace(0, 0))

    def __init__(self, title: str, id: str) -> None:
        super().__init__(id=id)
        self._title = title

    def on_resize(self) -> None:
        self.draw_title(self._title)

    def draw_title(self, title: str) -> None:
        """In a rule alone it has a blank at either side."""
        self._title = title
        has_corner = bool(self.styles.border_left[0])
        self.border_title = Content(title if has_corner else f" {title} ")

    @property
    def part_count(self) -> int:
        raise NotImplementedError

    def rows_of(self, part: int) -> Sequence[Line]:
        """The rows of a part, for the width of now."""
        raise NotImplementedError

    @property
    def height(self) -> int:
        """Rows that are seen."""
        return max(self.content_size.height, 1)

    @property
    def last(self) -> RowPlace:
        return RowPlace(self.part_count - 1, len(self.rows_of(self.part_count - 1)) - 1)

    def moved(self, place: RowPlace, rows: int) -> RowPlace:
        """So many rows further down, or up where negative; no further than the first and the last one."""
        part, row = place.part, place.row + rows
        while row < 0 and part > 0:
            part -= 1
            row += len(self.rows_of(part))
        while row >= len(self.rows_of(part)) and part < self.part_count - 1:
            row -= len(self.rows_of(part))
            part += 1
        return RowPlace(part, min(max(row, 0), len(self.rows_of(part)) - 1))

    def go_to(self, place: RowPlace) -> None:
        """Makes it the first row, but for a last page that would not be full."""
        self.top = min(place, self.moved(self.last, 1 - self.height))

    def show_rows(self, first: RowPlace, last: RowPlace) -> None:
        """Scrolls no further than it must, till both are seen; the first where both do not fit."""
        if self.moved(self.top, self.height - 1) < last:
            self.go_to(self.moved(last, 1 - self.height))
        if first < self.top:
            self.go_to(first)

    def place_in(self, row: int) -> RowPlace | None:
        """What is seen in a row of the pane; None behind the end."""
        place = self.moved(self.top, row)
        return None if row and place == self.moved(self.top, row - 1) else place

    def action_scroll(self, rows: int) -> None:
        self.go_to(self.moved(self.top, rows))

    def action_page(self, pages: float) -> None:
        self.action_scroll(int(pages * max(self.height - 1, 1)) or (1 if pages > 0 else -1))

    def action_edge(self, end: int) -> None:
        self.go_to(self.last if end else RowPlace(0, 0))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_scroll(_WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_scroll(-_WHEEL_ROWS)
