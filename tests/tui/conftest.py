"""What tests of several screens stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.synthetic import WIRE


@pytest.fixture
def source_at_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The text that SOURCED names stands beside it."""
    monkeypatch.chdir(tmp_path)
    Path("wire.txt").write_text(WIRE, encoding="utf-8", newline="")


@pytest.fixture
def own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing that another test has kept, such as marks."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
