"""The list of the command palette: actions with their keys, one of them the current one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sco_tui.tui.actions import Action
from sco_tui.tui.key_names import name_of
from sco_tui.tui.lines import Line, paragraph, strip
from sco_tui.tui.look import DEFAULT, Look

_KEYS_WIDTH = 15
_GUTTER = 2  # cells of the cursor and the blank behind it


class ActionList(ScrollView, can_focus=False):
    """Not Textual's OptionList, which says by colour alone which of its options is the current one."""

    look: reactive[Look] = reactive(DEFAULT)
    current: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """`action` is to be done."""

        action: Action

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[tuple[Action, Sequence[int]]] = ()
        self._lines: list[tuple[int, Line]] = []  # with the number of the action that each is of

    @property
    def action(self) -> Action | None:
        """The current one; None where none was found."""
        return self.actions[self.current] if self._found else None

    @property
    def actions(self) -> list[Action]:
        return [action for action, _ in self._found]

    def show(self, found: Sequence[tuple[Action, Sequence[int]]]) -> None:
        """Each with the places of the letters of its name that were found; the first is the current one."""
        self._found = found
        self.current = 0
        self._lay_out()

    def watch_look(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def watch_current(self) -> None:
        self._show_current()
        self.refresh()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = [
            (number, line)
            for number, (action, places) in enumerate(self._found)
            for line in self._action_lines(action, places, width - _GUTTER - _KEYS_WIDTH)
        ]
        self.virtual_size = Size(width, len(self._lines))
        self._show_current()
        self.refresh()

    def _action_lines(self, action: Action, places: Sequence[int], width: int) -> list[Line]:
        """A name of more than a line goes on beside its keys, not below them."""
        keys = " ".join(name_of(key, self.look.signs) for key in action.keys)
        names = paragraph(action.name, width, "text", [(place, place + 1) for place in places])
        return [
            [(("" if number else keys).ljust(_KEYS_WIDTH), "key"), *name] for number, name in enumerate(names)
        ]

    def _show_current(self) -> None:
        """Scrolls until it is seen whole, and no further."""
        own = [line for line, (number, _) in enumerate(self._lines) if number == self.current]
        if own:
            least = own[-1] + 1 - self.scrollable_content_region.height
            top = min(max(round(self.scroll_y), least), own[0])
            self.scroll_to(y=top, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        width, palette = self.scrollable_content_region.width, self.look.palette
        row = y + round(self.scroll_y)
        if row >= len(self._lines):
            return Strip.blank(width, palette.ground())
        number, line = self._lines[row]
        is_current = number == self.current
        cursor = (f"{self.look.signs.cursor if is_current else ' '} ", "accent")
        return strip([cursor, *line], width, palette, is_current)

    def move(self, steps: int) -> None:
        self.current = min(max(self.current + steps, 0), max(len(self._found) - 1, 0))

    def page(self, pages: int) -> None:
        self.move(pages * max(self.scrollable_content_region.height - 1, 1))

    def on_click(self, event: events.Click) -> None:
        row = event.y + round(self.scroll_y)
        if row < len(self._lines):
            self.current = self._lines[row][0]
            self.post_message(self.Chosen(self.actions[self.current]))
