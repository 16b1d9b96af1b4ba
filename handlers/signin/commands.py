"""The doors of sign-in: the buttons of the board, leave, observing, and /signin."""

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
from handlers.shared.identity import IDENTITY
from handlers.shared.moments import clock
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.signin import codes, service, view
from handlers.signin.service import NeedsCode, NeedsName, Who
from handlers.signin.whom import audience_in_line

LONGEST_REASON = 100
LONGEST_TOPIC = 200
SOON = timedelta(hours=2)
"""/signin opens a planned meeting that starts within this time."""


def tapped_sign_in(turn: Turn) -> None:
    """签到 on the board."""
    meeting_id = number(turn.deed.args)
    deed = turn.deed
    try:
        signed = service.sign_in(
            turn.session,
            turn.now,
            meeting_id,
            deed.person.id,
            chat_id=deed.chat_id,
            name=deed.person.name,
        )
    except NeedsCode:
        turn.toast("", url=link(IDENTITY.username, "c", meeting_id))
        return
    except NeedsName as nameless:
        _point_nameless(turn, nameless, meeting_id)
        return
    turn.speak(signed.language)
    turn.toast(view.say_signed(turn.texts, signed))


def _who(turn: Turn) -> Who:
    return Who(turn.person.id, turn.person.name, turn.deed.chat_id)


def _point_nameless(turn: Turn, nameless: NeedsName, meeting_id: int) -> None:
    turn.speak(nameless.language)
    service.let_in(turn.session, turn.now, turn.person.id, meeting_id)
    claims.invite(turn.session, turn.person.id, nameless.branch_id, turn.now)
    turn.toast("", url=link(IDENTITY.username, "s", meeting_id))


def nameless(turn: Turn) -> None:
    """The link that an account without a name is sent to."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    meeting_id = number(turn.deed.args)
    service.require_let_in(turn.session, turn.now, turn.person.id, meeting_id)
    meeting = turn.session.get_one(Meeting, meeting_id)
    turn.speak(turn.session.get_one(Branch, meeting.branch_id).language)
    turn.say(view.nameless_card(turn.texts, meeting.id, meeting.branch_id))


def tapped_observe(turn: Turn) -> None:
    """我是列席: somebody from outside the branch."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    meeting_id = number(turn.deed.args)
    who = turn.person
    coded = service.require_let_in(turn.session, turn.now, who.id, meeting_id)
    try:
        language = service.observe(
            turn.session, turn.now, meeting_id, who.id, who.name, coded=coded
        )
    except NeedsCode:
        turn.toast("")
        codes.ask(turn, meeting_id)
        return
    turn.speak(language)
    turn.toast(turn.texts.plain("observed"))
    turn.redraw(OutMessage(turn.texts("observed")))


def tapped_leave(turn: Turn) -> None:
    """请假 on the board or the notice: the reason is asked privately."""
    meeting_id = number(turn.deed.args)
    try:
        branch, _, entry = service.open_entry(turn.session, turn.now, meeting_id, _who(turn))
    except NeedsName as nameless:
        _point_nameless(turn, nameless, meeting_id)
        return
    turn.speak(branch.language)
    if entry.signed_at is not None:
        raise Refusal("leave-signed", time=clock(entry.signed_at, branch.zone))
    if turn.deed.private:
        meeting = turn.session.get_one(Meeting, meeting_id)
        turn.redraw(view.leave_card(turn.texts, meeting, branch, turn.now))
        turn.toast("")
        return
    turn.toast("", url=link(IDENTITY.username, "l", meeting_id))


def leave_link(turn: Turn) -> None:
    """The link behind 请假."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    meeting_id = number(turn.deed.args)
    branch, meeting, entry = service.open_entry(turn.session, turn.now, meeting_id, _who(turn))
    turn.speak(branch.language)
    if entry.status == Status.LEAVE:
        turn.say(view.leave_noted(turn.texts, meeting, entry.reason))
        return
    turn.say(view.leave_card(turn.texts, meeting, branch, turn.now))


def tapped_reason(turn: Turn) -> None:
    """A reason was chosen."""
    reason = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if reason not in view.REASONS:
        raise Refusal("button-unknown")
    _leave(turn, number(turn.deed.args), turn.texts.plain(f"reason-{reason}"))


def tapped_other_reason(turn: Turn) -> None:
    """The reason will be typed."""
    meeting_id = number(turn.deed.args)
    branch, _, _ = service.open_entry(turn.session, turn.now, meeting_id, _who(turn))
    turn.speak(branch.language)
    drafts.begin(
        turn.session,
        turn.person.id,
        "leave",
        turn.now,
        branch_id=branch.id,
        awaits="reason",
        data={"meeting": meeting_id},
    )
    turn.toast("")
    turn.redraw(OutMessage(turn.texts("leave-type")))


def typed_reason(turn: Turn, draft: Draft) -> None:
    """The typed reason."""
    reason = clean_text(turn.deed.text)
    if not reason:
        raise Refusal("leave-type")
    if len(reason) > LONGEST_REASON:
        raise Refusal("leave-too-long")
    try:
        _leave(turn, int(draft.data["meeting"]), reason)
    except Refusal as over:
        drafts.drop(turn.session, turn.person.id, "leave")
        turn.say(OutMessage(turn.texts(over.key, **over.values)))


def _leave(turn: Turn, meeting_id: int, reason: str) -> None:
    branch, meeting = service.ask_leave(turn.session, turn.now, meeting_id, _who(turn), reason)
    drafts.drop(turn.session, turn.person.id, "leave")
    turn.speak(branch.language)
    turn.toast(turn.texts.plain("leave-toast"))
    turn.show(view.leave_noted(turn.texts, meeting, reason))


def tapped_not_on_leave(turn: Turn) -> None:
    """不请假了."""
    meeting_id = number(turn.deed.args)
    service.take_back_leave(turn.session, turn.now, meeting_id, _who(turn))
    drafts.drop(turn.session, turn.person.id, "leave")
    turn.toast(turn.texts.plain("leave-taken-back"))
    turn.redraw(OutMessage(turn.texts("leave-taken-back")))


def tapped_come_late(turn: Turn) -> None:
    """我来晚了 on the board."""
    meeting_id = number(turn.deed.args)
    try:
        branch = service.come_late(turn.session, turn.now, meeting_id, _who(turn))
    except NeedsName as nameless:
        _point_nameless(turn, nameless, meeting_id)
        return
    turn.speak(branch.language)
    turn.toast(turn.texts.plain("coming-late"))


def signin(turn: Turn) -> None:
    """/signin: opens sign-in at once, for the meeting at hand or (with another kind or topic) a new
    one; a member who sends it while a meeting is open signs in."""
    branch, member = member_here(turn)
    near = _near(turn, branch)
    if not may(member.post, Right.MEETINGS):
        _member_signs(turn, near)
        return
    kind, topic = kind_and_topic(turn.deed.text)
    if near is None or (kind is not None and kind != near.kind) or (topic and topic != near.topic):
        near = _at_once(turn, branch, member, kind or MeetingKind.OTHER, topic)
    service.open_now(turn.session, turn.now, near)
    turn.pokes.add("cards")
    if turn.deed.private:
        turn.say(OutMessage(turn.texts("signin-opened")))


def _member_signs(turn: Turn, near: Meeting | None) -> None:
    if near is None or near.state != "open":
        raise Refusal("signin-none-open")
    try:
        signed = service.sign_in(
            turn.session,
            turn.now,
            near.id,
            turn.person.id,
            chat_id=turn.deed.chat_id,
            name=turn.person.name,
        )
    except NeedsCode:
        raise Refusal("signin-needs-code") from None
    turn.whisper(OutMessage(view.say_signed(turn.texts, signed)))


def _near(turn: Turn, branch: Branch) -> Meeting | None:
    """The open meeting, or the one that starts within two hours."""
    for meeting in meetings.ahead(turn.session, branch.id, turn.now):
        soon = meeting.starts_at <= turn.now + SOON
        if meeting.state == "open" or soon:
            return meeting
    return None


def _at_once(turn: Turn, branch: Branch, member: Member, kind: MeetingKind, topic: str) -> Meeting:
    if len(topic) > LONGEST_TOPIC:
        raise Refusal("meeting-too-long", most=str(LONGEST_TOPIC), long=str(len(topic)))
    audience, subgroup_id = audience_in_line(turn.session, branch, member, kind, turn.deed.text)
    meeting = Meeting(
        branch_id=branch.id,
        kind=kind.value,
        topic=topic,
        audience=audience,
        subgroup_id=subgroup_id or None,
        starts_at=turn.now,
        ends_at=turn.now + timedelta(minutes=90),
        opens_at=turn.now,
        late_at=turn.now + timedelta(minutes=max(branch.late_after, 1)),
        closes_at=turn.now + timedelta(minutes=branch.closes_after),
        created_by=turn.person.id,
        created_at=turn.now,
    )
    turn.session.add(meeting)
    turn.session.flush()
    return meeting
