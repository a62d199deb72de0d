"""What is said over a terminal that has no room for anything else."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.tui.lines import paragraph, strip
from sco_tui.tui.look import DEFAULT, Look


class TooSmall(Widget):
    """Lies over all others, which keep what they show and their focus until the terminal grows."""

    look: reactive[Look] = reactive(DEFAULT)

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        lines = paragraph("Terminal too small", width, "text", [])
        if height > len(lines) + 1:
            lines += [[], *paragraph("30 columns and 8 rows are the least.", width, "muted", [])]
        above = max(height - len(lines), 0) // 2
        line = lines[y - above] if 0 <= y - above < len(lines) else []
        return strip(line, width, self.look.palette)
