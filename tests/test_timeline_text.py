"""A timeline file is written as a person would: it reads back the same, and no mark is there for nothing."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sco_tui import timeline_file, timeline_text

# What means something in YAML, among letters.
_MARKS = [
    *" \n\t-?:,[]{}#&*!|>'\"%@`~<=.\\", ": ", " #", "--- ", "...", "<<", "null", "~", "no", "0x1", "2017",
]  # fmt: skip
_letters = st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"])
_texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(_MARKS), _letters), min_size=1, max_size=30).map("".join),
    st.lists(st.sampled_from(["word", "- b", "#c", "é:", " ", "\n", "\n\n", "  x", "漢字"]), max_size=80).map(
        " ".join
    ),
)
_titles = _texts.filter(str.strip)
_statements = st.fixed_dictionaries({"text": _titles}, optional={"note": _texts, "at": _texts})
_events = st.fixed_dictionaries(
    {"title": _titles},
    optional={
        "summary": _texts,
        "tags": st.lists(_texts, min_size=1, max_size=5),
        "place": _texts,
        "statements": st.lists(_statements, min_size=1, max_size=3),
    },
)


@given(
    title=_texts,
    names=st.lists(_texts.filter(bool), max_size=3, unique=True),
    events=st.lists(_events, max_size=3),
)
def test_what_is_written_is_read_back_without_a_problem(
    title: str, names: list[str], events: list[dict[str, Any]]
) -> None:
    speakers = {name: {"role": title} for name in names}
    document = {"title": title, "speakers": speakers, "events": events}
    written = timeline_text.write(document)
    timeline, problems = timeline_file.parse("t.yaml", written.encode())
    assert not problems
    assert timeline.title == title
    assert list(timeline.speakers) == names
    read = [
        (one.title, one.summary, one.place, list(one.tags), [(s.text, s.note, s.at) for s in one.statements])
        for one in sorted(timeline.events, key=lambda one: one.line)
    ]
    assert read == [
        (
            *(one.get(name) for name in ("title", "summary", "place")),
            one.get("tags", []),
            [(said["text"], said.get("note"), said.get("at")) for said in one.get("statements", [])],
        )
        for one in events
    ]


@given(title=_titles, names=st.lists(_texts.filter(bool), min_size=1, max_size=2, unique=True))
def test_another_reader_of_yaml_reads_the_same(title: str, names: list[str]) -> None:
    speakers = {name: {"role": title} for name in names}
    document = {"title": title, "about": f"{title}\nx", "speakers": speakers}
    assert yaml.load(timeline_text.write(document), yaml.BaseLoader) == document


def event(**fields: Any) -> str:
    """The lines of an event behind its title."""
    return timeline_text.write({"events": [{"title": "x"} | fields]}).split("title: x\n")[1]


LONG = "folded " * 14 + "at blanks"  # 107 characters


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A plain one, with: no need", '"A plain one, with: no need"'),
        ("It's 10:00 - or not?", "It's 10:00 - or not?"),
        ("2017", "2017"),
        ("no", "no"),
        ("null", '"null"'),
        ("~", '"~"'),
        ("~x", "~x"),
        ("- x", '"- x"'),
        ("-x", "-x"),
        ("..", ".."),
        ("#1", '"#1"'),
        ("C#", "C#"),
        ("a #b", '"a #b"'),
        ("https://example.org/?a=b#c", "https://example.org/?a=b#c"),
        (' "x" ', "' \"x\" '"),
        ("a 'b': \"c\"", '"a \'b\': \\"c\\""'),
        ("", '""'),
    ],
)
def test_quotation_marks_stand_only_where_yaml_needs_them(text: str, written: str) -> None:
    assert event(place=text) == f"    place: {written}\n"


def test_text_that_is_long_is_folded_at_blanks() -> None:
    assert event(summary=LONG) == f"    summary: >-\n      {'folded ' * 14}at\n      blanks\n"
    assert event(summary=f"{LONG}\nTwo.").endswith(" at\n      blanks\n\n      Two.\n")


def test_text_of_several_lines_keeps_them() -> None:
    written = event(summary="One.\nTwo.\n\nThree.\n")
    assert written == "    summary: |\n      One.\n      Two.\n\n      Three.\n"


def test_text_without_a_blank_stays_on_its_line() -> None:
    assert event(summary="字" * 200) == f"    summary: {'字' * 200}\n"


def test_short_list_is_on_one_line_and_a_long_one_below() -> None:
    assert event(tags=["a", "b: c", "d, e"]) == '    tags: [a, "b: c", "d, e"]\n'
    assert event(tags=["x" * 60, "y" * 60]) == f"    tags:\n      - {'x' * 60}\n      - {'y' * 60}\n"


def test_one_source_is_its_key_and_several_are_a_list() -> None:
    assert event(source=["a"]) == "    source: a\n"
    assert event(source=["a", "b"]) == "    source: [a, b]\n"


def test_name_that_is_too_long_for_a_plain_key_is_written_as_yaml_asks() -> None:
    name = "n" * 3000
    timeline, problems = timeline_file.parse(
        "t.yaml", timeline_text.write({"speakers": {name: {"role": "x"}}, "events": []}).encode()
    )
    assert (list(timeline.speakers), problems) == ([name], ())
