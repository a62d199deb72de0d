"""What the list shows of what was found: the rows of its axis, whatever the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len

from sco_tui.axis import Axis, Rows
from sco_tui.dates import Point
from sco_tui.event_words import status_words
from sco_tui.found import Found
from sco_tui.timeline import Event, Timeline

_TITLE_CHARACTERS = 1000  # no row shows more: a title of a megabyte is not measured whole


def title_of(event: Event) -> str:
    """The title as a row shows it, on one line; each of its characters is where it was."""
    return event.title[:_TITLE_CHARACTERS].replace("\n", " ").replace("\t", " ").rstrip()


def _title_cells(event: Event) -> int:
    """Cells of the title and its status."""
    return cell_len(title_of(event)) + len(status_words(event))  # each one cell, in any signs


@dataclass(frozen=True, eq=False, repr=False)
class Shown:
    """The events that were found, or with `dims` all of the timeline, the others dimmed.

    `numbers` are their places in the timeline; `title_cells`, with the status, and `statement_counts` are
    those of all its events.
    """

    found: Found
    dims: bool
    numbers: Sequence[int]
    rows: Rows
    title_cells: Sequence[int]
    statement_counts: Sequence[int]

    @cached_property
    def events(self) -> Sequence[Event]:
        return self.found.timeline.events if self.dims else self.found.events

    @property
    def unexplained(self) -> Sequence[bool]:
        """Which of the events shown need a line that says why they are here."""
        if not self.dims:
            return self.found.unexplained
        of_found = dict(zip(self.found.numbers, self.found.unexplained, strict=True))
        return [of_found.get(number, False) for number in self.numbers]

    def nearest(self, event: Event | None) -> Event | None:
        """`event` where it is shown, else the next one in time, else the last."""
        if not self.numbers:
            return None
        timeline = self.found.timeline
        place = timeline.place_among(self.numbers, event)[0] if event else 0
        return timeline.events[self.numbers[min(place, len(self.numbers) - 1)]]

    def number_of(self, event: Event | None) -> int:
        """Which of the events `event` is, from 0; -1 where it is not among them."""
        if event is None:
            return -1
        place, is_shown = self.found.timeline.place_among(self.numbers, event)
        return place if is_shown else -1

    def position(self, event: Event | None) -> str:
        """`3 of 4`, or `3 of 9 · 5 hidden` while searching."""
        rest = len(self.found.timeline.events) - len(self.found.numbers)
        parts = [f"{rest:,} {'dimmed' if self.dims else 'hidden'}"] if rest else []
        if self.numbers:
            parts.insert(0, f"{self.number_of(event) + 1:,} of {len(self.numbers):,}")
        return " · ".join(parts)

    def beside_day(self, event: Event, step: int) -> Event | None:
        """The first event of the next day, or of the one before; None where there is no further one.

        A month, a year and the undated count as days of their own.
        """
        events, here = self.events, self.number_of(event)
        while 0 <= here < len(events) and _day(events[here]) == _day(event):
            here += step
        if not 0 <= here < len(events):
            return None
        while step < 0 and here > 0 and _day(events[here - 1]) == _day(events[here]):
            here -= 1
        return events[here]


def _day(event: Event) -> object:
    """The days that an event may begin on."""
    start = event.when.start if event.when else None
    return (start.first, start.last) if isinstance(start, Point) else event.when


class Drawing:
    """What no query changes of how a timeline is drawn: made once, 12 µs an event, beside the event loop."""

    def __init__(self, timeline: Timeline) -> None:
        self._axis = Axis(timeline.events)
        self._title_cells = [_title_cells(event) for event in timeline.events]
        self._statement_counts = [len(event.statements) for event in timeline.events]

    def shown(self, found: Found, *, dims: bool = False) -> Shown:
        """What was found, with `dims` among all other events; nothing found is shown as nothing."""
        dims = dims and found.is_search and bool(found.numbers)
        numbers = range(len(found.timeline.events)) if dims else found.numbers
        rows = self._axis.rows(numbers)
        return Shown(found, dims, numbers, rows, self._title_cells, self._statement_counts)
