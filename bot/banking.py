"""Reads question banks from files on this machine, judges and stores them, and writes them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from bot.importing import TEXTS
from bot.service import Trouble
from data.imports.bank.draft import BANK_LIMITS, Examined
from data.imports.bank.reading import BadFile, read_bank
from data.models import Branch, QuestionFile
from data.queries import bank, question as questions, question_file as files
from data.queries.bank import Choice
from handlers.bank.exporting.view import files_of
from handlers.bank.importing.rules import Sorted, sort_out
from handlers.bank.importing.service import take
from handlers.shared.texts import texts_in

ENDINGS = {".xlsx": "excel", ".docx": "word", ".gift": "gift", ".json": "json"}
"""What a bank is written as, by the ending of the file's name."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Questions that an import stored: new ones, and those that changed one of the bank."""

    stored: int
    changed: int


def read(path: Path, answers: Path | None, known: files.Known) -> Sorted:
    """Reads a file of questions and compares it with a bank; raises `Trouble` where nothing can be
    taken."""
    try:
        content = _content(path)
        second = (_content(answers), answers.name) if answers else None
        return sort_out(read_bank(content, path.name, known.questions, second), known)
    except BadFile as bad:
        raise Trouble(f"{path}: {TEXTS.plain(bad.key, **bad.values)}") from None


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > BANK_LIMITS.size:
            raise BadFile("bank-file-too-big", limit=BANK_LIMITS.size // 2**20)
        return path.read_bytes()
    except OSError as error:
        raise Trouble(f"{path} cannot be read ({type(error).__name__}).") from None


def said(one: Examined) -> tuple[str, str, str]:
    """A question for the table: its verdict, its stem, and every reason for the verdict."""
    reasons = (TEXTS.plain(reason.key, **reason.values) for reason in one.reasons)
    return str(one.verdict), one.found.stem[:60], " ".join(reasons)


def counted(counts: Counter[str]) -> str:
    """Counts the verdicts, in one line."""
    return ", ".join(f"{counts[one]} {one}" for one in counts if counts[one]) or "nothing"


def store(session: Session, now: datetime, branch: Branch, name: str, made: Sorted) -> Loaded:
    """Stores what is good or mended, as the chat would; doubtful questions are looked at there."""
    file = QuestionFile(branch_id=branch.id, name=name[:255], at=now, state="taken")
    files.keep(session, file, [], [])
    stored = changed = 0
    for pack in made.packs:
        taken = take(session, now, file, files.unpack(pack), None)
        stored, changed = stored + taken.stored, changed + taken.changed
    return Loaded(stored, changed)


def write(session: Session, branch: Branch, path: Path) -> Sequence[Path]:
    """Writes the questions that may be asked into a file, as its ending says, and gives the files
    there are: of Word two, for the answers stand apart. Raises `Trouble`."""
    form = ENDINGS.get(path.suffix.lower())
    if form is None:
        raise Trouble(f"A bank is written as {', '.join(ENDINGS)}.", 2)
    _, rows = bank.listed(session, branch.id, Choice())
    if not rows:
        raise Trouble("The bank has no questions that may be asked.")
    made = list(questions.as_values(session, rows))
    written = []
    for ending, draw in files_of(texts_in(branch.language), form, path.stem, made):
        place = path.with_name(f"{path.stem}{ending}")
        try:
            place.write_bytes(draw())
        except OSError as error:
            raise Trouble(f"{place} cannot be written ({type(error).__name__}).") from None
        written.append(place)
    return written
