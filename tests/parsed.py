"""What the reader makes of a text, in short: for the tests of its modules."""

import pytest

from sco_tui import timeline_file
from sco_tui.problem import Problem, UnreadableError
from sco_tui.timeline import Timeline

NAME = "t.yaml"


def timeline_of(text: str | bytes) -> Timeline:
    return _parsed(text)[0]


def problems_of(text: str | bytes) -> list[str]:
    """As they are printed, without the file's name."""
    return [str(problem).removeprefix(f"{NAME}:") for problem in _parsed(text)[1]]


def titles_of(text: str | bytes) -> list[str]:
    return [event.title for event in timeline_of(text).events]


def refusal_of(text: str | bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        _parsed(text)
    return str(caught.value)


def _parsed(text: str | bytes) -> tuple[Timeline, tuple[Problem, ...]]:
    return timeline_file.parse(NAME, text.encode() if isinstance(text, str) else text)
