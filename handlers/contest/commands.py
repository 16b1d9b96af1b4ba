"""The doors of contests: /contest, joining, the own score, and the page of who leads one."""

from data.models import Branch, Contest
from data.queries import contest as contests
from handlers.contest import board, page, service, steps
from handlers.contest.room import post_page, show_page
from handlers.shared.access import Right, holder_here, holder_in, meet, member_in
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def contest(turn: Turn) -> None:
    """/contest: the contest under way, or a new one; from the group into the private chat."""
    branch, _ = holder_here(turn, Right.CONTESTS)
    if not turn.deed.private:
        point_private(turn, "ct", branch.id)
        return
    _lead(turn, branch)


def linked(turn: Turn) -> None:
    """The link from the group."""
    meet(turn)
    branch, _ = holder_in(turn, number(turn.deed.args), Right.CONTESTS)
    _lead(turn, branch)


def _lead(turn: Turn, branch: Branch) -> None:
    current = contests.current(turn.session, branch.id)
    last = contests.last(turn.session, branch.id)
    if current is not None:
        post_page(turn, branch, current)
    elif last is not None:
        turn.say(page.overview(turn.texts, branch, current, last))
    else:
        steps.begin(turn, branch)


def tapped_overview(turn: Turn) -> None:
    """Back to all contests."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.CONTESTS)
    turn.toast("")
    current = contests.current(turn.session, branch.id)
    last = contests.last(turn.session, branch.id)
    turn.redraw(page.overview(turn.texts, branch, current, last))


def tapped_new(turn: Turn) -> None:
    """A new contest."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.CONTESTS)
    if contests.current(turn.session, branch.id) is not None:
        raise Refusal("contest-under-way")
    turn.toast("")
    steps.begin(turn, branch)


def _led(turn: Turn) -> tuple[Branch, Contest]:
    """The contest a button names, for who may lead it; of another branch there is none."""
    made = turn.session.get(Contest, number(turn.deed.args), with_for_update=True)
    if made is None or made.kind != "group":
        raise Refusal("member-unknown")
    branch, _ = holder_in(turn, made.branch_id, Right.CONTESTS)
    return branch, made


def tapped_page(turn: Turn) -> None:
    """The page of a contest."""
    branch, made = _led(turn)
    turn.toast("")
    show_page(turn, branch, made)


def tapped_begin(turn: Turn) -> None:
    """开始, before its time."""
    branch, made = _led(turn)
    service.begin(turn.session, turn.now, branch, made)
    _done(turn, branch, made, "contest-toast-begun")


def tapped_pause(turn: Turn) -> None:
    """暂停."""
    branch, made = _led(turn)
    service.pause(turn.session, turn.now, made)
    _done(turn, branch, made, "contest-toast-paused")


def tapped_resume(turn: Turn) -> None:
    """继续."""
    branch, made = _led(turn)
    service.resume(turn.session, turn.now, branch, made)
    _done(turn, branch, made, "contest-toast-resumed")


def tapped_skip(turn: Turn) -> None:
    """跳过这题."""
    branch, made = _led(turn)
    service.skip(turn.session, turn.now, branch, made)
    _done(turn, branch, made, "contest-toast-skipped")


def tapped_stop(turn: Turn) -> None:
    """结束: asks once more."""
    _, made = _led(turn)
    if made.state not in contests.UNDER_WAY:
        raise Refusal("contest-over")
    turn.toast("")
    turn.redraw(page.sure(turn.texts, made))


def tapped_stopped(turn: Turn) -> None:
    """结束, for sure."""
    branch, made = _led(turn)
    service.stop(turn.session, turn.now, branch, made)
    _done(turn, branch, made, "contest-toast-stopped")


def _done(turn: Turn, branch: Branch, made: Contest, key: str) -> None:
    turn.toast(turn.texts.plain(key))
    turn.pokes |= {"outbox", "cards"}
    show_page(turn, branch, made)


def _joining(turn: Turn) -> tuple[Branch, Contest]:
    """The contest of the card that was tapped, in its own group."""
    made = turn.session.get(Contest, number(turn.deed.args))
    if made is None or made.kind != "group":
        raise Refusal("button-unknown")
    branch = turn.session.get_one(Branch, made.branch_id)
    turn.speak(branch.language)
    return branch, made


def tapped_join(turn: Turn) -> None:
    """参加."""
    branch, made = _joining(turn)
    member = member_in(turn, branch)
    place, new = service.join(turn.session, turn.now, made, member)
    key = "contest-toast-joined" if new else "contest-toast-joined-before"
    turn.toast(turn.texts.plain(key, place=place))


def tapped_mine(turn: Turn) -> None:
    """我的成绩."""
    branch, made = _joining(turn)
    member = member_in(turn, branch)
    found = contests.standings(turn.session, made.id)
    turn.toast(board.own(turn.texts, found, member.id), alert=True)


TAPS: dict[str, Door] = {
    "ct.o": tapped_overview,
    "ct.n": tapped_new,
    "ct.v": tapped_page,
    "ct.b": tapped_begin,
    "ct.p": tapped_pause,
    "ct.r": tapped_resume,
    "ct.s": tapped_skip,
    "ct.x": tapped_stop,
    "ct.y": tapped_stopped,
}
"""Those that are open in the private chat only."""
