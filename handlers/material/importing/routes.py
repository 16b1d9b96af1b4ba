"""Sorts what is sent as material: files that hold texts are read, all else is taken as it is."""

from dataclasses import replace

from data.models import Branch, Draft, Member
from data.queries import draft as drafts, series_items
from data.values.out import OutFile, OutMessage
from handlers.material import rules
from handlers.material.importing import service, view
from handlers.material.inbox.routes import take
from handlers.shared.access import Right, enter, holder_of_file, weighed
from handlers.shared.feature import Taker
from handlers.shared.router import Context, FileIn, Guard, Router, anyone, number, refuse_none, step

route = Router(ends=rules.TYPED)


def _own(ctx: Context, kind: str) -> tuple[Branch, Member, Draft]:
    draft = refuse_none(
        "button-stale", drafts.own(ctx.session, number(ctx.args), ctx.person.id, kind, ctx.now)
    )
    return *enter(ctx, draft.branch_id or 0, Right.MATERIAL), draft


ASKED = Guard(lambda ctx: _own(ctx, service.ASKED), "right material, who sent it", Right.MATERIAL)
READ = Guard(lambda ctx: _own(ctx, service.DRAFT), "right material, who sent it", Right.MATERIAL)


def _sent_again(ctx: Context, draft: Draft) -> None:
    """Puts the file whose use was asked for into the context, as it was sent."""
    held = draft.data
    file = FileIn(**held["file"])
    ctx.incoming = replace(ctx.incoming, text=held["text"], html=held["html"], file=file)
    drafts.end(ctx.session, draft)


def wants(ctx: Context) -> int:
    """Tells how surely something sent unasked is meant as material; those without the right hear
    why not where nobody else wants it either."""
    return weighed(ctx, rules.weight(ctx.incoming), Right.MATERIAL)


def take_sent(ctx: Context) -> None:
    """Takes something that was sent privately as material: reads a file that holds texts, or asks
    first where it may as well be pushed as it is."""
    branch, member = holder_of_file(ctx, Right.MATERIAL, "material-not-yours", "material-not-here")
    file = ctx.file
    if file is None or not rules.is_text_file(file):
        take(ctx, branch, member)
        return
    name = service.name_of(file)
    if file.size > rules.LARGEST:
        draft = service.hold(ctx.session, ctx.now, ctx.person.id, branch, ctx.incoming)
        limit = rules.LARGEST // 2**20
        key = "material-file-too-big"
        ctx.show(view.bad_file(ctx.texts, draft, name, key, {"limit": limit}))
    elif rules.may_be_both(file):
        draft = service.hold(ctx.session, ctx.now, ctx.person.id, branch, ctx.incoming)
        ctx.show(view.ask_docx(ctx.texts, draft, name))
    else:
        read_out(ctx, branch)


def read_out(ctx: Context, branch: Branch) -> None:
    """Has the texts of the file that came read."""
    assert ctx.file is not None
    said = ctx.progress(ctx.texts("bulk-reading", file=service.name_of(ctx.file)))
    service.send_out(ctx.session, ctx.now, branch, ctx.incoming, str(ctx.texts.language), said)


@route.button("mf.r", ASKED)
def read(ctx: Context, branch: Branch, _member: Member, draft: Draft) -> None:
    """Has the file's text read."""
    _sent_again(ctx, draft)
    read_out(ctx, branch)


@route.button("mf.f", ASKED)
def take_file(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Takes the file as it is, to be pushed."""
    _sent_again(ctx, draft)
    ctx.delete(ctx.message_id)
    take(ctx, branch, member)


@route.button("mf.v", READ)
def show_preview(ctx: Context, branch: Branch, _member: Member, draft: Draft) -> None:
    """Shows what would be stored."""
    draft.awaits = ""
    read = service.read_back(draft)
    known = service.known(ctx.session, branch.id, read.pieces)
    series = service.series_of(ctx.session, draft)
    ctx.show(view.preview(ctx.texts, draft, read, known, series))


@route.button("mf.s", READ)
def ask_series(ctx: Context, branch: Branch, _member: Member, draft: Draft) -> None:
    """Asks which series the pieces go into; another name can be typed."""
    every = series_items.of_branch(ctx.session, branch.id)
    draft.awaits, draft.message_id = "series", ctx.message_id
    ctx.edit(view.ask_series(ctx.texts, draft, every, number(ctx.args, 1)))


@route.button("mf.ss", READ)
def choose_series(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Takes a series that is there, or none (0)."""
    service.choose(draft, number(ctx.args, 1))
    show_preview(ctx, branch, member, draft)


@route.button("mf.sn", READ)
def choose_named(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Takes a new series with the file's name."""
    service.choose(draft, 0, view.suggested(str(draft.data["name"])))
    show_preview(ctx, branch, member, draft)


@route.step(service.DRAFT, step(Right.MATERIAL))
def take_name(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Takes the name of a new series; the name of one that is there means that one."""
    name = rules.typed_line(ctx.text, rules.LONGEST_NAME)
    if draft.message_id:
        ctx.delete(draft.message_id)
    service.choose(draft, 0, name)
    show_preview(ctx, branch, member, draft)


@route.button("mf.p", READ)
def show_problems(ctx: Context, _branch: Branch, _member: Member, draft: Draft) -> None:
    """Hands over all problems as a file."""
    problems = service.read_back(draft).problems
    content = view.problems_file(ctx.texts, problems)
    file = OutFile("document", ctx.plain("bulk-problems-file"), content)
    ctx.reply(OutMessage(ctx.texts("bulk-problems-caption", many=len(problems)), file=file))


@route.button("mf.ok", READ)
def store(ctx: Context, branch: Branch, _member: Member, draft: Draft) -> None:
    """Stores the pieces."""
    stored, series = service.take(ctx.session, ctx.now, branch, draft)
    ctx.answer(ctx.plain("material-saved"))
    ctx.edit(view.done(ctx.texts, branch, stored, series))


@route.button("mf.no", anyone())
def cancel(ctx: Context) -> None:
    """Stores nothing."""
    for kind in (service.DRAFT, service.ASKED):
        draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, kind, ctx.now)
        if draft is not None:
            drafts.end(ctx.session, draft)
    ctx.edit(OutMessage(ctx.texts("cancelled")))


TAKER = Taker("material", wants, take_sent)
