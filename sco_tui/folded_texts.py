"""The texts of a timeline folded for search: whole, or field by field, by event and by statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate, pairwise

from sco_tui.folding import fold
from sco_tui.sought import bordered
from sco_tui.timeline import Event, Statement, Timeline


class FoldedTexts:
    """Each text holds values, each between borders; those of single fields are made when asked for.

    The field "" is all that is searched. `first` tells of each event where its statements begin among all,
    and at the end how many there are.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._folded = cache(fold)  # for what comes again and again
        spoken = [[self._statement(each) for each in event.statements] for event in timeline.events]
        self.first = [0, *accumulate(map(len, spoken))]
        titles = [bordered([fold(event.title)]) for event in timeline.events]
        whole = [
            "".join([title, self._own_text(event), *statements])
            for event, title, statements in zip(timeline.events, titles, spoken, strict=True)
        ]
        self._events: dict[str, list[str]] = {"": whole, "title": titles}
        self._statements: dict[str, list[str]] = {"": [text for each in spoken for text in each]}

    def of_events(self, field: str = "") -> list[str]:
        """The values of a field by event, those of its statements together."""
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
                texts = self.of_statements(field)
                self._events[field] = ["".join(texts[start:end]) for start, end in pairwise(self.first)]
        return self._events[field]

    def of_statements(self, field: str = "") -> list[str]:
        """The values of a field by statement, one event after the other."""
        if field not in self._statements:
            values: dict[str, Callable[[Statement], Iterable[str | None]]] = {
                "text": lambda statement: [statement.text, statement.original],
                "speaker": self.timeline.spellings_of,
                "role": lambda statement: [self.timeline.role_of(statement)],
            }
            folded = fold if field == "text" else self._folded
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
        return bordered([self._folded(value) for value in values if value])

    def _keys_and_titles(self, event: Event) -> Iterable[str | None]:
        return [*event.source_keys, *self._titles(event.source_keys)]

    def _titles(self, keys: Iterable[str]) -> list[str | None]:
        return [self.timeline.sources[key].title for key in keys if key in self.timeline.sources]
