"""Who may use material: rights checked at every step, and what is typed for it."""

from datetime import date

from data.models import Branch, Feed, Material, Member, Series
from data.queries import draft as drafts
from data.queries import member as members
from data.values.names import clean_text
from data.values.out import OutMessage
from handlers.shared.access import Right, keeper_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.refusal import Refusal
from handlers.shared.steps import ask

TYPED = "material-typed"
"""The kind of draft that waits for something typed about material."""


def enter(ctx: Context, branch_id: int) -> tuple[Branch, Member]:
    """The branch a button or link names and the member who acts, if they may keep its material.

    It speaks the person's own language. A step that waited for typing is over once a button is
    used.
    """
    branch, actor = keeper_in(ctx, branch_id, Right.MATERIAL)
    if ctx.incoming.query_id:
        drafts.drop(ctx.session, ctx.person.id, TYPED)
    return branch, actor


def enter_home(ctx: Context) -> Branch:
    """As `enter`, for the branch that is the tapped button's first argument."""
    branch, _ = enter(ctx, number(ctx.args))
    return branch


def _enter_row(ctx: Context, row: Material | Series | Feed | None, gone: str) -> Branch:
    """As `enter`, for the branch of a row. One that is not there and one of a branch that the
    person is not in get the same answer."""
    if row is None or members.of(ctx.session, row.branch_id, ctx.person.id) is None:
        raise Refusal(gone)
    return enter(ctx, row.branch_id)[0]


def enter_for(ctx: Context, material_id: int) -> tuple[Branch, Material]:
    """As `enter`, for the branch of a material; refuses one that is gone."""
    material = ctx.session.get(Material, material_id)
    branch = _enter_row(ctx, material, "material-gone")
    assert material is not None
    return branch, material


def enter_tapped(ctx: Context) -> tuple[Branch, Material]:
    """As `enter_for`, for the material that is the tapped button's first argument."""
    return enter_for(ctx, number(ctx.args))


def enter_series(ctx: Context, series_id: int = 0) -> tuple[Branch, Series]:
    """As `enter`, for the branch of a series, by default the tapped button's first argument."""
    series = ctx.session.get(Series, series_id or number(ctx.args))
    branch = _enter_row(ctx, series, "series-gone")
    assert series is not None
    return branch, series


def enter_feed(ctx: Context) -> tuple[Branch, Series, Feed]:
    """As `enter`, for the branch of the feed that is the tapped button's first argument."""
    feed = ctx.session.get(Feed, number(ctx.args))
    branch = _enter_row(ctx, feed, "feed-gone")
    assert feed is not None
    return branch, ctx.session.get_one(Series, feed.series_id), feed


def ask_typed(ctx: Context, branch: Branch, awaits: str, page: OutMessage, **data: object) -> None:
    """Shows a page that asks for something typed about material: the next private text of this
    person is it, and answers it in `awaits`."""
    ask(ctx, branch, TYPED, awaits, page, **data)


def typed_line(ctx: Context, most: int) -> str:
    """The typed text as one line; refuses an empty one and one of more characters than `most`."""
    text = clean_text(ctx.text)
    if not text:
        raise Refusal("material-typed-empty")
    if len(text) > most:
        raise Refusal("material-typed-long", most=most, long=len(text))
    return text


def today(ctx: Context, branch: Branch) -> date:
    """The branch's local day."""
    return local(ctx.now, branch.zone).date()
