"""The file in the reader's own editor: the terminal is handed over whole, and taken back whole."""

from __future__ import annotations

import os
from typing import Any

from textual.app import App, SuspendNotSupported

from sco_tui import editor, programs
from sco_tui.files import STANDARD_INPUT
from sco_tui.text import one_line
from sco_tui.tui import terminal

_NOTICE_SECONDS = 6


async def edit(app: App[Any], path: str, line: int, column: int = 1) -> None:
    """Opens `path` at the place, from 1, and reads it again when that is over, whatever came of it."""
    if path == STANDARD_INPUT:
        _say(app, "Standard input is no file that could be edited.")
        return
    try:
        command = editor.command(path, line, os.environ, column)
        failure = _run(app, command)
    except (editor.EditorError, SuspendNotSupported) as error:
        _say(app, one_line(str(error)))
    else:
        if failure:
            _say(app, f"{one_line(command[0])} {failure}")
    await app.run_action("app.read_again")


def _run(app: App[Any], command: list[str]) -> str:
    """What went wrong, "" for nothing. The viewer waits: the screen is not its own meanwhile."""
    failure = ""
    with app.suspend(), terminal.lent():
        try:
            code = programs.run(command)
        except (OSError, ValueError) as error:  # Textual takes the screen back only where nothing is raised
            failure = f"cannot be started: {one_line(getattr(error, 'strerror', None) or str(error))}"
        else:
            failure = f"ended with {code}" if code > 0 else f"was ended by signal {-code}" if code else ""
    return failure


def _say(app: App[Any], words: str) -> None:
    app.notify(words, severity="warning", timeout=_NOTICE_SECONDS, markup=False)
