"""A query asked of a timeline: which events, which statements, which characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sco_tui.folding import fold, spans
from sco_tui.timeline import Event, Statement, Timeline

# Between the fields of an event: cleaned text never holds it, so that no word spans two fields.
_BORDER = "\0"


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: `words` are folded, and an event must hold all of them."""

    text: str
    words: tuple[str, ...]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The hits in `text`, half-open ranges of code points in order, overlapping ones joined."""
        found = sorted(span for word in self.words for span in spans(text, word))
        joined: list[tuple[int, int]] = []
        for start, end in found:
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Found:
    """What a query found in a timeline: the events in time order, and which of their statements match."""

    timeline: Timeline
    query: Query
    events: tuple[Event, ...]
    matched: Mapping[Event, tuple[bool, ...]]

    @property
    def is_search(self) -> bool:
        """Whether anything is asked for: without a word every event is shown and no statement matches."""
        return bool(self.query.words)

    @property
    def matched_statements(self) -> int:
        return sum(sum(flags) for flags in self.matched.values())

    def nearest(self, event: Event | None) -> Event | None:
        """`event` where it was found, else the first one found that is later in time, else the last."""
        if event is None or not self.events:
            return self.events[0] if self.events else None
        places = {known: place for place, known in enumerate(self.timeline.events)}
        here = places.get(event, 0)
        return next((known for known in self.events if places[known] >= here), self.events[-1])


class Index:
    """The folded texts of one timeline, each made when it is first asked for."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._events: dict[Event, str] = {}
        self._statements: dict[Statement, str] = {}

    def find(self, query: Query) -> Found:
        """Every event that holds all words of `query`, in whatever fields."""
        if not query.words:
            return Found(self.timeline, query, self.timeline.events, {})
        events = tuple(event for event in self.timeline.events if self._holds(event, query))
        matched = {
            event: tuple(self._is_matched(statement, query) for statement in event.statements)
            for event in events
        }
        return Found(self.timeline, query, events, matched)

    def _holds(self, event: Event, query: Query) -> bool:
        text = self._event_text(event)
        return all(word in text for word in query.words)

    def _is_matched(self, statement: Statement, query: Query) -> bool:
        text = self._statement_text(statement)
        return any(word in text for word in query.words)

    def _event_text(self, event: Event) -> str:
        folded = self._events.get(event)
        if folded is None:
            own = [event.title, event.summary, event.place, event.kind, *event.tags, event.note]
            sources = self.timeline.sources
            titles = [sources[key].title for key in event.source_keys if key in sources]
            statements = [self._statement_text(statement) for statement in event.statements]
            folded = _BORDER.join([_folded(*own, *titles), *statements])
            self._events[event] = folded
        return folded

    def _statement_text(self, statement: Statement) -> str:
        folded = self._statements.get(statement)
        if folded is None:
            names = self.timeline.spellings_of(statement)
            role = self.timeline.role_of(statement)
            folded = _folded(statement.text, statement.original, *names, role, statement.note)
            self._statements[statement] = folded
        return folded


def parse(text: str) -> Query:
    """The query that `text` asks: its words, joined with AND."""
    return Query(text, tuple(dict.fromkeys(fold(text).split())))


def _folded(*texts: str | None) -> str:
    return fold(_BORDER.join(text for text in texts if text))
