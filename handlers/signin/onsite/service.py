"""Tries on-site codes, and shows the changing code to the room."""

import base64
import hashlib
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, CodeGuess, Meeting
from data.queries import (
    card as cards,
    claim as claims,
    guard,
    meeting as meetings,
    member as members,
    plan as plans,
    signin as entries,
)
from handlers.shared.dates import local_day
from handlers.shared.links import IDENTITY
from handlers.shared.notify import WORD, notify_secretaries
from handlers.shared.refusal import Refusal
from handlers.signin.board import service as board
from handlers.signin.board.service import Signed, require_open, sign_in
from handlers.signin.onsite import rules, view

CODE_CARD = "code"
KEY_LENGTH = 8
"""Characters of a code page's address after the meeting's number: short enough to be typed on the
room's computer, and 40 bits, which nobody tries through while sign-in is open."""


def require_asking(session: Session, now: datetime, meeting_id: int, account_id: int) -> None:
    """Refuses where no code is asked now; outsiders learn nothing of the meeting."""
    facts = entries.facts(session, meeting_id, account_id)
    if facts is None or (facts.member_id is None and facts.state != "open"):
        raise Refusal("signin-gone")
    require_open(session, facts, now)
    if facts.secret is None:
        raise Refusal("code-off")


def require_let_in(session: Session, now: datetime, meeting_id: int, account_id: int) -> bool:
    """Refuses who neither tapped in the branch's group nor gave the code; returns whether they gave
    it. Members and those who are claiming a name need no other proof."""
    given = board.coded(session, now, account_id, meeting_id)
    meeting = session.get(Meeting, meeting_id)
    if given is None and meeting is not None:
        member = members.of(session, meeting.branch_id, account_id)
        if member or claims.invitation(session, account_id, now, meeting.branch_id):
            return False
    if given is None:
        raise Refusal("signin-gone")
    return given


def try_code(
    session: Session, now: datetime, meeting_id: int, account_id: int, name: str, given: str
) -> Signed | datetime | None:
    """Signs in with a code; returns the sign-in, or until when to wait, or None for a wrong code.

    A wrong code is remembered, so it is no Refusal, which would take the memory back. A right code
    proves that somebody is in the room, which counts like a tap in the branch's group: raises
    NeedsName for who is no member.
    """
    facts = entries.facts(session, meeting_id, account_id)
    if facts is None or facts.secret is None:
        raise Refusal("signin-gone")
    guess = session.get(CodeGuess, (meeting_id, account_id))
    if guess is not None and guess.wait_until is not None and now < guess.wait_until:
        return guess.wait_until
    meeting = session.get_one(Meeting, meeting_id)
    most = rules.most_wrong(entries.counts(session, meeting_id).expected)
    wrong = entries.wrong_codes(session, meeting_id)
    if wrong >= most and facts.member_id is None:
        raise Refusal("code-closed")
    if rules.code_holds(facts.secret, given, now):
        if guess is not None:
            session.delete(guess)
        return sign_in(
            session, now, meeting_id, account_id, chat_id=facts.chat_id, name=name, with_code=True
        )
    if guess is None:
        guess = CodeGuess(meeting_id=meeting_id, account_id=account_id, wrong=0)
        session.add(guess)
    guess.wrong += 1
    # Where everybody together has guessed too often, nobody guesses for free any more.
    free = 0 if wrong < most else rules.FREE_GUESSES
    pause = rules.wait_after(guess.wrong + free)
    guess.wait_until = now + pause if pause else None
    if guess.wrong >= rules.GUESSED or wrong + 1 >= most:
        _tell_of_guessing(session, now, meeting, wrong + 1)
    return guess.wait_until


def _tell_of_guessing(session: Session, now: datetime, meeting: Meeting, wrong: int) -> None:
    """Tells the secretaries, once a meeting, that codes are being guessed."""
    branch = session.get_one(Branch, meeting.branch_id)
    rule, day = f"code-{meeting.id}", local_day(meeting.starts_at, branch.zone)
    if not guard.warned(session, branch.id, rule, day):
        guard.note(session, branch.id, rule, day, 1, now)
        notify_secretaries(
            session, now, branch, WORD,
            lambda texts: view.guessing(texts, meeting, wrong), urgent=True,
        )  # fmt: skip


def show_code(session: Session, now: datetime, meeting: Meeting, chat_id: int) -> None:
    """Puts the changing code up in a private chat until sign-in closes."""
    if meeting.secret is None or meeting.state != "open":
        raise Refusal("code-off")
    cards.put_up(session, meeting.branch_id, chat_id, CODE_CARD, meeting.id, now)
    plans.set_once(session, meeting.branch_id, meetings.CODE, meeting.id, rules.next_code_at(now))


def code_page(meeting: Meeting) -> str:
    """Returns the address of the page with the changing code; "" where there is no public port."""
    if not IDENTITY.public_url or meeting.secret is None:
        return ""
    return f"{IDENTITY.public_url.rstrip('/')}/code/{meeting.id}-{page_key(meeting)}"


def page_key(meeting: Meeting) -> str:
    """Returns the unguessable part of the code page's address, which does not reveal the secret."""
    digest = hashlib.sha256(f"page:{meeting.secret}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:KEY_LENGTH]
