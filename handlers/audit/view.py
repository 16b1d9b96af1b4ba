"""Shows the audit log: its numbers as names and words."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import AuditEntry, Branch, Member
from data.values.audit import OPERATOR, AuditKind
from handlers.shared.view import Markup, OutMessage, Texts, back_to, say_dated, turns

AT_ONCE = 10
"""Entries of a page."""


def page(
    session: Session,
    texts: Texts,
    branch: Branch,
    found: Sequence[AuditEntry],
    place: tuple[int, int],
    now: datetime,
) -> OutMessage:
    """Shows a page of entries; `place` is its number and the last one's, from 0."""
    people = select(Member).where(Member.branch_id == branch.id)
    by_account: dict[int, str] = {}
    by_member: dict[int, str] = {}
    for member in session.scalars(people):
        by_member[member.id] = member.shown
        if member.account_id is not None:
            by_account[member.account_id] = member.shown
    lines = [
        texts(
            "audit-line",
            when=say_dated(texts, one.at, now, branch),
            who=_who(texts, one, by_account),
            what=_what(texts, one, by_member),
        )
        for one in found
    ]
    said = Markup("\n").join(map(Markup, lines)) if lines else texts("audit-none")
    buttons = (turns(texts, *place, "au.p", branch.id), back_to(texts, "b.s", branch.id))
    return OutMessage(texts("audit-page", lines=Markup(said))).with_buttons(*buttons)


def _who(texts: Texts, entry: AuditEntry, names: Mapping[int, str]) -> str:
    if entry.by_account_id == OPERATOR:
        return texts.plain("audit-operator")
    if entry.by_account_id < 0:
        return texts.plain("audit-erased")
    outside = texts.plain("audit-outside", account=str(entry.by_account_id))
    return names.get(entry.by_account_id, outside)


def _what(texts: Texts, entry: AuditEntry, names: Mapping[int, str]) -> str:
    match entry.kind:
        case AuditKind.HANDOVER:
            name = names.get(entry.ref_id or 0) or texts.plain("audit-erased")
            post = texts.plain(f"post-{entry.what}")
            return texts.plain("audit-handover", name=name, post=post)
        case AuditKind.REFUSED:
            right = texts.plain(f"audit-right-{entry.what}")
            return texts.plain("audit-refused", right=right, times=entry.times)
        case kind:
            return texts.plain(f"audit-{kind}-{entry.what}")
