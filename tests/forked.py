"""Runs many commands without starting Python for each of them.

A server imports all of sco-tui once, and forks a child for each file, which runs one command after the other
on it: a death by a signal is seen, and time and memory are the child's. A fork for each command would take
ten times as long as the command. The server starts no thread, as a child of a process with threads may hang.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import IO, Any, NamedTuple, NoReturn

from tests.commands import ROOT, environment

_LIMIT_SECONDS = 60  # of the clock; a child that takes longer for a command is ended by SIGALRM
_LIMIT_BYTES = 4 * 2**30  # of memory: a file without end must not take the machine with it
_NOBODY = 65534


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: bytes
    err: bytes
    seconds: float


class Child:
    """Runs commands in `folder`, in a process of its own, which a signal must not end."""

    def __init__(self, server: subprocess.Popen[bytes], place: Path) -> None:
        self._server = server
        self._out, self._err = place / "out", place / "err"
        self.peak_bytes = 0  # of memory, once it has ended

    def run(self, *words: str, stdin: Path | None = None) -> Ended:
        """`sco-tui` with `words` behind it."""
        streams = [os.fspath(stdin or os.devnull), os.fspath(self._out), os.fspath(self._err)]
        answer = self.ask({"words": words, "streams": streams})
        assert "signal" not in answer, (words, answer, self._err.read_bytes()[-2000:])
        return Ended(answer["code"], self._out.read_bytes(), self._err.read_bytes(), answer["seconds"])

    def ask(self, question: dict[str, object]) -> dict[str, Any]:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(f"{json.dumps(question)}\n".encode())
        self._server.stdin.flush()
        answer: dict[str, Any] = json.loads(self._server.stdout.readline())
        return answer


class Forked:
    """The server, asked for one child after the other."""

    def __init__(self, server: subprocess.Popen[bytes], place: Path) -> None:
        self._server = server
        self._place = place

    @contextmanager
    def child(self, folder: Path, *, as_nobody: bool = False) -> Iterator[Child]:
        """One that works in `folder`, `as_nobody` without the rights that root may have."""
        child = Child(self._server, self._place)
        child.ask({"folder": os.fspath(folder), "as_nobody": as_nobody})
        yield child
        child.peak_bytes = child.ask({})["peak_bytes"]


@contextmanager
def forked() -> Iterator[Forked]:
    """A server that ends with the block."""
    changed = {**os.environ, **environment()}
    with (
        TemporaryDirectory() as place,
        subprocess.Popen(
            [sys.executable, "-m", "tests.forked"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={name: value for name, value in changed.items() if value is not None},
        ) as server,
    ):
        os.chmod(place, 0o711)  # that a child without rights may write its answers there
        for name in ("out", "err"):
            Path(place, name).touch()
            os.chmod(Path(place, name), 0o666)
        yield Forked(server, Path(place))
        assert server.stdin is not None
        server.stdin.close()


def _serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Unbuffered, as a child reads on where the server has stopped to, and the other way round."""
    _import_all()
    gc.collect()
    gc.freeze()  # a child that collects would copy all that is imported
    while line := questions.readline():
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _work(questions, answers, **asked)
        _, status, used = os.wait4(child, 0)
        code = os.waitstatus_to_exitcode(status)
        ended = {"peak_bytes": used.ru_maxrss * 1024}
        _answer(answers, ended if code == 0 else ended | {"signal": -code})


def _answer(answers: IO[bytes], answer: Mapping[str, object]) -> None:
    answers.write(f"{json.dumps(answer)}\n".encode())


def _import_all() -> None:
    """What a command imports when it needs it, but for Textual, which no command does."""
    import sco_tui

    for module in walk_packages(sco_tui.__path__, "sco_tui."):
        if not module.name.startswith(("sco_tui.tui", "sco_tui.__main__")):
            import_module(module.name)


def _work(questions: IO[bytes], answers: IO[bytes], folder: str, *, as_nobody: bool) -> NoReturn:
    """The child: until it is asked for nothing."""
    code = 70
    try:
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_AS, (_LIMIT_BYTES, _LIMIT_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if as_nobody and os.getuid() == 0:
            os.setgroups([])
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)
        _answer(answers, {})
        while asked := json.loads(questions.readline()):
            _answer(answers, _ended(**asked))
        code = 0
    finally:
        os._exit(code)


def _ended(words: list[str], streams: Sequence[str]) -> dict[str, object]:
    """As `python -m sco_tui` does it; a fault leaves its traceback."""
    from sco_tui.cli import main

    start = time.perf_counter()
    _redirect(streams)
    signal.alarm(_LIMIT_SECONDS)
    code = 1
    try:
        code = main(words)
    except Exception:
        sys.excepthook(*sys.exc_info())
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    signal.alarm(0)
    return {"code": code, "seconds": time.perf_counter() - start}


def _redirect(streams: Sequence[str]) -> None:
    written = os.O_WRONLY | os.O_TRUNC
    for number, path in enumerate(streams):
        descriptor = os.open(path, written if number else os.O_RDONLY)
        os.dup2(descriptor, number)
        os.close(descriptor)


if __name__ == "__main__":
    # Of its own: the commands have standard input and output.
    with open(os.dup(0), "rb", buffering=0) as asked, open(os.dup(1), "wb", buffering=0) as answered:
        _serve(asked, answered)
