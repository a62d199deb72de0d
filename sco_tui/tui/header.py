"""The line at the top: which timeline this is, of which file, and how much it holds."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.search import Found
from sco_tui.text import one_line
from sco_tui.tui import theme
from sco_tui.tui.lines import Line, band_strip, cut, width_of


class Header(Widget):
    """Title and file at the left, counts at the right; what does not fit goes, the title last."""

    found: reactive[Found | None] = reactive(None)
    problem_count: reactive[int] = reactive(0)
    place: reactive[str] = reactive("")

    def __init__(self, file: str) -> None:
        super().__init__(id="header")
        self._file = one_line(file)
        self._palette = theme.DARK

    def render_line(self, y: int) -> Strip:  # noqa: ARG002, one line only
        width = self.size.width
        left = self._left()
        room = width - 2
        right = self._right(room - width_of(left) - 2)
        title = cut(left[0][0], room - width_of(right) - (2 if right else 0))
        left = [(title, "title"), *left[1:]]
        blanks = room - width_of(left) - width_of(right)
        if blanks < 2 and len(left) > 1:
            left = left[:1]
            blanks = room - width_of(left) - width_of(right)
        line = [(" ", "text"), *left, (" " * max(blanks, 1), "text"), *right]
        return band_strip(line, width, self._palette)

    def _left(self) -> Line:
        if self.found is None:
            return [(self._file, "title")]
        title = one_line(self.found.timeline.title or "")
        return [(title, "title"), (f"  {self._file}", "muted")] if title else [(self._file, "title")]

    def _right(self, room: int) -> Line:
        """The counts, as many as fit; while searching the search line says them."""
        line: Line = []
        if self.problem_count:
            noun = "problem" if self.problem_count == 1 else "problems"
            line.append((f"! {self.problem_count:,} {noun}", "error"))
        for text in self._counts():
            piece = (f" · {text}" if line else text, "muted")
            if width_of([*line, piece]) > room:
                break
            line.append(piece)
        return line

    def _counts(self) -> list[str]:
        if self.place:
            return [self.place]
        if self.found is None or self.found.is_search:
            return []
        timeline = self.found.timeline
        speakers = {spoken.speaker for event in timeline.events for spoken in event.statements} - {None}
        counts = [
            (len(timeline.events), "event"),
            (timeline.statement_count, "statement"),
            (len(speakers), "speaker"),
        ]
        return [f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counts if number]
