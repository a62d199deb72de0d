"""Who speaks, under one name each, and what they said in time order."""

from sco_tui.speakers import Voice, in_time, voices
from tests.parsed import timeline_of

TIMELINE = """
speakers:
  Xi Jinping: {role: President, aliases: [习近平]}
  Silent One: {}
events:
- {title: Late, date: 2018, statements: [{text: b, speaker: 习近平}, {text: n}]}
- {title: Early, date: 2017-06, statements: [{text: a, speaker: Xi Jinping, role: Chairman},
   {text: z, speaker: Zaobao, role: paper}, {text: said later, speaker: Xi Jinping, date: 2019}]}
- {title: Undated, statements: [{text: u, speaker: Zaobao}, {text: c, speaker: Xi Jinping, date: 2017-05}]}
"""


def everyone() -> dict[str | None, Voice]:
    return {voice.name: voice for voice in voices(timeline_of(TIMELINE))}


def test_everyone_is_there_once_most_statements_first_and_nobody_last() -> None:
    assert list(everyone()) == ["Xi Jinping", "Zaobao", "Silent One", None]


def test_statements_come_by_when_they_were_said_else_by_their_event() -> None:
    texts = {name: [one.statement.text for one in voice.spoken] for name, voice in everyone().items()}
    assert texts == {
        "Xi Jinping": ["c", "a", "b", "said later"], "Zaobao": ["z", "u"], "Silent One": [], None: ["n"]
    }  # fmt: skip


def test_role_is_the_listed_one_else_one_that_a_statement_gives() -> None:
    roles = {name: voice.role for name, voice in everyone().items()}
    assert roles == {"Xi Jinping": "President", "Zaobao": "paper", "Silent One": None, None: None}
    assert everyone()["Xi Jinping"].aliases == ("习近平",)


def test_what_was_said_at_once_keeps_the_order_of_the_file() -> None:
    timeline = timeline_of("events: [{title: t, date: 2017, statements: [b, a, c]}]")
    spoken = voices(timeline)[0].spoken
    assert [one.statement.text for one in in_time(reversed(spoken))] == ["c", "a", "b"]
    assert [one.statement.text for one in spoken] == ["b", "a", "c"]
