"""The viewer under any use: keys, text, clicks, sizes; a file rewritten, broken, taken away, brought back.

A state machine of hypothesis, whose rules are no coroutines: each of them runs what it does to its end in one
`asyncio.Runner` a viewer, which keeps the loop, and the context that Textual finds its app in, between them.

For longer: `python -m tests.tui.test_any_use --examples 300 --steps 60`.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import json
import pkgutil
import signal
from collections.abc import Coroutine, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from textual import events
from textual.binding import Binding
from textual.dom import DOMNode

import sco_tui.tui
from sco_tui import files, timeline_file, watched_file
from sco_tui.problem import UnreadableError
from sco_tui.timeline import Timeline
from sco_tui.tui.app import Viewer
from sco_tui.tui.header import Header
from sco_tui.tui.main_screen import MainScreen
from tests import documents
from tests.live_text import live_characters
from tests.test_hostile_text import LIVE, MARKUP
from tests.test_hostile_text import timeline as timeline_of_texts
from tests.tui.synthetic import SOURCED, WIRE
from tests.tui.viewer import ViewerPilot, days, main, press, resize, seen, settle

_EXAMPLES, _STEPS = 6, 14
_HANG_SECONDS = 60  # no step takes a tenth of it

_READABLE = [
    days(1), days(4, statements=2), days(30), days(12, statements=9), "", "# nothing\n", SOURCED,
    timeline_of_texts(MARKUP), timeline_of_texts(LIVE).replace("\\\\", "\\"),
]  # fmt: skip
_UNREADABLE = ["events: [\n", "title: A: B\n", "- a\n", "events:\n- title: \xff\n", "\ttitle: x"]
_contents = st.one_of(
    st.sampled_from(_READABLE),
    st.sampled_from(_UNREADABLE),
    documents.documents(odd=True).map(json.dumps),
)
_sizes = st.one_of(
    st.sampled_from([(120, 36), (80, 24), (60, 40), (200, 60), (30, 8), (1, 1)]),
    st.tuples(st.integers(1, 200), st.integers(1, 60)),
)
_typed = st.one_of(
    documents.texts,
    st.sampled_from(["[/]", "kind:=", "-", '"', "speaker:x|", "is:", "on:2017-06-", "Event 1", *MARKUP]),
)


def bound_keys() -> list[str]:
    """Every key that a widget or screen of the viewer binds, but the one that suspends it."""
    for module in pkgutil.iter_modules(sco_tui.tui.__path__):
        importlib.import_module(f"sco_tui.tui.{module.name}")
    keys: set[str] = set()
    for one in _classes_with_bindings():
        for binding in one.__dict__.get("BINDINGS", []):
            assert isinstance(binding, Binding)
            keys.update(binding.key.split(","))
    return sorted(keys - {"ctrl+z"})


def _classes_with_bindings() -> set[type]:
    found: set[type] = set()
    waiting: list[type] = [DOMNode]
    while waiting:
        one = waiting.pop()
        waiting.extend(one.__subclasses__())
        if one.__module__.startswith("sco_tui."):
            found.add(one)
    return found


_keys = st.sampled_from(bound_keys())


class Use(RuleBasedStateMachine):
    """One reader at one viewer; ends it and opens it again where a key has ended it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._path = Path(self._folder.name, "days.yaml")
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(watched_file, "REST_SECONDS", 0.0)
        self._patch.setattr("gc.freeze", lambda: None)
        self._patch.setenv("XDG_STATE_HOME", self._folder.name)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "VISUAL", "EDITOR"):
            self._patch.delenv(name, raising=False)
        self._patch.setattr(files, "write_document", self._write_inside)
        self._patch.chdir(self._folder.name)
        Path("wire.txt").write_text(WIRE, encoding="utf-8", newline="")
        self._written: list[list[str]] = []  # the ids of each version that can be read
        self._size = (80, 24)
        self._runner: asyncio.Runner | None = None

    def _write_inside(self, path: str, *_: object, **__: object) -> None:
        raise UnreadableError(path, "nothing is written while anything is typed")

    @initialize(content=_contents.filter(lambda text: text not in _UNREADABLE), size=_sizes)
    def begin(self, content: str, size: tuple[int, int]) -> None:
        self._size = size
        self._put(content if _ids(content) is not None else days(3))
        self._open()

    def _open(self) -> None:
        self._runner = asyncio.Runner()
        self._app = Viewer({str(self._path): self._path.read_bytes()})
        self._running = self._app.run_test(size=self._size, notifications=True)
        self._pilot: ViewerPilot = self._runner.run(self._running.__aenter__())
        self._do(settle(self._pilot))

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        """A loop that is stuck is ended from outside, with a traceback of where it is."""
        assert self._runner is not None
        before = signal.signal(signal.SIGALRM, _end_hang)
        signal.alarm(_HANG_SECONDS)
        try:
            self._runner.run(work)
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
        if self._app._exit and self._app._exception is None:
            self._reopen()

    def _reopen(self) -> None:
        assert self._app.return_code in (0, 2)
        self._close()
        if not self._path.exists() or _ids(self._path.read_bytes()) is None:
            self._put(days(3))
        self._open()

    def _close(self) -> None:
        if self._runner is not None:
            runner, self._runner = self._runner, None
            try:
                runner.run(self._running.__aexit__(None, None, None))
            finally:
                runner.close()

    def teardown(self) -> None:
        try:
            if self._runner is not None and self._app._exception is None:
                self._put(days(7))
                self._do(self._look())
                assert self._shown_ids() == self._written[-1]
                assert self._state == ""
        finally:
            try:
                self._close()
            finally:
                self._patch.undo()
                self._folder.cleanup()

    def _put(self, content: str) -> None:
        """As an editor saves it."""
        new = self._path.with_suffix(".new")
        new.write_bytes(_encoded(content))
        new.replace(self._path)
        if (ids := _ids(content)) is not None:
            self._written.append(ids)

    async def _look(self) -> None:
        await self._app.files.look()
        await settle(self._pilot)

    @property
    def _main(self) -> MainScreen:
        return main(self._pilot)

    @property
    def _state(self) -> str:
        return self._main.query_one(Header).state

    def _shown_ids(self) -> list[str]:
        found = self._main.found
        return _ids_of(found.timeline) if found else []

    @rule(keys=st.lists(_keys, min_size=1, max_size=6))
    def press(self, keys: list[str]) -> None:
        self._do(press(self._pilot, *keys))

    @rule(
        keys=st.lists(
            st.sampled_from([*"jklhGgnNfFavzm/", "tab", "enter", "space", "escape"]), min_size=1, max_size=8
        )
    )
    def move(self, keys: list[str]) -> None:
        self._do(press(self._pilot, *keys))

    @rule(text=_typed, place=st.sampled_from(["slash", "d", "f", "colon", "s", ""]))
    def type(self, text: str, place: str) -> None:
        self._do(press(self._pilot, *([place] if place else []), *text))

    @rule(text=_typed)
    def paste(self, text: str) -> None:
        self._do(self._paste(text))

    async def _paste(self, text: str) -> None:
        self._app.post_message(events.Paste(text))
        await settle(self._pilot)

    @rule(x=st.integers(0, 199), y=st.integers(0, 59), button=st.sampled_from([1, 3]))
    def click(self, x: int, y: int, button: int) -> None:
        size = self._pilot.app.size
        self._do(self._click(min(x, size.width - 1), min(y, size.height - 1), button))

    async def _click(self, x: int, y: int, button: int) -> None:
        await self._pilot.click(offset=(x, y), button=button)
        await settle(self._pilot)

    @rule(size=_sizes)
    def resize(self, size: tuple[int, int]) -> None:
        self._size = size
        self._do(resize(self._pilot, *size))

    @rule(content=_contents)
    def rewrite_unseen(self, content: str) -> None:
        """The viewer may look at it by itself, now or later."""
        self._put(content)
        self._do(settle(self._pilot))

    @rule(content=_contents)
    def rewrite(self, content: str) -> None:
        self._put(content)
        self._do(self._look())
        if _ids(content) is None:
            assert self._state.startswith("not read")
        else:
            assert self._state == ""
            assert self._shown_ids() == self._written[-1]

    @precondition(lambda self: self._path.exists())
    @rule()
    def delete(self) -> None:
        self._path.unlink()
        self._do(self._look())
        assert self._state == "file is gone"
        header = self._main.query_one(Header)
        if header.size.width >= 60:
            # Not what is on the screen: notices may lie over it.
            assert "file is gone" in header.render_line(0).text

    @rule()
    def read_again(self) -> None:
        self._do(self._read_again())

    async def _read_again(self) -> None:
        self._app.action_read_again()
        await settle(self._pilot)

    @invariant()
    def it_is_alive(self) -> None:
        if self._runner is not None and self._app._exception is not None:
            raise self._app._exception

    @invariant()
    def what_is_on_the_screen_is_dead(self) -> None:
        if self._runner is not None:
            assert not live_characters(seen(self._pilot), allowed="\n")

    @invariant()
    def a_whole_version_is_shown(self) -> None:
        if self._runner is not None:
            assert self._shown_ids() in self._written

    @invariant()
    def selected_event_is_in_the_list(self) -> None:
        if self._runner is not None and (selected := self._main.selected) is not None:
            assert self._main.shown is not None
            assert any(event is selected for event in self._main.shown.events)


def _encoded(content: str | bytes) -> bytes:
    return (
        content if isinstance(content, bytes) else content.encode("latin-1" if "\xff" in content else "utf-8")
    )


def _ids(content: str | bytes) -> list[str] | None:
    """Of the events of a version of the file, None where it cannot be read."""
    try:
        return _ids_of(timeline_file.parse("days.yaml", _encoded(content))[0])
    except UnreadableError:
        return None


def _ids_of(timeline: Timeline) -> list[str]:
    return [event.id for event in timeline.events]


def _end_hang(*_: object) -> None:
    raise TimeoutError("the viewer hangs")


def run(examples: int, steps: int, phases: Sequence[Phase] = tuple(Phase), *, is_same: bool = False) -> None:
    """Where it `is_same`, the same examples each time."""
    run_state_machine_as_test(
        Use,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=is_same,
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_viewer_under_any_use() -> None:
    """To make a failing example smaller takes minutes: that is for a run by hand."""
    run(_EXAMPLES, _STEPS, [Phase.generate], is_same=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.tui.test_any_use")
    parser.add_argument("--examples", type=int, default=300)
    parser.add_argument("--steps", type=int, default=60)
    options = parser.parse_args()
    run(options.examples, options.steps)
