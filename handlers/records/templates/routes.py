"""The branch's own templates: whose is used for what, sending one, getting one, giving it up."""

from data.exports.record_template import record_template
from data.imports.template import LIMITS
from data.models import Branch, Draft, Member, RecordTemplate
from data.queries import draft as drafts, errand as errands, record as records
from data.values.names import clean_text
from data.values.out import OutFile, OutMessage
from data.values.standing import MeetingKind
from handlers.records.books.view import labels
from handlers.records.templates import due, view
from handlers.shared import steps
from handlers.shared.router import Context, Refusal, Right, Router, named, refuse_none, step

route = Router()
LONGEST_NAME = 100


def _kind(ctx: Context, branch: Branch, _member: Member) -> tuple[Branch, str]:
    """Adds the kind of meeting that a button names, "" for all."""
    kind = ctx.arg(1)
    if kind != "all" and kind not in set(MeetingKind):
        raise Refusal("button-unknown")
    return branch, "" if kind == "all" else kind


def _own(ctx: Context, branch: Branch, kind: str) -> tuple[Branch, RecordTemplate]:
    row = refuse_none("button-stale", records.template(ctx.session, branch.id, kind))
    return branch, row


KEEPER = named(Right.RECORDS)
OF_KIND = KEEPER.then(_kind)
OWN = OF_KIND.then(_own)


@route.button("nt.l", KEEPER)
def show_all(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows whose template is used for what."""
    drafts.drop(ctx.session, ctx.person.id, due.STEP)
    _show(ctx, branch)


def _show(ctx: Context, branch: Branch) -> None:
    found = records.templates(ctx.session, branch.id)
    ctx.show(view.templates(ctx.texts, branch, found, ctx.now))


@route.button("nt.v", OWN)
def show_own(ctx: Context, branch: Branch, row: RecordTemplate) -> None:
    """Shows one of the branch's own templates."""
    ctx.edit(view.one(ctx.texts, branch, row, ctx.now))


@route.button("nt.n", KEEPER)
def ask_kind(ctx: Context, branch: Branch, _member: Member) -> None:
    """Asks for which meetings a new template is to be."""
    ctx.edit(view.ask_kind(ctx.texts, branch))


@route.button("nt.k", OF_KIND)
def ask_file(ctx: Context, branch: Branch, kind: str) -> None:
    """Waits for the file, and for another one where that does not fit."""
    steps.ask(ctx, branch, due.STEP, "file", view.ask_file(ctx.texts, branch, kind), kind=kind)


@route.step(due.STEP, step(Right.RECORDS))
def refuse_text(_ctx: Context, _branch: Branch, _member: Member, _draft: Draft) -> None:
    """Refuses a text where the file is awaited."""
    raise Refusal("template-file-wanted")


@route.file(due.STEP, step(Right.RECORDS))
def take_file(ctx: Context, branch: Branch, _member: Member, draft: Draft) -> None:
    """Has the file that was sent checked."""
    file = ctx.file
    if file is None or file.kind != "document":
        raise Refusal("template-file-wanted")
    if file.size > LIMITS.size:
        raise Refusal("template-too-big", limit=LIMITS.size // 2**20)
    data = {
        "branch": branch.id,
        "kind": draft.data["kind"],
        "name": clean_text(file.name)[:LONGEST_NAME] or "template.docx",
        "file_id": file.file_id,
        "chat": ctx.person.id,
        "language": ctx.texts.language.value,
    }
    errands.add(ctx.session, ctx.now, due.ERRAND, data)
    ctx.reply(OutMessage(ctx.texts("template-reading")))


@route.button("nt.f", KEEPER)
def show_fields(ctx: Context, _branch: Branch, _member: Member) -> None:
    """Lists every field that a template may name."""
    ctx.reply(view.fields(ctx.texts))


@route.button("nt.d", KEEPER)
def send_template(ctx: Context, branch: Branch, member: Member) -> None:
    """Sends a template of the branch's own, or ours to begin with."""
    texts = ctx.texts
    if ctx.arg(1) == "ours":
        said, language = labels(texts), texts.language.value
        name = texts.plain("template-file-name")
        file = OutFile("document", name, draw=lambda: record_template(said, language))
        ctx.reply(OutMessage(texts("template-here"), file=file))
        return
    _, row = _own(ctx, *_kind(ctx, branch, member))
    file = OutFile("document", row.name, row.content)
    ctx.reply(OutMessage(view.for_kind(texts, row.kind), file=file))


@route.button("nt.r", OWN)
def give_up(ctx: Context, branch: Branch, row: RecordTemplate) -> None:
    """Drops a template of the branch's own; ours takes its place."""
    ctx.session.delete(row)
    ctx.session.flush()
    ctx.answer(ctx.plain("template-restored"))
    _show(ctx, branch)
