"""The doors of the on-site code: the QR code's link, and the digits as they are typed."""

from datetime import datetime

from data.models import Draft, Meeting
from data.queries import draft as drafts
from data.queries import member as members
from data.values.out import OutMessage
from handlers.shared.buttons import number
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.signin import onsite, service, view
from handlers.signin.service import NeedsName, Signed

CODE_LENGTH = 6


def code_link(turn: Turn) -> None:
    """The QR code (with a code) or the link behind the board's button (without one)."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    meeting_id = number(turn.deed.args)
    onsite.require_asking(turn.session, turn.now, meeting_id, turn.person.id)
    if len(turn.deed.args) > 1:
        _with_code(turn, meeting_id, turn.deed.args[1])
    else:
        ask(turn, meeting_id)


def ask(turn: Turn, meeting_id: int) -> None:
    """Asks for the digits on the screen."""
    meeting = turn.session.get_one(Meeting, meeting_id)
    drafts.begin(
        turn.session,
        turn.person.id,
        "code",
        turn.now,
        branch_id=meeting.branch_id,
        awaits="code",
        data={"meeting": meeting_id},
    )
    turn.say(OutMessage(turn.texts("code-ask"), prompts=turn.texts.plain("code-prompt")))


def typed_code(turn: Turn, draft: Draft) -> None:
    """The typed code; the step stays until a code is right or sign-in is over."""
    meeting_id = int(draft.data["meeting"])
    try:
        onsite.require_asking(turn.session, turn.now, meeting_id, turn.person.id)
    except Refusal as over:
        drafts.end(turn.session, draft)
        turn.say(OutMessage(turn.texts(over.key, **over.values)))
        return
    if _with_code(turn, meeting_id, turn.deed.text):
        drafts.drop(turn.session, turn.person.id, "code")


def _with_code(turn: Turn, meeting_id: int, typed: str) -> bool:
    given = "".join(str(int(c)) for c in typed if c.isdecimal())
    if len(given) != CODE_LENGTH:
        raise Refusal("code-not-six")
    try:
        outcome = onsite.try_code(
            turn.session, turn.now, meeting_id, turn.person.id, turn.person.name, given
        )
    except NeedsName as nameless:
        turn.speak(nameless.language)
        service.let_in(turn.session, turn.now, turn.person.id, meeting_id, coded=True)
        turn.say(view.nameless_card(turn.texts, meeting_id, nameless.branch_id))
        return True
    if isinstance(outcome, Signed):
        turn.speak(outcome.language)
        turn.say(OutMessage(view.say_signed(turn.texts, outcome)))
        return True
    if isinstance(outcome, datetime):
        seconds = max(1, int((outcome - turn.now).total_seconds()))
        turn.say(OutMessage(turn.texts("code-wait", seconds=str(seconds))))
    else:
        turn.say(OutMessage(turn.texts("code-wrong")))
    return False
