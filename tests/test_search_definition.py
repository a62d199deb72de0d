"""Search agrees with its definition in interface.md, written once more, plain and slow."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sco_tui import timeline_file
from sco_tui.query import Choice, Query, Term
from sco_tui.search import Index
from tests.test_folding import plain_fold

Fields = dict[str, Any]

TEXTS = ("oil", "Oil gas", "SCO", "discover", "SCO_2", "Café", "合作", "the SCO合作", " oil\n gas ", "xi")
WANTED = ("oil", "il", "gas", "oil gas", "sco", "SCO 2", "cafe", "é", "合", "xi", "习近平", "l g", "k", "of")
SOURCES = {"kp": {"title": "Oil Pravda"}, "x": {"title": "The wire"}, "bare": {"note": "oil"}}
SPEAKERS: dict[str, Fields] = {
    "Xi Jinping": {"role": "Head of oil", "aliases": ["习近平", "Xi"]},
    "Ann": {"aliases": ["Gas"]},
}
# What is written, and its first and last day; None where an end is open.
DAYS: dict[str, tuple[str | None, str | None]] = {
    "2017": ("2017-01-01", "2017-12-31"),
    "2017-06": ("2017-06-01", "2017-06-30"),
    "2017-06-08": ("2017-06-08", "2017-06-08"),
    "2017-06-08T09:00": ("2017-06-08", "2017-06-08"),
    "2017-06-08/2017-06-09?": ("2017-06-08", "2017-06-09"),
    "2017-06~/2018": ("2017-06-01", "2018-12-31"),
    "2018%": ("2018-01-01", "2018-12-31"),
    "../2017-06-08": (None, "2017-06-08"),
    "2017-06-09/..": ("2017-06-09", None),
    "2018/": ("2018-01-01", "2018-12-31"),
}
DATE_FIELDS = ("after", "before", "on")
WITHOUT_BLANKS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


def is_edge(beside: str, own: str) -> bool:
    is_part_of_word = unicodedata.category(beside)[0] in "LNM"
    writes_blanks = not any(unicodedata.name(one).startswith(WITHOUT_BLANKS) for one in (beside, own))
    return not (is_part_of_word and writes_blanks)


def plainly_holds(value: str, choice: Choice, is_whole: bool) -> bool:
    text, word = plain_fold(value).strip(), plain_fold(choice.text).strip()
    if is_whole:
        return text == word
    if not choice.is_quoted:
        return word in text
    around = f" {text} "
    places = [at for at in range(len(around)) if around.startswith(word, at)]
    return any(
        is_edge(around[at - 1], word[0]) and is_edge(around[at + len(word)], word[-1]) for at in places
    )


def plain_statement(statement: Fields) -> dict[str, list[str]]:
    """The values of a statement by field."""
    names, role = [], statement.get("role")
    if "speaker" in statement:
        names = [statement["speaker"]]
        for name, speaker in SPEAKERS.items():
            if names[0] in (spellings := [name, *speaker["aliases"]]):
                names, role = spellings, role or speaker.get("role")
    return {
        "text": [statement[field] for field in ("text", "original") if field in statement],
        "speaker": names,
        "role": [role] if role else [],
        "note": [statement["note"]] if "note" in statement else [],
    }


def plain_event(event: Fields) -> dict[str, list[str]]:
    """The values of an event by field, those of its statements too; "" are all that a free word looks in."""
    statements = event.get("statements", [])
    keys = [*event.get("source", []), *(key for one in statements for key in one.get("source", []))]
    titles = [SOURCES[key]["title"] for key in keys if "title" in SOURCES[key]]
    spoken = [plain_statement(one) for one in statements]
    values = {
        field: [event[field]] if field in event else []
        for field in ("title", "summary", "place", "kind", "note")
    }
    values["tag"] = event.get("tags", [])
    own = [value for field in values.values() for value in field]
    values |= {
        field: [value for one in spoken for value in one[field]] for field in ("text", "speaker", "role")
    }
    everything = [*own, *titles, *(value for one in spoken for field in one.values() for value in field)]
    return values | {"source": [*keys, *titles], "": everything}


def is_held(values: dict[str, list[str]], term: Term) -> bool:
    return any(
        plainly_holds(value, choice, term.is_whole) for choice in term.choices for value in values[term.field]
    )


def is_dated(event: Fields, field: str, asked: str) -> bool:
    if "date" not in event:
        return False
    first, last = DAYS[event["date"]]
    start, end = DAYS[asked]
    if field == "after":
        return end is not None and (last is None or last > end)
    if field == "before":
        return start is not None and (first is None or first < start)
    return (first or "") <= (end or "9") and (start or "") <= (last or "9")


def is_in_state(event: Fields, state: str) -> bool:
    if state == "undated":
        return "date" not in event
    if state == "uncertain":
        return any(sign in event.get("date", "") for sign in "~?%")
    return "speeker" in event


def is_met(event: Fields, term: Term) -> bool:
    texts = [choice.text for choice in term.choices]
    if term.field in DATE_FIELDS:
        return any(is_dated(event, term.field, text) for text in texts)
    if term.field == "is":
        return any(is_in_state(event, text) for text in texts)
    return is_held(plain_event(event), term)


def plainly_found(event: Fields, query: Query) -> tuple[bool, tuple[bool, ...]]:
    """Whether an event is found, and which of its statements are matched."""
    statements = [plain_statement(statement) for statement in event.get("statements", [])]
    asked = [term for term in query.terms if not term.is_excluded]
    conditions = [term for term in asked if term.field in ("speaker", "role", "text")]
    words = [term for term in asked if not term.field]
    meeting = [all(is_held(one, term) for term in conditions) for one in statements]
    is_found = all(is_met(event, term) != term.is_excluded for term in query.terms)
    if conditions:
        is_found = is_found and any(meeting)
    own = [{"": [value for field in one.values() for value in field]} for one in statements]
    holding = [not words or any(is_held(one, word) for word in words) for one in own]
    is_spoken = is_found and bool(conditions or words)
    return is_found, tuple(is_spoken and all(both) for both in zip(meeting, holding, strict=True))


def fields(names: Iterable[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {name: st.sampled_from(TEXTS) for name in names}


KEYS = st.lists(st.sampled_from(list(SOURCES)), max_size=2)
SPEAKER = st.sampled_from(["Xi Jinping", "习近平", "Xi", "Ann", "Nobody"])
STATEMENTS = st.fixed_dictionaries(
    fields(["text"]), optional=fields(["original", "role", "note"]) | {"speaker": SPEAKER, "source": KEYS}
)
EVENT = st.fixed_dictionaries(
    fields(["title"]),
    optional=fields(["summary", "place", "kind", "note", "speeker"])
    | {
        "date": st.sampled_from(list(DAYS)),
        "tags": st.lists(st.sampled_from(TEXTS), max_size=2),
        "source": KEYS,
        "statements": st.lists(STATEMENTS, max_size=3),
    },
)
CHOICES = st.lists(st.builds(Choice, st.sampled_from(WANTED), st.booleans()), min_size=1, max_size=2).map(
    tuple
)
VALUES = st.lists(st.builds(Choice, st.sampled_from(TEXTS + WANTED)), min_size=1, max_size=2).map(tuple)
ASKED = ("speaker", "role", "text", "title", "kind", "place", "tag", "source")
STATE = st.builds(Choice, st.sampled_from(["undated", "uncertain", "problem"]))
TERMS = st.one_of(
    st.builds(Term, CHOICES, st.sampled_from(("", "", *ASKED)), st.just(False), st.booleans()),
    st.builds(Term, CHOICES, st.sampled_from(ASKED[:3])),
    st.builds(Term, VALUES, st.sampled_from(ASKED), st.just(True), st.booleans()),
    st.builds(
        Term,
        st.tuples(st.builds(Choice, st.sampled_from(list(DAYS)))),
        st.sampled_from(DATE_FIELDS),
        st.just(False),
        st.booleans(),
    ),
    st.builds(Term, st.tuples(STATE), st.just("is"), st.just(False), st.booleans()),
)
QUERIES = st.lists(TERMS, min_size=1, max_size=3).map(lambda terms: Query(tuple(terms)))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(EVENT, min_size=1, max_size=4), st.lists(QUERIES, min_size=1, max_size=5))
def test_what_is_found_is_what_the_definition_says(events: list[Fields], queries: list[Query]) -> None:
    written = {f"e{number}": event for number, event in enumerate(events)}
    listed = [event | {"id": key} for key, event in written.items()]
    document = json.dumps({"sources": SOURCES, "speakers": SPEAKERS, "events": listed})
    index = Index(*timeline_file.parse("t.yaml", document.encode()))
    for query in queries:
        found, again = index.find(query), index.find(query)
        plain = {key: plainly_found(event, query) for key, event in written.items()}
        in_time_order = [event for event in index.timeline.events if plain[event.id][0]]
        assert found.events == again.events == tuple(in_time_order)
        flags = {event.id: found.matched(event) for event in index.timeline.events}
        assert flags == {key: matched for key, (_, matched) in plain.items()}
        assert flags == {event.id: again.matched(event) for event in index.timeline.events}
        assert found.matched_statements == sum(map(sum, flags.values()))
        assert list(found.unexplained) == list(again.unexplained)
