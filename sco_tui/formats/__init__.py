"""What a timeline, or what was found in it, is written as: one module a format."""

from __future__ import annotations

from importlib import import_module
from os.path import splitext
from typing import TYPE_CHECKING, NamedTuple, cast

from sco_tui import collector

if TYPE_CHECKING:
    from sco_tui.briefing import Briefing


class Format(NamedTuple):
    """`name` is what `-f` takes and what the names of its files end in; `title` is for people."""

    name: str
    title: str
    module: str

    def write(self, briefing: Briefing) -> str:
        """The whole file; what only one format needs is imported when it is asked for."""
        module = import_module(f"{__name__}.{self.module}")
        # Of 10,000 events the collector takes a sixth of the time, and more the more there are.
        with collector.paused():
            return cast(str, module.write(briefing))


FORMATS = {
    one.name: one
    for one in (
        Format("md", "Markdown", "markdown"),
        Format("html", "HTML", "html"),
        Format("txt", "plain text", "plain"),
        Format("svg", "drawing (SVG)", "svg"),
        Format("json", "JSON", "json"),
    )
}
DEFAULT = FORMATS["md"]


def of_ending(path: str) -> Format | None:
    """The format that the name of a file asks for."""
    return FORMATS.get(splitext(path)[1].removeprefix(".").casefold())
