"""/privacy and /mydata, requests for erasure, and what becomes of a member's or a branch's data."""

import json

from data.models import Branch, Member
from data.queries import (
    branch as branches,
    erasure_request as requests,
    member as members,
    own_data,
)
from data.values.out import OutFile, OutMessage
from data.values.retention import ASKED_FOR, INFO, Retention
from handlers.privacy import due, service, view
from handlers.privacy.forms import BRANCH
from handlers.shared import access, form_chat, notify
from handlers.shared.router import (
    Context,
    Refusal,
    Right,
    Router,
    anyone,
    named,
    number,
    of,
)

route = Router()


def _own(ctx: Context) -> tuple[Branch, Member]:
    """Finds the row of the person, also of one who left, and its branch."""
    member = ctx.session.get(Member, number(ctx.args))
    if member is None or member.account_id != ctx.person.id or ctx.incoming.sender_chat:
        raise Refusal("member-unknown")
    branch = ctx.session.get_one(Branch, member.branch_id)
    access.use_language(ctx, branch)
    return branch, member


OWN = anyone().then(_own, "whose row it is")


def _erasable(
    ctx: Context, branch: Branch, actor: Member, member: Member
) -> tuple[Branch, Member, Member]:
    service.check(ctx.session, actor, member)
    return branch, actor, member


ERASABLE = of(Member, Right.ERASURE, lock=True).then(_erasable)


@route.command("privacy", anyone(), words=("隐私", "隱私"), menus=("member",))
def privacy(ctx: Context) -> None:
    """Says what is kept, why, how long, by whom, and how to have it or be erased."""
    own = []
    for member in requests.memberships(ctx.session, ctx.person.id):
        branch = ctx.session.get_one(Branch, member.branch_id)
        own.append((member, branch, requests.of(ctx.session, member.id)))
    kept = ctx.session.info.get(INFO, Retention())
    shown = view.privacy(ctx.texts, kept, [one[1] for one in own], own if ctx.private else ())
    ctx.reply_privately(shown)


@route.button("pv.a", OWN)
def ask(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks once more before a request goes to the secretary."""
    service.check_asker(member)
    ctx.show(view.ask_sure(ctx.texts, branch, member))


@route.button("pv.n", anyone())
def cancel(ctx: Context) -> None:
    """Leaves everything as it is."""
    access.use_own_language(ctx)
    ctx.show(OutMessage(ctx.texts("cancelled")))


@route.button("pv.y", OWN)
def request(ctx: Context, branch: Branch, member: Member) -> None:
    """Sends the request to the secretary."""
    service.ask(ctx.session, ctx.now, branch, member)
    ctx.show(OutMessage(ctx.texts("privacy-asked", limit=ASKED_FOR.days)))


@route.button("pv.t", OWN)
def take_back(ctx: Context, branch: Branch, member: Member) -> None:
    """Takes the request back."""
    service.take_back(ctx.session, branch, member)
    ctx.show(OutMessage(ctx.texts("privacy-taken-back")))


@route.button("pv.l", named(Right.ERASURE))
def list_requests(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Lists who asked for erasure."""
    found = requests.open_in(ctx.session, branch.id)
    ctx.show(view.waiting(ctx.texts, branch, found, number(ctx.args, 1)))


@route.button("pv.p", ERASABLE)
def ask_erase(ctx: Context, branch: Branch, _actor: Member, member: Member) -> None:
    """Asks once more before a member is erased."""
    ctx.show(view.sure(ctx.texts, branch, member, service.called(branch, member.id)))


@route.button("pv.s", ERASABLE)
def erase(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    """Erases a member, and tells them as far as the bot still knows where."""
    chat_id, name, branch_id = member.account_id, branch.name, branch.id
    by = actor.account_id or 0
    told = OutMessage(ctx.texts("erasure-told-you", branch=name))
    reachable = notify.reachable(ctx.session, branch, chat_id)
    service.erase(ctx.session, ctx.now, branch, member, by)
    if chat_id and reachable:
        ctx.send_to(chat_id, told)
    ctx.answer(ctx.plain("erasure-done"))
    found = requests.open_in(ctx.session, branch_id)
    ctx.show(view.waiting(ctx.texts, branch, found, 0))


@route.button("pv.d", named(Right.BRANCH))
def show_data(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Shows what can be done with all of a branch's data."""
    ctx.show(view.data_page(ctx.texts, branch))


@route.button("pv.x", named(Right.BRANCH))
def export(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Has everything of the branch packed and sent."""
    due.begin(ctx, branch)


route.button("pv.e", named(Right.BRANCH))(form_chat.asking(BRANCH))


@route.command("mydata", anyone(), menus=("member",))
def mydata(ctx: Context) -> None:
    """Hands a person everything that is kept about them, as a file."""
    if not ctx.private:
        ctx.reply_privately(ctx.texts("mydata-private"))
        return
    account = members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    facts = own_data.everything(ctx.session, account)
    mine = branches.of_account(ctx.session, ctx.person.id)
    told = view.readable(ctx.texts, facts, mine[0].zone if mine else "Asia/Shanghai")
    name = ctx.plain("mydata-file")
    ctx.reply(OutMessage("", file=OutFile("document", name, told.encode("utf-8-sig"))))
    content = json.dumps(facts, ensure_ascii=False, indent=2).encode()
    ctx.reply(
        OutMessage(ctx.texts("mydata-here"), file=OutFile("document", "mydata.json", content))
    )
