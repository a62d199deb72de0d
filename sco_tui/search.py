"""A query asked of a timeline: which events, which statements, which characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import compress, islice
from operator import and_, or_
from typing import NamedTuple

from sco_tui import dates
from sco_tui.dates import Date
from sco_tui.folding import fold, occurrences, spans
from sco_tui.problem import Problem
from sco_tui.query import DATE_FIELDS, STATEMENT_FIELDS, Query, Term
from sco_tui.timeline import Event, Statement, Timeline

# Around each value of a field: cleaned text never holds it, so that no word spans two.
_BORDER = "\0"


class Sought(NamedTuple):
    """One choice of a term as it is looked for: `text` is folded."""

    text: str
    is_quoted: bool
    is_whole: bool

    def spans(self, text: str) -> Iterable[tuple[int, int]]:
        """Where it stands in `text`, half-open ranges of code points; of a whole value, all of it."""
        if not self.is_whole:
            return spans(text, self.text, whole_words=self.is_quoted)
        return [(0, len(text))] if text and fold(text).strip() == self.text else []

    def held(self, texts: Iterable[str]) -> list[bool]:
        """Which of `texts`, folded values each between borders, hold it."""
        word = f"{_BORDER}{self.text}{_BORDER}" if self.is_whole else self.text
        if self.is_quoted and not self.is_whole:
            return [word in text and _is_word_of(text, word) for text in texts]
        return [word in text for text in texts]


def _is_word_of(text: str, word: str) -> bool:
    return next(occurrences(text, word, whole_words=True), None) is not None


def sought(term: Term) -> tuple[Sought, ...]:
    """What the choices of a term look for."""
    return tuple(
        Sought(fold(choice.text).strip(), choice.is_quoted, term.is_whole) for choice in term.choices
    )


@dataclass(frozen=True, eq=False, repr=False)
class Found:
    """What a query found in a timeline: the events in time order, and how many of their statements match.

    `matched` tells for each statement of an event whether it matches: none does of an event that was not
    found. `unexplained` are the events whose title alone does not show what is lit in them.
    """

    timeline: Timeline
    query: Query
    events: tuple[Event, ...]
    matched: Callable[[Event], tuple[bool, ...]]
    matched_statements: int
    unexplained: frozenset[Event]

    def __contains__(self, event: Event) -> bool:
        return event in self._events

    @cached_property
    def _events(self) -> frozenset[Event]:
        return frozenset(self.events)

    @property
    def is_search(self) -> bool:
        """Whether anything is asked for: without a term every event is shown and no statement matches."""
        return bool(self.query.terms)

    @cached_property
    def _lit(self) -> list[tuple[str, tuple[Sought, ...]]]:
        """What is lit, by its field; "" is any field."""
        return [(term.field, sought(term)) for term in self.query.terms if _is_lit(term)]

    def spans(self, text: str, field: str) -> list[tuple[int, int]]:
        """The hits in a text of `field`, half-open ranges of code points in order, overlapping ones joined.

        `field` is `title`, `summary`, `place`, `kind`, `tag`, `note`, `source`, `text` (a statement's
        original too), `speaker` (any spelling) or `role`.
        """
        found = sorted(
            span
            for asked, choices in self._lit
            if asked in ("", field)
            for choice in choices
            for span in choice.spans(text)
        )
        joined: list[tuple[int, int]] = []
        for start, end in found:
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def beside_title(self, event: Event) -> Found:
        """The same, its query only what must be shown beside the title of `event`."""
        title = [_bordered([event.title])]
        terms = [term for term in _to_show(self.query) if not _are_said(title, [term])[0]]
        return replace(self, query=Query(tuple(terms)))

    def beside(self, event: Event | None, step: int) -> Event:
        """The event found next after `event`, or before it where `step` is -1; round at the ends.

        Raises IndexError where none was found.
        """
        if event is None:
            return self.events[0]
        here = self.timeline.place_among(self.events, event)
        if step > 0 and event not in self:
            here -= 1
        return self.events[(here + step) % len(self.events)]


def everything(timeline: Timeline) -> Found:
    """What is found where nothing is asked for."""
    return Found(timeline, Query(), timeline.events, _no_statement, 0, frozenset())


def _no_statement(event: Event) -> tuple[bool, ...]:
    return (False,) * len(event.statements)


class Index:
    """The folded texts of one timeline, by event and by statement; those of single fields when asked for.

    `problems` are those of its file, for `is:problem`. A word is looked for in lists of texts, one after
    the other: of 10,000 events 1 ms where all hold it, 8 ms where none does.
    """

    def __init__(self, timeline: Timeline, problems: Sequence[Problem] = ()) -> None:
        self.timeline = timeline
        self._problems = problems
        self._names: dict[tuple[str | None, str | None], str] = {}
        self._source_titles: dict[tuple[str, ...], str] = {}
        titles = [_bordered([event.title]) for event in timeline.events]
        statements = [[self._statement(spoken) for spoken in event.statements] for event in timeline.events]
        whole = [
            "".join([title, self._own_text(event), *spoken])
            for event, title, spoken in zip(timeline.events, titles, statements, strict=True)
        ]
        self._events: dict[str, list[str]] = {"": whole, "title": titles}
        self._statements: dict[str, list[list[str]]] = {"": statements}

    def find(self, query: Query) -> Found:
        """The events that meet every term of `query`, those of statements in one and the same statement.

        A statement is matched when it meets every statement term and, where there are free words, holds
        one of them itself; with terms on the event alone, none is.
        """
        if not query.terms:
            return everything(self.timeline)
        numbers: Sequence[int] = range(len(self.timeline.events))
        for term in query.terms:
            held = self._held(term, numbers)
            is_wanted = [not is_held for is_held in held] if term.is_excluded else held
            numbers = list(compress(numbers, is_wanted))
        asked = [term for term in query.terms if not term.is_excluded]
        conditions = [term for term in asked if term.field in STATEMENT_FIELDS]
        words = [term for term in asked if not term.field]
        if conditions:
            flags = iter(self._flags(numbers, conditions, []))
            events = self.timeline.events
            numbers = [
                number for number in numbers if any(list(islice(flags, len(events[number].statements))))
            ]
        found = frozenset(numbers)

        def matched(event: Event) -> tuple[bool, ...]:
            number = self.timeline.places[event]
            return (
                tuple(self._flags([number], conditions, words)) if number in found else _no_statement(event)
            )

        events = tuple([self.timeline.events[number] for number in numbers])
        return Found(
            timeline=self.timeline,
            query=query,
            events=events,
            matched=matched,
            matched_statements=sum(self._flags(numbers, conditions, words)),
            unexplained=frozenset(compress(events, self._are_unexplained(query, numbers))),
        )

    def _held(self, term: Term, numbers: Sequence[int]) -> list[bool]:
        """Which of the events `numbers` meet a term, apart from whether it excludes them."""
        if term.field in DATE_FIELDS or term.field == "is":
            is_so = self._state(term) if term.field == "is" else _dated(term)
            return [is_so(self.timeline.events[number]) for number in numbers]
        texts = self._texts_of_events(term.field)
        return _hold([texts[number] for number in numbers], term)

    def _flags(self, numbers: Sequence[int], conditions: Sequence[Term], words: Sequence[Term]) -> list[bool]:
        """For each statement of the events: whether it meets all `conditions`, and one of `words` if any."""
        columns = [self._spoken(term, numbers) for term in conditions]
        if words:
            columns.append(_combined(or_, [self._spoken(term, numbers) for term in words]))
        if columns:
            return _combined(and_, columns)
        return [False for number in numbers for _ in self.timeline.events[number].statements]

    def _spoken(self, term: Term, numbers: Sequence[int]) -> list[bool]:
        """Which statements of the events hold a term."""
        texts = self._texts_of_statements(term.field)
        return _hold([text for number in numbers for text in texts[number]], term)

    def _are_unexplained(self, query: Query, numbers: Sequence[int]) -> list[bool]:
        terms = _to_show(query)
        if not terms:
            return [False] * len(numbers)
        titles = self._events["title"]
        return [not is_said for is_said in _are_said([titles[number] for number in numbers], terms)]

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
                self._events[field] = [_bordered(values[field](event)) for event in self.timeline.events]
            else:
                self._events[field] = ["".join(texts) for texts in self._texts_of_statements(field)]
        return self._events[field]

    def _texts_of_statements(self, field: str) -> list[list[str]]:
        """The folded values of a field, each between borders, by event and statement."""
        if field not in self._statements:
            values: dict[str, Callable[[Statement], Iterable[str | None]]] = {
                "text": lambda statement: [statement.text, statement.original],
                "speaker": self.timeline.spellings_of,
                "role": lambda statement: [self.timeline.role_of(statement)],
            }
            self._statements[field] = [
                [_bordered(values[field](statement)) for statement in event.statements]
                for event in self.timeline.events
            ]
        return self._statements[field]

    def _own_text(self, event: Event) -> str:
        """All texts of an event but its title and its statements'."""
        keys = event.source_keys
        if keys not in self._source_titles:
            self._source_titles[keys] = _bordered(self._titles(keys))
        own = _bordered([event.summary, event.place, event.kind, *event.tags, event.note])
        return own + self._source_titles[keys]

    def _statement(self, statement: Statement) -> str:
        """All texts of a statement; the same names and roles come again and again."""
        key = (statement.speaker, statement.role)
        if key not in self._names:
            names = self.timeline.spellings_of(statement)
            self._names[key] = _bordered([*names, self.timeline.role_of(statement)])
        return _bordered([statement.text, statement.original, statement.note]) + self._names[key]

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


def _bordered(values: Iterable[str | None]) -> str:
    """Values folded, each between borders."""
    return f"{_BORDER}{_BORDER.join([fold(value).strip() for value in values if value])}{_BORDER}"


def _hold(texts: list[str], term: Term) -> list[bool]:
    """Which of `texts` hold a choice of a term."""
    return _combined(or_, [choice.held(texts) for choice in sought(term)])


def _combined(how: Callable[[bool, bool], bool], columns: Sequence[list[bool]]) -> list[bool]:
    return reduce(lambda one, other: list(map(how, one, other)), columns)


def _is_lit(term: Term) -> bool:
    return not term.is_excluded and term.field not in (*DATE_FIELDS, "is")


def _to_show(query: Query) -> list[Term]:
    """The terms that say where they hit; a whole value says itself all that there is to say."""
    return [term for term in query.terms if _is_lit(term) and not term.is_whole]


def _are_said(titles: list[str], terms: Sequence[Term]) -> list[bool]:
    """Which titles, folded between borders, hold all of `terms`."""
    if any(term.field not in ("", "title") for term in terms):
        return [False] * len(titles)
    return _combined(and_, [_hold(titles, term) for term in terms])


def _dated(term: Term) -> Callable[[Event], bool]:
    """Whether an event's span reaches past, starts before, or overlaps one of the dates of a term."""
    compare = {"after": _is_after, "before": _is_before, "on": _is_on}[term.field]
    asked = [dates.parse(choice.text) for choice in term.choices]
    return lambda event: event.when is not None and any(compare(event.when, date) for date in asked)


def _is_after(event: Date, date: Date) -> bool:
    return date.latest is not None and (event.latest is None or event.latest > date.latest)


def _is_before(event: Date, date: Date) -> bool:
    return date.earliest is not None and (event.earliest is None or event.earliest < date.earliest)


def _is_on(event: Date, date: Date) -> bool:
    starts = event.earliest is None or date.latest is None or event.earliest <= date.latest
    return starts and (event.latest is None or date.earliest is None or event.latest >= date.earliest)
