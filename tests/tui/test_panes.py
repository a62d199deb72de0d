"""From event to event and from day to day, in the list and while reading."""

from __future__ import annotations

import pytest

from tests.tui.viewer import (
    WIDE,
    event_pane,
    press,
    rows,
    search,
    seen,
    selected,
    timeline_pane,
    viewer,
)

DAYS = """
events:
  - {date: 2017-06, title: June}
  - {date: 2017-06-01/2017-06-20, title: Talks}
  - {date: 2017-06-01, title: First day}
  - {date: 2017-06-03, title: "Third, morning"}
  - {date: 2017-06-03T18:00, title: "Third, evening"}
  - {date: 2017-07, title: July}
  - {title: Some time}
  - {title: Another time}
"""
NEXT = ["June", "Talks", "Third, morning", "July", "Some time", "Some time"]
PREVIOUS = ["Another time", "July", "Third, morning", "Talks", "June", "June"]


@pytest.mark.parametrize("is_reading", [False, True])
async def test_the_brackets_go_from_day_to_day(*, is_reading: bool) -> None:
    async with viewer(DAYS).run_test(size=WIDE) as pilot:
        if is_reading:
            await press(pilot, "enter")
        for title in NEXT:
            assert selected(pilot) == title
            await press(pilot, "right_square_bracket")
        await press(pilot, "J")
        for title in PREVIOUS:
            assert selected(pilot) == title
            await press(pilot, "left_square_bracket")
        assert event_pane(pilot).has_focus is is_reading


async def test_capital_letters_go_from_event_to_event_and_keep_the_place() -> None:
    async with viewer(DAYS).run_test(size=WIDE) as pilot:
        await press(pilot, "K", "J", "J", "enter", "J", "K", "J")
        assert selected(pilot) == "Third, morning"
        assert event_pane(pilot).has_focus
        await press(pilot, *"JJJJJJ")
        assert selected(pilot) == "Another time"


LONG = """
events:
  - date: 2017-06-01
    title: Long
    statements: [LINES, the end of it]
  - {date: 2017-06-02, title: Short}
  - {date: 2017-06-03, title: Last}
""".replace("LINES", '"' + " ".join(f"word{number}" for number in range(400)) + '"')


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (60, 40), (50, 20)])
async def test_space_reads_every_line_of_every_event(size: tuple[int, int]) -> None:
    async with viewer(LONG).run_test(size=size) as pilot:
        await press(pilot, "space")
        assert event_pane(pilot).has_focus
        read = seen(pilot)
        while selected(pilot) == "Long":
            await press(pilot, "space")
            read += seen(pilot)
        assert all(f"word{number} " in read or f"word{number}\n" in read for number in range(399))
        assert "the end of it" in read
        await press(pilot, "space")
        assert selected(pilot) == "Last"
        await press(pilot, "space")
        assert selected(pilot) == "Last"


async def test_space_begins_a_found_event_at_its_top_though_its_hit_is_below() -> None:
    yaml = LONG.replace("title: Short", "title: Next, statements: [LINES, the end]").replace(
        "LINES", " ".join(["word"] * 900)
    )
    async with viewer(yaml).run_test(size=(80, 24)) as pilot:
        await search(pilot, "end")
        await press(pilot, "enter", "enter", "G", "space")
        assert selected(pilot) == "Next"
        assert "Next" in rows(pilot)[2]


async def test_the_focus_in_the_list_goes_into_the_event_first() -> None:
    async with viewer(DAYS).run_test(size=WIDE) as pilot:
        await press(pilot, "j", "space")
        assert selected(pilot) == "Talks"
        await press(pilot, "escape")
        assert timeline_pane(pilot).has_focus
