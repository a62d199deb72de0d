"""What a shell completes: every command, every option, files where files stand."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sco_tui import arguments, commands, formats
from tests.commands import run

OPTIONS = {
    option
    for parser in (arguments.of_viewer(()), *(of() for of in arguments.OF_COMMANDS.values()))
    for action in parser._actions
    for option in action.option_strings
}


def script(shell: str) -> str:
    answer = run("completion", shell)
    assert (answer.code, answer.err) == (0, "")
    return answer.out


def test_every_command_has_a_parser_by_its_name() -> None:
    assert arguments.OF_COMMANDS.keys() == commands.BY_NAME.keys()


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_every_option_and_command_is_in_it(shell: str) -> None:
    made = script(shell)
    assert [one for one in (*OPTIONS, *commands.BY_NAME, *formats.FORMATS) if one not in made] == []


def completed(folder: Path, *words: str) -> list[str]:
    """What bash answers behind `words`, of which the last is begun."""
    (folder / "completion.bash").write_text(script("bash"))
    listed = " ".join(f"'{word}'" for word in words)
    asked = f"""
        source ./completion.bash; compopt() {{ :; }}
        COMP_WORDS=({listed}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        _shtab_sco_tui; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    answer = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, cwd=folder, check=True)
    assert answer.stderr == ""
    return answer.stdout.split()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["ex"], ["export"]),
        (["--th"], ["--theme"]),
        (["--theme", ""], ["dark", "light", "mono"]),
        (["export", "-f", ""], list(formats.FORMATS)),
        (["list", "my"], ["my-timeline.yaml"]),
        (["list", "a.yaml", "my"], ["my-timeline.yaml"]),
        (["import", "my"], ["my-timeline.yaml"]),
        (["export", "-o", "my"], ["my-timeline.yaml"]),
        (["list", "--j"], ["--json"]),
        (["completion", ""], ["bash", "zsh"]),
    ],
)
def test_bash_completes_commands_options_choices_and_files(
    tmp_path: Path, words: list[str], answer: list[str]
) -> None:
    (tmp_path / "my-timeline.yaml").touch()
    assert completed(tmp_path, "sco-tui", *words) == answer


def test_files_are_completed_where_nothing_else_is() -> None:
    assert "\ncomplete -o bashdefault -o default -F _shtab_sco_tui sco-tui" in script("bash")
    made = script("zsh")
    assert "_describe 'sco-tui commands' _commands\n  _files\n" in made
    assert "(-|*.*) _files ;;" in made


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh on this machine")
def test_zsh_takes_the_script(tmp_path: Path) -> None:
    (tmp_path / "_sco-tui").write_text(script("zsh"))
    assert subprocess.run(["zsh", "-n", "_sco-tui"], cwd=tmp_path, check=False).returncode == 0
