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
from data.values.talk import CANCEL, is_link, small_talk, split_word
from handlers.shared import access, form_chat, retired
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal
from handlers.shared.registry import Registry, registry_of
from handlers.shared.router import Guard, Route, Router

route = Router()
SMALL_TALK = {
    "thanks": "hearing-thanks",
    "greeting": "hearing-greeting",
    "fine": "hearing-fine",
}
"""The texts that answer what needs no more than a line."""
SHORT = 40
"""Characters of a text that may be said in passing."""


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
        _hear_unasked(ctx, registry)


def _hear_unasked(ctx: Context, registry: Registry) -> None:
    """Takes a private text that is no answer and begins with no command: what members say in
    passing, or something sent."""
    short = len(ctx.text) <= SHORT and not ctx.incoming.forwarded
    for command in registry.commands.values():
        if short and command.says is not None and command.says.search(ctx.text):
            command.run(ctx)
            return
    if short and (said := small_talk(ctx.text)):
        access.use_own_language(ctx)
        ctx.reply(ctx.texts(SMALL_TALK[said]))
        return
    registry.unasked(ctx)


def leave_step(ctx: Context) -> None:
    """Leaves the private step in progress for a command."""
    draft = drafts.awaited(ctx.session, ctx.person.id, ctx.now) if ctx.private else None
    if draft is not None and not _stays(registry_of(ctx.session), draft):
        drafts.end(ctx.session, draft)


def _stays(registry: Registry, draft: Draft) -> bool:
    step = registry.steps.get(draft.kind)
    return step.stays if step is not None else _is_unknown(registry, draft)


def _is_unknown(registry: Registry, draft: Draft) -> bool:
    """Tells whether a step is of another version's kind: it is left to processes that know it."""
    known = (registry.forms, registry.steps, registry.files, retired.STEPS)
    return not any(draft.kind in kinds for kinds in known)


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
        leave_step(ctx)
        registry.unasked(ctx)


def answer_step(ctx: Context, draft: Draft) -> None:
    """Hands a text to the step in progress that awaits it."""
    registry, ctx.draft = registry_of(ctx.session), draft
    elsewhere = ctx.incoming.forwarded or is_link(ctx.text)
    if draft.kind in registry.forms:
        if not form_chat.take_typed(ctx, leaves=elsewhere):
            leave_step(ctx)
            registry.unasked(ctx)
    elif draft.kind in registry.steps:
        try:
            registry.steps[draft.kind].run(ctx)
        except Refusal as no:
            if elsewhere and not _stays(registry, draft):
                leave_step(ctx)
                registry.unasked(ctx)
                return
            no.step = draft.id
            raise
    elif draft.kind in retired.STEPS:
        raise Refusal("step-retired", command=retired.STEPS[draft.kind])
    elif _is_unknown(registry, draft):
        access.use_own_language(ctx)
        ctx.reply(ctx.texts("try-later"))
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


def _left(ctx: Context) -> tuple[Draft | None]:
    draft = ctx.session.get(Draft, number(ctx.args))
    return (draft if draft is not None and draft.account_id == ctx.person.id else None,)


@route.button("hw.x", Guard(_left, "whose step it is"))
def leave(ctx: Context, draft: Draft | None) -> None:
    """Leaves the step that refused what was sent."""
    access.use_own_language(ctx)
    if draft is not None:
        drafts.end(ctx.session, draft)
    ctx.edit(OutMessage(ctx.texts("hearing-left")))


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
