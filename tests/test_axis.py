"""The axis puts every event where its date says, and nothing where no date says anything."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui import dates
from sco_tui.axis import MAX_LANES, Axis
from sco_tui.axis_gaps import headed
from sco_tui.axis_row import AxisRow, Gap, Heading, Row, Shape
from sco_tui.timeline import Event

SIGNS = {
    Shape.DAY: "●", Shape.PERIOD: "○", Shape.UNCERTAIN: "◌", Shape.START: "┏", Shape.OPEN_START: "┋",
    Shape.END: "┗", Shape.GOES_ON: "goes", Shape.NONE: "-",
}  # fmt: skip


def event(date: str | None, title: str) -> Event:
    try:
        when = dates.parse(date) if date is not None else None
    except dates.DateError:
        when = None
    return Event(id=title, title=title, file="", line=1, column=1, end=(2, 1), date=date, when=when)


def in_order(written: Sequence[str | None]) -> list[Event]:
    events = [event(date, chr(ord("a") + number % 26)) for number, date in enumerate(written)]
    return sorted(events, key=lambda each: each.when.order if each.when else (2,))


def rows(events: Sequence[Event]) -> list[AxisRow]:
    made = Axis(events).rows(range(len(events))).rows
    return [headed(made, number) if isinstance(row, Heading) else row for number, row in enumerate(made)]


def drawn(row: AxisRow) -> str:
    """`Thu 8 |┏ b · note`: gutter, bars with the sign in its lane, title and note."""
    if isinstance(row, Heading):
        return f"== {row.text}" + (f" -- {row.gap}" if row.gap else "")
    if isinstance(row, Gap):
        return " " * 8 + "".join("┃" if bar else " " for bar in row.bars) + f": {row.text}"
    gutter = f"{row.weekday} {row.day}{row.mark}".strip()
    lanes = ["┃" if bar else " " for bar in row.bars] + [" "] * (row.lane + 1 - len(row.bars))
    lanes[row.lane] = SIGNS[row.shape]
    note = f" · {row.note}" if row.note else ""
    return f"{gutter:>7} {''.join(lanes)} {row.event.title}{note}"


AXES: dict[str, tuple[list[str | None], list[str]]] = {
    "days of a month stand under one header": (
        ["2017-06-05", "2017-06-07", "2017-07-01"],
        ["== June 2017", "  Mon 5 ● a", "  Wed 7 ● b", "== July 2017", "  Sat 1 ● c"],
    ),
    "an end and an event behind it stand under one header": (
        ["2015/2016-04-01", "2016-04-02"],
        [
            *("== 2015", "        ┏ a", "== April 2016", "  Fri 1 ┗ a · ends"),
            "  Sat 2 ● b",
        ],
    ),
    "a day is written once for all its events": (
        ["2017-06-05", "2017-06-05", "2017-06-05T10:00", "2017-06-06"],
        ["== June 2017", "  Mon 5 ● a", "        ● b", "        ● c", "  Tue 6 ● d"],
    ),
    "what is coarser than a month has a header of its own before the months inside it": (
        ["201X", "2017", "2017-21", "2017-03-02", "2017-01-01"],
        [
            *("== 2010s", "        ○ a", "== 2017", "        ○ b"),
            *("== January 2017", "  Sun 1 ● e", "== spring 2017 -- over a month later", "        ○ c"),
            *("== March 2017", "  Thu 2 ● d"),
        ],
    ),
    "a month is a hollow point with a blank gutter before its days": (
        ["2017-06", "2017-06-XX", "2017-06-01", "2017-XX-XX"],
        ["== 2017", "        ○ d", "== June 2017", "        ○ a", "        ○ b", "  Thu 1 ● c"],
    ),
    "a mark stands after what is uncertain": (
        ["2017-06-02?", "2017-03~", "2016~", "2017-06-02%", "2017-06-02"],
        [
            *("== 2016", "      ~ ◌ c", "== March 2017", "   Mar~ ◌ b"),
            *("== June 2017", " Fri 2? ◌ a", "      % ◌ d", "        ● e"),
        ],
    ),
    "what happens in a range stands beside its bar, and its end has a line": (
        ["2017-06-08/2017-06-09", "2017-06-08", "2017-06-09", "2017-06-10"],
        [
            *("== June 2017", "  Thu 8 ┏ a", "        ┃● b", "  Fri 9 ┃● c"),
            *("        ┗ a · 2 days", " Sat 10 ● d"),
        ],
    ),
    "a week and more without an event has a row, beside the bars that run": (
        ["2017-06-01/2017-06-29", "2017-06-02/2017-06-28", "2017-06-03", "2017-06-10", "2017-06-30"],
        [
            *("== June 2017", "  Thu 1 ┏ a", "  Fri 2 ┃┏ b", "  Sat 3 ┃┃● c", "        ┃┃: 7 days later"),
            *(" Sat 10 ┃┃● d", " Wed 28 ┃┗ b · 27 days", " Thu 29 ┗ a · 29 days", " Fri 30 ● e"),
        ],
    ),
    "the same span as the range around it is a point": (
        ["2017-06-08/2017-06-09", "2017-06-08/2017-06-09"],
        ["== June 2017", "  Thu 8 ┏ a", "        ┃● b", "  Fri 9 ┗ a · 2 days"],
    ),
    "a third range at a time is a point with its length": (
        [
            *("2017-06-01/2017-06-30", "2017-06-02/2017-06-20", "2017-06-03/2017-06-05", "2017-06-04/.."),
            *("2017-06-25/2017-06-26", "2017-06-03~/2017-06-06"),
        ],
        [
            *("== June 2017", "  Thu 1 ┏ a", "  Fri 2 ┃┏ b", " Sat 3~ ┃┃◌ f · about 4 days"),
            *("        ┃┃● c · 3 days", "  Sun 4 ┃┃● d · goes on", " Tue 20 ┃┗ b · 19 days"),
            *(" Sun 25 ┃┏ e", " Mon 26 ┃┗ e · 2 days", " Fri 30 ┗ a · 30 days"),
        ],
    ),
    "the lane of a range that is over is free for the next": (
        ["2017-06-01/2017-06-03", "2017-06-02/2017-06-09", "2017-06-05/2017-06-09", "2017-06-06"],
        [
            *("== June 2017", "  Thu 1 ┏ a", "  Fri 2 ┃┏ b", "  Sat 3 ┗┃ a · 3 days"),
            *("  Mon 5 ┏┃ c", "  Tue 6 ┃┃● d", "  Fri 9 ┃┗ b · 8 days", "        ┗ c · 5 days"),
        ],
    ),
    "an end stands under its own month": (
        ["2017-06-29/2017-07-02", "2017-06-30", "2017-05/2017-08", "2017-09-01"],
        [
            *("== May 2017", "        ┏ c", "== June 2017", " Thu 29 ┃┏ a", " Fri 30 ┃┃● b"),
            *("== July 2017", "  Sun 2 ┃┗ a · 4 days", "== August 2017", "        ┗ c · 4 months"),
            *("== September 2017", "  Fri 1 ● d"),
        ],
    ),
    "an end that names no month says what it names": (
        ["2015/2016", "2016-05-01", "2017"],
        [
            *("== 2015", "        ┏ a", "== May 2016", "  Sun 1 ┃● b"),
            *("        ┗ a · to 2016 · 2 years", "== 2017", "        ○ c"),
        ],
    ),
    "each end of a range has its own mark": (
        ["2017-06-08/2017-06-09?", "2017-06-12~/2017-06-14"],
        [
            *("== June 2017", "  Thu 8 ┏ a", " Fri 9? ┗ a · about 2 days"),
            *("Mon 12~ ┏ b", " Wed 14 ┗ b · about 3 days"),
        ],
    ),
    "without a start": (
        ["../2017", "../2016-05-03", "2016-04", "2018"],
        [
            *("== Before 2017", "        ┋ a", "== Before May 2016", "        ┃┋ b"),
            *("== April 2016", "        ┃┃○ c", "== May 2016", "  Tue 3 ┃┗ b · ends"),
            *("        ┗ a · to 2017", "== 2018", "        ○ d"),
        ],
    ),
    "without an end": (
        ["2017-06-08/..", "2017-06-08", "2017-06-10/..", None],
        [
            *("== June 2017", "  Thu 8 ┏ a", "        ┃● b", " Sat 10 ┃┏ c"),
            *("        ┃goes c · goes on", "        goes a · goes on", "== No date", "        - d"),
        ],
    ),
    "an end or start that nobody knows": (
        ["2017-06-08/", "/2017-06-09"],
        ["== June 2017", " Thu 8? ◌ a", " Fri 9? ◌ b"],
    ),
    "the undated come last, an unreadable date as written": (
        [None, "2017-02-30", "2017"],
        ["== 2017", "        ○ c", "== No date", "        - a", "        - b · date as written: 2017-02-30"],
    ),
    "years far away": (
        ["-0043-03-15", "-0043", "Y20000", "0044", "0800-12-25"],
        [
            *("== 44 BCE", "        ○ b", "== March 44 BCE", "     15 ● a"),
            *("== 44 CE -- over 86 years later", "        ○ d"),
            *("== December 800 CE -- over 755 years later", "     25 ● e"),
            *("== year 20000 -- over 19199 years later", "        ○ c"),
        ],
    ),
    "hours of one day are no range": (
        ["2017-06-08T09:00/2017-06-08T11:00"],
        ["== June 2017", "  Thu 8 ● a"],
    ),
    "no event": ([], []),
}  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), AXES.values(), ids=list(AXES))
def test_rows_of_the_axis(written: list[str | None], expected: list[str]) -> None:
    assert [drawn(row) for row in rows(in_order(written))] == expected


@st.composite
def points(draw: st.DrawFn) -> str:
    """A date of any precision within few years, so that ranges overlap."""
    year, month, day = draw(st.integers(2015, 2017)), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    texts = [f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}-21"]
    return draw(st.sampled_from(texts)) + draw(st.sampled_from(["", "", "", "~", "?"]))


ENDS = st.one_of(points(), st.sampled_from(["..", ""]))
WRITTEN = st.one_of(
    st.none(),
    points(),
    st.sampled_from(["201X", "2017-XX-XX", "-0043", "Y20000", "no date", "2017-02-30"]),
    st.tuples(ENDS, ENDS).map("/".join),
    st.tuples(points(), points()).map(sorted).map("/".join),
)


@given(st.lists(WRITTEN, max_size=14))
def test_every_event_has_one_row_in_order(written: list[str | None]) -> None:
    events = in_order(written)
    made, starts, *_ = Axis(events).rows(range(len(events)))
    own = [(number, row.event) for number, row in enumerate(made) if isinstance(row, Row) and row.is_event]
    assert own == list(zip(starts, events, strict=True))


@given(st.lists(WRITTEN, max_size=14), st.data())
def test_some_of_the_events_have_the_axis_that_they_would_have_alone(
    written: list[str | None], data: st.DataObject
) -> None:
    events = in_order(written)
    some = [number for number in range(len(events)) if data.draw(st.booleans())]
    axis = Axis(events)
    assert axis.rows(some) == Axis([events[number] for number in some]).rows(range(len(some)))
    assert axis.rows(range(len(events))).rows == Axis(events).rows(range(len(events))).rows


@given(st.lists(WRITTEN, max_size=14))
def test_headers_are_numbered_and_the_lanes_of_each_event_are_counted(written: list[str | None]) -> None:
    events = in_order(written)
    made, starts, lanes, headings, noted = Axis(events).rows(range(len(events)))
    assert headings == [number for number, row in enumerate(made) if isinstance(row, Heading)]
    own = [row for row in map(made.__getitem__, starts) if isinstance(row, Row)]
    assert lanes == [max(len(row.bars), row.lane + 1) for row in own]
    assert noted == [number for number, row in enumerate(own) if row.note]


@given(st.lists(WRITTEN, max_size=14))
def test_no_header_stands_twice_in_a_row_or_over_nothing(written: list[str | None]) -> None:
    made = rows(in_order(written))
    assert not made or isinstance(made[0], Heading)
    assert not made or isinstance(made[-1], Row)
    headings = [row.text for row in made if isinstance(row, Heading)]
    assert all(one != other for one, other in pairwise(headings))
    assert all(isinstance(below, Row) for row, below in pairwise(made) if isinstance(row, Heading))


@given(st.lists(WRITTEN, max_size=14))
def test_a_bar_runs_in_its_lane_from_its_start_to_its_end(written: list[str | None]) -> None:
    running: dict[int, Event] = {}
    for row in rows(in_order(written)):
        if not isinstance(row, Row):
            continue
        assert {lane for lane, bar in enumerate(row.bars) if bar} == set(running)
        if row.shape in (Shape.START, Shape.OPEN_START):
            assert row.lane not in running
            assert row.lane < MAX_LANES
            running[row.lane] = row.event
        elif not row.is_event:
            assert running.pop(row.lane) is row.event
        else:
            assert row.lane == len(row.bars)
        for beside in running.values():
            assert beside.when is not None
            assert row.event.when is not None
            earliest, latest = row.event.when.earliest, beside.when.latest
            assert not row.is_event or earliest is None or latest is None or earliest <= latest
    assert not running


@given(st.lists(WRITTEN, max_size=14))
def test_what_stands_under_a_month_has_a_date_that_names_it(written: list[str | None]) -> None:
    header = ""
    for row in rows(in_order(written)):
        if isinstance(row, Heading):
            header = row.text
        named = [number for number, month in enumerate(dates.MONTHS, 1) if month in header]
        if isinstance(row, Row) and row.is_event and named:
            when = row.event.when
            assert when is not None
            assert any(isinstance(end, dates.Point) and end.month in named for end in (when.start, when.end))


@given(st.lists(WRITTEN, max_size=14))
def test_a_day_in_the_gutter_is_a_day_that_is_written(written: list[str | None]) -> None:
    for row in rows(in_order(written)):
        if isinstance(row, Row) and row.day.isdecimal():
            when = row.event.when
            assert when is not None
            end = when.start if row.is_event and isinstance(when.start, dates.Point) else when.end
            assert isinstance(end, dates.Point)
            assert end.day == int(row.day)
