"""What `sco-tui check` answers about statements, in words and as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import Answer, run

TIMELINE = """\
sources:
  wire: {title: Wire report, text: wire.txt}
events:
  - id: talks
    title: Talks
    source: wire
    statements:
      - text: We must act now.
        speaker: Ana
      - text: We [...] now.
      - text: We must rest at once.
"""
WIRE = "At noon we spoke. We must act now. Then we left."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "t.yaml").write_text(TIMELINE)
    (tmp_path / "wire.txt").write_text(WIRE)
    return tmp_path


def check(folder: Path, *words: str) -> Answer:
    return run("check", "t.yaml", *words, cwd=folder)


def test_what_is_not_found_is_told_with_what_the_source_has_instead(folder: Path) -> None:
    assert check(folder) == (
        1,
        't.yaml:11:15: error: statement not found in source "wire"\n'
        "    is there: We must\n"
        "    and then: act now. Then we left.\n"
        "1 event: 1 error, 0 warnings\n"
        "3 statements: 1 found, 1 found with marked cuts, 1 not found, 0 with no source text\n",
        "",
    )


@pytest.mark.parametrize(
    ("statement", "lines"),
    [
        ("Today act now.", ["before it: At noon we spoke. We must", "is there: act now.",
                            "and then: Then we left."]),
        ("She Then we left.", ["before it: At noon we spoke. We must act now.", "is there: Then we left.",
                           "and then: (the text ends)"]),
        ("Nothing", ["no word of it is there"]),
    ],
)  # fmt: skip
def test_part_that_is_there_is_told_with_what_is_around_it(
    folder: Path, statement: str, lines: list[str]
) -> None:
    (folder / "t.yaml").write_text(TIMELINE.replace("We must rest at once.", statement))
    shown = [line.strip() for line in check(folder).out.splitlines()[1:-2]]
    assert shown == lines


def test_text_that_is_named_goes_before_the_copy_and_needs_no_copy(folder: Path) -> None:
    (folder / "other.txt").write_text("We must act now. We must rest at once.")
    assert check(folder, "--source", "wire=other.txt").code == 0
    (folder / "wire.txt").unlink()
    assert check(folder, "--source=wire=other.txt").code == 0
    missing = check(folder)
    assert missing.code == 0
    assert 'warning: text "wire.txt" of source "wire" cannot be read' in missing.out


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("wire", "write it as KEY=PATH, such as article=article.txt"),
        ("wire=", "write it as KEY=PATH"),
        ("=x", "write it as KEY=PATH"),
        ("wier=wire.txt", 't.yaml: has no source "wier", which --source names: did you mean "wire"?'),
        ("wire=none", "sco-tui: none: No such file or directory"),
        ("wire=.", "sco-tui: .: is a folder, not a file"),
    ],
)
def test_source_that_cannot_be_taken_is_refused(folder: Path, word: str, message: str) -> None:
    answer = check(folder, "--source", word)
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err


def test_json_has_every_statement_with_its_result_and_offset(folder: Path) -> None:
    answer = check(folder, "--json")
    document: dict[str, Any] = json.loads(answer.out)
    start = WIRE.index("We must")
    assert (answer.code, document) == (
        1,
        {
            "problems": [
                {"file": "t.yaml", "line": 11, "column": 15, "severity": "error",
                 "message": 'statement not found in source "wire"'},
            ],
            "statements": [
                {"event": "talks", "line": 8, "speaker": "Ana", "result": "found", "offset": start},
                {"event": "talks", "line": 10, "result": "found with marked cuts", "offset": start},
                {"event": "talks", "line": 11, "result": "not found"},
            ],
        },
    )  # fmt: skip


def test_text_of_a_stranger_sends_no_control_character(folder: Path) -> None:
    (folder / "wire.txt").write_text("We must \x1b]0;owned\x07 \u202eact\x9b now.")
    out = check(folder).out
    assert "^[]0;owned^G <U+202E>act<9B> now." in out
    assert not set(out) & set("\x1b\x07\u202e\x9b")


UNFOUND = [
    ("is:unfound", 0),
    ("is:unfound ana", 0),
    ("is:unfound speaker:ana", 1),
    ("ana -is:unfound", 1),
    ("-is:unfound", 1),
    ("is:unfound text:rest", 0),
    ("is:unfound text:act", 1),
    ("is:unfound|undated", 0),
]


@pytest.mark.parametrize(("query", "code"), UNFOUND)
def test_unfound_is_said_of_one_and_the_same_statement(folder: Path, query: str, code: int) -> None:
    assert run("search", query, "t.yaml", cwd=folder).code == code
    assert (run("list", "t.yaml", "-q", query, cwd=folder).out != "") == (code == 0)


def test_unfound_statements_are_the_matched_ones(folder: Path) -> None:
    document = json.loads(run("search", "is:unfound", "t.yaml", "--json", cwd=folder).out)
    assert [spoken["matched"] for spoken in document["events"][0]["statements"]] == [False, False, True]


def test_unfound_needs_a_text_at_hand(folder: Path) -> None:
    (folder / "wire.txt").unlink()
    answer = run("search", "is:unfound", "t.yaml", cwd=folder)
    assert answer.code == 1
    named = run("search", "--source", "wire=/dev/null", "is:unfound", "t.yaml", cwd=folder)
    assert "not a regular file" in named.err
    (folder / "empty.txt").write_text("")
    assert run("search", "--source", "wire=empty.txt", "is:unfound", "t.yaml", cwd=folder).code == 0
