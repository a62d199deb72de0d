"""The whole timeline on two rows: how much there is when, and below it the years and what the list shows."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual import events as textual_events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.overview import BREAK_CELLS, Days, Overview, days_of, overview
from sco_tui.timeline import Event, Timeline
from sco_tui.tui import look
from sco_tui.tui.look import Look
from sco_tui.tui.shown import Shown

_MARGIN = 2  # free columns at either side
_HIT = Style(underline=True)

_Cell: TypeAlias = tuple[str, Style]


class OverviewStrip(Widget):
    """Shows when the events are, all of them; says TimePointedAt where the mouse is pressed or dragged."""

    ALLOW_SELECT = False  # dragging goes along the time

    look: reactive[Look] = reactive(look.DEFAULT)
    shown: reactive[Shown | None] = reactive(None)
    # The first and the last event that are seen in the list.
    window: reactive[tuple[Event, Event] | None] = reactive(None)

    class TimePointedAt(Message):
        """The reader wants to go to a time; of the events shown, `event` stands there, or is the next."""

        def __init__(self, event: Event) -> None:
            super().__init__()
            self.event = event

    def __init__(self) -> None:
        super().__init__(id="overview")
        self._days: tuple[Timeline, Days] | None = None
        self._overview: tuple[Timeline, int, Overview] | None = None
        self._pointed_at: Event | None = None
        self._is_pressed = False

    def render_line(self, y: int) -> Strip:
        row = (self._density() if y == 0 else self._rule()) if self.shown else []
        ground = self.look.palette.ground()
        margin = [(" ", ground)] * _MARGIN
        segments = [
            Segment("".join(sign for sign, _ in cells), style)
            for style, cells in groupby([*margin, *row, *margin], key=itemgetter(1))
        ]
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def _density(self) -> list[_Cell]:
        signs, palette, laid_out, seen = self.look.signs, self.look.palette, self._laid_out(), self._seen()
        hits = self._hits()
        row = [(" ", palette.band_style("text") if at in seen else palette.ground()) for at in self._columns]
        for number, level in enumerate(laid_out.levels(len(signs.blocks))):
            bin_ = laid_out.bins[number]
            for column in range(bin_.left, bin_.right) if level else ():
                role = self._role(is_hit=number in hits, is_seen=column in seen)
                style = palette.band_style(role) if column in seen else palette.style(role)
                row[column] = signs.blocks[level - 1], style
        return self._with_breaks(row)

    def _role(self, *, is_hit: bool, is_seen: bool) -> str:
        if is_hit:
            return "accent"
        return "month" if is_seen else "density"

    def _rule(self) -> list[_Cell]:
        signs, palette, laid_out, seen = self.look.signs, self.look.palette, self._laid_out(), self._seen()
        rule, words = palette.style("rule"), palette.style("muted")
        heavy, heavy_words = palette.style("accent"), palette.style("key")
        row = [(signs.seen, heavy) if at in seen else (signs.rule, rule) for at in self._columns]
        for label in laid_out.labels:
            if label.has_tick:
                row[label.column] = signs.tick, row[label.column][1]
            # Whole, also where no more than a part of it is below what the list shows.
            is_seen = any(at in seen for at in range(label.column, label.right + 1))
            for column, sign in enumerate(f"{label.text} ", label.column + label.has_tick):
                row[column] = sign, heavy_words if is_seen else words
        # Lit without a colour as well.
        for number in self._hits():
            bin_ = laid_out.bins[number]
            for column in range(bin_.left, bin_.right):
                row[column] = row[column][0], row[column][1] + _HIT
        return self._with_breaks(row)

    def _with_breaks(self, row: list[_Cell]) -> list[_Cell]:
        sign, style = self.look.signs.break_, self.look.palette.style("muted")
        for left in self._laid_out().breaks:
            row[left : left + BREAK_CELLS] = [(cell, style) for cell in f"{sign:^{BREAK_CELLS}}"]
        return row

    @property
    def _columns(self) -> range:
        return range(max(self.size.width - 2 * _MARGIN, 0))

    def _laid_out(self) -> Overview:
        """Made anew for another timeline or width only."""
        assert self.shown is not None
        timeline, width = self.shown.found.timeline, len(self._columns)
        if self._days is None or self._days[0] is not timeline:
            self._days = timeline, days_of(timeline.events)
        if self._overview is None or self._overview[0] is not timeline or self._overview[1] != width:
            self._overview = timeline, width, overview(self._days[1], width)
        return self._overview[2]

    def _hits(self) -> set[int]:
        """The bins that hold something of what a search has found."""
        assert self.shown is not None
        found = self.shown.found
        if not found.is_search:
            return set()
        return {number for number, has_any in enumerate(self._laid_out().has_any(found.numbers)) if has_any}

    def _seen(self) -> range:
        """The columns of the time that the list shows."""
        assert self.shown is not None
        places = self.shown.found.timeline.places
        # It may still be that of the timeline before.
        numbers = [places[event] for event in self.window or () if event in places]
        return self._laid_out().columns(*numbers) if len(numbers) == 2 else range(0)

    def on_mouse_down(self, event: textual_events.MouseDown) -> None:
        if event.button == 1:
            self._is_pressed = True
            self._pointed_at = None
            self.capture_mouse()
            self._point(event.x)

    def on_mouse_move(self, event: textual_events.MouseMove) -> None:
        if self._is_pressed:
            self._point(event.x)

    def on_mouse_up(self) -> None:
        self._is_pressed = False
        self.release_mouse()

    def _point(self, x: int) -> None:
        shown = self.shown
        place = self._laid_out().place_at(x - _MARGIN, shown.numbers) if shown else None
        if shown is None or place is None or shown.events[place] is self._pointed_at:
            return
        self._pointed_at = shown.events[place]
        self.post_message(self.TimePointedAt(self._pointed_at))
