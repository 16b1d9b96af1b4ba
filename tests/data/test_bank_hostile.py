"""Malicious files: no question bank makes the importer crash or hang."""

import io
import json
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from data.imports.bank.draft import MOST_QUESTIONS
from data.imports.bank.reading import BadFile, read_bank
from tests.data.bank_cases import document, read_text, workbook

PIECES = (  # noqa: SIM905
    "1.|2、|（3）|第4题|A.|B、|（C）|D|答案：|【答案】|解析：|出处：|AB|√|对|（|）|____|    |\n|\t|"
    "一、单选题|参考答案|1-5 ABCDA|**|<u>|</u>|党员|{|}|=|~|%50%|->|####|#|\\|::|//|$CATEGORY:|"
    "T|,|\"|\x00|<quiz>|</quiz>|[|]|:|'|=1+1|题目,答案,A,B|题目\t答案|ANSWER: B|\u200b|1e9|"
).split("|")
MESS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
HARD = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def take(content: bytes, name: str) -> None:
    """Reads a file: the outcome is questions or a refusal, and nothing else."""
    try:
        draft = read_bank(content, name)
    except BadFile as bad:
        refused = bad.key
    else:
        refused = ""
        assert draft.questions
    assert refused.startswith("bank-file-" if refused else "")


@given(MESS | st.text(max_size=200), st.sampled_from(["a.txt", "a.md", "a.gift", "a.csv", "a.tsv"]))
@HARD
def test_no_text_is_too_strange(text: str, name: str) -> None:
    take(text.encode("utf-8", "surrogatepass"), name)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.csv", "a.xlsx", "a.docx", "a.json"]))
@HARD
def test_no_bytes_are_too_strange(content: bytes, name: str) -> None:
    take(content, name)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 9)
    | st.text(max_size=5)
    | MESS.map(lambda s: s[:20]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "right", "A", "B"]), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = [
    "stem",
    "题目",
    "options",
    "answer",
    "blanks",
    "kind",
    "picture",
    "tags",
    "until",
    "A",
    "B",
]


@given(
    st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6), min_size=1, max_size=4)
)
@settings(HARD, max_examples=15)
@pytest.mark.parametrize("own", [True, False])
def test_no_json_is_too_strange(own: bool, questions: list[dict[str, object]]) -> None:
    said = {"zhixue": 1, "questions": questions} if own else questions
    take(json.dumps(said).encode(), "a.json")


@pytest.mark.parametrize("seed", range(6))
def test_a_package_with_broken_bytes_is_refused_or_read(seed: int) -> None:
    chance = random.Random(seed)
    whole = document("1. 谁？", "A. 甲", "B. 乙", "答案：A")
    if seed % 2:
        whole = workbook(("题", [["题目", "A", "B", "答案"], ["谁？", "甲", "乙", "A"]]))
    content = bytearray(whole)
    for _ in range(20):
        content[chance.randrange(len(content))] = chance.randrange(256)
    take(bytes(content), "a.xlsx" if seed % 2 else "a.docx")


def repacked(content: bytes, changes: dict[str, bytes]) -> bytes:
    """Replaces some parts of a package."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return file.getvalue()


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY l0 "ha">{LAUGHS}]>'


def test_entity_bombs_are_refused() -> None:
    quiz = f"{DOCTYPE}<quiz><question><name>&l9;</name></question></quiz>"
    outside = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'
    for text in (quiz, outside, outside.removeprefix("<!DOCTYPE")):
        with pytest.raises(BadFile):
            read_text(text, "a.xml")
    bomb = repacked(document("1. 谁？"), {"word/document.xml": f"{DOCTYPE}<w>&l9;</w>".encode()})
    with pytest.raises(BadFile) as bad:
        read_bank(bomb, "a.docx")
    assert bad.value.key == "bank-file-bomb"


def test_zip_bombs_are_refused() -> None:
    huge = repacked(document("1. 谁？"), {"word/document.xml": b" " * (120 * 2**20)})
    with pytest.raises(BadFile) as bad:
        read_bank(huge, "a.docx")
    assert bad.value.key == "bank-file-bomb"


@pytest.mark.parametrize(
    "nested", ["[" * 200_000 + "]" * 200_000, '{"a":' * 100_000 + "1" + "}" * 100_000]
)
def test_deep_nesting_is_refused(nested: str) -> None:
    with pytest.raises(BadFile):
        read_text(nested, "a.json")


@pytest.mark.parametrize(
    "text",
    [
        "（" * 200_000,
        "1." + " " * 300_000 + "x",
        "A. 甲 " * 60_000,
        "答案：" * 60_000,
        "{=" * 100_000,
        "1. " + "_ " * 100_000,
        "参考答案\n" + "1-" * 100_000,
        "谁\nA. 甲\n" * 30_000,
        "**" * 100_000,
        "<" * 200_000,
        "\\" * 200_001 + "{=a}",
        "::" * 100_000 + "{T}",
        "#" * 200_000 + "{=#",
        "判断题\n" + "".join(f"{n}.党费要按月交到第{n}号柜台\n" for n in range(1, 3_000)),
        "".join(f"{n}.谁讲{n}次课\n解析：\n1.甲；\n2.乙；\n" for n in range(1, 1_500)),
        "".join(f"谁讲{n}次课____\n" for n in range(3_000)),
        "1.谁\n" + "A.甲\n" * 9_000,
        "1.谁\n答案：1.甲\n" * 3_000,
        "参考答案\n" + "第一章\n1.甲乙丙丁\n" * 3_000,
        "".join(f"| {n} | 2 |\n" for n in range(20_000)),
    ],
    ids=range(20),
)
def test_long_runs_are_read_in_one_go(text: str) -> None:
    for name in ("a.txt", "a.gift"):
        take(text.encode(), name)


def test_more_questions_than_a_bank_takes_are_refused() -> None:
    rows = [["题目", "A", "B", "答案"]] + [["谁？", "甲", "乙", "A"]] * (MOST_QUESTIONS + 1)
    text = "\n".join(",".join(row) for row in rows)
    with pytest.raises(BadFile) as bad:
        read_bank(text.encode(), "a.csv")
    assert (bad.value.key, bad.value.values) == ("bank-file-many", {"limit": MOST_QUESTIONS})


def test_thousands_of_long_texts_that_are_nearly_the_same_are_refused() -> None:
    chance = random.Random(2)
    base = chance.choices("党员支部大会表决预备期宣誓组织生活", k=1_900)

    def one(number: int) -> str:
        text = [*base]
        for place in chance.sample(range(len(text)), 150):
            text[place] = chance.choice("甲乙丙丁")
        return f"{number}. {''.join(text)}是谁？\nA. 王芳\nB. 李强\n答案：A"

    # Each is compared with every other: this many long ones would take a quarter of an hour.
    with pytest.raises(BadFile) as bad:
        read_text("\n".join(map(one, range(1, 2_000))))
    assert bad.value.key == "bank-file-long"
