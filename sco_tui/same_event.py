"""Which event of a timeline that was read again is the one that the reader was at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf
from operator import attrgetter

from sco_tui.timeline import Event, Timeline

_first_day = attrgetter("first_day")


def counterpart(timeline: Timeline, event: Event) -> Event | None:
    """The event with the id of `event`, else the nearest in time, and of those the nearest in the file."""
    same = next((one for one in timeline.events if one.id == event.id), None)
    return same or min(
        _nearest(timeline.events, event), key=lambda one: abs(one.line - event.line), default=None
    )


def _nearest(events: Sequence[Event], event: Event) -> Sequence[Event]:
    """Those of the day nearest to that of `event`, the earlier of two; of an undated one, the undated."""
    dated = bisect_left(events, inf, key=_first_day)
    if event.when is None or not dated:
        return events[dated:] or events[-1:]
    day = event.first_day
    place = bisect_left(events, day, hi=dated, key=_first_day)
    days = [one.first_day for one in events[max(place - 1, 0) : min(place + 1, dated)]]
    nearest = min(days, key=lambda other: abs(other - day))
    first = bisect_left(events, nearest, hi=dated, key=_first_day)
    return events[first : bisect_right(events, nearest, hi=dated, key=_first_day)]
