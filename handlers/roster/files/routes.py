"""/roster, files that are sent for it, their previews, and the files that are handed out."""

from data.imports.roster import RosterDraft
from data.models import Branch, Draft, Member
from data.queries import draft as drafts, errand as errands, roster
from data.values.names import clean_text
from data.values.out import OutMessage
from handlers.roster.files import rules, service, view
from handlers.roster.people import view as people_view
from handlers.roster.people.forms import ENDS
from handlers.roster.people.routes import KEEPING, look_up, show_overview
from handlers.shared import access
from handlers.shared.access import Right, branch_here, holder_of_file
from handlers.shared.buttons import back_to, link, number
from handlers.shared.dates import today
from handlers.shared.notify import reachable
from handlers.shared.refusal import Refusal, refuse_none
from handlers.shared.router import Context, FileIn, Guard, Router, point_private

route = Router(ends=ENDS)


def _file_or_roster(ctx: Context) -> tuple[Branch, Member, FileIn | None]:
    """Finds the branch and who acts; refuses a file in its own words."""
    file = ctx.file or ctx.incoming.replied_file
    if file is None:
        return *access.here(ctx, Right.ROSTER), None
    if rules.is_no_table(file):
        raise Refusal("roster-file-kind")
    found = holder_of_file(ctx, Right.ROSTER, "roster-file-not-yours", "roster-file-other")
    return *found, file


COMMAND = Guard(_file_or_roster, f"right {Right.ROSTER}", Right.ROSTER)


def _preview(ctx: Context) -> tuple[Draft, Branch, Member, RosterDraft]:
    draft = refuse_none(
        "roster-file-stale",
        drafts.own(ctx.session, number(ctx.args), ctx.person.id, rules.PREVIEW, ctx.now),
    )
    found = access.enter(ctx, draft.branch_id or 0, Right.ROSTER)
    return draft, *found, service.read_back(draft.data)


PREVIEW = Guard(_preview, f"who sent the file, with right {Right.ROSTER}", Right.ROSTER)


@route.command("roster", COMMAND, words=("花名册", "花名冊"), menus=("secretary",))
def open_roster(ctx: Context, branch: Branch, actor: Member, file: FileIn | None) -> None:
    """Takes the file that the command replies to, else shows the overview or looks for a name."""
    if file is not None:
        _take(ctx, branch, file)
    elif not ctx.private:
        point_private(ctx, "r", branch.id)
    elif typed := ctx.text.strip():
        look_up(ctx, branch, actor, typed)
    else:
        show_overview(ctx, branch, actor)


@route.link("r", KEEPING)
def open_link(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Shows the overview to who comes from the group."""
    ctx.reply(people_view.overview(ctx.session, ctx.texts, branch))


def wants(ctx: Context) -> int:
    """Says whether a file that was sent unasked may be a roster."""
    return rules.weigh(ctx.file, has_roster=_has_roster(ctx))


def _has_roster(ctx: Context) -> bool:
    try:
        return bool(roster.listed(ctx.session, branch_here(ctx).id))
    except Refusal:
        return False


def take_unasked(ctx: Context) -> None:
    """Takes a file that somebody sent privately."""
    branch, _, file = _file_or_roster(ctx)
    if file is None:
        raise Refusal("roster-file-kind")
    _take(ctx, branch, file)


def _take(ctx: Context, branch: Branch, file: FileIn) -> None:
    """Has a file read beside the taps."""
    if file.size > rules.LARGEST:
        raise Refusal("roster-file-large", limit=rules.LARGEST // 2**20)
    if not ctx.private and reachable(ctx.session, branch, ctx.person.id) is None:
        # The preview names people, so it needs a private chat to go to.
        address = link(branch.bot_id, "r", branch.id)
        raise Refusal("roster-open-private", link=address)
    name = clean_text(file.name)[:100]
    data = {
        "file_id": file.file_id,
        "name": name,
        "size": file.size,
        "account_id": ctx.person.id,
        "branch_id": branch.id,
        "chat_id": ctx.person.id,
        "language": ctx.texts.language,
    }
    if ctx.private:
        data["progress"] = ctx.progress(ctx.texts("roster-reading", file=name))
    else:
        ctx.reply_privately(ctx.texts("roster-reading-private", file=name))
    errands.add(ctx.session, ctx.now, rules.ERRAND, data)


@route.button("r.iv", PREVIEW)
def show_preview(
    ctx: Context, draft: Draft, branch: Branch, _actor: Member, read: RosterDraft
) -> None:
    """Goes back to the preview."""
    found = service.compared(ctx.session, branch.id, read)
    ctx.show(view.preview(ctx.texts, branch, draft, read, found))


@route.button("r.il", PREVIEW)
def set_leaving(
    ctx: Context, draft: Draft, branch: Branch, actor: Member, read: RosterDraft
) -> None:
    """Sets whether people who are not in the file are kept or marked as left."""
    draft.data = {**draft.data, "leave": number(ctx.args, 1) == 1}
    show_preview(ctx, draft, branch, actor, read)


@route.button("r.id", PREVIEW)
def show_changes(
    ctx: Context, draft: Draft, branch: Branch, _actor: Member, read: RosterDraft
) -> None:
    """Names who is new, changed or gone."""
    found = service.compared(ctx.session, branch.id, read)
    ctx.show(view.changes(ctx.texts, draft, found))


@route.button("r.ip", PREVIEW)
def hand_out_problems(
    ctx: Context, _draft: Draft, _branch: Branch, _actor: Member, read: RosterDraft
) -> None:
    """Hands out all problems as a file."""
    ctx.reply(view.problems(ctx.texts, read))


@route.button("r.ic", PREVIEW)
def cancel(ctx: Context, draft: Draft, branch: Branch, _actor: Member, _read: RosterDraft) -> None:
    """Gives the import up."""
    drafts.end(ctx.session, draft)
    back = (back_to(ctx.texts, "r.o", branch.id),)
    ctx.show(OutMessage(ctx.texts("cancelled")).with_buttons(back))


@route.button("r.im", PREVIEW)
def import_file(
    ctx: Context, draft: Draft, branch: Branch, actor: Member, read: RosterDraft
) -> None:
    """Imports the file, compared with the roster as it is at this moment."""
    leave, day = bool(draft.data["leave"]), today(branch, ctx.now)
    done = service.import_file(ctx.session, branch, actor, read, leave=leave, now=ctx.now, day=day)
    drafts.end(ctx.session, draft)
    ctx.answer(ctx.plain("roster-imported-answer"))
    unclaimed = sum(one.account_id is None for one in roster.listed(ctx.session, branch.id))
    ctx.show(view.imported(ctx.texts, branch, actor, done, unclaimed))


@route.button("r.tp", KEEPING)
def hand_out_template(ctx: Context, _branch: Branch, _actor: Member) -> None:
    """Hands out the template."""
    ctx.reply(view.template(ctx.texts))


@route.button("r.ex", KEEPING)
def export(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Hands out the roster as it stands."""
    ctx.reply(view.export(ctx.session, ctx.texts, branch))
