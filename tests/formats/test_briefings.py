"""Briefings as they are handed on: the same file and query give the same bytes."""

from pathlib import Path

import pytest

from sco_tui.briefing import compose
from sco_tui.formats import DEFAULT, FORMATS, of_ending
from sco_tui.left_out import LeftOut
from tests.briefed import COPY, WHOLE, briefing_of, parts
from tests.commands import run
from tests.formats.golden_files import assert_as_accepted

BRIEFINGS = ("md", "html", "txt")


@pytest.mark.parametrize("name", BRIEFINGS)
def test_briefing_of_everything(tmp_path: Path, name: str) -> None:
    made = briefing_of(WHOLE, tmp_path, {"gazette": COPY})
    assert_as_accepted(f"whole.{name}", FORMATS[name].write(made))


@pytest.mark.parametrize("name", BRIEFINGS)
def test_briefing_of_a_query_and_of_what_was_left_out(name: str) -> None:
    found, checked, problems = parts(WHOLE, query="fees|done")
    talks, signing = found.events
    left_out = LeftOut(frozenset({signing}), frozenset({(talks, 0)}))
    made = compose(found, checked, problem_count=problems, left_out=left_out)
    assert_as_accepted(f"part.{name}", FORMATS[name].write(made))


@pytest.mark.parametrize("name", BRIEFINGS)
def test_briefing_of_nothing(name: str) -> None:
    assert_as_accepted(f"nothing.{name}", FORMATS[name].write(briefing_of("events: []\n")))


@pytest.mark.parametrize("name", FORMATS)
def test_same_file_and_query_give_the_same_bytes_in_every_run(tmp_path: Path, name: str) -> None:
    (tmp_path / "t.yaml").write_text(WHOLE, encoding="utf-8")
    words = ("export", "-f", name, "-q", "fees", "t.yaml")
    first, second = (
        run(*words, cwd=tmp_path, env={"PYTHONHASHSEED": seed, "LC_ALL": "C"}) for seed in ("1", "2")
    )
    assert first == second
    assert first.code == 0


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.md", "md"),
        ("a.HTML", "html"),
        ("b/a.b.txt", "txt"),
        ("a.json", "json"),
        ("a.doc", None),
        ("md", None),
    ],
)
def test_format_follows_the_ending(path: str, name: str | None) -> None:
    chosen = of_ending(path)
    assert (chosen.name if chosen else None) == name
    assert DEFAULT.name == "md"
