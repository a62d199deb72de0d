"""The lines of an iCalendar file as components and properties (RFC 5545, section 3.1), each with its place.

Whatever is broken is said and passed over: `icalendar` stops at a line that it cannot take apart, and knows
no line numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from sco_tui.text import one_line, quoted

Remark: TypeAlias = Callable[[int, str], None]

_LINE_END = re.compile(r"\r\n?|\n")
# Parameters end at the first colon outside quotation marks. The RFC has no blanks around a name, files do.
_PROPERTY = re.compile(r"\s*([\w.-]{1,60}+)\s*+((?:;(?:[^\":]++|\"[^\"]*+\")*+)?):(.*)", re.ASCII | re.DOTALL)
_ESCAPED = re.compile(r"\\([\\,;:nN])")  # section 3.3.11; the colon is that of other programs
_LISTED = re.compile(r"((?:[^\\,]++|\\.|\\$)*+)(?:,|$)", re.DOTALL)
# None of these stands in another: where one begins, what is still open has lost its end.
_SEPARATE = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE")
_NAME_CHARACTERS = 60


class Property(NamedTuple):
    """`name` is in capitals; `parameters` (from their first semicolon on) and `value` are as written."""

    name: str
    parameters: str
    value: str
    line: int

    @property
    def written(self) -> str:
        """Unfolded."""
        return f"{self.name}{self.parameters}:{self.value}"

    @property
    def text(self) -> str:
        return unescaped(self.value)

    @property
    def texts(self) -> list[str]:
        """Of a value that is a list: commas with a backslash stand inside a text."""
        return [unescaped(match[1]) for match in _LISTED.finditer(self.value) if match[1]]


@dataclass(eq=False, repr=False)
class Component:
    """`name` is in capitals; `line` is that of its BEGIN."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)


def unescaped(value: str) -> str:
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def components(data: str, remark: Remark) -> Component:
    """One without a name that holds all others and the properties that stand in none of them."""
    whole = Component("", 1)
    still_open = [whole]
    for number, line in _unfolded(data):
        match = _PROPERTY.fullmatch(line)
        if match is None:
            remark(number, f"no property: {quoted(line)}")
            continue
        name = match[1].upper()
        if name == "BEGIN":
            _begin(Component(_component_name(match[3]), number), still_open, remark)
        elif name == "END":
            _end(_component_name(match[3]), number, still_open, remark)
        else:
            still_open[-1].properties.append(Property(name, match[2], match[3], number))
    _close(still_open, 1, remark)
    return whole


def _unfolded(data: str) -> Iterator[tuple[int, str]]:
    """Each line with its number from 1; blank ones, also inside a folded line, say nothing."""
    first, parts = 0, [""]
    for number, line in enumerate(_LINE_END.split(data.removeprefix("\ufeff")), start=1):
        if line[:1] in (" ", "\t") and first:
            parts.append(line[1:])
        elif line and not line.isspace():
            if first:
                yield first, "".join(parts)
            first, parts = number, [line]
    if first:
        yield first, "".join(parts)


def _component_name(value: str) -> str:
    return one_line(value[:_NAME_CHARACTERS]).upper() or "nameless component"


def _begin(component: Component, still_open: list[Component], remark: Remark) -> None:
    """What cannot hold a component of this name has lost its end."""
    if component.name == "VCALENDAR":
        _close(still_open, 1, remark)
    elif component.name in _SEPARATE:
        is_in_calendar = len(still_open) > 1 and still_open[1].name == "VCALENDAR"
        _close(still_open, 2 if is_in_calendar else 1, remark)
    still_open[-1].inside.append(component)
    still_open.append(component)


def _end(name: str, number: int, still_open: list[Component], remark: Remark) -> None:
    # Only the few innermost are looked at: no calendar goes deeper, and what does must not take ever longer.
    for depth in range(len(still_open) - 1, max(0, len(still_open) - 5), -1):
        if still_open[depth].name == name:
            _close(still_open, depth + 1, remark)
            still_open.pop()
            return
    remark(number, f"END:{name} without a BEGIN")


def _close(still_open: list[Component], depth: int, remark: Remark) -> None:
    """Ends all that is open from this depth on."""
    for component in still_open[depth:]:
        remark(component.line, f"{component.name} has no END")
    del still_open[depth:]
