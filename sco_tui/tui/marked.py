"""Which events are marked, as the panes draw it."""

from __future__ import annotations

from typing import NamedTuple

from sco_tui.timeline import Event
from sco_tui.tui.glyphs import Signs


class Marked(NamedTuple):
    """The ids of events with a mark, and of those that a mark is offered to."""

    ids: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()

    def sign(self, event: Event, signs: Signs) -> str:
        """One cell; "" for neither."""
        if event.id in self.ids:
            return signs.own("★")
        return signs.own("☆") if event.id in self.offered else ""


NOTHING_MARKED = Marked()
