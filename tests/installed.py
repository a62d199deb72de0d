"""A trial of an installed `sco-tui`, no checkout near: `python -m tests.installed COMMAND`."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.terminal import Terminal
from tests.terminal_view import Modes


def main() -> None:
    command = str(Path(sys.argv[1]).absolute())
    with tempfile.TemporaryDirectory() as folder:
        listed = subprocess.run([command, "list"], cwd=folder, capture_output=True, text=True, check=True)
        assert "17th summit" in listed.stdout, listed
        searched = subprocess.run(
            [command, "search", "--json", "terrorism"], cwd=folder, capture_output=True, text=True, check=True
        )
        assert json.loads(searched.stdout)["counts"]["matched"] == 2, searched
        checked = subprocess.run([command, "check"], cwd=folder, capture_output=True, text=True, check=True)
        assert checked.stdout.startswith("4 events: no problems\n"), checked
        with Terminal([command], cwd=Path(folder)) as terminal:
            terminal.wait_for("17th summit")
            terminal.press("/terrorism<Enter>")
            terminal.wait_for("2 of 4 events")
            terminal.press("q")
            assert terminal.wait_exit() == 0
            assert terminal.modes() == Modes()
    print(f"{command}: lists, searches, checks, opens the viewer, searches there and leaves it")


if __name__ == "__main__":
    main()
