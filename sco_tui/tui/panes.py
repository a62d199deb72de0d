"""The list beside the event, or beside the filters: which of them is seen where there is room for one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from sco_tui.found import Found
from sco_tui.query import Query
from sco_tui.timeline import Event
from sco_tui.tui.answers import Answers
from sco_tui.tui.event_pane import EventPane
from sco_tui.tui.event_rule import EventRule
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.marked import NOTHING_MARKED, Marked
from sco_tui.tui.shown import Shown
from sco_tui.tui.timeline_pane import TimelinePane
from sco_tui.tui.workers import begin

if TYPE_CHECKING:
    from sco_tui.advice import Advice
    from sco_tui.checked import Checked
    from sco_tui.tui.filter_pane import FilterPane


class Panes(Widget):
    """Hands on what is shown; the reader goes from pane to pane, and from event to event in each of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read_on", "Read on: into the event, a page further, the next event"),
        Binding("J", "step(1)", "Next event, while reading too"),
        Binding("K", "step(-1)", "Previous event, while reading too"),
        Binding("right_square_bracket", "day(1)", "Next day", key_display="]"),
        Binding("left_square_bracket", "day(-1)", "Previous day", key_display="["),
        Binding("n", "hit(1)", "Next hit"),
        Binding("N", "hit(-1)", "Previous hit"),
        Binding("z", "zoom", "Zoom: this pane alone, or both"),
    ]

    look: var[Look] = var(DEFAULT)
    shown: var[Shown | None] = var(None)
    found: var[Found | None] = var(None)
    selected: var[Event | None] = var(None)
    marked: var[Marked] = var(NOTHING_MARKED)
    advice: var[Advice | None] = var(None)
    checked: var[Checked | None] = var(None)

    class Zoomed(Message):
        """One pane has all the room now, or both have their own again."""

    class EventEntered(Message):
        """The reader went into the selected event."""

    def __init__(self) -> None:
        super().__init__(id="panes")
        self._filters: FilterPane | None = None
        self._then: Callable[[], object] | None = None  # once the event that was asked for is shown

    def compose(self) -> ComposeResult:
        yield TimelinePane().data_bind(Panes.look, Panes.shown, Panes.selected, Panes.marked, Panes.advice)
        yield EventRule().data_bind(Panes.look)
        yield EventPane().data_bind(Panes.look, Panes.found, Panes.selected, Panes.marked, Panes.checked)

    @property
    def timeline(self) -> TimelinePane:
        return self.query_one(TimelinePane)

    @property
    def event(self) -> EventPane:
        return self.query_one(EventPane)

    @property
    def statement(self) -> int | None:
        """The number of the statement that is meant: the current one, in the list the first that matches."""
        if self.selected is None or not self.selected.statements:
            return None
        if self.is_reading or self.found is None:
            return self.event.card
        matched = self.found.matched(self.selected)
        return matched.index(True) if True in matched else 0

    @property
    def is_reading(self) -> bool:
        return self.has_class("-reading")

    @property
    def is_zoomed(self) -> bool:
        return self.has_class("-zoomed")

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Hits are there while searching."""
        return action != "hit" or (self.found is not None and self.found.is_search)

    def _show(self, event: Event, then: Callable[[], object] | None = None) -> None:
        if event is not self.selected:
            self._then = then
            self.post_message(TimelinePane.EventHighlighted(event))
        elif then:
            then()

    def watch_look(self) -> None:
        if self._filters is not None:
            self._filters.look = self.look

    def watch_selected(self) -> None:
        then, self._then = self._then, None
        if then:
            self.call_next(then)

    def _beside(self, step: int) -> Event | None:
        """The event shown next, or before; None where there is no further one."""
        here = self.shown.number_of(self.selected) if self.shown else -1
        if self.shown is None or here < 0 or not 0 <= here + step < len(self.shown.events):
            return None
        return self.shown.events[here + step]

    def action_step(self, step: int) -> None:
        if event := self._beside(step):
            self._show(event)

    def action_day(self, step: int) -> None:
        if self.shown and self.selected and (event := self.shown.beside_day(self.selected, step)):
            self._show(event)

    def action_read_on(self) -> None:
        pane = self.event
        if not pane.has_focus:
            self.open_event()
        elif pane.scroll_y < pane.max_scroll_y:
            pane.action_page(1)
        elif event := self._beside(1):
            self._show(event, partial(pane.action_edge, 0))  # from its top: its first hit may be further down

    def action_hit(self, step: int) -> None:
        """The next or previous hit: within the event, else in the next event; round at the ends."""
        found, pane = self.found, self.event
        if found is None or not found.numbers:
            return
        is_found = self.selected is not None and self.selected in found
        if is_found and not pane.display:
            self.open_event()  # it shows its first hit
        elif not (is_found and pane.step_hit(step)):
            self._show(found.beside(self.selected, step), partial(pane.to_hit, 0 if step > 0 else -1))

    def action_zoom(self) -> None:
        self.toggle_class("-zoomed")
        self.post_message(self.Zoomed())

    async def open_filters(self) -> None:
        """The filters take the place of the event."""
        if self._filters is None:
            from sco_tui.tui.filter_pane import FilterPane

            self._filters = FilterPane()
            self._filters.look = self.look  # `data_bind` works in `compose` only
            self.show_list()
            self.add_class("-filtering")
            await self.mount(self._filters)
        self._filters.focus()

    def count_values(self, answers: Answers | None, asked: Query) -> None:
        """Counts, where the filters are open, what each of them would find."""
        if answers is not None and self._filters is not None:
            begin(self, self._show_values, answers, asked, group="filters", newest=True)

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
