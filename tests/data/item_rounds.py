"""Rounds and answers written by hand, for tests of the counts."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.models import Answer, BankQuestion, Branch, Contest, Member, QuestionTag, Round, Subgroup

NOON = datetime(2026, 11, 27, 4, tzinfo=UTC)
OPTIONS = ("每月一次", "每季度一次", "每半年一次")
"""The second is right."""


def branch_with(session: Session, *names: str, **subgroups: tuple[str, ...]) -> Branch:
    """Makes a branch with these members; subgroups by name, each with its members' names."""
    branch = Branch(chat_id=-1, name="第一党支部", created_at=NOON)
    session.add(branch)
    session.flush()
    rows = {name: Subgroup(branch_id=branch.id, name=name) for name in subgroups}
    session.add_all(rows.values())
    session.flush()
    of = {who: rows[name].id for name, people in subgroups.items() for who in people}
    for name in names:
        session.add(
            Member(branch_id=branch.id, name=name, joined_on=NOON.date(), subgroup_id=of.get(name))
        )
    session.flush()
    return branch


def question(session: Session, branch: Branch, stem: str, *tags: str) -> BankQuestion:
    """Adds a question to the bank with these tags."""
    row = BankQuestion(
        branch_id=branch.id, key=stem, kind="single", stem=stem, lot=1, added_at=NOON
    )
    session.add(row)
    session.flush()
    for tag in tags:
        session.add(QuestionTag(question_id=row.id, tag=tag, branch_id=branch.id))
    session.flush()
    return row


def contest(session: Session, branch: Branch) -> Contest:
    """Makes a contest that is over."""
    row = Contest(
        branch_id=branch.id, questions=[], seconds=30, state="ended", created_at=NOON,
        begins_at=NOON,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def asked(
    session: Session,
    branch: Branch,
    of: BankQuestion | None,
    said: Mapping[str, str | int | tuple[int, ...]],
    *,
    days: float = 0,
    options: tuple[str, ...] = OPTIONS,
    **fields: Any,
) -> Round:
    """Makes a closed round `days` from noon, with members' answers by name: the index of an option,
    indexes of several, or a text, right where it begins with a plus."""
    at = NOON + timedelta(days=days)
    shown = {
        "kind": "fill" if not options else "single",
        "stem": of.stem if of else "已删除的题",
        "options": list(options),
        "answer": [options.index(OPTIONS[1])] if options else [],
    }
    values = {
        "state": "closed", "asked": shown, "form": "poll" if options else "text", "posted_at": at,
    } | fields  # fmt: skip
    row = Round(
        branch_id=branch.id, question_id=of.id if of else None,
        closes_at=at + timedelta(hours=10), **values,
    )  # fmt: skip
    session.add(row)
    session.flush()
    people = {one.name: one.id for one in session.query(Member).filter_by(branch_id=branch.id)}
    for voter, (name, what) in enumerate(said.items(), 1):
        text = what if isinstance(what, str) else ""
        chosen = [] if text else [*what] if isinstance(what, tuple) else [what]
        right = text.startswith("+") if text else chosen == shown["answer"]
        session.add(
            Answer(
                round_id=row.id, voter_id=voter, member_id=people.get(name), name=name,
                options=chosen, text=text, right=right, at=at,
            )
        )  # fmt: skip
    session.flush()
    return row
