# 会议

menu-meeting = 安排会议

meeting-ask-kind = <b>安排会议</b>
    开什么会？
meeting-ask-subgroup = 哪个党小组开会？
meeting-ask-time = <b>{ $kind }</b>
    什么时候开始？选今天的时间，或直接输入，例如：周五15:00
meeting-ask-time-late = <b>{ $kind }</b>
    什么时候开始？请选日子，或直接输入，例如：明天9:00
meeting-ask-hour = { $day }几点开始？也可以直接输入，例如：周五15:20
meeting-ask-topic = 主题是什么？请直接输入，例如：学习《中国共产党支部工作条例》
meeting-ask-place = 在哪里开？请选，或直接输入。
meeting-ask-agenda = 请输入议程，一行一项。
meeting-publish = ✅ 发布通知
meeting-published = 通知已发到群里
meeting-new = ➕ 安排会议
meeting-overview = <b>接下来的会议</b>
meeting-overview-empty = 还没有安排会议。
meeting-open-now = ▶️ 现在开始签到
meeting-close = ⏹ 结束签到
meeting-label-kind = 改类型
meeting-move = 改时间
meeting-topic = 改主题
meeting-place = 改地点
meeting-cancel = 取消会议
meeting-cancel-sure = 确定取消吗？群里会收到通知。
    { $title }
meeting-cancelled = 会议已取消，群里会收到通知
meeting-show-code = 显示签到码
meeting-leave-so-far = 已请假 { $many } 人
meeting-state-planned = 状态：已通知，等待签到
meeting-state-open = 状态：正在签到
meeting-state-closed = 状态：已结束
meeting-state-cancelled = 状态：已取消
meeting-change-ask-start = 改到什么时候？请直接输入，例如：下周三15:00
meeting-change-ask-topic = 请输入新的主题。
meeting-change-ask-place = 请输入新的地点。
meeting-change-ask-agenda = 请输入议程，一行一项。
meeting-too-long = 太长了：最多 { $most } 个字，现在 { $long } 个。请缩短后再发一次。
meeting-beside = ⚠️ 同一时间还有{ $kind }（{ $first }–{ $last }）。
meeting-not-changeable = 会议已经开始或结束，不能再改。
meeting-not-open = 这次会议没有在签到。

summary-when = 时间：{ $when }–{ $ends }
summary-place = 地点：{ $place }
summary-audience = 参加：{ $whom }
summary-signin = 签到：{ $opens } 开始，{ $late } 以后算迟到，{ $closes } 截止
summary-twin = ⚠️ 这个时间已经有一次同样的会议。
summary-length = 时长 { $minutes } 分钟
summary-whom = 改范围
summary-opens = 提前 { $minutes } 分钟签到
summary-late = { $minutes } 分钟后算迟到
summary-closes = { $minutes } 分钟后截止
summary-code-on = 现场码：开
summary-code-off = 现场码：关
summary-agenda = ✍️ 议程

notice-signin = { $opens } 起在这里签到。不能来请点“请假”。
notice-cancelled = <b>会议取消</b>
told-moved = ⏰ 改时间：{ $title }
    改到 { $when }。
told-place = 改地点：{ $title }
    改到 { $value }。
told-topic = 改主题：{ $title }
    新的主题：{ $value }
told-agenda = 议程有更新：{ $title }
    { $value }
told-cancelled = 会议取消：{ $title }
    原定 { $when }。
reminder = ⏰ 就要开会了
    { $title }

when-past = “{ $said }”是{ $when }，已经过去了，请写一个将来的时间。
when-far = “{ $said }”太远了，只能写 { $years } 年以内的时间。
when-no-such-day = 没有“{ $said }”这一天，请检查日期。
when-unclear = 没有看懂“{ $said }”是什么时间。可以这样写：今天15:00、周五下午3点、11月27日 9:30
when-no-time = “{ $said }”是{ $day }，请加上几点钟，例如：周五15:00
when-hour = “{ $said }”里没有这个钟点，请写 0:00 到 23:59。
when-weekday = “{ $said }”对不上：{ $day }是{ $weekday }，请检查。
when-end = “{ $said }”：结束时间要在开始之后。
meeting-past = 这个时间已经过去了，请选一个将来的时间。
meeting-far = 只能安排一年以内的会议。
meeting-ask-day = “{ $said }”像是日子，没有看懂是哪一天。请选，或直接输入，例如：12月4日15:00
summary-unread = ⚠️ 没有用上：{ $said }
notice-small = 参加的同志会收到私聊通知。
notice-signin-here = { $opens } 起我会在这里请您签到。不能来请点“请假”。
meeting-missed = { $title }
    通知已经私聊发给参加的同志。这几位收不到，请另行通知：{ $names }
