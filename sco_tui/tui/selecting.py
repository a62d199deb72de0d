"""Text selected with the mouse in a pane that draws its lines itself; `Screen.get_selected_text` gives it."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.geometry import Offset
from textual.scroll_view import ScrollView
from textual.selection import Selection

from sco_tui.tui.lines import TextLine, character_at, relit, width_of

_LEFT_BUTTON = 1


class _Place(NamedTuple):
    """A character that the mouse is on, by its range in the text of a line."""

    line: int
    start: int
    end: int


class SelectingPane(ScrollView):
    """A drag selects in this pane alone, whichever the mouse runs over; only a click takes the focus.

    Textual's own selecting runs on into the next pane, takes the focus first and all of the pane at a double
    click, and counts a joined emoji as several characters.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    FOCUS_ON_CLICK: ClassVar[bool] = False

    _drag_start: _Place | None = None

    @property
    def text_left(self) -> int:
        """Cells at the left of the pane's content that no line takes."""
        return 0

    def text_line(self, number: int) -> TextLine:
        """The line of this number, from 0 on; an empty one where there is none."""
        raise NotImplementedError

    def line_near(self, row: int) -> int:
        """The number of the line in this row of the pane's content, or of the nearest one."""
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == _LEFT_BUTTON:
            self._drag_start = self._place(event)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._drag_start is None:
            return
        row, height = event.y - self.gutter.top, self.scrollable_content_region.height
        if not 0 <= row < height:
            beyond = row if row < 0 else row - height + 1
            self.scroll_to(y=round(self.scroll_y) + beyond, animate=False, immediate=True)
        first, last = sorted((self._drag_start, self._place(event)))
        end = last.end if last.line > first.line else max(first.end, last.end)
        selection = Selection(Offset(first.start, first.line), Offset(end, last.line))
        self.screen.selections = {self: selection}

    def on_mouse_up(self) -> None:
        if self._drag_start is not None:
            self._drag_start = None
            self.release_mouse()

    @property
    def was_dragged(self) -> bool:
        """Whether a click is the end of a drag: then it is none."""
        return self.text_selection is not None

    def _place(self, event: events.MouseEvent) -> _Place:
        height = self.scrollable_content_region.height
        row = min(max(event.y - self.gutter.top, 0), max(height - 1, 0))
        number = self.line_near(row)
        line = self.text_line(number)
        cell = event.x - self.gutter.left - self.text_left - width_of(line.margin)
        return _Place(number, *character_at(line.words, cell))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected, as it is written: without margins, wrapped lines as one."""
        if selection.start is None or selection.end is None:
            return None
        text = ""
        for number in range(selection.start.y, selection.end.y + 1):
            line = self.text_line(number)
            words = "".join(words for words, _ in line.words)
            first, last = self._selected_in(selection, number, len(words))
            text += (line.before if number > selection.start.y else "") + words[first:last]
        return text.strip("\n"), "\n"

    def selected_lit(self, number: int, line: TextLine) -> TextLine:
        """The line of this number with what is selected of it told apart."""
        if self.text_selection is None:
            return line
        length = sum(len(text) for text, _ in line.words)
        first, last = self._selected_in(self.text_selection, number, length)
        return line._replace(words=relit(line.words, first, last, "selected"))

    def _selected_in(self, selection: Selection, number: int, length: int) -> tuple[int, int]:
        """From where to where a line of so many characters is selected."""
        start, end = selection
        if start is None or end is None or not start.y <= number <= end.y:
            return 0, 0
        first = start.x if number == start.y else 0
        return first, end.x if number == end.y else length

    def forget_selection(self) -> None:
        """For other lines than those it was made in."""
        if self.text_selection is not None:
            self.screen.clear_selection()
