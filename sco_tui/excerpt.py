"""The lines of a file as they were read, and what stands in them at a place that a finding names."""

from __future__ import annotations

from array import array
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from sco_tui.text import cells_of, clean


class Excerpt(NamedTuple):
    """A line around a place in it, and the line above: None above the first; `place` is "" behind the end."""

    above: str | None
    before: str
    place: str
    behind: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.place}{self.behind}"

    @property
    def caret(self) -> str:
        """What stands in the line below: under the place, as wide as it is."""
        return " " * _cells(self.before) + "^" * max(_cells(self.place), 1)


class SourceLines:
    """The lines of a file, told apart when one is first asked for: most are never looked at.

    Kept as bytes: of 14 MB they are 14 MB, and 20 ms to find the lines in.
    """

    def __init__(self, data: bytes) -> None:
        """`data` is UTF-8, as it is in the file."""
        self._data = data

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file, in hexadecimal digits."""
        from hashlib import sha256  # for what is written only

        return sha256(self._data).hexdigest()

    @cached_property
    def _starts(self) -> array[int]:
        # Those of bytes end where an editor's do, at LF, CRLF and CR; those of str at eight more.
        lines = self._data.splitlines(keepends=True)
        return array("Q", accumulate(map(len, lines), initial=0))

    def text(self, line: int) -> str:
        """What stands in `line`, counted from 1; "" behind the last.

        Without a byte order mark, whose column editors do not count.
        """
        start, *ends = self._starts[line - 1 : line + 1] or [0]
        text = self._data[start : ends[0]].decode().rstrip("\r\n") if ends else ""
        return text.removeprefix("\ufeff") if line == 1 else text

    def excerpt(self, line: int, column: int, length: int, width: int) -> Excerpt:
        """`width` characters around the `length` ones that begin at `column`, counted from 1.

        Cleaned, tabs as blanks; what reaches into the next line is shown up to the end of its own.
        """
        text, start = self.text(line), column - 1
        end = min(start + max(length, 1), start + width // 2)
        return Excerpt(
            _drawn(self.text(line - 1)[:width]) if line > 1 else None,
            _drawn(text[max(start - width // 2, 0) : start]),
            _drawn(text[start:end]),
            _drawn(text[end : start + width // 2]),
        )


def _drawn(text: str) -> str:
    return clean(text).replace("\t", " ")


def _cells(text: str) -> int:
    return sum(map(cells_of, text))
