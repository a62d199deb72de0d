"""Text is laid out in cells: no line too wide, nothing lost but the blanks where a line breaks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sco_tui.tui import theme
from sco_tui.tui.lines import (
    band_strip,
    character_at,
    cut,
    drawable,
    marked,
    paragraph,
    relit,
    strip,
    text_lines,
    wrapped,
)

# Wide, combining, joined, right to left, of no width, blanks.
TEXTS = st.one_of(
    st.text("ab 上海，。é\u0301\u0300हिनदी👨‍👩‍👧🇰🇿ا\u0652\t\n-", max_size=40),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40),
)
WIDTHS = st.integers(2, 20)

WRAPPED = [
    # text, width, lines
    ("the SCO attaches importance", 9, ["the SCO", "attaches", "importanc", "e"]),
    ("two  blanks   here", 6, ["two", "blanks", "here"]),
    ("one\ntwo\n\nthree\n", 9, ["one", "two", "", "three"]),
    ("exactly ten", 7, ["exactly", "ten"]),
    ("上海合作组织", 5, ["上海", "合作", "组织"]),
    ("上海，合作。", 6, ["上", "海，合", "作。"]),
    ("abc上海", 5, ["abc上", "海"]),
    ("cafe\u0301 cafe\u0301", 4, ["cafe\u0301", "cafe\u0301"]),
    ("👨‍👩‍👧👨‍👩‍👧", 3, ["👨‍👩‍👧", "👨‍👩‍👧"]),
    ("", 5, [""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED)
def test_text_breaks_at_words(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrapped(text, width)] == lines


@given(TEXTS, WIDTHS)
def test_only_blanks_are_left_out_and_only_between_lines(text: str, width: int) -> None:
    behind = 0
    for start, end in wrapped(text, width):
        assert re.fullmatch(r"[ \t]*\n?[ \t]*", text[behind:start])
        assert start <= end
        assert "\n" not in text[start:end]
        behind = end
    assert re.fullmatch(r"[ \t]*\n?", text[behind:])


@given(TEXTS, WIDTHS)
def test_every_line_fits(text: str, width: int) -> None:
    for start, end in wrapped(text, width):
        assert cell_len(drawable(text[start:end])) <= width


@given(TEXTS, st.integers(0, 20))
def test_a_cut_text_fits_and_says_that_it_is_cut(text: str, width: int) -> None:
    shown = cut(text, width, "…")
    assert cell_len(shown) <= width
    assert shown == text or not shown or (shown.endswith("…") and text.startswith(shown[:-1]))


def test_a_cut_does_not_tear_a_character() -> None:
    assert [cut("上海合作", width, "…") for width in range(9)] == [
        *("", "…", "…", "上…", "上…", "上海…", "上海…", "上海合…", "上海合作"),
    ]  # fmt: skip


@given(TEXTS, WIDTHS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=3))
def test_a_strip_is_exactly_as_wide_as_the_pane(text: str, width: int, hits: list[tuple[int, int]]) -> None:
    ends = sorted((start, start + size) for start, size in hits)
    spans = [span for span, after in zip(ends, [*ends[1:], (99, 99)], strict=False) if span[1] <= after[0]]
    for line in paragraph(text, width, "text", spans):
        for narrow in (width, width - 1, width + 1):
            assert strip(line, narrow, theme.DARK).cell_length == narrow
            assert band_strip(line, narrow, theme.DARK).cell_length == narrow


@given(TEXTS, st.data())
def test_marked_pieces_are_the_text(text: str, data: st.DataObject) -> None:
    start, middle, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=3, max_size=3)))
    line = marked(text, start, end, "text", [(middle, end)] if middle < end else [])
    assert "".join(piece for piece, _ in line) == text[start:end]
    assert "".join(piece for piece, role in line if role == "hit") == text[middle:end]


def test_a_hit_is_lit_on_both_lines_it_stands_on() -> None:
    lines = paragraph("three evil forces", 10, "text", [(6, 17)])
    assert lines == [[("three ", "text"), ("evil", "hit")], [("forces", "hit")]]


@pytest.mark.parametrize("mark", ["\u0301", "\u200d", "\ufe0f", "\u0488", "\u20e3"])
def test_marks_without_width_are_capped(mark: str) -> None:
    assert drawable("a" + 8 * mark) == "a" + 8 * mark
    assert drawable("a" + 9 * mark + "b") == "a" + 8 * mark + "<+>b"
    assert len(drawable("a" + 100_000 * mark)) < 20


def test_drawn_text_is_one_line_without_tabs() -> None:
    assert drawable("a\tb\nc") == "a b c"


@given(TEXTS, WIDTHS)
def test_wrapped_lines_are_the_text_again_with_what_was_left_out_between_them(text: str, width: int) -> None:
    first, *rest = text_lines([(text[:7], "text"), (text[7:], "hit")], width)
    joined = "".join(words for words, _ in first.words)
    for line in rest:
        joined += line.before + "".join(words for words, _ in line.words)
    assert text.removeprefix(joined) in ("", "\n")


@given(TEXTS, st.data())
def test_what_is_lit_anew_is_the_same_text(text: str, data: st.DataObject) -> None:
    middle, start, end = (data.draw(st.integers(0, len(text))) for _ in range(3))
    start, end = sorted((start, end))
    line = relit([(text[:middle], "a"), (text[middle:], "b")], start, end, "selected")
    assert "".join(piece for piece, _ in line) == text
    assert "".join(piece for piece, role in line if role == "selected") == text[start:end]


@pytest.mark.parametrize(
    ("cell", "character"),
    [
        (-1, ""),
        (0, "a"),
        (1, "上"),
        (2, "上"),
        (3, "e\u0301"),
        (4, "👨‍👩‍👧"),
        (5, "👨‍👩‍👧"),
        (6, "\t"),
        (7, "b"),
        (8, ""),
    ],
)
def test_the_character_in_a_cell_is_found_whole(cell: int, character: str) -> None:
    text = "a上e\u0301👨‍👩‍👧\tb"
    start, end = character_at([(text[:2], "text"), (text[2:], "hit")], cell)
    assert text[start:end] == character
