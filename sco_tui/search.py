"""A query asked of a timeline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, compress, pairwise
from operator import and_, not_, or_
from typing import NamedTuple

from sco_tui.folding import fold
from sco_tui.found import Found, everything, no_statement, terms_to_show
from sco_tui.problem import Problem
from sco_tui.query import DATE_FIELDS, STATEMENT_FIELDS, Query, Term
from sco_tui.query_dates import dated
from sco_tui.sought import Sought, bordered, combined, hold, sought
from sco_tui.timeline import Event, Statement, Timeline

_TERMS_KEPT = 16


class _Column(NamedTuple):
    """What holds a term, apart from whether it excludes: by event, by statement (1 or 0), by title."""

    events: Sequence[int]
    statements: bytes
    titles: Sequence[int]


class Index:
    """The folded texts of one timeline, by event and by statement; those of single fields when asked for.

    `problems` are those of its file, for `is:problem`. A word is looked for in all texts, one after the
    other: in those of 10,000 events in 3 ms where all hold it, in 7 ms where none does.
    """

    def __init__(self, timeline: Timeline, problems: Sequence[Problem] = ()) -> None:
        self.timeline = timeline
        self._problems = problems
        # While a query is typed only its last term changes.
        self._column = lru_cache(maxsize=_TERMS_KEPT)(self._new_column)
        self._folded = cache(fold)
        spoken = [[self._statement(each) for each in event.statements] for event in timeline.events]
        # Of each event, where its statements begin among all, and of one more, how many there are.
        self._first = [0, *accumulate(map(len, spoken))]
        titles = [bordered([fold(event.title)]) for event in timeline.events]
        whole = [
            "".join([title, self._own_text(event), *statements])
            for event, title, statements in zip(timeline.events, titles, spoken, strict=True)
        ]
        self._events: dict[str, list[str]] = {"": whole, "title": titles}
        self._statements: dict[str, list[str]] = {"": [text for each in spoken for text in each]}

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
        asked = [(term.field, column) for term, column in columns if not term.is_excluded]
        conditions = [column.statements for field, column in asked if field in STATEMENT_FIELDS]
        words = [column.statements for field, column in asked if not field]
        if conditions:
            meet_all = bytes(combined(and_, conditions))
            numbers = [number for number in numbers if 1 in self._of_event(meet_all, number)]
        one_of = [combined(or_, words)] if words else []
        return self._found(query, numbers, bytes(combined(and_, [*conditions, *one_of])))

    def _found(self, query: Query, numbers: list[int], flags: bytes) -> Found:
        """`flags` of all statements; those of events that are not found do not count."""
        before = [0, *accumulate(flags)] if flags else [0] * (self._first[-1] + 1)
        first = self._first
        found = frozenset(numbers)

        def matched(event: Event) -> tuple[bool, ...]:
            number = self.timeline.places[event]
            if not flags or number not in found:
                return no_statement(event)
            return tuple(map(bool, self._of_event(flags, number)))

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
        return flags[self._first[number] : self._first[number + 1]]

    def _new_column(self, term: Term) -> _Column:
        if term.field in DATE_FIELDS or term.field == "is":
            is_so = self._state(term) if term.field == "is" else dated(term)
            return _Column([is_so(event) for event in self.timeline.events], b"", [])
        choices = sought(term)
        events = hold(self._texts_of_events(term.field), choices)
        says = term.field in ("", "title")
        titles = hold(self._events["title"], choices) if says else [False] * len(events)
        return _Column(events, self._statements_holding(term.field, choices, events), titles)

    def _statements_holding(self, field: str, choices: Sequence[Sought], events: Sequence[int]) -> bytes:
        """Flags of all statements; those of `events` alone are looked at."""
        flags = bytearray(self._first[-1])
        if field in ("", *STATEMENT_FIELDS):
            texts, first = self._texts_of_statements(field), self._first
            numbers = [
                spoken
                for number in compress(range(len(events)), events)
                for spoken in range(first[number], first[number + 1])
            ]
            for spoken in compress(numbers, hold([texts[spoken] for spoken in numbers], choices)):
                flags[spoken] = 1
        return bytes(flags)

    def _texts_of_events(self, field: str) -> list[str]:
        """The folded values of a field, of its statements' fields too, each between borders, by event."""
        if field not in self._events:
            values: dict[str, Callable[[Event], Iterable[str | None]]] = {
                "kind": lambda event: [event.kind],
                "place": lambda event: [event.place],
                "tag": lambda event: event.tags,
                "source": self._keys_and_titles,
            }
            if field in values:
                self._events[field] = [self._short(values[field](event)) for event in self.timeline.events]
            else:
                texts, first = self._texts_of_statements(field), self._first
                self._events[field] = ["".join(texts[start:end]) for start, end in pairwise(first)]
        return self._events[field]

    def _texts_of_statements(self, field: str) -> list[str]:
        """The folded values of a field, each between borders, by statement."""
        if field not in self._statements:
            values: dict[str, Callable[[Statement], Iterable[str | None]]] = {
                "text": lambda statement: [statement.text, statement.original],
                "speaker": self.timeline.spellings_of,
                "role": lambda statement: [self.timeline.role_of(statement)],
            }
            folded = fold if field == "text" else self._folded  # the others come again and again
            self._statements[field] = [
                bordered([folded(value) for value in values[field](statement) if value])
                for event in self.timeline.events
                for statement in event.statements
            ]
        return self._statements[field]

    def _own_text(self, event: Event) -> str:
        """All texts of an event but its title and its statements'."""
        long = bordered([fold(text) for text in (event.summary, event.note) if text])
        short = [event.place, event.kind, *event.tags, *self._titles(event.source_keys)]
        return long + self._short(short)

    def _statement(self, statement: Statement) -> str:
        """All texts of a statement."""
        own = (statement.text, statement.original, statement.note)
        long = bordered([fold(text) for text in own if text])
        return long + self._short([*self.timeline.spellings_of(statement), self.timeline.role_of(statement)])

    def _short(self, values: Iterable[str | None]) -> str:
        """Values that come again and again."""
        return bordered([self._folded(value) for value in values if value])

    def _keys_and_titles(self, event: Event) -> Iterable[str | None]:
        return [*event.source_keys, *self._titles(event.source_keys)]

    def _titles(self, keys: Iterable[str]) -> list[str | None]:
        return [self.timeline.sources[key].title for key in keys if key in self.timeline.sources]

    def _state(self, term: Term) -> Callable[[Event], bool]:
        """Whether an event is in one of the states that `is:` names."""
        states: dict[str, Callable[[Event], bool]] = {
            "undated": lambda event: event.when is None,
            "uncertain": lambda event: event.when is not None and bool(event.when.qualifier),
            "problem": self._has_problem,
        }
        asked = [states[choice.text.lower()] for choice in term.choices]
        return lambda event: any(is_so(event) for is_so in asked)

    def _has_problem(self, event: Event) -> bool:
        first = bisect_left(self._problem_places, (event.line, event.column))
        return first < bisect_left(self._problem_places, event.end)

    @cached_property
    def _problem_places(self) -> list[tuple[int, int]]:
        return sorted((problem.line, problem.column) for problem in self._problems)
