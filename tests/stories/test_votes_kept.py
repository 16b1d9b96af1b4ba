"""Where votes are found again: in the calendar and in the records."""

import io
import zipfile

import openpyxl
from docx import Document
from sqlalchemy import update

from data.models import Meeting
from tests.stories.votes_town import SEVEN, change, closes, gathered, motion, opens, votes
from tests.town import Town


async def test_the_calendar_shows_when_votes_opened_and_closed(town: Town) -> None:
    await gathered(town)
    await motion(town)
    opened = f"{town.now:%H:%M}"
    await town.say("李强", "/calendar", private=True)
    said = town.last(town.person("李强")).text
    assert f"{opened}　开始投票：表决（通过年度工作计划）" in said
    assert "投票结束" not in said
    for name in SEVEN[:4]:
        await votes(town, name, "赞成")
    await town.wait(minutes=5)
    await closes(town)
    await town.say("李强", "/calendar", private=True)
    said = town.last(town.person("李强")).text
    assert f"{town.now:%H:%M}　投票结束：表决（通过年度工作计划）" in said


async def test_the_calendar_says_of_a_committees_vote_its_kind_only(town: Town) -> None:
    await gathered(town)
    await motion(town)
    await town.app.store.write(
        lambda session: session.execute(update(Meeting).values(audience="committee"))
    )
    await town.say("李强", "/calendar", private=True)
    said = town.last(town.person("李强")).text
    assert "开始投票：表决" in said
    assert "通过年度工作计划" not in said


async def test_the_records_hold_the_votes_with_their_results_and_sheets(town: Town) -> None:
    await gathered(town)
    await motion(town)
    for name in SEVEN[:5]:
        await votes(town, name, "赞成")
    await votes(town, "孙浩", "反对")
    await closes(town)
    await motion(town, title="还没有结束的一项")
    day = town.now.date()
    await town.say(town.chen, "/records", private=True)
    await town.press(town.chen, "Excel")
    book = openpyxl.load_workbook(io.BytesIO(media(town)))
    header, *rows = book["表决选举一览"].iter_rows(min_row=3, values_only=True)
    assert header == ("序号", "日期", "类型", "事项", "方式", "应到", "实到", "收回", "结果")
    ((number, at, *said),) = rows
    assert (number, at.date()) == (1, day)
    assert said == [
        "表决", "通过年度工作计划", "无记名", 7, 7, 6, "赞成 5 · 反对 1 · 弃权 0\n✅ 通过"
    ]  # fmt: skip
    await town.press(town.chen, "全部打包")
    with zipfile.ZipFile(io.BytesIO(media(town))) as archive:
        names = [one for one in archive.namelist() if one.startswith("表决选举/")]
        assert names == [f"表决选举/{day:%m-%d} 表决 通过年度工作计划.docx"]
        word = Document(io.BytesIO(archive.read(names[0])))
    assert [cell.text for cell in word.tables[1].rows[1].cells] == ["5", "1", "0", "✅ 通过"]


async def test_how_people_were_rated_is_in_the_zip_of_who_leads_votes_only(town: Town) -> None:
    await gathered(town, *SEVEN[:4])
    await change(town, "李强", post="organisation")
    await opens(town, "民主测评", "不在会上", "=民主评议", "全体党员", "优秀、合格")
    await votes(town, "陈静", "优秀", "优秀", "优秀")
    await closes(town)
    for name, many in (("陈静", 1), ("李强", 0)):
        await town.say(town.person(name), "/records", private=True)
        await town.press(town.person(name), "全部打包")
        with zipfile.ZipFile(io.BytesIO(media(town, name))) as archive:
            names = [one for one in archive.namelist() if one.startswith("表决选举/")]
            book = openpyxl.load_workbook(io.BytesIO(archive.read("台账总表.xlsx")))
        assert len(names) == many, name
        assert book["表决选举一览"]["D4"].value == "民主评议"


def media(town: Town, name: str = "陈静") -> bytes:
    """Returns the content of the file that somebody got last."""
    sent = town.last(town.person(name)).media
    assert sent is not None
    return sent.content
