"""What a term of a query looks for in folded texts, and where it stands in a text as written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, compress
from operator import or_
from typing import NamedTuple

from sco_tui.folding import fold, occurrences, spans
from sco_tui.query import Term

# Around each value of a field: cleaned text never holds it, so that no word spans two.
_BORDER = "\0"
_LONG = 400  # characters: what is shorter costs more to keep apart than to copy


class Sought(NamedTuple):
    """One choice of a term as it is looked for: `text` is folded."""

    text: str
    is_quoted: bool
    is_whole: bool

    def spans(self, text: str) -> Iterable[tuple[int, int]]:
        """Where it stands in `text`, half-open ranges of code points; of a whole value, all of it."""
        if not self.is_whole:
            return spans(text, self.text, whole_words=self.is_quoted)
        return [(0, len(text))] if text and fold(text).strip() == self.text else []

    def held(self, texts: Iterable[str]) -> list[bool]:
        """Which of `texts`, folded values each between borders, hold it."""
        word = f"{_BORDER}{self.text}{_BORDER}" if self.is_whole else self.text
        if self.is_quoted and not self.is_whole:
            return [word in text and _is_word_of(text, word) for text in texts]
        return [word in text for text in texts]


def _is_word_of(text: str, word: str) -> bool:
    return next(occurrences(text, word, whole_words=True), None) is not None


def sought(term: Term) -> tuple[Sought, ...]:
    """What the choices of a term look for."""
    return tuple(
        Sought(fold(choice.text).strip(), choice.is_quoted, term.is_whole) for choice in term.choices
    )


def bordered(folded: Iterable[str]) -> str:
    """Folded values as one text to look in, each between borders."""
    return f"{_BORDER}{_BORDER.join([value.strip() for value in folded])}{_BORDER}"


class Texts:
    """Folded texts by number, from 0; a long one that several share stands once, with those that have it.

    Copied into each, 300 KB of a file with one long title of a source could take 800 MB.
    """

    def __init__(self) -> None:
        self.own: list[str] = []
        self._seen: set[int] = set()  # hashes: the texts would be kept twice, and a false one does no harm
        self._shared: dict[str, list[int]] = {}

    def add(self, parts: Iterable[str]) -> None:
        """The text of the next number: parts from `bordered`."""
        own = []
        for part in parts:
            if len(part) < _LONG:
                own.append(part)
            elif hash(part) not in self._seen:
                self._seen.add(hash(part))
                own.append(part)
            else:
                self._shared.setdefault(part, []).append(len(self.own))
        self.own.append("".join(own))

    def all(self) -> Iterator[str]:
        """Each text, what is shared once."""
        return chain(self.own, self._shared)

    def held(self, choices: Sequence[Sought], some: Sequence[int] | None = None) -> Sequence[int]:
        """Which of the texts, or of `some` of them, hold one of `choices`; of the others, none."""
        if some is None:
            held = hold(self.own, choices)
        else:
            flags = bytearray(len(self.own))
            for number in compress(some, hold([self.own[number] for number in some], choices)):
                flags[number] = 1
            held = flags
        if self._shared:
            held = list(held)
            wanted = None if some is None else set(some)
            for text, numbers in self._shared.items():
                if hold([text], choices)[0]:
                    for number in numbers:
                        held[number] = held[number] or wanted is None or number in wanted
        return held


def hold(texts: list[str], choices: Sequence[Sought]) -> Sequence[int]:
    """Which of `texts` hold one of `choices`."""
    return combined(or_, [choice.held(texts) for choice in choices])


def says(text: str, term: Term) -> bool:
    """Whether a text as written holds a choice of `term`."""
    return bool(hold([bordered([fold(text)])], sought(term))[0])


def combined(how: Callable[[int, int], int], columns: Sequence[Sequence[int]]) -> Sequence[int]:
    """Columns of flags made one, in steps that are not Python's; () of none."""
    return reduce(lambda one, other: list(map(how, one, other)), columns) if columns else ()
