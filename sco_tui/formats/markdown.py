"""A briefing as Markdown (CommonMark, and what GitHub adds to it): all text of the file comes out as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sco_tui.addresses import link
from sco_tui.briefing import Briefing, CitedSource, Entry, PassageLink, Quotation, bracketed
from sco_tui.event_words import Fact, original_words, quotation_marks, source_facts
from sco_tui.text import one_line

# What begins something anywhere: code, emphasis, a link, an element, a table, a formula, an entity; an
# address that is a link by itself, with its scheme or without; a name in colons, which is drawn as a sign.
_MEANS_SOMETHING = re.compile(
    r"[\\`*_{}\[\]<>#|~$^@]|&(?=[#\w])|:(?=//|[\w+-]+:)|(?<=[^\W\d])\.(?=\w)|(?<=\w)\.(?=[^\W\d])"
)
# What begins something at the start of a line: a list, a rule, the line under a heading, a definition.
_BEGINS_A_LINE = re.compile(r"^(?:(?=[-+=:])|([0-9]+)(?=[.)]))")


def write(briefing: Briefing) -> str:
    return "\n\n".join(_blocks(briefing)) + "\n"


def _blocks(briefing: Briefing) -> Iterator[str]:
    yield f"# {_on_one_line(briefing.title)}"
    if briefing.found.timeline.about:
        yield _text(briefing.found.timeline.about)
    if briefing.query:
        yield f"Search: {_on_one_line(briefing.query)}"
    for entry in briefing.dated:
        yield from _entry(entry, "##")
    if briefing.undated:
        yield "## No date"
    for entry in briefing.undated:
        yield from _entry(entry, "###")
    if not briefing.entries:
        yield briefing.nothing
    if briefing.sources:
        yield "## Sources"
        yield "\n".join(_source(briefing, source) for source in briefing.sources)
    yield "---"
    yield _on_one_line(briefing.closing)


def _entry(entry: Entry, level: str) -> Iterator[str]:
    date = f"{_on_one_line(entry.date)} · " if entry.date else ""
    yield f"{level} {date}{_on_one_line(entry.title)}"
    about = [*map(_on_one_line, entry.about), bracketed(entry.sources)]
    if any(about):
        yield " · ".join(part for part in about if part)
    if entry.event.summary:
        yield _text(entry.event.summary)
    if entry.event.note:
        yield _text(f"Note: {entry.event.note}")
    for quotation in entry.quotations:
        yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_quotation(quotation)).split("\n"))


def _quotation(quotation: Quotation) -> Iterator[str]:
    statement = quotation.statement
    before, behind = quotation_marks(statement)
    yield _text(f"{before}{statement.text}{behind}")
    if statement.original:
        yield _text(original_words(statement))
    name, *beside = map(_on_one_line, quotation.spoken)
    numbers = ", ".join(_linked(number, quotation.passage) for number in quotation.sources)
    where = f"{quotation.label} {numbers}".rstrip()
    at = [_on_one_line(statement.at)] if statement.at else []
    yield f"— {', '.join([f'**{name}**', *beside, where, *at, quotation.found])}"
    if statement.note:
        yield _text(f"Note: {statement.note}")


def _source(briefing: Briefing, cited: CitedSource) -> str:
    """An entry of a list: its number is the one that quotations name."""
    label = f"{cited.number}. "
    lines = [_fact(fact) for fact in source_facts(briefing.found.timeline, cited.key)]
    lines += [f"text compared: SHA-256 {cited.digest}"] if cited.digest else []
    return label + "\\\n".join(lines).replace("\n", f"\n{' ' * len(label)}")


def _fact(fact: Fact) -> str:
    address = link(fact.text) if fact.is_address else None
    if address is None:
        return _text(str(fact))
    return f"{fact.label}: <{address}>" if fact.label else f"<{address}>"


# Numbers in brackets are no links by themselves, as nothing in the document defines one.
def _linked(number: int, passage: PassageLink | None) -> str:
    is_there = passage is not None and passage.number == number
    return f"[[{number}]](<{passage.address}>)" if passage and is_there else f"[{number}]"


def _on_one_line(text: str) -> str:
    return _escaped(one_line(text))


def _text(text: str) -> str:
    """Lines stay lines, and paragraphs paragraphs."""
    paragraphs = re.split(r"\n[^\S\n]*\n\s*", text.strip())
    return "\n\n".join("\\\n".join(map(_on_one_line, each.split("\n"))) for each in paragraphs)


def _escaped(line: str) -> str:
    """One line, at the start of a line of the document or behind words of this module."""
    return _BEGINS_A_LINE.sub(r"\1\\", _MEANS_SOMETHING.sub(r"\\\g<0>", line))
