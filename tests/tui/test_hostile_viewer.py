"""The viewer on every hostile file: it shows what can be shown or says why not, and no key ends it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sco_tui.problem import UnreadableError
from sco_tui.tui.app import Viewer
from tests.hostile_files import OUTCOMES, Refused, Shown, place_of
from tests.live_text import live_characters
from tests.tui.viewer import ViewerPilot, main, press, seen, settle

_SIZE = (60, 16)


@pytest.mark.usefixtures("own_state")
@pytest.mark.parametrize("name", OUTCOMES)
async def test_viewer(name: str, tmp_path: Path) -> None:
    outcome = OUTCOMES[name]
    if isinstance(outcome, Refused) and outcome.as_nobody and os.getuid() == 0:
        pytest.skip("root may read it")
    (tmp_path / "made").mkdir()
    folder, path = place_of(name, tmp_path / "made")
    viewer = Viewer({os.path.join(folder, path): None})
    async with viewer.run_test(size=_SIZE, notifications=True) as pilot:
        await settle(pilot)
        if isinstance(outcome, Shown):
            assert _event_count(pilot) == _count(outcome)
        elif outcome.reason[0].isdecimal():  # a place in a text, where it can be mended
            assert viewer.files.fault is not None
            assert _said(viewer.files.fault).startswith(outcome.reason)
        else:
            assert isinstance(viewer.return_value, UnreadableError)
            assert viewer.return_value.reason.startswith(outcome.reason)
            return
        assert not live_characters(seen(pilot), "\n")
        for keys in _ways(pilot):
            await press(pilot, *keys)
            assert not live_characters(seen(pilot), "\n"), keys
        assert viewer.return_value is None
        assert len(viewer.screen_stack) == 1
        if isinstance(outcome, Shown):
            assert _event_count(pilot) == _count(outcome)


def _ways(pilot: ViewerPilot) -> Iterator[tuple[str, ...]]:
    """Keys that lead to all that the file fills: the event, a search, lists of problems and names."""
    shown = main(pilot).shown
    if shown is None:
        yield ("j", "E", "slash", "escape")
        return
    timeline = shown.found.timeline
    yield ("j", "enter", "escape", "slash", "a")
    if main(pilot).file.problem_count:
        yield ("escape", "escape", "E", "j")
    if timeline.speakers:
        yield ("escape", "escape", "s")
    if timeline.sources:
        yield ("escape", "escape", "c")
    if timeline.about:  # of two files: help is the same for all
        yield ("escape", "escape", "question_mark")
    yield ("escape", "escape")


def _event_count(pilot: ViewerPilot) -> int:
    shown = main(pilot).shown
    assert shown is not None
    return len(shown.events)


def _count(outcome: Shown) -> int:
    return outcome.events if isinstance(outcome.events, int) else len(outcome.events)


def _said(error: UnreadableError) -> str:
    """With its place, and without the file's name."""
    return f"{error.line}:{error.column}: error: {error.reason}"
