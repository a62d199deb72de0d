"""A row of the axis as lines of cells: the gutter, the bars, and the words beside them."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from sco_tui.axis import MAX_LANES
from sco_tui.axis_row import Gap, Heading, Row, Shape
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, Piece, cut, width_of
from sco_tui.tui.shown import Shown, title_of
from sco_tui.tui.title_lines import title_lines

_WEEKDAY_WIDTH = 47  # and one column for the scrollbar
_RULE_BEHIND = 2  # cells of the rule behind the gap in a header


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


def heading_line(heading: Heading, width: int, signs: Signs) -> Line:
    """The header of a month: its name and a rule, in it how much later that is, where there is room."""
    line: Line = [(f" {signs.own(heading.text)} ", "month")]
    gap = f" {heading.gap} "
    room = width - width_of(line) - 1
    tail = cell_len(gap) + _RULE_BEHIND
    if not heading.gap or room <= tail:
        return [*line, (signs.rule * max(room, 0), "rule")]
    return [
        *line,
        (signs.rule * (room - tail), "rule"),
        (gap, "muted"),
        (signs.rule * _RULE_BEHIND, "rule"),
    ]


def gap_line(gap: Gap, spacing: Spacing, signs: Signs) -> Line:
    """Days in which nothing is recorded, on the axis."""
    bars = [(f"{signs.running if runs else ' '} ", "bar") for runs in gap.bars]
    words = cut(gap.text, spacing.words_width(len(bars) + 1), signs.more)
    return [(" " * spacing.axis_column, "text"), *bars, (signs.gap, "rule"), (f" {words}", "muted")]


def row_line(
    row: Row,
    inner: int,
    shown: Shown,
    spacing: Spacing,
    signs: Signs,
    *,
    is_selected: bool,
    is_last: bool,
    mark: str = "",
) -> Line:
    """The line `inner` of an event's row, from column 0; `is_last` where the axis breaks off below it.

    `mark` stands in the first line, where the cursor would, or beside it.
    """
    mark = mark if inner == 0 else ""
    line: Line = [(signs.cursor if is_selected else mark or " ", "accent")]
    gutter = _gutter(row if inner == 0 else None, spacing)
    if is_selected and mark:
        (text, role), *rest = gutter
        gutter = [(mark, "accent"), (text[1:], role), *rest]
    return [
        *line,
        *gutter,
        *_axis(row, inner, signs, is_last=is_last),
        *_words(row, inner, shown, spacing, signs),
    ]


def end_line(row: Row, spacing: Spacing, signs: Signs, *, is_far: bool, is_last: bool) -> Line:
    """The end of a range: muted, and with its title where its start `is_far` above."""
    words = _end_words(row, spacing, signs) if is_far else signs.own(row.note)
    line: Line = [(" ", "text"), *_gutter(row, spacing), *_axis(row, 0, signs, is_last=is_last)]
    return [*line, (cut(words, spacing.words_width(levels_of(row)), signs.more), "muted")]


def _end_words(row: Row, spacing: Spacing, signs: Signs) -> str:
    """The title of a range at its end, cut rather than the rest."""
    verb = "goes on" if row.shape is Shape.GOES_ON else "ends"
    rest = signs.own(f" {verb}" + (f" · {row.note}" if row.note != verb else ""))
    room = max(spacing.words_width(levels_of(row)) - cell_len(rest), 0)
    return cut(title_of(row.event), room, signs.more) + rest


def _gutter(row: Row | None, spacing: Spacing) -> Line:
    weekday, day, mark = (row.weekday, row.day, row.mark) if row else ("", "", "")
    muted = row is not None and not row.is_event
    line: Line = [(f" {weekday:>3}", "muted")] if spacing.has_weekday else [(" ", "text")]
    return [*line, (f"{day:>3}", "muted" if muted else "text"), (f"{mark:1} ", "accent")]


def _words(row: Row, inner: int, shown: Shown, spacing: Spacing, signs: Signs) -> Line:
    """A line of the title, then the note, then why the row is here."""
    event, width = row.event, spacing.words_width(levels_of(row))
    titles = title_lines(event, shown, width, spacing.count_width(len(event.statements)), signs)
    if inner < len(titles):
        return titles[inner]
    if inner == len(titles) and row.note:
        # Of an undated event the note is a date as the file has it.
        note = row.note if row.shape is Shape.NONE else signs.own(row.note)
        return [(cut(note, width, signs.more), "muted")]
    if inner == len(titles) + bool(row.note) and shown.found.is_unexplained(event):
        from sco_tui.tui.snippet import reason_line  # while searching only: 5 ms

        return reason_line(shown.found, event, width, signs.more)
    return []


def _axis(row: Row, inner: int, signs: Signs, *, is_last: bool) -> Line:
    """The columns of the axis that stand before the words, a blank behind each."""
    line: Line = []
    for column in range(levels_of(row)):
        line += [_sign(row, column, inner, is_last, signs), (" ", "text")]
    return line


def _sign(row: Row, column: int, inner: int, is_last: bool, signs: Signs) -> Piece:
    """What one column of the axis holds: a bar, the event's own sign, or the line that leads on."""
    is_own = column == row.lane
    is_start = row.shape in (Shape.START, Shape.OPEN_START)
    if is_own and inner == 0:
        return signs.on_axis[row.shape], "bar" if is_start or not row.is_event else "point"
    is_beside = not is_own and column < len(row.bars) and row.bars[column]
    if is_beside or (is_own and is_start):
        return signs.running, "bar"
    if is_own and column == 0 and not is_last:
        return signs.axis, "rule"
    return " ", "text"


def levels_of(row: Row) -> int:
    return max(len(row.bars), row.lane + 1)
