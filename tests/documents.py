"""Whole timeline documents of any text, for hypothesis, and three writers of YAML for them.

A document is what a timeline file says: texts, flags, lists and mappings in the fields of `fields`. `read_as`
tells what a reader is to make of a text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import yaml
from hypothesis import strategies as st

from sco_tui import fields
from sco_tui.fields import Kind
from sco_tui.text import notation
from tests.live_text import live_characters

Document: TypeAlias = dict[str, Any]

_PUNCTUATION = [
    *"-?:,[]{}#&*!|>'\"%@`~<=.\\/;()$^_+",
    ": ",
    " #",
    "- ",
    "--- ",
    "...",
    "<<",
    "null",
    "~",
    "no",
]
_CONTROLS = [
    *"\x00\x07\x08\x0b\x0c\r\x1b\x1f\x7f\x85\x9b\x9f\u2028\u2029\ufffe\uffff",
    "\x1b[31m",
    "\x1b]0;t\x07",
]
_BIDI = list("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
_ZERO_WIDTH = [*"\u200b\u200c\u200d\u2060\ufeff\u0301", "\U000e0041", "a\u0301\u0301"]
_SURROGATES = ["\ud800", "\udc00", "\ud83d\ude00", "\udc00\ud800"]
_MARKUP = [
    "[/]",
    "[bold]",
    "[@click=app.quit]",
    "[...]",
    "<b>",
    "&amp;",
    "]]>",
    "](x)",
    "**",
    "`",
    "{0}",
    "%s",
]
_BLANKS = [*" \n\t\xa0\u3000", "  ", "\n\n", " \n", "\n "]
_WORDS = ["word", "é", "漢字", "мир", "مرحبا", "👩‍🚀", "ﬁ", "İ", "2017", "1:30", "\ue000", "\U0010fffd"]
_HOSTILE = [*_PUNCTUATION, *_CONTROLS, *_BIDI, *_ZERO_WIDTH, *_SURROGATES, *_MARKUP, *_BLANKS]

texts = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.sampled_from(_HOSTILE), st.characters()), max_size=6
).map("".join)
titles = texts.filter(lambda text: bool(read_as(text).strip()))
names = texts.filter(lambda text: 0 < len(text) < 60)
_dates = st.sampled_from(
    [
        "2017",
        "2017-06-05",
        "2017-06-05T10:00+06:00",
        "2017/..",
        "201X",
        "-0044-03-15",
        "Y-17e7",
        "2017-24",
        "2017~",
    ]
)
_addresses = st.sampled_from(["https://example.org/a?b=c#d", "javascript:alert(1)", "http://[::1", "//x"])
_paths = st.sampled_from(["copy.txt", "../x", "/etc/hostname", ".", "\x00"])

# Right values of each kind of field, behind them odd ones.
_VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: texts,
    Kind.QUOTE: titles,
    Kind.ID: titles,
    Kind.TEXTS: st.one_of(st.lists(texts, max_size=3), texts),
    Kind.DATE: st.one_of(_dates, texts),
    Kind.ADDRESS: st.one_of(_addresses, texts),
    Kind.PATH: st.one_of(_paths, texts),
    Kind.FLAG: st.one_of(st.booleans(), texts),
    Kind.STATUS: st.one_of(st.sampled_from(fields.STATUSES), texts),
    Kind.SOURCE: st.one_of(st.sampled_from(["s", "t", "nowhere"]), texts),
    Kind.SOURCES: st.one_of(st.lists(st.sampled_from(["s", "t", "nowhere"]), max_size=3), texts),
}
# What stands where something else is expected.
_WRONG = [
    None,
    True,
    -1,
    1.5,
    float("inf"),
    "",
    " ",
    [],
    {},
    [None, "a", ["b"]],
    {"a": "b", "text": {"\x1b": []}},
]


def _entries(
    table: fields.Table, needed: Mapping[str, st.SearchStrategy[Any]], *, odd: bool
) -> st.SearchStrategy[Document]:
    """Entries of some fields of `table` and those `needed`; `odd` ones lack some, or hold what is wrong."""
    known = {name: _VALUES[kind] for name, kind in table.items() if kind in _VALUES and name not in needed}

    @st.composite
    def entries(draw: st.DrawFn) -> Document:
        names_drawn = draw(st.lists(st.sampled_from(sorted(known)), max_size=5, unique=True))
        values = {name: draw(one) for name, one in needed.items()} | {
            name: draw(known[name]) for name in names_drawn
        }
        if odd and values:
            name = draw(st.sampled_from([*values, draw(names)]))
            values[name] = draw(st.sampled_from(_WRONG))
        if odd and draw(st.integers(0, 5)) == 0:
            values.pop(next(iter(values), ""), None)
        return values

    return entries()


def documents(*, odd: bool) -> st.SearchStrategy[Document]:
    """Whole documents; of those that are not `odd` each entry has what it must have, and is shown."""
    events = _entries(fields.EVENT, {"title": titles}, odd=odd)
    said = st.lists(_entries(fields.STATEMENT, {"text": titles}, odd=odd), max_size=2)
    keys = st.one_of(st.sampled_from(["s", "t"]), names)
    sources = st.dictionaries(keys, _entries(fields.SOURCE, {}, odd=odd), max_size=2)
    speakers = st.dictionaries(names, _entries(fields.SPEAKER, {}, odd=odd), max_size=2)

    @st.composite
    def whole(draw: st.DrawFn) -> Document:
        whole: Document = {"title": draw(texts), "sources": draw(sources), "about": draw(texts)}
        whole |= {"speakers": draw(speakers), "events": draw(st.lists(events, max_size=3))}
        for event in whole["events"]:
            if statements := draw(said):
                event["statements"] = statements
        if odd and draw(st.booleans()):
            whole[draw(st.sampled_from([*whole, "more"]))] = draw(st.sampled_from(_WRONG))
        return whole

    return whole()


def read_as(text: str) -> str:
    """What a reader is to make of a text: halves joined, all that is live as notation, nothing dropped.

    Character by character and by Unicode's tables, unlike the program's own.
    """
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    noncharacters = "\ufffe\uffff"
    return "".join(notation(one) if one in noncharacters or live_characters(one) else one for one in joined)


def by_json(document: Document) -> str:
    """All on one line, halves of characters and controls as escapes."""
    return json.dumps(document)


def by_pyyaml(document: Document) -> str:
    """As the dumper of PyYAML has it, with its own choice of quotation marks."""
    return yaml.safe_dump(document, allow_unicode=False, sort_keys=False, width=40)


def by_hand(document: Document) -> str:
    """In blocks, with literal scalars and quotation marks of both kinds where they can hold the text."""
    return "\n".join(_block(document, "")) + "\n"


WRITERS: dict[str, Callable[[Document], str]] = {"json": by_json, "pyyaml": by_pyyaml, "hand": by_hand}


def _block(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _pair(f"{_in_double(key)}:", inner, indent)
    elif isinstance(value, list) and value:
        for inner in value:
            yield from _pair("-", inner, indent)
    else:
        yield f"{indent}{_flow(value)}"


def _pair(begin: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, (dict, list)) and value:
        yield f"{indent}? {begin[:-1]}\n{indent}:" if len(begin) > 900 else f"{indent}{begin}"
        yield from _block(value, f"{indent}  ")
    elif isinstance(value, str) and _is_literal(value):
        yield f"{indent}{begin} |{'' if value.endswith(chr(10)) else '-'}"
        yield from (f"{indent}  {line}" if line else "" for line in value.removesuffix("\n").split("\n"))
    elif isinstance(value, str) and value.isprintable() and "'" not in value and value.isascii():
        yield f"{indent}{begin} '{value}'"
    else:
        yield f"{indent}{begin} {_flow(value)}"


def _is_literal(text: str) -> bool:
    """Whether a literal block holds it as it is, whatever follows."""
    lines = text.removesuffix("\n").split("\n")
    return (
        len(lines) > 1
        and all(line.isprintable() for line in lines)
        and not text[:1].isspace()
        and not lines[-1].isspace()
        and lines[-1] != ""
    )


def _flow(value: Any) -> str:
    return _in_double(value) if isinstance(value, str) else json.dumps(value)


def _in_double(text: str) -> str:
    """With raw letters, and escapes of YAML that JSON does not have."""
    return '"' + re.sub(r'["\\]|[^\x20-\x7e\xa1-\uacff\U00010000-\U0001ffff]', _escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    named = {
        "\x1b": r"\e",
        "\0": r"\0",
        "\x85": r"\N",
        "\u2028": r"\L",
        "\u2029": r"\P",
        "\xa0": r"\_",
        "\n": r"\n",
    }
    if match[0] in '"\\':
        return f"\\{match[0]}"
    code = ord(match[0])
    return named.get(match[0]) or (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08x}"
    )
