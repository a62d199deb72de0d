"""Written dates as spans of days: `2001-06` is every day of that June.

EDTF levels 0 and 1 (ISO 8601-2:2019, https://www.loc.gov/standards/datetime/), and times without
seconds or in intervals. Days are proleptic Gregorian ordinals as `datetime.date` counts them
(1 is 0001-01-01), of any year; years are astronomical (0 is 1 BCE).
"""

from __future__ import annotations

import enum
import functools
import re
from datetime import date as calendar_date  # yaml, which every command needs, imports it as well
from typing import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_POINT = re.compile(
    r"(?:(Y-?[1-9][0-9]{4,11}|-?[0-9]{2}[0-9X]X)"  # what is a year or years only
    r"|(-?[0-9]{4})(?:-([0-9]{2}|XX(?!-[0-9]))(?:-([0-9]{2}|XX))?)?)"
    r"(?:(?<=-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
    r"|([~?%]))?"
)
_OFFSET_LIMIT = 14 * 60  # minutes: XML Schema 1.1 part 2, 3.3.7; ISO 8601 sets none


class DateError(ValueError):
    """Its text is the reason alone, with the mend where there is one: `month 13`."""


class FormError(DateError):
    """Text in no form that is read; `parse` says what was meant instead."""


# The finest part that a date names; an X names nothing.
Precision = enum.IntEnum("Precision", "CENTURY DECADE YEAR SEASON MONTH DAY")


class Edge(enum.Enum):
    """An end of an interval that is no date."""

    OPEN = ".."
    UNKNOWN = ""


class Point(NamedTuple):  # a third of the time of a frozen dataclass, 20,000 times in a big file
    """One written date, or one end of an interval; the days `first` and `last` are both included."""

    year: int  # of a decade or century, its year with 0 for each X
    precision: Precision
    first: int
    last: int
    month: int | None = None
    day: int | None = None
    season: int | None = None  # 21 spring to 24 winter
    unspecified: Precision | None = None  # finest part written as X: YEAR of 201X, DAY of 2017-XX-XX
    time: int | None = None  # seconds of the day as written, whatever the offset
    has_seconds: bool = False
    offset: int | None = None  # minutes ahead of UTC
    qualifier: str = ""  # "~" about, "?" uncertain, "%" both

    @property
    def instant(self) -> int | None:
        """Seconds UTC since day 0 began; None without a time or an offset."""
        if self.time is None or self.offset is None:
            return None
        return self.first * 86400 + self.time - self.offset * 60


class Date(NamedTuple):
    """A date as written; a single one is the same point at both ends."""

    text: str
    start: Point | Edge
    end: Point | Edge
    earliest: int | None  # None where the start is open
    latest: int | None  # included; None where the end is open

    @property
    def is_interval(self) -> bool:
        return "/" in self.text

    @property
    def precision(self) -> Precision:
        """Of the start, or of the end where the start is no date."""
        return self._points[0].precision

    @property
    def qualifier(self) -> str:
        """Of both ends together: `~` and `?` make `%`."""
        written = {point.qualifier for point in self._points} - {""}
        return "%" if len(written) > 1 else "".join(written)

    @property
    def order(self) -> tuple[int, ...]:
        """Sort key: earliest day, longer span, untimed before timed, written time, later end time."""
        start = self.start.time if isinstance(self.start, Point) else None
        end = self.end.time if isinstance(self.end, Point) else None
        earliest = (0, 0) if self.earliest is None else (1, self.earliest)
        latest = (0, 0) if self.latest is None else (1, -self.latest)
        return (*earliest, *latest, -1 if start is None else start, -(end or 0))

    @property
    def _points(self) -> list[Point]:
        return [end for end in (self.start, self.end) if isinstance(end, Point)]


def day_number(year: int, month: int, day: int) -> int:
    """The ordinal of a day that the calendar has."""
    # Years begin in March here, so that a leap day is its year's last.
    year -= month <= 2
    leap_days = year // 4 - year // 100 + year // 400
    return 365 * year + leap_days + (153 * ((month + 9) % 12) + 2) // 5 + day - 306


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of an ordinal."""
    cycle, rest = divmod(day + 305, 146097)  # days of 400 years
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    rest -= 365 * year + year // 4 - year // 100
    month = (5 * rest + 2) // 153  # 0 is March
    day_of_month = rest - (153 * month + 2) // 5 + 1
    return year + 400 * cycle + month // 10, (month + 2) % 12 + 1, day_of_month


def parse(text: str) -> Date:
    """Raises DateError with the reason; the text itself is not repeated in it."""
    return _parse(text)


# A plain day is 1.0 µs, 1.3 through a cache that lacks it, 0.1 from one that has it: that pays from one
# date in four on, and statements repeat dates more often.
@functools.lru_cache(maxsize=4096)
def _parse(text: str) -> Date:
    try:
        return date_of(text)
    except FormError:
        from sco_tui.date_mends import reason  # its patterns are compiled for a file with this problem only

        raise DateError(reason(text)) from None


def date_of(text: str) -> Date:
    """As `parse`, with FormError and no reason for text in no form that is read."""
    if "/" in text:
        return _interval(text)
    point = _plain_day(text) or _point(text)
    return Date(text, point, point, point.first, point.last)


def _interval(text: str) -> Date:
    start, end = (
        Edge(end) if end in ("", "..") else _plain_day(end) or _point(end) for end in text.split("/", 1)
    )
    known = [point for point in (start, end) if isinstance(point, Point)]
    if not known:
        raise DateError("an interval needs a date at one end")
    if any(point.unspecified for point in known):
        raise DateError("X in an interval is EDTF level 2: write dates without X at both ends")
    if len(known) == 2 and _is_backwards(*known):
        raise DateError("an interval that ends before it starts")
    earliest = None if start is Edge.OPEN else known[0].first
    return Date(text, start, end, earliest, None if end is Edge.OPEN else known[-1].last)


def _is_backwards(start: Point, end: Point) -> bool:
    if end.last < start.first:
        return True
    if start.instant is not None and end.instant is not None:
        return end.instant < start.instant
    if start.time is None or end.time is None:
        return False
    return (end.first, end.time) < (start.first, start.time)


def _plain_day(text: str) -> Point | None:
    """`2017-06-05` in half the time of `_point`, which reads whatever this leaves."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None
    try:
        day = calendar_date.fromisoformat(text)
    except ValueError:
        return None
    number = day.toordinal()
    return Point(day.year, Precision.DAY, number, number, day.month, day.day)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise FormError
    years, year_text, month_text, day_text, hour, minute, second, shift, qualifier = match.groups(default="")
    if years:
        return _years(years, qualifier)
    if year_text == "-0000":
        raise DateError("no year -0000: year zero is 0000")
    year = int(year_text)
    if month_text in ("", "XX"):
        part = Precision.DAY if day_text else Precision.MONTH if month_text else None
        return Point(year, Precision.YEAR, *_months(year, 1, 12), unspecified=part, qualifier=qualifier)
    if not day_text and "21" <= month_text <= "41":
        return _season(year, int(month_text), qualifier)
    month = _part("month", month_text, 1, 12)
    first, last = _months(year, month, 1)
    if day_text in ("", "XX"):
        part = Precision.DAY if day_text else None
        return Point(year, Precision.MONTH, first, last, month, unspecified=part, qualifier=qualifier)
    day = _part("day", day_text, 1, 99)
    number = first + day - 1
    if number > last:
        raise DateError(f"{MONTHS[month - 1]} {year_text} has {last - first + 1} days")
    time = _time(hour, minute, second or "00") if hour else None
    offset = _offset(shift) if shift else None
    clock = (time, second != "", offset)
    return Point(year, Precision.DAY, number, number, month, day, None, None, *clock, qualifier)


def _years(text: str, qualifier: str) -> Point:
    """Of `Y170000`, `201X` or `20XX`."""
    year = int(text.lstrip("Y").replace("X", "0"))
    low, high = sorted((year, int(text.lstrip("Y").replace("X", "9"))))
    if text.startswith("-"):
        high = min(high, -1)  # -0000 is no year
    days = day_number(low, 1, 1), day_number(high, 12, 31)
    precision = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[text.count("X")]
    part = Precision.YEAR if "X" in text else None
    return Point(year, precision, *days, unspecified=part, qualifier=qualifier)


def _season(year: int, season: int, qualifier: str) -> Point:
    if season > 24:
        raise DateError(f"season {season} is EDTF level 2, and only 21 to 24 are read")
    # ISO 8601-2 leaves the months open: these are northern, and winter runs into the next year.
    days = _months(year, 3 * (season - 20), 3)
    return Point(year, Precision.SEASON, *days, season=season, qualifier=qualifier)


def _months(year: int, first_month: int, count: int) -> tuple[int, int]:
    """First and last day of so many months."""
    carried, month = divmod(first_month - 1 + count, 12)
    return day_number(year, first_month, 1), day_number(year + carried, month + 1, 1) - 1


def _time(hour: str, minute: str, second: str) -> int:
    minutes = 60 * _part("hour", hour, 0, 23) + _part("minute", minute, 0, 59)
    return 60 * minutes + _part("second", second, 0, 59)


def _offset(text: str) -> int:
    if text == "Z":
        return 0
    minutes = 60 * int(text[1:3]) + _part("minute", text[4:] or "00", 0, 59)
    if minutes > _OFFSET_LIMIT:
        raise DateError(f"offset {text}: 14 hours are the most")
    if text[0] == "-" and minutes == 0:  # ISO 8601-1:2019, 4.3.13
        raise DateError(f"offset {text}: write it as Z")
    return -minutes if text[0] == "-" else minutes


def _part(name: str, text: str, low: int, high: int) -> int:
    if not low <= int(text) <= high:
        raise DateError(f"{name} {text}")
    return int(text)
