"""Hands on what no step awaits to the feature that wants it, or asks the person which one."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from data.models import Draft
from data.queries import draft as drafts, member as members
from data.values.out import OutMessage
from handlers.help.routes import show_help
from handlers.shared import access
from handlers.shared.buttons import number, rows, tap
from handlers.shared.context import Context, FileIn, Incoming
from handlers.shared.feature import Taker
from handlers.shared.registry import registry_of
from handlers.shared.router import Guard, Refusal, Router, anyone

route = Router()
DRAFT = "incoming"


def take(ctx: Context) -> None:
    """Hands on what came, or asks what it is."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    takers = _takers(ctx)
    wanted = {taker.name: taker.wants(ctx) for taker in takers.values()}
    most = max(wanted.values(), default=0)
    best = [takers[name] for name, much in wanted.items() if much and much == most]
    if len(best) == 1:
        best[0].handler(ctx)
    elif best:
        _ask(ctx, best)
    elif ctx.text and ctx.file is None:
        _refuse_on_last_page(ctx)
        show_help(ctx)
    else:
        raise Refusal("incoming-nobody")


def _refuse_on_last_page(ctx: Context) -> None:
    """Raises Refusal where a person typed who has the last page of a form before them."""
    draft = drafts.latest(ctx.session, ctx.person.id, ctx.now)
    if draft and not draft.awaits and draft.kind in registry_of(ctx.session).forms:
        access.enter(ctx, draft.branch_id or 0)
        no = Refusal("form-tap-wanted")
        no.step = draft.id
        raise no


def _takers(ctx: Context) -> dict[str, Taker]:
    return {taker.name: taker for taker in registry_of(ctx.session).takers}


def _ask(ctx: Context, takers: Sequence[Taker]) -> None:
    draft = drafts.begin(ctx.session, ctx.person.id, DRAFT, ctx.now, data=_written(ctx.incoming))
    buttons = [
        tap(ctx.plain(f"take-{taker.name}"), "in.t", draft.id, taker.name) for taker in takers
    ]
    name = ctx.file.name if ctx.file else ""
    text = ctx.texts("incoming-ask-file", name=name) if name else ctx.texts("incoming-ask")
    ctx.reply(
        OutMessage(text).with_buttons(*rows(buttons, 2), tap(ctx.plain("cancel"), "in.x", draft.id))
    )


def _asked(ctx: Context) -> tuple[Draft, Taker]:
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, DRAFT, ctx.now)
    taker = _takers(ctx).get(ctx.arg(1))
    if draft is None or taker is None:
        raise Refusal("button-stale")
    return draft, taker


@route.button("in.t", Guard(_asked, "who sent it"))
def hand_on(ctx: Context, draft: Draft, taker: Taker) -> None:
    """Hands what came to the taker that the person chose."""
    ctx.incoming = _read(ctx.incoming, draft.data)
    drafts.end(ctx.session, draft)
    taker.handler(ctx)


@route.button("in.x", anyone())
def cancel(ctx: Context) -> None:
    """Drops what came."""
    drafts.drop(ctx.session, ctx.person.id, DRAFT)
    ctx.edit(OutMessage(ctx.texts("cancelled")))


def _written(incoming: Incoming) -> dict[str, Any]:
    return {
        "file": asdict(incoming.file) if incoming.file else None,
        "text": incoming.text,
        "html": incoming.html,
        "forwarded": incoming.forwarded,
        "album": incoming.album,
    }


def _read(incoming: Incoming, data: dict[str, Any]) -> Incoming:
    file = FileIn(**data["file"]) if data["file"] else None
    rest = {name: data[name] for name in ("text", "html", "forwarded", "album")}
    return replace(incoming, file=file, **rest)
