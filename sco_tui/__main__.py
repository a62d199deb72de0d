"""`python -m sco_tui` is `sco-tui`."""

import sys

from sco_tui.cli import main

sys.exit(main())
