"""Shows feeds: those of a series, a page, what one proposes, and the daily digest."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.imports.material_draft import FeedDraft
from data.models import Branch, Draft, Feed, Material, Series
from data.queries import feed as feeds
from handlers.material import view
from handlers.shared.view import Markup, OutMessage, Texts, back_to, say_when, tap

MOST_LINES = 8
FIRST_LINES = 5


def listing(session: Session, texts: Texts, series: Series) -> OutMessage:
    """Lists the feeds that fill a series."""
    found = feeds.of_series(session, series.id)
    buttons = [(tap(_name(texts, feed), "fd.p", feed.id),) for feed in found]
    return OutMessage(
        texts("feed-list" if found else "feed-list-empty", name=series.name)
    ).with_buttons(
        *buttons,
        (tap(texts.plain("feed-add"), "fd.a", series.id), back_to(texts, "se.p", series.id)),
    )


def _name(texts: Texts, feed: Feed) -> str:
    title = (feed.title or feed.url)[: view.LABEL]
    if feed.next_check_at is None:
        return texts.plain("feed-name-off", title=title)
    return texts.plain("feed-name-failing", title=title) if feed.failures else title


def page(session: Session, texts: Texts, branch: Branch, feed: Feed, now: datetime) -> OutMessage:
    """Shows when a feed was looked at, whether that worked, and what waits."""
    waiting = len(feeds.waiting(session, feed))
    said = [texts("feed-title", title=feed.title), texts("feed-address", url=feed.url[:300])]
    if feed.checked_at is not None:
        when = say_when(texts, feed.checked_at, now, branch)
        said.append(
            texts("feed-failed", when=when, why=why(texts, feed))
            if feed.failures
            else texts("feed-checked", when=when)
        )
    if feed.next_check_at is None:
        said.append(texts("feed-off"))
    one = feed.id
    items = tap(texts.plain("feed-waiting-button", many=waiting), "fd.w", one, 0)
    switch = (
        tap(texts.plain("feed-on-button"), "fd.on", one)
        if feed.next_check_at is None
        else tap(texts.plain("feed-off-button"), "fd.off", one)
    )
    return OutMessage("\n".join(said)).with_buttons(
        (items,) if waiting else (),
        (tap(texts.plain("feed-now"), "fd.n", one), switch),
        (tap(texts.plain("feed-delete"), "fd.d", one), back_to(texts, "fd.l", feed.series_id)),
    )


def why(texts: Texts, feed: Feed) -> str:
    """Says why the feed could not be read the last time."""
    key, _, number = feed.error.partition(" ")
    return texts.plain(key, status=number, limit=number, many=number)


def proposal(texts: Texts, draft: Draft, url: str, found: FeedDraft) -> OutMessage:
    """Shows a feed that was asked for: its title and what it has lately."""
    said = [texts("feed-found", title=found.title or url, many=len(found.items))]
    said += [texts("feed-line", title=one.title[:80]) for one in found.items[:FIRST_LINES]]
    said += ["", texts("feed-found-how")]
    return OutMessage("\n".join(said)).with_buttons(
        tap(texts.plain("feed-subscribe"), "fd.ok", draft.id),
        tap(texts.plain("cancel"), "fd.no", draft.id),
    )


def digest(texts: Texts, feed: Feed, waiting: Sequence[Material]) -> OutMessage:
    """Says what a feed brought, at most once a day."""
    said = [texts("feed-digest", title=feed.title, many=len(waiting))]
    said += [texts("feed-line", title=one.title[:80]) for one in waiting[:MOST_LINES]]
    if len(waiting) > MOST_LINES:
        said.append(texts("feed-more", many=len(waiting) - MOST_LINES))
    said += ["", texts("feed-digest-how")]
    last = max(one.id for one in waiting)
    return OutMessage("\n".join(said), silent=True).with_buttons(
        (
            tap(texts.plain("feed-take-all"), "fd.ya", feed.id, last),
            tap(texts.plain("feed-each"), "fd.w", feed.id, 0),
        ),
        tap(texts.plain("feed-take-none"), "fd.na", feed.id, last),
    )


def given_up(texts: Texts, feed: Feed) -> OutMessage:
    """Says that a feed was switched off because it failed for so long."""
    return OutMessage(texts("feed-given-up", title=feed.title, why=why(texts, feed))).with_buttons(
        tap(texts.plain("feed-open"), "fd.p", feed.id)
    )


def waiting_list(session: Session, texts: Texts, feed: Feed, page: int) -> OutMessage:
    """Lists what a feed brought and waits for a decision, each with its page, or all at once."""
    waiting = feeds.waiting(session, feed)
    start = page * view.A_PAGE
    decide = []
    if waiting:
        last = max(one.id for one in waiting)
        decide = [
            tap(texts.plain("feed-take-all"), "fd.ya", feed.id, last),
            tap(texts.plain("feed-take-none"), "fd.na", feed.id, last),
        ]
    key = "feed-waiting" if waiting else "feed-waiting-none"
    return view.listing(
        texts,
        texts(key, title=feed.title, many=len(waiting)),
        (len(waiting), waiting[start : start + view.A_PAGE]),
        page,
        ("fd.w", feed.id),
        tuple(decide),
        (back_to(texts, "fd.p", feed.id),),
    )


def unread(
    texts: Texts, series: Series, url: str, key: str, values: Mapping[str, object]
) -> OutMessage:
    """Says why what stands at an address is no feed."""
    why = Markup(texts(key, **values))
    return OutMessage(texts("feed-unread", url=url[:100], why=why)).with_buttons(
        tap(texts.plain("feed-add"), "fd.a", series.id)
    )


def subscribed(texts: Texts, series: Series, feed: Feed) -> OutMessage:
    """Says that a feed fills a series from now on."""
    text = texts("feed-subscribed", title=feed.title, name=series.name)
    return OutMessage(text).with_buttons(tap(texts.plain("feed-open"), "fd.p", feed.id))


def ask_delete(session: Session, texts: Texts, feed: Feed) -> OutMessage:
    """Asks once before a feed is unsubscribed from."""
    many = len(feeds.waiting(session, feed))
    key = "feed-delete-sure-waiting" if many else "feed-delete-sure"
    return OutMessage(texts(key, title=feed.title, many=many)).with_buttons(
        (tap(texts.plain("feed-delete"), "fd.dx", feed.id), back_to(texts, "fd.p", feed.id))
    )
