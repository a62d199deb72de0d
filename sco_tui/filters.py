"""Filters by the values of a field: words of the query such as `kind:=summit`, with what each would find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, compress, takewhile
from typing import NamedTuple

from sco_tui.folding import fold
from sco_tui.found import Found
from sco_tui.query import STATEMENT_FIELDS, Choice, Query, Term
from sco_tui.search import Index
from sco_tui.text import one_line
from sco_tui.timeline import Event, Statement, Timeline

FIELDS = ("kind", "tag", "speaker", "source")


class Value(NamedTuple):
    """A value of `field`: `text` stands in the query, `label` is what the reader sees.

    `events` is how many the query would find with this value as the only one taken of its field.
    """

    field: str
    text: str
    label: str
    events: int
    is_taken: bool


class _Named(NamedTuple):
    """A value as the file has it, and every name, folded, under which the search finds it."""

    text: str
    label: str
    names: frozenset[str]


class _Field(NamedTuple):
    """What a timeline has of a field; the same at every query."""

    written: dict[str, _Named]
    "By the text in the file."
    values: dict[str, _Named]
    "By their own text, folded: of those that the search takes for one, the one with most names."
    names: dict[Event, frozenset[str]]
    "Of all values of an event."


def values(index: Index, query: Query) -> tuple[Value, ...]:
    """The values that events have, and those taken that none has; by field, most events first."""
    find = cache(index.find)  # for most fields the question is the same
    return tuple(value for field in FIELDS for value in sorted(_values(index, query, field, find), key=_rank))


def toggled(query: Query, value: Value) -> Query:
    """With `value` taken, or let go where it was; all that is taken of its field becomes one term."""
    taken = _taken(query, value.field)
    kept = [choice for choice in taken if _folded(choice.text) != _folded(value.text)]
    choices = kept if len(kept) < len(taken) else [*taken, Choice(value.text)]
    term = Term(tuple(choices), value.field, is_whole=True)
    terms = list(query.terms)
    behind = len(leading_filters(query).terms)
    place = next((place for place, old in enumerate(terms) if _is_filter(old, value.field)), behind)
    if choices:
        terms.insert(place, term)
    return Query(tuple(old for old in terms if old is term or not _is_filter(old, value.field)))


def leading_filters(query: Query) -> Query:
    """The filters that it begins with: other words follow them, and are changed without them."""
    return Query(tuple(takewhile(lambda term: any(_is_filter(term, field) for field in FIELDS), query.terms)))


def without_fields(query: Query) -> Query:
    """The words and phrases that are looked for anywhere, and nothing else."""
    return Query(tuple(term for term in query.terms if not term.field))


def _is_filter(term: Term, field: str) -> bool:
    return term.field == field and term.is_whole and not term.is_excluded


def _taken(query: Query, field: str) -> list[Choice]:
    return [choice for term in query.terms if _is_filter(term, field) for choice in term.choices]


def _folded(text: str) -> str:
    """As the search compares whole values."""
    return fold(text).strip()


def _rank(value: Value) -> tuple[int, str]:
    return -value.events, fold(value.label)


def _values(index: Index, query: Query, field: str, find: Callable[[Query], Found]) -> Iterator[Value]:
    has = _field(index.timeline, field)
    counts = _counts(has, query, field, find)
    taken = {_folded(choice.text): one_line(choice.text) for choice in _taken(query, field)}
    # Another spelling, or a source's title, takes what is so called; a value's own text takes it alone.
    others = [folded for folded in taken if folded not in has.values]
    for folded, named in has.values.items():
        other = next((other for other in others if other in named.names), folded)
        found_by = folded if folded in taken else other
        text = taken.get(found_by, named.text)
        yield Value(field, text, named.label, counts[found_by], found_by in taken)
    for folded in others:
        if not any(folded in named.names for named in has.values.values()):
            yield Value(field, taken[folded], taken[folded], 0, True)


def _counts(has: _Field, query: Query, field: str, find: Callable[[Query], Found]) -> Counter[str]:
    """How many events have a value, by each of its names, of those found without what is taken of the field.

    A speaker counts where the same statement meets the query's other conditions on statements.
    """
    terms = [term for term in query.terms if not _is_filter(term, field)]
    events = find(Query(tuple(terms))).events
    conditions = [term for term in terms if term.field in STATEMENT_FIELDS and not term.is_excluded]
    if field != "speaker" or not conditions:
        return Counter(chain.from_iterable(map(has.names.__getitem__, events)))
    matched = find(Query(tuple(conditions))).matched
    spoken = (_speakers(compress(event.statements, matched(event))) for event in events)
    return Counter(chain.from_iterable(_names(has.written, speakers) for speakers in spoken))


@lru_cache(maxsize=len(FIELDS))
def _field(timeline: Timeline, field: str) -> _Field:
    """Made once a timeline: of 10,000 events the four take 0.25 s, and counts 0.02 to 0.1 at every query."""
    of_event = {event: _OF_EVENT[field](event) for event in timeline.events}
    written = {text: _named(timeline, field, text) for text in dict.fromkeys(chain(*of_event.values()))}
    own: dict[str, _Named] = {}
    for named in sorted(written.values(), key=lambda named: -len(named.names)):
        if own_name := _folded(named.text):
            own.setdefault(own_name, named)
    return _Field(written, own, {event: _names(written, texts) for event, texts in of_event.items()})


def _names(written: Mapping[str, _Named], texts: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*[written[text].names for text in texts])


def _speakers(statements: Iterable[Statement]) -> list[str]:
    return [spoken.speaker for spoken in statements if spoken.speaker]


_OF_EVENT: dict[str, Callable[[Event], Iterable[str]]] = {
    "kind": lambda event: [event.kind] if event.kind else [],
    "tag": lambda event: event.tags,
    "speaker": lambda event: _speakers(event.statements),
    "source": lambda event: event.source_keys,
}


def _named(timeline: Timeline, field: str, written: str) -> _Named:
    source = timeline.sources.get(written) if field == "source" else None
    speaker = timeline.speaker(written) if field == "speaker" else None
    text = speaker.name if speaker else written
    label = source.title if source and source.title else text
    names = (written, text, label, *(speaker.aliases if speaker else ()))
    return _Named(one_line(text), one_line(label), frozenset(map(_folded, names)))


def has_values(timeline: Timeline) -> bool:
    """Whether there is anything to filter by."""
    return any(
        event.kind or event.tags or event.source_keys or any(spoken.speaker for spoken in event.statements)
        for event in timeline.events
    )
