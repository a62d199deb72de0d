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
        """The query stands; the reader goes to the list."""

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

    def watch_found(self, found: Found | None) -> None:
        if self.is_mounted and found is not None:
            self.query_one("#search-counts", Static).update(_counts(found))

    def on_mount(self) -> None:
        self.watch_found(self.found)

    def edit(self) -> None:
        """Puts the cursor at the end of the query."""
        box = self.query_one(Input)
        box.focus()
        box.cursor_position = len(box.value)

    @property
    def holds_words(self) -> bool:
        """Whether anything but blanks is typed."""
        return bool(self.query_one(Input).value.strip())

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
        self.post_message(self.Kept())

    def action_move(self, steps: int) -> None:
        self.post_message(self.SelectionMoved(steps))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())


def _counts(found: Found) -> Content:
    """`2 of 4 events · 3 of 8 statements`; nothing while nothing is asked for."""
    if not found.is_search:
        return Content("")
    timeline = found.timeline
    return Content.assemble(
        (f"{len(found.events):,}", "bold $accent"),
        f" of {len(timeline.events):,} events · ",
        (f"{found.matched_statements:,}", "bold $accent"),
        f" of {timeline.statement_count:,} statements ",
    )
