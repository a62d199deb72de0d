"""A text that is to be written, as it will stand in the file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.strip import Strip

from sco_tui.text import counted
from sco_tui.tui.lines import Line, paragraph, strip
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.row_pane import RowPane, RowPlace

_MARGIN = 2  # cells at each side
_SHOWN_CHARACTERS = 65_536  # of a line: a megabyte takes seconds to wrap


class Preview(RowPane):
    """Its parts are the lines of the text, wrapped where they are seen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", "A line up"),
        Binding("down,j", "scroll(1)", "A line down"),
        Binding("space", "page(1)", "A page down"),
    ]

    look: reactive[Look] = reactive(DEFAULT)

    def __init__(self) -> None:
        super().__init__("Preview", "preview")
        self._lines: Sequence[str] = ["It is being made."]
        self._rows = lru_cache(maxsize=512)(self._new_rows)

    def show(self, text: str, title: str) -> None:
        """In the place of what was shown: where a line is still there, the reader stays at it."""
        self._lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")  # RFC 5545, RFC 4180
        self._rows.cache_clear()
        self.draw_title(self.look.signs.own(f"Preview · {title}"))
        self.border_subtitle = counted(len(self._lines), "line")
        self.go_to(RowPlace(min(self.top.part, self.part_count - 1), 0))
        self.refresh()

    @property
    def part_count(self) -> int:
        return len(self._lines)

    def rows_of(self, part: int) -> Sequence[Line]:
        return self._rows(part, max(self.content_size.width - 2 * _MARGIN, 1))

    def _new_rows(self, part: int, width: int) -> Sequence[Line]:
        line = self._lines[part]
        rows = paragraph(line[:_SHOWN_CHARACTERS], width, "text", []) or [[]]
        left = len(line) - _SHOWN_CHARACTERS
        more = f"{self.look.signs.more} {left:,} more characters of this line"
        return [*rows, *paragraph(more, width, "accent", [])] if left > 0 else rows

    def on_resize(self) -> None:
        super().on_resize()
        self.go_to(self.top)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, palette = self.content_size.width, self.look.palette
        place = self.place_in(y)
        line = [] if place is None else self.rows_of(place.part)[place.row]
        return strip([(" " * _MARGIN, "text"), *line], width, palette)
