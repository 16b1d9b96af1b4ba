"""Questions stored and returned on both databases; known and changed ones are not stored again."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.imports.starter_bank import starter_bank
from data.models import BankQuestion, Branch
from data.queries import question as questions
from data.store import Store
from data.values.question import Picture, Question, QuestionKind
from tests.data.bank_cases import png

NOW = datetime(2026, 11, 27, 6, tzinfo=UTC)
CHEN = 101
PICTURED = Question(
    QuestionKind.MULTIPLE,
    "图中是哪些制度？",
    ("三会一课", "主题党日", "年终奖"),
    (0, 1),
    explanation="前两项。",
    source="《条例》第十六条",
    tags=("组织生活", "制度"),
    difficulty=2,
    until=date(2027, 6, 30),
    picture=Picture(png(3)),
)


def branch(session: Session, chat_id: int = -100) -> Branch:
    made = Branch(chat_id=chat_id, name="第一党支部", created_at=NOW)
    session.add(made)
    session.flush()
    return made


async def test_a_question_comes_back_as_it_was_stored_and_is_stored_once(store: Store) -> None:
    def work(session: Session) -> None:
        here, there = branch(session), branch(session, -200)
        row = questions.store(session, here.id, PICTURED, NOW, CHEN, "approved")
        assert row
        assert (row.key, row.added_by, row.approved_by) == (PICTURED.key, CHEN, CHEN)
        assert questions.as_value(session, row) == PICTURED
        assert questions.store(session, here.id, PICTURED, NOW, CHEN, "draft") is None
        assert questions.store(session, there.id, PICTURED, NOW, CHEN, "draft")
        assert questions.tags(session, here.id) == [("制度", 1), ("组织生活", 1)]
        assert (questions.approved(session, here.id), questions.approved(session, there.id)) == (
            1,
            0,
        )

    await store.write(work)


async def test_a_whole_bank_is_stored_and_read_in_its_order(store: Store) -> None:
    bank = starter_bank()

    def work(session: Session) -> None:
        here = branch(session)
        stored = questions.store_all(session, here.id, [*bank, bank[0]], NOW, None, "approved")
        rows = session.scalars(select(BankQuestion).order_by(BankQuestion.id)).all()
        assert [row.id for row in rows] == [stored[one.key] for one in bank]
        assert tuple(questions.as_values(session, rows)) == bank
        assert questions.store_all(session, here.id, bank, NOW, None, "approved") == {}

    await store.write(work)
