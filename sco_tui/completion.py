"""What a shell completes behind `sco-tui`, made by shtab from the parsers themselves."""

from __future__ import annotations

from argparse import Action, ArgumentParser
from collections.abc import Iterable, Mapping

import shtab

from sco_tui import formats
from sco_tui.arguments import Arguments

SHELLS = ("bash", "zsh")
_FILES = ("files", "path", "output")  # what takes the name of a file

# shtab knows either commands or files as the first word. In bash files are what is completed where nothing
# else is; in zsh they are told here, of the first word and of those behind it.
_CHANGES = {
    "bash": {"complete -o bashdefault ": "complete -o bashdefault -o default "},
    "zsh": {
        "  _describe 'sco-tui commands' _commands\n": "  _describe 'sco-tui commands' _commands\n  _files\n",
        "      case $line[1] in\n": "      case $line[1] in\n        (-|*.*) _files ;;\n",
    },
}


def script(shell: str, viewer: Arguments, commands: Mapping[str, Arguments]) -> str:
    """The script that `shell` reads; each of `commands` has its own parser, `viewer` is for all else."""
    whole = ArgumentParser("sco-tui", add_help=False, parents=[viewer], conflict_handler="resolve")
    whole._action_groups[0]._group_actions.clear()  # FILE: the commands stand in its place
    whole._actions[:] = [action for action in whole._actions if action.option_strings]
    named = whole.add_subparsers(metavar="COMMAND", parser_class=ArgumentParser)
    for name, parser in commands.items():
        named.add_parser(name, help=parser.description, parents=[parser], add_help=False)
        _mark(parser._actions)
    _mark(whole._actions)
    made = shtab.complete(whole, shell)
    for written, better in _CHANGES[shell].items():
        made = made.replace(written, better)
    return made


def _mark(actions: Iterable[Action]) -> None:
    """Tells shtab what it cannot see in a parser."""
    for action in actions:
        if action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.dest == "format":
            action.choices = list(formats.FORMATS)
