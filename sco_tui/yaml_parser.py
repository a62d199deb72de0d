"""PyYAML's parser, with libyaml where that is built in, and what it refuses as our own error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from sco_tui.source_text import SourceText
from sco_tui.text import one_line

HAS_LIBYAML: bool = yaml.__with_libyaml__
MAX_DEPTH = 32
_MOST_TAG_LINES = 1000  # libyaml holds each against all before it: 50,000 take 5 s
TOO_DEEP = f"nested more than {MAX_DEPTH} deep"


class _PureLoader(yaml.SafeLoader):
    """The loader without libyaml; every fault of it is a YAMLError."""

    def get_event(self) -> Any:
        take: Callable[[], Any] = super().get_event
        try:
            return take()
        except (ValueError, OverflowError, RecursionError) as error:
            raise yaml.YAMLError(str(error)) from error


def events(parser_input: bytes | str) -> Callable[[], Any]:
    """What gives the next event of the parser, at each call."""
    loader: Any = yaml.CSafeLoader if HAS_LIBYAML else _PureLoader
    take: Callable[[], Any] = loader(parser_input).get_event
    return take


@contextmanager
def syntax_errors(source: SourceText) -> Iterator[None]:
    """Turns what the parser refuses into UnreadableError."""
    if source.tag_lines > _MOST_TAG_LINES:
        raise source.unreadable(f"more than {_MOST_TAG_LINES:,} lines of %TAG: delete them", (1, 1))
    try:
        yield
    except yaml.YAMLError as error:
        place = _place(error, source)
        raise source.unreadable(_reason(error, place), place) from error


def _reason(error: yaml.YAMLError, place: tuple[int, int] | None) -> str:
    """What the parser says, and where that begins which it did not come to the end of."""
    problem = getattr(error, "problem", None) or ""
    if "nesting depth" in problem:  # libyaml 0.2.6 looks 1,000 brackets ahead before it gives the first
        return TOO_DEEP
    context, opening = (getattr(error, name, None) for name in ("context", "context_mark"))
    if context and opening and place and opening.line + 1 < place[0]:
        context += f" from line {opening.line + 1}"
    said = ", ".join(part for part in (context, problem) if part)
    return f"no YAML: {said or one_line(str(error))}"


def _place(error: yaml.YAMLError, source: SourceText) -> tuple[int, int] | None:
    """Line and column of the error.

    Of what is never closed, where it opens, or the last that is there: at the file's end is nothing to see.
    """
    end = len(source.text.rstrip())
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    found, opening = (mark.index if mark else None for mark in marks)
    if found is None:
        return None
    if found >= end:
        found = opening if opening is not None and opening < end else max(end - 1, 0)
    return source.position(found)
