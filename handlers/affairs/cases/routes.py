"""Objections: brought privately from a notice, and decided by one of the committee."""

from hmac import compare_digest

from sqlalchemy.orm import Session

from data.models import Branch, Case, Member, Notice, NoticePlace
from data.queries import case as cases, member as members
from data.values.out import OutMessage, in_messages
from handlers.affairs.cases import service, view
from handlers.affairs.cases.forms import DECIDE, OBJECT
from handlers.shared import form_chat
from handlers.shared.access import COMMITTEE, HEADS, use_own_language
from handlers.shared.buttons import link
from handlers.shared.router import Context, Guard, Refusal, Right, Router, named, number, of

route = Router(ends=(OBJECT.kind, DECIDE.kind))
CASE = of(Case, Right.CASES, gone="case-gone")


@route.button("ca.o", of(Notice), group=True, twice=True)
def object_to(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Asks for an objection to a notice; from the card it leads into the private chat."""
    if ctx.private:
        ask(ctx, branch, member, notice)
    else:
        ctx.answer(url=link(ctx.bot_id, "co", notice.id))


@route.link("co", of(Notice))
def ask(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Asks for an objection to a notice."""
    service.check_open(ctx.session, notice, member)
    form_chat.begin(ctx, OBJECT, branch, member, notice=notice.id)


@route.button("ca.oj", of(NoticePlace), group=True, twice=True)
def object_to_joint(ctx: Context, _branch: Branch, _member: Member, place: NoticePlace) -> None:
    """Leads from the card of another branch's notice into the private chat."""
    ctx.answer(url=link(ctx.bot_id, "coj", place.id))


@route.link("coj", of(NoticePlace))
def ask_joint(ctx: Context, branch: Branch, member: Member, place: NoticePlace) -> None:
    """Asks for an objection to another branch's notice."""
    notice = ctx.session.get_one(Notice, place.notice_id)
    service.check_open(ctx.session, notice, member)
    form_chat.begin(ctx, OBJECT, branch, member, notice=notice.id, place=place.id)


def _branch_of(session: Session, case: Case) -> int:
    """Returns the branch of who brought a case by name: that of the notice, or another one."""
    bringer = session.get(Member, case.member_id) if case.member_id else None
    return bringer.branch_id if bringer else case.branch_id


def _own(_ctx: Context, branch: Branch, member: Member, case: Case) -> tuple[Branch, Case]:
    if case.member_id != member.id:
        raise Refusal("case-gone")
    return branch, case


OWN = of(Case, gone="case-gone", branch_of=_branch_of).then(_own, "who brought it")


@route.button("ca.s", OWN)
def show_own(ctx: Context, branch: Branch, case: Case) -> None:
    """Shows who brought a case what became of it."""
    notice = ctx.session.get_one(Notice, case.notice_id)
    ctx.show(view.own(ctx.texts, branch, case, notice, ctx.now))


@route.button("ca.k", OWN)
def take_back(ctx: Context, branch: Branch, case: Case) -> None:
    """Takes a case back."""
    service.take_back(ctx.session, ctx.now, branch, case)
    ctx.answer(ctx.plain("case-is-withdrawn-now"))
    show_own(ctx, branch, case)


def _known(ctx: Context) -> tuple[Branch, Case]:
    """Knows somebody anonymous again by the secret that only their button has; they may be of
    another branch."""
    use_own_language(ctx)
    case = ctx.session.get(Case, number(ctx.args))
    known = case is not None and compare_digest(
        service.digest_of(ctx.arg(1)).encode(), case.secret.encode()
    )
    if case is None or not case.anonymous or not known:
        raise Refusal("case-gone")
    return ctx.session.get_one(Branch, case.branch_id), case


SECRET = Guard(_known, "anyone who has its secret")


@route.button("ca.a", SECRET)
def show_known(ctx: Context, branch: Branch, case: Case) -> None:
    """Shows somebody anonymous what became of their case."""
    notice = ctx.session.get_one(Notice, case.notice_id)
    ctx.show(view.own(ctx.texts, branch, case, notice, ctx.now, ctx.arg(1)))


@route.button("ca.b", SECRET)
def take_back_known(ctx: Context, branch: Branch, case: Case) -> None:
    """Takes the case of somebody anonymous back."""
    service.take_back(ctx.session, ctx.now, branch, case)
    ctx.answer(ctx.plain("case-is-withdrawn-now"))
    show_known(ctx, branch, case)


@route.button("ca.l", named(Right.CASES))
def show_list(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists the cases, those that are open first."""
    found = [
        *cases.of_branch(ctx.session, branch.id, still_open=True),
        *cases.of_branch(ctx.session, branch.id, still_open=False),
    ]
    ctx.show(view.listing(ctx.session, ctx.texts, branch, found, number(ctx.args, 1)))


@route.button("ca.v", CASE)
def show_page(ctx: Context, branch: Branch, member: Member, case: Case) -> None:
    """Shows a case to one of the committee."""
    ctx.show(view.page(ctx.session, ctx.texts, branch, member, case, ctx.now))


@route.button("ca.f", CASE)
def send_files(ctx: Context, _branch: Branch, _member: Member, case: Case) -> None:
    """Sends the files of a case."""
    for message in in_messages(case.files):
        ctx.reply(message)


@route.button("ca.y", CASE)
def uphold(ctx: Context, branch: Branch, member: Member, case: Case) -> None:
    """Asks what is answered to an objection that is right."""
    service.check_deciding(ctx.session, case, member)
    form_chat.begin(ctx, DECIDE, branch, member, case=case.id, upheld=True)


@route.button("ca.n", CASE)
def refuse(ctx: Context, branch: Branch, member: Member, case: Case) -> None:
    """Asks what is answered to an objection that is not."""
    service.check_deciding(ctx.session, case, member)
    form_chat.begin(ctx, DECIDE, branch, member, case=case.id, upheld=False)


@route.button("ca.h", CASE)
def ask_whom(ctx: Context, branch: Branch, member: Member, case: Case) -> None:
    """Asks who shall decide a case instead: who decides it now, or a head."""
    if member.post not in HEADS:
        service.check_deciding(ctx.session, case, member)
    found = members.with_posts(ctx.session, branch.id, COMMITTEE)
    ctx.show(view.whom(ctx.texts, case, found))


@route.button("ca.t", CASE)
def hand_over(ctx: Context, branch: Branch, member: Member, case: Case) -> None:
    """Has another member of the committee decide a case."""
    if member.post not in HEADS:
        service.check_deciding(ctx.session, case, member)
    to = ctx.session.get(Member, number(ctx.args, 1))
    if to is None or to.branch_id != branch.id or to.left_on is not None:
        raise Refusal("case-not-theirs")
    service.hand_over(ctx.session, ctx.now, branch, case, to)
    ctx.answer(ctx.plain("case-is-handed-over", name=to.shown))
    ctx.show(OutMessage(ctx.texts("case-is-handed-over", name=to.shown)))
