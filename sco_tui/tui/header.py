"""The line at the top: which timeline this is, of which file, in what state, and how much it holds."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.found import Found
from sco_tui.text import counted, one_line
from sco_tui.tui.lines import Line, band_strip, cut, width_of
from sco_tui.tui.look import DEFAULT, Look

_BETWEEN = 2


class Header(Widget):
    """Title and file at the left, counts at the right; what does not fit goes, from the last count on."""

    look: reactive[Look] = reactive(DEFAULT)
    found: reactive[Found | None] = reactive(None)
    problem_count: reactive[int] = reactive(0)
    state: reactive[str] = reactive("")  # why the file as it is now is not what is shown
    progress: reactive[str] = reactive("")  # while the file is read again
    place: reactive[str] = reactive("")  # of the event that is read in place of the list

    def __init__(self, file: str) -> None:
        super().__init__(id="header")
        self._file = one_line(file)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002, one line only
        room, signs = self.size.width - 2, self.look.signs
        (title, role), *files = self._left()
        first, *others = [(signs.own(text), role) for text, role in self._right()] or [("", "muted")]
        left = [(cut(title, room - width_of([first]) - _BETWEEN, signs.more), role)]
        right = [first]
        for side, pieces in ((left, files), (right, others)):
            for piece in pieces:
                if width_of([*left, *right, piece]) + _BETWEEN <= room:
                    side.append(piece)
        blanks = " " * (room - width_of([*left, *right]))
        line = [(" ", "text"), *left, (blanks, "text"), *right]
        palette = self.look.palette
        return band_strip(line, self.size.width, palette).apply_style(palette.header_style)

    def _left(self) -> Line:
        if self.place:
            return [(self.look.signs.own("‹ Timeline"), "title")]
        title = one_line(self.found.timeline.title or "") if self.found else ""
        return [(title, "title"), (f"  {self._file}", "muted")] if title else [(self._file, "title")]

    def _right(self) -> Line:
        """The state or the problems, then the counts; while searching the search line says those."""
        line: Line = []
        if self.state:
            line.append((f"! {self.state}", "error"))
        elif self.problem_count:
            line.append((f"! {counted(self.problem_count, 'problem')} · E", "error"))
        for text in self._counts():
            line.append((f" · {text}" if line else text, "muted"))
        return line

    def _counts(self) -> list[str]:
        if self.place:
            return [self.place]
        if self.progress:
            return [self.progress]
        if self.found is None or self.found.is_search:
            return []
        timeline = self.found.timeline
        counts = [
            (len(timeline.events), "event"),
            (timeline.statement_count, "statement"),
            (timeline.speaker_count, "speaker"),
        ]
        return [counted(number, noun) for number, noun in counts if number]
