"""The text of a source as rows of cells, of those paragraphs alone that are seen: it may be 10 MB."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from sco_tui.quote_check import SourceWords
from sco_tui.text import SPECIAL, clean, notation
from sco_tui.tui.lines import Line, character_at, text_lines
from sco_tui.tui.row_pane import RowPlace
from sco_tui.wording import Span

_LINE_END = re.compile(r"\r\n?|\n")
# A longer paragraph is laid out in parts: to wrap a megabyte takes a second.
_MOST_CHARACTERS = 8_000


@lru_cache(maxsize=32)
def paragraph_starts(source: SourceWords) -> array[int]:
    """Where each paragraph begins, and behind them where the text ends; of 10 MB 0.1 s, so kept."""
    text = source.text
    starts = array("Q", [0])
    for end in chain((match.end() for match in _LINE_END.finditer(text)), [len(text)]):
        while end - starts[-1] > _MOST_CHARACTERS:
            most = starts[-1] + _MOST_CHARACTERS
            starts.append(text.rfind(" ", starts[-1] + 1, most) + 1 or most)
        starts.append(end)
    return starts


class SourceRows:
    """The paragraphs of `source` in `width` cells: `lit` stands out, what is `marked` a little.

    Both are spans of the text in its order.
    """

    def __init__(self, source: SourceWords, width: int, lit: Sequence[Span], marked: Iterable[Span]) -> None:
        self._text = source.text
        self._width = width
        self._starts = paragraph_starts(source)
        self._lit = _joined(lit)
        self._marked = _joined(marked)
        self.rows = lru_cache(maxsize=256)(self._rows)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def paragraph_at(self, character: int) -> int:
        return min(max(bisect_right(self._starts, character) - 1, 0), len(self) - 1)

    def part_before(self, place: RowPlace) -> float:
        """How much of the text stands before the end of a row, from 0 to 1."""
        start, end = self._starts[place.part : place.part + 2]
        rows = len(self.rows(place.part))
        return (start + (end - start) * (place.row + 1) / rows) / (self._starts[-1] or 1)

    def place_of(self, span: Span) -> RowPlace:
        """The row in which the lit `span` begins."""
        number = self.paragraph_at(span.start)
        rows = self.rows(number)
        lit = (row for row, line in enumerate(rows) if any(role == "passage" for _, role in line))
        return RowPlace(number, next(lit, 0))

    def character_at(self, place: RowPlace, cell: int) -> int | None:
        """Where in the text the character stands that covers `cell` of a row; None beside its words."""
        start, end = self._ends(place.part)
        *above, line = text_lines(self._pieces(start, end), self._width)[: place.row + 1]
        first, last = character_at(line.words, cell)
        if first == last:
            return None
        shown = sum(len(words) for row in above for words, _ in row.words) + first
        shown += sum(len(row.before) for row in [*above, line][1:])
        return start + _written(self._text[start:end], shown)

    def _ends(self, number: int) -> tuple[int, int]:
        """Of a paragraph, without the end of its line."""
        start, end = self._starts[number : number + 2]
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def _rows(self, number: int) -> list[Line]:
        return [line.words for line in text_lines(self._pieces(*self._ends(number)), self._width)]

    def _pieces(self, start: int, end: int) -> Line:
        """The text from `start` to `end`, made safe to show, each piece in its role."""
        pieces: Line = []
        for span in _within(self._lit, start, end):
            pieces += self._unlit(start, span.start)
            pieces.append((clean(self._text[span.start : span.end]), "passage"))
            start = span.end
        return pieces + self._unlit(start, end)

    def _unlit(self, start: int, end: int) -> Line:
        pieces: Line = []
        for span in _within(self._marked, start, end):
            pieces.append((clean(self._text[start : span.start]), "text"))
            pieces.append((clean(self._text[span.start : span.end]), "other passage"))
            start = span.end
        return [piece for piece in [*pieces, (clean(self._text[start:end]), "text")] if piece[0]]


def _written(text: str, shown: int) -> int:
    """Which character of `text` is the one of this number, from 0, once it is made safe to show."""
    for special in SPECIAL.finditer(text):
        longer = len(notation(special[0])) - 1
        if special.start() >= shown:
            break
        shown = max(shown - longer, special.start())
    return shown


def _joined(spans: Iterable[Span]) -> list[Span]:
    """In order, those that touch made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """What of `spans`, which do not overlap, stands between `start` and `end`."""
    first = bisect_left(spans, Span(start, start))
    if first and spans[first - 1].end > start:
        first -= 1
    last = bisect_left(spans, Span(end, end))
    return [Span(max(span.start, start), min(span.end, end)) for span in spans[first:last]]
