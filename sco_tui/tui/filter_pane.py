"""The filters: the values of the fields with what each would find, taken and let go."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sco_tui.filters import Value
from sco_tui.folding import fold
from sco_tui.text import one_line
from sco_tui.tui.event_lines import MAX_WIDTH
from sco_tui.tui.filter_lines import field_line, line_apart, value_line
from sco_tui.tui.lines import Line, paragraph, strip
from sco_tui.tui.look import DEFAULT, Look

# What is typed but narrows nothing: it takes a value, clears all, opens the search line and the help.
_NO_LETTERS = (" ", "F", "/", "?")


class FilterPane(ScrollView, can_focus=True):
    """Shows the values it is given; says with Toggled, Cleared and Left what the reader wants of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Previous value"),
        Binding("down", "move(1)", "Next value"),
        Binding("pageup", "page(-1)", "A page back"),
        Binding("pagedown", "page(1)", "A page on"),
        Binding("ctrl+u", "page(-0.5)", "Half a page back"),
        Binding("ctrl+d", "page(0.5)", "Half a page on"),
        Binding("home", "edge(-1)", "First value"),
        Binding("end", "edge(1)", "Last value"),
        Binding("space", "switch", "Take the value, or let it go"),
        Binding("enter", "finish", "Back; takes this value where none was"),
        Binding("backspace", "erase", "Take a letter back (letters narrow the values)"),
        Binding("F", "clear", "Take every word with a field out"),
        Binding("escape", "leave", "Show all values again, then back"),
    ]

    look: reactive[Look] = reactive(DEFAULT)
    values: reactive[tuple[Value, ...] | None] = reactive(None)  # None while they are counted

    @dataclass
    class Toggled(Message):
        """`value` is to be taken, or let go where it is taken."""

        value: Value

    @dataclass
    class Cleared(Message):
        """No term with a field is to stay."""

    @dataclass
    class Left(Message):
        """The reader is done with the filters."""

    def __init__(self) -> None:
        super().__init__(id="filters")
        self._typed = ""
        self._has_toggled = False
        self._shown: list[Value] = []
        self._current = 0  # where in `_shown` the cursor is
        self._rows: list[Value | str] = []  # a field's name above its values, a blank one above that
        self._row_of: list[int] = []  # of each of `_shown`

    @property
    def _title_rows(self) -> int:
        """Without a box, what it would say stands in a first row that does not scroll."""
        return int(not self.styles.border_top[0])

    @property
    def _height(self) -> int:
        return max(self.scrollable_content_region.height - self._title_rows, 0)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002, Textual's names
        """Letters narrow the values: they are none of the screen's keys."""
        return character is not None and character.isprintable() and character not in _NO_LETTERS

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and self.check_consume_key(event.key, event.character):
            event.stop()
            event.prevent_default()
            self._narrow(self._typed + event.character)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._narrow(self._typed + one_line(event.text))

    def watch_values(self) -> None:
        self._lay_out(self._current)

    def on_resize(self) -> None:
        self._lay_out(self._current)

    def _narrow(self, typed: str) -> None:
        self._typed = typed
        self._lay_out(0)

    def _lay_out(self, otherwise: int) -> None:
        """The cursor stays on its value; where that is gone, it goes to the place `otherwise`."""
        before = self._shown[self._current] if self._shown else None
        words = fold(self._typed).split()
        self._shown = [value for value in self.values or () if _has_words(value, words)]
        self._current = _place_of(before, self._shown, min(otherwise, max(len(self._shown) - 1, 0)))
        self._rows = []
        for field, of_field in groupby(self._shown, key=lambda value: value.field):
            self._rows += ["", field, *of_field]
        self._row_of = [row for row, content in enumerate(self._rows) if isinstance(content, Value)]
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows) + self._title_rows)
        self.border_title = Content(self._title)
        self.border_subtitle = self._subtitle
        self._show_current()

    @property
    def _title(self) -> str:
        return f"Filters: {self._typed}" if self._typed else "Filters"

    @property
    def _subtitle(self) -> str:
        taken = sum(value.is_taken for value in self.values or ())
        return f"{taken:,} taken" if taken else ""

    def _show_current(self) -> None:
        """Scrolls until the current value is seen, the first of a field with the field's name."""
        if self._shown and self._height:
            row = self._row_of[self._current]
            first = row - 1 if isinstance(self._rows[row - 1], str) else row
            top = max(min(round(self.scroll_y), first if self._current else 0), row + 1 - self._height)
            self.scroll_to(y=top, animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        margin = 1 if self._title_rows else 2
        inner = min(max(width - 2 * margin, 1), MAX_WIDTH)
        line, is_current = self._line(y - self._title_rows, inner)
        return strip([(" " * margin, "text"), *line], width, self.look.palette, is_current)

    def _line(self, y: int, width: int) -> tuple[Line, bool]:
        """The pieces of a line, and whether the cursor is on it."""
        signs = self.look.signs
        if y < 0:
            return line_apart((self._title, "month"), (self._subtitle, "muted"), width, signs), False
        if not self._rows:
            return self._empty_line(y, width), False
        row = y + round(self.scroll_y)
        content = self._rows[row] if row < len(self._rows) else ""
        if isinstance(content, Value):
            is_current = self.has_focus and row == self._row_of[self._current]
            return value_line(content, width, signs, is_current), is_current
        return field_line(content, width, signs) if content else [], False

    def _empty_line(self, y: int, width: int) -> Line:
        """Words for a pane without values: why, and what to do next."""
        if self.values is None:
            return []
        if self.values:
            before, after = self.look.signs.own("“"), self.look.signs.own("”")
            said = [
                f"No value has {before}{self._typed}{after}.",
                "Backspace takes a letter back, Esc all of them.",
            ]
        else:
            said = ["No event has a kind, tag, speaker or source to filter by.", "Esc goes back."]
        lines = [line for text in said for line in [[], *paragraph(text, width, "text", [])]]
        return lines[y] if y < len(lines) else []

    def on_click(self, event: events.Click) -> None:
        row = (y := event.y - self.gutter.top - self._title_rows) + round(self.scroll_y)
        if y >= 0 and row in self._row_of:
            self._current = self._row_of.index(row)
            self.action_switch()
            self.refresh()

    def action_move(self, step: int) -> None:
        self._current = min(max(self._current + step, 0), max(len(self._shown) - 1, 0))
        self._show_current()

    def action_page(self, pages: float) -> None:
        """By what the pane shows, to the value that stands there."""
        if self._shown:
            rows = int(pages * max(self._height - 1, 1))
            there = bisect_left(self._row_of, self._row_of[self._current] + rows)
            step = 1 if pages > 0 else -1
            self.action_move(max((there - self._current) * step, 1) * step)

    def action_edge(self, end: int) -> None:
        self.action_move(end * len(self._shown))

    def action_switch(self) -> None:
        if self._shown:
            self._has_toggled = True
            self.post_message(self.Toggled(self._shown[self._current]))

    def action_finish(self) -> None:
        if not self._has_toggled and self._shown and not self._shown[self._current].is_taken:
            self.action_switch()
        self.post_message(self.Left())

    def action_erase(self) -> None:
        self._narrow(self._typed[:-1])

    def action_clear(self) -> None:
        self._has_toggled = True
        self.post_message(self.Cleared())

    def action_leave(self) -> None:
        if self._typed:
            self._narrow("")
        else:
            self.post_message(self.Left())


def _has_words(value: Value, words: list[str]) -> bool:
    label = fold(value.label) if words else ""
    return all(word in label or word in value.field for word in words)


def _place_of(value: Value | None, values: list[Value], otherwise: int) -> int:
    """By its label: let go, a value may stand under another text. The text tells those of one label."""
    if value is None:
        return otherwise
    seen = (value.field, value.label)
    same = [place for place, other in enumerate(values) if (other.field, other.label) == seen]
    return next((place for place in same if values[place].text == value.text), [*same, otherwise][0])
