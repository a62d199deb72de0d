"""`n` and `N` go from hit to hit, within an event and from event to event."""

from __future__ import annotations

import pytest

from tests.tui.viewer import SUMMIT, WIDE, event_pane, press, search, seen, selected, settle, viewer

HITS = [
    # keys, where the hit is: event and number of the hit
    (["n"], ("Terrorism", 0)),
    (["n", "n"], ("Terrorism", 1)),
    (["n", "n", "n"], ("Terrorism", 2)),
    (["n", "n", "n", "n"], ("Briefing", 0)),
    (["N"], ("Terrorism", 2)),
    (["N", "N", "N", "N"], ("Briefing", 0)),
    (["N", "n"], ("Briefing", 0)),
    (["j", "enter", "n"], ("Terrorism", 1)),
]


@pytest.mark.parametrize(("keys", "where"), HITS, ids=["-".join(keys) for keys, _ in HITS])
async def test_n_goes_through_all_hits_and_round(keys: list[str], where: tuple[str, int]) -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "terrorism")
        await press(pilot, "enter", *keys)
        assert (selected(pilot), event_pane(pilot)._hit) == where


async def test_n_goes_round_within_the_only_event() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "there")
        await press(pilot, "enter", "n", "n", "n")
        assert event_pane(pilot)._hit == 0
        await press(pilot, "escape", "n")
        assert event_pane(pilot)._hit == -1


async def test_the_current_card_follows_the_hits() -> None:
    async with viewer(SUMMIT).run_test(size=WIDE) as pilot:
        await search(pilot, "o")
        await press(pilot, "enter", "G", "k", "enter")
        cards = []
        for _ in range(4):
            cards.append(event_pane(pilot)._card)
            await press(pilot, "n")
        assert cards == [0, 0, 0, 1]


async def test_where_one_pane_is_seen_the_next_hit_opens_the_event() -> None:
    async with viewer(SUMMIT).run_test(size=(50, 20)) as pilot:
        await search(pilot, "terrorism")
        await press(pilot, "enter", "n")
        assert event_pane(pilot).display
        assert "oil and terrorism" in seen(pilot)
        await press(pilot, "n")
        assert selected(pilot) == "Terrorism"
        await press(pilot, "n", "n", "n")
        assert selected(pilot) == "Briefing"


async def test_hits_that_are_wrapped_anew_are_still_shown() -> None:
    statement = "anti-terrorist cooperation " * 30
    yaml = f"events: [{{date: 2017, title: A, statements: [{{text: {statement}}}]}}]"
    async with viewer(yaml).run_test(size=(35, 20)) as pilot:
        await search(pilot, "terrorist cooperation")
        await press(pilot, "enter", "N", "N")
        for columns in (200, 35, 120, 71, 50):
            await pilot.resize_terminal(columns, 20)
            await settle(pilot)
            await press(pilot, "n", "N")
        assert "cooperation" in seen(pilot)
