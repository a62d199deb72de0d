"""Unicode normal forms (UAX #15) in linear time, whatever a text piles up on one letter."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["NFC", "NFD", "NFKC"]

# As in the stream-safe form of UAX #15; no script needs as many.
MOST_MARKS = 30
# Characters; `unicodedata` puts marks in order in squared time: 80,000 of one letter take 6 s.
_SHORT = 300


def normalized(form: Form, text: str) -> str:
    """`text` in that form; more than MOST_MARKS marks on one letter are taken so many at a time."""
    if len(text) <= _SHORT or text.isascii():
        return unicodedata.normalize(form, text)
    marks = "".join(filter(unicodedata.combining, set(text)))
    runs = re.finditer(f"[{re.escape(marks)}]{{{MOST_MARKS + 1},}}", text) if marks else ()
    pieces, at = [], 0
    for run in runs:
        for cut in range(run.start() + MOST_MARKS, run.end(), MOST_MARKS):
            pieces.append(unicodedata.normalize(form, text[at:cut]))
            at = cut
    return "".join([*pieces, unicodedata.normalize(form, text[at:])])
