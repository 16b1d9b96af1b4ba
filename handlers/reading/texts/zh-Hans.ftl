# 学习推送

menu-read = 待读：还有什么要学

## 群里的学习卡片
reading-heading = 📖 <b>今日学习 · { $title }</b>
reading-own-heading = 📖 <b>{ $title }</b>
reading-titled = { $title }
reading-titled-numbered = { $title }（{ $number }/{ $numbers }）
reading-short = { $title }（{ $number }/{ $numbers }）
reading-minutes = 约 { $minutes } 分钟
reading-minutes-link = 约 { $minutes } 分钟 · <a href="{ $link }">打开链接</a>
reading-source = 出处：{ $source }
reading-goes-on = 全文共 { $parts } 段，这是第 1 段。点“读全文”接着看。
reading-counts = 已学 { $studied } / { $expected }
reading-counts-over = 已学 { $studied } / { $expected }（其中补学 { $made_up }）
reading-counts-others = { $counts }，另有 { $others } 位
reading-until = 　最晚{ $day }
reading-note-asked = ✍️ 请写心得，{ $when } 前 · 已交 { $noted } / { $expected }
reading-note-over = ✍️ 心得已交 { $noted } / { $expected }
reading-studied = ✅ 已学习
reading-note = ✍️ 记笔记
reading-whole = 📖 读全文
reading-open = 🔗 打开

## 点“已学习”
span-seconds = { $seconds } 秒
span-minutes = { $minutes } 分钟
span-both = { $minutes } 分 { $seconds } 秒
reading-wait = 再读 { $left }就可以打卡
reading-started = 开始计时，大约 { $left }后再点一次
studied = ✅ 已学习，第 { $place } 位
studied-late = ⏰ 已学习，算补学，第 { $place } 位
studied-counts = { $first }，计 { $minutes } 分钟学时
studied-cut = { $first }，计 { $minutes } 分钟（今天的学时到 { $most } 分钟为止）
studied-full = { $first }。今天的学时已满 { $most } 分钟，这次不再计
studied-known = { $first }。这一份的学时以前计过了
studied-again = 您{ $when } 已经打过卡，第 { $place } 位

## 考一考
check-ask = ❓ <b>{ $title }</b> 学完了，考一考：
    { $question }
check-option = { $letter }. { $option }
check-read-again = 再看看资料
check-wrong = ❌ 不对。再看看资料，{ $left }后可以再答
check-wait = { $left }后可以再答，先看看资料吧
check-changed = 题目刚刚改过，请看新的

## 待读
read-mine = 📖 <b>待读 { $many } 份{ $late ->
        [0] {""}
       *[other] ，可补学 { $late } 份
    }</b>
read-none = 📖 <b>没有待读的，都学完了。</b>
read-hours = 本月学了 { $month } 分钟，今年 { $year } 分钟（按 { $length } 分钟一学时，合 { $lessons } 学时）
read-entry = { $title }
read-entry-until = { $title } · 最晚{ $day }
read-entry-late = ⏰ { $title } · 补学
read-todo = 📖 待读 { $many } 份{ $late ->
    [0] {""}
   *[other] ，其中 { $late } 份算补学
}{ $day ->
    [none] {""}
   *[other] ，最早的{ $day }到期
}
note-todo = ✍️ 心得：{ $title }，{ $when } 前
note-todo-open = ✍️ { $title }
read-todo-open = 📖 去读
read-back = 待读
part-before = ‹ 上一段
part-after = 下一段 ›
reading-state-studied = ✅ 您{ $when } 已学习
reading-state-late = ⏰ 您{ $when } 补学
reading-state-over = ⏰ 已过时间，现在学算补学
reading-state-open = 还没有打卡
reading-state-until = 还没有打卡，最晚{ $day }
reading-after = <b>{ $title }</b>
    { $said }

## 笔记
note-ask = ✍️ 给 <b>{ $title }</b> 写点什么？直接发给我，4,000 字以内。
note-ask-handed = 支部请大家写心得，{ $when } 前。写好就交给书记。
note-ask-handed-late = 心得到 { $when } 为止，现在补交也可以。
note-for-myself = 只记给自己
note-before = 已有的笔记 { $many }
note-empty = 没有看到文字，请再发一次。
note-long = 太长了：{ $long } 字，最多 { $most } 字。删短一点，再发一次。
note-kept = ✍️ 记下了，{ $long } 字，只有您自己看得到。
note-handed = ✍️ 心得交了，{ $long } 字。书记和委员看得到。
note-another = 再写一条
note-look = 看一看
notes-mine = ✍️ 我的笔记
notes-head = ✍️ <b>我的笔记</b>
notes-none = ✍️ 还没有笔记。学习的时候点“记笔记”，写给我就行。
notes-on = ✍️ <b>{ $title }</b>
note-material = { $title } · { $many }
note-entry = { $when } { $start }
note-head = ✍️ <b>{ $title }</b>
    { $when }
note-state-own = 只有您自己看得到。
note-state-handed = 已作为心得交给书记。
note-hand-in = 作为心得交给书记
note-handed-answer = 已交给书记
note-change = 修改
note-ask-change = 请把改好的整条笔记发给我。
note-delete = 删除
note-delete-sure = 删除这条笔记（{ $long } 字）？删了就找不回来了。
note-deleted = 已删除
note-gone = 这条笔记已经不在了。

## 心得
note-call = ✍️ 请大家写心得：<b>{ $title }</b>
    { $when } 前发给我就行。
note-write = ✍️ 写心得
push-ask-notes = ✍️ 请大家写心得
push-ask-days = 请大家为 <b>{ $title }</b> 写心得，几天以内？群里会有一条通知。
push-note-days = { $days } 天
push-asked = 已经请大家写心得
push-asked-already = 已经请大家写过心得了。
push-notes = ✍️ 心得 { $many }
asked-head = ✍️ <b>{ $title }</b>
    已交 { $many } 人。没有字数要求。
asked-missing = 还没交：{ $names }
asked-all = 都交了。
asked-entry = { $name } · { $long } 字
asked-export = 导出文本
asked-export-head = { $name }　{ $when }
asked-export-file = 心得 { $day }.txt
asked-export-here = 心得 { $many } 篇，见附件。
asked-none = 还没有人交心得。
asked-note = <b>{ $name }</b>
    { $when }
asked-entry-late = ⏰ { $name } · { $long } 字 · 迟交
sharing-none = 没有发到群里。
sharing-asked = 已经问过{ $name }能不能发到群里，等回答。
sharing-posted = 已发到群里。
sharing-refused = { $name }不想发到群里。
asked-post = 发到群里（先问本人）
note-asked-already = 已经问过{ $name }了。
note-unreached = 我联系不上{ $name }，请您当面问一问。
note-consent-asked = 已经去问{ $name }
consent-ask = ✍️ 您写的心得（{ $title }）很好，书记想发到支部群里，可以吗？
    <blockquote>{ $start }</blockquote>
consent-named = 同意署名
consent-nameless = 同意匿名
consent-no = 不同意
consent-given = ✅ 谢谢，已发到支部群。
consent-refused = 好的，不发。
note-answered = 已经回答过了。
shared-head = ✍️ <b>心得 · { $title }</b>
shared-by = —— { $name }
shared-nameless = —— 一位同志

## 提醒
chase-unreached = 📖 有 { $many } 位还没学完，我又联系不上（没有认领名字，或没有打开过和我的私聊）。
    请转告：{ $names }
chase-mention = 📖 { $names }：有学习就要到期了，点下面就能学。
chase-go = 去学习
chase-late = 太晚了，今天没有提醒

## 推送情况
pushes-open = 📊 推送情况
pushes-head = 📊 <b>推送情况</b>
pushes-none = 📊 还没有推送过。
pushes-entry = { $day } { $title } · { $studied }/{ $expected }
push-head = 📊 <b>{ $title }</b>
push-when = { $when } 推送
push-studied = <b>已学</b> { $many }：{ $names }
push-missing = <b>未学</b> { $many }：{ $names }
push-away = <b>外出</b> { $many }：{ $names }
push-at = { $name } { $when }
push-at-late = { $name } { $when } 补
push-remind = 提醒未读
push-reminded = 已私下提醒 { $many } 位。
push-reminded-earlier = 另有 { $many } 位今天已经提醒过，没有再打扰。
pushes-reminded = 已提醒 { $many } 位
pushes-nobody = 没有要提醒的人
