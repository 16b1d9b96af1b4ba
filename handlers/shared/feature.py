"""What a feature may bring: its handlers, and what else the intake and the clock call."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Member, Plan
from data.queries import audit
from data.values.audit import AuditKind
from data.values.out import Button, OutMessage
from handlers.shared.access import Right, held_branch
from handlers.shared.context import Context, Reply
from handlers.shared.events import Subscribers
from handlers.shared.forms import Form
from handlers.shared.router import Route
from handlers.shared.texts import Texts, texts_in

Handler = Callable[[Context], None]
"""Runs inside the transaction; raises Refusal for an expected no."""

ReplyHandler = Callable[[Context, int], None]
"""Takes what somebody wrote in reply to a live card, with the id of the card's row."""

Vote = Callable[[Session, datetime, "Voter", str, tuple[int, ...]], bool]
"""Takes an answer to a poll: (session, now, who, Telegram's id of the poll, places of the options,
none for an answer taken back). False where the poll is not known yet."""

Due = Callable[[Session, datetime, Plan], str]
"""What a plan does when it is due; gives a note, raises Refusal where it has nothing to do."""


@dataclass(frozen=True, slots=True)
class Action:
    """What plans of a kind do. Found due later than `cutoff`, a plan is skipped with a note; None
    where `due` itself decides what lateness means. Firings missed together are one."""

    due: Due
    cutoff: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that plans of a kind can push: a plan's title, its data, and the minutes before the
    rhythm's moments at which it is due."""

    title: str
    data: dict[str, Any]
    lead: int = 0


OneLine = Callable[[Session, Texts, Branch, str], Mapping[str, Thing]]
"""Finds what a line of /plans may mean of a kind: (session, texts, branch, the line without its
rhythm) → things by their names. The one of exactly that name is taken, else the only one of all
kinds whose name contains the words; so what is meant only by its whole name is left out else."""


@dataclass(frozen=True, slots=True)
class Plannable:
    """A kind of plan that secretaries make: `plan-kind-<kind>` is its label.

    `choose` asks what is to be pushed: a form, which is begun with `plan` (the id of the plan that
    is to push something else, 0 for a new one) and, where it has a last page, with that plan's
    data; or a function that is called with the context, the branch, the member and that id. Either
    goes back by `handlers.plan.plans.forms.leave` and ends in its `chosen`. `preview` shows what
    the plan would push, changing nothing. `one_line` lets /plans make a plan of this kind in one
    line.
    """

    kind: str
    action: Action
    choose: "Form | Callable[[Context, Branch, Member, int], None]"
    preview: Callable[[Session, datetime, Plan], list[OutMessage]]
    starter: "Callable[[Session, Texts, Branch], Starter | None] | None" = None
    """What the starter set offers of this kind; None where there is nothing to offer."""
    _: KW_ONLY
    one_line: OneLine


@dataclass(frozen=True, slots=True)
class Starter:
    """A plan of the starter set: its title, its rhythm as people write it, and the plan's data.

    `prepare(session, now, branch, account_id)` gives the data when the plan is really made.
    """

    title: str
    rhythm: str
    prepare: Callable[[Session, datetime, Branch, int], dict[str, Any]]
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Taker:
    """Takes what somebody sent privately unasked: a file, something forwarded, a long text.

    `wants(ctx)` says whether it is meant: 0 no · 1 perhaps · 2 surely. Where several want it
    alike, the person is asked; the button's text is `take-<name>`.
    """

    name: str
    wants: Callable[[Context], int]
    handler: Handler


@dataclass(frozen=True, slots=True)
class Voter:
    """Who answered a poll: an account, or a chat (a channel, an anonymous admin), and its name."""

    id: int
    name: str

    @property
    def hidden(self) -> bool:
        """A chat, behind which nobody is known."""
        return self.id < 0


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot was added to, removed from, or moved with a group, or blocked by a person; or its
    rights in a group changed, where it was inside before. `writes`: it may send text there."""

    inside: bool
    was_inside: bool = False
    writes: bool = True
    moved_to: int = 0


RightOf = Callable[[dict[str, Any]], Right | None]


@dataclass(frozen=True, slots=True)
class Asker:
    """Whom an errand is done for: a member, whose post must still hold the right when it ends (None
    where each member may have it). `branch` and `account` are the keys of their ids in its data;
    who may not have it any more is told `gone`."""

    right: Right | RightOf | None
    branch: str = "branch"
    account: str = "chat"
    gone: str = "right-missing"

    def refuse(self, session: Session, now: datetime, data: dict[str, Any]) -> list[Reply]:
        """Returns what the person is told who may not have the result any more, else nothing."""
        right = self.right(data) if callable(self.right) else self.right
        branch_id, account_id = int(data[self.branch]), int(data[self.account])
        if held_branch(session, branch_id, account_id, right) is not None:
            return []
        if right is not None:
            audit.add(session, now, branch_id, AuditKind.REFUSED, account_id, right.value)
        text = texts_in(str(data["language"]))(self.gone)
        return [Reply("send", chat_id=account_id, message=OutMessage(text))]


@dataclass(frozen=True, slots=True)
class Work:
    """Slow work on the file of an errand's "file_id", on the page at its "url", or on what was
    "typed": `read` runs in a thread beside the taps, `finish` in a transaction.

    `read(content, data)` knows no database: what `load(session, data)` found there before is its
    "known", and the bytes of a second file ("second_id") are its "second". What `files` names of
    "known", by Telegram's ids, are its "files": id → bytes, without those that Telegram does not
    give. Of the messages that `must_exist` names of "known" (chat, message, the reaction they have
    from us or ""), those that are not there any more are its "gone"; such work waits for all other.
    `finish(session, now, data, read)` gives the replies, with None for a file that could not be
    fetched or took too long, and key and values of a text for a page that was not fetched. It may
    leave an errand behind that goes on at once; taps have their turn in between. `asker` is whom it
    is done for, looked at before `finish`; None where it is done for nobody, or `finish` looks.
    """

    read: Callable[[bytes, dict[str, Any]], Any]
    finish: Callable[[Session, datetime, dict[str, Any], Any], list[Reply]]
    load: Callable[[Session, dict[str, Any]], Any] | None = None
    files: Callable[[Any], Collection[str]] | None = None
    must_exist: Callable[[Any], Collection[tuple[int, int, str]]] | None = None
    _: KW_ONLY
    asker: Asker | None


def worked_out(_content: bytes, data: dict[str, Any]) -> Any:
    """The `read` of work that is done with the database alone: what `load` found."""
    return data["known"]


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that a member has still to do: a line that says so, the button to do it now (None
    where Telegram has no address for it), and until when (None: at any time).

    What is `late` should have been done; what is not `owed` is the member's own wish. One that sums
    up several things may name all their `ends`.
    """

    text: str
    button: Button | None
    until: datetime | None = None
    late: bool = False
    owed: bool = True
    ends: tuple[datetime, ...] = ()

    def ends_within(self, since: datetime, until: datetime) -> bool:
        """Tells whether any of it ends after the first moment and not after the second."""
        ends = self.ends or ((self.until,) if self.until else ())
        return any(since < one <= until for one in ends)


Live = Callable[[Session, datetime, int], bool]
"""Tells whether the card of a row still serves: (session, now, ref id)."""

Todos = Callable[[Session, Texts, Branch, Member, datetime], list[Todo]]
"""What a feature has for a member to do, the most pressing first: (session, texts, branch, member,
now). Buttons are those of private messages."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A folder of handlers and everything it brings."""

    name: str
    routes: tuple[Iterable[Route], ...] = ()
    """The routers of its files: commands, buttons, links, steps."""
    forms: tuple[Form, ...] = ()
    subscribers: tuple[Subscribers, ...] = ()
    taker: Taker | None = None
    unasked: Handler | None = None
    """Called for private texts and files that no step awaits."""
    dues: Mapping[str, Action] = field(default_factory=dict)
    """What is due for the feature's own rows, by the kind of plan."""
    plannables: tuple[Plannable, ...] = ()
    """What secretaries plan; a kind's action is known to the clock by it."""
    todos: Todos | None = None
    """What is open for a member, in private lists and reminders."""
    vote: Vote | None = None
    """Takes all answers to polls."""
    on_reply: Mapping[str, ReplyHandler] = field(default_factory=dict)
    """What is written in the group in reply to live cards, by their kind; new, or edited since."""
    on_topic_message: Handler | None = None
    """Called for what is written in a topic of a forum in reply to no card of ours."""
    on_edit: Handler | None = None
    """Hears that somebody changed a text they had written privately."""
    on_reaction: Handler | None = None
    """Called where somebody's reactions to a message of the group changed."""
    memberships: Callable[[Context, Membership], None] | None = None
    cards: Mapping[str, Callable[[Session, datetime, int], OutMessage | None]] = field(
        default_factory=dict
    )
    """Live cards by kind: (session, now, ref id) → what it shows, None when it is gone."""
    live: Mapping[str, Live] = field(default_factory=dict)
    """Those of the cards that hang in groups and how to tell which still serve: these are put up
    again where a group became a supergroup; the others stay where nobody can change them."""
    errands: Mapping[str, Work] = field(default_factory=dict)
