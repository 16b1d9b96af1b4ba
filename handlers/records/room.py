"""Who stands at the doors of records: the meeting a button names, who may write, typed steps."""

from data.models import Branch, Draft, Meeting, Member, Minute, Record
from data.queries import draft as drafts
from data.queries import record as records
from data.values.out import OutMessage
from handlers.records import rules
from handlers.shared.access import Right, holder_in, may, member_of, speak
from handlers.shared.buttons import number
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def keeper_in(turn: Turn, branch_id: int) -> tuple[Branch, Member]:
    """A branch that a button names and the member who acts, if they keep its records."""
    branch, member = holder_in(turn, branch_id, Right.RECORDS)
    speak(turn, branch)
    return branch, member


def recorder_of(turn: Turn, meeting_id: int) -> tuple[Branch, Member, Meeting]:
    """A meeting and who acts: those who keep the branch's records, and whoever was named as
    recorder of this meeting until it is filed."""
    meeting = turn.session.get(Meeting, meeting_id)
    branch, member = member_of(turn, meeting.branch_id if meeting else 0)
    assert meeting is not None
    if not may(member.post, Right.RECORDS):
        record = records.of(turn.session, meeting.id)
        if record is None or record.recorder_id != member.id or record.filed_at is not None:
            raise Refusal("right-missing")
    if meeting.state == "cancelled":
        raise Refusal("record-cancelled")
    return branch, member, meeting


def keeper_of(turn: Turn) -> tuple[Branch, Member, Meeting, Record]:
    """The meeting that the first argument names with its record, for those who keep records."""
    branch, member, meeting = recorder_of(turn, number(turn.deed.args))
    if not may(member.post, Right.RECORDS):
        raise Refusal("right-missing")
    return branch, member, meeting, begun(turn, branch, member, meeting)


def begun(turn: Turn, branch: Branch, member: Member, meeting: Meeting) -> Record:
    """The record of a meeting, begun where there was none: led by the secretary, written by who
    begins it."""
    host = records.host(turn.session, branch.id)
    return records.begin(
        turn.session, meeting, turn.person.id, turn.now, host or member.name, member.name
    )


def open_of(turn: Turn) -> tuple[Branch, Member, Meeting, Record]:
    """The meeting that the first argument names with its record, not filed yet."""
    branch, member, meeting = recorder_of(turn, number(turn.deed.args))
    record = begun(turn, branch, member, meeting)
    if record.filed_at is not None:
        raise Refusal("record-filed-already")
    return branch, member, meeting, record


def still(turn: Turn, draft: Draft) -> tuple[Branch, Member, Meeting] | None:
    """As `recorder_of` for a step in progress. A step that is not this person's any more ends, and
    they are told why: refused, it would take every message for a day."""
    try:
        return recorder_of(turn, int(draft.data["meeting"]))
    except Refusal as no:
        drafts.end(turn.session, draft)
        turn.say(turn.texts(no.key, **no.values))
        return None


def entry_of(turn: Turn) -> tuple[Branch, Member, Meeting, Record, Minute]:
    """The entry that the first argument names, with its meeting and record."""
    row = turn.session.get(Minute, number(turn.deed.args))
    branch, member, meeting = recorder_of(turn, row.meeting_id if row else 0)
    assert row is not None
    return branch, member, meeting, turn.session.get_one(Record, meeting.id), row


def recording(turn: Turn) -> int:
    """The meeting that this person is recording, 0 for none."""
    draft = drafts.current(turn.session, turn.person.id, rules.STEP, turn.now)
    return int(draft.data["meeting"]) if draft else 0


def ask(turn: Turn, branch: Branch, awaits: str, page: OutMessage, **data: object) -> None:
    """Shows a page that asks for something typed. Who was recording goes on with it afterwards."""
    before = drafts.current(turn.session, turn.person.id, rules.TYPED, turn.now)
    resumes = recording(turn) or (int(before.data["resumes"]) if before else 0)
    drafts.begin(
        turn.session, turn.person.id, rules.TYPED, turn.now, branch_id=branch.id, awaits=awaits,
        data={"resumes": resumes, **data},
    )  # fmt: skip
    turn.toast("")
    turn.show(page)


def resume(turn: Turn) -> None:
    """Nothing about a record is asked any more; who was recording before is recording again."""
    draft = drafts.current(turn.session, turn.person.id, rules.TYPED, turn.now)
    if draft is None:
        return
    meeting_id, branch_id = int(draft.data["resumes"]), draft.branch_id
    drafts.end(turn.session, draft)
    if meeting_id and branch_id:
        record_on(turn, branch_id, meeting_id)


def record_on(turn: Turn, branch_id: int, meeting_id: int, **data: object) -> None:
    """From here on, what this person types becomes entries of a meeting's minutes; `data` may say
    what the next one is."""
    drafts.begin(
        turn.session, turn.person.id, rules.STEP, turn.now, branch_id=branch_id, awaits="entry",
        data={"meeting": meeting_id, **data},
    )  # fmt: skip
