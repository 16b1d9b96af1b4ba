"""Feeds: subscribed to after a preview, proposed calmly, pushed only after approval, given up."""

import gzip
from collections.abc import AsyncIterator
from datetime import UTC

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy.orm import Session

from data.models import Feed, Material, Series
from data.queries.series import progress
from schedules.fetching import Fetcher
from tests.stories.material_town import typed
from tests.stories.reading_town import series as make_series
from tests.stories.roster_town import second_branch
from tests.town import Town, labels

ENTRY = (
    "<item><guid>{n}</guid><title>第{n}篇</title><link>https://example.org/{n}</link>"
    "<description>第{n}篇的正文。</description></item>"
)


class Site:
    """A site with a feed: its answers, and its requests."""

    def __init__(self) -> None:
        self.articles = [3, 2, 1]
        self.status = 200
        self.asked: list[web.Request] = []
        self.server = TestServer(self.app())

    def app(self) -> web.Application:
        made = web.Application()
        made.router.add_get("/feed", self.feed)
        return made

    async def feed(self, request: web.Request) -> web.Response:
        """Serves the present feed, with an ETag."""
        self.asked.append(request)
        tag = f'"{self.articles[:1]}"'
        if self.status != 200:
            return web.Response(status=self.status)
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304)
        items = "".join(ENTRY.format(n=n) for n in self.articles)
        text = f"<rss version='2.0'><channel><title>学习网</title>{items}</channel></rss>"
        headers = {"ETag": tag, "Content-Encoding": "gzip"}
        return web.Response(body=gzip.compress(text.encode()), headers=headers)

    @property
    def url(self) -> str:
        return str(self.server.make_url("/feed"))


@pytest.fixture
async def site(town: Town) -> AsyncIterator[Site]:
    """Starts a site on this machine, which the town's bot may fetch from: only tests allow that."""
    made = Site()
    await made.server.start_server()
    fetcher = Fetcher(allows=lambda _: True, clean=lambda address: address)
    town.app.errands.fetcher = town.app.feeds.fetcher = fetcher
    yield made
    await made.server.close()


async def looked(town: Town) -> None:
    """Runs the clock's job for feeds."""
    await town.app.feeds.run()
    await town.settle()


async def asked(town: Town, url: str) -> int:
    """Makes a series, and types a feed's address for it; returns the series' id."""
    await town.found()
    one = await make_series(town, "时事", "甲。")
    await typed(town, "/material")
    await town.press(town.chen, "专题（1）")
    await town.press(town.chen, "时事")
    await town.press(town.chen, "订阅源（0）")
    await town.press(town.chen, "添加订阅源")
    await typed(town, url)
    return one


async def follow(town: Town, site: Site) -> int:
    """Fills a series from a feed of the site that was fetched once; returns the series' id."""
    await town.found()
    one = await fill(town, site.url)
    await looked(town)
    return one


async def fill(town: Town, url: str) -> int:
    """Fills a series from a feed that is due; returns the series' id."""
    one = await make_series(town, "时事", "甲。")

    def write(session: Session) -> None:
        series = session.get_one(Series, one)
        session.add(
            Feed(
                branch_id=series.branch_id,
                series_id=one,
                url=url,
                title="学习网",
                next_check_at=town.now.astimezone(UTC),
                created_by=town.chen.id,
            )
        )

    await town.app.store.write(write)
    return one


async def titles(town: Town, state: str = "proposed") -> list[str]:
    """Returns the titles of the feeds' items, in this state."""
    found = await town.every(Material)
    return [one.title for one in found if one.origin == "feed" and one.state == state]


async def test_text_that_is_no_address_is_not_fetched(town: Town, site: Site) -> None:
    await asked(town, "不是网址")
    assert "这不是网址" in town.last(town.chen).text
    await typed(town, "https://user:secret@example.org/feed")
    assert "用户名" in town.last(town.chen).text
    assert site.asked == []


async def test_a_typed_address_is_looked_at_and_subscribed_to(
    town: Town, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.material.feeds.forms.clean_address", lambda text: text)
    await asked(town, site.url)
    shown = town.last(town.chen)
    assert "学习网" in shown.text
    assert "第3篇" in shown.text
    assert await town.every(Feed) == []
    await town.press(town.chen, "✅ 订阅")
    feed = await town.only(Feed)
    assert (feed.url, feed.title) == (site.url, "学习网")
    await looked(town)
    assert await titles(town) == ["第1篇", "第2篇", "第3篇"]
    assert "3 篇新文章" in town.last(town.chen).text


async def test_a_page_that_is_no_feed_is_said(
    town: Town, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.material.feeds.forms.clean_address", lambda text: text)
    site.status = 404
    await asked(town, site.url)
    assert "网站回答 404" in town.last(town.chen).text
    assert labels(town.last(town.chen)) == ["添加订阅源"]
    assert await town.every(Feed) == []


async def test_nothing_is_pushed_before_it_is_approved(town: Town, site: Site) -> None:
    one = await follow(town, site)
    assert await titles(town) == ["第1篇", "第2篇", "第3篇"]
    day = town.now.date()
    assert await town.look(lambda s: progress(s, s.get_one(Series, one), day)) == (0, 1)
    await town.press(town.chen, "全部收下")
    assert await titles(town, "ready") == ["第1篇", "第2篇", "第3篇"]
    assert await town.look(lambda s: progress(s, s.get_one(Series, one), day)) == (0, 4)


async def test_items_are_decided_on_one_by_one(town: Town, site: Site) -> None:
    await follow(town, site)
    await town.press(town.chen, "逐个看")
    await town.press(town.chen, "第2篇")
    assert "收下以后才会推送" in town.last(town.chen).text
    await town.press(town.chen, "不要")
    await town.press(town.chen, "返回")
    await town.press(town.chen, "第3篇")
    await town.press(town.chen, "✅ 收下")
    assert (await titles(town), await titles(town, "ready")) == (["第1篇"], ["第3篇"])


async def test_refused_items_are_not_proposed_again(town: Town, site: Site) -> None:
    await follow(town, site)
    await town.press(town.chen, "都不要")
    assert await titles(town) == []
    site.articles = [4, 3, 2, 1]
    await town.wait(hours=2)
    await looked(town)
    assert await titles(town) == ["第4篇"]


async def test_the_secretary_is_told_once_a_day(town: Town, site: Site) -> None:
    await follow(town, site)
    told = len(town.told(town.chen))
    for n in range(4, 9):
        site.articles = [n, *site.articles]
        await town.wait(hours=2)
        await looked(town)
    assert len(town.told(town.chen)) == told
    assert len(await titles(town)) == 8
    await town.wait(hours=15)
    await looked(town)
    assert len(town.told(town.chen)) == told + 1
    assert "5 篇新文章" in town.last(town.chen).text


async def test_a_button_takes_only_what_it_showed(town: Town, site: Site) -> None:
    await follow(town, site)
    digest = town.last(town.chen)
    site.articles = [4, 3, 2, 1]
    await town.wait(hours=2)
    await looked(town)
    await town.tap(town.chen, digest, "全部收下")
    assert await titles(town) == ["第4篇"]


async def test_a_new_feed_proposes_only_its_newest_items(town: Town, site: Site) -> None:
    site.articles = list(range(40, 0, -1))
    await follow(town, site)
    assert await titles(town) == [f"第{n}篇" for n in range(36, 41)]
    site.articles = [41, *site.articles]
    await town.wait(hours=2)
    await looked(town)
    assert (await titles(town))[-1] == "第41篇"
    assert len(await titles(town)) == 6


async def test_an_unchanged_feed_is_not_sent_again(town: Town, site: Site) -> None:
    await follow(town, site)
    await town.wait(hours=2)
    await looked(town)
    assert [request.headers.get("If-None-Match") for request in site.asked] == [None, '"[3]"']
    assert (await town.only(Feed)).failures == 0


async def test_a_feed_is_not_asked_more_than_once_an_hour(town: Town, site: Site) -> None:
    await follow(town, site)
    for _ in range(5):
        await town.wait(minutes=11)
        await looked(town)
    assert len(site.asked) == 1


async def test_a_failing_feed_is_tried_less_often_and_given_up_after_two_weeks(
    town: Town, site: Site
) -> None:
    await follow(town, site)
    await town.press(town.chen, "全部收下")
    site.status = 500
    told = len(town.told(town.chen))
    await town.wait(hours=2)
    await looked(town)
    for _ in range(13):
        await town.wait(days=1, hours=1)
        await looked(town)
    feed = await town.only(Feed)
    assert feed.next_check_at is not None
    assert len(town.told(town.chen)) == told
    asked_times = len(site.asked)
    await town.wait(minutes=30)
    await looked(town)
    assert len(site.asked) == asked_times
    await town.wait(days=1)
    await looked(town)
    assert (await town.only(Feed)).next_check_at is None
    # The quiet hours are over.
    await town.wait(hours=4)
    assert "已经停用：网站回答 500。" in town.last(town.chen).text
    site.status = 200
    await town.press(town.chen, "打开订阅源")
    await town.press(town.chen, "恢复")
    await looked(town)
    assert (await town.only(Feed)).failures == 0


async def test_a_feed_that_is_gone_for_good_is_given_up_at_once(town: Town, site: Site) -> None:
    site.status = 410
    await follow(town, site)
    assert (await town.only(Feed)).next_check_at is None
    assert "已经停用" in town.last(town.chen).text


async def test_unsubscribing_takes_away_what_nobody_took(town: Town, site: Site) -> None:
    await follow(town, site)
    await town.press(town.chen, "逐个看")
    await town.press(town.chen, "第1篇")
    await town.press(town.chen, "✅ 收下")
    feed = await town.only(Feed)
    await town.forge(town.chen, town.last(town.chen), f"fd.d:{feed.id}")
    assert "2 篇会去掉" in town.last(town.chen).text
    await town.press(town.chen, "退订")
    assert await town.every(Feed) == []
    assert (await titles(town), await titles(town, "ready")) == ([], ["第1篇"])


async def test_a_feed_that_was_switched_off_is_not_asked(town: Town, site: Site) -> None:
    await follow(town, site)
    feed = await town.only(Feed)
    await town.forge(town.chen, town.last(town.chen), f"fd.off:{feed.id}")
    await town.wait(days=1)
    await looked(town)
    assert len(site.asked) == 1


async def test_a_feed_of_another_branch_stays_closed(town: Town, site: Site) -> None:
    await follow(town, site)
    feed = await town.only(Feed)
    _, liu = await second_branch(town)
    for verb in ("fd.p", "fd.ya", "fd.na", "fd.dx", "fd.off", "fd.n"):
        answer = await town.forge(liu, town.last(liu), f"{verb}:{feed.id}:99999")
        assert "退订" in answer.text, verb
    assert len(await titles(town)) == 3


async def test_the_bot_itself_refuses_this_machine(town: Town) -> None:
    await town.found()
    await fill(town, "http://127.0.0.1:8080/feed")
    await looked(town)
    assert (await town.only(Feed)).error == "fetch-inside"
