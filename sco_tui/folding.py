"""Text folded for search, and the way back from a place in the folded text to the original.

Folded are case and compatibility forms (NFKC and casefold), marks after Latin letters, `ё`, the shapes of
quotes and dashes, and runs of white space. Nothing else in Cyrillic is touched (`й` is a letter), nor any
vowel sign of an Indic script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from sco_tui.normal_form import normalized
from sco_tui.text import SHAPES

_LATIN = "a-zªºß-öø-ʯᴀ-ᶿḀ-ỿⱠ-ⱿꜢ-ꟿꬰ-ꭤ"
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARK = re.compile(f"[{_COMBINING}]")  # also those that this Python's Unicode does not know yet
_LATIN_MARKS = re.compile(f"([{_LATIN}])[{_COMBINING}]+")
_BLANKS = re.compile(r"\s+")
_BLANK_RUN = re.compile(r"\s\s")
_SHAPES = {**SHAPES, "ё": "е"}
# The only Latin letters that Unicode composes of a letter and marks stand in these two blocks.
_OTHERWISE = re.compile(f"[à-öø-ɏḁ-ỿ{''.join(_SHAPES)}]")
_MARK_CATEGORIES = ("Mn", "Mc", "Me")
_JOINER = "\u200d"
_JAMO = "\u1100"
# Scripts that write no blanks between words: Thai, Lao, Myanmar, Khmer, kana, Han. Inside a character class.
WITHOUT_BLANKS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"
    "\u3005-\u3007\u3021-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WITHOUT_BLANKS = re.compile(f"[{WITHOUT_BLANKS}]")


def fold(text: str) -> str:
    """`text` as search compares it.

    Each step is taken only where a look at the text asks for it: 10,000 events fold in 0.5 s instead of 2.0.
    """
    folded = text.lower() if text.isascii() else _fold_beyond_ascii(text)
    if "  " in folded or not folded.isprintable():
        return _BLANKS.sub(" ", folded)
    return folded


def _fold_beyond_ascii(text: str) -> str:
    folded = _normal(_normal(text).casefold())
    folded = _OTHERWISE.sub(lambda match: _otherwise(match[0]), folded)
    if _MARK.search(folded):
        folded = _normal(_LATIN_MARKS.sub(r"\1", folded))
    return folded


def _normal(text: str) -> str:
    return text if unicodedata.is_normalized("NFKC", text) else normalized("NFKC", text)


@cache
def _otherwise(character: str) -> str:
    """A letter without its marks, or the one shape that all of a kind have."""
    return _SHAPES.get(character) or _MARK.sub("", unicodedata.normalize("NFD", character))


def occurrences(folded: str, word: str, *, whole_words: bool = False) -> Iterator[int]:
    """Where `word`, folded, stands in a folded text, also where it overlaps itself.

    As whole words only where no letter, digit or mark stands beside it; scripts that write no blanks
    have no such edges.
    """
    at = folded.find(word)
    while at >= 0:
        if not whole_words or _has_edges(folded, at, at + len(word)):
            yield at
        at = folded.find(word, at + 1)


def is_of_word(character: str) -> bool:
    """Whether it is a letter, a digit or a mark."""
    return character.isalnum() or unicodedata.category(character) in _MARK_CATEGORIES


def _has_edges(folded: str, start: int, end: int) -> bool:
    return (start == 0 or is_edge(folded[start - 1], folded[start])) and (
        end == len(folded) or is_edge(folded[end], folded[end - 1])
    )


def is_edge(beside: str, own: str) -> bool:
    """Whether a word may end at `own`, with `beside` next to it."""
    if not is_of_word(beside):
        return True
    return bool(_WITHOUT_BLANKS.match(beside) or _WITHOUT_BLANKS.match(own))


def spans(text: str, folded_word: str, *, whole_words: bool = False) -> Iterator[tuple[int, int]]:
    """Where `folded_word` stands in `text`, as half-open ranges of code points, none overlapping.

    A range covers whole characters with their marks; folded it holds the word, and no shorter one does.
    """
    if not folded_word or folded_word not in _folded_before(text):
        return
    folded, starts, ends = _with_way_back(text)
    length = len(folded_word)
    places = list(occurrences(folded, folded_word, whole_words=whole_words))
    behind = 0
    for number, at in enumerate(places):
        end = ends[at + length - 1]
        # Within one character (`ß` is `ss`) the word may begin again, and the range be shorter.
        is_shorter_next = number + 1 < len(places) and ends[places[number + 1] + length - 1] == end
        if starts[at] >= behind and not is_shorter_next:
            yield starts[at], end
            behind = end


# One text is asked for each word of a query.
_folded_before = lru_cache(maxsize=64)(fold)


@lru_cache(maxsize=64)
def _with_way_back(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The folded text, and for each of its characters the range of the original that it comes from."""
    if not _BLANK_RUN.search(text) and all(map(_is_simple, set(text))):
        return fold(text), range(len(text)), range(1, len(text) + 1)
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


@lru_cache(maxsize=10_000)
def _is_simple(character: str) -> bool:
    """Whether a character folds to one and never joins what stands before it.

    Texts of such characters alone are most, and need no walk through them (1 µs a character).
    """
    return len(fold(character)) == 1 and not _continues(_JAMO, character)


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
