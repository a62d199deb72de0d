"""The place for the overview: empty for a small timeline or terminal, unless the reader wants it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget

from sco_tui.timeline import Event
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.shown import Shown

# From here on there is an overview where the reader has not said otherwise.
_EVENTS = 60
_ROOM = Size(100, 30)


class OverviewPlace(Widget):
    """`room` is the size of the terminal, `window` the first and the last event that the list shows."""

    look: var[Look] = var(DEFAULT)
    shown: var[Shown | None] = var(None)
    window: var[tuple[Event, Event] | None] = var(None)
    room: var[Size] = var(Size(0, 0))
    wanted: var[bool | None] = var(None)  # None where the reader has not said

    def compose(self) -> ComposeResult:
        self.display = self.is_taken
        if self.is_taken:
            from sco_tui.tui.overview_strip import OverviewStrip  # not for a small timeline or terminal

            yield OverviewStrip().data_bind(OverviewPlace.look, OverviewPlace.shown, OverviewPlace.window)

    @property
    def is_taken(self) -> bool:
        """Whether the overview is to be seen."""
        if self.wanted is not None:
            return self.wanted
        events = len(self.shown.found.timeline.events) if self.shown else 0
        return events >= _EVENTS and self.room.width >= _ROOM.width and self.room.height >= _ROOM.height

    def _fit(self) -> None:
        if self.is_mounted and bool(self.children) != self.is_taken:
            self.refresh(recompose=True)

    def watch_shown(self) -> None:
        self._fit()

    def watch_room(self) -> None:
        self._fit()

    def watch_wanted(self) -> None:
        self._fit()
