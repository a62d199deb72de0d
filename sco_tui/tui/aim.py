"""Where a screen above the timeline sends the reader."""

from __future__ import annotations

from typing import NamedTuple

from sco_tui.timeline import Event


class Aim(NamedTuple):
    """An event, or the statement with this number in it, counted from 0."""

    event: Event
    number: int | None = None
