"""What the list shows of what was found: the rows of its axis, whatever the width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from sco_tui.axis import Axis, Rows
from sco_tui.search import Found
from sco_tui.timeline import Event, Timeline

_TITLE_CHARACTERS = 1000  # no row shows more: a title of a megabyte is not measured whole


def title_of(event: Event) -> str:
    """The title as a row shows it, on one line; each of its characters is where it was."""
    return event.title[:_TITLE_CHARACTERS].replace("\n", " ").replace("\t", " ").rstrip()


@dataclass(frozen=True, eq=False, repr=False)
class Shown:
    """`events` are those that were found, or all of the timeline where the others are dimmed only."""

    found: Found
    events: Sequence[Event]
    rows: Rows
    title_cells: Mapping[Event, int]

    @property
    def dims(self) -> bool:
        """Whether the list holds events that were not found."""
        return self.events is not self.found.events

    def nearest(self, event: Event | None) -> Event | None:
        """`event` where it is shown, else the next one in time, else the last."""
        if event is None or not self.events:
            return self.events[0] if self.events else None
        number = self.found.timeline.place_among(self.events, event)
        return self.events[min(number, len(self.events) - 1)]

    def number_of(self, event: Event | None) -> int:
        """Which of the events `event` is, from 0; -1 where it is not among them."""
        if event is None:
            return -1
        number = self.found.timeline.place_among(self.events, event)
        return number if number < len(self.events) and self.events[number] is event else -1


class Drawing:
    """What no query changes of how a timeline is drawn: made once, 12 µs an event, beside the event loop."""

    def __init__(self, timeline: Timeline) -> None:
        self._axis = Axis(timeline.events)
        self._title_cells = {event: cell_len(title_of(event)) for event in timeline.events}

    def shown(self, found: Found, *, dims: bool = False) -> Shown:
        """What was found, with `dims` among all other events."""
        events = found.timeline.events if dims and found.is_search else found.events
        return Shown(found, events, self._axis.rows(events), self._title_cells)
