"""The title of an event in the list: one or two lines with its status, and the count of its statements."""

from __future__ import annotations

from rich.cells import cell_len

from sco_tui.event_words import status_words
from sco_tui.timeline import Event
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, cut, marked, width_of, wrapped
from sco_tui.tui.shown import Shown, title_of


def title_lines(event: Event, shown: Shown, width: int, count_width: int, signs: Signs) -> list[Line]:
    """Lines of at most `width` cells; the first leaves `count_width` of them to the count, and ends in it."""
    room = width - count_width
    lines = _lines(event, shown, room, width, signs)
    lines[0] += _count(event, shown, width - width_of(lines[0]), signs)
    return lines


def _lines(event: Event, shown: Shown, first_width: int, width: int, signs: Signs) -> list[Line]:
    """The status is never cut away: it stands behind the title, or behind what the title is cut to."""
    text, status = title_of(event), event.status
    joined = status_words(event, signs.own)
    if cell_len(text) + cell_len(joined) <= first_width:
        return [[*_words(event, shown, 0, len(text)), (joined, "muted")]]
    start, end = next(wrapped(text, first_width))
    first = _words(event, shown, start, end)
    rest = end + len(text[end:]) - len(text[end:].lstrip())
    if rest >= len(text):
        return [first, [(cut(status, width, signs.more), "muted")]] if status else [first]
    kept = cut(text[rest:], max(width - cell_len(joined), 0), signs.more)
    is_cut = kept != text[rest:]
    last = _words(event, shown, rest, rest + len(kept.removesuffix(signs.more)) if is_cut else len(text))
    more = [(signs.more, _role(event, shown))] if is_cut and kept else []
    return [first, [*last, *more, (cut(joined, width, signs.more), "muted")]]


def _words(event: Event, shown: Shown, start: int, end: int) -> Line:
    text, is_cancelled = title_of(event), event.status == "cancelled"
    hits = [] if _is_dimmed(event, shown) else shown.found.spans(text, "title")
    return marked(text, start, end, _role(event, shown), hits, "cancelled hit" if is_cancelled else "hit")


def _is_dimmed(event: Event, shown: Shown) -> bool:
    return shown.dims and event not in shown.found


def _role(event: Event, shown: Shown) -> str:
    is_dimmed = _is_dimmed(event, shown)
    if event.status == "cancelled":
        return "cancelled muted" if is_dimmed else "cancelled"
    return "muted" if is_dimmed else "name"


def _count(event: Event, shown: Shown, room: int, signs: Signs) -> Line:
    """How many statements the event has, at the right end of `room` cells."""
    total = len(event.statements)
    if not total:
        return []
    matched = sum(shown.found.matched(event))
    count = f"{matched}/{total}" if shown.found.is_search else str(total)
    blanks = max(room - cell_len(count) - 1 - cell_len(signs.quote), 0)
    return [
        (" " * blanks, "text"),
        (count, "count" if matched else "muted"),
        (f" {signs.quote}", "muted"),
    ]
