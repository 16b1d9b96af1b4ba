"""The files of a branch that Telegram keeps under a bot's ids, wherever a row names one."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from data.models import (
    BankQuestion,
    Case,
    Draft,
    KeptFile,
    Material,
    Meeting,
    Member,
    Minute,
    Notice,
    NoticeVersion,
    Outgoing,
    Outside,
    Plan,
    QuestionFile,
    QuestionPicture,
)

Place = tuple[type[Any], str, Callable[[int], Select[Any]]]
"""A table, its column of JSON that names files, and the query for a branch's rows."""

UNSENT = ("waiting", "held")
PUSHED: tuple[Place, ...] = (
    (Material, "files", lambda one: select(Material).where(Material.branch_id == one)),
    (Notice, "files", lambda one: select(Notice).where(Notice.branch_id == one)),
    (Notice, "change", lambda one: select(Notice).where(Notice.branch_id == one)),
    (Plan, "data", lambda one: select(Plan).where(Plan.branch_id == one)),
    (
        Outgoing,
        "message",
        lambda one: select(Outgoing).where(Outgoing.branch_id == one, Outgoing.state.in_(UNSENT)),
    ),
)
"""What is sent by itself: a file that cannot be had any more is left out of it."""
SHOWN: tuple[Place, ...] = (
    (
        Outside,
        "evidence",
        lambda one: (
            select(Outside)
            .join(Member, Member.id == Outside.member_id)
            .where(Member.branch_id == one)
        ),
    ),
    (Case, "files", lambda one: select(Case).where(Case.branch_id == one)),
    (
        NoticeVersion,
        "files",
        lambda one: (
            select(NoticeVersion)
            .join(Notice, Notice.id == NoticeVersion.notice_id)
            .where(Notice.branch_id == one)
        ),
    ),
    (
        Minute,
        "file",
        lambda one: (
            select(Minute)
            .join(Meeting, Meeting.id == Minute.meeting_id)
            .where(Meeting.branch_id == one)
        ),
    ),
)
"""What is shown to who asks: such a file is said to be missing then."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file: the bot's id, its kind and name, what it belongs to, and its size where it is known;
    `kept` is the row of the database's own copy."""

    file_id: str
    kind: str
    name: str
    about: str
    size: int = 0
    kept: int = 0

    @property
    def named(self) -> str:
        """The name to list it by."""
        return f"{self.about}: {self.name}" if self.about and self.name else self.about or self.name


def of_branch(session: Session, branch_id: int) -> list[NamedFile]:
    """Returns each file of a branch once."""
    kept = {
        (row[0], row[1]): row[2]
        for row in session.execute(
            select(KeptFile.material_id, KeptFile.place, KeptFile.id)
            .join(Material, Material.id == KeptFile.material_id)
            .where(Material.branch_id == branch_id)
        )
    }
    found: dict[str, NamedFile] = {}
    for model, column, rows in (*PUSHED, *SHOWN):
        for row in session.scalars(rows(branch_id)):
            for place, file in enumerate(_files(getattr(row, column))):
                copy = kept.get((row.id, place), 0) if model is Material else 0
                about = getattr(row, "title", "")
                one = NamedFile(
                    file["file_id"], file.get("kind", "document"), file.get("name", ""), about,
                    int(file.get("size", 0)), copy,
                )  # fmt: skip
                found.setdefault(one.file_id, one)
    for sheet in session.scalars(_sheets(branch_id)):
        one = NamedFile(sheet.file_id, "document", sheet.name, "")
        found.setdefault(one.file_id, one)
    return list(found.values())


def rename(
    session: Session, branch_id: int, known: Mapping[str, str], gone: Collection[str]
) -> None:
    """Puts the new ids in the place of the old ones; what is sent by itself loses the files that
    are gone. Material of which nothing is left is retired, and a plan of which nothing is left is
    paused."""
    for model, column, rows in (*PUSHED, *SHOWN):
        pushed = any(one[0] is model for one in PUSHED)
        for row in session.scalars(rows(branch_id)).all():
            value = getattr(row, column)
            lost = [
                place
                for place, file in enumerate(_files(value))
                if pushed and file["file_id"] in gone
            ]
            if model is Material:
                _forget_kept(session, row.id, lost)
            setattr(row, column, _renamed(value, known, gone if pushed else ()))
            if lost:
                _rest(row)
    for sheet in session.scalars(_sheets(branch_id)).all():
        sheet.file_id = known.get(sheet.file_id, "")
    session.execute(
        update(QuestionPicture)
        .where(
            QuestionPicture.question_id.in_(
                select(BankQuestion.id).where(BankQuestion.branch_id == branch_id)
            )
        )
        .values(file_id="")
    )
    session.execute(delete(Draft).where(Draft.branch_id == branch_id))


def _sheets(branch_id: int) -> Select[QuestionFile]:
    return select(QuestionFile).where(
        QuestionFile.branch_id == branch_id, QuestionFile.file_id != ""
    )


def _files(value: Any) -> Iterator[dict[str, Any]]:
    """Yields everything in a JSON value that names a file, in its order."""
    if isinstance(value, dict):
        if value.get("file_id"):
            yield value
        for one in value.values():
            yield from _files(one)
    elif isinstance(value, list):
        for one in value:
            yield from _files(one)


def _renamed(value: Any, known: Mapping[str, str], gone: Collection[str]) -> Any:
    """Returns a JSON value with the new ids, without what is gone."""
    if isinstance(value, list):
        return [_renamed(one, known, gone) for one in value if not _is_gone(one, gone)]
    if not isinstance(value, dict):
        return value
    made = {name: _renamed(one, known, gone) for name, one in value.items()}
    made = {name: one for name, one in made.items() if not _is_gone(value[name], gone)}
    if made.get("file_id") in known:
        made["file_id"] = known[made["file_id"]]
    return made


def _is_gone(value: Any, gone: Collection[str]) -> bool:
    return isinstance(value, dict) and value.get("file_id") in gone and bool(value["file_id"])


def _rest(row: Any) -> None:
    if isinstance(row, Material) and not (row.files or row.body or row.link):
        row.state = "retired"
    if isinstance(row, Plan):
        message = row.data.get("message", {})
        row.paused = row.paused or not any(message.get(one) for one in ("text", "file", "album"))


def _forget_kept(session: Session, material_id: int, lost: Collection[int]) -> None:
    """Moves the copies of a material's files up to the places that are left."""
    for kept in session.scalars(
        select(KeptFile).where(KeptFile.material_id == material_id).order_by(KeptFile.place)
    ).all():
        if kept.place in lost:
            session.delete(kept)
        else:
            kept.place -= sum(place < kept.place for place in lost)
        session.flush()
