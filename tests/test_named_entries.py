"""Sources and speakers are listed by key or name; what only the whole file shows is said of them."""

import pytest

from tests.parsed import problems_of, timeline_of

EVENTS = "events:\n- {title: A, source: [a, b, c, d]}\n"

# Lines under `sources:`, from line 2 on; problems.
SOURCES = [
    ("a: {title: T}\nb: {via: a}\nc: {via: b}\nd: {}", []),
    ("a: {via: a}\nb: {}\nc: {}\nd: {}", ['2:12: error: "via" of source "a" comes round to itself']),
    (
        "a: {via: b}\nb: {via: &v c}\nc: {via: a}\nd: {via: a}",
        [
            '2:12: error: "via" of source "a" comes round to itself',
            '3:15: error: "via" of source "b" comes round to itself',
            '4:12: error: "via" of source "c" comes round to itself',
        ],
    ),
    ("a: {via: b}\nb: {via: x}\nc: {}\nd: {}", ['3:12: error: source "x" is not listed under sources']),
    (
        "a: {}\nb: {}\nc: {}\nd: {}\ne: {}\nf: {via: e}",
        ['7:3: warning: source "f" is never used'],
    ),
    ("a:\nb: ~\nc: {}\nd:", []),
    (
        "a: T\nb: [T]\nc: {}\nd: {}",
        [
            "2:6: error: a text where a mapping is expected: write the entry as `title: …`",
            "3:6: error: a list where a mapping is expected: the entry is left out",
        ],
    ),
    ("a: {}\na: {title: T}\nb: {}\nc: {}\nd: {}", ['3:3: error: duplicate key "a": the one in line 2 holds']),
    ("a: &a {via: b}\nb: *a\nc: *a\nd: {}", ['2:15: error: "via" of source "b" comes round to itself']),
]


@pytest.mark.parametrize(("lines", "expected"), SOURCES)
def test_sources(lines: str, expected: list[str]) -> None:
    text = "sources:\n" + "".join(f"  {line}\n" for line in lines.split("\n")) + EVENTS
    assert problems_of(text) == expected


def test_source_may_be_listed_behind_the_events_that_refer_to_it() -> None:
    assert problems_of(EVENTS + "sources: {a: {}, b: {}, c: {}, d: {}}\n") == []


def test_source_has_its_fields() -> None:
    text = (
        "sources:\n  a:\n    {title: t, publisher: p, author: w, date: 2017, url: https://e.org/,\n"
        "    archived: http://e.org, accessed: 2018-01-02, via: b, text: t.txt, note: n}\n  b: T\n"
    )
    first, second = timeline_of(text + EVENTS).sources.values()
    assert (first.key, first.line, first.column, first.file) == ("a", 2, 3, "t.yaml")
    assert (first.title, first.publisher, first.author, first.date, first.note) == (
        "t",
        "p",
        "w",
        "2017",
        "n",
    )
    assert (first.url, first.archived, first.accessed) == ("https://e.org/", "http://e.org", "2018-01-02")
    assert (first.via, first.text, first.date) == ("b", "t.txt", "2017")
    assert (second.key, second.title) == ("b", "T")


def test_speakers() -> None:
    text = """\
speakers:
  A: {role: r, aliases: [B, 习近平]}
  C:
  D: President
  E: {aliases: F, title: x}
  F: [x]
events: []
"""
    timeline = timeline_of(text)
    found = [(speaker.name, speaker.role, speaker.aliases) for speaker in timeline.speakers.values()]
    assert found == [
        ("A", "r", ("B", "习近平")),
        ("C", None, ()),
        ("D", "President", ()),
        ("E", None, ("F",)),
        ("F", None, ()),
    ]
    assert problems_of(text) == [
        "4:6: error: a text where a mapping is expected: write the entry as `role: …`",
        '5:19: warning: unknown field "title"',
        "6:6: error: a list where a mapping is expected: the entry is left out",
    ]
