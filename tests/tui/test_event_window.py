"""Which lines of an event are seen, and what is said of the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.tui.event_lines import EventLines
from sco_tui.tui.event_window import EventWindow
from sco_tui.tui.glyphs import ASCII, UNICODE
from sco_tui.tui.lines import TextLine


def window(lines: int, top: int, *, height: int = 10, head: int = 0, says_below: bool = False) -> EventWindow:
    return EventWindow(EventLines([TextLine([])] * lines), top, height, head, says_below)


@pytest.mark.parametrize(
    ("seen", "rows"),
    [
        (window(4, 0, height=6), [0, 1, 2, 3, None, None]),
        (window(4, -1, height=4), [None, 0, 1, 2]),
        (window(9, 3, height=4), [3, 4, 5, 6]),
        # The last row says that 6, 7 and 8 are below.
        (window(9, 3, height=4, says_below=True), [3, 4, 5, None]),
        (window(9, 5, height=4, says_below=True), [5, 6, 7, 8]),
        # Two lines stay, a row says that 2, 3 and 4 are above.
        (window(9, 2, height=6, head=2), [0, 1, None, 5, 6, 7]),
        (window(9, 0, height=4, head=2), [0, 1, 2, 3]),
    ],
)
def test_each_row_holds_a_line_or_says_what_is_hidden(seen: EventWindow, rows: list[int | None]) -> None:
    assert [seen.line_at(row) for row in range(seen.height)] == rows


def test_what_is_hidden_is_counted() -> None:
    seen = window(1300, 30, head=2, says_below=True)
    assert seen.words_in(2, 20, UNICODE) == [("↑ 31 lines above ", "muted"), ("───", "rule")]
    assert seen.words_in(9, 20, UNICODE) == [("  ↓ 1,261 more lines", "muted")]
    assert window(11, 0).words_below(ASCII) == "Down 1 more line"
    assert window(10, 0).words_below(ASCII) == ""


@given(st.integers(1, 60), st.integers(-1, 60), st.integers(0, 2), st.booleans(), st.data())
def test_what_is_to_be_seen_is_seen_or_begins_at_the_top(
    lines: int, top: int, head: int, says_below: bool, data: st.DataObject
) -> None:
    height = data.draw(st.integers(max(3 * (head + 1), 4), 20))  # a title that takes more does not stay
    before = window(lines, min(top, lines), height=height, head=head, says_below=says_below)
    first = data.draw(st.integers(0, lines - 1))
    end = data.draw(st.integers(first + 1, lines))
    after = before._replace(top=max(before.showing(first, end), 0))
    assert after.first <= first < after.end
    assert end <= after.end or after.first == first or after.top == 0
