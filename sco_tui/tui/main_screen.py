"""The main screen: holds what is asked and what is shown, and gives it to the panes."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.screen import Screen

from sco_tui.found import Found
from sco_tui.query import Query
from sco_tui.timeline import Event
from sco_tui.tui.answers import Answers, Question
from sco_tui.tui.footer import Footer, place_of
from sco_tui.tui.header import Header
from sco_tui.tui.panes import Panes
from sco_tui.tui.search_box import SearchBox
from sco_tui.tui.shown import Shown
from sco_tui.tui.timeline_pane import TimelinePane

# Imported when it is first asked for: its messages are handled by name, not by `@on`.
if TYPE_CHECKING:
    from sco_tui.advice import Advice
    from sco_tui.tui.filter_pane import FilterPane

_NOTHING = Query()
# Advice takes up to a second of a big file: not for a word that is still being typed.
_PAUSE_SECONDS = 0.3
_HOLD_SECONDS = 0.03  # two frames at 60 a second


class _Before(NamedTuple):
    """What is shown when the reader enters the search line: Esc in it brings this back."""

    query: Query
    chosen: Event | None
    is_reading: bool


class MainScreen(Screen[None]):
    """One truth for all panes: `shown`, a query's answer, and `selected`, the event the cursor is on."""

    AUTO_FOCUS = "TimelinePane"
    HORIZONTAL_BREAKPOINTS = [(0, "-single"), (70, "-medium"), (110, "-wide")]  # noqa: RUF012, not Textual's ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority: the letters typed right behind it go into the box, not to the pane it was pressed in.
        Binding("slash", "search", "Search", key_display="/", priority=True),
        Binding("n", "hit(1)", "Next hit"),
        Binding("N", "hit(-1)", "Previous hit"),
        Binding("a", "dim", "Show the other events dimmed, or hide them"),
        Binding("f", "filter", "Filters by kind, tag, speaker, source"),
        Binding("F", "unfilter", "Take every word with a field out"),
        Binding("tab,shift+tab", "other_pane", "Other pane"),
        Binding("escape", "all_events", "All events again"),
        Binding("question_mark,f1", "help", "Help"),
        Binding("q", "app.quit", "Quit"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    # Not reactive: each of them would draw the whole screen anew, and the panes draw what changes of it.
    shown: var[Shown | None] = var(None)
    found: var[Found | None] = var(None)  # of `shown`, what most panes need
    selected: var[Event | None] = var(None)
    advice: var[Advice | None] = var(None)

    def __init__(self, file: str, answers: Answers | None, asked: Query = _NOTHING) -> None:
        super().__init__()
        self._file = file
        self._answers = answers
        self._asked = asked  # the newest query, found or still searched for
        self._meant = asked  # the same but for its last term, while that is typed
        self._dims = False
        self._chosen: Event | None = None  # where the reader put the cursor, shown or not
        self._before: _Before | None = None  # while the search line has the focus
        self._held = ExitStack()  # of drawing
        if answers is not None:
            shown = answers.at_once(Question(asked))
            self._chosen = shown.nearest(None)
            self.set_reactive(MainScreen.shown, shown)
            self.set_reactive(MainScreen.found, shown.found)
            self.set_reactive(MainScreen.selected, self._chosen)

    def compose(self) -> ComposeResult:
        # As the breakpoints will: styles that change behind the first layout make a second one.
        width = self.app.size.width
        self.add_class(next(name for least, name in reversed(self.HORIZONTAL_BREAKPOINTS) if width >= least))
        header = Header(self._file).data_bind(MainScreen.found)
        header.problem_count = len(self._answers.problems) if self._answers else 0
        yield header
        yield SearchBox(self._asked).data_bind(MainScreen.found, MainScreen.advice)
        yield Panes().data_bind(MainScreen.shown, MainScreen.found, MainScreen.selected, MainScreen.advice)
        yield Footer()

    def on_mount(self) -> None:
        if self.shown is not None:
            self._advise(self.shown)
        if self._answers is not None:
            self.call_after_refresh(self._answers.fold)

    def show_timeline(self, answers: Answers) -> None:
        """Shows a timeline that was read after the screen stood."""
        self.query_one(Header).problem_count = len(answers.problems)
        self._answers = answers
        nothing = answers.at_once(Question(_NOTHING))
        self._chosen = nothing.nearest(None)
        self._show(nothing)
        self.call_after_refresh(answers.fold)
        self._search()

    @property
    def _panes(self) -> Panes:
        return self.query_one(Panes)

    def _ask(self, asked: Query) -> None:
        if asked != self._asked:
            self._asked = asked
            self._search()

    def _search(self) -> None:
        if self._answers is not None:
            self.run_worker(self._show_newest(self._answers), group="search")

    async def _show_newest(self, answers: Answers) -> None:
        question = Question(self._asked, self._dims, self._panes.timeline.list_width)
        async for shown in answers.newest(question):
            self._show(shown)
            self._held.close()

    def _hold(self) -> None:
        """Draws what is typed together with what it finds, where that is found soon."""
        self._held.close()
        self._held.enter_context(self.app.batch_update())
        self.set_timer(_HOLD_SECONDS, self._held.close)

    def _show(self, shown: Shown) -> None:
        """Shows what was found; the cursor stays on its event, or goes to the next one in time."""
        self.shown, self.found, self.advice = shown, shown.found, None
        self.selected = shown.nearest(self._chosen)
        self._tell_bars()
        self._advise(shown)
        self._panes.count_values(self._answers, self._asked)

    def _advise(self, shown: Shown) -> None:
        """Says what to do where nothing was found."""
        if shown.found.is_search and not shown.found.numbers:
            self.run_worker(self._show_advice(shown), group="advice", exclusive=True)

    async def _show_advice(self, shown: Shown) -> None:
        await asyncio.sleep(_PAUSE_SECONDS)
        if self._answers is not None and self.shown is shown:
            advice = await self._answers.advice(self._meant)
            if self.shown is shown:
                self.advice = advice

    @on(TimelinePane.EventHighlighted)
    def _select(self, message: TimelinePane.EventHighlighted) -> None:
        self.selected = self._chosen = message.event
        self._tell_bars()

    @on(Panes.EventEntered)
    def _choose(self) -> None:
        self._chosen = self.selected

    async def action_other_pane(self) -> None:
        """Where nothing was found, there is none: takes the suggestion, as in the search line."""
        if self.advice is not None and self.advice.suggestion is not None:
            await self._stand(self.advice.suggestion)
        else:
            self._panes.to_other()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search line a slash is a letter."""
        if action == "search" and self._before is not None:
            return False
        return super().check_action(action, parameters)

    async def action_search(self) -> None:
        """Opens the search line, or goes back into it."""
        self._remember()
        await self.query_one(SearchBox).edit()  # before the event goes, which has the focus

    def _remember(self) -> None:
        if self._before is None:
            self._before = _Before(self._asked, self._chosen, self._panes.is_reading)

    @on(SearchBox.QueryChanged)
    def _search_while_typing(self, message: SearchBox.QueryChanged) -> None:
        if self._before is not None:
            if message.query.sought != self._asked:
                self._hold()
            self._meant = message.query.meant
            self._ask(message.query.sought)

    @on(SearchBox.SelectionMoved)
    def _move(self, message: SearchBox.SelectionMoved) -> None:
        self._panes.timeline.action_move(message.steps)

    @on(SearchBox.Kept)
    async def _keep(self, message: SearchBox.Kept) -> None:
        self._before = None
        self._panes.back_to_list()
        await self._stand(message.query)

    @on(SearchBox.Cancelled)
    async def _restore(self) -> None:
        if self._before is None:
            return
        before, self._before = self._before, None
        self._chosen = before.chosen
        self._panes.back_to_list()
        if before.is_reading:
            self._panes.open_event()
        await self._stand(before.query)

    async def action_all_events(self) -> None:
        """Takes the query away."""
        await self._stand(_NOTHING)

    async def _stand(self, asked: Query) -> None:
        """Asks `asked`, which the reader has settled on."""
        self._meant = asked
        self._dims = self._dims and bool(asked.terms)
        self._ask(asked)
        await self.query_one(SearchBox).stand(asked)

    def action_hit(self, step: int) -> None:
        """The next or previous hit: within the event, else in the next event; round at the ends."""
        if self.found is None or not self.found.is_search or not self.found.numbers:
            return
        pane = self._panes.event
        is_found = self.selected is not None and self.selected in self.found
        if is_found and not pane.display:
            self._panes.open_event()  # it shows its first hit
            return
        if is_found and pane.step_hit(step):
            return
        self.selected = self._chosen = self.found.beside(self.selected, step)
        pane.to_hit(0 if step > 0 else -1)
        self._tell_bars()

    def action_dim(self) -> None:
        self._dims = not self._dims
        self._chosen = self.selected  # among all events, it is still the one to be at
        self._search()

    async def action_filter(self) -> None:
        await self._panes.open_filters()
        self._panes.count_values(self._answers, self._asked)

    async def action_unfilter(self) -> None:
        from sco_tui.filters import without_fields  # imported when filters are first used: 2 ms

        await self._stand(without_fields(self._asked))

    async def on_filter_pane_toggled(self, message: FilterPane.Toggled) -> None:
        from sco_tui.filters import toggled

        await self._stand(toggled(self._asked, message.value))

    async def on_filter_pane_cleared(self) -> None:
        await self.action_unfilter()

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen

        self.app.push_screen(HelpScreen([*self.BINDINGS, *self.app.BINDINGS]))

    @on(Footer.KeyClicked)
    def _press(self, message: Footer.KeyClicked) -> None:
        # Sent by the app: a key that a screen sends goes no further than that screen, short of the bindings.
        self.app.call_later(self.app.simulate_key, message.key)

    async def on_descendant_focus(self) -> None:
        if self.query_one(SearchBox).has_focus_within:
            self._remember()  # entered by a click, too
            self._panes.show_list()
        elif self._before is not None:  # left by a click
            self._before = None
            await self._stand(self._meant)
        if not self._panes.is_filtering:
            await self._panes.close_filters()
        self._tell_bars()

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell_bars)

    def _tell_bars(self) -> None:
        """The footer and the header follow the place the reader is in and the layout."""
        footer, header, panes = self.query_one(Footer), self.query_one(Header), self._panes
        footer.place = place_of(
            self.found,
            is_typing=self._before is not None,
            is_reading=panes.is_reading,
            is_filtering=panes.is_filtering,
        )
        position = "" if self.has_class("-wide") else panes.timeline.position
        reads_alone = self.has_class("-single") and panes.is_reading
        header.place = position if reads_alone else ""
        footer.position = "" if reads_alone else position
