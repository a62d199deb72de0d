"""Characters that a terminal obeys or hides become notation, each a problem at its own place."""

import json

import pytest

from tests.parsed import problems_of, refusal_of, timeline_of, titles_of


def control(place: str, notation: str) -> str:
    return f"{place}: error: control character, shown as {notation}: delete it"


def invisible(place: str, notation: str) -> str:
    return f"{place}: warning: invisible character, shown as {notation}: delete it if it is not meant"


def surrogate(place: str) -> str:
    return f"{place}: error: lone surrogate, shown as \ufffd: delete it"


# Text of a file with one event, its title, and its problems.
FILES = [
    # raw
    ("events:\n- title: a\x1b[31mb\n", "a^[[31mb", [control("2:11", "^[")]),
    ("events:\n- title: a\0b\n", "a^@b", [control("2:11", "^@")]),
    ("events:\n- title: a\x7fb\n", "a^?b", [control("2:11", "^?")]),
    ("events:\n- title: a\x9bb\n", "a<9B>b", [control("2:11", "<9B>")]),
    ("events:\n- title: a\x0bb\x0cc\n", "a^Kb^Lc", [control("2:11", "^K"), control("2:13", "^L")]),
    ("events:\n- title: a\x85b\n  kind: k\n", "a<85>b", [control("2:11", "<85>")]),
    ("events:\n- title: a\u2028b\n", "a<U+2028>b", [control("2:11", "<U+2028>")]),
    ("events:\n- title: a\u2029b\n", "a<U+2029>b", [control("2:11", "<U+2029>")]),
    ("events:\n- title: a\ufffeb\n", "a<U+FFFE>b", [control("2:11", "<U+FFFE>")]),
    ("events:\n- title: a\uffffb\n", "a<U+FFFF>b", [control("2:11", "<U+FFFF>")]),
    ("events:\n- title: a\u202eb\u202c\n", "a<U+202E>b<U+202C>", [
        control("2:11", "<U+202E>"), control("2:13", "<U+202C>"),
    ]),
    ("events:\n- title: \u2066a\u2069\n", "<U+2066>a<U+2069>", [
        control("2:10", "<U+2066>"), control("2:12", "<U+2069>"),
    ]),
    ("events:\n- title: a\u200bb\n", "a<U+200B>b", [invisible("2:11", "<U+200B>")]),
    ("events:\n- title: a\u2060b\n", "a<U+2060>b", [invisible("2:11", "<U+2060>")]),
    ("events:\n- title: a\ufeffb\n", "a<U+FEFF>b", [invisible("2:11", "<U+FEFF>")]),
    ("events:\n- title: a\U000e0067b\n", "a<U+E0067>b", [invisible("2:11", "<U+E0067>")]),
    ("events:\n- title: می\u200cخواهم \u200d\u200e\u200f\n", "می\u200cخواهم \u200d\u200e\u200f", []),
    ("events:\n- title: a\u00a0\u3000b\u00ad\n", "a\u00a0\u3000b\u00ad", []),
    # in comments, keys, quotes and blocks
    ("# \x1b\nevents:\n- title: A\n", "A", [control("1:3", "^[")]),
    ("events:\n- title: A\n  k\x1bd: b\n", "A", [
        control("3:4", "^["), '3:3: warning: unknown field "k^[d"',
    ]),
    ("events:\n- title: 'a\x1bb'\n", "a^[b", [control("2:12", "^[")]),
    ('events:\n- title: "a\x1bb"\n', "a^[b", [control("2:12", "^[")]),
    ("events:\n- title: |-\n    a\n    b\x1bc\n", "a\nb^[c", [control("4:6", "^[")]),
    # behind wide and astral characters, tabs, a byte order mark, other line ends
    ("events:\n- title: '习近平😀\t\x1b'\n", "习近平😀\t^[", [control("2:16", "^[")]),
    ("\ufeffevents:\n- title: \x1b\n", "^[", [control("2:10", "^[")]),
    ("\ufeff\x1b: a\nevents:\n- title: A\n", "A", [control("1:1", "^["), '1:1: warning: unknown field "^["']),
    ("events:\r\n- title: a\x1b\r\n  x: b\r\n", "a^[", [
        control("2:11", "^["), '3:3: warning: unknown field "x"',
    ]),
    ("events:\r- title: a\x1b\r  x: b\r", "a^[", [control("2:11", "^["), '3:3: warning: unknown field "x"']),
    ("events:\n# \x85 \u2028 \u2029\n- title: A\n  x: b\n", "A", [
        control("2:3", "<85>"), control("2:5", "<U+2028>"), control("2:7", "<U+2029>"),
        '4:3: warning: unknown field "x"',
    ]),
    # escapes, at their backslash
    (r'events: [title: "a\e[31m\x9b\0\x7f\a"]', "a^[[31m<9B>^@^?^G", [
        control("1:19", "^["), control("1:25", "<9B>"), control("1:29", "^@"), control("1:31", "^?"),
        control("1:35", "^G"),
    ]),
    (r'events: [title: "\N\L\P\r\b\v\f"]', "<85><U+2028><U+2029>^M^H^K^L", [
        control("1:18", "<85>"), control("1:20", "<U+2028>"), control("1:22", "<U+2029>"),
        control("1:24", "^M"), control("1:26", "^H"), control("1:28", "^K"), control("1:30", "^L"),
    ]),
    (r'events: [title: "a\u202eb\u200bc\U000e0041"]', "a<U+202E>b<U+200B>c<U+E0041>", [
        control("1:19", "<U+202E>"), invisible("1:26", "<U+200B>"), invisible("1:33", "<U+E0041>"),
    ]),
    (r'events: [title: "a\tb\nc\u200d\\e\/\_\"\x41"]', "a\tb\nc\u200d\\e/\u00a0\"A", []),
    (r"events: [title: 'a\e\u202e\x9b\ud800']", r"a\e\u202e\x9b\ud800", []),
    (r"events: [title: a\e\u202e\x9b\ud83d\ude00]", r"a\e\u202e\x9b\ud83d\ude00", []),
    ('events:\n- title: &a # say "hi\\e"\n    "b\\e"\n', "b^[", [control("3:7", "^[")]),
    ('events:\n- title: "a\\\n    \\e"\n', "a^[", [control("3:5", "^[")]),
    # halves of a character
    (r'events: [title: "\ud83d\ude00"]', "😀", []),
    (r'events: [title: "\uD83D\uDE00 \U0000d83d\ude00"]', "😀 😀", []),
    (r'events: [title: "a\ud83d"]', "a\ufffd", [surrogate("1:19")]),
    (r'events: [title: "\ude00\ud83db"]', "\ufffd\ufffdb", [surrogate("1:18"), surrogate("1:24")]),
    (r'events: [title: "\ud83d\ud83d\ude00"]', "\ufffd😀", [surrogate("1:18")]),
    (r'events: [title: "\ud83d\e\\ud83d\\\ud83d"]', "\ufffd^[\\ud83d\\\ufffd", [
        surrogate("1:18"), control("1:24", "^["), surrogate("1:35"),
    ]),
    # private use: the file's own stay what they are
    ("events:\n- title: \ue000a\x1b\U000f0000\n", "\ue000a^[\U000f0000", [control("2:12", "^[")]),
    ('events:\n- title: "\\ue000\x1b\\U0000E001\\U000F0000"\n', "\ue000^[\ue001\U000f0000", [
        control("2:17", "^["),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "problems"), FILES, ids=[ascii(row[0])[:50] for row in FILES])
def test_special_character_is_shown_and_told(text: str, title: str, problems: list[str]) -> None:
    assert titles_of(text) == [title]
    assert sorted(problems_of(text)) == sorted(problems)


@pytest.mark.parametrize("title", ["😀", "\x1b\x9b\u202e", "a\u2028b", "\U0010ffff\ue000"])
def test_escapes_of_json_are_read(title: str) -> None:
    written = json.dumps({"events": [{"title": title}]})
    raw = json.dumps({"events": [{"title": title}]}, ensure_ascii=False)
    assert titles_of(written) == titles_of(raw)
    assert "\\" not in titles_of(written)[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_the_same_text(end: str) -> None:
    text = "events:\n- title: |\n    a\n    b\n\n  date: 2017\n  x: c\n"
    assert titles_of(text.replace("\n", end)) == ["a\nb\n"]
    assert problems_of(text.replace("\n", end)) == ['7:3: warning: unknown field "x"']


NOT_UTF_8 = [
    (b"events:\n- title: \xe9t\xe9\n", "not UTF-8 at byte 18, in line 2: save it as UTF-8"),
    (b"events:\r\n- title: \xe9\n", "not UTF-8 at byte 19, in line 2: save it as UTF-8"),
    (b"\xef\xbb\xbfevents:\n- title: \xff\n", "not UTF-8 at byte 21, in line 2: save it as UTF-8"),
    (b"title: \xc0\xaf\n", "not UTF-8 at byte 8, in line 1: save it as UTF-8"),
    (b"title: \xed\xa0\xbd\xed\xb8\x80\n", "not UTF-8 at byte 8, in line 1: save it as UTF-8"),
    (b"title: \xf4\x90\x80\x80\n", "not UTF-8 at byte 8, in line 1: save it as UTF-8"),
    (b"title: \xe2\x82", "not UTF-8 at byte 8, in line 1: save it as UTF-8"),
    (b"title: \xc3a\xa9\n", "not UTF-8 at byte 8, in line 1: save it as UTF-8"),
    (b"title: \x80\n", "not UTF-8 at byte 8, in line 1: save it as UTF-8"),
    ("events: []".encode("utf-16"), "not UTF-8 but UTF-16: save it as UTF-8"),
    ("events: []".encode("utf-16-le"), "not UTF-8 but UTF-16: save it as UTF-8"),
    ("events: []".encode("utf-16-be"), "not UTF-8 but UTF-16: save it as UTF-8"),
]


@pytest.mark.parametrize(("data", "reason"), NOT_UTF_8)
def test_other_encodings_are_refused(data: bytes, reason: str) -> None:
    assert refusal_of(data) == f"sco-tui: t.yaml: {reason}"


def test_bytes_that_are_not_utf_8_far_behind_are_found() -> None:
    data = b"events:\n" + b"- title: \xd0\x96\n" * 50_000
    assert refusal_of(data + b"- title: \xd0").startswith("sco-tui: t.yaml: not UTF-8 at byte 600018, in")


def test_many_control_characters_are_not_many_problems() -> None:
    problems = problems_of("events:\n- title: a" + "\x1b" * 5000)
    assert len(problems) == 1001
    assert problems[-1] == "2:1011: error: more control or invisible characters follow: not listed one by one"


def test_control_characters_beside_every_private_one_are_refused() -> None:
    private = [*range(0xE000, 0xF900), *range(0xF0000, 0xFFFFE), *range(0x100000, 0x10FFFE)]
    text = "events:\n- title: " + "".join(map(chr, private))
    assert len(timeline_of(text).events) == 1
    assert "private-use" in refusal_of(text + "\x1b")
    assert "private-use" in refusal_of(text + '\n- title: "\\ud800"')
