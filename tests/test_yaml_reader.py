"""One YAML document: references are never copies, what is said twice or wrongly has a place, depth ends."""

import itertools

import pytest

from tests.parsed import problems_of, refusal_of, timeline_of, titles_of

PROBLEMS = [
    # explicit tags, at the tag; the text is kept
    (
        "events:\n- title: !!str A\n",
        ['2:10: error: explicit tag "!!str": delete it, values are kept as written'],
    ),
    (
        "events:\n- title: &x !foo A\n",
        ['2:13: error: explicit tag "!foo": delete it, values are kept as written'],
    ),
    (
        "events:\n- title: A\n  tags: !<tag:x,2000:y> [a]\n",
        ['3:9: error: explicit tag "!<tag:x,2000:y>": delete it, values are kept as written'],
    ),
    (
        "events:\n- title: A\n  tags: [!a b, c]\n",
        ['3:10: error: explicit tag "!a": delete it, values are kept as written'],
    ),
    ("events:\n- !e\n  title: A\n", ['2:3: error: explicit tag "!e": delete it, values are kept as written']),
    (
        "--- !t\nevents: !l\n- title: A\n",
        [
            '1:5: error: explicit tag "!t": delete it, values are kept as written',
            '2:9: error: explicit tag "!l": delete it, values are kept as written',
        ],
    ),
    (
        "events:\n- !k title: A\n",
        ['2:3: error: explicit tag "!k": delete it, values are kept as written'],
    ),
    (
        "events:\n- title: ! A\n",
        ['2:10: error: explicit tag "!": delete it, values are kept as written'],
    ),
    (
        "events:\n- title: &a # no tag!\n    !t A\n",
        ['3:5: error: explicit tag "!t": delete it, values are kept as written'],
    ),
    # keys
    ("events:\n- title: A\n  ? [a]\n  : b\n", ["3:5: error: a key that is no text: the field is left out"]),
    ("events:\n- title: A\n  {a: b}: c\n", ["3:3: error: a key that is no text: the field is left out"]),
    (
        "events:\n- title: A\n  title: B\n",
        ['3:3: error: duplicate key "title": the one in line 2 holds'],
    ),
    (
        "events:\n- title: A\n  x: b\n  'x': [c]\n",
        ['3:3: warning: unknown field "x"', '4:3: error: duplicate key "x": the one in line 3 holds'],
    ),
    (
        "title: a\nevents:\n- title: A\ntitle: b\n",
        ['4:1: error: duplicate key "title": the one in line 1 holds'],
    ),
    (
        "events:\n- title: A\nevents:\n- title: B\n",
        ['3:1: error: duplicate key "events": the one in line 1 holds'],
    ),
    # aliases
    (
        "events:\n- title: A\n  kind: *k\n",
        ['3:9: error: "*k" refers to nothing: no "&k" before it'],
    ),
    (
        "events:\n- title: A\n  tags: &t [a, *t]\n",
        ['3:16: error: self-reference: "*t" stands inside what it refers to'],
    ),
    (
        "events:\n- &e\n  title: A\n  statements: [*e]\n",
        ['4:16: error: self-reference: "*e" stands inside what it refers to'],
    ),
    ("events: &e\n- title: A\n- *e\n", ['3:3: error: self-reference: "*e" stands inside what it refers to']),
    (
        "--- &r\nevents:\n- title: A\n- *r\n",
        ['4:3: error: self-reference: "*r" stands inside what it refers to'],
    ),
    # merge keys
    (
        "events:\n- title: A\n  <<: b\n",
        ["3:3: error: a merge key takes a mapping or a list of mappings"],
    ),
    (
        "events:\n- title: A\n  <<: [{kind: k}, b]\n",
        ["3:3: error: a merge key takes a mapping or a list of mappings"],
    ),
    ("events:\n- title: A\n  '<<': b\n", ['3:3: warning: unknown field "<<"']),
    # documents
    (
        "events:\n- title: A\n---\nevents:\n- title: B\n",
        ["3:1: error: second document: only the first is shown; keep one per file"],
    ),
    (
        "events:\n- title: A\n...\n# end\n",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_problem_and_its_place(text: str, expected: list[str]) -> None:
    assert problems_of(text) == expected
    assert titles_of(text) == ["A"]


def test_alias_as_a_key_is_named_where_it_stands() -> None:
    text = "events:\n- title: &t A\n- title: B\n  *t : C\n  *t : D\n"
    assert problems_of(text) == [
        '4:3: warning: unknown field "A"',
        '5:3: error: duplicate key "A": the one in line 4 holds',
    ]


@pytest.mark.parametrize("tag", ["!!binary", "!!python/object/apply:os.mkdir", "!!int", "!!set", "!!null"])
def test_tag_makes_nothing_of_a_text(tag: str) -> None:
    text = f"events:\n- title: {tag} aGk=\n  tags: [{tag} '12']\n"
    assert titles_of(text) == ["aGk="]
    assert timeline_of(text).events[0].tags == ("12",)
    assert len(problems_of(text)) == 2


def test_alias_is_the_value_that_it_refers_to() -> None:
    text = """
sources: {s: &s {title: S}, t: *s}
events:
- title: &a A
  tags: &t [x, y]
  statements: &w
  - &u {text: B, source: s}
- {title: *a, tags: *t, statements: *w, source: t}
- {title: *a, statements: [*u]}
"""
    first, second, third = timeline_of(text).events
    assert problems_of(text) == []
    assert {first.title, second.title, third.title} == {"A"}
    assert second.tags == ("x", "y")
    assert second.statements is first.statements
    assert third.statements[0] is first.statements[0]


def test_last_anchor_of_a_name_holds() -> None:
    text = "events:\n- title: &a A\n- title: &a B\n- title: *a\n  tags: &t [&t C]\n  note: *t\n"
    third = timeline_of(text).events[2]
    assert (third.title, third.tags, third.note) == ("B", ("C",), "C")


def test_merge_adds_what_is_not_there() -> None:
    text = """
events:
- &a {title: A, kind: k, place: p, tags: [x]}
- &b {title: B, note: n, place: q}
- <<: *a
  title: C
- {title: D, <<: [*b, *a]}
- {<<: [*b, *a], title: E}
- &f {<<: *a, title: F}
- {<<: *f, place: r}
"""
    assert problems_of(text) == []
    found = [(e.title, e.kind, e.place, e.note, e.tags) for e in timeline_of(text).events]
    assert found[2:] == [
        ("C", "k", "p", None, ("x",)),
        ("D", "k", "q", "n", ("x",)),
        ("E", "k", "q", "n", ("x",)),
        ("F", "k", "p", None, ("x",)),
        ("F", "k", "r", None, ("x",)),
    ]


def test_merge_into_the_top() -> None:
    text = "<<: {title: a, events: [{title: A}], about: b}\ntitle: c\n"
    timeline = timeline_of(text)
    assert (timeline.title, timeline.about) == ("c", "b")
    assert [event.title for event in timeline.events] == ["A"]
    assert problems_of(text) == []


def test_mapping_that_is_an_event_and_a_statement() -> None:
    text = "events:\n- &e {title: A, text: B}\n- {title: C, statements: [*e]}\n"
    assert timeline_of(text).events[1].statements[0].text == "B"
    assert problems_of(text) == [
        '2:7: warning: unknown field "title"',
        '2:17: warning: unknown field "text"',
    ]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: "])
def test_32_levels_can_be_read_and_33_cannot(opening: str) -> None:
    # The top mapping and the event list and the event are three.
    inner = {"[": "[" * 29 + "]" * 29, "- ": "\n    " + "- " * 29 + "x", "{a: ": "{a: " * 29 + "b" + "}" * 29}
    outer = {"[": "[" * 30 + "]" * 30, "- ": "\n    " + "- " * 30 + "x", "{a: ": "{a: " * 30 + "b" + "}" * 30}
    assert titles_of(f"events:\n- title: A\n  kind: {inner[opening]}\n") == ["A"]
    refusal = refusal_of(f"events:\n- title: A\n  kind: {outer[opening]}\n").split("\n")[0]
    line, start = (4, 5) if opening == "- " else (3, 9)
    assert refusal == f"t.yaml:{line}:{start + 29 * len(opening)}: error: nested more than 32 deep"


BOMBS = {
    "nested blocks": "events:\n" + "- " * 100_000,
    "nested flow": "events: " + "[" * 100_000,
    "nested mappings": "events: " + "{a: " * 100_000,
    "top blocks": "- " * 100_000,
    "nested keys": "? " * 100_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_nesting_without_end_is_refused(bomb: str) -> None:
    assert "nested more than 32 deep" in refusal_of(BOMBS[bomb]) or "no mapping" in refusal_of(BOMBS[bomb])


def levels(first: str, later: str, count: int = 26) -> str:
    names = ["a" + str(number) for number in range(count)]
    lines = [f"- &{names[0]} {first}"]
    lines += [f"- &{name} {later.replace('*', '*' + before)}" for before, name in itertools.pairwise(names)]
    return "events:\n" + "\n".join(lines) + "\n"


def test_merge_bomb_costs_what_its_bytes_cost() -> None:
    timeline = timeline_of(levels("{title: A, kind: b}", "{<<: [*, *]}"))
    assert len(timeline.events) == 26
    assert timeline.events[-1].kind == "b"


def test_billion_laughs_are_an_event_each() -> None:
    timeline = timeline_of(levels("{title: A, tags: [x]}", "{title: B, tags: [*, *]}"))
    assert len(timeline.events) == 26
    text = "events:\n- title: A\n  tags: &a0 [x]\n" + "".join(
        f"- title: B\n  tags: &a{number} [*a{number - 1}, *a{number - 1}]\n" for number in range(1, 31)
    )
    assert len(timeline_of(text).events) == 31


def test_many_merges_of_a_big_mapping_end() -> None:
    big = "{" + ", ".join(f"k{number}: v" for number in range(2000)) + "}"
    text = f"events:\n- &big {big}\n" + "- {title: A, <<: *big}\n" * 20_000
    assert any("aliases stand for many times what the file holds" in problem for problem in problems_of(text))
    assert len(titles_of(text)) == 20_000


def test_aliases_of_an_event_share_its_statements() -> None:
    text = "events:\n- &e\n  title: A\n  statements:\n" + "  - text: B\n" * 10 + "- *e\n" * 200
    events = timeline_of(text).events
    assert len(events) == 201
    assert len({id(event.statements) for event in events}) == 1
    assert len({event.id for event in events}) == 201


def test_ten_thousand_entries_may_have_much_in_common() -> None:
    common = (
        "&c {place: Harbour of the capital, kind: talks, tags: [fees, harbour, ministry], note: As usual}"
    )
    text = f"events:\n- {{title: First, <<: {common}}}\n"
    text += "".join(
        f"- {{date: 2017-06-05, title: Event {number} of many others, <<: *c}}\n" for number in range(10_000)
    )
    assert problems_of(text) == []
    assert {event.place for event in timeline_of(text).events} == {"Harbour of the capital"}


def test_there_is_an_end_to_what_aliases_stand_for() -> None:
    """Whatever is made of the events has no aliases: a file of 100 KB would be a document of 200 MB."""
    text = "events:\n- &e\n  title: A\n  statements:\n" + "  - text: B\n" * 1000 + "- *e\n" * 20_000
    events = timeline_of(text).events
    assert 1 < len(events) < 50
    first, *_ = problems_of(text)
    place = f"{1004 + len(events)}:3"
    assert first == f"{place}: error: aliases stand for many times what the file holds: left out"
    assert len(problems_of(text)) == 20_001 - len(events)


def test_200_000_unknown_fields() -> None:
    fields = "".join(f"  f{number}: x\n" for number in range(200_000))
    assert_first_are_listed(problems_of(f"events:\n- title: A\n{fields}"), "warning")


def test_200_000_duplicate_fields() -> None:
    assert_first_are_listed(problems_of("events:\n- title: A\n" + "  title: B\n" * 200_000), "error")


def test_error_among_the_problems_that_are_not_listed_is_one() -> None:
    fields = "".join(f"  f{number}: x\n" for number in range(20_001))
    last = problems_of(f"events:\n- title: A\n{fields}- {{title: B, date: x}}\n")[-1]
    assert last.startswith("20003:3: error: more than 20,000 problems")


def assert_first_are_listed(problems: list[str], severity: str) -> None:
    assert len(problems) == 20_001
    unlisted = "more than 20,000 problems: those behind the first of them are not listed"
    assert problems[-1] == f"20003:3: {severity}: {unlisted}"


def test_line_of_a_megabyte() -> None:
    text = "x" * 2**20
    assert titles_of(f"events:\n- title: {text}\n") == [text]
    assert len(refusal_of(f"events:\n- title: {text}: b\n")) < 1000


def test_second_merge_key_is_a_duplicate_key() -> None:
    text = "events:\n- title: A\n  <<: {kind: k}\n  <<: {place: p, kind: z}\n"
    assert problems_of(text) == ['4:3: error: duplicate key "<<": the one in line 3 holds']
    [event] = timeline_of(text).events
    assert (event.kind, event.place) == ("k", None)
