"""A field of one line whose text is as safe to show as that of a file."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from sco_tui.text import clean


class LineInput(Input):
    """Takes what is pasted as notation where a terminal would obey it: Textual draws a field's text as it is.

    What is typed needs no such care: a key that is no printable character is none of a field's.
    """

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(self.on_one_line(event.text), *self.selection)

    def on_one_line(self, pasted: str) -> str:
        """How it stands in the field; blanks stay, as those of a path do."""
        return clean(" ".join(pasted.splitlines()).replace("\t", " "))
