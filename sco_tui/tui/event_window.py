"""Which lines of an event are seen: its title kept at the top, a row saying what is hidden above or below."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from sco_tui.text import counted
from sco_tui.tui.event_lines import MAX_WIDTH, EventLines
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line

# The title stays in view where it takes no more than this part of the rows.
_MOST_FOR_HEAD = 1 / 3


class CardPlace(NamedTuple):
    """The current statement and hit, and how many rows below the first line that is seen it begins."""

    number: int
    row: int
    hit: int


class EventWindow(NamedTuple):
    """`height` rows of `text`, the line `top` in the first; negative where blank rows are above.

    `head` lines, and a row that says what is hidden, stay at the top of what is scrolled; none where 0. With
    `says_below` the last row says how many lines follow.
    """

    text: EventLines
    top: int
    height: int
    head: int
    says_below: bool

    @property
    def _kept(self) -> int:
        """Rows that stay at the top."""
        return self.head + 1 if self.head else 0

    @property
    def last(self) -> int:
        """Behind the last line of the text."""
        return len(self.text.lines)

    @property
    def is_headed(self) -> bool:
        return bool(self.head) and self.top > 0

    @property
    def first(self) -> int:
        """The first line that is seen, but for those that stay at the top."""
        return self.top + self._kept if self.is_headed else max(self.top, 0)

    @property
    def end(self) -> int:
        """Behind the last line that is seen."""
        end = min(self.top + self.height, self.last)
        return end - 1 if self.says_below and end < self.last else end

    @property
    def above(self) -> int:
        """Lines that are hidden above, below the title."""
        return self.first - self.head if self.is_headed else self.first

    @property
    def below(self) -> int:
        return self.last - self.end

    @property
    def rows(self) -> int:
        """Rows for lines: what a page is."""
        return max(self.height - (self._kept if self.is_headed else 0) - self.says_below, 1)

    @property
    def seen_cards(self) -> list[int]:
        """The statements of which a line is seen."""
        cards = enumerate(self.text.cards)
        return [card for card, (first, end) in cards if first < self.end and end > self.first]

    def line_at(self, row: int) -> int | None:
        """The line that stands in a row; None where none does."""
        if self.is_headed and row <= self.head:
            return row if 0 <= row < self.head else None
        line = row + self.top
        return line if 0 <= line < self.end else None

    def showing(self, first: int, end: int) -> int:
        """The top line with which the lines `first` to `end`, or the first of them that fit, are seen."""
        if self.first <= first and end <= self.end:
            return self.top
        room = self.height - (self.says_below and end < self.last)
        return min(max(self.top, end - room), first - self._kept)

    def beginning_at(self, first: int) -> int:
        """The top line with which the line `first` is the first one seen, but for a blank line."""
        return first - self._kept - 1

    def words_below(self, signs: Signs) -> str:
        """Empty where all is seen."""
        return f"{signs.own('↓')} {counted(self.below, 'more line')}" if self.below else ""

    def words_in(self, row: int, width: int, signs: Signs) -> Line:
        """What a row of `width` cells holds that holds no line: what is hidden above, or below."""
        if self.is_headed and row == self.head:
            words = f"{signs.own('↑')} {counted(self.above, 'line')} above "
            return [(words, "muted"), (signs.rule * (min(width, MAX_WIDTH) - cell_len(words)), "rule")]
        if self.says_below and row == self.height - 1:
            return [(f"{self.words_below(signs):>{width}}", "muted")]
        return []


def head_kept(text: EventLines, height: int) -> int:
    """How many lines stay at the top of `height` rows: those of title and date, or none."""
    return text.head if text.head + 1 <= height * _MOST_FOR_HEAD else 0
