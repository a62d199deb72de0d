"""The reader's marks: set and taken away at once, kept beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
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
    """Tells the screen and the answers what is marked in the file `path`; standard input keeps no marks."""

    def __init__(self, screen: MainScreen, path: str, asking: Asking) -> None:
        self._screen = screen
        self._path = path
        self._asking = asking
        self._answers: Answers | None = None
        self._kept: Mapping[str, Mark] = {}  # as they were last read or written
        self._changes: dict[str, Mark | None] = {}  # not kept yet; None is a mark taken away
        self._offers: Mapping[Event, Mark] = {}
        self._taken_away: Mapping[str, Mark] = {}  # by the last U
        self._writer: ThreadPoolExecutor | None = None
        self._write_count = 0
        self._is_told = False  # that standard input keeps none

    @property
    def _marks(self) -> dict[str, Mark]:
        marks = {**self._kept, **self._changes}
        return {key: mark for key, mark in marks.items() if mark is not None}

    def show(self, answers: Answers) -> None:
        """What is marked of a timeline that was read, or read again."""
        self._answers = answers
        self._tell()

    def read(self) -> None:
        """To be called behind the frame that shows the timeline."""
        if self._path != STANDARD_INPUT:
            self._screen.run_worker(self._read, group="marks")  # type: ignore[arg-type]  # takes one, untyped

    async def _read(self) -> None:
        from sco_tui import marks

        before = self._write_count
        try:
            kept = await aside(lambda: marks.read(self._path))
        except UnreadableError as error:
            self._say(f"Marks cannot be read: {error.file}: {error.reason}", is_error=True)
            return
        if before == self._write_count:
            self._kept = kept
            self._tell()

    def _tell(self) -> None:
        answers, known, offered = self._answers, self._marks, self._offers
        if answers is None:
            return
        ids, self._offers = frozenset(known), {}
        if known:
            from sco_tui.marks import offers

            self._offers = offers(answers.timeline.events, known)
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
        if event is None:
            return
        from sco_tui import marks

        if offered := self._offers.get(event):
            self._change({offered.id: None, event.id: marks.of(event)})
            self._say("The mark is taken over.")
        else:
            self._change({event.id: None if event.id in self._marks else marks.of(event)})

    def toggle_all(self) -> None:
        """Takes all marks away; where none is left, puts back those that were taken away so."""
        if known := self._marks:
            self._taken_away = known
            self._change(dict.fromkeys(known))
            self._say(f"{counted(len(known), 'mark')} taken away: U puts back.")
        elif self._taken_away:
            self._change(self._taken_away)
            self._say(f"{counted(len(self._taken_away), 'mark')} put back.")
        else:
            self._say("No event is marked: m marks one.")

    def _change(self, changes: Mapping[str, Mark | None]) -> None:
        self._changes |= changes
        self._tell()
        if self._path != STANDARD_INPUT:
            self._keep()
        elif not self._is_told:
            self._is_told = True
            self._say("Marks in standard input last until you quit.")

    def _keep(self) -> None:
        """In a thread that the process waits for: what was marked right before quitting is kept as well."""
        from concurrent.futures import ThreadPoolExecutor

        from sco_tui import marks

        self._writer = self._writer or ThreadPoolExecutor(max_workers=1)
        sent = dict(self._changes)
        self._write_count += 1
        written = self._writer.submit(marks.change, self._path, sent)
        self._screen.run_worker(partial(self._await, written, sent), group="marks")  # type: ignore[arg-type]

    async def _await(self, written: Future[dict[str, Mark]], sent: Mapping[str, Mark | None]) -> None:
        from sco_tui.marks import place

        try:
            kept = await asyncio.shield(asyncio.wrap_future(written))
        except UnreadableError as error:
            self._say(f"Marks could not be kept: {error.file}: {error.reason}", is_error=True)
        except (OSError, ValueError) as error:
            folder = one_line(str(place(self._path).parent))
            self._say(f"Marks could not be kept in {folder}: {one_line(reason_of(error))}", is_error=True)
        else:
            self._kept, rest = kept, self._changes.items()
            self._changes = {key: mark for key, mark in rest if key not in sent or sent[key] is not mark}
            self._tell()

    def _say(self, words: str, *, is_error: bool = False) -> None:
        said = self._screen.look.signs.own(words)
        severity: SeverityLevel = "error" if is_error else "information"
        self._screen.notify(said, severity=severity, timeout=_NOTICE_SECONDS, markup=False)
