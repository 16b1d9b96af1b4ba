"""A notice's card and page: seen, the whole text, and what those do who publish."""

from collections.abc import Callable

from data.models import Branch, Member, Notice, NoticeVersion
from data.queries import notice as notices
from data.values.out import in_messages
from handlers.affairs import rules as periods
from handlers.affairs.notices import service, view
from handlers.affairs.notices.forms import CHANGE, FORM, WITHDRAW
from handlers.shared import form_chat, quiet
from handlers.shared.access import may
from handlers.shared.buttons import link
from handlers.shared.names import cut
from handlers.shared.router import (
    Context,
    Guard,
    Refusal,
    Right,
    Router,
    named,
    number,
    of,
    refuse_none,
)

route = Router(ends=(FORM.kind, CHANGE.kind, WITHDRAW.kind))
ANY = of(Notice)
KEEPING = of(Notice, Right.NOTICES, gone="notice-gone")


def _in(*states: str) -> Callable[..., tuple[object, ...]]:
    def check(
        _ctx: Context, branch: Branch, member: Member, notice: Notice
    ) -> tuple[Branch, Member, Notice]:
        if notice.state not in states:
            raise Refusal("notice-changed")
        return branch, member, notice

    return check


def kept(*states: str) -> Guard:
    """Guards a notice in one of these states for those who publish."""
    return KEEPING.then(_in(*states))


def _readable(
    _ctx: Context, branch: Branch, member: Member, notice: Notice
) -> tuple[Branch, Member, Notice]:
    """Refuses what is not published to everybody but those who publish."""
    if notice.state not in notices.PUBLISHED and not may(member.post, Right.NOTICES):
        raise Refusal("notice-gone")
    return branch, member, notice


READABLE = ANY.then(_readable)


def _show(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    ctx.session.flush()
    keeps = may(member.post, Right.NOTICES)
    ctx.show(view.page(ctx.session, ctx.texts, branch, member, notice, ctx.now, keeps=keeps))


@route.button("no.v", READABLE)
@route.link("no", READABLE)
def show_page(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Shows a notice's own page."""
    _show(ctx, branch, member, notice)


@route.button("no.s", ANY, group=True, twice=True)
def see(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Takes 已阅 on the card in the group or on the notice's own page."""
    place, again = service.see(ctx.session, ctx.now, notice, member)
    ctx.answer(ctx.plain("notice-is-seen-again" if again else "notice-is-seen", place=str(place)))
    if ctx.private:
        _show(ctx, branch, member, notice)


@route.button("no.w", READABLE, group=True, twice=True)
def show_whole(ctx: Context, _branch: Branch, _member: Member, notice: Notice) -> None:
    """Shows the whole text privately; from the card it leads there."""
    if not ctx.private:
        ctx.answer(url=link(ctx.bot_id, "now", notice.id))
        return
    for message in view.whole(ctx.texts, notice):
        ctx.reply(message)


@route.link("now", READABLE)
def open_whole(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Shows the whole text, and the page below it."""
    for message in view.whole(ctx.texts, notice):
        ctx.reply(message)
    _show(ctx, branch, member, notice)


@route.button("no.f", READABLE)
def send_files(ctx: Context, _branch: Branch, _member: Member, notice: Notice) -> None:
    """Sends a notice's files."""
    for message in in_messages(notice.files):
        ctx.reply(message)


@route.button("no.h", READABLE)
def show_former(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Shows a former version; behind the last one comes the notice as it is."""
    found = notices.versions(ctx.session, notice.id)
    wanted = number(ctx.args, 1)
    version = next((one for one in found if one.number == wanted), None)
    if version is None:
        _show(ctx, branch, member, notice)
    else:
        ctx.show(view.former(ctx.texts, branch, notice, version))


def _of_version(
    ctx: Context, branch: Branch, member: Member, version: NoticeVersion
) -> tuple[NoticeVersion]:
    _readable(ctx, branch, member, ctx.session.get_one(Notice, version.notice_id))
    return (version,)


VERSION = of(
    NoticeVersion,
    gone="notice-gone",
    branch_of=lambda session, row: session.get_one(Notice, row.notice_id).branch_id,
).then(_of_version)


@route.button("no.hf", VERSION)
def send_former_files(ctx: Context, version: NoticeVersion) -> None:
    """Sends the files of a former version."""
    for message in in_messages(version.files):
        ctx.reply(message)


route.button("no.a", named(Right.NOTICES))(form_chat.asking(FORM))


@route.button("no.e", kept("asked", "checking", "held", "planned"))
def edit(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Opens the form of a notice that is not published, with what it says."""
    said = {
        "kind": notice.kind,
        "label": notice.label or None,
        "title": notice.title,
        "files": notice.files,
        "days": notice.days,
        "when": notice.publish_at.isoformat() if notice.publish_at else None,
    }
    if notice.publish_at is not None and notice.publish_at <= ctx.now:
        said["when"] = None
    if notice.body:
        said["body"] = notice.body
    if notice.kind == "other" and not notice.label:
        del said["label"]
    if notice.state == "asked":
        del said["files"]
    form_chat.begin(ctx, FORM, branch, member, notice=notice.id, **said)


@route.button("no.y", kept("held", "open"))
def confirm(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Publishes a notice, or its change, although something was found in it."""
    if quiet.asked(ctx, branch, "no.y", notice.id):
        return
    with quiet.as_answered(ctx, branch):
        anyway = quiet.answer_of(ctx) == quiet.NOW
        service.confirm(ctx.session, ctx.now, branch, notice, ctx.person.id, anyway=anyway)
    _show(ctx, branch, member, notice)


@route.button("no.p", kept("held", "open"))
def allow(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Allows the telephone number that was found as the branch's own."""
    if quiet.asked(ctx, branch, "no.p", notice.id):
        return
    with quiet.as_answered(ctx, branch):
        anyway = quiet.answer_of(ctx) == quiet.NOW
        service.allow(ctx.session, ctx.now, branch, notice, anyway=anyway)
    _show(ctx, branch, member, notice)


@route.button("no.g", kept("planned"))
def publish_now(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Publishes a planned notice at once."""
    if quiet.asked(ctx, branch, "no.g", notice.id):
        return
    with quiet.as_answered(ctx, branch):
        service.publish_now(ctx.session, ctx.now, branch, notice)
    _show(ctx, branch, member, notice)


@route.button("no.x", kept("asked", "checking", "held", "planned", "open"))
def drop(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Gives up a notice that is not published, or the change of one."""
    service.drop(ctx.session, branch, notice)
    ctx.answer(ctx.plain("notice-is-dropped-now"))
    _show(ctx, branch, member, notice)


@route.button("no.c", kept("open"))
def ask_change(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Asks what an open notice is to say from now on."""
    title, body, files = service.content(notice)
    said = {"title": title, "files": files}
    if notice.change:
        said |= {"body": body, "why": notice.change["why"]}
    form_chat.begin(ctx, CHANGE, branch, member, notice=notice.id, **said)


route.button("no.k", kept("open"))(form_chat.asking(WITHDRAW, row="notice"))


@route.button("no.z", kept("open"))
def end(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Ends a notice that is published without an end."""
    if notice.days:
        raise Refusal("notice-changed")
    service.end(ctx.session, ctx.now, branch, notice)
    ctx.answer(ctx.plain("notice-is-over-now"))
    _show(ctx, branch, member, notice)


@route.button("no.r", kept("over"))
def publish_result(ctx: Context, branch: Branch, member: Member, notice: Notice) -> None:
    """Asks for the notice that publishes the result of one that is over."""
    title = cut(ctx.plain("notice-result-title", title=notice.title), periods.LONGEST_TITLE)
    form_chat.begin(ctx, FORM, branch, member, kind="result", title=title, about=notice.id)


@route.button("no.l", kept(*notices.PUBLISHED))
def show_missing(ctx: Context, branch: Branch, _member: Member, notice: Notice) -> None:
    """Shows who has not seen a notice."""
    refuse_none("notice-gone", notice.posted_at)
    ctx.show(view.who_has_seen(ctx.session, ctx.texts, branch, notice))
