"""Whatever a file says comes out as text: parsed back, each format has the elements of the writer alone."""

import re
from collections.abc import Iterator

import html5lib
import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sco_tui.formats import FORMATS
from sco_tui.formats.markdown import write as markdown
from tests.briefed import briefing_of, filled, hostile_texts

PARSERS = {
    "CommonMark": MarkdownIt("commonmark"),
    "GitHub": MarkdownIt("gfm-like", {"linkify": True, "html": True}),
}
XHTML = "{http://www.w3.org/1999/xhtml}"
SAFE = "https://example.org/a"


def harmless(text: str) -> str:
    """As long and as broken into lines, and nothing but letters."""
    return re.sub(r"\S", "x", text.replace("\0", "x").replace("\x1b", "x"))


def shape(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Blocks and what stands in them, text apart."""
    for token in tokens:
        if token.children is not None:
            yield from shape(token.children)
        elif token.type not in ("text", "softbreak", "text_special"):
            yield token.type, token.tag


def words_of(tokens: list[Token]) -> str:
    parts = []
    for token in tokens:
        parts.append(words_of(token.children) if token.children is not None else token.content)
        if token.type in ("hardbreak", "softbreak") or token.block:
            parts.append(" ")
    return "".join(parts)


@pytest.mark.parametrize("name", PARSERS)
@given(text=hostile_texts)
@example("# a\n```\nb")
@example("| a |\n|---|\n| b |")
@example("x.com and a@b.com and www.c.com")
def test_markdown_has_no_element_of_the_file(name: str, text: str) -> None:
    parser = PARSERS[name]
    written = parser.parse(markdown(briefing_of(filled(text, SAFE))))
    model = parser.parse(markdown(briefing_of(filled(harmless(text), SAFE))))
    assert list(shape(written)) == list(shape(model))


@given(text=hostile_texts)
def test_markdown_reads_as_the_file_does(text: str) -> None:
    made = briefing_of(filled(text, SAFE))
    read = "".join(words_of(PARSERS["CommonMark"].parse(markdown(made))).split())
    for event in made.found.events:
        for said in (event.title, event.summary or "", *(each.text for each in event.statements)):
            assert "".join(said.split()) in read


def elements(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element of a page with the names of its attributes, but for those of the drawing."""
    listed = [one for one in html5lib.parse(page).iter() if isinstance(one.tag, str)]
    of_page = [one for one in listed if one.tag.startswith(XHTML)]
    return [(one.tag.removeprefix(XHTML), tuple(sorted(one.keys()))) for one in of_page]


@given(text=hostile_texts)
def test_page_has_no_element_of_the_file(text: str) -> None:
    page, model = (FORMATS["html"].write(briefing_of(filled(each, SAFE))) for each in (text, harmless(text)))
    assert elements(page) == elements(model)


@given(text=hostile_texts)
def test_page_reads_as_the_file_does_and_leads_nowhere_else(text: str) -> None:
    made = briefing_of(filled(text))
    tree = html5lib.parse(FORMATS["html"].write(made))
    read = "".join("".join(tree.itertext()).split())
    for event in made.found.events:
        for said in (event.title, event.summary or "", *(each.text for each in event.statements)):
            assert "".join(said.split()) in read
    for one in tree.iter():
        for name in ("href", "cite", "src"):
            assert re.match(r"#|https?://[^/]", one.get(name) or "#")


@given(text=hostile_texts)
@example("<script>alert(1)</script><script>alert(1)</script>\n---\n")  # wrapped, --- begins a line
def test_plain_text_begins_no_heading_of_the_file_and_sends_nothing_to_a_terminal(text: str) -> None:
    made = briefing_of(filled(f"x{text}"))
    lines = FORMATS["txt"].write(made).splitlines()
    assert [line for line in lines if re.fullmatch(r"=+|-+", line)] == [
        "=" * min(len(" ".join(made.title.split())), 72), "-" * 7, "-" * 7, "-" * 72,
    ]  # fmt: skip
    assert all(character.isprintable() or character in "\u200c\u200d" for line in lines for character in line)


@pytest.mark.parametrize("name", FORMATS)
@given(text=hostile_texts)
def test_every_format_can_be_written_and_holds_no_control_character(name: str, text: str) -> None:
    written = FORMATS[name].write(briefing_of(filled(text))).replace("\r\n", "\n")
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written
    )
    assert written.endswith("\n")
