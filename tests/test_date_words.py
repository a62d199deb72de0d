"""Dates read as one would say them, and lengths are exact or say `about`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.date_words import day_label, duration, heading, length, reading
from sco_tui.dates import Point, day_number, parse

READINGS = [
    # What both ends share is written once.
    ("2016-06-08/2017-06-08", "Wed 8 June 2016 – Thu 8 June 2017"),
    ("2017-06-08/2017-06-08", "Thursday 8 June 2017"),
    ("2017-06-08/2017-06", "Thu 8 June 2017 – June 2017"),
    ("2016-11/2017-02", "November 2016 – February 2017"),
    ("2017-21/2017-24", "spring 2017 – winter 2017–2018"),
    ("-0044-03-15/-0044-03-17", "15 – 17 March 45 BCE"),
    ("1582-12-31/1583-01-01", "31 December 1582 – Sat 1 January 1583"),
    # Each qualifier says which end it is of.
    ("2017-06~/2017-08", "about June 2017 – August 2017"),
    ("2017-06~/2017-08~", "about June – about August 2017"),
    ("2017-06?/2017-08", "June 2017 (uncertain) – August 2017"),
    ("2017-06/2017-08?", "June 2017 – August 2017 (uncertain)"),
    ("2017-06?/2017-08?", "June – August 2017, both uncertain"),
    ("2017-06%/2017-08%", "about June – about August 2017, both uncertain"),
    ("2017-06?/..", "from June 2017 (uncertain), goes on"),
    ("/2017~", "until about 2017, start unknown"),
    ("2017-06-XX~", "about a day in June 2017"),
    # UTC names its day where that is another.
    ("2017-06-05T10:00+00:00", "Monday 5 June 2017, 10:00 UTC"),
    ("2017-06-05T10:00+05:30", "Monday 5 June 2017, 10:00 +05:30 · 04:30 UTC"),
    ("2016-12-31T22:00-05", "Saturday 31 December 2016, 22:00 -05:00 · Sun 1 January 2017, 03:00 UTC"),
    ("1500-01-01T01:00+02", "1 January 1500, 01:00 +02:00 · 31 December 1499, 23:00 UTC"),
    (
        "2017-06-05T10:00+06:00/2017-06-05T11:30+06:00",
        "Monday 5 June 2017, 10:00 – 11:30 +06:00 · 04:00 – 05:30 UTC",
    ),
    (
        "2017-06-05T02:00+06:00/2017-06-05T03:30+06:00",
        "Monday 5 June 2017, 02:00 – 03:30 +06:00 · Sun 4 June 2017, 20:00 – 21:30 UTC",
    ),
    (
        "2017-06-05T05:00+06:00/2017-06-05T07:30+06:00",
        "Monday 5 June 2017, 05:00 – 07:30 +06:00 · Sun 4 June 2017, 23:00 – Mon 5 June 2017, 01:30 UTC",
    ),
    ("2017-06-05T10:00Z/2017-06-05T11:30Z", "Monday 5 June 2017, 10:00 – 11:30 UTC"),
    (
        "2017-06-08T10:00Z/2017-06-09T11:00+02:00",
        "Thu 8 June 2017, 10:00 UTC – Fri 9 June 2017, 11:00 +02:00 (09:00 UTC)",
    ),
    ("2017-06-05T22:00/2017-06-07", "Mon 5 June 2017, 22:00 – Wed 7 June 2017"),
    ("2017-06-08T10:00Z/..", "from Thursday 8 June 2017, 10:00 UTC, goes on"),
    # Years that could be taken for something else say which they are.
    ("0044-03-15", "15 March 44 CE"),
    ("190X", "1900–1909"),
    ("003X", "30–39 CE"),
    ("000X", "1 BCE – 9 CE"),
    ("-004X", "50–41 BCE"),
    ("0000-24", "winter 1 BCE – 1 CE"),
    ("Y170000/Y170001", "year 170000 – year 170001"),
]


@pytest.mark.parametrize(("text", "words"), READINGS)
def test_date_reads_as_one_would_say_it(text: str, words: str) -> None:
    assert reading(parse(text)) == words


def test_open_and_unknown_ends_read_differently() -> None:
    assert len({reading(parse(text)) for text in ("2017/..", "2017/", "../2017", "/2017", "2017")}) == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-06-05", None),
        ("2017", None),
        ("2017-06-08/..", None),
        ("../2017", None),
        ("2017/", None),
        ("/2017", None),
        ("2017-06-08/2017-06-08", "1 day"),
        ("2017-06-08/2017-06-09", "2 days"),
        ("2017-06-08~/2017-06-09", "about 2 days"),
        ("2017-06-08/2017-08-06", "60 days"),
        ("2017-06-08/2017-08-07", "about 2 months"),
        ("2017-06-08~/2017-08-07", "about 2 months"),
        ("2017-06-01/2017-08-31", "about 3 months"),
        ("2017-01-01/2018-12-31", "about 2 years"),
        ("2017-06/2017-06", "1 month"),
        ("2017-06/2017-08", "3 months"),
        ("2017-06/2017-08?", "about 3 months"),
        ("2017-01/2017-12", "1 year"),
        ("2016-01/2017-02", "1 year 2 months"),
        ("2017-21/2017-23", "9 months"),
        ("2015/2017", "3 years"),
        ("-0001/0001", "3 years"),
        # Each may be as good as nothing, or much longer.
        ("2017-06-08/2017-06", None),
        ("2017-06-08/2018", None),
        ("2017/2018-01-05", None),
        ("2017-06/2018", None),
        ("2017-06-05T10:00/2017-06-05T11:30", "1 h 30 min"),
        ("2017-06-05T10:00/2017-06-05T11:00", "1 h"),
        ("2017-06-05T10:00/2017-06-05T10:45", "45 min"),
        ("2017-06-05T10:00:00/2017-06-05T10:00:30", "30 s"),
        ("2017-06-05T10:00/2017-06-05T10:00", None),
        ("2017-06-05T10:00+06:00/2017-06-05T10:00+05:00", "1 h"),
        ("2017-06-05T22:00/2017-06-06T02:00", "4 h"),
        ("2017-06-05T10:00/2017-06-07T12:00", "3 days"),
        ("2017-06-05T10:00/2017-06-06", "2 days"),
    ],
)
def test_length_counts_both_ends(text: str, words: str | None) -> None:
    assert length(parse(text)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (21, "3 weeks"),
        (24, "3 weeks"),
        (25, "4 weeks"),
        (49, "7 weeks"),
        (59, "8 weeks"),
        (60, "2 months"),
        (92, "3 months"),
        (349, "11 months"),
        (365, "1 year"),
        (400, "13 months"),
        (548, "18 months"),
        (730, "2 years"),
        (1096, "3 years"),
        (36525, "100 years"),
    ],
)
def test_duration_uses_the_unit_one_would(days: int, words: str) -> None:
    assert duration(days) == words


@given(st.integers(14, 100_000))
def test_duration_is_never_off_by_more_than_half_its_unit(days: int) -> None:
    number, unit = duration(days).split()
    length_of_unit = {"week": 7.0, "month": 365.2425 / 12, "year": 365.2425}[unit.rstrip("s")]
    assert abs(int(number) * length_of_unit - days) <= 0.5 * length_of_unit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-06-05", "June 2017"),
        ("2017-06-05T10:00", "June 2017"),
        ("2017-06", "June 2017"),
        ("2017-06-XX", "June 2017"),
        ("2017", "2017"),
        ("2017-XX-XX", "2017"),
        ("2017~", "2017"),
        ("201X", "2010s"),
        ("20XX", "2000–2099"),
        ("2017-21", "spring 2017"),
        ("2017-24", "winter 2017–2018"),
        ("-0043", "44 BCE"),
        ("-0043-06", "June 44 BCE"),
        ("-0043-06-05", "June 44 BCE"),
        ("Y170000", "year 170000"),
    ],
)
def test_heading_is_the_month_or_what_is_coarser(text: str, words: str) -> None:
    start = parse(text).start
    assert isinstance(start, Point)
    assert heading(start) == words


@pytest.mark.parametrize(
    ("year", "month", "day", "label"),
    [
        (2017, 6, 5, ("Mon", "5")),
        (2000, 2, 29, ("Tue", "29")),
        (1583, 1, 1, ("Sat", "1")),
        (1582, 12, 31, ("", "31")),
        (-43, 3, 15, ("", "15")),
        (10000, 1, 1, ("Sat", "1")),
    ],
)
def test_day_label_leaves_out_weekdays_that_nobody_lived(
    year: int, month: int, day: int, label: tuple[str, str]
) -> None:
    assert day_label(day_number(year, month, day)) == label
