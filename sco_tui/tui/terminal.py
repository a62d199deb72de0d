"""The terminal, given back as it was whatever ends the viewer: a signal, a crash, a stuck event loop.

Textual gives it back when its loop ends by itself. SIGTERM, SIGHUP and SIGQUIT end the process at once, and
leave the shell without echo, in the alternate screen, with mouse reports on (Textual 8.2).
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType

# Those that a person, a program or a limit of time sends to end it. Not SEGV, BUS, FPE and ILL: Python calls
# its handlers between two instructions, and would come back to the fault for ever.
ENDING_SIGNALS = (
    signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT,
    signal.SIGABRT, signal.SIGUSR1, signal.SIGUSR2,
    signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGXCPU,
)  # fmt: skip

_KEYBOARD, _SCREEN, _ERRORS = 0, 1, 2
_BUSY_SECONDS = 0.5
# All that Textual's driver sets: synchronized output, the kitty keyboard protocol (its stack belongs to
# the alternate screen), mouse, paste, focus and resize reports, line wrap, cursor, colours, screen.
_RESET = (
    b"\x1b[?2026l\x1b[<u\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    b"\x1b[?2004l\x1b[?1004l\x1b[?2048l\x1b[?7h\x1b[0m\x1b[?25h\x1b[?1049l"
)
# What other programs set beside that, and Textual takes for granted: cursor keys and keypad as they are,
# the whole screen scrolled, letters that overwrite, no line drawing.
_AS_TEXTUAL_FOUND_IT = b"\x1b[?1l\x1b>\x1b[r\x1b[4l\x1b(B"


def is_usable(*, keys: bool) -> bool:
    """Whether the screen, and with `keys` standard input too, is a terminal that knows cursor addressing.

    Standard error may be no terminal, but Textual draws on it: it must be open.
    """
    is_terminal = os.isatty(_SCREEN) and (os.isatty(_KEYBOARD) or not keys)
    return is_terminal and sys.__stderr__ is not None and os.environ.get("TERM", "") not in ("", "dumb")


def take_keys() -> bool:
    """Makes the controlling terminal standard input, where that was a pipe; False where there is none."""
    if os.isatty(_KEYBOARD):
        return True
    try:
        descriptor = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return False
    os.dup2(descriptor, _KEYBOARD)
    os.close(descriptor)
    return True


def is_gone() -> bool:
    """Whether the terminal was closed; one that is not ours to control sends no signal then."""
    keyboard = select.poll()
    keyboard.register(_KEYBOARD, 0)  # only what is always reported: hung up, in error, not open
    return bool(keyboard.poll(0))


@contextmanager
def given_back() -> Iterator[None]:
    """Within it an ending signal gives the terminal back before it ends the process, as 128 + its number.

    The handlers are Python's own and not the event loop's, which are not called while the loop is stuck.
    A pipe that closes, to a program that the viewer started, does not end it.
    """
    settings = termios.tcgetattr(_KEYBOARD)
    _give_it_a_size()

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001, as the signal module calls it
        _restore(settings)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    handlers = dict.fromkeys(ENDING_SIGNALS, end) | {signal.SIGPIPE: signal.SIG_IGN}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        with _drawing_on_screen():
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        with suppress(termios.error):
            termios.tcsetattr(_KEYBOARD, termios.TCSANOW, settings)


def stop_when_woken_in_background(stop_soon: Callable[[Callable[[], None]], object]) -> None:
    """From here on SIGCONT takes the terminal only where it is ours; `stop_soon` calls what it gets later.

    To be called when Textual's driver has its handler. That one takes the terminal at once and is stopped
    for it in the background, also within the handler of a signal that ends the process: a shell wakes what
    it ends, and the process would be there still.
    """
    take_back = signal.getsignal(signal.SIGCONT)

    def wake(number: int, frame: FrameType | None) -> None:
        if _is_in_background():
            stop_soon(partial(os.kill, os.getpid(), signal.SIGSTOP))
        elif callable(take_back):
            take_back(number, frame)

    signal.signal(signal.SIGCONT, wake)


@contextmanager
def lent() -> Iterator[None]:
    """Within it the terminal is another program's, which may leave it in any state and be ended by ^C.

    To be entered when the screen has been given back.
    """
    settings = termios.tcgetattr(_KEYBOARD)
    # Handlers, as what is ignored would be ignored by the other program as well.
    before = {number: signal.signal(number, _pass_over) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        with suppress(OSError):
            _write(_RESET + _AS_TEXTUAL_FOUND_IT)
        with suppress(termios.error):
            # What the terminal still answers to the other program is no key of the reader's.
            termios.tcsetattr(_KEYBOARD, termios.TCSAFLUSH, settings)
        for number, handler in before.items():
            signal.signal(number, handler)


def _pass_over(number: int, frame: FrameType | None) -> None:
    """What is meant for the other program."""


def _give_it_a_size() -> None:
    """A terminal that says 0 rows or columns, as a serial line does, is taken for the usual 80x24.

    Textual and Rich each have another size for it, and it is laid out for both in turn, without end.
    """
    rows, columns = termios.tcgetwinsize(_SCREEN)
    if not rows or not columns:
        termios.tcsetwinsize(_SCREEN, (rows or 24, columns or 80))


@contextmanager
def _drawing_on_screen() -> Iterator[None]:
    """Textual draws on standard error: where that is no terminal it stands aside meanwhile."""
    if os.isatty(_ERRORS):
        yield
        return
    errors = os.dup(_ERRORS)
    os.dup2(_SCREEN, _ERRORS)
    try:
        yield
    finally:
        os.dup2(errors, _ERRORS)
        os.close(errors)


def _is_in_background() -> bool:
    """Whether the terminal is another program's; none that was closed is."""
    try:
        return os.tcgetpgrp(_KEYBOARD) != os.getpgrp()
    except OSError:
        return False


def _restore(settings: list[object]) -> None:
    """Puts back what was found; a terminal that takes no output keeps the process for a moment only."""
    if _is_in_background():
        return  # suspended: it was given back then, and another program has it now
    with suppress(OSError):
        # Textual's writer thread goes on: what it still has must not come behind the reset.
        os.dup2(os.open(os.devnull, os.O_WRONLY), _ERRORS)
    with suppress(OSError):
        os.set_blocking(_SCREEN, False)
        _write(_RESET)
    with suppress(OSError):
        os.set_blocking(_SCREEN, True)
    with suppress(termios.error):
        termios.tcsetattr(_KEYBOARD, termios.TCSANOW, settings)  # type: ignore[arg-type]


def _write(data: bytes) -> None:
    """Tries again while the terminal is busy with what the writer thread gave it."""
    end = time.monotonic() + _BUSY_SECONDS
    while data and time.monotonic() < end:
        try:
            data = data[os.write(_SCREEN, data) :]
        except BlockingIOError:
            time.sleep(0.01)
