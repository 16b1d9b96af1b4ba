"""Attacks on a branch: everybody's roles, a row in every table, and what a refusal may not do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, String, Table, event, insert, select
from sqlalchemy.orm import Session

from data.models import Base, Branch, Member
from data.models.base import Moment
from data.values.standing import Post
from handlers.features import REGISTRY
from handlers.shared.access import HOLDERS
from handlers.shared.context import Reply
from handlers.shared.router import Route
from sandbox import Person
from tests.town import Town

SECRET = "机密内容"
"""Stands in every text of the branch that is attacked."""
APART = {"account", "contact", "seen_update", "permit", "window", "bot", "audit_entry"}
"""Tables in which an update may be remembered whoever sent it."""
UNMADE = {"outgoing", "card", "errand", "draft", "set_aside", "seen_update", "account", "contact"}
MODEL = re.compile(r"of the (\w+)'s branch")
WRITES = re.compile(r"^(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
BY_TABLE = {one.class_.__name__: one.local_table.name for one in Base.registry.mappers}


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who taps: their post in the attacked branch, None who is not in it."""

    name: str
    post: Post | None
    foreign: bool = False
    """Secretary of another branch."""


ROLES = (
    Role("陌生人", None),
    Role("刘洋", None, foreign=True),
    Role("走了的人", None),
    *(Role(post.value, post) for post in Post),
)


def value_of(column: Column[Any], at: datetime, account_id: int) -> Any:
    """Makes a value for a column that needs one."""
    kind = column.type
    if isinstance(kind, Moment):
        return at
    if isinstance(kind, Date):
        return date(2026, 11, 27)
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, String):
        return SECRET[: kind.length or 99]
    if isinstance(kind, Integer) or kind.python_type is int:
        return account_id if column.name.endswith(("account_id", "created_by")) else 1
    return {bytes: b"x", float: 0.0, dict: {}}.get(kind.python_type, [])


def fill(session: Session, branch: Branch, member: Member, at: datetime) -> dict[str, int]:
    """Makes a row of the branch in every table, and returns their ids."""
    made = {"branch": branch.id, "member": member.id, "account": member.account_id or 0}
    account_id = member.account_id or 0
    for table in Base.metadata.sorted_tables:
        if table.name in made or table.name in UNMADE or not _belongs(table):
            continue
        values: dict[str, Any] = {}
        for column in table.columns:
            foreign = next(iter(column.foreign_keys), None)
            if foreign is not None:
                values[column.name] = made.get(foreign.column.table.name)
            elif column.name == "id" and isinstance(column.type.python_type(), int):
                continue
            elif not column.nullable or isinstance(column.type, String):
                values[column.name] = value_of(column, at, account_id)
        row = session.execute(insert(table).values(values))
        key = row.inserted_primary_key
        made[table.name] = int(key[0]) if key and isinstance(key[0], int) else 1
    return made


def _belongs(table: Table) -> bool:
    return any(key.column.table.name != table.name for key in table.foreign_keys)


def snapshot(session: Session, branch_id: int) -> dict[str, list[tuple[Any, ...]]]:
    """Returns the rows of a branch, and of what hangs on it by its first rows."""
    found = {}
    for table in Base.metadata.sorted_tables:
        if table.name in APART | UNMADE:
            continue
        rows = [tuple(row) for row in session.execute(select(table))]
        if "branch_id" in table.c:
            at = list(table.c).index(table.c.branch_id)
            rows = [row for row in rows if row[at] == branch_id]
        elif table.name == "branch":
            rows = [row for row in rows if row[0] == branch_id]
        else:
            rows = [row for row in rows if SECRET in map(str, row)]
        found[table.name] = sorted(rows, key=repr)
    return found


class Attack:
    """The attacked branch, everybody's accounts, and the writes that a tap made."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.ids: dict[str, int] = {}
        self.people: dict[str, Person] = {}
        self.written: set[str] = set()
        self.number = 10_000_000

    async def prepare(self) -> None:
        """Founds both branches and puts a row into every table of the first."""
        town = self.town
        await town.found()
        _, liu = await town.second()
        self.people = {one.name: town.box.world.person(one.name) for one in ROLES}
        self.people["刘洋"] = liu
        await town.start(self.people["陌生人"])
        names = {role.name for role in ROLES if role.post is not None} | {"走了的人"}
        now = town.now.astimezone(UTC)

        def write(session: Session) -> dict[str, int]:
            branch = session.scalars(select(Branch).where(Branch.chat_id == town.group.id)).one()
            branch.name = SECRET
            for role in ROLES:
                if role.name not in names:
                    continue
                left = now.date() if role.post is None else None
                member = Member(
                    branch_id=branch.id,
                    account_id=self.people[role.name].id,
                    name=f"{SECRET}{role.name}",
                    post=(role.post or Post.NONE).value,
                    joined_on=date(2026, 1, 1),
                    left_on=left,
                )
                session.add(member)
            session.flush()
            session.execute(
                Member.__table__.update()
                .where(Member.account_id == town.chen.id)
                .values(name=f"{SECRET}陈静")
            )
            victim = session.scalars(
                select(Member).where(Member.account_id == self.people[Post.NONE.value].id)
            ).one()
            return fill(session, branch, victim, now)

        for name in names:
            await town.start(self.people[name])
        self.ids = await town.app.store.write(write)
        event.listen(town.app.store.writer, "before_cursor_execute", self._seen)

    def _seen(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if found := WRITES.match(statement):
            self.written.add(found[1])

    def arguments(self, route: Route) -> str:
        """Names the row that the route's guard looks for, else the branch, then more ids."""
        model = MODEL.search(route.guard.needs)
        table = BY_TABLE[model[1]] if model else "branch"
        first = self.ids.get(table, 1)
        return ":".join(map(str, (first, self.ids["member"], self.ids["meeting"], 1)))

    async def tap(self, person: Person, code: str, *, group: bool) -> list[Reply]:
        """Sends a forged tap and returns what the bot would say."""
        chat: dict[str, Any] = {"id": person.id, "type": "private", "first_name": person.full_name}
        if group:
            chat = {"id": self.town.group.id, "type": "supergroup", "title": "x"}
        return await self._take(
            callback_query={
                "id": "7",
                "from": {"id": person.id, "is_bot": False, "first_name": person.full_name},
                "chat_instance": "1",
                "data": code[:64],
                "message": {"message_id": 1, "date": 0, "chat": chat},
            }
        )

    async def say(
        self, person: Person, text: str, *, group: bool = False, **more: Any
    ) -> list[Reply]:
        """Sends a text and returns what the bot would say; `more` is added to the message."""
        who = {"id": person.id, "is_bot": False, "first_name": person.full_name}
        chat: dict[str, Any] = {"id": person.id, "type": "private", "first_name": "x"}
        if group:
            chat = {"id": self.town.group.id, "type": "supergroup", "title": "x"}
        entities = []
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            entities = [{"type": "bot_command", "offset": 0, "length": length}]
        message = {"message_id": 2, "date": 1, "chat": chat, "from": who}
        message |= {} if "document" in more else {"text": text}
        return await self._take(message={**message, "entities": entities, **more})

    async def _take(self, **update: Any) -> list[Reply]:
        self.written.clear()
        self.number += 1
        return await self.town.app.intake.take({"update_id": self.number, **update})


def may_open(route: Route, role: Role) -> bool | None:
    """Tells whether a role passes the guard; None where the guard asks for more than a post."""
    if route.guard.right is not None:
        return role.post is not None and role.post in HOLDERS[route.guard.right]
    if route.guard.needs.startswith("member"):
        return role.post is not None
    open_to_outsiders = route.guard.needs.startswith(("anyone", "who was seen"))
    return None if role.post is not None or open_to_outsiders else False


def said(replies: Sequence[Reply]) -> str:
    """Returns all that replies say."""
    return " ".join(f"{one.text} {one.message.as_json() if one.message else ''}" for one in replies)


def routes(kind: str) -> list[Route]:
    return sorted((one for one in REGISTRY.routes if one.kind == kind), key=lambda one: one.name)


async def check(
    attack: Attack, role: Role, route: Route, replies: list[Reply], before: dict[str, Any]
) -> None:
    """Checks that a refused role changed nothing and learnt nothing; what the secretary of another
    branch does may change that branch."""
    place = f"{role.name} {route.kind} {route.name}"
    assert SECRET not in said(replies), place
    changed = attack.written - APART
    if not role.foreign:
        assert changed <= ({"draft"} if route.kind in {"step", "file"} else set()), place
    elif changed:
        branch = attack.ids["branch"]
        assert await attack.town.look(lambda s: snapshot(s, branch)) == before, place
