"""Everything that the features bring, found by its name; made once from the list of features."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import TypeVar

from sqlalchemy.orm import Session

from data.models import Branch, Member
from handlers.shared.context import Context
from handlers.shared.events import Event, Subscriber
from handlers.shared.feature import Action, Feature, Plannable, Todo, Vote, Voter
from handlers.shared.forms import Form
from handlers.shared.refusal import Refusal
from handlers.shared.router import Handler, Route
from handlers.shared.texts import Texts

Value = TypeVar("Value")


class Registry:
    """What all features bring, by its name and in their order.

    Raises ValueError where two features bring the same name: the bot does not start then.
    """

    def __init__(self, features: Sequence[Feature]) -> None:
        self.features = tuple(features)
        self.routes: tuple[Route, ...] = tuple(
            route for one in features for router in one.routes for route in router
        )
        self.commands = self._routes("command")
        self.buttons = self._routes("button")
        self.links = self._routes("link")
        self.steps = self._routes("step")
        self.files = self._routes("file")
        self.words: Mapping[str, Route] = _once(
            "word", ((word, one) for one in self.commands.values() for word in one.words)
        )
        self.forms: Mapping[str, Form] = _once(
            "form", ((form.kind, form) for one in features for form in one.forms)
        )
        self.takers = [one.taker for one in features if one.taker]
        self.plannables: Mapping[str, Plannable] = _once(
            "kind of plan", ((kind.kind, kind) for one in features for kind in one.plannables)
        )
        self.actions: Mapping[str, Action] = _once(
            "kind of plan",
            chain(
                ((kind, one.action) for kind, one in self.plannables.items()),
                ((kind, action) for one in features for kind, action in one.dues.items()),
            ),
        )
        self.cards = _once("card", (pair for one in features for pair in one.cards.items()))
        self.live = _once("card", (pair for one in features for pair in one.live.items()))
        self.errands = _once("errand", (pair for one in features for pair in one.errands.items()))
        self.on_reply = _once("reply", (pair for one in features for pair in one.on_reply.items()))
        self.unasked: Handler = next((f.unasked for f in features if f.unasked), _nobody)
        self.vote: Vote = next((f.vote for f in features if f.vote), _no_polls)
        self._subscribers: dict[tuple[type[Event], str], list[Subscriber]] = {}
        for event, kind, subscriber in chain(*(chain(*one.subscribers) for one in features)):
            self._subscribers.setdefault((event, kind), []).append(subscriber)

    def _routes(self, kind: str) -> Mapping[str, Route]:
        return _once(kind, ((one.name, one) for one in self.routes if one.kind == kind))

    def subscribers(self, event: Event) -> Iterable[Subscriber]:
        """Those who subscribed to an event, in the order of the features; those that asked for its
        kind come before those that take every kind."""
        kinds = dict.fromkeys((event.narrowed, ""))
        return chain.from_iterable(self._subscribers.get((type(event), kind), ()) for kind in kinds)

    def plannable(self, kind: str) -> Plannable:
        """What plans of a kind are; raises Refusal for a kind that nobody offers."""
        if kind not in self.plannables:
            raise Refusal("button-unknown")
        return self.plannables[kind]

    def todos(
        self, session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
    ) -> list[Todo]:
        """All that a member has still to do, with buttons to do it now: what ends first before what
        can be done at any time."""
        sources = [one.todos for one in self.features if one.todos]
        found = [todo for source in sources for todo in source(session, texts, branch, member, now)]
        return sorted(found, key=lambda one: (one.until is None, one.until or now))


def registry_of(session: Session) -> Registry:
    """The registry that the app put into the session."""
    found = session.info["registry"]
    assert isinstance(found, Registry)
    return found


def _nobody(_ctx: Context) -> None:
    raise Refusal("incoming-nobody")


def _no_polls(
    _session: Session, _now: datetime, _who: Voter, _poll: str, _options: tuple[int, ...]
) -> bool:
    return False


def _once(what: str, pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{what} {name} stands twice")
        found[name] = value
    return found
