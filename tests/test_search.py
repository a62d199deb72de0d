"""A query finds events by all their text, and matches statements by their own."""

from __future__ import annotations

import json

import pytest

from sco_tui import timeline_file
from sco_tui.query import parse
from sco_tui.search import Index
from tests.parsed import timeline_of
from tests.searched import ALL, EVENTS, INDEX, find, ids


def without(*left_out: str) -> str:
    return " ".join(event for event in ALL.split() if event not in left_out)


WORDS = [
    # each field, any case and script
    ("founded", "founding"),
    ("GAS", "past founding briefing"),
    ("kazakhstan", "founding crisis briefing"),
    ("summit", "founding since"),
    ("security", "past founding"),
    ("somebody", "crisis"),
    ("wire", "founding"),
    ("pravda", "founding briefing"),
    ("rrorism", "founding briefing undated"),
    ("экстремизм", "founding"),
    ("цзиньпин", "founding briefing visit"),
    ("习近平", "founding briefing visit"),
    ("МОРГУЛОВ", "founding briefing"),
    ("ann", "crisis"),
    ("envoy", "founding"),
    ("president", "founding visit"),
    ("deputy", "briefing"),
    ("oil", "past founding crisis talks visit"),
    ("cafe", "crisis"),
    ("CAFÉ", "crisis"),
    ("елка", "unreadable"),
    ("合作", "onward"),
    ("SCO", "past founding talks"),
    # not searched: keys, publishers, notes of sources, dates, status, language, place in a source, the file
    *((word, "") for word in ("kp", "hidden", "2017", "june", "cancelled", "zxx", "page", "nobody")),
    # all of them, anywhere in the event
    ("oil gas", "past founding"),
    ("TERRORISM extremism", "founding briefing"),
    ("welcome pakistan", "visit"),
    ("terrorism nowhere", ""),
    ("sco sco founded", "founding"),
    # values do not run together
    ("foundedsummit", ""),
    ('"founded summit"', ""),
    ('"security oil"', ""),
    # with colons and dashes
    ("https://sco.int", "talks"),
    ("10:00", "talks"),
    ("asked: why", "crisis"),
    ("well-known", "onward"),
    ("well–known", "onward"),
    ("well -known", ""),
]
PHRASES = [
    ('"SCO"', "founding talks"),
    ('"three evil forces"', "founding"),
    ("“three EVIL” «forces»", "founding"),
    ('"forces three"', ""),
    ('"three evil force"', ""),
    ("three evil force", "founding"),
    ('"terror"', ""),
    ('"合作"', "onward"),
    ('kind:"visit"', "visit"),
    ('kind:"visi"', ""),
]
EITHER = [
    ("pakistan|india", "visit since"),
    ('pakistan|"three evil forces"', "founding visit"),
    ("shanghai|astana terrorism|oil", "founding talks"),
    ("kind:=article|briefing", "past briefing undated"),
    ('speaker:xi|"Ann Lee"', "founding crisis briefing visit"),
    ("on:2014-03|2001", "founding crisis"),
    ("is:problem|uncertain", "crisis briefing talks unreadable"),
    ("kind:=article kind:=briefing", ""),
]
EXCLUDED = [
    ("-terrorism", without("founding", "briefing", "undated")),
    ('-"oil and gas"', without("founding")),
    ('-"terror"', ALL),
    ("oil -gas", "crisis talks visit"),
    ("terrorism -terrorism", ""),
    ("-terrorism|joins", without("founding", "briefing", "undated", "visit", "since")),
    ("-kind:summit", without("founding", "since")),
    ("-kind:=briefing|summit", without("founding", "since", "briefing")),
    ("-tag:=security", without("past", "founding")),
    ("-source:kp", without("founding", "briefing")),
    # an event with any such statement
    ("-speaker:xi", without("founding", "briefing", "visit")),
    ("-text:terrorism", without("founding", "briefing")),
    ("speaker:xi -text:terrorism", "visit"),
    ("-speaker:xi -role:envoy", without("founding", "briefing", "visit")),
    ("terrorism -speaker:morgulov", "undated"),
    ("terrorism -role:guest", "founding undated"),
    # the undated match no date, so that none excludes them
    ("-after:2017", without("onward", "since")),
    ("-on:2017-06-08", without("briefing", "talks", "visit")),
    ("-before:2001-06-15", without("past", "rome")),
    ("-is:undated", without("undated", "unreadable")),
    ("-is:uncertain", without("crisis", "briefing", "talks")),
]
STATEMENT_FIELDS = [
    ("speaker:morgulov", "founding briefing"),
    ("speaker:Моргулов", "founding briefing"),
    ("speaker:习", "founding briefing visit"),
    ("speaker:lee", "crisis"),
    ("text:terrorism", "founding briefing"),
    ("text:ЭКСТРЕМИЗМ", "founding"),
    ("text:反恐", "onward"),
    ("text:oil", "crisis"),
    ("role:president", "founding visit"),
    ("role:deputy", "briefing"),
    ("role:guest", "briefing"),
    # in one and the same statement
    ("speaker:xi text:terrorism", "founding"),
    ("speaker:morgulov text:extremism", "founding"),
    ("speaker:xi role:envoy", ""),
    ("speaker:xi speaker:morgulov", ""),
    ("text:terrorism text:gas", "briefing"),
    ("text:extremism text:экстремизм speaker:игорь role:envoy", "founding"),
    # a free word may stand elsewhere
    ("speaker:xi terrorism", "founding briefing"),
    ("speaker:xi oil", "founding visit"),
    ("kind:summit text:extremism", "founding"),
]
EVENT_FIELDS = [
    ("title:oil", "talks"),
    ("kind:visit", "visit"),
    ("place:stan", "crisis talks"),
    ("place:ASTANA", "talks"),
    ("tag:security", "past founding"),
    ("tag:security tag:gas", "founding"),
    ("tag:oil", "founding talks"),
    ("source:kp", "founding briefing"),
    ("source:pravda", "founding briefing"),
    ("source:dw", "founding"),
    ("source:wire source:kp", "founding"),
    ("source:hidden", ""),
    ("title:summit", ""),
    ("kind:terrorism", ""),
]
WHOLE_VALUES = [
    ("kind:=summit", "founding since"),
    ("kind:=summ", ""),
    ("kind:=visit", ""),
    ('kind:="visit OF\n state"', "visit"),
    ("kind:=article", "past undated"),
    ('kind:=" summit "', "founding since"),
    ("tag:=SECURITY", "past founding"),
    ("tag:=oil", "talks"),
    ('tag:="oil and gas"', "founding"),
    ('title:="cafe CRISIS"', "crisis"),
    ("place:=astana", "talks"),
    ('source:="daily wire"', "founding"),
    ("source:=kp", "founding briefing"),
    ("source:=wire", ""),
    ('speaker:="xi jinping"', "founding briefing visit"),
    ("speaker:=习近平", "founding briefing visit"),
    ("speaker:=xi", ""),
    ('role:="president of china"', "founding visit"),
    ("role:=guest", "briefing"),
    ('text:="we fight terrorism"', "founding"),
    ("text:=экстремизм", "founding"),
    ("text:=terrorism", ""),
    ('speaker:="xi jinping" text:="we fight extremism"', "briefing"),
]
DATES = [
    ("after:2017-06-07", "briefing talks visit onward since"),
    ("after:2017-06-08", "briefing onward since"),
    ("after:2017-06", "onward since"),
    ("after:2016-12/2017-05", "briefing talks visit onward since"),
    ("after:-0043", "past founding crisis briefing talks visit onward since"),
    ("after:2019", "onward"),
    ("after:2018/..", ""),
    ("after:2000/", "founding crisis briefing talks visit onward since"),
    ("before:2017-06-05", "past rome founding crisis briefing"),
    ("before:2017-06", "past rome founding crisis"),
    ("before:2001-06-15", "past rome"),
    ("before:-0043", "past"),
    ("before:../2001", ""),
    ("before:2001-06-15/..", "past rome"),
    ("on:2017-06-08", "briefing talks visit"),
    ("on:2017-06-08T12:00", "briefing talks visit"),
    ("on:2017-06-05/2017-06-07", "briefing talks"),
    ("on:2017", "briefing talks visit"),
    ("on:2017~", "briefing talks visit"),
    ("on:-0043-03-15", "past rome"),
    ("on:../-0100", "past"),
    ("on:2020/..", "onward"),
    ("on:2019-06", "onward since"),
    ("on:2020", "onward"),
    ("after:2001 before:2017", "crisis"),
    ("after:2017-06-07 on:2017 speaker:xi", "briefing visit"),
]
STATES = [
    ("is:undated", "undated unreadable"),
    ("is:uncertain", "crisis briefing talks"),
    ("is:problem", "unreadable"),
    ("is:UNDATED is:problem", "unreadable"),
]
TABLES = {
    "words": WORDS,
    "phrases": PHRASES,
    "either": EITHER,
    "excluded": EXCLUDED,
    "statement fields": STATEMENT_FIELDS,
    "event fields": EVENT_FIELDS,
    "whole values": WHOLE_VALUES,
    "dates": DATES,
    "states": STATES,
}
ROWS = [pytest.param(*row, id=f"{name}: {row[0]}") for name, rows in TABLES.items() for row in rows]


@pytest.mark.parametrize(("query", "expected"), ROWS)
def test_a_query_finds_its_events_in_time_order(query: str, expected: str) -> None:
    found = find(query)
    assert ids(found.events) == expected.split()
    assert [event for event in EVENTS.values() if event in found] == list(found.events)


@pytest.mark.parametrize("query", ["", " \t\n"])
def test_where_nothing_is_asked_every_event_is_shown_and_no_statement_matches(query: str) -> None:
    found = find(query)
    assert not found.is_search
    assert ids(found.events) == ALL.split()
    assert found.matched(EVENTS["founding"]) == (False, False)
    assert found.matched_statements == 0


WHOLE_WORDS = [
    # phrase, what holds it as whole words, what does not
    ('"sco"', ["SCO", "the SCO.", "SCO_2", "_sco", "SCO-SCO", "上海SCO组织", "“SCO”", "SCO's"], ["disco"]),
    ('"sco"', ["disco SCO", "ＳＣＯ"], ["SCO2", "2SCO", "SCOs", "SCO\u0651", "SCOй", "scо"]),
    ('"cafe"', ["Cafe\u0301", "café!"], ["Cafés", "cafe\u0301s"]),
    ('"хинд"', ["хинд"], ["хинди", "хинд\u0301"]),
    ('"हिन्द"', ["जय हिन्द।"], ["हिन्दी", "हिन्द\u0903"]),
    ('"合作"', ["上海合作组织", "SCO合作2"], ["合 作"]),
    ('"ราช"', ["ประเทศราชการ"], ["รา ช"]),
    ('"a (b)"', ["a\n\t(b)", "x a (b)"], ["a (b)c", "xa (b)"]),
]


@pytest.mark.parametrize(("query", "holding", "lacking"), WHOLE_WORDS)
def test_a_phrase_is_whole_words(query: str, holding: list[str], lacking: list[str]) -> None:
    titles = {f"e{number}": title for number, title in enumerate([*holding, *lacking])}
    events = [{"id": key, "title": title} for key, title in titles.items()]
    found = Index(timeline_of(json.dumps({"events": events}))).find(parse(query))
    assert [titles[key] for key in ids(found.events)] == holding
    assert all(found.spans(title, "title") for title in holding)
    assert not any(found.spans(title, "title") for title in lacking)


@pytest.mark.parametrize(
    ("date", "is_uncertain"),
    [
        *((f"2017{sign}", True) for sign in "~?%"),
        *((f"2017-06{sign}/2017-07", True) for sign in "~?%"),
        *((f"2017-06-05/2017-06-07{sign}", True) for sign in "~?%"),
        ("2017~/..", True),
        ("/2017?", True),
        ("2017", False),
        ("201X", False),
        ("2017/", False),
        ("in 2017?", False),
    ],
)
def test_an_uncertain_date_has_a_sign_at_either_end(date: str, is_uncertain: bool) -> None:
    timeline = timeline_of(json.dumps({"events": [{"title": "T", "date": date}]}))
    assert len(Index(timeline).find(parse("is:uncertain")).events) == is_uncertain


PROBLEMS = [
    # file; the events in which there is a problem
    ("events:\n- {id: a, title: A, kinds: k}\n- {id: b, title: B}\n", "a"),
    ("events:\n- id: a\n  title: A\n- id: b\n  title: B\n  kinds: k\n- id: c\n  title: C\n", "b"),
    ("events:\n- id: a\n  title: A\n  statements:\n  - text: a\n  - speeker: S\n    text: b\n", "a"),
    ("events:\n- {id: a, title: A, statements: [{text: t, source: none}]}\n- {id: b, title: B}\n", "a"),
    ("{events: [{id: a, title: A, kinds: k}, {id: b, title: B}, {id: c, title: C, kinds: k}]}", "a c"),
    ("{events: [{id: a, title: A}, {id: b, title: B, kinds: k}, {id: c, title: C}]}", "b"),
    ("events:\n- a\n- {id: b, title: B}\n", "a"),
    ("events:\n- {id: a, title: A}\n- {id: b}\n- {id: c, title: C}\n", ""),
    ("events:\n- id: a\n  title: A\n- ~\n- id: c\n  title: C\n", ""),
    ("sources: {s: {titel: S}}\nevents:\n- {id: a, title: A, source: s}\n", ""),
    ("events:\n- id: a\n  title: A\n  source: s\nsources:\n  s: {titel: S}\nspeakers: []\nodd: 1\n", ""),
    ("odd: 1\nevents:\n- {id: a, title: A}\n", ""),
]


@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_a_problem_is_found_with_the_event_in_which_it_stands(text: str, expected: str) -> None:
    timeline, problems = timeline_file.parse("t.yaml", text.encode())
    assert problems
    assert ids(Index(timeline, problems).find(parse("is:problem")).events) == expected.split()


MATCHED = [
    # query, flags of the statements of each event
    ("terrorism", {"founding": (1, 0), "briefing": (0, 1), "undated": (0,)}),
    ("terrorism extremism", {"founding": (1, 1), "briefing": (1, 1)}),
    ("terrorism|envoy", {"founding": (1, 1), "briefing": (0, 1), "undated": (0,)}),
    ("shanghai terrorism", {"founding": (1, 0)}),
    ("shanghai", {"founding": (0, 0)}),
    ("pravda", {"founding": (0, 0), "briefing": (0, 0)}),
    ("president", {"founding": (1, 0), "visit": (1,)}),
    ("игорь", {"founding": (0, 1), "briefing": (0, 1)}),
    ("экстремизм", {"founding": (0, 1)}),
    ("oil", {"past": (), "founding": (0, 0), "crisis": (1,), "talks": (), "visit": (1,)}),
    ("speaker:xi", {"founding": (1, 0), "briefing": (1, 0), "visit": (1,)}),
    ("speaker:xi terrorism", {"founding": (1, 0), "briefing": (0, 0)}),
    ("speaker:xi text:terrorism", {"founding": (1, 0)}),
    ("speaker:morgulov terrorism extremism", {"founding": (0, 1), "briefing": (0, 1)}),
    ("speaker:xi|morgulov kind:summit", {"founding": (1, 1)}),
    ("speaker:xi on:2017-06-08 -pakistan", {"briefing": (1, 0)}),
    ('text:="we fight terrorism"', {"founding": (1, 0)}),
    ('"terrorism and"', {"briefing": (0, 1)}),
    ("kind:summit", {"founding": (0, 0), "since": ()}),
    ("on:2001", {"founding": (0, 0)}),
    ("is:problem", {"unreadable": ()}),
    ("terrorism -speaker:xi", {"undated": (0,)}),
    ("-text:welcome kind:visit|summit", {"founding": (0, 0), "since": ()}),
]


@pytest.mark.parametrize(("query", "expected"), MATCHED)
def test_a_statement_meets_every_condition_and_holds_a_free_word(
    query: str, expected: dict[str, tuple[int, ...]]
) -> None:
    found = find(query)
    assert {event.id: found.matched(event) for event in found.events} == expected
    assert found.matched_statements == sum(map(sum, expected.values()))


def test_no_statement_of_an_event_that_is_not_found_matches() -> None:
    assert find("speaker:xi place:shanghai").matched(EVENTS["briefing"]) == (False, False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is:marked", "founding talks"),
        ("-is:marked", without("founding", "talks")),
        ("is:marked gas", "founding"),
        ("is:marked|undated", "founding talks undated unreadable"),
    ],
)
def test_marked_events_are_those_that_the_reader_has_marked(query: str, expected: str) -> None:
    index = Index(INDEX.timeline, is_marked=lambda event: event.id in ("founding", "talks"))
    assert [event.id for event in index.find(parse(query)).events] == expected.split()
