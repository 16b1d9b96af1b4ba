"""What sign-in says: titles, answers, leave, and the card with the changing code."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.exports.codecard import code_card
from data.models import Branch, Meeting
from data.values.out import Button, OutFile, OutMessage
from handlers.shared.buttons import link, rows, tap
from handlers.shared.dates import clock, say_span, say_when
from handlers.shared.identity import IDENTITY
from handlers.shared.texts import Markup, Texts, texts_in
from handlers.signin import rules
from handlers.signin.service import Signed

REASONS = ("work", "travel", "ill", "family")


def title(texts: Texts, meeting: Meeting) -> str:
    """Kind and topic, as Telegram HTML in bold."""
    kind = texts.plain(f"kind-{meeting.kind}")
    if not meeting.topic:
        return texts("meeting-title-bare", kind=kind)
    return texts("meeting-title", kind=kind, topic=meeting.topic)


def when_and_where(texts: Texts, meeting: Meeting, now: datetime, branch: Branch) -> str:
    """Time and place in a line, as Telegram HTML."""
    span = say_span(texts, meeting.starts_at, meeting.ends_at, now, branch)
    if not meeting.place:
        return texts("meeting-when", span=span)
    return texts("meeting-when-where", span=span, place=meeting.place)


def say_signed(texts: Texts, signed: Signed) -> str:
    """The answer for a sign-in."""
    place = str(signed.place)
    if signed.again:
        return texts.plain("signed-again", place=place, time=clock(signed.at, signed.zone))
    return texts.plain(f"signed-{signed.status}", place=place)


def leave_card(texts: Texts, meeting: Meeting, branch: Branch, now: datetime) -> OutMessage:
    """Asks privately for the reason of leave."""
    reasons = [tap(texts.plain(f"reason-{r}"), "s.lr", meeting.id, r) for r in REASONS]
    text = texts(
        "leave-ask",
        title=Markup(title(texts, meeting)),
        when=say_when(texts, meeting.starts_at, now, branch),
    )
    return OutMessage(text).with_buttons(
        *rows(reasons, 2),
        (tap(texts.plain("reason-other"), "s.lo", meeting.id),),
        (tap(texts.plain("leave-not"), "s.ln", meeting.id),),
    )


def leave_noted(texts: Texts, meeting: Meeting, reason: str) -> OutMessage:
    """Confirms leave, with the way back."""
    text = texts("leave-noted", title=Markup(title(texts, meeting)), reason=reason)
    return OutMessage(text).with_buttons((tap(texts.plain("leave-back"), "s.ln", meeting.id),))


def nameless_card(texts: Texts, meeting_id: int, branch_id: int) -> OutMessage:
    """For an account without a name: claim one, or observe."""
    return OutMessage(texts("signin-nameless")).with_buttons(
        (Button(texts.plain("signin-claim"), url=link(IDENTITY.username, "j", branch_id)),),
        (tap(texts.plain("signin-observe"), "s.ob", meeting_id),),
    )


def draw_code(session: Session, now: datetime, meeting_id: int) -> OutMessage | None:
    """The picture with the code of this moment and its QR code, for the screen in the room."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    branch = session.get_one(Branch, meeting.branch_id)
    texts = texts_in(branch.language)
    if meeting.secret is None or meeting.state != "open":
        return None
    code = rules.code_at(meeting.secret, now)
    picture = code_card(
        title=texts.plain(f"kind-{meeting.kind}")
        + (f" · {meeting.topic}" if meeting.topic else ""),
        code=code,
        link=link(IDENTITY.username, "c", meeting.id, code),
        hint=texts.plain("code-hint"),
    )
    return OutMessage(
        texts("code-card", title=Markup(title(texts, meeting))),
        file=OutFile("photo", "code.png", picture),
        silent=True,
    )
