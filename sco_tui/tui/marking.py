"""The reader's marks: set and taken away at once, kept beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sco_tui.files import STANDARD_INPUT, reason_of
from sco_tui.problem import UnreadableError
from sco_tui.query import Choice, Query, Term
from sco_tui.text import counted, one_line
from sco_tui.timeline import Event
from sco_tui.tui.answers import Answers
from sco_tui.tui.aside import aside
from sco_tui.tui.asking import Asking
from sco_tui.tui.marked import Marked
from sco_tui.tui.workers import begin

# Imported behind the first frame.
if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from textual.notifications import SeverityLevel

    from sco_tui.marks import Mark
    from sco_tui.tui.main_screen import MainScreen

_NOTICE_SECONDS = 6
_MARKED = Term((Choice("marked"),), "is")


def with_marked(query: Query) -> Query:
    """`query` with `is:marked` added, or without it where it was there."""
    others = tuple(term for term in query.terms if term != _MARKED)
    return Query(others if len(others) < len(query.terms) else (*others, _MARKED))


class Marking:
    """Tells the screen and the answers what is marked; `paths` has the files by name.

    Each file's marks are kept for it alone, those of standard input not at all.
    """

    def __init__(self, screen: MainScreen, paths: Mapping[str, str], asking: Asking) -> None:
        self._screen = screen
        self._paths = paths
        self._asking = asking
        self._answers: Answers | None = None
        self._events: Mapping[str, Mapping[str, Event]] = {}  # of each file, by the ids it knows them by
        self._kept: dict[str, Mapping[str, Mark]] = {}  # of each file, as they were last read or written
        self._changes: dict[str, dict[str, Mark | None]] = {}  # not kept yet; None is a mark taken away
        self._offers: Mapping[Event, Mark] = {}
        self._taken_away: Mapping[str, Mapping[str, Mark]] = {}  # by the last U
        self._writer: ThreadPoolExecutor | None = None
        self._write_count = 0
        self._is_told = False  # that standard input keeps none

    def _marks(self, file: str) -> dict[str, Mark]:
        marks = {**self._kept.get(file, {}), **self._changes.get(file, {})}
        return {key: mark for key, mark in marks.items() if mark is not None}

    def show(self, answers: Answers) -> None:
        """What is marked of a timeline that was read, or read again."""
        self._answers, timeline = answers, answers.timeline
        events: dict[str, dict[str, Event]] = {name: {} for name in timeline.files}
        for event in timeline.events:
            events[event.file][timeline.own_id(event)] = event
        self._events = events
        self._tell()

    def read(self) -> None:
        """To be called behind the frame that shows the timeline."""
        for file, path in self._paths.items():
            if path != STANDARD_INPUT:
                begin(self._screen, self._read, file, group="marks")

    async def _read(self, file: str) -> None:
        from sco_tui import marks

        before = self._write_count
        try:
            kept = await aside(lambda: marks.read(self._paths[file]))
        except UnreadableError as error:
            self._say(f"Marks cannot be read: {error.file}: {error.reason}", is_error=True)
            return
        if before == self._write_count:
            self._kept[file] = kept
            self._tell()

    def _tell(self) -> None:
        answers, offered = self._answers, self._offers
        if answers is None:
            return
        self._offers, marked = {}, set()
        for file, events in self._events.items():
            if known := self._marks(file):
                from sco_tui.marks import offers

                self._offers |= offers(events, known)
                marked |= {events[key].id for key in known if key in events}
        ids = frozenset(marked)
        self._screen.marked = Marked(ids, frozenset(event.id for event in self._offers))
        if len(self._offers) > len(offered):
            lost = "1 mark has lost its event" if len(self._offers) == 1 else ""
            lost = lost or f"{len(self._offers):,} marks have lost their events"
            takes = "takes it over" if len(self._offers) == 1 else "takes one over"
            self._say(f"{lost}: m at ☆ {takes}.")
        if ids != answers.marked:
            answers.mark(ids)
            if self._asking.asked.asks_for_marks:
                self._asking.search()

    def toggle(self, event: Event | None) -> None:
        """Marks the event or unmarks it; one that a mark is offered to takes that over."""
        if event is None or self._answers is None:
            return
        from sco_tui import marks

        own_id = self._answers.timeline.own_id(event)
        if offered := self._offers.get(event):
            self._change(event.file, {offered.id: None, own_id: marks.of(event, own_id)})
            self._say("The mark is taken over.")
        else:
            is_marked = own_id in self._marks(event.file)
            self._change(event.file, {own_id: None if is_marked else marks.of(event, own_id)})

    def toggle_all(self) -> None:
        """Takes all marks away; where none is left, puts back those that were taken away so."""
        known = {file: marks for file in self._paths if (marks := self._marks(file))}
        if known:
            self._taken_away = known
            for file in known:
                self._change(file, dict.fromkeys(known[file]))
            self._say(f"{counted(sum(map(len, known.values())), 'mark')} taken away: U puts back.")
        elif self._taken_away:
            for file, taken_away in self._taken_away.items():
                self._change(file, taken_away)
            self._say(f"{counted(sum(map(len, self._taken_away.values())), 'mark')} put back.")
        else:
            self._say("No event is marked: m marks one.")

    def _change(self, file: str, changes: Mapping[str, Mark | None]) -> None:
        self._changes.setdefault(file, {}).update(changes)
        self._tell()
        if self._paths.get(file, STANDARD_INPUT) != STANDARD_INPUT:
            self._keep(file)
        elif not self._is_told:
            self._is_told = True
            self._say("Marks in standard input last until you quit.")

    def _keep(self, file: str) -> None:
        """In a thread that the process waits for: what was marked right before quitting is kept as well."""
        from concurrent.futures import ThreadPoolExecutor

        from sco_tui import marks

        self._writer = self._writer or ThreadPoolExecutor(max_workers=1)
        sent = dict(self._changes[file])
        self._write_count += 1
        written = self._writer.submit(marks.change, self._paths[file], sent)
        begin(self._screen, self._await, file, written, sent, group="marks")

    async def _await(
        self, file: str, written: Future[dict[str, Mark]], sent: Mapping[str, Mark | None]
    ) -> None:
        from sco_tui.marks import place

        try:
            kept = await asyncio.shield(asyncio.wrap_future(written))
        except UnreadableError as error:
            self._say(f"Marks could not be kept: {error.file}: {error.reason}", is_error=True)
        except (OSError, ValueError) as error:
            folder = one_line(str(place(self._paths[file]).parent))
            self._say(f"Marks could not be kept in {folder}: {one_line(reason_of(error))}", is_error=True)
        else:
            self._kept[file] = kept
            rest = self._changes[file].items()
            self._changes[file] = {
                key: mark for key, mark in rest if key not in sent or sent[key] is not mark
            }
            self._tell()

    def _say(self, words: str, *, is_error: bool = False) -> None:
        said = self._screen.look.signs.own(words)
        severity: SeverityLevel = "error" if is_error else "information"
        self._screen.notify(said, severity=severity, timeout=_NOTICE_SECONDS, markup=False)
