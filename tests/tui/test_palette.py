"""The command palette names what can be done in a place, and does it there."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from sco_tui.tui.action_list import ActionList
from sco_tui.tui.actions import actions_of
from sco_tui.tui.actions_palette import ActionsPalette
from sco_tui.tui.help_screen import HelpScreen
from tests.tui.viewer import (
    SUMMIT,
    ViewerPilot,
    days,
    event_pane,
    main,
    place,
    press,
    resize,
    rows,
    search_line,
    seen,
    selected,
    settle,
    timeline_pane,
    viewer,
)

YAML = days(3, statements=2)
TO: dict[str, list[str]] = {
    "empty": [],
    "timeline": [],
    "timeline, found": ["slash", *"words", "enter"],
    "nothing found": ["slash", *"xyz", "enter"],
    "event": ["enter"],
    "filters": ["f"],
}  # fmt: skip


def is_open(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.screen, ActionsPalette)


def named(pilot: ViewerPilot) -> list[str]:
    """The names that are listed, from the top."""
    return [action.name for action in pilot.app.screen.query_one(ActionList).actions]


async def choose(pilot: ViewerPilot, words: str) -> None:
    await press(pilot, "ctrl+p", *("space" if letter == " " else letter for letter in words), "enter")


@pytest.mark.parametrize("where", TO)
async def test_what_works_in_a_place_is_listed_there(where: str) -> None:
    async with viewer("events: []" if where == "empty" else YAML).run_test(size=(120, 30)) as pilot:
        await press(pilot, *TO[where])
        assert place(pilot) == where
        active = pilot.app.screen.active_bindings.values()
        await press(pilot, "ctrl+p")
        assert is_open(pilot)
        assert set(named(pilot)) == {bound.binding.description for bound in active if bound.binding.show}
        assert len(named(pilot)) == len(set(named(pilot)))


async def test_what_does_not_work_in_a_place_is_not_listed_there() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await press(pilot, "ctrl+p")
        assert "Into the event" in named(pilot)
        assert not {"Next hit", "Next statement", "Next value"} & set(named(pilot))


async def test_it_opens_with_a_colon_and_goes_with_escape() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        for key in ("escape", "ctrl+p"):
            await press(pilot, "colon")
            assert is_open(pilot)
            await press(pilot, key)
            assert not is_open(pilot)
            assert timeline_pane(pilot).has_focus


async def test_in_the_search_line_a_colon_is_typed() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await press(pilot, "slash", *"speaker")
        await pilot.press(":")
        await press(pilot, "ctrl+p")
        assert not is_open(pilot)
        assert search_line(pilot).startswith("speaker:")


FOUND = [
    ("next event", "Next event"),
    ("alone", "Zoom: this pane alone, or both"),
    ("thpaal", "Zoom: this pane alone, or both"),
    ("HELP", "Help"),
]


@pytest.mark.parametrize(("typed", "first"), FOUND)
async def test_the_best_name_stands_first(typed: str, first: str) -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await press(pilot, "ctrl+p", *("space" if letter == " " else letter for letter in typed))
        assert (named(pilot) or [""])[0] == first


async def test_the_keys_stand_beside_the_names() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await press(pilot, "ctrl+p", *"suspend")
        assert any(" ^Z " in row and row.split("^Z")[1].lstrip().startswith("Suspend") for row in rows(pilot))


async def test_an_action_is_done_where_the_reader_was() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await choose(pilot, "next event")
        assert (selected(pilot), timeline_pane(pilot).has_focus) == ("Event 2", True)
        await press(pilot, "enter")
        await choose(pilot, "next statement")
        assert event_pane(pilot).has_focus
        assert "▌ — Speaker 2" in seen(pilot)
        await choose(pilot, "back to the timeline")
        assert timeline_pane(pilot).has_focus
        await choose(pilot, "help")
        assert isinstance(pilot.app.screen, HelpScreen)


def current(pilot: ViewerPilot) -> str:
    """The name on the row of the cursor."""
    return next(row.split("▌")[-1][15:].strip(" │") for row in rows(pilot)[3:] if "│ ▌ " in row)


async def test_the_list_is_walked() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await press(pilot, "ctrl+p")
        names = named(pilot)
        for keys, number in (
            (["down"], 1), (["down", "down", "up"], 2), (["up"] * 5, 0), (["pagedown"] * 9, len(names) - 1),
            (["down"], len(names) - 1), (["pageup"] * 9, 0),
        ):  # fmt: skip
            await press(pilot, *keys)
            assert current(pilot) == names[number]
        await press(pilot, *["down"] * (len(names) - 1), *"event")
        assert current(pilot) == named(pilot)[0]


async def test_an_action_is_clicked() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await press(pilot, "ctrl+p", *"event")
        row = next(number for number, row in enumerate(rows(pilot)) if " Previous event " in row)
        await press(pilot, "escape", "j", "ctrl+p", *"event")
        await pilot.click(offset=(rows(pilot)[row].index("Previous event"), row))
        await settle(pilot)
        assert (is_open(pilot), selected(pilot)) == (False, "Event 1")


async def test_keys_that_come_in_one_go_do_what_they_name() -> None:
    """As over a slow line: each is dealt with when what the one before led to is done."""
    async with viewer(SUMMIT).run_test(size=(120, 30)) as pilot:
        for key in ["colon", *"next", "space", *"event", "enter", "colon", *"search", "enter", *"oil"]:
            character = " " if key == "space" else None
            pilot.app.post_message(events.Key(key, character))
        await settle(pilot)
        assert isinstance(pilot.app.focused, Input)
        assert search_line(pilot).startswith("oil ")


async def test_a_name_that_is_too_long_goes_on_in_the_next_line() -> None:
    async with viewer(YAML, "event").run_test(size=(120, 30)) as pilot:
        await press(pilot, "ctrl+p", *"dimmed")
        assert any("Show the other events dimmed, or hide them" in row for row in rows(pilot))
        await resize(pilot, 50, 20)
        assert any(row.strip("│▌ ") == "or hide them" for row in rows(pilot))
        assert any(row.rstrip(" │").endswith("Show the other events dimmed,") for row in rows(pilot))


async def test_what_is_said_of_an_action_is_what_its_binding_says() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        by_name = {action.name: action for action in actions_of(main(pilot))}
        assert by_name["Next event"].keys == ("down", "j")
        assert by_name["Quit"].order == "app.quit"


async def test_nothing_found_does_nothing() -> None:
    async with viewer(YAML).run_test(size=(120, 30)) as pilot:
        await choose(pilot, "xyzxyz")
        assert is_open(pilot)
        assert named(pilot) == []
