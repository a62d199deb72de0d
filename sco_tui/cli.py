"""The command line: words in, the core asked, text out. Without a command the viewer opens."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.text import one_line

if TYPE_CHECKING:
    from argparse import Namespace

    from sco_tui.timeline import Event, Timeline

_NO, _REFUSED = 1, 2  # exit codes: the answer is no; what was asked cannot be done


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what `arguments` (by default the process's) name; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = _COMMANDS.get(words[0]) if words else None
    _let_signals_end_it()
    try:
        if command is None:
            return _view(words[1:] if words[:1] == ["view"] else words)
        return _answered(command, words[1:])
    except UnreadableError as error:
        _say(str(error))
        return _REFUSED
    except SystemExit as end:  # argparse has printed the help, the version or what is wrong
        code = end.code if isinstance(end.code, int) else 0
        return code if _is_written() else _REFUSED


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
        from sco_tui import arguments

        try:
            options = arguments.of_viewer(_COMMANDS).parse_args(words)
        except OSError as error:
            return _not_written(error)
        file, debug = options.file, options.debug
    import gc

    # Until the first frame stands: it would walk all that is imported, 0.05 of the start.
    gc.disable()
    from sco_tui.tui.app import view

    return view(default_file() if file is None else file, debug=debug)


def _let_signals_end_it() -> None:
    """A closed pipe and ^C end it without a word, as they end other programs; an ignored ^C stays ignored."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _answered(command: Callable[[list[str]], int], words: list[str]) -> int:
    """Runs a command that answers on standard output, and says where that cannot be written."""
    if sys.stdout is None:
        _say("sco-tui: standard output is closed")
        return _REFUSED
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = command(words)
    except OSError as error:
        return _not_written(error)
    return code if _is_written() else _REFUSED


def _is_written() -> bool:
    """Whether all that was printed has gone out; else says why not."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        _not_written(error)
        return False
    return True


def _not_written(error: OSError) -> int:
    _say(f"sco-tui: standard output: {error.strerror}")
    _drop(sys.stdout)
    return _REFUSED


def _say(message: str) -> None:
    """On standard error; where that is closed or full there is nowhere to say it."""
    if sys.stderr is None:
        return
    try:
        print(message, file=sys.stderr, flush=True)
    except OSError:
        _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    """What is left in its buffer would fail once more when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _list(words: list[str]) -> int:
    from sco_tui import arguments

    about = "Prints one line an event, in time order: date, id, title."
    parser = arguments.Arguments("list", about, "sco-tui list events.yaml")
    timeline, problems = _read(arguments.with_file(parser).parse_args(words))
    _sum_up(timeline, problems)
    rows = [_row(event) for event in timeline.events]
    if sys.stdout.isatty():
        _print_columns(rows)
    else:
        sys.stdout.writelines(f"{'  '.join(row)}\n" for row in rows)
    return 0


def _show(words: list[str]) -> int:
    from sco_tui import arguments

    parser = arguments.Arguments("show", "Prints one event whole.", "sco-tui show summit events.yaml")
    parser.add_argument("id", metavar="ID", help="the event's id, as sco-tui list prints it")
    if words and words[0].startswith("-") and words[0] not in ("-h", "--help", "--"):
        words = ["--", *words]  # an id of a year before 1 begins with a dash
    options = arguments.with_file(parser).parse_args(words)
    timeline, problems = _read(options)
    _sum_up(timeline, problems)
    event = _event(options.id, timeline.events)
    if event is None:
        _say(_no_such_id(options.id, timeline.events))
        return _NO
    from sco_tui.event_text import event_text

    print(event_text(timeline, event))
    return 0


def _check(words: list[str]) -> int:
    from sco_tui import arguments

    about = "Prints the problems of a timeline file; the exit code is 1 where there are errors."
    parser = arguments.Arguments("check", about, "sco-tui check events.yaml")
    timeline, problems = _read(arguments.with_file(parser).parse_args(words))
    for problem in problems:
        print(problem)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    held = f"{_count(len(timeline.events), 'event')}, {_count(timeline.statement_count, 'statement')}"
    found = f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"
    print(f"{held}: {found if problems else 'no problems'}")
    _say_if_slow()
    return _NO if errors else 0


def _say_if_slow() -> None:
    from sco_tui.yaml_parser import HAS_LIBYAML

    if not HAS_LIBYAML:
        _say("sco-tui: this PyYAML is built without libyaml: big files are read some twenty times slower")


_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "list": _list,
    "show": _show,
    "check": _check,
}


def _read(options: Namespace) -> tuple[Timeline, tuple[Problem, ...]]:
    from sco_tui.timeline_file import read

    return read(default_file() if options.file is None else options.file)


def _sum_up(timeline: Timeline, problems: tuple[Problem, ...]) -> None:
    if problems:
        from shlex import quote

        file = timeline.file
        _say(f"{file}: {_count(len(problems), 'problem')}; see sco-tui check {quote(file)}")


def _row(event: Event) -> tuple[str, str, str]:
    return one_line(event.date or "-"), one_line(event.id), one_line(event.title)


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


def _event(wanted: str, events: Sequence[Event]) -> Event | None:
    """The event with the id `wanted`, else the one whose id `list` prints so."""
    by_id = {one_line(event.id): event for event in reversed(events)} | {event.id: event for event in events}
    return by_id.get(wanted)


def _no_such_id(wanted: str, events: Sequence[Event]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, [one_line(event.id) for event in events], n=3, cutoff=0.5)
    mend = f"did you mean {' or '.join(near)}?" if near else "sco-tui list prints the ids"
    return f"sco-tui: no event {one_line(wanted)}: {mend}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
