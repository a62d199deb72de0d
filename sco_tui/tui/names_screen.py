"""Names at the left, all that is listed of the current one at the right: of speakers, and of sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input

from sco_tui.found import everything
from sco_tui.timeline import Timeline
from sco_tui.tui.aim import Aim
from sco_tui.tui.card_pane import CardPane, Cards
from sco_tui.tui.footer import Footer
from sco_tui.tui.header import Header
from sco_tui.tui.line_input import LineInput
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.name_list import Name, NameList
from sco_tui.tui.row_pane import RowPane
from sco_tui.tui.too_small import TooSmall


@dataclass(frozen=True, eq=False)
class Listing:
    """What such a screen is about: `cards` lists what there is of the name with a number, from 0."""

    title: str
    title_of_cards: str
    nothing: str
    names: Sequence[Name]
    cards: Callable[[int], Cards]
    current: int = 0
    aim: Aim | None = None


class NamesScreen(Screen[Aim | None]):
    """Ends with the event or statement that the reader wants to go to, or with None."""

    AUTO_FOCUS = "NameList"
    HORIZONTAL_BREAKPOINTS = MainScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = MainScreen.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find a name", key_display="/"),
        Binding("tab,shift+tab", "other_pane", "Other pane"),
        Binding("escape,h,left", "back", "One step back"),
        Binding("q", "leave", "Back to the timeline"),
        Binding("T", "app.next_theme", "The next theme"),
        Binding("question_mark,f1", "help", "Help"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)

    def __init__(self, file: str, timeline: Timeline, listing: Listing, look: Look) -> None:
        super().__init__()
        self._file = file
        self._timeline = timeline
        self._listing = listing
        self.set_reactive(NamesScreen.look, look)

    def compose(self) -> ComposeResult:
        listing = self._listing
        yield Header(self._file).data_bind(NamesScreen.look)
        with Horizontal(id="listing"):
            with Vertical(id="name-column"):
                yield LineInput(id="find-name", placeholder="a name, an alias, a role", compact=True)
                yield NameList(listing.title, listing.names, listing.current, listing.nothing).data_bind(
                    NamesScreen.look
                )
            yield CardPane(listing.title_of_cards).data_bind(NamesScreen.look)
        yield Footer("names").data_bind(NamesScreen.look)
        yield TooSmall().data_bind(NamesScreen.look)

    def on_mount(self) -> None:
        self.query_one(Header).found = everything(self._timeline)
        self._list_current()
        if self._listing.aim is not None:
            self._cards.to_aim(self._listing.aim)

    @property
    def _names(self) -> NameList:
        return self.query_one(NameList)

    @property
    def _cards(self) -> CardPane:
        return self.query_one(CardPane)

    @property
    def _find(self) -> Input:
        return self.query_one(Input)

    @on(NameList.Highlighted)
    def _list_current(self) -> None:
        number = self._names.number
        self._cards.cards = Cards() if number is None else self._listing.cards(number)
        self._tell_footer()

    @on(NameList.Opened)
    def _enter(self) -> None:
        if self._cards.aim is not None or self._cards.cards.cards:
            self.add_class("-reading")
            self._cards.focus()

    @on(CardPane.Chosen)
    def _go(self, message: CardPane.Chosen) -> None:
        self.dismiss(message.aim)

    @on(CardPane.PairMarked)
    async def _compare(self) -> None:
        from sco_tui.tui.compare_screen import CompareScreen

        one, other = self._cards.marked
        await self.app.push_screen(CompareScreen(self._file, self._timeline, one, other, self.look))

    def on_descendant_focus(self) -> None:
        self.set_class(self._cards.has_focus, "-reading")
        self._tell_footer()

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell_footer)

    def _tell_footer(self) -> None:
        footer = self.query_one(Footer)
        if self._find.has_focus:
            footer.place = "find a name"
        elif self._cards.has_focus:
            footer.place = "cards"
        else:
            footer.place = "names" if self._names.number is not None else "no names"
        footer.position = "" if self.has_class("-wide") else self._names.position

    def action_find(self) -> None:
        if self._listing.names:
            self.add_class("-finding")
            self._find.focus()

    @on(Input.Changed)
    def _narrow(self, message: Input.Changed) -> None:
        self._names.find(message.value)

    @on(Input.Submitted)
    def _found(self) -> None:
        self._names.focus()

    def action_other_pane(self) -> None:
        if self._names.has_focus:
            self._enter()
        else:
            self._names.focus()

    def action_back(self) -> None:
        """Out of the statements, then the words that were looked for go, then the screen."""
        if self._cards.has_focus:
            self._names.focus()
        elif self.has_class("-finding"):
            self.remove_class("-finding")
            self._find.value = ""
            self._names.focus()
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen

        groups = [
            ("In the names", [*NameList.BINDINGS, *RowPane.BINDINGS]),
            ("In what is listed", CardPane.BINDINGS),
            ("Everywhere here", [*self.BINDINGS, *self.app.BINDINGS]),
        ]
        self.app.push_screen(HelpScreen(groups, self.look))
