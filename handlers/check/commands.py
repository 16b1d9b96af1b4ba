"""The doors of /check: a period's page, everybody one by one, filing it, files of it."""

from data.models import Branch, Member
from data.queries import check as checks
from data.values.period import Period, PeriodKind, read
from handlers.check import files, pages, reminding
from handlers.check.report import is_over
from handlers.shared.access import Right, holder_here, keeper_in, meet
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.moments import local
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def keeper(turn: Turn, branch_id: int) -> tuple[Branch, Member]:
    """The branch a button names and who acts, if they keep the checks."""
    return keeper_in(turn, branch_id, Right.CHECKS)


def command(turn: Turn) -> None:
    """/check: this week so far; in the group the way into the private chat."""
    branch, _ = holder_here(turn, Right.CHECKS)
    if not turn.deed.private:
        point_private(turn, "ck", branch.id)
        return
    meet(turn)
    _show(turn, branch, _this(turn, branch, PeriodKind.WEEK))


def tapped_week(turn: Turn) -> None:
    """This week, from elsewhere."""
    branch, _ = keeper(turn, number(turn.deed.args))
    turn.toast("")
    _show(turn, branch, _this(turn, branch, PeriodKind.WEEK))


def linked(turn: Turn) -> None:
    """The link from the group."""
    meet(turn)
    branch, _ = keeper(turn, number(turn.deed.args))
    _show(turn, branch, _this(turn, branch, PeriodKind.WEEK))


def _this(turn: Turn, branch: Branch, kind: PeriodKind) -> Period:
    return Period.of(kind, local(turn.now, branch.zone).date())


def named(turn: Turn, at: int = 1) -> Period:
    """The period that a button names."""
    period = read(turn.deed.args[at] if len(turn.deed.args) > at else "")
    if period is None:
        raise Refusal("button-unknown")
    return period


def tapped_period(turn: Turn) -> None:
    """The page of a period."""
    branch, _ = keeper(turn, number(turn.deed.args))
    turn.toast("")
    _show(turn, branch, named(turn))


def _show(turn: Turn, branch: Branch, period: Period) -> None:
    if period.first > local(turn.now, branch.zone).date():
        raise Refusal("check-ahead")
    pages.show(turn, branch, pages.PAGE, period)


def tapped_everybody(turn: Turn) -> None:
    """Everybody of a period, who needs a hand first."""
    branch, _ = keeper(turn, number(turn.deed.args))
    turn.toast("")
    pages.show(turn, branch, pages.EVERYBODY, named(turn), number(turn.deed.args, 2))


def tapped_file(turn: Turn) -> None:
    """The period is filed: from here on its figures stay."""
    branch, _ = keeper(turn, number(turn.deed.args))
    period = named(turn)
    if not is_over(period, local(turn.now, branch.zone).date()):
        raise Refusal("check-not-over")
    if checks.of(turn.session, branch.id, period) is not None:
        raise Refusal("check-filed-already")
    turn.toast(turn.texts.plain("check-filed"))
    pages.show(turn, branch, pages.FILE, period)


def tapped_corrections(turn: Turn) -> None:
    """What changed about a filed period since."""
    branch, _ = keeper(turn, number(turn.deed.args))
    period = named(turn)
    if checks.of(turn.session, branch.id, period) is None:
        raise Refusal("check-not-filed")
    turn.toast("")
    pages.show(turn, branch, pages.CORRECTIONS, period)


def tapped_picture(turn: Turn) -> None:
    """Members and weeks as pictures, and the line of participation; made beside the taps."""
    branch, _ = keeper(turn, number(turn.deed.args))
    _make(turn, branch, named(turn), files.PICTURE)


def tapped_workbook(turn: Turn) -> None:
    """The workbook; made beside the taps."""
    branch, _ = keeper(turn, number(turn.deed.args))
    _make(turn, branch, named(turn), files.WORKBOOK)


def _make(turn: Turn, branch: Branch, period: Period, what: str) -> None:
    order = files.Order(what, turn.person.id, turn.texts.language)
    files.begin(turn.session, turn.now, branch, period, order)
    turn.pokes.add("errands")
    turn.toast(turn.texts.plain("check-file-coming"))


def tapped_remind_all(turn: Turn) -> None:
    """A kind reminder to everybody who has something open."""
    branch, _ = keeper(turn, number(turn.deed.args))
    reminding.remind_all(turn, branch, named(turn))


TAPS: dict[str, Door] = {
    "ck.p": tapped_period,
    "ck.w": tapped_week,
    "ck.e": tapped_everybody,
    "ck.f": tapped_file,
    "ck.c": tapped_corrections,
    "ck.i": tapped_picture,
    "ck.x": tapped_workbook,
    "ck.r": tapped_remind_all,
}
