"""The longest part that each of many statements has in common with one text, in one pass over the text.

A suffix automaton of the statements (Blumer et al. 1985): time and memory grow with the words of both,
however often they come again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class CommonPart(NamedTuple):
    """Words `start` to `end` of a statement, and the place where the last of them ends in the text."""

    start: int
    end: int
    text_end: int


class CommonParts:
    """Add all statements, then pass over the text, then ask."""

    def __init__(self, statements: Iterable[Sequence[str]]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._link = [-1]
        self._length = [0]
        for words in statements:
            state = 0
            for word in words:
                state = self._extended(state, word)

    def _extended(self, last: int, word: str) -> int:
        following = self._next[last].get(word)
        if following is not None:
            return self._with_length(last, word, following)
        new = self._state({}, self._length[last] + 1, 0)
        at = last
        while at >= 0 and word not in self._next[at]:
            self._next[at][word] = new
            at = self._link[at]
        if at >= 0:
            self._link[new] = self._with_length(at, word, self._next[at][word])
        return new

    def _with_length(self, at: int, word: str, target: int) -> int:
        """The state behind `at` and `word` for nothing longer: `target`, or a copy of it."""
        length = self._length[at] + 1
        if self._length[target] == length:
            return target
        copy = self._state(dict(self._next[target]), length, self._link[target])
        self._link[target] = copy
        while at >= 0 and self._next[at].get(word) == target:
            self._next[at][word] = copy
            at = self._link[at]
        return copy

    def _state(self, following: dict[str, int], length: int, link: int) -> int:
        self._next.append(following)
        self._length.append(length)
        self._link.append(link)
        return len(self._link) - 1

    def pass_over(self, text: Iterable[tuple[str, int]]) -> None:
        """The words of the text, each with the place where it ends."""
        following, links, lengths = self._next, self._link, self._length
        # Of the words that each state stands for, so many of the last are in the text, and end there.
        self._held = [0] * len(links)
        self._ends = [0] * len(links)
        state = length = 0
        for word, end in text:
            while state and word not in following[state]:
                state = links[state]
                length = lengths[state]
            state = following[state].get(word, 0)
            length = length + 1 if state else 0
            if length > self._held[state]:
                self._held[state], self._ends[state] = length, end
        by_length = sorted(range(1, len(links)), key=lengths.__getitem__)
        for state in reversed(by_length):
            shorter = links[state]
            if self._held[state] and shorter and self._held[shorter] < lengths[shorter]:
                self._held[shorter], self._ends[shorter] = lengths[shorter], self._ends[state]
        # The state itself, or the longest of its endings of which something is held; 0 for none. Followed
        # link by link for each word, of one statement that repeats itself 30,000 times it took minutes.
        self._nearest = [0] * len(links)
        for state in by_length:
            self._nearest[state] = state if self._held[state] else self._nearest[links[state]]

    def longest(self, words: Sequence[str]) -> CommonPart | None:
        """The longest part of a statement that was added, the first of several; None where there is none."""
        best: CommonPart | None = None
        state = 0
        for end, word in enumerate(words, start=1):
            state = self._next[state][word]
            at = self._nearest[state]
            if at and (best is None or self._held[at] > best.end - best.start):
                best = CommonPart(end - self._held[at], end, self._ends[at])
        return best
