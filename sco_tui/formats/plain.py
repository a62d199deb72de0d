"""A briefing as plain text: 72 columns wide, as mail and terminals take it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from sco_tui.briefing import Briefing, CitedSource, Entry, Quotation, bracketed
from sco_tui.event_words import original_words, quotation_marks, source_words
from sco_tui.text import one_line

_WIDTH = 72  # code points
_INDENT = "    "


def write(briefing: Briefing) -> str:
    """Texts of several lines are indented: what begins at the left edge is the program's, or on one line."""
    return "\n".join(_lines(briefing)) + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield from _heading(one_line(briefing.title), "=")
    yield from _paragraph(briefing.found.timeline.about)
    if briefing.query:
        yield ""
        yield from _wrapped(f"Search: {briefing.query}")
    for entry in briefing.dated:
        yield from _entry(entry)
    if briefing.undated:
        yield from ("", "", *_heading("No date", "-"))
    for entry in briefing.undated:
        yield from _entry(entry)
    if not briefing.entries:
        yield from ("", briefing.nothing)
    if briefing.sources:
        yield from ("", "", *_heading("Sources", "-"))
    for source in briefing.sources:
        yield ""
        yield from _source(briefing, source)
    yield from ("", "-" * _WIDTH)
    yield from _wrapped(briefing.closing)


def _heading(words: str, line: str) -> list[str]:
    return [*_wrapped(words), line * min(len(words), _WIDTH)]


def _entry(entry: Entry) -> Iterator[str]:
    yield from ("", "")
    yield from _wrapped(one_line(f"{entry.date} · {entry.title}" if entry.date else entry.title))
    about = [*entry.about, bracketed(entry.sources)]
    yield from _wrapped(one_line(" · ".join(part for part in about if part)))
    yield from _paragraph(entry.event.summary)
    yield from _paragraph(entry.event.note, "Note: ")
    for quotation in entry.quotations:
        yield ""
        yield from _quotation(quotation)


def _quotation(quotation: Quotation) -> Iterator[str]:
    statement, indent = quotation.statement, f"{_INDENT}  "
    before, behind = quotation_marks(statement)
    yield from _texts(f"{before}{statement.text}{behind}", indent)
    if statement.original:
        yield from _texts(original_words(statement), indent)
    where = f"{quotation.label} {bracketed(quotation.sources)}".rstrip()
    said = (*quotation.spoken, where, statement.at, quotation.found)
    yield from _wrapped(one_line(f"— {', '.join(part for part in said if part)}"), _INDENT, indent)
    if quotation.passage:
        yield f"{indent}{quotation.passage.address}"
    if statement.note:
        yield from _texts(f"Note: {statement.note}", indent)


def _source(briefing: Briefing, cited: CitedSource) -> Iterator[str]:
    label = f"[{cited.number}] "
    indent = " " * len(label)
    words = source_words(briefing.found.timeline, cited.key)
    digest = [f"text compared: SHA-256 {cited.digest}"] if cited.digest else []
    lines = [line for text in (*words, *digest) for line in _texts(text, indent)]
    yield label + lines[0].removeprefix(indent)
    yield from lines[1:]


def _paragraph(text: str | None, label: str = "") -> Iterator[str]:
    if text:
        yield ""
        yield from _texts(f"{label}{text}", _INDENT)


def _texts(text: str, indent: str) -> Iterator[str]:
    """Its lines stay apart: the author has broken them."""
    for line in text.strip("\n").split("\n"):
        yield from _wrapped(line, indent, indent) or [""]


def _wrapped(text: str, first: str = "", further: str = "  ") -> list[str]:
    """No word is broken: an address, or a text without blanks, stays whole.

    `further` lines are indented: one that began with dashes at the left edge would underline the one above.
    """
    return wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
