"""What may stand behind each command, and how its help reads; imported where argparse is needed (4 ms)."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from sco_tui import __version__
from sco_tui.text import one_line

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


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

    def error(self, message: str) -> NoReturn:
        """A message names the word that is wrong: control characters in it stay off the terminal."""
        super().error(one_line(message))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """argparse's own passes over a help or a version that cannot be written."""
        if file is sys.stdout and sys.stdout is not None:
            sys.stdout.write(message)
        else:
            super()._print_message(message, file)


def with_file(parser: Arguments) -> Arguments:
    parser.add_argument("file", metavar="FILE", nargs="?", help="a timeline file, or - for standard input")
    return parser


def of_viewer(commands: Iterable[str]) -> Arguments:
    about = "Opens a timeline in the terminal; without FILE the one it ships with."
    parser = with_file(Arguments("", about, "sco-tui events.yaml"))
    parser.usage = "sco-tui [--debug] [FILE]\n       sco-tui COMMAND --help"
    listed = "\n".join(f"  sco-tui {name}" for name in commands)
    parser.epilog = f"{parser.epilog}\n\ncommands:\n{listed}\n\na FILE named as a command is written ./list"
    parser.add_argument("--debug", action="store_true", help="write the details of a crash to a log file")
    parser.add_argument("--version", action="version", version=f"sco-tui {__version__}")
    return parser
