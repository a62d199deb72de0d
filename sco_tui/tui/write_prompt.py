"""The line in which a reader says where a document is to be written."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sco_tui import files, formats
from sco_tui.formats import Format
from sco_tui.problem import UnreadableError
from sco_tui.text import counted, one_line
from sco_tui.tui.aside import aside
from sco_tui.tui.footer import Footer
from sco_tui.tui.line_input import LineInput
from sco_tui.tui.lines import drawable
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.workers import begin

_LABEL = " Write to: "


class Written(NamedTuple):
    """A document, and in words what its format cannot hold."""

    text: str
    lost: str

    def told(self, what: str) -> str:
        return f"{what} ({self.lost})" if self.lost else what


class WritePrompt(ModalScreen[str | None]):
    """Ends with what was written where, in words, or with None.

    The format is that of the ending that is typed, else `format`; `written` makes the document. A file that
    is there is replaced only when that was asked for once more; one of `made_from` never.
    """

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "Write it"),
        Binding("escape", "leave", "Back, without writing"),
        Binding("f1", "help", "Help"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)

    def __init__(
        self,
        look: Look,
        proposed: str,
        format: Format,
        written: Callable[[Format], Written],
        made_from: Sequence[str],
    ) -> None:
        super().__init__()
        self.set_reactive(WritePrompt.look, look)
        self._proposed = proposed
        self._format = format
        self._written = written
        self._made_from = made_from
        self._to_replace: str | None = None  # what is there, and was asked about
        self._is_writing = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="prompt-line"):
            yield Static(Content(_LABEL), id="prompt-label")
            yield LineInput(self._proposed, id="prompt-input", compact=True, select_on_focus=False)
        yield Static(id="prompt-answer")
        yield Footer("write").data_bind(WritePrompt.look)

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.cursor_position = len(field.value)

    @property
    def _path(self) -> str:
        return os.path.normpath(files.absolute(os.path.expanduser(self.query_one(Input).value.strip())))

    @property
    def _chosen(self) -> Format:
        return formats.of_ending(self._path) or self._format

    @on(Input.Changed)
    def _tell(self) -> None:
        """What ⏎ will do."""
        self._to_replace = None
        if not self.query_one(Input).value.strip():
            self._answer("a path, such as briefing.md; ~ is your home folder")
            return
        there = ", which is there: you are asked first" if os.path.lexists(self._path) else ""
        own = self.look.signs.own
        self._answer(f"{own('⏎')} writes {self._chosen.title} to {one_line(self._path)}{there}")

    def watch_look(self) -> None:
        if self.is_mounted:
            self._tell()

    def on_resize(self) -> None:
        self._tell()

    def _answer(self, words: str, *, is_error: bool = False) -> None:
        answer = self.query_one("#prompt-answer", Static)
        answer.set_class(is_error, "-error")
        answer.update(Content(drawable(words)))

    @on(Input.Submitted)
    async def action_write(self) -> None:
        """What cannot be written is said, and the line stays."""
        if self._is_writing or not self.query_one(Input).value.strip():
            return
        path = self._path
        if os.path.isdir(path) or self.query_one(Input).value.rstrip().endswith(os.sep):
            self._answer(f"{one_line(path)} is a folder: add a name", is_error=True)
        elif os.path.lexists(path) and self._to_replace != path:
            self._ask(path)
        else:
            self._is_writing = True
            begin(self, self._write, path, self._chosen, self._to_replace == path, group="write")

    def _ask(self, path: str) -> None:
        self._to_replace = path
        own = self.look.signs.own
        words = f"{one_line(path)} is there already: {own('⏎')} once more replaces it, Esc leaves it"
        self._answer(words, is_error=True)

    async def _write(self, path: str, chosen: Format, replaces: bool) -> None:
        try:
            made = await aside(lambda: self._put(path, chosen, replaces=replaces))
        except UnreadableError as error:
            self._is_writing = False
            if not replaces and os.path.lexists(path):  # it has come meanwhile
                self._ask(path)
            else:
                self._answer(f"{error.file}: {error.reason}", is_error=True)
            return
        size = counted(len(made.text.encode()), "byte")
        self.dismiss(made.told(f"{chosen.title}, {size}, written to {one_line(path)}"))

    def _put(self, path: str, chosen: Format, *, replaces: bool) -> Written:
        made = self._written(chosen)
        files.write_document(path, made.text, self._made_from, replaces=replaces)
        return made

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen

        bindings = [*self.BINDINGS, *self.app.BINDINGS]
        self.app.push_screen(HelpScreen([("While saying where to write", bindings)], self.look))
