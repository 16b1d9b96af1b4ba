"""The doors of /insight: its pages, the picture and the workbook."""

from data.models import Branch
from data.queries import member as members
from handlers.items import files, rules, view
from handlers.items.rules import Choice
from handlers.items.service import Seen, first_choice
from handlers.shared.access import Right, holder_here, keeper_in
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.private import point_private
from handlers.shared.turn import Turn


def insight(turn: Turn) -> None:
    """/insight: what answers say, privately."""
    branch, _ = holder_here(turn, Right.BANK)
    if not turn.deed.private:
        point_private(turn, "it", branch.id)
        return
    _first(turn, branch)


def linked(turn: Turn) -> None:
    """The link from the group."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    _first(turn, _entered(turn))


def _first(turn: Turn, branch: Branch) -> None:
    _overview(turn, branch, first_choice(turn.session, branch, turn.now))


def _overview(turn: Turn, branch: Branch, choice: Choice) -> None:
    turn.show(view.overview(turn.texts, Seen(turn.session, branch, choice), turn.now))


def _entered(turn: Turn) -> Branch:
    """The branch that is the first argument, for those who keep its questions; it speaks the
    person's own language."""
    branch, _ = keeper_in(turn, number(turn.deed.args), Right.BANK)
    return branch


def _seen(turn: Turn) -> Seen:
    """What a button names: a branch and a choice."""
    branch = _entered(turn)
    choice = rules.read_choice(turn.deed.args[1] if len(turn.deed.args) > 1 else "")
    turn.toast("")
    return Seen(turn.session, branch, choice)


def tapped_overview(turn: Turn) -> None:
    """The first page of a choice."""
    seen = _seen(turn)
    turn.redraw(view.overview(turn.texts, seen, turn.now))


def tapped_when(turn: Turn) -> None:
    """Which period."""
    turn.redraw(view.period_page(turn.texts, _seen(turn), turn.now))


def tapped_items(turn: Turn) -> None:
    """A page of questions."""
    seen = _seen(turn)
    turn.redraw(view.item_page(turn.texts, seen, turn.now, number(turn.deed.args, 2)))


def tapped_tags(turn: Turn) -> None:
    """A page of tags."""
    seen, none = _seen(turn), turn.texts("insight-no-tags")
    page = number(turn.deed.args, 2)
    turn.redraw(view.part_page(turn.texts, seen, turn.now, page, "it.t", seen.tags(), none))


def tapped_subgroups(turn: Turn) -> None:
    """A page of subgroups."""
    seen, none = _seen(turn), turn.texts("insight-no-subgroups")
    page = number(turn.deed.args, 2)
    parts = seen.subgroups(turn.texts.plain("insight-nowhere"))
    turn.redraw(view.part_page(turn.texts, seen, turn.now, page, "it.s", parts, none))


def tapped_picture(turn: Turn) -> None:
    """The picture, with the same in words."""
    turn.say(files.picture(turn.texts, _seen(turn), turn.now))


def tapped_sheet(turn: Turn) -> None:
    """The workbook."""
    turn.say(files.workbook(turn.texts, _seen(turn), turn.now))


TAPS: dict[str, Door] = {
    "it.o": tapped_overview,
    "it.p": tapped_when,
    "it.q": tapped_items,
    "it.t": tapped_tags,
    "it.s": tapped_subgroups,
    "it.g": tapped_picture,
    "it.x": tapped_sheet,
}
