"""A query while it is typed: what stands in it so far, and what its last term may become."""

from __future__ import annotations

from typing import NamedTuple

from sco_tui import dates
from sco_tui.dates import civil
from sco_tui.query import DATE_FIELDS, UNLIT_FIELDS, Choice, Query, Term, parse


class TypedQuery(NamedTuple):
    """`meant` is what the text asks for as it stands, `sought` finds what it may become with more letters."""

    meant: Query
    sought: Query


def typed(text: str) -> TypedQuery:
    """What is half a term yet is left out."""
    meant = parse(text, is_typed=True)
    longer = parse(f"{text}x", is_typed=True)  # with one more letter: is it part of the last term?
    if longer == meant or len(longer.terms) > len(meant.terms):
        return TypedQuery(meant, meant)
    *terms, last = meant.terms
    return TypedQuery(meant, Query((*terms, _widened(last))))


def _widened(term: Term) -> Term:
    """Whole words and values may get longer, an exclusion narrower, a date more exact."""
    if term.is_excluded and (term.is_whole or term.field in UNLIT_FIELDS):
        return term
    if term.is_excluded:
        return term._replace(choices=tuple(Choice(choice.text, is_quoted=True) for choice in term.choices))
    if term.field in DATE_FIELDS:
        return term._replace(choices=tuple(_widest(term.field, choice) for choice in term.choices))
    *choices, last = term.choices
    return term._replace(is_whole=False, choices=(*choices, Choice(last.text)))


def _widest(field: str, choice: Choice) -> Choice:
    """The day of a date that leaves most: after 2017 is at first after its first day."""
    date = dates.parse(choice.text)
    day = {"after": date.earliest, "before": date.latest, "on": None}[field]
    if day is None or not 0 <= civil(day)[0] <= 9999:
        return choice
    year, month, day_of_month = civil(day)
    return Choice(f"{year:04}-{month:02}-{day_of_month:02}")
