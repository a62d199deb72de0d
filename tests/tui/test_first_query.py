"""A search to begin with, and searches asked before the file is read or its texts are folded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sco_tui import query, timeline_file
from sco_tui.search import Index
from sco_tui.tui.app import Viewer
from tests.tui.viewer import (
    SUMMIT,
    WIDE,
    ViewerPilot,
    days,
    event_pane,
    handled,
    main,
    place,
    press,
    rows,
    search_line,
    seen,
    selected,
    settle,
    timeline_pane,
    viewer,
)


async def typed(pilot: ViewerPilot, keys: list[str]) -> None:
    """Without waiting for what the keys ask for."""
    for key in keys:
        pilot.app.simulate_key(key)
        await handled(pilot)


async def test_the_list_of_what_is_found_has_the_focus_and_the_line_says_the_query() -> None:
    async with viewer(SUMMIT, "terrorism").run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert timeline_pane(pilot).has_focus
        assert place(pilot) == "timeline, found"
        assert search_line(pilot).startswith("terrorism ")
        assert search_line(pilot).endswith("2 of 4 events · 2 of 4 statements")
        assert timeline_pane(pilot).border_subtitle == "1 of 2 · 2 hidden"
        assert selected(pilot) == "Briefing"
        assert "Article" not in seen(pilot)


async def test_the_first_frame_holds_what_is_found() -> None:
    async with viewer(SUMMIT, "café").run_test(size=WIDE) as pilot:
        assert selected(pilot) == "Article in Café"
        assert "Terrorism" not in seen(pilot)


async def test_the_next_hit_goes_on_from_the_first() -> None:
    async with viewer(SUMMIT, "terrorism").run_test(size=WIDE) as pilot:
        await press(pilot, "n", "n")
        assert (selected(pilot), event_pane(pilot)._hit) == ("Terrorism", 1)


async def test_escape_takes_the_query_away_and_it_can_be_brought_back() -> None:
    async with viewer(SUMMIT, "terrorism").run_test(size=WIDE) as pilot:
        await press(pilot, "escape")
        assert search_line(pilot) == ""
        assert place(pilot) == "timeline"
        assert "Article" in seen(pilot)
        await press(pilot, "slash", "ctrl+r", "enter")
        assert search_line(pilot).startswith("terrorism ")
        assert place(pilot) == "timeline, found"


async def test_the_query_is_edited_and_given_up_as_one_that_was_typed() -> None:
    async with viewer(SUMMIT, "terrorism").run_test(size=WIDE) as pilot:
        await press(pilot, "slash", "end", *" there")
        assert search_line(pilot).startswith("terrorism there ")
        assert timeline_pane(pilot).border_subtitle == "1 of 1 · 3 hidden"
        await press(pilot, "escape")
        assert search_line(pilot).startswith("terrorism ")
        assert timeline_pane(pilot).border_subtitle == "1 of 2 · 2 hidden"


@pytest.mark.parametrize("size", [WIDE, (80, 24), (30, 20)])
async def test_a_first_query_without_result_says_so(size: tuple[int, int]) -> None:
    async with viewer(SUMMIT, "zzz kind:=x").run_test(size=size) as pilot:
        await settle(pilot)
        assert "No event matches" in seen(pilot)
        assert place(pilot) == "nothing found"
        await press(pilot, "n", "N", "j", "enter", "escape")
        assert selected(pilot) == "Briefing"
        assert search_line(pilot) == ""


async def test_a_query_of_any_field_and_of_a_timeline_without_events_begins_as_well() -> None:
    async with viewer("events: []", "kind:=x is:undated -oil").run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "No event matches." in seen(pilot)


async def test_a_first_query_of_a_file_read_behind_the_screen_is_answered_when_it_is_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "big.yaml"
    path.write_text(days(30), encoding="utf-8")
    async with Viewer({str(path): None}, query.parse('"event 12"')).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert selected(pilot) == "Event 12"
        assert search_line(pilot).startswith('"event 12" ')
        assert timeline_pane(pilot).border_subtitle == "1 of 1 · 29 hidden"
        await press(pilot, "escape")
        assert "30 events" in rows(pilot)[0]


class Gate:
    """Holds up what goes through it, until it is opened."""

    def __init__(self) -> None:
        self.is_open = threading.Event()

    def read(self, path: str, _: object) -> object:
        assert self.is_open.wait(20)
        return timeline_file.parse(path, SUMMIT.encode())

    def index(self, *arguments: object) -> Index:
        assert self.is_open.wait(20)
        return Index(*arguments)  # type: ignore[arg-type]  # whatever it is given


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.is_open.set()


async def test_a_search_typed_while_the_file_is_read_is_answered_when_it_is(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_file, "read", gate.read)
    async with Viewer({"events.yaml": None}).run_test(size=WIDE) as pilot:
        await typed(pilot, ["slash", *"terrorism"])
        assert search_line(pilot) == "terrorism"
        assert place(pilot).startswith("search")
        gate.is_open.set()
        await settle(pilot)
        assert search_line(pilot).endswith("2 of 4 events · 2 of 4 statements")
        await press(pilot, "enter", "j")
        assert selected(pilot) == "Terrorism"


async def test_a_search_kept_while_the_texts_are_folded_is_answered_when_they_are(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sco_tui.search.Index", gate.index)
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await typed(pilot, ["slash", *"terrorism", "enter"])
        assert timeline_pane(pilot).has_focus
        assert search_line(pilot) == "terrorism"
        assert "Article" in seen(pilot)
        await typed(pilot, ["j", "n", "a", "a"])
        gate.is_open.set()
        await settle(pilot)
        assert search_line(pilot).endswith("2 of 4 events · 2 of 4 statements")
        assert selected(pilot) == "Terrorism"


async def test_a_search_given_up_while_the_texts_are_folded_is_not_answered(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sco_tui.search.Index", gate.index)
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await typed(pilot, ["slash", *"terrorism", "escape", "slash", *"café", "escape"])
        gate.is_open.set()
        await settle(pilot)
        assert search_line(pilot) == ""
        assert place(pilot) == "timeline"
        assert "Article" in seen(pilot)


@pytest.mark.parametrize("end", ["enter", "escape"])
async def test_the_last_query_wins_however_fast_it_is_typed(end: str) -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        for key in [*"article", end]:
            pilot.app.simulate_key(key)
        await settle(pilot)
        found = main(pilot).found
        assert found is not None
        assert str(found.query) == ("article" if end == "enter" else "")
        assert len(found.events) == (1 if end == "enter" else 4)


async def test_the_last_of_several_queries_wins_while_the_first_is_still_searched(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await settle(pilot)
        find = Index.find

        def slow(index: Index, asked: query.Query) -> object:
            assert gate.is_open.wait(20)
            return find(index, asked)

        monkeypatch.setattr(Index, "find", slow)
        main(pilot).watch(main(pilot), "found", lambda found: shown.append(str(found.query)), init=False)
        await typed(pilot, ["slash", *"article", *["backspace"] * 7, *"café"])
        assert shown == []
        gate.is_open.set()
        await settle(pilot)
        assert shown == ["café"]
        assert selected(pilot) == "Article in Café"
