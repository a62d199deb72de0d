"""The lines of the filters: a field's name, and each of its values with what it would find."""

from __future__ import annotations

from sco_tui.filters import Value
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, cut, drawable, width_of


def value_line(value: Value, width: int, signs: Signs, is_current: bool) -> Line:
    role = "text" if value.events else "muted"
    cursor = (signs.cursor if is_current else " ", "accent")
    mark = (" [x] ", "accent") if value.is_taken else (" [ ] ", "muted")
    room = width - width_of([cursor, mark])
    return [cursor, mark, *line_apart((value.label, role), (f"{value.events:,}", role), room, signs)]


def field_line(field: str, width: int, signs: Signs) -> Line:
    name = f"{field.capitalize()} "
    return [(name, "month"), (signs.rule * max(width - len(name), 0), "rule")]


def line_apart(left: tuple[str, str], right: tuple[str, str], width: int, signs: Signs) -> Line:
    """One text at each side, the left one cut where they do not fit."""
    beside = len(right[0]) + 2 if right[0] else 0
    text = cut(drawable(left[0]), max(width - beside, 1), signs.more)
    gap = width - width_of([(text, left[1]), right])
    return [(text, left[1]), (" " * max(gap, 0), "text"), right]
