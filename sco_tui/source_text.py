"""A file's bytes as text that a YAML parser takes, with places as editors count them.

libyaml refuses raw control characters and ends lines at NEL, U+2028 and U+2029, which no editor does; it
refuses `"\\ud83d\\ude00"`, as JSON writes an emoji. Every special character, and the backslash of every
such half, is therefore exchanged, one for one, for a private-use character that the file does not hold:
one stray byte costs no timeline, and every place stays right.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice

from sco_tui import files
from sco_tui.excerpt import SourceLines
from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.text import CONTROL, SPECIAL, clean, notation

# A problem of the file: line, column (1-based), severity, message, and how many characters it is about;
# sorts in the file's order.
Finding = tuple[int, int, Severity, str, int]

_RAW_SPECIAL = re.compile(rf"(?!\r){SPECIAL.pattern}")
_LINE_END = re.compile(r"\r\n?|\n")
_PIECE_BYTES = 2**16
_PRINTABLE_ASCII = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_PRIVATE_USE = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_PRIVATE_ESCAPE = re.compile(r"\\(?:u([Ee][0-9A-Fa-f]{3}|[Ff][0-8][0-9A-Fa-f]{2})|U([0-9A-Fa-f]{8}))")
# YAML 1.1, section 5.6: escapes of a double-quoted scalar.
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_MAY_ESCAPE_SPECIAL = re.compile(rb"\\[xuU0abvfreNLP]")
_ONE_LETTER = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HALF = r"(?:u[Dd][89A-Fa-f][0-9A-Fa-f]{2}|U0000[Dd][89A-Fa-f][0-9A-Fa-f]{2})"
# Not a backslash that is itself escaped: those stand in pairs.
_HALF_ESCAPE = re.compile(rf"(?<!\\)((?:\\\\)*)\\(?={_HALF})")
_PROPERTY_OR_GAP = re.compile(r"[ \t\r\n]+|#[^\r\n]*|&[^\s,\[\]{}]*|(!<[^>\s]*>|![^\s,\[\]{}]*)")
# A megabyte of control characters must not be a million problems: the rest is told in one.
_MOST_SPECIAL = 1000


class SourceText:
    """One file's text; indexes count code points from 0, lines and columns from 1."""

    def __init__(self, file: str, data: bytes) -> None:
        """Raises UnreadableError where `data` is not UTF-8."""
        self.file = file
        self.findings: list[Finding] = []
        self._data = data.removeprefix(codecs.BOM_UTF8)
        self.lines = SourceLines(data)
        self._size = len(data)
        self._restore: dict[int, str] = {}
        self._backslash = ""
        self._special_count = 0
        files.refuse_utf_16(file, data)
        is_printable = _is_printable(self._data)
        escapes = _MAY_ESCAPE_SPECIAL.search(self._data) is not None
        # Bytes as they came halve the memory of the parser's input.
        self.parser_input: bytes | str = self._data
        if escapes or not is_printable:
            self._exchange()
        self.may_hold_special = escapes or bool(self._restore)

    @cached_property
    def text(self) -> str:
        """Raises UnreadableError where the bytes are not UTF-8, of which the parser knows no place."""
        return files.decoded(self.file, self._data, self._size - len(self._data))

    @property
    def tag_lines(self) -> int:
        """How many lines of %TAG stand before the document, counted in the bytes: most texts stay so."""
        return self._data.count(b"\n%TAG ", 0, self._data.find(b"\n---"))

    def _exchange(self) -> None:
        text = self.text
        raw = set(_RAW_SPECIAL.findall(text))
        for match in islice(_RAW_SPECIAL.finditer(text), _MOST_SPECIAL + 1):
            self._find_special(match[0], *match.span())
        has_halves = _HALF_ESCAPE.search(text) is not None
        if not raw and not has_halves:
            return
        wanted = sorted(raw) + ["\\"] * has_halves
        private = dict(zip(wanted, self._unused(text), strict=False))
        if len(private) < len(wanted):
            raise UnreadableError(self.file, "control characters, and every private-use character as well")
        self._restore = {ord(code): character for character, code in private.items()}
        if has_halves:
            self._backslash = private["\\"]
            text = _HALF_ESCAPE.sub(rf"\1{self._backslash}", text)
        self.parser_input = _RAW_SPECIAL.sub(lambda match: private[match[0]], text)

    def _unused(self, text: str) -> Iterator[str]:
        """Private-use characters that the file does not hold, raw or escaped."""
        used = set(map(ord, _PRIVATE.findall(text)))
        used.update(int(short or long, 16) for short, long in _PRIVATE_ESCAPE.findall(text))
        return (chr(code) for code in chain(*_PRIVATE_USE) if code not in used)

    def restored(self, value: str, is_double_quoted: bool = False) -> str:
        """A parser's value with what was exchanged put back; halves of a character stay halves."""
        if is_double_quoted and self._backslash and self._backslash in value:
            value = re.sub(f"{self._backslash}({_HALF})", lambda half: chr(int(half[1][1:], 16)), value)
        return value.translate(self._restore)

    def find_escapes(self, start: int, end: int) -> None:
        """Records the special characters written as escapes in the double-quoted scalar there."""
        high_at = high_end = -1
        for match in _ESCAPE.finditer(self.text, self.content_start(start, end) + 1, end):
            digits = match[1] or match[2] or match[3]
            character = chr(int(digits, 16)) if digits else _ONE_LETTER.get(match[4], "")
            is_low = "\udc00" <= character <= "\udfff"
            if high_at >= 0 and not (is_low and match.start() == high_end):
                self._find_special("\ud800", high_at, high_end)
            elif high_at >= 0:
                character = ""
            high_at = -1
            if "\ud800" <= character <= "\udbff":
                high_at, high_end = match.span()
            elif character and SPECIAL.match(character):
                self._find_special(character, *match.span())
        if high_at >= 0:
            self._find_special("\ud800", high_at, high_end)

    def _find_special(self, character: str, start: int, end: int) -> None:
        self._special_count += 1
        if self._special_count > _MOST_SPECIAL + 1:
            return
        line, column = self.position(start)
        if self._special_count > _MOST_SPECIAL:
            message = "more control or invisible characters follow: not listed one by one"
            self.findings.append((line, column, Severity.ERROR, message, 1))
        elif CONTROL.match(character):
            what = "lone surrogate" if "\ud800" <= character <= "\udfff" else "control character"
            message = f"{what}, shown as {notation(character)}: delete it"
            self.findings.append((line, column, Severity.ERROR, message, end - start))
        else:
            message = f"invisible character, shown as {notation(character)}: delete it if it is not meant"
            self.findings.append((line, column, Severity.WARNING, message, end - start))

    def tag(self, start: int, end: int) -> tuple[int, str]:
        """Index and text of the tag of the node at `start` to `end`, which has one."""
        found = next(match for match in self._properties(start, end) if match[1])
        return found.start(), found[1]

    def content_start(self, start: int, end: int) -> int:
        """Index of the first character of a node behind its anchor and tag."""
        for match in self._properties(start, end):
            start = match.end()
        return start

    def _properties(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Anchor, tag, and the blanks and comments around them."""
        while match := _PROPERTY_OR_GAP.match(self.text, start, end):
            yield match
            start = match.end()

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, index: int) -> tuple[int, int]:
        """Line and column of the character at `index`; a line ends at LF, CRLF or CR."""
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    def problems(self, findings: Iterable[Finding]) -> tuple[Problem, ...]:
        """`findings`, and those of its own, in the file's order."""
        in_order = sorted({*findings, *self.findings})
        return tuple([Problem(self.file, *finding, self.lines) for finding in in_order])

    def unreadable(self, reason: str, place: tuple[int, int] | None) -> UnreadableError:
        """The error that ends a reading, at line and column, with the text of the line."""
        reason = clean(self.restored(reason))
        starts = self._line_starts  # for bytes that are not UTF-8, that is the error to raise
        if place is None:
            return UnreadableError(self.file, reason)
        line = min(place[0], len(starts))
        return UnreadableError(self.file, reason, line, place[1], self.lines)


def _is_printable(data: bytes) -> bool:
    """Whether no character but line ends and tabs needs a closer look; bytes that are not UTF-8 do."""
    # Without its ASCII, which is most of it, the text takes a third of the time: 0.05 of a bare event
    # pass. In one piece, memory for the copies would add 0.1.
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _PIECE_BYTES) + 1 or len(data)
        try:
            if not data[start:end].translate(None, _PRINTABLE_ASCII).decode().isprintable():
                return False
        except UnicodeDecodeError:
            return False
        start = end
    return True
