"""The on-site code, by the QR code's link or typed, and visitors who observe."""

from datetime import datetime

from data.models import Branch, Meeting
from data.queries import claim as claims, draft as drafts, member as members
from data.values.out import OutMessage
from handlers.shared import access
from handlers.shared.router import Context, Refusal, Router, anyone, number
from handlers.signin.board import service as board, view
from handlers.signin.board.rules import NeedsCode, NeedsName, NotExpected
from handlers.signin.board.service import Signed
from handlers.signin.onsite import service

route = Router()
STEP = "code"
"""The kind of step in which the code is typed."""
CODE_LENGTH = 6


def _asked(ctx: Context) -> tuple[int]:
    """Finds the meeting that asks for a code now."""
    meeting_id = int(ctx.draft.data["meeting"]) if ctx.draft else number(ctx.args)
    service.require_asking(ctx.session, ctx.now, meeting_id, ctx.person.id)
    _speak(ctx, ctx.session.get_one(Meeting, meeting_id))
    return (meeting_id,)


def _let_in(ctx: Context) -> tuple[Meeting, bool]:
    """Finds the meeting that the person was let in to, and whether they gave the code."""
    meeting_id = number(ctx.args)
    coded = service.require_let_in(ctx.session, ctx.now, meeting_id, ctx.person.id)
    meeting = ctx.session.get_one(Meeting, meeting_id)
    _speak(ctx, meeting)
    return meeting, coded


def _speak(ctx: Context, meeting: Meeting) -> None:
    access.use_language(ctx, ctx.session.get_one(Branch, meeting.branch_id))


ASKED = anyone().then(_asked, "once a meeting asks for the code")
LET_IN = anyone().then(_let_in, "once let in to the meeting")


@route.link("c", ASKED)
def open_code(ctx: Context, meeting_id: int) -> None:
    """Takes the code of the QR code's link; without one, asks for it."""
    if len(ctx.args) > 1:
        _try(ctx, meeting_id, ctx.arg(1))
    else:
        _ask(ctx, meeting_id)


def _ask(ctx: Context, meeting_id: int) -> None:
    """Asks for the digits on the screen."""
    meeting = ctx.session.get_one(Meeting, meeting_id)
    drafts.begin(
        ctx.session,
        ctx.person.id,
        STEP,
        ctx.now,
        branch_id=meeting.branch_id,
        awaits="code",
        data={"meeting": meeting_id},
    )
    ctx.reply(OutMessage(ctx.texts("code-ask"), prompts=ctx.plain("code-prompt")))


@route.step(STEP, ASKED)
def take_code(ctx: Context, meeting_id: int) -> None:
    """Takes the typed code; the step stays until a code is right or sign-in is over."""
    if _try(ctx, meeting_id, ctx.text):
        drafts.drop(ctx.session, ctx.person.id, STEP)


def _try(ctx: Context, meeting_id: int, typed: str) -> bool:
    given = "".join(str(int(c)) for c in typed if c.isdecimal())
    if len(given) != CODE_LENGTH:
        raise Refusal("code-not-six")
    who, name = ctx.person.id, ctx.person.name
    try:
        outcome = service.try_code(ctx.session, ctx.now, meeting_id, who, name, given)
    except (NeedsName, NotExpected):
        access.remember(ctx)
        board.let_in(ctx.session, ctx.now, who, meeting_id, coded=True)
        _offer(ctx, ctx.session.get_one(Meeting, meeting_id))
        return True
    if isinstance(outcome, Signed):
        ctx.reply(OutMessage(view.say_signed(ctx.texts, outcome)))
        return True
    if isinstance(outcome, datetime):
        seconds = max(1, int((outcome - ctx.now).total_seconds()))
        ctx.reply(OutMessage(ctx.texts("code-wait", seconds=str(seconds))))
    else:
        ctx.reply(OutMessage(ctx.texts("code-wrong")))
    return False


@route.link("s", LET_IN)
def open_nameless(ctx: Context, meeting: Meeting, _coded: bool) -> None:
    """Offers an account without a name to claim one, or to observe; asks a member of others whether
    they observe."""
    _offer(ctx, meeting)


def _offer(ctx: Context, meeting: Meeting) -> None:
    if members.of(ctx.session, meeting.branch_id, ctx.person.id) is not None:
        ctx.reply(view.ask_observe(ctx.session, ctx.texts, meeting))
    else:
        ctx.reply(view.nameless_card(ctx.session, ctx.texts, ctx.bot_id, meeting, ctx.person.id))


@route.button("s.no", anyone())
def not_observe(ctx: Context) -> None:
    """Leaves a meeting of others to them."""
    ctx.edit(OutMessage(ctx.texts("observe-not")))


@route.button("s.ob", LET_IN)
def observe(ctx: Context, meeting: Meeting, coded: bool) -> None:
    """Signs in somebody from outside the branch, as observing."""
    who, name = ctx.person.id, ctx.person.name
    try:
        board.observe(ctx.session, ctx.now, meeting.id, who, name, coded=coded)
    except NeedsCode:
        _ask(ctx, meeting.id)
        return
    key = "observed-waits" if claims.waits(ctx.session, meeting.branch_id, who) else "observed"
    ctx.answer(ctx.plain(key))
    ctx.edit(OutMessage(ctx.texts(key)))
