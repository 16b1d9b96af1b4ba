"""Duels: challenged in the group or privately, played at one's own pace, shown if both agree."""

from datetime import UTC
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Contact, Contest, Member, Player, Practice
from data.queries import question as bank
from data.values.question import Question, QuestionKind
from sandbox import Message, Person
from tests.stories.contest_town import ready
from tests.stories.quiz_town import branch_of
from tests.town import Town, labels


def page(town: Town, person: Person) -> Message:
    """Returns the last private message with buttons."""
    return next(m for m in reversed(town.told(person)) if m.keyboard)


async def choose(town: Town, person: Person, right: bool = True) -> None:
    """Answers the question on the page."""
    wanted = [one for one in labels(page(town, person)) if ("每季度一次" in one) is right]
    await town.press(person, wanted[0])


async def both_here(town: Town) -> tuple[Person, Person]:
    """Adds 李强 and 王芳, who have opened the private chat."""
    await ready(town, "李强", "王芳", "赵敏")
    li, wang = town.person("李强"), town.person("王芳")
    await town.start(li)
    await town.start(wang)
    return li, wang


@pytest.mark.both("duel")
async def test_a_duel_from_a_reply_in_the_group_to_the_result_both_agree_to(town: Town) -> None:
    li, wang = await both_here(town)
    said = town.box.world.say(wang, town.group, "这题我会")
    before = len(town.seen())
    await town.reply(li, said, "/duel")
    assert len(town.seen()) == before, "the group sees nothing of it"
    assert "已约 王芳 对战" in page(town, li).text
    assert "李强 约您对战" in page(town, wang).text
    await town.press(wang, "应战")
    await town.restart()
    await town.press(wang, "开始")
    await town.press(li, "开始")
    assert page(town, li).text == page(town, wang).text.replace("李强", "王芳")
    assert labels(page(town, li)) == labels(page(town, wang)), "both see the same"
    for number in range(5):
        await choose(town, wang)
        await town.wait(seconds=6)
        await choose(town, li, right=number > 0)
    assert "等王芳" not in page(town, li).text
    # 李强 answers 6 seconds after each of 王芳's answers: 150 − 5, the first one wrong.
    assert "您赢了" in page(town, wang).text
    assert "王芳 730 分（对 5）\u3000李强 580 分（对 4）" in page(town, li).text
    assert "❌ 1." in page(town, li).text
    assert "答案：每季度一次" in page(town, li).text
    assert (await town.press(wang, "公布到群里")).text == "对方也同意，就公布到群里"
    assert "王芳 730 分" not in "".join(m.text for m in town.seen())
    await town.press(li, "公布到群里")
    assert "对战结果\n王芳 730 分" in town.seen()[-1].text
    assert len(await town.every(Practice)) == 10


async def test_a_name_behind_the_command_says_whom_one_means(town: Town) -> None:
    li, wang = await both_here(town)
    await town.enrol("王芳芳")
    await town.say(li, "/duel 周杰", private=True)
    assert town.last(li).text == "没有可以约的“周杰”。发送 /duel，从名单里选一位。"
    await town.say(li, "/duel 王", private=True)
    assert "不止一位" in town.last(li).text
    await town.say(li, "/duel 王芳", private=True)
    assert "已约 王芳 对战" in page(town, li).text
    assert "李强 约您对战" in page(town, wang).text


async def test_several_right_answers_are_ticked_and_time_runs_out_for_one_question(
    town: Town,
) -> None:
    li, wang = await both_here(town)
    await town.app.store.write(lambda s: only_multiple(s, town))
    await town.say(li, "/duel", private=True)
    await town.press(li, "王芳")
    await town.press(wang, "应战")
    await town.press(wang, "开始")
    assert (await town.press(wang, "提交")).text == "请先选好，再提交。"
    for label in ("乙对的", "甲错的", "丙对的"):
        await town.press(wang, label)
    await town.press(wang, "提交")
    await town.wait(seconds=64)
    assert "时间到，这道题没有作答" in page(town, wang).text
    await town.wait(minutes=30)
    assert "时间到" in page(town, wang).text, "nothing runs while nobody looks"
    mine = await challenged(town)
    late = await town.forge(wang, page(town, wang), f"du.s:{mine.id}:2:6")
    assert late.text == "这道题已经答过了。"
    await town.press(wang, "下一题")
    for label in ("丙对的", "乙对的"):
        await town.press(wang, label)
    await town.press(wang, "提交")
    mine = await challenged(town)
    assert (mine.answered, mine.right, mine.points) == (3, 1, 150)


async def challenged(town: Town) -> Player:
    """Returns the challenged player of the last duel: the second one."""
    return (await town.every(Player))[-1]


def only_multiple(session: Session, town: Town) -> None:
    """Fills the bank with questions with several right answers only."""
    branch, now = branch_of(session, town), town.now.astimezone(UTC)
    session.execute(update(BankQuestion).values(state="retired"))
    fields: dict[str, Any] = {"options": ("甲错的", "乙对的", "丙对的"), "answer": (1, 2)}
    made = [Question(QuestionKind.MULTIPLE, f"第 {n} 题有两个对的", **fields) for n in range(6)]
    bank.store_all(session, branch.id, made, now, None, "approved")


async def test_an_unreachable_member_is_challenged_by_a_link_in_the_group(town: Town) -> None:
    await ready(town, "李强", "赵敏")
    li, zhao = town.person("李强"), town.person("赵敏")
    await town.start(li)
    await town.say(li, "/duel", private=True)
    refused = await town.press(li, "赵敏")
    assert "还没有和我聊过" in refused.text
    said = town.box.world.say(zhao, town.group, "来比一比")
    await town.reply(li, said, "/duel")
    called = town.board()
    assert called.text == "⚔️ 李强 约 赵敏 对战，点下面的按钮应战。"
    await town.follow(town.chen, called, "应战")
    assert "这不是您的对战" in town.last(town.chen).text
    await town.follow(zhao, called, "应战")
    assert "李强 约您对战" in page(town, zhao).text, "a link alone takes nothing up"
    await town.tap(zhao, page(town, zhao), "应战")
    assert "和李强对战" in page(town, zhao).text
    assert "开始" in str(labels(page(town, li)))


async def test_a_link_asks_before_it_challenges(town: Town) -> None:
    li, wang = await both_here(town)
    branch = await town.only(Branch)
    rival = next(one for one in await town.every(Member) if one.account_id == wang.id)
    await town.start(li, f"du_{branch.id}_{rival.id}")
    assert town.last(li).text == "⚔️ 约 王芳 对战吗？"
    assert await town.every(Player) == []
    await town.press(li, "约对战")
    assert "李强 约您对战" in town.last(wang).text


async def test_a_duel_that_is_declined_forgotten_or_blocked_ends_kindly(town: Town) -> None:
    li, wang = await both_here(town)
    gone = "和王芳的这场对战没有打成"
    await town.say(li, "/duel", private=True)
    await town.press(li, "王芳")
    await town.say(li, "/duel", private=True)
    assert "已约 王芳 对战" in town.last(li).text, "one at a time"
    await town.press(wang, "这次不了")
    assert gone in town.last(li).text
    await town.say(li, "/duel", private=True)
    await town.press(li, "王芳")
    await town.wait(hours=24)
    assert gone in town.last(li).text
    town.box.world.block(wang)
    await town.settle()
    await town.app.store.write(lambda s: still_thought_reachable(s, wang.id))
    await town.say(li, "/duel", private=True)
    await town.press(li, "王芳")
    await town.wait(seconds=3)
    assert gone in town.last(li).text
    assert {one.state for one in await town.every(Contest)} == {"stopped"}
    assert not [m for m in town.seen() if "⚔️" in m.text]


def still_thought_reachable(session: Session, account_id: int) -> None:
    """Makes an account look reachable: the bot does not know yet that it was blocked."""
    session.get_one(Contact, (account_id, 42)).reachable = True


async def test_forged_answers_of_others_and_of_questions_to_come_are_refused(town: Town) -> None:
    """No button's data holds the right answer: it is the index of the option as shown."""
    li, wang = await both_here(town)
    await town.say(li, "/duel", private=True)
    await town.press(li, "王芳")
    await town.press(wang, "应战")
    await town.press(wang, "开始")
    mine, asked = await challenged(town), page(town, wang)
    sent = [button.callback_data for row in asked.keyboard for button in row]
    assert sent == [f"du.s:{mine.id}:1:{1 << place}" for place in range(4)]
    for who, data, said in (
        (li, f"du.s:{mine.id}:1:2", "这不是您的对战。"),
        (wang, f"du.s:{mine.id}:2:2", "这道题已经答过了。"),
        (wang, f"du.s:{mine.id}:1:0", "请先选好，再提交。"),
        (wang, f"du.b:{mine.id}", "这场对战已经结束或者开始了。"),
        (wang, f"du.y:{mine.id}", "这场对战已经结束或者开始了。"),
        (wang, "du.s:999:1:1", "这不是您的对战。"),
    ):
        assert (await town.forge(who, page(town, who), data)).text == said
    await town.forge(wang, asked, sent[0] or "")
    again = await town.forge(wang, asked, sent[1] or "")
    assert again.text == "这道题已经答过了。"
    assert (await challenged(town)).answered == 1
