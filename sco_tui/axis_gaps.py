"""How long nothing is recorded between two rows of the axis, said only as far as their dates are known."""

from __future__ import annotations

from collections.abc import Sequence

from sco_tui.axis_row import AxisRow, Heading, Row, Shape, known_start
from sco_tui.date_words import duration
from sco_tui.dates import Point, Precision, civil

# So many days or more between two days of a month have a row of their own.
WEEK = 7
_BEGUN = (Shape.START, Shape.OPEN_START, Shape.GOES_ON)  # what runs on has no end to count from


def days_later(above: Row, start: Point | None) -> int:
    """Days from a row to a date; 0 where one of them is no exact day."""
    end = _end_of(above)
    if end is None or start is None or not (end.precision is start.precision is Precision.DAY):
        return 0
    return start.first - end.first


def headed(rows: Sequence[AxisRow], number: int) -> Heading:
    """The header of this number in an axis, with the gap between what stands above and below it."""
    heading, above, below = rows[number], rows[number - 1] if number else None, rows[number + 1]
    assert isinstance(heading, Heading)
    if not (isinstance(above, Row) and isinstance(below, Row)):
        return heading
    return heading._replace(gap=_later(_end_of(above), _start_of(below)))


def _later(end: Point | None, start: Point | None) -> str:
    """Words for over a month; "" for less, and where it is not known.

    Of a month, a year or a century any day may be meant: where that matters, the least is said.
    """
    months = _months_over(end.last, start.first) if end and start else 0
    if end is None or start is None or months <= 0:
        return ""
    words = duration(start.first - end.last)
    return f"{words if words == duration(start.last - end.first) else _over(months)} later"


def _start_of(row: Row) -> Point | None:
    """The date that a row begins with; None where it is not known for certain."""
    return known_start(row.event.when) if row.is_event else _end_of(row)


def _end_of(row: Row) -> Point | None:
    """The date that ends what a row says; None where it runs on, or is not known for certain."""
    date = row.event.when
    if date is None or row.mark or row.shape in _BEGUN or not isinstance(date.end, Point):
        return None
    return date.end


def _months_over(first: int, last: int) -> int:
    """The most whole months of the calendar that are less than what is between two days."""
    (first_year, first_month, first_day), (last_year, last_month, last_day) = civil(first), civil(last)
    return 12 * (last_year - first_year) + last_month - first_month - (last_day <= first_day)


def _over(months: int) -> str:
    number, unit = (months, "month") if months < 24 and months != 12 else (months // 12, "year")
    return f"over {number} {unit}s" if number > 1 else f"over a {unit}"
