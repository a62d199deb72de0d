"""Several files at once: one answer about all, each event, problem and mark with its own file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sco_tui import marks
from sco_tui.timeline_file import parse
from tests.commands import run

A = """\
title: Harbour
sources: {gazette: {title: Gazette}}
events:
  - {id: talks, date: 2019-03, title: Talks on fees, source: gazette}
  - {id: signing, date: 2019-06, title: Fees signed, statements: [{text: It is done., source: gazette}]}
"""
B = """\
title: Railway
events:
  - {id: talks, date: 2019-04, title: Talks on rails}
  - {date: 2019-05, title: Rails laid, colour: red}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(A)
    (tmp_path / "b.yaml").write_text(B)
    (tmp_path / "bad.yaml").write_text("events: [\n")
    return tmp_path


def test_list_shows_all_on_one_axis_and_sums_up_the_problems_of_each(folder: Path) -> None:
    answer = run("list", "a.yaml", "b.yaml", cwd=folder)
    assert answer == (
        0,
        "2019-03  talks@a.yaml  Talks on fees\n2019-04  talks@b.yaml  Talks on rails\n"
        "2019-05  2019-05-rails-laid  Rails laid\n2019-06  signing  Fees signed\n",
        "b.yaml: 1 problem; see sco-tui check b.yaml\n",
    )


def test_file_that_is_named_twice_is_read_once(folder: Path) -> None:
    (folder / "link.yaml").symlink_to("a.yaml")
    once = run("list", "a.yaml", cwd=folder)
    assert run("list", "a.yaml", "./a.yaml", "link.yaml", "a.yaml", cwd=folder) == once


def test_names_that_are_shown_alike_are_refused(folder: Path) -> None:
    (folder / "a b.yaml").write_text(A)
    (folder / "a\nb.yaml").write_text(B)
    reason = "is how several of these files are shown: rename all but one"
    assert run("list", "a b.yaml", "a\nb.yaml", cwd=folder) == (2, "", f"sco-tui: a b.yaml: {reason}\n")


def test_query_and_search_look_through_all(folder: Path) -> None:
    assert len(run("list", "-q", "fees", "a.yaml", "b.yaml", cwd=folder).out.splitlines()) == 2
    answer = run("search", "rails", "a.yaml", "b.yaml", cwd=folder)
    assert [line.split("  ")[1] for line in answer.out.splitlines() if not line.startswith(" ")] == [
        "talks@b.yaml",
        "2019-05-rails-laid",
    ]
    assert run("list", "-q", "is:problem", "a.yaml", "b.yaml", cwd=folder).out == (
        "2019-05  2019-05-rails-laid  Rails laid\n"
    )


def test_show_takes_an_id_with_its_file(folder: Path) -> None:
    assert "Talks on rails" in run("show", "talks@b.yaml", "a.yaml", "b.yaml", cwd=folder).out
    answer = run("show", "talks", "a.yaml", "b.yaml", cwd=folder)
    assert answer.code == 1
    assert "did you mean talks@b.yaml or talks@a.yaml?" in answer.err


def test_check_names_the_file_of_each_problem(folder: Path) -> None:
    answer = run("check", "b.yaml", "a.yaml", cwd=folder)
    assert answer.out.splitlines()[0] == 'b.yaml:4:40: warning: unknown field "colour"'
    assert answer.out.splitlines()[-2:] == [
        "4 events: 0 errors, 1 warning",
        "1 statement: 0 found, 0 found with marked cuts, 0 not found, 1 with no source text",
    ]
    assert answer.code == 0


def test_statement_is_compared_with_the_text_in_the_folder_of_its_file(tmp_path: Path) -> None:
    for name, words in (("one", "It is done."), ("two", "It is not.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "t.yaml").write_text(A.replace("title: Gazette", "title: Gazette, text: g.txt"))
        (tmp_path / name / "g.txt").write_text(words)
    answer = run("check", "one/t.yaml", "two/t.yaml", cwd=tmp_path)
    assert 'two/t.yaml:5:74: error: statement not found in source "gazette@two/t.yaml"' in answer.out
    assert "2 statements: 1 found, 0 found with marked cuts, 1 not found" in answer.out
    assert answer.code == 1


@pytest.mark.parametrize("words", [["list"], ["search", "fees"], ["check"], ["export"], ["show", "signing"]])
def test_one_that_cannot_be_read_is_said_and_the_others_are_answered(folder: Path, words: list[str]) -> None:
    answer = run(*words, "a.yaml", "bad.yaml", "nowhere.yaml", cwd=folder)
    assert answer.code == 2
    assert "Fees signed" in answer.out or words == ["check"]
    assert answer.err.startswith("bad.yaml:1:9: error: no YAML")
    assert answer.err.endswith("sco-tui: nowhere.yaml: No such file or directory\n")


def test_where_none_can_be_read_that_is_all(folder: Path) -> None:
    answer = run("list", "x.yaml", "y.yaml", cwd=folder)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[-1] == "sco-tui: x.yaml, y.yaml: none of them can be read"


def test_names_of_files_that_cannot_be_read_are_clean_lines(folder: Path) -> None:
    answer = run("list", "a\x1b]0;x\x07", "b\n\u202e", cwd=folder)
    assert answer.err.splitlines()[-1] == "sco-tui: a^[]0;x^G, b <U+202E>: none of them can be read"
    assert len(answer.err.splitlines()) == 3


def test_json_and_briefing_name_the_files(folder: Path) -> None:
    document = json.loads(run("export", "-f", "json", "a.yaml", "b.yaml", cwd=folder).out)
    assert document["title"] == "Harbour · Railway"
    assert [(event["id"], event["file"]) for event in document["events"]] == [
        ("talks@a.yaml", "a.yaml"),
        ("talks@b.yaml", "b.yaml"),
        ("2019-05-rails-laid", "b.yaml"),
        ("signing", "a.yaml"),
    ]
    closing = run("export", "-f", "txt", "a.yaml", "b.yaml", cwd=folder).out.partition("-" * 72)[2]
    assert closing.split()[:2] == ["a.yaml", "·"]
    assert "b.yaml · SHA-256" in " ".join(closing.split())


def test_standard_input_is_one_of_them(folder: Path) -> None:
    answer = run("list", "-", "b.yaml", stdin=A.encode(), cwd=folder)
    assert answer.out.splitlines()[0] == "2019-03  talks@-  Talks on fees"


def test_export_writes_over_none_of_them(folder: Path) -> None:
    answer = run("export", "-o", "b.yaml", "a.yaml", "b.yaml", cwd=folder)
    assert answer.code == 2
    assert (folder / "b.yaml").read_text() == B


def test_marks_are_those_of_each_file(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    [talks, _] = parse("b.yaml", B.encode())[0].events
    marks.change(str(folder / "b.yaml"), {"talks": marks.of(talks, "talks")}, state / "sco-tui")
    answer = run(
        "list", "-q", "is:marked", "a.yaml", "b.yaml", cwd=folder, env={"XDG_STATE_HOME": str(state)}
    )
    assert answer.out == "2019-04  talks@b.yaml  Talks on rails\n"
