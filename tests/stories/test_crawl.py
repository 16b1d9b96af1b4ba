"""What real pages offer to one role is pressed by every other: the ids are those that the bot
itself wrote into its buttons and links.

The pages are crawled as each role, from every command on, each tap in a transaction that is taken
back; what was collected is then pressed for real.
"""

from collections import deque
from datetime import UTC
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy.orm import Session

from data.models import SetAside
from data.queries import bot as bots
from data.values.language import Language
from data.values.out import OutMessage
from data.values.standing import Post
from handlers.features import REGISTRY
from handlers.shared.buttons import read, read_link
from handlers.shared.context import Context, Incoming, Person
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in
from tests.stories.attack import (
    ROLES,
    Attack,
    check,
    may_open,
    snapshot,
)
from tests.town import Town

MOST = 15
"""Buttons of one verb that are followed: lists go on and on."""
CRAWLED = (Post.SECRETARY, Post.ORGANISATION, Post.SUBGROUP_LEADER, Post.NONE)

PRESSING = {None, Post.PUBLICITY, Post.SUBGROUP_LEADER, Post.NONE}
"""The posts that press what was collected, and those without any; the rest have one's rights."""


class Crawler:
    """Follows every button and link that a person is shown, and changes nothing."""

    def __init__(self, attack: Attack, account_id: int) -> None:
        self.attack = attack
        self.account_id = account_id
        self.taps: set[str] = set()
        self.links: set[str] = set()
        self.broken: list[str] = []

    def crawl(self, session: Session) -> None:
        """Opens every command, and then whatever that showed."""
        waiting: deque[tuple[str, str]] = deque()
        for name in REGISTRY.commands:
            self._open(session, ("command", name), waiting)
            self._open(session, ("in the group", name), waiting)
        while waiting:
            self._open(session, waiting.popleft(), waiting)

    def _open(
        self, session: Session, what: tuple[str, str], waiting: deque[tuple[str, str]]
    ) -> None:
        kind, text = what
        verb, args = read(text) if kind == "button" else read_link(text)
        named = {"button": REGISTRY.buttons, "link": REGISTRY.links}.get(kind)
        route = named.get(verb) if named is not None else REGISTRY.commands[text]
        if route is None:
            return
        incoming = Incoming(
            person=Person(self.account_id, "x", Language.HANS),
            chat_id=self.attack.town.group.id if kind == "in the group" else self.account_id,
            private=kind != "in the group",
            message_id=1,
            query_id="7" if kind == "button" else "",
            args=tuple(args) if named is not None else (),
            bot_id=self.attack.town.app.bot.id,
        )
        bots.act(session, incoming.bot_id)
        now = self.attack.town.now.astimezone(UTC)
        ctx = Context(incoming, session, now, texts_in(Language.HANS))
        with session.begin_nested() as nested:
            try:
                route.run(ctx)
                session.flush()
            except Refusal:
                ctx.replies.clear()
            except Exception as error:  # noqa: BLE001 - a made row that no feature would write
                self.broken.append(f"{text}: {type(error).__name__}")
                ctx.replies.clear()
            nested.rollback()
        session.expire_all()
        for reply in ctx.replies:
            if reply.message is not None:
                self._collect(reply.message, waiting)

    def _collect(self, message: OutMessage, waiting: deque[tuple[str, str]]) -> None:
        for button in (one for row in message.buttons for one in row):
            if button.data and button.data not in self.taps:
                verb = read(button.data)[0]
                if sum(read(one)[0] == verb for one in self.taps) < MOST:
                    self.taps.add(button.data)
                    waiting.append(("button", button.data))
            started = parse_qs(urlsplit(button.url or "").query).get("start", [])
            for payload in started:
                if payload not in self.links:
                    self.links.add(payload)
                    waiting.append(("link", payload))


@pytest.fixture
async def attack(town: Town) -> Attack:
    made = Attack(town)
    await made.prepare()
    for text in (
        "/plans 每周一三五12点半 今日一题", "/meeting 党课 明天15:00 三楼会议室 学习新党章",
        "/topic 如何学好党章？", "/bank", "/material",
    ):  # fmt: skip
        await town.say(town.chen, text, private=True)
    await town.open_signin("学习会")
    return made


async def test_what_one_role_is_offered_opens_for_no_other(attack: Attack) -> None:
    town = attack.town
    offered: dict[str, set[str]] = {"button": set(), "link": set()}
    for post in CRAWLED:
        crawler = Crawler(attack, attack.people[post.value].id)
        await town.app.store.read(crawler.crawl)
        offered["button"] |= crawler.taps
        offered["link"] |= crawler.links
    for message in town.seen():
        for button in (one for row in message.keyboard for one in row):
            if button.callback_data:
                offered["button"].add(button.callback_data)
    verbs = {read(one)[0] for one in offered["button"]}
    assert len(offered["button"]) > 250
    assert len(verbs) > 100
    assert len(offered["link"]) > 5
    branch = attack.ids["branch"]
    before = await town.look(lambda s: snapshot(s, branch))
    pressed = 0
    for role in (one for one in ROLES if one.post in PRESSING):
        person = attack.people[role.name]
        for code in sorted(offered["button"]):
            route = REGISTRY.buttons.get(read(code)[0])
            if route is None or route.guard.by_handler or may_open(route, role) is not False:
                continue
            replies = await attack.tap(person, code, group=False)
            await check(attack, role, route, replies, before)
            pressed += 1
        for payload in sorted(offered["link"]):
            link = REGISTRY.links.get(read_link(payload)[0])
            if link is None or may_open(link, role) is not False:
                continue
            replies = await attack.say(person, f"/start {payload}")
            await check(attack, role, link, replies, before)
            pressed += 1
    assert pressed > 1000
    assert [one.error for one in await town.every(SetAside)] == []
