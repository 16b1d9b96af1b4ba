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
from handlers.shared.context import Context, Incoming
from handlers.shared.feature import Action, Handler, Plannable, Thing
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, escape

AWAITS = "message"
LATE = timedelta(hours=6)
"""A message that is later than this is not sent any more."""
LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
"""UTF-16 units that Telegram takes from a bot."""
MOST_FILES = 10


def choose(ctx: Context, _branch: Branch, draft: Draft) -> None:
    """Asks for the message."""
    draft.awaits = AWAITS
    fill(draft, data={})
    ctx.show(
        OutMessage(ctx.texts("plan-ask-message")).with_buttons(
            asking_view.ways(ctx.texts, draft, "p.bk")
        )
    )


def typed(ctx: Context, draft: Draft) -> None:
    """The message was sent: a text, a file with a caption, or a piece of an album."""
    before = draft.data["data"].get("album", "")
    if ctx.incoming.album and ctx.incoming.album == before:
        _another_piece(ctx, draft)
        return
    message = taken(ctx.incoming)
    answered(ctx, draft)
    fill(draft, data={"message": message.as_json(), "album": ctx.incoming.album})
    keep = tap(ctx.texts.plain("plan-message-keep"), "p.mk", draft.id)
    ways = asking_view.ways(ctx.texts, draft, "p.bk")
    if ctx.incoming.album:
        look = tap(ctx.texts.plain("plan-message-look"), "p.ml", draft.id)
        ctx.reply(OutMessage(ctx.texts("plan-message-album")).with_buttons((keep, look), ways))
        return
    ctx.reply(OutMessage(ctx.texts("plan-would-be")))
    ctx.reply(message)
    ctx.reply(OutMessage(ctx.texts("plan-message-here")).with_buttons((keep,), ways))


def taken(incoming: Incoming) -> OutMessage:
    """The message as it will be sent; raises Refusal where Telegram would not take it from a bot:
    people with Premium may write longer captions."""
    if incoming.file is None and not incoming.text.strip():
        raise Refusal("plan-message-kind")
    long, most = units(incoming.html), LONGEST_CAPTION if incoming.file else LONGEST_TEXT
    if long > most:
        key = "plan-caption-long" if incoming.file else "plan-message-long"
        raise Refusal(key, long=long, most=most)
    if incoming.file is None:
        return OutMessage(incoming.html, preview=True)
    file = OutFile(incoming.file.kind, incoming.file.name, file_id=incoming.file.file_id)
    if incoming.album:
        return OutMessage(incoming.html, album=(file,))
    return OutMessage(incoming.html, file=file)


def _another_piece(ctx: Context, draft: Draft) -> None:
    """One more of the same album, which came as messages of its own."""
    kept = OutMessage.from_json(draft.data["data"]["message"])
    more = taken(ctx.incoming)
    if len(kept.album) >= MOST_FILES:
        return
    joined = replace(kept, album=(*kept.album, *more.album), text=kept.text or more.text)
    fill(draft, data={**draft.data["data"], "message": joined.as_json()})


def tapped_look(ctx: Context) -> None:
    """The album as it will look."""
    _, draft = own(ctx)
    ctx.reply(_of(draft.data["data"]))


def tapped_keep(ctx: Context) -> None:
    """That is the message."""
    _, draft = own(ctx)
    message = _of(draft.data["data"])
    title = first_line(message.text) or ctx.texts.plain("plan-kind-message")
    steps.chosen(ctx, draft, title=title, data={"message": message.as_json()})


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


def one_line(_session: Session, texts: Texts, _branch: Branch, said: str) -> dict[str, Thing]:
    """Finds a message as a line says it: 消息 and the text."""
    text = said.removeprefix(texts.plain("plan-message-word")).lstrip(" :")
    if text == said or not text:
        return {}
    return {said: Thing(first_line(escape(text)), {"message": OutMessage(escape(text)).as_json()})}


PLANNABLE = Plannable("message", Action(due, LATE), choose, preview, one_line=one_line)
TAPS: dict[str, Handler] = {"p.mk": tapped_keep, "p.ml": tapped_look}
