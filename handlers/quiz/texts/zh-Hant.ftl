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
fill-type = { $blanks ->
    [1] 請把答案發給我。
   *[other] 請把 { $blanks } 個答案發給我，每行一個，按空的順序。
}
fill-first = 以第一次的答案為準，想好再發。
fill-late = 已經截止，現在作答算練習，馬上告訴您對不對。
fill-taken = ✅ 收到了。{ $closes } 公佈答案，以這一次為準。
fill-late-right = ✅ 答對了：{ $answer }
fill-late-wrong = ❌ 正確答案：{ $answer }
fill-before = 您已經答過：{ $text }
    以第一次的答案為準，{ $closes } 公佈。
fill-before-over = 您答的是：{ $text }
    正確答案：{ $answer }
fill-again = 您已經答過了，以第一次的答案為準。
fill-unlike = { $blanks ->
    [1] 這不像答案。只寫空裡要填的詞就行，請再發一次。
   *[other] 要填 { $blanks } 個空：每行一個，或用分號隔開，請再發一次。
}
fill-cancelled = 好的，截止前隨時可以再來作答。
fill-is-void = 這道題已經作廢，不用再答。

## 結果
result-head = ❓ <b>今日一題 · 答案：{ $answer }</b>
result-of = { $stem }
result-head-several = ❓ <b>今日一題 · { $many } 題的答案</b>
result-answered = { $expected } 人中 { $answered } 人作答，{ $right } 人答對（{ $share }）
result-answered-several = { $expected } 人中 { $answered } 人作答，全對 { $right } 人（{ $share }）
result-others = { $counts }，另有 { $others } 位
result-nobody = 這次還沒有人作答，先記住答案，下次一起來。
result-void = 這道題已作廢，不計成績。
result-fastest = 最快：{ $name } { $span }
result-run = 連對最長：{ $name } { $days } 天
result-run-of = { $name } { $days } 天
result-board = 🔥 連對榜：{ $board }
result-between = {"　"}
result-one = <b>{ $number }.</b> { $stem }
result-one-answer = 答案：{ $answer }（{ $answered } 人作答，{ $right } 人答對）
result-one-void = <b>{ $number }.</b> <s>{ $stem }</s> 已作廢，不計成績
result-why = 解析：{ $explanation }
result-source = 出處：{ $source }
result-save = 收進錯題本
result-save-one = 收第 { $number } 題
result-doubt = 題目有疑問
answer-between = ；
answer-seconds = { $many } 秒
answer-minutes = { $many } 分鐘
answer-hours = { $many } 小時
question-named = { $day }的一題
question-named-number = { $day }的第 { $number } 題
note-corrected = 📌 { $question }，答案更正為：{ $answer }
note-changes = { $righted ->
    [0] {""}
   *[other] { $righted } 位同志由錯改對。
}{ $wronged ->
    [0] {""}
   *[other] { $wronged } 位由對改錯。
}
note-void = 📌 { $question }作廢，不計成績。

## 提醒
question-go = ❓ 去作答
question-todo = ❓ 今日一題還有 { $many } 題沒有答，{ $closes } 截止
question-none-told = ❓ “{ $title }”沒有題可出了：題庫裡沒有符合條件的題。傳送 /bank 匯入題目，或傳送 /plans 修改這個計劃。
question-none = 題庫裡沒有符合條件、可以出的題
round-waits = 等一等路上的答案，一分鐘後公佈

## 差一點的答案
near-call = ❓ 有 { $many } 種答案差一點，請您看看算不算對：
    { $stem }
near-look = 看一看
near-open = 差一點 { $many }
near-or = { " " }或{ " " }
near-stem = ❓ <b>{ $stem }</b>
near-accepted = 標準答案：{ $accepted }
near-given = 有 { $many } 人填：<b>{ $text }</b>
near-left = 後面還有 { $many } 種。
near-right = ✅ 算對
near-wrong = ❌ 算錯
near-done = ✅ 都看完了，成績已經更新。
near-accepted-answer = 算對了，以後也認這種寫法
near-refused-answer = 不算對
near-decided = 這個答案已經有人定過了。

## 題目情況
menu-question = 今日一題
rounds-head = ❓ <b>今日一題</b>
rounds-none = ❓ <b>今日一題</b>
    還沒有出過題。點“現在問一題”，或傳送 /plans 安排每天出題。
rounds-open = { $day } { $stem } · 已答 { $answered }/{ $expected }
rounds-closed = { $day } { $stem } · { $answered }/{ $expected }
rounds-void = { $day } { $stem } · 作廢
question-ask-now = ➕ 現在問一題
question-mine = 我的
question-ask-which = 問哪一類？發到群裡，不用再確認。
question-ask-next = 🎲 按順序的下一題
question-asked = 已發到群裡
question-asked-later = 現在免打擾，到時發到群裡
round-stem = ❓ <b>{ $stem }</b>
round-waits-for = { $when } 發到群裡
round-open = { $when } 發出，{ $closes } 截止
round-closed = { $when } 公佈
round-void = { $when } 作廢，不計成績
round-answered = <b>已答</b> { $many }：{ $names }
round-right = <b>答對</b> { $many }：{ $names }
round-wrong = <b>答錯</b> { $many }：{ $names }
round-near = <b>待定</b> { $many }：{ $names }
round-missing = <b>未答</b> { $many }：{ $names }
round-away = <b>外出</b> { $many }：{ $names }
round-others = <b>另有</b> { $many }：{ $names }
round-not-open = 這道題現在沒有開放作答。
round-over = 這道題已經結束或作廢了。
question-publish = 📣 現在公佈
question-publish-sure = 現在就公佈答案嗎？公佈以後再答算練習。
question-published = 已公佈
question-void = 作廢
question-void-sure = 確定作廢嗎？這道題不計成績，群裡會有一條通知，不能恢復。
question-voided = 已作廢
question-sure = 確定
question-remind-now = 提醒未答
question-reminded = 已提醒 { $many } 位
question-reminded-now = 已私下提醒 { $many } 位。
question-reminded-earlier = 另有 { $many } 位今天已經提醒過，沒有再打擾。
question-unreached = 聯絡不上 { $many } 位（沒有認領名字，或沒有開啟過和我的私聊）：{ $names }
mine-head = ❓ <b>今日一題</b>
mine-open = · { $stem }
    還沒有作答，{ $closes } 截止
mine-done = · { $stem }
    ✅ 已作答，{ $closes } 公佈
mine-none = 現在沒有要答的題。想練一練，傳送 /quiz。
mine-run = 🔥 連對 { $days } 天，最長 { $best } 天
doubt-which = 哪一題有疑問？
doubt-one = { $number }. { $stem }

## 安排出題
plan-kind-question = ❓ 今日一題
question-title = 今日一題
question-title-tags = 今日一題 · { $tags }
question-starter-rhythm = 工作日 12:00
question-plan = ❓ <b>今日一題</b>
question-plan-tags = 範圍：{ $tags }
question-plan-level = 難度：{ $level }
question-plan-count = 每次 { $many } 題
question-plan-hours = 開放 { $hours } 小時，到時公佈答案（碰上免打擾，在那之前公佈）
question-plan-reminds = 截止前 1 個半小時私下提醒沒答的同志
question-plan-calm = 不提醒
question-plan-fits = { $many ->
    [0] 題庫裡沒有符合的題。
   *[other] 題庫裡有 { $many } 題符合。
}
question-done = ✅ 就這樣
question-starter-load = 載入內建題庫
question-label-tags = 範圍
question-label-level = 難度
question-label-count = 每次幾題
question-label-hours = 開放多久
question-set-remind = 截止前提醒：關
question-unremind = 截止前提醒：開
question-all-tags = 全部題目
question-ask-tags = 出哪些題？可以選幾個標籤，不選就是全部題目；選好點“下一步”。
question-no-tags = 題庫裡的題還沒有標籤。
question-tag = { $tag } { $many }
question-ask-level = 出多難的題？
question-level = { $level } { $many }
question-level-all = 不限
question-level-easy = 容易
question-level-middle = 適中
question-level-hard = 較難
question-ask-count = 每次出幾題？
question-count = { $many } 題
question-ask-hours = 開放多久？
question-hours = { $hours } 小時
question-many-tags = 最多選 { $most } 個標籤。
