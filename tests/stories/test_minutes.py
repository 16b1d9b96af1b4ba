"""Minutes of a meeting: recorded by messages, corrected on pages, filed, changed with a trail."""

from datetime import UTC
from io import BytesIO

from docx import Document
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Draft, Meeting, Minute, Record, RecordChange
from data.values.record import EntryKind, Vote
from data.values.standing import Status
from handlers.signin.attendance import service as attendance
from handlers.signin.opening import service as signin
from sandbox import Message
from tests.stories.records_town import branch, kinds, recording
from tests.town import Town, labels


async def test_typed_texts_become_entries_and_votes_are_judged(town: Town) -> None:
    await branch(town)
    await recording(town)
    for text in (
        "会议开始，书记通报情况。",
        "王芳同志：我同意。\n理由有两条。",
        "路人：这不是名单上的人",
        "讨论 明年的计划",
        "决议：同意上报。",
        "表决 接收李强 同意2 反对1 弃权0",
        "记" * 4096,
    ):
        await town.say(town.chen, text, private=True)
    assert (await kinds(town))[:6] == [
        ("note", "", "会议开始，书记通报情况。"),
        ("speech", "王芳", "我同意。\n理由有两条。"),
        ("note", "", "路人：这不是名单上的人"),
        ("note", "", "讨论 明年的计划"),
        ("resolution", "", "同意上报。"),
        ("vote", "", "接收李强"),
    ]
    assert len((await kinds(town))[6][2]) == 4096
    vote = next(row for row in await town.every(Minute) if row.kind == EntryKind.VOTE)
    # Three of five are there, which is more than half; two agree, which is not more than half.
    assert Vote.from_json(vote.votes) == Vote(2, 1, 0, voters=5, present=3)
    assert "未通过" in next(m.text for m in town.told(town.chen) if "已记 6" in m.text)
    await town.say(town.chen, "表决 又一次 同意4", private=True)
    assert "签到的有表决权的同志只有 3 人" in town.last(town.chen).text
    await town.say(town.chen, "/help", private=True)
    await town.say(town.chen, "还在记", private=True)
    assert (await kinds(town))[-1] == ("note", "", "还在记")
    await town.press(town.chen, "结束记录")
    await town.say(town.chen, "散会了", private=True)
    assert "散会了" not in {text for _, _, text in await kinds(town)}


async def test_buttons_say_what_comes_next_and_voices_are_kept_to_be_typed(town: Town) -> None:
    await branch(town)
    await recording(town)
    chen = town.chen
    await town.press(chen, "发言")
    await town.press(chen, "李强")
    await town.say(chen, "感谢同志们：我会努力。", private=True)
    await town.say(chen, "/minutes", private=True)
    await town.press(chen, "表决")
    await town.say(chen, "接收李强", private=True)
    await town.press(chen, "全部同意（3）")
    assert "有效，通过" in town.last(chen).text
    private = town.box.world.private(chen)
    town.box.world.upload(chen, private, "voice", b"OggS" * 100, "voice.ogg")
    await town.settle()
    assert "不把语音的文字给机器人" in town.last(chen).text
    assert [kind for kind, _, _ in await kinds(town)] == ["speech", "vote", "voice"]
    assert (await kinds(town))[0] == ("speech", "李强", "感谢同志们：我会努力。")
    await town.press(chen, "全部记录")
    await town.press(chen, "3")
    await town.press(chen, "写成文字")
    await town.say(chen, "王芳：语音里说的话。", private=True)
    assert (await kinds(town))[2] == ("speech", "王芳", "语音里说的话。")
    # The earlier recorder records again.
    await town.say(chen, "接着记", private=True)
    assert (await kinds(town))[3] == ("note", "", "接着记")
    await town.press(chen, "改成决议")
    await town.press(chen, "上移")
    assert [kind for kind, _, _ in await kinds(town)] == ["speech", "vote", "resolution", "speech"]
    await town.press(chen, "1")
    await town.press(chen, "删除")
    assert [kind for kind, _, _ in await kinds(town)] == ["vote", "resolution", "speech"]


async def test_two_record_at_once_come_to_the_points_and_put_slips_right(town: Town) -> None:
    await branch(town)
    await town.enrol("王芳", post="deputy")
    chen, wang = town.chen, town.person("王芳")
    await town.start(wang)
    await recording(town)
    await town.say(wang, "/minutes", private=True)
    await town.press(wang, "支部党员大会")
    assert "还没签到：周杰" in town.last(wang).text
    assert "缺席" not in town.last(wang).text
    await town.press(wang, "开始记录")
    await town.press(chen, "议程")
    assert labels(town.last(chen)) == ["学习《条例》", "讨论接收李强", "返回"]
    await town.press(chen, "学习《条例》")
    slip = town.box.world.say(chen, town.box.world.private(chen), "李强：我同义。")
    await town.settle()
    await town.say(wang, "决议：散会。", private=True)
    await town.press(wang, "撤回")
    assert "散会。" in town.last(wang).text
    await town.say(wang, "议程：临时增加的一项", private=True)
    await town.press(chen, "全部记录")
    await town.press(chen, "返回")
    await town.press(chen, "发言")
    await town.press(chen, "周杰")
    named = town.box.world.say(chen, town.box.world.private(chen), "我来晚了")
    await town.settle()
    vote = town.box.world.say(chen, town.box.world.private(chen), "表决 接收")
    await town.settle()
    await town.press(chen, "全部同意（3）")
    await town.edit(slip, "李强：我同意。")
    assert "第 2 条跟着改了" in town.last(chen).text
    await town.edit(named, "我来晚了，抱歉。")
    await town.edit(vote, "表决 接收李强")
    said = await kinds(town)
    assert said == [
        ("point", "", "学习《条例》"),
        ("speech", "李强", "我同意。"),
        ("point", "", "临时增加的一项"),
        ("speech", "周杰", "我来晚了，抱歉。"),
        ("vote", "", "接收李强"),
    ]
    assert (await town.every(Minute))[-1].votes["yes"] == 3
    await town.say(chen, "/minutes", private=True)
    await town.press(chen, "议程")
    assert labels(town.last(chen))[0] == "讨论接收李强"
    await town.press(chen, "返回")
    await town.press(chen, "结束记录")
    await town.press(chen, "导出 Word")
    media = town.last(chen).media
    assert media is not None
    document = Document(BytesIO(media.content))
    bold = [one.text for one in document.paragraphs if one.runs and one.runs[0].bold]
    assert bold[bold.index("会议内容") + 1 :][:2] == ["议程：学习《条例》", "议程：临时增加的一项"]
    assert "周杰（签到还没有结束）" in [
        cell.text for row in document.tables[0].rows for cell in row.cells
    ]

    assert "先在 /meeting 里结束签到" in (await town.press(chen, "归档")).text

    def close(session: Session) -> None:
        found = session.scalars(select(Meeting)).one()
        signin.close_meeting(session, town.now.astimezone(UTC), found)

    await town.app.store.write(close)
    await town.say(chen, "/minutes", private=True)
    await town.press(chen, "支部党员大会")
    await town.press(chen, "归档")
    await town.press(chen, "归档")
    await town.edit(slip, "李强：我反对。")
    assert "改消息不会改记录" in town.last(chen).text
    assert await kinds(town) == said


async def test_a_filed_record_changes_with_a_reason_and_shows_its_trail(town: Town) -> None:
    await branch(town, closed=True)
    chen = town.chen
    await recording(town)
    await town.say(chen, "王芳：我同意。", private=True)
    await town.press(chen, "结束记录")
    await town.press(chen, "会议信息")
    await town.press(chen, "改时间")
    await town.say(chen, "15点05到16:40", private=True)
    await town.press(chen, "归档")
    await town.press(chen, "归档")
    record = await town.only(Record)
    assert record.filed_by == chen.id
    assert record.facts["counts"]["absent"] == 1
    assert "继续记录" not in "".join(labels(town.last(chen)))
    await town.press(chen, "会议信息")
    await town.press(chen, "改地点")
    await town.say(chen, "五楼", private=True)
    assert (await town.only(Record)).venue == "三楼会议室"
    await town.say(chen, "写错了", private=True)
    assert (await town.only(Record)).venue == "五楼"

    def correct(session: Session) -> None:
        entry = session.scalars(select(Attendance).where(Attendance.name == "周杰")).one()
        attendance.correct(session, town.now.astimezone(UTC), entry, Status.PRESENT, chen.id)

    await town.app.store.write(correct)
    await town.press(chen, "更正记录")
    assert "三楼会议室 → 五楼　原因：写错了" in town.last(chen).text
    await town.press(chen, "更新到会情况")
    await town.say(chen, "漏签了", private=True)
    await town.press(chen, "补充一条")
    await town.say(chen, "决议：同意。", private=True)
    await town.say(chen, "漏记", private=True)
    changes = await town.every(RecordChange)
    assert [(one.what, one.after, one.why) for one in changes[::2]] == [
        ("venue", "五楼", "写错了"),
        ("added", "同意。", "漏记"),
    ]
    assert "缺席：周杰" in changes[1].before
    assert "缺席：" not in changes[1].after
    await town.press(chen, "导出 Word")
    media = town.last(chen).media
    assert media is not None
    assert media.name == "2026-11-27 支部党员大会 · 接收预备党员.docx"
    document = Document(BytesIO(media.content))
    said = "\n".join(one.text for one in document.paragraphs)
    assert "王芳：我同意。" in said
    assert "11月27日（周五）15:05–16:40" in document.tables[0].rows[1].cells[1].text
    assert [cell.text for cell in document.tables[1].rows[1].cells][1:] == [
        "陈静", "地点", "三楼会议室", "五楼", "写错了",
    ]  # fmt: skip


async def test_only_the_named_recorder_may_write_until_it_is_filed(
    town: Town,
) -> None:
    meeting_id = await branch(town, closed=True)
    chen, wang, li = town.chen, town.person("王芳"), town.person("李强")
    await town.start(wang)
    await town.say(wang, "/minutes", private=True)
    assert "书记或委员" in town.last(wang).text
    await recording(town)
    await town.press(chen, "结束记录")
    await town.press(chen, "会议信息")
    await town.press(chen, "改记录人")
    await town.press(chen, "王芳")
    await town.press(wang, "开始记录")
    await town.say(wang, "李强：说两句。", private=True)
    assert await kinds(town) == [("speech", "李强", "说两句。")]
    row = await town.only(Minute)
    for forged in (f"nm.s:{meeting_id}", f"ne.v:{row.id}", f"ne.d:{row.id}", f"nc.w:{meeting_id}"):
        answer = await town.forge(li, await _seen(town, li), forged)
        assert "书记或委员" in answer.text, forged
    assert "书记或委员" in (await town.forge(wang, town.last(wang), f"nc.g:{meeting_id}")).text
    await town.forge(wang, town.last(wang), f"nf.e:{meeting_id}:recorder")
    asked = next(one for one in await town.every(Draft) if one.account_id == wang.id)
    choice = await town.forge(wang, town.last(wang), f"f.o:{asked.id}:recorder:0")
    assert "书记或委员" in choice.text
    await town.press(wang, "取消")
    assert (await town.only(Record)).recorder == "王芳"
    await town.say(chen, "/minutes", private=True)
    await town.press(chen, "支部党员大会")
    await town.press(chen, "归档")
    await town.press(chen, "归档")
    await town.say(wang, "还想记一句", private=True)
    assert "书记或委员" in town.last(wang).text
    await town.say(wang, "这句不再当作记录", private=True)
    assert "书记或委员" not in town.last(wang).text
    assert len(await kinds(town)) == 1


async def _seen(town: Town, person: object) -> Message:
    await town.start(person)  # type: ignore[arg-type]
    return town.last(person)  # type: ignore[arg-type]


async def test_a_cancelled_or_stale_step_changes_nothing(town: Town) -> None:
    meeting_id = await branch(town, closed=True)
    chen = town.chen
    await recording(town)
    await town.press(chen, "全部记录")
    await town.forge(chen, town.last(chen), f"nf.e:{meeting_id}:venue")
    await town.press(chen, "取消")
    await town.say(chen, "这是一条记录", private=True)
    assert (await town.only(Record)).venue == "三楼会议室"
    assert await kinds(town) == [("note", "", "这是一条记录")]

    def cancel(session: Session) -> None:
        session.get_one(Meeting, meeting_id).state = "cancelled"

    await town.app.store.write(cancel)
    await town.say(chen, "太晚了", private=True)
    assert "取消了" in town.last(chen).text
    for forged in (f"nm.v:{meeting_id}", f"nc.f:{meeting_id}", "nm.v:99", "nt.v:1:lecture"):
        await town.forge(chen, town.last(chen), forged)
    assert len(await kinds(town)) == 1
    assert (await town.only(Record)).filed_at is None
