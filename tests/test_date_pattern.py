"""The pattern takes what the program reads as a date, and little else."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sco_tui import dates
from sco_tui.date_pattern import PATTERN
from tests.formats.round_trips import DATES, ODD_DATES

_PIECES = [
    *("2017", "0000", "-0043", "-0000", "Y170000", "Y-17000", "201X", "20XX", "-06", "-13", "-00", "-XX"),
    *("-21", "-25", "-05", "-31", "-32", "T10:00", "T24:00", ":30", "Z", "+06:00", "-03", "+15:00", "-00:00"),
    *("~", "?", "%", "/", "..", "X", " ", "T10:60", ":60"),
]
_near_dates = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=9).map("".join)
# Why a date is none although it looks like one.
_ONLY_A_CALENDAR_TELLS = re.compile(r"has \d\d days|before it starts|14 hours|write it as Z")


def matches(text: str) -> bool:
    return re.search(PATTERN, text) is not None


def test_every_date_of_the_readme_matches() -> None:
    assert [text for text in (*DATES, *ODD_DATES) if not matches(text)] == []


def reason(text: str) -> str | None:
    """Why it is no date; None for a date."""
    try:
        dates.parse(text)
    except dates.DateError as error:
        return str(error)
    return None


@given(text=_near_dates)
def test_what_is_a_date_matches_and_what_matches_is_one_but_for_the_calendar(text: str) -> None:
    why_not = reason(text)
    if why_not is None:
        assert matches(text)
    else:
        assert not matches(text) or _ONLY_A_CALENDAR_TELLS.search(why_not)


def test_no_line_end_slips_in_and_no_look_behind_is_needed() -> None:
    assert "(?<" not in PATTERN
    assert not matches("x2017")
    assert not matches("2017 ")
