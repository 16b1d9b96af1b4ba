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
