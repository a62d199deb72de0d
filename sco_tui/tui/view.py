"""The viewer in its terminal: what is seen to before it, what is said after it, and its exit code."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Mapping, Sequence

from rich.console import Console

from sco_tui import files, kept
from sco_tui.problem import UnreadableError
from sco_tui.query import Query
from sco_tui.text import clean, one_line
from sco_tui.tui import glyphs, terminal
from sco_tui.tui import theme as themes
from sco_tui.tui.app import Viewer
from sco_tui.tui.look import Look
from sco_tui.watched_file import WatchedFile

# Read in 20 ms or less; a bigger file is read in a thread, the screen already standing.
_QUICK_BYTES = 256 * 1024
_MESSAGE_CHARACTERS = 300
_SWITCH_SECONDS = 0.001


def view(
    paths: Sequence[str],
    *,
    query: Query | None = None,
    debug: bool = False,
    theme: str | None = None,
    is_ascii: bool = False,
    sources: Mapping[str, str] | None = None,
) -> int:
    """Runs the viewer on the files `paths` (`-`: standard input), searched; returns the exit code.

    `sources` are the paths of sources' texts, by key. Without `theme`, a name, NO_COLOR means mono; without
    that, the theme is the one kept last.
    Raises UnreadableError where the only file cannot be read or no terminal is there.
    """
    reads_pipe = files.STANDARD_INPUT in paths
    if sources and files.STANDARD_INPUT in sources.values():
        raise UnreadableError("--source", "the viewer takes its keys from there: name a file")
    if not terminal.is_usable(keys=not reads_pipe):
        raise UnreadableError("no terminal", "the viewer needs one; sco-tui list prints the events")
    # A thread that searches lets the event loop go on after so long (5 ms by default): a key waits for it
    # several times.
    sys.setswitchinterval(_SWITCH_SECONDS)
    # Taken away: Textual would obey it, even where it is empty, and make each theme grey.
    has_no_color = os.environ.pop("NO_COLOR", "") != ""
    palette = themes.named(theme or ("mono" if has_no_color else kept.theme()))
    look = Look(palette, glyphs.ASCII if is_ascii else glyphs.UNICODE)
    before = [WatchedFile(path) for path in paths if path != files.STANDARD_INPUT]
    # A pipe first: it may be waited for, and the files are read as they are then.
    in_turn = sorted(paths, key=lambda path: path != files.STANDARD_INPUT)
    read = {path: _read_early(path, is_only=len(paths) == 1) for path in in_turn}
    contents = {path: read[path] for path in paths}
    viewer = Viewer(contents, query, look, sources or {})
    # What changed before the viewer's own watch began.
    viewer.files.want({file.path for file in before if not file.is_as_taken})
    if reads_pipe and not terminal.take_keys():
        raise UnreadableError("no terminal", "there are no keys to read; sco-tui list - prints the events")
    report = io.StringIO()
    viewer.error_console = Console(file=report, markup=False, highlight=False, width=120)
    with terminal.given_back():
        unreadable = viewer.run()
    if unreadable is not None:
        raise unreadable
    if viewer.return_code:
        print(_crashed(report.getvalue(), debug=debug), file=sys.stderr)
    return viewer.return_code or 0


def _read_early(path: str, *, is_only: bool) -> bytes | None:
    """What a pipe or a small file holds; None for one that is to be read behind the first frame.

    Raises UnreadableError where the file is the only one; of several the others are shown.
    """
    try:
        return files.read_bytes(path) if path == files.STANDARD_INPUT or _is_small(path) else None
    except UnreadableError:
        if is_only:
            raise
        return None


def _is_small(path: str) -> bool:
    """Also where there is no such file: reading it says so before the screen is taken."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return True
    return not stat.S_ISREG(status.st_mode) or status.st_size < _QUICK_BYTES


def _crashed(report: str, *, debug: bool) -> str:
    """One clean line for a crash; the details hold the reader's data, and are written only when asked for."""
    # Behind the box of the traceback, and before a note of Textual on further errors.
    message = one_line(report.rpartition("╯")[2].strip().partition("\n\n")[0])
    line = f"sco-tui: crashed: {message[:_MESSAGE_CHARACTERS] or 'no details'}"
    if not debug:
        return f"{line} (sco-tui --debug writes the details to a file)"
    from platformdirs import user_log_path  # for a crash only

    log = user_log_path("sco-tui") / "crash.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        files.write_bytes(str(log), clean(report).encode())
    except OSError as error:
        return f"{line} (details not written: {one_line(str(error))})"
    return f"{line} (details in {one_line(str(log))})"
