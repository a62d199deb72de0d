"""The rule between the list and the event below it, which says where the cursor is."""

from __future__ import annotations

from rich.cells import cell_len
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.tui.lines import Line, strip
from sco_tui.tui.look import DEFAULT, Look


class EventRule(Widget):
    """Seen only where the panes stand one above the other: without a box, they have no title."""

    look: reactive[Look] = reactive(DEFAULT)
    position: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:  # noqa: ARG002, one line only
        width, rule, position = self.size.width, self.look.signs.rule, self.look.signs.own(self.position)
        blanks = width - len(" Event ") - 2 - (cell_len(position) + 2 if position else 0)
        line: Line = [(rule, "rule"), (" Event ", "muted"), (rule * max(blanks, 0), "rule")]
        if position and blanks >= 0:
            line.append((f" {position} ", "muted"))
        return strip([*line, (rule, "rule")], width, self.look.palette)
