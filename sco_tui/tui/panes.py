"""The list beside the event, or beside the filters: which of them is seen where there is room for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from sco_tui.found import Found
from sco_tui.query import Query
from sco_tui.timeline import Event
from sco_tui.tui.answers import Answers
from sco_tui.tui.event_pane import EventPane
from sco_tui.tui.shown import Shown
from sco_tui.tui.timeline_pane import TimelinePane

if TYPE_CHECKING:
    from sco_tui.advice import Advice
    from sco_tui.tui.filter_pane import FilterPane


class Panes(Widget):
    """Hands on what is shown; the reader goes from pane to pane."""

    shown: var[Shown | None] = var(None)
    found: var[Found | None] = var(None)
    selected: var[Event | None] = var(None)
    advice: var[Advice | None] = var(None)

    class EventEntered(Message):
        """The reader went into the selected event."""

    def __init__(self) -> None:
        super().__init__(id="panes")
        self._filters: FilterPane | None = None

    def compose(self) -> ComposeResult:
        yield TimelinePane().data_bind(Panes.shown, Panes.selected, Panes.advice)
        yield EventPane().data_bind(Panes.found, Panes.selected)

    @property
    def timeline(self) -> TimelinePane:
        return self.query_one(TimelinePane)

    @property
    def event(self) -> EventPane:
        return self.query_one(EventPane)

    @property
    def is_reading(self) -> bool:
        return self.has_class("-reading")

    @property
    def is_filtering(self) -> bool:
        return self._filters is not None and self._filters.has_focus

    def show_list(self) -> None:
        """Where one pane is seen, the list; the focus stays where it is."""
        self.remove_class("-reading")

    @on(TimelinePane.EventOpened)
    def open_event(self) -> None:
        if self.selected is not None:
            self.post_message(self.EventEntered())
            self.add_class("-reading")
            self.event.focus()

    @on(EventPane.Left)
    def back_to_list(self) -> None:
        self.show_list()
        self.timeline.focus()

    def to_other(self) -> None:
        if self.event.has_focus:
            self.back_to_list()
        else:
            self.open_event()

    def on_descendant_focus(self) -> None:
        self.set_class(self.event.has_focus, "-reading")

    async def open_filters(self) -> None:
        """The filters take the place of the event."""
        if self._filters is None:
            from sco_tui.tui.filter_pane import FilterPane

            self._filters = FilterPane()
            self.show_list()
            self.add_class("-filtering")
            await self.mount(self._filters)
        self._filters.focus()

    def count_values(self, answers: Answers | None, asked: Query) -> None:
        """Counts, where the filters are open, what each of them would find."""
        if answers is not None and self._filters is not None:
            self.run_worker(self._show_values(answers, asked), group="filters", exclusive=True)

    async def _show_values(self, answers: Answers, asked: Query) -> None:
        values = await answers.values(asked)
        if self._filters is not None:
            self._filters.values = values

    async def on_filter_pane_left(self) -> None:
        self.back_to_list()  # before they go: their focus would go to the event
        await self.close_filters()

    async def close_filters(self) -> None:
        """The event takes its place again."""
        if self._filters is not None:
            pane, self._filters = self._filters, None
            self.remove_class("-filtering")
            await pane.remove()
