"""The lines of the drawing's axis: days, months or years, and the labels of those that have room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from sco_tui.calendar_steps import DAY, MONTH, QUARTER, YEAR, Step, short_words, years
from sco_tui.dates import civil
from sco_tui.drawing_scale import Scale, Stretch, least_days
from sco_tui.drawing_text import width
from sco_tui.overview_labels import FIVE_DAYS, TEN_DAYS, marks

LABEL_SIZE = 12  # px
_INDENT = 4  # from the line to its label
_AIR = 12
_LEAST_STEP = 24  # px between two lines: nothing shorter has a label


class Tick(NamedTuple):
    """A line at `x`, if `has_line`; its label begins behind it, empty where there is no room."""

    x: float
    text: str
    has_line: bool = True
    is_main: bool = False  # begins a year, where months are told, or a month, where days are

    @property
    def left(self) -> float:
        return self.x + _INDENT

    @property
    def right(self) -> float:
        """The label's, from above."""
        return self.left + width(self.text, LABEL_SIZE)


def ticks_of(scale: Scale) -> list[Tick]:
    """Of the finest step whose labels stand apart: each stretch begins with one that says the year."""
    least = least_days(scale, _LEAST_STEP)
    for step in chain((DAY, FIVE_DAYS, TEN_DAYS, MONTH, QUARTER), years()):
        if step.least >= least and all(_stand_apart(scale, one, step) for one in scale.stretches):
            break
    return [tick for stretch in scale.stretches for tick in _ticks(scale, stretch, step)]


def _days(stretch: Stretch, step: Step) -> Iterator[int]:
    if step == DAY:
        yield from range(stretch.start, stretch.behind)
    else:
        yield from marks(stretch.start, stretch.behind, step)


def _tick(scale: Scale, day: int, step: Step) -> Tick:
    _, month, day_of_month = civil(day)
    is_main = day_of_month == 1 and (step.days > 0 or (step.months < YEAR.months and month == 1))
    return Tick(scale.x(day), short_words(day, step, is_first=False), is_main=is_main)


def _stand_apart(scale: Scale, stretch: Stretch, step: Step) -> bool:
    ticks = [_tick(scale, day, step) for day in _days(stretch, step)]
    return all(one.right + _AIR <= other.x for one, other in pairwise(ticks))


def _ticks(scale: Scale, stretch: Stretch, step: Step) -> Iterator[Tick]:
    """Without the labels that the first one covers, and without one that runs over the end."""
    days = list(_days(stretch, step))
    first_words = short_words(stretch.start, step, is_first=True)
    if step.days:
        first_words = f"{civil(stretch.start)[2]} {first_words}"
    begins = stretch.start in days
    first = Tick(stretch.left, first_words, begins, is_main=step.months < YEAR.months)
    yield first
    free = first.right + _AIR
    for day in days[begins:]:
        tick = _tick(scale, day, step)
        yield tick if free <= tick.left and tick.right <= stretch.right else tick._replace(text="")
