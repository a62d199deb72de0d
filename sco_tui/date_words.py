"""How a date reads in English: `Thu 8 – Fri 9 June 2017`, `2 days`, `about June 2017`."""

from __future__ import annotations

from sco_tui.dates import MONTHS, Date, Edge, Point, Precision, civil, day_number

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = ("spring", "summer", "autumn", "winter")
_UNSPECIFIED = {Precision.MONTH: "a month", Precision.DAY: "a day"}
# Before the first whole Gregorian year, people lived other weekdays than the proleptic ones.
_FIRST_WEEKDAY = day_number(1583, 1, 1)


def reading(date: Date) -> str:
    """The whole date in words; of times with an offset, UTC as well."""
    start, end = date.start, date.end
    if isinstance(start, Edge):
        assert isinstance(end, Point)  # an interval has a date at one end
        return f"until {_end_of_interval(end)}, {'open start' if start is Edge.OPEN else 'start unknown'}"
    if isinstance(end, Edge):
        return f"from {_end_of_interval(start)}, {'goes on' if end is Edge.OPEN else 'end unknown'}"
    if start == end:
        return _single(start)
    if start.time is None and end.time is None:
        return _interval(start, end)
    if start.first == end.first and start.offset == end.offset and None not in (start.time, end.time):
        return _hours(start, end)
    return f"{_end_of_interval(start, short=True)} – {_end_of_interval(end, short=True)}"


def heading(point: Point) -> str:
    """The header of the axis that a date belongs under: its month, or what is coarser."""
    return " ".join(_parts(point)[-2:])


def day_label(day: int) -> tuple[str, str]:
    """Weekday, empty before 1583, and day of the month: `("Mon", "5")`."""
    return _weekday(day)[:3], str(civil(day)[2])


def length(date: Date) -> str | None:
    """How long an interval lasts, both ends included; None without two known ends of one precision."""
    start, end = date.start, date.end
    if not date.is_interval or isinstance(start, Edge) or isinstance(end, Edge):
        return None
    seconds = _seconds_between(start, end)
    if seconds is not None and seconds < 86400:
        return _clock_length(seconds) or None
    if start.precision is not end.precision:
        return None  # from 7 to 19 months, for 2017-06-08/2018
    words, is_exact = _day_length(start, end)
    return words if is_exact and not date.qualifier else f"about {words}"


def duration(days: int) -> str:
    """About so many days: in days under two weeks, weeks under two months, months under two years."""
    if days < 14:
        return _count(days, "day")
    if days < 60:
        return _count(_rounded(days, 7), "week")
    months = _rounded(days * 4800, 146097)  # months and days of 400 years
    if months < 24 and months != 12:
        return _count(months, "month")
    return _count(_rounded(days * 400, 146097), "year")


def _single(point: Point) -> str:
    words = " ".join(_parts(point, short=False))
    if point.unspecified in _UNSPECIFIED:
        joint = "in" if point.precision is Precision.MONTH else "of"
        words = f"{_UNSPECIFIED[point.unspecified]} {joint} {words}"
    if point.time is not None:
        words += f", {_clock(point)}{_shift(point)}"
        words += f" · {_utc(point, point.first)} UTC" if point.offset else ""
    return f"{_about(point)}{words}{', uncertain' if point.qualifier in ('?', '%') else ''}"


def _interval(start: Point, end: Point) -> str:
    """Month and year that both ends share are written once, unless their qualifiers differ."""
    start_parts, end_parts = _parts(start), _parts(end)
    if start.qualifier == end.qualifier and start.precision == end.precision:
        while start_parts[-1] == end_parts[len(start_parts) - 1]:
            start_parts.pop()
    if start.qualifier == end.qualifier:
        note = ", both uncertain" if start.qualifier in ("?", "%") else ""
        return f"{_about(start)}{' '.join(start_parts)} – {_about(end)}{' '.join(end_parts)}{note}"
    return f"{_end_of_interval(start, short=True)} – {_end_of_interval(end, short=True)}"


def _end_of_interval(point: Point, *, short: bool = False) -> str:
    words = " ".join(_parts(point, short=short))
    if point.time is not None:
        words += f", {_clock(point)}{_shift(point)}"
        words += f" ({_utc(point, point.first)} UTC)" if point.offset else ""
    return f"{_about(point)}{words}{' (uncertain)' if point.qualifier in ('?', '%') else ''}"


def _hours(start: Point, end: Point) -> str:
    """Two times of one day at one offset."""
    words = f"{' '.join(_parts(start, short=False))}, {_clock(start)} – {_clock(end)}{_shift(start)}"
    if not start.offset:
        return words
    start_day = start.first if start.instant is None else start.instant // 86400
    return f"{words} · {_utc(start, start.first)} – {_utc(end, start_day)} UTC"


def _parts(point: Point, *, short: bool = True) -> list[str]:
    """From day to year, what the point names: `["Thu 8", "June", "2017"]`."""
    if point.precision <= Precision.DECADE:
        return [_years(point)]
    if point.season == 24:
        return ["winter", _year_range(point.year, point.year + 1)]
    if point.season is not None:
        return [_SEASONS[point.season - 21], _year(point.year)]
    parts = [_year(point.year)]
    if point.month is not None:
        parts.insert(0, MONTHS[point.month - 1])
    if point.day is not None:
        weekday = _weekday(point.first)
        parts.insert(0, f"{weekday[:3] if short else weekday} {point.day}".strip())
    return parts


def _years(point: Point) -> str:
    first, last = civil(point.first)[0], civil(point.last)[0]
    # "2000s" may be a century as well, "30s" any.
    if point.precision is Precision.DECADE and first >= 1000 and first % 100:
        return f"{first}s"
    return _year_range(first, last)


def _year_range(first: int, last: int) -> str:
    if first <= 0 < last:
        return f"{_year(first)} – {last} CE"
    if first <= 0:
        return f"{1 - first}–{1 - last} BCE"
    return f"{first}–{last}" if first >= 1000 else f"{first}–{last} CE"


def _year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BCE"
    if year < 1000:
        return f"{year} CE"
    return str(year) if year <= 9999 else f"year {year}"


def _weekday(day: int) -> str:
    return _WEEKDAYS[(day - 1) % 7] if day >= _FIRST_WEEKDAY else ""


def _about(point: Point) -> str:
    return "about " if point.qualifier in ("~", "%") else ""


def _clock(point: Point) -> str:
    assert point.time is not None
    return _time(point.time, has_seconds=point.has_seconds)


def _time(seconds: int, *, has_seconds: bool) -> str:
    minutes, second = divmod(seconds, 60)
    words = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{words}:{second:02}" if has_seconds else words


def _shift(point: Point) -> str:
    if point.offset is None:
        return ""
    if point.offset == 0:
        return " UTC"
    hours, minutes = divmod(abs(point.offset), 60)
    return f" {'-' if point.offset < 0 else '+'}{hours:02}:{minutes:02}"


def _utc(point: Point, known_day: int) -> str:
    """The time in UTC, with its day where that is not the one the reader knows of."""
    assert point.instant is not None
    day, seconds = divmod(point.instant, 86400)
    time = _time(seconds, has_seconds=point.has_seconds)
    if day == known_day:
        return time
    year, month, day_of_month = civil(day)
    date = f"{_weekday(day)[:3]} {day_of_month} {MONTHS[month - 1]} {_year(year)}"
    return f"{date.strip()}, {time}"


def _seconds_between(start: Point, end: Point) -> int | None:
    if start.time is None or end.time is None:
        return None
    if start.instant is not None and end.instant is not None:
        return end.instant - start.instant
    return (end.first - start.first) * 86400 + end.time - start.time


def _clock_length(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    parts = ((minutes // 60, "h"), (minutes % 60, "min"), (second, "s"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def _day_length(start: Point, end: Point) -> tuple[str, bool]:
    """Words, and whether they are exact: days up to 60, and any months and years."""
    days = end.last - start.first + 1
    if start.precision is end.precision is Precision.DAY:
        return (_count(days, "day"), True) if days <= 60 else (duration(days), False)
    (first_year, first_month, _), (last_year, last_month, _) = civil(start.first), civil(end.last)
    years, months = divmod(12 * (last_year - first_year) + last_month - first_month + 1, 12)
    parts = [_count(years, "year")] * bool(years) + [_count(months, "month")] * bool(months)
    return " ".join(parts), True


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _rounded(number: int, divisor: int) -> int:
    return (2 * number + divisor) // (2 * divisor)
