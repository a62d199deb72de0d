"""The words of a line of the list, as they are copied: without the gutter, the bars and the count."""

from __future__ import annotations

from sco_tui.event_words import STATUS_JOINT
from sco_tui.tui.axis_layout import AxisLayout
from sco_tui.tui.axis_lines import levels_of
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, TextLine, width_of
from sco_tui.tui.shown import title_of

_COUNT_PIECES = 3  # blanks, the number, its sign


def axis_text(axis: AxisLayout, number: int, line: Line, signs: Signs) -> TextLine:
    """`line`, the one of this number, with its words told apart; headers and gaps have none."""
    at = axis.event_line(number)
    if at is None:
        return TextLine([], tuple(line), before="")
    row, inner = at
    column = axis.spacing.axis_column + 2 * levels_of(row)
    margin = next(count for count in range(len(line) + 1) if width_of(line[:count]) >= column)
    has_count = row.is_event and inner == 0 and row.event.statements
    end = len(line) - _COUNT_PIECES if has_count else len(line)
    before = _before(axis, number, signs) if inner == 1 else "\n"
    words = line[margin:end]
    return TextLine(words, tuple(line[:margin]), tuple(line[end:]), before if words else "")


def _before(axis: AxisLayout, number: int, signs: Signs) -> str:
    """What stands between the first line of a row and the second, which may be one of the title."""
    at = axis.event_line(number)
    assert at is not None
    first = axis_text(axis, number - 1, axis.line(number - 1, None, signs), signs)
    shown = "".join(words for words, _ in first.words)
    title = title_of(at[0].event)
    rest = title[len(shown) :]
    if rest.strip():
        return rest[: len(rest) - len(rest.lstrip())]
    return signs.own(STATUS_JOINT) if at[0].event.status and shown == title else "\n"
