"""The core knows no toolkit: what each of its modules brings along, seen in a fresh interpreter."""

import ast
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


# How bytes go in and out of files.
CALLS = {"open", "io.open", "os.open", "os.fdopen", "os.replace", "os.rename", "os.unlink", "os.link"}
CALLS |= {"os.popen", "os.system", "os.truncate", "os.remove", "os.symlink", "pty.spawn"}
METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "touch", "unlink", "rename", "symlink_to"}
MODULES = ("shutil.copy", "shutil.move", "tempfile.", "os.exec", "os.spawn", "asyncio.create_subprocess")


def test_bytes_come_in_and_go_out_in_one_place() -> None:
    """Beside `files`: the terminal, nothing, and a lock that is written by nobody."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            owner, _, method = called.rpartition(".")
            if called in CALLS or called.startswith(MODULES) or (method in METHODS and owner != "files"):
                found.setdefault(path.relative_to(PACKAGE).as_posix(), set()).add(called)
    assert "os.open" in found.pop("files.py")
    assert found == {"marks.py": {"os.open"}, "streams.py": {"os.open"}, "tui/terminal.py": {"os.open"}}


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
