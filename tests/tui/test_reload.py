"""A file that changes while it is shown: read again, the reader where they were; bad or gone, and mended."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from sco_tui import query, timeline_file, watched_file
from sco_tui.search import Index
from sco_tui.tui.app import Viewer
from sco_tui.tui.live_files import LiveFiles
from tests.tui.viewer import (
    ViewerPilot,
    days,
    event_pane,
    main,
    place,
    press,
    rows,
    search,
    search_line,
    seen,
    selected,
    settle,
    timeline_pane,
)

WIDE = (120, 30)


@pytest.fixture(autouse=True)
def _still_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched_file, "REST_SECONDS", 0.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "days.yaml"


@asynccontextmanager
async def opened(
    path: Path, yaml: str, asked: str = "", size: tuple[int, int] = WIDE
) -> AsyncIterator[ViewerPilot]:
    path.write_text(yaml, encoding="utf-8")
    app = Viewer({str(path): yaml.encode()}, query.parse(asked))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


def live_file(pilot: ViewerPilot) -> LiveFiles:
    assert isinstance(pilot.app, Viewer)
    return pilot.app.files


async def look(pilot: ViewerPilot) -> None:
    await live_file(pilot).look()
    await settle(pilot)


async def until(pilot: ViewerPilot, words: str) -> None:
    while words not in seen(pilot):
        await pilot.pause(0.01)


async def changed(pilot: ViewerPilot, path: Path, yaml: str) -> None:
    path.write_text(yaml, encoding="utf-8")
    await look(pilot)


def written(path: Path, yaml: str) -> None:
    path.write_text(yaml, encoding="utf-8")


def renamed_over(path: Path, yaml: str) -> None:
    """As vim and most editors save."""
    written(path.with_suffix(".new"), yaml)
    path.with_suffix(".new").rename(path)


def moved_away_and_written(path: Path, yaml: str) -> None:
    """As vim saves with `backupcopy=no`."""
    path.rename(path.with_suffix(".backup"))
    written(path, yaml)


@pytest.mark.parametrize("save", [written, renamed_over, moved_away_and_written])
async def test_a_file_that_has_changed_is_read_again_and_says_so(
    save: Callable[[Path, str], None], path: Path
) -> None:
    async with opened(path, days(4)) as pilot:
        save(path, days(5))
        await look(pilot)
        assert "5 events" in rows(pilot)[0]
        assert "days.yaml was read again: 5 events" in seen(pilot)


async def test_a_file_that_has_not_changed_is_not_read_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(path, days(4)) as pilot:
        monkeypatch.setattr(timeline_file, "read", lambda *_: 1 / 0)
        await look(pilot)
        assert "read again" not in seen(pilot)


async def test_a_file_that_is_being_written_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched_file, "REST_SECONDS", 3600.0)
    async with opened(path, days(4)) as pilot:
        await changed(pilot, path, days(4)[:60])
        assert "4 events" in rows(pilot)[0]


async def test_a_file_that_changes_while_it_is_read_is_not_shown_until_it_is_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(path, days(4)) as pilot:
        path.write_text(days(5), encoding="utf-8")
        reads, whole = [], timeline_file.read

        def read_while_written(*given: Any) -> Any:
            reads.append(given)
            if len(reads) == 1:
                path.write_text(days(1), encoding="utf-8")  # the writer's first piece
            return whole(*given)

        monkeypatch.setattr(timeline_file, "read", read_while_written)
        await look(pilot)
        assert "4 events" in rows(pilot)[0]
        await changed(pilot, path, days(6))
        assert "6 events" in rows(pilot)[0]
        assert "1 event" not in seen(pilot)


async def test_r_waits_until_the_file_is_at_rest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(path, days(4)) as pilot:
        monkeypatch.setattr(watched_file, "REST_SECONDS", 3600.0)
        path.write_text(days(1), encoding="utf-8")
        await press(pilot, "r")
        assert "4 events" in rows(pilot)[0]


async def test_r_reads_again_what_has_not_changed(path: Path) -> None:
    async with opened(path, days(1)) as pilot:
        await press(pilot, "r")
        assert "days.yaml was read again: 1 event" in seen(pilot)


async def test_standard_input_cannot_be_read_again() -> None:
    async with Viewer({"-": days(4).encode()}).run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "r")
        assert "Standard input cannot be read again." in seen(pilot)
        await look(pilot)
        assert "4 events" in rows(pilot)[0]


def without(day: int, yaml: str) -> str:
    return yaml.replace(f"  - date: 2017-06-{day:02}\n    title: Event {day}\n", "")


def row_of(pilot: ViewerPilot, words: str) -> int:
    return next(y for y, row in enumerate(rows(pilot)) if words in row[:55])


async def test_the_selected_event_stays_on_its_row(path: Path) -> None:
    async with opened(path, days(30), size=(120, 14)) as pilot:
        await press(pilot, "G", *(["k"] * 4))
        row = row_of(pilot, "Event 26")
        await changed(pilot, path, without(20, without(3, days(30))))
        assert selected(pilot) == "Event 26"
        assert row_of(pilot, "Event 26") == row
        assert "24 of 28" in seen(pilot)
        await changed(pilot, path, days(30) + "\n  - {date: 2017-06-01, title: New}")
        assert row_of(pilot, "Event 26") == row


async def test_what_is_seen_stays_where_the_selected_event_is_scrolled_away(path: Path) -> None:
    async with opened(path, days(30), size=(120, 14)) as pilot:
        timeline_pane(pilot).scroll_to(y=15, animate=False, immediate=True)
        await settle(pilot)
        before = [row[:50] for row in rows(pilot)[2:12]]
        assert "Event 1 " not in "".join(before)
        await changed(pilot, path, days(30) + "\n  - {date: 2017-06-01, title: New}")
        assert [row[:50] for row in rows(pilot)[2:12]] == before
        assert selected(pilot) == "Event 1"


async def test_where_the_selected_event_is_gone_the_nearest_is_selected(path: Path) -> None:
    async with opened(path, days(30)) as pilot:
        await press(pilot, *(["j"] * 9))
        await changed(pilot, path, without(10, without(11, days(30))))
        assert selected(pilot) == "Event 9"


async def test_the_query_and_its_dimming_stay(path: Path) -> None:
    async with opened(path, days(9), "event -9") as pilot:
        await press(pilot, "a", "j")
        assert "8 of 9 events" in rows(pilot)[1]
        await changed(pilot, path, days(12))
        assert search_line(pilot).startswith("event -9")
        assert "11 of 12 events" in rows(pilot)[1]
        assert "1 dimmed" in seen(pilot)
        assert selected(pilot) == "Event 2"


async def test_the_search_line_stays_open_and_escape_in_it_goes_back_to_where_it_began(path: Path) -> None:
    async with opened(path, days(9)) as pilot:
        await press(pilot, "j", "j")
        await search(pilot, "9")
        assert selected(pilot) == "Event 9"
        await changed(pilot, path, days(12))
        assert isinstance(pilot.app.focused, Input)
        await press(pilot, "0")
        assert "No event matches." in seen(pilot)
        await press(pilot, "escape")
        assert selected(pilot) == "Event 3"
        assert "12 events" in rows(pilot)[0]


async def test_what_is_typed_while_it_is_read_again_is_searched_in_the_new_timeline(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()

    class SlowIndex(Index):
        def __init__(self, *arguments: Any) -> None:
            assert may_go_on.wait(20)
            super().__init__(*arguments)

    async with opened(path, days(9), "1") as pilot:
        monkeypatch.setattr("sco_tui.search.Index", SlowIndex)
        pilot.app.simulate_key("slash")
        await until(pilot, "to the list")
        written(path, days(12))
        looking = asyncio.create_task(live_file(pilot).look())
        for key in ("end", "2"):
            pilot.app.simulate_key(key)
        await until(pilot, "0 of 9 events")
        may_go_on.set()
        await looking
        await settle(pilot)
        assert "1 of 12 events" in rows(pilot)[1]
        assert selected(pilot) == "Event 12"


async def test_the_open_filters_stay_and_count_anew(path: Path) -> None:
    async with opened(path, days(4, statements=1)) as pilot:
        await press(pilot, "f")
        assert place(pilot) == "filters"
        await changed(pilot, path, days(6, statements=1))
        assert place(pilot) == "filters"
        assert any("Speaker 1" in row and "6" in row for row in rows(pilot))


def current_statement(pilot: ViewerPilot) -> tuple[int, str]:
    """Its first row and what that says."""
    return next((y, row[56:]) for y, row in enumerate(rows(pilot)) if "▌" in row[56:])


async def test_the_statement_that_is_read_stays_on_its_row(path: Path) -> None:
    yaml = days(3, statements=9)
    async with opened(path, yaml, size=(120, 20)) as pilot:
        await press(pilot, "j", "enter", *(["j"] * 6))
        before = current_statement(pilot)
        assert "Words 6" in before[1]
        for changed_yaml in (
            days(5, statements=9),
            yaml.replace("- {text: Words 1,", "- {text: New}\n      - {text: Words 1,"),
            yaml.replace("    title: Event 2\n", "    title: Event 2\n    summary: New\n"),
            yaml.replace("      - {text: Words 2, speaker: Speaker 2}\n", ""),
        ):
            await changed(pilot, path, changed_yaml)
            assert event_pane(pilot).has_focus
            assert selected(pilot) == "Event 2"
            assert current_statement(pilot) == before


async def test_the_first_statement_is_current_where_the_event_is_another_one(path: Path) -> None:
    async with opened(path, days(3, statements=9)) as pilot:
        await press(pilot, "j", "enter", *(["j"] * 3))
        yaml = days(3, statements=9).replace("title: Event 2\n", "title: Other\n")
        await changed(pilot, path, yaml)
        assert selected(pilot) == "Other"
        assert event_pane(pilot)._card == 0


BAD = "title: Days\nevents:\n  - title: A: B\n"


async def test_a_file_that_turns_bad_leaves_the_timeline_and_is_marked_until_it_is_mended(path: Path) -> None:
    async with opened(path, days(4)) as pilot:
        await press(pilot, "j")
        await changed(pilot, path, BAD)
        assert "! not read: line 3 · E" in rows(pilot)[0]
        assert "days.yaml cannot be read: line 3, column " in seen(pilot).replace("\n", " ")
        assert selected(pilot) == "Event 2"
        await press(pilot, "j")
        assert selected(pilot) == "Event 3"
        await changed(pilot, path, days(5))
        assert "!" not in rows(pilot)[0]
        assert "5 events" in rows(pilot)[0]
        assert selected(pilot) == "Event 3"


async def test_a_file_that_is_gone_leaves_the_timeline_and_is_marked_until_it_is_back(path: Path) -> None:
    async with opened(path, days(4)) as pilot:
        path.unlink()
        await look(pilot)
        assert "! file is gone" in rows(pilot)[0]
        assert "days.yaml is gone." in seen(pilot)
        assert "Event 4" in seen(pilot)
        await changed(pilot, path, days(5))
        assert "!" not in rows(pilot)[0]
        assert "5 events" in rows(pilot)[0]


async def test_a_file_that_is_a_folder_now_is_marked(path: Path) -> None:
    async with opened(path, days(4)) as pilot:
        path.unlink()
        path.mkdir()
        await look(pilot)
        assert "! not read · E" in rows(pilot)[0]
        assert "days.yaml cannot be read: is a folder" in seen(pilot)


STATES = [
    (50, " Days  days.yaml", "! not read: line 3 · E "),
    (30, " Days", "! not read: line 3 · E "),
    (70, " Days  days.yaml", "! not read: line 3 · E · 4 events "),
]


@pytest.mark.parametrize(("width", "left", "right"), STATES)
async def test_counts_leave_the_header_before_the_state_does(
    width: int, left: str, right: str, path: Path
) -> None:
    async with opened(path, days(4), size=(width, 20)) as pilot:
        await changed(pilot, path, BAD)
        assert rows(pilot)[0].startswith(left)
        assert rows(pilot)[0].endswith(right)


async def test_a_file_that_is_bad_at_the_start_opens_when_it_is_mended(path: Path) -> None:
    async with opened(path, BAD) as pilot:
        assert f"{path}:3:13" in seen(pilot)
        assert "- title: A: B" in seen(pilot)
        assert "The timeline opens as soon as that is mended." in seen(pilot)
        caret = next(row for row in rows(pilot) if row.strip(" │") == "^")
        line = next(row for row in rows(pilot) if "- title" in row)
        assert line[caret.index("^") :].startswith(": B")
        await changed(pilot, path, BAD.replace("title: A:", "title: Not A:"))
        assert f"{path}:3:17" in seen(pilot)
        path.unlink()
        await look(pilot)
        assert "No such file or directory" in seen(pilot)
        await changed(pilot, path, days(4))
        assert selected(pilot) == "Event 1"
        assert timeline_pane(pilot).has_focus
        assert event_pane(pilot).region
        await press(pilot, "j")
        assert selected(pilot) == "Event 2"
        await press(pilot, "q")
    assert pilot.app.return_code == 0


@pytest.mark.parametrize("keys", [["q"], ["ctrl+c", "ctrl+c"]])
async def test_left_before_it_is_mended_the_viewer_ends_with_the_finding(keys: list[str], path: Path) -> None:
    async with opened(path, BAD) as pilot:
        await press(pilot, *keys)
    assert pilot.app.return_code == 2
    assert str(pilot.app.return_value).startswith(f"{path}:3:13: error: no YAML")


class Reading:
    """Reads when it is told to; each reading begun is counted."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.begun: list[timeline_file.Progress] = []
        self._read = timeline_file.read

    def read(self, path: str, progress: timeline_file.Progress) -> object:
        self.begun.append(progress)
        progress.events = 4210
        assert self.may_go_on.wait(20)
        return self._read(path, progress)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    made = Reading()
    monkeypatch.setattr(timeline_file, "read", made.read)
    yield made
    made.may_go_on.set()


async def test_a_big_file_says_how_many_events_are_read_and_keys_are_answered_meanwhile(
    path: Path, reading: Reading
) -> None:
    written(path, days(4))
    async with Viewer({str(path): None}).run_test(size=WIDE) as pilot:
        await until(pilot, "4,210 events")
        assert "Reading days.yaml …" in seen(pilot)
        assert rows(pilot)[0].startswith(" days.yaml ")
        pilot.app.simulate_key("question_mark")
        await until(pilot, "Esc")
        assert pilot.app.screen is not main(pilot)
        pilot.app.simulate_key("escape")
        reading.may_go_on.set()
        await settle(pilot)
        assert selected(pilot) == "Event 1"
        assert "Reading" not in seen(pilot)


async def test_a_newer_reading_ends_the_older_one(path: Path, reading: Reading) -> None:
    async with opened(path, days(4)) as pilot:
        pilot.app.simulate_key("r")
        await until(pilot, "reading: 4,210 events")
        pilot.app.simulate_key("r")
        while len(reading.begun) < 2:
            await pilot.pause(0.01)
        assert [progress.is_abandoned for progress in reading.begun] == [True, False]
        reading.may_go_on.set()
        await settle(pilot)
        assert seen(pilot).count("was read again") == 1
        assert "4 events" in rows(pilot)[0]


async def test_a_big_file_that_changes_while_it_is_read_is_not_said_to_be_read_still(
    path: Path, reading: Reading
) -> None:
    async with opened(path, days(4)) as pilot:
        pilot.app.simulate_key("r")
        await until(pilot, "reading: 4,210 events")
        written(path, days(5))
        reading.may_go_on.set()
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert "reading:" not in seen(pilot)
        assert "4 events" in rows(pilot)[0]


async def test_a_reading_that_hangs_does_not_keep_the_viewer(path: Path, reading: Reading) -> None:
    async with opened(path, days(4)) as pilot:
        pilot.app.simulate_key("r")
        await until(pilot, "reading: 4,210 events")
        pilot.app.simulate_key("q")
        while not pilot.app._exit:
            await pilot.pause(0.01)
    assert pilot.app.return_code == 0
    assert not reading.may_go_on.is_set()


async def test_a_file_that_is_empty_for_a_moment_costs_no_place(path: Path) -> None:
    async with opened(path, days(9)) as pilot:
        await press(pilot, *"jjjjj")
        await changed(pilot, path, "")
        assert selected(pilot) is None
        await changed(pilot, path, days(9))
        assert selected(pilot) == "Event 6"
