"""What stands below the overview: years, or months and days where its time is short, each in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from sco_tui.calendar_steps import MONTH, QUARTER, YEAR, Step, short_words, years
from sco_tui.dates import civil, day_number

_AIR = 3  # columns that are free between two labels, at least
# Days of the month, 5, 10 and so on, whatever day of the week they are.
FIVE_DAYS, TEN_DAYS = Step(days=5), Step(days=10)


class Stretch(NamedTuple):
    """Days from `start` on, drawn on the columns from `left` on; `first` is the first with an event."""

    first: int
    start: int
    days: int
    left: int
    width: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def behind(self) -> int:
        """The day after its last."""
        return self.start + self.days

    def column(self, day: int) -> int:
        return self.left + (day - self.start) * self.width // self.days


class Label(NamedTuple):
    """A time and its column; with a tick there, and the text behind it, where it begins in that column."""

    column: int
    text: str
    has_tick: bool

    @property
    def right(self) -> int:
        """The column behind it, which is blank."""
        return self.column + self.has_tick + len(self.text)


def labels_of(stretches: Sequence[Stretch]) -> list[Label]:
    """As many as stand apart: the first event's time at the left end, then what the finest step allows."""
    for step in chain((FIVE_DAYS, TEN_DAYS, MONTH, QUARTER), years()):
        # Looked at closer only where a digit and its tick would fit.
        if all(step.least * stretch.width > 2 * stretch.days for stretch in stretches) and all(
            _stand_apart(stretch, step) for stretch in stretches
        ):
            break
    return [label for stretch in stretches for label in _labels(stretch, step)]


def _stand_apart(stretch: Stretch, step: Step) -> bool:
    labels = (_label(stretch, day, step) for day in marks(stretch.start, stretch.behind, step))
    return all(one.right + _AIR <= other.column for one, other in pairwise(labels))


def _labels(stretch: Stretch, step: Step) -> Iterator[Label]:
    """Of those that overlap the first alone, and none that runs over the end."""
    named = YEAR if step.months >= YEAR.months else MONTH
    begin = named.start(named.number_of(stretch.first))
    begins = begin >= stretch.start and stretch.column(begin) == stretch.left
    first = Label(stretch.left, short_words(stretch.first, step, is_first=True), begins)
    free = stretch.left
    for label in (first, *(_label(stretch, day, step) for day in marks(stretch.start, stretch.behind, step))):
        if label.column >= free and label.right < stretch.right:
            yield label
            free = label.right + 1


def _label(stretch: Stretch, day: int, step: Step) -> Label:
    return Label(stretch.column(day), short_words(day, step, is_first=False), True)


def marks(first: int, behind: int, step: Step) -> Iterator[int]:
    """The days from one to another that a label may stand at."""
    for start in (MONTH if step.days else step).starts(first, behind):
        days = [start + day - 1 for day in range(step.days, 28, step.days)] if step.days else []
        for day in (_with_round_number(start) if step.months > YEAR.months else start, *days):
            if first <= day < behind:
                yield day


def _with_round_number(day: int) -> int:
    """The day itself, or before our era a year later: -100 is 101 BCE."""
    year = civil(day)[0]
    return day if year > 0 else day_number(year + 1, 1, 1)
