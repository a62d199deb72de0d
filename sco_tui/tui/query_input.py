"""The field that a query is typed in."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input


class QueryInput(Input):
    """Says when the cursor is moved on at the end, where it has nowhere to go."""

    @dataclass
    class MovedOn(Message):
        """→ was pressed behind the last character."""

    def action_cursor_right(self, select: bool = False) -> None:
        if self.cursor_at_end and not select:
            self.post_message(self.MovedOn())
        super().action_cursor_right(select)

    def replace_with(self, text: str) -> None:
        """Puts `text` in, as if it were typed, with the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)
