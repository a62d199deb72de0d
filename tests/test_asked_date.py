"""A reader goes to a date in EDTF or in English, and lands on the event that is nearest to it."""

from __future__ import annotations

import random
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui import asked_date, dates
from sco_tui.asked_date import End, Places
from sco_tui.dates import Date, DateError
from sco_tui.timeline import Timeline
from tests.parsed import timeline_of
from tests.test_dates import DATES

TODAY = date(2026, 3, 1).toordinal()


def read(text: str, year: int | None = 2017) -> str:
    """As EDTF, or `first` or `last`."""
    asked = asked_date.read(text, year=year, today=TODAY)
    return asked.value if isinstance(asked, End) else asked.text


def refusal(text: str, year: int | None = 2017) -> str:
    with pytest.raises(DateError) as caught:
        read(text, year)
    return str(caught.value)


@pytest.mark.parametrize("text", [row[0] for row in DATES])
def test_every_form_of_edtf_is_read(text: str) -> None:
    assert read(text) == text
    assert read(f"  {text} ") == text


# What the program itself says of dates with one point and nothing unknown about it.
OWN_WORDS = [
    (row[1], row[0])
    for row in DATES
    if not any(sign in row[0] for sign in "/T?%~") and "X" not in row[0].removesuffix("1X")
]


@pytest.mark.parametrize(("words", "edtf"), OWN_WORDS)
def test_words_of_the_program_for_a_date_are_read(words: str, edtf: str) -> None:
    assert read(words, None) == edtf


ENGLISH = [
    ("june 2017", "2017-06"),
    ("Jun 2017", "2017-06"),
    ("JUNE 2017", "2017-06"),
    ("Sept. 2017", "2017-09"),
    ("june of 2017", "2017-06"),
    ("2017 june", "2017-06"),
    ("06/2017", "2017-06"),
    ("6.2017", "2017-06"),
    ("5 June 2017", "2017-06-05"),
    ("June 5, 2017", "2017-06-05"),
    ("june 5 2017", "2017-06-05"),
    ("2017 june 5", "2017-06-05"),
    ("2017, 5 june", "2017-06-05"),
    ("the 5th of June, 2017", "2017-06-05"),
    ("June 1st 2017", "2017-06-01"),
    ("5-Jun-2017", "2017-06-05"),
    ("Mon 5 June 2017", "2017-06-05"),
    ("Wednesday, June 7, 2017", "2017-06-07"),
    ("15.6.2017", "2017-06-15"),
    ("6/15/2017", "2017-06-15"),
    ("5.5.2017", "2017-05-05"),
    ("2017/06/05", "2017-06-05"),
    ("20170605", "2017-06-05"),
    ("2017-6-5", "2017-06-05"),
    ("2017", "2017"),
    ("987", "0987"),
    ("20000", "Y20000"),
    ("year 20000", "Y20000"),
    ("spring 2017", "2017-21"),
    ("Summer of 2017", "2017-22"),
    ("fall 2017", "2017-23"),
    ("2017 autumn", "2017-23"),
    ("winter 2016/17", "2016-24"),
    ("winter 2016-2017", "2016-24"),
    ("winter 1999/00", "1999-24"),
    ("winter 2016", "2016-24"),
    ("1990s", "199X"),
    ("the 1990's", "199X"),
    ("201x", "201X"),
    ("about 2017", "2017~"),
    ("circa june 2017", "2017-06~"),
    ("44 BC", "-0043"),
    ("44 BCE", "-0043"),
    ("44bc", "-0043"),
    ("44 B.C.", "-0043"),
    ("1 BC", "0000"),
    ("March 44 BC", "-0043-03"),
    ("15 March 44 BC", "-0043-03-15"),
    ("March 15, 44 BCE", "-0043-03-15"),
    ("10001 BC", "Y-10000"),
    ("AD 66", "0066"),
    ("66 CE", "0066"),
    ("8 June 2017 - 9 June 2017", "2017-06-08/2017-06-09"),
    ("first", "first"),
    ("START", "first"),
    ("last", "last"),
    (" end ", "last"),
    ("today", "2026-03-01"),
    ("Yesterday", "2026-02-28"),
    ("tomorrow", "2026-03-02"),
]


@pytest.mark.parametrize(("text", "edtf"), ENGLISH)
def test_plain_english_is_read_in_any_case_and_order(text: str, edtf: str) -> None:
    assert read(text, None) == edtf


@pytest.mark.parametrize(
    ("text", "year", "edtf"),
    [
        ("june", 2017, "2017-06"),
        ("5 june", 2017, "2017-06-05"),
        ("June 5th", 2017, "2017-06-05"),
        ("mon 5 june", 2017, "2017-06-05"),
        ("june 17", 2017, "2017-06-17"),
        ("may", 987, "0987-05"),
        ("15 march", -43, "-0043-03-15"),
        ("29 feb", 2016, "2016-02-29"),
        ("winter", 2016, "2016-24"),
    ],
)
def test_without_a_year_it_is_the_one_that_the_reader_is_in(text: str, year: int, edtf: str) -> None:
    assert read(text, year) == edtf


UNREADABLE = "not read as a date: write it like 2017-06, june 2017, 5 june 2017, spring 2017, first or last"


NO_DATES = (
    *("", "   ", "x", "5", "monday", "about", "year", "decade 2010", "marathon 2017", "june '17", "21/2017"),
    *("0 BC", "winter 2016/18", "5 6 2017", "next spring", "next june", "1e9", "[b]", "²017"),
    *("june " * 50, "9" * 500),
)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_not_read_is_refused_with_what_is(text: str) -> None:
    assert refusal(text) == UNREADABLE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5.6.2017", "Monday 5 June 2017 or Saturday 6 May 2017? Write 2017-06-05 or 2017-05-06"),
        ("5/6/2017", "Monday 5 June 2017 or Saturday 6 May 2017? Write 2017-06-05 or 2017-05-06"),
        ("2017-13", "no such date: month 13"),
        ("31.2.2017", "no such date: February 2017 has 28 days"),
        ("30 february 2017", "no such date: February 2017 has 28 days"),
        ("29 feb", "no such date: February 2017 has 28 days"),
        ("2018/2017", "no such date: an interval that ends before it starts"),
    ],
)
def test_what_is_no_date_or_two_is_refused_with_the_reason(text: str, reason: str) -> None:
    assert refusal(text) == reason


@pytest.mark.parametrize("text", ["june", "5 june", "winter"])
def test_year_is_asked_for_where_the_reader_is_in_none(text: str) -> None:
    assert refusal(text, None) == f"of which year? Write {text} 2017"


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2017-06-08", 2017),
        ("2016-12-31/2017-01-02", 2016),
        ("201X", 2010),
        ("../2017-06", 2017),
        ("-0043", -43),
        ("Y20000", 20000),
        (None, None),
    ],
)
def test_event_stands_in_the_year_it_begins_in(written: str | None, year: int | None) -> None:
    (event,) = timeline_with(written).events
    assert asked_date.year_of(event) == year


def timeline_with(*written: str | None) -> Timeline:
    """Of one event a date; None is undated."""
    entries = [f"- title: {text or 'undated'}" + (f"\n  date: {text}" if text else "") for text in written]
    return timeline_of("\n".join(["events:", *entries]))


def landed(timeline: Timeline, text: str, numbers: tuple[int, ...] | None = None) -> str | None:
    """The title of the event, which is its date."""
    places = Places(timeline, range(len(timeline.events)) if numbers is None else numbers)
    number = places.nearest(asked_date.read(text, year=2017, today=TODAY))
    return None if number is None else timeline.events[number].title


MIXED = (
    "2015",
    "2017-06",
    "2017-06-05",
    "2017-06-05T10:00",
    "2017-06-08/2017-06-10",
    "2017-06-20",
    None,
    None,
)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("first", "2015"),
        ("last", "2017-06-20"),
        ("2017-06-05", "2017-06-05"),
        ("2017", "2017-06"),
        ("june 2017", "2017-06"),
        ("2017-06-08", "2017-06-08/2017-06-10"),
        ("2017-06-09", "2017-06-08/2017-06-10"),
        ("2017-06-06", "2017-06"),
        ("2017-06-04/2017-06-07", "2017-06-05"),
        ("2015-08", "2015"),
        ("2016", "2015"),
        ("2017-05", "2017-06"),
        ("2017-07-04", "2017-06"),
        ("2030", "2017-06"),
        ("44 BC", "2015"),
        ("Y20000", "2017-06"),
        ("../2016", "2015"),
        ("2017-06-21/..", "2017-06"),
    ],
)
def test_event_within_is_landed_on_or_the_nearest(asked: str, title: str) -> None:
    assert landed(timeline_with(*MIXED), asked) == title


@pytest.mark.parametrize(
    ("written", "asked", "title"),
    [
        (("2017-06-01", "2017-06-11"), "2017-06-06", "2017-06-01"),
        (("2017-06-01", "2017-06-11"), "2017-06-07", "2017-06-11"),
        (("2017-06-01/2017-06-05", "2017-06-02", "2017-06-11"), "2017-06-07", "2017-06-01/2017-06-05"),
        (("2016/2018", "2017-06-01/2017-06-30", "2017-06-20"), "2017-06-10", "2017-06-01/2017-06-30"),
        (("2016/2018", "2017-06-01/2017-06-05", "2017-06-20"), "2017-06-10", "2016/2018"),
        # What is open stands at the end that it has, not everywhere.
        (("../2016", "2015-06-01"), "2000", "2015-06-01"),
        (("../2016", "2015-06-01"), "2017", "../2016"),
        (("../2016", "2019"), "2016-05", "../2016"),
        (("2016/..", "2017-06-01"), "2030", "2017-06-01"),
        (("2016/..", "2017-06-01"), "2016-12", "2017-06-01"),
        (("2016/..", "2019-06-01"), "2016-12", "2016/.."),
        (("../2016-04", "../1997-05", "1999-03-05"), "1999-03", "1999-03-05"),
        (("../2016-04", "../1997-05", "1999-03-05"), "44 BC", "../1997-05"),
        (("2016/..", None), "last", "2016/.."),
        ((None, None), "2017", "undated"),
        ((None,), "first", "undated"),
    ],
)
def test_of_several_the_earlier_or_the_one_begun_last(
    written: tuple[str | None, ...], asked: str, title: str
) -> None:
    assert landed(timeline_with(*written), asked) == title


def test_only_what_is_shown_is_landed_on() -> None:
    timeline = timeline_with("2015", "2016", "2017", None)
    assert landed(timeline, "2016", (0, 2, 3)) == "2015"
    assert landed(timeline, "last", (0, 1)) == "2016"
    assert landed(timeline, "2015", (3,)) == "undated"
    assert landed(timeline, "2015", ()) is None


class Span(NamedTuple):
    first: int
    last: int


def by_looking_at_all(spans: list[Span], asked: Span) -> int:
    """The rule, event by event."""

    def badness(place: int) -> tuple[int, int]:
        first, last = spans[place]
        if asked.first <= first <= asked.last:
            return 0, place
        if first < asked.first <= last:
            return 1, -place
        return 2 + max(first - asked.last, asked.first - last), place

    return min(range(len(spans)), key=badness)


def test_landing_is_as_by_looking_at_all_events() -> None:
    draw = random.Random(7)
    origin = date(2017, 6, 1).toordinal()
    for _ in range(300):
        firsts = [origin + draw.randrange(40) for _ in range(draw.randrange(1, 9))]
        spans = [Span(first, first + draw.choice((0, 0, 1, 5, 20))) for first in firsts]
        spans.sort(key=lambda span: (span.first, -span.last))
        start = origin + draw.randrange(-5, 50)
        asked = Span(start, start + draw.choice((0, 0, 3)))
        number = Places(timeline_with(*map(written, spans)), range(len(spans))).nearest(interval(asked))
        assert number == by_looking_at_all(spans, asked)


def written(span: Span) -> str:
    return "/".join(date.fromordinal(day).isoformat() for day in span)


def interval(span: Span) -> Date:
    return dates.parse(written(span))


@given(st.text(st.sampled_from("0123456789-/.,~?X TYSBCEAD june spring first ofv²٠ª–'"), max_size=30))
def test_whatever_is_typed_is_read_or_refused_in_words(text: str) -> None:
    try:
        said = read(text)
    except DateError as error:
        said = str(error)
    assert said
