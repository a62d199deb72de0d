"""What the footer promises is what the keys do, in every place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from sco_tui.tui.action_list import ActionList
from sco_tui.tui.app import Viewer
from sco_tui.tui.briefing_screen import BriefingScreen
from sco_tui.tui.card_pane import CardPane
from sco_tui.tui.footer import HINTS, Footer, Hint
from sco_tui.tui.glyphs import UNICODE
from sco_tui.tui.help_screen import HelpScreen
from sco_tui.tui.help_text import HelpText
from sco_tui.tui.name_list import NameList
from sco_tui.tui.names_screen import NamesScreen
from sco_tui.tui.outline import Outline
from sco_tui.tui.preview import Preview
from sco_tui.tui.problem_list import ProblemList
from sco_tui.tui.row_pane import RowPane
from sco_tui.tui.source_screen import SourceScreen
from sco_tui.tui.write_prompt import WritePrompt
from tests.tui.synthetic import SOURCED
from tests.tui.viewer import (
    ViewerPilot,
    days,
    event_pane,
    main,
    place,
    press,
    rows,
    search,
    seen,
    selected,
    settle,
    timeline_pane,
    viewer,
)

pytestmark = pytest.mark.usefixtures("source_at_hand", "own_state")

YAML = days(3, statements=2)
FAULTY = "events:\n  - {title: One, date: 2017-13}\n  - {title: Two, date: 2017-14}"
KEYS_TO: dict[str, list[str]] = {
    "empty": [],
    "timeline": [],
    "timeline, found": ["slash", *"words", "enter"],
    "nothing found": ["slash", *"xyz", "enter"],
    "event": ["enter"],
    "event, found": ["slash", *"words", "enter", "enter"],
    "event, in source": ["enter"],
    "event, in source, found": ["slash", *"harbour", "enter", "enter"],
    "event, no statement": ["enter"],
    "event, no statement, found": ["slash", *"words", "enter", "enter"],
    "filters": ["f"],
    "no filters": ["f"],
    "search": ["slash", *"words"],
    "search for nothing": ["slash", *"xyz"],
    "problems": ["E"],
    "a problem of no event": ["E"],
    "no problems": ["E"],
    "source": ["x"],
    "source without statements": ["x"],
    "names": ["s"],
    "no names": ["s"],
    "find a name": ["s", "slash"],
    "cards": ["s", "enter"],
    "comparison": ["s", "enter", "space", "G", "space"],
    "outline": ["b"],
    "preview": ["b", "tab"],
    "write": ["b", "w"],
    "date": ["d"],
    "help": ["question_mark"],
    "palette": ["ctrl+p"],
}  # fmt: skip
PLAIN = f"events: [{{title: Event 1, summary: {'words ' * 900}}}, {{title: Event 2, summary: words}}]"
UNSOURCED = """
sources: {wire: {text: wire.txt}}
events: [{title: One, source: wire, statements: [{text: Nobody said this harbour.}]}]
"""
TWO_SPEAKERS = "events: [{title: One, statements: [{text: a, speaker: A}, {text: b, speaker: B}]}]"
_LONG = [f"{{text: '{word * 900}', speaker: A}}" for word in ("one ", "two ")]
LONG_PAIR = f"events: [{{title: One, statements: [{', '.join(_LONG)}]}}]"
SHORT = """
sources: {wire: {text: wire.txt}}
events:
- {title: Event 1, source: wire, statements: [{text: The harbour is open.}, {text: The harbour is open.}]}
- {title: Event 2, source: wire, statements: [{text: The harbour is open.}]}
"""
FILES = {
    "empty": "events: []", "problems": FAULTY, "no filters": "events: [{title: One}]",
    "a problem of no event": "events: [{date: 2017}, {date: 2018}]",
    "source": SOURCED, "event, in source": SHORT, "event, in source, found": SHORT,
    "source without statements": UNSOURCED, "names": TWO_SPEAKERS,
    "no names": "events: [{title: One}]", "preview": PLAIN,
    "comparison": LONG_PAIR, "event, no statement": PLAIN, "event, no statement, found": PLAIN,
}  # fmt: skip


async def go(pilot: ViewerPilot, where: str) -> None:
    await settle(pilot)
    await press(pilot, *KEYS_TO[where])
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert pilot.app.screen.query_one(Footer).place == where


def in_place(where: str) -> Viewer:
    return viewer(FILES.get(where, YAML))


async def moved(pilot: ViewerPilot) -> bool:
    return selected(pilot) == "Event 2"


async def next_statement(pilot: ViewerPilot) -> bool:
    return event_pane(pilot)._card == 1


async def reading(pilot: ViewerPilot) -> bool:
    return event_pane(pilot).has_focus


async def in_list(pilot: ViewerPilot) -> bool:
    return timeline_pane(pilot).has_focus


async def searching(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.focused, Input)


async def next_hit(pilot: ViewerPilot) -> bool:
    return event_pane(pilot)._hit == 1


async def all_events(pilot: ViewerPilot) -> bool:
    return place(pilot) == "timeline"


async def filtering(pilot: ViewerPilot) -> bool:
    return place(pilot) == "filters"


async def next_filter(pilot: ViewerPilot) -> bool:
    return any("▌ [ ] Speaker 2" in row for row in rows(pilot))


async def taken(pilot: ViewerPilot) -> bool:
    return '/ speaker:="Speaker 1"' in seen(pilot)


async def filters_left(pilot: ViewerPilot) -> bool:
    return timeline_pane(pilot).has_focus and "Filters" not in seen(pilot)


async def helped(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.screen, HelpScreen)


async def left(pilot: ViewerPilot) -> bool:
    return not pilot.app.is_running or pilot.app._exit


async def next_problem(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(ProblemList).current == 1


async def at_event(pilot: ViewerPilot) -> bool:
    return pilot.app.screen is main(pilot) and selected(pilot) == "One"


async def back_below(pilot: ViewerPilot) -> bool:
    return pilot.app.screen is main(pilot)


async def next_event(pilot: ViewerPilot) -> bool:
    return selected(pilot) == "Event 2" and event_pane(pilot).has_focus


async def read_on(pilot: ViewerPilot) -> bool:
    """To the next event, as the whole of this one is seen."""
    return await next_event(pilot)


async def going(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(Footer).place == "date"


async def scrolled(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(HelpText).scroll_y == 1


async def event_scrolled(pilot: ViewerPilot) -> bool:
    return event_pane(pilot).scroll_y > 0


async def next_action(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(ActionList).current == 1


def row_pane(pilot: ViewerPilot) -> RowPane:
    return pilot.app.screen.query(RowPane).last()


async def rows_moved(pilot: ViewerPilot) -> bool:
    return row_pane(pilot).top > (0, 0)


async def next_standing(pilot: ViewerPilot) -> bool:
    return "2 of 4" in rows(pilot)[1]


async def at_statement(pilot: ViewerPilot) -> bool:
    return pilot.app.screen is main(pilot) and event_pane(pilot).has_focus


async def next_name(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(NameList).current == 1


async def in_cards(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(CardPane).has_focus


async def finding(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(Input).has_focus


async def in_names(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(NameList).has_focus


async def next_card(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(CardPane).current > 1


async def marked(pilot: ViewerPilot) -> bool:
    return len(pilot.app.screen.query_one(CardPane).marked) == 1


async def in_source(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.screen, SourceScreen)


async def starred(pilot: ViewerPilot) -> bool:
    return "★" in seen(pilot)


async def in_listing(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.screen, NamesScreen)


async def in_preview(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(Preview).has_focus


async def in_outline(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.focused, Outline)


async def next_aim(pilot: ViewerPilot) -> bool:
    return pilot.app.screen.query_one(Outline).current == 1


async def left_out(pilot: ViewerPilot) -> bool:
    return "▌ [ ]" in seen(pilot)


async def next_format(pilot: ViewerPilot) -> bool:
    await pilot.app.workers.wait_for_complete()
    return "Preview · HTML" in seen(pilot)


async def writing(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.screen, WritePrompt)


async def written(pilot: ViewerPilot) -> bool:
    await pilot.app.workers.wait_for_complete()
    return Path("events-briefing.md").exists()


async def copied(pilot: ViewerPilot) -> bool:
    await pilot.app.workers.wait_for_complete()
    return bool(pilot.app.clipboard)


async def in_briefing(pilot: ViewerPilot) -> bool:
    return isinstance(pilot.app.screen, BriefingScreen)


async def asked_to_edit(pilot: ViewerPilot) -> bool:
    """A pilot has no terminal that could be handed over."""
    await pilot.app.workers.wait_for_complete()
    return any("environment" in notice.message for notice in pilot.app._notifications)


DONE: dict[str, Callable[[ViewerPilot], Awaitable[bool]]] = {
    "move": moved, "statement": next_statement, "read": reading, "back": in_list, "event": next_event,
    "read on": read_on, "search": searching, "next hit": next_hit, "all events": all_events,
    "other pane": reading, "help": helped, "quit": left, "to the list": in_list, "as before": all_events,
    "filter": filtering, "take": taken, "done": filters_left, "date": going, "scroll": scrolled,
    "briefing": in_briefing, "copy": copied, "edit there": asked_to_edit,
    "speakers": in_listing, "sources": in_listing, "in its source": in_source,
    "mark": starred, "close": back_below, "do it": back_below, "show the event": at_event,
}  # fmt: skip
IN_PLACE = {
    ("filters", "move"): next_filter,
    ("problems", "move"): next_problem,
    ("a problem of no event", "move"): next_problem,
    ("event, no statement", "scroll"): event_scrolled,
    ("event, no statement", "read on"): event_scrolled,
    ("event, no statement, found", "scroll"): event_scrolled,
    ("palette", "move"): next_action,
    **{(where, "scroll"): rows_moved for where in ("source", "source without statements", "comparison")},
    ("source", "statement"): next_standing,
    **{(where, "its event"): at_statement for where in ("source", "source without statements")},
    **{(where, "back"): back_below for where in ("source", "source without statements", "names", "no names")},
    ("names", "move"): next_name,
    ("names", "open"): in_cards,
    ("names", "find"): finding,
    ("names", "other pane"): in_cards,
    ("find a name", "to the list"): in_names,
    ("find a name", "back"): in_names,
    ("cards", "move"): next_card,
    ("cards", "go there"): at_statement,
    ("cards", "mark two to compare"): marked,
    ("cards", "back"): in_names,
    ("comparison", "back"): in_listing,
    ("outline", "move"): next_aim,
    ("outline", "leave out"): left_out,
    ("outline", "other pane"): in_preview,
    ("outline", "back"): back_below,
    ("preview", "scroll"): rows_moved,
    ("preview", "back"): in_outline,
    ("write", "back"): in_outline,
    **{(where, "format"): next_format for where in ("outline", "preview")},
    **{(where, "write"): writing for where in ("outline", "preview")},
    ("write", "write"): written,
    **{(where, "back"): back_below for where in KEYS_TO if "problem" in where},
    **{(where, "back"): back_below for where in ("date", "palette")},
}
CASES = [(where, hint) for where, hints in HINTS.items() for hint in hints]


def test_every_place_is_gone_to() -> None:
    assert set(KEYS_TO) == set(HINTS)


@pytest.mark.parametrize("where", KEYS_TO)
async def test_every_hint_of_the_footer_works_there_and_every_binding_is_described(
    where: str,
) -> None:
    async with in_place(where).run_test(size=(120, 30)) as pilot:
        await go(pilot, where)
        bound = pilot.app.screen.active_bindings
        for hint in HINTS[where]:
            assert f"{hint.shown(UNICODE)} {hint.label}" in rows(pilot)[-1]
            assert all(key in bound and bound[key].enabled for key in hint.keys)
        # Textual's own bindings, which none of ours takes the place of, it does not show either.
        assert all(binding.description for binding in active(pilot.app.screen))


_GO_THERE = Hint(("enter",), "go there")


# That a file is read again is seen in a file that changes: test_reload.
DOING = [case for case in CASES if case[1].label != "read the file again" and case != ("date", _GO_THERE)]


@pytest.mark.parametrize(("where", "hint"), DOING, ids=[f"{where}-{hint.label}" for where, hint in DOING])
async def test_every_hint_of_the_footer_does_what_it_says(where: str, hint: Hint) -> None:
    async with in_place(where).run_test(size=(120, 30)) as pilot:
        await go(pilot, where)
        done = IN_PLACE.get((where, hint.label)) or DONE[hint.label]
        assert not await done(pilot)
        await press(pilot, hint.keys[-1])
        assert await done(pilot)


def active(screen: Screen[object]) -> list[Binding]:
    return [bound.binding for bound in screen.active_bindings.values()]


async def test_control_c_quits_when_pressed_twice() -> None:
    async with viewer(YAML).run_test(size=(120, 30), notifications=True) as pilot:
        await search(pilot, "x")
        await press(pilot, "ctrl+c")
        assert not await left(pilot)
        assert "Press ^C again to quit." in seen(pilot)
        await press(pilot, "ctrl+c")
        assert await left(pilot)
