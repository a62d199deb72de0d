"""How long nothing is recorded between two rows of the axis, said only as far as their dates are known."""

from __future__ import annotations

from sco_tui.axis_row import Row, Shape
from sco_tui.date_words import duration
from sco_tui.dates import Point, Precision, civil

# So many days or more between two days of a month have a row of their own.
WEEK = 7
_SHORTEST_MONTH = 28
_BEGUN = (Shape.START, Shape.OPEN_START, Shape.GOES_ON)  # what runs on has no end to count from


def later_in_month(above: Row, start: Point | None) -> str:
    """Words for a week or more between a row and a date of its month; "" for less, and beside no day."""
    end = _end_of(above)
    if end is None or start is None or not (end.precision is start.precision is Precision.DAY):
        return ""
    days = start.first - end.first
    return f"{duration(days)} later" if days >= WEEK else ""


def later(above: Row, start: Point | None) -> str:
    """Words for over a month between a row and the date behind it; "" for less, and where it is not known.

    Of a month, a year or a century any day may be meant: where that matters, the least is said.
    """
    end = _end_of(above)
    if end is None or start is None or start.first - end.last <= _SHORTEST_MONTH:
        return ""
    months = _months_over(end.last, start.first)
    if not months:
        return ""
    words = duration(start.first - end.last)
    return f"{words if words == duration(start.last - end.first) else _over(months)} later"


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
