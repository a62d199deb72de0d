"""The table of hazards names tests and files that are there."""

import ast
import re
from pathlib import Path

import pytest

from tests.hostile_files import OUTCOMES

TESTS = Path(__file__).parent
ROWS = [
    line
    for line in (TESTS / "hazards.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| hazard |")
]


def is_there(name: str) -> bool:
    kind, _, file = name.partition("file:")
    if not kind and file:
        return file in OUTCOMES
    path, _, function = name.partition("::")
    names = {
        node.name
        for node in ast.walk(ast.parse((TESTS / path).read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    return not function or function in names


@pytest.mark.parametrize("row", ROWS)
def test_each_row_is_proved_by_tests_that_are_there(row: str) -> None:
    proof = row.rstrip("| ").rpartition(" | ")[2]
    names = re.findall(r"`([^`]+)`", proof)
    assert names or proof.startswith("not met")
    assert [name for name in names if not is_there(name)] == []
