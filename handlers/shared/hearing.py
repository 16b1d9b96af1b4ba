"""Decides what a text is meant for; docs/hearing.md has the table, and stories hold to it.

In the group: a reply to a live card, a command's Chinese word, a contribution to a topic, or
nothing. In private: 取消, an answer to the step in progress, a command's Chinese word, or
something sent unasked. A word is the command where it stands alone, or where the command can read
the line behind it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from data.models import Draft
from data.queries import card as cards, draft as drafts
from data.values.out import OutMessage
from data.values.talk import CANCEL, split_word
from handlers.shared import access, form_chat, retired
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal
from handlers.shared.registry import Registry, registry_of
from handlers.shared.router import Guard, Route, Router

route = Router()


def command_in(registry: Registry, text: str) -> tuple[Route | None, str]:
    """The command whose word a text begins with, and the rest; any white space or a colon ends the
    word."""
    word, rest = split_word(text)
    return registry.words.get(word), rest


def _run_word(ctx: Context, command: Route, rest: str) -> bool:
    """Runs a command, if the text behind its word is a line that it reads."""
    if rest and not (command.line and command.line(ctx, rest)):
        return False
    ctx.incoming = replace(ctx.incoming, text=rest)
    command.run(ctx)
    return True


def hear_group(ctx: Context) -> None:
    """Takes what was written in a group."""
    if access.is_elsewhere(ctx):
        return
    registry, incoming = registry_of(ctx.session), ctx.incoming
    card = cards.at(ctx.session, ctx.chat_id, incoming.reply_to) if incoming.reply_to else None
    if card is not None and card.kind in registry.on_reply:
        registry.on_reply[card.kind](ctx, card.ref_id)
        return
    command, rest = command_in(registry, ctx.text)
    fresh = not (incoming.edited or incoming.forwarded or incoming.from_channel)
    if command is not None and fresh and _run_word(ctx, command, rest):
        return
    for one in registry.features:
        if one.on_topic_message:
            one.on_topic_message(ctx)


def hear_private(ctx: Context) -> None:
    """Takes what was written privately."""
    registry = registry_of(ctx.session)
    command, rest = command_in(registry, ctx.text)
    if ctx.incoming.forwarded:
        command = None
    if ctx.text.strip().casefold() in CANCEL:
        _cancel(ctx)
        return
    draft = drafts.awaited(ctx.session, ctx.person.id, ctx.now)
    if draft is not None and (_takes_text(registry, draft) or command is None):
        if command is not None and not rest:
            _ask(ctx, draft, ctx.text.strip())
        else:
            answer_step(ctx, draft)
    elif command is None or not _run_word(ctx, command, rest):
        registry.unasked(ctx)


def hear_file(ctx: Context) -> None:
    """Takes a file as the answer to the step in progress, if that one takes files."""
    registry = registry_of(ctx.session)
    ctx.draft = draft = drafts.awaited(ctx.session, ctx.person.id, ctx.now)
    form = registry.forms.get(draft.kind) if draft else None
    found = registry.files.get(draft.kind) if draft else None
    if form is not None and draft is not None and form.question(draft.awaits).file:
        form_chat.take_typed(ctx)
    elif found is not None:
        found.run(ctx)
    else:
        registry.unasked(ctx)


def answer_step(ctx: Context, draft: Draft) -> None:
    """Hands a text to the step in progress that awaits it."""
    registry, ctx.draft = registry_of(ctx.session), draft
    if draft.kind in registry.forms:
        form_chat.take_typed(ctx)
    elif draft.kind in registry.steps:
        registry.steps[draft.kind].run(ctx)
    elif draft.kind in retired.STEPS:
        raise Refusal("step-retired", command=retired.STEPS[draft.kind])
    else:
        registry.unasked(ctx)


def _takes_text(registry: Registry, draft: Draft) -> bool:
    form = registry.forms.get(draft.kind)
    if form is None:
        return draft.kind in registry.steps
    return form.question(draft.awaits).typed is not None


def _cancel(ctx: Context) -> None:
    """Leaves whatever step is in progress."""
    draft = drafts.latest(ctx.session, ctx.person.id, ctx.now)
    access.use_own_language(ctx)
    if draft is None:
        ctx.reply(ctx.texts("hearing-nothing"))
        return
    drafts.end(ctx.session, draft)
    ctx.reply(ctx.texts("hearing-left"))


def _ask(ctx: Context, draft: Draft, word: str) -> None:
    """Asks whether a word of ours answers the step in progress or is the command."""
    access.use_own_language(ctx)
    answer = tap(ctx.plain("hearing-answer"), "hw.a", draft.id, word)
    go = tap(ctx.plain("hearing-go", word=word), "hw.g", draft.id, word)
    ctx.reply(OutMessage(ctx.texts("hearing-which", word=word)).with_buttons((answer, go)))


def _own_step(ctx: Context) -> tuple[Draft, str]:
    draft = drafts.awaited(ctx.session, ctx.person.id, ctx.now)
    # These buttons stand on a message of their own, never on the step's question.
    if draft is None or draft.id != number(ctx.args) or draft.message_id == ctx.message_id:
        raise Refusal("button-stale")
    return draft, ctx.arg(1)


STEP = Guard(_own_step, "who is asked")


@route.button("hw.a", STEP)
def take_as_answer(ctx: Context, draft: Draft, word: str) -> None:
    """Takes the word as the answer to the step."""
    with _as_if_typed(ctx, word, word):
        answer_step(ctx, draft)


@route.button("hw.g", STEP)
def go_there(ctx: Context, draft: Draft, word: str) -> None:
    """Leaves the step and runs the command of the word."""
    command = registry_of(ctx.session).words.get(word)
    if command is None:
        raise Refusal("button-stale")
    drafts.end(ctx.session, draft)
    with _as_if_typed(ctx, word, ""):
        command.run(ctx)


@contextmanager
def _as_if_typed(ctx: Context, word: str, text: str) -> Iterator[None]:
    """Leaves the question without buttons and goes on as if the text had been typed; a refusal
    answers the tap."""
    tapped = ctx.incoming
    ctx.answer()
    ctx.edit(OutMessage(ctx.texts("hearing-which", word=word)))
    ctx.incoming = replace(tapped, text=text, query_id="", args=())
    try:
        yield
    except Refusal:
        ctx.incoming = tapped
        raise
