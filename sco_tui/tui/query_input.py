"""The field that a query is typed in."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from sco_tui.text import one_line
from sco_tui.tui.line_input import LineInput


class QueryInput(LineInput):
    """Says when the cursor is moved on at the end, where it has nowhere to go."""

    @dataclass
    class MovedOn(Message):
        """→ was pressed behind the last character."""

    def action_cursor_right(self, select: bool = False) -> None:
        if self.cursor_at_end and not select:
            self.post_message(self.MovedOn())
        super().action_cursor_right(select)

    def on_one_line(self, pasted: str) -> str:
        """A phrase may come over line breaks: each run of white space is a blank."""
        return one_line(pasted.replace("\r", "\n"))

    def replace_with(self, text: str) -> None:
        """Puts `text` in, as if it were typed, with the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)
