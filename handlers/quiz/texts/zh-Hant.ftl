# 今日一題

## 題目
question-true = 對
question-false = 錯
question-which = （第 { $number }/{ $numbers } 題）
question-several = 【多選】
question-letters = 請看題目，選出答案
question-letters-above = 請看上面的題目，選出答案
fill-head = ❓ <b>{ $stem }</b>
fill-how = { $blanks ->
    [1] 點“作答”私下填，或直接回覆這則訊息。以第一次的答案為準。
   *[other] 有 { $blanks } 個空，每空一行。點“作答”私下填，或直接回覆這則訊息。以第一次的答案為準。
}
fill-counts = 已答 { $many } 人　{ $closes } 截止
fill-answer = ✍️ 作答
fill-over = 已截止，{ $many } 人作答
fill-void = 這道題已作廢
