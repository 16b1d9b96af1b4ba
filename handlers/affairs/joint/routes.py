"""Notices of joint work: the link, what another branch confirms, and its card."""

from data.models import Branch, Member, Notice, NoticePlace
from data.values.out import OutMessage, in_messages
from handlers.affairs.joint import service, view
from handlers.affairs.notices import service as publishing, view as notice_view
from handlers.affairs.notices.routes import kept
from handlers.shared import access, quiet
from handlers.shared.buttons import link
from handlers.shared.router import Context, Guard, Right, Router, number, of, refuse_none

route = Router()


@route.button("no.j", kept("open"))
def show_link(ctx: Context, branch: Branch, _member: Member, notice: Notice) -> None:
    """Shows the link by which other branches publish a notice too."""
    ctx.show(view.shared(ctx.texts, branch, notice, service.share(notice)))


def _joining(ctx: Context) -> tuple[Branch, Member, Notice]:
    """Finds the person's own branch, and the notice of another that they may publish there."""
    branch, member = access.here(ctx, Right.NOTICES)
    notice = refuse_none("notice-gone", ctx.session.get(Notice, number(ctx.args)))
    service.check_joining(ctx.session, notice, branch, ctx.arg(1))
    return branch, member, notice


JOINING = Guard(_joining, "right notices, who has the link", Right.NOTICES)


@route.link("nj", JOINING)
def ask_joining(ctx: Context, branch: Branch, _member: Member, notice: Notice) -> None:
    """Asks whether to publish another branch's notice in the own group as well."""
    host = ctx.session.get_one(Branch, notice.branch_id)
    ctx.show(view.ask_joining(ctx.texts, host, branch, notice))


@route.button("no.jy", JOINING)
def join(ctx: Context, branch: Branch, _member: Member, notice: Notice) -> None:
    """Publishes another branch's notice in the own group as well."""
    if quiet.asked(ctx, branch, "no.jy", notice.id, notice.share):
        return
    with quiet.as_answered(ctx, branch):
        service.join(ctx.session, ctx.now, notice, branch, notice.share, ctx.person.id)
    ctx.show(OutMessage(ctx.texts("notice-is-joined", branch=branch.name)))


def _of_place(
    ctx: Context, branch: Branch, member: Member, place: NoticePlace
) -> tuple[Branch, Member, NoticePlace, Notice]:
    return branch, member, place, ctx.session.get_one(Notice, place.notice_id)


PLACE = of(NoticePlace).then(_of_place)


@route.button("no.js", PLACE, group=True, twice=True)
def see_joint(
    ctx: Context, _branch: Branch, member: Member, _place: NoticePlace, notice: Notice
) -> None:
    """Takes 已阅 on the card of another branch's notice."""
    place, again = publishing.see(ctx.session, ctx.now, notice, member)
    ctx.answer(ctx.plain("notice-is-seen-again" if again else "notice-is-seen", place=str(place)))


@route.button("no.jw", PLACE, group=True, twice=True)
def show_whole_joint(
    ctx: Context, _branch: Branch, _member: Member, place: NoticePlace, _notice: Notice
) -> None:
    """Leads from the card of another branch's notice to its whole text."""
    ctx.answer(url=link(ctx.bot_id, "njw", place.id))


@route.link("njw", PLACE)
def open_whole_joint(
    ctx: Context, _branch: Branch, _member: Member, _place: NoticePlace, notice: Notice
) -> None:
    """Shows the whole text of another branch's notice, and its files."""
    for message in (*notice_view.whole(ctx.texts, notice), *in_messages(notice.files)):
        ctx.reply(message)
