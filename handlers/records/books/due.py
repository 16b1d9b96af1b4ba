"""Makes documents, workbooks and zips of records beside the taps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.exports.attendance import attendance_book
from data.exports.check import check_book
from data.exports.discussion import discussions_document
from data.exports.hours import hours_book
from data.exports.notices import notices_book, notices_document
from data.exports.record import Recorded, record_documents
from data.exports.record_book import record_book
from data.exports.record_pack import Pack, Piece, Proof, packed
from data.models import Branch, Meeting
from data.queries import errand as errands, record as records
from data.values.filenames import file_name
from data.values.period import read as period_of
from handlers.affairs.register.service import labels as notice_labels
from handlers.check.period.view import title
from handlers.points.hours.view import file_labels as hours_labels
from handlers.records.books import service, view
from handlers.records.books.service import Book, Everything
from handlers.shared.access import Right, held_branch
from handlers.shared.context import Context, Reply
from handlers.shared.feature import Asker
from handlers.shared.refusal import Refusal
from handlers.shared.view import OutFile, OutMessage, Texts, texts_in
from handlers.signin.attendance.view import labels as sheet_labels
from handlers.topics.results.view import labels as topic_labels

ERRAND = "record.files"
LONGEST_NAME = 40
WORD, BOOK, PACK = "word", "book", "pack"


@dataclass(frozen=True, slots=True)
class Document:
    """The document of a meeting: its name, and what stands in it."""

    name: str
    record: Recorded


def begin(ctx: Context, branch: Branch, what: str, about: str) -> None:
    """Has something made and sent to whoever asks: the document of a meeting (`about` its id), the
    workbook or the zip of a period (its code). Asked for twice at once, it comes once."""
    data = {
        "branch": branch.id,
        "what": what,
        "about": about,
        "chat": ctx.person.id,
        "language": ctx.texts.language.value,
        "at": ctx.now.isoformat(),
    }
    if not errands.add(ctx.session, ctx.now, ERRAND, data):
        raise Refusal("records-on-the-way")


def load(session: Session, data: dict[str, Any]) -> Document | Book | Everything | None:
    """Loads all that is to be written from the database."""
    branch = session.get(Branch, int(data["branch"]))
    if branch is None:
        return None
    texts, now = texts_in(str(data["language"])), datetime.fromisoformat(str(data["at"]))
    if data["what"] == WORD:
        meeting = session.get(Meeting, int(data["about"]))
        if meeting is None:
            return None
        record = records.of(session, meeting.id)
        made = view.recorded(session, texts, branch, meeting, record)
        return Document(view.document_name(texts, branch, meeting), made)
    period = period_of(str(data["about"]))
    if period is None:
        return None
    heading = texts.plain("records-heading", branch=branch.name, title=title(texts, period))
    if data["what"] == BOOK:
        return service.book(session, texts, branch, period, now, heading)
    leads = held_branch(session, branch.id, int(data["chat"]), Right.VOTES) is not None
    return service.everything(session, texts, branch, period, now, heading, ratings=leads)


def make(_content: bytes, data: dict[str, Any]) -> list[tuple[str, bytes]] | None:
    """Makes the files: their names and bytes."""
    known, texts = data["known"], texts_in(str(data["language"]))
    match known:
        case Document():
            labels, language = view.labels(texts), texts.language.value
            [document] = record_documents([known.record], labels, language)
            return [(f"{known.name}.docx", document)]
        case Book():
            return [(f"{file_name(known.title)}.xlsx", _book(texts, known))]
        case Everything():
            proofs, proving = _proofs(texts, known, data["files"])
            pack = Pack(known.book.title, _pieces(texts, known) + proving, proofs)
            return [
                (f"{file_name(known.book.title)}{ending}.zip", content)
                for ending, content in packed(pack, service.pack_labels(texts))
            ]
    return None


def wanted(known: Any) -> list[str]:
    """Lists the files that prove training, which Telegram keeps, each once."""
    if not isinstance(known, Everything):
        return []
    return list(dict.fromkeys(one.file.file_id for one in known.trainings if one.file is not None))


def _proofs(
    texts: Texts, known: Everything, found: Mapping[str, bytes]
) -> tuple[list[Proof], list[Piece]]:
    """Lists every training, and the files that prove them; one that proved several comes once."""
    folder, word = texts.plain("records-folder-study"), texts.plain("records-file-proof")
    pieces: dict[str, Piece] = {}
    proofs = []
    for one in known.trainings:
        evidence: Piece | str = texts.plain("records-proof-none")
        if one.file is not None and one.file.file_id in found:
            name = file_name(f"{word} {one.day:%m-%d} {one.title}"[:LONGEST_NAME])
            path = f"{folder}/{name}{_ending(one.file)}"
            content = found[one.file.file_id]
            evidence = pieces.setdefault(
                one.file.file_id, Piece(path, content, f"{word} {one.title}", one.day)
            )
        elif one.file is not None:
            name = one.file.name or texts.plain("records-proof-picture")
            evidence = texts.plain("records-proof-lost", name=name)
        proofs.append(Proof(one.name, one.title, one.day, one.hours, evidence))
    return proofs, list(pieces.values())


def _ending(file: OutFile) -> str:
    """Returns the ending of a file's name, with its dot."""
    found = re.search(r"\.[A-Za-z0-9]{1,8}$", file.name)
    return found[0].lower() if found else ".jpg" if file.kind == "photo" else ".bin"


def _book(texts: Texts, known: Book) -> bytes:
    labels = service.book_labels(texts)
    return record_book(known.title, known.meetings, known.people, known.grids, labels, known.votes)


def _pieces(texts: Texts, known: Everything) -> list[Piece]:
    """Makes every file of the zip, what concerns the whole time first."""
    folder = {name: texts.plain(f"records-folder-{name}") for name in service.FOLDERS}
    word = {name: texts.plain(f"records-file-{name}") for name in service.FILES}
    pieces = [Piece(f"{word['book']}.xlsx", _book(texts, known.book), word["book"])]
    for closed, sheet in known.votes:
        path = f"{folder['votes']}/{file_name(f'{closed:%m-%d} {sheet.name}')}.docx"
        pieces.append(Piece(path, sheet.word(), f"{sheet.title} {sheet.name}", closed))
    if known.hours:
        content = hours_book(known.hours, hours_labels(texts))
        pieces.append(Piece(f"{folder['study']}/{word['hours']}.xlsx", content, word["hours"]))
    if known.discussions:
        content = discussions_document(known.topics, known.discussions, topic_labels(texts))
        pieces.append(Piece(f"{folder['study']}/{word['topics']}.docx", content, word["topics"]))
    if known.notices:
        said = notice_labels(texts)
        path = f"{folder['affairs']}/{word['notices']}"
        book = notices_book(known.affairs, known.notices, said)
        document = notices_document(known.affairs, known.notices, said)
        pieces.append(Piece(f"{path}.xlsx", book, word["notices"]))
        pieces.append(Piece(f"{path}.docx", document, word["notices"]))
    for name, day, check in known.checks:
        content = check_book(check.book, check.labels)
        path = f"{folder['checks']}/{file_name(name)}.xlsx"
        pieces.append(Piece(path, content, f"{word['check']} {name}", day))
    return pieces + _of_meetings(texts, known, folder["meetings"], word["sheet"])


def _of_meetings(texts: Texts, known: Everything, folder: str, word: str) -> list[Piece]:
    """Makes the files of the meetings, each meeting's minutes beside its attendance."""
    records = [one.record for one in known.meetings if one.record is not None]
    documents = iter(record_documents(records, view.labels(texts), texts.language.value))
    pieces = []
    for one in known.meetings:
        path = f"{folder}/{file_name(one.name)}"
        if one.record is not None:
            pieces.append(Piece(f"{path}.docx", next(documents), one.title, one.day, one.state))
        about, rows = one.sheet
        if rows:
            content = attendance_book(about, rows, sheet_labels(texts))
            state = "" if one.record is not None else one.state
            title = f"{one.title} {word}"
            pieces.append(Piece(f"{path} {word}.xlsx", content, title, one.day, state))
    return pieces


ASKER = Asker(lambda data: None if data["what"] == WORD else Right.RECORDS)


def finish(_session: Session, _now: datetime, data: dict[str, Any], made: Any) -> list[Reply]:
    """Sends what was made."""
    texts, chat = texts_in(str(data["language"])), int(data["chat"])
    if not made:
        return [Reply("send", chat_id=chat, message=OutMessage(texts("try-later")))]
    text = texts(f"records-here-{data['what']}")
    files = [OutFile("document", name, content, export="records") for name, content in made]
    return [Reply("send", chat_id=chat, message=OutMessage(text, file=one)) for one in files]
