# 自己练习

menu-quiz = 答题练习
menu-mistakes = 我的错题本

## 首页
practice-home = ❓ <b>答题练习</b>
practice-counts = 记牢了 { $known }　还不牢 { $shaky }　没做过 { $new }
practice-is-due = 今天该复习 { $many } 题，{ $minutes } 分钟就够。
practice-nothing-due = 今天没有要复习的。
practice-next-due = 今天没有要复习的，{ $day }有 { $many } 题。
practice-reminds = 该复习的时候，{ $time } 提醒您。
practice-reminds-not = 复习提醒关着。
practice-empty = 题库里还没有能练的题。书记添加以后，这里就能练。
practice-empty-keeper = 题库里还没有能练的题。发送 /bank 导入题库，或者用自带的入门题。
practice-due = 📅 今天该复习的 { $many }
practice-new = 🆕 新题
practice-mistakes = ❌ 错题 { $many }
practice-tags = 🏷 按标签
practice-list = 📒 错题本
practice-remind-off = 🔕 关掉复习提醒
practice-remind-on = 🔔 打开复习提醒
practice-reminders-on = 🔔 打开了，该复习的时候提醒您
practice-reminders-off = 🔕 关掉了，不再提醒
practice-back = 返回
practice-which-tag = 🏷 <b>练哪一类？</b>
practice-tag = { $tag } { $many }
practice-no-tag = 没有“{ $tag }”这一类题。发送 /quiz 看看有哪些。
practice-none-due = 今天该复习的都复习完了。
practice-none-new = 新题都做过了。
practice-none-wrong = 错题本里没有题，真好。
practice-none-saved = 收藏里没有题。
practice-none-tag = 这一类题现在练不了，换一类吧。

## 一道题
practice-mode-due = 今日复习
practice-mode-new = 新题
practice-mode-wrong = 错题
practice-mode-saved = 收藏
practice-kind-single = 单选题
practice-kind-multiple = 多选题
practice-kind-judge = 判断题
practice-kind-fill = 填空题
practice-head = ❓ <b>{ $label } { $at }/{ $many }</b> · { $kind }
practice-line = { $line }
practice-fill = { $blanks ->
    [1] ✍️ 把答案直接发给我。
   *[other] ✍️ 有 { $blanks } 个空，把答案发给我，每空一行。
}
practice-chosen = ☑ { $label }
practice-unchosen = ☐ { $label }
practice-submit = 提交
practice-unknown = 不会，看答案
practice-end = 结束
practice-choose = 先选答案，再提交。
practice-type = 没有看到文字，请再发一次。
practice-answered = 这道题答过了，请看最新的一题。
practice-changed = 这道题刚刚改过或撤下了，请看这一题
practice-over = 这组题已经结束了。发送 /quiz 再来一组。

## 答完
practice-right = ✅ 答对了
practice-wrong = ❌ 答错了，明天再来一遍
practice-was-right = ✅ <b>答对了</b>
practice-was-wrong = ❌ <b>没答对</b>，明天再来一遍。
practice-was-other = ❌ <b>没答对</b>：您选了 { $chosen }，应选 { $right }。明天再来一遍。
practice-option = 　 { $option }
practice-option-right = ✅ { $option }
practice-option-wrong = ❌ { $option }
practice-typed = 您填的：{ $typed }
practice-answer = 正确答案：<b>{ $answer }</b>
practice-between-blanks = ；
practice-near = 您填的：{ $typed }
    正确答案：<b>{ $answer }</b>

    只差一点，算答对吗？
practice-near-right = ✅ 算对
practice-near-wrong = ❌ 算错
practice-explanation = 解析：{ $explanation }
practice-source = 出处：{ $source }
practice-next = 下一题
practice-done = 看结果
practice-keep = 收进错题本
practice-keep-too = 收藏
practice-kept = 已收，移出
practice-doubt = 题目有疑问
practice-saved = 已收进错题本
practice-unsaved = 已移出
practice-ended-all = ✅ <b>{ $answered } 题全部答对。</b>
practice-ended-some = ❓ <b>{ $answered } 题答对 { $right } 题。</b>
practice-ended-none = ❓ <b>做了 { $answered } 题，都没答对。</b>明天再来一遍，会越来越熟。
practice-ended-early = 结束了，想练的时候再来。
practice-again = 再来一组

## 每天的提醒
practice-reminder = 📅 今天有 { $many } 道题该复习，{ $minutes } 分钟。
practice-reminder-many = 📅 今天有 { $many } 道题该复习，先做 { $size } 道，{ $minutes } 分钟。
practice-todo = 📅 { $many } 道题该复习
practice-todo-open = 📅 去复习
practice-start = 开始
practice-later = 以后再说
practice-no-more = 不再提醒
practice-another-time = 好，想练的时候发送 /quiz。
practice-reminded-no-more = 🔕 好，不再提醒。想练的时候发送 /quiz，那里也能再打开提醒。

## 错题本
mistakes-wrong = 📒 <b>错题本</b>　{ $many } 题
mistakes-saved = 📒 <b>我的收藏</b>　{ $many } 题
mistakes-wrong-none = 没有错题。答错的题会自己进来，记牢了会自己离开。
mistakes-saved-none = 还没有收藏。答完题，或者群里出了结果，点“收进错题本”。
mistakes-stem = <b>{ $number }.</b> { $stem }
mistakes-answer = ✅ { $answer }
mistakes-times = 错 { $wrong } 次，对 { $right } 次
mistakes-off = 移出 { $number }
mistakes-off-done = 已移出
mistakes-practise = 练这些题
mistakes-to-saved = 我的收藏 { $many }
mistakes-to-wrong = 错题 { $many }

## 从群里收
save-done = 已收进您的错题本，私聊里发 /mistakes 看
save-again = 已经在您的错题本里了
save-too-soon = 还没公布答案，公布以后再收。
save-gone = 这道题已经撤下了，收不了。
