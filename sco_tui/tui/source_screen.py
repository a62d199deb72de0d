"""A statement in its source: the text around it, and all other statements that stand there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Awaitable, Callable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.screen import Screen

from sco_tui.checked import Checked, Standing
from sco_tui.found import everything
from sco_tui.quote_check import Passage, Result
from sco_tui.text import one_line
from sco_tui.timeline import Event
from sco_tui.tui.aim import Aim
from sco_tui.tui.footer import Footer
from sco_tui.tui.header import Header
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.row_pane import RowPane
from sco_tui.tui.source_head import Reading, SourceHead
from sco_tui.tui.source_pane import Lit, SourcePane
from sco_tui.tui.too_small import TooSmall


class _Stop(NamedTuple):
    """A passage of the text in which a statement stands, and which of its passages it is, from 0."""

    passage: Passage
    standing: Standing
    place: int


class SourceScreen(Screen[Aim | None]):
    """Ends with the statement that the reader wants to see in its event, or with None."""

    AUTO_FOCUS = "SourcePane"
    HORIZONTAL_BREAKPOINTS = MainScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = MainScreen.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "statement(1)", "Next statement in this text"),
        Binding("N", "statement(-1)", "Previous statement in this text"),
        Binding("enter,l,right", "go", "The statement in its event"),
        Binding("escape,q,h,left", "leave", "Back"),
        Binding("x", "leave", "Close the source"),
        Binding("T", "app.next_theme", "The next theme"),
        Binding("question_mark,f1", "help", "Help"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)
    reading: var[Reading | None] = var(None)
    lit: var[Lit] = var(Lit())

    def __init__(self, file: str, checked: Checked, event: Event, number: int, look: Look) -> None:
        """For a statement whose verdict names a source with a text."""
        super().__init__()
        self._file = file
        self._checked = checked
        verdict = checked.verdict(event, event.statements[number])
        assert verdict.key is not None
        self._key = verdict.key
        stops = (
            _Stop(passage, standing, place)
            for standing in checked.standing(self._key)
            for place, passage in enumerate(standing.passages)
        )
        self._stops = sorted(stops, key=lambda stop: stop.passage[0].start)
        self._marked = [span for stop in self._stops for span in stop.passage]
        self._at: int | None = None  # which stop; None for a statement that is not there
        self.set_reactive(SourceScreen.look, look)
        own = [stop.standing[:2] for stop in self._stops]
        if (event, number) in own:
            self._stand_at(own.index((event, number)))
        else:
            part = verdict.closest
            self.set_reactive(SourceScreen.lit, Lit([part.in_text] if part else (), self._marked))
            reading = Reading(
                checked, event, number, Result.NOT_FOUND, 0, len(self._stops), closest=verdict.closest
            )
            self.set_reactive(SourceScreen.reading, reading)

    def _stand_at(self, number: int) -> None:
        stop = self._stops[number]
        event = stop.standing.event
        self._at = number
        self.lit = Lit(stop.passage, self._marked)
        self.reading = Reading(
            self._checked,
            event,
            stop.standing.number,
            stop.standing.result,
            number + 1,
            len(self._stops),
            stop.place + 1,
            len(stop.standing.passages),
        )

    def compose(self) -> ComposeResult:
        timeline = self._checked.timeline
        source = timeline.sources.get(self._key)
        title = one_line(source.title if source and source.title else self._key)
        yield Header(self._file).data_bind(SourceScreen.look)
        yield SourceHead().data_bind(SourceScreen.look, SourceScreen.reading)
        yield SourcePane(self._checked.texts[self._key], title).data_bind(SourceScreen.look, SourceScreen.lit)
        yield Footer("source").data_bind(SourceScreen.look)
        yield TooSmall().data_bind(SourceScreen.look)

    def on_mount(self) -> None:
        self.query_one(Header).found = everything(self._checked.timeline)
        self.query_one(Footer).place = "source" if self._stops else "source without statements"

    @on(SourcePane.Scrolled)
    def _tell_position(self, message: SourcePane.Scrolled) -> None:
        has_box = bool(self.query_one(SourcePane).styles.border_bottom[0])
        self.query_one(Footer).position = "" if has_box else f"{message.percent} %"

    @on(SourcePane.Clicked)
    def _choose(self, message: SourcePane.Clicked) -> None:
        character = message.character
        for number, stop in enumerate(self._stops):
            if any(span.start <= character < span.end for span in stop.passage):
                self._stand_at(number)
                return

    def action_statement(self, step: int) -> None:
        """Round at the ends; from one that is not there to the next in the text."""
        if not self._stops:
            return
        if self._at is None:
            lit = self.lit.passage
            behind = bisect_left([stop.passage[0] for stop in self._stops], lit[0]) if lit else 0
            self._stand_at((behind if step > 0 else behind - 1) % len(self._stops))
        else:
            self._stand_at((self._at + step) % len(self._stops))

    def action_go(self) -> None:
        if self.reading is not None:
            self.dismiss(Aim(self.reading.event, self.reading.number))

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen

        groups = [
            ("In the source", [*SourcePane.BINDINGS, *RowPane.BINDINGS, *self.BINDINGS]),
            ("Everywhere", self.app.BINDINGS),
        ]
        self.app.push_screen(HelpScreen(groups, self.look))


async def open_over(
    screen: Screen[None],
    file: str,
    look: Look,
    checked: Checked,
    event: Event,
    number: int,
    then: Callable[[Aim | None], Awaitable[None]],
) -> None:
    """Opens the source of the statement with this number in `event`."""
    await screen.app.push_screen(SourceScreen(file, checked, event, number, look), then)
