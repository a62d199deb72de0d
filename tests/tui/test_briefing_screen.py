"""A briefing is made in the viewer: outline and preview, what is left out, formats, writing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from sco_tui.formats import FORMATS, Format
from sco_tui.left_out import LeftOut
from sco_tui.tui.briefing_screen import BriefingScreen, Material
from sco_tui.tui.outline import Outline
from sco_tui.tui.preview import Preview
from sco_tui.tui.write_prompt import Written
from tests.tui.synthetic import SOURCED
from tests.tui.viewer import (
    WIDE,
    ViewerPilot,
    main,
    press,
    rows,
    search,
    seen,
    selected,
    settle,
    viewer,
)

pytestmark = pytest.mark.usefixtures("source_at_hand", "own_state")

TWO = """
title: Two talks
events:
- id: one
  title: First talk
  date: 2017-06-05
  statements: [{text: Words about oil, speaker: A}, {text: Other words}]
- {id: two, title: Second talk, date: 2017-06-06}
"""


async def opened(pilot: ViewerPilot, *keys: str) -> None:
    await settle(pilot)
    await press(pilot, *keys, "b")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def make(pilot: ViewerPilot, *keys: str) -> None:
    """Presses keys and waits for the text that they lead to."""
    await press(pilot, *keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def outline(pilot: ViewerPilot) -> list[str]:
    """The rows of the left box that say something, without its edge."""
    lines = [row[1:41].rstrip() for row in rows(pilot) if row.startswith("│")]
    return [line for line in lines if line.strip()]


def text(pilot: ViewerPilot) -> str:
    """What would be written."""
    return "\n".join(pilot.app.screen.query_one(Preview)._lines)


async def test_outline_holds_events_and_statements_and_the_preview_what_would_be_written() -> None:
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert outline(pilot) == [
            "▌ [x] Monday 5 June 2017",
            "▌     First talk",
            "      [x] A  Words about oil",
            "      [x] speaker not recor…  Other wo…",
            "  [x] Tuesday 6 June 2017",
            "      Second talk",
        ]
        assert "Preview · Markdown" in seen(pilot)
        assert "2 events · 2 statements" in seen(pilot)
        assert "> “Words about oil”" in text(pilot)


async def test_space_leaves_a_statement_out_and_puts_it_back_and_the_closing_line_counts_it() -> None:
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await make(pilot, "down", "space")
        assert "▌     [ ] A  Words about oil" in outline(pilot)
        assert "Words about oil" not in text(pilot)
        assert text(pilot).endswith("1 of 2 statements · left out by hand: 0 events, 1 statement")
        await make(pilot, "space")
        assert "Words about oil" in text(pilot)
        assert "left out" not in text(pilot)


async def test_event_is_left_out_with_its_statements_and_one_of_them_brings_it_back() -> None:
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await make(pilot, "space")
        assert "First talk" not in text(pilot)
        closing = text(pilot).splitlines()[-1]
        assert closing.endswith("1 of 2 events · 0 of 2 statements · left out by hand: 1 event, 2 statements")
        await make(pilot, "down", "down", "space")
        assert "Other words" in text(pilot)
        assert "Words about oil" in text(pilot)


async def test_a_leaves_all_out_and_puts_all_back() -> None:
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await make(pilot, "a")
        assert "0 events · 0 statements" in seen(pilot)
        await make(pilot, "a")
        assert "2 events · 2 statements" in seen(pilot)


async def test_briefing_of_a_search_holds_what_matches_and_says_what_does_not() -> None:
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await search(pilot, "oil")
        await opened(pilot, "enter")
        assert outline(pilot)[-1] == "  Left out by the search oil: 1 event"
        assert [line for line in outline(pilot) if "[x]" in line] == [
            "▌ [x] Monday 5 June 2017", "      [x] A  Words about oil",
        ]  # fmt: skip
        await make(pilot, "G")
        assert "▌     [x] A  Words about oil" in outline(pilot)
        assert "search: oil · 1 of 2 events" in text(pilot)


async def test_briefing_of_marked_events_names_its_filter() -> None:
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await make(pilot, "m", "M")
        await opened(pilot)
        assert "search: is:marked · 1 of 2 events" in text(pilot)


async def test_format_goes_through_the_table_and_round() -> None:
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await opened(pilot)
        titles = []
        for _ in FORMATS:
            await make(pilot, "f")
            title = next(row for row in rows(pilot) if "Preview · " in row)
            titles.append(title.partition("Preview · ")[2].split(" ─")[0])
        assert titles == [*[one.title for one in FORMATS.values()][1:], "Markdown"]
        await make(pilot, "F")
        assert text(pilot).startswith("Year,")


async def test_check_stands_in_the_briefing() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "verbatim in [1]" in text(pilot)


async def test_what_was_left_out_stays_so_when_the_briefing_is_opened_again() -> None:
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await make(pilot, "space", "escape")
        assert pilot.app.screen is main(pilot)
        await opened(pilot)
        assert "▌ [ ] Monday 5 June 2017" in outline(pilot)


async def test_click_selects_and_on_the_box_leaves_out() -> None:
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.click(Outline, offset=(12, 8))
        assert "▌     Second talk" in outline(pilot)
        await pilot.click(Outline, offset=(4, 7))
        await make(pilot)
        assert "▌ [ ] Tuesday 6 June 2017" in outline(pilot)
        await pilot.click(Outline, offset=(8, 4))
        await make(pilot)
        assert "▌     [ ] A  Words about oil" in outline(pilot)


async def test_one_pane_at_a_time_on_a_small_screen() -> None:
    async with viewer(TWO).run_test(size=(50, 20)) as pilot:
        await opened(pilot)
        assert "First talk" in seen(pilot)
        assert "Preview" not in seen(pilot)
        await press(pilot, "tab")
        assert "Preview · Markdown" in seen(pilot)
        await press(pilot, "escape")
        assert "Preview" not in seen(pilot)
        await press(pilot, "escape")
        assert selected(pilot) == "First talk"


async def test_briefing_of_nothing_says_so() -> None:
    async with viewer("events: []").run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert outline(pilot) == ["  No event to write of."]
        await press(pilot, "space", "a", "down", "G")
        assert isinstance(pilot.app.screen, BriefingScreen)


async def test_words_of_the_file_are_no_markup() -> None:
    words = "[/] [bold]a[/bold] [@click=app.quit]x[/]"
    yaml = f'events: [{{title: "{words}", statements: [{{text: "{words}", speaker: "[sic]"}}]}}]'
    async with viewer(yaml).run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert any("[/] [bold]a[/bold]" in line for line in outline(pilot))
        await make(pilot, "f", "f")
        assert words in text(pilot)


async def test_document_is_written_where_the_reader_says_and_the_notice_says_where() -> None:
    async with viewer(TWO).run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        wanted = text(pilot)
        await press(pilot, "w")
        assert "writes Markdown to" in seen(pilot)
        await make(pilot, "enter")
        assert Path("events-briefing.md").read_text(encoding="utf-8") == f"{wanted}\n"
        assert "written to" in seen(pilot)
        assert isinstance(pilot.app.screen, BriefingScreen)


async def test_newest_choice_is_shown_however_many_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    written, may_go_on = [], threading.Event()

    def slowly(_: Material, format: Format, left_out: LeftOut) -> Written:
        written.append(format.name)
        may_go_on.wait(20)
        return Written(f"{format.name}, {len(left_out.events)} left out", "")

    monkeypatch.setattr(Material, "written", slowly)
    async with viewer(TWO).run_test(size=WIDE) as pilot:
        await settle(pilot)
        # Not `press`, which waits until what was asked for is written.
        await pilot.press("b", "f", "space", "f", "down", "down", "down", "space", "f")
        may_go_on.set()
        await make(pilot)
        assert text(pilot) == "svg, 2 left out"
        assert written == ["md", "svg"]
