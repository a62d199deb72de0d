"""A timeline file of any size, the same for the same seed, written as a person writes YAML.

An event takes 1.4 KB and 25 scalars on average, keys counted; one in three is not in Latin script.
"""

import sys
from collections.abc import Callable
from random import Random
from typing import NamedTuple

_ENGLISH = (
    "the security of every member depends on trust between neighbours and a common mechanism against "
    "terrorism separatism and extremism while trade transport energy water and culture remain open "
    "questions of the summit its declaration names joint exercises data sharing drug trafficking network "
    "safety pipelines railways harvests students scholarships visas customs and the rights of citizens"
)
_RUSSIAN = (
    "безопасность государств членов организации зависит от доверия между соседями и общего механизма "
    "борьбы с терроризмом сепаратизмом и экстремизмом торговля транспорт энергетика вода и культура "
    "остаются открытыми вопросами саммита декларация называет учения обмен данными и защиту границ"
)
_KAZAKH = (
    "ұйымға мүше мемлекеттердің қауіпсіздігі көршілер арасындағы сенімге және терроризмге қарсы ортақ "
    "тетікке байланысты сауда көлік қуат су және мәдениет саммиттің ашық мәселелері болып қала береді "
    "мәлімдеме бірлескен жаттығуларды деректер алмасуды және шекараны қорғауды атап өтеді"
)
_CHINESE = (
    "成员国 安全 取决于 邻国 之间 的 信任 和 共同 机制 打击 恐怖主义 分裂主义 极端主义 贸易 交通 能源 "
    "水资源 文化 仍是 峰会 议题 宣言 提到 联合 演习 信息 交流 以及 边境 保护 网络 管道 铁路 公民 权利"
)
_HINDI = (
    "सदस्य देशों की सुरक्षा पड़ोसियों के बीच विश्वास और आतंकवाद के विरुद्ध साझा तंत्र पर निर्भर है व्यापार परिवहन ऊर्जा "
    "जल और संस्कृति शिखर सम्मेलन के खुले प्रश्न हैं घोषणा संयुक्त अभ्यास सूचना साझा करने तथा सीमा रक्षा का उल्लेख करती है"
)
_ARABIC = (
    "أمن الدول الأعضاء يعتمد على الثقة بين الجيران وعلى آلية مشتركة ضد الإرهاب والانفصالية والتطرف "
    "التجارة والنقل والطاقة والمياه والثقافة تبقى مسائل مفتوحة في القمة والإعلان يذكر تدريبات مشتركة"
)


class _Language(NamedTuple):
    code: str
    words: list[str]
    joint: str
    end: str
    mean_bytes: float
    "Of a word and its joint."

    def sentence(self, random: Random, size: int) -> list[str]:
        """Words of about `size` bytes of UTF-8."""
        chosen = random.choices(self.words, k=max(3, round(size / self.mean_bytes)))
        chosen[0] = chosen[0].capitalize()
        chosen[-1] += self.end
        return chosen


def _language(code: str, words: str, joint: str = " ", end: str = ".") -> _Language:
    listed = words.split()
    return _Language(code, listed, joint, end, len(joint.join(["", *listed]).encode()) / len(listed))


_LATIN = _language("en", _ENGLISH)
_OTHERS = [
    _language("ru", _RUSSIAN),
    _language("kk", _KAZAKH),
    _language("zh", _CHINESE, joint="", end="。"),
    _language("hi", _HINDI, end="।"),
    _language("ar", _ARABIC),
]


def words(random: Random, count: int) -> list[str]:
    """So many English ones."""
    return random.choices(_LATIN.words, k=count)


_SPEAKERS = {
    "Xi Jinping": ("President of China", "习近平, Си Цзиньпин"),
    "Nursultan Nazarbayev": ("President of Kazakhstan", "Нұрсұлтан Назарбаев"),
    "Narendra Modi": ("Prime Minister of India", "नरेन्द्र मोदी"),
    "Igor Morgulov": ("Deputy Minister of Foreign Affairs", "Игорь Моргулов"),
    "Li Hualai": ("Assistant Foreign Minister", "Li Huilai, 李惠来"),
    "Rashid Alimov": ("Secretary-General", "Рашид Алимов"),
}
_KINDS = ["briefing", "article", "summit", "membership", "exercise", "interview", "agreement", "visit"]
_PLACES = ["Astana", "Tashkent", "北京", "Бішкек", "नई दिल्ली", "Qingdao", "Dushanbe", "إسلام آباد"]
_TAGS = ["security", "terrorism", "trade", "energy", "безопасность", "边境", "culture", "network"]


def _day(random: Random) -> str:
    return f"{random.randint(1996, 2024)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def _interval(random: Random) -> str:
    month, first = _day(random)[:7], random.randint(1, 20)
    return f"{month}-{first:02}/{month}-{first + random.randint(1, 8):02}"


# EDTF levels 0 and 1, https://www.loc.gov/standards/datetime/, the common kinds more often.
_DATES: list[tuple[int, Callable[[Random], str]]] = [
    (50, _day),
    (12, _interval),
    (6, lambda random: _day(random)[:7]),
    (4, lambda random: _day(random)[:4]),
    (5, lambda random: f"{_day(random)}T{random.randint(0, 23):02}:{random.choice(['00', '15:30'])}"),
    (3, lambda random: f"{_day(random)}T10:00{random.choice(['Z', '+06:00', '-03:30'])}"),
    (6, lambda random: _day(random)[: random.choice([4, 7, 10])] + random.choice("~?%")),
    (2, lambda random: f"{_day(random)[:4]}-{random.randint(21, 24)}"),
    (2, lambda random: random.choice(["201X", "20XX", "2017-XX", "2017-06-XX", "2017-XX-XX"])),
    (3, lambda random: random.choice(["{}/..", "../{}", "{}/", "/{}"]).format(_day(random))),
    (1, lambda random: random.choice(["-0044-03-15", "0000", "Y-17000", "Y170000"])),
]
_DATE_KINDS, _DATE_WEIGHTS = [kind for _, kind in _DATES], [weight for weight, _ in _DATES]


def _date(random: Random) -> str:
    return random.choices(_DATE_KINDS, _DATE_WEIGHTS)[0](random)


def _text(random: Random, language: _Language, size: int, margin: str) -> str:
    """A value: plain, quoted with a phrase in quotation marks, or a block of lines of the usual width."""
    words, joint, style = language.sentence(random, size), language.joint, random.random()
    if style < 0.4 or not joint:
        return joint.join(words)
    if style < 0.6:
        return '"' + joint.join([*words[:-2], f'\\"{words[-2]}\\"', words[-1]]) + '"'
    if style < 0.7:
        return "'" + joint.join(["It''s said:", *words]) + "'"
    lines = [joint.join(words[at : at + 11]) for at in range(0, len(words), 11)]
    return f"\n{margin}".join([random.choice([">-", ">-", "|-"]), *lines])


def _statement(random: Random, language: _Language, sources: list[str]) -> str:
    is_chosen = random.random
    fields = [f"text: {_text(random, language, 370, ' ' * 10)}"]
    if is_chosen() < 0.95:
        fields.append(f"speaker: {random.choice(list(_SPEAKERS))}")
    if is_chosen() < 0.3:
        fields.append(f"role: {random.choice(list(_SPEAKERS.values()))[0]}")
    if is_chosen() < 0.3:
        fields.append("reported: true")
    if is_chosen() < 0.15:
        original = random.choice(_OTHERS)
        fields.append(f"original: {original.joint.join(original.sentence(random, 200))}")
        fields.append(f"language: {original.code}")
    if is_chosen() < 0.15:
        fields.append(f"date: {_day(random)}")
    if is_chosen() < 0.2:
        fields.append(f"source: {random.choice(sources)}")
    if is_chosen() < 0.2:
        fields.append(f'at: "{random.choice(["p. ", "§ ", "12:"])}{random.randint(10, 59)}"')
    if is_chosen() < 0.1:
        fields.append(f"note: {_text(random, _LATIN, 90, ' ' * 10)}")
    return "\n      - " + "\n        ".join(fields)


def _event(random: Random, number: int, sources: list[str]) -> str:
    """The first events have a source each, in turn, so that every source is used."""
    is_chosen = random.random
    language = random.choice(_OTHERS) if number % 3 == 2 else _LATIN
    kind = random.choice(_KINDS)
    fields = [f"id: {kind}-{number}"] if is_chosen() < 0.3 else []
    if is_chosen() < 0.97:
        fields.append(f"date: {_date(random)}")
    fields.append(f"title: {language.joint.join(language.sentence(random, 48)).removesuffix(language.end)}")
    if is_chosen() < 0.9:
        fields.append(f"kind: {kind}")
    if is_chosen() < 0.6:
        fields.append(f"place: {random.choice(_PLACES)}")
    if is_chosen() < 0.03:
        fields.append(f"status: {random.choice(['planned', 'postponed', 'cancelled'])}")
    if is_chosen() < 0.5:
        fields.append(f"tags: [{', '.join(random.sample(_TAGS, random.randint(1, 3)))}]")
    if is_chosen() < 0.8:
        fields.append(f"summary: {_text(random, language, 450, ' ' * 6)}")
    if number < len(sources):
        fields.append(f"source: {sources[number]}")
    elif is_chosen() < 0.85:
        fields.append(f"source: {random.choice(sources)}")
    if is_chosen() < 0.1:
        fields.append(f"note: {_text(random, _LATIN, 90, ' ' * 6)}")
    statements = [
        _statement(random, language, sources) for _ in range(random.choices(range(5), (10, 40, 30, 15, 5))[0])
    ]
    if statements:
        fields.append("statements:" + "".join(statements))
    return "  - " + "\n    ".join(fields)


def _source(random: Random, number: int) -> str:
    day = _day(random)
    return f"""  report-{number}:
    title: "Report {number}: the summit as it was seen"
    publisher: Kazakhstanskaya Pravda
    date: {day}
    url: https://example.org/{day}/{number}"""


def timeline_yaml(events: int, seed: int = 2017) -> str:
    """At least one event; the file has no problem of any kind."""
    random = Random(seed)
    count = min(events, events // 40 + 2)
    sources = [f"report-{number}" for number in range(count)]
    parts = ["title: Generated timeline", "about: Made for measurements, never said.", "sources:"]
    parts += [_source(random, number) for number in range(count)]
    parts.append("speakers:")
    for name, (role, aliases) in _SPEAKERS.items():
        parts.append(f"  {name}:\n    role: {role}\n    aliases: [{aliases}]")
    parts.append("events:")
    parts += [_event(random, number, sources) for number in range(events)]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(timeline_yaml(int(sys.argv[1])).encode())
