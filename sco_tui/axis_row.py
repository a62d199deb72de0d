"""What stands on the time axis for one event: its header, its day in the gutter, its point or bar.

What a row says is decided here, without a width: how it is drawn is for the pane.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, TypeAlias

from sco_tui.date_words import day_label, duration, heading, length
from sco_tui.dates import MONTHS, Date, Edge, Point, Precision
from sco_tui.timeline import Event

# For each lane, from the left, whether a range runs through it.
Bars: TypeAlias = tuple[bool, ...]


class Shape(Enum):
    """What stands on the axis for an event."""

    DAY = "day"
    PERIOD = "period"  # a month or coarser: no day of it is meant
    UNCERTAIN = "uncertain"
    START = "start"
    OPEN_START = "open start"
    END = "end"
    GOES_ON = "goes on"
    NONE = "none"  # undated


class Heading(NamedTuple):
    """The header of a month, of a coarser date, or of the undated.

    `gap` says how much later it is: filled in where it is seen, by `axis_gaps.headed`.
    """

    text: str
    gap: str = ""


class Gap(NamedTuple):
    """From a day with an event to the next one in its month, and the ranges that run meanwhile."""

    days: int
    bars: Bars

    @property
    def text(self) -> str:
        return f"{duration(self.days)} later"


class Row(NamedTuple):
    """An event, or the end of its range, on the axis.

    `weekday`, `day` and `mark` are what the gutter says, empty where it is blank. `bars` are the ranges
    that run beside the event itself; `lane` is the one that a start or an end belongs to, and for any
    other shape the number of columns to its left. `note` is said after the title, or instead of it at an
    end.
    """

    event: Event
    shape: Shape
    lane: int
    bars: Bars
    weekday: str = ""
    day: str = ""
    mark: str = ""
    note: str = ""

    @property
    def is_event(self) -> bool:
        """Whether the cursor may stand here: not at the end of a range."""
        return self.shape not in (Shape.END, Shape.GOES_ON)


# What the axis is made of, from top to bottom.
AxisRow: TypeAlias = Heading | Gap | Row


class OwnRow:
    """What is known of an event's row without the others; `heading` is one object for all that share it.

    Ranges that end before the day `earliest` end above it: all of them above an undated one. It is plain
    where its row is the same whatever stands above, but for the bars and the day. `start` is the date that
    a gap above it may end with.
    """

    __slots__ = (
        *("_noted", "beside", "beside_on_same_day", "day", "earliest", "has_gutter", "heading"),
        *("is_plain", "is_range", "start"),
    )

    def __init__(self, event: Event, headings: dict[str, Heading]) -> None:
        date = event.when
        self.earliest = event.first_day
        self.heading = headings.setdefault(text := _heading(date), Heading(text))
        self.is_range = date is not None and _is_range(date)
        self.has_gutter = date is None or date.start is not Edge.OPEN
        point = _point(date)
        self.day = point.first if self.has_gutter and point and point.precision is Precision.DAY else None
        # Made once each, by the bars beside it: a new row takes eight times as long as to look it up.
        self.beside: dict[Bars, Row] = {(): _row(event, point if self.has_gutter else None)}
        self.beside_on_same_day: dict[Bars, Row] = {}
        self._noted: dict[Row, Row] = {}
        self.is_plain = date is not None and self.has_gutter and not (self.is_range or self.beside[()].note)
        self.start = known_start(date)

    def row(self, bars: Bars, *, is_same_day: bool) -> Row:
        """The row beside ranges that run, the day left out where it stands above already."""
        rows = self.beside_on_same_day if is_same_day else self.beside
        if bars not in rows:
            row = self.beside[()]._replace(lane=len(bars), bars=bars)
            rows[bars] = row._replace(weekday="", day="") if is_same_day else row
        return rows[bars]

    def noted(self, row: Row) -> Row:
        """The row of a range that no lane is left for: with its length."""
        if row not in self._noted:
            date = row.event.when
            assert date is not None
            note = length(date) or ("goes on" if date.latest is None else "")
            self._noted[row] = row._replace(note=note)
        return self._noted[row]


def gutter(point: Point) -> tuple[str, str]:
    """Weekday and day; for a month with a mark, what is marked."""
    if point.precision is Precision.DAY:
        return day_label(point.first)
    return "", MONTHS[point.month - 1][:3] if point.month and point.qualifier else ""


def mark_of(end: Point | Edge) -> str:
    return end.qualifier if isinstance(end, Point) else ""


def _row(event: Event, point: Point | None) -> Row:
    date = event.when
    if date is None:
        return Row(event, Shape.NONE, 0, (), note=f"date as written: {event.date}" if event.date else "")
    mark = date.qualifier or ("?" if Edge.UNKNOWN in (date.start, date.end) else "")
    said = gutter(point) if point else ("", "")
    return Row(event, _shape(date, mark), 0, (), *said, mark, note=_end_within(date))


def _end_within(date: Date) -> str:
    """The end of an interval that may be over where it begins: `to June 2017`, of one from the 8th."""
    start, end = date.start, date.end
    if _is_range(date) or not (isinstance(start, Point) and isinstance(end, Point)):
        return ""
    if start.precision is end.precision:
        return ""
    day = f"{day_label(end.first)[1]} " if end.precision is Precision.DAY else ""
    return f"to {day}{heading(end)}"


def _heading(date: Date | None) -> str:
    if date is None:
        return "No date"
    if isinstance(date.start, Point):
        return heading(date.start)
    assert isinstance(date.end, Point)
    return f"Before {heading(date.end)}" if date.start is Edge.OPEN else heading(date.end)


def _point(date: Date | None) -> Point | None:
    """The start of a date, or its end where the start is none."""
    points = (date.start, date.end) if date else ()
    return next((point for point in points if isinstance(point, Point)), None)


def known_start(date: Date | None) -> Point | None:
    """The start of a date that stands without a mark; of a range the end may have one."""
    if date is None or not isinstance(date.start, Point) or date.end is Edge.UNKNOWN or date.start.qualifier:
        return None
    # Most dates are single ones, the same at both ends.
    return date.start if date.start is date.end or _is_range(date) or not date.qualifier else None


def _is_range(date: Date) -> bool:
    """Whether a date runs from one day to another, or has no bound at an end."""
    if date.earliest is None or date.latest is None:
        return True
    if not (isinstance(date.start, Point) and isinstance(date.end, Point)):
        return False
    return date.is_interval and date.start.last < date.end.first


def _shape(date: Date, mark: str) -> Shape:
    point = _point(date)
    if mark:
        return Shape.UNCERTAIN
    if _is_range(date) or (point and point.precision is Precision.DAY and not point.unspecified):
        return Shape.DAY
    return Shape.PERIOD
