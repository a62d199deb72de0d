"""The text of a timeline file as a person writes one: quotation marks only where YAML needs them, long texts
in blocks, short lists on one line.

What is written here `timeline_file` reads back exactly. The rules are those of YAML 1.1: plain scalars
(section 9.1.3), folded and literal ones (9.2), keys (9.3).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from sco_tui.yaml_nodes import ABSENT

_WIDTH = 110  # characters, of a line that can be broken
_LONGEST_KEY = 1000  # characters; what is over 1024 needs `? ` in front
# What makes a plain scalar something else, or ends it: an indicator in front, `: ` or ` #` within, a blank
# at an end, a line end.
_NOT_PLAIN = re.compile(
    r"""[,\[\]{}#&*!|>'"%@`\s]|[-?:](?:\s|\Z)|.*(?::(?:\s|\Z)|\s#|[\n\t]|\s\Z)""", re.DOTALL
)
_NOT_PLAIN_IN_LISTS = re.compile(r"[,\[\]{}:?]")


def write(document: Mapping[str, Any]) -> str:
    """The file that says `document`, whose values are texts, flags, lists of texts or entries, mappings."""
    return "\n".join(_blocks(document)) + "\n"


def _blocks(document: Mapping[str, Any]) -> Iterator[str]:
    """Blank lines stand before what takes several lines, and between the entries of lists."""
    for place, (name, value) in enumerate(document.items()):
        is_long = isinstance(value, (Mapping, list))
        if is_long and place:
            yield ""
        if not _is_list_of_entries(value):
            yield from _field(name, value, "")
            continue
        yield f"{name}:"
        for number, entry in enumerate(value):
            if number:
                yield ""
            yield from _entry(entry, "  ")


def _field(name: str, value: Any, indent: str) -> Iterator[str]:
    key = f"{indent}{_key(name, indent)}:"
    if isinstance(value, str):
        yield from _text(f"{key} ", value, indent)
    elif isinstance(value, bool):
        yield f"{key} {'true' if value else 'false'}"
    elif isinstance(value, Mapping):
        yield key
        for inner_name, inner in value.items():
            yield from _field(inner_name, inner, f"{indent}  ")
    elif _is_list_of_entries(value):
        yield key
        for entry in value:
            yield from _entry(entry, f"{indent}  ")
    elif name == "source" and len(value) == 1:  # most have one
        yield from _text(f"{key} ", value[0], indent)
    else:
        yield from _list(key, value, indent)


def _is_list_of_entries(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _entry(entry: Mapping[str, Any], indent: str) -> Iterator[str]:
    lines = (line for name, value in entry.items() for line in _field(name, value, f"{indent}  "))
    yield f"{indent}- {next(lines, '{}').removeprefix(f'{indent}  ')}"
    yield from lines


def _list(key: str, texts: Sequence[str], indent: str) -> Iterator[str]:
    """On one line where there is room."""
    line = f"{key} [{', '.join(map(_in_list, texts))}]"
    if len(line) <= _WIDTH:
        yield line
        return
    yield key
    for text in texts:
        yield from _text(f"{indent}  - ", text, f"{indent}  ")


def _text(begin: str, text: str, indent: str) -> Iterator[str]:
    """`begin` and a scalar; its further lines stand behind `indent` and a step."""
    is_long = len(begin) + len(text) > _WIDTH and " " in text
    if not is_long and "\n" not in text:
        yield begin + _on_one_line(text)
        return
    content = text.removesuffix("\n")
    # A block begins with no blank, as that would be its indent, and ends in one line end at most: more of
    # them would take in the blank lines that follow it in the file.
    if content[:1].isspace() or content[-1:].isspace() or not content:
        yield begin + _quoted(text)
        return
    chomping = "" if text.endswith("\n") else "-"
    lines, margin = content.split("\n"), f"{indent}  "
    room = _WIDTH - len(margin)
    is_literal = len(lines) > 1 and all(len(line) <= room for line in lines)
    if is_literal or any(line[:1].isspace() for line in lines):
        yield f"{begin}|{chomping}"
        for line in lines:
            yield f"{margin}{line}" if line else ""
        return
    yield f"{begin}>{chomping}"
    for number, line in enumerate(lines):
        if number:
            yield ""  # a line end that is folded: the next one counts
        for piece in _folded(line, room):
            yield f"{margin}{piece}" if piece else ""


def _folded(line: str, room: int) -> list[str]:
    """Broken where one blank stands, which a line end is read as."""
    pieces = wrap(
        line, room, expand_tabs=False, replace_whitespace=False, drop_whitespace=True,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return pieces if " ".join(pieces) == line else [line]


def _key(name: str, indent: str) -> str:
    """A name as a key; `?` tells a long one from text."""
    words = _on_one_line(name)
    return words if len(words) <= _LONGEST_KEY else f"? {words}\n{indent}"


def _on_one_line(text: str) -> str:
    return text if not _NOT_PLAIN.match(text) and text not in _NO_TEXT else _quoted(text)


_NO_TEXT = {*ABSENT, "<<"}  # plain: no value; a merge key


def _in_list(text: str) -> str:
    return _quoted(text) if _NOT_PLAIN_IN_LISTS.search(text) else _on_one_line(text)


def _quoted(text: str) -> str:
    """With the escapes of JSON, which are YAML's too; where only " would need one, without."""
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)
