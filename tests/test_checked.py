"""What comes of comparing all statements of a timeline with the texts of their sources."""

import os
from pathlib import Path

import pytest

from sco_tui import files, timeline_file
from sco_tui.checked import Checked, Verdict, check
from sco_tui.files import TextFile
from sco_tui.quote_check import Result
from sco_tui.wording import Span

TIMELINE = """\
sources:
  wire: {title: Wire, text: wire.txt}
  daily: {title: Daily, text: daily.txt}
  book: {title: Book}
events:
  - title: First
    date: 2017-06-05
    source: [wire, daily]
    statements:
      - text: We act now.
      - text: We [...] now.
        source: wire
      - text: Daily words.
      - &again
        text: We act later.
      - text: From a book.
        source: book
  - title: Second
    date: 2017-06-06
    statements:
      - *again
      - speaker: Someone
        text: "We act never."
        source: wire
"""
WIRE, DAILY = "They said: We act\nnow. We act now.", "Daily words. We act later."


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    return checked_of(tmp_path, TIMELINE, wire=WIRE, daily=DAILY)


def checked_of(folder: Path, timeline: str, **texts: str) -> Checked:
    path = folder / "t.yaml"
    path.write_text(timeline)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return check(timeline_file.read(str(path))[0])


def verdicts(checked: Checked) -> list[Verdict]:
    return [
        checked.verdict(event, spoken) for event in checked.timeline.events for spoken in event.statements
    ]


def test_each_statement_is_looked_for_in_each_of_its_sources(checked: Checked) -> None:
    assert [verdict[:2] for verdict in verdicts(checked)] == [
        (Result.FOUND, "wire"),
        (Result.FOUND_WITH_CUTS, "wire"),
        (Result.FOUND, "daily"),
        (Result.FOUND, "daily"),
        (Result.NO_TEXT, None),
        (Result.NO_TEXT, None),  # the same words at an event without a source
        (Result.NOT_FOUND, "wire"),
    ]
    assert checked.counts == {
        Result.FOUND: 3, Result.FOUND_WITH_CUTS: 1, Result.NO_TEXT: 2, Result.NOT_FOUND: 1
    }  # fmt: skip


def test_every_place_of_a_statement_is_told(checked: Checked) -> None:
    assert verdicts(checked)[0].passages == ((Span(11, 22),), (Span(23, 34),))


def test_statement_that_is_nowhere_is_an_error_at_its_words(checked: Checked) -> None:
    (problem,) = checked.problems
    line = TIMELINE[: TIMELINE.index("We act never")].count("\n") + 1
    place = f"{checked.timeline.file}:{line}:15"
    assert str(problem) == f'{place}: error: statement not found in source "wire"'
    assert (problem.excerpt(80).place, verdicts(checked)[-1].closest is None) == ('"We act never', False)


def test_sources_that_were_looked_into_are_named(tmp_path: Path) -> None:
    checked = checked_of(tmp_path, TIMELINE.replace("We act later", "We rest"), wire=WIRE, daily=DAILY)
    assert [problem.message for problem in checked.problems] == [
        'statement not found in source "wire" or "daily"',
        'statement not found in source "wire"',
    ]


def test_statements_that_stand_in_a_text_come_in_its_order(checked: Checked) -> None:
    assert [(one.event.title, one.number, one.passages[0][0].start) for one in checked.standing("wire")] == [
        ("First", 0, 11),
        ("First", 1, 11),
    ]
    assert [one.statement.text for one in checked.standing("daily")] == ["Daily words.", "We act later."]
    assert checked.standing("book") == checked.standing("none") == ()


def test_one_verbatim_goes_before_one_with_cuts(tmp_path: Path) -> None:
    timeline = TIMELINE.replace("We act now.", "Daily [...] now.")
    checked = checked_of(tmp_path, timeline, wire="Daily and now.", daily="Daily [...] now.")
    assert verdicts(checked)[0][:2] == (Result.FOUND, "daily")


def test_only_what_is_not_in_a_text_at_hand_is_unfound(checked: Checked) -> None:
    unfound = [
        spoken.text
        for event in checked.timeline.events
        for spoken in event.statements
        if checked.is_unfound(event, spoken)
    ]
    assert unfound == ["We act never."]


HEAD = "sources: {wire: {text: wire.txt}}\nevents:\n- title: e\n  source: wire\n  statements:\n  "


def test_each_text_has_its_own_result_and_its_own_closest_part(tmp_path: Path) -> None:
    timeline = """\
sources: {one: {text: one.txt}, two: {text: two.txt}}
events:
- {title: a, source: one, statements: [&x {text: "We act or rest now and here"}]}
- {title: b, source: two, statements: [*x]}
- {title: c, source: [one, two], statements: [{text: "Verbatim [...] there"}]}
"""
    one, two = "We act. Verbatim, or so, there", "now and here. Verbatim [...] there"
    checked = checked_of(tmp_path, timeline, one=one, two=two)
    there = {
        problem.message: closest and closest.source.text[slice(*closest.in_text)]
        for problem, closest in checked.unfound.items()
    }
    assert there == {
        'statement not found in source "one"': "We act",
        'statement not found in source "two"': "now and here",
    }
    results = {key: [standing.result for standing in checked.standing(key)] for key in ("one", "two")}
    assert results == {"one": [Result.FOUND_WITH_CUTS], "two": [Result.FOUND]}


PLACES = [
    ("- text: No.", "6:11"),
    ("- speaker: X\n    text: No.", "7:11"),
    ("- text: &a No.", "6:14"),
    ("- text: !!str 'No.'", "6:17"),
    ("- text: |\n      No.", "6:11"),
    ("- No.", "6:5"),
    ("- {speaker: X, text: No.}", "6:24"),
]


@pytest.mark.parametrize(("written", "place"), PLACES)
def test_place_is_that_of_the_words(tmp_path: Path, written: str, place: str) -> None:
    (problem,) = checked_of(tmp_path, f"{HEAD}{written}\n", wire="Yes.").problems
    assert f"{problem.line}:{problem.column}" == place


def test_any_number_of_sources_have_one_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "copy.txt").write_text("one two three", encoding="utf-8")
    os.link(tmp_path / "copy.txt", tmp_path / "same.txt")
    sources = (
        "".join(f"  s{number}: {{text: copy.txt}}\n" for number in range(50)) + "  t: {text: same.txt}\n"
    )
    written = tmp_path / "t.yaml"
    written.write_text(f"sources:\n{sources}events:\n- {{title: A, source: [s7, t], statements: [two]}}\n")
    read: list[str] = []
    whole = files.read_text

    def read_once(path: str, limit_bytes: int) -> TextFile:
        read.append(path)
        return whole(path, limit_bytes)

    monkeypatch.setattr(files, "read_text", read_once)
    checked = check(timeline_file.read(str(written))[0])
    assert [Path(path).name for path in read] == ["copy.txt", "same.txt"]
    assert len({id(words) for words in checked.texts.values()}) == 1
    assert checked.texts.keys() == {*(f"s{number}" for number in range(50)), "t"}
