"""A problem is shown in the lines that were read: below it a caret, as wide as what is wrong there."""

import pytest

from sco_tui import timeline_file
from sco_tui.excerpt import SourceLines
from sco_tui.problem import UnreadableError


def shown(text: str) -> list[str]:
    """The line above the first problem of a file, the line itself and the caret."""
    _, problems = timeline_file.parse("t.yaml", text.encode())
    excerpt = problems[0].excerpt(200)
    return [*([excerpt.above] if excerpt.above is not None else []), excerpt.text, excerpt.caret]


# A file, and what is shown of it: the carets are set by hand. In the order of the modules that report.
CARETS = [
    # dates, addresses, paths, flags, status
    ("events:\n- date: 2017-13\n  title: A\n", [
        "events:",
        "- date: 2017-13",
        "        ^^^^^^^",
    ]),
    ("events:\n- title: A\n  date: '2017-13' # no\n", [
        "- title: A",
        "  date: '2017-13' # no",
        "        ^^^^^^^^^",
    ]),
    ("events:\n- {title: A, date: &d !t nope}\n", [
        "events:",
        "- {title: A, date: &d !t nope}",
        "                      ^^",
    ]),
    ("events:\n- {title: A, date: &d nope}\n", [
        "events:",
        "- {title: A, date: &d nope}",
        "                      ^^^^",
    ]),
    ("events:\n- {title: A, status: off}\n", [
        "events:",
        "- {title: A, status: off}",
        "                     ^^^",
    ]),
    ("sources: {s: {url: ftp://x}}\nevents:\n- {title: A, source: s}\n", [
        "sources: {s: {url: ftp://x}}",
        "                   ^^^^^^^",
    ]),
    ("sources: {s: {text: ../a.txt}}\nevents:\n- {title: A, source: s}\n", [
        "sources: {s: {text: ../a.txt}}",
        "                    ^^^^^^^^",
    ]),
    ("events:\n- title: A\n  statements:\n  - {text: B, reported: maybe}\n", [
        "  statements:",
        "  - {text: B, reported: maybe}",
        "                        ^^^^^",
    ]),
    # fields, types, keys, ids, references
    ("events:\n- title: A\n  titel: B\n", [
        "- title: A",
        "  titel: B",
        "  ^^^^^",
    ]),
    ("events:\n- title: A\n  tags: [a, [b]]\n", [
        "- title: A",
        "  tags: [a, [b]]",
        "            ^",
    ]),
    ("events:\n- title: A\n  title: B\n", [
        "- title: A",
        "  title: B",
        "  ^^^^^",
    ]),
    ("events:\n- {id: a, title: A}\n- {id: a, title: B}\n", [
        "- {id: a, title: A}",
        "- {id: a, title: B}",
        "       ^",
    ]),
    ("events:\n- {title: A, source: artcle}\n", [
        "events:",
        "- {title: A, source: artcle}",
        "                     ^^^^^^",
    ]),
    ("sources:\n  unused: {title: S}\nevents: [A]\n", [
        "sources:",
        "  unused: {title: S}",
        "  ^^^^^^",
    ]),
    ("events:\n- title: A\n  place: *here\n", [
        "- title: A",
        "  place: *here",
        "         ^^^^^",
    ]),
    ("events:\n- title: A\n  kind: !!str B\n", [
        "- title: A",
        "  kind: !!str B",
        "        ^^^^^",
    ]),
    ("events:\n- text alone\n", [
        "events:",
        "- text alone",
        "  ^^^^^^^^^^",
    ]),
    ("events:\n- title: A\n---\nevents: []\n", [
        "- title: A",
        "---",
        "^^^",
    ]),
    # a value over more than one line: up to the end of its first
    ("events:\n- title: A\n  date: not\n    a date\n  kind: B\n", [
        "- title: A",
        "  date: not",
        "        ^^^",
    ]),
    # the first line, a blank line, the end of the file
    ("titel: A\nevents: []\n", [
        "titel: A",
        "^^^^^",
    ]),
    ("title: A\n", [
        "title: A",
        "^",
    ]),
    ("events:\n-\n- title: A\n", [
        "events:",
        "-",
        " ^",
    ]),
    ("events:\n- title: A\n-", [
        "- title: A",
        "-",
        " ^",
    ]),
    ("events:\n\n- titel: A\n  title: B\n", [
        "",
        "- titel: A",
        "  ^^^^^",
    ]),
    # wide characters, marks, tabs, control characters, escapes, other line ends
    ("events:\n- {title: 习近平, date: 明天}\n", [
        "events:",
        "- {title: 习近平, date: 明天}",
        "                        ^^^^",
    ]),
    ("events:\n- {title: cafe\u0301, date: x}\n", [
        "events:",
        "- {title: cafe\u0301, date: x}",
        "                      ^",
    ]),
    ("events:\n- {\ttitle: A,\tdate: x}\n", [
        "events:",
        "- { title: A, date: x}",
        "                    ^",
    ]),
    ("events:\n- title: a\x1bb\n", [
        "events:",
        "- title: a^[b",
        "          ^^",
    ]),
    ('events:\n- title: "a\\u202eb"\n', [
        "events:",
        '- title: "a\\u202eb"',
        "           ^^^^^^",
    ]),
    ("# \x1b\u2028 \x85\nevents: [{title: A}]\n", [
        "# ^[<U+2028> <85>",
        "  ^^",
    ]),
    ("\ufefftitel: A\r\nevents: []\r\n", [
        "titel: A",
        "^^^^^",
    ]),
    ("events:\r\n- title: A\r\n  titel: B\r\n", [
        "- title: A",
        "  titel: B",
        "  ^^^^^",
    ]),
    ("events:\r- title: A\r  titel: B", [
        "- title: A",
        "  titel: B",
        "  ^^^^^",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), CARETS, ids=[ascii(text)[:60] for text, _ in CARETS])
def test_caret_stands_under_what_is_wrong(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


def test_what_ends_a_reading_has_its_place_as_well() -> None:
    with pytest.raises(UnreadableError) as caught:
        timeline_file.parse("t.yaml", b"events:\n- title: A\n  date: b: c\n")
    problem = caught.value.problem
    assert problem is not None
    excerpt = problem.excerpt(100)
    assert (excerpt.above, excerpt.text) == ("- title: A", "  date: b: c")
    assert excerpt.caret == "         ^"


LINES = b"one\ntwo\r\nthree\r\n\rfive\x0b\x0c\xc2\x85 six\xe2\x80\xa8seven\n"


@pytest.mark.parametrize(
    ("line", "text"),
    [(1, "one"), (2, "two"), (3, "three"), (4, ""), (5, "five\x0b\x0c\x85 six\u2028seven"), (6, ""), (7, "")],
)
def test_lines_end_as_in_an_editor(line: int, text: str) -> None:
    assert SourceLines(LINES).text(line) == text


def test_a_file_of_nothing_has_empty_lines() -> None:
    assert SourceLines(b"").text(1) == ""


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 1000 + "HERE" + "b" * 1000
    excerpt = SourceLines(f"{line}\n{line}".encode()).excerpt(2, 1001, 4, 60)
    assert excerpt == ("a" * 60, "a" * 30, "HERE", "b" * 26)


def test_a_place_that_is_long_is_cut() -> None:
    excerpt = SourceLines(b"x" * 1000).excerpt(1, 11, 900, 60)
    assert excerpt == (None, "x" * 10, "x" * 30, "")
