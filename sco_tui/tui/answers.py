"""What a timeline answers to queries, found beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sco_tui import collector
from sco_tui.found import everything
from sco_tui.problem import Problem
from sco_tui.query import Query
from sco_tui.same_event import counterpart
from sco_tui.timeline import Event, Statement, Timeline
from sco_tui.tui.aside import aside
from sco_tui.tui.axis_layout import layout_of
from sco_tui.tui.shown import Drawing, Shown

# Search is imported when its texts are folded, behind the first frame, the rest when it is asked for: 0.03
# of the start.
if TYPE_CHECKING:
    from sco_tui.advice import Advice
    from sco_tui.checked import Checked
    from sco_tui.filters import Value
    from sco_tui.search import Index


_NOTHING: Mapping[str, str] = MappingProxyType({})


class Question(NamedTuple):
    """A query, whether the events it does not find are dimmed only, and for a list of how many cells."""

    query: Query
    dims: bool = False
    width: int = 0


class Answers:
    """Of one timeline; one search runs at a time, and what is overtaken by a newer question is dropped.

    `sources` are the paths of sources' texts that were named, by key.
    """

    def __init__(
        self, timeline: Timeline, problems: Sequence[Problem], sources: Mapping[str, str] = _NOTHING
    ) -> None:
        self.timeline = timeline
        self.problems = problems
        self.checked: Checked | None = None  # once that is done
        self.marked: frozenset[str] = frozenset()
        self._checking: asyncio.Future[Checked] | None = None
        self.sources = sources
        with collector.paused():
            self._drawing = Drawing(timeline)
        self._index: Index | None = None
        self._folding: asyncio.Future[Index] | None = None
        self._asked = Question(Query())
        self._answered: Question | None = self._asked
        self._is_searching = False
        self.to_nothing = self._drawing.shown(everything(timeline))

    def now(self, event: Event | None) -> Event | None:
        """What an event of a timeline that was read before is in this one."""
        return counterpart(self.timeline, event) if event else None

    def at_once(self, question: Question) -> Shown:
        """The answer, found on the event loop: before the first frame of a small file."""
        self._asked = self._answered = question
        if not question.query.terms:
            return self.to_nothing
        self._index = self._new_index()
        return self._found(self._index, question)

    async def first(self, question: Question) -> Shown:
        """As `at_once`, found beside the event loop."""
        self._asked = self._answered = question
        return await self._answer(question)

    def fold(self) -> None:
        """Begins to fold the texts: when they are shown, not at the first key."""
        if self._index is None and self._folding is None:
            self._folding = aside(self._new_index)

    async def _folded(self) -> Index:
        self.fold()
        if self._folding is not None:
            self._index = await asyncio.shield(self._folding)
        assert self._index is not None
        return self._index

    def _new_index(self) -> Index:
        from sco_tui.search import Index

        return Index(self.timeline, self.problems, self._is_unfound, self._is_marked)

    def _is_unfound(self, event: Event, statement: Statement) -> bool:
        return self.checked is not None and self.checked.is_unfound(event, statement)

    def _is_marked(self, event: Event) -> bool:
        return event.id in self.marked

    def mark(self, ids: frozenset[str]) -> None:
        """Tells the ids of the events that are marked now."""
        self.marked = ids
        if self._asked.query.asks_for_marks:
            self._answered = None  # with the marks before

    async def check(self) -> Checked:
        """Compares all statements with the texts of their sources, once.

        Raises UnreadableError for one of those that were named.
        """
        if self._checking is None:
            self._checking = aside(self._new_check)
        self.checked = await asyncio.shield(self._checking)
        if self._asked.query.asks_for_check:
            self._answered = None  # without the check
        return self.checked

    def _new_check(self) -> Checked:
        """With the texts ready to be shown."""
        from sco_tui.checked import check
        from sco_tui.tui.source_rows import paragraph_starts

        checked = check(self.timeline, self.sources)
        for source in checked.texts.values():
            paragraph_starts(source)
        return checked

    async def newest(self, question: Question) -> AsyncIterator[Shown]:
        """Answers until the newest question has one; nothing while another of these does so."""
        self._asked = question
        if self._is_searching:
            return
        self._is_searching = True
        try:
            while self._asked != self._answered:
                asked, checked, marked = self._asked, self.checked, self.marked
                shown = await self._answer(asked)
                if asked == self._asked and checked is self.checked and marked is self.marked:
                    self._answered = asked
                    yield shown
        finally:
            self._is_searching = False

    async def advice(self, query: Query) -> Advice:
        """What to do about `query`, which finds nothing."""
        from sco_tui.advice import advise

        index = await self._folded()
        return await aside(lambda: advise(index, query))

    async def values(self, query: Query) -> tuple[Value, ...]:
        """What `query` could be filtered by, and how much each would find."""
        from sco_tui.filters import values

        index = await self._folded()
        return await aside(lambda: values(index, query))

    async def _answer(self, question: Question) -> Shown:
        if not question.query.terms:
            return self.to_nothing
        index = await self._folded()
        return await aside(lambda: self._found(index, question))

    def _found(self, index: Index, question: Question) -> Shown:
        shown = self._drawing.shown(index.find(question.query), dims=question.dims)
        layout_of(shown, question.width)
        return shown
