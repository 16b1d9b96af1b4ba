# 今日一题

## 题目
question-true = 对
question-false = 错
question-which = （第 { $number }/{ $numbers } 题）
question-several = 【多选】
question-letters = 请看题目，选出答案
question-letters-above = 请看上面的题目，选出答案
fill-head = ❓ <b>{ $stem }</b>
fill-how = { $blanks ->
    [1] 点“作答”私下填，或直接回复这条消息。以第一次的答案为准。
   *[other] 有 { $blanks } 个空，每空一行。点“作答”私下填，或直接回复这条消息。以第一次的答案为准。
}
fill-counts = 已答 { $many } 人　{ $closes } 截止
fill-answer = ✍️ 作答
fill-over = 已截止，{ $many } 人作答
fill-void = 这道题已作废
fill-type = { $blanks ->
    [1] 请把答案发给我。
   *[other] 请把 { $blanks } 个答案发给我，每行一个，按空的顺序。
}
fill-first = 以第一次的答案为准，想好再发。
fill-late = 已经截止，现在作答算练习，马上告诉您对不对。
fill-taken = ✅ 收到了。{ $closes } 公布答案，以这一次为准。
fill-late-right = ✅ 答对了：{ $answer }
fill-late-wrong = ❌ 正确答案：{ $answer }
fill-before = 您已经答过：{ $text }
    以第一次的答案为准，{ $closes } 公布。
fill-before-over = 您答的是：{ $text }
    正确答案：{ $answer }
fill-again = 您已经答过了，以第一次的答案为准。
fill-unlike = { $blanks ->
    [1] 这不像答案。只写空里要填的词就行，请再发一次。
   *[other] 要填 { $blanks } 个空：每行一个，或用分号隔开，请再发一次。
}
fill-cancelled = 好的，截止前随时可以再来作答。
fill-is-void = 这道题已经作废，不用再答。

## 结果
result-head = ❓ <b>今日一题 · 答案：{ $answer }</b>
result-of = { $stem }
result-head-several = ❓ <b>今日一题 · { $many } 题的答案</b>
result-answered = { $expected } 人中 { $answered } 人作答，{ $right } 人答对（{ $share }）
result-answered-several = { $expected } 人中 { $answered } 人作答，全对 { $right } 人（{ $share }）
result-others = { $counts }，另有 { $others } 位
result-nobody = 这次还没有人作答，先记住答案，下次一起来。
result-void = 这道题已作废，不计成绩。
result-fastest = 最快：{ $name } { $span }
result-run = 连对最长：{ $name } { $days } 天
result-run-of = { $name } { $days } 天
result-board = 🔥 连对榜：{ $board }
result-between = {"　"}
result-one = <b>{ $number }.</b> { $stem }
result-one-answer = 答案：{ $answer }（{ $answered } 人作答，{ $right } 人答对）
result-one-void = <b>{ $number }.</b> <s>{ $stem }</s> 已作废，不计成绩
result-why = 解析：{ $explanation }
result-source = 出处：{ $source }
result-save = 收进错题本
result-save-one = 收第 { $number } 题
result-doubt = 题目有疑问
answer-between = ；
answer-seconds = { $many } 秒
answer-minutes = { $many } 分钟
answer-hours = { $many } 小时
question-named = { $day }的一题
question-named-number = { $day }的第 { $number } 题
note-corrected = 📌 { $question }，答案更正为：{ $answer }
note-changes = { $righted ->
    [0] {""}
   *[other] { $righted } 位同志由错改对。
}{ $wronged ->
    [0] {""}
   *[other] { $wronged } 位由对改错。
}
note-void = 📌 { $question }作废，不计成绩。

## 提醒
question-go = ❓ 去作答
question-todo = ❓ 今日一题还有 { $many } 题没有答，{ $closes } 截止
question-none-told = ❓ “{ $title }”没有题可出了：题库里没有符合条件的题。发送 /bank 导入题目，或发送 /plans 修改这个计划。
question-none = 题库里没有符合条件、可以出的题
round-waits = 等一等路上的答案，一分钟后公布

## 差一点的答案
near-call = ❓ 有 { $many } 种答案差一点，请您看看算不算对：
    { $stem }
near-look = 看一看
near-open = 差一点 { $many }
near-or = { " " }或{ " " }
near-stem = ❓ <b>{ $stem }</b>
near-accepted = 标准答案：{ $accepted }
near-given = 有 { $many } 人填：<b>{ $text }</b>
near-left = 后面还有 { $many } 种。
near-right = ✅ 算对
near-wrong = ❌ 算错
near-done = ✅ 都看完了，成绩已经更新。
near-accepted-answer = 算对了，以后也认这种写法
near-refused-answer = 不算对
near-decided = 这个答案已经有人定过了。

## 题目情况
menu-question = 今日一题
rounds-head = ❓ <b>今日一题</b>
rounds-none = ❓ <b>今日一题</b>
    还没有出过题。点“现在问一题”，或发送 /plans 安排每天出题。
rounds-open = { $day } { $stem } · 已答 { $answered }/{ $expected }
rounds-closed = { $day } { $stem } · { $answered }/{ $expected }
rounds-void = { $day } { $stem } · 作废
question-ask-now = ➕ 现在问一题
question-mine = 我的
question-ask-which = 问哪一类？发到群里，不用再确认。
question-ask-next = 🎲 按顺序的下一题
question-asked = 已发到群里
question-asked-later = 现在免打扰，到时发到群里
round-stem = ❓ <b>{ $stem }</b>
round-waits-for = { $when } 发到群里
round-open = { $when } 发出，{ $closes } 截止
round-closed = { $when } 公布
round-void = { $when } 作废，不计成绩
round-answered = <b>已答</b> { $many }：{ $names }
round-right = <b>答对</b> { $many }：{ $names }
round-wrong = <b>答错</b> { $many }：{ $names }
round-near = <b>待定</b> { $many }：{ $names }
round-missing = <b>未答</b> { $many }：{ $names }
round-away = <b>外出</b> { $many }：{ $names }
round-others = <b>另有</b> { $many }：{ $names }
round-not-open = 这道题现在没有开放作答。
round-over = 这道题已经结束或作废了。
question-publish = 📣 现在公布
question-publish-sure = 现在就公布答案吗？公布以后再答算练习。
question-published = 已公布
question-void = 作废
question-void-sure = 确定作废吗？这道题不计成绩，群里会有一条通知，不能恢复。
question-voided = 已作废
question-sure = 确定
question-remind-now = 提醒未答
question-reminded = 已提醒 { $many } 位
question-reminded-now = 已私下提醒 { $many } 位。
question-reminded-earlier = 另有 { $many } 位今天已经提醒过，没有再打扰。
question-unreached = 联系不上 { $many } 位（没有认领名字，或没有打开过和我的私聊）：{ $names }
mine-head = ❓ <b>今日一题</b>
mine-open = · { $stem }
    还没有作答，{ $closes } 截止
mine-done = · { $stem }
    ✅ 已作答，{ $closes } 公布
mine-none = 现在没有要答的题。想练一练，发送 /quiz。
mine-run = 🔥 连对 { $days } 天，最长 { $best } 天
doubt-which = 哪一题有疑问？
doubt-one = { $number }. { $stem }

## 安排出题
plan-kind-question = ❓ 今日一题
question-title = 今日一题
question-title-tags = 今日一题 · { $tags }
question-starter-rhythm = 工作日 12:00
question-plan = ❓ <b>今日一题</b>
question-plan-tags = 范围：{ $tags }
question-plan-level = 难度：{ $level }
question-plan-count = 每次 { $many } 题
question-plan-hours = 开放 { $hours } 小时，到时公布答案（碰上免打扰，在那之前公布）
question-plan-reminds = 截止前 1 个半小时私下提醒没答的同志
question-plan-calm = 不提醒
question-plan-fits = { $many ->
    [0] 题库里没有符合的题。
   *[other] 题库里有 { $many } 题符合。
}
question-done = ✅ 就这样
question-starter-load = 装入自带题库
question-label-tags = 范围
question-label-level = 难度
question-label-count = 每次几题
question-label-hours = 开放多久
question-set-remind = 截止前提醒：关
question-unremind = 截止前提醒：开
question-all-tags = 全部题目
question-ask-tags = 出哪些题？可以选几个标签，不选就是全部题目；选好点“下一步”。
question-no-tags = 题库里的题还没有标签。
question-tag = { $tag } { $many }
question-ask-level = 出多难的题？
question-level = { $level } { $many }
question-level-all = 不限
question-level-easy = 容易
question-level-middle = 适中
question-level-hard = 较难
question-ask-count = 每次出几题？
question-count = { $many } 题
question-ask-hours = 开放多久？
question-hours = { $hours } 小时
question-many-tags = 最多选 { $most } 个标签。
