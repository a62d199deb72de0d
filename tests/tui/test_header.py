"""The header says state before problems, problems before counts, and while one pane is read the way back."""

from __future__ import annotations

import pytest

from sco_tui.tui.header import Header
from tests.tui.viewer import ViewerPilot, days, main, press, rows, viewer

PROBLEMS = days(3, statements=1) + "\n  - {date: 2017-13, title: Bad, colour: red}"


def header(pilot: ViewerPilot) -> Header:
    return main(pilot).query_one(Header)


WIDTHS = [
    (80, " Days  events.yaml", "! 2 problems · E · 4 events · 3 statements · 1 speaker "),
    (50, " Days  events.yaml", "! 2 problems · E · 4 events "),
    (40, " Days  events.yaml", "! 2 problems · E "),
    (30, " Days", "! 2 problems · E "),
]


@pytest.mark.parametrize(("width", "left", "right"), WIDTHS)
async def test_problems_stay_when_counts_go(width: int, left: str, right: str) -> None:
    async with viewer(PROBLEMS).run_test(size=(width, 20)) as pilot:
        assert rows(pilot)[0].startswith(left)
        assert rows(pilot)[0].endswith(f" {right}")
        assert len(rows(pilot)[0].removeprefix(left).strip()) == len(right.strip())


async def test_a_state_stands_in_the_place_of_the_problems() -> None:
    async with viewer(PROBLEMS).run_test(size=(50, 20)) as pilot:
        header(pilot).state = "file is gone"
        await pilot.pause()
        assert rows(pilot)[0].startswith(" Days  events.yaml")
        assert rows(pilot)[0].endswith(" ! file is gone · 4 events ")


async def test_how_far_a_file_is_read_again_stands_in_the_place_of_the_counts() -> None:
    async with viewer(days(3)).run_test(size=(50, 20)) as pilot:
        header(pilot).progress = "reading: 4,210 events"
        await pilot.pause()
        assert rows(pilot)[0].split() == ["Days", "events.yaml", "reading:", "4,210", "events"]


async def test_while_one_pane_is_read_the_header_names_the_way_back_and_the_position() -> None:
    async with viewer(PROBLEMS).run_test(size=(50, 20)) as pilot:
        await press(pilot, "j", "enter")
        assert rows(pilot)[0].startswith(" ‹ Timeline ")
        assert rows(pilot)[0].endswith(" ! 2 problems · E · 2 of 4 ")
        await press(pilot, "escape")
        assert rows(pilot)[0].startswith(" Days ")


@pytest.mark.parametrize("width", [1, 2, 5, 12, 16, 19, 31])
async def test_the_header_is_as_wide_as_the_screen(width: int) -> None:
    async with viewer(PROBLEMS.replace("Days", "上海合作组织")).run_test(size=(120, 20)) as pilot:
        header(pilot).state = "not read: line 1,234 · E"
        await pilot.resize_terminal(width, 20)
        assert header(pilot).render_line(0).cell_length == width
