"""Text folded for search, and the way back from a place in the folded text to the original.

Folded are case and compatibility forms (NFKC and casefold), marks after Latin letters, `ё`, the shapes of
quotes and dashes, and runs of white space. Nothing else in Cyrillic is touched (`й` is a letter), nor any
vowel sign of an Indic script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LATIN = "a-zªºß-öø-ʯᴀ-ᶿḀ-ỿⱠ-ⱿꜢ-ꟿꬰ-ꭤ"
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LATIN_MARKS = re.compile(f"([{_LATIN}])[{_COMBINING}]+")
_BLANKS = re.compile(r"\s+")
_SHAPES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        "ё": "е",
    }
)
_MARK_CATEGORIES = ("Mn", "Mc", "Me")
_JOINER = "\u200d"


def fold(text: str) -> str:
    """`text` as search compares it."""
    if text.isascii():
        return _BLANKS.sub(" ", text.lower())
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    composed = unicodedata.normalize("NFKC", _LATIN_MARKS.sub(r"\1", folded))
    return _BLANKS.sub(" ", composed.translate(_SHAPES))


def spans(text: str, folded_word: str) -> Iterator[tuple[int, int]]:
    """Where `folded_word` stands in `text`, as half-open ranges of code points, none overlapping.

    A range covers whole characters with their marks; folded it holds the word, and no shorter one does.
    """
    if not folded_word or folded_word not in fold(text):
        return
    folded, starts, ends = _with_way_back(text)
    at = folded.find(folded_word)
    while at >= 0:
        end = at + len(folded_word)
        yield starts[at], ends[end - 1]
        at = folded.find(folded_word, end)


def _with_way_back(text: str) -> tuple[str, list[int], list[int]]:
    """The folded text, and for each of its characters the range of the original that it comes from."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blank = False
    for start, end in _characters(text):
        piece = fold(text[start:end])
        if blank and piece.startswith(" "):
            piece = piece[1:]
        blank = piece.endswith(" ") if piece else blank
        pieces.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    return "".join(pieces), starts, ends


def _characters(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of what a reader takes for one character: a base with its marks, a joined emoji, a blank run.

    Conjoining Hangul (U+1100 to U+11FF) is kept together as well, as NFKC composes it.
    """
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _continues(text[index - 1], text[index]):
            yield start, index
            start = index


def _continues(before: str, after: str) -> bool:
    if after.isascii():
        return before == _JOINER or (before.isspace() and after.isspace())
    if before.isspace():
        return after.isspace()
    return (
        after == _JOINER
        or before == _JOINER
        or unicodedata.category(after) in _MARK_CATEGORIES
        or ("\u1100" <= before <= "\u11ff" and "\u1100" <= after <= "\u11ff")
    )
