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
    try:
        yield
    except yaml.YAMLError as error:
        mark = _mark(error, source)
        place = (mark.line + 1, mark.column + 1) if mark else None
        raise source.unreadable(_reason(error), place) from error


def _reason(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or ""
    if "nesting depth" in problem:  # libyaml 0.2.6 looks 1,000 brackets ahead before it gives the first
        return TOO_DEEP
    said = ", ".join(part for part in (getattr(error, "context", None), problem) if part)
    return f"no YAML: {said or one_line(str(error))}"


def _mark(error: yaml.YAMLError, source: SourceText) -> Any:
    """Where the error is: of what is never closed, where it opens, and not the file's end."""
    found, opening = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    is_at_end = found is not None and not source.text[found.index :].strip()
    return opening if is_at_end and opening else found
