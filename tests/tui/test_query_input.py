"""A query that is being typed, wrong, or mended by a suggestion."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.widgets import Input

from tests.tui.viewer import (
    SUMMIT,
    WIDE,
    ViewerPilot,
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
    viewer,
)

YAML = """
speakers: {Xi Jinping: {aliases: [习近平]}}
events:
  - date: 2017-06-07
    title: Article on evil
    kind: article
    statements: [{text: the three evil forces, speaker: Xi Jinping}]
  - {date: 2017-06-08, title: Summit in Astana, kind: summit}
  - {date: 2018-06-09, title: Terrorism after all, kind: article}
"""


def titles(pilot: ViewerPilot, of: Sequence[str] = ("Article", "Summit", "Terrorism")) -> list[str]:
    """Of the events that the list shows."""
    return [title for title in of if f"● {title}" in seen(pilot)]


def error(pilot: ViewerPilot) -> str:
    """What is said below the search line, its lines joined."""
    place = main(pilot).query_one("#search-error").region
    return " ".join(row.strip() for row in rows(pilot)[place.y : place.bottom])


HALF = [
    # typed, what is found
    ('"three', ["Article"]),
    ("“three evil", ["Article"]),
    ('astana "', ["Summit"]),
    ('"evi', ["Article"]),
    ('"evi"', []),
    ('astana "summ', ["Summit"]),
    ("speaker:", ["Article", "Summit", "Terrorism"]),
    ("astana speaker:", ["Summit"]),
    ("astana speaker:=", ["Summit"]),
    ("speeker:", ["Article", "Summit", "Terrorism"]),
    ("astana speeker:xi", ["Summit"]),
    ("kind:=", ["Article", "Summit", "Terrorism"]),
    ("kind:=sum", ["Summit"]),
    ("kind:=sum astana", []),
    ("astana -kind:=sum", ["Summit"]),
    ("kind:=summit|art", ["Article", "Summit", "Terrorism"]),
    ('speaker:="xi', ["Article"]),
    ('speaker:="xi"', []),
    ("kind:=summit|", ["Summit"]),
    ("after:2017-", ["Article", "Summit", "Terrorism"]),
    ("astana after:201", ["Summit"]),
    ("on:2017-06-08/", ["Summit"]),
    ("-", ["Article", "Summit", "Terrorism"]),
    ("astana -", ["Summit"]),
    ("-kind:", ["Article", "Summit", "Terrorism"]),
    ("astana|", ["Summit"]),
    ("|", ["Article", "Summit", "Terrorism"]),
    ("is:", ["Article", "Summit", "Terrorism"]),
    ("is:und", ["Article", "Summit", "Terrorism"]),
    ('""', ["Article", "Summit", "Terrorism"]),
]  # fmt: skip


async def test_half_a_query_finds_what_its_whole_terms_find_and_is_no_error() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        for typed, found in HALF:
            await press(pilot, "ctrl+u", *("space" if letter == " " else letter for letter in typed))
            assert titles(pilot) == found, typed
            said = search_line(pilot).removeprefix(typed).strip()
            assert said == "" or said.startswith(f"{len(found)} of 3 events"), typed


GROWING = """
speakers: {Li Keqiang: {}}
events:
  - date: 2017-06-05
    title: Next to last
    kind: briefing
    statements: [{text: On oil and gas, speaker: Li Keqiang}, {text: Words}]
  - {date: 2017-06-06, title: Xi in Astana, kind: summit}
  - {date: 2017-06-08, title: Extra, kind: article}
  - {date: 2017-06-09, title: Xi again, kind: summit}
"""
LETTER_BY_LETTER = [
    # a field, what is typed behind it letter by letter, what is found in the end
    ("after:", "2017-06-07 -xi", ["Extra"]),
    ("before:", "2017-06-06", ["Next to last"]),
    ("speaker:", 'li "oil and gas"', ["Next to last"]),
    ("kind:", "=article|briefing", ["Next to last", "Extra"]),
]


@pytest.mark.parametrize(
    ("field", "rest", "found"), LETTER_BY_LETTER, ids=[row[0] for row in LETTER_BY_LETTER]
)
async def test_some_of_what_is_found_in_the_end_is_in_the_list_all_the_time(
    field: str, rest: str, found: list[str]
) -> None:
    async with viewer(GROWING).run_test(size=WIDE) as pilot:
        await search(pilot, field)
        for letter in rest:
            assert titles(pilot, found), search_line(pilot)
            await press(pilot, "space" if letter == " " else letter)
        await press(pilot, "enter")
        assert titles(pilot, ["Next to last", "Xi in Astana", "Extra", "Xi again"]) == found


REFUSED = [
    # typed, the message, where the cursor then is: behind the word that is wrong
    ("speeker:xi", 'no field "speeker:": did you mean "speaker:"?', 10),
    ("speeker:xi oil", 'no field "speeker:": did you mean "speaker:"?', 10),
    ("oil speaker:", "nothing behind speaker: write a word, such as speaker:xi", 12),
    ('oil "three', 'an open quotation mark: close it with "', 10),
    ("a|", "nothing behind |: write it as one|other", 2),
    ("is:new", "is:new: it takes undated, uncertain, problem", 6),
    ("after:2017-", 'after:2017- is no date: ', 11),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "message", "cursor"), REFUSED, ids=[row[0] for row in REFUSED])
async def test_a_query_that_cannot_be_read_is_not_kept_and_says_why(
    typed: str, message: str, cursor: int
) -> None:
    async with viewer(YAML).run_test(size=(160, 30)) as pilot:
        await search(pilot, typed)
        counts = search_line(pilot).removeprefix(typed)
        assert error(pilot) == ""
        await press(pilot, "enter")
        assert error(pilot).startswith(message)
        assert search_line(pilot) == typed + counts
        box = pilot.app.focused
        assert isinstance(box, Input)
        assert box.cursor_position == cursor
        assert place(pilot).startswith("search")
        await press(pilot, "end", "backspace")
        assert error(pilot) == ""


async def test_escape_after_an_error_restores_what_was_before() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await search(pilot, "terrorism speeker:x")
        await press(pilot, "enter", "escape")
        assert selected(pilot) == "Summit in Astana"
        assert search_line(pilot) == ""
        assert timeline_pane(pilot).has_focus
        await search(pilot, "terrorism")
        await press(pilot, "enter")
        await search(pilot, "speeker:x")
        await press(pilot, "enter", "escape")
        assert search_line(pilot).split("  ")[0] == "terrorism"
        assert "1 of 3 events" in search_line(pilot)
        assert "speeker" not in seen(pilot)


async def test_a_query_given_up_is_not_there_when_the_line_is_opened_again() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, "astana")
        await press(pilot, "escape", "slash")
        assert search_line(pilot) == ""
        await press(pilot, "enter")
        assert titles(pilot) == ["Article", "Summit", "Terrorism"]


async def test_a_mended_query_is_kept() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, "speeker:xi")
        await press(pilot, "enter", "home", *["delete"] * 4, *"spea", "enter")
        assert timeline_pane(pilot).has_focus
        assert search_line(pilot).startswith("speaker:xi ")
        assert titles(pilot) == ["Article"]


async def test_a_kept_query_is_written_as_it_is_read() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, "  «three evil»   KIND:=article")
        await press(pilot, "enter")
        assert search_line(pilot).startswith('"three evil" kind:=article ')


@pytest.mark.parametrize("key", ["tab", "right"])
async def test_a_suggestion_is_shown_and_taken(key: str) -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, "trrorism")
        assert "Did you mean “terrorism”?" in seen(pilot)
        await press(pilot, key)
        assert search_line(pilot).startswith("terrorism ")
        assert titles(pilot) == ["Terrorism"]
        assert place(pilot).startswith("search")
        await press(pilot, *" aft")
        assert search_line(pilot).startswith("terrorism aft ")


async def test_before_the_end_the_right_key_moves_on_and_takes_nothing() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, "trrorism")
        await press(pilot, "left", "left", "right")
        assert search_line(pilot).startswith("trrorism ")
        await press(pilot, "right")
        assert search_line(pilot).startswith("trrorism ")
        await press(pilot, "right")
        assert search_line(pilot).startswith("terrorism ")


@pytest.mark.parametrize(
    ("typed", "there"), [("astana", "timeline, found"), ("zzz", "nothing found"), ("", "timeline")]
)
async def test_without_a_suggestion_tab_keeps_the_query_and_right_does_nothing(
    typed: str, there: str
) -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, typed)
        await press(pilot, "right")
        assert place(pilot).startswith("search")
        assert search_line(pilot).split("  ")[0] == typed
        await press(pilot, "tab")
        assert search_line(pilot).split("  ")[0] == typed
        assert place(pilot) == there
        assert timeline_pane(pilot).has_focus


async def test_in_the_list_tab_takes_a_suggestion_and_no_key_fails_for_want_of_events() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, "trrorism")
        await press(pilot, "enter")
        assert "Did you mean “terrorism”?" in seen(pilot)
        await press(pilot, "right", "n", "N", "j", "G", "pagedown", "enter", "h")
        assert timeline_pane(pilot).has_focus
        assert search_line(pilot).startswith("trrorism ")
        await press(pilot, "tab")
        assert timeline_pane(pilot).has_focus
        assert search_line(pilot).startswith("terrorism ")
        assert titles(pilot) == ["Terrorism"]
        await press(pilot, "tab")
        assert place(pilot) == "event, no statement, found"


async def test_a_suggestion_goes_with_the_query_it_was_made_for() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, "trrorism")
        await press(pilot, *"xyxyxyxy")
        assert "Did you mean" not in seen(pilot)
        await press(pilot, "right")
        assert search_line(pilot).startswith("trrorismxyxyxyxy ")


async def test_terms_that_hide_what_is_there_are_told_with_what_they_hide() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, "kind:=article astana")
        await press(pilot, "enter")
        assert "No event matches." in seen(pilot)
        assert "1 event without kind:=article" in seen(pilot)
        assert "2 events without astana" in seen(pilot)
        assert "Esc goes back." in seen(pilot)


async def test_tab_keeps_no_query_that_cannot_be_read() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, "speeker:xi")
        await press(pilot, "tab")
        assert error(pilot).startswith('no field "speeker:"')
        assert place(pilot).startswith("search")


@pytest.mark.parametrize("columns", [30, 50, 80, 120])
async def test_an_error_is_seen_whole_at_any_width(columns: int) -> None:
    async with viewer(SUMMIT).run_test(size=(columns, 30)) as pilot:
        await search(pilot, "oil speaker:")
        await press(pilot, "enter")
        assert error(pilot) == "nothing behind speaker: write a word, such as speaker:xi"
        assert rows(pilot)[1].startswith(" / oil speaker:"[:columns])


async def test_a_first_query_that_finds_nothing_is_answered_with_a_suggestion() -> None:
    async with viewer("events: [{title: Terrorism}]", "trrorism").run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "Did you mean “terrorism”?" in seen(pilot)
        await press(pilot, "slash", "tab", "enter")
        assert search_line(pilot).startswith("terrorism ")
        assert selected(pilot) == "Terrorism"


@pytest.mark.parametrize(
    ("typed", "kept", "found"),
    [
        ("astana", "astana", ["Summit"]),
        ("kind:=sum", "kind:=sum", []),
        ("astana speeker:x", "astana", ["Summit"]),
        ("zzz", "zzz", []),
        ("", "", ["Article", "Summit", "Terrorism"]),
    ],
)
async def test_leaving_the_line_by_a_click_keeps_what_is_asked(
    typed: str, kept: str, found: list[str]
) -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await search(pilot, typed)
        await pilot.click("TimelinePane", offset=(10, 20))
        await settle(pilot)
        assert timeline_pane(pilot).has_focus
        assert search_line(pilot).split("  ")[0] == kept
        assert titles(pilot) == found
        await press(pilot, "slash", *"drugs", "escape")
        assert search_line(pilot).split("  ")[0] == kept
