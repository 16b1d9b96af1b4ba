"""The doors of /minutes: which meeting, its record, and recording it."""

from datetime import timedelta

from data.models import Branch, Meeting, Member
from data.queries import draft as drafts
from data.queries import record as records
from handlers.records import entries_view, facts, room, rules, view
from handlers.shared.access import Right, may, meet, member_here, member_of
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

AHEAD = timedelta(hours=12)
"""A meeting can be prepared so long before it begins."""


def command(turn: Turn) -> None:
    """/minutes: the meeting being recorded, else a choice; in the group the way out of it."""
    branch, member = member_here(turn)
    found = _recordable(turn, branch, member)
    if not turn.deed.private:
        point_private(turn, "mi", branch.id)
        return
    meet(turn)
    now = next((one for one in found if one.id == room.recording(turn)), None)
    if now is not None:
        turn.say(entries_view.mode(turn.texts, now))
        return
    _choose(turn, branch, found, 0)


def linked(turn: Turn) -> None:
    """The link from the group."""
    meet(turn)
    branch, member = member_of(turn, number(turn.deed.args))
    _choose(turn, branch, _recordable(turn, branch, member), 0)


def tapped_list(turn: Turn) -> None:
    """The choice of a meeting."""
    branch, member = member_of(turn, number(turn.deed.args))
    found = _recordable(turn, branch, member)
    drafts.drop(turn.session, turn.person.id, rules.TYPED)
    turn.toast("")
    _choose(turn, branch, found, number(turn.deed.args, 1))


def _recordable(turn: Turn, branch: Branch, member: Member) -> list[Meeting]:
    keeps = may(member.post, Right.RECORDS)
    only = None if keeps else member.id
    found = list(records.recordable(turn.session, branch.id, turn.now + AHEAD, only))
    if not found:
        raise Refusal("minutes-none" if keeps else "right-missing")
    return found


def _choose(turn: Turn, branch: Branch, found: list[Meeting], page: int) -> None:
    filed = records.filed(turn.session, [one.id for one in found])
    turn.show(view.chosen(turn.texts, branch, found, filed, page, turn.now))


def tapped_page(turn: Turn) -> None:
    """A meeting's record."""
    branch, member, meeting = room.recorder_of(turn, number(turn.deed.args))
    room.resume(turn)
    turn.toast("")
    show(turn, branch, member, meeting)


def show(turn: Turn, branch: Branch, member: Member, meeting: Meeting) -> None:
    """The page of a meeting's record."""
    record = records.of(turn.session, meeting.id)
    turn.show(
        view.page(
            turn.texts, branch, meeting, record, facts.of(turn.session, meeting, record),
            records.entries(turn.session, meeting.id),
            keeps=may(member.post, Right.RECORDS), now=turn.now,
        )
    )  # fmt: skip


def tapped_record(turn: Turn) -> None:
    """开始记录: everything typed from here on is an entry."""
    branch, _, meeting, _ = room.open_of(turn)
    room.record_on(turn, branch.id, meeting.id)
    turn.toast("")
    turn.show(entries_view.mode(turn.texts, meeting))


def tapped_end(turn: Turn) -> None:
    """结束记录: what is typed is no entry any more."""
    branch, member, meeting = room.recorder_of(turn, number(turn.deed.args))
    drafts.drop(turn.session, turn.person.id, rules.STEP)
    turn.toast(turn.texts.plain("minutes-ended"))
    show(turn, branch, member, meeting)


TAPS: dict[str, Door] = {
    "nm.l": tapped_list,
    "nm.v": tapped_page,
    "nm.s": tapped_record,
    "nm.x": tapped_end,
}
