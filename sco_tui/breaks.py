"""Time drawn on a line: which empty stretches are left out, and how much time a unit stands for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

MOST_BREAKS = 3
_FAR = 3  # times as long as all the rest is what is left out
_LEAST_DAYS = 31  # nothing is drawn as less than its month


def unbroken(
    first: int, last: int, gaps: Sequence[tuple[int, int]], most: int = MOST_BREAKS
) -> list[tuple[int, int]]:
    """First and last day of each stretch between the breaks.

    `gaps` are the longest stretches with nothing in them, longest first: days, the day before. Of them as
    many are left out, at most three, as are each over three times as long as all that is then left: that
    would be drawn on a quarter of the line or less.
    """
    # Two days with nothing else are the whole: there is no rest to make room for.
    for count in range(min(MOST_BREAKS, len(gaps) - 1, most), 0, -1):
        left_out = gaps[:count]
        rest = last - first - sum(length for length, _ in left_out) + (count + 1) * _LEAST_DAYS
        if left_out[-1][0] > _FAR * rest:
            ends = sorted((day, day + length) for length, day in left_out)
            edges = [first, *chain.from_iterable(ends), last]
            return list(zip(edges[::2], edges[1::2], strict=True))
    return [(first, last)]


def days_per_unit(lengths: Sequence[int], room: float, least: float) -> float:
    """Where the units of `room` are shared out by length, but each stretch has `least` of them."""
    longer = sorted(lengths)
    while longer[0] * room < least * sum(longer):
        del longer[0]
        room -= least
    return sum(longer) / room
