"""The output of a command: results, remarks beside them, and what to do where they cannot be written."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def say(message: str) -> None:
    """On standard error; where that is closed or full there is nowhere to say it."""
    if sys.stderr is None:
        return
    try:
        print(message, file=sys.stderr, flush=True)
    except OSError:
        _drop(sys.stderr)


def take_any_letter(encoding: str | None = None) -> None:
    """Standard output writes the code of a letter that it cannot hold; in `encoding`, by default its own."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def print_document(text: str) -> None:
    """In UTF-8 whatever the locale, as documents say of themselves; of JSON RFC 8259, section 8.1, does."""
    take_any_letter("utf-8")
    sys.stdout.write(text)


def is_written() -> bool:
    """Whether all that was printed has gone out; else says why not."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        say_not_written(error)
        return False
    return True


def say_not_written(error: OSError) -> None:
    say(f"sco-tui: standard output: {error.strerror}")
    _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    """What is left in its buffer would fail once more when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
