"""Hostile files, each named after what is odd about it, and what must come of it.

Small ones lie in `hostile`; what is big, or no regular file, is made when it is wanted. The outcomes follow
from format.md and from YAML 1.1: what can be shown is shown, and all else is said with its place.

`python -m tests.hostile_files` prints what each of them costs.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

HOSTILE = Path(__file__).parent / "hostile"
# Of one command on one file; no test measures it, as a machine at work must fail none.
_MOST_SECONDS = 1
_MOST_MEGABYTES = 200


class Shown(NamedTuple):
    """A file that can be read: the exit code of `check`, and the events, as titles in time order or counted.

    `problems` are how the lines of `check` begin behind the file's name, in order: all of them, or with `...`
    at the end the first ones.
    """

    code: int
    events: list[str] | int
    problems: tuple[object, ...] = ()


class Refused(NamedTuple):
    """A file that cannot be read: how the reason begins, behind the file's name."""

    reason: str
    as_nobody: bool = False  # as root it can


Outcome: TypeAlias = Shown | Refused
# Makes the file in an empty folder; returns its path there.
Make: TypeAlias = Callable[[Path], str]

_CONTROL = "error: control character, shown as"
_INVISIBLE = "warning: invisible character, shown as"
_SURROGATE = "error: lone surrogate, shown as \ufffd"
_NO_MAPPING = "error: the top level is no mapping"
_NO_YAML = "error: no YAML"
_NO_EVENTS = "error: no events"
_TOO_DEEP = "error: nested more than 32 deep"
_MISSING = "error: missing title"
_UNREAD = "cannot be read: "
_UTF_16 = "not UTF-8 but UTF-16"
_MARKUP = "[/] [sic] [@click=app.quit]x[/] <script>alert(1)</script> **b** `c` # d"


def _shown_with_after(title: str, *problems: str) -> Shown:
    """A title that is nothing but odd, and the next event, which must not be lost."""
    has_error = any(" error: " in problem for problem in problems)
    return Shown(int(has_error), [title, "After"], problems)


TEXTS: Mapping[str, Outcome] = {
    "esc-raw": _shown_with_after("A^[[31mB", f"2:11: {_CONTROL} ^["),
    "c1-raw": _shown_with_after("A<9B>31mB", f"2:11: {_CONTROL} <9B>"),
    "nul-raw": _shown_with_after("A^@B", f"2:11: {_CONTROL} ^@"),
    "del-raw": _shown_with_after("A^?B", f"2:11: {_CONTROL} ^?"),
    "bel-bs-vt-ff-raw": _shown_with_after(
        "A^G^H^K^LB",
        f"2:11: {_CONTROL} ^G", f"2:12: {_CONTROL} ^H", f"2:13: {_CONTROL} ^K", f"2:14: {_CONTROL} ^L",
    ),
    "bidi-override-raw": _shown_with_after("A<U+202E>B", f"2:11: {_CONTROL} <U+202E>"),
    "bidi-isolate-raw": _shown_with_after("A<U+2066>B", f"2:11: {_CONTROL} <U+2066>"),
    "zero-width-space-raw": _shown_with_after("A<U+200B>B", f"2:11: {_INVISIBLE} <U+200B>"),
    "bom-inside": _shown_with_after("A<U+FEFF>B", f"2:11: {_INVISIBLE} <U+FEFF>"),
    "tag-character-raw": _shown_with_after("A<U+E0041>B", f"2:11: {_INVISIBLE} <U+E0041>"),
    "joiners-that-stay": _shown_with_after("A\u200dB\u200cC\u200eD\u200fE"),
    "nel-raw": _shown_with_after("A<85>B", f"2:11: {_CONTROL} <85>"),
    "line-separator-raw": _shown_with_after("A<U+2028>B", f"2:11: {_CONTROL} <U+2028>"),
    "paragraph-separator-raw": _shown_with_after("A<U+2029>B", f"2:11: {_CONTROL} <U+2029>"),
    "noncharacters-raw": _shown_with_after(
        "A<U+FFFE><U+FFFF>B", f"2:11: {_CONTROL} <U+FFFE>", f"2:12: {_CONTROL} <U+FFFF>"
    ),
    "private-use-raw": _shown_with_after("A\ue000\U000f0000B^[C", f"2:14: {_CONTROL} ^["),
    "esc-in-comment": Shown(1, ["A"], (f"1:3: {_CONTROL} ^[",)),
    "esc-in-key": Shown(1, ["A"], ('3:3: warning: unknown field "ki^[nd"', f"3:5: {_CONTROL} ^[")),
    "esc-before-everything": Shown(
        1, [], (f"1:1: {_CONTROL} ^[", f"1:1: {_NO_EVENTS}", '1:1: warning: unknown field "^[events"')
    ),
    "esc-after-everything": Refused(f"3:1: {_NO_YAML}"),
    "esc-in-what-is-no-yaml": Refused(f"2:10: {_NO_YAML}"),
    "esc-escaped": _shown_with_after("A^[[31mB", f"2:12: {_CONTROL} ^["),
    "c1-escaped": _shown_with_after("A<9B>B", f"2:12: {_CONTROL} <9B>"),
    "nul-escaped": _shown_with_after("A^@B", f"2:12: {_CONTROL} ^@"),
    "del-escaped": _shown_with_after("A^?B", f"2:12: {_CONTROL} ^?"),
    "window-title-escaped": _shown_with_after(
        "A^[]0;owned^[\\B", f"2:12: {_CONTROL} ^[", f"2:22: {_CONTROL} ^["
    ),
    "clipboard-escaped": _shown_with_after(
        "A^[]52;c;b3duZWQ=^GB", f"2:12: {_CONTROL} ^[", f"2:28: {_CONTROL} ^G"
    ),
    "hyperlink-escaped": _shown_with_after(
        "A^[]8;;http://x^[\\B", f"2:12: {_CONTROL} ^[", f"2:26: {_CONTROL} ^["
    ),
    "device-report-escaped": _shown_with_after(
        "A^[[6n^[[c^[cB", f"2:12: {_CONTROL} ^[", f"2:17: {_CONTROL} ^[", f"2:21: {_CONTROL} ^["
    ),
    "bidi-escaped": _shown_with_after(
        "A<U+202E><U+2067>B", f"2:12: {_CONTROL} <U+202E>", f"2:18: {_CONTROL} <U+2067>"
    ),
    "line-ends-escaped": _shown_with_after(
        "A<85><U+2028><U+2029>B",
        f"2:12: {_CONTROL} <85>", f"2:14: {_CONTROL} <U+2028>", f"2:16: {_CONTROL} <U+2029>",
    ),
    "cr-escaped": _shown_with_after("A^MB", f"2:12: {_CONTROL} ^M"),
    "lone-high-surrogate": _shown_with_after("A\ufffdB", f"2:12: {_SURROGATE}"),
    "lone-low-surrogate": _shown_with_after("A\ufffdB", f"2:12: {_SURROGATE}"),
    "surrogates-swapped": _shown_with_after("A\ufffd\ufffdB", f"2:12: {_SURROGATE}", f"2:18: {_SURROGATE}"),
    "surrogate-pair-of-json": _shown_with_after("A😀B"),
    "surrogate-of-eight-digits": _shown_with_after("A\ufffdB", f"2:12: {_SURROGATE}"),
    "esc-in-every-field": Shown(1, ["E^["], (f"1:10: {_CONTROL} ^[", f"2:10: {_CONTROL} ^[", ...)),
    "title-of-nothing-but-esc": _shown_with_after("^[", f"2:11: {_CONTROL} ^["),
    "scripts-and-emoji": _shown_with_after(
        "日本語 한국어 ไทย हिन्दी العربية עברית 👨\u200d👩\u200d👧\u200d👦 🇰🇿 👍🏽"
    ),
    "marks-piled-up": _shown_with_after("Z" + "\u0301\u0302\u0303\u0304" * 20 + "algo"),
}  # fmt: skip

ENCODINGS: Mapping[str, Outcome] = {
    "latin-1": Refused("not UTF-8 at byte 21, in line 2"),
    "overlong-utf-8": Refused("not UTF-8 at byte 19, in line 2"),
    "cesu-8": Refused("not UTF-8 at byte 19, in line 2"),
    "utf-8-cut-off": Refused("not UTF-8 at byte 19, in line 2"),
    "beyond-unicode": Refused("not UTF-8 at byte 19, in line 2"),
    "lone-continuation-byte": Refused("not UTF-8 at byte 1, in line 1"),
    "utf-16-little": Refused(_UTF_16),
    "utf-16-big": Refused(_UTF_16),
    "utf-16-little-unmarked": Refused(_UTF_16),
    "utf-16-big-unmarked": Refused(_UTF_16),
    "utf-32": Refused("not UTF-8"),
    "gzip": Refused("not UTF-8 at byte 2, in line 1"),
    "elf": Refused(f"1:1: {_NO_MAPPING}"),
    "crlf": Shown(0, ["A", "B"]),
    "cr": Shown(0, ["A", "B"]),
    "line-ends-mixed": Shown(0, ["A", "B", "C"]),
    "no-final-newline": Shown(0, ["A"]),
    "bom-first": Shown(0, ["A"]),
    "bom-twice": Shown(
        1,
        [],
        (f"1:1: {_NO_EVENTS}", f"1:1: {_INVISIBLE} <U+FEFF>", '1:1: warning: unknown field "<U+FEFF>events"'),
    ),
}

MARKUP: Mapping[str, Outcome] = {
    "markup-that-closes-nothing": _shown_with_after("x [/] y"),
    "markup-that-closes-the-unknown": _shown_with_after("x [/nope] y"),
    "markup-clicked-to-quit": _shown_with_after("[@click=app.quit]x[/]"),
    "markup-link": Shown(0, ["[link=http://x]y[/link]"]),
    "markup-that-swallows": Shown(0, ["a [sic] [bold]b [$primary] [...] [#ff0000]c"]),
    "markup-emoji-code": Shown(0, ["a :smile: :warning:"]),
    "markup-backslash": Shown(0, ["a \\[b] \\\\[c]\\"]),
    "markup-in-every-field": Shown(0, [_MARKUP]),
    "markup-in-what-is-no-yaml": Refused(f"2:10: {_NO_YAML}"),
    "html-and-script": Shown(
        1, ["<script>alert(1)</script><!-- </title> ]]> &amp;"], ("3:16: error: a text where a mapping",)
    ),
    "spreadsheet-formulas": Shown(0, ["=1+1", "@SUM(A1)", "-1", "+1"]),
    "calendar-lines": Shown(0, ["A\nEND:VEVENT\nBEGIN:VALARM"]),
    "markdown-headings-and-rows": Shown(0, ["# A"]),
}

YAML: Mapping[str, Outcome] = {
    "merge-key-bomb": Shown(0, ["A"] * 26),
    "billion-laughs": Shown(1, 31, (...,)),
    "billion-statements": Shown(1, 31, (...,)),
    "list-in-itself": Shown(1, ["A"], ("3:16: error: self-reference",)),
    "event-in-itself": Shown(1, ["A"], ("4:16: error: self-reference",)),
    "events-in-themselves": Shown(1, ["A"], ("3:3: error: self-reference",)),
    "file-in-itself": Shown(1, ["A"], ("4:3: error: self-reference",)),
    "merge-of-itself": Shown(1, ["A"], ("4:7: error: self-reference",)),
    "nested-32": Shown(1, ["A"], ('3:9: error: "kind" takes one text',)),
    "nested-33": Refused(f"3:38: {_TOO_DEEP}"),
    "tag-python": Shown(
        1,
        ["A"],
        (
            f"2:3: {_MISSING}",
            '2:10: error: explicit tag "!!python/object/apply:os.system"',
            '2:42: error: "title" takes one text',
            '3:10: error: explicit tag "!!python/name:os.system"',
        ),
    ),
    "tag-binary": Shown(1, ["aGk="], ('2:10: error: explicit tag "!!binary"',)),
    "tag-own": Shown(1, ["A"], ('2:10: error: explicit tag "!foo"',)),
    "tag-unknown-handle": Refused(f"2:10: {_NO_YAML}"),
    "tag-set-and-map": Shown(
        1, ["A"], ('1:9: error: explicit tag "!!omap"', '2:3: error: explicit tag "!!set"')
    ),
    "key-that-is-a-list": Shown(1, ["A"], ("3:5: error: a key that is no text",)),
    "key-that-is-a-mapping": Shown(1, ["A"], ("3:3: error: a key that is no text",)),
    "key-that-is-null": Shown(0, ["A"], ('3:3: warning: unknown field "~"',)),
    "key-empty": Refused(f"3:3: {_NO_YAML}"),
    "keys-twice": Shown(1, ["A"], ('3:3: error: duplicate key "title": the one in line 2 holds',)),
    "events-twice": Shown(1, ["A"], ('3:1: error: duplicate key "events": the one in line 1 holds',)),
    "merge-of-a-text": Shown(1, ["A"], ("3:3: error: a merge key takes a mapping",)),
    "documents-two": Shown(1, ["A"], ("3:1: error: second document",)),
    "document-behind-its-end": Refused(f"4:1: {_NO_YAML}"),
    "values-yaml-would-change": Shown(
        0, ["no", "1:30", "2017-06-05", "0x1F", "1e3", ".inf", "0o17", "on", "1_000", "="]
    ),
    "whole-number-of-5000-digits": Shown(0, ["9" * 5000]),
    "escape-beyond-unicode": Refused(f"2:14: {_NO_YAML}"),
    "escape-unknown": Refused(f"2:12: {_NO_YAML}"),
    "escape-cut-off": Refused(f"2:14: {_NO_YAML}"),
    "tab-indented": Refused(f"2:1: {_NO_YAML}"),
    "tab-in-title": Shown(0, ["A\tB"]),
    "empty": Shown(0, []),
    "blank-lines-only": Shown(0, []),
    "comments-only": Shown(0, []),
    "document-mark-only": Shown(0, []),
    "null-only": Shown(0, []),
    "top-list": Refused(f"1:1: {_NO_MAPPING}"),
    "top-text": Refused(f"1:1: {_NO_MAPPING}"),
    "top-number": Refused(f"1:1: {_NO_MAPPING}"),
    "top-alias": Refused(f"1:1: {_NO_MAPPING}"),
    "events-absent": Shown(1, [], (f"1:1: {_NO_EVENTS}",)),
    "events-null": Shown(1, [], (f"1:1: {_NO_EVENTS}",)),
    "events-a-text": Shown(1, ["A"], ("1:9: error: a text where a mapping",)),
    "events-a-mapping": Shown(1, ["A"], ('1:9: error: "events" takes a list',)),
    "events-of-everything": Shown(
        1,
        ["A", "1", "C"],
        (
            "2:3: error: a text where a mapping",
            "3:3: error: a list where a mapping",
            f"4:3: {_MISSING}",
            f"5:2: {_MISSING}",
            f"6:3: {_MISSING}",
            "7:3: error: a text where a mapping",
            f"9:3: {_MISSING}",
            '9:10: error: "title" takes one text, and this is a list',
            f"10:3: {_MISSING}",
            '10:10: error: "title" takes one text, and this is a mapping',
        ),
    ),
    "yaml-version-of-the-future": Refused(f"1:1: {_NO_YAML}"),
    "directive-unknown": Refused(f"1:5: {_NO_YAML}"),
    "directive-twice": Refused(f"2:1: {_NO_YAML}"),
    "anchor-twice": Shown(0, ["A", "B", "B"]),
    "alias-before-anchor": Shown(1, ["A", "B"], ('3:9: error: "*k" refers to nothing',)),
    "anchor-without-a-name": Refused(f"2:11: {_NO_YAML}"),
    "quote-unclosed": Refused(f"2:10: {_NO_YAML}"),
    "single-quote-unclosed": Refused(f"2:10: {_NO_YAML}"),
    "list-unclosed": Refused(f"4:8: {_NO_YAML}"),
    "mapping-unclosed": Refused(f"1:10: {_NO_YAML}"),
    "colon-in-plain-text": Refused(f"2:11: {_NO_YAML}"),
    "indentation-broken": Refused(f"3:2: {_NO_YAML}"),
    "at-sign-first": Refused(f"2:10: {_NO_YAML}"),
    "percent-first": Refused(f"2:10: {_NO_YAML}"),
    "block-text-without-end": Shown(0, ["A\nB\n"]),
    "json": Shown(0, ["A"]),
    "html-page": Refused(f"1:1: {_NO_MAPPING}"),
    "script": Refused(f"2:1: {_NO_MAPPING}"),
    "control-characters-alone": Refused(f"1:1: {_NO_MAPPING}"),
}

_DATES = 30
FORMAT: Mapping[str, Outcome] = {
    "dates-of-every-wrongness": Shown(
        1,
        [f"D{number}" for number in range(1, _DATES + 1)],
        (
            *(f"{2 * number + 1}:9: error: date " for number in range(1, 28)),
            f"55:18: {_CONTROL} <U+202E>",
            *(f"{2 * number + 1}:9: error: date " for number in range(28, _DATES + 1)),
        ),
    ),
    "date-far-away": Shown(1, ["A", "C", "B"], ("5:9: error: date ",)),
    "date-of-5000-digits": Shown(1, ["B", "A"], ("3:9: error: date ",)),
    "date-backwards": Shown(1, ["A"], ("3:9: error: date ",)),
    "date-a-list": Shown(1, ["A"], ('3:9: error: "date" takes one text',)),
    "date-empty": Shown(1, ["A", "B"], ('3:9: error: date "" is no date',)),
    "dates-open-at-both-ends": Shown(0, ["A", "F", "E", "B", "C", "D"]),
    "ids-twice": Shown(1, ["A", "B", "C"], ('3:8: error: duplicate id "a"', '4:8: error: duplicate id "a"')),
    "ids-derived-alike": Shown(0, ["A", "a", "A!", "X"]),
    "ids-hostile": Shown(1, list("ABCDEFGHI"), ("4:8: error: a blank id", "9:8: error: a blank id")),
    "id-help": Shown(0, ["A"]),
    "titles-of-nothing-but-signs": Shown(0, ["!!!", "???", "-", "---"]),
    "titles-blank": Shown(
        1, ["A"], (f"2:3: {_MISSING}", f"3:3: {_MISSING}", f"4:3: {_MISSING}", f"5:3: {_MISSING}")
    ),
    "source-keys-hostile": Shown(0, ["A"]),
    "sources-unlisted-and-unused": Shown(
        1,
        ["A"],
        (
            '2:3: warning: source "a" is never used',
            '5:11: error: source "b" is not listed',
            '6:35: error: source "c" is not listed',
            '6:38: error: source "c" is not listed',
        ),
    ),
    "via-in-a-circle": Shown(1, ["A"], ('2:12: error: "via"', '3:12: error: "via"', '4:12: error: "via"')),
    "via-itself": Shown(1, ["A"], ('2:12: error: "via"',)),
    "via-unlisted": Shown(1, ["A"], ('2:12: error: source "b" is not listed',)),
    "aliases-in-a-circle": Shown(0, ["T"]),
    "sources-a-list": Shown(
        1, ["A"], ('1:10: error: "sources" takes a mapping', '2:11: error: "speakers" takes a mapping')
    ),
    "texts-outside": Shown(
        0,
        ["A"],
        (*(f"{line}:14: warning: text " for line in range(2, 7)),),
    ),
    "texts-missing": Shown(
        1,
        ["A"],
        (
            *(f"{line}:14: warning: text " for line in range(2, 5)),
            f"4:16: {_CONTROL} ^@",
            *(f"{line}:14: warning: text " for line in range(5, 9)),
        ),
    ),
    "text-that-is-the-file-itself": Shown(0, ["A"]),
    "text-that-is-not-utf-8": Shown(0, ["A"], ('2:14: warning: text "latin-1.yaml"',)),
    "addresses-hostile": Shown(
        1,
        ["A"],
        (
            *(f"{line}:13: warning: url " for line in range(2, 11)),
            f"10:22: {_CONTROL} ^[",
            "11:14: warning: url ",
            f"11:23: {_CONTROL} <U+202E>",
            *(f"{line}:14: warning: url " for line in (12, 15, 16)),
        ),
    ),
    "address-that-breaks-out": Shown(0, ["A"], (...,)),
    "tags-1000": Shown(0, ["A"]),
    "fields-misspelt": Shown(
        0,
        ["B"],
        tuple(
            f"{place}: warning: unknown field "
            for place in ("1:1", "2:1", "4:3", "6:3", "7:3", "8:3", "9:3", "10:3")
        ),
    ),
    "fields-of-wrong-types": Shown(
        1,
        ["A"],
        tuple(
            f"{place}: error: "
            for place in ("1:8", "2:8", "5:9", "6:9", "7:11", "9:25", "9:41", "10:5", "11:5", "12:5")
        ),
    ),
    "statements-without-text": Shown(
        1, ["A"], ("4:5: error: missing statement text", "5:5: error: missing statement text", "6:5: error: ")
    ),
}

SMALL: Mapping[str, Outcome] = {**TEXTS, **ENCODINGS, **MARKUP, **YAML, **FORMAT}


def _text(text: str | bytes) -> Make:
    """A file of its own."""

    def make(folder: Path) -> str:
        (folder / "t.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
        return "./t.yaml"

    return make


def _titled(title: str) -> Make:
    return _text(f"events:\n- title: {title}\n- title: After\n")


def _named(name: str | bytes) -> Make:
    """A small honest file of this name."""

    def make(folder: Path) -> str:
        path = os.path.join(folder, os.fsdecode(name))
        Path(path).write_text("events:\n- title: A\n")
        return f"./{os.fsdecode(name)}"

    return make


def _link(target: str) -> Make:
    def make(folder: Path) -> str:
        (folder / "t.yaml").symlink_to(target)
        return "./t.yaml"

    return make


def _sparse(size_bytes: int) -> Make:
    def make(folder: Path) -> str:
        with (folder / "t.yaml").open("wb") as file:
            file.truncate(size_bytes)
        return "./t.yaml"

    return make


def _folder(folder: Path) -> str:
    (folder / "t.yaml").mkdir()
    return "./t.yaml"


def _pipe(folder: Path) -> str:
    os.mkfifo(folder / "t.yaml")
    return "./t.yaml"


def _socket(folder: Path) -> str:
    _bind(folder, "t.yaml")
    return "./t.yaml"


def _bind(folder: Path, name: str) -> None:
    """The path of a socket may have some hundred bytes only, that of its folder can be longer."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(f"/proc/self/fd/{descriptor}/{name}")
    finally:
        os.close(descriptor)


def _below_a_file(folder: Path) -> str:
    (folder / "file").touch()
    return "./file/t.yaml"


def _not_to_be_read(folder: Path) -> str:
    _text("events:\n- title: A\n")(folder)
    (folder / "t.yaml").chmod(0)
    folder.chmod(0o755)
    return "./t.yaml"


def _in_a_locked_folder(folder: Path) -> str:
    (folder / "locked").mkdir(mode=0)
    folder.chmod(0o755)
    return "./locked/t.yaml"


def _with_text(make_text: Callable[[Path], object]) -> Make:
    """A timeline whose source names the file `text`, which `make_text` makes."""

    def make(folder: Path) -> str:
        make_text(folder / "text")
        return _text(
            "sources: {s: {text: text}}\nevents:\n- {title: A, source: s, statements: [{text: w}]}\n"
        )(folder)

    return make


def _cut_up(folder: Path) -> str:
    """A statement of nothing but cuts, and a short text of its source."""
    (folder / "text").write_text("ab b " * 400)
    statement = "ab [...] " * 30_000 + "b"
    entry = f"- title: A\n  source: s\n  statements: [{{text: '{statement}'}}]\n"
    return _text("sources: {s: {text: text}}\nevents:\n" + entry)(folder)


def _with_itself_as_text(folder: Path) -> str:
    """A thousand sources, and of each a statement that stands there a thousand times."""
    numbers = range(1000)
    sources = "".join(f"  s{number}: {{title: S, text: t.yaml}}\n" for number in numbers)
    statements = "".join(f"  - {{speaker: B, source: s{number}, text: zz}}\n" for number in numbers)
    (folder / "t.yaml").write_text(
        f"sources:\n{sources}events:\n- date: 2017\n  title: A\n  statements:\n{statements}", encoding="utf-8"
    )
    return "./t.yaml"


def _link_to_another_folder(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5 * 2**30)


def _aliases(anchored: str, each: str, count: int) -> Make:
    return _text(f"events:\n{anchored}" + each * count)


_UNREAD_TEXT = Shown(0, ["A"], ('1:21: warning: text "text" of source "s" cannot be read: ',))
_DEEP = 100_000

MADE: Mapping[str, tuple[Make, Outcome]] = {
    # texts
    "title-of-a-megabyte": (_titled("x" * 2**20), _shown_with_after("x" * 2**20)),
    "title-of-a-megabyte-in-words": (
        _titled("word " * 200_000 + "end"), _shown_with_after("word " * 200_000 + "end"),
    ),
    "title-of-a-megabyte-wide": (_titled("語" * 350_000), _shown_with_after("語" * 350_000)),
    "title-of-100000-marks": (_titled("a" + "\u0301" * _DEEP), _shown_with_after("a" + "\u0301" * _DEEP)),
    "title-of-200000-marks-out-of-order": (
        _titled("a" + "\u0315\u0300" * _DEEP), _shown_with_after("a" + "\u0315\u0300" * _DEEP),
    ),
    "title-of-100000-joiners": (_titled("a" + "\u200d" * _DEEP), _shown_with_after("a" + "\u200d" * _DEEP)),
    "title-of-100000-escapes": (_titled("\x1b" * _DEEP), Shown(1, 2, (f"2:10: {_CONTROL} ^[", ...))),
    "title-of-100000-lines": (
        _titled('"' + "\\n" * _DEEP + 'A"'), _shown_with_after("\n" * _DEEP + "A"),
    ),
    "statement-of-a-megabyte": (
        _text("events:\n- title: A\n  statements:\n  - text: " + "word " * 200_000 + "\n"), Shown(0, ["A"]),
    ),
    "comment-of-a-megabyte": (_text("# " + "x" * 2**20 + "\nevents:\n- title: A\n"), Shown(0, ["A"])),
    "key-of-a-megabyte": (
        _text('events:\n- title: A\n  ? "' + "x" * 2**20 + '"\n  : y\n'),
        Shown(0, ["A"], ('3:5: warning: unknown field "xxx',)),
    ),
    "line-of-a-megabyte-that-is-no-yaml": (
        _titled("x" * 2**20 + ": b"), Refused(f"2:{2**20 + 10}: {_NO_YAML}"),
    ),
    "id-of-a-megabyte": (
        _text("events:\n- title: A\n  id: " + "x" * 2**20 + "\n"), Shown(0, ["A"]),
    ),
    "date-of-a-megabyte": (
        _text("events:\n- title: A\n  date: " + "2" * 2**20 + "\n"), Shown(1, ["A"], ("3:9: error: date ",)),
    ),
    # YAML
    "brackets-100000": (_text("events: " + "[" * _DEEP), Refused("1:")),
    "braces-100000": (_text("events: " + "{a: " * _DEEP), Refused("1:")),
    "dashes-100000": (_text("- " * _DEEP), Refused(f"1:1: {_NO_MAPPING}")),
    "dashes-100000-in-events": (_text("events:\n" + "- " * _DEEP), Refused(f"2:63: {_TOO_DEEP}")),
    "question-marks-100000": (_text("? " * _DEEP), Refused(f"1:65: {_TOO_DEEP}")),
    "merges-of-a-big-mapping": (
        _aliases(
            "- &b {title: B, " + ", ".join(f"k{n}: v" for n in range(2000)) + "}\n",
            "- {title: A, <<: *b}\n",
            2_000,
        ),
        Shown(1, 2_001, (...,)),
    ),
    "merges-of-a-long-text": (
        _aliases("- &b {title: B, note: " + "x" * 100_000 + "}\n", "- {title: A, <<: *b}\n", 1_000),
        Shown(1, 1_001, (...,)),
    ),
    "aliases-of-a-long-text": (
        _aliases("- title: A\n  note: &n " + "x" * 100_000 + "\n", "- {title: A, note: *n}\n", 1_000),
        Shown(1, 1_001, (...,)),
    ),
    "aliases-of-many-statements": (
        _aliases(
            "- title: A\n  statements: &s\n" + "  - text: B\n" * 1_000,
            "- {title: A, statements: *s}\n",
            1_000,
        ),
        Shown(1, 1_001, (...,)),
    ),
    "aliases-of-many-tags": (
        _aliases("- title: A\n  tags: &t [" + "b, " * 5_000 + "c]\n", "- {title: A, tags: *t}\n", 1_000),
        Shown(1, 1_001, (...,)),
    ),
    "tag-lines-50000": (
        _text("".join(f"%TAG !a{n}! x\n" for n in range(50_000)) + "---\nevents: []\n"),
        Refused("1:1: error: more than 1,000 lines of %TAG"),
    ),
    "problems-100000": (
        _text("events: [" + "{}," * 100_000 + "{}]\n"), Shown(1, [], (f"1:10: {_MISSING}", ...)),
    ),
    "path-of-400000-folders": (
        _text('sources:\n  s: {text: "' + "a/" * 400_000 + 'b"}\nevents:\n- {title: A, source: s}\n'),
        Shown(0, ["A"], ('2:13: warning: text "a/a/a/', ...)),
    ),
    "cuts-30000-in-a-statement": (_cut_up, Shown(1, ["A"], ("5:23: error: statement not found", ...))),
    "keys-10000-twice": (
        _text("events:\n- title: A\n" + "  title: B\n" * 10_000),
        Shown(1, ["A"], tuple(f"{line}:3: error: duplicate key" for line in range(3, 10_003))),
    ),
    "problems-10000": (
        _text("events:\n" + "- {}\n" * 10_000),
        Shown(1, [], tuple(f"{line}:3: {_MISSING}" for line in range(2, 10_002))),
    ),
    "fields-10000-unknown": (
        _text("events:\n- title: A\n" + "".join(f"  f{n}: x\n" for n in range(10_000))),
        Shown(0, ["A"], tuple(f"{line}:3: warning: unknown field" for line in range(3, 10_003))),
    ),
    "sources-2000-in-a-line-of-via": (
        _text(
            "sources:\n"
            + "".join(f"  s{n}: {{via: s{n + 1}}}\n" for n in range(1_999))
            + "  s1999:\nevents:\n- {title: A, source: s0}\n"
        ),
        Shown(0, ["A"]),
    ),
    "speakers-2000-of-one-name": (
        _text(
            "speakers:\n"
            + "".join(f"  S{n}: {{aliases: [S]}}\n" for n in range(2_000))
            + "events:\n- {title: A, statements: [{text: w, speaker: S}]}\n"
        ),
        Shown(0, ["A"]),
    ),
    # files
    "file-missing": (lambda _: "./t.yaml", Refused("No such file or directory")),
    "file-that-is-a-folder": (_folder, Refused("is a folder, not a file")),
    "file-that-is-a-pipe": (_pipe, Refused("not a regular file")),
    "file-that-is-a-socket": (_socket, Refused("No such device or address")),
    "file-that-is-an-endless-device": (_link("/dev/zero"), Refused("not a regular file")),
    "file-that-is-an-empty-device": (_link("/dev/null"), Refused("not a regular file")),
    "file-that-says-it-is-empty": (_link("/proc/self/oom_score_adj"), Refused(f"1:1: {_NO_MAPPING}")),
    "link-to-nowhere": (_link("nowhere"), Refused("No such file or directory")),
    "link-to-itself": (_link("t.yaml"), Refused("Too many levels of symbolic links")),
    "file-below-a-file": (_below_a_file, Refused("Not a directory")),
    "file-of-mode-000": (_not_to_be_read, Refused("Permission denied", as_nobody=True)),
    "file-in-a-locked-folder": (_in_a_locked_folder, Refused("Permission denied", as_nobody=True)),
    "file-of-5-gib-of-nothing": (_sparse(5 * 2**30), Refused("over 512 MiB")),
    "file-of-a-mebibyte-of-nul": (_sparse(2**20), Refused(f"1:1: {_NO_MAPPING}")),
    "name-too-long": (lambda _: "./" + "x" * 300, Refused("File name too long")),
    "name-with-escapes": (_named("a\x1b[31m\nb\u202e\x9b.yaml"), Shown(0, ["A"])),
    "name-with-escapes-missing": (
        lambda _: "./a\x1b[31m\nb\u202e\x9b.yaml", Refused("No such file or directory"),
    ),
    "name-that-is-not-utf-8": (_named(b"a\xff\xfe.yaml"), Shown(0, ["A"])),
    "name-of-an-option": (_named("--help"), Shown(0, ["A"])),
    "name-for-a-shell": (_named("$(id) 'x\" ;`id`&.yaml"), Shown(0, ["A"])),
    "name-of-markup": (_named("[@click=app.quit]x[] :smile:.yaml"), Shown(0, ["A"])),
    "text-that-is-this-file-a-thousand-times": (_with_itself_as_text, Shown(0, ["A"])),
    "text-that-is-a-pipe": (_with_text(os.mkfifo), _UNREAD_TEXT),
    "text-that-is-a-folder": (_with_text(os.mkdir), _UNREAD_TEXT),
    "text-that-is-a-link-outside": (_with_text(_link_to_another_folder), _UNREAD_TEXT),
    "text-of-5-gib-of-nothing": (_with_text(_huge), _UNREAD_TEXT),
}  # fmt: skip

OUTCOMES: Mapping[str, Outcome] = {**SMALL, **{name: outcome for name, (_, outcome) in MADE.items()}}


class Place(NamedTuple):
    """Where a hostile file is: its path as it is named in `folder`."""

    folder: Path
    path: str


def place_of(name: str, empty_folder: Path) -> Place:
    """The hostile file `name`, made in `empty_folder` unless it lies in `hostile`."""
    if name in SMALL:
        return Place(HOSTILE, f"./{name}.yaml")
    return Place(empty_folder, MADE[name][0](empty_folder))


def main() -> None:
    """Prints what the slowest command on each file takes, and the most memory of all of them."""
    from tempfile import TemporaryDirectory

    from tests.forked import forked
    from tests.test_hostile_files import ask_everything

    over = []
    with forked() as server:
        for name in OUTCOMES:
            with TemporaryDirectory() as folder:
                costs = ask_everything(name, server, Path(folder))
            slowest, seconds = max(costs.seconds.items(), key=lambda cost: cost[1])
            megabytes = costs.peak_bytes / 2**20
            print(f"{name:40} {seconds:6.2f} s {megabytes:6.0f} MB  {slowest}", flush=True)
            if seconds > _MOST_SECONDS or megabytes > _MOST_MEGABYTES:
                over.append(name)
    print(f"over {_MOST_SECONDS} s or {_MOST_MEGABYTES} MB: {', '.join(over) or 'none'}")


if __name__ == "__main__":
    main()
