"""What secretaries plan of questions: which ones, how many, for how long, and a reminder."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.starter_bank import starter_bank
from data.models import Branch, Draft, Plan
from data.queries import choosing
from data.queries import question as bank
from data.values.out import OutMessage
from handlers.plan import steps
from handlers.plan.progress import argument, fill, own
from handlers.quiz import asking, due, planning_view, rules
from handlers.quiz.options import COUNTS, HOURS, LEVELS, MOST_TAGS, Options
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Action, Handler, Plannable, Starter, Thing
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, texts_in

KIND = "question"


def choose(ctx: Context, branch: Branch, draft: Draft) -> None:
    """Shows what the plan would ask, all of it at its likeliest, to be changed one by one."""
    fill(draft, data=Options.of(draft.data["data"]).data())
    _show(ctx, branch, draft)


def _own(ctx: Context) -> tuple[Branch, Draft, Options]:
    """The draft of a button, on its way to a plan of questions."""
    branch, draft = own(ctx, "kind")
    if draft.data["kind"] != KIND:
        raise Refusal("button-stale")
    return branch, draft, Options.of(draft.data["data"])


def _show(ctx: Context, branch: Branch, draft: Draft) -> None:
    options = Options.of(draft.data["data"])
    ctx.answer("")
    ctx.show(
        planning_view.whole(
            ctx.texts,
            draft,
            options,
            branch.question_hours,
            _many(ctx.session, ctx, branch, options),
        )
    )


def _many(session: Session, ctx: Context, branch: Branch, options: Options) -> int:
    today = rules.local_day(ctx.now, branch.zone)
    return choosing.many(session, branch.id, today, options.tags, options.difficulties)


def tapped_back(ctx: Context) -> None:
    """Back to the whole."""
    branch, draft, _ = _own(ctx)
    _show(ctx, branch, draft)


def tapped_tags(ctx: Context) -> None:
    """The bank's tags, those chosen ticked; one that is tapped is ticked or not any more."""
    branch, draft, options = _own(ctx)
    tags = bank.tags(ctx.session, branch.id)
    if len(ctx.args) > 2:
        at = number(ctx.args, 2)
        if at >= len(tags):
            raise Refusal("button-stale")
        options = _ticked(options, tags[at][0])
        fill(draft, data=options.data())
    ctx.edit(planning_view.tags(ctx.texts, draft, options, tags, number(ctx.args, 1)))


def _ticked(options: Options, tag: str) -> Options:
    if tag in options.tags:
        return replace(options, tags=tuple(one for one in options.tags if one != tag))
    if len(options.tags) >= MOST_TAGS:
        raise Refusal("question-many-tags", most=MOST_TAGS)
    return replace(options, tags=(*options.tags, tag))


def tapped_no_tags(ctx: Context) -> None:
    """Questions of all tags."""
    branch, draft, options = _own(ctx)
    fill(draft, data=replace(options, tags=()).data())
    _show(ctx, branch, draft)


def tapped_level(ctx: Context) -> None:
    """How hard; without an argument it asks."""
    branch, draft, options = _own(ctx)
    level = argument(ctx)
    if not level:
        today = rules.local_day(ctx.now, branch.zone)
        many = {
            one: choosing.many(ctx.session, branch.id, today, options.tags, difficulties)
            for one, difficulties in LEVELS.items()
        }
        ctx.edit(planning_view.levels(ctx.texts, draft, many))
        return
    if level not in LEVELS:
        raise Refusal("button-unknown")
    fill(draft, data=replace(options, level=level).data())
    _show(ctx, branch, draft)


def tapped_count(ctx: Context) -> None:
    """How many at a time; without an argument it asks."""
    branch, draft, options = _own(ctx)
    if not argument(ctx):
        ctx.edit(planning_view.counts(ctx.texts, draft))
        return
    if number(ctx.args, 1) not in COUNTS:
        raise Refusal("button-unknown")
    fill(draft, data=replace(options, count=number(ctx.args, 1)).data())
    _show(ctx, branch, draft)


def tapped_hours(ctx: Context) -> None:
    """Open for how long; without an argument it asks."""
    branch, draft, options = _own(ctx)
    if not argument(ctx):
        ctx.edit(planning_view.hours(ctx.texts, draft))
        return
    if number(ctx.args, 1) not in HOURS:
        raise Refusal("button-unknown")
    fill(draft, data=replace(options, hours=number(ctx.args, 1)).data())
    _show(ctx, branch, draft)


def tapped_reminds(ctx: Context) -> None:
    """With a reminder or without."""
    branch, draft, options = _own(ctx)
    fill(draft, data=replace(options, reminds=not options.reminds).data())
    _show(ctx, branch, draft)


def tapped_done(ctx: Context) -> None:
    """That is what the plan asks."""
    branch, draft, options = _own(ctx)
    if not _many(ctx.session, ctx, branch, options):
        raise Refusal("question-none-such")
    steps.chosen(ctx, draft, title=planning_view.title(ctx.texts, options), data=options.data())


def tapped_starter(ctx: Context) -> None:
    """The questions that ship with the program are taken into the bank."""
    branch, draft, _ = _own(ctx)
    _load(ctx.session, ctx.now, branch, ctx.person.id)
    _show(ctx, branch, draft)


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """The next questions as they would be posted; nothing is asked."""
    branch = session.get_one(Branch, plan.branch_id)
    options = Options.of(plan.data)
    found = choosing.next_for_group(
        session,
        branch.id,
        now,
        tags=options.tags,
        difficulty=options.difficulties,
        count=options.count,
    )
    if not found:
        raise Refusal("question-none")
    texts = texts_in(branch.language)
    quiet = (branch.quiet_from, branch.quiet_to)
    closes_at = rules.closing(now, options.hours or branch.question_hours, branch.zone, quiet)
    made = []
    for at, question in enumerate(found, 1):
        value = bank.as_value(session, question)
        row = asking.built(texts, now, branch, question.id, value, closes_at, at, len(found))
        made += planning_view.previewed(asking.messages(texts, branch, row, value))
    return made


def starter(_session: Session, texts: Texts, _branch: Branch) -> Starter:
    """One question on working days at noon, from the branch's bank or the one that ships."""
    return Starter(
        title=planning_view.title(texts, Options()),
        rhythm=texts.plain("question-starter-rhythm"),
        prepare=_prepare,
    )


def _prepare(session: Session, now: datetime, branch: Branch, account_id: int) -> dict[str, Any]:
    if not bank.approved(session, branch.id):
        _load(session, now, branch, account_id)
    return Options().data()


def _load(session: Session, now: datetime, branch: Branch, account_id: int) -> None:
    bank.store_all(session, branch.id, starter_bank(), now, account_id, "approved")


def one_line(session: Session, texts: Texts, branch: Branch, said: str) -> dict[str, Thing]:
    """Finds questions as a line names them: 今日一题, with a tag or without."""
    usual = texts.plain("question-title")
    tag = said.removeprefix(usual).strip(" ·")
    if not said.startswith(usual) or (tag and tag not in dict(bank.tags(session, branch.id))):
        return {}
    options = Options(tags=(tag,) if tag else ())
    return {said: Thing(planning_view.title(texts, options), options.data())}


PLANNABLE = Plannable(KIND, Action(due.asks, due.LATE), choose, preview, starter, one_line=one_line)
TAPS: dict[str, Handler] = {
    "qp.b": tapped_back,
    "qp.t": tapped_tags,
    "qp.a": tapped_no_tags,
    "qp.d": tapped_level,
    "qp.c": tapped_count,
    "qp.h": tapped_hours,
    "qp.m": tapped_reminds,
    "qp.s": tapped_starter,
    "qp.ok": tapped_done,
}
