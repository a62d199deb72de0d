"""Events as the rows of a time axis, ranges as bars that run beside what is inside them."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from sco_tui.axis_gaps import WEEK, days_later
from sco_tui.axis_row import AxisRow, Bars, Gap, Heading, OwnRow, Row, Shape, gutter, mark_of
from sco_tui.date_words import heading, length
from sco_tui.dates import Date, Edge, Point, Precision
from sco_tui.timeline import Event

# Ranges at a time that are drawn as bars; a further one is a point with its length in words.
MAX_LANES = 2
_NEVER = 1e300  # a day behind all others, and before the place of the undated


class Rows(NamedTuple):
    """The axis from top to bottom; of each event the number of its own row, and the lanes there.

    `headings` are the numbers of the headers' rows, `noted` those of the events whose rows have a note.
    """

    rows: list[AxisRow]
    starts: list[int]
    lanes: list[int]
    headings: list[int]
    noted: list[int]


class Axis:
    """The axis of all or some of the events of a timeline, which are in time order, the undated last.

    What no choice among them changes is kept: the rows of 10,000 events take 6 ms instead of 70.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        headings: dict[str, Heading] = {}
        self._own = [OwnRow(event, headings) for event in events]

    def rows(self, numbers: Iterable[int]) -> Rows:
        """The axis of the events with these places among all of them, from 0."""
        walk = _Walk()
        rows = walk.rows
        starts: list[int] = []
        lanes: list[int] = []
        noted: list[int] = []
        day: int | None = None
        for own in map(self._own.__getitem__, numbers):
            if walk.first_end < own.earliest:
                day = walk.close(own.earliest, day)
            # Nearly always the same object; the header of an end is one of its own.
            if own.heading is not walk.heading and own.heading != walk.heading:
                walk.begin(own.heading)
                day = None
            bars = walk.bars
            if day is None or own.day != day:
                if day is not None and own.day is not None and own.day - day >= WEEK:
                    walk.gap(own.start)
                row = own.beside.get(bars) or own.row(bars, is_same_day=False)
            else:
                row = own.beside_on_same_day.get(bars) or own.row(bars, is_same_day=True)
            if own.is_plain:
                day = own.day
                lanes.append(walk.lanes)
            else:
                row = walk.range(row, own) if own.is_range else row
                day = own.day if own.has_gutter else day
                lanes.append(max(len(bars), row.lane + 1))
                if row.note:
                    noted.append(len(starts))
            starts.append(len(rows))
            rows.append(row)
        walk.close(inf, day)
        return Rows(rows, starts, lanes, walk.headings, noted)


class _Range(NamedTuple):
    event: Event
    date: Date


class _Walk:
    """What is open while the rows are made from top to bottom."""

    def __init__(self) -> None:
        self.rows: list[AxisRow] = []
        self.headings: list[int] = []
        self.heading: Heading | None = None
        self.bars: Bars = ()
        self.lanes = 1  # of an event beside them, its own included
        self.first_end = inf  # the day, of the ranges that run
        self._running: list[_Range | None] = []  # by lane
        self._spans: list[tuple[int | None, int | None]] = []

    def begin(self, heading: Heading) -> None:
        self.heading = heading
        self.headings.append(len(self.rows))
        self.rows.append(heading)

    def gap(self, start: Point | None) -> None:
        """The row above what has this date, where that is known to be a week or more later."""
        above = self.rows[-1]
        if isinstance(above, Row) and (days := days_later(above, start)) >= WEEK:
            self.rows.append(Gap(days, self.bars))

    def range(self, row: Row, own: OwnRow) -> Row:
        """`row` as the start of a range, where a lane is free and none that runs has the same span."""
        date = row.event.when
        assert date is not None
        if (date.earliest, date.latest) in self._spans:
            return row
        lane = self._free_lane()
        if lane is None:
            return own.noted(row)
        self._set_lane(lane, _Range(row.event, date))
        shape = Shape.OPEN_START if date.start is Edge.OPEN else Shape.START
        return row._replace(shape=shape, lane=lane, mark=mark_of(date.start))

    def _free_lane(self) -> int | None:
        """The first lane that no range runs in; None where all are taken."""
        for lane, running in enumerate(self._running):
            if running is None:
                return lane
        if len(self._running) == MAX_LANES:
            return None
        self._running.append(None)
        return len(self._running) - 1

    def _set_lane(self, lane: int, running: _Range | None) -> None:
        self._running[lane] = running
        while self._running and self._running[-1] is None:
            self._running.pop()
        self.bars = tuple(running is not None for running in self._running)
        self.lanes = len(self.bars) + 1
        dates = [running.date for running in self._running if running]
        self._spans = [(date.earliest, date.latest) for date in dates]
        self.first_end = min(map(_end_day, dates), default=inf)

    def close(self, before: float, day: int | None) -> int | None:
        """Ends the ranges that are over before a day, inner ones first; what has no end is over last of all.

        Takes the day that the gutter says last, and returns it.
        """
        open_ = [(_end_day(running.date), -lane) for lane, running in enumerate(self._running) if running]
        for end, lane in sorted(open_):
            if end < before:
                day = self._end(-lane, day)
        return day

    def _end(self, lane: int, day: int | None) -> int | None:
        running = self._running[lane]
        assert running is not None
        end = running.date.end
        if running.date.latest is None:
            row = Row(running.event, Shape.GOES_ON, lane, self.bars, note="goes on")
        else:
            assert isinstance(end, Point)
            notes, label = [length(running.date)], ("", "")
            if end.precision >= Precision.MONTH:
                if self.heading is None or heading(end) != self.heading.text:
                    self.begin(Heading(heading(end)))
                    day = None
                own_day = end.first if end.precision is Precision.DAY else None
                label = gutter(end) if own_day is None or own_day != day else label
                day = own_day
            elif self.heading is None or heading(end) != self.heading.text:
                # A year's header behind its months would be out of order.
                notes.insert(0, f"to {heading(end)}")
            note = " · ".join(note for note in notes if note) or "ends"
            row = Row(running.event, Shape.END, lane, self.bars, *label, mark_of(end), note)
        self.rows.append(row)
        self._set_lane(lane, None)
        return day


def _end_day(date: Date) -> float:
    return _NEVER if date.latest is None else date.latest
