"""The doors of /quiz: the first page, what to practise, and whether to be reminded of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import draft as drafts
from data.queries import memory, practice
from data.queries.watch import look_from
from data.values.memory import next_review
from data.values.out import OutMessage
from handlers.practice import answering, rules, view
from handlers.practice.sitting import KIND, MODES, TAG, begin
from handlers.shared.access import Right, may, meet, member_here, member_of
from handlers.shared.buttons import number, tap
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def quiz(turn: Turn) -> None:
    """/quiz: what can be practised; with a tag that at once. From the group into the private
    chat."""
    branch, member = member_here(turn)
    if not turn.deed.private:
        point_private(turn, "pq", branch.id)
        return
    wanted = turn.deed.text.strip()
    if wanted:
        answering.show(turn, begin(turn, branch, member, TAG, _tag(turn, branch, wanted)))
        return
    home(turn, branch, member)


def _tag(turn: Turn, branch: Branch, wanted: str) -> str:
    """The tag somebody wrote, or the most used one that has it within."""
    day = rules.local_day(turn.now, branch.zone)
    found = [tag for tag, _ in practice.tags(turn.session, branch.id, day)]
    fitting = [tag for tag in found if wanted.casefold() in tag.casefold()]
    if not fitting:
        raise Refusal("practice-no-tag", tag=wanted[:50])
    return wanted if wanted in fitting else fitting[0]


def linked(turn: Turn) -> None:
    """The link from the group."""
    meet(turn)
    home(turn, *member_of(turn, number(turn.deed.args)))


def tapped_home(turn: Turn) -> None:
    """返回, to the first page."""
    branch, member = member_of(turn, number(turn.deed.args))
    turn.toast("")
    home(turn, branch, member)


def home(turn: Turn, branch: Branch, member: Member) -> None:
    """Shows the first page; a sitting under way is over."""
    drafts.drop(turn.session, turn.person.id, KIND)
    day = rules.local_day(turn.now, branch.zone)
    known = memory.known(turn.session, member.id, turn.now)
    seen = view.Home(
        branch=branch,
        known=known,
        mistakes=practice.many_on(turn.session, member.id, branch.id, day, practice.WRONG),
        tags=bool(practice.tags(turn.session, branch.id, day)),
        reminds=member.reviews,
        keeps=may(member.post, Right.BANK),
    )
    turn.show(view.home(turn.texts, seen, answering.coming(turn, branch, member)))


def tapped_start(turn: Turn) -> None:
    """Something to practise: what is due, new questions, or one of the own lists."""
    branch, member = member_of(turn, number(turn.deed.args))
    mode = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if mode not in MODES:
        raise Refusal("button-unknown")
    seat = begin(turn, branch, member, mode)
    turn.toast("")
    answering.show(turn, seat)


def tapped_tags(turn: Turn) -> None:
    """按标签: the tags."""
    branch, _ = member_of(turn, number(turn.deed.args))
    turn.toast("")
    found = practice.tags(turn.session, branch.id, rules.local_day(turn.now, branch.zone))
    turn.show(view.tags(turn.texts, branch, found, number(turn.deed.args, 1)))


def tapped_tag(turn: Turn) -> None:
    """One of the tags."""
    branch, member = member_of(turn, number(turn.deed.args))
    found = practice.tags(turn.session, branch.id, rules.local_day(turn.now, branch.zone))
    tag = next((tag for tag, _ in found if turn.deed.args[1:] == (view.mark_of(tag),)), None)
    if tag is None:
        raise Refusal("button-stale")
    seat = begin(turn, branch, member, TAG, tag)
    turn.toast("")
    answering.show(turn, seat)


def tapped_reminders(turn: Turn) -> None:
    """The day's reminder is switched on or off."""
    branch, member = member_of(turn, number(turn.deed.args))
    on = turn.deed.args[1:] == ("on",)
    _remind(turn.session, turn.now, branch, member, on=on)
    turn.toast(turn.texts.plain("practice-reminders-on" if on else "practice-reminders-off"))
    home(turn, branch, member)


def _remind(session: Session, now: datetime, branch: Branch, member: Member, *, on: bool) -> None:
    member.reviews = on
    session.flush()
    if on:
        look_from(session, memory.REVIEW, branch.id, next_review(now, ZoneInfo(branch.zone)))


def tapped_later(turn: Turn) -> None:
    """以后再说, under the reminder."""
    branch, _ = member_of(turn, number(turn.deed.args))
    turn.toast("")
    turn.redraw(_word(turn, branch, "practice-another-time"))


def tapped_no_more(turn: Turn) -> None:
    """不再提醒, under the reminder."""
    branch, member = member_of(turn, number(turn.deed.args))
    _remind(turn.session, turn.now, branch, member, on=False)
    turn.toast("")
    turn.redraw(_word(turn, branch, "practice-reminded-no-more"))


def _word(turn: Turn, branch: Branch, key: str) -> OutMessage:
    back = tap(turn.texts.plain("practice-back"), "pq.h", branch.id)
    return OutMessage(turn.texts(key)).with_buttons((back,))
