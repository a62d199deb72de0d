"""What is asked of a timeline: the query that stands or is typed, and the way to what it finds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual.screen import Screen

from sco_tui.query import Query
from sco_tui.tui.answers import Answers, Question
from sco_tui.tui.shown import Shown
from sco_tui.tui.workers import begin
from sco_tui.typed_query import TypedQuery

if TYPE_CHECKING:
    from sco_tui.advice import Advice

# Advice takes up to a second of a big file: not for a word that is still being typed.
_PAUSE_SECONDS = 0.3
_HOLD_SECONDS = 0.03  # two frames at 60 a second


class Asking:
    """Gives what is found to `show` as soon as it is found; `width` is that of the list, in cells.

    `asked` is the newest query, found or still searched for, `meant` the same but for its last term, while
    that is typed; with `dims` the events that it does not find are shown as well.
    """

    def __init__(
        self,
        screen: Screen[None],
        answers: Answers | None,
        asked: Query,
        show: Callable[[Shown], None],
        width: Callable[[], int],
    ) -> None:
        self.answers = answers
        self.asked = self.meant = asked
        self.dims = False
        self._screen = screen
        self._show = show
        self._width = width
        self._held = ExitStack()  # of drawing

    @property
    def question(self) -> Question:
        return Question(self.asked, self.dims, self._width())

    def stand(self, query: Query) -> None:
        """Asks what the reader has settled on."""
        self.meant = query
        self.dims = self.dims and bool(query.terms)
        self._ask(query)

    def type(self, query: TypedQuery) -> None:
        """Asks what is typed so far."""
        if query.sought != self.asked:
            self._hold()
        self.meant = query.meant
        self._ask(query.sought)

    def dim(self) -> None:
        self.dims = not self.dims
        self.search()

    def _ask(self, query: Query) -> None:
        if query != self.asked:
            self.asked = query
            self.search()

    def search(self) -> None:
        if self.answers is not None:
            begin(self._screen, self._show_newest, self.answers, group="search")

    async def _show_newest(self, answers: Answers) -> None:
        async for shown in answers.newest(self.question):
            if answers is self.answers:  # and was not read again meanwhile
                self._show(shown)
            self._held.close()

    def _hold(self) -> None:
        """Draws what is typed together with what it finds, where that is found soon."""
        self._held.close()
        self._held.enter_context(self._screen.app.batch_update())
        self._screen.set_timer(_HOLD_SECONDS, self._held.close)

    async def advice(self, is_wanted: Callable[[], bool]) -> Advice | None:
        """What to do about a query without result, where that is still wanted after a pause."""
        await asyncio.sleep(_PAUSE_SECONDS)
        if self.answers is None or not is_wanted():
            return None
        return await self.answers.advice(self.meant)
