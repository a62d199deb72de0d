"""`sco-tui` as a shell starts it: a command with its answer, the viewer in a terminal."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "events.yaml"
SCO_TUI = [sys.executable, "-m", "sco_tui"]


class Answer(NamedTuple):
    code: int
    out: str
    err: str


_UNSET = ("SCO_TUI_FILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING", "PYTHONUNBUFFERED")


def environment(changes: Mapping[str, str | None] | None = None) -> dict[str, str | None]:
    """What the tests run with: this checkout, nothing of the reader's own settings."""
    unset: dict[str, str | None] = dict.fromkeys(_UNSET)
    return {**unset, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **(changes or {})}


def run(
    *words: str | Path,
    stdin: bytes = b"",
    env: Mapping[str, str | None] | None = None,
    cwd: Path | None = None,
    command: list[str] = SCO_TUI,
) -> Answer:
    """Runs `command` with `words` behind it, both outputs piped."""
    changed = {**os.environ, **environment(env)}
    done = subprocess.run(
        [*command, *map(str, words)],
        input=stdin,
        capture_output=True,
        env={name: value for name, value in changed.items() if value is not None},
        cwd=cwd or ROOT,
        timeout=60,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def shell(script: str, cwd: Path | None = None, env: Mapping[str, str | None] | None = None) -> Answer:
    """Runs a line of bash in which `sco-tui` is the command."""
    function = f'sco-tui() {{ "{sys.executable}" -m sco_tui "$@"; }}\n'
    return run(function + script, command=["bash", "-c"], cwd=cwd, env=env)


def view(
    *words: str | Path,
    columns: int = 120,
    rows: int = 36,
    env: Mapping[str, str | None] | None = None,
    cwd: Path | None = None,
    command: list[str] = SCO_TUI,
) -> Terminal:
    """Starts the viewer, or what else `command` names, in a terminal of its own."""
    return Terminal([*command, *map(str, words)], columns, rows, environment(env), cwd or ROOT)
