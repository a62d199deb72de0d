"""The text of a source, with the passage that is read lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.quote_check import SourceWords
from sco_tui.tui.event_lines import MAX_WIDTH
from sco_tui.tui.lines import strip
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.source_rows import RowPlace, SourceRows
from sco_tui.wording import Span

_MARGIN = 2  # cells at each side of the text; the sign of a passage stands in the left one


@dataclass(frozen=True, eq=False)
class Lit:
    """What stands out in the text: `passage` whole, `marked` a little; all spans in the text's order."""

    passage: Sequence[Span] = ()
    marked: Sequence[Span] = ()


class SourcePane(Widget, can_focus=True):
    """Scrolls by rows, and knows of the text only what is seen of it: without its height, no scrollbar."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", "A line up"),
        Binding("down,j", "scroll(1)", "A line down"),
        Binding("pageup,ctrl+b", "page(-1)", "A page up"),
        Binding("pagedown,ctrl+f,space", "page(1)", "A page down"),
        Binding("ctrl+u", "page(-0.5)", "Half a page up"),
        Binding("ctrl+d", "page(0.5)", "Half a page down"),
        Binding("home,g", "edge(0)", "To the beginning"),
        Binding("end,G", "edge(1)", "To the end"),
    ]

    look: reactive[Look] = reactive(DEFAULT)
    lit: reactive[Lit] = reactive(Lit())
    top: reactive[RowPlace] = reactive(RowPlace(0, 0))

    @dataclass
    class Scrolled(Message):
        """How much of the text stands before the last row that is seen, in percent."""

        percent: int

    def __init__(self, source: SourceWords, title: str) -> None:
        super().__init__(id="source")
        self._source = source
        self._laid_out: tuple[object, SourceRows] | None = None
        self.border_title = Content(title)

    @property
    def _rows(self) -> SourceRows:
        """For the width of now: also made while drawing, so that the first frame holds it."""
        width = max(min(self.content_size.width - 2 * _MARGIN, MAX_WIDTH), 1)
        key = (width, self.lit)
        if self._laid_out is None or self._laid_out[0] != key:
            self._laid_out = (key, SourceRows(self._source, width, self.lit.passage, self.lit.marked))
        return self._laid_out[1]

    @property
    def _height(self) -> int:
        return max(self.content_size.height, 1)

    def watch_lit(self) -> None:
        self._show_passage()

    def on_resize(self) -> None:
        self._show_passage()

    def watch_top(self) -> None:
        self._tell()

    def _show_passage(self) -> None:
        """A third of the way down, where there is so much before it."""
        if self.size:
            rows = self._rows
            place = rows.place_of(self.lit.passage[0]) if self.lit.passage else RowPlace(0, 0)
            self._go(rows.moved(place, -(self._height // 3)))
            self.refresh()

    def _go(self, place: RowPlace) -> None:
        """Makes it the first row, but for a last page that would not be full."""
        rows = self._rows
        self.top = min(place, rows.moved(rows.last, 1 - self._height))
        self._tell()

    def _tell(self) -> None:
        if self.size:
            rows = self._rows
            last = rows.moved(self.top, self._height - 1)
            percent = 100 if last == rows.last else int(100 * rows.part_before(last))
            self.border_subtitle = f"{percent} %"
            self.post_message(self.Scrolled(percent))

    def render_line(self, y: int) -> Strip:
        width, palette, signs = self.content_size.width, self.look.palette, self.look.signs
        rows = self._rows
        place = rows.moved(self.top, y)
        if y and place == rows.moved(self.top, y - 1):
            return Strip.blank(width, palette.ground())  # behind the end
        line = rows.rows(place.paragraph)[place.row]
        roles = {role for _, role in line}
        sign = signs.cursor if "passage" in roles else signs.card if "other passage" in roles else " "
        role = "accent" if "passage" in roles else "bar"
        return strip([(sign.ljust(_MARGIN), role), *line], width, palette)

    def action_scroll(self, rows: int) -> None:
        self._go(self._rows.moved(self.top, rows))

    def action_page(self, pages: float) -> None:
        self.action_scroll(int(pages * max(self._height - 1, 1)) or (1 if pages > 0 else -1))

    def action_edge(self, end: int) -> None:
        self._go(self._rows.last if end else RowPlace(0, 0))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_scroll(-3)
