"""Shared by stories about records: a meeting, its minutes, training outside."""

from datetime import UTC, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Meeting, Member, Minute
from data.queries import outside
from data.values.out import OutFile
from handlers.signin.opening import service as signin
from sandbox import Person
from tests.prepared import prepared
from tests.stories.reading_town import branch_of
from tests.town import START, Town

AFTER = START.replace(hour=17)


async def meeting(town: Town, *, closed: bool = False, **came: str) -> int:
    """Makes a general meeting of today, current or closed; `王芳="present"` is somebody's
    attendance."""

    def write(session: Session) -> int:
        branch, start = branch_of(session, town), START.astimezone(UTC)
        row = Meeting(
            branch_id=branch.id, kind="general", topic="接收预备党员", place="三楼会议室",
            agenda="学习《条例》\n讨论接收李强", starts_at=start,
            ends_at=start + timedelta(minutes=90), opens_at=start, late_at=start, closes_at=start,
            state="open", created_at=start,
        )  # fmt: skip
        session.add(row)
        session.flush()
        for member in session.scalars(select(Member).where(Member.name.in_(came))):
            session.add(
                Attendance(
                    meeting_id=row.id, member_id=member.id, name=member.name, standing="full",
                    expected=True, votes=True, status=came[member.name],
                    reason="出差" if came[member.name] == "leave" else "",
                )
            )  # fmt: skip
        session.flush()
        if closed:
            signin.close_meeting(session, town.now.astimezone(UTC), row)
        return row.id

    made: int = await town.app.store.write(write)
    return made


@prepared
async def branch(town: Town, *, closed: bool = False) -> int:
    """Founds 陈静's branch of five with a meeting that three attended."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强", "赵敏", "周杰")
    await town.until(AFTER)
    return await meeting(
        town, closed=closed, 陈静="present", 王芳="present", 李强="late", 赵敏="leave", 周杰="none"
    )


async def recording(town: Town) -> None:
    """Has 陈静 record the meeting."""
    await town.say(town.chen, "/minutes", private=True)
    await town.press(town.chen, "支部党员大会")
    await town.press(town.chen, "开始记录")


async def kinds(town: Town) -> list[tuple[str, str, str]]:
    """Returns the entries in order: kind, speaker, text."""
    rows = await town.look(lambda s: s.scalars(select(Minute).order_by(Minute.place)).all())
    return [(row.kind, row.speaker, row.text) for row in rows]


async def trained(town: Town, title: str, *names: str, proof: bytes | None) -> None:
    """Adds training outside the branch of two hours for some; their proof is a file of these bytes,
    or one that Telegram has lost."""
    file_id = "gone"
    if proof is not None:
        private = town.box.world.private(town.chen)
        media = town.box.world.upload(town.chen, private, "document", proof, "证书.PDF").media
        assert media is not None
        file_id = media.file_id

    def write(session: Session) -> None:
        found = session.scalars(select(Member).where(Member.name.in_(names)).order_by(Member.name))
        outside.enter(
            session, [one.id for one in found], title, 120, town.now.date(),
            OutFile("document", "证书.pdf", file_id=file_id).as_json(), town.chen.id,
            town.now.astimezone(UTC),
        )  # fmt: skip

    await town.app.store.write(write)
    await town.settle()


async def send(town: Town, person: Person, file: bytes, name: str = "模板.docx") -> str:
    """Has somebody send a file privately; returns the answer."""
    town.box.world.upload(person, town.box.world.private(person), "document", file, name)
    await town.settle()
    return town.last(person).text
