"""Routes: no handler without a guard, private unless it says otherwise, each tap answered."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.exc import NoResultFound

from data.values.language import Language
from handlers.features import REGISTRY
from handlers.shared.context import Context, Incoming, Person
from handlers.shared.feature import Feature
from handlers.shared.refusal import Refusal
from handlers.shared.registry import Registry
from handlers.shared.router import Guard, Router, anyone
from handlers.shared.texts import texts_in

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)


def tapped(*args: str, private: bool = True) -> Context:
    """Makes a tap of 王芳 without a database."""
    person = Person(7, "王芳", Language.HANS)
    incoming = Incoming(person, 7 if private else -100, private, query_id="1", args=args)
    nobody: Any = None
    return Context(incoming, nobody, NOW, texts_in("zh-Hans"))


def test_a_handler_without_a_guard_does_not_start() -> None:
    route, nothing = Router(), None
    missing: Any = nothing
    with pytest.raises(TypeError, match=r"button x\.y has no guard"):
        route.button("x.y", missing)(lambda _ctx: None)


def test_a_code_occurs_once_in_a_file_and_once_in_all_features() -> None:
    route = Router()
    route.button("x.y", anyone())(lambda _ctx: None)
    with pytest.raises(ValueError, match=r"button x\.y stands twice"):
        route.button("x.y", anyone())(lambda _ctx: None)
    other = Router()
    other.button("x.y", anyone())(lambda _ctx: None)
    with pytest.raises(ValueError, match=r"button x\.y stands twice"):
        Registry([Feature("one", routes=(route,)), Feature("two", routes=(other,))])


def test_a_button_is_for_the_private_chat_unless_it_says_otherwise() -> None:
    route = Router()
    route.button("x.p", anyone())(lambda ctx: ctx.answer("private"))
    route.button("x.g", anyone(), group=True)(lambda ctx: ctx.answer("any"))
    private, anywhere = route
    private.run(tapped())
    anywhere.run(tapped(private=False))
    with pytest.raises(Refusal, match="button-unknown"):
        private.run(tapped(private=False))


def test_the_guard_runs_first_and_gives_the_handler_what_it_found() -> None:
    def refuse(_ctx: Context) -> tuple[Any, ...]:
        raise Refusal("right-missing")

    route, opened = Router(), []
    found = Guard(lambda ctx: (ctx.arg(),), "somebody").then(lambda _ctx, one: (one, one * 2))
    route.button("x.a", found)(lambda _ctx, *values: opened.append(values))
    route.button("x.b", Guard(refuse, "nobody"))(lambda _ctx: opened.append("not to be opened"))
    first, second = route
    first.run(tapped("5"))
    with pytest.raises(Refusal, match="right-missing"):
        second.run(tapped("5"))
    assert opened == [("5", "55")]


def test_a_tap_that_says_nothing_is_answered_and_one_that_speaks_only_once() -> None:
    route = Router()
    route.button("x.a", anyone())(lambda _ctx: None)
    route.button("x.b", anyone())(lambda ctx: ctx.answer("好"))
    answers = []
    for one in route:
        ctx = tapped()
        one.run(ctx)
        answers.append([reply.text for reply in ctx.replies])
    assert answers == [[""], ["好"]]


def test_a_row_that_is_gone_meanwhile_makes_a_button_stale() -> None:
    def look_up(_ctx: Context) -> None:
        raise NoResultFound

    route = Router()
    route.button("x.a", anyone())(look_up)
    (only,) = route
    with pytest.raises(Refusal, match="button-stale"):
        only.run(tapped())


def test_few_handlers_check_in_their_own_statement() -> None:
    """Those that need the speed; each has a story with a forged button."""
    by_handler = {one.name for one in REGISTRY.routes if one.guard.by_handler}
    assert by_handler <= {"s.in", "rd.s"}
