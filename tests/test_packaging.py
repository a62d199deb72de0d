"""The command finds its timeline wherever it is installed, and says who it is without asking the package."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import sco_tui

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_shipped_timeline_goes_into_the_package_in_the_wheel() -> None:
    forced = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert forced == {"events.yaml": "sco_tui/events.yaml"}


def test_shipped_timeline_is_found_beside_the_package_from_any_folder(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("SCO_TUI_FILE", None)
    command = [sys.executable, "-m", "sco_tui", "list"]
    listed = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert [line.split("  ")[1] for line in listed.stdout.splitlines()] == [
        "briefing",
        "article",
        "summit",
        "membership",
    ]


def test_version_is_the_one_that_the_build_reads() -> None:
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "sco_tui/__init__.py"
    assert sco_tui.__version__.count(".") == 2


def test_nothing_but_the_named_entries_stands_at_the_top() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    entries = {name.split("/")[0] for name in tracked.splitlines()}
    named = {"pyproject.toml", "README.md", "sco_tui", "events.yaml", "tests"}
    assert {entry for entry in entries if not entry.startswith(".")} == named


def test_article_itself_is_not_in_the_project() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = [name for name in tracked.splitlines() if Path(name).suffix in (".txt", ".yaml", ".md", ".svg")]
    sentence = b"With the development of the " + b"international situation"
    assert not [name for name in names if sentence in (ROOT / name).read_bytes()]
