"""A query asked of a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, compress
from operator import and_, not_, or_

from sco_tui import collector
from sco_tui.columns import Column, Columns, Marked, Unfound, nothing_marked, nothing_unfound
from sco_tui.folded_texts import FoldedTexts
from sco_tui.found import Found, everything, no_statement, terms_to_show
from sco_tui.problem import Problem
from sco_tui.query import Query, Term
from sco_tui.sought import combined
from sco_tui.timeline import Event, Timeline

_TERMS_KEPT = 16


class Index:
    """The folded texts of one timeline, ready to be searched.

    `problems` are its file's, for `is:problem`; `is_unfound` tells what came of the check, for `is:unfound`,
    `is_marked` what is marked, for `is:marked`.
    """

    def __init__(
        self,
        timeline: Timeline,
        problems: Sequence[Problem] = (),
        is_unfound: Unfound = nothing_unfound,
        is_marked: Marked = nothing_marked,
    ) -> None:
        self.timeline = timeline
        with collector.paused():
            self.texts = FoldedTexts(timeline)
        # While a query is typed only its last term changes.
        self._new_column = Columns(self.texts, problems, is_unfound, is_marked).of
        self._known_column = lru_cache(maxsize=_TERMS_KEPT)(self._new_column)

    def _column(self, term: Term) -> Column:
        # What asks for the check or for marks is answered anew: they may have changed meanwhile.
        is_new = term.asks_for_check or term.asks_for_marks
        return self._new_column(term) if is_new else self._known_column(term)

    def find(self, query: Query) -> Found:
        """The events that meet every term of `query`, those of statements in one and the same statement.

        A statement is matched when it meets every statement term and, where there are free words, holds
        one of them itself; with terms on the event alone, none is.
        """
        if not query.terms:
            return everything(self.timeline)
        columns = [(term, self._column(term._replace(is_excluded=False))) for term in query.terms]
        wanted = [list(map(not_, own.events)) if term.is_excluded else own.events for term, own in columns]
        held = combined(and_, wanted)
        numbers = list(compress(range(len(held)), held))
        asked = [(term, column) for term, column in columns if not term.is_excluded]
        conditions = [column.statements for term, column in asked if term.is_of_statements]
        words = [column.statements for term, column in asked if not term.field]
        if conditions:
            meet_all = bytes(combined(and_, conditions))
            numbers = [number for number in numbers if 1 in self._of_event(meet_all, number)]
        one_of = [combined(or_, words)] if words else []
        return self._found(query, numbers, bytes(combined(and_, [*conditions, *one_of])))

    def _found(self, query: Query, numbers: list[int], flags: bytes) -> Found:
        """`flags` of all statements; those of events that are not found do not count."""
        before = [0, *accumulate(flags)] if flags else [0] * (self.texts.first[-1] + 1)
        first = self.texts.first

        def matched(event: Event) -> tuple[bool, ...]:
            place, is_found = self.timeline.place_among(numbers, event)
            if not flags or not is_found:
                return no_statement(event)
            return tuple(map(bool, self._of_event(flags, numbers[place])))

        titles = [self._column(term).titles for term in terms_to_show(query)]
        said = combined(and_, titles) or [True] * len(self.timeline.events)
        return Found(
            timeline=self.timeline,
            query=query,
            numbers=tuple(numbers),
            matched=matched,
            matched_statements=sum([before[first[number + 1]] - before[first[number]] for number in numbers]),
            unexplained=[not said[number] for number in numbers],
        )

    def _of_event(self, flags: bytes, number: int) -> bytes:
        return flags[self.texts.first[number] : self.texts.first[number + 1]]
