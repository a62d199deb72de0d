"""Work that a key or a clock begins, and the event loop goes on beside."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from textual.dom import DOMNode


def begin(
    node: DOMNode,
    work: Callable[..., Coroutine[Any, Any, None]],
    *given: object,
    group: str,
    newest: bool = False,
) -> None:
    """Has a worker of `node` do `work` with what is `given`; of the `newest` alone an older one is cancelled.

    The worker calls it: a coroutine that was made and never run, as the viewer ends, is warned of on the
    terminal.
    """
    called = partial(work, *given)
    node.run_worker(called, group=group, exclusive=newest)  # type: ignore[arg-type]  # takes one, untyped
