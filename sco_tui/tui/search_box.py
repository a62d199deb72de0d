"""The search line: where a query is typed, and how much it found."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from sco_tui import query
from sco_tui.found import Found
from sco_tui.query import Query, QueryError
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.typed_query import TypedQuery, typed

# Imported when the line is first shown: 0.025 of the start.
if TYPE_CHECKING:
    from textual.widgets import Input

    from sco_tui.advice import Advice
    from sco_tui.tui.query_input import QueryInput

_ROOM_TO_TYPE = 20


class SearchBox(Widget):
    """Hidden until it is shown; says what is asked while typing, and how the reader leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Previous event found"),
        Binding("down", "move(1)", "Next event found"),
        Binding("enter", "keep", "Keep the query, go to the list"),
        Binding("escape", "cancel", "Back to what was there before"),
        Binding("tab", "take_suggestion", "Take the suggestion, or keep the query"),
        Binding("ctrl+r", "earlier", "The query before"),
        Binding("f1", "screen.help", "Help"),
    ]

    look: reactive[Look] = reactive(DEFAULT)
    found: reactive[Found | None] = reactive(None)
    advice: reactive[Advice | None] = reactive(None)

    @dataclass
    class QueryChanged(Message):
        """What is typed has changed."""

        query: TypedQuery

    @dataclass
    class SelectionMoved(Message):
        """The selection in the list is to move by `steps`, without leaving the box."""

        steps: int

    @dataclass
    class Kept(Message):
        """`query` stands; the reader goes to the list."""

        query: Query

    @dataclass
    class Cancelled(Message):
        """What was shown before is wanted back."""

    def __init__(self, standing: Query) -> None:
        super().__init__(id="search")
        self._standing = standing
        self._kept: list[str] = []  # the queries that stood before, the newest first
        self._back = 0  # how many of them ^R has gone through
        self._error = ""
        # A key may open the line while it is still being made.
        self._lock = asyncio.Lock()
        self._is_made = False

    async def on_mount(self) -> None:
        """`/` may have come before this: what it shows stays as it is."""
        if self._standing.terms:
            async with self._lock:
                await self._show()

    async def stand(self, query: Query) -> None:
        """Shows the query that stands, without saying that it was typed; without a term the line goes."""
        before, text = str(self._standing), str(query)
        if before not in ("", text):
            self._kept = [before, *(other for other in self._kept if other != before)]
        self._standing = query
        async with self._lock:
            if text:
                await self._show()
            if self._is_made:
                with self._input.prevent(self._input.Changed):
                    self._input.value = text
            self.display = bool(text)
            self._say("")

    async def edit(self) -> None:
        """Selects the query behind its filters: what is typed replaces it, and a cursor key keeps it."""
        async with self._lock:
            await self._show()
        self._back = 0
        self.screen.set_focus(self._input)  # at once: focus() waits behind the letters typed meanwhile
        from textual.widgets.input import Selection

        from sco_tui.filters import leading_filters

        filters = str(leading_filters(self._standing))
        text = str(self._standing)
        with self._input.prevent(self._input.Changed):
            self._input.value = f"{text} " if text and text == filters else text
        self._input.selection = Selection(len(filters) + bool(filters), len(self._input.value))

    async def _show(self) -> None:
        self.display = True
        if not self._is_made:
            from textual.containers import Horizontal
            from textual.widgets import Static

            from sco_tui.tui.query_input import QueryInput

            line = Horizontal(
                Static(Content(" / "), id="search-sign"),
                QueryInput(str(self._standing), id="search-input", select_on_focus=False, compact=True),
                Static(id="search-counts"),
            )
            await self.mount(line, Static(id="search-error"))
            self._is_made = True
            self._tell()

    @property
    def _input(self) -> QueryInput:
        from sco_tui.tui.query_input import QueryInput

        return self.query_one(QueryInput)

    def watch_found(self) -> None:
        self._tell()

    def watch_look(self) -> None:
        self._tell()

    def on_resize(self) -> None:
        self._tell()

    def _say(self, error: str) -> None:
        """In a line of its own, as long as there is something to say."""
        self._error = error
        self.set_class(bool(error), "-error")
        if self._is_made:
            from textual.widgets import Static

            self.query_one("#search-error", Static).update(Content(error))

    def _tell(self) -> None:
        """The counts, behind what is typed."""
        if self._is_made and self.found is not None:
            from textual.widgets import Static

            counts, width = _counts(self.found, self.size.width, self.look.signs)
            place = self.query_one("#search-counts", Static)
            place.styles.width = width
            place.update(counts, layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._error:
            self._say("")
        self.post_message(self.QueryChanged(typed(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def on_query_input_moved_on(self) -> None:
        if self._suggestion:
            self.action_take_suggestion()

    def action_keep(self) -> None:
        """A query that cannot be read is not kept: the cursor goes behind the word that is wrong."""
        try:
            self.post_message(self.Kept(query.parse(self._input.value)))
        except QueryError as error:
            self._say(error.message)
            wrong = self._input.value[error.start :]
            self._input.cursor_position = error.start + len(wrong.partition(" ")[0])

    def action_move(self, steps: int) -> None:
        self.post_message(self.SelectionMoved(steps))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())

    @property
    def _suggestion(self) -> Query | None:
        return self.advice.suggestion if self.advice else None

    def action_take_suggestion(self) -> None:
        if self._suggestion:
            self._input.replace_with(str(self._suggestion))
        else:
            self.action_keep()

    def action_earlier(self) -> None:
        """Each press brings a query from further back; the first one what stood before it was typed over."""
        earlier = [text for text in (str(self._standing), *self._kept) if text]
        if earlier:
            self._back += self._input.value == earlier[self._back % len(earlier)]
            self._input.replace_with(earlier[self._back % len(earlier)])


def _counts(found: Found, width: int, signs: Signs) -> tuple[Content, int]:
    """`2 of 4 events · 3 of 8 statements`, less where the line is short; nothing while nothing is asked.

    Beside it the cells that it takes at most: as the place for it stays the same, a key in the line makes
    no new layout.
    """
    timeline = found.timeline
    events = _of(len(found.numbers), len(timeline.events), "events ")
    statements = _of(found.matched_statements, timeline.statement_count, "statements ")
    most = _of(len(timeline.events), len(timeline.events), "events ").cell_length
    between = signs.own("· ")
    most_of_both = most + _of(timeline.statement_count, timeline.statement_count, "· statements ").cell_length
    if width >= _ROOM_TO_TYPE + most_of_both:
        counts, most = events + Content(between) + statements, most_of_both
    elif width >= _ROOM_TO_TYPE + most:
        counts = events
    else:
        counts, most = Content(""), 0
    return (counts if found.is_search else Content("")), most


def _of(part: int, whole: int, noun: str) -> Content:
    return Content.assemble((f"{part:,}", "bold $accent"), f" of {whole:,} {noun}")
