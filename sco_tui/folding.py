"""Text folded for search, and the way back from a place in the folded text to the original.

Folded are case and compatibility forms (NFKC and casefold), marks after Latin letters, `ё`, the shapes of
quotes and dashes, and runs of white space. Nothing else in Cyrillic is touched (`й` is a letter), nor any
vowel sign of an Indic script.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

_LATIN = "a-zªºß-öø-ʯᴀ-ᶿḀ-ỿⱠ-ⱿꜢ-ꟿꬰ-ꭤ"
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARK = re.compile(f"[{_COMBINING}]")  # also those that this Python's Unicode does not know yet
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
    last = len(folded_word) - 1
    at = folded.find(folded_word)
    while at >= 0:
        # Within one character (`ß` is `ss`) the word may begin again, and the range be shorter.
        again = folded.find(folded_word, at + 1)
        if again < 0 or ends[again + last] > ends[at + last]:
            yield starts[at], ends[at + last]
            again = folded.find(folded_word, bisect_left(starts, ends[at + last]))
        at = again


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

    Conjoining Hangul (vowels and finals from U+1160 on) is kept together as well, as NFKC composes it.
    """
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _continues(text[index - 1], text[index]):
            yield start, index
            start = index


def _continues(before: str, after: str) -> bool:
    if after == _JOINER or before == _JOINER:
        return True
    if before.isspace() or after.isspace():
        return before.isspace() and after.isspace()
    if after.isascii():
        return False
    # Halfwidth voiced marks and jamo compose with what stands before them as well.
    first = unicodedata.normalize("NFKD", after)[0]
    if "\u1160" <= first <= "\u11ff":
        return "\u1100" <= unicodedata.normalize("NFKD", before)[-1] <= "\u11ff"
    return unicodedata.category(first) in _MARK_CATEGORIES or _MARK.match(first) is not None
