"""What the footer and the help promise is what the keys do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from sco_tui.tui.footer import HINTS, Footer, Hint
from sco_tui.tui.help_screen import HelpScreen, shown_key
from tests.tui.viewer import (
    ViewerPilot,
    days,
    event_pane,
    main,
    place,
    press,
    rows,
    search,
    seen,
    selected,
    timeline_pane,
    viewer,
)

YAML = days(3, statements=2)
KEYS_TO: dict[str, list[str]] = {
    "empty": [],
    "timeline": [],
    "timeline, found": ["slash", *"words", "enter"],
    "nothing found": ["slash", *"xyz", "enter"],
    "event": ["enter"],
    "event, found": ["slash", *"words", "enter", "enter"],
    "filters": ["f"],
    "search": ["slash", *"words"],
}  # fmt: skip


async def go(pilot: ViewerPilot, where: str) -> None:
    await press(pilot, *KEYS_TO[where])
    assert place(pilot) == where


def in_place(where: str) -> str:
    return "events: []" if where == "empty" else YAML


async def moved(pilot: ViewerPilot) -> bool:
    return selected(pilot) == "Event 2"


async def next_statement(pilot: ViewerPilot) -> bool:
    return event_pane(pilot)._card == 1


async def reading(pilot: ViewerPilot) -> bool:
    return event_pane(pilot).has_focus


async def in_list(pilot: ViewerPilot) -> bool:
    return timeline_pane(pilot).has_focus


async def searching(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.focused, Input)


async def next_hit(pilot: ViewerPilot) -> bool:
    return event_pane(pilot)._hit == 1


async def all_events(pilot: ViewerPilot) -> bool:
    return place(pilot) == "timeline"


async def filtering(pilot: ViewerPilot) -> bool:
    return place(pilot) == "filters"


async def next_filter(pilot: ViewerPilot) -> bool:
    return any("▌ [ ] Speaker 2" in row for row in rows(pilot))


async def taken(pilot: ViewerPilot) -> bool:
    return '/ speaker:="Speaker 1"' in seen(pilot)


async def filters_left(pilot: ViewerPilot) -> bool:
    return timeline_pane(pilot).has_focus and "Filters" not in seen(pilot)


async def helped(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.screen, HelpScreen)


async def left(pilot: ViewerPilot) -> bool:
    return not pilot.app.is_running or pilot.app._exit


DONE: dict[str, Callable[[ViewerPilot], Awaitable[bool]]] = {
    "move": moved, "statement": next_statement, "read": reading, "back": in_list, "search": searching,
    "next hit": next_hit, "all events": all_events, "other pane": reading, "help": helped, "quit": left,
    "to the list": in_list, "as before": all_events, "filter": filtering, "take": taken,
    "done": filters_left,
}  # fmt: skip
IN_PLACE = {("filters", "move"): next_filter}
CASES = [(where, hint) for where, hints in HINTS.items() for hint in hints]


@pytest.mark.parametrize(("where", "hint"), CASES, ids=[f"{where}-{hint.label}" for where, hint in CASES])
async def test_every_hint_of_the_footer_does_what_it_says(where: str, hint: Hint) -> None:
    async with viewer(in_place(where)).run_test(size=(120, 30)) as pilot:
        await go(pilot, where)
        assert f"{hint.shown} {hint.label}" in rows(pilot)[-1]
        done = IN_PLACE.get((where, hint.label), DONE[hint.label])
        assert not await done(pilot)
        await press(pilot, hint.key)
        assert await done(pilot)


async def test_a_hint_that_is_clicked_is_pressed() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        for label, done in (("read", reading), ("help", helped)):
            await pilot.click(main(pilot).query_one(Footer), offset=(rows(pilot)[-1].index(label), 0))
            await press(pilot)
            assert await done(pilot)


WIDTHS = [
    (120, " ↑↓ move   ⏎ read   / search   f filter   Tab other pane   ? help   q quit"),
    (60, " ↑↓ move   ⏎ read   / search   ? help   q quit"),
    (48, " ⏎ read   / search   ? help   q quit"),
    (30, " ⏎ read   ? help"),
    (12, " ⏎ read"),
    (5, ""),
]


@pytest.mark.parametrize(("width", "hints"), WIDTHS)
async def test_the_footer_shows_whole_groups_that_fit(width: int, hints: str) -> None:
    async with viewer(YAML).run_test(size=(width, 20)) as pilot:
        line = rows(pilot)[-1]
        assert line.removesuffix("1 of 3 ").rstrip() == hints
        assert len(line) == width


def active(screen: Screen[object]) -> list[Binding]:
    return [binding.binding for binding in screen.active_bindings.values()]


@pytest.mark.parametrize("where", KEYS_TO)
async def test_every_binding_is_described_or_meant_not_to_be_shown(where: str) -> None:
    async with viewer(in_place(where)).run_test(size=(120, 30)) as pilot:
        await go(pilot, where)
        for binding in active(pilot.app.screen):
            assert binding.description or not binding.show


@pytest.mark.parametrize("where", KEYS_TO)
async def test_the_help_lists_every_binding_that_works_there(where: str) -> None:
    async with viewer(in_place(where)).run_test(size=(120, 100)) as pilot:
        await go(pilot, where)
        bindings = [binding for binding in active(pilot.app.screen) if binding.show]
        await press(pilot, "f1")
        listed = [row.strip(" │") for row in rows(pilot) if "│" in row]
        for binding in bindings:
            assert any(
                line.endswith(f" {binding.description}") and shown_key(binding.key) in line.split()
                for line in listed
            ), binding


async def test_the_help_explains_the_signs() -> None:
    async with viewer(YAML).run_test(size=(120, 100)) as pilot:
        await press(pilot, "question_mark")
        for sign in "●○◌┏┋▌❝":
            assert sign in seen(pilot)
        await press(pilot, "escape")
        assert not await helped(pilot)
        assert timeline_pane(pilot).has_focus


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f1", "enter"])
async def test_the_help_goes_as_it_came(key: str) -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await press(pilot, "question_mark", key)
        assert not await helped(pilot)
        assert not await left(pilot)


async def test_a_long_help_scrolls() -> None:
    async with viewer(YAML).run_test(size=(50, 15)) as pilot:
        await press(pilot, "question_mark")
        assert "Esc closes this help." not in seen(pilot)
        await press(pilot, "end")
        assert "Esc closes this help." in seen(pilot)
        await press(pilot, *(["k"] * 3))
        assert "Esc closes this help." not in seen(pilot)


async def test_control_c_quits_when_pressed_twice() -> None:
    async with viewer(YAML).run_test(size=(120, 30), notifications=True) as pilot:
        await search(pilot, "x")
        await press(pilot, "ctrl+c")
        assert not await left(pilot)
        assert "Press ^C again to quit." in seen(pilot)
        await press(pilot, "ctrl+c")
        assert await left(pilot)
