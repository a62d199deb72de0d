"""What `check` prints: problems with their places, and what the sources have instead."""

from __future__ import annotations

from collections.abc import Iterable

from sco_tui.checked import Checked
from sco_tui.problem import Problem
from sco_tui.quote_check import Closest, Result
from sco_tui.text import one_line

_INDENT = "    "
_SHOWN_CHARACTERS = 60


def print_problems(checked: Checked, problems: Iterable[Problem]) -> None:
    """A line each; under a statement that is not found, what of it is there."""
    for problem in problems:
        print(problem)
        for line in _lines(checked.unfound[problem]) if problem in checked.unfound else ():
            print(f"{_INDENT}{line}")


def summary(checked: Checked) -> str:
    """How many statements each result has."""
    counts = checked.counts
    total = counts.total()
    each = ", ".join(f"{counts[result]} {'with ' * (result is Result.NO_TEXT)}{result}" for result in Result)
    return f"{total} statement{'' if total == 1 else 's'}: {each}"


def _lines(closest: Closest | None) -> list[str]:
    if closest is None:
        return ["no word of it is there"]
    there = closest.source.text[slice(*closest.in_text)]
    behind = closest.text_behind(_SHOWN_CHARACTERS)
    lines = [f"is there: {one_line(there)}", f"and then: {one_line(behind) or '(the text ends)'}"]
    if closest.in_statement.start:
        before = closest.text_before(_SHOWN_CHARACTERS)
        lines.insert(0, f"before it: {one_line(before) or '(the text begins)'}")
    return lines
