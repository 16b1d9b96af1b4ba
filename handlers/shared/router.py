"""Routes: each command, button, link and step stands with its guard where its handler does.

A guard decides who may open a handler, and finds the branch, the acting member and the row that it
is about. It runs before the handler, in one place; a route without a guard cannot be registered.
What most routes use beside their router comes with it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import audit, draft as drafts
from data.values.audit import AuditKind
from data.values.out import Button, OutMessage
from data.values.talk import is_talk
from handlers.shared import access
from handlers.shared.access import Right
from handlers.shared.buttons import back_to, link, number, tap
from handlers.shared.context import Context, FileIn, note_exports
from handlers.shared.refusal import Denied, Refusal, refuse_asleep, refuse_empty, refuse_none

__all__ = [
    "Chat", "Context", "FileIn", "Guard", "Handler", "Refusal", "Right", "Route", "Router",
    "anyone", "back_to", "by_handler", "here", "in_private", "is_name",
    "is_name_in_private", "named", "number", "of", "point_private",
    "refuse_asleep", "refuse_empty", "refuse_none", "step", "tap",
]  # fmt: skip

Handler = Callable[..., None]
"""Takes the context and what its guard found. It runs inside the transaction, reads and writes with
the context's session, and raises Refusal for an expected no."""
SHORT = 20
"""Characters of a name or a tag at the most."""
Made = TypeVar("Made", bound=Handler)
Find = Callable[..., tuple[Any, ...]]
Chat = Literal["private", "group", "any"]
Line = Callable[[Context, str], bool]
"""Tells whether a command reads the text behind its Chinese word as a line."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Decides who may open a handler, and finds what the handler gets behind the context.

    `find(ctx)` gives these values or raises Refusal; `needs` says in the table of routes who may
    open it. `by_link` stands for it where a link from the group opens the handler.
    """

    find: Find
    needs: str
    right: Right | None = None
    by_link: "Guard | None" = None
    by_handler: bool = False
    """The handler checks in its own statement, where speed needs that."""

    def then(self, check: Find, needs: str = "") -> "Guard":
        """The guard, and behind it `check(ctx, *found)`, which gives what the handler gets."""

        def find(ctx: Context) -> tuple[Any, ...]:
            return check(ctx, *self.find(ctx))

        linked = self.by_link.then(check, needs) if self.by_link else None
        return Guard(find, f"{self.needs}, {needs}" if needs else self.needs, self.right, linked)


def anyone() -> Guard:
    """Everybody, also people without a branch."""
    return Guard(lambda _ctx: (), "anyone")


def here(right: Right | None = None) -> Guard:
    """The branch of the chat (in private the one the person is in) and the acting member."""
    return Guard(lambda ctx: access.here(ctx, right), _who(right), right, by_link=named(right))


def named(right: Right | None = None, at: int = 0) -> Guard:
    """The branch that the argument at this place names, and the acting member."""
    return Guard(lambda ctx: access.enter(ctx, number(ctx.args, at), right), _who(right), right)


def of(
    model: type[Any],
    right: Right | None = None,
    *,
    at: int = 0,
    gone: str = "member-unknown",
    branch_of: Callable[[Session, Any], int | None] = lambda _session, row: row.branch_id,
    lock: bool = False,
) -> Guard:
    """The branch, the acting member, and the row that the argument at this place names.

    `gone` is the refusal for a row that is not there, and for one of a branch that the person is
    not in. `lock` holds the row until the commit.
    """

    def find(ctx: Context) -> tuple[Branch, Member, Any]:
        row = ctx.session.get(model, number(ctx.args, at), with_for_update=lock)
        branch_id = branch_of(ctx.session, row) if row is not None else None
        branch, member = access.enter(ctx, branch_id or 0, right, unknown=gone)
        return branch, member, row

    return Guard(find, f"{_who(right)} of the {model.__name__}'s branch", right)


def step(right: Right | None = None) -> Guard:
    """The branch and the acting member of a step in progress, and the step's draft."""

    def find(ctx: Context) -> tuple[Any, ...]:
        assert ctx.draft is not None, "only steps have this guard"
        return *access.enter(ctx, ctx.draft.branch_id or 0, right), ctx.draft

    return Guard(find, _who(right), right)


def by_handler(needs: str) -> Guard:
    """The handler checks everything in its own prepared statement. Few may: a test lists them."""
    return Guard(lambda _ctx: (), needs, by_handler=True)


def _who(right: Right | None) -> str:
    return f"right {right.value}" if right else "member"


@dataclass(frozen=True, slots=True)
class Route:
    """One way to a handler, as the table of routes shows it; `run` checks, then handles."""

    kind: str
    """command · button · link · step · file"""
    name: str
    chat: Chat
    guard: Guard
    handler: Handler
    run: Callable[[Context], None]
    words: tuple[str, ...] = ()
    """The Chinese words that mean a command."""
    menus: tuple[str, ...] = ()
    """The menus a command stands in: member · group · secretary; the text is `menu-<name>`."""
    asks_admin: bool = False
    """Telegram is asked first whether the person is an admin of the group."""
    line: Line | None = None
    """Tells whether a text behind a command's Chinese word is a line that it reads; where there is
    none, only the word alone is the command."""
    twice: bool = False
    """Running it again changes nothing, so a tap whose answer was cut off is answered by that."""
    says: re.Pattern[str] | None = None
    """What in a short private text means a command, whatever stands around it."""
    stays: bool = False
    """A step that goes on whatever else its person does, until they end it."""


@dataclass(slots=True)
class Router:
    """Collects a file's routes. Steps of the kinds in `ends`, in which something was to be typed,
    are over once one of its buttons, links or commands leads elsewhere."""

    ends: Sequence[str] = ()
    routes: list[Route] = field(default_factory=list)

    def __iter__(self) -> Iterator[Route]:
        return iter(self.routes)

    def button(
        self,
        code: str,
        guard: Guard,
        *,
        group: bool = False,
        asks_admin: bool = False,
        twice: bool = False,
    ) -> Callable[[Made], Made]:
        """A button; for the private chat only unless `group`. A handler that shows no answer is
        answered with none. `twice`: running the handler again changes nothing and tells the same.
        """

        def add(handler: Made) -> Made:
            def run(ctx: Context) -> None:
                if not (group or ctx.private):
                    raise Refusal("button-unknown")
                found = guard.find(ctx)
                self._end_steps(ctx)
                try:
                    _handle(ctx, handler, found)
                except NoResultFound:
                    # A row that the button or its form is about was deleted meanwhile.
                    raise Refusal("button-stale") from None
                if not ctx.answered:
                    ctx.answer()

            chat: Chat = "any" if group else "private"
            route = Route("button", code, chat, guard, handler, run)
            self._add(replace(route, asks_admin=asks_admin, twice=twice))
            return handler

        return add

    def link(self, name: str, guard: Guard) -> Callable[[Made], Made]:
        """A deep link, which opens the private chat."""

        def add(handler: Made) -> Made:
            def run(ctx: Context) -> None:
                access.meet(ctx)
                found = guard.find(ctx)
                self._end_steps(ctx)
                _handle(ctx, handler, found)

            self._add(Route("link", name, "private", guard, handler, run))
            return handler

        return add

    def command(
        self,
        name: str,
        guard: Guard,
        *,
        words: Sequence[str] = (),
        menus: Sequence[str] = (),
        link: str = "",
        asks_admin: bool = False,
        line: Line | None = None,
        says: str = "",
    ) -> Callable[[Made], Made]:
        """A command. With `link` it opens a private page: in the group it answers with the link of
        that name, which opens the page in the private chat."""

        def add(handler: Made) -> Made:
            def run(ctx: Context) -> None:
                found = guard.find(ctx)
                if link and not ctx.private:
                    point_private(ctx, link, *(one.id for one in found[:1]))
                else:
                    self._end_steps(ctx)
                    _handle(ctx, handler, found)

            chat: Chat = "private" if link else "any"
            shown = (tuple(words), tuple(menus), asks_admin, line)
            heard = re.compile(says) if says else None
            self._add(Route("command", name, chat, guard, handler, run, *shown, says=heard))
            if link:
                self.link(link, guard.by_link or guard)(handler)
            return handler

        return add

    def step(self, kind: str, guard: Guard, *, stays: bool = False) -> Callable[[Made], Made]:
        """What is typed for a step in progress: `kind` is its draft's. It `stays` where commands
        and what it cannot use do not leave it."""
        return self._step("step", kind, guard, stays=stays)

    def file(self, kind: str, guard: Guard) -> Callable[[Made], Made]:
        """A file that is sent for a step in progress: `kind` is its draft's."""
        return self._step("file", kind, guard)

    def _step(
        self, what: str, kind: str, guard: Guard, *, stays: bool = False
    ) -> Callable[[Made], Made]:
        def add(handler: Made) -> Made:
            def run(ctx: Context) -> None:
                try:
                    found = guard.find(ctx)
                except Refusal as no:
                    # Refused, the step would take every message until it expires.
                    assert ctx.draft is not None
                    drafts.end(ctx.session, ctx.draft)
                    ctx.reply(ctx.texts(no.key, **no.values))
                    if no.denied is not None:
                        _note_denied(ctx, no.denied)
                    return
                _handle(ctx, handler, found)

            self._add(Route(what, kind, "private", guard, handler, run, stays=stays))
            return handler

        return add

    def _end_steps(self, ctx: Context) -> None:
        # Steps are private: what their person does in the group leaves them alone.
        if self.ends and ctx.private:
            drafts.drop(ctx.session, ctx.person.id, *self.ends)

    def _add(self, route: Route) -> None:
        if not isinstance(route.guard, Guard):
            raise TypeError(f"{route.kind} {route.name} has no guard")
        if any((one.kind, one.name) == (route.kind, route.name) for one in self.routes):
            raise ValueError(f"{route.kind} {route.name} stands twice")
        self.routes.append(route)


def _handle(ctx: Context, handler: Handler, found: Sequence[Any]) -> None:
    """Runs a handler, and keeps in the audit log what it hands out of the guard's branch."""
    handler(ctx, *found)
    for branch in found[:1]:
        if isinstance(branch, Branch):
            note_exports(ctx.session, ctx.now, ctx.replies, branch.id, ctx.person.id)


def _note_denied(ctx: Context, denied: Denied) -> None:
    by = ctx.person.id
    audit.add(ctx.session, ctx.now, denied.branch_id, AuditKind.REFUSED, by, denied.right)


def point_private(ctx: Context, name: str, *args: object) -> None:
    """Tells the person, so that only they see it, where to go on: a deep link."""
    ctx.reply_privately(private_link(ctx, name, *args))


def private_link(ctx: Context, name: str, *args: object) -> OutMessage:
    """Makes the message that leads into the private chat."""
    button = Button(ctx.plain("open-private"), url=link(ctx.bot_id, name, *args))
    return OutMessage(ctx.texts("go-private")).with_buttons(button)


def is_name(_ctx: Context, text: str) -> bool:
    """Tells whether a text may be a name or a tag: short, and no talk."""
    return len(text) <= SHORT and not is_talk(text)


def is_name_in_private(ctx: Context, text: str) -> bool:
    """As `is_name`, in the private chat alone."""
    return ctx.private and is_name(ctx, text)


def in_private(ctx: Context, _text: str) -> bool:
    """Takes every line, in the private chat alone."""
    return ctx.private
