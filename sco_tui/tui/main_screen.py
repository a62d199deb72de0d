"""The main screen: holds what is asked and what is shown, and gives it to the panes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from sco_tui.found import Found
from sco_tui.problem import UnreadableError
from sco_tui.query import Query
from sco_tui.timeline import Event
from sco_tui.tui.aim import Aim
from sco_tui.tui.answers import Answers, Question
from sco_tui.tui.asking import Asking
from sco_tui.tui.event_rule import EventRule
from sco_tui.tui.file_state import FileState
from sco_tui.tui.footer import Footer, place_of
from sco_tui.tui.header import Header
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.marked import NOTHING_MARKED, Marked
from sco_tui.tui.marking import Marking, with_marked
from sco_tui.tui.overview_place import OverviewPlace
from sco_tui.tui.panes import Panes
from sco_tui.tui.screens_above import ScreensAbove
from sco_tui.tui.search_box import SearchBox
from sco_tui.tui.shown import Shown
from sco_tui.tui.timeline_pane import TimelinePane
from sco_tui.tui.too_small import TooSmall
from sco_tui.tui.workers import begin

# Imported when it is first asked for: its messages are handled by name, not by `@on`.
if TYPE_CHECKING:
    from sco_tui.advice import Advice
    from sco_tui.checked import Checked
    from sco_tui.tui.filter_pane import FilterPane
    from sco_tui.tui.overview_strip import OverviewStrip

_NOTHING = Query()
_NO_PATHS: Mapping[str, str] = MappingProxyType({})


class _Before(NamedTuple):
    """What is shown when the reader enters the search line: Esc in it brings this back."""

    query: Query
    chosen: Event | None
    is_reading: bool


class MainScreen(Screen[None]):
    """One truth for all panes: `shown`, a query's answer, and `selected`, the event the cursor is on."""

    AUTO_FOCUS = "TimelinePane"
    ALLOW_SELECT = False  # the panes select text by themselves
    # Together the layout: where it is `-single`, stacked if `-tall`; too small if `-narrow` or `-flat`.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (30, "-single"), (70, "-medium"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (30, "-tall")]  # noqa: RUF012, not Textual's ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority: the letters typed right behind it go into the box, not to the pane it was pressed in.
        Binding("slash", "search", "Search", key_display="/", priority=True),
        Binding("a", "dim", "Show the other events dimmed, or hide them"),
        Binding("f", "filter", "Filters by kind, tag, speaker, source"),
        Binding("F", "unfilter", "Take every word with a field out"),
        Binding("tab,shift+tab", "other_pane", "Other pane"),
        Binding("escape", "all_events", "All events again"),
        Binding("question_mark,f1", "help", "Help"),
        Binding("d", "go_to_date", "Go to a date"),
        Binding("v", "overview", "Overview of the whole time, shown or hidden"),
        Binding("T", "app.next_theme", "Next theme, kept for the next run"),
        Binding("r", "app.read_again", "Read the file again"),
        Binding("E", "problems", "Problems of the file"),
        Binding("x", "open('source_text')", "The statement in its source"),
        Binding("s", "open('speakers')", "Speakers, with all that each said"),
        Binding("c", "open('sources')", "Sources, with what rests on each"),
        Binding("b", "open('briefing')", "Briefing of the events shown, to hand on"),
        Binding("y", "hand_on('statement')", "Copy the statement with its attribution"),
        Binding("Y", "hand_on('event')", "Copy the event"),
        Binding("o", "hand_on('address')", "Open the source in the browser"),
        Binding("e", "hand_on('editor')", "Edit the file at this place"),
        Binding("m", "mark", "Mark the event, or unmark it"),
        Binding("M", "marked", "Marked events only, or all again"),
        Binding("U", "unmark", "Unmark all events; again: puts the marks back"),
        Binding("ctrl+p,colon", "palette", "Every action by its name"),
        Binding("q", "app.quit", "Quit"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)
    # Not reactive: each of them would draw the whole screen anew, and the panes draw what changes of it.
    shown: var[Shown | None] = var(None)
    found: var[Found | None] = var(None)  # of `shown`, what most panes need
    selected: var[Event | None] = var(None)
    marked: var[Marked] = var(NOTHING_MARKED)
    advice: var[Advice | None] = var(None)
    checked: var[Checked | None] = var(None)

    class SourceUnreadable(Message):
        """A source's text that was named cannot be read."""

        def __init__(self, error: UnreadableError) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        file: str,
        answers: Answers | None,
        asked: Query = _NOTHING,
        look: Look = DEFAULT,
        paths: Mapping[str, str] = _NO_PATHS,
    ) -> None:
        """`file` is the name to show, `paths` where each file is, by its name in the timeline."""
        super().__init__()
        self.set_reactive(MainScreen.look, look)
        self._asking = Asking(self, answers, asked, self._show, lambda: self._panes.timeline.list_width)
        self._chosen: Event | None = None  # where the reader put the cursor, shown or not
        self.paths = paths
        self.file = FileState(self, file, answers, is_one=len(paths) < 2)
        self._before: _Before | None = None  # while the search line has the focus
        self._above = ScreensAbove(self, self.show_aim)
        self._marking = Marking(self, paths, self._asking)
        if answers is not None:
            shown = answers.at_once(Question(asked))
            self._chosen = shown.nearest(None)
            self.set_reactive(MainScreen.shown, shown)
            self.set_reactive(MainScreen.found, shown.found)
            self.set_reactive(MainScreen.selected, self._chosen)

    def compose(self) -> ComposeResult:
        self._set_layout()
        yield (header := Header(self.file.name).data_bind(MainScreen.look, MainScreen.found))
        header.problem_count = self.file.problem_count
        yield SearchBox(self._asking.asked).data_bind(MainScreen.look, MainScreen.found, MainScreen.advice)
        yield (place := OverviewPlace().data_bind(MainScreen.look, MainScreen.shown))
        place.room = self.app.size
        yield Panes().data_bind(
            MainScreen.look,
            MainScreen.shown,
            MainScreen.found,
            MainScreen.selected,
            MainScreen.marked,
            MainScreen.advice,
            MainScreen.checked,
        )
        yield Footer().data_bind(MainScreen.look)
        yield TooSmall().data_bind(MainScreen.look)

    def _set_layout(self) -> None:
        """As the breakpoints will: styles that change behind the first layout make a second one."""
        size = self.app.size
        for length, breakpoints in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class(next(name for least, name in reversed(breakpoints) if length >= least))

    def action_overview(self) -> None:
        place = self.query_one(OverviewPlace)
        place.wanted = not place.is_taken

    def on_mount(self) -> None:
        self.watch(self._panes.timeline, "window", self._tell_window)
        if self.shown is not None:
            self._advise(self.shown)
        if self._asking.answers is not None:
            self._prepare(self._asking.answers)

    def _prepare(self, answers: Answers) -> None:
        """What is not needed to show the timeline is done behind the frame that does."""
        self.call_after_refresh(answers.fold)
        self.call_after_refresh(self._begin_check, answers)
        self._marking.show(answers)
        self.call_after_refresh(self._marking.read)

    def _begin_check(self, answers: Answers) -> None:
        begin(self, self._check, answers, group="check", newest=True)

    async def _check(self, answers: Answers) -> None:
        try:
            checked = await answers.check()
        except UnreadableError as error:
            self.post_message(self.SourceUnreadable(error))
            return
        if answers is self._asking.answers and self.query(Header):  # and is not being left
            self.checked = checked
            self.file.is_checked()
            self._tell_bars()
            if self._asking.asked.asks_for_check:
                self._asking.search()

    def _tell_window(self, window: tuple[Event, Event] | None) -> None:
        self.query_one(OverviewPlace).window = window

    async def show_timeline(self, answers: Answers) -> None:
        """Shows a timeline that was read after the screen stood, or read again."""
        if self._asking.answers is None:
            self._asking.answers = answers
            nothing = answers.at_once(Question(_NOTHING))
            self._chosen = nothing.nearest(None)
            self._show(nothing)
        else:
            self._marking.show(answers)  # by which it answers
            # The timeline before stays until there is an answer.
            self._show_again(answers, await answers.first(self._asking.question))
        self.file.is_read(answers)
        self._prepare(answers)
        self._asking.search()

    def _show_again(self, answers: Answers, shown: Shown) -> None:
        """Puts a timeline that was read again in the place of the one before, the reader where they were."""
        from sco_tui.tui.same_place import kept  # for a file that has changed

        chosen, selected, before = self._chosen, self.selected, self._before
        with kept(self._panes.timeline, self._panes.event):
            self._asking.answers, self.selected = answers, None
            self._chosen = answers.now(selected or chosen)
            self._show(shown)
        # Of a file that is empty for a moment nothing is chosen: what was stays in mind.
        self._chosen = answers.now(chosen) or self.selected or chosen
        self._before = before and before._replace(chosen=answers.now(before.chosen))

    @property
    def _panes(self) -> Panes:
        return self.query_one(Panes)

    def _show(self, shown: Shown) -> None:
        """Shows what was found; the cursor stays on its event, or goes to the next one in time."""
        self.shown, self.found, self.advice = shown, shown.found, None
        self.selected = shown.nearest(self._chosen)
        self._tell_bars()
        self._advise(shown)
        self._panes.count_values(self._asking.answers, self._asking.asked)

    def _advise(self, shown: Shown) -> None:
        """Says what to do where nothing was found."""
        if shown.found.is_search and not shown.found.numbers:
            begin(self, self._show_advice, shown, group="advice", newest=True)

    async def _show_advice(self, shown: Shown) -> None:
        advice = await self._asking.advice(lambda: self.shown is shown)
        if self.shown is shown:
            self.advice = advice

    @on(TimelinePane.EventHighlighted)
    def _select(self, message: TimelinePane.EventHighlighted) -> None:
        self._go_to(message.event)

    def on_overview_strip_time_pointed_at(self, message: OverviewStrip.TimePointedAt) -> None:
        self._go_to(message.event)

    def _go_to(self, event: Event) -> None:
        self.selected = self._chosen = event
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
        """In the search line a letter is a letter; what undoes a query is there while one stands."""
        if action in ("search", "palette"):
            return self._before is None
        if action in ("dim", "all_events", "unfilter"):
            return bool(self._asking.asked.terms)
        return super().check_action(action, parameters)

    async def action_search(self) -> None:
        """Opens the search line, or goes back into it."""
        self._remember()
        await self.query_one(SearchBox).edit()  # before the event goes, which has the focus

    def _remember(self) -> None:
        if self._before is None:
            self._before = _Before(self._asking.asked, self._chosen, self._panes.is_reading)

    @on(SearchBox.QueryChanged)
    def _search_while_typing(self, message: SearchBox.QueryChanged) -> None:
        if self._before is not None:
            self._asking.type(message.query)

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
        self._asking.stand(asked)
        await self.query_one(SearchBox).stand(asked)

    def action_dim(self) -> None:
        self._chosen = self.selected  # among all events, it is still the one to be at
        self._asking.dim()

    async def action_filter(self) -> None:
        await self._panes.open_filters()
        self._panes.count_values(self._asking.answers, self._asking.asked)

    async def action_unfilter(self) -> None:
        from sco_tui.filters import without_fields  # imported when filters are first used: 2 ms

        await self._stand(without_fields(self._asking.asked))

    async def on_filter_pane_toggled(self, message: FilterPane.Toggled) -> None:
        from sco_tui.filters import toggled

        await self._stand(toggled(self._asking.asked, message.value))

    async def on_filter_pane_cleared(self) -> None:
        await self.action_unfilter()

    def action_mark(self) -> None:
        self._marking.toggle(self.selected)

    async def action_marked(self) -> None:
        await self._stand(with_marked(self._asking.asked))

    def action_unmark(self) -> None:
        self._marking.toggle_all()

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen, groups_of_main

        everywhere = [*self.BINDINGS, *Panes.BINDINGS, *self.app.BINDINGS]
        self.app.push_screen(HelpScreen(groups_of_main(everywhere), self.look))

    def action_palette(self) -> None:
        from sco_tui.tui.actions_palette import open_over

        open_over(self, self.look)

    async def action_go_to_date(self) -> None:
        from sco_tui.tui.date_prompt import open_over

        if self.shown is not None and self.shown.numbers:
            await open_over(self, self.look, self.shown, self.selected, self._return_to)

    async def action_problems(self) -> None:
        await self.file.open_problems(self.look, self.show_aim)

    async def action_open(self, what: str) -> None:
        """Opens one of the screens above."""
        await self._above.open(what, self._asking.answers, self._aim)

    def action_hand_on(self, what: str) -> None:
        """Copies, opens or edits what the reader is at."""
        from sco_tui.tui.handing_on import HandingOn

        if self._asking.answers is not None and (aim := self._aim) is not None:
            is_reading = self._panes.is_reading
            HandingOn(self).hand_on(what, self._asking.answers.timeline, aim, is_reading=is_reading)
        elif what == "editor":
            HandingOn(self).edit(*self.file.faulty_place)

    @property
    def _aim(self) -> Aim | None:
        """Where the reader is."""
        return Aim(self.selected, self._panes.statement) if self.selected else None

    def _return_to(self, event: Event | None) -> None:
        """To the event that a screen above has ended with, in the file as it is read now."""
        if self._asking.answers and (here := self._asking.answers.now(event)):
            self._go_to(here)

    async def show_aim(self, aim: Aim | None) -> None:
        """As `_return_to`, and into the event, though a query hides it."""
        if aim is not None:
            self._return_to(aim.event)
            if self._chosen and self.found and self._chosen not in self.found:
                await self._stand(_NOTHING)
            self._panes.open_event()
            if aim.number is not None:
                self.call_after_refresh(self._panes.event.to_card, aim.number)

    async def on_descendant_focus(self) -> None:
        if self.query_one(SearchBox).has_focus_within:
            self._remember()  # entered by a click, too
            self._panes.show_list()
        elif self._before is not None:  # left by a click
            self._before = None
            await self._stand(self._asking.meant)
        if not self._panes.is_filtering:
            await self._panes.close_filters()
        self._tell_bars()

    def on_resize(self) -> None:
        self.query_one(OverviewPlace).room = self.app.size
        self.call_after_refresh(self._tell_bars)

    @on(Panes.Zoomed)
    def _tell_bars(self) -> None:
        """The footer and the header follow the place the reader is in and the layout."""
        footer, header, panes = self.query_one(Footer), self.query_one(Header), self._panes
        footer.place = place_of(
            self.found,
            self.selected if panes.is_reading else None,
            is_typing=self._before is not None,
            is_filtering=panes.is_filtering,
            has_text=bool(self.checked and self.selected and self.checked.has_text(self.selected)),
        )
        position, is_stacked = panes.timeline.position, self.has_class("-single") and self.has_class("-tall")
        has_one = panes.is_zoomed or (self.has_class("-single") and not is_stacked)
        reads_alone = has_one and panes.is_reading
        says_itself = self.has_class("-wide") or (is_stacked and not has_one)
        panes.query_one(EventRule).position = position
        header.place = position if reads_alone else ""
        footer.position = "" if reads_alone or says_itself else position
