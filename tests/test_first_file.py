"""The first file opens without a problem, and nothing that is there is written over."""

from pathlib import Path

from sco_tui import timeline_file
from sco_tui.first_file import TEXT
from tests import yaml_1_2
from tests.commands import run
from tests.test_schema import VALIDATOR


def test_file_has_no_problem_for_the_program_and_for_an_editor() -> None:
    timeline, problems = timeline_file.parse("t.yaml", TEXT.encode())
    assert problems == ()
    assert (len(timeline.events), timeline.statement_count) == (3, 2)
    assert VALIDATOR.is_valid(yaml_1_2.load(TEXT))


def test_it_is_written_and_what_to_do_next_is_said(tmp_path: Path) -> None:
    assert run("new", "my talks.yaml", cwd=tmp_path) == (
        0,
        "",
        "my talks.yaml is written: sco-tui 'my talks.yaml' opens it\n",
    )
    assert (tmp_path / "my talks.yaml").read_text(encoding="utf-8") == TEXT
    assert run("check", "my talks.yaml", cwd=tmp_path).code == 0


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("mine")
    answer = run("new", "a.yaml", cwd=tmp_path)
    assert answer == (2, "", "sco-tui: a.yaml: is there already: name another file to begin\n")
    assert path.read_text() == "mine"
    (tmp_path / "link.yaml").symlink_to("nowhere.yaml")
    assert run("new", "link.yaml", cwd=tmp_path).code == 2
    assert not (tmp_path / "nowhere.yaml").exists()


def test_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    answer = run("new", "nowhere/a.yaml", cwd=tmp_path)
    assert answer == (2, "", "sco-tui: nowhere/a.yaml: not written: No such file or directory\n")
