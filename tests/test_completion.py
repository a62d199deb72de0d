"""The shell completes what the parsers take: every command and option, and what may stand behind them."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import pytest

from sco_tui import arguments, commands
from sco_tui.completion import script
from sco_tui.formats import FORMATS
from sco_tui.kept import THEMES
from tests.commands import run
from tests.terminal import Terminal

NAMES = [*commands.BY_NAME, "view"]
FILES = ["a$b.yaml", "example.yaml", "my other.yaml", "my.yaml"]
ZSH = pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With files to complete, a folder among them, and the script of each shell beside it."""
    folder = tmp_path_factory.mktemp("completed") / "here"
    (folder / "mydir").mkdir(parents=True)
    for name in FILES:
        (folder / name).touch()
    for shell in arguments.SHELLS:
        (folder.parent / shell).write_text(run("completion", shell).out, encoding="utf-8")
    return folder


def completed(folder: Path, *words: str) -> set[str]:
    """What bash offers for the last of `words`, which are split as bash splits them."""
    program = (
        'source ../bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sco_tui; '
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ran = run("-c", program, "bash", "sco-tui", *words, command=["bash"], cwd=folder)
    assert ran.err == ""
    return set(ran.out.split("\n")) - {""}


COMPLETED = [
    (["ex"], {"export", "example.yaml"}),
    ([""], {*NAMES, *FILES, "mydir"}),
    (["--th"], {"--theme"}),
    (["--theme", ""], set(THEMES)),
    (["--theme", "="], set(THEMES)),
    (["--theme", "=", "d"], {"dark"}),
    (["-q", "drug", "my"], {"my.yaml", "my other.yaml", "mydir"}),
    (["my.yaml", "--as"], {"--ascii"}),
    (["--ascii", "li"], set()),  # only the first word is a command
    (["view", "--de"], {"--debug"}),
    (["list", "my"], {"my.yaml", "my other.yaml", "mydir"}),
    (["list", "--qu"], {"--query"}),
    (["export", "-f", ""], set(FORMATS)),
    (["export", "--format", "=", "h"], {"html"}),
    (["export", "-o", "ex"], {"example.yaml"}),
    (["check", "--source", "k", "=", "ex"], {"example.yaml"}),
    (["check", "--source", "=", "k", "=", "ex"], {"example.yaml"}),
    (["check", "--source", "ex"], set()),  # a key
    (["show", ""], set()),  # an id
    (["show", "summit", "ex"], {"example.yaml"}),
    (["search", "drug", "ex"], {"example.yaml"}),
    (["new", "my"], {"my.yaml", "my other.yaml", "mydir"}),
    (["completion", ""], set(arguments.SHELLS)),
]


@pytest.mark.parametrize(("words", "offered"), COMPLETED)
def test_bash_offers_what_may_stand_there(words: list[str], offered: set[str], folder: Path) -> None:
    assert completed(folder, *words) == offered


def parsers() -> Iterator[tuple[str, ArgumentParser]]:
    for name in commands.BY_NAME:
        yield name, getattr(arguments, f"of_{name}")()
    yield "view", arguments.of_viewer(commands.BY_NAME)


OPTIONS = [
    (name, option)
    for name, parser in parsers()
    for action in parser._actions  # argparse names them nowhere else
    for option in action.option_strings
]


def test_every_option_of_every_command_is_offered(folder: Path) -> None:
    offered = [(name, option) for name in NAMES for option in completed(folder, name, "-")]
    assert sorted(offered) == sorted(OPTIONS)
    viewers = {option for name, option in OPTIONS if name == "view"}
    assert completed(folder, "-") == completed(folder, "my.yaml", "-") == viewers


@pytest.mark.parametrize("name", NAMES)
def test_every_option_stands_in_the_script_for_zsh(name: str) -> None:
    _, _, behind = script("zsh", commands.BY_NAME).partition(f"_shtab_sco_tui_{name}_options=(\n")
    specs, _, _ = behind.partition("\n)\n")
    assert [option for of, option in OPTIONS if of == name and option not in specs] == []


@pytest.mark.parametrize("shell", [pytest.param("bash"), pytest.param("zsh", marks=ZSH)])
def test_script_has_no_error_of_syntax(shell: str, folder: Path) -> None:
    assert run("-n", folder.parent / shell, command=[shell]) == (0, "", "")


TYPED = [
    ("sco-tui exp<Tab>", "sco-tui export"),
    ("sco-tui --asc<Tab>", "sco-tui --ascii"),
    ("sco-tui export -f h<Tab>", "sco-tui export -f html"),
    ("sco-tui --theme=d<Tab>", "sco-tui --theme=dark"),
    ("sco-tui list myd<Tab>", "sco-tui list mydir/"),
    ("sco-tui list my\\ <Tab>", "sco-tui list my\\ other.yaml"),
    ("sco-tui list a<Tab>", "sco-tui list a\\$b.yaml"),
    ("sco-tui check --source k=exa<Tab>", "sco-tui check --source k=example.yaml"),
    ("sco-tui check --source=k=exa<Tab>", "sco-tui check --source=k=example.yaml"),
]
STARTS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(cat ../bash)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -Uz compinit; compinit -u -d ../dump; eval "$(cat ../zsh)"',
    ),
}


@pytest.mark.parametrize("shell", [pytest.param("bash"), pytest.param("zsh", marks=ZSH)])
def test_tab_completes_in_a_terminal(shell: str, folder: Path) -> None:
    command, start = STARTS[shell]
    with Terminal(command, cwd=folder, env={"HOME": str(folder), "INPUTRC": "/dev/null"}) as terminal:
        terminal.send(f"PS1='> '; {start}; clear; echo ready\n")
        terminal.wait_for(lambda text: text.lstrip().startswith("ready"))
        for typed, line in TYPED:
            terminal.press(typed)
            terminal.wait_for(lambda text, line=line: text.rstrip().endswith(f"> {line}"))  # type: ignore[misc]
            terminal.press("<C-u>")
            terminal.wait_for(lambda text: text.rstrip().endswith(">"))


def test_other_shell_is_refused_by_name() -> None:
    answer = run("completion", "fish")
    assert (answer.code, answer.out) == (2, "")
    assert "'fish'" in answer.err
    assert run("completion").code == 2
