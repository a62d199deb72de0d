"""The filters in the viewer: what is taken there is written into the query, and the list follows."""

from __future__ import annotations

import pytest

from sco_tui.tui.filter_pane import FilterPane
from tests.tui.viewer import (
    WIDE,
    ViewerPilot,
    event_pane,
    main,
    place,
    press,
    rows,
    search,
    search_line,
    seen,
    selected,
    timeline_pane,
    viewer,
)

YAML = """
events:
  - {date: 2017-06-05, title: Talks, kind: summit, tags: [oil]}
  - {date: 2017-06-06, title: Summit, kind: summit, statements: [{text: gas, speaker: Li}]}
  - {date: 2017-06-07, title: Article, kind: article, tags: [oil]}
"""
ALL = ["Talks", "Summit", "Article"]
SIZES = [WIDE, (80, 24), (50, 20)]


def listed(pilot: ViewerPilot) -> list[str]:
    """The titles that the list shows, where it is seen."""
    return [title for title in ALL if f"● {title}" in seen(pilot)]


def asked(pilot: ViewerPilot) -> str:
    """The query in the search line, without the counts."""
    return search_line(pilot).split("  ")[0]


def values(pilot: ViewerPilot) -> dict[str, str]:
    """Of the values that the filters show, by their names: `x` for one taken, and the events."""
    shown = [row.partition("[")[2].strip(" │").split() for row in rows(pilot) if "[ ]" in row or "[x]" in row]
    return {" ".join(words[-2:-1]): f"{words[0].strip(']')} {words[-1]}".strip() for words in shown}


async def opened(pilot: ViewerPilot, *keys: str) -> FilterPane:
    """The filters, after these keys, with their values counted."""
    await press(pilot, *keys, "f")
    return main(pilot).query_one(FilterPane)


NONE_TAKEN = {"summit": "2", "article": "1", "oil": "2", "Li": "1"}


@pytest.mark.parametrize("size", SIZES)
async def test_the_filters_take_the_place_of_the_event_and_give_it_back(size: tuple[int, int]) -> None:
    async with viewer(YAML).run_test(size=size) as pilot:
        await opened(pilot, "j")
        assert place(pilot) == "filters"
        assert values(pilot) == NONE_TAKEN
        assert not event_pane(pilot).display
        assert listed(pilot) == ([] if size[0] == 50 else ALL)
        await press(pilot, "escape")
        assert timeline_pane(pilot).has_focus
        assert place(pilot) == "timeline"
        assert not main(pilot).query(FilterPane)
        assert event_pane(pilot).display == (size[0] != 50)
        assert listed(pilot) == ALL
        assert selected(pilot) == "Summit"
        assert asked(pilot) == ""


@pytest.mark.parametrize("size", SIZES)
async def test_a_value_that_is_taken_stands_in_the_query_and_the_list_follows(size: tuple[int, int]) -> None:
    async with viewer(YAML).run_test(size=size) as pilot:
        await opened(pilot)
        await press(pilot, "space")
        assert asked(pilot) == "kind:=summit"
        assert values(pilot) == {"summit": "x 2", "article": "1", "oil": "1", "Li": "1"}
        assert place(pilot) == "filters"
        await press(pilot, "down", "down", "space")
        assert asked(pilot) == "kind:=summit tag:=oil"
        assert values(pilot) == {"summit": "x 1", "article": "1", "oil": "x 1", "Li": "0"}
        await press(pilot, "enter")
        assert timeline_pane(pilot).has_focus
        assert place(pilot) == "timeline, found"
        assert listed(pilot) == ["Talks"]
        assert asked(pilot) == "kind:=summit tag:=oil"


async def test_enter_takes_the_value_under_the_cursor_where_none_was() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "down", "enter")
        assert timeline_pane(pilot).has_focus
        assert asked(pilot) == "kind:=article"
        assert listed(pilot) == ["Article"]


async def test_two_values_of_a_field_are_one_or_the_other_and_each_is_let_go_alone() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "space", "down", "space")
        assert asked(pilot) == "kind:=summit|article"
        assert listed(pilot) == ALL
        await press(pilot, "up", "space")
        assert asked(pilot) == "kind:=article"
        assert listed(pilot) == ["Article"]
        await press(pilot, "down", "space")
        assert asked(pilot) == ""
        assert listed(pilot) == ALL
        assert values(pilot) == NONE_TAKEN


async def test_a_value_toggled_twice_at_once_is_not_taken() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        filters = await opened(pilot)
        filters.action_switch()
        filters.action_switch()
        await press(pilot, "down")
        assert asked(pilot) == ""
        assert listed(pilot) == ALL
        assert values(pilot) == NONE_TAKEN


@pytest.mark.parametrize("size", SIZES)
async def test_filters_of_a_kept_query_count_and_add_to_what_it_finds(size: tuple[int, int]) -> None:
    async with viewer(YAML).run_test(size=size) as pilot:
        await search(pilot, "summit")
        await opened(pilot, "enter")
        assert values(pilot) == {"summit": "2", "article": "0", "oil": "1", "Li": "1"}
        await press(pilot, "end", "space", "escape")
        assert asked(pilot) == "speaker:=Li summit"
        assert listed(pilot) == ["Summit"]
        await opened(pilot)
        assert values(pilot)["Li"] == "x 1"


@pytest.mark.parametrize("size", SIZES)
async def test_filters_of_a_query_that_finds_nothing_lead_back_to_events(size: tuple[int, int]) -> None:
    async with viewer(YAML, "kind:=article speaker:=Li").run_test(size=size) as pilot:
        await opened(pilot)
        assert place(pilot) == "filters"
        assert values(pilot) == {"summit": "1", "article": "x 0", "oil": "0", "Li": "x 0"}
        await press(pilot, "down", "space", "enter")
        assert asked(pilot) == "speaker:=Li"
        assert listed(pilot) == ["Summit"]
        assert place(pilot) == "timeline, found"


@pytest.mark.parametrize("is_open", [True, False])
async def test_every_word_with_a_field_is_taken_out_and_the_others_stay(*, is_open: bool) -> None:
    async with viewer(YAML, "kind:=summit talks -speaker:li oil").run_test(size=WIDE) as pilot:
        await press(pilot, *["f"] * is_open, "F")
        assert asked(pilot) == "talks oil"
        assert listed(pilot) == ["Talks"]
        await press(pilot, *["escape"] * is_open, "escape")
        await opened(pilot)
        await press(pilot, "space")
        assert asked(pilot) == "kind:=summit"
        await press(pilot, "F")
        assert asked(pilot) == ""
        assert listed(pilot) == ALL
        assert values(pilot) == NONE_TAKEN


@pytest.mark.parametrize("size", SIZES)
async def test_words_typed_behind_filters_leave_them_in_the_query(size: tuple[int, int]) -> None:
    async with viewer(YAML).run_test(size=size) as pilot:
        await opened(pilot)
        await press(pilot, "space")
        await search(pilot, "talks")
        assert asked(pilot) == "kind:=summit talks"
        assert listed(pilot) == ["Talks"]
        await press(pilot, "enter")
        await search(pilot, "gas")
        assert asked(pilot) == "kind:=summit gas"
        assert listed(pilot) == ["Summit"]


LEFT = [
    # what is searched for from the filters, and the keys then
    ("", ["tab"]),
    ("gas", []),
    ("gas", ["enter"]),
    ("gas", ["escape"]),
    ("gas", ["enter", "enter"]),
    ("gas", ["enter", "n"]),
]


@pytest.mark.parametrize("size", [WIDE, (50, 20)])
@pytest.mark.parametrize(("words", "keys"), LEFT)
async def test_however_the_filters_are_left_the_pane_with_the_focus_is_seen(
    words: str, keys: list[str], size: tuple[int, int]
) -> None:
    async with viewer(YAML).run_test(size=size) as pilot:
        await opened(pilot)
        if words:
            await search(pilot, words)
        await press(pilot, *keys)
        assert not main(pilot).query(FilterPane)
        assert pilot.app.focused is not None
        assert pilot.app.focused.region


async def test_from_the_event_the_filters_are_opened_beside_the_list() -> None:
    async with viewer(YAML).run_test(size=(50, 20)) as pilot:
        await opened(pilot, "j", "enter")
        assert place(pilot) == "filters"
        assert values(pilot) == NONE_TAKEN
        await press(pilot, "escape")
        assert timeline_pane(pilot).has_focus
        assert listed(pilot) == ALL
        assert selected(pilot) == "Summit"
