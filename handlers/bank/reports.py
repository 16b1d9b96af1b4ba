"""Handlers of doubts about questions: members raise them, a secretary settles them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, BankQuestion, Branch, Draft, Member, Outgoing, Round
from data.queries import card as cards
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import outbox
from data.queries import question as questions
from data.queries import question_report as reports
from data.values.out import OutMessage
from handlers.bank import correcting, page, reports_view, rules, view
from handlers.bank.correcting import KIND, REPORTS
from handlers.bank.room import TYPED, argument, enter_home, enter_tapped, typed_text
from handlers.shared.access import HEADS, Right, may, member_in
from handlers.shared.buttons import number, pages, tap
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in


def linked(ctx: Context) -> None:
    """题目有疑问, from the result in the group."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    row = ctx.session.get(Round, number(ctx.args))
    if row is None or row.question_id is None:
        raise Refusal("report-gone")
    begin_report(ctx, row.question_id, row.id)


def begin_report(ctx: Context, question_id: int, round_id: int | None = None) -> None:
    """Asks a member privately what is wrong with a question; `round_id` is where they met it."""
    branch, member, row = _reporter(ctx, question_id)
    _check(ctx, branch, member, row)
    drafts.begin(
        ctx.session,
        ctx.person.id,
        TYPED,
        ctx.now,
        branch_id=branch.id,
        awaits="reason",
        data={"question": row.id, "round": round_id},
    )
    ctx.answer("")
    ctx.show(reports_view.ask(ctx.texts, row, round_id))


def _reporter(ctx: Context, question_id: int) -> tuple[Branch, Member, BankQuestion]:
    """The branch of a question and the member of it who has a doubt."""
    row = ctx.session.get(BankQuestion, question_id)
    if row is None:
        raise Refusal("report-gone")
    branch = ctx.session.get_one(Branch, row.branch_id)
    member = member_in(ctx, branch)
    account = ctx.session.get(Account, ctx.person.id)
    ctx.use_language((account and account.language) or branch.language)
    return branch, member, row


def _check(ctx: Context, branch: Branch, member: Member, row: BankQuestion) -> None:
    if reports.is_open(ctx.session, row.id, member.id):
        raise Refusal("report-there")
    midnight = local(ctx.now, branch.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    if reports.since(ctx.session, member.id, midnight) >= rules.MOST_REPORTS:
        raise Refusal("report-enough", most=rules.MOST_REPORTS)


def tapped_reason(ctx: Context) -> None:
    """A reason that was offered."""
    code = argument(ctx, 2)
    if code not in rules.REASONS:
        raise Refusal("button-unknown")
    drafts.drop(ctx.session, ctx.person.id, TYPED)
    _raise(ctx, number(ctx.args), number(ctx.args, 1), f"#{code}")


def tapped_give_up(ctx: Context) -> None:
    """取消."""
    drafts.drop(ctx.session, ctx.person.id, TYPED)
    ctx.answer("")
    ctx.edit(OutMessage(ctx.texts("cancelled")))


def typed(ctx: Context, draft: Draft) -> None:
    """A reason in the member's own words."""
    reason = typed_text(ctx, rules.LONGEST_REASON).lstrip("#")
    drafts.end(ctx.session, draft)
    _raise(ctx, int(draft.data["question"]), int(draft.data["round"] or 0), reason)


def _raise(ctx: Context, question_id: int, round_id: int, reason: str) -> None:
    branch, member, row = _reporter(ctx, question_id)
    _check(ctx, branch, member, row)
    asked = ctx.session.get(Round, round_id) if round_id else None
    where = asked.id if asked and asked.question_id == row.id else None
    others = bool(reports.questions_open(ctx.session, branch.id))
    reports.add(ctx.session, row.id, where, member.id, reason, ctx.now)
    _ring(ctx.session, ctx.now, branch, others=others)
    ctx.pokes |= {"cards", "outbox"}
    ctx.answer(ctx.texts.plain("report-thanks"))
    ctx.show(OutMessage(ctx.texts("report-taken")))


def _ring(session: Session, now: datetime, branch: Branch, *, others: bool) -> None:
    """The heads of the branch see the doubt on their one card. A new message comes only where
    there were no `others` open, and not at night."""
    for member in members.with_posts(session, branch.id, HEADS):
        account = session.get(Account, member.account_id) if member.account_id else None
        if account is None or not account.reachable or _on_its_way(session, member.id):
            continue
        card = cards.of(session, REPORTS, member.id)
        if others and card is not None and card.chat_id == account.id and cards.is_up(card):
            cards.mark(session, REPORTS, member.id, now)
            continue
        texts = texts_in(account.language or branch.language)
        outbox.post(
            session,
            account.id,
            KIND,
            reports_view.card(session, texts, branch),
            now,
            branch_id=branch.id,
            card=(REPORTS, member.id),
        )


def _on_its_way(session: Session, member_id: int) -> bool:
    return (
        session.scalar(
            select(Outgoing.id)
            .where(
                Outgoing.card_kind == REPORTS,
                Outgoing.card_ref == member_id,
                Outgoing.state.in_(("waiting", "sending")),
            )
            .limit(1)
        )
        is not None
    )


def draw(session: Session, now: datetime, member_id: int) -> OutMessage | None:  # noqa: ARG001
    """The card of a head of the branch: the questions with open doubts."""
    member = session.get(Member, member_id)
    card = cards.of(session, REPORTS, member_id)
    if member is None or card is None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    account = session.get(Account, card.chat_id)
    texts = texts_in((account and account.language) or branch.language)
    own = member.account_id == card.chat_id and member.left_on is None
    if not own or not may(member.post, Right.BANK):
        return OutMessage(texts("report-card-over"))
    return reports_view.card(session, texts, branch)


def _show(ctx: Context, shown: OutMessage) -> None:
    """Shows a page in the place of the tapped message, or under it where that is the card, which
    the clock redraws."""
    card = cards.at(ctx.session, ctx.chat_id, ctx.message_id)
    if card is not None and card.kind == REPORTS:
        ctx.reply(shown)
    else:
        ctx.edit(shown)


def tapped_list(ctx: Context) -> None:
    """有疑问: the questions."""
    branch = enter_home(ctx)
    found = reports.questions_open(ctx.session, branch.id)
    buttons = [
        tap(ctx.texts.plain("report-entry", stem=view.short(row.stem), many=many), "bq.p", row.id)
        for row, many in found
    ]
    ctx.answer("")
    head = ctx.texts("reports-head", many=len(found)) if found else ctx.texts("report-card-done")
    at = number(ctx.args, 1)
    _show(
        ctx,
        OutMessage(head).with_buttons(
            *pages(ctx.texts, buttons, at, "bq.l", branch.id, size=view.A_PAGE, wide=1),
            (tap(ctx.texts.plain("back"), "bk.h", branch.id),),
        ),
    )


def tapped_question(ctx: Context) -> None:
    """A question with what is said against it, and by whom."""
    _, row = enter_tapped(ctx)
    question = questions.as_value(ctx.session, row)
    found = reports.open_on(ctx.session, row.id)
    ctx.answer("")
    _show(ctx, reports_view.question(ctx.texts, row, question, found))


def tapped_fine(ctx: Context) -> None:
    """没有问题: the question is right as it is."""
    _settle(ctx, "dismissed")


def tapped_mended(ctx: Context) -> None:
    """已改好: what was wrong has been changed."""
    _settle(ctx, "corrected")


def _settle(ctx: Context, state: str) -> None:
    branch, row = enter_tapped(ctx)
    many = correcting.settle(ctx.session, ctx.now, branch, row, state, ctx.person.id)
    if not many:
        raise Refusal("button-stale")
    ctx.pokes |= {"outbox", "cards"}
    ctx.answer(ctx.texts.plain("report-settled", many=many))
    page.show(ctx, branch, row)


TAPS: dict[str, Handler] = {
    "bq.l": tapped_list,
    "bq.p": tapped_question,
    "bq.f": tapped_fine,
    "bq.m": tapped_mended,
}
ASKED: dict[str, Handler] = {"bq.r": tapped_reason, "bq.x": tapped_give_up}
"""Those that every member may tap."""
