"""The field that a query is typed in."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

from sco_tui.text import one_line


class QueryInput(Input):
    """Says when the cursor is moved on at the end, where it has nowhere to go."""

    @dataclass
    class MovedOn(Message):
        """→ was pressed behind the last character."""

    def action_cursor_right(self, select: bool = False) -> None:
        if self.cursor_at_end and not select:
            self.post_message(self.MovedOn())
        super().action_cursor_right(select)

    def on_paste(self, event: events.Paste) -> None:
        """All of it on one line: a phrase may come over line breaks."""
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text.replace("\r", "\n")), *self.selection)

    def replace_with(self, text: str) -> None:
        """Puts `text` in, as if it were typed, with the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)
