"""Is a statement in its source's text, and where; and if not, what of it is."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import TypeAlias

from sco_tui.common_part import CommonParts
from sco_tui.wording import WORD, Span, Wording, elements, plain, stands_whole

# One span of the source's text, or one for each piece between marked cuts, in order.
Passage: TypeAlias = tuple[Span, ...]
# Where a word begins in a piece, and all its places in the text; None for a piece without words.
_Rarest: TypeAlias = tuple[int, Sequence[int]] | None

MOST_PLACES = 1_000  # of one statement: a file of one word in 10 MB is not to take hours
# Of a word that comes once in so many characters, Python finds the piece itself sooner than one place after
# the other: 20,000 places in 10 MB.
_COMMON = 500
_WORD_CHARACTERS = 40  # what has no blank for longer is cut
CUT = re.compile(r"\[(?:\.\.\.|…)\]")


class Result(StrEnum):
    """What the check of a statement comes to."""

    FOUND = "found"
    FOUND_WITH_CUTS = "found with marked cuts"
    NOT_FOUND = "not found"
    NO_TEXT = "no source text"


_Answer: TypeAlias = tuple[Result, tuple[Passage, ...]]


class SourceWords:
    """The text of one source, ready to be looked into for many statements."""

    def __init__(self, text: str) -> None:
        """`text` as it is in the file, its line ends and control characters too."""
        self.text = text
        self._wording = Wording(text)
        self._answers: dict[str, _Answer] = {}

    @cached_property
    def _places(self) -> dict[str, array[int]]:
        """Where each word stands in the plain form.

        Made once, of 10 MB in about a second; looked for character by character, 10,000 statements would
        take minutes.
        """
        places: dict[str, array[int]] = {}
        for match in WORD.finditer(self._wording.plain):
            places.setdefault(match[0], array("L")).append(match.start())
        return places

    def find(self, statement: str) -> _Answer:
        """FOUND, FOUND_WITH_CUTS or NOT_FOUND, and its places, none of which overlap.

        Of them MOST_PLACES pieces at most.

        Whole words only: a text that says `wonderful` does not say `wonder`. What is asked again is not
        looked for again.
        """
        if statement not in self._answers:
            self._answers[statement] = self._find(statement)
        return self._answers[statement]

    def _find(self, statement: str) -> _Answer:
        pieces = [piece for piece in map(plain, CUT.split(statement)) if piece]
        for result, sought in ((Result.FOUND, [plain(statement)]), (Result.FOUND_WITH_CUTS, pieces)):
            most = max(MOST_PLACES // max(len(sought), 1), 1)
            passages = tuple(islice(self._passages(sought), most)) if all(sought) else ()
            if passages:
                return result, passages
        return Result.NOT_FOUND, ()

    def _passages(self, pieces: Sequence[str]) -> Iterator[Passage]:
        """Each time that the pieces stand there in their order, as close together as they do."""
        places = [self._rarest(piece) for piece in pieces]
        end = 0
        while pieces:
            for piece, rarest in zip(pieces, places, strict=True):
                start = self._next(piece, rarest, end)
                if start is None:
                    return
                end = start + len(piece)
            passage = [Span(end - len(pieces[-1]), end)]
            for piece, rarest in zip(reversed(pieces[:-1]), reversed(places[:-1]), strict=True):
                last = self._last(piece, rarest, passage[0].start - len(piece))
                passage.insert(0, Span(last, last + len(piece)))
            yield tuple(self._wording.span(*span) for span in passage)

    def _is_common(self, rarest: tuple[int, Sequence[int]]) -> bool:
        return len(rarest[1]) * _COMMON > len(self._wording.plain)

    def _rarest(self, piece: str) -> _Rarest:
        """The word of a plain piece that the text has least often."""
        words = [(match.start(), self._places.get(match[0], ())) for match in WORD.finditer(piece)]
        return min(words, key=lambda word: len(word[1]), default=None)

    def _next(self, piece: str, rarest: _Rarest, least: int) -> int | None:
        """Where a plain piece stands in the plain form, first from `least` on."""
        if rarest is None or self._is_common(rarest):
            start = self._wording.plain.find(piece, least)
            while start >= 0 and not self._stands_at(piece, start):
                start = self._wording.plain.find(piece, start + 1)
            return start if start >= 0 else None
        before, places = rarest
        starts = (
            places[number] - before for number in range(bisect_left(places, least + before), len(places))
        )
        return next((start for start in starts if self._stands_at(piece, start)), None)

    def _last(self, piece: str, rarest: _Rarest, most: int) -> int:
        """Where a piece that stands there does so last, up to `most`."""
        if rarest is None or self._is_common(rarest):
            start = self._wording.plain.rfind(piece, 0, most + len(piece))
            while not self._stands_at(piece, start):
                start = self._wording.plain.rfind(piece, 0, start + len(piece) - 1)
            return start
        before, places = rarest
        numbers = range(bisect_right(places, most + before) - 1, -1, -1)
        return next(
            places[number] - before for number in numbers if self._stands_at(piece, places[number] - before)
        )

    def _stands_at(self, piece: str, start: int) -> bool:
        text, end = self._wording.plain, start + len(piece)
        return (
            start >= 0
            and text.startswith(piece, start)
            and stands_whole(text, start, end)
            and self._wording.parts(start)
            and self._wording.parts(end)
        )

    def closest(self, statements: Iterable[str]) -> dict[str, Closest]:
        """What of each statement is in the text after all; nothing of one of which no word is."""
        plain_form = self._wording.plain
        wordings = {statement: Wording(statement) for statement in statements}
        matches = {statement: list(elements(wording.plain)) for statement, wording in wordings.items()}
        parts = CommonParts([[match[0] for match in each] for each in matches.values()])
        parts.pass_over((match[0], match.end()) for match in elements(plain_form))
        closest = {}
        for statement, own in matches.items():
            part = parts.longest([match[0] for match in own])
            if part is not None:
                start, end = own[part.start].start(), own[part.end - 1].end()
                words = wordings[statement].plain[start:end]
                first, last = len(words) - len(words.lstrip(" ")), len(words.rstrip(" "))
                begin = part.text_end - len(words)
                if first < last:
                    closest[statement] = Closest(
                        statement=statement,
                        source=self,
                        in_statement=wordings[statement].span(start + first, start + last),
                        in_text=self._wording.span(begin + first, begin + last),
                    )
        return closest


@dataclass(frozen=True, eq=False, repr=False)
class Closest:
    """The longest part of a statement that its source's text has, in the statement and in the text."""

    statement: str
    source: SourceWords
    in_statement: Span
    in_text: Span

    @cached_property
    def around(self) -> Span:
        """What of the text is to be set against the whole statement: as much as it, around the part."""
        before, behind = self.in_statement.start, len(self.statement) - self.in_statement.end
        start = self.in_text.start - len(self.text_before(before))
        return Span(start, self.in_text.end + len(self.text_behind(behind)))

    def text_before(self, characters: int) -> str:
        """So much of the text before the part, or up to a word more; "" for 0."""
        start = self.in_text.start
        words = self.source.text[max(start - characters - _WORD_CHARACTERS, 0) : start]
        return words[_word_start(words, max(len(words) - characters, 0)) :] if characters else ""

    def text_behind(self, characters: int) -> str:
        """As `text_before`, behind it."""
        end = self.in_text.end
        words = self.source.text[end : end + characters + _WORD_CHARACTERS]
        return words[: _word_end(words, characters)] if characters else ""


def _word_start(text: str, at: int) -> int:
    while at and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return min(at, len(text))
