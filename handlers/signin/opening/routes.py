"""Signing in at the meeting at hand by /signin, or opening its sign-in with a second tap."""

from datetime import timedelta

from data.models import Branch, Draft, Meeting, Member
from data.queries import draft as drafts, meeting as meetings
from data.queries.signin import in_audience
from data.values.meeting_line import kind_and_topic
from data.values.out import OutMessage
from data.values.standing import MeetingKind, kind_of
from data.values.talk import is_talk
from handlers.shared import access
from handlers.shared.access import Right, may
from handlers.shared.meetings import audience_in_line
from handlers.shared.router import (
    Context,
    Guard,
    Refusal,
    Router,
    here,
    number,
    of,
    private_link,
    refuse_asleep,
)
from handlers.signin.board import service as board, view as board_view
from handlers.signin.board.rules import NeedsCode, NotExpected
from handlers.signin.opening import service, view

route = Router()
OWN = of(Meeting, Right.MEETINGS, gone="signin-gone")
STEP = "signin.new"
"""The kind of step that holds the meeting which a tap would begin."""
LONGEST_TOPIC = 200
SOON = timedelta(hours=2)
"""/signin opens a planned meeting that starts within this time."""


def _is_line(_ctx: Context, text: str) -> bool:
    """Reads a meeting that begins at once: its kind comes first."""
    return kind_of(text.split(maxsplit=1)[0]) is not None and not is_talk(text)


@route.command("signin", here(), words=("签到", "簽到"), menus=("group",), line=_is_line)
def signin(ctx: Context, branch: Branch, member: Member) -> None:
    """Signs in at the open meeting; where there is none, shows those who may open one what a tap
    would open: the meeting at hand, or the one that the line names."""
    kind, topic = kind_and_topic(ctx.text)
    near = _near(ctx, branch, member)
    other = near is not None and (
        (kind is not None and kind != near.kind) or (topic and topic != near.topic)
    )
    opens = may(member.post, Right.MEETINGS)
    if near is not None and near.state == "open" and not (other and opens):
        _sign_in(ctx, near, opens=opens)
    elif not opens:
        raise Refusal("signin-none-open")
    elif near is not None and not other:
        _show(ctx, branch, view.would_open(ctx.session, ctx.texts, branch, near, ctx.now))
    else:
        _offer(ctx, branch, member, kind or MeetingKind.OTHER, topic)


def _near(ctx: Context, branch: Branch, member: Member) -> Meeting | None:
    """Finds the open meeting that is for the member, else the one that starts within two hours."""
    ahead = meetings.ahead(ctx.session, branch.id, ctx.now)
    for meeting in ahead:
        if meeting.state == "open" and in_audience(meeting, member.post, member.subgroup_id):
            return meeting
    soon = (one for one in ahead if one.state == "planned" and one.starts_at <= ctx.now + SOON)
    return next(soon, None)


def _show(ctx: Context, branch: Branch, message: OutMessage) -> None:
    """Shows the writer alone, in the place of what was tapped in private; who can be shown nothing
    alone gets the link into the private chat."""
    if ctx.private and ctx.incoming.query_id:
        ctx.edit(message)
    else:
        ctx.reply_privately(message, public_fallback=private_link(ctx, "m", branch.id))


def _sign_in(ctx: Context, near: Meeting, *, opens: bool) -> None:
    who, name = ctx.person.id, ctx.person.name
    try:
        signed = board.sign_in(ctx.session, ctx.now, near.id, who, chat_id=ctx.chat_id, name=name)
    except NeedsCode:
        raise Refusal("signin-needs-code") from None
    except NotExpected:
        ctx.reply_privately(board_view.ask_observe(ctx.session, ctx.texts, near))
        return
    said = board_view.say_signed(ctx.texts, signed)
    again = view.board_again(ctx.texts, near, said)
    ctx.reply_privately(again if opens else OutMessage(said))


def _offer(ctx: Context, branch: Branch, member: Member, kind: MeetingKind, topic: str) -> None:
    """Shows the meeting that would begin now; asks for its kind where it has no name."""
    refuse_asleep(branch)
    if len(topic) > LONGEST_TOPIC:
        raise Refusal("meeting-too-long", most=str(LONGEST_TOPIC), long=str(len(topic)))
    audience = audience_in_line(ctx.session, branch, member, kind, ctx.text)
    data = {"kind": kind.value, "topic": topic, "audience": list(audience)}
    draft = drafts.begin(ctx.session, ctx.person.id, STEP, ctx.now, branch_id=branch.id, data=data)
    if kind is MeetingKind.OTHER and not topic:
        _show(ctx, branch, view.ask_kind(ctx.texts, branch, draft.id))
    else:
        _show(
            ctx,
            branch,
            view.would_meet(ctx.session, ctx.texts, draft.id, kind.value, topic, audience),
        )


def _offered(ctx: Context) -> tuple[Branch, Member, Draft]:
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, STEP, ctx.now)
    if draft is None:
        raise Refusal("button-stale")
    return *access.enter(ctx, draft.branch_id or 0, Right.MEETINGS), draft


OFFERED = Guard(_offered, "who was shown the meeting, with the right to hold it", Right.MEETINGS)


@route.button("s.kd", OFFERED, group=True)
def choose_kind(ctx: Context, branch: Branch, member: Member, _draft: Draft) -> None:
    """Takes the kind of the meeting that would begin now."""
    if ctx.arg(1) not in view.KINDS:
        raise Refusal("button-unknown")
    _offer(ctx, branch, member, MeetingKind(ctx.arg(1)), "")


@route.button("s.nw", OFFERED, group=True)
def meet_now(ctx: Context, branch: Branch, _member: Member, draft: Draft) -> None:
    """Begins the meeting that was shown, and opens its sign-in."""
    kind, topic = MeetingKind(draft.data["kind"]), draft.data["topic"]
    audience_kind, subgroup_id = draft.data["audience"]
    drafts.end(ctx.session, draft)
    made = service.meet_now(
        *(ctx.session, ctx.now, branch, kind, topic),
        (audience_kind, subgroup_id),
        by=ctx.person.id,
    )
    _open(ctx, made)


@route.button("s.op", OWN, group=True)
def open_planned(ctx: Context, _branch: Branch, _member: Member, found: Meeting) -> None:
    """Opens the sign-in that was shown; where it is open already, nothing is put up anew."""
    if found.state == "open":
        ctx.answer(ctx.plain("signin-is-open"))
    else:
        _open(ctx, found)


@route.button("s.rb", OWN, group=True)
def put_up_again(ctx: Context, _branch: Branch, _member: Member, found: Meeting) -> None:
    """Puts the board up anew; the earlier one goes."""
    _open(ctx, found)


def _open(ctx: Context, meeting: Meeting) -> None:
    for chat_id, message_id in service.open_now(ctx.session, ctx.now, meeting):
        ctx.delete(message_id, chat_id)
    said = view.opened(ctx.texts, small=meetings.is_small(meeting))
    ctx.answer(said.text)
    if ctx.private:
        ctx.edit(said)
