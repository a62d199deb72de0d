"""The help: every key that works, from the bindings themselves, and what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.screen import ModalScreen

from sco_tui.text import counted
from sco_tui.tui.event_pane import EventPane
from sco_tui.tui.filter_pane import FilterPane
from sco_tui.tui.footer import Footer
from sco_tui.tui.help_lines import Group
from sco_tui.tui.help_text import HelpText
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.search_box import SearchBox
from sco_tui.tui.timeline_pane import TimelinePane


class HelpScreen(ModalScreen[None]):
    """Shows `groups`, the bindings of the screen below and its widgets; the header of that stays in view."""

    AUTO_FOCUS = "HelpText"
    HORIZONTAL_BREAKPOINTS = [(0, "-plain"), (110, "-wide")]  # noqa: RUF012, not Textual's ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "Close the help"),
        Binding("T", "app.next_theme", "The next theme"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)

    def __init__(self, groups: Sequence[Group], look: Look) -> None:
        super().__init__()
        self._groups = groups
        self.set_reactive(HelpScreen.look, look)

    def compose(self) -> ComposeResult:
        yield HelpText(self._groups).data_bind(HelpScreen.look)
        yield Footer("help").data_bind(HelpScreen.look)

    def on_mount(self) -> None:
        self.watch(self.query_one(HelpText), "lines_below", self._say_what_is_below)

    def _say_what_is_below(self, lines: int) -> None:
        self.query_one(Footer).position = f"↓ {counted(lines, 'more line')}" if lines else ""


def groups_of_main(everywhere: Sequence[BindingType]) -> list[Group]:
    """What the help says over the main screen, `everywhere` being the bindings of that and the app."""
    return [
        ("Everywhere", everywhere),
        ("In the timeline", TimelinePane.BINDINGS),
        ("In the event", EventPane.BINDINGS),
        ("In the search line", SearchBox.BINDINGS),
        ("In the filters", FilterPane.BINDINGS),
    ]
