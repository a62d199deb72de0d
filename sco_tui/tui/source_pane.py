"""The text of a source, with the passage that is read lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from sco_tui.quote_check import SourceWords
from sco_tui.tui.event_lines import MAX_WIDTH
from sco_tui.tui.lines import Line, strip
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.row_pane import RowPane, RowPlace
from sco_tui.tui.source_rows import SourceRows
from sco_tui.wording import Span

_MARGIN = 2  # cells at each side of the text; the sign of a passage stands in the left one


@dataclass(frozen=True, eq=False)
class Lit:
    """What stands out in the text: `passage` whole, `marked` a little; all spans in the text's order."""

    passage: Sequence[Span] = ()
    marked: Sequence[Span] = ()


class SourcePane(RowPane):
    """Its parts are the paragraphs of the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", "A line up"),
        Binding("down,j", "scroll(1)", "A line down"),
        Binding("space", "page(1)", "A page down"),
    ]

    look: reactive[Look] = reactive(DEFAULT)
    lit: reactive[Lit] = reactive(Lit())

    @dataclass
    class Scrolled(Message):
        """How much of the text stands before the last row that is seen, in percent."""

        percent: int

    @dataclass
    class Clicked(Message):
        """The mouse, on a character of the text."""

        character: int

    def __init__(self, source: SourceWords, title: str) -> None:
        super().__init__(title, "source")
        self._source = source
        self._laid_out: tuple[object, SourceRows] | None = None

    @property
    def _rows(self) -> SourceRows:
        """For the width of now: also made while drawing, so that the first frame holds it."""
        width = max(min(self.content_size.width - 2 * _MARGIN, MAX_WIDTH), 1)
        key = (width, self.lit)
        if self._laid_out is None or self._laid_out[0] != key:
            self._laid_out = (key, SourceRows(self._source, width, self.lit.passage, self.lit.marked))
        return self._laid_out[1]

    @property
    def part_count(self) -> int:
        return len(self._rows)

    def rows_of(self, part: int) -> Sequence[Line]:
        return self._rows.rows(part)

    def watch_lit(self) -> None:
        self._show_passage()

    def on_resize(self) -> None:
        super().on_resize()
        self._show_passage()

    def watch_top(self) -> None:
        self._tell()

    def _show_passage(self) -> None:
        """A third of the way down, where there is so much before it."""
        if self.size:
            lit = self.lit.passage
            place = self._rows.place_of(lit[0]) if lit else RowPlace(0, 0)
            self.go_to(self.moved(place, -(self.height // 3)))
            self._tell()
            self.refresh()

    def _tell(self) -> None:
        if self.size:
            last = self.moved(self.top, self.height - 1)
            percent = 100 if last == self.last else int(100 * self._rows.part_before(last))
            self.border_subtitle = f"{percent} %"
            self.post_message(self.Scrolled(percent))

    def on_click(self, event: events.Click) -> None:
        place = self.place_in(event.y - self.gutter.top)
        if place is not None:
            character = self._rows.character_at(place, event.x - self.gutter.left - _MARGIN)
            if character is not None:
                self.post_message(self.Clicked(character))

    def render_line(self, y: int) -> Strip:
        width, palette, signs = self.content_size.width, self.look.palette, self.look.signs
        place = self.place_in(y)
        if place is None:
            return Strip.blank(width, palette.ground())
        line = self.rows_of(place.part)[place.row]
        roles = {role for _, role in line}
        sign = signs.cursor if "passage" in roles else signs.card if "other passage" in roles else " "
        role = "accent" if "passage" in roles else "bar"
        return strip([(sign.ljust(_MARGIN), role), *line], width, palette)
