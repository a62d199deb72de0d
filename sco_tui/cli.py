"""The command line: a command answers, without one the viewer opens; how either ends is the exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Any

from sco_tui import commands, streams
from sco_tui.problem import UnreadableError

_REFUSED = 2  # exit code: what was asked cannot be done


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what `arguments` (by default the process's) name; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = commands.BY_NAME.get(words[0]) if words else None
    _let_signals_end_it()
    try:
        if command is None:
            return _view(words[1:] if words[:1] == ["view"] else words)
        return _answered(command, words[1:])
    except UnreadableError as error:
        streams.say(str(error))
        return _REFUSED
    except SystemExit as end:  # argparse has printed the help, the version or what is wrong
        code = end.code if isinstance(end.code, int) else 0
        return code if streams.is_written() else _REFUSED


def _view(words: list[str]) -> int:
    # argparse takes 4 ms of the start, so that the plain way does without.
    is_plain = not any(word.startswith("-") and word != "-" for word in words)
    named = words
    asked: dict[str, Any] = {}
    if not is_plain:
        from sco_tui import arguments

        try:
            options = arguments.of_viewer(commands.BY_NAME).read(words)
        except OSError as error:
            streams.say_not_written(error)
            return _REFUSED
        asked = vars(options)
        named = asked.pop("files")
    import gc

    # Until the first frame stands: it would walk all that is imported, 0.05 of the start.
    gc.disable()
    # What Textual would take from there instead of from us and the terminal: a driver, a log, a size.
    for name in [name for name in os.environ if name.startswith("TEXTUAL") or name in ("COLUMNS", "LINES")]:
        del os.environ[name]
    # What a key finds is drawn in the second frame behind it, the first one shows the letter: at 60 a second
    # that is 17 ms later.
    os.environ["TEXTUAL_FPS"] = "120"
    from sco_tui import asked_files
    from sco_tui.tui.view import view

    return view(asked_files.paths(named), **asked)


def _let_signals_end_it() -> None:
    """A closed pipe and ^C end it without a word, as they end other programs; an ignored ^C stays ignored."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _answered(command: Callable[[list[str]], int], words: list[str]) -> int:
    """Runs a command that answers on standard output, and says where that cannot be written."""
    if sys.stdout is None:
        streams.say("sco-tui: standard output is closed")
        return _REFUSED
    streams.take_any_letter()
    try:
        code = command(words)
    except OSError as error:
        streams.say_not_written(error)
        return _REFUSED
    return code if streams.is_written() else _REFUSED
