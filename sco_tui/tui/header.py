"""The line at the top: which timeline this is, of which file, and how much it holds."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.found import Found
from sco_tui.text import one_line
from sco_tui.tui import theme
from sco_tui.tui.lines import Line, band_strip, cut, width_of

_BETWEEN = 2


class Header(Widget):
    """Title and file at the left, counts at the right; what does not fit goes, from the last count on."""

    found: reactive[Found | None] = reactive(None)
    problem_count: reactive[int] = reactive(0)
    place: reactive[str] = reactive("")

    def __init__(self, file: str) -> None:
        super().__init__(id="header")
        self._file = one_line(file)
        self._palette = theme.DARK

    def render_line(self, y: int) -> Strip:  # noqa: ARG002, one line only
        room = self.size.width - 2
        title, *files = self._left()
        first, *others = self._right() or [("", "muted")]
        left = [(cut(title[0], room - width_of([first]) - _BETWEEN), "title")]
        right = [first]
        for side, pieces in ((left, files), (right, others)):
            for piece in pieces:
                if width_of([*left, *right, piece]) + _BETWEEN <= room:
                    side.append(piece)
        blanks = " " * (room - width_of([*left, *right]))
        line = [(" ", "text"), *left, (blanks, "text"), *right]
        return band_strip(line, self.size.width, self._palette)

    def _left(self) -> Line:
        if self.found is None:
            return [(self._file, "title")]
        title = one_line(self.found.timeline.title or "")
        return [(title, "title"), (f"  {self._file}", "muted")] if title else [(self._file, "title")]

    def _right(self) -> Line:
        """The problems and the counts; while searching the search line says those."""
        line: Line = []
        if self.problem_count:
            noun = "problem" if self.problem_count == 1 else "problems"
            line.append((f"! {self.problem_count:,} {noun}", "error"))
            line.append((": sco-tui check", "error"))
        for text in self._counts():
            line.append((f" · {text}" if line else text, "muted"))
        return line

    def _counts(self) -> list[str]:
        if self.place:
            return [self.place]
        if self.found is None or self.found.is_search:
            return []
        timeline = self.found.timeline
        counts = [
            (len(timeline.events), "event"),
            (timeline.statement_count, "statement"),
            (timeline.speaker_count, "speaker"),
        ]
        return [f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counts if number]
