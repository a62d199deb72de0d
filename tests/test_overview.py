"""The overview: where time stands on a line of columns, what is left out of it, and what is written below."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sco_tui.overview import BREAK_CELLS, Days, Overview, days_of, overview
from tests.parsed import timeline_of


def of(*dates: str) -> Days:
    """Of events with these dates; an empty one is none."""
    entries = ", ".join(f"{{date: '{text or 'none'}', title: Event}}" for text in dates)
    return days_of(timeline_of(f"events: [{entries}]").events)


def drawn(days: Days, width: int) -> list[str]:
    """Two rows: how full it is from 1 to 8, and the labels with `+` for a tick."""
    laid_out = overview(days, width)
    density, rule = [" "] * width, ["-"] * width
    for bin_, level in zip(laid_out.bins, laid_out.levels(8), strict=True):
        density[bin_.left : bin_.right] = (str(level) if level else " ") * (bin_.right - bin_.left)
    for left in laid_out.breaks:
        density[left : left + BREAK_CELLS] = rule[left : left + BREAK_CELLS] = " : "
    for label in laid_out.labels:
        rule[label.column : label.right + 1] = "+" * label.has_tick + label.text + " "
    return ["".join(density).rstrip(), "".join(rule)]


BEGINS = [
    ("of a day", ["2017-06-08"], ["2017-06-08"]),
    ("of a range, its first day", ["2017-06-08/2017-06-09"], ["2017-06-08"]),
    ("of a month, its first day", ["2017-06"], ["2017-06-01"]),
    ("of a year, its first day", ["2017"], ["2017-01-01"]),
    ("of an unknown start, the end's first", ["/2017-06"], ["2017-06-01"]),
    ("of an open start, the first day known", ["../2020", "2017-06-08"], ["2017-06-08", "2017-06-08"]),
    ("which may be of its own end", ["../2016-02-03", "2017-06-08"], ["2016-02-03", "2017-06-08"]),
    ("of the undated, none", ["", "2017-06-08", "soon"], ["2017-06-08"]),
    ("of nothing", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("dates", "days"), [case[1:] for case in BEGINS], ids=[case[0] for case in BEGINS])
def test_an_event_stands_where_it_begins(dates: list[str], days: list[str]) -> None:
    assert list(of(*dates).days) == [date.fromisoformat(text).toordinal() for text in days]


def test_years_stand_where_the_mockup_has_them() -> None:
    # extra_busy_end_120x36: January 2014 to December 2018 between margins of two columns.
    labels = overview(of("2014-01-05", "2018-12-16"), 116).labels
    assert [(label.column, label.text) for label in labels] == [
        (0, "2014"), (23, "2015"), (46, "2016"), (69, "2017"), (92, "2018"),
    ]  # fmt: skip
    assert all(label.has_tick for label in labels)


BINS = [
    ("days of a month", ["2017-06-08"], 30, {3, 4}),
    ("weeks of half a year, which touches 27 of them", ["2017-01-03", "2017-07-03"], 27, {4, 5}),
    ("months of five years", ["2014-01-05", "2018-12-16"], 60, {1, 2}),
    ("quarters of 20 years", ["2000-02", "2019-11"], 80, {1, 2}),
    ("years of 60", ["1960", "2019"], 60, {1, 2}),
    ("five years each of 300", ["1720", "2019"], 60, {1, 2}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "count", "widths"), [case[1:] for case in BINS], ids=[case[0] for case in BINS]
)
def test_bins_are_the_finest_steps_of_a_column_or_more(
    dates: list[str], count: int, widths: set[int]
) -> None:
    bins = overview(of(*dates), 116).bins
    assert len(bins) == count
    assert {bin_.right - bin_.left for bin_ in bins} == widths


LABELS = [
    ("one day", ["2017-06-08"], 116, "+Jun 2017 +5 +10 +15 +20 +25"),
    ("a year and a half", ["2016-07-02", "2017-12-03"], 116, "+Jul 2016 +Oct +2017 +Apr +Jul +Oct"),
    ("years, the first that of an event", ["2016-09-30", "2020-08-01"], 96, "2016 +2017 +2018 +2019 +2020"),
    ("forty years", ["1905", "1944-05-06"], 96, "+1905 +1910 +1915 +1920 +1925 +1930 +1935 +1940"),
    ("round years before our era", ["-0299", "0299"], 96, "+300 BCE +200 BCE +100 BCE +1 CE +100 CE +200 CE"),
    ("years of five digits", ["Y19950", "Y20020"], 96, "+year 19950 +year 19960 +year 19980 +year 20000"),
    ("years of thirteen letters run over the end", ["Y1234567890"], 13, ""),
    ("no room for any", ["2017"], 8, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "width", "words"), [case[1:] for case in LABELS], ids=[case[0] for case in LABELS]
)
def test_labels_say_what_fits(dates: list[str], width: int, words: str) -> None:
    labels = overview(of(*dates), width).labels
    assert " ".join("+" * label.has_tick + label.text for label in labels) == words


DRAWN = [
    ("one event in its month", ["2017-06-08"], 30, [
        "       8",
        "+Jun 2017 ---------+20 -------",
    ]),
    ("by the square root", [*["2017-06-08"] * 16, *["2017-06-10"] * 4, "2017-06-12"], 30, [
        "       8 4 2",
        "+Jun 2017 ---------+20 -------",
    ]),
    ("nothing", ["", "soon"], 30, ["", "-" * 30]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "width", "lines"), [case[1:] for case in DRAWN], ids=[case[0] for case in DRAWN]
)
def test_what_is_drawn(dates: list[str], width: int, lines: list[str]) -> None:
    assert drawn(of(*dates), width) == lines


SUMMER = ["2017-06-05", "2017-07-05", "2017-08-05", "2017-09-05"]  # 92 days
BREAKS = [
    ("none in a time like any other", [*SUMMER, "2018-01-05"], 116, 0),
    ("none before what is not three times as long", [*SUMMER, "2018-12-05"], 116, 0),  # 456 days, 92 and 62
    ("one before what is", [*SUMMER, "2019-01-05"], 116, 1),  # 487 days
    ("one behind a far event", ["-0043-03-15", *SUMMER], 116, 1),
    ("one on either side", ["-0043-03-15", *SUMMER, "Y20000"], 116, 2),
    ("three at the most", ["Y-200000", "Y-10000", "-0043", *SUMMER, "Y20000"], 116, 3),
    ("none where there is no rest to make room for", ["-0043-03-15", "2017-06-05"], 116, 0),
    ("none between anniversaries", ["1987-06-05", "1997-06-05", "2007-06-05", "2017-06-05"], 116, 0),
    ("none on a line too short for it", ["-0043-03-15", *SUMMER], 28, 0),
    ("two where each stretch has its least", ["-0043", *SUMMER, "Y20000"], 45, 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "width", "count"), [case[1:] for case in BREAKS], ids=[case[0] for case in BREAKS]
)
def test_a_stretch_far_longer_than_the_rest_is_broken(dates: list[str], width: int, count: int) -> None:
    assert len(overview(of(*dates), width).breaks) == count


def test_a_far_event_is_named_and_does_not_flatten_the_rest() -> None:
    laid_out = overview(of("-0043-03-15", *SUMMER), 116)
    assert [label.text for label in laid_out.labels][:2] == ["Mar 44 BCE", "Jun 2017"]
    assert laid_out.breaks == [13]
    assert laid_out.columns(1, 4).start == 16
    assert laid_out.columns(1, 4).stop > 80


FAR = ["-0043-03-15", *SUMMER, "", ""]
PLACES = [
    ("at a far event", 0, range(7), 0),
    ("in empty time, the next", 8, range(7), 1),
    ("on a break, the next", 14, range(7), 1),
    ("before the first", -5, range(7), 0),
    ("behind the last, the last with a date", 200, range(7), 4),
    ("of those found alone", 0, [2, 4], 0),
    ("behind those found", 115, [0, 2, 6], 1),
    ("where only undated are found", 0, [5, 6], None),
    ("where nothing is", 0, [], None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "numbers", "place"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES]
)
def test_a_column_is_the_place_of(column: int, numbers: list[int], place: int | None) -> None:
    assert overview(of(*FAR), 116).place_at(column, numbers) == place


def test_the_undated_have_no_columns() -> None:
    laid_out = overview(of(*FAR), 116)
    assert not laid_out.columns(5, 6)
    assert laid_out.columns(4, 6) == laid_out.columns(4, 4)
    assert not overview(of("", ""), 116).columns(0, 1)


def test_bins_of_what_was_found() -> None:
    laid_out = overview(of(*FAR), 116)
    lit = [bin_ for bin_, has_any in zip(laid_out.bins, laid_out.has_any([2, 6]), strict=True) if has_any]
    assert [(bin_.first, bin_.behind) for bin_ in lit] == [(2, 3)]


DAYS = st.one_of(
    st.dates(date(2017, 5, 1), date(2017, 9, 1)).map(date.isoformat),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)).map(date.isoformat),
    st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04}"),
    st.sampled_from(
        ["Y170000", "Y-17000", "Y123456789012", "201X", "../2000", "/2017-06", "2016/..", "2017-06~"]
    ),
    st.just(""),
)
DATES = st.lists(DAYS, max_size=30)
WIDTHS = st.one_of(st.integers(0, 40), st.sampled_from([96, 116, 196, 496]))


@given(DATES, WIDTHS)
def test_bins_lie_side_by_side_and_hold_every_dated_event_once(dates: list[str], width: int) -> None:
    days = of(*dates)
    laid_out = overview(days, width)
    assume(laid_out.bins)
    bins = laid_out.bins
    columns = [column for bin_ in bins for column in range(bin_.left, bin_.right)]
    breaks = [column for left in laid_out.breaks for column in range(left, left + BREAK_CELLS)]
    assert sorted(columns + breaks) == list(range(width))
    assert all(bin_.left < bin_.right for bin_ in bins)
    assert bins[0].first == 0
    assert bins[-1].behind == len(days.days)
    assert all(one.behind == other.first for one, other in pairwise(bins))


@given(DATES, WIDTHS)
def test_time_goes_to_the_right_and_a_click_on_an_event_finds_its_bin(dates: list[str], width: int) -> None:
    days = of(*dates)
    laid_out = overview(days, width)
    assume(laid_out.bins)
    numbers = range(len(dates))
    columns = [laid_out.columns(number, number) for number in range(len(days.days))]
    assert all(one.start <= other.start for one, other in pairwise(columns))
    for number, own in enumerate(columns):
        for column in own:
            place = laid_out.place_at(column, numbers)
            assert place is not None
            assert place <= number
            assert columns[place] == own


@given(DATES, WIDTHS)
def test_labels_do_not_overlap_and_lie_inside_and_off_the_breaks(dates: list[str], width: int) -> None:
    laid_out = overview(of(*dates), width)
    labels = laid_out.labels
    assert all(one.right < other.column for one, other in pairwise(labels))
    assert all(label.column >= 0 and label.right < width for label in labels)
    taken = {column for left in laid_out.breaks for column in range(left, left + BREAK_CELLS)}
    assert not any(taken & set(range(label.column, label.right + 1)) for label in labels)


@given(DATES, WIDTHS)
def test_nothing_is_left_out_of_a_bin_with_events(dates: list[str], width: int) -> None:
    laid_out = overview(of(*dates), width)
    for bin_, level in zip(laid_out.bins, laid_out.levels(4), strict=True):
        assert (level > 0) == (bin_.first < bin_.behind)
        assert 0 <= level <= 4


def test_an_overview_is_empty_where_no_label_has_room() -> None:
    assert isinstance(overview(of("2017"), 5), Overview)
    assert not overview(of("2017"), 5).bins
