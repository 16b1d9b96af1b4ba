"""Shows what /signin would open, before anybody else sees it."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Meeting
from data.values.standing import MeetingKind
from handlers.shared.dates import clock
from handlers.shared.meetings import say_audience, title, title_of, when_and_where
from handlers.shared.view import Button, OutMessage, Texts, link, rows, tap

KINDS = tuple(kind for kind in MeetingKind if kind is not MeetingKind.OTHER)


def would_open(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, now: datetime
) -> OutMessage:
    """Shows the planned meeting whose sign-in a tap opens."""
    lines = [
        texts("signin-open-it"),
        title(texts, meeting),
        when_and_where(texts, meeting, now, branch),
        _whom(session, texts, meeting.audience, meeting.subgroup_id),
    ]
    if now < meeting.opens_at:
        lines.append(texts("signin-early", opens=clock(meeting.opens_at, branch.zone)))
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("meeting-open-now"), "s.op", meeting.id)
    )


def would_meet(
    session: Session,
    texts: Texts,
    draft_id: int,
    kind: str,
    topic: str,
    audience: tuple[str, int],
) -> OutMessage:
    """Shows the meeting that begins and whose sign-in opens with a tap."""
    lines = [
        texts("signin-meet-now"),
        title_of(texts, kind, topic),
        _whom(session, texts, *audience),
    ]
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("meeting-open-now"), "s.nw", draft_id)
    )


def ask_kind(texts: Texts, branch: Branch, draft_id: int) -> OutMessage:
    """Asks what is held where no meeting is at hand and none was named."""
    kinds = [tap(texts.plain(f"kind-{kind}"), "s.kd", draft_id, kind) for kind in KINDS]
    plan = Button(texts.plain("meeting-new"), url=link(branch.bot_id, "m", branch.id))
    return OutMessage(texts("signin-which")).with_buttons(*rows(kinds, 2), plan)


def opened(texts: Texts, *, small: bool) -> OutMessage:
    """Says that sign-in is open."""
    return OutMessage(texts("signin-opened-small" if small else "signin-opened"))


def board_again(texts: Texts, meeting: Meeting, said: str) -> OutMessage:
    """Says that who may open sign-in is signed in, with a new board to ask for."""
    return OutMessage(said).with_buttons(tap(texts.plain("signin-board-again"), "s.rb", meeting.id))


def _whom(session: Session, texts: Texts, audience: str, subgroup_id: int | None) -> str:
    return texts("summary-audience", whom=say_audience(session, texts, audience, subgroup_id))
