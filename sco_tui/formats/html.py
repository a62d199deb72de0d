"""A briefing as one page of HTML: nothing outside it is needed, nothing in it runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from sco_tui.addresses import link
from sco_tui.briefing import Briefing, CitedSource, Entry, Quotation
from sco_tui.event_words import Fact, quotation_marks, source_facts
from sco_tui.formats import svg
from sco_tui.formats.html_style import STYLE
from sco_tui.formats.html_time import timed
from sco_tui.formats.markup import Markup, element, empty, joined
from sco_tui.quote_check import Result
from sco_tui.text import one_line
from sco_tui.timeline import Event

# Whatever a text might bring in, the page loads nothing and runs nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_DOT = " · "


def write(briefing: Briefing) -> str:
    title = one_line(briefing.title)
    head = element(
        "head",
        *("\n", empty("meta", charset="utf-8")),
        *("\n", empty("meta", http_equiv="Content-Security-Policy", content=_POLICY)),
        *("\n", empty("meta", name="viewport", content="width=device-width, initial-scale=1")),
        *("\n", empty("meta", name="color-scheme", content="light dark")),
        *("\n", element("title", title)),
        *("\n", element("style", Markup(STYLE)), "\n"),
    )
    body = element("body", "\n", *_sections(briefing, title))
    page = element("html", "\n", head, "\n", body, lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def _sections(briefing: Briefing, title: str) -> Iterator[Markup]:
    yield _block("header", *_opening(briefing, title))
    if briefing.entries:
        events = [entry.event for entry in briefing.entries]
        yield _block("nav", svg.element(events, _place_of), aria_label="The events on a time axis")
    yield _block("main", *_events(briefing))
    if briefing.sources:
        listed = (_source(briefing, cited) for cited in briefing.sources)
        heading = element("h2", "Sources", id="sources")
        yield _block("section", heading, _block("ol", *listed), class_="sources", aria_labelledby="sources")
    yield _block("footer", element("p", briefing.closing))


def _block(name: str, *content: Markup, **attributes: str | None) -> Markup:
    """An element on lines of its own."""
    lines = joined(*(joined("\n", part) for part in content))
    return joined(element(name, lines, "\n", **attributes), "\n")


def _opening(briefing: Briefing, title: str) -> Iterator[Markup]:
    yield element("h1", title, dir="auto")
    about = briefing.found.timeline.about
    if about:
        yield from _paragraphs(about)
    if briefing.query:
        yield element("p", "Search: ", element("code", briefing.query), class_="query")


def _events(briefing: Briefing) -> Iterator[Markup]:
    yield from (_entry(entry, "h2") for entry in briefing.dated)
    if briefing.undated:
        undated = (_entry(entry, "h3") for entry in briefing.undated)
        yield _block("section", element("h2", "No date"), *undated, class_="undated")
    if not briefing.entries:
        yield element("p", briefing.nothing)


def _entry(entry: Entry, level: str) -> Markup:
    event = entry.event
    date = element("span", timed(event.when), class_="date") if event.when else None
    heading = element(level, date, " " if date else None, element("span", entry.title, dir="auto"))
    about = joined(*entry.about, *_numbers(entry.sources), between=_DOT)
    parts = [heading, *([element("p", about, class_="about")] if about else [])]
    parts += _paragraphs(event.summary) if event.summary else []
    parts += _paragraphs(event.note, "Note: ") if event.note else []
    parts += map(_quotation, entry.quotations)
    return _block("article", *parts, id=_anchor(event))


def _quotation(quotation: Quotation) -> Markup:
    statement = quotation.statement
    address = quotation.passage.address if quotation.passage else None
    before, behind = quotation_marks(statement)
    quoted = [*_paragraphs(f"{before}{statement.text}{behind}")]
    if statement.original:
        language = statement.language
        quoted += _paragraphs(statement.original, class_="original", lang=language, title=language)
    name, *beside = quotation.spoken
    where = joined(quotation.label, *_numbers(quotation.sources), between=" ")
    said = joined(
        element("b", name, dir="auto"),
        *beside,
        where,
        statement.at,
        element("a", "passage", href=address, class_="passage") if address else None,
        between=", ",
    )
    state = "unfound" if quotation.result is Result.NOT_FOUND else None
    found = element("span", quotation.found, class_=state)
    caption = [element("p", "— ", said, _DOT, found)]
    caption += _paragraphs(statement.note, "Note: ") if statement.note else []
    return element(
        "figure",
        element("blockquote", *quoted, cite=address),
        element("figcaption", *caption),
    )


def _source(briefing: Briefing, cited: CitedSource) -> Markup:
    title, *facts = source_facts(briefing.found.timeline, cited.key)
    named = element("cite", title.text, dir="auto") if cited.source else joined(title.text)
    digest = [Fact(f"SHA-256 {cited.digest}", "text compared")] if cited.digest else []
    lines = [named, *map(_fact, facts), *map(_fact, digest)]
    return element("li", joined(*lines, between="\n"), id=f"source-{cited.number}")


def _fact(fact: Fact) -> Markup:
    address = link(fact.text) if fact.is_address else None
    text = element("a", fact.text, href=address) if address else joined(fact.text)
    return element("div", f"{fact.label}: " if fact.label else None, text, dir="auto")


def _numbers(numbers: Iterable[int]) -> list[Markup]:
    return [element("a", f"[{number}]", href=f"#source-{number}") for number in numbers]


def _paragraphs(text: str, label: str = "", **attributes: str | None) -> list[Markup]:
    """Lines stay lines, by the style sheet."""
    paragraphs = [each.strip("\n") for each in f"{label}{text}".split("\n\n")]
    return [element("p", each, dir="auto", **attributes) for each in paragraphs if each.strip()]


def _place_of(event: Event) -> str:
    return f"#{_anchor(event)}"


def _anchor(event: Event) -> str:
    """Of an id, which may hold anything: no two are the same, and none has a blank."""
    return f"event-{quote(event.id, safe='')}"
