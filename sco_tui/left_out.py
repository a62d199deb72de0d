"""What of the events that were found a reader does not want in a briefing."""

from __future__ import annotations

from typing import NamedTuple

from sco_tui.found import Found
from sco_tui.timeline import Event, Timeline


class LeftOut(NamedTuple):
    """What the reader has left out by hand: events, and single statements by their number in the event."""

    events: frozenset[Event] = frozenset()
    statements: frozenset[tuple[Event, int]] = frozenset()

    def carried(self, timeline: Timeline) -> LeftOut:
        """The same in a timeline that was read again: events by their ids, statements by their words too."""
        if {*self.events, *(event for event, _ in self.statements)} <= timeline.places.keys():
            return self
        events = {event.id: event for event in timeline.events}
        statements = (
            (events[event.id], number)
            for event, spoken in self.statements
            if event.id in events
            for number, statement in enumerate(events[event.id].statements)
            if statement.text == event.statements[spoken].text
        )
        kept = (events[event.id] for event in self.events if event.id in events)
        return LeftOut(frozenset(kept), frozenset(statements))


def told_numbers(found: Found, event: Event, left_out: LeftOut) -> tuple[int, ...]:
    """The statements of an event that was found which are told: those that match, where one does."""
    matched = found.matched(event)
    is_any_matched = any(matched)
    chosen = [number for number, is_matched in enumerate(matched) if is_matched or not is_any_matched]
    return tuple(number for number in chosen if (event, number) not in left_out.statements)
