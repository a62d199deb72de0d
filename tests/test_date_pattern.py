"""The pattern of a date fits what is read as one, and else only what calendar and order forbid."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui import dates
from sco_tui.date_pattern import PATTERN
from tests.test_readme import section

# Parts of a written date: right ones, and those that a person gets wrong.
YEARS = ["2017", "0000", "-0000", "-0044", "987", "17000", "Y170000", "Y-17000", "Y1700", "Y017000", "Y-0"]
YEARS += ["201X", "20XX", "-01XX", "-000X", "2XXX", "20X7", "٢٠١٧", ""]
MONTHS = ["", "-06", "-02", "-12", "-13", "-00", "-6", "-XX", "-1X", "-20", "-21", "-24", "-25", "-41", "-42"]
DAYS = ["", "-05", "-29", "-30", "-31", "-32", "-00", "-5", "-XX", "-3X"]
TIMES = ["", "T10:00", "T10:00:30", "T23:59:59", "T24:00", "T10:60", "T10:00:60", "T10", "T1:00", " 10:00"]
OFFSETS = [
    "",
    "Z",
    "z",
    "+06",
    "+06:00",
    "-04:30",
    "+14:00",
    "+14:01",
    "-14",
    "+15",
    "+00:00",
    "-00:00",
    "-00",
]
OFFSETS += ["-00:30", "+06:60", "+6"]
QUALIFIERS = ["", "~", "?", "%", "~?", " "]
POINT = st.tuples(*map(st.sampled_from, (YEARS, MONTHS, DAYS, TIMES, OFFSETS, QUALIFIERS))).map("".join)
MOSTLY_PLAIN = st.one_of(
    POINT,
    st.tuples(st.sampled_from(YEARS), st.sampled_from(QUALIFIERS)).map("".join),
    st.tuples(*map(st.sampled_from, (["2017", "-0044"], MONTHS, DAYS, QUALIFIERS))).map("".join),
    st.tuples(st.just("2017-06-05"), st.sampled_from(TIMES), st.sampled_from(OFFSETS)).map("".join),
)
END = st.one_of(MOSTLY_PLAIN, st.sampled_from(["", "..", "."]))
WRITTEN = st.one_of(MOSTLY_PLAIN, st.lists(END, min_size=2, max_size=3).map("/".join))

BEYOND_A_PATTERN = re.compile(r"an interval that ends before it starts|.* has \d\d days")


@given(WRITTEN)
def test_pattern_fits_what_is_a_date_and_else_only_what_calendar_and_order_forbid(text: str) -> None:
    fits = re.fullmatch(PATTERN, text) is not None
    reason = reason_of(text)
    assert fits or reason is not None
    assert not fits or reason is None or BEYOND_A_PATTERN.fullmatch(reason)


@pytest.mark.parametrize("text", ["2017-13", "2017-06-32", "2017-25", "2017-06-05T24:00", "../..", "-0000"])
def test_number_that_no_calendar_has_does_not_fit(text: str) -> None:
    assert re.fullmatch(PATTERN, text) is None


def test_every_date_of_the_readme_fits() -> None:
    written, refused = (
        re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
        for table in section("Dates").split("| written | why it is no date |")
    )
    assert len(written) > 40
    assert [text for text in written if not re.fullmatch(PATTERN, text)] == []
    fits = [text for text in refused if re.fullmatch(PATTERN, text)]
    assert [text for text in fits if not BEYOND_A_PATTERN.fullmatch(reason_of(text) or "")] == []


def reason_of(text: str) -> str | None:
    """Why it is no date; None for a date."""
    try:
        dates.parse(text)
    except dates.DateError as error:
        return str(error)
    return None
