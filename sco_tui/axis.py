"""Events as the rows of a time axis: headers, the days of the gutter, points, ranges as bars.

What a row says is decided here, without a width: how it is drawn is for the pane.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
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


def rows(events: Sequence[Event]) -> Iterator[Heading | Row]:
    """The axis of `events`, which are in time order, the undated last."""
    return _Axis().rows(events)


class _Range(NamedTuple):
    event: Event
    date: Date


class _Axis:
    """What is open while the rows are made from top to bottom."""

    def __init__(self) -> None:
        self._lanes: list[_Range | None] = []
        self._heading = ""
        self._day: int | None = None

    def rows(self, events: Sequence[Event]) -> Iterator[Heading | Row]:
        for event in events:
            if event.when is None:
                yield from self._close_all()
                yield from self._headed("No date")
                note = f"date as written: {event.date}" if event.date else ""
                yield Row(event, Shape.NONE, 0, (), note=note)
                continue
            if event.when.earliest is not None:
                yield from self._close(event.when.earliest)
            yield from self._headed(_heading(event.when))
            yield self._row(event, event.when)
        yield from self._close_all()

    def _headed(self, text: str) -> Iterator[Heading]:
        if text != self._heading:
            self._heading = text
            self._day = None
            yield Heading(text)

    def _row(self, event: Event, date: Date) -> Row:
        point = date.start if isinstance(date.start, Point) else date.end
        assert isinstance(point, Point)
        weekday, day = self._gutter(point) if date.start is not Edge.OPEN else ("", "")
        mark = date.qualifier or ("?" if Edge.UNKNOWN in (date.start, date.end) else "")
        row = Row(event, _shape(date, point, mark), len(self._lanes), self._bars(), weekday, day, mark)
        if not _is_range(date) or any(running and _same_span(running.date, date) for running in self._lanes):
            return row
        lane = self._free_lane()
        if lane is None:
            return row._replace(note=length(date) or ("goes on" if date.latest is None else ""))
        self._lanes[lane] = _Range(event, date)
        shape = Shape.OPEN_START if date.start is Edge.OPEN else Shape.START
        return row._replace(shape=shape, lane=lane, mark=_mark(date.start))

    def _gutter(self, point: Point) -> tuple[str, str]:
        """Weekday and day, once for all rows of a day; for a month with a mark, what is marked."""
        if point.precision is Precision.DAY:
            is_repeated = point.first == self._day
            self._day = point.first
            return ("", "") if is_repeated else day_label(point.first)
        self._day = None
        return "", MONTHS[point.month - 1][:3] if point.month and point.qualifier else ""

    def _bars(self) -> tuple[bool, ...]:
        return tuple(lane is not None for lane in self._lanes)

    def _free_lane(self) -> int | None:
        """The first lane that no range runs in; None where all are taken."""
        for lane, running in enumerate(self._lanes):
            if running is None:
                return lane
        if len(self._lanes) == MAX_LANES:
            return None
        self._lanes.append(None)
        return len(self._lanes) - 1

    def _close(self, before: int | None = None) -> Iterator[Heading | Row]:
        """The ends of the ranges that are over before the day `before` (None: of all), inner ones first."""
        over = sorted(
            (running.date.latest, -lane)
            for lane, running in enumerate(self._lanes)
            if running
            and running.date.latest is not None
            and (before is None or running.date.latest < before)
        )
        for _, lane in over:
            yield from self._end(-lane)

    def _close_all(self) -> Iterator[Heading | Row]:
        """The axis' end: what has one ends, then what has none goes on."""
        yield from self._close()
        for lane, running in reversed(list(enumerate(self._lanes))):
            if running is not None:
                yield self._last_row(lane, Shape.GOES_ON, "goes on")

    def _end(self, lane: int) -> Iterator[Heading | Row]:
        running = self._lanes[lane]
        assert running is not None
        end = running.date.end
        assert isinstance(end, Point)
        weekday, day = "", ""
        notes = [length(running.date)]
        if end.precision >= Precision.MONTH:
            yield from self._headed(heading(end))
            weekday, day = self._gutter(end)
        elif heading(end) != self._heading:
            # A year's header behind its months would be out of order.
            notes.insert(0, f"to {heading(end)}")
        note = " · ".join(note for note in notes if note) or "ends"
        yield self._last_row(lane, Shape.END, note, weekday, day, _mark(end))

    def _last_row(
        self, lane: int, shape: Shape, note: str, weekday: str = "", day: str = "", mark: str = ""
    ) -> Row:
        running = self._lanes[lane]
        assert running is not None
        row = Row(running.event, shape, lane, self._bars(), weekday, day, mark, note)
        self._lanes[lane] = None
        while self._lanes and self._lanes[-1] is None:
            self._lanes.pop()
        return row


def _heading(date: Date) -> str:
    if isinstance(date.start, Point):
        return heading(date.start)
    assert isinstance(date.end, Point)
    return f"Before {heading(date.end)}" if date.start is Edge.OPEN else heading(date.end)


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


def _shape(date: Date, point: Point, mark: str) -> Shape:
    if mark:
        return Shape.UNCERTAIN
    if _is_range(date) or (point.precision is Precision.DAY and not point.unspecified):
        return Shape.DAY
    return Shape.PERIOD
