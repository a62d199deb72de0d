"""The line that says why a row is here: the field, and the text around the hit in the cells there are."""

from __future__ import annotations

from json import dumps

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sco_tui.folding import fold, spans
from sco_tui.tui.lines import Line, drawable
from sco_tui.tui.snippet import reason_line, snippet
from tests.tui.shown import shown

MORE = "…"
TEXT = "We must deepen cooperation in the field of security, and protect the network together."


def reason(yaml: str, asked: str, width: int = 60) -> Line:
    """Of the first event found."""
    found = shown(yaml, asked).found
    return reason_line(found, found.events[0], width, MORE)


def words(line: Line) -> str:
    return "".join(text for text, _ in line)


def lit(line: Line) -> list[str]:
    return [text for text, role in line if role == "hit"]


EVENT = """
sources: {pravda: {title: Kazakhstanskaya Pravda}}
speakers: {Xi Jinping: {role: President, aliases: [习近平]}}
events:
  - date: 2017-06-08
    title: Summit
    place: Astana
    kind: meeting
    tags: [oil, gas and coal]
    summary: They met in the capital.
    note: Nobody wrote it down.
    source: pravda
    statements:
      - {text: We fight terrorism., speaker: Xi Jinping, original: 我们打击恐怖主义, note: Said twice.}
      - {text: A word, role: Minister}
"""
REASONS = [
    # asked, the line, what is lit in it
    ("astana", "place: Astana", ["Astana"]),
    ("meet", "kind: meeting", ["meet"]),
    ("coal", "tag: gas and coal", ["coal"]),
    ("capital", "summary: They met in the capital.", ["capital"]),
    ("nobody", "note: Nobody wrote it down.", ["Nobody"]),
    ("terrorism", "Xi Jinping: We fight terrorism.", ["terrorism"]),
    ("恐怖", "Xi Jinping: 我们打击恐怖主义", ["恐怖"]),
    ("twice", "note: Said twice.", ["twice"]),
    ("jinping", "speaker: Xi Jinping", ["Jinping"]),
    ("习近平", "speaker: 习近平", ["习近平"]),
    ("minister", "role: Minister", ["Minister"]),
    ("president", "role: President", ["President"]),
    ("kazakh", "source: Kazakhstanskaya Pravda", ["Kazakh"]),
    ("source:pravda", "source: pravda", ["pravda"]),
    ("text:word", "speaker not recorded: A word", ["word"]),
    ("summit capital", "summary: They met in the capital.", ["capital"]),
    ("capital|astana", "place: Astana", ["Astana"]),
    ("place:astana", "place: Astana", ["Astana"]),
    ("text:terrorism summit", "Xi Jinping: We fight terrorism.", ["terrorism"]),  # no statement holds both
]  # fmt: skip


@pytest.mark.parametrize(("asked", "line", "hits"), REASONS, ids=[row[0] for row in REASONS])
def test_the_first_hit_beside_the_title_is_shown_with_its_field(
    asked: str, line: str, hits: list[str]
) -> None:
    assert words(reason(EVENT, asked)) == line
    assert lit(reason(EVENT, asked)) == hits


@pytest.mark.parametrize("asked", ["summit", "title:summit", "kind:=meeting", "-zzz", "on:2017-06-08"])
def test_what_the_title_or_the_query_says_already_is_not_explained(asked: str) -> None:
    found = shown(EVENT, asked).found
    assert found.events
    assert not any(found.unexplained)
    assert reason_line(found, found.events[0], 60, MORE) == []


LABEL = len("summary: ")


def of_summary(text: str, asked: str, width: int) -> Line:
    """The line of `width` cells where only the summary holds what is asked."""
    return reason(f"events: [{{title: A, summary: {dumps(text)}}}]", asked, width)


def summary(text: str, asked: str, width: int) -> Line:
    """The same with `width` cells for the text."""
    return of_summary(text, asked, width + LABEL)


AROUND = [
    (86, TEXT),
    (85, "We must deepen cooperation in the field of security, and protect the network …"),
    (60, "… deepen cooperation in the field of security, and protect …"),
    (46, "… cooperation in the field of security, and …"),
    (20, "… of security, and …"),
    (16, "… of security, …"),
    (13, "… security, …"),
    (12, "… security …"),
]


@pytest.mark.parametrize(("width", "drawn"), AROUND)
def test_a_text_that_does_not_fit_is_cut_at_words_on_both_sides(width: int, drawn: str) -> None:
    line = summary(TEXT, "security", width)
    assert words(line) == f"summary: {drawn}"
    assert lit(line) == ["security"]


def test_a_hit_inside_a_word_is_shown_with_the_rest_of_it() -> None:
    line = summary(TEXT, "ecur", 12)
    assert words(line) == "summary: … security …"
    assert lit(line) == ["ecur"]


GIVES_WAY = [
    # cells of the line, the line
    (21, "summary: … security …"),
    (20, "summa…: … security …"),
    (18, "sum…: … security …"),
    (17, "… of security, …"),
    (12, "… security …"),
]


@pytest.mark.parametrize(("width", "drawn"), GIVES_WAY)
def test_the_label_gives_way_to_the_hit(width: int, drawn: str) -> None:
    assert words(of_summary(TEXT, "security", width)) == drawn


TOO_LONG = [
    # the hit, cells of the line, the line
    ("security", 11, "… securit …"),
    ("security", 10, "… securi …"),
    ("in the field of security", 14, "… in the fie …"),
    ("We must deepen cooperation", 10, "We must …"),
    ("network together.", 12, "… network …"),
]


@pytest.mark.parametrize(("hit", "width", "drawn"), TOO_LONG)
def test_a_hit_that_does_not_fit_is_shown_from_its_start(hit: str, width: int, drawn: str) -> None:
    line = of_summary(TEXT, f'"{hit}"', width)
    assert words(line) == drawn
    assert "".join(lit(line)) == drawn.strip("… ")


def test_scripts_without_blanks_are_cut_between_characters() -> None:
    text = "我们必须深化安全领域的合作并共同保护网络安全"
    for width, drawn in ((11, "的合作"), (12, "域的合作"), (13, "域的合作"), (14, "域的合作并")):
        assert words(summary(text, "合作", width)) == f"summary: … {drawn} …"


def test_a_text_on_several_lines_is_shown_on_one() -> None:
    assert words(summary("one\ntwo\tthree", "two", 40)) == "summary: one two three"


def test_of_a_text_of_a_megabyte_only_the_part_around_the_hit_is_shown() -> None:
    text = f"{'word ' * 100_000}security{' word' * 100_000}"
    assert words(summary(text, "security", 27)) == "summary: … word word security word …"


def test_a_long_name_leaves_half_of_the_line_to_the_words() -> None:
    yaml = f"events: [{{title: A, statements: [{{text: {TEXT!r}, speaker: {'Long ' * 20}}}]}}]"
    assert words(reason(yaml, "security", 40)) == "Long Long Long Long…: … of security, …"


SNIPPETS = st.text("ab ,上海é\u0301👨‍👩‍👧\u200dह\n\t", min_size=1, max_size=60)


@given(SNIPPETS, st.data(), st.integers(8, 80))
def test_a_snippet_fits_and_begins_before_or_at_the_hit(text: str, data: st.DataObject, width: int) -> None:
    text = drawable(text)
    first, last = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    hit = next(spans(text, fold(text[first:last]).strip()), (0, 0))
    start, end = snippet(text, hit, width, MORE)
    drawn = "… " * (start > 0) + text[start:end] + " …" * bool(text[end:].strip())
    assert start <= hit[0]
    assert cell_len(drawn) <= width
    assert end >= hit[1] or start == hit[0]
