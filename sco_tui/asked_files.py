"""The files that a command is asked about: read, put on one axis, and ready for its query."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sco_tui import files, joining, timeline_file
from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.streams import say
from sco_tui.text import counted
from sco_tui.timeline import Timeline

if TYPE_CHECKING:
    from argparse import Namespace

    from sco_tui.checked import Checked
    from sco_tui.columns import Marked
    from sco_tui.search import Index


class Asked(NamedTuple):
    """What could be read, with its problems file by file; whether that is all that was named."""

    timeline: Timeline
    problems: tuple[Problem, ...]
    is_all: bool

    def exit_code(self, answer: int = 0) -> int:
        """`answer`, or 2 where a file of several could not be read."""
        return answer if self.is_all else 2


def default_file() -> str:
    """$SCO_TUI_FILE, else the shipped timeline: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    places = (os.path.join(folder, "events.yaml") for folder in (package, os.path.dirname(package)))
    return os.environ.get("SCO_TUI_FILE") or next(filter(os.path.exists, places), "events.yaml")


def paths(named: Sequence[str]) -> tuple[str, ...]:
    """Those that were named, a file that was named twice once; the default one where none was.

    Raises UnreadableError where two names are shown alike, as entries and problems have them.
    """
    different: list[str] = []
    for path in named or [default_file()]:
        if path not in different and not any(files.is_same(path, other) for other in different):
            different.append(path)
    _refuse_alike(different)
    return tuple(different)


def _refuse_alike(paths: Sequence[str]) -> None:
    for name, count in Counter(map(timeline_file.name_of, paths)).items():
        if count > 1:
            raise UnreadableError(name, "is how several of these files are shown: rename all but one")


def read(options: Namespace) -> Asked:
    """Says which of the files cannot be read; raises UnreadableError where that is the only one."""
    read_ones = []
    named = paths(options.files)
    for path in named:
        try:
            read_ones.append(timeline_file.read(path))
        except UnreadableError as error:
            if len(named) == 1:
                raise
            say(str(error))
    if not read_ones:
        raise UnreadableError(", ".join(map(timeline_file.name_of, named)), "none of them can be read")
    problems = tuple(problem for _, of_file in read_ones for problem in of_file)
    timeline = joining.joined([one for one, _ in read_ones])
    return Asked(timeline, problems, len(read_ones) == len(named))


def read_and_sum_up(options: Namespace) -> Asked:
    """As `read`, with the problems of each file summed up in one line."""
    asked = read(options)
    counts = Counter(problem.file for problem in asked.problems)
    for name in asked.timeline.files:
        if number := counts[name]:
            from shlex import quote

            say(f"{name}: {counted(number, 'problem')}; see sco-tui check {quote(name)}")
    return asked


def checked(asked: Asked, options: Namespace) -> Checked:
    """The statements compared with their sources; says which text cannot be read."""
    from sco_tui.checked import check

    compared = check(asked.timeline, options.sources)
    for problem in compared.problems:
        if problem.severity is Severity.WARNING:
            say(str(problem))
    return compared


def index(asked: Asked, options: Namespace, compared: Checked | None = None) -> Index:
    """Ready for the query; statements are compared with their sources only where that is asked."""
    from sco_tui.search import Index

    is_marked = _marked(asked.timeline, options)
    if compared is None and not options.sources and not options.query.asks_for_check:
        return Index(asked.timeline, asked.problems, is_marked=is_marked)
    compared = compared or checked(asked, options)
    if not compared.texts and options.query.asks_for_check:
        say("sco-tui: no source's text is at hand: name one with --source KEY=PATH")
    return Index(asked.timeline, asked.problems, compared.is_unfound, is_marked)


def _marked(timeline: Timeline, options: Namespace) -> Marked:
    """Which events the reader has marked in the viewer, where that is asked; of standard input none.

    Raises UnreadableError where the marks cannot be read.
    """
    from sco_tui.columns import nothing_marked

    if not options.query.asks_for_marks:
        return nothing_marked
    from sco_tui import marks

    ids = {
        name: frozenset(() if file.path == files.STANDARD_INPUT else marks.read(file.path))
        for name, file in timeline.files.items()
    }
    return lambda event: timeline.own_id(event) in ids[event.file]
