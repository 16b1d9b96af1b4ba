"""Reads files of questions beside the taps, and takes large ones into the bank step by step."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.bank.reading import BadFile, read_bank
from data.models import Branch, QuestionFile
from data.queries import question_file as files
from handlers.bank.importing import service, view
from handlers.bank.importing.rules import Sorted, sort_out
from handlers.shared.access import Right, held_branch
from handlers.shared.context import Reply
from handlers.shared.feature import Asker
from handlers.shared.view import OutMessage, texts_in


def load(session: Session, data: dict[str, Any]) -> files.Known:
    """Loads the branch's bank, which the file is held against."""
    return files.known(session, int(data["branch_id"]))


def read(content: bytes, about: dict[str, Any]) -> Sorted | tuple[str, dict[str, Any]] | None:
    """Reads a file, or gives the key and values of what is wrong with it; None where Telegram did
    not give it."""
    if not content:
        return None
    known: files.Known = about["known"]
    answers = (about["second"], str(about["second_name"])) if "second" in about else None
    name = str(about["name"]) or "typed.txt"
    try:
        return sort_out(read_bank(content, name, known.questions, answers), known)
    except BadFile as bad:
        return bad.key, bad.values


ASKER = Asker(Right.BANK, "branch_id", "account_id", "bank-not-yours")


def keep(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps what was read and shows it; nothing is in the bank before somebody says so."""
    texts = texts_in(str(data["language"]))
    account_id, name = int(data["account_id"]), str(data["name"])
    branch = session.get_one(Branch, int(data["branch_id"]))
    if not isinstance(read, Sorted):
        key, values = read or ("bank-unfetched", {})
        return _said(account_id, view.bad(texts, branch, name, key, values))
    file = QuestionFile(
        branch_id=branch.id,
        account_id=account_id,
        name=name,
        file_id=str(data.get("file_id", "")),
        at=now,
        counts=dict(read.counts),
    )
    files.keep(session, file, read.packs, read.found)
    asks = read.lacks_answers and "file_id" in data and "second_id" not in data
    shown = view.summary(texts, branch, file, lacks_answers=asks)
    sheet = [view.sheet(texts, name, read.examined)] if name and read.found else []
    return _said(account_id, *sheet, shown)


def _said(account_id: int, *messages: OutMessage) -> list[Reply]:
    return [Reply("send", chat_id=account_id, message=one) for one in messages]


def wait(_content: bytes, _data: dict[str, Any]) -> bool:
    """Fetches nothing: the next step needs the database alone."""
    return True


def take_on(session: Session, now: datetime, data: dict[str, Any], _read: Any) -> list[Reply]:
    """Takes the next pack of a file; after the last one says what became of it all."""
    file = session.get(QuestionFile, int(data["file"]))
    account_id = int(data["account_id"])
    branch = held_branch(session, file.branch_id, account_id, Right.BANK) if file else None
    if file is None or branch is None:
        return []
    if service.take_file(session, now, file, data):
        return []
    texts = texts_in(str(data["language"]))
    message = view.taken(texts, branch, file, files.waiting(session, file.id))
    place = int(data["message_id"])
    return [Reply("edit", chat_id=account_id, message_id=place, message=message)]
