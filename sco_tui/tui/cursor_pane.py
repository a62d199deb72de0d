"""A pane of which one part is the current one: the cursor goes from part to part, the rows follow it."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from sco_tui.tui.lines import strip
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.row_pane import RowPane, RowPlace

GUTTER = 2  # cells of the cursor and the blank behind it


class CursorPane(RowPane):
    """The cursor is drawn on those rows of a part that are not blank."""

    look: reactive[Look] = reactive(DEFAULT)
    current: reactive[int] = reactive(0)

    class Highlighted(Message):
        """Another part is the current one, or none is."""

    @property
    def count(self) -> int:
        """How many parts the cursor may be on, from the first one; 0 where that says that there is none."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """Cells for the rows of a part, behind the cursor; the last one stays free."""
        return max(self.content_size.width - GUTTER - 1, 1)

    @property
    def part_count(self) -> int:
        return max(self.count, 1)

    @property
    def _last_of_cursor(self) -> int:
        return max(self.count - 1, 0)

    def watch_current(self) -> None:
        self.show_current()
        self.post_message(self.Highlighted())

    def on_resize(self) -> None:
        super().on_resize()
        self.show_current()

    def show_current(self) -> None:
        if self.size:
            part = min(self.current, self._last_of_cursor)
            last = RowPlace(part, len(self.rows_of(part)) - 1)
            self.show_rows(RowPlace(part, 0), last if part < self._last_of_cursor else self.last)
            self.border_subtitle = self.position
            self.refresh()

    @property
    def position(self) -> str:
        """`1 of 4`."""
        return f"{self.current + 1:,} of {self.count:,}" if self.count else ""

    def render_line(self, y: int) -> Strip:
        width, palette = self.content_size.width, self.look.palette
        place = self.place_in(y)
        if place is None:
            return Strip.blank(width, palette.ground())
        row = self.rows_of(place.part)[place.row]
        is_current = bool(self.count and row) and place.part == self.current
        cursor = (f"{self.look.signs.cursor if is_current else ' '} ", "accent")
        return strip([cursor, *row], width, palette, is_current)

    def on_click(self, event: events.Click) -> None:
        place = self.place_in(event.y - self.gutter.top)
        if place is not None and place.part < self.count:
            self.current = place.part

    def action_move(self, steps: int) -> None:
        self.current = min(max(self.current + steps, 0), self._last_of_cursor)

    def action_page(self, pages: float) -> None:
        place = self.moved(RowPlace(self.current, 0), int(pages * max(self.height - 1, 1)))
        self.action_move((place.part - self.current) or (1 if pages > 0 else -1))

    def action_edge(self, end: int) -> None:
        self.current = self._last_of_cursor if end else 0
