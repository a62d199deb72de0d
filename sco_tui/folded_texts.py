"""The texts of a timeline folded for search: whole, or field by field, by event and by statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate

from sco_tui.folding import fold
from sco_tui.sought import Texts, bordered
from sco_tui.timeline import Event, Statement, Timeline


class FoldedTexts:
    """Those of single fields are made when asked for; the field "" is all that is searched.

    `first` tells of each event where its statements begin among all, and at the end how many there are.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._folded = cache(fold)  # for what comes again and again
        self._names = cache(self._names_of)
        self._titles = cache(self._titles_of)
        self.first = [0, *accumulate(len(event.statements) for event in timeline.events)]
        titles, events, statements = Texts(), Texts(), Texts()
        for event in timeline.events:
            title = bordered([fold(event.title)])
            spoken = [self._statement(each) for each in event.statements]
            titles.add([title])
            events.add([title, *self._own_texts(event), *(part for parts in spoken for part in parts)])
            for parts in spoken:
                statements.add(parts)
        self._events = {"": events, "title": titles}
        self._statements = {"": statements}

    def of_events(self, field: str = "") -> Texts:
        """The values of a field by event, those of its statements together."""
        if field not in self._events:
            parts: dict[str, Callable[[Event], Iterable[str]]] = {
                "kind": lambda event: [self._short([event.kind])],
                "place": lambda event: [self._short([event.place])],
                "tag": lambda event: [self._short(event.tags)],
                "source": lambda event: [self._short(event.source_keys), self._titles(event.source_keys)],
            }
            made = Texts()
            for event in self.timeline.events:
                made.add(parts[field](event) if field in parts else self._spoken(event, field))
            self._events[field] = made
        return self._events[field]

    def of_statements(self, field: str = "") -> Texts:
        """The values of a field by statement, one event after the other."""
        if field not in self._statements:
            made = Texts()
            for event in self.timeline.events:
                for part in self._spoken(event, field):
                    made.add([part])
            self._statements[field] = made
        return self._statements[field]

    def _spoken(self, event: Event, field: str) -> Iterator[str]:
        """The values of a field of each statement."""
        parts: dict[str, Callable[[Statement], str]] = {
            "text": lambda statement: _long([statement.text, statement.original]),
            "speaker": lambda statement: self._names(statement.speaker),
            "role": lambda statement: self._short([self.timeline.role_of(statement)]),
        }
        return map(parts[field], event.statements)

    def _own_texts(self, event: Event) -> list[str]:
        """All texts of an event but its title and its statements'."""
        short = self._short([event.place, event.kind, *event.tags])
        return [_long([event.summary, event.note]), short, self._titles(event.source_keys)]

    def _statement(self, statement: Statement) -> list[str]:
        """All texts of a statement."""
        own = _long([statement.text, statement.original, statement.note])
        return [own, self._names(statement.speaker), self._short([self.timeline.role_of(statement)])]

    def _short(self, values: Iterable[str | None]) -> str:
        return bordered([self._folded(value) for value in values if value])

    def _names_of(self, speaker: str | None) -> str:
        """All spellings of a speaker."""
        return self._short(self.timeline.spellings(speaker) if speaker is not None else ())

    def _titles_of(self, keys: tuple[str, ...]) -> str:
        """Of those sources that are listed."""
        sources = self.timeline.sources
        return self._short([sources[key].title for key in keys if key in sources])


def _long(values: Iterable[str | None]) -> str:
    """Values that come once, as a rule."""
    return bordered([fold(value) for value in values if value])
