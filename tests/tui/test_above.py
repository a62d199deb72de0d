"""What opens above the main screen leads back into it: the problems, a date, the overview."""

from __future__ import annotations

import pytest

from sco_tui.tui.date_prompt import DatePrompt
from sco_tui.tui.overview_strip import OverviewStrip
from sco_tui.tui.problem_screen import ProblemScreen
from tests.tui.viewer import (
    WIDE,
    ViewerPilot,
    days,
    event_pane,
    main,
    press,
    resize,
    search,
    search_line,
    selected,
    timeline_pane,
    viewer,
)

PROBLEMS = """
events:
  - {date: 2017-06-01, title: First}
  - {date: 2017-06-02, title: Second, colour: red}
  - {date: 2017-06-03, title: Third}
"""


async def test_the_event_of_a_problem_is_entered() -> None:
    async with viewer(PROBLEMS).run_test(size=WIDE) as pilot:
        await press(pilot, "E")
        assert any(isinstance(screen, ProblemScreen) for screen in pilot.app.screen_stack)
        await press(pilot, "enter")
        assert pilot.app.screen_stack == [main(pilot)]
        assert selected(pilot) == "Second"
        assert event_pane(pilot).has_focus


async def test_the_event_of_a_problem_is_shown_though_a_query_hides_it() -> None:
    async with viewer(PROBLEMS, "third").run_test(size=WIDE) as pilot:
        await press(pilot, "E", "enter")
        assert selected(pilot) == "Second"
        assert search_line(pilot) == ""


async def test_leaving_the_problems_changes_nothing() -> None:
    async with viewer(PROBLEMS, "third").run_test(size=WIDE) as pilot:
        await press(pilot, "E", "escape")
        assert selected(pilot) == "Third"
        assert search_line(pilot).startswith("third")
        assert timeline_pane(pilot).has_focus


@pytest.mark.parametrize("is_reading", [False, True])
async def test_a_date_is_gone_to_and_the_focus_stays(*, is_reading: bool) -> None:
    async with viewer(days(30)).run_test(size=WIDE) as pilot:
        await press(pilot, *(["enter"] if is_reading else []), "d", *"2017-06-20", "enter")
        assert selected(pilot) == "Event 20"
        assert event_pane(pilot).has_focus is is_reading
        await press(pilot, "d", *"first", "escape")
        assert selected(pilot) == "Event 20"


async def test_of_what_was_found_the_nearest_is_gone_to() -> None:
    async with viewer(days(30)).run_test(size=WIDE) as pilot:
        await search(pilot, '"2"|"25"')
        await press(pilot, "enter", "d", *"2017-06-15", "enter")
        assert selected(pilot) == "Event 25"


async def test_nothing_found_is_no_place_to_go_to() -> None:
    async with viewer(days(3), "nowhere").run_test(size=WIDE) as pilot:
        await press(pilot, "d")
        assert not isinstance(pilot.app.screen, DatePrompt)


def overview(pilot: ViewerPilot) -> bool:
    return any(strip.display for strip in main(pilot).query(OverviewStrip))


def many(count: int) -> str:
    return "events:\n" + "\n".join(
        f"  - {{date: {1900 + number}, title: E{number}}}" for number in range(count)
    )


SHOWN = [(60, (100, 30), True), (59, (100, 30), False), (60, (99, 30), False), (60, (100, 29), False)]


@pytest.mark.parametrize(("events", "size", "is_shown"), SHOWN)
async def test_many_events_have_an_overview_where_there_is_room(
    events: int, size: tuple[int, int], *, is_shown: bool
) -> None:
    async with viewer(many(events)).run_test(size=size) as pilot:
        assert overview(pilot) is is_shown
        await press(pilot, "v")
        assert overview(pilot) is not is_shown
        await resize(pilot, 120, 40)
        assert overview(pilot) is not is_shown
        await press(pilot, "v")
        assert overview(pilot) is is_shown


async def test_it_comes_and_goes_with_the_size_and_knows_what_the_list_shows() -> None:
    async with viewer(many(90)).run_test(size=(80, 24)) as pilot:
        assert not overview(pilot)
        await resize(pilot, 120, 36)
        assert overview(pilot)
        await press(pilot, "G")
        strip = main(pilot).query_one(OverviewStrip)
        assert strip.window is not None
        assert strip.window[1].title == "E89"
        await pilot.click(strip, offset=(2, 0))
        assert selected(pilot) == "E0"
