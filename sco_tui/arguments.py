"""What may stand behind each command, and how its help reads; imported where argparse is needed (4 ms)."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from sco_tui import __version__
from sco_tui.problem import UnreadableError
from sco_tui.text import one_line

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from sco_tui.formats import Format
    from sco_tui.query import Query

_AS_IT_IS = "\0"  # in front of a word that argparse would take for an option; no word holds it
SHELLS = ("bash", "zsh")
_LANGUAGE = (
    'words, "a phrase", this|that, -without, kind:summit (a part), kind:=summit (the whole); fields: title, '
    "kind, place, tag, source, speaker, role, text, after, before, on, is"
)


class Arguments(ArgumentParser):
    """The words behind `sco-tui COMMAND`; its help ends in an example."""

    def __init__(self, command: str, description: str, example: str) -> None:
        super().__init__(
            prog=f"sco-tui {command}".rstrip(),
            description=description,
            epilog=f"example:\n  {example}",
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self._has_subject = False
        self._with_value: dict[str, str] = {}  # the options that take one, by each of their names

    def add_subject(self, name: str, about: str, of: Callable[[str], object]) -> None:
        """What the command is about, the first of its words; `of` makes the value."""
        self.add_argument(name, metavar=name.upper(), help=about, type=lambda word: of(_bare(word)))
        self._has_subject = True

    def add_query(self) -> None:
        self.add_argument("-q", "--query", metavar="QUERY", help=_LANGUAGE, type=_query)
        self._with_value |= {"-q": "--query", "--query": "--query"}

    def add_sources(self) -> None:
        about = "the text of the source KEY, a file, to compare statements with; may be given again"
        self.add_argument(
            "--source", metavar="KEY=PATH", help=about, type=_source, action="append", dest="sources"
        )
        self._with_value["--source"] = "--source"

    def add_theme(self, names: Sequence[str]) -> None:
        about = "dark, light, or mono: without colour; else mono with NO_COLOR, else as last chosen with T"
        self.add_argument("--theme", metavar="THEME", choices=names, type=_bare, help=about)
        self._with_value["--theme"] = "--theme"

    def add_format(self) -> None:
        from sco_tui import formats

        listed = ", ".join(f"{name} ({one.title})" for name, one in formats.FORMATS.items())
        about = f"{listed}; without it what PATH ends in, else {formats.DEFAULT.name}"
        self.add_argument("-f", "--format", metavar="FORMAT", help=about, type=_format)
        self._with_value |= {"-f": "--format", "--format": "--format"}

    def add_output(self) -> None:
        about = "the file to write, which is replaced whole; without it, standard output"
        self.add_argument("-o", "--output", metavar="PATH", help=about, type=_bare)
        self._with_value |= {"-o": "--output", "--output": "--output"}

    def add_json(self) -> None:
        self.add_argument("--json", action="store_true", help="print JSON (UTF-8)")

    def add_files(self) -> None:
        about = "a timeline file, or - for standard input; several are shown on one axis"
        self.add_argument("files", metavar="FILE", nargs="*", help=about, type=_bare)

    def read(self, words: Sequence[str]) -> Namespace:
        """The values of `words`. Raises UnreadableError for a query that cannot be read.

        A QUERY and an ID may begin with a dash: behind -q or --query the next word is the query, whatever
        it is, and so is the subject of a command, its first word that is none of -h, --help and --json.
        So is the word behind any option that takes one, and behind -- all words are values.
        """
        options: list[str] = []
        values: list[str] = []
        for word, is_option in self._told_apart(words):
            (options if is_option else values).append(word)
        # Options first: argparse before Python 3.13 finds no FILE behind `ID --json`.
        read = self.parse_args([*options, *(_AS_IT_IS + value for value in values)])
        if "--source" in self._with_value:
            read.sources = dict(read.sources or ())  # of two with one key the later holds
        return read

    def _told_apart(self, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
        """Each of `words`, an option joined with its value, and whether it is an option."""
        rest = iter(words)
        needs_subject = self._has_subject
        for word in rest:
            if word == "--":
                yield from ((value, False) for value in rest)
            elif word in self._with_value:
                value = next(rest, None)
                yield (word if value is None else f"{self._with_value[word]}={_AS_IT_IS}{value}"), True
            elif word in ("-h", "--help", "--json") or word.partition("=")[0] in self._with_value:
                yield word, True
            else:
                yield word, word.startswith("-") and word != "-" and not needs_subject
                needs_subject = False

    def error(self, message: str) -> NoReturn:
        """A message names the word that is wrong: control characters in it stay off the terminal."""
        super().error(one_line(message.replace(_AS_IT_IS, "")))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """argparse's own passes over a help or a version that cannot be written."""
        if file is sys.stdout and sys.stdout is not None:
            sys.stdout.write(message)
        else:
            super()._print_message(message, file)


def of_list() -> Arguments:
    about = "Prints one line an event, in time order: date, id, title; with -q for those that match."
    parser = Arguments("list", about, "sco-tui list -q speaker:xi events.yaml")
    parser.add_query()
    parser.add_sources()
    parser.add_json()
    parser.add_files()
    return parser


def of_show() -> Arguments:
    parser = Arguments("show", "Prints one event whole.", "sco-tui show summit events.yaml")
    parser.add_subject("id", "the event's id, as sco-tui list prints it", str)
    parser.add_json()
    parser.add_files()
    return parser


def of_search() -> Arguments:
    about = "Prints the events that match, each with the lines that do; the exit code is 1 where none does."
    parser = Arguments("search", about, "sco-tui search 'speaker:morgulov data' events.yaml")
    parser.add_subject("query", _LANGUAGE, _query)
    parser.add_sources()
    parser.add_json()
    parser.add_files()
    return parser


def of_check() -> Arguments:
    about = (
        "Prints the problems of a timeline file, and the statements that are not in the texts of their "
        "sources; the exit code is 1 where there are errors."
    )
    parser = Arguments("check", about, "sco-tui check events.yaml --source article=article.txt")
    parser.add_sources()
    parser.add_json()
    parser.add_files()
    return parser


def of_export() -> Arguments:
    about = "Writes a briefing to hand on: the events, or those that match, with statements and sources."
    parser = Arguments("export", about, "sco-tui export -q 'speaker:xi' -o briefing.html events.yaml")
    parser.add_query()
    parser.add_format()
    parser.add_output()
    parser.add_sources()
    parser.add_files()
    return parser


def of_import() -> Arguments:
    about = (
        "Writes the timeline file that a calendar (iCalendar), a TimelineJS timeline (JSON, or its "
        "spreadsheet as CSV) or the JSON of sco-tui export makes, and says what it could not carry over."
    )
    parser = Arguments("import", about, "sco-tui import -o timeline.yaml calendar.ics")
    parser.add_output()
    about = "the file to read, or - for standard input; what it is tells its content"
    parser.add_argument("path", metavar="PATH", help=about, type=_bare)
    return parser


def of_new() -> Arguments:
    about = "Writes a small timeline to start from, with comments that explain it; never over a file."
    parser = Arguments("new", about, "sco-tui new my-timeline.yaml")
    parser.add_subject("path", "the file to write, which must not be there yet; - for standard output", str)
    return parser


def of_schema() -> Arguments:
    about = "Prints the JSON Schema of a timeline file, by which an editor completes and checks it."
    return Arguments("schema", about, "sco-tui schema > timeline.schema.json")


def of_completion() -> Arguments:
    about = "Prints a script by which the shell completes what is typed behind sco-tui."
    parser = Arguments("completion", about, 'eval "$(sco-tui completion bash)"')
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=" or ".join(SHELLS), type=_bare)
    return parser


def of_viewer(commands: Iterable[str]) -> Arguments:
    from sco_tui import kept  # commands do without the folder of what is kept

    about = "Opens a timeline in the terminal; without FILE the one it ships with."
    parser = Arguments("", about, "sco-tui -q terrorism events.yaml")
    parser.usage = (
        "sco-tui [-q QUERY] [--source KEY=PATH] [--theme THEME] [--ascii] [--debug] [FILE...]\n"
        "       sco-tui COMMAND --help"
    )
    listed = "\n".join(f"  sco-tui {name}" for name in commands)
    parser.epilog = f"{parser.epilog}\n\ncommands:\n{listed}\n\na FILE named as a command is written ./list"
    parser.add_query()
    parser.add_files()
    parser.add_theme(kept.THEMES)
    parser.add_sources()
    about = "draw lines and signs in ASCII only; the file's text stays as it is"
    parser.add_argument("--ascii", action="store_true", dest="is_ascii", help=about)
    parser.add_argument("--debug", action="store_true", help="write the details of a crash to a log file")
    parser.add_argument("--version", action="version", version=f"sco-tui {__version__}")
    return parser


def _bare(word: str) -> str:
    return word.removeprefix(_AS_IT_IS)


def _source(word: str) -> tuple[str, str]:
    key, sign, path = _bare(word).partition("=")
    if not (key and sign and path):
        raise ArgumentTypeError("write it as KEY=PATH, such as article=article.txt")
    return key, path


def _format(word: str) -> Format:
    from sco_tui import formats

    chosen = formats.FORMATS.get(_bare(word))
    if chosen is None:
        raise ArgumentTypeError(f"{word} is none of {', '.join(formats.FORMATS)}")
    return chosen


def _query(text: str) -> Query:
    from sco_tui.query import QueryError, parse

    try:
        return parse(_bare(text))
    except QueryError as error:
        raise UnreadableError(f"query, character {error.start + 1}", one_line(error.message)) from error
