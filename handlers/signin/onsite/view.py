"""Draws the card with the changing code."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.exports.codecard import code_card
from data.models import Branch, Meeting
from handlers.shared.meetings import title
from handlers.shared.view import OutFile, OutMessage, Texts, link, texts_in
from handlers.signin.onsite import rules


def draw_code(session: Session, now: datetime, meeting_id: int) -> OutMessage | None:
    """Draws the code of this moment and its QR code, for the screen in the room."""
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
        link=link(branch.bot_id, "c", meeting.id, code),
        hint=texts.plain("code-hint"),
    )
    return OutMessage(
        texts("code-card", title=title(texts, meeting)),
        file=OutFile("photo", "code.png", picture),
        silent=True,
    )


def guessing(texts: Texts, meeting: Meeting, wrong: int) -> OutMessage:
    """Tells a secretary that codes of a meeting are being guessed."""
    return OutMessage(texts("code-guessing", title=title(texts, meeting), wrong=wrong))
