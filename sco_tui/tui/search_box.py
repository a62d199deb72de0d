"""The search line: where a query is typed, and how much it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from sco_tui.search import Found

_ROOM_TO_TYPE = 20


class SearchBox(Widget):
    """Says what is typed with QueryChanged, and how the reader leaves it with Kept and Cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Previous event found"),
        Binding("down", "move(1)", "Next event found"),
        Binding("enter", "keep", "Keep the query, to the list"),
        Binding("escape", "cancel", "As it was before"),
        Binding("f1", "screen.help", "Help"),
    ]

    found: reactive[Found | None] = reactive(None)

    @dataclass
    class QueryChanged(Message):
        """The text in the box is now `text`."""

        text: str

    @dataclass
    class SelectionMoved(Message):
        """The selection in the list is to move by `steps`, without leaving the box."""

        steps: int

    @dataclass
    class Kept(Message):
        """The query `text` stands; the reader goes to the list."""

        text: str

    @dataclass
    class Cancelled(Message):
        """What was shown before is wanted back."""

    def __init__(self, query: str) -> None:
        super().__init__(id="search")
        self._query = query

    def compose(self) -> ComposeResult:
        yield Static(Content(" / "), id="search-sign")
        yield Input(self._query, id="search-input", select_on_focus=False, compact=True)
        yield Static(id="search-counts")

    def watch_found(self) -> None:
        if self.is_mounted and self.found is not None:
            self.query_one("#search-counts", Static).update(_counts(self.found, self.size.width))

    def on_resize(self) -> None:
        self.watch_found()

    def edit(self) -> None:
        """Selects the query: what is typed replaces it, and a cursor key keeps it."""
        box = self.query_one(Input)
        self.screen.set_focus(box)  # at once: box.focus() waits behind the letters typed meanwhile
        box.select_all()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    def show_query(self, query: str) -> None:
        """Shows `query` without saying that it was typed."""
        box = self.query_one(Input)
        with box.prevent(Input.Changed):
            box.value = query

    @on(Input.Changed)
    def _say_what_is_typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.QueryChanged(event.value))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        self.post_message(self.Kept(self.text))

    def action_move(self, steps: int) -> None:
        self.post_message(self.SelectionMoved(steps))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())


def _counts(found: Found, width: int) -> Content:
    """`2 of 4 events · 3 of 8 statements`, less where the line is short; nothing while nothing is asked."""
    if not found.is_search:
        return Content("")
    timeline = found.timeline
    events = Content.assemble(
        (f"{len(found.events):,}", "bold $accent"), f" of {len(timeline.events):,} events "
    )
    statements = Content.assemble(
        "· ",
        (f"{found.matched_statements:,}", "bold $accent"),
        f" of {timeline.statement_count:,} statements ",
    )
    if width < _ROOM_TO_TYPE + events.cell_length:
        return Content("")
    return (
        events if width < _ROOM_TO_TYPE + events.cell_length + statements.cell_length else events + statements
    )
