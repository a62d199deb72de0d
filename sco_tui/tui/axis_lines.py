"""Rows of the axis as lines of cells: the gutter, the bars, the title and the count of statements."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.cells import cell_len

from sco_tui import axis
from sco_tui.axis import Heading, Row, Shape
from sco_tui.search import Found
from sco_tui.timeline import Event
from sco_tui.tui import glyphs
from sco_tui.tui.lines import Line, Piece, cut, marked, wrapped

_WEEKDAY_WIDTH = 48
_TITLE_CHARACTERS = 1000  # no row shows more: a title of a megabyte is not measured whole


class Spacing(NamedTuple):
    """What the size of the pane decides: columns for the gutter and for the count, air between events."""

    width: int
    is_search: bool
    is_airy: bool

    @property
    def has_weekday(self) -> bool:
        return self.width >= _WEEKDAY_WIDTH

    @property
    def axis_column(self) -> int:
        return 10 if self.has_weekday else 7

    @property
    def count_width(self) -> int:
        return 6 if self.is_search else 4

    def title_width(self, row: Row, *, is_first_line: bool) -> int:
        """Cells for the title, one free at the edge; the first line leaves room for the count."""
        free = self.width - self.axis_column - 2 * _levels(row) - 1
        return max(free - (self.count_width if is_first_line and row.event.statements else 0), 1)


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

    def row_at(self, line: int) -> tuple[int, int]:
        """The row that stands at `line`, and how many lines of it are above."""
        row = min(bisect_right(self._tops, line), len(self.rows)) - 1
        return row, line - self._tops[row]

    def lines_of(self, event: Event) -> tuple[int, int]:
        """First line of an event, and the one behind its last, the air below it left out."""
        number = self._row_of[event]
        row = self.rows[number]
        assert isinstance(row, Row)
        top = self._tops[number]
        return top, top + self._own_height(row)

    def heading_at(self, line: int) -> str:
        """The header that `line` stands under."""
        for number in range(self.row_at(line)[0] if self.rows else -1, -1, -1):
            row = self.rows[number]
            if isinstance(row, Heading):
                return row.text
        return self._first_heading

    def number_of(self, event: Event) -> int:
        """Which of the events `event` is, from 0; -1 where it is not among them."""
        return self._number_of.get(event, -1)

    def is_shown(self, event: Event) -> bool:
        """Whether `event` is among the rows."""
        return event in self._row_of

    @property
    def first_event_line(self) -> int:
        """Where the first event begins: below a header, if one stands above it."""
        return next((self._tops[number] for number in self._row_of.values()), 0)

    def event_at(self, line: int) -> Event | None:
        """The event whose row, or whose range's end, stands at `line`."""
        if not 0 <= line < self.height:
            return None
        row = self.rows[self.row_at(line)[0]]
        return row.event if isinstance(row, Row) else None

    def nearest_event(self, line: int) -> Event | None:
        """The event that stands at `line` or next above it; the first one where none does."""
        line = min(max(line, 0), self.height - 1)
        for number in range(self.row_at(line)[0], -1, -1):
            row = self.rows[number]
            if isinstance(row, Row) and row.is_event:
                return row.event
        return next(iter(self._row_of), None)

    def is_on(self, event: Event | None, line: int) -> bool:
        """Whether `line` belongs to `event`."""
        if event is None or event not in self._row_of:
            return False
        first, behind = self.lines_of(event)
        return first <= line < behind

    def line(self, number: int, is_selected: bool) -> Line:
        """The pieces of one line, from column 0."""
        row_number, inner = self.row_at(number)
        row = self.rows[row_number]
        if isinstance(row, Heading):
            return heading_line(row.text, self.spacing.width)
        below = self.rows[row_number + 1] if row_number + 1 < len(self.rows) else None
        line: Line = [(glyphs.CURSOR if is_selected else " ", "accent")]
        line += self._gutter(row if inner == 0 else None)
        line += self._bars(row, inner, isinstance(below, Row))
        if row.is_event:
            line += self._words(row, inner)
        elif inner == 0:
            line.append((cut(row.note, self.spacing.title_width(row, is_first_line=False)), "muted"))
        return line

    def _own_height(self, row: Row) -> int:
        if not row.is_event:
            return 1
        title = row.event.title[:_TITLE_CHARACTERS]
        fits = cell_len(title) <= self.spacing.title_width(row, is_first_line=True) and "\n" not in title
        return (1 if fits else len(self._title_lines(row))) + bool(row.note)

    def _height(self, row: Heading | Row, below: Heading | Row) -> int:
        if isinstance(row, Heading):
            return 1
        is_spaced = self.spacing.is_airy and row.is_event and isinstance(below, Row) and below.is_event
        return self._own_height(row) + is_spaced

    def _gutter(self, row: Row | None) -> Line:
        weekday, day, mark = (row.weekday, row.day, row.mark) if row else ("", "", "")
        muted = row is not None and not row.is_event
        line: Line = [(f" {weekday:>3}", "muted")] if self.spacing.has_weekday else []
        return [*line, (f"{day:>4}"[-4:] if not line else f"{day:>3}", "muted" if muted else "text"),
                (f"{mark:1} ", "accent")]  # fmt: skip

    def _bars(self, row: Row, inner: int, has_row_below: bool) -> Line:
        """The axis: for each column a bar, the event's own sign, or the line that leads on."""
        line: Line = []
        for column in range(_levels(row)):
            line += [_sign(row, column, inner, has_row_below), (" ", "text")]
        return line

    def _words(self, row: Row, inner: int) -> Line:
        """A line of the title, then of the note; the count at the right edge of the first."""
        lines = self._title_lines(row)
        text = _title(row.event)
        if inner < len(lines):
            start, end, is_cut = lines[inner]
            hits = self.found.query.spans(text)
            words = marked(text, start, end, "name", hits)
            if is_cut:
                words.append((glyphs.MORE, "name"))
            return [*words, *self._count(row, words)] if inner == 0 else words
        if inner == len(lines) and row.note:
            return [(cut(row.note, self.spacing.title_width(row, is_first_line=False)), "muted")]
        return []

    def _title_lines(self, row: Row) -> list[tuple[int, int, bool]]:
        """The one or two lines of a title as ranges, and whether `…` follows."""
        text = _title(row.event)
        start, end = next(wrapped(text, self.spacing.title_width(row, is_first_line=True)))
        rest = end + len(text[end:]) - len(text[end:].lstrip())
        if rest >= len(text):
            return [(start, end, False)]
        width = self.spacing.title_width(row, is_first_line=False)
        if cell_len(text[rest:]) <= width:
            return [(start, end, False), (rest, len(text), False)]
        kept = cut(text[rest:], width)
        return [(start, end, False), (rest, rest + len(kept) - len(glyphs.MORE), True)]

    def _count(self, row: Row, words: Line) -> Line:
        total = len(row.event.statements)
        if not total:
            return []
        flags = self.found.matched.get(row.event, ())
        count = f"{sum(flags)}/{total}" if self.found.is_search else str(total)
        used = sum(cell_len(text) for text, _ in words)
        room = self.spacing.title_width(row, is_first_line=False) - used
        is_hit = self.found.is_search and any(flags)
        blanks = max(room - cell_len(count) - 1 - cell_len(glyphs.QUOTE), 0)
        return [
            (" " * blanks, "text"),
            (count, "count" if is_hit else "muted"),
            (f" {glyphs.QUOTE}", "muted"),
        ]


def _sign(row: Row, column: int, inner: int, has_row_below: bool) -> Piece:
    is_own = column == row.lane
    is_start = row.shape in (Shape.START, Shape.OPEN_START)
    if is_own and inner == 0:
        return glyphs.ON_AXIS[row.shape], "bar" if is_start or row.shape is Shape.END else "point"
    is_beside = not is_own and column < len(row.bars) and row.bars[column]
    if is_beside or (is_own and is_start):
        return glyphs.RUNNING, "bar"
    if is_own and column == 0 and has_row_below:
        return glyphs.AXIS, "rule"
    return " ", "text"


def heading_line(text: str, width: int) -> Line:
    """The header of a month: its name and a rule."""
    return [(f" {text} ", "month"), (glyphs.RULE * max(width - cell_len(text) - 3, 0), "rule")]


def spacing(found: Found, width: int, *, airy_up_to: int) -> Spacing:
    """The layout's measures for what was found, in a pane of `width` cells."""
    return Spacing(width, found.is_search, len(found.events) <= airy_up_to)


def _title(event: Event) -> str:
    return event.title[:_TITLE_CHARACTERS].replace("\n", " ").replace("\t", " ")


def _levels(row: Row) -> int:
    """Columns of the axis that stand before the words."""
    return max(len(row.bars), row.lane + 1)
