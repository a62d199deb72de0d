"""A problem is one line; what ends a reading shows the text and a caret under its place."""

import pytest

from sco_tui.excerpt import SourceLines
from sco_tui.problem import Problem, Severity, UnreadableError


def test_problem_is_one_line() -> None:
    assert str(Problem("a.yaml", 3, 7, Severity.WARNING, "unknown")) == "a.yaml:3:7: warning: unknown"


def test_problems_sort_by_place() -> None:
    places = [(10, 1), (2, 9), (2, 10), (1, 1)]
    problems = sorted(Problem("a", line, column, Severity.ERROR, "m") for line, column in places)
    assert [(problem.line, problem.column) for problem in problems] == [(1, 1), (2, 9), (2, 10), (10, 1)]


def test_what_is_shown_with_a_problem_makes_no_other_one_of_it() -> None:
    plain = Problem("a", 1, 1, Severity.ERROR, "m")
    shown = Problem("a", 1, 1, Severity.ERROR, "m", 5, SourceLines(b"title"))
    assert plain == shown
    assert sorted([shown, plain]) == [shown, plain]
    assert shown.excerpt(100).place == "title"


def test_error_without_a_place() -> None:
    error = UnreadableError("a.yaml", "No such file or directory")
    assert str(error) == "sco-tui: a.yaml: No such file or directory"
    assert error.excerpt() == []
    assert error.problem is None


# Line, column, what is printed below the message.
EXCERPTS = [
    ("a: b: c", 5, ["    a: b: c", "        ^"]),
    ("习近平: b: c", 7, ["    习近平: b: c", "             ^"]),
    ("\ta: b", 2, ["     a: b", "     ^"]),
    ("\x1ba: b", 2, ["    ^[a: b", "      ^"]),
    ("e\u0301\u200d: b", 4, ["    e\u0301\u200d: b", "     ^"]),
    ("a", 2, ["    a", "     ^"]),
    ("", 1, ["    ", "    ^"]),
    ("x" * 200, 101, ["    " + "x" * 100, "    " + " " * 50 + "^"]),
]


@pytest.mark.parametrize(("line", "column", "lines"), EXCERPTS)
def test_caret_stands_under_the_place(line: str, column: int, lines: list[str]) -> None:
    error = UnreadableError("a.yaml", "no YAML", 1, column, SourceLines(line.encode()))
    assert str(error).split("\n") == [f"a.yaml:1:{column}: error: no YAML", *lines]
