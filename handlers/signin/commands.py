"""Handlers of sign-in: the buttons of the board, leave, observing, and /signin."""

from datetime import timedelta

from data.models import Branch, Draft, Meeting, Member
from data.queries import claim as claims
from data.queries import draft as drafts
from data.queries import meeting as meetings
from data.queries import member as members
from data.values.meeting_line import kind_and_topic
from data.values.names import clean_text
from data.values.out import OutMessage
from data.values.standing import MeetingKind, Status
from handlers.shared.access import Right, may, member_here
from handlers.shared.buttons import link, number
from handlers.shared.context import Context
from handlers.shared.dates import clock
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal
from handlers.signin import codes, service, view
from handlers.signin.audience import audience_in_line
from handlers.signin.service import NeedsCode, NeedsName, Who

LONGEST_REASON = 100
LONGEST_TOPIC = 200
SOON = timedelta(hours=2)
"""/signin opens a planned meeting that starts within this time."""


def tapped_sign_in(ctx: Context) -> None:
    """签到 on the board."""
    meeting_id = number(ctx.args)
    incoming = ctx.incoming
    try:
        signed = service.sign_in(
            ctx.session,
            ctx.now,
            meeting_id,
            incoming.person.id,
            chat_id=incoming.chat_id,
            name=incoming.person.name,
        )
    except NeedsCode:
        ctx.answer("", url=link(IDENTITY.username, "c", meeting_id))
        return
    except NeedsName as nameless:
        _point_nameless(ctx, nameless, meeting_id)
        return
    ctx.use_language(signed.language)
    ctx.answer(view.say_signed(ctx.texts, signed))


def _who(ctx: Context) -> Who:
    return Who(ctx.person.id, ctx.person.name, ctx.chat_id)


def _point_nameless(ctx: Context, nameless: NeedsName, meeting_id: int) -> None:
    ctx.use_language(nameless.language)
    service.let_in(ctx.session, ctx.now, ctx.person.id, meeting_id)
    claims.invite(ctx.session, ctx.person.id, nameless.branch_id, ctx.now)
    ctx.answer("", url=link(IDENTITY.username, "s", meeting_id))


def nameless(ctx: Context) -> None:
    """The link that an account without a name is sent to."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    meeting_id = number(ctx.args)
    service.require_let_in(ctx.session, ctx.now, ctx.person.id, meeting_id)
    meeting = ctx.session.get_one(Meeting, meeting_id)
    ctx.use_language(ctx.session.get_one(Branch, meeting.branch_id).language)
    ctx.reply(view.nameless_card(ctx.texts, meeting.id, meeting.branch_id))


def tapped_observe(ctx: Context) -> None:
    """我是列席: somebody from outside the branch."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    meeting_id = number(ctx.args)
    who = ctx.person
    coded = service.require_let_in(ctx.session, ctx.now, who.id, meeting_id)
    try:
        language = service.observe(ctx.session, ctx.now, meeting_id, who.id, who.name, coded=coded)
    except NeedsCode:
        ctx.answer("")
        codes.ask(ctx, meeting_id)
        return
    ctx.use_language(language)
    ctx.answer(ctx.texts.plain("observed"))
    ctx.edit(OutMessage(ctx.texts("observed")))


def tapped_leave(ctx: Context) -> None:
    """请假 on the board or the notice: the reason is asked privately."""
    meeting_id = number(ctx.args)
    try:
        branch, _, entry = service.open_entry(ctx.session, ctx.now, meeting_id, _who(ctx))
    except NeedsName as nameless:
        _point_nameless(ctx, nameless, meeting_id)
        return
    ctx.use_language(branch.language)
    if entry.signed_at is not None:
        raise Refusal("leave-signed", time=clock(entry.signed_at, branch.zone))
    if ctx.private:
        meeting = ctx.session.get_one(Meeting, meeting_id)
        ctx.edit(view.leave_card(ctx.texts, meeting, branch, ctx.now))
        ctx.answer("")
        return
    ctx.answer("", url=link(IDENTITY.username, "l", meeting_id))


def leave_link(ctx: Context) -> None:
    """The link behind 请假."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    meeting_id = number(ctx.args)
    branch, meeting, entry = service.open_entry(ctx.session, ctx.now, meeting_id, _who(ctx))
    ctx.use_language(branch.language)
    if entry.status == Status.LEAVE:
        ctx.reply(view.leave_noted(ctx.texts, meeting, entry.reason))
        return
    ctx.reply(view.leave_card(ctx.texts, meeting, branch, ctx.now))


def tapped_reason(ctx: Context) -> None:
    """A reason was chosen."""
    reason = ctx.args[1] if len(ctx.args) > 1 else ""
    if reason not in view.REASONS:
        raise Refusal("button-unknown")
    _leave(ctx, number(ctx.args), ctx.texts.plain(f"reason-{reason}"))


def tapped_other_reason(ctx: Context) -> None:
    """The reason will be typed."""
    meeting_id = number(ctx.args)
    branch, _, _ = service.open_entry(ctx.session, ctx.now, meeting_id, _who(ctx))
    ctx.use_language(branch.language)
    drafts.begin(
        ctx.session,
        ctx.person.id,
        "leave",
        ctx.now,
        branch_id=branch.id,
        awaits="reason",
        data={"meeting": meeting_id},
    )
    ctx.answer("")
    ctx.edit(OutMessage(ctx.texts("leave-type")))


def typed_reason(ctx: Context, draft: Draft) -> None:
    """The typed reason."""
    reason = clean_text(ctx.text)
    if not reason:
        raise Refusal("leave-type")
    if len(reason) > LONGEST_REASON:
        raise Refusal("leave-too-long")
    try:
        _leave(ctx, int(draft.data["meeting"]), reason)
    except Refusal as over:
        drafts.drop(ctx.session, ctx.person.id, "leave")
        ctx.reply(OutMessage(ctx.texts(over.key, **over.values)))


def _leave(ctx: Context, meeting_id: int, reason: str) -> None:
    branch, meeting = service.ask_leave(ctx.session, ctx.now, meeting_id, _who(ctx), reason)
    drafts.drop(ctx.session, ctx.person.id, "leave")
    ctx.use_language(branch.language)
    ctx.answer(ctx.texts.plain("leave-answer"))
    ctx.show(view.leave_noted(ctx.texts, meeting, reason))


def tapped_not_on_leave(ctx: Context) -> None:
    """不请假了."""
    meeting_id = number(ctx.args)
    service.take_back_leave(ctx.session, ctx.now, meeting_id, _who(ctx))
    drafts.drop(ctx.session, ctx.person.id, "leave")
    ctx.answer(ctx.texts.plain("leave-taken-back"))
    ctx.edit(OutMessage(ctx.texts("leave-taken-back")))


def tapped_come_late(ctx: Context) -> None:
    """我来晚了 on the board."""
    meeting_id = number(ctx.args)
    try:
        branch = service.come_late(ctx.session, ctx.now, meeting_id, _who(ctx))
    except NeedsName as nameless:
        _point_nameless(ctx, nameless, meeting_id)
        return
    ctx.use_language(branch.language)
    ctx.answer(ctx.texts.plain("coming-late"))


def signin(ctx: Context) -> None:
    """/signin: opens sign-in at once, for the meeting at hand or (with another kind or topic) a new
    one; a member who sends it while a meeting is open signs in."""
    branch, member = member_here(ctx)
    near = _near(ctx, branch)
    if not may(member.post, Right.MEETINGS):
        _member_signs(ctx, near)
        return
    kind, topic = kind_and_topic(ctx.text)
    if near is None or (kind is not None and kind != near.kind) or (topic and topic != near.topic):
        near = _at_once(ctx, branch, member, kind or MeetingKind.OTHER, topic)
    service.open_now(ctx.session, ctx.now, near)
    ctx.pokes.add("cards")
    if ctx.private:
        ctx.reply(OutMessage(ctx.texts("signin-opened")))


def _member_signs(ctx: Context, near: Meeting | None) -> None:
    if near is None or near.state != "open":
        raise Refusal("signin-none-open")
    try:
        signed = service.sign_in(
            ctx.session,
            ctx.now,
            near.id,
            ctx.person.id,
            chat_id=ctx.chat_id,
            name=ctx.person.name,
        )
    except NeedsCode:
        raise Refusal("signin-needs-code") from None
    ctx.reply_privately(OutMessage(view.say_signed(ctx.texts, signed)))


def _near(ctx: Context, branch: Branch) -> Meeting | None:
    """The open meeting, or the one that starts within two hours."""
    for meeting in meetings.ahead(ctx.session, branch.id, ctx.now):
        soon = meeting.starts_at <= ctx.now + SOON
        if meeting.state == "open" or soon:
            return meeting
    return None


def _at_once(
    ctx: Context, branch: Branch, member: Member, kind: MeetingKind, topic: str
) -> Meeting:
    if len(topic) > LONGEST_TOPIC:
        raise Refusal("meeting-too-long", most=str(LONGEST_TOPIC), long=str(len(topic)))
    audience, subgroup_id = audience_in_line(ctx.session, branch, member, kind, ctx.text)
    meeting = Meeting(
        branch_id=branch.id,
        kind=kind.value,
        topic=topic,
        audience=audience,
        subgroup_id=subgroup_id or None,
        starts_at=ctx.now,
        ends_at=ctx.now + timedelta(minutes=90),
        opens_at=ctx.now,
        late_at=ctx.now + timedelta(minutes=max(branch.late_after, 1)),
        closes_at=ctx.now + timedelta(minutes=branch.closes_after),
        created_by=ctx.person.id,
        created_at=ctx.now,
    )
    ctx.session.add(meeting)
    ctx.session.flush()
    return meeting
