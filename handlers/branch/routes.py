"""A branch in its group: greeting, founding, sleeping and waking; and the pages of its settings."""

from data.models import Branch, FoundingRequest, Member
from data.queries import branch as branches, member as members
from data.values.founding import INFO, FoundingRule
from data.values.names import branch_title, clean_name, clean_text
from data.values.out import OutMessage
from handlers.branch import rules, service, view
from handlers.branch.forms import QUIET, SETTING
from handlers.moving import view as moving
from handlers.shared import access, form_chat
from handlers.shared.events import GroupOpen, publish
from handlers.shared.feature import Membership
from handlers.shared.router import Context, Refusal, Right, Router, anyone, here, named, number

route = Router(ends=(SETTING.kind, QUIET.kind))
SETTINGS = named(Right.SETTINGS)


def membership(ctx: Context, change: Membership) -> None:
    """Follows the bot into a group or out of it, and people who block it or come back."""
    incoming = ctx.incoming
    if incoming.private:
        members.meet(ctx.session, incoming.chat_id, ctx.person.name, ctx.now, private=change.inside)
        if not change.inside:
            branches.shut_out(ctx.session, ctx.bot_id, incoming.chat_id, ctx.now)
        return
    if change.moved_to:
        service.move(ctx.session, ctx.now, incoming.chat_id, change.moved_to)
        return
    branch = branches.of_chat(ctx.session, incoming.chat_id)
    if access.is_elsewhere(ctx):
        if branch is not None and change.inside and not change.was_inside:
            ctx.use_language(branch.language)
            ctx.reply(moving.offer(ctx.texts, branch, ctx.bot_id))
        return
    if not change.inside:
        service.sleep(ctx.session, ctx.now, incoming.chat_id)
        return
    if branch is None:
        if not change.was_inside:
            ctx.use_language(rules.first_language(ctx.person.language))
            _greet(ctx)
        return
    if change.writes:
        publish(ctx.session, ctx.now, GroupOpen(branch))


@route.command("setup", anyone(), menus=("group",))
def greet(ctx: Context) -> None:
    """Shows the greeting with its button again."""
    if ctx.private:
        raise Refusal("branch-in-group")
    branch = branches.of_chat(ctx.session, ctx.chat_id)
    if branch is not None:
        ctx.use_language(branch.language)
        raise Refusal("branch-stands")
    ctx.use_language(rules.first_language(ctx.person.language))
    _greet(ctx)


def _greet(ctx: Context) -> None:
    if service.may_found(ctx.session, ctx.chat_id, ctx.person.id) is False:
        ctx.reply(ctx.texts("founding-closed"))
    else:
        ctx.reply(view.greeting(ctx.texts))


@route.button("b.set", anyone(), group=True, asks_admin=True)
def found(ctx: Context) -> None:
    """Founds the branch of the group, for one of the group's admins."""
    if ctx.private:
        raise Refusal("branch-in-group")
    if ctx.incoming.admin is None:
        raise Refusal("try-later")
    if not ctx.incoming.admin:
        raise Refusal("branch-admins-only")
    language = rules.first_language(ctx.person.language)
    ctx.use_language(language)
    title = branch_title(clean_text(ctx.incoming.chat_title)) or ctx.plain("branch-unnamed")
    name = clean_name(ctx.person.name) or ctx.plain("post-secretary")
    wanted = FoundingRequest(
        chat_id=ctx.chat_id,
        bot_id=ctx.bot_id,
        account_id=ctx.person.id,
        title=title[: rules.LONGEST_NAME],
        name=name[:200],
        language=language,
        at=ctx.now,
    )
    may = service.may_found(ctx.session, ctx.chat_id, ctx.person.id)
    if may is not False:
        service.check_share(ctx.session, ctx.now, ctx.person.id)
    if may is None and service.ask_operators(ctx.session, ctx.now, wanted):
        ctx.answer(ctx.plain("founding-asked"), alert=True)
        return
    if not may:
        raise Refusal("founding-closed")
    branch = service.found_by(ctx.session, ctx.now, wanted)
    ctx.answer(ctx.plain("branch-set-up-done"))
    secretary = members.secretary_name(ctx.session, branch.id)
    ctx.edit(view.founded(ctx.texts, branch, secretary))


def _request(ctx: Context) -> tuple[FoundingRequest]:
    """Finds what an operator is asked."""
    rule: FoundingRule = ctx.session.info.get(INFO, FoundingRule())
    if ctx.person.id not in rule.operators:
        raise Refusal("button-unknown")
    request = ctx.session.get(FoundingRequest, number(ctx.args))
    if request is None or request.bot_id != ctx.bot_id:
        raise Refusal("button-stale")
    return (request,)


REQUEST = anyone().then(_request, "operators")


@route.button("b.ok", REQUEST)
def agree(ctx: Context, request: FoundingRequest) -> None:
    """Founds the branch that a group asked for."""
    service.decide(ctx.session, ctx.now, request, agreed=True)
    ctx.edit(OutMessage(ctx.texts("founding-agreed", title=request.title)))


@route.button("b.no", REQUEST)
def refuse(ctx: Context, request: FoundingRequest) -> None:
    """Refuses a group its branch."""
    service.decide(ctx.session, ctx.now, request, agreed=False)
    ctx.edit(OutMessage(ctx.texts("founding-not-agreed", title=request.title)))


@route.command(
    "settings", here(Right.SETTINGS), words=("设置", "設定"), menus=("secretary",), link="b"
)
def settings(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the first page of the settings."""
    ctx.reply(view.settings(ctx.texts, branch))


@route.button("b.s", SETTINGS)
def show_page(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows a page of the settings, or goes back to the first."""
    ctx.edit(view.settings_page(ctx.texts, branch, ctx.arg(1)))


@route.button("b.y", SETTINGS)
def move_on(ctx: Context, branch: Branch, _member: Member) -> None:
    """Moves a value on to the next, or turns a switch."""
    field = ctx.arg(1)
    service.set_field(ctx.session, ctx.now, branch, field, rules.following(branch, field))
    ctx.answer(ctx.plain("set-saved"))
    ctx.edit(view.settings_page(ctx.texts, branch, rules.page_of(field)))


route.button("b.q", SETTINGS)(form_chat.asking(QUIET))
route.button("b.n", SETTINGS)(form_chat.asking(SETTING, "name"))
route.button("b.z", SETTINGS)(form_chat.asking(SETTING, "zone"))
route.button("b.l", SETTINGS)(form_chat.asking(SETTING, "language"))
