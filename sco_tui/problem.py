"""What a reader finds wrong with a file: findings that leave it readable, and the one that does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sco_tui.excerpt import Excerpt, SourceLines


class Severity(StrEnum):
    """An error makes `check` fail; a warning is printed only."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True, repr=False)
class Problem:
    """One finding; line and column are 1-based, a column is a code point, as editors count.

    `length` is how many characters it is about, and `lines` those of the file that it was found in: what
    is shown with a finding, and makes no other one of it.
    """

    file: str
    line: int
    column: int
    severity: Severity
    message: str
    length: int = field(default=1, compare=False)
    lines: SourceLines = field(default=SourceLines(b""), compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}"

    def excerpt(self, width: int) -> Excerpt:
        """What stands in the file there, `width` characters around it."""
        return self.lines.excerpt(self.line, self.column, self.length, width)


class UnreadableError(Exception):
    """A file that cannot be shown at all: missing, no regular file, not UTF-8, no YAML, no timeline.

    `line`, `column` (1-based) and `lines` are None where the fault has no place in a text.
    Its str is ready to print: one line, or the finding with the line's text and a caret below.
    """

    def __init__(
        self,
        file: str,
        reason: str,
        line: int | None = None,
        column: int | None = None,
        lines: SourceLines | None = None,
    ) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason
        self.line = line
        self.column = column
        self.lines = lines

    @property
    def problem(self) -> Problem | None:
        """The same as a finding among others; None where it has no place in a text."""
        if self.line is None or self.column is None or self.lines is None:
            return None
        return Problem(self.file, self.line, self.column, Severity.ERROR, self.reason, lines=self.lines)

    def __str__(self) -> str:
        problem = self.problem
        if problem is None:
            return f"sco-tui: {self.file}: {self.reason}"
        return "\n".join([str(problem), *self.excerpt()])

    def excerpt(self, width: int = 100) -> list[str]:
        """The faulty line and a caret under its place, `width` characters around it; [] without a line."""
        if self.problem is None:
            return []
        excerpt = self.problem.excerpt(width)
        return [f"    {excerpt.text}", f"    {excerpt.caret}"]
