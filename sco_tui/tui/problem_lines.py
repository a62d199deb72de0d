"""The problems of a file as lines of cells: what is wrong, where, and the place in the file itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from sco_tui.excerpt import Excerpt
from sco_tui.files import short_name
from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, cut, drawable, paragraph, width_of, wrapped

_OF_CHECK = "Compared with the texts of the sources"
_STAYS = "The last version that could be read stays in the timeline."
_IS_NOT_SHOWN = "Nothing of this file is in the timeline."
_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "▲"}
_ROLES = {Severity.ERROR: "error", Severity.WARNING: "accent"}
_WORD_CELLS = len(Severity.WARNING)
_PLACE_AT = 2 + _WORD_CELLS + 2  # the column behind the sign and the word
_BESIDE_FROM = 64  # cells: in fewer, the message stands below the place
_ROWS_BELOW = 3  # the line above, the line itself, the caret
_KEPT = 64  # more than a screen shows


@dataclass(frozen=True, eq=False)
class Findings:
    """What is wrong with the files as they are shown, and why some as they are now are not shown.

    `of_check` is what the texts of its sources show; `shown` has the names of the files that are shown.
    """

    of_file: Sequence[Problem] = ()
    unreadable: Sequence[UnreadableError] = ()
    of_check: Sequence[Problem] = ()
    shown: Container[str] = ()

    def __len__(self) -> int:
        return len(self.unreadable) + len(self.problems)

    def at(self, number: int) -> Problem | UnreadableError:
        """What stands first is why files are not shown."""
        ahead = len(self.unreadable)
        return self.unreadable[number] if number < ahead else self.problems[number - ahead]

    @cached_property
    def problems(self) -> Sequence[Problem]:
        return [*self.of_file, *self.of_check]


class ProblemLines(NamedTuple):
    """One problem: `head` says what and where, `below` is the file there; `heading` begins a group."""

    head: list[Line]
    below: list[Line]
    heading: list[Line]


class ProblemLayout:
    """Where each problem stands in a list of `width` cells, below a blank line.

    Lines are made of those that are seen only.
    """

    def __init__(
        self,
        file: str,
        findings: Findings,
        width: int,
        signs: Signs,
    ) -> None:
        """`file` is how the only one is named; "" where each has its own name.

        Why a file as it is now is not what is shown stands first, what the check found last, apart.
        """
        problems, unreadable = findings.problems, findings.unreadable
        self._width = width
        self._findings = findings
        self._signs = signs
        placed = [*problems, *filter(None, (one.problem for one in unreadable))]
        named = dict.fromkeys([*(one.file for one in problems), *(one.file for one in unreadable)])
        short = {name: file or short_name(name) for name in named}
        self._names = {name: cut(words, max(width // 4, 12), signs.more) for name, words in short.items()}
        self._digits = len(str(max((problem.line for problem in placed), default=1)))
        column = max((problem.column for problem in placed), default=1)
        self._is_beside = width >= _BESIDE_FROM
        name_cells = max(map(cell_len, self._names.values()), default=0)
        place_cells = name_cells + 1 + self._digits + 1 + len(str(column))
        self._message_at = _PLACE_AT + place_cells + 3 if self._is_beside else 2
        self._room = max(width - self._message_at - 1, 1)
        self.lines = lru_cache(maxsize=_KEPT)(self._lines)
        self._starts = list(accumulate(self._heights(), initial=0))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @property
    def height(self) -> int:
        """Lines of all problems."""
        return self._starts[-1]

    def span(self, number: int) -> tuple[int, int]:
        """The half-open range of lines that a problem takes, the blank one above it included."""
        return self._starts[number], self._starts[number + 1]

    def number_at(self, line: int) -> int:
        """Which problem `line` belongs to; the last one below the end."""
        return min(max(bisect_right(self._starts, line) - 1, 0), len(self) - 1)

    def _heights(self) -> list[int]:
        room, most = self._room, 1 + (not self._is_beside) + _ROWS_BELOW
        ahead = len(self._findings.unreadable)
        refusals = (self.lines(number) for number in range(ahead))
        return [
            *(1 + len(one.head) + len(one.below) for one in refusals),
            *(
                len(self._heading(number)) + most + line_count(problem.message, room) - (problem.line == 1)
                for number, problem in enumerate(self._findings.problems, ahead)
            ),
        ]

    def _lines(self, number: int) -> ProblemLines:
        one = self._findings.at(number)
        found = one.problem if isinstance(one, UnreadableError) else one
        name = self._names[one.file]
        place = f"{name}:{found.line}:{found.column}" if found else name
        if isinstance(one, Problem):
            head = self._head(one.severity, place, one.message)
            return ProblemLines(head, self._below(one), self._heading(number))
        head = self._head(Severity.ERROR, place, one.reason)
        stays = _STAYS if one.file in self._findings.shown else _IS_NOT_SHOWN
        below = self._below(found) if found else []
        below += [[("  ", "text"), *line] for line in paragraph(stays, self._width - 3, "text", [])]
        return ProblemLines(head, below, [])

    def _heading(self, number: int) -> list[Line]:
        """Above the first that the check found."""
        if not self._findings.of_check or number != len(self._findings) - len(self._findings.of_check):
            return []
        words = cut(_OF_CHECK, max(self._width - 1, 0), self._signs.more)
        rule = self._signs.rule * max(self._width - cell_len(words) - 2, 0)
        return [[(f"{words} ", "month"), (rule, "rule")], []]

    def _head(self, severity: Severity, place: str, message: str) -> list[Line]:
        sign, role = self._signs.own(_SIGNS[severity]), _ROLES[severity]
        first: Line = [(f"{sign} {severity.ljust(_WORD_CELLS)}  ", role), (place, "date")]
        words = paragraph(message, self._room, "title", [])
        if self._is_beside:
            first += [(" " * max(self._message_at - width_of(first), 1), "text"), *words.pop(0)]
        return [first, *([(" " * self._message_at, "text"), *line] for line in words)]

    def _below(self, problem: Problem) -> list[Line]:
        gutter = self._digits + (2 if self._is_beside else 0)
        room = max(self._width - gutter - 4, 1)
        excerpt, role = problem.excerpt(2 * (room + 1)), _ROLES[problem.severity]
        words, caret = _around(excerpt, role, room, self._signs.more)
        rows: list[tuple[str, Line]] = [(str(problem.line), words), ("", [(caret, role)])]
        if excerpt.above is not None:
            above = cut(drawable(excerpt.above), room, self._signs.more)
            rows.insert(0, (str(problem.line - 1), [(above, "muted")]))
        axis = (f" {self._signs.axis} ", "rule")
        return [[(number.rjust(gutter), "muted"), axis, *line] for number, line in rows]


def line_count(text: str, width: int) -> int:
    """How many lines `wrapped` makes of `text`.

    Of plain text counted, not made: 0.4 µs where it is one line. Of 200,000 problems, that is all it takes.
    """
    if not text.isascii() or not text.isprintable():
        return sum(1 for _ in wrapped(text, width))
    count, start, end = 1, 0, len(text)
    while end - start > width:
        fit = start + width
        if text[fit] != " ":
            fit = text.rfind(" ", start, fit) + 1 or fit
        start = fit
        while start < end and text[start] == " ":
            start += 1
        count += 1
    return count


def _around(excerpt: Excerpt, role: str, room: int, more: str) -> tuple[Line, str]:
    """The line of an excerpt in `room` cells, cut so that its place is seen; the caret for the row below."""
    before, place, behind = (drawable(part) for part in (excerpt.before, excerpt.place, excerpt.behind))
    if width_of([(before, ""), (place, ""), (behind, "")]) > room:
        least = min(cell_len(place) + cell_len(more), room // 2)
        if cell_len(before) + least > room:
            kept = max(room - cell_len(place) - cell_len(behind), room // 2)
            before = more + _end_of(before, kept - cell_len(more))
    place = cut(place, max(room - cell_len(before), 0), more)
    behind = cut(behind, max(room - cell_len(before) - cell_len(place), 0), more)
    caret = " " * cell_len(before) + "^" * max(cell_len(place), 1)
    return [(before, "text"), (place, role), (behind, "text")], caret


def _end_of(text: str, width: int) -> str:
    """The end of `text` in at most `width` cells."""
    start, cells = len(text), 0
    while start and (cells := cells + cell_len(text[start - 1])) <= width:
        start -= 1
    return text[start:]
