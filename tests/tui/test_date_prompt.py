"""The line for a date: says where what is typed leads, goes there or back."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input

from sco_tui import timeline_file
from sco_tui.timeline import Event
from sco_tui.tui import glyphs
from sco_tui.tui.date_prompt import DatePrompt
from sco_tui.tui.footer import Footer
from sco_tui.tui.help_screen import HelpScreen
from sco_tui.tui.look import DEFAULT, Look
from tests.tui.viewer import WIDE, ViewerPilot, press, resize, rows, selected, settle, viewer

YAML = """
events:
  - {date: 2016, title: A year}
  - {date: 2017-06-05, title: Briefing}
  - {date: 2017-06-08/2017-06-09, title: "[b]Summit[/b] …\\t· and\\nits end"}
  - {date: 2017-09~, title: Autumn}
  - {title: Some day}
"""
TIMELINE = timeline_file.parse("events.yaml", YAML.encode())[0]
TODAY = date(2017, 6, 6).toordinal()


async def prompt(
    pilot: ViewerPilot, look: Look = DEFAULT, numbers: range = range(5), year: int | None = 2017
) -> list[Event | None]:
    """Opens the line; what it ends with will be in the list."""
    ended: list[Event | None] = []
    await pilot.app.push_screen(DatePrompt(look, TIMELINE, numbers, year=year, today=TODAY), ended.append)
    await settle(pilot)
    return ended


async def type_in(pilot: ViewerPilot, text: str) -> None:
    await press(pilot, *("space" if letter == " " else letter for letter in text))


def titles(ended: list[Event | None]) -> list[str | None]:
    return [event.title if event else None for event in ended]


async def test_it_stands_below_the_header_and_leaves_the_timeline_in_view() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        before = rows(pilot)
        await prompt(pilot)
        after = rows(pilot)
        assert after[1].startswith(" Go to date: ")
        assert after[1].rstrip().endswith("2017-06 · june 2017 · first · last")
        assert after[:1] + after[2:-1] == before[:1] + before[2:-1]
        assert after[-1].strip() == "⏎ go there   Esc back   F1 help"


@pytest.mark.parametrize(
    ("typed", "line", "title"),
    [
        ("june", "⏎ Monday 5 June 2017: Briefing", "Briefing"),
        ("2017-06-09", "⏎ Thu 8 – Fri 9 June 2017: [b]Summit[/b] … · and its end", "[b]Summit"),
        ("today", "⏎ Monday 5 June 2017: Briefing", "Briefing"),
        ("1 may 1990", "⏎ 2016: A year", "A year"),
        ("last", "⏎ about September 2017: Autumn", "Autumn"),
    ],
)
async def test_where_it_leads_is_said_while_typing_and_enter_goes_there(
    typed: str, line: str, title: str
) -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        ended = await prompt(pilot)
        await type_in(pilot, typed)
        assert rows(pilot)[2].strip() == line
        await press(pilot, "enter")
        assert [found.startswith(title) for found in titles(ended) if found] == [True]
        assert len(pilot.app.screen_stack) == 1


async def test_an_undated_event_is_gone_to_where_there_is_no_other() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        ended = await prompt(pilot, numbers=range(4, 5))
        await type_in(pilot, "2017")
        assert rows(pilot)[2].strip() == "⏎ no date: Some day"
        await press(pilot, "enter")
        assert titles(ended) == ["Some day"]


async def test_esc_goes_nowhere() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        before = selected(pilot)
        ended = await prompt(pilot)
        await type_in(pilot, "last")
        await press(pilot, "escape")
        assert ended == [None]
        assert selected(pilot) == before


async def test_what_is_no_date_is_said_at_enter_until_it_is_mended() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        ended = await prompt(pilot)
        nothing_said = rows(pilot)[2]
        await type_in(pilot, "31 june")
        assert rows(pilot)[2] == nothing_said
        await press(pilot, "enter")
        assert rows(pilot)[2].strip() == "no such date: June 2017 has 30 days"
        assert pilot.app.screen.query_one("#prompt-answer").has_class("-error")
        assert ended == []
        await press(pilot, "home", "delete")
        assert rows(pilot)[2].strip() == "⏎ Monday 5 June 2017: Briefing"
        assert not pilot.app.screen.query_one("#prompt-answer").has_class("-error")
        await press(pilot, "enter")
        assert titles(ended) == ["Briefing"]


async def test_nothing_typed_is_refused_with_what_may_be() -> None:
    async with viewer(YAML).run_test(size=(50, 20)) as pilot:
        ended = await prompt(pilot)
        await press(pilot, "enter")
        said = " ".join(row.strip() for row in rows(pilot)[2:5])
        assert "write it like 2017-06, june 2017, 5 june 2017, spring 2017, first or last" in said
        assert ended == []


async def test_two_readings_are_both_named() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await prompt(pilot)
        await type_in(pilot, "5.6.2017")
        await press(pilot, "enter")
        reason = "Monday 5 June 2017 or Saturday 6 May 2017? Write 2017-06-05 or 2017-05-06"
        assert rows(pilot)[2].strip() == reason


@pytest.mark.parametrize(
    ("width", "hints"),
    [
        (120, "2017-06 · june 2017 · first · last"),
        (60, "june 2017 · first · last"),
        (50, "first · last"),
        (35, ""),
    ],
)
async def test_hints_go_from_the_left_where_there_is_less_room(width: int, hints: str) -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await prompt(pilot)
        await resize(pilot, width, 20)
        assert rows(pilot)[1].removeprefix(" Go to date: ").strip() == hints


async def test_long_landing_is_cut_to_the_line() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await prompt(pilot)
        await type_in(pilot, "9 june")
        await resize(pilot, 40, 20)
        assert rows(pilot)[2] == " ⏎ Thu 8 – Fri 9 June 2017: [b]Summit[… "


async def test_program_words_are_ascii_where_asked_and_the_file_stays_as_written() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await prompt(pilot, Look(signs=glyphs.ASCII))
        assert rows(pilot)[1].isascii()
        await type_in(pilot, "9 june")
        assert rows(pilot)[2].strip() == "Enter Thu 8 - Fri 9 June 2017: [b]Summit[/b] … · and its end"


async def test_help_and_a_click_on_the_footer_work_as_elsewhere() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        ended = await prompt(pilot)
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "escape")
        await type_in(pilot, "first")
        await pilot.click(Footer, offset=(1, 0))
        await settle(pilot)
        assert titles(ended) == ["A year"]


@pytest.mark.parametrize("size", [(1, 1), (12, 3), (29, 7), (500, 200)])
async def test_no_size_is_too_small_or_too_large(size: tuple[int, int]) -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        ended = await prompt(pilot)
        await resize(pilot, *size)
        await type_in(pilot, "june")
        await resize(pilot, *WIDE)
        assert pilot.app.screen.query_one(Input).value == "june"
        await press(pilot, "enter")
        assert titles(ended) == ["Briefing"]
