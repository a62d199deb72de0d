"""Where a reader asks to go in time, and which event is nearest to it."""

from __future__ import annotations

import enum
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from math import inf

from sco_tui import dates
from sco_tui.date_mends import meant, year_text
from sco_tui.date_words import reading
from sco_tui.dates import Date, DateError, FormError, Precision, civil
from sco_tui.timeline import Event, Timeline

_MOST_CHARACTERS = 100
_UNREADABLE = "not read as a date: write it like 2017-06, june 2017, 5 june 2017, spring 2017, first or last"
_LEAP_YEAR = 2000


class End(enum.Enum):
    """An end of what is shown."""

    FIRST = "first"
    LAST = "last"


_ENDS = {"first": End.FIRST, "start": End.FIRST, "last": End.LAST, "end": End.LAST}
_DAYS_FROM_TODAY = {"yesterday": -1, "today": 0, "tomorrow": 1}


def read(text: str, *, year: int | None, today: int) -> Date | End:
    """EDTF, or English: `june 2017`, `44 BC`, `last`; `5 june` is of `year`, an astronomical one.

    `today` is a day's ordinal. Raises DateError, whose text says what would do.
    """
    words = " ".join(text.split())
    word = words.casefold()
    if word in _ENDS:
        return _ENDS[word]
    if word in _DAYS_FROM_TODAY:
        return _day(today + _DAYS_FROM_TODAY[word])
    try:
        whole = _readings(words)
        found = whole or _of_year(words, _LEAP_YEAR if year is None else year)
    except DateError as error:
        raise DateError(f"no such date: {error}") from error
    if not found:
        raise DateError(_UNREADABLE)
    if year is None and not whole:
        raise DateError(f"of which year? Write {words} 2017")
    if len(found) > 1:
        forms = " or ".join(date.text for date in found)
        raise DateError(f"{' or '.join(map(reading, found))}? Write {forms}")
    return found[0]


def _readings(words: str) -> list[Date]:
    """All that `words` may mean; raises DateError where that is no date."""
    if len(words) > _MOST_CHARACTERS:
        return []
    try:
        return [dates.date_of(words)]
    except FormError:
        return meant(words)


def _of_year(words: str, year: int) -> list[Date]:
    """What `words` may mean with a year behind them, as far as they name a part of it."""
    found = _readings(f"{words} {year_text(year)}")
    return [date for date in found if date.precision > Precision.YEAR]


def _day(day: int) -> Date:
    year, month, day_of_month = civil(day)
    return dates.parse(f"{year_text(year)}-{month:02}-{day_of_month:02}")


def year_of(event: Event) -> int | None:
    """The year that an event stands in on the axis: the last one where it has no start; None undated."""
    if event.when is None:
        return None
    day = event.when.latest if event.when.earliest is None else event.when.earliest
    return None if day is None else civil(day)[0]


class Places:
    """Events with these places in a timeline, in time order, and where in time each of them stands."""

    def __init__(self, timeline: Timeline, numbers: Sequence[int]) -> None:
        self._events = timeline.events
        self._all = numbers
        self._dated = numbers[: bisect_left(numbers, inf, key=self._start)]

    def nearest(self, asked: Date | End) -> int | None:
        """The place in the timeline of the one to go to; None without any.

        First those that begin in what is asked, then those that run through it, of these the one begun
        last; else the nearest by days, the earlier of two. What has no start or no end stands at the end
        that it has. One without a date only where none has any.
        """
        among = self._dated or self._all
        if not among:
            return None
        if isinstance(asked, End) or not self._dated:
            return among[-1 if asked is End.LAST else 0]
        first = -inf if asked.earliest is None else asked.earliest
        last = inf if asked.latest is None else asked.latest
        place = bisect_left(among, first, key=self._start)
        if place < len(among) and self._start(among[place]) <= last:
            return among[place]
        furthest = self._reach[place - 1] if place else -inf
        if furthest >= first:
            return among[next(back for back in range(place - 1, -1, -1) if self._ends[back] >= first)]
        apart = {bisect_left(self._reach, furthest): first - furthest} if furthest > -inf else {}
        apart |= {place: self._start(among[place]) - last} if place < len(among) else {}
        apart |= {at: max(end - last, first - end) for at, end in enumerate(self._only_ends)}
        return among[min(apart, key=lambda at: (apart[at], at))]

    @cached_property
    def _only_ends(self) -> list[float]:
        """The last days of those without a start, which stand before all others."""
        count = bisect_right(self._dated, -inf, key=self._start)
        dates = (self._events[number].when for number in self._dated[:count])
        return [when.latest for when in dates if when and when.latest is not None]

    def _start(self, number: int) -> float:
        return self._events[number].first_day

    @cached_property
    def _ends(self) -> list[float]:
        """The last days of the dated events, included; of 100,000 in 0.1 s, so they are looked up once."""
        dated = [when for number in self._dated if (when := self._events[number].when)]
        return [_last_day(when) for when in dated]

    @cached_property
    def _reach(self) -> list[float]:
        """Beside each of them the furthest last day up to there."""
        return list(accumulate(self._ends, max))


def _last_day(when: Date) -> float:
    """Of what has no end, the first; of what has no start none, as it begins nowhere."""
    if when.earliest is None:
        return -inf
    return when.earliest if when.latest is None else when.latest
