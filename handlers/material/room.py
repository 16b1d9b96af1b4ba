"""Who stands at the doors of material: rights checked at every step, and what is typed for it."""

from datetime import date

from data.models import Branch, Feed, Material, Member, Series
from data.queries import draft as drafts
from data.queries import member as members
from data.values.names import clean_text
from data.values.out import OutMessage
from handlers.shared.access import Right, keeper_in
from handlers.shared.buttons import number
from handlers.shared.moments import local
from handlers.shared.refusal import Refusal
from handlers.shared.steps import ask
from handlers.shared.turn import Turn

TYPED = "material-typed"
"""The kind of draft that waits for something typed about material."""


def enter(turn: Turn, branch_id: int) -> tuple[Branch, Member]:
    """The branch a button or link names and the member who acts, if they may keep its material.

    It speaks the person's own language. A step that waited for typing is over once a button is
    used.
    """
    branch, actor = keeper_in(turn, branch_id, Right.MATERIAL)
    if turn.deed.query_id:
        drafts.drop(turn.session, turn.person.id, TYPED)
    return branch, actor


def enter_home(turn: Turn) -> Branch:
    """As `enter`, for the branch that is the tapped button's first argument."""
    branch, _ = enter(turn, number(turn.deed.args))
    return branch


def _enter_row(turn: Turn, row: Material | Series | Feed | None, gone: str) -> Branch:
    """As `enter`, for the branch of a row. One that is not there and one of a branch that the
    person is not in get the same answer."""
    if row is None or members.of(turn.session, row.branch_id, turn.person.id) is None:
        raise Refusal(gone)
    return enter(turn, row.branch_id)[0]


def enter_for(turn: Turn, material_id: int) -> tuple[Branch, Material]:
    """As `enter`, for the branch of a material; refuses one that is gone."""
    material = turn.session.get(Material, material_id)
    branch = _enter_row(turn, material, "material-gone")
    assert material is not None
    return branch, material


def enter_tapped(turn: Turn) -> tuple[Branch, Material]:
    """As `enter_for`, for the material that is the tapped button's first argument."""
    return enter_for(turn, number(turn.deed.args))


def enter_series(turn: Turn, series_id: int = 0) -> tuple[Branch, Series]:
    """As `enter`, for the branch of a series, by default the tapped button's first argument."""
    series = turn.session.get(Series, series_id or number(turn.deed.args))
    branch = _enter_row(turn, series, "series-gone")
    assert series is not None
    return branch, series


def enter_feed(turn: Turn) -> tuple[Branch, Series, Feed]:
    """As `enter`, for the branch of the feed that is the tapped button's first argument."""
    feed = turn.session.get(Feed, number(turn.deed.args))
    branch = _enter_row(turn, feed, "feed-gone")
    assert feed is not None
    return branch, turn.session.get_one(Series, feed.series_id), feed


def ask_typed(turn: Turn, branch: Branch, awaits: str, page: OutMessage, **data: object) -> None:
    """Shows a page that asks for something typed about material: the next private text of this
    person is it, and answers it in `awaits`."""
    ask(turn, branch, TYPED, awaits, page, **data)


def typed_line(turn: Turn, most: int) -> str:
    """The typed text as one line; refuses an empty one and one of more characters than `most`."""
    text = clean_text(turn.deed.text)
    if not text:
        raise Refusal("material-typed-empty")
    if len(text) > most:
        raise Refusal("material-typed-long", most=most, long=len(text))
    return text


def today(turn: Turn, branch: Branch) -> date:
    """The branch's local day."""
    return local(turn.now, branch.zone).date()
