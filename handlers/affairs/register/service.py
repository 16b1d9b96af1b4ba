"""Gathers what a branch published in a time, for the register."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.exports.notices import LABELS, Published
from data.models import Branch, Notice
from data.queries import case as cases, notice as notices
from data.values.rich import plain
from handlers.affairs.card.view import dated, kind_of, posted_on
from handlers.affairs.notices.view import file_names
from handlers.shared.service import Texts


def rows(
    session: Session, texts: Texts, branch: Branch, first: datetime, last: datetime
) -> list[Published]:
    """Lists what was published between two moments (the second excluded), the first one first."""
    found = notices.within(session, branch.id, first, last)
    return [_row(session, texts, branch, one) for one in found]


def _row(session: Session, texts: Texts, branch: Branch, notice: Notice) -> Published:
    counts = notices.counts(session, notice, posted_on(branch, notice))
    about = cases.of_notice(session, notice.id)
    return Published(
        kind=kind_of(texts, notice),
        title=notice.title,
        body=plain(notice.body),
        posted=posted_on(branch, notice),
        until=notice.ends_on,
        days=notice.days,
        state=texts.plain(f"register-is-{notice.state}"),
        seen=counts.seen,
        expected=counts.expected,
        objections=len(about),
        answered=sum(one.state == "decided" for one in about),
        changes=_changes(session, texts, branch, notice),
        cases=[
            (texts.plain(f"register-case-{_how(one.upheld)}"), plain(one.answer)) for one in about
        ],
        files=file_names(texts, notice.files),
    )


def _how(upheld: bool | None) -> str:
    return "open" if upheld is None else "upheld" if upheld else "refused"


def _changes(session: Session, texts: Texts, branch: Branch, notice: Notice) -> Sequence[str]:
    said = [
        plain(texts("notice-changed-line", day=dated(texts, branch, one.changed_at), why=one.why))
        for one in notices.versions(session, notice.id)
    ]
    if notice.state == "withdrawn" and notice.ended_at is not None:
        day = dated(texts, branch, notice.ended_at)
        said.append(plain(texts("notice-withdrawn-line", day=day, why=notice.why)))
    return said


def labels(texts: Texts) -> dict[str, str]:
    """Returns the texts of the files."""
    return {name: texts.plain(f"register-{name}") for name in LABELS}
