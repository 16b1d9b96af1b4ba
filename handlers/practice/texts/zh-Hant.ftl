# 自己練習

menu-quiz = 答題練習
menu-mistakes = 我的錯題本

## 首頁
practice-home = ❓ <b>答題練習</b>
practice-counts = 記牢了 { $known }　還不牢 { $shaky }　沒做過 { $new }
practice-is-due = 今天該複習 { $many } 題，{ $minutes } 分鐘就夠。
practice-nothing-due = 今天沒有要複習的。
practice-next-due = 今天沒有要複習的，{ $day }有 { $many } 題。
practice-reminds = 該複習的時候，{ $time } 提醒您。
practice-reminds-not = 複習提醒關著。
practice-empty = 題庫裡還沒有能練的題。書記新增以後，這裡就能練。
practice-empty-keeper = 題庫裡還沒有能練的題。傳送 /bank 匯入題庫，或者用自帶的入門題。
practice-due = 📅 今天該複習的 { $many }
practice-new = 🆕 新題
practice-mistakes = ❌ 錯題 { $many }
practice-tags = 🏷 按標籤
practice-list = 📒 錯題本
practice-remind-off = 🔕 關掉複習提醒
practice-remind-on = 🔔 打開複習提醒
practice-reminders-on = 🔔 打開了，該複習的時候提醒您
practice-reminders-off = 🔕 關掉了，不再提醒
practice-back = 返回
practice-which-tag = 🏷 <b>練哪一類？</b>
practice-tag = { $tag } { $many }
practice-no-tag = 沒有“{ $tag }”這一類題。傳送 /quiz 看看有哪些。
practice-none-due = 今天該複習的都複習完了。
practice-none-new = 新題都做過了。
practice-none-wrong = 錯題本裡沒有題，真好。
practice-none-saved = 收藏裡沒有題。
practice-none-tag = 這一類題現在練不了，換一類吧。

## 一道題
practice-mode-due = 今日複習
practice-mode-new = 新題
practice-mode-wrong = 錯題
practice-mode-saved = 收藏
practice-kind-single = 單選題
practice-kind-multiple = 多選題
practice-kind-judge = 判斷題
practice-kind-fill = 填空題
practice-head = ❓ <b>{ $label } { $at }/{ $many }</b> · { $kind }
practice-line = { $line }
practice-fill = { $blanks ->
    [1] ✍️ 把答案直接發給我。
   *[other] ✍️ 有 { $blanks } 個空，把答案發給我，每空一行。
}
practice-chosen = ☑ { $label }
practice-unchosen = ☐ { $label }
practice-submit = 提交
practice-unknown = 不會，看答案
practice-end = 結束
practice-choose = 先選答案，再提交。
practice-type = 沒有看到文字，請再發一次。
practice-answered = 這道題答過了，請看最新的一題。
practice-changed = 這道題剛剛改過或撤下了，請看這一題
practice-over = 這組題已經結束了。傳送 /quiz 再來一組。

## 答完
practice-right = ✅ 答對了
practice-wrong = ❌ 答錯了，明天再來一遍
practice-was-right = ✅ <b>答對了</b>
practice-was-wrong = ❌ <b>沒答對</b>，明天再來一遍。
practice-was-other = ❌ <b>沒答對</b>：您選了 { $chosen }，應選 { $right }。明天再來一遍。
practice-option = 　 { $option }
practice-option-right = ✅ { $option }
practice-option-wrong = ❌ { $option }
practice-typed = 您填的：{ $typed }
practice-answer = 正確答案：<b>{ $answer }</b>
practice-between-blanks = ；
practice-near = 您填的：{ $typed }
    正確答案：<b>{ $answer }</b>

    只差一點，算答對嗎？
practice-near-right = ✅ 算對
practice-near-wrong = ❌ 算錯
practice-explanation = 解析：{ $explanation }
practice-source = 出處：{ $source }
practice-next = 下一題
practice-done = 看結果
practice-keep = 收進錯題本
practice-keep-too = 收藏
practice-kept = 已收，移出
practice-doubt = 題目有疑問
practice-saved = 已收進錯題本
practice-unsaved = 已移出
practice-ended-all = ✅ <b>{ $answered } 題全部答對。</b>
practice-ended-some = ❓ <b>{ $answered } 題答對 { $right } 題。</b>
practice-ended-none = ❓ <b>做了 { $answered } 題，都沒答對。</b>明天再來一遍，會越來越熟。
practice-ended-early = 結束了，想練的時候再來。
practice-again = 再來一組

## 每天的提醒
practice-reminder = 📅 今天有 { $many } 道題該複習，{ $minutes } 分鐘。
practice-reminder-many = 📅 今天有 { $many } 道題該複習，先做 { $size } 道，{ $minutes } 分鐘。
practice-todo = 📅 { $many } 道題該複習
practice-todo-open = 📅 去複習
practice-start = 開始
practice-later = 以後再說
practice-no-more = 不再提醒
practice-another-time = 好，想練的時候傳送 /quiz。
practice-reminded-no-more = 🔕 好，不再提醒。想練的時候傳送 /quiz，那裡也能再開啟提醒。

## 錯題本
mistakes-wrong = 📒 <b>錯題本</b>　{ $many } 題
mistakes-saved = 📒 <b>我的收藏</b>　{ $many } 題
mistakes-wrong-none = 沒有錯題。答錯的題會自己進來，記牢了會自己離開。
mistakes-saved-none = 還沒有收藏。答完題，或者群裡出了結果，點“收進錯題本”。
mistakes-stem = <b>{ $number }.</b> { $stem }
mistakes-answer = ✅ { $answer }
mistakes-times = 錯 { $wrong } 次，對 { $right } 次
mistakes-off = 移出 { $number }
mistakes-off-done = 已移出
mistakes-practise = 練這些題
mistakes-to-saved = 我的收藏 { $many }
mistakes-to-wrong = 錯題 { $many }

## 從群裡收
save-done = 已收進您的錯題本，私聊裡發 /mistakes 看
save-again = 已經在您的錯題本裡了
save-too-soon = 還沒公佈答案，公佈以後再收。
save-gone = 這道題已經撤下了，收不了。
