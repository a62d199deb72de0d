"""Text is selected by dragging over it, and copied as it is written; a drag is no click."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual import events

from sco_tui.tui.look import Look
from sco_tui.tui.theme import MONO, named
from tests.tui.viewer import (
    ViewerPilot,
    event_pane,
    main,
    place,
    press,
    resize,
    rows,
    selected,
    settle,
    strips,
    timeline_pane,
    viewer,
)

TALKS = """
sources:
  a: {title: Talks begin, url: "https://example.org/a-long-path/that-is-broken/over-two-lines-of-the-pane"}
events:
  - date: 2017-06-05
    title: Talks on the harbour and on the fees that are asked of all the ships that come in
    status: postponed
    summary: "One line.\\nAnother  one that goes on and on, with two blanks, until it is wrapped in the pane."
    source: a
    statements:
      - text: We shall have an agreement before the summer, whatever happens until then and after it.
        speaker: Ana Pereira
        role: Minister
      - 上海合作组织成员国元首理事会会议在哈萨克斯坦首都阿斯塔纳举行，各国元首出席会议并发表讲话。
      - "👨‍👩‍👧 family 👍🏽 end"
  - {date: 2017-06-06, title: Next day}
"""


def spot(pilot: ViewerPilot, text: str, *, end: bool = False) -> tuple[int, int]:
    """The column and row of the first or the last character of `text` on the screen."""
    for y, row in enumerate(rows(pilot)):
        if text in row:
            before = row[: row.index(text)]
            return cell_len(before + text) - 1 if end else cell_len(before), y
    raise AssertionError(f"{text!r} is not seen")


async def mouse(pilot: ViewerPilot, kind: type[events.MouseEvent], at: tuple[int, int]) -> None:
    """As a terminal sends it: the app makes a click of it where there is one."""
    x, y = at
    pilot.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
    await settle(pilot)


async def drag(pilot: ViewerPilot, start: tuple[int, int], end: tuple[int, int]) -> None:
    await mouse(pilot, events.MouseDown, start)
    await mouse(pilot, events.MouseMove, end)
    await mouse(pilot, events.MouseUp, end)


async def click(pilot: ViewerPilot, at: tuple[int, int]) -> None:
    await mouse(pilot, events.MouseDown, at)
    await mouse(pilot, events.MouseUp, at)


def copied(pilot: ViewerPilot) -> str | None:
    return main(pilot).get_selected_text()


SELECTED = [
    # from, to, what is copied
    ("agreement", "summer", "agreement before the summer"),
    (
        "“We shall",
        "— Ana Pereira",
        "“We shall have an agreement before the summer, whatever happens until then and after it.”"
        "\nAna Pereira",
    ),
    ("One line", "Another", "One line.\nAnother"),
    ("Another", "wrapped", "Another  one that goes on and on, with two blanks, until it is wrapped"),
    ("https", "over", "https://example.org/a-long-path/that-is-broken/over"),
    (
        "上海",
        "讲话",
        "上海合作组织成员国元首理事会会议在哈萨克斯坦首都阿斯塔纳举行，各国元首出席会议并发表讲话",
    ),
    ("family", "👍🏽", "family 👍🏽"),
    ("👨‍👩‍👧", "👨‍👩‍👧", "👨‍👩‍👧"),
    ("3 statements ─", "3 statements ──", "3 statements"),
    ("[1] Talks", "begin", "Talks begin"),
]


@pytest.mark.parametrize("size", [(120, 45), (80, 70)])
@pytest.mark.parametrize(("start", "end", "text"), SELECTED)
async def test_what_is_dragged_over_is_copied_as_it_is_written(
    size: tuple[int, int], start: str, end: str, text: str
) -> None:
    async with viewer(TALKS).run_test(size=size) as pilot:
        first, last = spot(pilot, start), spot(pilot, end, end=True)
        await drag(pilot, first, last)
        assert copied(pilot) == text
        await drag(pilot, last, first)
        assert copied(pilot) == text


async def test_wide_characters_are_taken_by_either_half() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        x, y = spot(pilot, "上海")
        await drag(pilot, (x + 1, y), (x + 2, y))
        assert copied(pilot) == "上海"


async def test_titles_in_the_list_are_copied_without_what_is_beside_them() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        left = timeline_pane(pilot).content_region.x
        (_, first), (x, last) = spot(pilot, "Talks on"), spot(pilot, "Next day", end=True)
        await drag(pilot, (left, first), (x, last))
        title = "Talks on the harbour and on the fees that are asked of all the ships that…"
        lines = (copied(pilot) or "").split("\n")
        assert lines[0].startswith("Talks on the harbour and on the fees that are asked of")
        assert lines[0].endswith("· postponed")
        assert lines[0][:40] == title[:40]
        assert lines[1:] == ["Next day"]


async def test_a_drag_stays_in_the_pane_where_it_began() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        x, y = spot(pilot, "agreement", end=True)
        await drag(pilot, (x, y), (3, y))
        assert copied(pilot) == "“We shall have an agreement"
        assert set(main(pilot).selections) == {event_pane(pilot)}


async def test_a_drag_beyond_the_edge_scrolls() -> None:
    async with viewer(TALKS).run_test(size=(80, 16)) as pilot:
        await mouse(pilot, events.MouseDown, spot(pilot, "One line"))
        for _ in range(40):
            await mouse(pilot, events.MouseMove, (79, 15))
        assert event_pane(pilot).scroll_y == event_pane(pilot).max_scroll_y
        await mouse(pilot, events.MouseUp, (79, 15))
        assert (copied(pilot) or "").startswith("One line.\n")
        assert (copied(pilot) or "").endswith("over-two-lines-of-the-pane")


async def test_a_drag_is_no_click() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        await press(pilot, "down")
        assert selected(pilot) == "Next day"
        await drag(pilot, spot(pilot, "Talks on"), spot(pilot, "harbour", end=True))
        assert selected(pilot) == "Next day"
        await press(pilot, "up")
        await drag(pilot, spot(pilot, "agreement"), spot(pilot, "summer", end=True))
        assert place(pilot) == "timeline"
        assert "▌" not in "".join(row[60:] for row in rows(pilot))


async def test_a_drag_does_not_leave_the_search_line() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", "f", "e")
        await drag(pilot, spot(pilot, "agreement"), spot(pilot, "summer", end=True))
        assert place(pilot) == "search"
        await press(pilot, "e")
        assert " / fee" in rows(pilot)[1]


async def test_a_click_takes_the_selection_away_and_selects_the_event() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        await drag(pilot, spot(pilot, "Talks on"), spot(pilot, "harbour", end=True))
        assert copied(pilot)
        await click(pilot, spot(pilot, "Next day"))
        assert not copied(pilot)
        assert selected(pilot) == "Next day"


async def test_a_double_click_selects_no_text() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        for _ in range(3):
            await click(pilot, spot(pilot, "agreement"))
        assert not copied(pilot)


@pytest.mark.parametrize("key", ["down", "slash"])
async def test_other_text_has_no_selection(key: str) -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        await drag(pilot, spot(pilot, "agreement"), spot(pilot, "summer", end=True))
        await press(pilot, key, *("f" if key == "slash" else ""))
        assert not copied(pilot)


async def test_a_new_width_takes_the_selection_away() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        await drag(pilot, spot(pilot, "agreement"), spot(pilot, "summer", end=True))
        await resize(pilot, 90, 40)
        assert not copied(pilot)


@pytest.mark.parametrize("theme", ["dark", "light", "mono"])
async def test_what_is_selected_is_told_apart(theme: str) -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        main(pilot).look = Look(named(theme))
        await settle(pilot)
        (x, y), (right, _) = spot(pilot, "agreement"), spot(pilot, "agreement", end=True)
        before = strips(pilot)[y].crop(x, x + 1)
        await drag(pilot, (x, y), (right, y))
        cells = [strips(pilot)[y].crop(column, column + 1) for column in (x - 2, x, right, right + 2)]
        styles = [next(iter(cell)).style for cell in cells]
        assert styles[1] == styles[2]
        assert styles[0] == styles[3] == next(iter(before)).style
        assert styles[1] != styles[0]
        assert rows(pilot)[y][x : right + 1].strip()


async def test_what_is_selected_is_told_apart_on_the_current_card_in_mono() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        main(pilot).look = Look(MONO)
        await press(pilot, "enter")
        (x, y), (right, _) = spot(pilot, "agreement"), spot(pilot, "agreement", end=True)
        await drag(pilot, (x, y), (right, y))
        first, second = (next(iter(strips(pilot)[y].crop(at, at + 1))).style for at in (x - 2, x))
        assert first is not None
        assert second is not None
        assert (first.reverse, second.reverse) == (True, False)


async def test_copying_takes_what_is_selected() -> None:
    async with viewer(TALKS).run_test(size=(120, 40)) as pilot:
        await drag(pilot, spot(pilot, "agreement"), spot(pilot, "summer", end=True))
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == "agreement before the summer"
        assert pilot.app.is_running


async def test_what_was_copied_is_selected_no_longer_so_that_the_next_press_asks_to_quit() -> None:
    async with viewer(TALKS).run_test(size=(120, 30), notifications=True) as pilot:
        await drag(pilot, spot(pilot, "Another"), spot(pilot, "one that", end=True))
        await press(pilot, "ctrl+c")
        assert main(pilot).get_selected_text() is None
        await press(pilot, "ctrl+c")
        assert "Press ^C again to quit." in "\n".join(rows(pilot))
