"""Who may use records: the meeting a button names, who may write, typed steps."""

from data.models import Branch, Draft, Meeting, Member, Minute, Record
from data.queries import draft as drafts
from data.queries import record as records
from data.values.out import OutMessage
from handlers.records import rules
from handlers.shared.access import Right, holder_in, may, member_of, use_language
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal


def keeper_in(ctx: Context, branch_id: int) -> tuple[Branch, Member]:
    """A branch that a button names and the member who acts, if they keep its records."""
    branch, member = holder_in(ctx, branch_id, Right.RECORDS)
    use_language(ctx, branch)
    return branch, member


def recorder_of(ctx: Context, meeting_id: int) -> tuple[Branch, Member, Meeting]:
    """A meeting and who acts: those who keep the branch's records, and whoever was named as
    recorder of this meeting until it is filed."""
    meeting = ctx.session.get(Meeting, meeting_id)
    branch, member = member_of(ctx, meeting.branch_id if meeting else 0)
    assert meeting is not None
    if not may(member.post, Right.RECORDS):
        record = records.of(ctx.session, meeting.id)
        if record is None or record.recorder_id != member.id or record.filed_at is not None:
            raise Refusal("right-missing")
    if meeting.state == "cancelled":
        raise Refusal("record-cancelled")
    return branch, member, meeting


def keeper_of(ctx: Context) -> tuple[Branch, Member, Meeting, Record]:
    """The meeting that the first argument names with its record, for those who keep records."""
    branch, member, meeting = recorder_of(ctx, number(ctx.args))
    if not may(member.post, Right.RECORDS):
        raise Refusal("right-missing")
    return branch, member, meeting, begun(ctx, branch, member, meeting)


def begun(ctx: Context, branch: Branch, member: Member, meeting: Meeting) -> Record:
    """The record of a meeting, begun where there was none: led by the secretary, written by who
    begins it."""
    host = records.host(ctx.session, branch.id)
    return records.begin(
        ctx.session, meeting, ctx.person.id, ctx.now, host or member.name, member.name
    )


def open_of(ctx: Context) -> tuple[Branch, Member, Meeting, Record]:
    """The meeting that the first argument names with its record, not filed yet."""
    branch, member, meeting = recorder_of(ctx, number(ctx.args))
    record = begun(ctx, branch, member, meeting)
    if record.filed_at is not None:
        raise Refusal("record-filed-already")
    return branch, member, meeting, record


def still(ctx: Context, draft: Draft) -> tuple[Branch, Member, Meeting] | None:
    """As `recorder_of` for a step in progress. A step that is not this person's any more ends, and
    they are told why: refused, it would take every message for a day."""
    try:
        return recorder_of(ctx, int(draft.data["meeting"]))
    except Refusal as no:
        drafts.end(ctx.session, draft)
        ctx.reply(ctx.texts(no.key, **no.values))
        return None


def entry_of(ctx: Context) -> tuple[Branch, Member, Meeting, Record, Minute]:
    """The entry that the first argument names, with its meeting and record."""
    row = ctx.session.get(Minute, number(ctx.args))
    branch, member, meeting = recorder_of(ctx, row.meeting_id if row else 0)
    assert row is not None
    return branch, member, meeting, ctx.session.get_one(Record, meeting.id), row


def recording(ctx: Context) -> int:
    """The meeting that this person is recording, 0 for none."""
    draft = drafts.current(ctx.session, ctx.person.id, rules.STEP, ctx.now)
    return int(draft.data["meeting"]) if draft else 0


def ask(ctx: Context, branch: Branch, awaits: str, page: OutMessage, **data: object) -> None:
    """Shows a page that asks for something typed. Who was recording goes on with it afterwards."""
    before = drafts.current(ctx.session, ctx.person.id, rules.TYPED, ctx.now)
    resumes = recording(ctx) or (int(before.data["resumes"]) if before else 0)
    drafts.begin(
        ctx.session, ctx.person.id, rules.TYPED, ctx.now, branch_id=branch.id, awaits=awaits,
        data={"resumes": resumes, **data},
    )  # fmt: skip
    ctx.answer("")
    ctx.show(page)


def resume(ctx: Context) -> None:
    """Nothing about a record is asked any more; who was recording before is recording again."""
    draft = drafts.current(ctx.session, ctx.person.id, rules.TYPED, ctx.now)
    if draft is None:
        return
    meeting_id, branch_id = int(draft.data["resumes"]), draft.branch_id
    drafts.end(ctx.session, draft)
    if meeting_id and branch_id:
        record_on(ctx, branch_id, meeting_id)


def record_on(ctx: Context, branch_id: int, meeting_id: int, **data: object) -> None:
    """From here on, what this person types becomes entries of a meeting's minutes; `data` may say
    what the next one is."""
    drafts.begin(
        ctx.session, ctx.person.id, rules.STEP, ctx.now, branch_id=branch_id, awaits="entry",
        data={"meeting": meeting_id, **data},
    )  # fmt: skip
