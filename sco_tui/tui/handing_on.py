"""What the reader takes elsewhere: a text to the clipboard, a source to the browser, a file to an editor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sco_tui.text import one_line
from sco_tui.timeline import Timeline
from sco_tui.tui.aim import Aim
from sco_tui.tui.aside import aside
from sco_tui.tui.workers import begin

if TYPE_CHECKING:
    from sco_tui.tui.main_screen import MainScreen

_NOTICE_SECONDS = 6
_NAMED_CHARACTERS = 30


class HandingOn:
    """What it needs beside the screen is imported when it is first asked for."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._ways = {
            "statement": self._copy_statement,
            "event": self._copy_event,
            "address": self._open_address,
            "editor": self._edit,
        }

    def hand_on(self, what: str, timeline: Timeline, aim: Aim, *, is_reading: bool) -> None:
        """Does what `what` names with where the reader is; from the list, that is the event's own matter.

        Beside the keys that follow: a program of the desktop may take seconds.
        """
        begin(self._screen, self._ways[what], timeline, aim, is_reading, group="handing on")

    async def _copy_statement(self, timeline: Timeline, aim: Aim, _: bool) -> None:
        from sco_tui.citation import statement_citation
        from sco_tui.event_words import NO_SPEAKER, quotation_marks
        from sco_tui.tui.copying import copy

        if aim.number is None:
            self._say("No statement here: Y copies the event.")
            return
        statement = aim.event.statements[aim.number]
        name = one_line(statement.speaker) if statement.speaker else NO_SPEAKER.capitalize()
        before, behind = quotation_marks(statement, self._screen.look.signs.own)
        words = f"{name}, {before}{self._beginning(statement.text)}{behind}"
        await copy(self._screen.app, statement_citation(timeline, aim.event, statement), words)

    async def _copy_event(self, timeline: Timeline, aim: Aim, _: bool) -> None:
        from sco_tui.citation import event_citation
        from sco_tui.tui.copying import copy

        text = event_citation(timeline, aim.event)
        own = self._screen.look.signs.own
        words = f"Event {own('“')}{self._beginning(aim.event.title)}{own('”')}"
        await copy(self._screen.app, text, words)

    async def _open_address(self, timeline: Timeline, aim: Aim, is_reading: bool) -> None:
        """The first source with an address; the notice shows it, and names the others."""
        from sco_tui import opening
        from sco_tui.passage_link import address_of, pieces, to_passage
        from sco_tui.tui.copying import copy

        statement = aim.event.statements[aim.number] if is_reading and aim.number is not None else None
        keys = dict.fromkeys([*(statement.source if statement else ()), *aim.event.source_keys])
        sources = [timeline.sources[key] for key in keys if key in timeline.sources]
        addresses = {source.key: address for source in sources if (address := address_of(source))}
        if not addresses:
            self._say(_no_address(timeline, list(keys)))
            return
        address, *others = addresses.values()
        more = f"; also {', '.join(others)}" if others else ""
        target = to_passage(address, pieces(statement.text)) if statement else address
        command = opening.command(target, os.environ)
        if command is None:
            await copy(self._screen.app, target, f"No desktop to open {address}{more}")
        elif await aside(lambda: opening.run(command, os.environ)):
            self._say(f"Opened {address}{more}")
        else:
            await copy(self._screen.app, target, f"{one_line(command[0])} could not open {address}{more}")

    def edit(self, file: str | None, line: int) -> None:
        """A file, by its name, where nothing is shown; by default the first."""
        from sco_tui.tui.editing import edit

        paths = self._screen.paths
        path = paths.get(file or "") or next(iter(paths.values()))
        begin(self._screen, edit, self._screen.app, path, line, group="handing on")

    async def _edit(self, _: Timeline, aim: Aim, is_reading: bool) -> None:
        from sco_tui.tui.editing import edit

        statement = aim.event.statements[aim.number] if is_reading and aim.number is not None else None
        entry = statement or aim.event
        await edit(self._screen.app, self._screen.paths[entry.file], entry.line, entry.column)

    def _beginning(self, text: str) -> str:
        """So much of it that the notice says which one."""
        words = one_line(text[: _NAMED_CHARACTERS + 1])
        more = self._screen.look.signs.more if len(text) > _NAMED_CHARACTERS else ""
        return f"{words[:_NAMED_CHARACTERS]}{more}"

    def _say(self, words: str) -> None:
        self._screen.notify(words, timeout=_NOTICE_SECONDS, markup=False)


def _no_address(timeline: Timeline, keys: list[str]) -> str:
    """Why there is nothing to open: no source, no address, or one that is none."""
    if not keys:
        return "No source is named here."
    sources = [timeline.sources[key] for key in keys if key in timeline.sources]
    written = next(filter(None, (source.url or source.archived for source in sources)), None)
    if written is None:
        return f"Source {one_line(keys[0])} has no address: give it a url in the file."
    return f"Not opened, as it is no http or https address: {one_line(written)}"
