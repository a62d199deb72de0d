"""The command palette: the actions that are possible in this place, found by their names.

Not Textual's, which searches beside the keys that are typed: there `:zoom⏎` in one go, as it comes over a
slow line, runs the first of the actions that stood there before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.fuzzy import FuzzySearch
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sco_tui.tui.footer import Footer
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.key_names import name_of
from sco_tui.tui.look import DEFAULT, Look

_KEYS_WIDTH = 15
_LEAST_WIDTH = 10
_LONGEST = 40  # characters typed: fuzzy matching tries every way to place them


class Action(NamedTuple):
    """What can be done, with the keys that do it; `order` is run for `node`."""

    name: str
    keys: tuple[str, ...]
    order: str
    node: DOMNode


def actions_of(screen: Screen[Any]) -> list[Action]:
    """Those possible where the reader is: the screen's own first, then those of the widget with the focus."""
    actions: dict[str, Action] = {}
    active = [bound for bound in screen.active_bindings.values() if bound.enabled and bound.binding.show]
    # The app, which nothing is around, comes last.
    for node, binding, *_ in sorted(active, key=lambda bound: len(bound.node.ancestors) or 99):
        before = actions.get(binding.description)
        keys = (*before.keys, binding.key) if before else (binding.key,)
        actions[binding.description] = Action(binding.description, keys, binding.action, node)
    return list(actions.values())


def found_by(actions: Sequence[Action], typed: str) -> list[tuple[Action, Sequence[int]]]:
    """The best first, the shorter of two as good; with the places of the letters found in its name."""
    if not typed:
        return [(action, ()) for action in actions]
    search = FuzzySearch()
    scored = [(*search.match(typed, action.name), action) for action in actions]
    found = sorted((hit for hit in scored if hit[0]), key=lambda hit: (-hit[0], len(hit[2].name)))
    return [(action, places) for _, places, action in found]


class ActionsPalette(ModalScreen[Action | None]):
    """Ends with the action that is chosen."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('cursor_up')", "Previous action"),
        Binding("down", "move('cursor_down')", "Next action"),
        Binding("pageup", "move('page_up')", "A page back"),
        Binding("pagedown", "move('page_down')", "A page on"),
        Binding("enter", "move('select')", "Do it", priority=True),
        Binding("escape,ctrl+p", "leave", "Back, without doing anything"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)

    def __init__(self, actions: Sequence[Action], look: Look) -> None:
        super().__init__()
        self._actions = actions
        self._found: list[Action] = []
        self.set_reactive(ActionsPalette.look, look)

    def compose(self) -> ComposeResult:
        with Vertical(id="palette") as box:
            box.border_title = "Actions"
            yield Input(placeholder="what to do", max_length=_LONGEST, compact=True)
            names = OptionList()
            names.can_focus = False
            yield names
        yield Footer("palette").data_bind(ActionsPalette.look)

    def on_mount(self) -> None:
        self._list("")

    def on_resize(self) -> None:
        self.call_after_refresh(self._wrap)

    def _wrap(self) -> None:
        """For the width that the list has now, which was made before that was known."""
        self._list(self.query_one(Input).value, self.query_one(OptionList).highlighted or 0)

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str, highlighted: int = 0) -> None:
        found = found_by(self._actions, typed.strip())
        self._found = [action for action, _ in found]
        names = self.query_one(OptionList)
        width = names.scrollable_content_region.width
        names.clear_options().add_options([_option(*hit, width, self.look.signs) for hit in found])
        names.highlighted = highlighted if found else None

    def action_move(self, how: str) -> None:
        getattr(self.query_one(OptionList), f"action_{how}")()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])

    def action_leave(self) -> None:
        self.dismiss(None)

    @on(Footer.KeyClicked)
    def _press(self, message: Footer.KeyClicked) -> None:
        self.app.call_later(self.app.simulate_key, message.key)


def _option(action: Action, places: Sequence[int], width: int, signs: Signs) -> Option:
    """A name of more than a line goes on beside its keys, not below them."""
    name = Content(action.name)
    for place in places:
        name = name.stylize("bold underline", place, place + 1)
    keys = " ".join(name_of(key, signs) for key in action.keys).ljust(_KEYS_WIDTH)
    lines = Content("\n" + " " * len(keys)).join(name.wrap(max(width - len(keys), _LEAST_WIDTH)))
    return Option(Content.assemble((keys, "bold $accent"), lines))


def open_over(screen: Screen[Any], look: Look) -> None:
    """The action chosen is run in the place where the reader was, which has the focus again."""

    async def run(action: Action | None) -> None:
        if action is not None:
            await screen.app.run_action(action.order, action.node)

    screen.app.push_screen(ActionsPalette(actions_of(screen), look), run)
