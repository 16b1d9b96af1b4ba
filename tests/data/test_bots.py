"""Every table says which bot its rows belong to, and rows from before there were bots get one."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from sqlalchemy import JSON, Table, select
from sqlalchemy.orm import Session

from data.models import Account, Base, Branch, Contact, Outgoing
from data.queries import (
    bot as bots,
    branch_file as files,
    draft as drafts,
    member as members,
    outbox,
)
from data.store import Repeated, Store
from data.values.out import OutMessage

NOW = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
TABLES = Base.metadata.tables

REASONS: Mapping[str, str] = {
    "account": "a person's number is the same for all bots; `contact` says which may write to them",
    "audit_entry": "it reaches nobody; the number of its branch says whose it is",
    "erasure": "it reaches nobody; the number of its branch says whose it is",
    "stray_vote": "a poll's id is the same for all bots, and only the bot that sent it is told",
}


def belongs(table: Table, seen: frozenset[str] = frozenset()) -> bool:
    """Tells whether a row has its bot's id, or is part of a branch, which has."""
    if "bot_id" in table.c:
        return True
    whole = (key for key in table.foreign_keys if key.ondelete == "CASCADE")
    ahead = {key.column.table for key in whole} - {table}
    return any(belongs(one, seen | {table.name}) for one in ahead if one.name not in seen)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_table_says_which_bot_its_rows_belong_to(name: str) -> None:
    assert belongs(TABLES[name]) is not (name in REASONS), REASONS.get(name)


def test_a_table_without_a_bot_would_be_noticed() -> None:
    assert not belongs(TABLES["stray_vote"])
    assert belongs(TABLES["card"]), "through its branch"
    assert belongs(TABLES["kept_file"]), "through its material"


async def test_the_same_update_of_two_bots_is_two_updates(store: Store) -> None:
    assert await store.write(lambda _: 1, key=(42, 7)) == 1
    assert await store.write(lambda _: 2, key=(43, 7)) == 2
    with pytest.raises(Repeated):
        await store.write(lambda _: 3, key=(43, 7))


async def test_what_names_no_bot_goes_to_the_first_one(store: Store) -> None:
    def before(session: Session) -> None:
        session.add(Branch(chat_id=-1, name="一支部", created_at=NOW))
        session.add(Account(id=5, name="王芳", seen_at=NOW))
        session.add(Account(id=6, name="李强", seen_at=NOW))
        session.flush()
        session.add(Contact(account_id=5, bot_id=0))
        session.add(Contact(account_id=6, bot_id=0, reachable=False))
        session.add(Contact(account_id=6, bot_id=42))

    await store.write(before)
    await store.write(lambda s: outbox.post(s, -1, "push", OutMessage("一"), NOW, branch_id=1))
    assert await store.read(outbox.any_unowned)
    await store.write(lambda s: bots.adopt(s, 42))
    assert not await store.read(outbox.any_unowned)
    assert await store.read(lambda s: s.scalars(select(Branch.bot_id)).all()) == [42]
    assert await store.read(lambda s: s.scalars(select(Outgoing.bot_id)).all()) == [42]
    for account_id in (5, 6):
        found = await store.read(lambda s, one=account_id: bots.reachable(s, 42, one))  # type: ignore[misc]
        assert found is not None, "what the bot knows itself is newer"


async def test_who_started_one_bot_did_not_start_the_other(store: Store) -> None:
    def meet(session: Session) -> None:
        bots.act(session, 42)
        members.meet(session, 5, "王芳", NOW, private=True)

    await store.write(meet)
    assert await store.read(lambda s: bots.reachable(s, 42, 5)) is not None
    assert await store.read(lambda s: bots.reachable(s, 43, 5)) is None
    await store.write(lambda s: bots.shut_out(s, 43, 5))
    assert await store.read(lambda s: bots.reachable(s, 42, 5)) is not None


async def test_a_step_with_one_bot_is_none_with_the_other(store: Store) -> None:
    def begin(session: Session) -> None:
        bots.act(session, 42)
        drafts.begin(session, 5, "note", NOW, awaits="text")

    def awaited(session: Session, bot_id: int) -> object:
        bots.act(session, bot_id)
        return drafts.awaited(session, 5, NOW)

    await store.write(begin)
    assert await store.read(lambda s: awaited(s, 43)) is None
    assert await store.read(lambda s: awaited(s, 42)) is not None


async def test_each_bot_claims_its_own_messages(store: Store) -> None:
    def post(session: Session) -> None:
        for number in (42, 43):
            branch = Branch(chat_id=-number, bot_id=number, name="支部", created_at=NOW)
            session.add(branch)
            session.flush()
            for word in ("一", "二"):
                outbox.post(
                    session, branch.chat_id, "push", OutMessage(word), NOW, branch_id=branch.id
                )  # fmt: skip

    await store.write(post)

    def claimed(bot_id: int) -> object:
        return store.write(lambda s: outbox.claim(s, NOW, bot_id=bot_id)[0])

    row = await claimed(43)  # type: ignore[misc]
    assert (row.bot_id, row.chat_id, row.message["text"]) == (43, -43, "一")
    assert not await store.read(lambda s: outbox.any_due(s, NOW, 44))


NAMES_NO_FILE: Mapping[str, str] = {
    "answer.options": "places of options",
    "check_line.figures": "numbers",
    "contest.questions": "ids of questions",
    "contribution.marks": "hashes",
    "contribution.words": "words and how often",
    "draft.data": "steps of the branch end when it moves; the others stay with their bot",
    "errand.data": "the bot that it began with fetches its files",
    "erasure.names": "texts",
    "erasure.sweep": "texts and numbers",
    "feed.seen": "hashes",
    "make_up.questions": "ids of questions",
    "material.options": "texts",
    "material.tags": "texts",
    "minute.votes": "numbers",
    "moved_file.file_id": "what is being moved",
    "moved_file.new_id": "the new bot's own",
    "notice.found": "names of files and places in them",
    "permit.counted": "numbers",
    "practice.chosen": "places of options",
    "question.answer": "places of options",
    "question.blanks": "texts",
    "question.options": "texts",
    "question_change.before": "texts",
    "question_file.counts": "numbers",
    "question_file.file_id": "renamed by itself: it is no JSON",
    "question_found.found": "texts",
    "question_found.question": "texts",
    "question_found.reasons": "keys of texts",
    "question_picture.file_id": "forgotten: the bytes are in the database",
    "record.facts": "texts and numbers",
    "round.asked": "texts",
    "set_aside.body": "kept for a person to read",
    "stray_vote.options": "places of options",
    "vote.candidates": "ids of members and names",
    "vote.counts": "numbers and names",
    "vote.others": "ids of members and names",
    "vote.scale": "words",
    "vote.tellers": "ids of members and names",
}
"""Columns that could name a file of Telegram's, and why a move leaves them alone."""


def test_a_move_follows_every_column_that_names_a_file() -> None:
    able = {
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.c
        if isinstance(column.type, JSON)
        or (column.name.endswith(("file_id", "new_id")) and column.type.python_type is str)
    }
    moved = {f"{model.__tablename__}.{name}" for model, name, _ in (*files.PUSHED, *files.SHOWN)}
    assert able == moved | set(NAMES_NO_FILE)
    assert not moved & set(NAMES_NO_FILE)
