"""Elections, admissions and appraisals: candidates, tellers, helpers, rounds, and their sheets."""

import io

import openpyxl
import pytest
from docx import Document

from data.models import Ballot, Minute, Notice, Vote
from sandbox import Message
from tests.stories.votes_town import (
    SEVEN,
    ballot,
    ballots,
    card_of,
    change,
    closes,
    drawn,
    electors,
    gathered,
    opens,
    prepares,
    signs,
    vote,
    votes,
)
from tests.town import Town, labels

TEN = (*SEVEN, "钱进", "丁一", "吴越")


async def election(
    town: Town,
    candidates: tuple[str, ...] = ("赵敏", "王芳", "李强"),
    seats: str = "2",
    tellers: tuple[str, ...] = ("钱进", "吴越"),
    post: str = "支部委员",
) -> Vote:
    """Opens an election in the meeting."""
    return await opens(
        town, "选举", "14:00", "=支部委员会换届选举", post, *candidates, "下一步", seats,
        "实到会", *tellers, "下一步",
    )  # fmt: skip


async def confirmed(town: Town, *names: str) -> str:
    """Has the tellers confirm the count; returns what the page says then."""
    made = await vote(town)
    for name in names:
        who = town.person(name)
        await town.start(who, f"vt_{made.id}")
        await town.press(who, "计票无误")
    return town.last(town.person(names[-1])).text


def file_of(message: Message) -> bytes:
    """Returns the content of a message's file."""
    assert message.media is not None
    return message.media.content


@pytest.mark.both("votes")
async def test_an_election_from_its_candidates_to_its_result_sheet(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town)
    card = card_of(town).text
    assert "应选 2 名，候选人 3 名" in card
    assert "候选人（按姓氏笔画）：王芳、李强、赵敏" in card
    assert "得到实到会有选举权的人半数以上赞成票的当选" in card
    for name in TEN[:6]:
        await votes(town, name, "赞成", "赞成", "反对")
    await votes(town, "刘梅", "赞成", "反对", "赞成")
    await votes(town, "钱进", "赞成", "赞成", "赞成")
    assert "投票结束" not in await drawn(town)
    page = await closes(town)
    assert "等钱进、吴越确认计票" in page
    assert "当选" not in (await drawn(town)).replace("的当选", "")
    assert await town.every(Minute) == []
    said = await confirmed(town, "钱进", "吴越")
    assert "有效 7 票，无效 1 票" in said
    assert "王芳：赞成 7，反对 0，弃权 0" in said
    assert "李强：赞成 6，反对 1，弃权 0" in said
    assert "✅ 当选：王芳、李强" in said
    assert "✅ 当选：王芳、李强" in await drawn(town)
    (entry,) = await town.every(Minute)
    assert entry.kind == "resolution"
    assert entry.text == (
        "选举：支部委员会换届选举。应到 10 人，实到 10 人，有效 7 票，无效 1 票。"
        "得赞成票：王芳 7 票、李强 6 票、赵敏 1 票。当选：王芳、李强。"
    )
    await town.start(town.chen, f"vt_{(await vote(town)).id}")
    await town.press(town.chen, "结果单 Word")
    word = Document(io.BytesIO(file_of(town.last(town.chen))))
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in word.tables]
    assert tables[0] == [
        ["应到", "实到", "发出", "收回", "有效", "无效"], ["10", "10", "10", "8", "7", "1"]
    ]  # fmt: skip
    assert tables[1][1] == ["王芳", "7", "0", "0", "当选"]
    assert tables[2][1:] == [["监票人", "钱进", ""], ["计票人", "吴越", ""]]
    assert "当选须过半数的基数  实到会有选举权的人" in [one.text for one in word.paragraphs]
    await town.press(town.chen, "结果单 Excel")
    sheet = openpyxl.load_workbook(io.BytesIO(file_of(town.last(town.chen)))).active
    values = [[cell.value for cell in row if cell.value is not None] for row in sheet.rows]
    assert [10, 10, 10, 8, 7, 1] in values
    assert ["王芳", 7, 0, 0, "当选"] in values


async def test_an_election_needs_four_fifths(town: Town) -> None:
    await gathered(town, *TEN, come=TEN[:7])
    await prepares(
        town, "选举", "14:00", "=换届", "支部委员", "王芳", "李强", "赵敏", "下一步", "2",
        "实到会", "钱进", "吴越", "下一步",
    )  # fmt: skip
    await town.press(town.chen, "核对名单")
    assert "已到 7 人，需要 8 人。" in town.last(town.chen).text
    assert "还差 1 人" in (await town.press(town.chen, "名单无误")).text
    await signs(town, "钱进")
    await town.press(town.chen, "名单无误")
    assert (await vote(town)).state == "open"


async def test_too_few_candidates_and_tellers_who_are_candidates_are_refused(town: Town) -> None:
    await gathered(town, *TEN)
    await town.say(town.chen, "/vote", private=True)
    for one in ("准备一项", "选举", "14:00"):
        await town.press(town.chen, one)
    await town.say(town.chen, "换届", private=True)
    for one in ("支部委员", "王芳", "李强", "赵敏", "下一步"):
        await town.press(town.chen, one)
    assert "3" not in labels(town.last(town.chen))
    await town.say(town.chen, "3", private=True)
    assert "至少多五分之一" in town.last(town.chen).text
    await town.say(town.chen, "2", private=True)
    await town.press(town.chen, "实到会")
    assert not {"王芳", "李强", "赵敏"} & set(labels(town.last(town.chen)))
    await town.press(town.chen, "钱进")
    answer = await town.press(town.chen, "下一步")
    assert "至少要一位监票人、一位计票人" in (answer.text or town.last(town.chen).text)


async def test_who_is_against_may_name_another_within_the_seats(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town)
    await ballot(town, "吴越")
    wu = town.person("吴越")
    await town.press(wu, "开始填写")
    await town.press(wu, "赞成")
    await town.press(wu, "反对，另选他人")
    assert not {"王芳", "李强", "赵敏"} & set(labels(town.last(wu)))
    await town.press(wu, "丁一")
    assert "反对，另选他人" not in labels(town.last(wu))
    await town.press(wu, "弃权")
    assert "李强：反对，另选丁一" in town.last(wu).text
    assert "赞成 2 人，应选 2 名" in town.last(wu).text
    await town.press(wu, "投出")
    for name in TEN[:6]:
        await votes(town, name, "赞成", "反对", "弃权")
    await closes(town)
    said = await confirmed(town, "钱进", "吴越")
    assert "丁一（另选）：1 票" in said
    assert "✅ 当选：王芳\n还缺 1 名，可以再选一轮。" in said


async def test_a_ballot_for_too_many_is_warned_of_and_void(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town)
    await votes(town, "丁一", "赞成", "赞成", "赞成", cast=False)
    assert "超过应选的 2 名，这样投出去是废票" in town.last(town.person("丁一")).text
    await town.press(town.person("丁一"), "投出")
    await closes(town)
    assert "有效 0 票，无效 1 票" in await confirmed(town, "钱进", "吴越")


async def test_equal_votes_at_the_last_seat_are_voted_on_again(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town)
    for name in TEN[:5]:
        await votes(town, name, "赞成", "赞成", "反对")
    for name in TEN[5:]:
        await votes(town, name, "赞成", "反对", "赞成")
    await closes(town)
    said = await confirmed(town, "钱进", "吴越")
    assert "没有人当选" not in said
    first = await vote(town)
    assert [one["name"] for one in first.counts["elected"]] == ["王芳"]
    assert first.counts["left"] == 1
    await town.start(town.chen, f"vt_{first.id}")
    await town.press(town.chen, "准备下一轮")
    second = await vote(town)
    assert (second.after_id, second.seats) == (first.id, 1)
    assert [one["name"] for one in second.candidates] == ["李强", "赵敏"]


async def test_a_tie_is_decided_by_most_votes_alone(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town, candidates=("王芳", "李强", "赵敏"))
    for name in TEN[:6]:
        await votes(town, name, "赞成", "赞成", "反对")
    for name in TEN[6:]:
        await votes(town, name, "赞成", "反对", "赞成")
    await closes(town)
    await confirmed(town, "钱进", "吴越")
    made = await vote(town)
    assert made.counts["tied"] == []
    assert [one["name"] for one in made.counts["elected"]] == ["王芳", "李强"]


async def test_secretary_and_deputy_stand_in_the_superiors_order(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town, candidates=("赵敏", "王芳"), seats="2", post="书记、副书记")
    assert "候选人（按上级批准的顺序）：赵敏、王芳" in card_of(town).text


async def test_somebody_is_helped_by_a_helper_of_their_choice(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town)
    ding, qian = town.person("丁一"), town.person("刘梅")
    await ballot(town, "丁一")
    await town.press(ding, "请人代填")
    assert not {"王芳", "李强", "赵敏", "丁一"} & set(labels(town.last(ding)))
    await town.press(ding, "刘梅")
    assert town.last(ding).text.endswith("已请刘梅代为填写。")
    assert "丁一请您代为填写选票" in town.last(qian).text
    assert (await ballot(town, "丁一")).text.endswith("已请刘梅代为填写。")
    await town.start(qian, f"vt_{(await vote(town)).id}")
    await town.press(qian, "代丁一填写")
    assert "代丁一填写，请按本人的意思。" in town.last(qian).text
    await town.press(qian, "开始填写")
    for one in ("赞成", "反对", "反对", "投出"):
        await town.press(qian, one)
    await votes(town, "刘梅", "赞成", "赞成", "反对")
    await closes(town)
    said = await confirmed(town, "钱进", "吴越")
    assert "其中请人代填 1 票" in said
    assert "收回 2 票" in said


async def test_another_helper_is_chosen_until_the_ballot_is_cast(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town)
    ding, liu, zhou = (town.person(name) for name in ("丁一", "刘梅", "周杰"))
    await ballot(town, "丁一")
    for one in ("请人代填", "刘梅", "换一位", "周杰"):
        await town.press(ding, one)
    assert town.last(ding).text.endswith("已请周杰代为填写。")
    assert "丁一的选票不用您代填了" in town.last(liu).text
    asked = next(m for m in reversed(town.told(liu)) if "丁一请您代为填写选票" in m.text)
    assert (await town.tap(liu, asked, "填写选票")).text == "这张选票不由您填写。"
    await ballot(town, "丁一")
    await town.press(ding, "自己填写")
    assert "丁一的选票不用您代填了" in town.last(zhou).text
    stale = town.last(ding)
    await town.press(ding, "请人代填")
    await town.press(ding, "周杰")
    await town.start(zhou, f"vt_{(await vote(town)).id}")
    for one in ("代丁一填写", "开始填写", "赞成", "反对", "反对", "投出"):
        await town.press(zhou, one)
    elector = next(one for one in await electors(town) if one.name == "丁一")
    answer = await town.forge(ding, stale, f"vb.pz:{elector.id}")
    assert "已经投" in answer.text
    elector = next(one for one in await electors(town) if one.name == "丁一")
    assert elector.helper_id is not None


async def test_another_teller_is_named_for_one_who_left(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town)
    for name in TEN[:8]:
        await votes(town, name, "赞成", "赞成", "反对")
    await closes(town)
    chen, page = town.chen, town.last(town.chen)
    assert not any("接替" in one for one in labels(page))
    answer = await town.forge(chen, page, f"vr.t:{(await vote(town)).id}:0:0")
    assert answer.text
    await confirmed(town, "吴越")
    await change(town, "钱进", left_on=town.now.date())
    await town.start(chen, f"vt_{(await vote(town)).id}")
    await town.press(chen, "接替钱进")
    assert not {"王芳", "李强", "赵敏", "吴越", "钱进"} & set(labels(town.last(chen)))
    await town.press(chen, "丁一")
    assert "等丁一确认计票" in town.last(chen).text
    assert "请您接替确认计票" in town.last(town.person("丁一")).text
    assert "✅ 当选：王芳、李强" in await confirmed(town, "丁一")
    await town.start(chen, f"vt_{(await vote(town)).id}")
    await town.press(chen, "结果单 Word")
    word = Document(io.BytesIO(file_of(town.last(chen))))
    assert "监票人钱进无法确认计票，由丁一接替。" in [one.text for one in word.paragraphs]


async def test_a_candidate_who_leaves_and_a_restart_change_nothing(town: Town) -> None:
    await gathered(town, *TEN)
    await election(town)
    for name in TEN[:8]:
        await votes(town, name, "赞成", "赞成", "反对")
    await change(town, "王芳", left_on=town.now.date())
    await town.restart()
    await closes(town)
    assert "✅ 当选：王芳、李强" in await confirmed(town, "钱进", "吴越")


async def test_admission_counts_written_opinions_apart_and_they_lapse(town: Town) -> None:
    await gathered(town, *SEVEN, come=SEVEN[:4])
    await town.enrol("钱进", standing="activist")
    await prepares(town, "接收预备党员", "14:00", "钱进")
    assert "接收钱进同志为预备党员" in town.last(town.chen).text
    for name in ("周杰", "孙浩"):
        await town.press(town.chen, "书面意见")
        await town.press(town.chen, name)
        await town.press(town.chen, "赞成")
        await town.press(town.chen, "返回")
    await town.press(town.chen, "核对名单")
    await town.press(town.chen, "名单无误")
    assert (await vote(town)).secret
    for name in SEVEN[:3]:
        await votes(town, name, "赞成")
    await votes(town, "赵敏", "反对")
    await signs(town, "孙浩")
    said = await closes(town)
    assert "应到 7 · 实到 5 · 收回 4 票" in said
    assert "赞成 3 · 反对 1 · 弃权 0" in said
    assert "书面意见（公开）：周杰（赞成）" in said
    assert "孙浩" not in said
    assert "✅ 通过" in said
    (entry,) = await town.every(Minute)
    assert entry.votes == {"yes": 4, "no": 1, "abstained": 0, "voters": 7, "present": 5}


async def test_some_are_left_out_for_a_listed_reason_with_what_was_agreed(town: Town) -> None:
    await gathered(town, *SEVEN, come=SEVEN[:4])
    await prepares(town, "表决", "14:00", "=通过工作计划", "🔒 无记名")
    await town.press(town.chen, "不计入应到")
    await town.press(town.chen, "刘梅")
    await town.press(town.chen, "出国半年以上")
    await town.say(town.chen, "机关党委 11月20日批复", private=True)
    await town.say(town.chen, "11月27日党员大会", private=True)
    await town.press(town.chen, "返回")
    await town.press(town.chen, "核对名单")
    page = town.last(town.chen).text
    assert "有表决权的 6 人：" in page
    assert (
        "不计入：刘梅，出国半年以上（上级：机关党委 11月20日批复；会议：11月27日党员大会）" in page
    )
    await town.press(town.chen, "名单无误")
    assert sum(not one.reason for one in await electors(town)) == 6


async def test_only_the_secretary_suspends_rights_and_sees_why(town: Town) -> None:
    await gathered(town)
    await change(town, "李强", post="deputy")
    await town.say(town.chen, "/roster 刘梅", private=True)
    if "停止表决权" not in labels(town.last(town.chen)):
        await town.press(town.chen, "刘梅")
    await town.press(town.chen, "停止表决权")
    await town.say(town.chen, "留党察看一年", private=True)
    assert "已停止" in town.last(town.chen).text
    await town.say(town.chen, "/roster 刘梅", private=True)
    if "恢复表决权" not in labels(town.last(town.chen)):
        await town.press(town.chen, "刘梅")
    assert "表决权已停止：留党察看一年" in town.last(town.chen).text
    await town.say("李强", "/roster 刘梅", private=True)
    li = town.person("李强")
    if "刘梅" in labels(town.last(li)):
        await town.press(li, "刘梅")
    assert "留党察看" not in town.last(li).text
    assert not {"停止表决权", "恢复表决权"} & set(labels(town.last(li)))


async def test_an_appraisal_goes_to_the_secretary_and_to_each_person(town: Town) -> None:
    await gathered(town, *SEVEN[:4])
    await opens(town, "民主测评", "不在会上", "=2026年度民主评议", "全体党员", "优秀、合格")
    made = await vote(town)
    assert made.scale == ["优秀", "合格", "基本合格", "不合格"]
    for name in SEVEN[:4]:
        await votes(town, name, *(["优秀"] * 2 + ["不了解"]))
    said = await closes(town)
    assert "应投 4 · 收回 4 票" in said
    assert "优秀" not in (await drawn(town)).partition("测评结束")[2]
    assert len(await ballots(town)) == 12
    assert all(len(one.marks) == 1 for one in await town.every(Ballot))
    wang = town.person("王芳")
    await town.start(wang, f"vt_{made.id}")
    await town.press(wang, "我的测评结果")
    own = town.last(wang).text
    assert "王芳：" in own
    assert "李强" not in own
    await town.start(town.chen, f"vt_{made.id}")
    await town.press(town.chen, "全部测评结果")
    everybody = town.last(town.chen).text
    assert all(f"{name}：" in everybody for name in SEVEN[:4])
    answer = await town.forge(wang, town.last(wang), f"vr.a:{made.id}:0")
    assert answer.text


async def test_a_large_appraisal_is_cast_sheet_by_sheet(town: Town) -> None:
    await gathered(town, *TEN)
    await opens(town, "民主测评", "不在会上", "=民主评议", "全体党员", "优秀、合格")
    chen = town.chen
    await ballot(town, "陈静")
    await town.press(chen, "开始填写")
    for _ in range(7):
        await town.press(chen, "优秀")
    assert "陈静：本人，不填" in town.last(chen).text
    await town.press(chen, "投出")
    assert "还有下一张" in town.last(chen).text
    await town.press(chen, "填下一张")
    for _ in range(2):
        await town.press(chen, "优秀")
    await town.press(chen, "投出")
    assert town.last(chen).text.endswith("✅ 已投出。")
    await closes(town)
    assert len(await ballots(town)) == 9


async def test_a_result_is_published_as_a_decision(town: Town) -> None:
    await gathered(town)
    await opens(town, "表决", "14:00", "=通过年度工作计划", "记名")
    for name in SEVEN[:4]:
        await votes(town, name, "赞成")
    await closes(town)
    await town.press(town.chen, "公示结果")
    await town.press(town.chen, "下一步")
    await town.press(town.chen, "（一般）")
    await town.press(town.chen, "马上")
    assert "赞成 4" in town.last(town.chen).text
    await town.press(town.chen, "📌 发布")
    (notice,) = await town.every(Notice)
    assert notice.kind == "decision"
    assert "赞成 4 · 反对 0 · 弃权 0" in notice.body


async def test_a_vote_opens_and_closes_with_its_meeting(town: Town) -> None:
    meeting = await gathered(town, *SEVEN, come=SEVEN[:3])
    await prepares(town, "表决", "14:00", "=通过工作计划", "🔒 无记名")
    await town.press(town.chen, "随会议开始和结束")
    await town.wait(minutes=2)
    assert (await vote(town)).state == "draft"
    await signs(town, "赵敏")
    await town.wait(minutes=2)
    assert (await vote(town)).state == "open"
    for name in SEVEN[:4]:
        await votes(town, name, "赞成")
    await town.until(meeting.ends_at.astimezone(town.now.tzinfo))
    assert (await vote(town)).state == "closed"
    assert "✅ 通过" in card_of(town).text


async def test_who_is_suspended_can_be_neither_elected_nor_teller(town: Town) -> None:
    await gathered(town, *TEN)
    await change(town, "丁一", suspended="留党察看")
    await town.say(town.chen, "/vote", private=True)
    for one in ("准备一项", "选举", "14:00"):
        await town.press(town.chen, one)
    await town.say(town.chen, "换届", private=True)
    await town.press(town.chen, "支部委员")
    assert "丁一" not in labels(town.last(town.chen))
    for one in ("王芳", "李强", "下一步", "1", "实到会"):
        await town.press(town.chen, one)
    assert "丁一" not in labels(town.last(town.chen))
