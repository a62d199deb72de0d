"""What was found in a timeline as a document to hand on: what it says and in which order, in no format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sco_tui import collector, passage_link
from sco_tui.checked import Checked, Verdict
from sco_tui.date_words import length, reading
from sco_tui.event_words import NO_SPEAKER, said_words, status_words
from sco_tui.files import short_name
from sco_tui.found import Found
from sco_tui.left_out import LeftOut, told_numbers
from sco_tui.quote_check import Result
from sco_tui.text import counted
from sco_tui.timeline import Event, Source, Statement

_DIGITS = 12  # of a SHA-256: enough to tell one version of a file from another


class Amount(NamedTuple):
    """How much of a timeline."""

    events: int
    statements: int

    def __str__(self) -> str:
        return f"{counted(self.events, 'event')}, {counted(self.statements, 'statement')}"


class PassageLink(NamedTuple):
    """Where a statement stands in the source with a number."""

    number: int
    address: str


@dataclass(frozen=True, eq=False, repr=False)
class Quotation:
    """A statement with what its readers need to judge it.

    `sources` are numbers of the briefing's sources, `result` is what came of the comparison with their texts
    and `found` says it; `passage` leads to the place in one of them.
    """

    statement: Statement
    role: str | None
    sources: tuple[int, ...]
    result: Result
    found: str
    passage: PassageLink | None

    @property
    def spoken(self) -> tuple[str, ...]:
        """Who says it, in what role, and when that is recorded."""
        name = self.statement.speaker or NO_SPEAKER
        return tuple(part for part in (name, self.role, said_words(self.statement)) if part)

    @property
    def label(self) -> str:
        """What stands before the numbers of its sources."""
        if self.statement.reported:
            return "reported by" if self.sources else "reported, no source"
        return "source" if self.sources else "no source"


@dataclass(frozen=True, eq=False, repr=False)
class Entry:
    """An event with those of its statements that are told; `sources` are the numbers of its own."""

    event: Event
    sources: tuple[int, ...]
    quotations: tuple[Quotation, ...]

    @property
    def date(self) -> str:
        return heading_date(self.event)

    @property
    def title(self) -> str:
        return self.event.title + status_words(self.event)

    @property
    def about(self) -> tuple[str, ...]:
        """How long it lasts, or what is written instead of a date; place, kind and tags."""
        event = self.event
        beside = length(event.when) if event.when else event.date and f"date as written: {event.date}"
        return tuple(part for part in (beside, event.place, event.kind, ", ".join(event.tags)) if part)


@dataclass(frozen=True, eq=False, repr=False)
class CitedSource:
    """A source under its number; None for one that the file does not list.

    `digest` has the first digits of the SHA-256 of its text, where that is at hand.
    """

    number: int
    key: str
    source: Source | None
    digest: str | None


@dataclass(frozen=True, eq=False, repr=False)
class Briefing:
    """The events that were found, in time order, each with its matched statements, or with all of them."""

    found: Found
    problem_count: int
    left_out: LeftOut
    dated: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    sources: tuple[CitedSource, ...]

    @property
    def title(self) -> str:
        return self.found.timeline.title or self.file

    @property
    def file(self) -> str:
        """The names of its files, without their folders: where they lie is no one else's business."""
        return ", ".join(short_name(file.path) for file in self.found.timeline.files.values())

    @property
    def query(self) -> str:
        return str(self.found.query)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (*self.dated, *self.undated)

    @property
    def nothing(self) -> str:
        """What is said where there is no entry."""
        return "No event matches." if self.query else "No event."

    @property
    def amount(self) -> Amount:
        return Amount(len(self.entries), sum(len(entry.quotations) for entry in self.entries))

    @property
    def closing(self) -> str:
        """Which version of which file this is of, what was asked, how much is here and what is left out."""
        timeline, here = self.found.timeline, self.amount
        whole = Amount(len(timeline.events), timeline.statement_count)
        chosen = _amount_of(self.found)
        by_query = Amount(whole.events - chosen.events, whole.statements - chosen.statements)
        by_hand = Amount(chosen.events - here.events, chosen.statements - here.statements)
        parts = []
        for file in timeline.files.values():
            parts += [short_name(file.path), f"SHA-256 {file.lines.digest[:_DIGITS]}"]
        parts += [f"search: {self.query}"] if self.query else []
        if here == whole:
            parts += [counted(here.events, "event"), counted(here.statements, "statement")]
        else:
            parts += [f"{here.events:,} of {counted(whole.events, 'event')}"]
            parts += [f"{here.statements:,} of {counted(whole.statements, 'statement')}"]
        parts += [f"left out by the search: {by_query}"] if any(by_query) else []
        parts += [f"left out by hand: {by_hand}"] if any(by_hand) else []
        return " · ".join(parts)


def compose(
    found: Found, checked: Checked, *, problem_count: int = 0, left_out: LeftOut | None = None
) -> Briefing:
    """`problem_count` is how many problems the file has."""
    left_out = left_out or LeftOut()
    with collector.paused():
        return _composed(found, checked, problem_count, left_out)


def _composed(found: Found, checked: Checked, problem_count: int, left_out: LeftOut) -> Briefing:
    events = [event for event in found.events if event not in left_out.events]
    told = {event: told_numbers(found, event, left_out) for event in events}
    numbers = _numbered(told)
    entries = [_entry(checked, event, told[event], numbers) for event in events]
    return Briefing(
        found,
        problem_count,
        left_out,
        tuple(entry for entry in entries if entry.event.when is not None),
        tuple(entry for entry in entries if entry.event.when is None),
        tuple(_cited(checked, key, number) for key, number in numbers.items()),
    )


def heading_date(event: Event) -> str:
    """The full date, as a line begins; of an undated event ""."""
    words = reading(event.when) if event.when else ""
    return words[:1].upper() + words[1:]


def bracketed(numbers: Iterable[int]) -> str:
    """`[1], [2]`: how texts name sources."""
    return ", ".join(f"[{number}]" for number in numbers)


def _amount_of(found: Found) -> Amount:
    """With nothing left out by hand."""
    told = (told_numbers(found, event, LeftOut()) for event in found.events)
    return Amount(len(found.events), sum(map(len, told)))


def _numbered(told: Mapping[Event, Sequence[int]]) -> dict[str, int]:
    """The keys of all sources with their numbers from 1, as they come up first."""
    keys = (
        key
        for event, numbers in told.items()
        for keys in (event.source, *(event.statements[number].source for number in numbers))
        for key in keys
    )
    return {key: number for number, key in enumerate(dict.fromkeys(keys), start=1)}


def _entry(checked: Checked, event: Event, told: Sequence[int], numbers: Mapping[str, int]) -> Entry:
    quotations = tuple(_quotation(checked, event, event.statements[number], numbers) for number in told)
    return Entry(event, _numbers_of(event.source, numbers), quotations)


def _numbers_of(keys: Sequence[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(numbers[key] for key in dict.fromkeys(keys))


def _quotation(checked: Checked, event: Event, statement: Statement, numbers: Mapping[str, int]) -> Quotation:
    keys, verdict = event.keys_of(statement), checked.verdict(event, statement)
    return Quotation(
        statement,
        checked.timeline.role_of(statement),
        _numbers_of(keys, numbers),
        verdict.result,
        _found_words(checked, keys, verdict, numbers),
        _passage(checked, keys, statement, verdict, numbers),
    )


def _found_words(checked: Checked, keys: Sequence[str], verdict: Verdict, numbers: Mapping[str, int]) -> str:
    if verdict.key is None:
        return "not checked"
    if verdict.result is Result.NOT_FOUND:
        looked_into = [key for key in keys if key in checked.texts]
        return f"not found in {bracketed(_numbers_of(looked_into, numbers))}"
    cuts = ", cuts marked" if verdict.result is Result.FOUND_WITH_CUTS else ""
    return f"verbatim in {bracketed([numbers[verdict.key]])}{cuts}"


def _passage(
    checked: Checked, keys: Sequence[str], statement: Statement, verdict: Verdict, numbers: Mapping[str, int]
) -> PassageLink | None:
    """In the source whose text holds it; unchecked, in the first with an address, by the words as written."""
    if verdict.passages and verdict.key is not None:
        keys, text = (verdict.key,), checked.texts[verdict.key].text
        pieces = [text[span.start : span.end] for span in verdict.passages[0]]
    else:
        keys = [key for key in keys if key not in checked.texts]  # those that have one do not hold it
        pieces = passage_link.pieces(statement.text)
    for key in keys:
        source = checked.timeline.sources.get(key)
        address = passage_link.address_of(source) if source else None
        if address is not None:
            return PassageLink(numbers[key], passage_link.to_passage(address, pieces))
    return None


def _cited(checked: Checked, key: str, number: int) -> CitedSource:
    digest = checked.digests.get(key)
    return CitedSource(number, key, checked.timeline.sources.get(key), digest and digest[:_DIGITS])
