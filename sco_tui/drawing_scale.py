"""Where each day stands across the drawing: time runs to the right, and long empty stretches are left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from heapq import nlargest
from math import ceil
from typing import NamedTuple

from sco_tui.breaks import MOST_BREAKS, days_per_unit, unbroken
from sco_tui.calendar_steps import DAY, MONTH, YEAR, Step

# All in px. Beside the time there is room for the sign of an end that is not known.
WIDTH = 960
LEFT, RIGHT = 24, 936
BREAK = 40
_LEAST = 120  # of a stretch: room for its first label
# A stretch begins and ends with whole days, months or years, by how many days are drawn.
_DAYS, _MONTHS = 45, 20 * 366


class Stretch(NamedTuple):
    """Days from `start` on, drawn from `left` on."""

    start: int
    days: float
    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def behind(self) -> int:
        """The day after its last whole one."""
        return self.start + int(self.days)


class Scale:
    """The days of the stretches; those between two stand at the break."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self.stretches = stretches
        self._starts = [stretch.start for stretch in stretches]

    @property
    def breaks(self) -> list[float]:
        """The middle of each."""
        return [stretch.right + BREAK / 2 for stretch in self.stretches[:-1]]

    def x(self, day: float) -> float:
        """Where a day begins; the fraction is the time of the day."""
        stretch = self.stretches[max(bisect_right(self._starts, day) - 1, 0)]
        share = (day - stretch.start) / stretch.days
        return stretch.left + stretch.width * min(max(share, 0), 1)


def scale_of(spans: Iterable[tuple[int, int]]) -> Scale:
    """Of what has a first day and a day behind its last; there is at least one."""
    first, behind, gaps = _gaps(spans)
    kept = unbroken(first, behind, gaps)
    step = _whole(sum(end - start for start, end in kept))
    starts = [step.start(step.number_of(start)) for start, _ in kept]
    ends = [step.start(step.number_of(end - 1) + 1) for _, end in kept]
    lengths = [max(end - start, 1) for start, end in zip(starts, ends, strict=True)]
    room = RIGHT - LEFT - BREAK * (len(kept) - 1)
    per_px = days_per_unit(lengths, room, _LEAST)
    widths = [max(length / per_px, _LEAST) for length in lengths]
    stretches, left = [], float(LEFT)
    for start, width in zip(starts, widths, strict=True):
        stretches.append(Stretch(start, width * per_px, left, width))
        left += width + BREAK
    return Scale(stretches)


def _gaps(spans: Iterable[tuple[int, int]]) -> tuple[int, int, list[tuple[int, int]]]:
    """First day, the day behind the last, and the longest stretches that nothing runs through."""
    (first, behind), *rest = sorted(spans)
    gaps = []
    for start, end in rest:
        if start > behind:
            gaps.append((start - behind, behind))
        behind = max(behind, end)
    return first, behind, nlargest(MOST_BREAKS + 1, gaps)


def _whole(days: int) -> Step:
    return DAY if days <= _DAYS else MONTH if days <= _MONTHS else YEAR


def least_days(scale: Scale, px: float) -> int:
    """How many days are at least so wide."""
    stretch = scale.stretches[0]
    return ceil(px * stretch.days / stretch.width)
