"""Lanes of a drawing, one below the other: what is put into one never reaches into what is there."""

from __future__ import annotations

from math import inf

AIR = 14  # px between two things in a lane


class Lanes:
    """Finds the first lane that is free in the logarithm of their number: a tree of how far each is taken."""

    def __init__(self, most: int) -> None:
        """As many as `most` will be needed."""
        self._size = 1 << max(most - 1, 0).bit_length()
        self._taken = [-inf] * (2 * self._size)  # of each pair the lesser, the lanes themselves at the end

    def take(self, left: float, right: float) -> int:
        """The first lane, from 0, in which all that was put there ends before `left`; taken up to `right`."""
        place = 1
        while place < self._size:
            place = 2 * place if self._taken[2 * place] + AIR <= left else 2 * place + 1
        lane = place - self._size
        self._taken[place] = right
        while place > 1:
            place //= 2
            self._taken[place] = min(self._taken[2 * place], self._taken[2 * place + 1])
        return lane
