"""What a reader finds wrong with a file: findings that leave it readable, and the one that does not."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import NamedTuple

from sco_tui.text import clean


class Severity(StrEnum):
    """An error makes `check` fail; a warning is printed only."""

    ERROR = "error"
    WARNING = "warning"


class Problem(NamedTuple):
    """One finding; line and column are 1-based, a column is a code point, as editors count."""

    file: str
    line: int
    column: int
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}"


class UnreadableError(Exception):
    """A file that cannot be shown at all: missing, no regular file, not UTF-8, no YAML, no timeline.

    `line`, `column` (1-based) and `source_line` are None where the fault has no place in a text.
    Its str is ready to print: one line, or the finding with the line's text and a caret below.
    """

    def __init__(
        self,
        file: str,
        reason: str,
        line: int | None = None,
        column: int | None = None,
        source_line: str | None = None,
    ) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason
        self.line = line
        self.column = column
        self.source_line = source_line

    def __str__(self) -> str:
        if self.line is None or self.column is None:
            return f"sco-tui: {self.file}: {self.reason}"
        head = str(Problem(self.file, self.line, self.column, Severity.ERROR, self.reason))
        return "\n".join([head, *self.excerpt()])

    def excerpt(self, width: int = 100) -> list[str]:
        """The faulty line and a caret under its place, `width` characters around it; [] without a line."""
        if self.source_line is None or self.column is None:
            return []
        before, after = self.source_line[: self.column - 1], self.source_line[self.column - 1 :]
        before = clean(before[max(0, len(before) - width // 2) :]).replace("\t", " ")
        after = clean(after[: width // 2]).replace("\t", " ")
        return [f"    {before}{after}", f"    {''.join(map(_blank, before))}^"]


def _blank(character: str) -> str:
    """Blanks as wide as `character` (UAX #11)."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    return "  " if unicodedata.east_asian_width(character) in "WF" else " "
