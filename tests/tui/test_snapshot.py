"""The shipped timeline on the screen, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_tui.tui.app import Viewer
from tests.tui import snapshot
from tests.tui.viewer import days, press, settle, strips, viewer

SHIPPED = Path(__file__).parents[2] / "events.yaml"


async def test_the_shipped_timeline_looks_as_accepted() -> None:
    async with Viewer(str(SHIPPED), SHIPPED.read_bytes()).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        snapshot.check(strips(pilot), "main_120x36")


async def test_a_change_is_shown_and_written_beside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(snapshot, "_FOLDER", tmp_path)
    monkeypatch.delenv("SNAPSHOT", raising=False)
    async with viewer(days(3)).run_test(size=(60, 10)) as pilot:
        with pytest.raises(AssertionError, match="SNAPSHOT=accept"):
            snapshot.check(strips(pilot), "days")
        (tmp_path / "days.new.txt").rename(tmp_path / "days.txt")
        snapshot.check(strips(pilot), "days")
        await press(pilot, "j")
        with pytest.raises(AssertionError, match="\\+▌ Fri  2  ● Event 2"):
            snapshot.check(strips(pilot), "days")
        monkeypatch.setenv("SNAPSHOT", "accept")
        snapshot.check(strips(pilot), "days")
    assert [path.name for path in tmp_path.iterdir()] == ["days.txt"]
