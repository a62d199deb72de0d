"""The text of the help, which scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sco_tui.tui.help_lines import Group, help_lines, sections
from sco_tui.tui.lines import Line, strip
from sco_tui.tui.look import DEFAULT, Look

_MARGIN = 1  # cells at each side of the text


class HelpText(ScrollView, can_focus=True):
    """Laid out for the width it has; says how many lines are below those that are seen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", "A line up"),
        Binding("down,j", "scroll(1)", "A line down"),
        Binding("pageup,ctrl+b", "page(-1)", "A page up"),
        Binding("pagedown,ctrl+f,space", "page(1)", "A page down"),
        Binding("ctrl+u", "page(-0.5)", "Half a page up"),
        Binding("ctrl+d", "page(0.5)", "Half a page down"),
        Binding("home,g", "edge(0)", "To the top"),
        Binding("end,G", "edge(1)", "To the end"),
    ]

    look: reactive[Look] = reactive(DEFAULT)
    lines_below: reactive[int] = reactive(0)

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._groups = groups
        self._lines: list[Line] = []
        self.border_title = "Help"

    def watch_look(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width, signs = self.scrollable_content_region.width, self.look.signs
        self._lines = help_lines(sections(self._groups, signs), width - 2 * _MARGIN, signs.rule)
        self.virtual_size = Size(width, len(self._lines))
        self._count_below()
        self.refresh()

    def _count_below(self) -> None:
        seen = round(self.scroll_y) + self.scrollable_content_region.height
        self.lines_below = max(len(self._lines) - seen, 0)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._count_below()

    def render_line(self, y: int) -> Strip:
        number = y + round(self.scroll_y)
        line = self._lines[number] if number < len(self._lines) else []
        width = self.scrollable_content_region.width
        return strip([(" " * _MARGIN, "text"), *line], width, self.look.palette)

    def action_scroll(self, lines: int) -> None:
        self.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: float) -> None:
        self.action_scroll(int(pages * max(self.scrollable_content_region.height - 1, 1)))

    def action_edge(self, end: int) -> None:
        self.scroll_to(y=end * self.max_scroll_y, animate=False)
