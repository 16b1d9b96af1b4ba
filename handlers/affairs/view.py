"""Shows the first page of /affairs: what is published now, and what waits."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import case as cases, notice as notices
from handlers.affairs.notices import view
from handlers.shared.access import Right, may
from handlers.shared.view import OutMessage, Texts, rows as in_rows, tap

AT_ONCE = 6


def home(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime, *, keeps: bool
) -> OutMessage:
    """Shows what is published now, to who `keeps` notices also what waits."""
    found = list(notices.open_ones(session, branch.id, now))
    waiting = notices.in_states(session, branch.id, notices.WAITING) if keeps else []
    lines = [texts("affairs-home")]
    lines.append(texts("affairs-open", many=len(found)) if found else texts("affairs-none"))
    seen = [one for one in found if notices.has_seen(session, one.id, member.id)]
    if found and len(seen) < len(found):
        lines.append(texts("affairs-unseen", many=len(found) - len(seen)))
    entries = [*waiting, *(one for one in found if one not in seen), *seen]
    rows = [
        (tap(view.entry(texts, branch, one, now), "no.v", one.id),) for one in entries[:AT_ONCE]
    ]
    more = [
        tap(texts.plain("affairs-matters"), "ma.l", branch.id, 0),
        tap(texts.plain("affairs-all"), "ar.y", branch.id),
    ]
    if keeps:
        more.insert(0, tap(texts.plain("affairs-new"), "no.a", branch.id))
    if may(member.post, Right.CASES):
        waiting_cases = len(cases.of_branch(session, branch.id, still_open=True))
        more.append(tap(texts.plain("affairs-cases", many=waiting_cases), "ca.l", branch.id, 0))
    return OutMessage("\n".join(lines)).with_buttons(*rows, *in_rows(more, 2))
