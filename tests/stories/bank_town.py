"""Shared by stories about the bank: a branch, files of questions, pages and their texts."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch
from data.queries import question as questions
from data.values.question import Question
from sandbox import Message, Person
from tests.prepared import prepared
from tests.stories.material_town import uploaded
from tests.stories.quiz_town import branch_of, members
from tests.town import Town

PAPER = """支部知识测试

一、单选题
1. 支部党员大会一般多久召开一次？
A. 每月一次
B. 每季度一次
C. 每半年一次
答案：B
解析：一般每季度召开一次。
2. 下列属于三会一课的是（  ）
A. 党课
B. 团课
C. 班会
答案：A
3. 支部书记是谁？
A. 王芳
B. 王芳
答案：A
二、判断题
4. 预备党员有表决权。
答案：错
5. 党费可以不交。
"""
"""Three good questions, one doubtful (options alike), one refused (no answer)."""


@prepared
async def opened(town: Town, *names: str) -> None:
    """Founds a branch with 陈静 as secretary, members, and a roster."""
    await members(town, *names)
    await town.start(town.chen)


async def sent(town: Town, content: bytes | str, name: str = "题库.txt") -> Message:
    """Has 陈静 send a file of questions; returns the preview."""
    await uploaded(
        town, "document", name, content.encode() if isinstance(content, str) else content
    )
    return town.last(town.chen)


async def bank(town: Town) -> list[Question]:
    """Returns the questions in the bank, in the order they came."""

    def read(session: Session) -> list[Question]:
        rows = session.scalars(select(BankQuestion).order_by(BankQuestion.id)).all()
        return list(questions.as_values(session, rows))

    return await town.look(read)


async def rows(town: Town) -> Sequence[BankQuestion]:
    """Returns the rows of the bank, in the order they came."""
    return await town.every(BankQuestion)


async def hold(town: Town, *some: Question, state: str = "approved", by: int | None = None) -> None:
    """Puts these questions into the branch's bank."""

    def write(session: Session) -> None:
        branch: Branch = branch_of(session, town)
        for one in some:
            assert questions.store(session, branch.id, one, branch.created_at, by, state)

    await town.app.store.write(write)


async def open_page(town: Town, word: str, who: Person | None = None) -> Message:
    """Has 陈静 (or somebody) search for a word; returns the question's page."""
    person = who or town.chen
    await town.say(person, f"/bank {word}", private=True)
    return town.last(person)
