"""Where the rows of the axis stand: the line each begins at, and what stands at a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise

from sco_tui.axis_gaps import headed
from sco_tui.axis_row import AxisRow, Gap, Heading, Row
from sco_tui.timeline import Event
from sco_tui.tui.axis_lines import Spacing, end_line, gap_line, heading_line, heights_of, row_line
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line
from sco_tui.tui.marked import NOTHING_MARKED, Marked
from sco_tui.tui.shown import Shown

# Where the start of a range stands over so many lines above its end, the end repeats whose it is.
_LINES_APART = 10
# Up to so many events there is room for air between them; fewer where the pane is narrow.
_AIRY_EVENTS = 8
_AIRY_EVENTS_NARROW = 6
_NARROW_WIDTH = 47  # and one column for the scrollbar


@lru_cache(maxsize=2)
def layout_of(shown: Shown, width: int) -> AxisLayout:
    """The layout in a list of `width` cells; kept, as it is made beside the event loop and drawn on it."""
    airy = _AIRY_EVENTS_NARROW if width < _NARROW_WIDTH else _AIRY_EVENTS
    is_airy = len(shown.numbers) <= airy
    return AxisLayout(shown, Spacing(width, shown.found.is_search, is_airy))


class AxisLayout:
    """The rows of what is shown with the line where each begins; lines are made when they are seen."""

    def __init__(self, shown: Shown, spacing: Spacing) -> None:
        self.shown = shown
        self.spacing = spacing
        self._rows, self._starts, _, self._headings, _ = shown.rows
        self._own_heights = heights_of(shown, spacing)
        # The pane's title says the first header: it takes no line of its own.
        heights = [0, *[1] * (len(self._rows) - 1)]
        for number, height in zip(self._starts, self._own_heights, strict=True):
            heights[number] = height
        if spacing.is_airy:
            for number, (row, below) in enumerate(pairwise(self._rows)):
                heights[number] += _is_event(row) and _is_event(below)
        self._tops = [0, *accumulate(heights)]

    @property
    def height(self) -> int:
        return self._tops[-1]

    def height_in(self, rows: int) -> int:
        """The height with the blank lines behind it that let a last page of `rows` begin with a whole row."""
        if self.height <= rows:
            return self.height
        return max(self.height, self.row_start(self.height - rows) + rows)

    def row_at(self, line: int) -> int:
        """The number of the row that stands at `line`; the same at every width."""
        return min(bisect_right(self._tops, line), len(self._rows)) - 1

    def top_of(self, row: int) -> int:
        """The line where the row of this number begins."""
        return self._tops[row]

    def first_line(self, number: int) -> int:
        """Where event `number` of those shown begins."""
        return self._tops[self._starts[number]]

    def line_behind(self, number: int) -> int:
        """The line behind an event's last, the air below it left out; of the last event, the axis' end."""
        if number == len(self._starts) - 1:
            return self.height
        return self.first_line(number) + self._own_heights[number]

    def row_start(self, line: int, *, is_above: bool = False) -> int:
        """The line next below or above `line`, or itself, where a row begins; the last row's at the end.

        Not a header's, which the pane's title says instead, nor that of a gap, which is one to what is above.
        """
        number = bisect_right(self._tops, line) - 1 if is_above else bisect_left(self._tops, line)
        number = max(min(number, len(self._rows) - 1), 0)
        if number > 0 and not isinstance(self._rows[number], Row):
            number += -1 if is_above else 1
        return self._tops[number]

    def heading_at(self, line: int) -> Heading:
        """The header that `line` stands under; with its gap where it would be the line right above."""
        if not self._rows:
            return Heading("Timeline")
        row = self.row_at(line)
        number = self._headings[bisect_right(self._headings, row) - 1]
        heading = headed(self._rows, number)
        return heading if number == row - 1 else Heading(heading.text)

    def event_at(self, line: int) -> Event | None:
        """The event whose row, or whose range's end, stands at `line`."""
        if not 0 <= line < self.height:
            return None
        row = self._rows[self.row_at(line)]
        return row.event if isinstance(row, Row) else None

    def event_line(self, line: int) -> tuple[Row, int] | None:
        """The row of an event, or of a range's end, at `line`, and which of the row's lines that is."""
        number = self.row_at(line)
        row = self._rows[number]
        return (row, line - self._tops[number]) if isinstance(row, Row) else None

    def nearest_number(self, line: int) -> int:
        """Which of the events stands at `line` or next above it; the first where none does."""
        return max(bisect_right(self._starts, self.row_at(min(max(line, 0), self.height - 1))) - 1, 0)

    def window(self, top: int, rows: int) -> tuple[Event, Event] | None:
        """The first and the last event seen from the line `top` on; None where there is none."""
        if not self.shown.numbers:
            return None
        first, last = self.nearest_number(top), self.nearest_number(top + max(rows, 1) - 1)
        return self.shown.events[first], self.shown.events[last]

    def number_from(self, number: int, lines: int) -> int:
        """The event that stands so many lines below event `number`, above where under 0; never that one."""
        reached = self.nearest_number(self.first_line(number) + lines)
        step = 1 if lines > 0 else -1
        return reached if (reached - number) * step > 0 else number + step

    def line(
        self, number: int, selected: Event | None, signs: Signs, marked: Marked = NOTHING_MARKED
    ) -> Line:
        """The pieces of one line, from column 0."""
        row_number = self.row_at(number)
        row = self._rows[row_number]
        if isinstance(row, Heading):
            return heading_line(headed(self._rows, row_number), self.spacing.width, signs)
        if isinstance(row, Gap):
            return gap_line(row, self.spacing, signs)
        below = self._rows[row_number + 1] if row_number + 1 < len(self._rows) else None
        is_last = below is None or isinstance(below, Heading)
        inner = number - self._tops[row_number]
        if not row.is_event:
            is_far = self._is_far_from_start(row, row_number)
            return end_line(row, self.spacing, signs, is_far=is_far, is_last=is_last)
        is_selected = self.is_on(selected, number)
        return row_line(
            row,
            inner,
            self.shown,
            self.spacing,
            signs,
            is_selected=is_selected,
            is_last=is_last,
            mark=marked.sign(row.event, signs),
        )

    def is_on(self, event: Event | None, line: int) -> bool:
        """Whether `line` belongs to the row of `event`."""
        number = self.shown.number_of(event)
        if number < 0:
            return False
        first = self.first_line(number)
        return first <= line < first + self._own_heights[number]

    def _is_far_from_start(self, end: Row, row_number: int) -> bool:
        start = self._starts[self.shown.number_of(end.event)]
        return self._tops[row_number] - self._tops[start] > _LINES_APART


def _is_event(row: AxisRow) -> bool:
    return isinstance(row, Row) and row.is_event
