"""Where the reader is in a timeline, and the same place in the one that was read again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sco_tui.same_event import counterpart
from sco_tui.timeline import Event, Statement
from sco_tui.tui.axis_layout import layout_of
from sco_tui.tui.event_pane import EventPane
from sco_tui.tui.event_window import CardPlace
from sco_tui.tui.timeline_pane import TimelinePane


class ListPlace(NamedTuple):
    """An event that is seen, the selected one before others, and how many rows below the first line."""

    event: Event
    row: int


class EventPlace(NamedTuple):
    """What is read of an event."""

    event: Event
    card: CardPlace


@contextmanager
def kept(timeline: TimelinePane, event: EventPane) -> Iterator[None]:
    """Within it another timeline takes the place of the one shown; the reader is where they were then."""
    in_list, in_event = list_place(timeline), event_place(event)
    yield
    if in_list:
        return_to_list_place(timeline, in_list)
    if in_event:
        return_to_event_place(event, in_event)


def list_place(pane: TimelinePane) -> ListPlace | None:
    """None where no event is seen."""
    if pane.shown is None or not pane.shown.numbers or not pane.list_width:
        return None
    axis, top = layout_of(pane.shown, pane.list_width), round(pane.scroll_y)
    number = pane.shown.number_of(pane.selected)
    if number < 0 or not top <= axis.first_line(number) < top + pane.size.height:
        number = axis.nearest_number(top)
    return ListPlace(pane.shown.events[number], axis.first_line(number) - top)


def return_to_list_place(pane: TimelinePane, place: ListPlace) -> None:
    """Scrolls until the event stands where it stood."""
    if pane.shown is None or not pane.list_width:
        return
    number = pane.shown.number_of(counterpart(pane.shown.found.timeline, place.event))
    if number >= 0:
        line = layout_of(pane.shown, pane.list_width).first_line(number)
        pane.scroll_to(y=line - place.row, animate=False, immediate=True)


def event_place(pane: EventPane) -> EventPlace | None:
    return EventPlace(pane.selected, pane.card_place) if pane.selected else None


def return_to_event_place(pane: EventPane, place: EventPlace) -> None:
    """The same statement is the current one and stands where it stood, in an event that is still there."""
    if pane.selected is None or pane.selected.id != place.event.id:
        return
    number = place.card.number
    if number < len(place.event.statements):
        number = _same(place.event.statements[number], pane.selected.statements, number)
    pane.return_to(place.card._replace(number=number))


def _same(statement: Statement, others: tuple[Statement, ...], number: int) -> int:
    """Which of `others` says the same, the one nearest to `number`; `number` where none does."""
    said = (statement.speaker, statement.text)
    same = [place for place, other in enumerate(others) if (other.speaker, other.text) == said]
    return min(same, key=lambda place: abs(place - number), default=number)
