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
