"""What somebody hears who has their name now, with the way back to a meeting under way."""

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Member
from data.queries import meeting as meetings
from data.queries import signin as entries
from data.queries.signin import CAME, in_audience
from data.values.out import Button, OutMessage
from handlers.shared.buttons import link, tap
from handlers.shared.context import Context
from handlers.shared.identity import IDENTITY
from handlers.shared.texts import Texts


def welcome(ctx: Context, texts: Texts, branch: Branch, member: Member) -> OutMessage:
    """Says that the name is theirs; where their meeting is open they can sign in from here."""
    text = texts("claim-done", name=member.name, branch=branch.name)
    under_way = (
        meeting
        for meeting in meetings.ahead(ctx.session, branch.id, ctx.now)
        if meeting.state == "open"
        and ctx.now < meeting.closes_at
        and in_audience(meeting, member.post, member.subgroup_id)
        and not _came(ctx.session, meeting, member)
    )
    return OutMessage(text).with_buttons(*((_sign_in(texts, one),) for one in under_way))


def _came(session: Session, meeting: Meeting, member: Member) -> bool:
    entry = entries.entry_of(session, meeting.id, member.id)
    return entry is not None and entry.status in CAME


def _sign_in(texts: Texts, meeting: Meeting) -> Button:
    label = texts.plain("board-sign")
    if meeting.secret is not None:
        return Button(label, url=link(IDENTITY.username, "c", meeting.id))
    return tap(label, "s.in", meeting.id)
