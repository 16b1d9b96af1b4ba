"""Feeds: subscribing after a look, a feed's page, deciding on what it brought."""

from data.models import Branch, Draft, Feed, Member, Series
from data.queries import draft as drafts
from handlers.material import rules
from handlers.material.feeds import service, view
from handlers.material.feeds.forms import FORM
from handlers.shared import form_chat
from handlers.shared.access import Right, enter
from handlers.shared.router import Context, Guard, Router, number, of, refuse_none

route = Router(ends=rules.TYPED)
SERIES = of(Series, Right.MATERIAL, gone="series-gone")
FEED = of(Feed, Right.MATERIAL, gone="feed-gone")


def _proposed(ctx: Context) -> tuple[Branch, Series, Draft]:
    draft = refuse_none(
        "button-stale",
        drafts.own(ctx.session, number(ctx.args), ctx.person.id, service.DRAFT, ctx.now),
    )
    series = refuse_none("series-gone", ctx.session.get(Series, draft.data["series"]))
    branch, _ = enter(ctx, series.branch_id, Right.MATERIAL, unknown="series-gone")
    return branch, series, draft


PROPOSED = Guard(_proposed, "right material, who asked for it", Right.MATERIAL)


@route.button("fd.l", SERIES)
def show_list(ctx: Context, _branch: Branch, _member: Member, series: Series) -> None:
    """Lists the feeds that fill a series."""
    ctx.edit(view.listing(ctx.session, ctx.texts, series))


@route.button("fd.a", SERIES)
def add(ctx: Context, branch: Branch, member: Member, series: Series) -> None:
    """Asks for the address of a new feed."""
    form_chat.begin(ctx, FORM, branch, member, series=series.id)


@route.button("fd.ok", PROPOSED)
def subscribe(ctx: Context, branch: Branch, series: Series, draft: Draft) -> None:
    """Subscribes: the newest items are fetched and proposed in a moment."""
    feed = service.subscribe(ctx.session, ctx.now, branch, series, draft)
    ctx.answer(ctx.plain("feed-subscribed-answer"))
    ctx.edit(view.subscribed(ctx.texts, series, feed))


@route.button("fd.no", PROPOSED)
def cancel(ctx: Context, _branch: Branch, series: Series, draft: Draft) -> None:
    """Does not subscribe."""
    drafts.end(ctx.session, draft)
    ctx.edit(view.listing(ctx.session, ctx.texts, series))


@route.button("fd.p", FEED)
def show_page(ctx: Context, branch: Branch, _member: Member, feed: Feed) -> None:
    """Shows a feed."""
    ctx.edit(view.page(ctx.session, ctx.texts, branch, feed, ctx.now))


@route.button("fd.n", FEED)
def fetch_now(ctx: Context, branch: Branch, member: Member, feed: Feed) -> None:
    """Has the feed fetched at once."""
    service.check_at(ctx.session, feed, ctx.now)
    ctx.answer(ctx.plain("feed-now-answer"))
    show_page(ctx, branch, member, feed)


@route.button("fd.off", FEED)
def switch_off(ctx: Context, branch: Branch, member: Member, feed: Feed) -> None:
    """Has the feed not fetched any more."""
    service.check_at(ctx.session, feed, None)
    ctx.answer(ctx.plain("feed-off-answer"))
    show_page(ctx, branch, member, feed)


@route.button("fd.on", FEED)
def switch_on(ctx: Context, branch: Branch, member: Member, feed: Feed) -> None:
    """Has the feed fetched again."""
    service.switch_on(ctx.session, feed, ctx.now)
    ctx.answer(ctx.plain("feed-on-answer"))
    show_page(ctx, branch, member, feed)


@route.button("fd.d", FEED)
def ask_delete(ctx: Context, _branch: Branch, _member: Member, feed: Feed) -> None:
    """Asks once before a feed is unsubscribed from."""
    ctx.edit(view.ask_delete(ctx.session, ctx.texts, feed))


@route.button("fd.dx", FEED)
def delete(ctx: Context, _branch: Branch, _member: Member, feed: Feed) -> None:
    """Unsubscribes from a feed."""
    series = ctx.session.get_one(Series, feed.series_id)
    service.delete(ctx.session, feed)
    ctx.answer(ctx.plain("feed-deleted"))
    ctx.edit(view.listing(ctx.session, ctx.texts, series))


@route.button("fd.w", FEED)
def show_waiting(ctx: Context, _branch: Branch, _member: Member, feed: Feed) -> None:
    """Lists what the feed brought and nobody has decided on."""
    ctx.edit(view.waiting_list(ctx.session, ctx.texts, feed, number(ctx.args, 1)))


@route.button("fd.ya", FEED)
def take_all(ctx: Context, _branch: Branch, _member: Member, feed: Feed) -> None:
    """Takes all that was shown."""
    many = service.take_all(ctx.session, feed, number(ctx.args, 1))
    ctx.answer(ctx.plain("feed-taken", many=many))
    ctx.edit(view.waiting_list(ctx.session, ctx.texts, feed, 0))


@route.button("fd.na", FEED)
def refuse_all(ctx: Context, _branch: Branch, _member: Member, feed: Feed) -> None:
    """Refuses all that was shown."""
    many = service.refuse_all(ctx.session, feed, number(ctx.args, 1))
    ctx.answer(ctx.plain("feed-refused", many=many))
    ctx.edit(view.waiting_list(ctx.session, ctx.texts, feed, 0))
