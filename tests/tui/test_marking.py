"""Events are marked, found again in the next run, and asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_tui import files, marks, watched_file
from sco_tui.marks import Mark
from sco_tui.query import parse
from sco_tui.tui.app import Viewer
from sco_tui.tui.marking import with_marked
from tests.tui.viewer import WIDE, ViewerPilot, days, press, rows, search_line, seen, selected, settle

FILE = "events.yaml"


@pytest.fixture(autouse=True)
def _own_marks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(watched_file, "REST_SECONDS", 0.0)
    monkeypatch.chdir(tmp_path)


def opened(yaml: str = "", path: str = FILE, asked: str = "") -> Viewer:
    yaml = yaml or days(4)
    Path(FILE).write_text(yaml, encoding="utf-8")
    return Viewer({path: yaml.encode()}, parse(asked))


def listed(pilot: ViewerPilot, star: str = "★") -> int:
    return sum(star in row[:4] for row in rows(pilot))


async def test_m_marks_and_unmarks_and_stays() -> None:
    async with opened().run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "j", "m")
        assert (selected(pilot), listed(pilot), seen(pilot).count("★")) == ("Event 2", 1, 2)
        await press(pilot, "enter", "m")
        assert (selected(pilot), seen(pilot).count("★")) == ("Event 2", 0)


async def test_marks_outlive_the_viewer_and_the_reading_of_the_file() -> None:
    async with opened().run_test(size=WIDE) as pilot:
        await press(pilot, "m", "j", "j", "m")
        await press(pilot, "r")
        assert listed(pilot) == 2
    async with opened().run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert listed(pilot) == 2
        assert marks.read(FILE).keys() == {"2017-06-01-event-1", "2017-06-03-event-3"}


async def test_is_marked_is_asked_and_taken_back_and_the_list_follows() -> None:
    async with opened().run_test(size=WIDE) as pilot:
        await press(pilot, "m", "j", "m", "j", "m", "M")
        assert search_line(pilot).startswith("is:marked ")
        assert "3 of 4 events" in seen(pilot)
        await press(pilot, "k", "m")
        assert (selected(pilot), "2 of 4 events" in seen(pilot)) == ("Event 3", True)
        await press(pilot, "M")
        assert search_line(pilot) == ""
    async with opened(asked="is:marked").run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "2 of 4 events" in seen(pilot)
        await press(pilot, "r")
        assert "2 of 4 events" in seen(pilot)
        await press(pilot, "U")
        assert "is:marked asks for events" in seen(pilot)


@pytest.mark.parametrize(
    ("query", "changed"),
    [
        ("", "is:marked"),
        ("is:marked", ""),
        ("kind:=x oil", "kind:=x oil is:marked"),
        ("is:marked oil", "oil"),
        ("-is:marked", "-is:marked is:marked"),
    ],
)
def test_is_marked_is_added_or_taken_out(query: str, changed: str) -> None:
    assert str(with_marked(parse(query))) == changed


async def test_all_are_unmarked_and_put_back() -> None:
    async with opened().run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "U")
        assert "No event is marked" in seen(pilot)
        await press(pilot, "m", "j", "m", "U")
        assert ("2 marks taken away" in seen(pilot), listed(pilot), marks.read(FILE)) == (True, 0, {})
        await press(pilot, "U")
        assert ("2 marks put back" in seen(pilot), listed(pilot), len(marks.read(FILE))) == (True, 2, 2)


async def test_a_mark_without_its_event_is_offered_and_taken_over() -> None:
    marks.change(FILE, {"gone": Mark("gone", "Event 3", None), "far": Mark("far", "Nothing like it", None)})
    async with opened().run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        assert "1 mark has lost its event: m at ☆ takes it over." in " ".join(seen(pilot).split())
        assert (listed(pilot), listed(pilot, "☆")) == (0, 1)
        await press(pilot, "j", "j", "m")
        assert (listed(pilot), listed(pilot, "☆")) == (1, 0)
        assert marks.read(FILE).keys() == {"far", "2017-06-03-event-3"}


async def test_a_store_that_cannot_be_read_stops_nothing_and_stays() -> None:
    store = marks.place(FILE)
    store.parent.mkdir(parents=True)
    store.write_text("torn")
    async with opened().run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        assert "Marks cannot be read" in seen(pilot)
        await press(pilot, "m")
        assert "Marks could not be kept" in seen(pilot)
        assert listed(pilot) == 1
    assert store.read_text() == "torn"


async def test_what_could_not_be_kept_is_kept_with_the_next_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: str, __: bytes) -> None:
        raise OSError(28, "No space left on device")

    async with opened().run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(files, "write_bytes", full)
            await press(pilot, "m")
            said = "".join(seen(pilot).replace("│", "").split())
            assert "Marks could not be kept in ".replace(" ", "") in said
            assert "/marks: No space left on device".replace(" ", "") in said
        await press(pilot, "j", "m")
        assert (listed(pilot), len(marks.read(FILE))) == (2, 2)


async def test_marks_of_standard_input_last_as_long_as_the_viewer(tmp_path: Path) -> None:
    async with opened(path="-").run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        assert "last until you quit" in seen(pilot)
        assert listed(pilot) == 1
    assert not (tmp_path / "state").exists()
