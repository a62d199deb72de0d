"""A row of the axis as lines of cells: the gutter, the bars, the title and the count of statements."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from sco_tui.axis import Row, Shape
from sco_tui.search import Found
from sco_tui.timeline import Event
from sco_tui.tui import glyphs
from sco_tui.tui.lines import Line, Piece, cut, marked, width_of, wrapped

_WEEKDAY_WIDTH = 47  # and one column for the scrollbar
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

    def title_width(self, row: Row, *, is_first_line: bool = False) -> int:
        """Cells for the title, one free at the edge; the first line leaves room for the count."""
        free = self.width - self.axis_column - 2 * _levels(row) - 1
        if is_first_line and row.event.statements:
            digits = len(str(len(row.event.statements)))
            free -= (2 * digits + 1 if self.is_search else digits) + 3  # `1/3 ❝` behind a blank
        return max(free, 1)


def height_of(row: Row, spacing: Spacing) -> int:
    """Lines that a row takes: of an event one or two for the title, and one for its note."""
    if not row.is_event:
        return 1
    fits = cell_len(_title(row.event)) <= spacing.title_width(row, is_first_line=True)
    return (1 if fits else len(_title_lines(row, spacing))) + bool(row.note)


def heading_line(text: str, width: int) -> Line:
    """The header of a month: its name and a rule."""
    return [(f" {text} ", "month"), (glyphs.RULE * max(width - cell_len(text) - 3, 0), "rule")]


def row_line(
    row: Row, inner: int, found: Found, spacing: Spacing, *, is_selected: bool, is_last: bool
) -> Line:
    """The line `inner` of a row, from column 0; `is_last` where the axis breaks off below it."""
    line: Line = [(glyphs.CURSOR if is_selected else " ", "accent")]
    line += _gutter(row if inner == 0 else None, spacing)
    for column in range(_levels(row)):
        line += [_sign(row, column, inner, is_last), (" ", "text")]
    if row.is_event:
        return line + _words(row, inner, found, spacing)
    return [*line, (cut(row.note, spacing.title_width(row)), "muted")]


def end_words(row: Row, spacing: Spacing) -> str:
    """What stands at the end of a range whose start is far above: its title, cut rather than the rest."""
    verb = "goes on" if row.shape is Shape.GOES_ON else "ends"
    rest = f" {verb}" + (f" · {row.note}" if row.note != verb else "")
    return cut(_title(row.event), max(spacing.title_width(row) - cell_len(rest), 0)) + rest


def _gutter(row: Row | None, spacing: Spacing) -> Line:
    weekday, day, mark = (row.weekday, row.day, row.mark) if row else ("", "", "")
    muted = row is not None and not row.is_event
    line: Line = [(f" {weekday:>3}", "muted")] if spacing.has_weekday else [(" ", "text")]
    return [*line, (f"{day:>3}", "muted" if muted else "text"), (f"{mark:1} ", "accent")]


def _words(row: Row, inner: int, found: Found, spacing: Spacing) -> Line:
    """A line of the title, then of the note; the count at the right edge of the first."""
    lines = _title_lines(row, spacing)
    if inner < len(lines):
        start, end, is_cut = lines[inner]
        text = _title(row.event)
        words = marked(text, start, end, "name", found.query.spans(text))
        if is_cut:
            words.append((glyphs.MORE, "name"))
        return (
            [*words, *_count(row, found, spacing.title_width(row) - width_of(words))] if inner == 0 else words
        )
    if inner == len(lines) and row.note:
        return [(cut(row.note, spacing.title_width(row)), "muted")]
    return []


def _title_lines(row: Row, spacing: Spacing) -> list[tuple[int, int, bool]]:
    """The one or two lines of a title as ranges, and whether `…` follows."""
    text = _title(row.event)
    start, end = next(wrapped(text, spacing.title_width(row, is_first_line=True)))
    rest = end + len(text[end:]) - len(text[end:].lstrip())
    if rest >= len(text):
        return [(start, end, False)]
    width = spacing.title_width(row)
    if cell_len(text[rest:]) <= width:
        return [(start, end, False), (rest, len(text), False)]
    kept = cut(text[rest:], width)
    return [(start, end, False), (rest, rest + len(kept) - len(glyphs.MORE), True)]


def _count(row: Row, found: Found, room: int) -> Line:
    """How many statements the event has, at the right end of `room` cells."""
    total = len(row.event.statements)
    if not total:
        return []
    matched = sum(found.matched.get(row.event, ()))
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


def _title(event: Event) -> str:
    return event.title[:_TITLE_CHARACTERS].replace("\n", " ").replace("\t", " ")


def _levels(row: Row) -> int:
    """Columns of the axis that stand before the words."""
    return max(len(row.bars), row.lane + 1)
