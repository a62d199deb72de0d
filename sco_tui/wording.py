"""What counts as the same words: the one definition, for the check, the view of a source and the difference.

Runs of white space, shapes of quotes and of dashes, and Unicode composition (NFC, UAX #15) count as equal;
case and words do not, and nothing is fuzzy. Two texts are the same where their plain forms are.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from sco_tui.folding import WITHOUT_BLANKS, is_edge, is_of_word
from sco_tui.normal_form import MOST_MARKS
from sco_tui.text import SHAPES, SPECIAL, clean

# As written, white space is never notation: a form feed ends a page of many a source's text.
_SHAPE = re.compile(rf"[^\S ]|[{''.join(SHAPES)}]")
_LETTERS = rf"[^\W_{WITHOUT_BLANKS}]"
WORD = re.compile(rf"[{WITHOUT_BLANKS}]|{_LETTERS}+")
# A blank is one as well, but between two words, which always have one there.
_ELEMENT = re.compile(rf"{WORD.pattern}|[^\w ]|_|(?<!{_LETTERS}) | (?!{_LETTERS})")
_JAMO_VOWELS_AND_FINALS = "\u1160", "\u11ff"


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Wording:
    """A text, its plain form, and the way back from one to the other."""

    def __init__(self, text: str) -> None:
        """Of 10 MB in about 0.2 s where they are composed, as most texts are."""
        self.text = text
        # What became longer or shorter: where it begins and ends in either.
        self._plain_starts, self._plain_ends = array("Q"), array("Q")
        self._starts, self._ends = array("Q"), array("Q")
        self.plain = _SHAPE.sub(_shape, "".join(self._evened()))

    def _evened(self) -> Iterator[str]:
        """The text with what is not one for one exchanged."""
        behind = plain_at = 0
        for match in _uneven(self.text).finditer(self.text):
            start, end = match.span()
            piece = " " if match[0].isspace() else unicodedata.normalize("NFC", clean(match[0]))
            plain_at += start - behind
            yield self.text[behind:start]
            yield piece
            if len(piece) != end - start:
                self._plain_starts.append(plain_at)
                self._plain_ends.append(plain_at + len(piece))
                self._starts.append(start)
                self._ends.append(end)
            behind, plain_at = end, plain_at + len(piece)
        yield self.text[behind:]

    def span(self, start: int, end: int) -> Span:
        """Where the characters `start` to `end` of the plain form stand in the text, whole characters."""
        return Span(self._of(start)[0], self._of(end - 1)[1] if end > start else self._of(start)[0])

    def parts(self, place: int) -> bool:
        """Whether the plain form may be cut before character `place`: not within a control's notation."""
        number = bisect_right(self._plain_starts, place - 1) - 1
        return number < 0 or place >= self._plain_ends[number]

    def _of(self, place: int) -> tuple[int, int]:
        """The range of the text that one character of the plain form comes from."""
        number = bisect_right(self._plain_starts, place) - 1
        if number < 0:
            return place, place + 1
        if place < self._plain_ends[number]:
            return self._starts[number], self._ends[number]
        start = self._ends[number] + place - self._plain_ends[number]
        return start, start + 1


def _uneven(text: str) -> re.Pattern[str]:
    """What in `text` may become longer or shorter: blank runs, special characters, what is not composed."""
    kinds = [r"\s{2,}", rf"(?!\s){SPECIAL.pattern}"]
    if not unicodedata.is_normalized("NFC", text):
        used = set(text)
        joining = re.escape("".join(filter(_joins, used)))
        other = re.escape("".join(one for one in used if unicodedata.normalize("NFC", one) != one))
        kinds += [rf"\S?[{joining}]{{1,{MOST_MARKS}}}"] * bool(joining) + [f"[{other}]"] * bool(other)
    return re.compile("|".join(kinds))


def _joins(character: str) -> bool:
    """Whether it may be composed with what stands before it."""
    first, last = _JAMO_VOWELS_AND_FINALS
    return unicodedata.category(character)[0] == "M" or first <= character <= last


def _shape(match: re.Match[str]) -> str:
    return SHAPES.get(match[0], " ")


def plain(text: str) -> str:
    """The plain form, without blanks at the ends."""
    return Wording(text).plain.strip(" ")


def elements(plain_text: str) -> Iterator[re.Match[str]]:
    """Words, signs, and those blanks without which they would not tell the whole of a plain text."""
    return _ELEMENT.finditer(plain_text)


def stands_whole(plain_text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end; scripts that write no blanks have no such ends."""
    return (start == 0 or _parts(plain_text[start - 1], plain_text[start])) and (
        end == len(plain_text) or _parts(plain_text[end], plain_text[end - 1])
    )


def _parts(beside: str, own: str) -> bool:
    return not is_of_word(own) or is_edge(beside, own)


def words(text: str) -> list[tuple[str, Span]]:
    """The elements of `text` as it is written: the plain form of each, and its place."""
    wording = Wording(text)
    return [(match[0], wording.span(*match.span())) for match in elements(wording.plain)]
