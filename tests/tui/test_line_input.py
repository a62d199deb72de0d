"""What is pasted into a field stands there on one line, with what a terminal would obey as notation."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from tests.live_text import live_characters
from tests.tui.viewer import WIDE, ViewerPilot, days, press, seen, settle, viewer

# The keys that lead into each field: search, actions, date, names, path.
FIELDS = [["slash"], ["colon"], ["d"], ["s", "slash"], ["b", "w"]]


async def entered(pilot: ViewerPilot) -> Input:
    """The field, when it has the focus: of a briefing it opens when that is made."""
    while not isinstance(field := pilot.app.focused, Input):
        await pilot.pause(0.01)
    return field


@pytest.mark.parametrize("keys", FIELDS)
async def test_what_is_pasted_is_shown_and_nothing_of_it_is_obeyed(keys: list[str]) -> None:
    async with viewer(days(3, statements=2)).run_test(size=WIDE) as pilot:
        await press(pilot, *keys)
        field = await entered(pilot)
        before = field.value
        pilot.app.post_message(events.Paste("a\x1b[1m\x9b\u202eb\u2060\tc\nd"))
        await settle(pilot)
        assert field.value == f"{before}a^[[1m<9B><U+202E>b<U+2060> c d"
        assert not live_characters(seen(pilot))


async def test_what_is_pasted_takes_the_place_of_what_is_selected() -> None:
    async with viewer(days(3)).run_test(size=WIDE) as pilot:
        await press(pilot, "d", *"2017", "shift+left", "shift+left")
        pilot.app.post_message(events.Paste("18"))
        await settle(pilot)
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "2018"


async def test_path_that_is_pasted_keeps_its_blanks() -> None:
    async with viewer(days(3)).run_test(size=WIDE) as pilot:
        await press(pilot, "b", "w")
        await entered(pilot)
        await press(pilot, "ctrl+u")
        pilot.app.post_message(events.Paste("two  blanks.md\n"))
        await settle(pilot)
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "two  blanks.md"
