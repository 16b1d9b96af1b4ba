"""Planning questions, /question for members and secretaries, and the effects of forged buttons."""

from data.models import BankQuestion, Plan, Round
from tests.stories.plans_town import labels, press
from tests.stories.quiz_town import asks, fill, members, on, put, single
from tests.town import Town


async def test_a_plan_is_made_step_by_step(town: Town) -> None:
    await members(town)
    await put(
        town,
        *(single(f"条例第{at}问？", tags=("条例",), difficulty=3) for at in range(3)),
        single("党章问？", tags=("党章",), difficulty=1),
    )
    await town.say(town.chen, "/plans", private=True)
    await press(town, "➕ 新建", "今日一题")
    assert "题库里有 4 题符合" in town.last(town.chen).text
    assert "开放 10 小时" in town.last(town.chen).text
    await press(town, "范围", "条例 3")
    assert "✅ 条例 3" in labels(town)
    await press(town, "下一步", "难度")
    assert not [label for label in labels(town) if "容易" in label], "there is none of these"
    await press(town, "适中 3", "每次几题", "2 题", "开放多久", "4 小时", "截止前提醒")
    page = town.last(town.chen).text
    for line in ("范围：条例", "难度：适中", "每次 2 题", "开放 4 小时", "题库里有 3 题符合"):
        assert line in page
    await press(town, "✅ 就这样")
    await town.say(town.chen, "工作日12:00", private=True)
    await press(town, "✅ 就这样")
    plan = next(one for one in await town.every(Plan) if one.rhythm)
    assert (plan.kind, plan.title) == ("question", "今日一题 · 条例")
    assert plan.data == {
        "tags": ["条例"], "level": "middle", "count": 2, "hours": 4, "reminds": True,
    }  # fmt: skip
    await town.say(town.chen, "/plans", private=True)
    await press(town, "今日一题", "先发给我看看")
    assert [m.poll is not None for m in town.told(town.chen)][-2:] == [True, True]
    assert not await town.every(Round), "a look asks nothing"
    await town.until(on(0, 12))
    polls = [m.poll for m in town.seen() if m.poll]
    assert [poll.question[:9] for poll in polls] == ["（第 1/2 题）", "（第 2/2 题）"]
    assert all("条例" in poll.question for poll in polls)


async def test_the_starter_set_brings_questions_along(town: Town) -> None:
    await members(town)
    await town.say(town.chen, "/plans", private=True)
    await press(town, "一键起步")
    (label,) = [one for one in labels(town) if "今日一题" in one]
    assert "工作日 12:00" in label
    await press(town, "全部建好")
    plan = next(one for one in await town.every(Plan) if one.kind == "question")
    assert plan.next_due_at == on(0, 12)
    assert len(await town.every(BankQuestion)) > 200
    await town.until(on(0, 12))
    (row,) = await town.every(Round)
    assert row.closes_at == on(0, 21, 20)


async def test_a_member_sees_open_questions_and_their_streak(town: Town) -> None:
    await members(town)
    wang = town.person("王芳")
    await town.start(wang)
    card = await asks(town, fill())
    await town.say("王芳", "/question")
    assert town.heard(wang).keyboard[0][0].url.endswith("start=ql_1"), "not in the group"
    await town.say("王芳", "今日一题", private=True)
    assert "还没有作答，今天 12:00 截止" in town.last(wang).text
    await town.follow(wang, town.last(wang), "去作答")
    await town.say("王芳", "一次", private=True)
    await town.say("王芳", "/question", private=True)
    assert "✅ 已作答，今天 12:00 公布" in town.last(wang).text
    assert "1次" not in town.last(wang).text
    assert "1次" not in card.text
    await town.wait(hours=4)
    await town.say("王芳", "/question", private=True)
    assert "现在没有要答的题" in town.last(wang).text
    assert "连对 1 天，最长 1 天" in town.last(wang).text


async def test_the_secretary_asks_at_once(town: Town) -> None:
    await members(town)
    await town.say(town.chen, "/question", private=True)
    await press(town, "现在问一题")
    assert "题库里没有" in (await town.press(town.chen, "按顺序的下一题")).text
    await put(town, single("党章问？", tags=("党章",)), single("条例问？", tags=("条例",)))
    await town.say(town.chen, "/question", private=True)
    await press(town, "现在问一题", "条例 1")
    poll = town.seen()[-1].poll
    assert poll is not None
    assert poll.question == "条例问？"
    assert "条例问？" in town.last(town.chen).text
    assert "未答 4" in town.last(town.chen).text


async def test_forged_buttons_come_to_nothing(town: Town) -> None:
    await members(town)
    await town.start(town.person("王芳"))
    shown = await asks(town, single())
    await asks(town, fill())
    await town.say("王芳", "/question", private=True)
    await town.say(town.chen, "/question", private=True)
    mine, hers = town.last(town.person("王芳")), town.last(town.chen)
    for data in ("qd.r:1", "qd.p:1:yes", "qd.v:1:yes", "qd.m:1", "qd.a:1", "qd.t:1:0", "qd.n:2",
                 "qd.y:1", "qd.l:1:0", "qp.ok:1"):  # fmt: skip
        assert (await town.forge(town.person("王芳"), mine, data)).text, data
        assert (await town.forge(town.chen, shown, data)).text, "not where everybody reads it"
    for data in ("qd.r:99", "qd.p:99:yes", "qd.y:99", "qd.t:1:99", "qd.t:1:x", "qd.r:", "qd.l:0:0",
                 "qp.t:1:0:0"):  # fmt: skip
        assert (await town.forge(town.chen, hers, data)).text, data
    assert {one.state for one in await town.every(Round)} == {"open"}
    assert len(await town.every(Round)) == 2


async def test_before_the_closing_nothing_gives_the_answer_away(town: Town) -> None:
    await members(town)
    right = "每季度一次"
    await town.start(town.person("王芳"))
    await asks(town, fill("支部党员大会一般____召开。", right))
    await asks(town, single("问" * 900, options=("每月一次", right, "每年一次")))
    await town.follow(town.person("王芳"), town.board(), "作答")
    await town.say("王芳", "/question", private=True)
    await town.say(town.chen, "/question", private=True)
    await press(town, "支部党员大会")
    sent = [*town.seen(), *town.told(town.person("王芳")), *town.told(town.chen)]
    for message in sent:
        buttons = [f"{b.callback_data} {b.url}" for row in message.keyboard for b in row]
        assert not any(right in one for one in buttons)
        assert len(message.keyboard) <= 8
        if "A. " not in message.text:
            assert right not in message.text
    assert town.seen()[-1].poll is not None
    assert [one.text for one in town.seen()[-1].poll.options] == ["A", "B", "C"]
