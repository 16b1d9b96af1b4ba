"""Takes minutes: what is typed or dictated becomes entries, which can be put right on pages."""

from data.models import Branch, Draft, Meeting, Member, Minute, Record
from data.queries import record as records
from data.values.out import OutFile, OutMessage
from data.values.record import EntryKind, ParsedEntry, Tally, read_entry
from handlers.records.minutes import rules, service, view
from handlers.records.minutes.service import About, check_recorder
from handlers.shared import access
from handlers.shared.router import Context, Refusal, Router, number, of, refuse_none, step

route = Router()


def as_recorder(
    ctx: Context, branch: Branch, member: Member, meeting: Meeting
) -> tuple[Branch, Member, Meeting]:
    """Refuses who may not take these minutes."""
    check_recorder(ctx.session, member, meeting)
    return branch, member, meeting


def with_record(ctx: Context, branch: Branch, member: Member, meeting: Meeting) -> tuple[About]:
    """Adds the meeting's record, begun where there is none."""
    record = service.begun(ctx.session, ctx.now, branch, member, meeting, ctx.person.id)
    return (About(branch, member, meeting, record),)


def _open(_ctx: Context, about: About) -> tuple[About]:
    if about.record.filed_at is not None:
        raise Refusal("record-filed-already")
    return (about,)


def _of_entry(ctx: Context, branch: Branch, member: Member, row: Minute) -> tuple[About, Minute]:
    meeting = ctx.session.get_one(Meeting, row.meeting_id)
    check_recorder(ctx.session, member, meeting)
    record = ctx.session.get_one(Record, meeting.id)
    return About(branch, member, meeting, record, row.id), row


def _recording(
    ctx: Context, _branch: Branch, member: Member, draft: Draft
) -> tuple[Meeting, Draft]:
    meeting = ctx.session.get_one(Meeting, int(draft.data["meeting"]))
    check_recorder(ctx.session, member, meeting)
    record = records.of(ctx.session, meeting.id)
    if record is None or record.filed_at is not None:
        raise Refusal("record-filed-already")
    return meeting, draft


RECORDER = of(Meeting).then(as_recorder, "who keeps the records or takes these minutes")
OPEN = RECORDER.then(with_record).then(_open, "until it is filed")
ENTRY = of(
    Minute, branch_of=lambda session, row: session.get_one(Meeting, row.meeting_id).branch_id
).then(_of_entry, "who keeps the records or takes these minutes")
OPEN_ENTRY = ENTRY.then(lambda ctx, about, row: (*_open(ctx, about), row), "until it is filed")
RECORDING = step().then(_recording, "who takes these minutes")


@route.button("nm.s", OPEN)
def begin(ctx: Context, about: About) -> None:
    """Has everything typed from here on become an entry."""
    _record_on(ctx, about.meeting)
    ctx.show(view.mode(ctx.texts, about.meeting))


def _record_on(ctx: Context, meeting: Meeting, **data: object) -> None:
    service.record_on(ctx.session, ctx.person.id, ctx.now, meeting, **data)


@route.step(rules.STEP, RECORDING, stays=True)
def take_text(ctx: Context, meeting: Meeting, draft: Draft) -> None:
    """Takes a message as an entry, or as the numbers of a vote that has none yet."""
    vote = int(draft.data.get("vote", 0))
    counted = service.open_vote(ctx.session, meeting, vote, ctx.text) if vote else None
    if counted is not None:
        _record_on(ctx, meeting)
        _show_taken(ctx, meeting, counted)
        return
    kind = EntryKind(draft.data["kind"]) if "kind" in draft.data else None
    if speaker := str(draft.data.get("speaker", "")):
        text = read_entry(ctx.text, (), EntryKind.NOTE).text
        said = ParsedEntry(EntryKind.SPEECH, text, speaker)
    else:
        said = service.understood(ctx.session, meeting, ctx.text, kind)
    _show_taken(ctx, meeting, _keep(ctx, meeting, said))


@route.file(rules.STEP, RECORDING)
def take_voice(ctx: Context, meeting: Meeting, _draft: Draft) -> None:
    """Keeps something dictated until somebody types it: bots are given no text of it."""
    file = ctx.file
    if file is None or file.kind not in ("voice", "audio"):
        raise Refusal("minutes-no-files")
    row = _keep(ctx, meeting, ParsedEntry(EntryKind.VOICE, ""))
    kept = OutFile(file.kind, file.name, file_id=file.file_id)
    row.file = {**kept.as_json(), "seconds": file.seconds}
    ctx.session.flush()
    _show_taken(ctx, meeting, row)


def _keep(ctx: Context, meeting: Meeting, said: ParsedEntry) -> Minute:
    """Writes an entry; a vote without numbers waits for them."""
    row = service.add(ctx.session, meeting, said, ctx.person.id, ctx.now, ctx.message_id)
    waits = {"vote": row.id} if said.kind is EntryKind.VOTE and said.tally is None else {}
    _record_on(ctx, meeting, **waits)
    return row


def _show_taken(ctx: Context, meeting: Meeting, row: Minute) -> None:
    _, present = records.voting(ctx.session, meeting.id)
    place = records.many(ctx.session, meeting.id)
    unsure = row.speaker and row.speaker_id is None
    several = records.namesakes(ctx.session, meeting, row.speaker) if unsure else []
    ctx.show(view.taken(ctx.texts, row, place, present, several))


def follow_edit(ctx: Context) -> None:
    """Has an entry follow the message that it was, which was changed, until the record is filed."""
    row = records.written_in(ctx.session, ctx.person.id, ctx.message_id)
    if row is None:
        return
    meeting = ctx.session.get_one(Meeting, row.meeting_id)
    _, member = access.enter(ctx, meeting.branch_id)
    check_recorder(ctx.session, member, meeting)
    if ctx.session.get_one(Record, meeting.id).filed_at is not None:
        ctx.reply(view.stays(ctx.texts, meeting))
        return
    service.rewrite(ctx.session, meeting, row, ctx.text)
    every = [one.id for one in records.entries(ctx.session, meeting.id)]
    ctx.reply(view.followed(ctx.texts, row, every.index(row.id) + 1))


@route.button("nm.k", OPEN)
def choose_kind(ctx: Context, about: About) -> None:
    """Says what the next message is: a resolution, a vote, a speech, a point of the agenda."""
    kind, page = ctx.arg(1), number(ctx.args, 2)
    if kind == EntryKind.SPEECH:
        people = records.speakers(ctx.session, about.meeting)
        ctx.show(view.ask_speaker(ctx.texts, about.meeting, people, page))
        return
    if kind not in (EntryKind.POINT, EntryKind.RESOLUTION, EntryKind.VOTE):
        raise Refusal("button-unknown")
    _record_on(ctx, about.meeting, kind=kind)
    if kind == EntryKind.POINT:
        points = service.points_left(ctx.session, about.meeting, about.record)
        ctx.show(view.ask_point(ctx.texts, about.meeting, points, page))
    else:
        ctx.show(view.ask_next(ctx.texts, about.meeting, kind, ""))


@route.button("nm.w", OPEN)
def choose_speaker(ctx: Context, about: About) -> None:
    """Makes the next message this person's speech."""
    name = refuse_none(
        "button-stale", dict(records.speakers(ctx.session, about.meeting)).get(ctx.arg(1))
    )
    _record_on(ctx, about.meeting, speaker=name)
    ctx.show(view.ask_next(ctx.texts, about.meeting, EntryKind.SPEECH, name))


@route.button("nm.a", OPEN)
def take_point(ctx: Context, about: About) -> None:
    """Notes that the meeting comes to this point of its agenda."""
    text = refuse_none(
        "button-stale",
        dict(service.points_left(ctx.session, about.meeting, about.record)).get(
            number(ctx.args, 1)
        ),
    )
    said = ParsedEntry(EntryKind.POINT, text)
    row = service.add(ctx.session, about.meeting, said, ctx.person.id, ctx.now)
    _record_on(ctx, about.meeting)
    ctx.answer(ctx.plain("minutes-noted"))
    _show_taken(ctx, about.meeting, row)


@route.button("ne.y", OPEN_ENTRY)
def count_unanimous(ctx: Context, about: About, row: Minute) -> None:
    """Notes that all who are there with voting rights agreed."""
    _, present = records.voting(ctx.session, about.meeting.id)
    if row.kind != EntryKind.VOTE or row.votes or not present:
        raise Refusal("button-stale")
    service.count(ctx.session, about.meeting, row, Tally(present))
    if service.recording(ctx.session, ctx.person.id, ctx.now) == about.meeting.id:
        _record_on(ctx, about.meeting)
    ctx.answer(ctx.plain("minutes-noted"))
    _show_taken(ctx, about.meeting, row)


@route.button("ne.l", RECORDER)
def show_entries(ctx: Context, _branch: Branch, _member: Member, meeting: Meeting) -> None:
    """Shows a page of the entries."""
    service.resume(ctx.session, ctx.person.id, ctx.now)
    _list(ctx, meeting, number(ctx.args, 1))


def _list(ctx: Context, meeting: Meeting, at: int) -> None:
    found = records.entries(ctx.session, meeting.id)
    recording = service.recording(ctx.session, ctx.person.id, ctx.now) == meeting.id
    ctx.show(view.listed(ctx.texts, meeting, found, at, recording=recording))


@route.button("ne.v", ENTRY)
def show_entry(ctx: Context, about: About, row: Minute) -> None:
    """Shows an entry."""
    service.resume(ctx.session, ctx.person.id, ctx.now)
    _show(ctx, about, row)


def _show(ctx: Context, about: About, row: Minute) -> None:
    ctx.show(view.entry_page(ctx.session, ctx.texts, about.branch, about.record, row, ctx.now))


@route.button("ne.k", OPEN_ENTRY)
def change_kind(ctx: Context, about: About, row: Minute) -> None:
    """Makes an entry one of another kind."""
    if ctx.arg(1) not in rules.KINDS:
        raise Refusal("button-unknown")
    service.become(ctx.session, about.meeting, row, EntryKind(ctx.arg(1)))
    ctx.answer(ctx.plain("minutes-noted"))
    _show(ctx, about, row)


@route.button("ne.m", OPEN_ENTRY)
def move(ctx: Context, about: About, row: Minute) -> None:
    """Moves an entry up or down."""
    if ctx.arg(1) not in ("u", "d"):
        raise Refusal("button-unknown")
    if not records.move(ctx.session, row, -1 if ctx.arg(1) == "u" else 1):
        raise Refusal("minutes-at-edge")
    ctx.answer(ctx.plain("minutes-moved"))
    _list(ctx, about.meeting, view.page_of(records.entries(ctx.session, about.meeting.id), row))


@route.button("ne.w", OPEN_ENTRY)
def choose_namesake(ctx: Context, about: About, row: Minute) -> None:
    """Says which of several people of one name spoke."""
    several = dict(records.namesakes(ctx.session, about.meeting, row.speaker))
    name = refuse_none("button-stale", several.get(ctx.arg(1)))
    service.name_speaker(ctx.session, row, name)
    ctx.answer(ctx.plain("minutes-noted"))
    _show_taken(ctx, about.meeting, row)


@route.button("ne.u", OPEN_ENTRY)
def undo(ctx: Context, _about: About, row: Minute) -> None:
    """Takes back what was just written down; its text stays on the page."""
    page = view.undone(ctx.texts, row)
    service.take_back(ctx.session, row)
    ctx.answer(ctx.plain("minutes-undone-answer"))
    ctx.edit(page)


@route.button("ne.p", ENTRY)
def play(ctx: Context, _about: About, row: Minute) -> None:
    """Sends what was dictated."""
    if not row.file:
        raise Refusal("button-stale")
    ctx.reply(OutMessage("", file=OutFile.from_json(row.file)))
