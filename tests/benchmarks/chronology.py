"""A timeline with the shape of public chronologies: years of events, many tags, long summaries, many links.

An event takes 3 KB on average, with four tags of 150, three sources of its own and a statement or two.
"""

import sys
from random import Random

from tests.benchmarks.generate import words

_KINDS = ["meeting", "statement", "visit", "agreement", "vote", "report", "hearing", "sanction", "ruling"]
_OFFICES = ["Minister", "Ambassador", "Spokesperson", "Commissioner", "Member of Parliament", "Envoy"]
_PLACES = ["Geneva", "Vienna", "New York", "Brussels", "The Hague", "Nairobi", "Astana", "Montevideo"]
_FIRST_YEAR, _YEARS = 2004, 20


def _day(random: Random) -> str:
    """Later years have more, as they do in life."""
    year = _FIRST_YEAR + int(_YEARS * random.random() ** 0.5)
    return f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def _tags(random: Random) -> list[str]:
    return sorted({" ".join(words(random, random.choice([1, 1, 2]))) for _ in range(190)})[:150]


def _folded(random: Random, count: int, margin: str) -> str:
    lines, chosen = [], words(random, count)
    for at in range(0, len(chosen), 14):
        lines.append(" ".join(chosen[at : at + 14]))
    return f"\n{margin}".join([">-", *lines])


def _event(random: Random, number: int, tags: list[str], people: list[str]) -> str:
    kind = random.choice(_KINDS)
    title = " ".join(words(random, random.randint(5, 12))).capitalize()
    sources = [f"s{3 * number + extra}" for extra in range(random.choice([1, 2, 3, 3, 3]))]
    fields = [
        f"date: {_day(random)}",
        f"title: {title}",
        f"kind: {kind}",
        f"place: {random.choice(_PLACES)}",
        f"tags: [{', '.join(random.sample(tags, random.randint(2, 7)))}]",
        f"summary: {_folded(random, random.randint(60, 220), ' ' * 6)}",
        f"source: [{', '.join(sources)}]",
    ]
    statements = [
        f"\n      - text: {_folded(random, random.randint(15, 60), ' ' * 10)}"
        f"\n        speaker: {random.choice(people)}"
        f"\n        source: {random.choice(sources)}"
        for _ in range(random.choice([0, 1, 1, 2, 4]))
    ]
    return "  - " + "\n    ".join([*fields, *(["statements:" + "".join(statements)] if statements else [])])


def _source(random: Random, number: int) -> str:
    day = _day(random)
    title = " ".join(words(random, 7)).capitalize()
    address = f"https://example.org/{day[:4]}/{number}"
    return f"  s{number}: {{title: {title}, publisher: Paper {number % 40}, date: {day}, url: {address}}}"


def chronology_yaml(events: int, seed: int = 2017) -> str:
    """The same for the same seed; the file has no error, and warnings for the sources that no event names."""
    random = Random(seed)
    tags = _tags(random)
    people = [f"Person {number}" for number in range(120)]
    parts = ["title: A chronology", "sources:", *(_source(random, number) for number in range(3 * events))]
    parts += ["speakers:", *(f"  {name}: {{role: {random.choice(_OFFICES)}}}" for name in people), "events:"]
    parts += [_event(random, number, tags, people) for number in range(events)]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.write(chronology_yaml(int(sys.argv[1])))
