"""Events as the rows of a time axis: headers, the days of the gutter, points, ranges as bars.

What a row says is decided here, without a width: how it is drawn is for the pane.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cached_property
from math import inf
from typing import NamedTuple

from sco_tui.date_words import day_label, heading, length
from sco_tui.dates import MONTHS, Date, Edge, Point, Precision
from sco_tui.timeline import Event

# Ranges at a time that are drawn as bars; a further one is a point with its length in words.
MAX_LANES = 2


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
    """The header of a month, of a coarser date, or of the undated."""

    text: str


class Row(NamedTuple):
    """An event, or the end of its range, on the axis.

    `weekday`, `day` and `mark` are what the gutter says, empty where it is blank. `bars` says for each
    lane, from the left, whether a range runs through this row beside the event itself; `lane` is the one
    that a start or an end belongs to, and for any other shape the number of columns to its left.
    `note` is said after the title, or instead of it at an end.
    """

    event: Event
    shape: Shape
    lane: int
    bars: tuple[bool, ...]
    weekday: str = ""
    day: str = ""
    mark: str = ""
    note: str = ""

    @property
    def is_event(self) -> bool:
        """Whether the cursor may stand here: not at the end of a range."""
        return self.shape not in (Shape.END, Shape.GOES_ON)


class Rows(NamedTuple):
    """The axis from top to bottom, and of each event the number of its own row."""

    rows: list[Heading | Row]
    starts: list[int]


class Axis:
    """The axis of a timeline's events, or of some of them, in time order with the undated last.

    What no choice among them changes is kept for each event: of 10,000 events the rows are made in 4 ms
    instead of 70.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        headings: dict[str, Heading] = {}
        self._alone = {event: _Alone(event, headings) for event in events}

    def rows(self, events: Sequence[Event]) -> Rows:
        walk = _Walk()
        starts = []
        for event in events:
            walk.go_to(event, self._alone[event])
            starts.append(len(walk.rows) - 1)
        walk.end()
        return Rows(walk.rows, starts)


class _Alone:
    """What is known of an event without the others: its header, its day in the gutter and its row."""

    def __init__(self, event: Event, headings: dict[str, Heading]) -> None:
        date = event.when
        self._date = date
        self.heading = headings.setdefault(text := _heading(date), Heading(text))
        self.is_range = date is not None and _is_range(date)
        self.has_gutter = date is None or date.start is not Edge.OPEN
        point = _point(date)
        self.day = point.first if self.has_gutter and point and point.precision is Precision.DAY else None
        self._rows: dict[tuple[tuple[bool, ...], bool], Row] = {}
        self._rows[(), False] = _row(event, point if self.has_gutter else None)

    @cached_property
    def length(self) -> str:
        """Of a range that no lane is left for."""
        assert self._date is not None
        return length(self._date) or ("goes on" if self._date.latest is None else "")

    def beside(self, bars: tuple[bool, ...], is_same_day: bool) -> Row:
        """The row beside ranges that run, the day left out where it stands above already.

        Made once each: a new row takes eight times as long.
        """
        row = self._rows.get((bars, is_same_day))
        if row is None:
            row = self._rows[(), False]._replace(lane=len(bars), bars=bars)
            row = row._replace(weekday="", day="") if is_same_day else row
            self._rows[bars, is_same_day] = row
        return row


def _row(event: Event, gutter: Point | None) -> Row:
    date = event.when
    if date is None:
        return Row(event, Shape.NONE, 0, (), note=f"date as written: {event.date}" if event.date else "")
    mark = date.qualifier or ("?" if Edge.UNKNOWN in (date.start, date.end) else "")
    return Row(event, _shape(date, mark), 0, (), *(_gutter(gutter) if gutter else ("", "")), mark)


def _gutter(point: Point) -> tuple[str, str]:
    """Weekday and day; for a month with a mark, what is marked."""
    if point.precision is Precision.DAY:
        return day_label(point.first)
    return "", MONTHS[point.month - 1][:3] if point.month and point.qualifier else ""


class _Range(NamedTuple):
    event: Event
    date: Date


class _Walk:
    """What is open while the rows are made from top to bottom."""

    def __init__(self) -> None:
        self.rows: list[Heading | Row] = []
        self._lanes: list[_Range | None] = []
        self._bars: tuple[bool, ...] = ()  # which of the lanes are taken
        self._first_end = inf  # the day, of the ranges that run
        self._heading = ""
        self._day: int | None = None

    def go_to(self, event: Event, alone: _Alone) -> None:
        """Makes the rows down to the one of `event`."""
        date = event.when
        if date is None:
            self.end()
        elif date.earliest is not None and self._first_end < date.earliest:
            self._close(date.earliest)
        if alone.heading.text != self._heading:
            self._begin(alone.heading)
        row = alone.beside(self._bars, alone.day is not None and alone.day == self._day)
        if alone.has_gutter:
            self._day = alone.day
        if alone.is_range:
            row = self._range(row, alone)
        self.rows.append(row)

    def end(self) -> None:
        """The axis' end: what has one ends, then what has none goes on."""
        self._close()
        for lane, running in reversed(list(enumerate(self._lanes))):
            if running is not None:
                self.rows.append(self._last_row(lane, Shape.GOES_ON, "goes on"))

    def _begin(self, heading: Heading) -> None:
        self._heading = heading.text
        self._day = None
        self.rows.append(heading)

    def _range(self, row: Row, alone: _Alone) -> Row:
        """`row` as the start of a range, where a lane is free and none that runs has the same span."""
        date = row.event.when
        assert date is not None
        if any(running and _same_span(running.date, date) for running in self._lanes):
            return row
        lane = self._free_lane()
        if lane is None:
            return row._replace(note=alone.length)
        self._set_lane(lane, _Range(row.event, date))
        shape = Shape.OPEN_START if date.start is Edge.OPEN else Shape.START
        return row._replace(shape=shape, lane=lane, mark=_mark(date.start))

    def _set_lane(self, lane: int, running: _Range | None) -> None:
        self._lanes[lane] = running
        while self._lanes and self._lanes[-1] is None:
            self._lanes.pop()
        self._bars = tuple(running is not None for running in self._lanes)
        ends = [running.date.latest for running in self._lanes if running]
        self._first_end = min((end for end in ends if end is not None), default=inf)

    def _free_lane(self) -> int | None:
        """The first lane that no range runs in; None where all are taken."""
        for lane, running in enumerate(self._lanes):
            if running is None:
                return lane
        if len(self._lanes) == MAX_LANES:
            return None
        self._lanes.append(None)
        return len(self._lanes) - 1

    def _close(self, before: int | None = None) -> None:
        """The ends of the ranges that are over before the day `before` (None: of all), inner ones first."""
        over = sorted(
            (running.date.latest, -lane)
            for lane, running in enumerate(self._lanes)
            if running
            and running.date.latest is not None
            and (before is None or running.date.latest < before)
        )
        for _, lane in over:
            self._end(-lane)

    def _end(self, lane: int) -> None:
        running = self._lanes[lane]
        assert running is not None
        end = running.date.end
        assert isinstance(end, Point)
        weekday, day = "", ""
        notes = [length(running.date)]
        if end.precision >= Precision.MONTH:
            if heading(end) != self._heading:
                self._begin(Heading(heading(end)))
            is_day = end.precision is Precision.DAY
            if not (is_day and end.first == self._day):
                weekday, day = _gutter(end)
            self._day = end.first if is_day else None
        elif heading(end) != self._heading:
            # A year's header behind its months would be out of order.
            notes.insert(0, f"to {heading(end)}")
        note = " · ".join(note for note in notes if note) or "ends"
        self.rows.append(self._last_row(lane, Shape.END, note, weekday, day, _mark(end)))

    def _last_row(
        self, lane: int, shape: Shape, note: str, weekday: str = "", day: str = "", mark: str = ""
    ) -> Row:
        running = self._lanes[lane]
        assert running is not None
        row = Row(running.event, shape, lane, self._bars, weekday, day, mark, note)
        self._set_lane(lane, None)
        return row


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


def _is_range(date: Date) -> bool:
    """Whether a date runs from one day to another, or has no bound at an end."""
    if date.earliest is None or date.latest is None:
        return True
    if not (isinstance(date.start, Point) and isinstance(date.end, Point)):
        return False
    return date.is_interval and date.start.last < date.end.first


def _mark(end: Point | Edge) -> str:
    return end.qualifier if isinstance(end, Point) else ""


def _same_span(one: Date, other: Date) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _shape(date: Date, mark: str) -> Shape:
    point = _point(date)
    if mark:
        return Shape.UNCERTAIN
    if _is_range(date) or (point and point.precision is Precision.DAY and not point.unspecified):
        return Shape.DAY
    return Shape.PERIOD
