"""A briefing in the making: what goes into it at the left, at the right what would be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import var
from textual.screen import Screen

from sco_tui import formats
from sco_tui.briefing import compose
from sco_tui.checked import Checked
from sco_tui.formats import FORMATS, Format
from sco_tui.found import Found, everything
from sco_tui.left_out import LeftOut
from sco_tui.tui.aside import aside
from sco_tui.tui.footer import Footer
from sco_tui.tui.header import Header
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.outline import Outline
from sco_tui.tui.preview import Preview
from sco_tui.tui.row_pane import RowPane
from sco_tui.tui.too_small import TooSmall
from sco_tui.tui.workers import begin
from sco_tui.tui.write_prompt import WritePrompt, Written


@dataclass(frozen=True, eq=False)
class Material:
    """What a briefing is made of; `problem_count` is how many problems the file has.

    `files` are the paths of all that was read for it, which is never written over.
    """

    found: Found
    checked: Checked
    problem_count: int
    files: tuple[str, ...]

    def written(self, format: Format, left_out: LeftOut) -> Written:
        made = compose(self.found, self.checked, problem_count=self.problem_count, left_out=left_out)
        return Written(format.write(made), format.lost(made))


class BriefingScreen(Screen[LeftOut]):
    """Ends with what the reader has left out."""

    AUTO_FOCUS = "Outline"
    HORIZONTAL_BREAKPOINTS = MainScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = MainScreen.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "format(1)", "Next format"),
        Binding("F", "format(-1)", "Previous format"),
        Binding("w", "write", "Write it to a file"),
        Binding("y", "copy", "Copy it"),
        Binding("tab,shift+tab", "other_pane", "Other pane"),
        Binding("escape,h,left", "back", "One step back"),
        Binding("q", "leave", "Back to the timeline"),
        Binding("T", "app.next_theme", "The next theme"),
        Binding("question_mark,f1", "help", "Help"),
        Binding("ctrl+z", "app.suspend_process", "Suspend"),
    ]

    look: var[Look] = var(DEFAULT)
    format: var[Format] = var(formats.DEFAULT, init=False)

    def __init__(self, file: str, material: Material, left_out: LeftOut, look: Look) -> None:
        super().__init__()
        self._file = file
        self._material = material
        self._begun_with = left_out
        self._written: Written | None = None  # of the newest choice, once it is made
        self._is_making = False
        self.set_reactive(BriefingScreen.look, look)

    def compose(self) -> ComposeResult:
        yield Header(self._file).data_bind(BriefingScreen.look)
        with Horizontal(id="listing"):
            yield Outline(self._material.found, self._begun_with).data_bind(BriefingScreen.look)
            yield Preview().data_bind(BriefingScreen.look)
        yield Footer("outline").data_bind(BriefingScreen.look)
        yield TooSmall().data_bind(BriefingScreen.look)

    def on_mount(self) -> None:
        self.query_one(Header).found = everything(self._material.found.timeline)
        self._make()

    @property
    def _outline(self) -> Outline:
        return self.query_one(Outline)

    @property
    def _preview(self) -> Preview:
        return self.query_one(Preview)

    def watch_format(self) -> None:
        self._make()

    @on(Outline.Changed)
    def _make(self) -> None:
        """Makes the text anew beside the event loop; the preview stays until it is there."""
        self._written = None
        begin(self, self._show, group="briefing")

    async def _show(self) -> None:
        """One at a time, the newest choice last: of 10,000 events each takes seconds."""
        if self._is_making:
            return
        self._is_making = True
        while self._written is None and self.query(Preview):  # and is not being left
            chosen = self.format, self._outline.left_out
            made = await aside(partial(self._material.written, *chosen))
            if self.query(Preview) and chosen == (self.format, self._outline.left_out):
                self._written = made
                self._preview.show(made.text, self.format.title)
        self._is_making = False

    def on_descendant_focus(self) -> None:
        self.set_class(self._preview.has_focus, "-reading")
        self.query_one(Footer).place = "preview" if self._preview.has_focus else "outline"

    def action_format(self, steps: int) -> None:
        names = list(FORMATS)
        self.format = FORMATS[names[(names.index(self.format.name) + steps) % len(names)]]

    async def action_write(self) -> None:
        timeline = self._material.found.timeline
        file = next(iter(timeline.files.values()))
        stem = "timeline" if file.folder is None else PurePath(file.path).stem
        left_out = self._outline.left_out
        prompt = WritePrompt(
            self.look,
            f"{stem}-briefing.{self.format.ending}",
            self.format,
            lambda chosen: self._material.written(chosen, left_out),
            self._material.files,
        )
        await self.app.push_screen(prompt, self._say_written)

    def _say_written(self, said: str | None) -> None:
        if said is not None:
            self.notify(said, markup=False)

    def action_copy(self) -> None:
        from sco_tui.tui.copying import copy

        if self._written is not None:  # else it is being made
            what = f"The briefing as {self.format.title}"
            begin(self, copy, self.app, self._written.text, self._written.told(what), group="copy")

    def action_other_pane(self) -> None:
        self.add_class("-reading")  # else what is not displayed takes no focus
        (self._preview if self._outline.has_focus else self._outline).focus()

    def action_back(self) -> None:
        if self._preview.has_focus:
            self.action_other_pane()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        self.dismiss(self._outline.left_out)

    def action_help(self) -> None:
        from sco_tui.tui.help_screen import HelpScreen

        groups = [
            ("In the outline", [*Outline.BINDINGS, *RowPane.BINDINGS]),
            ("In the preview", [*Preview.BINDINGS, *RowPane.BINDINGS]),
            ("Everywhere here", [*self.BINDINGS, *self.app.BINDINGS]),
        ]
        self.app.push_screen(HelpScreen(groups, self.look))


async def open_over(
    screen: Screen[Any],
    file: str,
    look: Look,
    material: Material,
    left_out: LeftOut,
    then: Callable[[LeftOut | None], None],
) -> None:
    await screen.app.push_screen(BriefingScreen(file, material, left_out, look), then)
