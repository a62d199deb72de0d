"""The days or the times that a date stands for in a calendar, which has neither months nor uncertainty."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from sco_tui.dates import Date, Point


class Span(NamedTuple):
    """Both ends are included: of days the last, of a time that lasts the one when it ends."""

    start: date | datetime
    end: date | datetime


def span_of(when: Date) -> Span | None:
    """The whole days of a date, or its times where both ends have one; None outside the years 1 to 9999.

    An end that is open or unknown has no place in a calendar: the known end's own span stands there. Times
    with an offset are in UTC. Two ends of which only one has a time, or an offset, are whole days.
    """
    points = [end for end in (when.start, when.end) if isinstance(end, Point)]
    try:
        times = [_time(point) for point in points if point.time is not None]
        if len(times) == len(points) and len({time.tzinfo for time in times}) == 1:
            return Span(times[0], times[-1])
        return Span(date.fromordinal(points[0].first), date.fromordinal(points[-1].last))
    except (ValueError, OverflowError):
        return None


def edtf(span: Span) -> str:
    """As a timeline file has it; seconds are written where there are some."""
    if span.start == span.end:
        return _written(span.start)
    return f"{_written(span.start)}/{_written(span.end)}"


def _time(point: Point) -> datetime:
    time = datetime.fromordinal(point.first) + timedelta(seconds=point.time or 0)
    return time if point.offset is None else (time - timedelta(minutes=point.offset)).replace(tzinfo=UTC)


def _written(end: date | datetime) -> str:
    if not isinstance(end, datetime):
        return end.isoformat()
    text = end.isoformat(timespec="seconds" if end.second else "minutes")
    return f"{text[:-6]}Z" if end.tzinfo is UTC else text
