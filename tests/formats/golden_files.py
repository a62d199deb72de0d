"""Files that were looked at and accepted: what is written must be the same, byte for byte."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_as_accepted(name: str, written: str) -> None:
    """With SNAPSHOT=accept, what is written is accepted: look at it in `git diff`."""
    path = FOLDER / name
    if os.environ.get("SNAPSHOT") == "accept":
        path.parent.mkdir(exist_ok=True)
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8"), f"look at {name}, then run again with SNAPSHOT=accept"
