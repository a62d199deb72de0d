"""The core knows no toolkit: what each of its modules brings along, seen in a fresh interpreter."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sco_tui"
CORE = sorted(path.stem for path in PACKAGE.glob("*.py") if path.stem not in ("__init__", "__main__"))


@pytest.mark.parametrize("module", CORE)
def test_core_module_imports_neither_textual_nor_rich(module: str) -> None:
    program = f"import sys, sco_tui.{module}; print(sorted({{'textual', 'rich'}} & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"


# What only one format, or completion, needs; `sco_tui.formats` itself is the table.
LIBRARIES = {"icalendar", "shtab", "dateutil", "csv", "html", "sco_tui.formats"}


@pytest.mark.parametrize(
    "program",
    [
        "from sco_tui.cli import main; main(['list'])",
        "from sco_tui.cli import main; main(['list', 'events.yaml', 'events.yaml'])",
        "from sco_tui.tui.app import Viewer; Viewer({'events.yaml': open('events.yaml', 'rb').read()})",
    ],
)
def test_no_format_is_loaded_before_it_is_asked_for(program: str) -> None:
    told = f"import sys; {program}; print(sorted({LIBRARIES!r} & set(sys.modules)), file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", told], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    assert ran.stderr == "[]\n"
