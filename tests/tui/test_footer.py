"""The line at the bottom shows whole groups of keys, and where the reader is."""

from __future__ import annotations

import pytest

from sco_tui.tui.footer import HINTS, Footer, Hint
from sco_tui.tui.glyphs import ASCII, UNICODE
from sco_tui.tui.look import Look
from sco_tui.tui.main_screen import MainScreen
from tests.tui.viewer import days, event_pane, main, press, resize, rows, timeline_pane, viewer

YAML = days(3, statements=2)
# The order in which they go: marks and briefings, which the help names first, then `c`, `s`, `d` and `f`.
WIDTHS = [
    (
        120,
        " ↑↓ move   ⏎ read   / search   f filter   d date   s speakers   c sources   m mark   b briefing"
        "   ? help   q quit",
    ),
    (109, " ↑↓ move   ⏎ read   / search   f filter   d date   s speakers   c sources   ? help   q quit"),
    (85, " ↑↓ move   ⏎ read   / search   f filter   d date   ? help   q quit"),
    (80, " ↑↓ move   ⏎ read   / search   f filter   d date   ? help   q quit"),
    (60, " ↑↓ move   ⏎ read   / search   ? help   q quit"),
    (50, " ⏎ read   / search   ? help   q quit"),
    (38, " ⏎ read   / search   ? help"),
    (30, " ⏎ read   ? help"),
]
READING = [
    (120, " ↑↓ statement   Esc back   y copy   K/J event   Space read on   / search   ? help   q quit"),
    (80, " Esc back   K/J event   Space read on   / search   ? help   q quit"),
    (50, " Esc back   K/J event   Space read on   ? help"),
    (40, " Esc back   Space read on   ? help"),
    (30, " Esc back   ? help"),
]


@pytest.mark.parametrize(("width", "hints"), WIDTHS)
async def test_whole_groups_that_fit_are_shown(width: int, hints: str) -> None:
    async with viewer(YAML).run_test(size=(width, 20)) as pilot:
        line = rows(pilot)[-1]
        assert line.removesuffix("1 of 3 ").rstrip() == hints
        assert len(line) == width


@pytest.mark.parametrize(("width", "hints"), READING)
async def test_while_reading_the_way_back_and_on_stays_the_longest(width: int, hints: str) -> None:
    async with viewer(YAML).run_test(size=(width, 20)) as pilot:
        await press(pilot, "enter")
        assert rows(pilot)[-1].removesuffix("1 of 3 ").rstrip() == hints


async def test_a_line_of_any_width_is_filled() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        footer = main(pilot).query_one(Footer)
        footer.position = "1,234 of 5,678"
        for width in (29, 12, 5, 1):
            await resize(pilot, width, 20)
            for place in HINTS:
                footer.place = place
                assert footer.render_line(0).cell_length == width


async def test_the_position_stands_at_the_right_end() -> None:
    async with viewer(YAML).run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        assert rows(pilot)[-1].endswith("  2 of 3 ")


SHOWN = [
    (Hint(("up", "down"), "move"), "↑↓", "Up/Down"),
    (Hint(("K", "J"), "event"), "K/J", "K/J"),
    (Hint(("enter",), "read"), "⏎", "Enter"),
    (Hint(("ctrl+p",), "actions"), "^P", "^P"),
    (Hint(("slash",), "search"), "/", "/"),
]


@pytest.mark.parametrize(("hint", "shown", "ascii_shown"), SHOWN)
def test_keys_are_named_in_the_signs_of_the_look(hint: Hint, shown: str, ascii_shown: str) -> None:
    assert (hint.shown(UNICODE), hint.shown(ASCII)) == (shown, ascii_shown)


async def test_all_of_it_is_ascii_where_that_is_asked_for() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        main(pilot).set_reactive(MainScreen.look, Look(signs=ASCII))
        footer = main(pilot).query_one(Footer)
        footer.look = Look(signs=ASCII)
        for place in HINTS:
            footer.place = place
            await press(pilot)
            assert rows(pilot)[-1].isascii()


async def test_a_hint_that_is_clicked_is_pressed() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await pilot.click(main(pilot).query_one(Footer), offset=(rows(pilot)[-1].index("read"), 0))
        await press(pilot)
        assert event_pane(pilot).has_focus
        await pilot.click(main(pilot).query_one(Footer), offset=(rows(pilot)[-1].index("help"), 0))
        await press(pilot)
        assert "Esc close" in rows(pilot)[-1]
        await pilot.click(offset=(rows(pilot)[-1].index("close"), 29))
        await press(pilot, "escape")
        assert timeline_pane(pilot).has_focus


async def test_what_is_between_two_hints_presses_nothing() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await pilot.click(main(pilot).query_one(Footer), offset=(rows(pilot)[-1].index("read") - 3, 0))
        await press(pilot)
        assert timeline_pane(pilot).has_focus


async def test_keys_that_have_nothing_to_do_are_not_named() -> None:
    async with viewer(days(3)).run_test(size=(120, 30)) as pilot:
        await press(pilot, "f")
        assert "take" not in rows(pilot)[-1]
        await press(pilot, "escape", "enter")
        assert "statement" not in rows(pilot)[-1]
        await press(pilot, "escape", "slash", *"zzz")
        assert "move" not in rows(pilot)[-1]
