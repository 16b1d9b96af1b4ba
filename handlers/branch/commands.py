"""Handlers of a branch: greeting, founding, sleeping and waking, settings."""

from data.models import Branch, Draft
from data.queries import branch as branches
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import planning
from data.values.language import Language
from data.values.names import clean_name, clean_text
from data.values.out import OutMessage
from handlers.branch import rules, service, view
from handlers.material import keeping
from handlers.shared.access import Right, holder_here, holder_in
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.feature import Membership
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.signin.service import secretary_name


def membership(ctx: Context, change: Membership) -> None:
    """The bot was added to a group or removed, a group moved, a person blocked or came back."""
    incoming = ctx.incoming
    if incoming.private:
        members.meet(ctx.session, incoming.chat_id, ctx.person.name, ctx.now, private=change.inside)
        if not change.inside:
            branches.shut_out(ctx.session, incoming.chat_id, ctx.now)
        return
    if change.moved_to:
        service.moved(ctx.session, ctx.now, incoming.chat_id, change.moved_to)
        ctx.pokes.add("cards")
        return
    if not change.inside:
        service.sleep(ctx.session, ctx.now, incoming.chat_id)
        return
    branch = branches.of_chat(ctx.session, incoming.chat_id)
    if branch is None:
        ctx.use_language(rules.first_language(ctx.person.language))
        ctx.reply(view.greeting(ctx.texts))
    elif branch.asleep_since is not None:
        service.wake(ctx.session, ctx.now, branch)
        ctx.use_language(branch.language)
        ctx.pokes |= {"cards", "tick"}
        ctx.reply(OutMessage(ctx.texts("branch-awake", name=branch.name)))


def setup(ctx: Context) -> None:
    """/setup in a group: the greeting with its button again."""
    if ctx.private:
        raise Refusal("branch-in-group")
    branch = branches.of_chat(ctx.session, ctx.chat_id)
    if branch is not None:
        ctx.use_language(branch.language)
        raise Refusal("branch-stands")
    ctx.use_language(rules.first_language(ctx.person.language))
    ctx.reply(view.greeting(ctx.texts))


def tapped_setup(ctx: Context) -> None:
    """建立支部, tapped by a group admin."""
    if ctx.private:
        raise Refusal("branch-in-group")
    if ctx.incoming.admin is None:
        raise Refusal("try-later")
    if not ctx.incoming.admin:
        raise Refusal("branch-admins-only")
    language = rules.first_language(ctx.person.language)
    ctx.use_language(language)
    title = clean_text(ctx.incoming.chat_title) or ctx.texts.plain("branch-unnamed")
    branch = service.found_by(
        ctx.session,
        ctx.now,
        ctx.chat_id,
        title,
        ctx.person.id,
        clean_name(ctx.person.name) or ctx.texts.plain("post-secretary"),
        language,
    )
    ctx.answer(ctx.texts.plain("branch-set-up-done"))
    secretary = secretary_name(ctx.session, branch.id)
    ctx.edit(view.founded(ctx.texts, branch, secretary))


def settings(ctx: Context) -> None:
    """/settings."""
    branch, _ = holder_here(ctx, Right.SETTINGS)
    if not ctx.private:
        point_private(ctx, "b", branch.id)
        return
    ctx.reply(view.settings(ctx.texts, branch))


def settings_link(ctx: Context) -> None:
    """The link from the group to the settings."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    branch, _ = holder_in(ctx, number(ctx.args), Right.SETTINGS)
    ctx.reply(view.settings(ctx.texts, branch))


def _branch(ctx: Context) -> Branch:
    branch, _ = holder_in(ctx, number(ctx.args), Right.SETTINGS)
    return branch


def _choice(ctx: Context) -> str:
    return ctx.args[1] if len(ctx.args) > 1 else ""


def _page(ctx: Context, branch: Branch, page: str = "") -> None:
    """The first page, or the one named; nothing that was to be typed is awaited any more."""
    drafts.drop(ctx.session, ctx.person.id, "branch")
    if page in rules.PAGES:
        ctx.edit(view.settings_page(ctx.texts, branch, page))
    elif page == rules.BASE:
        ctx.edit(view.base(ctx.texts, branch))
    else:
        ctx.edit(view.settings(ctx.texts, branch))


def tapped_settings(ctx: Context) -> None:
    """A page of the settings, or back to the first."""
    branch = _branch(ctx)
    ctx.answer("")
    _page(ctx, branch, _choice(ctx))


def tapped_value(ctx: Context) -> None:
    """A value moves on to the next, or a switch turns."""
    branch, field = _branch(ctx), _choice(ctx)
    if field in rules.NUMBERS:
        options, now = rules.NUMBERS[field], getattr(branch, field)
        setattr(branch, field, next((o for o in options if o > now), options[0]))
    elif field in rules.SWITCHES:
        setattr(branch, field, not getattr(branch, field))
        if field == "official_workdays":
            planning.replan(ctx.session, branch, ctx.now)
        elif field == "keeps_files":
            keeping.switch(ctx.session, ctx.now, branch, branch.keeps_files)
            ctx.pokes.add("errands")
    else:
        raise Refusal("button-unknown")
    ctx.answer(ctx.texts.plain("set-saved"))
    _page(ctx, branch, rules.page_of(field))


def tapped_quiet(ctx: Context) -> None:
    """When does the quiet begin?"""
    branch = _branch(ctx)
    ctx.answer("")
    ctx.edit(view.quiet_from(ctx.texts, branch))


def tapped_quiet_from(ctx: Context) -> None:
    """It begins then; when does it end?"""
    branch, since = _branch(ctx), number(ctx.args, 1)
    if since not in rules.QUIET_FROM:
        raise Refusal("button-unknown")
    ctx.answer("")
    ctx.edit(view.quiet_to(ctx.texts, branch, since))


def tapped_quiet_to(ctx: Context) -> None:
    """It ends then."""
    branch, since, until = _branch(ctx), number(ctx.args, 1), number(ctx.args, 2)
    if since not in rules.QUIET_FROM or until not in rules.QUIET_TO:
        raise Refusal("button-unknown")
    _quiet(ctx, branch, since, until)


def tapped_quiet_none(ctx: Context) -> None:
    """No quiet."""
    _quiet(ctx, _branch(ctx), 0, 0)


def _quiet(ctx: Context, branch: Branch, since: int, until: int) -> None:
    branch.quiet_from, branch.quiet_to = since, until
    ctx.answer(ctx.texts.plain("set-saved"))
    _page(ctx, branch, "push")


def tapped_name(ctx: Context) -> None:
    """The name will be typed."""
    branch = _branch(ctx)
    drafts.begin(ctx.session, ctx.person.id, "branch", ctx.now, branch_id=branch.id, awaits="name")
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("set-ask-name")).with_buttons(
            (tap(ctx.texts.plain("back"), "b.s", branch.id),)
        )
    )


def tapped_zone(ctx: Context) -> None:
    """The zones to choose from; typing works too."""
    branch = _branch(ctx)
    drafts.begin(ctx.session, ctx.person.id, "branch", ctx.now, branch_id=branch.id, awaits="zone")
    ctx.answer("")
    ctx.edit(view.zones(ctx.texts, branch))


def tapped_zone_choice(ctx: Context) -> None:
    """A zone was chosen."""
    branch, at = _branch(ctx), number(ctx.args, 1)
    if not _choice(ctx).isdigit() or at >= len(rules.ZONES):
        raise Refusal("button-unknown")
    branch.zone = rules.ZONES[at]
    planning.replan(ctx.session, branch, ctx.now)
    ctx.answer(ctx.texts.plain("set-saved"))
    _page(ctx, branch)


def tapped_language(ctx: Context) -> None:
    """The languages to choose from."""
    branch = _branch(ctx)
    ctx.answer("")
    ctx.edit(view.languages(ctx.texts, branch))


def tapped_language_choice(ctx: Context) -> None:
    """A language was chosen."""
    branch, wanted = _branch(ctx), _choice(ctx)
    if wanted not in set(Language):
        raise Refusal("button-unknown")
    branch.language = wanted
    ctx.use_language(wanted)
    ctx.answer(ctx.texts.plain("set-saved"))
    ctx.edit(view.settings(ctx.texts, branch))


def typed(ctx: Context, draft: Draft) -> None:
    """A typed name or zone."""
    branch, _ = holder_in(ctx, draft.branch_id or 0, Right.SETTINGS)
    text = clean_text(ctx.text)
    if draft.awaits == "name":
        if not 0 < len(text) <= service.LONGEST_NAME:
            raise Refusal("set-name-length", most=str(service.LONGEST_NAME))
        branch.name = text
    else:
        zone = rules.zone_named(text)
        if zone is None:
            raise Refusal("set-zone-unknown")
        branch.zone = zone
        planning.replan(ctx.session, branch, ctx.now)
    drafts.end(ctx.session, draft)
    ctx.reply(view.settings(ctx.texts, branch))
