"""A whole timeline on one line of columns: where each event's time is, what is left out, how full it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain, pairwise
from math import ceil, sqrt
from typing import NamedTuple

from sco_tui.breaks import MOST_BREAKS, days_per_unit, unbroken
from sco_tui.calendar_steps import DAY, MONTH, QUARTER, WEEK, Step, years
from sco_tui.dates import Edge
from sco_tui.overview_labels import Label, Stretch, labels_of
from sco_tui.timeline import Event

BREAK_CELLS = 3
_LEAST_CELLS = 13  # of a stretch: room for `year 170000`, its tick and a blank


class Days(NamedTuple):
    """When each dated event begins, in time order; the longest stretches between: days, the day before."""

    days: Sequence[int]
    gaps: Sequence[tuple[int, int]]


class Bin(NamedTuple):
    """Columns, and the numbers of the events that begin in their time; both without the last."""

    left: int
    right: int
    first: int
    behind: int


@dataclass(frozen=True, eq=False, repr=False)
class Overview:
    """Bins from left to right, one or more columns each; labels; and where `BREAK_CELLS` are a break."""

    bins: Sequence[Bin]
    labels: Sequence[Label]
    breaks: Sequence[int]

    def levels(self, highest: int) -> list[int]:
        """How full each bin is, from 0 for nothing to `highest`: by the square root of its events."""
        counts = [bin_.behind - bin_.first for bin_ in self.bins]
        most = max(counts, default=0)
        return [max(round(highest * sqrt(count / most)), 1) if count else 0 for count in counts]

    def has_any(self, numbers: Sequence[int]) -> list[bool]:
        """Which bins hold any of the events with these numbers, which are in order."""
        return [bisect_left(numbers, bin_.first) < bisect_left(numbers, bin_.behind) for bin_ in self.bins]

    def columns(self, first: int, last: int) -> range:
        """The columns of the time of the events from one number to another; of the undated there are none."""
        dated = self.bins[-1].behind if self.bins else 0
        if first >= dated:
            return range(0)
        return range(self._bin_of(first).left, self._bin_of(min(last, dated - 1)).right)

    def place_at(self, column: int, numbers: Sequence[int]) -> int | None:
        """Which of the events with these numbers is the first in the bin of a column, or the next after it.

        Behind all of them, the last that has a date; None where none has.
        """
        dated = bisect_left(numbers, self.bins[-1].behind) if self.bins else 0
        if not dated:
            return None
        here = bisect_right(self.bins, column, key=lambda bin_: bin_.right)
        first = self.bins[min(here, len(self.bins) - 1)].first
        return min(bisect_left(numbers, first), dated - 1)

    def _bin_of(self, number: int) -> Bin:
        return self.bins[bisect_right(self.bins, number, key=lambda bin_: bin_.first) - 1]


def days_of(events: Sequence[Event]) -> Days:
    """Of events in time order. Those with an open start stand with the first day that is known."""
    dates = [event.when for event in events if event.when]
    known = [date.earliest for date in dates if date.earliest is not None]
    open_ = dates[: len(dates) - len(known)]
    ends = [date.end.first for date in open_ if not isinstance(date.end, Edge)]
    days = [min([*ends, *known[:1]])] * len(open_) + known if dates else []
    gaps = ((later - day, day) for day, later in pairwise(days) if later > day)
    return Days(days, nlargest(MOST_BREAKS + 1, gaps))


def overview(days: Days, width: int) -> Overview:
    """Of so many columns. Nothing where there is no date, or too little room for a label."""
    if not days.days or width < _LEAST_CELLS:
        return Overview((), (), ())
    step, stretches = _laid_out(days, width)
    bins = [bin_ for stretch in stretches for bin_ in _bins(stretch, step, days.days)]
    breaks = [stretch.right for stretch in stretches[:-1]]
    return Overview(bins, labels_of(stretches), breaks)


def _steps() -> Iterator[Step]:
    return chain((DAY, WEEK, MONTH, QUARTER), years())


def _laid_out(days: Days, width: int) -> tuple[Step, list[Stretch]]:
    """The finest step of which each takes a column or more, and the stretches in whole steps."""
    spans = unbroken(days.days[0], days.days[-1], days.gaps, _breaks_in(width))
    room = width - BREAK_CELLS * (len(spans) - 1)
    for step in _steps():
        stretches = _stretches(spans, MONTH if step is DAY else step, room)
        if all(step.least * stretch.width >= stretch.days for stretch in stretches):
            break
    return step, stretches


def _stretches(spans: list[tuple[int, int]], step: Step, room: int) -> list[Stretch]:
    """In whole steps side by side, the same time to a column; a short one with empty time behind it."""
    starts = [step.start(step.number_of(first)) for first, _ in spans]
    ends = [step.start(step.number_of(last) + 1) for _, last in spans]
    lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    per_column = days_per_unit(lengths, room, _LEAST_CELLS)
    widths = [max(int(length / per_column), _LEAST_CELLS) for length in lengths]
    widths[lengths.index(max(lengths))] += room - sum(widths)
    stretches, left = [], 0
    for (first, _), start, length, width in zip(spans, starts, lengths, widths, strict=True):
        days = max(length, ceil(_LEAST_CELLS * per_column))
        stretches.append(Stretch(first, start, days, left, width))
        left += width + BREAK_CELLS
    return stretches


def _bins(stretch: Stretch, step: Step, days: Sequence[int]) -> Iterator[Bin]:
    starts = [*step.starts(stretch.start, stretch.behind), stretch.behind]
    for start, behind in pairwise(starts):
        columns = stretch.column(start), stretch.column(behind)
        yield Bin(*columns, bisect_left(days, start), bisect_left(days, behind))


def _breaks_in(width: int) -> int:
    """How many there is room for: each stretch beside them takes its least."""
    return max((width - _LEAST_CELLS) // (_LEAST_CELLS + BREAK_CELLS), 0)
