"""Time in steps of the calendar, from a day to any number of years: where each begins, what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from sco_tui.date_words import heading
from sco_tui.dates import MONTHS, Point, Precision, civil, day_number


class Step(NamedTuple):
    """So many days (weeks begin on Monday), or so many months; those of several years at round numbers."""

    days: int = 0
    months: int = 0

    @property
    def least(self) -> int:
        """Days that none of these steps falls short of."""
        return self.days or 28 * self.months

    def number_of(self, day: int) -> int:
        """Which of all these steps a day is in."""
        if self.days:
            return (day - 1) // self.days
        year, month, _ = civil(day)
        return (12 * year + month - 1) // self.months

    def start(self, number: int) -> int:
        """The first day of the step with a number."""
        if self.days:
            return number * self.days + 1
        year, month = divmod(number * self.months, 12)
        return day_number(year, month + 1, 1)

    def starts(self, first: int, behind: int) -> Iterator[int]:
        """The first days of the step that `first` is in, and of all that begin before `behind`."""
        number = self.number_of(first)
        while (start := self.start(number)) < behind:
            yield start
            number += 1


DAY, WEEK = Step(days=1), Step(days=7)
MONTH, QUARTER, YEAR = Step(months=1), Step(months=3), Step(months=12)


def years() -> Iterator[Step]:
    """One, two, five, ten, twenty and so on: there is one for every length of time."""
    for exponent in count():
        for number in (1, 2, 5):
            yield Step(months=YEAR.months * number * 10**exponent)


def year_words(year: int) -> str:
    """A year as the axis says it: `2017`, `44 BCE`, `year 20000`."""
    first, behind = day_number(year, 1, 1), day_number(year + 1, 1, 1)
    return heading(Point(year, Precision.YEAR, first, behind - 1))


def short_words(day: int, step: Step, *, is_first: bool) -> str:
    """What a label says of a day where one stands at each `step`: the first says the year as well."""
    year, month, day_of_month = civil(day)
    if step.months >= YEAR.months:
        return year_words(year)
    name = MONTHS[month - 1][:3]
    if is_first:
        return f"{name} {year_words(year)}"
    if day_of_month > 1:
        return str(day_of_month)
    return year_words(year) if month == 1 else name
