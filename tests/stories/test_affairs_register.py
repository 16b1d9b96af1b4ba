"""The register: by year and kind, in Excel and Word, in the year's zip, and the calendar."""

import io
import zipfile
from datetime import datetime

import mammoth
from python_calamine import load_workbook

from tests.stories.affairs_town import BODY, SHANGHAI, TITLE, page, published, publishing
from tests.town import Town, labels


async def filled(town: Town) -> None:
    """Publishes three notices: one is over with an answered objection, one withdrawn."""
    await publishing(town)
    await town.enrol("周杰", post="discipline")
    card = await published(town)
    wang = town.person("王芳")
    await town.tap(wang, card, "已阅")
    await town.tap(wang, card, "有话要说")
    await town.press(wang, "署名")
    await town.say(wang, "孙浩同志三次没有到会。", private=True)
    await town.press(wang, "下一步")
    await town.press(wang, "交给支部委员会")
    await town.say(town.person("周杰"), "/affairs", private=True)
    await town.press(town.person("周杰"), "意见 1")
    await town.press(town.person("周杰"), TITLE[:8])
    await town.press(town.person("周杰"), "不属实，答复")
    await town.say(town.person("周杰"), "三次都请了假。", private=True)
    await published(town, "党费收支", "四季度党费收支", "收 3600 元。=1+1")
    await published(town, "决议", "换届决议", "同意换届。")
    await page(town, "陈静")
    await town.press(town.chen, "撤回")
    await town.say(town.chen, "日期写错", private=True)
    await town.until(datetime(2026, 12, 9, 9, tzinfo=SHANGHAI))


async def opened(town: Town, name: str = "陈静") -> None:
    await town.say(town.person(name), "/affairs", private=True)
    await town.press(town.person(name), "公开台账")


async def test_the_register_lists_a_year_by_kind_with_periods_seen_and_objections(
    town: Town,
) -> None:
    await filled(town)
    await opened(town)
    shown = town.last(town.chen)
    assert "2026年公开台账　3 项" in shown.text
    assert "发展党员公示 1" in shown.text
    await town.press(town.chen, "党费收支公开")
    assert [one for one in labels(town.last(town.chen)) if "11/30" in one] == [
        "11/30 四季度党费收支"
    ]
    await town.press(town.chen, "全部种类")
    await town.press(town.chen, "Excel")
    media = town.last(town.chen).media
    assert media is not None
    (sheet,) = load_workbook(io.BytesIO(media.content)).sheet_names
    rows = load_workbook(io.BytesIO(media.content)).get_sheet_by_name(sheet).to_python()
    assert [row[2] for row in rows[3:]] == [TITLE, "四季度党费收支", "换届决议"]
    assert rows[3][6:9] == ["已结束", "1/5", "1 (已答复 1)"]
    assert str(rows[3][3:5]) == "[datetime.date(2026, 11, 30), datetime.date(2026, 12, 7)]"
    assert rows[5][6] == "已撤回"
    await town.press(town.chen, "Word")
    media = town.last(town.chen).media
    assert media is not None
    text = mammoth.extract_raw_text(io.BytesIO(media.content)).value
    for said in (BODY, "三次都请了假。", "撤回：日期写错", "不属实"):
        assert said in text
    assert "王芳" not in text, "nobody learns who objected"


async def test_members_see_the_register_and_get_no_files(town: Town) -> None:
    await filled(town)
    await opened(town, "赵敏")
    zhao = town.person("赵敏")
    assert "Excel" not in labels(town.last(zhao))
    branch = await town.look(
        lambda s: s.connection().exec_driver_sql("select id from branch").scalar()
    )
    said = await town.forge(zhao, town.last(zhao), f"ar.x:{branch}:2026")
    assert "由支部书记或委员来做" in said.text
    for year in ("2027", "1999", "x"):
        said = await town.forge(zhao, town.last(zhao), f"ar.y:{branch}:{year}:nope")
        assert said.text
    await town.press(zhao, "2025年")
    assert "0 项" in town.last(zhao).text
    await town.press(zhao, "2026年")
    await town.press(zhao, TITLE[:8])
    assert "公示已经结束，收到异议 1 条" in town.last(zhao).text


async def test_the_register_is_in_the_years_zip(town: Town) -> None:
    await filled(town)
    await town.say(town.chen, "/records", private=True)
    await town.press(town.chen, "年")
    await town.press(town.chen, "打包")
    media = town.last(town.chen).media
    assert media is not None
    with zipfile.ZipFile(io.BytesIO(media.content)) as archive:
        names = archive.namelist()
        assert {"党务公开/公开台账.xlsx", "党务公开/公开台账.docx"} <= set(names)
        text = mammoth.extract_raw_text(io.BytesIO(archive.read("党务公开/公开台账.docx"))).value
    assert BODY in text


async def test_the_calendar_shows_the_last_days_of_notices(town: Town) -> None:
    await publishing(town)
    await published(town)
    wang = town.person("王芳")
    await town.say(wang, "/calendar", private=True)
    said = "\n".join(m.text for m in town.told(wang)[-2:])
    assert f"周一（12月7日）　公示到期：{TITLE}" in said
