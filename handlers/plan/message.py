"""Plans that send a message of the secretary's own: taken as written, shown, sent when due."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Draft, Plan
from data.queries import outbox
from data.values.out import OutFile, OutMessage
from data.values.rich import first_line, units
from handlers.plan import asking_view, steps
from handlers.plan.progress import answered, fill, own
from handlers.shared.buttons import tap
from handlers.shared.doors import Action, Door, Plannable
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Deed, Turn

AWAITS = "message"
LATE = timedelta(hours=6)
"""A message that is later than this is not sent any more."""
LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
"""UTF-16 units that Telegram takes from a bot."""
MOST_FILES = 10


def choose(turn: Turn, _branch: Branch, draft: Draft) -> None:
    """Asks for the message."""
    draft.awaits = AWAITS
    fill(draft, data={})
    turn.show(
        OutMessage(turn.texts("plan-ask-message")).with_buttons(
            asking_view.ways(turn.texts, draft, "p.bk")
        )
    )


def typed(turn: Turn, draft: Draft) -> None:
    """The message was sent: a text, a file with a caption, or a piece of an album."""
    before = draft.data["data"].get("album", "")
    if turn.deed.album and turn.deed.album == before:
        _another_piece(turn, draft)
        return
    message = taken(turn.deed)
    answered(turn, draft)
    fill(draft, data={"message": message.as_json(), "album": turn.deed.album})
    keep = tap(turn.texts.plain("plan-message-keep"), "p.mk", draft.id)
    ways = asking_view.ways(turn.texts, draft, "p.bk")
    if turn.deed.album:
        look = tap(turn.texts.plain("plan-message-look"), "p.ml", draft.id)
        turn.say(OutMessage(turn.texts("plan-message-album")).with_buttons((keep, look), ways))
        return
    turn.say(OutMessage(turn.texts("plan-would-be")))
    turn.say(message)
    turn.say(OutMessage(turn.texts("plan-message-here")).with_buttons((keep,), ways))


def taken(deed: Deed) -> OutMessage:
    """The message as it will be sent; raises Refusal where Telegram would not take it from a bot:
    people with Premium may write longer captions."""
    if deed.file is None and not deed.text.strip():
        raise Refusal("plan-message-kind")
    long, most = units(deed.html), LONGEST_CAPTION if deed.file else LONGEST_TEXT
    if long > most:
        key = "plan-caption-long" if deed.file else "plan-message-long"
        raise Refusal(key, long=long, most=most)
    if deed.file is None:
        return OutMessage(deed.html, preview=True)
    file = OutFile(deed.file.kind, deed.file.name, file_id=deed.file.file_id)
    if deed.album:
        return OutMessage(deed.html, album=(file,))
    return OutMessage(deed.html, file=file)


def _another_piece(turn: Turn, draft: Draft) -> None:
    """One more of the same album, which came as messages of its own."""
    kept = OutMessage.from_json(draft.data["data"]["message"])
    more = taken(turn.deed)
    if len(kept.album) >= MOST_FILES:
        return
    joined = replace(kept, album=(*kept.album, *more.album), text=kept.text or more.text)
    fill(draft, data={**draft.data["data"], "message": joined.as_json()})


def tapped_look(turn: Turn) -> None:
    """The album as it will look."""
    _, draft = own(turn)
    turn.say(_of(draft.data["data"]))


def tapped_keep(turn: Turn) -> None:
    """That is the message."""
    _, draft = own(turn)
    message = _of(draft.data["data"])
    title = first_line(message.text) or turn.texts.plain("plan-kind-message")
    steps.chosen(turn, draft, title=title, data={"message": message.as_json()})


def _of(data: dict[str, Any]) -> OutMessage:
    """The message of a plan or draft; an album of one is no album."""
    if "message" not in data:
        raise Refusal("button-stale")
    message = OutMessage.from_json(data["message"])
    if len(message.album) == 1:
        return replace(message, file=message.album[0], album=())
    return message


def due(session: Session, now: datetime, plan: Plan) -> str:
    """Sends the message to the group."""
    branch = session.get_one(Branch, plan.branch_id)
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    outbox.post(session, branch.chat_id, "message", _of(plan.data), now, branch_id=branch.id)
    return ""


def preview(_session: Session, _now: datetime, plan: Plan) -> list[OutMessage]:
    """The message."""
    return [_of(plan.data)]


PLANNABLE = Plannable("message", Action(due, LATE), choose, preview)
TAPS: dict[str, Door] = {"p.mk": tapped_keep, "p.ml": tapped_look}
