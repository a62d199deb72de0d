"""PyYAML's parser, with libyaml where that is built in, and what it refuses as our own error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from sco_tui.source_text import SourceText
from sco_tui.text import one_line

HAS_LIBYAML: bool = yaml.__with_libyaml__


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
        said = [getattr(error, "context", None), getattr(error, "problem", None)]
        reason = "no YAML: " + (", ".join(part for part in said if part) or one_line(str(error)))
        mark = getattr(error, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else None
        raise source.unreadable(reason, place) from error
