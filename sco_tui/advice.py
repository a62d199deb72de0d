"""What to do about a query that finds nothing: leave out a term, or write a word as the file has it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from sco_tui.folding import fold
from sco_tui.query import Choice, Query, Term
from sco_tui.search import Index

# No blank, digit or punctuation (ASCII, Latin-1, general, CJK): marks are left in, which `\w` lacks.
_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~\x00\u00a1-\u00bf\u2010-\u205e\u3000-\u303f]{4,}")
_CUTOFF = 0.75  # of difflib's ratio: `trrorism` and `terrorism` have 0.94
_MOST_TRIED = 8
_MOST_MENDED = 3  # words of one query


class Hiding(NamedTuple):
    """A term, and how many events the query finds without it."""

    term: Term
    events: int


class Advice(NamedTuple):
    """A query that finds something, and the terms that hide what the asked one would find without them."""

    suggestion: Query | None
    hiding: tuple[Hiding, ...]


def advise(index: Index, query: Query) -> Advice:
    """What to do about a query that finds nothing."""
    # Without its only term a query finds every event.
    hiding = hiding_terms(index, query) if len(query.terms) > 1 else ()
    suggestion = did_you_mean(index, query) or with_a_bar(index, query) or as_parts(index, query)
    return Advice(suggestion, hiding)


def hiding_terms(index: Index, query: Query) -> tuple[Hiding, ...]:
    """Those of a query that finds nothing without which it finds something, in its order."""
    hiding = []
    for term in _to_blame(index, query):
        rest = Query(tuple(other for other in query.terms if other != term))
        hiding.append(Hiding(term, len(index.find(rest).events)))
    return tuple(one for one in hiding if one.events)


def did_you_mean(index: Index, query: Query) -> Query | None:
    """The query with each word that is nowhere in its field replaced by the nearest that is there.

    None without such a word, with too many, where nothing is near one, and where nothing is found then.
    """
    changed = query
    for _ in range(_MOST_MENDED):
        missing = next(_missing(index, changed), None)
        if missing is None:
            break
        mended = _mended(index, missing)
        if mended is None:
            return None
        changed = Query(tuple(_replaced(term, missing, mended) for term in changed.terms))
    return changed if changed != query and index.find(changed).events else None


def _mended(index: Index, alone: Term) -> Choice | None:
    """The nearest word to the one of `alone` that is somewhere in its field."""
    (choice,) = alone.choices
    for word in _near(fold(choice.text), _words(index)):
        mended = Choice(word, choice.is_quoted)
        if index.find(Query((alone._replace(choices=(mended,)),))).events:
            return mended
    return None


def as_parts(index: Index, query: Query) -> Query | None:
    """The query without whole values and whole words: `kind:summ` for `kind:=summ`; None as above."""
    parts = [
        term
        if term.is_excluded
        else term._replace(is_whole=False, choices=tuple(Choice(choice.text) for choice in term.choices))
        for term in query.terms
    ]
    other = Query(tuple(parts))
    return other if other != query and index.find(other).events else None


def with_a_bar(index: Index, query: Query) -> Query | None:
    """The query with the terms of one field, which exclude each other, made one: `kind:=article|briefing`.

    None where nothing is found then either.
    """
    alike: dict[Term, dict[Choice, None]] = {}
    for term in query.terms:
        is_alone = term.is_excluded or not term.field
        kind = term if is_alone else term._replace(choices=())
        alike.setdefault(kind, {}).update(dict.fromkeys(term.choices))
    other = Query(tuple(kind._replace(choices=tuple(choices)) for kind, choices in alike.items()))
    return other if index.find(other).events else None


def _to_blame(index: Index, query: Query) -> tuple[Term, ...]:
    """The terms up to the first one with which nothing is found: to change a later one does not help."""
    terms = tuple(dict.fromkeys(query.terms))

    def finds_nothing(count: int) -> bool:
        return not index.find(Query(terms[:count])).events

    return terms[: bisect_left(range(len(terms)), True, key=finds_nothing)]


def _missing(index: Index, query: Query) -> Iterator[Term]:
    """Each word that is to be found and is nowhere in its field, alone in a term."""
    blamed = _to_blame(index, query)
    words = [term._replace(choices=(choice,)) for term in blamed if term.is_lit for choice in term.choices]
    for alone in dict.fromkeys(words):
        is_word = len(alone.choices[0].text.split()) == 1
        if is_word and not index.find(Query((alone,))).events:
            yield alone


def _replaced(term: Term, alone: Term, mended: Choice) -> Term:
    if term._replace(choices=()) != alone._replace(choices=()):
        return term
    return term._replace(choices=tuple(mended if one in alone.choices else one for one in term.choices))


def _near(word: str, words: Mapping[str, int]) -> list[str]:
    """The nearest of `words` (with how often each is written), the more frequent first of equally near."""
    from difflib import SequenceMatcher, get_close_matches  # 3 ms, for queries without result only

    letters = set(word)

    def may_be_near(other: str) -> bool:
        # What difflib finds after all, at a fiftieth of its time: the letters that must match, do not.
        matching = _CUTOFF * (len(word) + len(other)) / 2
        return matching <= len(other) and len(letters.difference(other)) <= len(word) - matching

    def nearness(other: str) -> tuple[float, int]:
        return SequenceMatcher(None, other, word).ratio(), words[other]

    near = get_close_matches(word, filter(may_be_near, words), _MOST_TRIED, _CUTOFF)
    return sorted(near, key=nearness, reverse=True)


@lru_cache(maxsize=1)
def _words(index: Index) -> Mapping[str, int]:
    """The folded words of all that is searched, with how often each is written."""
    tokens: Counter[str] = Counter(map(fold, index.timeline.sources))
    for text in index.texts.of_events().all():
        tokens.update(text.split())  # one by one: until all together is split the viewer would wait
    words: Counter[str] = Counter()
    for token, count in tokens.items():
        for word in _WORD.findall(token):
            words[word] += count
    return words
