"""Dates as TimelineJS has them, in parts: `{"year": -44, "month": 3}` is March of 44 BCE.

Its documentation (timeline.knightlab.com/docs/json-format.html): a year is a number, negative before the
common era, and there is no year 0; months, days, hours, minutes and seconds may follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from sco_tui import dates
from sco_tui.dates import Date, Edge, Point, Precision, civil
from sco_tui.text import quoted

Parts: TypeAlias = dict[str, int]

NAMES = ("year", "month", "day", "hour", "minute", "second")
# As people and spreadsheets write whole numbers: `2017`, `2,017`, `2017.0`.
_NUMBER = re.compile(r"([+-]?)([0-9]{1,3}(?:[ ,][0-9]{3})+|[0-9]{1,13})(?:\.0*)?")
_SCALE_YEARS = 271_820  # a year outside them needs the cosmological scale
# What each part needs beside it: without a minute there is no time, and nobody has said which it was.
_NEEDED = {
    "month": ("year",),
    "day": ("month",),
    "hour": ("day", "minute"),
    "minute": ("hour",),
    "second": ("minute",),
}


class PartsError(ValueError):
    """What is wrong with the parts of a date."""


def is_absent(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def parts_of(written: Mapping[str, Any]) -> Parts:
    """The numbers of a date object, whatever they are written as. Raises PartsError."""
    return {name: _number(name, written[name]) for name in NAMES if not is_absent(written.get(name))}


def _number(name: str, value: Any) -> int:
    match = _NUMBER.fullmatch(str(value).strip()) if not isinstance(value, bool) else None
    if match is None:
        raise PartsError(f"{name} {quoted(str(value))} is no whole number")
    number = int(re.sub("[ ,]", "", match[2]))
    return -number if match[1] == "-" else number


def without_gap(parts: Parts) -> tuple[Parts, str | None]:
    """The parts that are coarser than the first gap, and what that leaves out: `no month: day 5 left out`."""
    for number, name in enumerate(NAMES):
        lacking = next((one for one in _NEEDED.get(name, ()) if one not in parts), None)
        if name in parts and lacking:
            left_out = " ".join(f"{one} {parts[one]}" for one in NAMES[number:] if one in parts)
            kept = {one: parts[one] for one in NAMES[:number] if one in parts}
            return kept, f"no {lacking}: {left_out} left out"
    return parts, None


def edtf(parts: Parts) -> str:
    """The date of these parts, as coarse as they are, among which there is no gap. Raises PartsError."""
    if "year" not in parts:
        raise PartsError("no year")
    text = _year(parts["year"])
    text += "".join(f"-{parts[name]:02}" for name in ("month", "day") if name in parts)
    if "hour" in parts:
        text += f"T{parts['hour']:02}:{parts['minute']:02}"
        text += f":{parts['second']:02}" if parts.get("second") else ""
    try:
        return dates.parse(text).text
    except dates.DateError as error:
        raise PartsError(f"{text}: {error}") from error


def _year(year: int) -> str:
    if year == 0:
        raise PartsError("no year 0: behind 1 BCE, which is -1, comes year 1")
    year += year < 0  # ISO 8601 counts a year 0
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def said_by(start: Parts, end: Parts | None) -> str:
    """The date of both ends together, as EDTF; one date where they are the same. Raises PartsError."""
    first = edtf(start)
    last = edtf(end) if end else first
    if first == last:
        return first
    try:
        return dates.parse(f"{first}/{last}").text
    except dates.DateError as error:
        raise PartsError(f"{first}/{last}: {error}") from error


def tells(start: Parts, end: Parts | None, date: Date) -> bool:
    """Whether its parts give `date` as it is written."""
    try:
        return said_by(start, end) == date.text
    except PartsError:  # in order only by the offsets, which parts have not
        return False


def ends_of(date: Date) -> tuple[Parts, Parts | None]:
    """Start and end in parts, as near as they come; None where the start alone says it.

    What has no end that is known has that of the other end: of `2017/..` only 2017 is here.
    """
    points = [one for one in (date.start, date.end) if isinstance(one, Point)]
    start, end = _parts(points[0], points[0].first), _parts(points[-1], points[-1].last)
    return start, None if end == start else end


def is_plain(date: Date) -> bool:
    """Whether its parts tell all that a reader needs: no doubt, no open end, no decade, no offset."""
    return all(
        not isinstance(one, Edge)
        and not one.qualifier
        and one.offset is None
        and one.precision in (Precision.YEAR, Precision.MONTH, Precision.DAY)
        for one in (date.start, date.end)
    )


def needs_cosmological_scale(parts: Parts) -> bool:
    return abs(parts["year"]) > _SCALE_YEARS


def _parts(point: Point, day: int) -> Parts:
    """As fine as `point`; `day` is its first or its last."""
    year, month, day_of_month = civil(day)
    parts = {"year": year if year > 0 else year - 1}
    if point.precision >= Precision.SEASON:
        parts["month"] = month
    if point.precision is Precision.DAY:
        parts["day"] = day_of_month
    if point.time is not None:
        parts["hour"], parts["minute"] = divmod(point.time // 60, 60)
        if point.has_seconds:
            parts["second"] = point.time % 60
    return parts


def is_said_by(written: str, start: Parts, end: Parts | None) -> bool:
    """Whether `written` is a date of these parts: as long as nobody has changed those, it holds."""
    try:
        return ends_of(dates.parse(written)) == (start, end)
    except dates.DateError:
        return False
