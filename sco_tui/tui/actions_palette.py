"""The command palette: what can be done in this place, found by its name.

Not Textual's, which searches beside the keys that are typed: there `:zoom⏎` in one go, as it comes over a
slow line, runs the first of the actions that stood there before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from sco_tui.tui.action_list import ActionList
from sco_tui.tui.actions import Action, actions_of, found_by
from sco_tui.tui.footer import Footer
from sco_tui.tui.line_input import LineInput
from sco_tui.tui.look import DEFAULT, Look

_LONGEST = 40  # characters typed


class ActionsPalette(ModalScreen[Action | None]):
    """Ends with the action that is chosen."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Previous action"),
        Binding("down", "move(1)", "Next action"),
        Binding("pageup", "page(-1)", "A page back"),
        Binding("pagedown", "page(1)", "A page on"),
        Binding("enter", "choose", "Do it", priority=True),
        Binding("escape,ctrl+p", "leave", "Back, without doing anything"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)

    def __init__(self, actions: Sequence[Action], look: Look) -> None:
        super().__init__()
        self._actions = actions
        self.set_reactive(ActionsPalette.look, look)

    def compose(self) -> ComposeResult:
        with Vertical(id="palette") as box:
            box.border_title = "Actions"
            yield LineInput(placeholder="what to do", max_length=_LONGEST, compact=True)
            yield ActionList().data_bind(ActionsPalette.look)
        yield Footer("palette").data_bind(ActionsPalette.look)

    def on_mount(self) -> None:
        self._search("")

    @property
    def _list(self) -> ActionList:
        return self.query_one(ActionList)

    def _search(self, typed: str) -> None:
        self._list.show(found_by(self._actions, typed.strip()))

    @on(Input.Changed)
    def _search_typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @on(ActionList.Chosen)
    def _end(self, message: ActionList.Chosen) -> None:
        self.dismiss(message.action)

    def action_move(self, steps: int) -> None:
        self._list.move(steps)

    def action_page(self, pages: int) -> None:
        self._list.page(pages)

    def action_choose(self) -> None:
        if (action := self._list.action) is not None:
            self.dismiss(action)

    def action_leave(self) -> None:
        self.dismiss(None)


def open_over(screen: Screen[Any], look: Look) -> None:
    """The action chosen is run in the place where the reader was, which has the focus again."""

    async def run(action: Action | None) -> None:
        if action is not None:
            await screen.app.run_action(action.order, action.node)

    screen.app.push_screen(ActionsPalette(actions_of(screen), look), run)
