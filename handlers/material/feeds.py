"""Handlers of feeds: subscribing after a look, a feed's page, deciding on what it brought."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.feed import BadFile, FeedDraft, read_feed
from data.models import Branch, Draft, Errand, Feed, Material, Series
from data.queries import draft as drafts
from data.queries import feed as queries
from data.queries import material as materials
from data.queries import member as members
from data.values.addresses import BadAddress, clean_address
from data.values.names import clean_text
from data.values.out import OutMessage
from handlers.material import feed_view
from handlers.material.room import ask_typed, enter_feed, enter_series
from handlers.shared.access import Right, may
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context, Reply
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered
from handlers.shared.texts import Markup, texts_in

DRAFT = "material-feed"
ERRAND = "material-feed"
MOST_FEEDS = 20
"""Of a branch."""


def tapped_list(ctx: Context) -> None:
    """订阅源: those that fill a series."""
    _, series = enter_series(ctx)
    ctx.answer("")
    _show_list(ctx, series)


def _show_list(ctx: Context, series: Series) -> None:
    found = queries.of_series(ctx.session, series.id)
    ctx.edit(feed_view.listing(ctx.texts, series, found))


def tapped_add(ctx: Context) -> None:
    """A new feed: its address will be typed."""
    branch, series = enter_series(ctx)
    page = OutMessage(ctx.texts("feed-ask")).with_buttons(
        (tap(ctx.texts.plain("back"), "fd.l", series.id),)
    )
    ask_typed(ctx, branch, "feed", page, series=series.id)


def typed(ctx: Context, draft: Draft) -> None:
    """The address: it is looked at beside the taps before anything is stored."""
    branch, series = enter_series(ctx, draft.data["series"])
    try:
        url = clean_address(ctx.text)
    except BadAddress as bad:
        raise Refusal(bad.key) from None
    _check_room(ctx.session, branch, url)
    answered(ctx, draft)
    data = {
        "url": url,
        "series_id": series.id,
        "branch_id": branch.id,
        "account_id": ctx.person.id,
        "language": ctx.texts.language,
    }
    ctx.session.add(Errand(kind=ERRAND, data=data, try_at=ctx.now))
    ctx.pokes.add("errands")
    ctx.reply(ctx.texts("feed-looking", url=url[:100]))


def _check_room(session: Session, branch: Branch, url: str) -> None:
    there = queries.of_address(session, branch.id, url)
    if there is not None:
        raise Refusal("feed-there", title=there.title)
    if queries.many(session, branch.id) >= MOST_FEEDS:
        raise Refusal("feed-many", most=MOST_FEEDS)


def read(content: bytes, _about: dict[str, Any]) -> FeedDraft | tuple[str, dict[str, Any]]:
    """What a page says as a feed, or the key and values of what is wrong with it."""
    try:
        return read_feed(content)
    except BadFile as bad:
        return bad.key, bad.values


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Shows the feed that was asked for, with the button that subscribes to it."""
    texts = texts_in(str(data["language"]))
    account_id, url = int(data["account_id"]), str(data["url"])
    actor = members.of(session, int(data["branch_id"]), account_id)
    series = session.get(Series, int(data["series_id"]))
    if actor is None or series is None or not may(actor.post, Right.MATERIAL):
        return []
    again = (tap(texts.plain("feed-add"), "fd.a", series.id),)
    if not isinstance(read, FeedDraft):
        key, values = read or ("fetch-slow", {})
        why = Markup(texts(key, **values))
        message = OutMessage(texts("feed-unread", url=url[:100], why=why)).with_buttons(again)
        return [Reply("send", chat_id=account_id, message=message)]
    draft = drafts.begin(
        session,
        account_id,
        DRAFT,
        now,
        branch_id=series.branch_id,
        data={"url": url, "series": series.id, "title": clean_text(read.title)[:200]},
    )
    message = feed_view.proposal(texts, draft, url, read)
    return [Reply("send", chat_id=account_id, message=message)]


def _asked(ctx: Context) -> Draft:
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, DRAFT, ctx.now)
    if draft is None:
        raise Refusal("button-stale")
    return draft


def tapped_subscribe(ctx: Context) -> None:
    """订阅: its newest items are fetched and proposed in a moment."""
    draft = _asked(ctx)
    branch, series = enter_series(ctx, draft.data["series"])
    url = draft.data["url"]
    _check_room(ctx.session, branch, url)
    feed = Feed(
        branch_id=branch.id,
        series_id=series.id,
        url=url,
        title=draft.data["title"] or url[:200],
        next_check_at=ctx.now,
        created_by=ctx.person.id,
    )
    ctx.session.add(feed)
    ctx.session.flush()
    drafts.end(ctx.session, draft)
    ctx.pokes.add("feeds")
    ctx.answer(ctx.texts.plain("feed-subscribed-answer"))
    ctx.edit(
        OutMessage(ctx.texts("feed-subscribed", title=feed.title, name=series.name)).with_buttons(
            (tap(ctx.texts.plain("feed-open"), "fd.p", feed.id),)
        )
    )


def tapped_not(ctx: Context) -> None:
    """It is not subscribed to."""
    draft = _asked(ctx)
    _, series = enter_series(ctx, draft.data["series"])
    drafts.end(ctx.session, draft)
    ctx.answer("")
    _show_list(ctx, series)


def tapped(ctx: Context) -> None:
    """A feed's page."""
    branch, _, feed = enter_feed(ctx)
    ctx.answer("")
    _show(ctx, branch, feed)


def _show(ctx: Context, branch: Branch, feed: Feed) -> None:
    waiting = len(queries.waiting(ctx.session, feed))
    ctx.edit(feed_view.page(ctx.texts, branch, feed, waiting, ctx.now))


def tapped_now(ctx: Context) -> None:
    """现在看看: it is fetched at once."""
    branch, _, feed = enter_feed(ctx)
    feed.next_check_at = ctx.now
    ctx.pokes.add("feeds")
    ctx.answer(ctx.texts.plain("feed-now-answer"))
    _show(ctx, branch, feed)


def tapped_off(ctx: Context) -> None:
    """停用: it is not fetched any more."""
    branch, _, feed = enter_feed(ctx)
    feed.next_check_at = None
    ctx.answer(ctx.texts.plain("feed-off-answer"))
    _show(ctx, branch, feed)


def tapped_on(ctx: Context) -> None:
    """恢复."""
    branch, _, feed = enter_feed(ctx)
    feed.next_check_at, feed.failures, feed.failing_since, feed.error = ctx.now, 0, None, ""
    ctx.pokes.add("feeds")
    ctx.answer(ctx.texts.plain("feed-on-answer"))
    _show(ctx, branch, feed)


def tapped_delete(ctx: Context) -> None:
    """退订: asked once."""
    _, _, feed = enter_feed(ctx)
    many = len(queries.waiting(ctx.session, feed))
    key = "feed-delete-sure-waiting" if many else "feed-delete-sure"
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts(key, title=feed.title, many=many)).with_buttons(
            (
                tap(ctx.texts.plain("feed-delete"), "fd.dx", feed.id),
                tap(ctx.texts.plain("back"), "fd.p", feed.id),
            )
        )
    )


def tapped_deleted(ctx: Context) -> None:
    """It is gone with what nobody has taken; what was taken stays."""
    _, series, feed = enter_feed(ctx)
    for material in queries.waiting(ctx.session, feed):
        ctx.session.delete(material)
    ctx.session.flush()
    ctx.session.delete(feed)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("feed-deleted"))
    _show_list(ctx, series)


def tapped_waiting(ctx: Context) -> None:
    """逐个看: what it brought and nobody has decided on."""
    _, _, feed = enter_feed(ctx)
    ctx.answer("")
    _show_waiting(ctx, feed, number(ctx.args, 1))


def _show_waiting(ctx: Context, feed: Feed, page: int = 0) -> None:
    waiting = queries.waiting(ctx.session, feed)
    ctx.edit(feed_view.waiting_list(ctx.texts, feed, waiting, page))


def _shown(ctx: Context, feed: Feed) -> list[Material]:
    """What waits and stood before the person's eyes: up to the last one that the button names."""
    last = number(ctx.args, 1)
    return [one for one in queries.waiting(ctx.session, feed) if one.id <= last]


def tapped_take_all(ctx: Context) -> None:
    """全部收下."""
    _, _, feed = enter_feed(ctx)
    shown = _shown(ctx, feed)
    for material in shown:
        materials.approve(ctx.session, material)
    ctx.answer(ctx.texts.plain("feed-taken", many=len(shown)))
    _show_waiting(ctx, feed)


def tapped_take_none(ctx: Context) -> None:
    """都不要."""
    _, _, feed = enter_feed(ctx)
    shown = _shown(ctx, feed)
    for material in shown:
        ctx.session.delete(material)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("feed-refused", many=len(shown)))
    _show_waiting(ctx, feed)


TAPS: dict[str, Handler] = {
    "fd.l": tapped_list,
    "fd.a": tapped_add,
    "fd.ok": tapped_subscribe,
    "fd.no": tapped_not,
    "fd.p": tapped,
    "fd.n": tapped_now,
    "fd.off": tapped_off,
    "fd.on": tapped_on,
    "fd.d": tapped_delete,
    "fd.dx": tapped_deleted,
    "fd.w": tapped_waiting,
    "fd.ya": tapped_take_all,
    "fd.na": tapped_take_none,
}
