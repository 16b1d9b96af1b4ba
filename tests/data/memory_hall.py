"""A branch with members, questions and their answers, for tests of memories."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.models import (
    Answer,
    BankQuestion,
    Branch,
    Member,
    Memory,
    Round,
)
from data.queries import question as bank
from data.values.question import Question, QuestionKind

NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
"""Monday, twelve o'clock in Shanghai."""
DAY = timedelta(days=1)
TODAY = date(2026, 11, 30)


class Hall:
    """A branch with members and a few questions, in one transaction."""

    def __init__(self, session: Session, *names: str) -> None:
        self.session = session
        self.branch = Branch(chat_id=-100, name="第一党支部", created_at=NOW)
        self.add(self.branch)
        self.members = {
            name: Member(branch_id=self.branch.id, name=name, joined_on=TODAY)
            for name in names or ("王芳", "李强")
        }
        self.add(*self.members.values())

    def add(self, *rows: Any) -> None:
        self.session.add_all(rows)
        self.session.flush()

    def id(self, name: str) -> int:
        return self.members[name].id

    def question(
        self, stem: str = "多久一次？", state: str = "approved", **more: Any
    ) -> BankQuestion:
        fields: dict[str, Any] = {"options": ("每月", "每季度"), "answer": (1,), **more}
        value = Question(QuestionKind.SINGLE, stem, **fields)
        row = bank.store(self.session, self.branch.id, value, NOW, None, state)
        assert row is not None
        return row

    def round(self, question: BankQuestion, state: str = "closed", at: datetime = NOW) -> Round:
        row = Round(
            branch_id=self.branch.id,
            question_id=question.id,
            form="poll",
            asked={},
            posted_at=at,
            closes_at=at + timedelta(hours=1),
            state=state,
        )
        self.add(row)
        return row

    def answer(self, row: Round, name: str, right: bool | None, **more: Any) -> Answer:
        fields = {"voter_id": self.id(name), "at": row.posted_at, "options": [1], **more}
        made = Answer(round_id=row.id, member_id=self.id(name), right=right, **fields)
        self.add(made)
        return made

    def memory(self, name: str, question: BankQuestion) -> Memory | None:
        return self.session.get(Memory, (self.id(name), question.id), populate_existing=True)
