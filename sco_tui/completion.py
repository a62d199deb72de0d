"""What a shell completes behind `sco-tui`: scripts that shtab makes of the parsers themselves.

Theirs have commands below one parser, whose options stand before them. Of ours the first word alone may be
a command, else all words are the viewer's: a function around theirs puts `view` in front of these.
"""

from __future__ import annotations

from argparse import Action, ArgumentParser
from collections.abc import Iterable
from typing import Any

import shtab

from sco_tui import arguments, formats

# Where a word is a file or one of a few, by the name that the help gives it. The name of a function of bash
# must say `file`: shtab then has blanks in what it finds quoted, and a slash put behind a folder.
_FILE = {"bash": "_sco_tui_files", "zsh": "_files"}
_SOURCE = {"bash": "_sco_tui_source_files", "zsh": "_sco_tui_source"}
_COMPLETE = {"FILE": _FILE, "PATH": _FILE, "KEY=PATH": _SOURCE}

_BASH_FUNCTIONS = """\
_sco_tui_files() {
  compgen -f -- "$1"
}

_sco_tui_source_files() {
  [[ $1 == *=* ]] && compgen -f -- "${1#*=}"
}
"""
# Bash ends a word at `=`, so that `--theme=dark` are three and shtab's function finds no option in them.
_BASH_ENTRY = """

_shtab_sco_tui_pos_0_COMPGEN=_sco_tui_files

_sco_tui() {
  local words=() word last=-1 joins=
  for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    if [[ $joins && $word != = ]]; then
      words[last]+=$word joins=
    elif [[ $word != = ]]; then
      words[++last]=$word
    elif [[ ${words[last]} == --* && ${words[last]} != *=* ]]; then
      words[++last]= joins=1
    else
      words[last]+== joins=1
    fi
  done
  if [[ $last -gt 1 || ${words[1]} == -* ]] &&
    [[ " ${_shtab_sco_tui_subparsers[*]} " != *" ${words[1]} "* ]]; then
    words=("${words[0]}" view "${words[@]:1}")
  fi
  local COMP_WORDS=("${words[@]}") COMP_CWORD=$((${#words[@]} - 1))
  _shtab_sco_tui
}

complete -o bashdefault -F _sco_tui sco-tui
"""
_ZSH_FUNCTIONS = """\
_sco_tui_source() {
  compset -P '*=' && _files
}

() {  # a value may stand behind `=` too
  setopt localoptions extendedglob
  local name
  for name in ${(k)parameters[(I)_shtab_sco_tui_*_options]}; do
    set -A $name "${(@)${(@P)name}/(#b)(#s)((\\*|)--[a-z]##)(\\[*\\]:*)/$match[1]=$match[3]}"
  done
}

functions -c _shtab_sco_tui _sco_tui_command
functions -c _shtab_sco_tui_commands _sco_tui_commands

_shtab_sco_tui_commands() {
  _alternative 'commands:command:_sco_tui_commands' 'files:FILE:_files'
}

_shtab_sco_tui() {
  local named=(COMMANDS)
  if [[ $words[2] == -* ]] || (( CURRENT > 2 && ! $named[(Ie)$words[2]] )); then
    _arguments -C -s $_shtab_sco_tui_view_options
  else
    _sco_tui_command
  fi
}
"""


def script(shell: str, commands: Iterable[str]) -> str:
    """For `shell`, one of `arguments.SHELLS`, with a parser `of_…` in `arguments` for each command."""
    root = ArgumentParser(prog="sco-tui", add_help=False)
    listed = root.add_subparsers()
    names = list(commands)
    for name in names:
        _add(listed, name, getattr(arguments, f"of_{name}")())
    _add(listed, "view", arguments.of_viewer(names))
    if shell == "zsh":
        functions = _ZSH_FUNCTIONS.replace("COMMANDS", " ".join([*names, "view"]))
        return shtab.complete(root, "zsh", preamble=functions)
    return shtab.complete(root, "bash", preamble=_BASH_FUNCTIONS) + _BASH_ENTRY


def _add(listed: Any, name: str, parser: ArgumentParser) -> None:
    for action in parser._actions:  # argparse names them nowhere else
        _let_complete(action)
    about = parser.description
    listed.add_parser(name, parents=[parser], add_help=False, help=about, description=about)


def _let_complete(action: Action) -> None:
    if action.metavar == "FORMAT":
        action.choices = tuple(formats.FORMATS)
    elif action.metavar in _COMPLETE:
        action.complete = _COMPLETE[action.metavar]  # type: ignore[attr-defined]
