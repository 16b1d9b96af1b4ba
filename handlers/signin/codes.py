"""Handlers of the on-site code: the QR code's link, and the digits as they are typed."""

from datetime import datetime

from data.models import Draft, Meeting
from data.queries import draft as drafts
from data.queries import member as members
from data.values.out import OutMessage
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal
from handlers.signin import onsite, service, view
from handlers.signin.service import NeedsName, Signed

CODE_LENGTH = 6


def code_link(ctx: Context) -> None:
    """The QR code (with a code) or the link behind the board's button (without one)."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    meeting_id = number(ctx.args)
    onsite.require_asking(ctx.session, ctx.now, meeting_id, ctx.person.id)
    if len(ctx.args) > 1:
        _with_code(ctx, meeting_id, ctx.args[1])
    else:
        ask(ctx, meeting_id)


def ask(ctx: Context, meeting_id: int) -> None:
    """Asks for the digits on the screen."""
    meeting = ctx.session.get_one(Meeting, meeting_id)
    drafts.begin(
        ctx.session,
        ctx.person.id,
        "code",
        ctx.now,
        branch_id=meeting.branch_id,
        awaits="code",
        data={"meeting": meeting_id},
    )
    ctx.reply(OutMessage(ctx.texts("code-ask"), prompts=ctx.texts.plain("code-prompt")))


def typed_code(ctx: Context, draft: Draft) -> None:
    """The typed code; the step stays until a code is right or sign-in is over."""
    meeting_id = int(draft.data["meeting"])
    try:
        onsite.require_asking(ctx.session, ctx.now, meeting_id, ctx.person.id)
    except Refusal as over:
        drafts.end(ctx.session, draft)
        ctx.reply(OutMessage(ctx.texts(over.key, **over.values)))
        return
    if _with_code(ctx, meeting_id, ctx.text):
        drafts.drop(ctx.session, ctx.person.id, "code")


def _with_code(ctx: Context, meeting_id: int, typed: str) -> bool:
    given = "".join(str(int(c)) for c in typed if c.isdecimal())
    if len(given) != CODE_LENGTH:
        raise Refusal("code-not-six")
    try:
        outcome = onsite.try_code(
            ctx.session, ctx.now, meeting_id, ctx.person.id, ctx.person.name, given
        )
    except NeedsName as nameless:
        ctx.use_language(nameless.language)
        service.let_in(ctx.session, ctx.now, ctx.person.id, meeting_id, coded=True)
        ctx.reply(view.nameless_card(ctx.texts, meeting_id, nameless.branch_id))
        return True
    if isinstance(outcome, Signed):
        ctx.use_language(outcome.language)
        ctx.reply(OutMessage(view.say_signed(ctx.texts, outcome)))
        return True
    if isinstance(outcome, datetime):
        seconds = max(1, int((outcome - ctx.now).total_seconds()))
        ctx.reply(OutMessage(ctx.texts("code-wait", seconds=str(seconds))))
    else:
        ctx.reply(OutMessage(ctx.texts("code-wrong")))
    return False
