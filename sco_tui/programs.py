"""The one way to other programs: words and never a shell, so that no text is taken for a command."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress


def find(name: str, environ: Mapping[str, str]) -> str | None:
    """The path of the program `name` by the PATH of `environ`."""
    return shutil.which(name, path=environ.get("PATH"))


def run(command: Sequence[str]) -> int:
    """Its exit code when it has ended in the terminal, -n after signal n. Raises OSError, ValueError."""
    return subprocess.run(command, check=False).returncode


def run_apart(
    command: Sequence[str],
    environ: Mapping[str, str],
    seconds: float,
    data: bytes | None = None,
    *,
    stays: bool = False,
) -> int | None:
    """Runs it without a terminal, given `data` to read; its exit code, None if it had none in `seconds`.

    It is ended then, unless it `stays`. In a session of its own: one that draws cannot take the screen, and
    the end of the terminal does not end what it leaves behind. Raises OSError.
    """
    nowhere = subprocess.DEVNULL
    program = subprocess.Popen(
        command,
        stdin=nowhere if data is None else subprocess.PIPE,
        stdout=nowhere,
        stderr=nowhere,
        env=dict(environ),
        start_new_session=True,
    )
    try:
        program.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        if not stays:
            _end(program)
        return None
    return program.returncode


def _end(program: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    with program:  # closes what it was to read
        pass
