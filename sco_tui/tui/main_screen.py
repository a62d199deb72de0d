"""The main screen: holds what is shown, and gives it to the panes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.screen import Screen

from sco_tui import search
from sco_tui.search import Found, Index, Query
from sco_tui.timeline import Event, Timeline
from sco_tui.tui.event_pane import EventPane
from sco_tui.tui.footer import Footer, place_of
from sco_tui.tui.header import Header
from sco_tui.tui.timeline_pane import TimelinePane

# The search line and the help are imported when they are first asked for: with Textual's widgets
# in them they are 0.04 of the start. Their messages are therefore handled by name, not by `@on`.
if TYPE_CHECKING:
    from sco_tui.tui.search_box import SearchBox

_NOTHING = search.parse("")


class _Before(NamedTuple):
    """What is shown when the reader enters the search line: Esc in it brings this back."""

    query: Query
    chosen: Event | None
    is_reading: bool


class MainScreen(Screen[None]):
    """One truth for all panes: `found`, a query's answer, and `selected`, the event the cursor is on."""

    HORIZONTAL_BREAKPOINTS = [(0, "-single"), (70, "-medium"), (110, "-wide")]  # noqa: RUF012, not Textual's ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority: the letters typed right behind it go into the box, not to the pane it was pressed in.
        Binding("slash", "search", "Search", key_display="/", priority=True),
        Binding("n", "hit(1)", "Next hit"),
        Binding("N", "hit(-1)", "Previous hit"),
        Binding("tab,shift+tab", "other_pane", "Other pane"),
        Binding("escape", "all_events", "All events again"),
        Binding("question_mark,f1", "help", "Help"),
        Binding("q", "app.quit", "Quit"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    found: reactive[Found | None] = reactive(None)
    selected: reactive[Event | None] = reactive(None)

    def __init__(self, file: str, timeline: Timeline | None, problem_count: int) -> None:
        super().__init__()
        self._file = file
        self._problem_count = problem_count
        self._index: Index | None = None
        self._chosen: Event | None = None  # where the reader put the cursor, shown or not
        self._asked = _NOTHING  # the newest query, found or still searched for
        self._before: _Before | None = None  # while the search line has the focus
        self._search_box: SearchBox | None = None
        if timeline is not None:
            self._index = Index(timeline)
            self.set_reactive(MainScreen.found, self._index.find(_NOTHING))
            self._chosen = timeline.events[0] if timeline.events else None
            self.set_reactive(MainScreen.selected, self._chosen)

    def compose(self) -> ComposeResult:
        # As the breakpoints will: styles that change behind the first layout make a second one.
        width = self.app.size.width
        self.add_class(next(name for least, name in reversed(self.HORIZONTAL_BREAKPOINTS) if width >= least))
        header = Header(self._file).data_bind(MainScreen.found)
        header.problem_count = self._problem_count
        yield header
        with Horizontal(id="panes"):
            yield TimelinePane().data_bind(MainScreen.found, MainScreen.selected)
            yield EventPane().data_bind(MainScreen.found, MainScreen.selected)
        yield Footer()

    def show_timeline(self, timeline: Timeline, problem_count: int) -> None:
        """Shows a timeline that was read after the screen stood."""
        self.query_one(Header).problem_count = problem_count
        self._index = Index(timeline)
        self._chosen = timeline.events[0] if timeline.events else None
        self._show(self._index.find(_NOTHING))
        query, self._asked = self._asked, _NOTHING
        self._ask(query)

    def _ask(self, query: Query) -> None:
        """Searches off the event loop; what an older query finds later is dropped."""
        if query == self._asked:
            return
        self._asked = query
        self.run_worker(self._find(query), group="search", exclusive=True)

    async def _find(self, query: Query) -> None:
        if self._index is not None:
            self._show(await asyncio.to_thread(self._index.find, query))

    def _show(self, found: Found) -> None:
        """Shows what was found; the cursor stays on its event, or goes to the next one in time."""
        self.found = found
        if self._search_box is not None:  # bound by hand: it is not there when the panes are composed
            self._search_box.found = found
        self.selected = found.nearest(self._chosen)
        self._tell_bars()

    @on(TimelinePane.EventHighlighted)
    def _select(self, message: TimelinePane.EventHighlighted) -> None:
        self.selected = self._chosen = message.event
        self._tell_bars()

    @on(TimelinePane.EventOpened)
    def _open_event(self) -> None:
        if self.selected is not None:
            self._chosen = self.selected
            self.add_class("-reading")
            self.query_one(EventPane).focus()

    @on(EventPane.Left)
    def _back_to_timeline(self) -> None:
        self.remove_class("-reading")
        self.query_one(TimelinePane).focus()

    def action_other_pane(self) -> None:
        if self.query_one(EventPane).has_focus:
            self._back_to_timeline()
        else:
            self._open_event()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search line a slash is a letter."""
        if action == "search" and self._before is not None:
            return False
        return super().check_action(action, parameters)

    async def action_search(self) -> None:
        """Opens the search line, or goes back into it."""
        self._enter_search_line()
        if self._search_box is None:
            from sco_tui.tui.search_box import SearchBox

            self._search_box = SearchBox(self._asked.text)
            self._search_box.found = self.found
            await self.mount(self._search_box, after=self.query_one(Header))
        self._search_box.edit()

    def _enter_search_line(self) -> None:
        if self._before is None:
            self._before = _Before(self._asked, self._chosen, self.has_class("-reading"))
            self.remove_class("-reading")  # so that one pane alone shows what is found

    def on_search_box_query_changed(self, message: SearchBox.QueryChanged) -> None:
        # What was typed just before Enter or Esc arrives behind them.
        if self._before is not None:
            self._ask(search.parse(message.text))

    def on_search_box_selection_moved(self, message: SearchBox.SelectionMoved) -> None:
        self.query_one(TimelinePane).action_move(message.steps)

    async def on_search_box_kept(self, message: SearchBox.Kept) -> None:
        self._before = None
        self._back_to_timeline()
        await self._set_query(search.parse(message.text))

    async def on_search_box_cancelled(self) -> None:
        if self._before is None:
            return
        before, self._before = self._before, None
        self._chosen = before.chosen
        self._back_to_timeline()
        if before.is_reading:
            self._open_event()
        await self._set_query(before.query)

    async def action_all_events(self) -> None:
        """Takes the query away."""
        if self._search_box is not None:
            await self._set_query(_NOTHING)

    async def _set_query(self, query: Query) -> None:
        """Asks `query`; the search line stays only where it says something."""
        self._ask(query)
        if self._search_box is None:
            return
        if query.words:
            self._search_box.show_query(query.text)
        else:
            box, self._search_box = self._search_box, None
            await box.remove()

    def action_hit(self, step: int) -> None:
        """The next or previous hit: within the event, else in the next event; round at the ends."""
        if self.found is None or not self.found.is_search or not self.found.events:
            return
        pane = self.query_one(EventPane)
        if not pane.display:
            self._open_event()  # it shows its first hit
            return
        if pane.step_hit(step):
            return
        events = self.found.events
        here = events.index(self.selected) if self.selected in events else 0
        self.selected = self._chosen = events[(here + step) % len(events)]
        pane.to_hit(0 if step > 0 else -1)
        self._tell_bars()

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen
        from sco_tui.tui.search_box import SearchBox

        groups = [
            ("Everywhere", [*self.BINDINGS, *self.app.BINDINGS]),
            ("In the timeline", TimelinePane.BINDINGS),
            ("In the event", EventPane.BINDINGS),
            ("In the search line", SearchBox.BINDINGS),
        ]
        self.app.push_screen(HelpScreen(groups))

    @on(Footer.KeyClicked)
    def _press(self, message: Footer.KeyClicked) -> None:
        # Sent by the app: a key that a screen sends goes no further than that screen, short of the bindings.
        self.app.call_later(self.app.simulate_key, message.key)

    def on_descendant_focus(self) -> None:
        if self._search_box is not None and self._search_box.has_focus_within:
            self._enter_search_line()  # by a click
        else:
            self._before = None
            self.set_class(self.query_one(EventPane).has_focus, "-reading")
        self._tell_bars()

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell_bars)

    def _tell_bars(self) -> None:
        """The footer and the header follow the place the reader is in and the layout."""
        footer, header = self.query_one(Footer), self.query_one(Header)
        is_reading = self.has_class("-reading")
        footer.place = place_of(self.found, is_typing=self._before is not None, is_reading=is_reading)
        position = "" if self.has_class("-wide") else self.query_one(TimelinePane).position
        reads_alone = self.has_class("-single") and is_reading
        header.place = position if reads_alone else ""
        footer.position = "" if reads_alone else position
