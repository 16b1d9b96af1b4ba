"""The doors of /records: the books of a period, the workbook, the zip."""

from data.models import Branch
from data.values.period import Period, PeriodKind, read
from handlers.records import books_view, files, gathering, room
from handlers.shared.access import Right, holder_here, meet
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.moments import local
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def command(turn: Turn) -> None:
    """/records: the books of this quarter; in the group the way into the private chat."""
    branch, _ = holder_here(turn, Right.RECORDS)
    if not turn.deed.private:
        point_private(turn, "nb", branch.id)
        return
    meet(turn)
    _show(turn, branch, _this(turn, branch))


def linked(turn: Turn) -> None:
    """The link from the group."""
    meet(turn)
    branch, _ = room.keeper_in(turn, number(turn.deed.args))
    _show(turn, branch, _this(turn, branch))


def _this(turn: Turn, branch: Branch) -> Period:
    return Period.of(PeriodKind.QUARTER, local(turn.now, branch.zone).date())


def _named(turn: Turn, branch: Branch) -> Period:
    """The period that a button names; one that is yet to come is refused."""
    period = read(turn.deed.args[1] if len(turn.deed.args) > 1 else "")
    if period is None or period.kind not in books_view.KINDS:
        raise Refusal("button-unknown")
    if period.first > local(turn.now, branch.zone).date():
        raise Refusal("check-ahead")
    return period


def tapped_period(turn: Turn) -> None:
    """The books of a period."""
    branch, _ = room.keeper_in(turn, number(turn.deed.args))
    period = _named(turn, branch)
    turn.toast("")
    _show(turn, branch, period)


def _show(turn: Turn, branch: Branch, period: Period) -> None:
    found = gathering.held(turn.session, branch, period, turn.now)
    turn.show(books_view.page(turn.texts, branch, period, found, turn.now))


def tapped_open(turn: Turn) -> None:
    """The meetings of a period whose record is not filed yet."""
    branch, _ = room.keeper_in(turn, number(turn.deed.args))
    period = _named(turn, branch)
    found = gathering.held(turn.session, branch, period, turn.now)
    turn.toast("")
    at = number(turn.deed.args, 2)
    turn.redraw(books_view.unfiled(turn.texts, branch, period, found, at, turn.now))


def tapped_book(turn: Turn) -> None:
    """Excel: the workbook of a period."""
    _make(turn, files.BOOK)


def tapped_pack(turn: Turn) -> None:
    """打包: everything of a period in a zip."""
    _make(turn, files.PACK)


def _make(turn: Turn, what: str) -> None:
    branch, _ = room.keeper_in(turn, number(turn.deed.args))
    files.begin(turn, branch, what, _named(turn, branch).code)
    turn.toast(turn.texts.plain(f"records-coming-{what}"))


TAPS: dict[str, Door] = {
    "nb.p": tapped_period,
    "nb.o": tapped_open,
    "nb.x": tapped_book,
    "nb.z": tapped_pack,
}
