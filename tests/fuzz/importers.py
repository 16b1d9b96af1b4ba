# ruff: noqa: E501 - the pieces of files stand as they come
"""Turns bytes into files of questions, rosters and material, and holds the readers to their word.

    python -m tests.fuzz importers [--seconds N]

fuzzes for long with atheris, which follows the branches that are taken (`pip install .[fuzz]`).
"""

import contextlib
from collections.abc import Callable

from data.imports.bank.doctor import examine
from data.imports.bank.draft import Found, Verdict
from data.imports.bank.found import found_in
from data.imports.bank.markdown import lines_of
from data.imports.bank.split import parted
from data.imports.bank.tokens import tokens_of
from data.imports.feed import feed_in
from data.imports.material_list import list_in
from data.imports.roster import roster_in
from data.imports.sheet import BadFile, Limits
from data.imports.text import decode
from data.values.question import QuestionKind

LIMITS = Limits(size=2**20, rows=400, cells=4_000, characters=200_000)
PIECES = (  # noqa: SIM905 - one word a byte
    "\n|\n\n|1.|2.|3、|4．|(5)|⑥|第7题|一、|二、|（三）|A.|B.|C、|D)|（A）|A|B|AC|√|×|对|错|正确|答案：|"
    "参考答案|【答案】|解析：|我的答案：|单选题|多选题|判断题|填空题|简答题|（单选题）|____|（ ）|（  B  ）|？|。|，|"
    "谁是书记|党费|每月|\t|    |,|;|\"|'|{|}|=|~|%50%|#|::|->|//|$CATEGORY:|[|]|:|null|true|1|0|题目|选项|答案|"
    "A选项|题型|姓名|党小组|标题|链接|http://a.b/|<b>|</b>|**|- [x]|# |---|第 1 页|2分|○|*|&|<br>|\\|🙂|\u200b"
).split("|")
NAMES = ("a.txt", "a.csv", "a.json", "a.gift", "a.md", "a.xml", "a.xlsx", "a.docx")
KINDS = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


def fuzz(data: bytes) -> None:
    """Makes a file of these bytes and has it read; raises AssertionError or whatever a reader
    raises but may not."""
    if len(data) < 2:
        return
    name = NAMES[data[0] % len(NAMES)]
    words = "".join(PIECES[byte % len(PIECES)] for byte in data[2:])
    content = words.encode() if data[1] % 4 else data[2:]
    if data[1] % 4 == 1:
        content = (words.replace("\n", '","') + '"}]').encode()
    readers: tuple[Callable[[], object], ...] = (
        lambda: _bank(content, name),
        lambda: roster_in(content, name, LIMITS),
        lambda: list_in(content, name, LIMITS),
        lambda: feed_in(content, LIMITS),
    )
    for read in readers:
        with contextlib.suppress(BadFile):
            read()
    _lines(content)


def _bank(content: bytes, name: str) -> None:
    found: list[Found] = found_in(content, name, None, LIMITS)
    for one in examine(found):
        question = one.question
        if one.verdict not in (Verdict.GOOD, Verdict.MENDED):
            assert one.reasons, one
            continue
        assert question is not None, one
        assert question.stem.strip(), one
        if question.kind in KINDS:
            assert question.answer, one
            assert max(question.answer) < len(question.options), one
            assert len(set(question.options)) == len(question.options) > 1, one
            assert (len(question.answer) > 1) == (question.kind is QuestionKind.MULTIPLE), one
        elif question.kind is QuestionKind.JUDGE:
            assert question.answer in ((0,), (1,)), one
        else:
            assert question.blanks, one
            assert all(question.blanks), one


def _lines(content: bytes) -> None:
    """Asks that every line of a text goes to exactly one place."""
    try:
        text = decode(content)
    except BadFile:
        return
    tokens = tokens_of(list(lines_of(text)))
    split = parted(tokens, listed=False)
    listed = [place for _, first, end in split.lists for place in range(first, end)]
    asked = [place for block in split.blocks for place in block.lines]
    places = sorted([*asked, *listed, *split.passed, *split.unread])
    assert places == list(range(len(tokens))), text
