"""The viewer on a small timeline, its keys, and its screen as a reader sees it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.pilot import Pilot
from textual.strip import Strip
from textual.worker import WorkerCancelled

from sco_tui import query
from sco_tui.problem import UnreadableError
from sco_tui.search import Index
from sco_tui.tui.app import Viewer
from sco_tui.tui.event_pane import EventPane
from sco_tui.tui.footer import Footer
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.timeline_pane import TimelinePane

ViewerPilot = Pilot[UnreadableError]


SUMMIT = """
events:
  - {date: 2017-06-05, title: Briefing, statements: [oil and terrorism, security]}
  - {date: 2017-06-07, title: Article in Café}
  - date: 2017-06-08
    title: Terrorism
    statements: [{text: terrorism here and terrorism there}, {text: oil}]
  - {date: 2017-06-09, title: End of it}
"""
WIDE = (120, 30)


def viewer(yaml: str, asked: str = "") -> Viewer:
    return Viewer({"events.yaml": yaml.encode()}, query.parse(asked))


def days(count: int, *, statements: int = 0) -> str:
    """A timeline of one event a day from 1 June 2017 on: `Event 1` to `Event 30`."""
    said = "".join(f"\n      - {{text: Words {n}, speaker: Speaker {n}}}" for n in range(1, statements + 1))
    entries = [
        f"  - date: 2017-06-{day:02}\n    title: Event {day}" + (f"\n    statements:{said}" if said else "")
        for day in range(1, count + 1)
    ]
    return "title: Days\nevents:\n" + "\n".join(entries)


def main(pilot: ViewerPilot) -> MainScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


def timeline_pane(pilot: ViewerPilot) -> TimelinePane:
    return main(pilot).query_one(TimelinePane)


def event_pane(pilot: ViewerPilot) -> EventPane:
    return main(pilot).query_one(EventPane)


def place(pilot: ViewerPilot) -> str:
    return main(pilot).query_one(Footer).place


def selected(pilot: ViewerPilot) -> str | None:
    """The title of the selected event."""
    event = main(pilot).selected
    return event.title if event else None


async def settle(pilot: ViewerPilot) -> None:
    """Waits until keys are handed on, texts folded, searches done, and all that follows from it is drawn."""
    await handled(pilot)
    await _at_rest(pilot)


async def _at_rest(pilot: ViewerPilot) -> None:
    while _is_at_work(pilot):
        if folding := _folding(pilot):
            await asyncio.wait(folding)
        with suppress(WorkerCancelled):  # by a newer one
            await pilot.app.workers.wait_for_complete()
        await handled(pilot)
    await pilot.wait_for_animation()
    # Not `pilot.pause()`, which sleeps until the process is idle, 20 ms at least.
    await handled(pilot)


def _is_at_work(pilot: ViewerPilot) -> bool:
    app = pilot.app
    assert isinstance(app, Viewer)
    has_ended = app._exit or app._exception is not None
    return not has_ended and bool(app.workers or app.keys_in_turn.is_busy or _folding(pilot))


def _folding(pilot: ViewerPilot) -> list[asyncio.Future[Index]]:
    answers = main(pilot)._asking.answers
    folding = answers._folding if answers else None
    return [folding] if folding and not folding.done() else []


async def press(pilot: ViewerPilot, *keys: str) -> None:
    """As `pilot.press`, which sleeps 40 ms or more for each key."""
    for key in keys:
        if key == "space":  # `simulate_key` types none
            await pilot.press(key)
        else:
            pilot.app.simulate_key(key)
        await handled(pilot)
    await _at_rest(pilot)


async def resize(pilot: ViewerPilot, columns: int, rows: int) -> None:
    await pilot.resize_terminal(columns, rows)
    await settle(pilot)


async def handled(pilot: ViewerPilot) -> None:
    """A message may bring about a further one: from the key to the pane, the screen and the other panes."""
    for _ in range(4):
        await pilot.pause(0)


async def search(pilot: ViewerPilot, words: str) -> None:
    """Types `words` in the search line, without leaving it."""
    await press(pilot, "slash", *("space" if letter == " " else letter for letter in words))


def strips(pilot: ViewerPilot) -> list[Strip]:
    # Textual has no public way to what it has put on the screen but a picture as SVG.
    return pilot.app.screen._compositor.render_strips()


def rows(pilot: ViewerPilot) -> list[str]:
    """The text of the screen, line by line."""
    return [strip.text for strip in strips(pilot)]


def seen(pilot: ViewerPilot) -> str:
    return "\n".join(rows(pilot))


def search_line(pilot: ViewerPilot) -> str:
    """What stands behind the `/` of the search line; "" where there is none."""
    row = rows(pilot)[1]
    return row.removeprefix(" / ").rstrip() if row.startswith(" / ") else ""
