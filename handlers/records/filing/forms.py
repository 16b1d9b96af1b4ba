"""Asks for what changes in a record: a field, an entry; once it is filed, also why."""

from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from data.models import Branch, Meeting, Member, Minute, Record
from data.queries import draft as drafts, record as records
from data.values.meeting_line import parse_meeting_line
from data.values.names import clean_text
from data.values.out import OutMessage
from data.values.record import EntryKind
from data.values.when import BadWhen
from handlers.records.filing import rules, service, view
from handlers.records.filing.service import Change
from handlers.records.minutes import service as minutes
from handlers.records.minutes.rules import RECORD, spoken
from handlers.records.minutes.service import About
from handlers.records.minutes.view import LONG, entry_page
from handlers.shared import form_chat
from handlers.shared.access import Right, require
from handlers.shared.buttons import tap
from handlers.shared.dates import local_day
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Refusal
from handlers.shared.meetings import title
from handlers.shared.notify import reachable, texts_of
from handlers.shared.texts import Markup, escape

LONGEST_NAME = 20


def ask(ctx: Context, about: About, what: str) -> None:
    """Asks for a change (`rules.CHANGES`) of a field or an entry. Who was recording goes on with it
    afterwards."""
    before = drafts.current(ctx.session, ctx.person.id, FORM.kind, ctx.now)
    resumes = int(before.data["answers"]["resumes"]) if before else 0
    resumes = minutes.recording(ctx.session, ctx.person.id, ctx.now) or resumes
    values = {"meeting": about.meeting.id, "what": what, "row": about.entry, "resumes": resumes}
    form_chat.begin(ctx, FORM, about.branch, about.member, **values)


def change(ctx: Context, about: About, wanted: Change, why: str = "") -> None:
    """Makes a change, and shows the record."""
    service.change(ctx.session, ctx.now, about, wanted, ctx.person.id, why)
    ctx.answer(ctx.plain("record-changed"))
    show(ctx, about.branch, about.member, about.meeting)
    new = wanted.what == "recorder" and wanted.member not in (0, about.member.id)
    if new and about.record.filed_at is None:
        _tell_recorder(ctx, about.meeting, wanted.member)


def show(ctx: Context, branch: Branch, member: Member, meeting: Meeting) -> None:
    """Shows the record of a meeting."""
    ctx.show(view.record_page(ctx.session, ctx.texts, branch, member, meeting, ctx.now))


def _tell_recorder(ctx: Context, meeting: Meeting, member_id: int) -> None:
    """Tells a recorder who was named privately, with the way in."""
    who = ctx.session.get_one(Member, member_id)
    branch = ctx.session.get_one(Branch, meeting.branch_id)
    account = reachable(ctx.session, branch, who.account_id)
    if account is None:
        ctx.answer(ctx.plain("record-recorder-unreachable", name=who.shown), alert=True)
        return
    texts = texts_of(account, branch)
    told = texts("record-recorder-told", title=title(texts, meeting))
    begin = tap(texts.plain("minutes-begin"), "nm.s", meeting.id)
    ctx.send_to(account.id, OutMessage(told).with_buttons(begin))


def _meeting(answers: Answers) -> Meeting:
    return answers.session.get_one(Meeting, answers["meeting"])


def _record(answers: Answers) -> Record:
    return answers.session.get_one(Record, answers["meeting"])


def _about(what: str) -> Callable[[Answers], bool]:
    return lambda answers: bool(answers["what"] == what)


def _people(answers: Answers) -> list[Choice]:
    found = records.speakers(answers.session, _meeting(answers))
    return [(name[:LONGEST_NAME], [name, code]) for code, name in found]


def _text(field: str) -> Callable[[Answers, str], str]:
    return lambda _, text: rules.clean(field, text)


def _name(field: str) -> Callable[[Answers, str], list[str]]:
    return lambda _, text: [rules.clean(field, text), ""]


def _named_recorder(answers: Answers, who: list[str]) -> list[str]:
    if who[1]:
        require(answers.member, Right.RECORDS)
    return who


def _time(answers: Answers, text: str) -> str:
    zone = ZoneInfo(answers.branch.zone)
    day = local_day(_record(answers).starts_at, answers.branch.zone)
    try:
        line = parse_meeting_line(text, datetime.combine(day, time(), zone), zone)
    except BadWhen:
        raise Refusal("record-time-unclear") from None
    if line.starts_at is None or line.ends_at is None or line.ends_at <= line.starts_at:
        raise Refusal("record-time-unclear")
    return f"{line.starts_at.isoformat()}|{line.ends_at.isoformat()}"


def _ask_entry(answers: Answers) -> str:
    row = answers.session.get_one(Minute, answers["row"])
    key = "minutes-ask-written" if row.kind == EntryKind.VOICE else "minutes-ask-edit"
    return answers.texts(key, text=Markup(escape(spoken(answers.texts, row)[:LONG])))


def _entry(answers: Answers, text: str) -> str:
    minutes.understood(answers.session, _meeting(answers), text)
    return text


def _why(_answers: Answers, text: str) -> str:
    why = clean_text(text)
    if not 0 < len(why) <= rules.LONGEST_WHY:
        raise Refusal("record-why-length", most=rules.LONGEST_WHY)
    return why


def _leave(ctx: Context, answers: Answers) -> None:
    """Goes back to the entry, the fields or the page of the record."""
    branch, meeting, record = answers.branch, _meeting(answers), _record(answers)
    if answers["what"] == "entry":
        row = ctx.session.get_one(Minute, answers["row"])
        ctx.show(entry_page(ctx.session, ctx.texts, branch, record, row, ctx.now))
    elif answers["what"] in rules.FIELDS:
        ctx.show(view.fields(ctx.texts, branch, meeting, record))
    else:
        show(ctx, branch, answers.member, meeting)


def _save(ctx: Context, answers: Answers) -> None:
    what = answers["what"]
    value, code = answers.get(what, ""), ""
    if isinstance(value, list):
        value, code = value
    behind = records.member_behind(ctx.session, code) if code else None
    wanted = Change(what, value, answers["row"], behind or 0)
    about = About(answers.branch, answers.member, _meeting(answers), _record(answers))
    change(ctx, about, wanted, answers.get("why", ""))


FORM = Form(
    key=RECORD,
    questions=(
        Question("host", choices=_people, typed=_name("host"), wanted=_about("host"), columns=3),
        Question(
            "recorder",
            choices=_people,
            typed=_name("recorder"),
            check=_named_recorder,
            wanted=_about("recorder"),
            columns=3,
        ),
        Question("venue", typed=_text("venue"), wanted=_about("venue")),
        Question("time", typed=_time, wanted=_about("time")),
        Question("agenda", typed=_text("agenda"), wanted=_about("agenda")),
        Question("entry", ask=_ask_entry, typed=_entry, wanted=_about("entry")),
        Question(
            "added",
            ask=lambda a: a.texts("minutes-ask-added"),
            typed=_entry,
            wanted=_about("added"),
        ),
        Question(
            "why",
            ask=lambda a: a.texts("record-ask-why", most=rules.LONGEST_WHY),
            typed=_why,
            wanted=lambda a: _record(a).filed_at is not None,
        ),
    ),
    endings=(Ending("save", "", _save),),
    still=lambda ctx, a: minutes.check_recorder(ctx.session, a.member, _meeting(a)),
    leave=_leave,
    over=lambda ctx, a: minutes.record_again(ctx.session, ctx.person.id, ctx.now, a["resumes"]),
)
