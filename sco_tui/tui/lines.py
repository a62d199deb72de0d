"""Text laid out in terminal cells: pieces with a role, wrapped by words, cut to a width.

Widths are those of UAX #11 as Rich measures them. A piece is (text, role); a line is a list of pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from sco_tui.tui.theme import Palette

Piece: TypeAlias = tuple[str, str]
Line: TypeAlias = list[Piece]
Spans: TypeAlias = list[tuple[int, int]]


class TextLine(NamedTuple):
    """A line of a text, told apart from what the program draws beside it."""

    words: Line
    margin: tuple[Piece, ...] = ()
    beside: tuple[Piece, ...] = ()
    before: str = "\n"
    "What stands in the text between the line above and this one, where it was wrapped."

    @property
    def pieces(self) -> Line:
        return [*self.margin, *self.words, *self.beside]


# Marks and joiners over this many in a row cost a terminal more than they say; what is left out is marked.
_MAX_ZERO_WIDTH = 8
_LEFT_OUT = "<+>"
_ZERO_WIDTH = (
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f"
    r"\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_ZERO_WIDTH_RUN = re.compile(f"({_ZERO_WIDTH}{{{_MAX_ZERO_WIDTH}}}){_ZERO_WIDTH}+")


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The ranges of `text` that make its lines of at most `width` cells, without the blanks between them.

    Breaks at newlines and blanks, between wide characters, and within a word only where it is wider
    than a line.
    """
    width = max(width, 1)
    text = text.replace("\t", " ")  # as it is drawn: a tab itself counts for no cell
    for paragraph in re.finditer(r"[^\n]*(?:\n|\Z)", text):
        start, end = paragraph.start(), paragraph.end() - paragraph[0].endswith("\n")
        if start == len(text) and start > 0:
            return
        while True:
            fit = _fitting(text, start, end, width)
            if fit == end:
                yield start, end
                break
            cut = _break_before(text, start, fit)
            yield start, cut - (len(text[start:cut]) - len(text[start:cut].rstrip(" ")))
            start = cut
            while start < end and text[start] == " ":
                start += 1


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """Where the longest part of `text` from `start` that fits in `width` cells ends; never at `start`."""
    window = text[start : min(end, start + width + 1)]
    if window.isascii():
        return min(end, start + width)
    # A character takes no cell at all where it is a mark: the window grows until it is too wide.
    size = width + 1
    while cell_len(window) <= width and start + size < end:
        size *= 2
        window = text[start : min(end, start + size)]
    cells, fit = 0, end
    for first, _, grapheme_cells in _characters(window):
        cells += grapheme_cells
        if cells > width:
            fit = start + max(first, 1)
            break
    # Behind stray joiners two characters are taken for one there, and for two in a whole line.
    while fit > start + 1 and cell_len(drawable(text[start:fit])) > width:
        fit -= 1
    return fit


def _characters(text: str) -> Iterator[tuple[int, int, int]]:
    """The range of each character, its marks with it, and the cells that it is drawn in."""
    for first, last, cells in split_graphemes(text.replace("\t", " ").replace("\n", " "))[0]:
        is_cut = last - first > _MAX_ZERO_WIDTH and _ZERO_WIDTH_RUN.search(text, first, last)
        yield first, last, cells + (cell_len(_LEFT_OUT) if is_cut else 0)


def _break_before(text: str, start: int, fit: int) -> int:
    """The last place up to `fit` where a line may end."""
    if text[fit] == " ":
        return fit
    for place in range(fit, start, -1):
        before = text[place - 1]
        if before == " " or (_is_wide(before) and _is_wide(text[place])):
            return place
    return fit


def _is_wide(character: str) -> bool:
    """Whether its script writes no blanks and so breaks anywhere: what is wide and no closing mark."""
    return character > "\u2e7f" and cell_len(character) == 2 and character not in "，。、；：？！）」』》〉】"


def marked(text: str, start: int, end: int, role: str, hits: Spans, hit_role: str = "hit") -> Line:
    """The pieces of `text` from `start` to `end`, the parts inside `hits` in `hit_role`."""
    line: Line = []
    for first, last in hits:
        if last <= start or first >= end:
            continue
        if first > start:
            line.append((text[start:first], role))
        line.append((text[max(first, start) : min(last, end)], hit_role))
        start = last
    if start < end:
        line.append((text[start:end], role))
    return line


def paragraph(text: str, width: int, role: str, hits: Spans) -> list[Line]:
    """`text` as lines of at most `width` cells."""
    return [words for words, _ in _folded(marked(text, 0, len(text), role, hits), width)]


def text_lines(line: Line, width: int) -> list[TextLine]:
    """A text in pieces as lines of at most `width` cells, each with what was left out before it."""
    lines = [TextLine(words, before=before) for words, before in _folded(line, width)]
    return [lines[0]._replace(before="\n"), *lines[1:]]


def _folded(line: Line, width: int) -> Iterator[tuple[Line, str]]:
    """The pieces of each line, and what stands in the text between it and the line above."""
    text = "".join(words for words, _ in line)
    number = at = behind = 0  # the piece of this number begins at `at`
    for start, end in wrapped(text, width):
        pieces: Line = []
        while number < len(line):
            words, role = line[number]
            if part := words[max(start - at, 0) : max(end - at, 0)]:
                pieces.append((part, role))
            if at + len(words) > end:
                break
            at += len(words)
            number += 1
        yield pieces, text[behind:start]
        behind = end


def relit(line: Line, start: int, end: int, role: str) -> Line:
    """`line` with what stands from `start` to `end` in its text in another role."""
    pieces, at = [], 0
    for words, own in line:
        first, last = (min(max(place - at, 0), len(words)) for place in (start, end))
        parts = (words[:first], own), (words[first:last], role), (words[last:], own)
        pieces += [part for part in parts if part[0]]
        at += len(words)
    return pieces


def character_at(line: Line, cell: int) -> tuple[int, int]:
    """The range in the text of `line` of the character that covers `cell`; an empty one beside the text."""
    at = cells = 0
    if cell >= 0:
        for words, _ in line:
            for first, last, width in _characters(words):
                cells += width
                if cell < cells:
                    return at + first, at + last
            at += len(words)
    return at, at


def cut(text: str, width: int, more: str) -> str:
    """`text` in at most `width` cells, ending in `more` where something is left out."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(more)
    if room <= 0:
        return more if room == 0 else ""
    kept = text[: _fitting(text, 0, len(text), room)]
    return (kept.rstrip() if cell_len(kept) <= room else "") + more


def width_of(line: Iterable[Piece]) -> int:
    """Cells that a line takes."""
    return sum(cell_len(text) for text, _ in line)


def strip(line: Line, width: int, palette: Palette, on_cursor: bool = False) -> Strip:
    """A line as Textual draws it: exactly `width` cells, filled up or cut."""
    segments = [Segment(drawable(text), palette.style(role, on_cursor)) for text, role in line if text]
    return _filled(segments, width, palette.ground(on_cursor))


def drawable(text: str) -> str:
    """`text` with tabs as blanks, and no more marks on one character than a terminal bears."""
    text = text.replace("\t", " ").replace("\n", " ")
    return text if text.isascii() else _ZERO_WIDTH_RUN.sub(rf"\1{_LEFT_OUT}", text)


def band_strip(line: Line, width: int, palette: Palette) -> Strip:
    """As `strip`, for the header and the footer."""
    segments = [Segment(drawable(text), palette.band_style(role)) for text, role in line if text]
    return _filled(segments, width, palette.band_style("text"))


def _filled(segments: list[Segment], width: int, ground: Style) -> Strip:
    """Exactly `width` cells; one strip where nothing is cut, as each takes 10 µs to make."""
    blanks = width - sum(segment.cell_length for segment in segments)
    if blanks < 0:
        return Strip(segments).adjust_cell_length(width, ground)
    return Strip([*segments, Segment(" " * blanks, ground)] if blanks else segments, width)
