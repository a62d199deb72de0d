"""The events that a search does not find: hidden, or with `a` dimmed among those it does."""

from __future__ import annotations

import pytest

from tests.tui.viewer import (
    SUMMIT,
    WIDE,
    ViewerPilot,
    event_pane,
    place,
    press,
    rows,
    search,
    search_line,
    seen,
    selected,
    strips,
    timeline_pane,
    viewer,
)

ALL = ["Briefing", "Article in Café", "Terrorism", "End of it"]
FOUND = ["Briefing", "Terrorism"]


def listed(pilot: ViewerPilot) -> list[str]:
    """The titles that the list shows."""
    divider = event_pane(pilot).region.x or None
    return [title for title in ALL if any(f"● {title}" in row[:divider] for row in rows(pilot))]


def in_full_colour(pilot: ViewerPilot) -> list[str]:
    """The titles of the list that are as bright as one of a list without a search, or lit."""
    colours = {"#e4e6eb", "#ffffff", "#13161b"}
    bright = [
        segment.text.strip()
        for strip in strips(pilot)
        for segment in strip.crop(0, event_pane(pilot).region.x or None)
        if segment.style and segment.style.color and segment.style.color.name in colours
    ]
    return [title for title in ALL if title in bright]


async def found(pilot: ViewerPilot, *keys: str) -> None:
    await search(pilot, "terrorism")
    await press(pilot, "enter", *keys)


async def test_dimmed_events_stand_among_those_found() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await found(pilot)
        assert listed(pilot) == in_full_colour(pilot) == FOUND
        assert timeline_pane(pilot).border_subtitle == "1 of 2 · 2 hidden"
        await press(pilot, "a")
        assert listed(pilot) == ALL
        assert in_full_colour(pilot) == FOUND
        assert timeline_pane(pilot).border_subtitle == "1 of 4 · 2 dimmed"
        assert search_line(pilot).endswith("2 of 4 events · 2 of 4 statements")
        await press(pilot, "a")
        assert listed(pilot) == FOUND
        assert timeline_pane(pilot).border_subtitle == "1 of 2 · 2 hidden"


async def test_a_dimmed_event_is_dim_under_the_cursor_too_and_says_that_nothing_matches() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await found(pilot, "a", "j")
        assert selected(pilot) == "Article in Café"
        assert in_full_colour(pilot) == FOUND
        await press(pilot, "G", "k")
        assert "1/2 ❝" in seen(pilot)


async def test_a_statement_count_of_a_dimmed_event_is_none_of_all() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "there")
        await press(pilot, "enter", "a")
        assert next(row for row in rows(pilot) if "● Briefing" in row).split("│")[1].endswith("0/2 ❝  ")


async def test_moving_goes_through_all_and_n_through_those_found() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await found(pilot, "a")
        gone = []
        for key in ("j", "j", "j", "k", "g", "G"):
            await press(pilot, key)
            gone.append(selected(pilot))
        assert gone == [*ALL[1:], "Terrorism", "Briefing", "End of it"]
        gone.clear()
        for key in ("n", "N", "N"):
            await press(pilot, key)
            gone.append(selected(pilot))
        assert gone == ["Briefing", "Terrorism", "Terrorism"]


@pytest.mark.parametrize(("key", "title"), [("n", "Terrorism"), ("N", "Briefing")])
async def test_from_a_dimmed_event_the_next_hit_is_the_nearest(key: str, title: str) -> None:
    for size in (WIDE, (50, 20)):
        async with viewer(SUMMIT).run_test(size=size) as pilot:
            await found(pilot, "a", "j")
            assert selected(pilot) == "Article in Café"
            await press(pilot, key)
            assert selected(pilot) == title


async def test_a_hidden_event_that_the_cursor_was_on_gives_way_to_the_next_for_good() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await found(pilot, "a", "j", "a")
        assert selected(pilot) == "Terrorism"
        await press(pilot, "a")
        assert selected(pilot) == "Terrorism"
        await press(pilot, "escape")
        assert selected(pilot) == "Terrorism"
        assert place(pilot) == "timeline"
        assert in_full_colour(pilot) == ALL
        assert timeline_pane(pilot).border_subtitle == "3 of 4"


async def test_without_a_search_there_is_nothing_to_dim() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await press(pilot, "a")
        assert in_full_colour(pilot) == ALL
        assert timeline_pane(pilot).border_subtitle == "1 of 4"
        await found(pilot)
        assert listed(pilot) == FOUND


async def test_where_nothing_is_found_no_event_is_listed_dimmed_but_words_say_so() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "zzz")
        await press(pilot, "enter", "a")
        assert listed(pilot) == []
        assert "No event matches." in seen(pilot)
        await press(pilot, "n", "N", "j", "enter")
        assert selected(pilot) is None
        assert timeline_pane(pilot).has_focus
        await search(pilot, "terrorism")
        await press(pilot, "enter")
        assert listed(pilot) == ALL
        assert in_full_colour(pilot) == FOUND


async def test_with_the_query_dimming_ends_too() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await found(pilot, "a", "escape")
        assert in_full_colour(pilot) == ALL
        await found(pilot)
        assert listed(pilot) == FOUND


async def test_in_the_search_line_a_is_a_letter() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "ca")
        assert listed(pilot) == ["Article in Café"]


async def test_a_cancelled_event_is_struck_through_dimmed_and_where_it_is_lit() -> None:
    yaml = "events: [{title: Oil talks, status: cancelled}, {title: Other, status: cancelled}]"
    async with viewer(yaml, "oil").run_test(size=WIDE) as pilot:
        await press(pilot, "a")
        divider = event_pane(pilot).region.x
        in_list = [segment for strip in strips(pilot) for segment in strip.crop(0, divider)]
        struck = [segment.text for segment in in_list if segment.style and segment.style.strike]
        assert struck == ["Oil", " talks", "Other"]
