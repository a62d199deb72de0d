"""Text put where the reader can paste it from, and an honest word of where that is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.app import App

from sco_tui import clipboard
from sco_tui.clipboard import Copied
from sco_tui.text import counted
from sco_tui.tui.aside import aside

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

_NOTICE_SECONDS = 6


async def copy(app: App[Any], text: str, what: str) -> None:
    """Into the clipboard of the desktop, else that of the terminal; `what` names the text."""
    copied = await aside(lambda: clipboard.copy(text, os.environ))
    is_too_long = copied.program is None and not clipboard.fits_terminal(text)
    if copied.program is None and not is_too_long:
        app.copy_to_clipboard(text)
    severity: SeverityLevel = "warning" if is_too_long else "information"
    app.notify(_said(copied, text, what), severity=severity, timeout=_NOTICE_SECONDS, markup=False)


def _said(copied: Copied, text: str, what: str) -> str:
    failed = f" {' and '.join(copied.failed)} failed." if copied.failed else ""
    if copied.program is not None:
        return f"{what}: copied ({copied.program}).{failed}"
    if clipboard.fits_terminal(text):
        way = "sent to the clipboard of the terminal (OSC 52), which some terminals do not take"
        return f"{what}: {way}.{failed}"
    size = counted(len(text.encode()), "byte")
    most = f"{clipboard.TERMINAL_BYTES:,}"
    return f"{what}: not copied, {size}: a terminal takes {most}, and no desktop is at hand.{failed}"
