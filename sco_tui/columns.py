"""Which events, statements and titles of a timeline hold one term of a query."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import compress
from typing import NamedTuple, TypeAlias

from sco_tui.folded_texts import FoldedTexts
from sco_tui.problem import Problem
from sco_tui.query import STATEMENT_FIELDS, UNLIT_FIELDS, Term
from sco_tui.query_dates import dated
from sco_tui.sought import Sought, sought
from sco_tui.timeline import Event, Statement

# Whether a statement of an event is not in its source's text, which is at hand.
Unfound: TypeAlias = Callable[[Event, Statement], bool]


def nothing_unfound(event: Event, statement: Statement) -> bool:  # noqa: ARG001
    """Where nothing has been checked."""
    return False


# Whether the reader has marked an event.
Marked: TypeAlias = Callable[[Event], bool]


def nothing_marked(event: Event) -> bool:  # noqa: ARG001
    """Where there are no marks."""
    return False


class Column(NamedTuple):
    """What holds a term, apart from whether it excludes: by event, by statement (1 or 0), by title."""

    events: Sequence[int]
    statements: bytes
    titles: Sequence[int]


class Columns:
    """A word is looked for in all texts, one after the other.

    In those of 10,000 events in 3 ms where all hold it, in 7 ms where none does.
    """

    def __init__(
        self, texts: FoldedTexts, problems: Sequence[Problem], is_unfound: Unfound, is_marked: Marked
    ) -> None:
        self._texts = texts
        self._is_unfound = is_unfound
        self._is_marked = is_marked
        self._problem_places: dict[str, list[tuple[int, int]]] = {}
        for problem in sorted(problems):
            self._problem_places.setdefault(problem.file, []).append((problem.line, problem.column))

    def of(self, term: Term) -> Column:
        events = self._texts.timeline.events
        if term.field in UNLIT_FIELDS:
            is_so = self._state(term) if term.field == "is" else dated(term)
            statements = self._unfound() if term.is_of_statements else b""
            return Column([is_so(event) for event in events], statements, [])
        choices = sought(term)
        held = self._texts.of_events(term.field).held(choices)
        is_of_title = term.field in ("", "title")
        titles = self._texts.of_events("title").held(choices) if is_of_title else [False] * len(events)
        return Column(held, self._statements(term.field, choices, held), titles)

    def _statements(self, field: str, choices: Sequence[Sought], events: Sequence[int]) -> bytes:
        """Flags of all statements; those of `events` alone are looked at."""
        first = self._texts.first
        if field not in ("", *STATEMENT_FIELDS):
            return bytes(first[-1])
        numbers = [
            spoken
            for event in compress(range(len(events)), events)
            for spoken in range(first[event], first[event + 1])
        ]
        return bytes(self._texts.of_statements(field).held(choices, numbers))

    def _state(self, term: Term) -> Callable[[Event], bool]:
        """Whether an event is in one of the states that `is:` names."""
        states: dict[str, Callable[[Event], bool]] = {
            "undated": lambda event: event.when is None,
            "uncertain": lambda event: event.when is not None and bool(event.when.qualifier),
            "problem": self._has_problem,
            "marked": self._is_marked,
            "unfound": lambda event: any(self._is_unfound(event, spoken) for spoken in event.statements),
        }
        asked = [states[choice.text] for choice in term.choices]
        return lambda event: any(is_so(event) for is_so in asked)

    def _unfound(self) -> bytes:
        """Flags of all statements."""
        events = self._texts.timeline.events
        return bytes(self._is_unfound(event, spoken) for event in events for spoken in event.statements)

    def _has_problem(self, event: Event) -> bool:
        """Whether a problem stands in the entry of an event."""
        places = self._problem_places.get(event.file, ())
        first = bisect_left(places, (event.line, event.column))
        return first < bisect_left(places, event.end)
