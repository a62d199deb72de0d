"""Several files in the viewer: one axis, and each event, problem, mark and change belongs to its own file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sco_tui import marks
from sco_tui.tui.app import Viewer
from sco_tui.tui.main_screen import MainScreen
from tests.tui.viewer import WIDE, ViewerPilot, press, rows, settle

A = "title: Harbour\nevents:\n  - {id: talks, date: 2019-03, title: Talks on fees}\n"
B = """\
title: Railway
events:
  - {id: talks, date: 2019-04, title: Talks on rails}
  - {title: Rails laid, dat: x}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.yaml").write_text(A)
    (tmp_path / "b.yaml").write_text(B)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def viewer(*names: str) -> Viewer:
    return Viewer({name: Path(name).read_bytes() if os.path.exists(name) else None for name in names})


def seen(pilot: ViewerPilot) -> str:
    return "\n".join(rows(pilot))


async def rewritten(pilot: ViewerPilot, path: Path, text: str) -> None:
    """As an editor does it, and a look at the file as soon as it stands still."""
    new = path.with_suffix(".new")
    new.write_text(text)
    new.replace(path)
    while "was read again" not in seen(pilot) and "cannot be read" not in seen(pilot):
        assert isinstance(pilot.app, Viewer)
        await pilot.app.files.look()
        await settle(pilot)


@pytest.mark.usefixtures("folder")
async def test_all_stand_on_one_axis_and_the_header_names_them() -> None:
    async with viewer("a.yaml", "b.yaml").run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "Harbour · Railway" in rows(pilot)[0]
        assert "a.yaml, b.yaml" in rows(pilot)[0]
        assert "3 events" in rows(pilot)[0]
        assert "a.yaml:3" in seen(pilot)
        await press(pilot, "j")
        assert "b.yaml:3" in seen(pilot)


@pytest.mark.usefixtures("own_state")
async def test_mark_goes_to_the_file_of_its_event(folder: Path) -> None:
    async with viewer("a.yaml", "b.yaml").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "j", "m")
        await pilot.app.workers.wait_for_complete()
    assert marks.read(str(folder / "a.yaml")) == {}
    assert [mark.title for mark in marks.read(str(folder / "b.yaml")).values()] == ["Talks on rails"]
    assert list(marks.read(str(folder / "b.yaml"))) == ["talks"]


async def test_file_that_changes_is_read_again_and_the_other_stays(folder: Path) -> None:
    async with viewer("a.yaml", "b.yaml").run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await rewritten(pilot, folder / "b.yaml", B.replace("Rails laid", "Bridge built"))
        assert "b.yaml was read again: 2 events" in seen(pilot)
        assert "Bridge built" in seen(pilot)
        assert "Talks on fees" in seen(pilot)


async def test_file_that_turns_bad_stays_as_it_was_and_is_named(folder: Path) -> None:
    async with viewer("a.yaml", "b.yaml").run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await rewritten(pilot, folder / "b.yaml", "events: [\n")
        assert "b.yaml cannot be read: line 1" in seen(pilot)
        assert "Talks on rails" in seen(pilot)
        await press(pilot, "E")
        assert [row for row in rows(pilot) if " b.yaml:1:9" in row and "a.yaml" not in row]


@pytest.mark.usefixtures("folder")
async def test_file_that_cannot_be_read_at_the_start_leaves_the_others() -> None:
    async with viewer("a.yaml", "nowhere.yaml").run_test(size=WIDE, notifications=True) as pilot:
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert "Talks on fees" in seen(pilot)
        assert "nowhere.yaml cannot be read: No such file or directory" in seen(pilot)
        assert "file is gone" in rows(pilot)[0]


@pytest.mark.usefixtures("folder")
async def test_list_of_problems_names_each_file_that_cannot_be_read() -> None:
    async with viewer("nowhere.yaml", "a.yaml", "missing.yaml").run_test(size=WIDE) as pilot:
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, "E")
        places = [row for row in rows(pilot) if "No such file or directory" in row]
        assert len(places) == 2
        assert "nowhere.yaml" in places[0]
        assert "missing.yaml" in places[1]
        assert seen(pilot).count("Nothing of this file is in the timeline.") == 2


@pytest.mark.usefixtures("folder")
async def test_problem_leads_to_its_event_in_its_file() -> None:
    async with viewer("a.yaml", "b.yaml").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "E")
        assert [row for row in rows(pilot) if "b.yaml:4:25" in row]
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, MainScreen)
        assert screen.selected is not None
        assert screen.selected.title == "Rails laid"


async def test_editor_opens_the_file_of_the_event(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, int]] = []

    async def edit(_: object, path: str, line: int, _column: int = 1) -> None:
        opened.append((path, line))

    monkeypatch.setattr("sco_tui.tui.editing.edit", edit)
    async with viewer("a.yaml", str(folder / "b.yaml")).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "j", "e")
        await pilot.app.workers.wait_for_complete()
    assert opened == [(str(folder / "b.yaml"), 3)]
