"""A row of the axis as lines of cells: the gutter, the bars, the title and the count of statements."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from sco_tui.axis import MAX_LANES
from sco_tui.axis_row import Row, Shape
from sco_tui.found import Found
from sco_tui.timeline import Event
from sco_tui.tui import glyphs
from sco_tui.tui.lines import Line, Piece, cut, marked, width_of, wrapped
from sco_tui.tui.shown import Shown, title_of

_WEEKDAY_WIDTH = 47  # and one column for the scrollbar


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

    def words_width(self, levels: int) -> int:
        """Cells for the words of a row behind so many columns of the axis, one free at the edge."""
        return max(self.width - self.axis_column - 2 * levels - 1, 1)

    def count_width(self, statements: int) -> int:
        """Cells that the count of statements takes in the first line: `1/3 ❝` behind a blank."""
        digits = len(str(statements))
        return (2 * digits + 1 if self.is_search else digits) + 3 if statements else 0


def heights_of(shown: Shown, spacing: Spacing) -> list[int]:
    """Lines of each event's row: one or two for the title, one for a note, one that says why it is here."""
    cells, statements = shown.title_cells, shown.statement_counts
    widths = [spacing.words_width(lanes) for lanes in range(MAX_LANES + 2)]
    counts = [spacing.count_width(number) for number in range(max(statements, default=0) + 1)]
    heights = [
        1 + (cells[number] + counts[statements[number]] > widths[lanes]) + is_unexplained
        for number, lanes, is_unexplained in zip(
            shown.numbers, shown.rows.lanes, shown.unexplained, strict=True
        )
    ]
    for number in shown.rows.noted:
        heights[number] += 1
    return heights


def heading_line(text: str, width: int) -> Line:
    """The header of a month: its name and a rule."""
    return [(f" {text} ", "month"), (glyphs.RULE * max(width - cell_len(text) - 3, 0), "rule")]


def row_line(
    row: Row, inner: int, shown: Shown, spacing: Spacing, *, is_selected: bool, is_last: bool
) -> Line:
    """The line `inner` of a row, from column 0; `is_last` where the axis breaks off below it."""
    line: Line = [(glyphs.CURSOR if is_selected else " ", "accent")]
    line += _gutter(row if inner == 0 else None, spacing)
    for column in range(_levels(row)):
        line += [_sign(row, column, inner, is_last), (" ", "text")]
    if row.is_event:
        return line + _words(row, inner, shown, spacing)
    return [*line, (cut(row.note, spacing.words_width(_levels(row))), "muted")]


def end_words(row: Row, spacing: Spacing) -> str:
    """What stands at the end of a range whose start is far above: its title, cut rather than the rest."""
    verb = "goes on" if row.shape is Shape.GOES_ON else "ends"
    rest = f" {verb}" + (f" · {row.note}" if row.note != verb else "")
    return cut(title_of(row.event), max(spacing.words_width(_levels(row)) - cell_len(rest), 0)) + rest


def _gutter(row: Row | None, spacing: Spacing) -> Line:
    weekday, day, mark = (row.weekday, row.day, row.mark) if row else ("", "", "")
    muted = row is not None and not row.is_event
    line: Line = [(f" {weekday:>3}", "muted")] if spacing.has_weekday else [(" ", "text")]
    return [*line, (f"{day:>3}", "muted" if muted else "text"), (f"{mark:1} ", "accent")]


def _words(row: Row, inner: int, shown: Shown, spacing: Spacing) -> Line:
    """A line of the title, then the note, then why the row is here; the count at the first one's right."""
    found, width = shown.found, spacing.words_width(_levels(row))
    titles = _title_lines(row, spacing)
    if inner < len(titles):
        words = _title_line(row.event, titles[inner], shown)
        return [*words, *_count(row.event, found, width - width_of(words))] if inner == 0 else words
    if inner == len(titles) and row.note:
        return [(cut(row.note, width), "muted")]
    if inner == len(titles) + bool(row.note) and found.is_unexplained(row.event):
        from sco_tui.tui.snippet import reason_line  # while searching only: 5 ms

        return reason_line(found, row.event, width)
    return []


def _title_line(event: Event, line: tuple[int, int, bool], shown: Shown) -> Line:
    start, end, is_cut = line
    text = title_of(event)
    role = "muted" if shown.dims and event not in shown.found else "name"
    words = marked(text, start, end, role, shown.found.spans(text, "title") if role == "name" else [])
    return [*words, (glyphs.MORE, role)] if is_cut else words


def _title_lines(row: Row, spacing: Spacing) -> list[tuple[int, int, bool]]:
    """The one or two lines of a title as ranges, and whether `…` follows."""
    text = title_of(row.event)
    width = spacing.words_width(_levels(row))
    start, end = next(wrapped(text, width - spacing.count_width(len(row.event.statements))))
    rest = end + len(text[end:]) - len(text[end:].lstrip())
    if rest >= len(text):
        return [(start, end, False)]
    if cell_len(text[rest:]) <= width:
        return [(start, end, False), (rest, len(text), False)]
    kept = cut(text[rest:], width)
    return [(start, end, False), (rest, rest + len(kept) - len(glyphs.MORE), True)]


def _count(event: Event, found: Found, room: int) -> Line:
    """How many statements the event has, at the right end of `room` cells."""
    total = len(event.statements)
    if not total:
        return []
    matched = sum(found.matched(event))
    count = f"{matched}/{total}" if found.is_search else str(total)
    blanks = max(room - cell_len(count) - 1 - cell_len(glyphs.QUOTE), 0)
    return [
        (" " * blanks, "text"),
        (count, "count" if matched else "muted"),
        (f" {glyphs.QUOTE}", "muted"),
    ]


def _sign(row: Row, column: int, inner: int, is_last: bool) -> Piece:
    """What one column of the axis holds: a bar, the event's own sign, or the line that leads on."""
    is_own = column == row.lane
    is_start = row.shape in (Shape.START, Shape.OPEN_START)
    if is_own and inner == 0:
        return glyphs.ON_AXIS[row.shape], "bar" if is_start or not row.is_event else "point"
    is_beside = not is_own and column < len(row.bars) and row.bars[column]
    if is_beside or (is_own and is_start):
        return glyphs.RUNNING, "bar"
    if is_own and column == 0 and not is_last:
        return glyphs.AXIS, "rule"
    return " ", "text"


def _levels(row: Row) -> int:
    """Columns of the axis that stand before the words."""
    return max(len(row.bars), row.lane + 1)
