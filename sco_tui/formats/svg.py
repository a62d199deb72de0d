"""A timeline drawn, as SVG: alone in a file, or inside a page whose events it links to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sco_tui.briefing import Briefing
from sco_tui.dates import Edge
from sco_tui.drawing import RADIUS, SIGN, Drawing, Line, Mark, drawing
from sco_tui.drawing_scale import LEFT, RIGHT, WIDTH
from sco_tui.event_words import date_words, status_words
from sco_tui.formats.markup import Markup, joined
from sco_tui.formats.markup import element as _element
from sco_tui.formats.svg_style import STYLE
from sco_tui.text import counted, one_line
from sco_tui.timeline import Event

_LANE = 21  # px from one lane to the next
_TOP = 38  # of the first lane, below the labels
_BAR = 10  # px high
_BASE = 4.5  # px from the middle of a lane to the foot of its letters
_HATCH = Markup(
    '<defs><pattern id="tl-hatch" width="5" height="5" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><line class="tl-hatch" x1="0" y1="0" x2="0" y2="5"/></pattern></defs>'
)


def write(briefing: Briefing) -> str:
    return document(briefing.found.timeline.title, [entry.event for entry in briefing.entries])


def element(events: Sequence[Event], href: Callable[[Event], str | None]) -> Markup:
    """To stand in a page of HTML; the events are in time order, the undated last."""
    return _svg(events, href, None, class_="tl-drawing tl-inline")


def document(title: str | None, events: Sequence[Event]) -> str:
    """A file of its own, on a ground of its own, without links."""
    name = one_line(title) if title else "Timeline"
    body = _svg(events, lambda _: None, name, class_="tl-drawing")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _svg(
    events: Sequence[Event], href: Callable[[Event], str | None], title: str | None, class_: str
) -> Markup:
    drawn = drawing(events)
    heading = _undated_top(drawn)
    height = heading + 30 + _LANE * len(drawn.undated) if drawn.undated else heading
    height = height if events else 2 * _LANE
    size = {"width": _px(WIDTH), "height": _px(height)} if title else {}
    head = [_element("title", title)] if title else []
    ground = [_tag("rect", "tl-ground", width="100%", height="100%")] if title else []
    lines = [_event(line, _y(line.lane), href(line.event)) for line in drawn.lines]
    undated = [_event(line, heading + 36 + _LANE * line.lane, href(line.event)) for line in drawn.undated]
    events_group = [_element("g", *_broken(lines + undated), role="list")] if events else []
    content = [*head, _element("style", Markup(STYLE)), _HATCH, *ground, *_axis(drawn), *events_group]
    if not events:
        content.append(_text("No events", LEFT, 28, "tl-label"))
    return _element(
        "svg",
        *_broken(content),
        xmlns="http://www.w3.org/2000/svg",
        class_=class_,
        viewBox=f"0 0 {WIDTH} {_px(height)}",
        role="group",
        aria_label=title or f"Timeline: {counted(len(events), 'event')}",
        **size,
    )


def _y(lane: int) -> float:
    """The middle of a lane."""
    return _TOP + _LANE * (lane + 0.5)


def _undated_top(drawn: Drawing) -> float:
    return _TOP + _LANE * drawn.lanes + 8 if drawn.lines else 0


def _axis(drawn: Drawing) -> Iterator[Markup]:
    """Lines, labels and breaks: each event says its date itself, so that none of it is read out."""
    foot = _px(_TOP + _LANE * drawn.lanes)
    parts: list[Markup] = []
    for tick in drawn.ticks:
        if tick.has_line:
            class_ = "tl-main" if tick.is_main else "tl-rule"
            parts.append(_tag("line", class_, x1=_px(tick.x), y1="10", x2=_px(tick.x), y2=foot))
        if tick.text:
            strong = " tl-strong" if tick.is_main else ""
            parts.append(_text(tick.text, tick.left, 21, f"tl-label{strong}"))
    parts += (_text("⋯", x, 22, "tl-break") for x in drawn.breaks)
    if drawn.lines:
        parts.append(_tag("line", "tl-main", x1=_px(LEFT), y1="30", x2=_px(RIGHT), y2="30"))
    if drawn.undated:
        parts.append(_text("No date", LEFT, _undated_top(drawn) + 18, "tl-label tl-strong"))
    if parts:
        yield _element("g", *_broken(parts), aria_hidden="true")


def _event(line: Line, y: float, address: str | None) -> Markup:
    event = line.event
    name = one_line(f"{event.title}{status_words(event)} · {date_words(event)}")
    mark = [*_mark(line.mark, y)] if line.mark else [_square(y)]
    if line.is_over:
        mark.append(_ground(line, y))
    content = joined(_element("title", name), *mark, _title(line, y))
    linked = _element("a", content, href=address) if address else content
    return _element("g", linked, role="listitem")


def _title(line: Line, y: float) -> Markup:
    struck = "tl-cancelled" if line.event.status == "cancelled" else None
    words = _element("tspan", line.text, class_=struck) if struck else joined(line.text)
    note = _element("tspan", line.note, class_="tl-note") if line.note else None
    before = " tl-before" if line.is_before else ""
    x = line.right if line.is_before else line.left
    return _element("text", joined(words, note), class_=f"tl-title{before}", x=_px(x), y=_px(y + _BASE))


def _mark(mark: Mark, y: float) -> Iterator[Markup]:
    if mark.is_point:
        class_ = "tl-hollow" if mark.is_uncertain else "tl-point"
        yield _tag("circle", class_, cx=_px((mark.left + mark.right) / 2), cy=_px(y), r=_px(RADIUS))
        return
    if mark.is_uncertain:
        yield _bar("tl-hatched", mark.left, mark.right, y)
    else:
        if mark.core != (mark.left, mark.right):
            yield _bar("tl-wide", mark.left, mark.right, y)
        if mark.core:
            yield _bar("tl-core", *mark.core, y)
    if mark.start is not None:
        yield _end(mark.start, mark.left, -1, y)
    if mark.end is not None:
        yield _end(mark.end, mark.right, 1, y)


def _end(edge: Edge, x: float, direction: int, y: float) -> Markup:
    """An arrow where it is open, and `?` behind what is not known."""
    if edge is Edge.UNKNOWN:
        return _text("?", x + direction * SIGN / 2, y + _BASE, "tl-sign")
    foot, tip = x - direction * 2, x + direction * 10
    points = f"{_px(foot)},{_px(y - 9)} {_px(tip)},{_px(y)} {_px(foot)},{_px(y + 9)}"
    return _tag("polygon", "tl-arrow", points=points)


def _bar(class_: str, left: float, right: float, y: float) -> Markup:
    height, top = _px(_BAR), _px(y - _BAR / 2)
    return _tag("rect", class_, x=_px(left), y=top, width=_px(right - left), height=height, rx="2")


def _ground(line: Line, y: float) -> Markup:
    """Below a title that stands over its bar."""
    box = {"x": _px(line.left - 5), "width": _px(line.right - line.left + 10)}
    return _tag("rect", "tl-ground", y=_px(y - _LANE / 2 + 1), height=_px(_LANE - 2), **box)


def _square(y: float) -> Markup:
    side = _px(2 * RADIUS - 1)
    return _tag("rect", "tl-undated", x=_px(LEFT), y=_px(y - RADIUS), width=side, height=side)


def _text(words: str, x: float, y: float, class_: str) -> Markup:
    return _element("text", words, class_=class_, x=_px(x), y=_px(y))


def _tag(name: str, class_: str, **attributes: str) -> Markup:
    return _element(name, class_=class_, **attributes)


def _broken(parts: Sequence[Markup]) -> Iterator[Markup]:
    for part in parts:
        yield Markup("\n")
        yield part
    yield Markup("\n")


def _px(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
