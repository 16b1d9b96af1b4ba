"""Every route × every role × own and other branch × private and group: who lacks what the route's
guard asks for changes nothing, learns nothing, and leaves the group's messages as they are.

The routes come from the registry, so that none is left out; the rows that their buttons name are
made in every table of a branch, so that each guard finds one to refuse.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from data.models import AuditEntry, Draft, SetAside
from data.values.standing import Post
from sandbox import Person
from tests.stories.attack import (
    APART,
    ROLES,
    SECRET,
    Attack,
    check,
    may_open,
    routes,
    said,
    snapshot,
)
from tests.town import Town


@pytest.fixture
async def attack(town: Town) -> AsyncIterator[Attack]:
    made = Attack(town)
    await made.prepare()
    yield made
    assert [one.error for one in await town.every(SetAside)] == []


async def refused(attack: Attack) -> set[tuple[int | None, str]]:
    """Returns who was refused which right of the attacked branch, by the audit log."""
    return {
        (one.by_account_id, one.what)
        for one in await attack.town.every(AuditEntry)
        if one.kind == "refused" and one.branch_id == attack.ids["branch"]
    }


async def test_a_button_opens_only_for_who_may(attack: Attack) -> None:
    before = await attack.town.look(lambda s: snapshot(s, attack.ids["branch"]))
    tried = 0
    lacked = set()
    for role in ROLES:
        for route in routes("button"):
            if route.guard.by_handler or may_open(route, role) is not False:
                continue
            code = f"{route.name}:{attack.arguments(route)}"
            await check(
                attack,
                role,
                route,
                await attack.tap(attack.people[role.name], code, group=False),
                before,
            )
            tried += 1
            if route.guard.right is not None:
                lacked.add((attack.people[role.name].id, route.guard.right.value))
    assert tried > 1000
    assert await refused(attack) == lacked, "each right that was refused stands in the audit log"


async def test_private_buttons_do_nothing_in_the_group(attack: Attack) -> None:
    roles = [one for one in ROLES if one.post in {None, Post.SECRETARY, Post.NONE}]
    for role in roles:
        for route in routes("button"):
            if route.chat != "private":
                continue
            code = f"{route.name}:{attack.arguments(route)}"
            replies = await attack.tap(attack.people[role.name], code, group=True)
            place = f"{role.name} {route.name}"
            assert [one.verb for one in replies] == ["answer"], place
            assert SECRET not in said(replies), place
            assert attack.written <= APART, place


async def test_a_button_of_the_group_opens_only_for_who_may(attack: Attack) -> None:
    for role in ROLES:
        for route in routes("button"):
            if route.chat == "private" or route.guard.by_handler:
                continue
            if may_open(route, role) is not False:
                continue
            code = f"{route.name}:{attack.arguments(route)}"
            replies = await attack.tap(attack.people[role.name], code, group=True)
            place = f"{role.name} {route.name}"
            assert {one.verb for one in replies} <= {"answer", "reply_privately"}, place
            assert attack.written <= APART, place


async def test_a_link_opens_only_for_who_may(attack: Attack) -> None:
    before = await attack.town.look(lambda s: snapshot(s, attack.ids["branch"]))
    for role in ROLES:
        for route in routes("link"):
            if may_open(route, role) is not False:
                continue
            payload = "_".join((route.name, *attack.arguments(route).split(":")[:2]))
            replies = await attack.say(attack.people[role.name], f"/start {payload}")
            await check(attack, role, route, replies, before)


@pytest.mark.parametrize("group", [False, True], ids=["private", "group"])
async def test_a_command_opens_only_for_who_may(attack: Attack, group: bool) -> None:
    before = await attack.town.look(lambda s: snapshot(s, attack.ids["branch"]))
    for role in ROLES:
        for route in routes("command"):
            if may_open(route, role) is not False:
                continue
            text = f"/{route.name} 2026-11-30 15:00 党课"
            replies = await attack.say(attack.people[role.name], text, group=group)
            if group:
                place = f"{role.name} {route.name}"
                assert {one.verb for one in replies} <= {"reply_privately"}, place
                assert attack.written <= APART, place
            else:
                await check(attack, role, route, replies, before)


CHANNEL = {"id": -1001, "type": "channel", "title": "频道"}


@pytest.mark.parametrize(
    ("account_id", "more"),
    [
        (1087968824, {"sender_chat": {"id": 0, "type": "supergroup", "title": "x"}}),
        (136817688, {"sender_chat": CHANNEL}),
        (777000, {"sender_chat": CHANNEL, "is_automatic_forward": True}),
    ],
    ids=["anonymous admin", "channel", "linked channel"],
)
async def test_nobody_behind_a_chat_has_a_right(
    attack: Attack, account_id: int, more: dict[str, Any]
) -> None:
    person = Person(account_id, "x")
    if not more["sender_chat"]["id"]:
        more["sender_chat"]["id"] = attack.town.group.id
    for route in routes("command"):
        if may_open(route, ROLES[0]) is not False:
            continue
        texts = (f"/{route.name}", *(f"{word} 今天17:00" for word in route.words))
        for text in texts:
            replies = await attack.say(person, text, group=True, **more)
            assert {one.verb for one in replies} <= {"reply_privately"}, text
            assert SECRET not in said(replies), text
            assert attack.written <= APART, text


DOCUMENT = {"file_id": "x", "file_unique_id": "x", "file_name": "a.docx", "file_size": 9}


@pytest.mark.parametrize("kind", ["step", "file"])
async def test_a_step_begun_with_a_right_ends_without_it(attack: Attack, kind: str) -> None:
    more = {"document": DOCUMENT} if kind == "file" else {}
    before = await attack.town.look(lambda s: snapshot(s, attack.ids["branch"]))
    for role in ROLES:
        for route in routes(kind):
            if may_open(route, role) is not False:
                continue
            person = attack.people[role.name]

            def begin(session: Session, who: int = person.id, kind: str = route.name) -> None:
                session.execute(Draft.__table__.delete())
                session.add(
                    Draft(
                        account_id=who,
                        bot_id=attack.town.app.bot.id,
                        branch_id=attack.ids["branch"],
                        kind=kind,
                        awaits="text",
                        data=dict(attack.ids),
                        expires_at=datetime(2030, 1, 1, tzinfo=UTC),
                    )
                )

            await attack.town.app.store.write(begin)
            replies = await attack.say(person, "王芳 学习", **more)
            await check(attack, role, route, replies, before)
            assert await attack.town.every(Draft) == [], f"{role.name} {route.name}"
