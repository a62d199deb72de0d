"""The list: the cursor goes from event to event and is always seen whole."""

from __future__ import annotations

import re
import threading

import pytest
from textual import events

from sco_tui import timeline_file
from sco_tui.tui.app import Viewer
from tests.tui.viewer import (
    ViewerPilot,
    days,
    event_pane,
    press,
    resize,
    rows,
    search,
    seen,
    selected,
    settle,
    timeline_pane,
    viewer,
)

LONG = "A title that is so long that it takes a second line in the list of any width below sixty cells"


def shown_lines(pilot: ViewerPilot) -> list[str]:
    """What the list shows, without its box and scrollbar."""
    pane = timeline_pane(pilot)
    region = pane.content_region
    width = pane.scrollable_content_region.width
    return [row[region.x : region.x + width].rstrip() for row in rows(pilot)[region.y : region.bottom]]


async def test_the_first_event_in_time_is_selected_and_the_list_has_the_focus() -> None:
    yaml = "events:\n  - {date: 2017-06-07, title: Later}\n  - {date: 2017-06-05, title: Sooner}"
    async with viewer(yaml).run_test(size=(120, 36)) as pilot:
        assert selected(pilot) == "Sooner"
        assert timeline_pane(pilot).has_focus
        assert timeline_pane(pilot).border_title == "June 2017"
        assert timeline_pane(pilot).border_subtitle == "1 of 2"


MOVES = [
    (["down"], "Event 2"), (["j", "j"], "Event 3"), (["j", "up"], "Event 1"), (["j", "k"], "Event 1"),
    (["up"], "Event 1"), (["end"], "Event 30"), (["G", "down"], "Event 30"), (["G", "g"], "Event 1"),
    (["G", "home"], "Event 1"), (["pagedown"], "Event 14"), (["ctrl+f"], "Event 14"),
    (["ctrl+d"], "Event 7"), (["G", "ctrl+b"], "Event 17"), (["G", "pageup"], "Event 17"),
    (["G", "ctrl+u"], "Event 24"),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "title"), MOVES, ids=["-".join(keys) for keys, _ in MOVES])
async def test_keys_move_by_events_and_pages(keys: list[str], title: str) -> None:
    async with viewer(days(30)).run_test(size=(120, 18)) as pilot:
        await press(pilot, *keys)
        assert selected(pilot) == title
        assert any(title in line and line.startswith("▌") for line in shown_lines(pilot))


async def test_no_key_is_lost_when_they_come_fast() -> None:
    async with viewer(days(30)).run_test(size=(120, 18)) as pilot:
        for _ in range(20):
            pilot.app.simulate_key("j")
        await settle(pilot)
        assert selected(pilot) == "Event 21"


@pytest.mark.parametrize("size", [(120, 17), (80, 16), (50, 15)])
async def test_the_selected_event_is_seen_whole_and_no_event_is_cut_at_the_top(size: tuple[int, int]) -> None:
    yaml = "events:\n" + "\n".join(
        f"  - {{date: 2017-{month:02}-{day:02}, title: {LONG if day % 3 else 'Short'} {month}.{day}}}"
        for month in (5, 6)
        for day in range(1, 9)
    )
    async with viewer(yaml).run_test(size=size) as pilot:
        for key in ("j", "k"):
            for _ in range(15):
                await press(pilot, key)
                lines = shown_lines(pilot)
                first = next(number for number, line in enumerate(lines) if "●" in line or "──" in line)
                assert not any(line.strip(" │") for line in lines[:first])
                marked = [line for line in lines if line.startswith("▌")]
                event = selected(pilot)
                assert event is not None
                assert len(marked) == (2 if event.startswith("A title") else 1)


async def test_the_end_of_the_last_range_is_seen_with_the_last_event() -> None:
    yaml = days(20) + "\n  - {date: 2017-06-20/2017-09-30, title: To the end}"
    async with viewer(yaml).run_test(size=(120, 14)) as pilot:
        await press(pilot, "G")
        assert "┗" in shown_lines(pilot)[-1]
        assert "September 2017" in shown_lines(pilot)[-2]


@pytest.mark.parametrize("size", [(120, 12), (80, 12), (50, 12)])
async def test_a_header_is_not_said_twice(size: tuple[int, int]) -> None:
    yaml = "events:\n" + "\n".join(
        f"  - {{date: 2017-{month:02}-01, title: Month {month}}}" for month in range(1, 13)
    )
    async with viewer(yaml).run_test(size=size) as pilot:
        for _ in range(11):
            await press(pilot, "j")
            list_width = timeline_pane(pilot).outer_size.width
            headers = re.findall(r"\w+ 2017", "\n".join(row[:list_width] for row in rows(pilot)))
            assert len(headers) == len(set(headers))


async def test_the_title_is_the_month_of_the_first_row() -> None:
    yaml = "events:\n" + "\n".join(
        f"  - {{date: 2017-{month:02}-{day:02}, title: Day {day}}}"
        for month in (5, 6)
        for day in range(1, 21)
    )
    async with viewer(yaml).run_test(size=(120, 14)) as pilot:
        assert timeline_pane(pilot).border_title == "May 2017"
        await press(pilot, "G")
        assert timeline_pane(pilot).border_title == "June 2017"
        assert timeline_pane(pilot).border_subtitle == "40 of 40"
        await resize(pilot, 80, 14)
        assert rows(pilot)[1].startswith(" June 2017 ──")


QUARTERS = "events:\n" + "\n".join(
    f"  - {{date: {year}-{month:02}-01, title: Event}}"
    for year in range(2015, 2018)
    for month in (1, 4, 7, 10)
)


@pytest.mark.parametrize("size", [(120, 12), (80, 12), (50, 12)])
async def test_the_gap_of_a_header_that_the_title_says_stands_in_the_title(size: tuple[int, int]) -> None:
    async with viewer(QUARTERS).run_test(size=size) as pilot:
        pane = timeline_pane(pilot)
        assert "later" not in rows(pilot)[1]
        for keys in (["G"], ["g"], ["j"] * 11, ["k"] * 5):
            await press(pilot, *keys)
            title = rows(pilot)[1][: pane.outer_size.width]
            assert ("January 2015" in title) != ("─ 3 months later ─" in title)
            assert "●" in shown_lines(pilot)[0 if size[0] == 120 else 1]  # no header below the title


async def test_a_click_selects_what_is_under_it() -> None:
    yaml = days(10) + f"\n  - {{date: 2017-06-11/2017-06-12, title: {LONG}}}"
    async with viewer(yaml).run_test(size=(120, 30)) as pilot:
        pane = timeline_pane(pilot)
        await pilot.click(pane, offset=(20, 5))
        assert selected(pilot) == "Event 5"
        for line, title in ((12, LONG), (1, "Event 1"), (13, LONG)):
            await pilot.click(pane, offset=(20, line))  # its second line, its end
            assert selected(pilot) == title
        await pilot.click(pane, offset=(20, 20))
        assert selected(pilot) == LONG


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (50, 20)])
async def test_a_double_click_opens_what_is_under_it(size: tuple[int, int]) -> None:
    async with viewer(days(10)).run_test(size=size) as pilot:
        await pilot.double_click(timeline_pane(pilot), offset=(20, 5))
        await settle(pilot)
        assert selected(pilot) == "Event 5"
        assert event_pane(pilot).has_focus


async def test_a_click_on_a_gap_selects_nothing() -> None:
    yaml = "events: [{date: 2017-06-01, title: A}, {date: 2017-06-15, title: B}]"
    async with viewer(yaml).run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        assert "2 weeks later" in shown_lines(pilot)[2]
        for line, title in ((2, "B"), (1, "A"), (2, "A")):
            await pilot.click(timeline_pane(pilot), offset=(20, line))
            assert selected(pilot) == title


async def test_the_wheel_scrolls_by_whole_events_and_leaves_the_cursor() -> None:
    yaml = "events:\n" + "\n".join(
        f"  - {{date: 2017-06-{day:02}, title: {LONG} {day}}}" for day in range(1, 29)
    )
    async with viewer(yaml).run_test(size=(120, 17)) as pilot:
        pane = timeline_pane(pilot)
        await settle(pilot)
        for wheel, count in ((events.MouseScrollDown, 5), (events.MouseScrollUp, 3)):
            for _ in range(count):
                before = pane.scroll_y
                pane.post_message(wheel(pane, 5, 5, 0, 0, 0, False, False, False))
                await settle(pilot)
                assert (pane.scroll_y > before) == (wheel is events.MouseScrollDown)
                assert "●" in shown_lines(pilot)[0]
        assert selected(pilot) == f"{LONG} 1"


async def test_an_empty_timeline_says_what_to_do() -> None:
    for yaml in ("events: []", "", "title: Nothing"):
        async with viewer(yaml).run_test(size=(120, 36)) as pilot:
            assert "This timeline has no events yet." in seen(pilot)
            assert "No event to show." in seen(pilot)
            await press(pilot, "j", "g", "G", "pagedown", "enter", "n", "tab", "escape")
            assert timeline_pane(pilot).has_focus


async def test_no_match_says_so_and_what_to_do() -> None:
    async with viewer(days(3)).run_test(size=(120, 36)) as pilot:
        await search(pilot, "nowhere")
        await press(pilot, "enter", "j", "G", "pageup", "enter", "n")
        assert "No event matches." in seen(pilot)
        assert "Esc goes back." in seen(pilot)
        assert timeline_pane(pilot).border_subtitle == "3 hidden"
        await press(pilot, "escape")
        assert selected(pilot) == "Event 1"


async def test_keys_do_nothing_while_a_file_is_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    is_done = threading.Event()

    def read(path: str, _progress: object) -> object:
        is_done.wait(20)
        return timeline_file.parse(path, days(3).encode())

    monkeypatch.setattr(timeline_file, "read", read)
    async with Viewer({"events.yaml": None}).run_test(size=(120, 36)) as pilot:
        await pilot.press("j", "g", "G", "pagedown", "enter", "n", "tab", "escape", "slash", "2", "enter")
        assert selected(pilot) is None
        is_done.set()
        await settle(pilot)
        assert selected(pilot) == "Event 2"


@pytest.mark.parametrize("size", [(120, 20), (80, 20), (50, 20)])
async def test_a_scrollbar_goes_when_the_search_leaves_few_events(size: tuple[int, int]) -> None:
    for count in (4, 30):
        async with viewer(days(count)).run_test(size=size) as pilot:
            pane = timeline_pane(pilot)
            await search(pilot, "event 3")
            assert not pane.show_vertical_scrollbar
            await press(pilot, "escape")
            assert pane.show_vertical_scrollbar == (count == 30)
