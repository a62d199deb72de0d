"""A document is written where the reader says, and over nothing that was there unless that was asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.widgets import Input

from sco_tui.tui.briefing_screen import BriefingScreen
from sco_tui.tui.write_prompt import WritePrompt
from tests.tui.viewer import ViewerPilot, press, seen, settle, viewer

pytestmark = pytest.mark.usefixtures("source_at_hand", "own_state")

LONG = (400, 36)  # so that no path is broken
YAML = "title: T\nevents: [{title: A talk, date: 2017-06-05}]\n"


async def asked(pilot: ViewerPilot, path: str) -> None:
    """Opens the line, with `path` typed into it."""
    await settle(pilot)
    await press(pilot, "b")
    await press(pilot, "w")
    await typed(pilot, path)


async def typed(pilot: ViewerPilot, path: str) -> None:
    pilot.app.screen.query_one(Input).value = path
    await pilot.pause()


async def enter(pilot: ViewerPilot) -> None:
    await press(pilot, "enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_file_that_is_there_is_replaced_only_when_asked_for_again() -> None:
    Path("there.md").write_text("mine")
    async with viewer(YAML).run_test(size=LONG) as pilot:
        await asked(pilot, "there.md")
        assert "which is there: you are asked first" in seen(pilot)
        await enter(pilot)
        assert "is there already: ⏎ once more replaces it" in seen(pilot)
        assert Path("there.md").read_text() == "mine"
        await enter(pilot)
        assert Path("there.md").read_text().startswith("# T")
        assert isinstance(pilot.app.screen, BriefingScreen)


async def test_other_path_is_asked_about_anew() -> None:
    for name in ("one.md", "two.md"):
        Path(name).write_text("mine")
    async with viewer(YAML).run_test(size=LONG) as pilot:
        await asked(pilot, "one.md")
        await enter(pilot)
        await typed(pilot, "two.md")
        await enter(pilot)
        assert "is there already" in seen(pilot)
        await press(pilot, "escape")
    assert [Path(name).read_text() for name in ("one.md", "two.md")] == ["mine", "mine"]


async def test_file_that_comes_meanwhile_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at the path and the writing."""
    async with viewer(YAML).run_test(size=LONG) as pilot:
        await asked(pilot, "new.md")
        link = os.link

        def late(source: str, target: str) -> None:
            Path(target).write_text("mine")
            link(source, target)

        monkeypatch.setattr(os, "link", late)
        await enter(pilot)
        assert "is there already" in seen(pilot)
    assert Path("new.md").read_text() == "mine"
    assert {path.name for path in Path().iterdir()} == {"new.md", "wire.txt"}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("absent/a.md", "not written: No such file or directory"),
        (".", "is a folder: add a name"),
        ("absent/", "is a folder: add a name"),
        ("a" * 256, "not written: File name too long"),
        ("wire.txt/a.md", "not written: Not a directory"),
    ],
)
async def test_reason_is_said_and_the_line_stays(path: str, said: str) -> None:
    async with viewer(YAML).run_test(size=LONG) as pilot:
        await asked(pilot, path)
        await enter(pilot)
        assert said in seen(pilot)
        assert isinstance(pilot.app.screen, WritePrompt)
        await typed(pilot, "good.md")
        await enter(pilot)
        assert Path("good.md").exists()


async def test_format_follows_the_ending_and_the_line_says_so() -> None:
    async with viewer(YAML).run_test(size=LONG) as pilot:
        await asked(pilot, "page.html")
        assert "⏎ writes HTML to" in seen(pilot)
        await enter(pilot)
    assert Path("page.html").read_text().startswith("<!DOCTYPE html>")


async def test_home_folder_is_meant_by_its_sign(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    async with viewer(YAML).run_test(size=LONG) as pilot:
        await asked(pilot, "~/a.md")
        await enter(pilot)
    assert (tmp_path / "home" / "a.md").exists()


async def test_nothing_typed_writes_nothing() -> None:
    async with viewer(YAML).run_test(size=LONG) as pilot:
        await asked(pilot, "  ")
        assert "a path, such as briefing.md" in seen(pilot)
        await enter(pilot)
        assert isinstance(pilot.app.screen, WritePrompt)


async def test_what_the_briefing_is_made_from_is_never_written_over(tmp_path: Path) -> None:
    from sco_tui.tui.app import Viewer

    path = tmp_path / "mine.yaml"
    path.write_text(YAML)
    os.symlink("mine.yaml", tmp_path / "link.md")
    async with Viewer({str(path): path.read_bytes()}).run_test(size=LONG) as pilot:
        for name in ("mine.yaml", "link.md"):
            await asked(pilot, name)
            await enter(pilot)
            await enter(pilot)
            assert "is what this is made from" in seen(pilot)
            await press(pilot, "escape")
            await press(pilot, "escape")
    assert path.read_text() == YAML
