"""What a query found in a timeline: which events, which statements, which characters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sco_tui.query import Query, Term
from sco_tui.timeline import Event, Timeline

# Imported where something was asked for: with folding it is 5 ms of the start.
if TYPE_CHECKING:
    from sco_tui.sought import Sought


@dataclass(frozen=True, eq=False, repr=False)
class Found:
    """What a query found in a timeline, and how many statements match.

    `numbers` are the places of the events found among those of the timeline, in time order. `matched` tells
    for each statement of an event whether it matches: none does of an event that was not found.
    `unexplained` tells for each event found whether its title alone does not show what is lit in it.
    """

    timeline: Timeline
    query: Query
    numbers: Sequence[int]
    matched: Callable[[Event], tuple[bool, ...]]
    matched_statements: int
    unexplained: Sequence[bool]

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Those that were found, in time order."""
        return tuple([self.timeline.events[number] for number in self.numbers])

    def __contains__(self, event: Event) -> bool:
        return self.timeline.place_among(self.numbers, event)[1]

    def is_unexplained(self, event: Event) -> bool:
        place, is_found = self.timeline.place_among(self.numbers, event)
        return is_found and self.unexplained[place]

    @property
    def is_search(self) -> bool:
        """Whether anything is asked for: without a term every event is shown and no statement matches."""
        return bool(self.query.terms)

    @cached_property
    def asks_for_unfound(self) -> bool:
        """Whether statements that their sources' texts do not hold are asked for."""
        return any(term.asks_for_check and not term.is_excluded for term in self.query.terms)

    @cached_property
    def _lit(self) -> list[tuple[str, tuple[Sought, ...]]]:
        """What is lit, by its field; "" is any field."""
        if not self.query.terms:
            return []
        from sco_tui.sought import sought

        return [(term.field, sought(term)) for term in dict.fromkeys(self.query.terms) if term.is_lit]

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
        from sco_tui.sought import says

        terms = [
            term
            for term in terms_to_show(self.query)
            if term.field not in ("", "title") or not says(event.title, term)
        ]
        return replace(self, query=Query(tuple(terms)))

    def beside(self, event: Event | None, step: int) -> Event:
        """The event found next after `event`, or before it where `step` is -1; round at the ends.

        Raises IndexError where none was found.
        """
        if event is None or not self.events:
            return self.events[0]
        here, is_found = self.timeline.place_among(self.numbers, event)
        if step > 0 and not is_found:
            here -= 1
        return self.events[(here + step) % len(self.events)]


def everything(timeline: Timeline) -> Found:
    """What is found where nothing is asked for."""
    count = len(timeline.events)
    return Found(timeline, Query(), range(count), no_statement, 0, [False] * count)


def no_statement(event: Event) -> tuple[bool, ...]:
    return (False,) * len(event.statements)


def terms_to_show(query: Query) -> list[Term]:
    """The terms that say where they hit; a whole value says itself all that there is to say."""
    return [term for term in query.terms if term.is_lit and not term.is_whole]
