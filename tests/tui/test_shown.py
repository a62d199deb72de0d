"""What the list shows: what was found, or all events; and where the cursor goes from an event not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_tui.timeline import Event
from sco_tui.tui.shown import Shown, title_of
from tests.tui.shown import shown

DAYS = """
events:
  - {date: 2017-06-01, title: One oil}
  - {date: 2017-06-02, title: Two}
  - {date: 2017-06-03, title: Three oil}
  - {date: 2017-06-04, title: Four}
"""


def event(of: Shown, title: str) -> Event:
    return next(one for one in of.found.timeline.events if one.title == title)


def titles(of: Shown) -> list[str]:
    return [one.title for one in of.events]


EVENTS = [
    # asked, dims, whether it dims, the events shown
    ("", False, False, ["One oil", "Two", "Three oil", "Four"]),
    ("", True, False, ["One oil", "Two", "Three oil", "Four"]),
    ("oil", False, False, ["One oil", "Three oil"]),
    ("oil", True, True, ["One oil", "Two", "Three oil", "Four"]),
    ("gas", False, False, []),
    ("gas", True, False, []),
    ("o", True, True, ["One oil", "Two", "Three oil", "Four"]),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "dims", "does_dim", "events"), EVENTS)
def test_a_search_leaves_what_it_finds_or_dims_the_rest(
    asked: str, events: list[str], *, dims: bool, does_dim: bool
) -> None:
    found = shown(DAYS, asked, dims=dims)
    assert found.dims == does_dim
    assert titles(found) == events
    assert len(found.rows.starts) == len(events)


NEAREST = [
    # asked, dims, the event, where the cursor goes
    ("oil", False, "One oil", "One oil"),
    ("oil", False, "Two", "Three oil"),
    ("oil", False, "Four", "Three oil"),
    ("oil", True, "Two", "Two"),
    ("", False, "Two", "Two"),
    ("gas", False, "Two", None),
]


@pytest.mark.parametrize(("asked", "dims", "title", "nearest"), NEAREST)
def test_the_cursor_stays_or_goes_to_the_next_event_in_time_else_to_the_last(
    asked: str, title: str, nearest: str | None, *, dims: bool
) -> None:
    found = shown(DAYS, asked, dims=dims)
    chosen = found.nearest(event(found, title))
    assert (chosen.title if chosen else None) == nearest


@pytest.mark.parametrize(("asked", "first"), [("", "One oil"), ("two", "Two"), ("gas", None)])
def test_without_a_cursor_the_first_event_is_chosen(asked: str, first: str | None) -> None:
    chosen = shown(DAYS, asked).nearest(None)
    assert (chosen.title if chosen else None) == first


def test_what_is_not_shown_has_no_number() -> None:
    found = shown(DAYS, "oil")
    numbers = [found.number_of(one) for one in found.found.timeline.events]
    assert numbers == [0, -1, 1, -1]
    assert found.number_of(None) == -1
    dimmed = shown(DAYS, "oil", dims=True)
    assert [dimmed.number_of(one) for one in dimmed.found.timeline.events] == [0, 1, 2, 3]


TITLES = [("one\ntwo\tthree", "one two three"), ("end \n", "end"), ("x" * 1001, "x" * 1000), (" a", " a")]


@pytest.mark.parametrize(("title", "drawn"), TITLES)
def test_a_title_is_shown_on_one_line_each_character_in_its_place(title: str, drawn: str) -> None:
    event = shown(DAYS).events[0]
    assert title_of(replace(event, title=title)) == drawn


POSITIONS = [
    # asked, dims, the event, where the cursor is
    ("", False, "Two", "2 of 4"),
    ("oil", False, "Three oil", "2 of 2 · 2 hidden"),
    ("oil", True, "Three oil", "3 of 4 · 2 dimmed"),
    ("gas", False, "Two", "4 hidden"),
]


@pytest.mark.parametrize(("asked", "dims", "title", "position"), POSITIONS)
def test_the_position_counts_what_is_shown_and_what_is_not(
    asked: str, title: str, position: str, *, dims: bool
) -> None:
    found = shown(DAYS, asked, dims=dims)
    assert found.position(event(found, title)) == position


def test_an_empty_timeline_has_no_position() -> None:
    assert shown("events: []").position(None) == ""
