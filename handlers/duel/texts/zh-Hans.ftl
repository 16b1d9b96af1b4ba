# 对战

menu-duel = 找人对战
duel-whom = ⚔️ <b>对战</b>
    { $many } 道题，每题 { $seconds } 秒，两人题目一样，各答各的。和谁比？
duel-sure = ⚔️ 约 <b>{ $name }</b> 对战吗？
duel-challenge = 约对战
duel-nobody = ⚔️ 现在没有可以约的同志，过一会儿再来。
duel-several = 叫“{ $name }”的不止一位，请写全名，或者发送 /duel 从名单里选。
duel-no-such = 没有可以约的“{ $name }”。发送 /duel，从名单里选一位。
duel-waits = ⚔️ 已约 <b>{ $name }</b> 对战，等对方应战。
duel-sent = ⚔️ 已约{ $name }对战，对方应战后我在私聊里告诉您。
duel-invited = ⚔️ <b>{ $name }</b> 约您对战
    { $many } 道题，每题 { $seconds } 秒，两人题目一样。一天之内都可以应战。
duel-called = ⚔️ { $name } 约 { $rival } 对战，点下面的按钮应战。
duel-accept = ⚔️ 应战
duel-decline = 这次不了
duel-withdraw = 撤回
duel-ready = ⚔️ <b>和{ $name }对战</b>
    { $many } 道题，每题 { $seconds } 秒。准备好了就开始，开始后连续出题。
duel-start = ▶️ 开始
duel-next = 下一题 ›
duel-head = ⚔️ <b>和{ $name }对战</b> · 第 { $at }/{ $many } 题
duel-line = { $line }
duel-time = ⏰ 限 { $seconds } 秒
duel-submit = ✅ 提交
duel-chosen = ☑️ { $label }
duel-unchosen = ⬜ { $label }
duel-timed-out = ⏰ 时间到，这道题没有作答。
    准备好了再接着答。
duel-too-late = 时间到了，这道题没有作答
duel-choose = 请先选好，再提交。
duel-question-gone = 这道题刚刚撤下了，请看下一题。
duel-through = ✅ 您答完了，等{ $name }答完，一起看结果。
duel-stopped = ⚔️ 和{ $name }的这场对战没有打成，下次再约。
duel-won = 🏆 <b>您赢了</b>
duel-lost = ⚔️ <b>对方赢了这一场</b>
duel-tie = 🤝 <b>打成平手</b>
duel-score = { $first } { $points } 分（对 { $right }）　{ $second } { $others } 分（对 { $theirs }）
duel-review-right = ✅ { $at }. { $stem }
    　答案：{ $answer }
duel-review-wrong = ❌ { $at }. { $stem }
    　答案：{ $answer }
duel-review-none = ⏰ { $at }. { $stem }
    　答案：{ $answer }
duel-publish = 📣 公布到群里
duel-again = ⚔️ 再来一场
duel-agreed = 等{ $name }同意，就公布到群里。
duel-answer-agreed = 对方也同意，就公布到群里
duel-answer-published = 结果已经发到群里
duel-published = ⚔️ <b>对战结果</b>
duel-published-tie = ⚔️ <b>对战结果：平手</b>

duel-self = 不能和自己对战，换一位同志吧。
duel-stranger = 这位还不在花名册上，没法对战。
duel-no-place = { $name } 不参加排名，没法对战。可以发送 /quiz 自己练。
duel-one-at-a-time = 您还有一场对战没有结束。发送 /duel 接着来。
duel-busy = { $name } 正有一场对战，过一会儿再约。
duel-too-few = 题库里合适的题还不够，没法对战。
duel-unreachable = { $name } 还没有和我聊过，约不到。请在群里回复对方的一条消息，写 /duel，我在群里替您约。
duel-not-yours = 这不是您的对战。
duel-over = 这场对战已经结束或者开始了。
duel-answered = 这道题已经答过了。
