"""What the axis says of time in which nothing is recorded is true whichever of their days the dates mean."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.axis_row import AxisRow, Gap, Heading, Row, Shape
from sco_tui.dates import Edge, Point, Precision
from tests.test_axis import WRITTEN, drawn, in_order, rows

IN_A_MONTH = [
    # dates, what the rows say of the time between
    (["2017-06-05", "2017-06-11"], []),
    (["2017-06-05", "2017-06-12"], ["7 days later"]),
    (["2017-06-05", "2017-06-18"], ["13 days later"]),
    (["2017-06-05", "2017-06-19"], ["2 weeks later"]),
    (["2017-06-05", "2017-06-26"], ["3 weeks later"]),
    (["2017-06-01T10:00", "2017-06-30T09:00"], ["4 weeks later"]),
    (["2017-06-01", "2017-06-09", "2017-06-20", "2017-06-20"], ["8 days later", "11 days later"]),
    (["2017-06-30", "2017-07-09"], []),
    # From the end of a range on, and to the start of one; beside its bar between what is inside it.
    (["2017-06-01/2017-06-03", "2017-06-10"], ["7 days later"]),
    (["2017-06-01/2017-06-04", "2017-06-10"], []),
    (["2017-06-01", "2017-06-10/2017-06-30?"], ["9 days later"]),
    (["2017-06-01/2017-06-25", "2017-06-20"], []),
    (["2017-06-01/2017-06-25", "2017-06-02", "2017-06-20"], ["3 weeks later"]),
    (["2017-06-01/..", "2017-06-02", "2017-06-20"], ["3 weeks later"]),
    (["2017-06-01/..", "2017-06-01/..", "2017-06-02/..", "2017-06-03/2017-06-09", "2017-06-15"], []),
    (["2017-06-01/..", "2017-06-02/..", "2017-06-03/2017-06-09", "2017-06-16"], ["7 days later"]),
    # Not beside a day that is not certain, a month, or a day of it that nobody knows.
    (["2017-06-05?", "2017-06-20"], []),
    (["2017-06-05", "2017-06-20~"], []),
    (["2017-06-05", "2017-06-20/"], []),
    (["/2017-06-05", "2017-06-20"], []),
    (["2017-06-01/2017-06-05%", "2017-06-20"], []),
    (["2017-06-01", "2017-06-10~/2017-06-30"], []),
    (["2017-06-08/2017-06", "2017-06-20"], []),
    (["2017-06-XX", "2017-06-20"], []),
    (["2017", "2017-06", "2017-06-20"], []),
    (["2017-06-05", None], []),
]  # fmt: skip


@pytest.mark.parametrize(("written", "words"), IN_A_MONTH)
def test_a_week_or_more_between_two_days_of_a_month(written: list[str | None], words: list[str]) -> None:
    assert [row.text for row in rows(in_order(written)) if isinstance(row, Gap)] == words


BEFORE_A_HEADER = [
    # dates, the headers
    (["2017-06-05", "2017-07-05"], ["June 2017", "July 2017"]),
    (["2017-06-05", "2017-07-06"], ["June 2017", "July 2017 -- 4 weeks later"]),
    (["2015-09-25", "2015-11-14"], ["September 2015", "November 2015 -- 7 weeks later"]),
    (["2015-12-05", "2016-02-06"], ["December 2015", "February 2016 -- 2 months later"]),
    (["2016-06-05", "2017-06-05"], ["June 2016", "June 2017 -- 1 year later"]),
    (["-0043-03-15", "2017-06-05"], ["March 44 BCE", "June 2017 -- 2060 years later"]),
    # Where it matters which day of a month or a year is meant, it is at least so long.
    (["2017-06", "2017-07"], ["June 2017", "July 2017"]),
    (["2017-06", "2017-08"], ["June 2017", "August 2017 -- over a month later"]),
    (["2017-03", "2017-11"], ["March 2017", "November 2017 -- over 7 months later"]),
    (["2016", "2017-06-05"], ["2016", "June 2017 -- over 5 months later"]),
    (["2015", "2017"], ["2015", "2017 -- over a year later"]),
    (["1914", "1939"], ["1914", "1939 -- over 24 years later"]),
    (["193X", "201X"], ["1930s", "2010s -- over 70 years later"]),
    (["15XX", "2017"], ["1500–1599", "2017 -- over 417 years later"]),
    (["2016-21", "2017-21"], ["spring 2016", "spring 2017 -- over 9 months later"]),
    (["2010-12-05", "2017-06-XX"], ["December 2010", "June 2017 -- over 6 years later"]),
    (["2010-03-20", "2017-06"], ["March 2010", "June 2017 -- 7 years later"]),
    (["2017", "2017-06-05"], ["2017", "June 2017"]),
    (["2016-12", "2016-12-03", "2017-04-03"], ["December 2016", "April 2017 -- 4 months later"]),
    # From the end of a range on; nothing behind one that runs, or has no end.
    (["2016-01-01/2016-06-30", "2017-06-30"], ["January 2016", "June 2016", "June 2017 -- 1 year later"]),
    (["2016-01/2017-06-30", "2016-08-01"], ["January 2016", "August 2016", "June 2017 -- 11 months later"]),
    (["2016-01-01/..", "2017-06-30"], ["January 2016", "June 2017"]),
    (["../2016-05-01", "2017-06-30"], ["Before May 2016", "May 2016", "June 2017 -- 14 months later"]),
    (["2016-01-01/", "2017-06-30"], ["January 2016", "June 2017"]),
    # Nor beside what is uncertain, or has no date.
    (["2016-01-01?", "2017-06-30"], ["January 2016", "June 2017"]),
    (["2016-01-01", "2017-06~"], ["January 2016", "June 2017"]),
    (["2016-01-01", "2017-06-05/2017-06-07~"], ["January 2016", "June 2017 -- 17 months later"]),
    (["2016-01-01", None], ["January 2016", "No date"]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "headers"), BEFORE_A_HEADER)
def test_over_a_month_before_a_header(written: list[str | None], headers: list[str]) -> None:
    made = [drawn(row) for row in rows(in_order(written)) if isinstance(row, Heading)]
    assert made == [f"== {text}" for text in headers]


@st.composite
def any_date(draw: st.DrawFn) -> str:
    """A date of any precision in the years of `datetime.date`."""
    day = draw(
        st.dates(date(1000, 1, 1), date(9990, 12, 31)) | st.dates(date(2016, 1, 1), date(2017, 12, 31))
    )
    texts = [
        f"{day}",
        f"{day}"[:7],
        f"{day}"[:4],
        f"{day}"[:3] + "X",
        f"{day}"[:7] + "-XX",
        f"{day}"[:4] + "-22",
    ]
    return draw(st.sampled_from([f"{day}", *texts]))


DATED = st.lists(
    WRITTEN | any_date() | st.tuples(any_date(), any_date()).map(sorted).map("/".join), max_size=12
)


def said(made: list[AxisRow]) -> Iterator[tuple[str, Row, Row]]:
    """Each gap in words, with the rows above and below it."""
    for number, row in enumerate(made):
        words = row.gap if isinstance(row, Heading) else row.text if isinstance(row, Gap) else ""
        if words:
            above, below = made[number - 1], made[number + 1]
            assert isinstance(above, Row)
            assert isinstance(below, Row)
            yield words, above, below


def end_of(row: Row) -> Point | Edge | None:
    return row.event.when.end if row.event.when else None


def start_of(row: Row) -> Point | Edge | None:
    return row.event.when.start if row.event.when and row.is_event else end_of(row)


def is_true(words: str, shortest: int, longest: int, last: date, first: date) -> bool:
    """`shortest` and `longest` are days, from the last day above at the latest to the first one below."""
    match = re.fullmatch(r"(over )?(a|\d+) (day|week|month|year)s? later", words)
    assert match is not None
    number = 1 if match[2] == "a" else int(match[2])
    if match[1]:
        return months_after(last, number * (12 if match[3] == "year" else 1)) < first
    unit = {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "year": 365.2425}[match[3]]
    return all(abs(number * unit - days) <= (unit / 2 if unit > 1 else 0) for days in (shortest, longest))


def months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_calendar(point: Point) -> bool:
    return point.first >= 1 and point.last <= date.max.toordinal()


@given(DATED)
def test_what_is_said_is_true_of_all_the_days_that_may_be_meant(written: list[str | None]) -> None:
    for words, above, below in said(rows(in_order(written))):
        end, start = end_of(above), start_of(below)
        assert isinstance(end, Point)
        assert isinstance(start, Point)
        # Of a range without a lane the mark is that of its end, and its start is known.
        assert all(row.shape is Shape.UNCERTAIN or not row.mark for row in (above, below))
        assert above.shape not in (Shape.START, Shape.OPEN_START, Shape.GOES_ON)
        if is_calendar(end) and is_calendar(start):
            last, first = date.fromordinal(end.last), date.fromordinal(start.first)
            assert is_true(words, start.first - end.last, start.last - end.first, last, first)


@given(DATED)
def test_nothing_is_left_unsaid_between_exact_days(written: list[str | None]) -> None:
    made = rows(in_order(written))
    for number, (above, below) in enumerate(pairwise(made)):
        behind = made[number + 2] if isinstance(below, Heading) else below
        if not (isinstance(above, Row) and isinstance(behind, Row) and is_exact(above) and is_exact(behind)):
            continue
        end, start = end_of(above), start_of(behind)
        assert isinstance(end, Point)
        assert isinstance(start, Point)
        if isinstance(below, Heading):
            assert below.gap or start.first - end.first <= timedelta(31).days
        elif behind.is_event:
            assert start.first - end.first < timedelta(weeks=1).days


def is_exact(row: Row) -> bool:
    point = end_of(row) if row.is_event else start_of(row)
    return (
        not row.mark
        and row.shape in (Shape.DAY, Shape.END)
        and isinstance(point, Point)
        and point.precision is Precision.DAY
        and not (row.is_event and row.event.when is not None and row.event.when.is_interval)
    )
