"""The help as lines: what each key does, group by group, in two columns where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len
from textual.binding import BindingType

from sco_tui.tui.glyphs import Signs, legend
from sco_tui.tui.key_names import names_by_description
from sco_tui.tui.lines import Line, paragraph, width_of

# A title, and the bindings that work in the place it names.
Group: TypeAlias = tuple[str, Sequence[BindingType]]

# Shorter than in the README.
_QUERIES = (
    ("oil gas", "both, anywhere in the event"),
    ("oil|gas", "either"),
    ('"oil and gas"', "the phrase, whole words only"),
    ("-oil", "events without it"),
    ("speaker:xi text:oil", "in one statement; also role:"),
    ("title:oil", "also kind: place: tag: source:"),
    ("kind:=summit", "the whole value, not a part"),
    ("after:2017-06-07", "also before: on:"),
    ("is:undated", "also is:uncertain is:problem is:marked is:unfound"),
)
_MOUSE = (
    ("click", "an event, a statement, a filter, a key in the last line"),
    ("wheel", "scrolls what is under it"),
    ("drag", "selects text, which ^C copies"),
    ("Shift+drag", "selects text with the terminal itself"),
)
_LEAST_LEFT = 12
_TWO_COLUMNS = 96
_WIDEST = 72
_BETWEEN = 4


class Section(NamedTuple):
    """What stands under one title: keys, queries or signs, each with what it means."""

    title: str
    rows: Sequence[tuple[str, str]]

    def lines(self, width: int, rule: str) -> list[Line]:
        """The meanings one below the other, wrapped beside the longest of what they explain."""
        left = max(_LEAST_LEFT, 2 + max((cell_len(shown) for shown, _ in self.rows), default=0))
        rest = width - cell_len(self.title) - 1
        lines: list[Line] = [[(f"{self.title} ", "month"), (rule * rest, "rule")]]
        for shown, meaning in self.rows:
            for number, words in enumerate(paragraph(meaning, width - left, "text", [])):
                beside = "" if number else shown
                lines.append([(beside + " " * (left - cell_len(beside)), "key"), *words])
        return lines


def sections(groups: Sequence[Group], signs: Signs) -> list[Section]:
    keys = [
        Section(title, [(keys, what) for what, keys in names_by_description(bindings, signs).items()])
        for title, bindings in groups
    ]
    return [
        *keys,
        Section("What to search for", _QUERIES),
        Section("Signs", legend(signs)),
        Section("Mouse", _MOUSE),
    ]


def help_lines(sections: Sequence[Section], width: int, rule: str) -> list[Line]:
    """At most `width` cells each, where that is enough for a word; a blank line between two sections."""
    if width < _TWO_COLUMNS:
        return _column(sections, min(width, _WIDEST), rule)
    column = min((width - _BETWEEN) // 2, _WIDEST)
    columns = [
        (_column(sections[:place], column, rule), _column(sections[place:], column, rule))
        for place in range(1, len(sections))
    ]
    left, right = min(columns, key=lambda pair: max(map(len, pair)))
    nothing: Line = []
    return [
        [*one, (" " * (column - width_of(one) + _BETWEEN), "text"), *other]
        for one, other in zip_longest(left, right, fillvalue=nothing)
    ]


def _column(sections: Sequence[Section], width: int, rule: str) -> list[Line]:
    return [line for section in sections for line in [*section.lines(width, rule), []]][:-1]
