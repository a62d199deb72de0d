"""The texts of a timeline's sources: copies beside its file, and those that the reader names."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

from sco_tui import files
from sco_tui.files import TextFile
from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.text import quoted
from sco_tui.timeline import Source, Timeline

# Ten times what the longest novels have; to look into a text takes some ten times its size.
LIMIT_BYTES = 64 * 2**20
_LONGEST_PATH = 4096  # PATH_MAX of Linux, in bytes; characters are fewer


def read(timeline: Timeline, given: Mapping[str, str]) -> tuple[dict[str, TextFile], tuple[Problem, ...]]:
    """The texts by the keys of their sources, and a warning for each copy that cannot be read.

    `given` has the paths that the reader names, by key, and goes before `text:`. Raises UnreadableError
    for one of those that cannot be read, or whose key no source has.
    """
    _refuse_unknown(timeline, given)
    if (
        any(file.folder is None for file in timeline.files.values())
        and files.STANDARD_INPUT in given.values()
    ):
        raise UnreadableError("--source", "standard input is the timeline: name a file")
    texts = {key: files.read_text(path, LIMIT_BYTES) for key, path in given.items()}
    copies: dict[str, TextFile] = {}
    problems = []
    for key, source in timeline.sources.items():
        if source.text is None or key in texts or files.leaves_folder(source.text):
            continue  # what leads out of the folder, the reader of the timeline has reported
        try:
            path = _path_of_copy(timeline.files[source.file].folder, source.text)
            if path not in copies:  # any number of sources may have the same one
                copies[path] = files.read_text(path, LIMIT_BYTES)
            texts[key] = copies[path]
        except UnreadableError as error:
            problems.append(_unread(timeline, source, error.reason))
    return texts, tuple(problems)


def paths(timeline: Timeline, given: Mapping[str, str]) -> tuple[str, ...]:
    """Where the texts that `read` reads are."""
    copies = (
        os.path.join(folder, source.text)
        for source in timeline.sources.values()
        if source.text and (folder := timeline.files[source.file].folder) is not None
    )
    return (*given.values(), *copies)


def _refuse_unknown(timeline: Timeline, given: Mapping[str, str]) -> None:
    used = dict.fromkeys(key for event in timeline.events for key in event.source_keys) if given else {}
    known = [*timeline.sources, *used]
    for key in given:
        if key not in known:
            from difflib import get_close_matches  # 3 ms, for a key that is wrong only

            near = get_close_matches(key, known, n=1)
            mend = f": did you mean {quoted(near[0])}?" if near else ""
            raise UnreadableError(timeline.file, f"has no source {quoted(key)}, which --source names{mend}")


def _path_of_copy(folder: str | None, path: str) -> str:
    if folder is None:
        raise UnreadableError(path, "standard input has no folder; name it with --source")
    if len(path) > _LONGEST_PATH:  # to resolve one takes the square of its length: of 800 KB minutes
        raise UnreadableError(path, os.strerror(errno.ENAMETOOLONG))
    try:
        real = files.path_within(folder, path)
    except OSError as error:  # the folder that the program was begun in is gone
        raise UnreadableError(path, files.reason_of(error)) from error
    if real is None:
        raise UnreadableError(path, "a link leads out of the folder of this file")
    return real


def _unread(timeline: Timeline, source: Source, reason: str) -> Problem:
    path = source.text or ""
    line, column = source.text_place or (source.line, source.column)
    message = f"text {quoted(path)} of source {quoted(source.key)} cannot be read: {reason}"
    return Problem(
        source.file, line, column, Severity.WARNING, message, len(path), timeline.files[source.file].lines
    )
