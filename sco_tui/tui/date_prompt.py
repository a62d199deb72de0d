"""The line in which a reader says to which date to go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from sco_tui import asked_date
from sco_tui.asked_date import Places
from sco_tui.date_words import reading
from sco_tui.dates import DateError
from sco_tui.text import one_line
from sco_tui.timeline import Event, Timeline
from sco_tui.tui.footer import Footer
from sco_tui.tui.line_input import LineInput
from sco_tui.tui.lines import cut, drawable
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.shown import Shown

_LABEL = " Go to date: "
_HINTS = ("2017-06", "june 2017", "first", "last")
_ROOM_TO_TYPE = 20


class DatePrompt(ModalScreen[Event | None]):
    """Ends with the event to go to, one of those with these numbers in `timeline`, or with None.

    `year`, an astronomical one, is meant where none is typed; `today` is a day's ordinal.
    """

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "Go to the event nearest to the date"),
        Binding("escape", "leave", "Back, without going anywhere"),
        Binding("f1", "help", "Help"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)

    def __init__(
        self, look: Look, timeline: Timeline, numbers: Sequence[int], *, year: int | None, today: int
    ) -> None:
        super().__init__()
        self.set_reactive(DatePrompt.look, look)
        self._timeline = timeline
        self._places = Places(timeline, numbers)
        self._year = year
        self._today = today

    def compose(self) -> ComposeResult:
        with Horizontal(id="prompt-line"):
            yield Static(Content(_LABEL), id="prompt-label")
            yield LineInput(id="prompt-input", compact=True)
            yield Static(id="prompt-hints")
        yield Static(id="prompt-answer")
        yield Footer("date").data_bind(DatePrompt.look)

    def watch_look(self) -> None:
        self._tell()

    def on_resize(self) -> None:
        self._tell()

    @on(Input.Changed)
    def _tell(self) -> None:
        """What may be typed, and where what is typed leads."""
        room = self.size.width - cell_len(_LABEL) - _ROOM_TO_TYPE
        self.query_one("#prompt-hints", Static).update(Content(self.look.signs.own(_hints(room))))
        try:
            event = self._event
        except DateError:  # it may not be typed out yet
            event = None
        self._answer(self._landing(event) if event else "")

    @property
    def _event(self) -> Event | None:
        """The one that what is typed leads to, None where none is shown; raises DateError."""
        typed = self.query_one("#prompt-input", Input).value
        number = self._places.nearest(asked_date.read(typed, year=self._year, today=self._today))
        return None if number is None else self._timeline.events[number]

    def _landing(self, event: Event) -> str:
        """`⏎ Thursday 8 June 2017: 17th summit`."""
        signs = self.look.signs
        date = signs.own(reading(event.when)) if event.when else "no date"
        words = f"{signs.own('⏎')} {date}: {one_line(event.title)}"
        return drawable(cut(words, self.size.width - 2, signs.more))

    def _answer(self, words: str, *, is_error: bool = False) -> None:
        answer = self.query_one("#prompt-answer", Static)
        answer.set_class(is_error, "-error")
        answer.display = bool(words)
        answer.update(Content(words))

    @on(Input.Submitted)
    def action_go(self) -> None:
        """What is no date is said, and the line stays."""
        try:
            self.dismiss(self._event)
        except DateError as error:
            self._answer(self.look.signs.own(str(error)), is_error=True)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen

        bindings = [*self.BINDINGS, *self.app.BINDINGS]
        self.app.push_screen(HelpScreen([("While going to a date", bindings)], self.look))


async def open_over(
    screen: Screen[Any],
    look: Look,
    shown: Shown,
    selected: Event | None,
    then: Callable[[Event | None], None],
) -> None:
    """Asks for a date over `screen`; the letters behind `d` go into it."""
    year, today = asked_date.year_of(selected) if selected else None, date.today().toordinal()
    prompt = DatePrompt(look, shown.found.timeline, shown.numbers, year=year, today=today)
    await screen.app.push_screen(prompt, then)


def _hints(room: int) -> str:
    """The last of them, which no one guesses, as many as fit in so many cells."""
    for first in range(len(_HINTS)):
        hints = f"{' · '.join(_HINTS[first:])} "
        if cell_len(hints) <= room:
            return hints
    return ""
