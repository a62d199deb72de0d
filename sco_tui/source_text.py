"""A file's bytes as text that a YAML parser takes, with places as editors count them.

libyaml refuses raw control characters and ends lines at NEL, U+2028 and U+2029, which no editor does.
Every special character is therefore exchanged, one for one, for a private-use character that the file
does not hold, so that one stray byte costs no timeline and every place stays right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.text import CONTROL, SPECIAL, clean, notation

_RAW_SPECIAL = re.compile(rf"(?!\r){SPECIAL.pattern}")
_LINE_END = re.compile(r"\r\n?|\n")
_PRIVATE_USE = range(0xE000, 0xF900)
_PRIVATE_ESCAPE = re.compile(r"\\[uU](?:0000)?([EeFf][0-9A-Fa-f]{3})")
# YAML 1.1, section 5.6: escapes of a double-quoted scalar.
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_MAY_ESCAPE_SPECIAL = re.compile(r"\\[xuU0abvfreNLP]")
_ONE_LETTER = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class SourceText:
    """One file's text; indexes count code points from 0, lines and columns from 1."""

    def __init__(self, file: str, data: bytes) -> None:
        """Raises UnreadableError where `data` is not UTF-8."""
        self.file = file
        self.text = _decoded(file, data)
        self.problems: list[Problem] = []
        self._restore: dict[int, str] = {}
        # isprintable() over the whole is nearly free beside the pattern (0.1 of a bare event pass).
        if not self.text.replace("\n", " ").isprintable():
            self._exchange()
        self.holds_special = bool(self._restore)
        self.holds_escapes = _MAY_ESCAPE_SPECIAL.search(self.text) is not None
        # The bytes as they came halve the memory of the parser's input.
        unchanged = not self._restore and len(data) > 0 and data[:1] != b"\xef"
        self.parser_input: bytes | str = data if unchanged else self._exchanged

    @property
    def _exchanged(self) -> str:
        return self.text.translate({ord(raw): code for code, raw in self._restore.items()})

    def _exchange(self) -> None:
        matches = list(_RAW_SPECIAL.finditer(self.text))
        raw = sorted({match[0] for match in matches})
        escaped = {int(digits, 16) for digits in _PRIVATE_ESCAPE.findall(self.text)}
        unused = (code for code in _PRIVATE_USE if code not in escaped and chr(code) not in self.text)
        self._restore = {code: character for character, code in zip(raw, unused, strict=False)}
        for match in matches:
            self.problems.append(self._special(match[0], match.start()))

    def restored(self, value: str) -> str:
        """A parser's value with the exchanged characters put back."""
        return value.translate(self._restore)

    def escapes(self, start: int, end: int) -> Iterator[Problem]:
        """The special characters written as escapes in the double-quoted scalar at `start` to `end`."""
        opened = self.text.index('"', start)
        previous_high = -1
        found: list[tuple[int, str]] = []
        for match in _ESCAPE.finditer(self.text, opened, end):
            digits = match[1] or match[2] or match[3]
            character = chr(int(digits, 16)) if digits else _ONE_LETTER.get(match[4], "")
            if "\udc00" <= character <= "\udfff" and previous_high == match.start():
                found.pop()
                continue
            previous_high = match.end() if "\ud800" <= character <= "\udbff" else -1
            if character and SPECIAL.match(character):
                found.append((match.start(), character))
        return (self._special(character, index) for index, character in found)

    def _special(self, character: str, index: int) -> Problem:
        line, column = self.position(index)
        if not CONTROL.match(character):
            return Problem(
                self.file, line, column, Severity.WARNING,
                f"invisible character, shown as {notation(character)}: delete it if it is not meant",
            )  # fmt: skip
        what = "lone surrogate" if "\ud800" <= character <= "\udfff" else "control character"
        message = f"{what}, shown as {notation(character)}: delete it"
        return Problem(self.file, line, column, Severity.ERROR, message)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, index: int) -> tuple[int, int]:
        """Line and column of the character at `index`; a line ends at LF, CRLF or CR."""
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    def unreadable(self, reason: str, line: int, column: int) -> UnreadableError:
        """The error that ends a reading, with the text of its line."""
        start = self._line_starts[min(line, len(self._line_starts)) - 1]
        end = _LINE_END.search(self.text, start)
        source_line = self.text[start : end.start() if end else None]
        return UnreadableError(self.file, clean(self.restored(reason)), line, column, source_line)


def _decoded(file: str, data: bytes) -> str:
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise UnreadableError(file, "not UTF-8 but UTF-16: save it as UTF-8") from error
        line = len(_LINE_END.findall(data[: error.start].decode("utf-8"))) + 1
        reason = f"not UTF-8 at byte {error.start + 1}, in line {line}: save it as UTF-8"
        raise UnreadableError(file, reason) from error
