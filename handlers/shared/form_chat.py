"""Asks forms in the private chat: one question a message, the last page with everything.

A form in progress is a draft: its kind names the form, `awaits` the question that is asked (empty
on the last page), and its data holds the answers, the values that are offered on the buttons, and
whether a question is asked again from the last page. All forms share these buttons.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from data.models import Branch, Draft, Member
from data.queries import draft as drafts
from data.values.out import Button, OutMessage
from handlers.shared import access, form_view, quiet, steps
from handlers.shared.buttons import link, number
from handlers.shared.context import Context
from handlers.shared.daypicker import day_of, month_of
from handlers.shared.forms import Answers, Form, Question
from handlers.shared.notify import reachable
from handlers.shared.refusal import Refusal
from handlers.shared.registry import registry_of
from handlers.shared.router import Guard, Handler, Router, anyone

route = Router()
LINK = "fm"
"""The link to a form in progress, from the group."""


def begin(ctx: Context, form: Form, branch: Branch, member: Member, /, **values: Any) -> None:
    """Asks a form's first question without an answer; `values` are answers and what the form is
    about. The person's step in progress is dropped."""
    _show(ctx, form, *_started(ctx, form, branch, member, values))


def begin_privately(
    ctx: Context, form: Form, branch: Branch, member: Member, /, **values: Any
) -> None:
    """As `begin`, in the private chat also where the person wrote in the group: there only they
    see the one link to it."""
    if ctx.private:
        begin(ctx, form, branch, member, **values)
        return
    answers, draft = _started(ctx, form, branch, member, values)
    known = reachable(ctx.session, branch, ctx.person.id) is not None
    if known:
        written = ctx.incoming
        ctx.incoming = replace(written, chat_id=ctx.person.id, private=True, thread=0)
        access.use_language(ctx, branch)
        _show(ctx, form, answers, draft)
        ctx.incoming = written
    ctx.reply_privately(
        OutMessage(ctx.texts("form-in-private")).with_buttons(
            Button(ctx.plain("open-private"), url=link(ctx.bot_id, LINK, draft.id))
        ),
        public_fallback=not known,
    )


def change(
    ctx: Context, form: Form, name: str, branch: Branch, member: Member, /, **values: Any
) -> None:
    """Asks one question of a form alone, to change one field of a row: its answer ends the form by
    the first ending, which finds the question's name in `Answers.only`. `values` name the row."""
    answers, draft = _started(ctx, form, branch, member, values)
    answers.only, draft.data = name, {**draft.data, "only": name}
    _ask(ctx, form, answers, draft, form.question(name))


def asking(form: Form, question: str = "", *, row: str = "") -> Handler:
    """Makes the handler of a button that begins a form, or asks one `question` of it alone; the
    value `row` names the row that the button's guard found."""

    def ask(ctx: Context, branch: Branch, member: Member, found: Any = None) -> None:
        about = {row: found.id} if row else {}
        of = (branch, member)
        change(ctx, form, question, *of, **about) if question else begin(ctx, form, *of, **about)

    return ask


def _started(
    ctx: Context, form: Form, branch: Branch, member: Member, values: dict[str, Any]
) -> tuple[Answers, Draft]:
    data = {**form.blank, **values}
    draft = steps.begin(ctx, branch, form.kind, answers=data, offered=[])
    return Answers(ctx.session, ctx.now, ctx.texts, branch, member, data), draft


def _in_progress(ctx: Context) -> tuple[Form, Answers, Draft]:
    """The person's own form that a button belongs to, or that is being filled in by typing."""
    draft = ctx.draft or ctx.session.get(Draft, number(ctx.args))
    form = registry_of(ctx.session).forms.get(draft.kind) if draft else None
    own = draft is not None and draft.account_id == ctx.person.id
    if draft is None or form is None or not own or draft.expires_at <= ctx.now:
        access.use_own_language(ctx)
        raise Refusal("button-stale")
    branch, member = access.enter(ctx, draft.branch_id or 0, form.right)
    draft.message_id = (ctx.incoming.query_id and ctx.message_id) or draft.message_id
    data, only = draft.data["answers"], draft.data.get("only", "")
    answers = Answers(ctx.session, ctx.now, ctx.texts, branch, member, data, only)
    if form.still is not None:
        form.still(ctx, answers)
    return form, answers, draft


def _asked(ctx: Context) -> tuple[Form, Answers, Draft, Question]:
    """As `_in_progress`, with the question that is asked; a button names the one it belongs to."""
    form, answers, draft = _in_progress(ctx)
    if ctx.incoming.query_id and ctx.arg(1) != draft.awaits:
        raise Refusal("form-moved-on")
    return form, answers, draft, form.question(draft.awaits)


FORM = Guard(_in_progress, "who fills the form in, with the form's right")
QUESTION = Guard(_asked, "who fills the form in, with the form's right")


@route.link(LINK, FORM)
def open_form(ctx: Context, form: Form, answers: Answers, draft: Draft) -> None:
    """Shows a form that was begun in the group."""
    _show(ctx, form, answers, draft)


@route.button("f.o", QUESTION)
def choose(ctx: Context, form: Form, answers: Answers, draft: Draft, question: Question) -> None:
    """Takes an answer that was offered, or ticks it."""
    offered, at = draft.data["offered"], number(ctx.args, 2)
    if at >= len(offered):
        raise Refusal("button-stale")
    if question.many:
        form.tick(answers, question, offered[at])
        _keep(draft, answers)
        _ask(ctx, form, answers, draft, question, at // question.most)
    else:
        form.take(answers, question, offered[at])
        _go_on(ctx, form, answers, draft)


@route.button("f.s", QUESTION)
def skip(ctx: Context, form: Form, answers: Answers, draft: Draft, question: Question) -> None:
    """Leaves the question without an answer; where several may be ticked, goes on."""
    form.skip(answers, question)
    _go_on(ctx, form, answers, draft)


@route.button("f.p", QUESTION)
def page(ctx: Context, form: Form, answers: Answers, draft: Draft, question: Question) -> None:
    """Turns to another page of the choices."""
    _ask(ctx, form, answers, draft, question, number(ctx.args, 2))


@route.button("f.m", QUESTION)
def month(ctx: Context, form: Form, answers: Answers, draft: Draft, question: Question) -> None:
    """Shows a month to choose a day from."""
    if question.days is None:
        raise Refusal("button-stale")
    _ask(ctx, form, answers, draft, question, month=month_of(ctx.arg(2)))


@route.button("f.n", anyone())
def nothing(_ctx: Context) -> None:
    """Answers a button that only fills its place in a calendar."""


@route.button("f.d", QUESTION)
def day(ctx: Context, form: Form, answers: Answers, draft: Draft, question: Question) -> None:
    """Takes a day of the calendar."""
    form.take(answers, question, _day(answers, question, day_of(ctx.arg(2))))
    _go_on(ctx, form, answers, draft)


def _day(answers: Answers, question: Question, chosen: date) -> str:
    if question.days is None:
        raise Refusal("button-stale")
    first, last = question.days(answers)
    if not first <= chosen <= last:
        raise Refusal("form-day-out", first=first.isoformat(), last=last.isoformat())
    return chosen.isoformat()


@route.button("f.y", FORM)
def move_on(ctx: Context, form: Form, answers: Answers, draft: Draft) -> None:
    """Moves a small choice of the last page on to its next value."""
    form.move_on(answers, ctx.arg(1))
    _keep(draft, answers)
    _show(ctx, form, answers, draft)


@route.button("f.c", FORM)
def change_answer(ctx: Context, form: Form, answers: Answers, draft: Draft) -> None:
    """Asks a question again, from the last page."""
    draft.data = {**draft.data, "again": True}
    _ask(ctx, form, answers, draft, form.changeable(answers, ctx.arg(1)))


@route.button("f.b", FORM)
def back(ctx: Context, form: Form, answers: Answers, draft: Draft) -> None:
    """Goes back: to the last page where a question was asked again, else to the question before,
    and from the first one to where the form was begun."""
    before = None if answers.only else form.before(answers, draft.awaits)
    if draft.data.get("again") and form.open(answers) is None:
        _show(ctx, form, answers, draft)
    elif before is None:
        if form.leave is None:
            raise Refusal("button-stale")
        _over(ctx, form, answers, draft)
        form.leave(ctx, answers)
    else:
        _ask(ctx, form, answers, draft, before)


@route.button("f.x", FORM)
def cancel(ctx: Context, form: Form, answers: Answers, draft: Draft) -> None:
    """Gives the form up."""
    _over(ctx, form, answers, draft)
    ctx.show(OutMessage(ctx.texts("cancelled")))


@route.button("q.x", anyone())
def keep_quiet(ctx: Context) -> None:
    """Sends nothing after all."""
    access.use_own_language(ctx)
    ctx.edit(OutMessage(ctx.texts("cancelled")))


@route.button("f.e", FORM)
def end(ctx: Context, form: Form, answers: Answers, draft: Draft) -> None:
    """Ends the form as a button of the last page says."""
    name, branch = ctx.arg(1), answers.branch
    posts = any(one.posts for one in form.endings if one.name == name)
    if posts and quiet.asked(ctx, branch, "f.e", draft.id, name):
        return
    with quiet.as_answered(ctx, branch):
        _end(ctx, form, answers, draft, name)


def _end(ctx: Context, form: Form, answers: Answers, draft: Draft, name: str) -> None:
    _over(ctx, form, answers, draft)
    form.end(ctx, answers, name)


def _over(ctx: Context, form: Form, answers: Answers, draft: Draft) -> None:
    drafts.end(ctx.session, draft)
    if form.over is not None:
        form.over(ctx, answers)


def take_typed(ctx: Context, *, leaves: bool = False) -> bool:
    """Takes what was typed, or the file that was sent, as the answer to the question that is asked;
    False where it will not do and `leaves` the form.

    Else an answer that will not do leaves the question; where several may be ticked, it is ticked.
    """
    try:
        form, answers, draft, question = _asked(ctx)
    except Refusal as no:
        # Refused, the form would take every message until it expires.
        assert ctx.draft is not None
        drafts.end(ctx.session, ctx.draft)
        ctx.reply(ctx.texts(no.key, **no.values))
        return True
    try:
        value = _read(ctx, answers, question)
        (form.tick_all if question.many else form.take)(answers, question, value)
    except Refusal as no:
        leaves = leaves and not question.link
        if not leaves:
            _ask(ctx, form, answers, draft, question, said=ctx.texts(no.key, **no.values))
        return not leaves
    if draft.message_id:
        # The question is answered: its buttons would only lead back.
        ctx.delete(draft.message_id)
        draft.message_id = None
    if question.many and question.wanted(answers):
        _keep(draft, answers)
        _ask(ctx, form, answers, draft, question)
    else:
        _go_on(ctx, form, answers, draft)
    return True


def _read(ctx: Context, answers: Answers, question: Question) -> Any:
    if ctx.file is not None:
        if question.file is None:
            raise Refusal("form-no-file")
        return question.file(answers, ctx.file)
    if question.typed is None:
        raise Refusal("form-tap-wanted" if question.file is None else "form-file-wanted")
    value = question.typed(answers, ctx.incoming.html if question.rich else ctx.text)
    return _day(answers, question, value) if isinstance(value, date) else value


def _keep(draft: Draft, answers: Answers) -> None:
    draft.data = {**draft.data, "answers": answers.data}


def _go_on(ctx: Context, form: Form, answers: Answers, draft: Draft) -> None:
    """Asks what is open, or shows the last page; a form without one ends."""
    _keep(draft, answers)
    if answers.only or (form.summary is None and form.open(answers) is None):
        _end(ctx, form, answers, draft, form.endings[0].name)
    else:
        _show(ctx, form, answers, draft)


def _show(ctx: Context, form: Form, answers: Answers, draft: Draft) -> None:
    question = form.open(answers)
    if question is not None:
        _ask(ctx, form, answers, draft, question)
        return
    draft.awaits, draft.data = "", {**draft.data, "again": False, "offered": []}
    ctx.show(form_view.last_page(form, answers, draft))


def _ask(
    ctx: Context,
    form: Form,
    answers: Answers,
    draft: Draft,
    question: Question,
    at: int = 0,
    said: str = "",
    month: str = "",
) -> None:
    offered = question.choices(answers) if question.choices else ()
    draft.awaits = question.name
    draft.data = {**draft.data, "offered": [value for _, value in offered]}
    shown = form_view.Asked(form, answers, draft, question, offered)
    ctx.show(form_view.asked(shown, at, said, month))
