"""Where the rows of the axis stand: the line each begins at, and what stands at a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise

from sco_tui import axis
from sco_tui.axis import Heading, Row
from sco_tui.search import Found
from sco_tui.timeline import Event
from sco_tui.tui.axis_lines import Spacing, end_words, heading_line, height_of, row_line
from sco_tui.tui.lines import Line

# Where the start of a range stands over so many lines above its end, the end repeats whose it is.
_LINES_APART = 10


class AxisLayout:
    """The rows of what was found with the line where each begins; lines are made when they are seen."""

    def __init__(self, found: Found, spacing: Spacing) -> None:
        self.found = found
        self.spacing = spacing
        self.rows: list[Heading | Row] = list(axis.rows(found.events))
        # The pane's title says the first header.
        self._first_heading = "Timeline"
        if self.rows and isinstance(self.rows[0], Heading):
            self._first_heading = self.rows[0].text
            del self.rows[0]
        heights = [self._height(row, below) for row, below in pairwise([*self.rows, Heading("")])]
        self._tops = [0, *accumulate(heights)]
        self._row_of = {
            row.event: number for number, row in enumerate(self.rows) if isinstance(row, Row) and row.is_event
        }
        self._number_of = {event: number for number, event in enumerate(found.events)}

    @property
    def height(self) -> int:
        return self._tops[-1]

    def row_at(self, line: int) -> int:
        """The number of the row that stands at `line`; the same at every width."""
        return min(bisect_right(self._tops, line), len(self.rows)) - 1

    def top_of(self, row: int) -> int:
        """The line where the row of this number begins."""
        return self._tops[row]

    def first_line(self, event: Event) -> int:
        """Where an event begins; of the first one, the header above it included."""
        return 0 if self._number_of[event] == 0 else self._tops[self._row_of[event]]

    def line_behind(self, event: Event) -> int:
        """The line behind an event's last, the air below it left out; of the last event, the axis' end."""
        if self._number_of[event] == len(self._number_of) - 1:
            return self.height
        return self._own_lines(event)[1]

    def row_start(self, line: int, *, is_above: bool = False) -> int:
        """The line next below or above `line`, or itself, where a row begins; the last row's at the end."""
        number = bisect_right(self._tops, line) - 1 if is_above else bisect_left(self._tops, line)
        return self._tops[max(min(number, len(self.rows) - 1), 0)]

    def heading_at(self, line: int) -> str:
        """The header that `line` stands under."""
        for number in range(self.row_at(line) if self.rows else -1, -1, -1):
            row = self.rows[number]
            if isinstance(row, Heading):
                return row.text
        return self._first_heading

    def is_heading(self, line: int) -> bool:
        """Whether a header stands at `line`."""
        return isinstance(self.rows[self.row_at(line)], Heading)

    def number_of(self, event: Event) -> int:
        """Which of the events `event` is, from 0; -1 where it is not among them."""
        return self._number_of.get(event, -1)

    def event_at(self, line: int) -> Event | None:
        """The event whose row, or whose range's end, stands at `line`."""
        if not 0 <= line < self.height:
            return None
        row = self.rows[self.row_at(line)]
        return row.event if isinstance(row, Row) else None

    def nearest_event(self, line: int) -> Event | None:
        """The event that stands at `line` or next above it; the first one where none does."""
        line = min(max(line, 0), self.height - 1)
        for number in range(self.row_at(line), -1, -1):
            row = self.rows[number]
            if isinstance(row, Row) and row.is_event:
                return row.event
        return next(iter(self._row_of), None)

    def is_on(self, event: Event | None, line: int) -> bool:
        """Whether `line` belongs to `event`."""
        if event is None or event not in self._row_of:
            return False
        first, behind = self._own_lines(event)
        return first <= line < behind

    def line(self, number: int, is_selected: bool) -> Line:
        """The pieces of one line, from column 0."""
        row_number = self.row_at(number)
        row = self.rows[row_number]
        if isinstance(row, Heading):
            return heading_line(row.text, self.spacing.width)
        top = self._tops[row_number]
        if not row.is_event and top - self._tops[self._row_of[row.event]] > _LINES_APART:
            row = row._replace(note=end_words(row, self.spacing))
        below = self.rows[row_number + 1] if row_number + 1 < len(self.rows) else None
        is_last = not isinstance(below, Row)
        return row_line(row, number - top, self.found, self.spacing, is_selected=is_selected, is_last=is_last)

    def _own_lines(self, event: Event) -> tuple[int, int]:
        number = self._row_of[event]
        row = self.rows[number]
        assert isinstance(row, Row)
        return self._tops[number], self._tops[number] + height_of(row, self.spacing)

    def _height(self, row: Heading | Row, below: Heading | Row) -> int:
        if isinstance(row, Heading):
            return 1
        is_spaced = self.spacing.is_airy and row.is_event and isinstance(below, Row) and below.is_event
        return height_of(row, self.spacing) + is_spaced
