# 對戰

menu-duel = 找人對戰
duel-whom = ⚔️ <b>對戰</b>
    { $many } 道題，每題 { $seconds } 秒，兩人題目一樣，各答各的。和誰比？
duel-sure = ⚔️ 約 <b>{ $name }</b> 對戰嗎？
duel-challenge = 約對戰
duel-nobody = ⚔️ 現在沒有可以約的同志，過一會兒再來。
duel-several = 叫“{ $name }”的不止一位，請寫全名，或者傳送 /duel 從名單裡選。
duel-no-such = 沒有可以約的“{ $name }”。傳送 /duel，從名單裡選一位。
duel-waits = ⚔️ 已約 <b>{ $name }</b> 對戰，等對方應戰。
duel-sent = ⚔️ 已約{ $name }對戰，對方應戰後我在私聊裡告訴您。
duel-invited = ⚔️ <b>{ $name }</b> 約您對戰
    { $many } 道題，每題 { $seconds } 秒，兩人題目一樣。一天之內都可以應戰。
duel-called = ⚔️ { $name } 約 { $rival } 對戰，點下面的按鈕應戰。
duel-accept = ⚔️ 應戰
duel-decline = 這次不了
duel-withdraw = 撤回
duel-ready = ⚔️ <b>和{ $name }對戰</b>
    { $many } 道題，每題 { $seconds } 秒。準備好了就開始，開始後連續出題。
duel-start = ▶️ 開始
duel-next = 下一題 ›
duel-head = ⚔️ <b>和{ $name }對戰</b> · 第 { $at }/{ $many } 題
duel-line = { $line }
duel-time = ⏰ 限 { $seconds } 秒
duel-submit = ✅ 提交
duel-chosen = ☑️ { $label }
duel-unchosen = ⬜ { $label }
duel-timed-out = ⏰ 時間到，這道題沒有作答。
    準備好了再接著答。
duel-too-late = 時間到了，這道題沒有作答
duel-choose = 請先選好，再提交。
duel-question-gone = 這道題剛剛撤下了，請看下一題。
duel-through = ✅ 您答完了，等{ $name }答完，一起看結果。
duel-stopped = ⚔️ 和{ $name }的這場對戰沒有打成，下次再約。
duel-won = 🏆 <b>您贏了</b>
duel-lost = ⚔️ <b>對方贏了這一場</b>
duel-tie = 🤝 <b>打成平手</b>
duel-score = { $first } { $points } 分（對 { $right }）　{ $second } { $others } 分（對 { $theirs }）
duel-review-right = ✅ { $at }. { $stem }
    　答案：{ $answer }
duel-review-wrong = ❌ { $at }. { $stem }
    　答案：{ $answer }
duel-review-none = ⏰ { $at }. { $stem }
    　答案：{ $answer }
duel-publish = 📣 公佈到群裡
duel-again = ⚔️ 再來一場
duel-agreed = 等{ $name }同意，就公佈到群裡。
duel-answer-agreed = 對方也同意，就公佈到群裡
duel-answer-published = 結果已經發到群裡
duel-published = ⚔️ <b>對戰結果</b>
duel-published-tie = ⚔️ <b>對戰結果：平手</b>

duel-self = 不能和自己對戰，換一位同志吧。
duel-stranger = 這位還不在花名冊上，沒法對戰。
duel-no-place = { $name } 不參加排名，沒法對戰。可以傳送 /quiz 自己練。
duel-one-at-a-time = 您還有一場對戰沒有結束。傳送 /duel 接著來。
duel-busy = { $name } 正有一場對戰，過一會兒再約。
duel-too-few = 題庫裡合適的題還不夠，沒法對戰。
duel-unreachable = { $name } 還沒有和我聊過，約不到。請在群裡回覆對方的一條訊息，寫 /duel，我在群裡替您約。
duel-not-yours = 這不是您的對戰。
duel-over = 這場對戰已經結束或者開始了。
duel-answered = 這道題已經答過了。
