"""The search line: live results and counts, and what Enter and Esc make of them."""

from __future__ import annotations

import pytest

from sco_tui.tui.search_box import SearchBox
from tests.tui.viewer import (
    SUMMIT,
    WIDE,
    event_pane,
    main,
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


async def test_results_and_counts_follow_the_typing() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        assert place(pilot) == "search"
        assert "of 4 events" not in seen(pilot)
        await press(pilot, *"TERROR")
        assert rows(pilot)[1].strip().startswith("/ TERROR")
        assert rows(pilot)[1].rstrip().endswith("2 of 4 events · 2 of 4 statements")
        assert timeline_pane(pilot).border_subtitle == "1 of 2 · 2 hidden"
        assert "Article" not in seen(pilot)
        await press(pilot, "space", *"sec")
        assert "1 of 4 events · 2 of 4 statements" in seen(pilot)
        await press(pilot, *["backspace"] * 10)
        assert "of 4 events" not in seen(pilot)
        assert "Article" in seen(pilot)


async def test_accents_and_case_do_not_matter() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "CAFE")
        assert selected(pilot) == "Article in Café"


async def test_hits_are_lit_in_both_panes() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "terrorism")
        await press(pilot, "enter", "j")
        split = main(pilot).query_one("#event").region.x
        lit: dict[str, list[str]] = {"list": [], "event": []}
        for strip in strips(pilot):
            column = 0
            for segment in strip:
                if segment.style and segment.style.underline:
                    lit["list" if column < split else "event"].append(segment.text)
                column += segment.cell_length
        assert lit == {"list": ["terrorism", "Terrorism"], "event": ["Terrorism", "terrorism", "terrorism"]}


async def test_enter_keeps_the_query_and_returns_to_the_list() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "terrorism")
        await press(pilot, "enter")
        assert timeline_pane(pilot).has_focus
        assert place(pilot) == "timeline, found"
        assert "2 of 4 events" in rows(pilot)[1]
        await press(pilot, "j")
        assert selected(pilot) == "Terrorism"


@pytest.mark.parametrize("typed", ["", "   "])
async def test_enter_without_a_word_closes_the_line(typed: str) -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, typed)
        await press(pilot, "enter")
        assert not main(pilot).query_one(SearchBox).display
        assert place(pilot) == "timeline"


async def test_escape_in_the_line_restores_what_was_before() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await search(pilot, "terrorism")
        assert selected(pilot) == "Terrorism"
        await press(pilot, "down", "up", "up", "escape")
        assert selected(pilot) == "Article in Café"
        assert timeline_pane(pilot).has_focus
        assert not main(pilot).query_one(SearchBox).display
        assert place(pilot) == "timeline"


async def test_escape_in_the_line_restores_a_query_kept_before() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "terrorism")
        await press(pilot, "enter", "slash", *" there", "escape")
        assert "/ terrorism " in rows(pilot)[1]
        assert "2 of 4 events" in rows(pilot)[1]
        assert timeline_pane(pilot).has_focus
        await pilot.click("#search-input")
        await press(pilot, *"zzz", "escape")
        assert "2 of 4 events" in rows(pilot)[1]


@pytest.mark.parametrize("size", [WIDE, (80, 24), (50, 20)])
async def test_escape_in_the_line_brings_the_reader_back_into_the_event(size: tuple[int, int]) -> None:
    async with viewer(SUMMIT).run_test(size=size) as pilot:
        await press(pilot, "enter")
        await search(pilot, "terrorism")
        assert timeline_pane(pilot).display  # the results are live
        await press(pilot, "escape")
        assert event_pane(pilot).has_focus
        assert event_pane(pilot).region
        assert selected(pilot) == "Briefing"


async def test_escape_in_the_list_takes_the_whole_query_away_and_never_quits() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "terrorism")
        await press(pilot, "enter", "j", "enter", "escape")
        assert place(pilot) == "timeline, found"
        await press(pilot, "escape")
        assert place(pilot) == "timeline"
        assert selected(pilot) == "Terrorism"
        await press(pilot, "escape", "escape")
        assert pilot.app.is_running


async def test_the_selection_survives_a_search_that_hides_it() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await search(pilot, "terrorism")
        await press(pilot, "enter", "escape")
        assert selected(pilot) == "Article in Café"


async def test_arrows_in_the_line_move_in_the_list() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "terrorism")
        await press(pilot, "down")
        assert selected(pilot) == "Terrorism"
        assert place(pilot) == "search"
        await press(pilot, "down", "up", "enter")
        assert selected(pilot) == "Briefing"


async def test_letters_in_the_line_are_letters() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "qjkn/?gG")
        assert search_line(pilot).startswith("qjkn/?gG ")


@pytest.mark.parametrize("width", [30, 40, 50, 70, 120])
async def test_there_is_room_to_type_at_any_width(width: int) -> None:
    async with viewer(SUMMIT).run_test(size=(width, 20)) as pilot:
        await search(pilot, "terrorism")
        assert rows(pilot)[1].startswith(" / terrorism")
        counts = rows(pilot)[1].removeprefix(" / terrorism").strip()
        assert counts in ("", "2 of 4 events", "2 of 4 events · 2 of 4 statements")


async def test_a_new_query_replaces_the_kept_one_and_a_cursor_key_keeps_it() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "terrorism")
        await press(pilot, "enter")
        await search(pilot, "article")
        assert rows(pilot)[1].strip().startswith("/ article")
        await press(pilot, "enter", "slash", "end", *"s")
        assert rows(pilot)[1].strip().startswith("/ articles")


async def test_an_event_that_was_read_stays_selected_when_the_search_ends() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "there")
        await press(pilot, "enter", "enter", "escape", "escape")
        assert selected(pilot) == "Terrorism"
        assert "Article" in seen(pilot)


async def test_queries_kept_before_are_brought_back_one_by_one() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        for typed in ("café", "terrorism", "oil"):
            await search(pilot, typed)
            await press(pilot, "enter")
        await press(pilot, "slash", "ctrl+r")
        assert search_line(pilot).startswith("terrorism ")
        assert selected(pilot) == "Briefing"
        await press(pilot, "ctrl+r")
        assert search_line(pilot).startswith("café ")
        await press(pilot, "enter")
        assert selected(pilot) == "Article in Café"
        assert place(pilot) == "timeline, found"


async def test_a_query_typed_over_or_taken_away_is_brought_back() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "café")
        await press(pilot, "enter")
        await search(pilot, "zzz")
        await press(pilot, "ctrl+r")
        assert search_line(pilot).startswith("café ")
        await press(pilot, "enter", "escape")
        assert search_line(pilot) == ""
        await press(pilot, "slash", "ctrl+r")
        assert search_line(pilot).startswith("café ")


async def test_without_a_query_before_nothing_is_brought_back() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "caf")
        await press(pilot, "ctrl+r")
        assert search_line(pilot).startswith("caf ")
        assert selected(pilot) == "Article in Café"
