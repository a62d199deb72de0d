"""A mark is as wide as its date is precise, nothing overlaps, and no day is made up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.dates import Edge
from sco_tui.drawing import Drawing, Line, Mark, drawing
from sco_tui.drawing_lanes import AIR, Lanes
from sco_tui.drawing_scale import LEFT, RIGHT, WIDTH
from sco_tui.drawing_text import cut
from tests.parsed import timeline_of

# The axis of these runs over the whole of 2017, of which each day is so wide.
FRAME = "[{title: frame, date: 2017}, "
DAY = (RIGHT - LEFT) / 365


def drawn(*dates: str) -> Drawing:
    entries = ", ".join(f"{{title: e{number}, date: '{date}'}}" for number, date in enumerate(dates))
    return drawing(timeline_of(f"events: {FRAME}{entries}]").events)


def mark_of(date: str) -> Mark:
    lines = drawn(date).lines
    mark = next(line.mark for line in lines if line.event.title == "e0")
    assert mark is not None
    return mark


def days(mark: Mark) -> tuple[float, float]:
    """Where it begins and ends, in days of 2017, to a tenth."""
    left, right = ((x - LEFT) / DAY for x in (mark.left, mark.right))
    return round(left, 1), round(right, 1)


@pytest.mark.parametrize(
    ("date", "first", "behind"),
    [
        ("2017", 0, 365),
        ("2017-02", 31, 59),
        ("2017-06", 151, 181),
        ("2017-22", 151, 243),  # June to August
        ("2017-06-XX", 151, 181),
        ("2017-XX-XX", 0, 365),
        ("2017-02-01/2017-02-28", 31, 59),
        ("2017-02/2017-06", 31, 181),
        ("2017-02~", 31, 59),
        ("2017-06?", 151, 181),
    ],
)
def test_mark_is_as_wide_as_its_date_is_precise(date: str, first: float, behind: float) -> None:
    mark = mark_of(date)
    assert days(mark) == (first, behind)
    assert not mark.is_point


@pytest.mark.parametrize(
    ("date", "middle"), [("2017-01-11", 10.5), ("2017-01-11T18:00", 10.75), ("2017-01-11?", 10.5)]
)
def test_day_is_a_point_within_it(date: str, middle: float) -> None:
    mark = mark_of(date)
    assert mark.is_point
    assert sum(days(mark)) / 2 == pytest.approx(middle, abs=0.06)


@pytest.mark.parametrize("date", ["2017", "2017-06", "2017-22", "2017-06-XX"])
def test_month_or_year_alone_has_no_part_that_is_sure(date: str) -> None:
    assert mark_of(date).core is None


@pytest.mark.parametrize(
    ("date", "first", "behind"),
    [
        ("2017-02-01/2017-02-28", 31, 59),
        ("2017-02/2017-06", 59, 151),  # all of March to May lies between
        ("2017-02-10/2017-06", 40, 151),
    ],
)
def test_what_surely_belongs_to_a_range_is_its_core(date: str, first: float, behind: float) -> None:
    core = mark_of(date).core
    assert core is not None
    assert [round((x - LEFT) / DAY, 1) for x in core] == [first, behind]


@pytest.mark.parametrize("date", ["2017~", "2017-06?", "2017-06-05%", "2017-06-01~/2017-06-20"])
def test_what_is_uncertain_is_told_apart(date: str) -> None:
    assert mark_of(date).is_uncertain
    assert not mark_of(date.translate(str.maketrans("", "", "~?%"))).is_uncertain


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2017-06-08/..", None, Edge.OPEN),
        ("../2017-06-08", Edge.OPEN, None),
        ("2017-06-08/", None, Edge.UNKNOWN),
        ("/2017-06", Edge.UNKNOWN, None),
        ("2017-06-08/2017-06-09", None, None),
    ],
)
def test_end_that_is_no_date_is_kept_and_an_open_one_runs_to_the_edge(
    date: str, start: Edge | None, end: Edge | None
) -> None:
    mark = mark_of(date)
    assert (mark.start, mark.end) == (start, end)
    assert (mark.left == LEFT) == (start is Edge.OPEN)
    assert (mark.right == RIGHT) == (end is Edge.OPEN)


def test_undated_stand_apart_in_their_order() -> None:
    made = drawn("2017-06-05", "some day", "2018-13")
    assert [line.event.title for line in made.undated] == ["e1", "e2"]
    assert [line.lane for line in made.undated] == [0, 1]
    assert "as written: some day" in made.undated[0].note


def test_status_is_said_behind_the_title() -> None:
    (line,) = drawing(timeline_of("events: [{title: a, date: 2017, status: cancelled}]").events).lines
    assert (line.text, line.note) == ("a", " · cancelled")


@pytest.mark.parametrize("yaml", ["events: []", "events: [{title: a}]", "events: [{title: a, date: 2017}]"])
def test_little_is_drawn_as_well(yaml: str) -> None:
    made = drawing(timeline_of(yaml).events)
    assert len(made.lines) + len(made.undated) == yaml.count("title")
    assert len(made.ticks) >= made.lanes


def test_long_empty_stretch_is_broken_and_the_rest_keeps_its_room() -> None:
    entries = "[{title: a, date: -0043}, {title: b, date: 2017}, {title: c, date: 2019}]"
    made = drawing(timeline_of(f"events: {entries}").events)
    assert len(made.breaks) == 1
    first, second, third = (line.mark for line in made.lines)
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.right < made.breaks[0] < second.left
    assert third.left - second.left > 200


_MONTHS = st.integers(1, 12)
_YEARS, _ANY_YEARS = st.integers(1990, 2025), st.integers(1, 3000)
_DATES = st.one_of(
    st.builds("{:04}-{:02}-{:02}".format, _YEARS, _MONTHS, st.integers(1, 28)),
    st.builds("{:04}-{:02}-01T{:02}:00".format, _YEARS, _MONTHS, st.integers(0, 23)),
    st.builds("{:04}-{:02}{}".format, _ANY_YEARS, _MONTHS, st.sampled_from(["", "~", "?"])),
    st.builds(lambda one, many: f"{one:04}/{one + many:04}", _ANY_YEARS, st.integers(0, 400)),
    st.sampled_from(["-0044-03-15", "201X", "20XX", "Y170000", "Y-17000"]),
    st.sampled_from(["2012-05/..", "../-0030", "2013/", "/2018"]),
)
_TITLES = st.sampled_from(["A", "Talks on the harbour", "m" * 90, "上海合作组织" * 8, "W" * 120, "a b " * 30])


@given(st.lists(st.tuples(_TITLES, _DATES), min_size=1, max_size=40))
def test_nothing_overlaps_and_nothing_leaves_the_drawing(entries: list[tuple[str, str]]) -> None:
    listed = "".join(f"- {{title: '{title}', date: '{date}'}}\n" for title, date in entries)
    events = timeline_of(f"events:\n{listed}").events
    made = drawing(events)
    assert [line.event for line in made.lines] == list(events)
    by_lane: dict[int, list[Line]] = {}
    for line in made.lines:
        by_lane.setdefault(line.lane, []).append(line)
        left, right = line.box
        assert 0 <= left < right <= WIDTH
    assert sorted(by_lane) == list(range(made.lanes))
    for lines in by_lane.values():
        for one, other in pairwise(lines):  # in time order, and from left to right
            assert one.box[1] + AIR <= other.box[0]
    told = [tick for tick in made.ticks if tick.text]
    assert told
    for tick, behind in pairwise(told):
        assert tick.right < behind.left
    assert told[-1].right <= WIDTH


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 300)), max_size=60))
def test_lane_is_the_first_that_is_free(boxes: list[tuple[int, int]]) -> None:
    lanes, taken = Lanes(len(boxes)), list[float]()
    for left, size in boxes:
        wanted = next((lane for lane, end in enumerate(taken) if end + AIR <= left), len(taken))
        assert lanes.take(left, left + size) == wanted
        taken[wanted : wanted + 1] = [left + size]


@pytest.mark.parametrize(
    ("text", "cells", "kept"),
    [
        ("harbour", 7, "harbour"),
        ("harbour", 6, "harbo…"),
        ("上海合作", 8, "上海合作"),
        ("上海合作", 7, "上海…"),
        ("a b c", 4, "a b…"),
    ],
)
def test_title_is_cut_by_cells_and_says_so(text: str, cells: int, kept: str) -> None:
    assert cut(text, cells) == kept
