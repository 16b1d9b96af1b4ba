"""Reads study material from a folder or file on this machine for a branch, and stores it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.service import Trouble
from data.imports.draft import Problem
from data.imports.material import BadFile, read_folder, read_material
from data.imports.material_draft import MATERIAL_LIMITS, MaterialDraft, Piece
from data.models import Branch
from data.queries import material as materials, series_items
from data.values.names import clean_text
from handlers.material import rules
from handlers.material.importing import service as bulk
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in

TEXTS = texts_in("en")


@dataclass(frozen=True, slots=True)
class Outlook:
    """The preview of an import: each piece, and whether the branch has it already."""

    branch: Branch
    pieces: Sequence[tuple[Piece, bool]]
    problems: Sequence[str]


def read(path: Path) -> MaterialDraft:
    """Reads a folder, zip archive or file; raises `Trouble` where nothing can be taken."""
    try:
        if path.is_dir():
            return read_folder(path)
        size, most = path.stat().st_size, MATERIAL_LIMITS.size
        if size > most:
            raise BadFile("material-file-too-big", limit=most // 2**20)
        return read_material(path.read_bytes(), path.name)
    except BadFile as bad:
        raise Trouble(f"{path}: {TEXTS.plain(bad.key, **bad.values)}") from None
    except OSError as error:
        raise Trouble(f"{path} cannot be read ({type(error).__name__}).") from None


def branch_of(session: Session, branch_id: int | None) -> Branch:
    """Finds the branch by id, or the only one; raises `Trouble` that names those there are."""
    every = session.scalars(select(Branch).order_by(Branch.id)).all()
    wanted = [one for one in every if branch_id in {None, one.id}]
    if len(wanted) == 1:
        return wanted[0]
    named = "; ".join(f"{one.id} {one.name}" for one in every) or "none"
    if branch_id is None:
        raise Trouble(f"Say which branch with --branch. There are: {named}.", 2)
    raise Trouble(f"There is no branch {branch_id}. There are: {named}.", 2)


def look(session: Session, branch: Branch, draft: MaterialDraft) -> Outlook:
    """Compares what was read with what the branch has."""
    keys = [piece.key for piece in draft.pieces]
    known = materials.known_keys(session, branch.id, keys)
    pieces = [(piece, piece.key in known) for piece in draft.pieces]
    return Outlook(branch, pieces, [_said(one) for one in draft.problems])


def _said(problem: Problem) -> str:
    row = f", row {problem.row}" if problem.row else ""
    return f"{problem.sheet}{row}: {TEXTS.plain(problem.key, **problem.values)}"


def series_name(said: str) -> str:
    """Cleans a series' name; raises `Trouble` for one that is too long."""
    name = clean_text(said)
    if len(name) > rules.LONGEST_NAME:
        raise Trouble(f"A series' name has {rules.LONGEST_NAME} characters at the most.", 2)
    return name


def store(session: Session, now: datetime, outlook: Outlook, series: str) -> bulk.Stored:
    """Stores the pieces, in a series of this name where one is given."""
    branch = outlook.branch
    into = series_items.named(session, branch.id, series) if series else None
    pieces = [piece for piece, _ in outlook.pieces]
    try:
        return bulk.store(session, now, branch, pieces, into, None)
    except Refusal as refusal:
        raise Trouble(TEXTS.plain(refusal.key, **refusal.values)) from None
