"""The command line: words in, the core asked, text out. Without a command the viewer opens."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.text import one_line

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from sco_tui.timeline import Event, Timeline

_NO, _REFUSED = 1, 2  # exit codes: the answer is no; what was asked cannot be done


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what `arguments` (by default the process's) name; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = _COMMANDS.get(words[0]) if words else None
    try:
        if command is None:
            return _view(words[1:] if words[:1] == ["view"] else words)
        return _answered(command, words[1:])
    except UnreadableError as error:
        print(error, file=sys.stderr)
        return _REFUSED


def default_file() -> str:
    """$SCO_TUI_FILE, else the shipped timeline: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    places = (os.path.join(folder, "events.yaml") for folder in (package, os.path.dirname(package)))
    return os.environ.get("SCO_TUI_FILE") or next(filter(os.path.exists, places), "events.yaml")


def _view(words: list[str]) -> int:
    # argparse takes 4 ms of the start, so that the plain way does without.
    is_plain = not words or (len(words) == 1 and (not words[0].startswith("-") or words[0] == "-"))
    file, debug = (words[0] if words else None), False
    if not is_plain:
        options = _viewer_parser().parse_args(words)
        file, debug = options.file, options.debug
    import gc

    # Until the first frame stands: it would walk all that is imported, 0.05 of the start.
    gc.disable()
    from sco_tui.tui.app import view

    return view(file or default_file(), debug=debug)


def _answered(command: Callable[[list[str]], int], words: list[str]) -> int:
    """Runs a command that answers on standard output: a closed pipe and ^C end it, a full disk is said."""
    if sys.stdout is None:
        print("sco-tui: standard output is closed", file=sys.stderr)
        return _REFUSED
    for number in (signal.SIGPIPE, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = command(words)
        sys.stdout.flush()
    except OSError as error:
        print(f"sco-tui: standard output: {error.strerror}", file=sys.stderr)
        # What is left in the buffer would fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _REFUSED
    return code


def _list(words: list[str]) -> int:
    about = "Prints one line an event, in time order: date, id, title."
    parser = _parser("list", about, "sco-tui list events.yaml")
    timeline, problems = _read(_with_file(parser).parse_args(words))
    _sum_up(timeline, problems)
    rows = [(one_line(event.date or "-"), event.id, one_line(event.title)) for event in timeline.events]
    if sys.stdout.isatty():
        _print_columns(rows)
    else:
        sys.stdout.writelines(f"{'  '.join(row)}\n" for row in rows)
    return 0


def _show(words: list[str]) -> int:
    parser = _parser("show", "Prints one event whole.", "sco-tui show summit events.yaml")
    parser.add_argument("id", metavar="ID", help="the event's id, as sco-tui list prints it")
    if words and words[0].startswith("-") and words[0] not in ("-h", "--help", "--"):
        words = ["--", *words]  # an id of a year before 1 begins with a dash
    options = _with_file(parser).parse_args(words)
    timeline, problems = _read(options)
    _sum_up(timeline, problems)
    event = next((event for event in timeline.events if event.id == options.id), None)
    if event is None:
        print(_no_such_id(options.id, timeline.events), file=sys.stderr)
        return _NO
    from sco_tui.event_text import event_text

    print(event_text(timeline, event))
    return 0


def _check(words: list[str]) -> int:
    about = "Prints the problems of a timeline file; the exit code is 1 where there are errors."
    parser = _parser("check", about, "sco-tui check events.yaml")
    timeline, problems = _read(_with_file(parser).parse_args(words))
    for problem in problems:
        print(problem)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    held = f"{_count(len(timeline.events), 'event')}, {_count(timeline.statement_count, 'statement')}"
    found = f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"
    print(f"{held}: {found if problems else 'no problems'}")
    return _NO if errors else 0


_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "list": _list,
    "show": _show,
    "check": _check,
}


def _parser(command: str, description: str, example: str) -> ArgumentParser:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    return ArgumentParser(
        prog=f"sco-tui {command}".rstrip(),
        description=description,
        epilog=f"example:\n  {example}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _with_file(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("file", metavar="FILE", nargs="?", help="a timeline file, or - for standard input")
    return parser


def _viewer_parser() -> ArgumentParser:
    from sco_tui import __version__

    parser = _with_file(
        _parser(
            "", "Opens a timeline in the terminal; without FILE the one it ships with.", "sco-tui events.yaml"
        )
    )
    parser.usage = "sco-tui [--debug] [FILE]\n       sco-tui COMMAND --help"
    commands = "\n".join(f"  sco-tui {name}" for name in _COMMANDS)
    parser.epilog = f"{parser.epilog}\n\ncommands:\n{commands}\n\na FILE named as a command is written ./list"
    parser.add_argument("--debug", action="store_true", help="write the details of a crash to a log file")
    parser.add_argument("--version", action="version", version=f"sco-tui {__version__}")
    return parser


def _read(options: Namespace) -> tuple[Timeline, tuple[Problem, ...]]:
    from sco_tui.timeline_file import read

    return read(options.file or default_file())


def _sum_up(timeline: Timeline, problems: tuple[Problem, ...]) -> None:
    if problems:
        from shlex import quote

        file = timeline.file
        message = f"{file}: {_count(len(problems), 'problem')}; see sco-tui check {quote(file)}"
        print(message, file=sys.stderr)


def _print_columns(rows: list[tuple[str, str, str]]) -> None:
    """On a terminal: columns in line, colour where it is wanted, each row cut to the width."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    date_width, id_width = (max((cell_len(row[place]) for row in rows), default=0) for place in (0, 1))
    console = Console(highlight=False, markup=False, emoji=False)
    for date, name, title in rows:
        padded = (
            f"{date}{' ' * (date_width - cell_len(date))}  ",
            f"{name}{' ' * (id_width - cell_len(name))}  ",
        )
        line = Text.assemble((padded[0], "blue"), (padded[1], "dim"), title)
        console.print(line, no_wrap=True, overflow="ellipsis", crop=True)


def _no_such_id(wanted: str, events: Sequence[Event]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, [event.id for event in events], n=3, cutoff=0.5)
    mend = f"did you mean {' or '.join(near)}?" if near else "sco-tui list prints the ids"
    return f"sco-tui: no event {one_line(wanted)}: {mend}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
