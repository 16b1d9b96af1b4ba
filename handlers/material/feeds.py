"""The doors of feeds: subscribing after a look, a feed's page, deciding on what it brought."""

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
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered
from handlers.shared.turn import Reply, Turn
from handlers.shared.wording import Markup, texts_in

DRAFT = "material-feed"
ERRAND = "material-feed"
MOST_FEEDS = 20
"""Of a branch."""


def tapped_list(turn: Turn) -> None:
    """订阅源: those that fill a series."""
    _, series = enter_series(turn)
    turn.toast("")
    _show_list(turn, series)


def _show_list(turn: Turn, series: Series) -> None:
    found = queries.of_series(turn.session, series.id)
    turn.redraw(feed_view.listing(turn.texts, series, found))


def tapped_add(turn: Turn) -> None:
    """A new feed: its address will be typed."""
    branch, series = enter_series(turn)
    page = OutMessage(turn.texts("feed-ask")).with_buttons(
        (tap(turn.texts.plain("back"), "fd.l", series.id),)
    )
    ask_typed(turn, branch, "feed", page, series=series.id)


def typed(turn: Turn, draft: Draft) -> None:
    """The address: it is looked at beside the taps before anything is stored."""
    branch, series = enter_series(turn, draft.data["series"])
    try:
        url = clean_address(turn.deed.text)
    except BadAddress as bad:
        raise Refusal(bad.key) from None
    _check_room(turn.session, branch, url)
    answered(turn, draft)
    data = {
        "url": url,
        "series_id": series.id,
        "branch_id": branch.id,
        "account_id": turn.person.id,
        "language": turn.texts.language,
    }
    turn.session.add(Errand(kind=ERRAND, data=data, try_at=turn.now))
    turn.pokes.add("errands")
    turn.say(turn.texts("feed-looking", url=url[:100]))


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


def _asked(turn: Turn) -> Draft:
    draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, DRAFT, turn.now)
    if draft is None:
        raise Refusal("button-stale")
    return draft


def tapped_subscribe(turn: Turn) -> None:
    """订阅: its newest items are fetched and proposed in a moment."""
    draft = _asked(turn)
    branch, series = enter_series(turn, draft.data["series"])
    url = draft.data["url"]
    _check_room(turn.session, branch, url)
    feed = Feed(
        branch_id=branch.id,
        series_id=series.id,
        url=url,
        title=draft.data["title"] or url[:200],
        next_check_at=turn.now,
        created_by=turn.person.id,
    )
    turn.session.add(feed)
    turn.session.flush()
    drafts.end(turn.session, draft)
    turn.pokes.add("feeds")
    turn.toast(turn.texts.plain("feed-subscribed-toast"))
    turn.redraw(
        OutMessage(turn.texts("feed-subscribed", title=feed.title, name=series.name)).with_buttons(
            (tap(turn.texts.plain("feed-open"), "fd.p", feed.id),)
        )
    )


def tapped_not(turn: Turn) -> None:
    """It is not subscribed to."""
    draft = _asked(turn)
    _, series = enter_series(turn, draft.data["series"])
    drafts.end(turn.session, draft)
    turn.toast("")
    _show_list(turn, series)


def tapped(turn: Turn) -> None:
    """A feed's page."""
    branch, _, feed = enter_feed(turn)
    turn.toast("")
    _show(turn, branch, feed)


def _show(turn: Turn, branch: Branch, feed: Feed) -> None:
    waiting = len(queries.waiting(turn.session, feed))
    turn.redraw(feed_view.page(turn.texts, branch, feed, waiting, turn.now))


def tapped_now(turn: Turn) -> None:
    """现在看看: it is fetched at once."""
    branch, _, feed = enter_feed(turn)
    feed.next_check_at = turn.now
    turn.pokes.add("feeds")
    turn.toast(turn.texts.plain("feed-now-toast"))
    _show(turn, branch, feed)


def tapped_off(turn: Turn) -> None:
    """停用: it is not fetched any more."""
    branch, _, feed = enter_feed(turn)
    feed.next_check_at = None
    turn.toast(turn.texts.plain("feed-off-toast"))
    _show(turn, branch, feed)


def tapped_on(turn: Turn) -> None:
    """恢复."""
    branch, _, feed = enter_feed(turn)
    feed.next_check_at, feed.failures, feed.failing_since, feed.error = turn.now, 0, None, ""
    turn.pokes.add("feeds")
    turn.toast(turn.texts.plain("feed-on-toast"))
    _show(turn, branch, feed)


def tapped_delete(turn: Turn) -> None:
    """退订: asked once."""
    _, _, feed = enter_feed(turn)
    many = len(queries.waiting(turn.session, feed))
    key = "feed-delete-sure-waiting" if many else "feed-delete-sure"
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts(key, title=feed.title, many=many)).with_buttons(
            (
                tap(turn.texts.plain("feed-delete"), "fd.dx", feed.id),
                tap(turn.texts.plain("back"), "fd.p", feed.id),
            )
        )
    )


def tapped_deleted(turn: Turn) -> None:
    """It is gone with what nobody has taken; what was taken stays."""
    _, series, feed = enter_feed(turn)
    for material in queries.waiting(turn.session, feed):
        turn.session.delete(material)
    turn.session.flush()
    turn.session.delete(feed)
    turn.session.flush()
    turn.toast(turn.texts.plain("feed-deleted"))
    _show_list(turn, series)


def tapped_waiting(turn: Turn) -> None:
    """逐个看: what it brought and nobody has decided on."""
    _, _, feed = enter_feed(turn)
    turn.toast("")
    _show_waiting(turn, feed, number(turn.deed.args, 1))


def _show_waiting(turn: Turn, feed: Feed, page: int = 0) -> None:
    waiting = queries.waiting(turn.session, feed)
    turn.redraw(feed_view.waiting_list(turn.texts, feed, waiting, page))


def _shown(turn: Turn, feed: Feed) -> list[Material]:
    """What waits and stood before the person's eyes: up to the last one that the button names."""
    last = number(turn.deed.args, 1)
    return [one for one in queries.waiting(turn.session, feed) if one.id <= last]


def tapped_take_all(turn: Turn) -> None:
    """全部收下."""
    _, _, feed = enter_feed(turn)
    shown = _shown(turn, feed)
    for material in shown:
        materials.approve(turn.session, material)
    turn.toast(turn.texts.plain("feed-taken", many=len(shown)))
    _show_waiting(turn, feed)


def tapped_take_none(turn: Turn) -> None:
    """都不要."""
    _, _, feed = enter_feed(turn)
    shown = _shown(turn, feed)
    for material in shown:
        turn.session.delete(material)
    turn.session.flush()
    turn.toast(turn.texts.plain("feed-refused", many=len(shown)))
    _show_waiting(turn, feed)


TAPS: dict[str, Door] = {
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
