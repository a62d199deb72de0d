"""What a timeline, or what was found in it, is written as: one module a format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from os.path import basename
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, cast

from sco_tui import collector
from sco_tui.text import counted

if TYPE_CHECKING:
    from sco_tui.briefing import Briefing


class Format(NamedTuple):
    """`name` is what `-f` takes, `title` is for people; the names of its files end in `ending`."""

    name: str
    title: str
    module: str
    ending: str

    def write(self, briefing: Briefing) -> str:
        """The whole file; what only one format needs is imported when it is asked for."""
        # Of 10,000 events the collector takes a sixth of the time, and more the more there are.
        with collector.paused():
            return cast(str, self._module.write(briefing))

    def lost(self, briefing: Briefing) -> str:
        """What of it the format cannot hold, in words; "" for nothing, as with all that are for readers."""
        count: Callable[[Briefing], Mapping[str, int]] | None = getattr(self._module, "left_out", None)
        counts = count(briefing) if count else {}
        missing = [_counted(number, noun) for noun, number in counts.items() if number]
        return f"{', '.join(missing)} left out" if missing else ""

    @property
    def _module(self) -> ModuleType:
        return import_module(f"{__name__}.{self.module}")


FORMATS = {
    one.name: one
    for one in (
        Format("md", "Markdown", "markdown", "md"),
        Format("html", "HTML", "html", "html"),
        Format("txt", "plain text", "plain", "txt"),
        Format("svg", "drawing (SVG)", "svg", "svg"),
        Format("json", "JSON", "json", "json"),
        Format("ics", "iCalendar", "ics", "ics"),
        Format("timelinejs", "TimelineJS (JSON)", "timelinejs", "timelinejs.json"),
        Format("csv", "TimelineJS (CSV)", "csv", "csv"),
    )
}
DEFAULT = FORMATS["md"]
_NOUN = re.compile(r"(.*?)( (?:of|outside|that|with|without) .*)?")


def of_ending(path: str) -> Format | None:
    """The format that the name of a file asks for."""
    name = basename(path).casefold()
    endings = (one for one in FORMATS.values() if name.endswith(f".{one.ending}"))
    return max(endings, key=lambda one: len(one.ending), default=None)


def _counted(number: int, noun: str) -> str:
    """`2 events without a title`: what stands behind the noun stays as it is."""
    match = _NOUN.fullmatch(noun)
    head, rest = match.groups(default="") if match else (noun, "")
    return counted(number, head, f"{head}es" if head.endswith("s") else "") + rest
