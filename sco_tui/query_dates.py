"""How an event's span of days meets the dates of a query: by overlap, never by a day made up."""

from __future__ import annotations

from collections.abc import Callable

from sco_tui import dates
from sco_tui.dates import Date
from sco_tui.query import Term
from sco_tui.timeline import Event


def dated(term: Term) -> Callable[[Event], bool]:
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
