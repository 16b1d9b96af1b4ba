"""Takes questions of a file into the bank: what is good at once, what is doubtful one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.bank.draft import Examined, Verdict
from data.imports.material_draft import MOST_TAGS
from data.models import BankQuestion, Branch, QuestionFile, QuestionFound
from data.queries import errand as errands, outbox, question as questions, question_file as files
from data.queries.question_file import Entry
from data.values.names import clean_text
from data.values.question import Picture, Question
from handlers.bank.importing import rules, view
from handlers.bank.questions.service import Corrected, change, remember
from handlers.shared.context import FileIn
from handlers.shared.service import Refusal, texts_in

READING, TAKING = "bank-file", "bank-take"
"""The kinds of errands that read a file, and that take one into the bank."""
NOTE = "bank"
"""The kind of the note to the group on corrections."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Numbers of questions that are new in the bank and that were changed there, and those whose
    rounds were put right, of which the group is told."""

    stored: int
    changed: int
    corrected: tuple[Corrected, ...]


def read(session: Session, now: datetime, data: dict[str, Any]) -> None:
    """Has a file or a text read beside the taps, as `data` says."""
    errands.add(session, now, READING, data)


def name_of(file: FileIn) -> str:
    """Returns a file's name as it is shown; raises Refusal for a file that is too large."""
    if file.size > rules.LARGEST:
        raise Refusal("bank-file-too-big", limit=rules.LARGEST // 2**20)
    return clean_text(file.name)[:100]


def drop(session: Session, file: QuestionFile) -> None:
    """Gives up a file: nothing of it is stored."""
    files.clear(session, file.id)
    file.state = "dropped"


def take_file(session: Session, now: datetime, file: QuestionFile, data: dict[str, Any]) -> bool:
    """Takes a file into the bank, its first pack at once; True where the others follow beside the
    taps, as `data` says."""
    file.state = "taking"
    if take_pack(session, now, file, data["account_id"]):
        errands.add(session, now, TAKING, data, branch_id=file.branch_id, limited=False)
        return True
    return False


def take_pack(session: Session, now: datetime, file: QuestionFile, by: int) -> bool:
    """Stores one pack of a file; True while there are more."""
    pack = files.next_pack(session, file.id)
    if pack is not None:
        take_counted(session, now, file, files.unpack(pack.content), by)
        session.delete(pack)
        session.flush()
    if files.next_pack(session, file.id) is not None:
        return True
    file.state = "taken"
    return False


def take_counted(
    session: Session, now: datetime, file: QuestionFile, entries: Sequence[Entry], by: int
) -> None:
    """Stores questions of a file, counts them in it, and tells the group of corrections."""
    taken = take(session, now, file, entries, by)
    branch = session.get_one(Branch, file.branch_id)
    file.stored += taken.stored
    file.changed += taken.changed
    if taken.corrected and branch.asleep_since is None:
        message = view.correction(texts_in(branch.language), session, taken.corrected)
        outbox.post(session, branch.chat_id, NOTE, message, now, branch_id=branch.id)


def take(
    session: Session, now: datetime, file: QuestionFile, entries: Sequence[Entry], by: int | None
) -> ImportResult:
    """Stores questions of a file, as drafts where the branch wants a second look. What changes a
    question of the bank does so unless it is the same as another by now."""
    branch = session.get_one(Branch, file.branch_id)
    state = "draft" if branch.review_second else "approved"
    tagged = [replace(one, question=_tagged(one.question, file.tag)) for one in entries]
    fresh = [one.question for one in tagged if one.replaces is None]
    stored = questions.store_all(session, branch.id, fresh, now, by, state, file.id)
    changed, corrected = 0, []
    for one in tagged:
        row = session.get(BankQuestion, one.replaces) if one.replaces else None
        if row is None or row.branch_id != branch.id:
            continue
        try:
            done = change(session, now, branch, row, one.question, by, tells=False)
        except Refusal:
            continue
        changed += done is not None
        if done is not None and any(one.state == "closed" for one in done.regraded.rounds):
            corrected.append(done)
    return ImportResult(len(stored), changed, tuple(corrected))


def _tagged(question: Question, tag: str) -> Question:
    if not tag or tag in question.tags or len(question.tags) >= MOST_TAGS:
        return question
    return replace(question, tags=(*question.tags, tag))


def settle(
    session: Session,
    now: datetime,
    file: QuestionFile,
    settled: Sequence[tuple[QuestionFound, Question]],
    by: int,
) -> None:
    """Stores questions somebody looked at, each as it was decided."""
    entries = [Entry(question, row.replaces_id) for row, question in settled]
    take_counted(session, now, file, entries, by)
    for row, question in settled:
        if row.question and (read := question_of(row)) != question:
            remember(session, now, file.branch_id, question, read, by)
        _done(session, file, row, "accepted")


def leave_out(session: Session, file: QuestionFile, rows: Sequence[QuestionFound]) -> None:
    """Gives up what is no question."""
    for row in rows:
        _done(session, file, row, "")


def mend(
    session: Session, now: datetime, file: QuestionFile, row: QuestionFound, one: Examined, by: int
) -> bool:
    """Puts a mended question in the place of a doubtful one, and stores it where nothing is
    doubtful any more; returns whether it was stored."""
    assert one.question is not None
    if one.verdict is Verdict.DOUBTFUL:
        row.found = rules.found_json(replace(one.found, number=row.found["number"]))
        row.reasons = [[reason.key, reason.values] for reason in one.reasons]
        row.reason, row.verdict = rules.only_reason(one), "doubtful"
        row.question = one.question.as_json()
        session.flush()
        return False
    settle(session, now, file, [(row, one.question)], by)
    return True


def question_of(row: QuestionFound) -> Question:
    """Returns the question as it was read."""
    return Question.from_json(row.question, Picture(row.picture) if row.picture else None)


def _done(session: Session, file: QuestionFile, row: QuestionFound, became: str) -> None:
    counts = dict(file.counts)
    counts[row.verdict] = counts.get(row.verdict, 1) - 1
    if became:
        counts[became] = counts.get(became, 0) + 1
    file.counts = counts
    session.delete(row)
    session.flush()
