"""The command that opens the reader's editor at a place in a file."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping

from sco_tui import programs

DEFAULT = "vi"
# How editors are told the place, by the name of the program.
_PLUS_LINE = ("+{line}", "{path}")
_PLUS_COLON = ("+{line}:{column}", "{path}")
_PLUS_COMMA = ("+{line},{column}", "{path}")
_BEHIND = ("{path}:{line}:{column}",)
_GO_TO = ("--goto", "{path}:{line}:{column}")
_PLACES = {
    **dict.fromkeys(("vi", "vim", "nvim", "gvim", "joe", "jed", "mcedit"), _PLUS_LINE),
    **dict.fromkeys(("emacs", "emacsclient", "kak", "micro", "gedit"), _PLUS_COLON),
    **dict.fromkeys(("nano", "ne"), _PLUS_COMMA),
    **dict.fromkeys(("hx", "helix", "subl", "zed", "zeditor"), _BEHIND),
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor"), _GO_TO),
    "kate": ("-l", "{line}", "-c", "{column}", "{path}"),
}


class EditorError(Exception):
    """No editor can be started; its str is the reason, ready to be shown once it is cleaned."""


def command(path: str, line: int, environ: Mapping[str, str], column: int = 1) -> list[str]:
    """`$VISUAL`, else `$EDITOR`, else vi, with its own arguments, and the file at the place, from 1.

    An empty variable counts as none. The path is absolute, so that none is taken for an option, and the
    last argument, together with the place where the editor wants them so. An editor that is not known is
    given the path alone. Raises EditorError.
    """
    name = next((name for name in ("VISUAL", "EDITOR") if environ.get(name)), None)
    written = environ[name] if name else DEFAULT
    whose = f"${name}" if name else "the editor"
    try:
        words = shlex.split(written)
    except ValueError as error:
        raise EditorError(f"{whose} cannot be read: {written}: {str(error).lower()}") from error
    if not words or not words[0]:
        raise EditorError(f"{whose} is blank")
    if programs.find(words[0], environ) is None:
        raise EditorError(f"{whose} is no program that can be found: {words[0]}")
    # `vim.basic` and `emacs.nox` are what Debian's `vi` and `emacs` stand for.
    program = os.path.basename(words[0]).partition(".")[0]
    place = {"path": os.path.abspath(path), "line": line, "column": column}
    return [*words, *(part.format_map(place) for part in _PLACES.get(program, ("{path}",)))]
