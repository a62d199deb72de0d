"""A timeline as a drawing: a line an event, its mark where its time is, as wide as its date is precise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sco_tui.dates import Date, Edge, Point, Precision
from sco_tui.drawing_lanes import Lanes
from sco_tui.drawing_scale import LEFT, RIGHT, Scale, scale_of
from sco_tui.drawing_text import cut, width
from sco_tui.drawing_ticks import Tick, ticks_of
from sco_tui.event_words import status_words
from sco_tui.text import one_line
from sco_tui.timeline import Event

MOST_CELLS = 60  # of a title; the whole one is with the date
RADIUS = 4.5  # px, of a day's point
SIGN = 14  # px, for the sign of an end that is not known
_LEAST = 6  # px, of a bar
_GAP = 7  # between a mark and its title
_AIR = 14  # from the beginning of a bar to the title over it
_MANY, _CELLS_OF_MANY = 60, 40  # so many events have shorter titles, for more of them in a lane


class Mark(NamedTuple):
    """From `left` to `right`, px. `core` is what surely belongs to it, None where nothing does.

    A day is a point in the middle of both. `start` and `end` are the edges that are no date.
    """

    left: float
    right: float
    core: tuple[float, float] | None
    is_point: bool = False
    is_uncertain: bool = False
    start: Edge | None = None
    end: Edge | None = None

    @property
    def box(self) -> tuple[float, float]:
        """With the signs of ends that are not known."""
        before, behind = (SIGN * (edge is Edge.UNKNOWN) for edge in (self.start, self.end))
        return self.left - before, self.right + behind


class Line(NamedTuple):
    """An event in its lane, from 0 at the top; `text` from `left` on is what is read of it.

    `right` is where the text and its `note` end at most; `mark` is None without a date.
    """

    event: Event
    lane: int
    mark: Mark | None
    text: str
    note: str
    left: float
    right: float

    @property
    def is_before(self) -> bool:
        """Whether the text ends at the mark."""
        return self.mark is not None and self.right < self.mark.left

    @property
    def is_over(self) -> bool:
        """Whether the text stands over the mark, where there is no room beside it."""
        return self.mark is not None and self.left < self.mark.right and self.mark.left < self.right

    @property
    def box(self) -> tuple[float, float]:
        """From left to right, all of it."""
        left, right = self.mark.box if self.mark else (self.left, self.right)
        return min(left, self.left), max(right, self.right)


@dataclass(frozen=True, eq=False, repr=False)
class Drawing:
    """`lines` and `undated` are in time order; the undated have lanes of their own. `breaks` are px."""

    ticks: Sequence[Tick]
    breaks: Sequence[float]
    lines: Sequence[Line]
    undated: Sequence[Line]
    lanes: int


def drawing(events: Sequence[Event]) -> Drawing:
    """Of events in time order, the undated last."""
    undated = [_undated(event, lane) for lane, event in enumerate(e for e in events if e.when is None)]
    dated = [(event, event.when) for event in events if event.when is not None]
    if not dated:
        return Drawing((), (), (), undated, 0)
    scale = scale_of(_span(date) for _, date in dated)
    cells = MOST_CELLS if len(dated) <= _MANY else _CELLS_OF_MANY
    lines, lanes = _in_lanes([_line(event, _mark(date, scale), cells) for event, date in dated])
    return Drawing(ticks_of(scale), scale.breaks, lines, undated, lanes)


def _known(date: Date) -> tuple[Point, Point]:
    """Start and end; an end that is no date is the other one."""
    start, end = date.start, date.end
    if isinstance(start, Edge):
        assert isinstance(end, Point)
        return end, end
    return start, start if isinstance(end, Edge) else end


def _span(date: Date) -> tuple[int, int]:
    start, end = _known(date)
    return start.first, max(start.last, end.last) + 1


def _mark(date: Date, scale: Scale) -> Mark:
    start, end = _known(date)
    is_uncertain = bool(date.qualifier)
    if not date.is_interval and start.precision is Precision.DAY:
        x = scale.x(start.first + (0.5 if start.time is None else start.time / 86400))
        return Mark(x - RADIUS, x + RADIUS, None, is_point=True, is_uncertain=is_uncertain)
    left, right = scale.x(_beginning(start)), scale.x(_behind(end))
    edges = [edge if isinstance(edge, Edge) else None for edge in (date.start, date.end)]
    left = LEFT if edges[0] is Edge.OPEN else left
    right = RIGHT if edges[1] is Edge.OPEN else right
    core = _core(date, scale, left, right)
    if right - left < _LEAST:
        left = min(max((left + right - _LEAST) / 2, LEFT), RIGHT - _LEAST)
        right = left + _LEAST
        core = core and (left, right)
    return Mark(left, right, core, is_uncertain=is_uncertain, start=edges[0], end=edges[1])


def _core(date: Date, scale: Scale, left: float, right: float) -> tuple[float, float] | None:
    """Of a range what lies between its first and its last month, say; to the days, where they are known."""
    if not date.is_interval:
        return None
    start, end = _known(date)
    known_start = isinstance(date.start, Edge) or start.precision is Precision.DAY
    known_end = isinstance(date.end, Edge) or end.precision is Precision.DAY
    if start is end and start.precision is not Precision.DAY:
        # Towards the end that is open it surely goes on; whether it does towards an unknown one is not said.
        known_start, known_end = date.start is Edge.OPEN, date.end is Edge.OPEN
        if not (known_start or known_end):
            return None
    core = (
        left if known_start else scale.x(start.last + 1),
        right if known_end else scale.x(end.first),
    )
    return core if core[0] <= core[1] and (known_start or known_end or core[0] < core[1]) else None


def _beginning(point: Point) -> float:
    return point.first + (point.time or 0) / 86400


def _behind(point: Point) -> float:
    return point.last + 1 if point.time is None else point.first + point.time / 86400


def _line(event: Event, mark: Mark, most_cells: int) -> Line:
    """The title behind the mark, else before it, else over it: where there is room."""
    text, note = cut(one_line(event.title), most_cells), status_words(event)
    size = width(text + note)
    before, behind = mark.box
    left = behind + _GAP
    if left + size > RIGHT:
        left = before - _GAP - size
    if left < LEFT:
        left = max(min(mark.left + _AIR, RIGHT - size), LEFT)
    return Line(event, 0, mark, text, note, left, left + size)


def _undated(event: Event, lane: int) -> Line:
    text = cut(one_line(event.title), MOST_CELLS)
    written = f" · as written: {cut(one_line(event.date), MOST_CELLS // 2)}" if event.date else ""
    note = status_words(event) + written
    left = LEFT + 2 * RADIUS + _GAP
    return Line(event, lane, None, text, note, left, left + width(text + note))


def _in_lanes(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Each, in time order, in the first lane that is free there; and how many lanes there are."""
    lanes = Lanes(len(lines))
    placed = [line._replace(lane=lanes.take(*line.box)) for line in lines]
    return placed, 1 + max(line.lane for line in placed)
