"""A list of names, of speakers or of sources, each with what is known of it and how much rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message

from sco_tui.folding import fold
from sco_tui.tui.cursor_pane import CursorPane
from sco_tui.tui.lines import Line, paragraph
from sco_tui.tui.row_pane import RowPlace


class Name(NamedTuple):
    """`about` stands below the name, `amount` beside it; it is found by `words` as well."""

    name: str
    about: str
    amount: str
    words: tuple[str, ...] = ()
    indent: int = 0

    def is_found_by(self, folded: str) -> bool:
        return any(folded in fold(text) for text in (self.name, self.about, *self.words))


class NameList(CursorPane):
    """Its parts are the names that are found, one of them the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Previous name"),
        Binding("down,j", "move(1)", "Next name"),
        Binding("enter,l,right", "open", "Into what is listed of it"),
    ]

    class Opened(Message):
        """The reader goes into what is listed of the current one."""

    def __init__(self, title: str, names: Sequence[Name], current: int, nothing: str) -> None:
        """`nothing` is said where no name is there."""
        super().__init__(title, "names")
        self._names = names
        self._nothing = nothing
        self._shown: Sequence[int] = range(len(names))
        self._rows = lru_cache(maxsize=256)(self._new_rows)
        self.set_reactive(NameList.current, current)

    @property
    def number(self) -> int | None:
        """Which name is the current one, of all; None where none is found."""
        return self._shown[self.current] if self._shown else None

    def find(self, text: str) -> None:
        """Shows those alone that hold `text`."""
        folded = fold(text).strip()
        before = self.number
        self._rows.cache_clear()
        self._shown = [number for number, name in enumerate(self._names) if name.is_found_by(folded)]
        self.top = RowPlace(0, 0)
        self.current = self._shown.index(before) if before in self._shown else 0
        self.show_current()
        self.post_message(self.Highlighted())

    @property
    def count(self) -> int:
        return len(self._shown)

    def rows_of(self, part: int) -> Sequence[Line]:
        return self._rows(part, self.room)

    def _new_rows(self, part: int, room: int) -> Sequence[Line]:
        if not self._shown:
            words = self._nothing if not self._names else "No name holds this."
            return [[], *paragraph(words, room, "muted", [])]
        name = self._names[self._shown[part]]
        indent = (" " * name.indent, "text")
        width = max(room - name.indent - cell_len(name.amount) - 1, 1)
        first, *more = paragraph(name.name, width, "title", [])
        gap = " " * max(
            room - name.indent - sum(cell_len(text) for text, _ in first) - cell_len(name.amount), 1
        )
        about = paragraph(name.about, max(room - name.indent, 1), "muted", []) if name.about else []
        head: Line = [indent, *first, (gap, "text"), (name.amount, "count")]
        return [[], head, *([indent, *line] for line in [*more, *about])]

    def action_open(self) -> None:
        if self._shown:
            self.post_message(self.Opened())
