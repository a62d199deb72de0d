"""Runs many commands in processes of their own without starting Python for each of them.

A server imports all of sco-tui once and forks a child for each command: a death by a signal is seen, and
time and memory are the child's. It starts no thread, as a child of a process with threads may hang.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import NamedTuple, NoReturn

from tests.commands import ROOT, environment

_LIMIT_SECONDS = 60  # of the clock; a child that takes longer is ended by SIGALRM
_LIMIT_BYTES = 4 * 2**30  # of memory: a file without end must not take the machine with it
_NOBODY = 65534


class Ended(NamedTuple):
    """How a command ended; `code` is negative where a signal ended it, as in `subprocess`."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    peak_bytes: int


class Forked:
    """The server, asked one command after the other."""

    def __init__(self, server: subprocess.Popen[str], folder: str) -> None:
        self._server = server
        self._out, self._err = Path(folder, "out"), Path(folder, "err")

    def run(self, *words: str, cwd: Path = ROOT, stdin: Path | None = None, as_nobody: bool = False) -> Ended:
        """`sco-tui` with `words` behind it, `as_nobody` without the rights that root may have."""
        asked = {
            "words": words,
            "cwd": os.fspath(cwd),
            "streams": [os.fspath(stdin or os.devnull), os.fspath(self._out), os.fspath(self._err)],
            "as_nobody": as_nobody,
        }
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        print(json.dumps(asked), file=self._server.stdin, flush=True)
        code, seconds, peak_bytes = json.loads(self._server.stdout.readline())
        return Ended(code, self._out.read_bytes(), self._err.read_bytes(), seconds, peak_bytes)


@contextmanager
def forked() -> Iterator[Forked]:
    """A server that ends with the block."""
    changed = {**os.environ, **environment()}
    command = [sys.executable, "-m", "tests.forked"]
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={name: value for name, value in changed.items() if value is not None},
        ) as server,
    ):
        yield Forked(server, folder)
        assert server.stdin is not None
        server.stdin.close()


def _serve() -> None:
    """Answers each line of standard input, which asks for a command, with a line."""
    _import_all()
    for line in sys.stdin:
        print(json.dumps(_ended(json.loads(line))), flush=True)


def _import_all() -> None:
    """What a command imports when it needs it, but for Textual, which no command does."""
    import sco_tui

    for module in walk_packages(sco_tui.__path__, "sco_tui."):
        if not module.name.startswith(("sco_tui.tui", "sco_tui.__main__")):
            import_module(module.name)


def _ended(asked: dict[str, object]) -> tuple[int, float, int]:
    """Exit code, seconds by the clock, and the most memory in bytes, of a child that has run it."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        _run(**asked)  # type: ignore[arg-type]  # as `Forked.run` has written it
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    return os.waitstatus_to_exitcode(status), seconds, used.ru_maxrss * 1024


def _run(words: list[str], cwd: str, streams: list[str], as_nobody: bool) -> NoReturn:
    """Ends this process as `python -m sco_tui` does."""
    code = 1
    try:
        _redirect(streams)
        os.chdir(cwd)
        resource.setrlimit(resource.RLIMIT_AS, (_LIMIT_BYTES, _LIMIT_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(_LIMIT_SECONDS)
        if as_nobody and os.getuid() == 0:
            os.setgroups([])
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)
        from sco_tui.cli import main

        code = main(words)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def _redirect(streams: list[str]) -> None:
    written = os.O_WRONLY | os.O_TRUNC | os.O_CREAT
    for number, path in enumerate(streams):
        descriptor = os.open(path, written if number else os.O_RDONLY, 0o600)
        os.dup2(descriptor, number)
        os.close(descriptor)


if __name__ == "__main__":
    _serve()
