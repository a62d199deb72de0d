"""Each problem takes the lines that it was counted for, and its place is seen in them at every width."""

import hypothesis.strategies as st
import pytest
from hypothesis import given
from rich.cells import cell_len

from sco_tui import timeline_file
from sco_tui.excerpt import Excerpt, SourceLines
from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.tui.glyphs import ASCII, UNICODE, Signs
from sco_tui.tui.lines import Line, wrapped
from sco_tui.tui.problem_lines import Findings, ProblemLayout, line_count

# The place of one far to the right, in wide characters and behind tabs, of one in the first line.
FILE = """titel: first
sources:
  unused: {title: Nobody refers to this source whatever its long and winding name may be}
events:
- title: A
  date: 2017-13
- {title: 上海合作组织成员国一致同意接收印度和巴基斯坦为成员国, kind: a, date: 明天}
- {title: A,\tplace: B,\tstatus: of\x1bf}
- {title: The cooperative sector is expanding in all areas of security and law and beyond, source: artcle}
"""
BROKEN = FILE + "- title: b: c\n"


def problems_of(text: str) -> tuple[Problem, ...]:
    return timeline_file.parse("events.yaml", text.encode())[1]


def refusal_of(text: str) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        problems_of(text)
    return caught.value


def layout(width: int, signs: Signs = UNICODE, unreadable: UnreadableError | None = None) -> ProblemLayout:
    return ProblemLayout(
        "events.yaml",
        Findings(problems_of(FILE), [unreadable] if unreadable else [], (), {"events.yaml"}),
        width,
        signs,
    )


def text_of(line: Line) -> str:
    return "".join(words for words, _ in line)


def drawn(problems: ProblemLayout, number: int) -> list[str]:
    head, below, _ = problems.lines(number)
    return [text_of(line).rstrip() for line in [*head, *below]]


def test_in_a_wide_list_the_message_stands_beside_the_place() -> None:
    assert drawn(layout(100), 2) == [
        '✕ error    events.yaml:6:9     date "2017-13" is no date: month 13',
        "  5 │ - title: A",
        "  6 │   date: 2017-13",
        "    │         ^^^^^^^",
    ]


def test_in_a_narrow_list_the_message_stands_below_the_place() -> None:
    assert drawn(layout(47), 1) == [
        "▲ warning  events.yaml:3:3",
        '  source "unused" is never used',
        "2 │ sources:",
        "3 │   unused: {title: Nobody refers to this s…",
        "  │   ^^^^^^",
    ]


def test_a_long_message_is_shown_whole() -> None:
    head = layout(20).lines(0).head
    assert " ".join(text_of(line).strip() for line in head[1:]) == (
        'unknown field "titel": did you mean "title"?'
    )


def test_nothing_stands_above_the_first_line() -> None:
    assert drawn(layout(100), 0)[1:] == ["  1 │ titel: first", "    │ ^^^^^"]


def test_what_the_file_now_holds_comes_first() -> None:
    assert drawn(layout(100, unreadable=refusal_of(BROKEN)), 0) == [
        "✕ error    events.yaml:10:11    no YAML: mapping values are not allowed in this context",
        "   9 │ - {title: The cooperative sector is expanding in all areas of security and law and beyond,…",
        "  10 │ - title: b: c",
        "     │           ^",
        "  The last version that could be read stays in the timeline.",
    ]


def test_a_fault_without_a_place_has_no_lines_of_the_file() -> None:
    gone = UnreadableError("events.yaml", "No such file or directory")
    assert drawn(layout(63, unreadable=gone), 0) == [
        "✕ error    events.yaml",
        "  No such file or directory",
        "  The last version that could be read stays in the timeline.",
    ]


@pytest.mark.parametrize("width", [1, 5, 28, 47, 63, 64, 77, 116, 300])
@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_lines_are_as_many_as_counted_and_no_wider_than_the_list(width: int, signs: Signs) -> None:
    problems = layout(width, signs, refusal_of(BROKEN))
    for number in range(len(problems)):
        head, below, _ = problems.lines(number)
        first, end = problems.span(number)
        assert end - first == 1 + len(head) + len(below)
        assert [problems.number_at(line) for line in (first, end - 1)] == [number, number]
        if width >= 28:
            assert all(cell_len(text_of(line)) <= width for line in [*head, *below])


# What is marked in each problem of FILE.
MARKED = ["titel", "unused", "2017-13", "明天", "of^[f", "^[", "artcle"]


@pytest.mark.parametrize("width", [28, 47, 63, 77, 116, 300])
def test_caret_stands_under_what_is_wrong_at_every_width(width: int) -> None:
    problems = layout(width)
    assert len(problems) == len(MARKED)
    for number, marked in enumerate(MARKED):
        *_, line, caret = drawn(problems, number)
        start = cell_len(caret.rstrip("^"))
        before = line[: line.rindex(marked)]
        assert (cell_len(before), len(caret) - start) == (start, cell_len(marked))


def test_own_signs_have_their_twins() -> None:
    problems = ProblemLayout("a.yaml", Findings(problems_of("titel: A\nevents: []\n")), 20, ASCII)
    assert drawn(problems, 0)[0] == "! warning  a.yaml:1:1"
    assert "".join(drawn(problems, 0)).isascii()


def test_lines_are_made_of_the_seen_ones_only() -> None:
    asked = []

    class Counted(SourceLines):
        def excerpt(self, line: int, column: int, length: int, width: int) -> Excerpt:
            asked.append(line)
            return super().excerpt(line, column, length, width)

    lines = Counted(b"a\n" * 10_000)
    found = [Problem("a.yaml", line, 1, Severity.ERROR, "m", 1, lines) for line in range(1, 10_001)]
    problems = ProblemLayout("a.yaml", Findings(found), 80, UNICODE)
    assert problems.height == 10_000 * 5 - 1
    assert drawn(problems, 9_999)[-2:] == ["  10000 │ a", "        │ ^"]
    assert asked == [10_000]


@given(st.text(alphabet="ab -\u4e60e\u0301", max_size=60), st.integers(1, 20))
def test_lines_are_counted_as_they_are_wrapped(text: str, width: int) -> None:
    assert line_count(text, width) == len(list(wrapped(text, width)))


def test_what_the_check_found_stands_apart_under_a_heading() -> None:
    of_file, of_check = problems_of(FILE)[:2], problems_of(FILE)[2:]
    apart = ProblemLayout("events.yaml", Findings(of_file, of_check=of_check), 80, UNICODE)
    heading, blank = apart.lines(2).heading
    assert text_of(heading).startswith("Compared with the texts of the sources ───")
    assert (cell_len(text_of(heading)), blank) == (79, [])
    assert not any(apart.lines(number).heading for number in range(len(apart)) if number != 2)
    assert apart.span(2)[1] - apart.span(2)[0] == layout(80).span(2)[1] - layout(80).span(2)[0] + 2


def test_a_heading_that_does_not_fit_ends_in_a_mark() -> None:
    apart = ProblemLayout("events.yaml", Findings(of_check=problems_of(FILE)), 28, UNICODE)
    assert text_of(apart.lines(0).heading[0]).strip() == "Compared with the texts of…"
