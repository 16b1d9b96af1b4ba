# 推送计划

menu-plans = 推送计划

plan-list = <b>推送计划</b>
    点一项，可以暂停、改时间、先看看效果。
plan-list-empty = <b>推送计划</b>
    还没有计划。点“一键起步”先建好常用的几项，或者自己新建。
plan-new = ➕ 新建
plan-starters = 🚀 一键起步
plan-calendar = 📅 日程
plan-entry-on = { $title } · { $when }
plan-entry-failed = ⚠️ { $title } · { $when }
plan-entry-until = ⏸ { $title } · { $when }
plan-entry-paused = ⏸ { $title } · 已暂停
plan-entry-over = ☑️ { $title } · 已结束

plan-kind-message = ✉️ 自己写的消息
plan-message-word = 消息
plan-kind-meeting = 📌 固定的会议
plan-ask-kind = <b>新建计划</b>
    按时推送什么？
plan-ask-rhythm = <b>{ $title }</b>
    什么时候推送？请选，或直接输入，例如：每周一三五 12:30
plan-ask-meeting-rhythm = <b>{ $title }</b>
    什么时候开会？请选，或直接输入，例如：每月第二个周五15:00
plan-by-hand = 自己选
plan-ask-every = 多久一次？
plan-every-day = 每天
plan-every-work = 工作日
plan-every-week = 每周几
plan-every-month = 每月几号
plan-every-nth = 每月第几个
plan-every-once = 只一次
plan-ask-weekdays = 每周哪几天？可以选几天，选好点“下一步”。
plan-no-weekday = 请至少选一天。
plan-ask-day = 每月几号？
plan-last-day = 最后一天
plan-ask-nth = 每月第几个？
plan-place-1 = 第一个
plan-place-2 = 第二个
plan-place-3 = 第三个
plan-place-4 = 第四个
plan-place-last = 最后一个
plan-ask-weekday = 哪一天？
plan-work-day = 工作日
plan-ask-date = 哪一天？
plan-ask-hour = 几点？也可以直接输入，例如：8点20
plan-ask-hours = 几点？也可以直接输入，例如：8点20
plan-hour = { $hour }点
plan-more-hours = 其他钟点
plan-ask-minute = 几分？也可以直接输入，例如：8:05
plan-short-month = 不是每个月都有{ $day }日。没有的月份怎么办？

plan-confirm = <b>{ $title }</b>
    { $kind } · { $rhythm }
plan-next-dates = 接下来：
plan-date = · { $when }
plan-date-skipped = · <s>{ $when }</s> 跳过
plan-lead = 提前 { $days } 天发会议通知。
plan-date-by-rule = · { $when }（放假安排还没有公布，按法定节日推算）
plan-off-holidays = 🏖 避开节假日
plan-off-holidays-on = 🏖 避开节假日 ✓
plan-now-off-holidays = 遇节假日就推到下一个工作日
plan-now-on-holidays = 节假日也照常
plan-shift-on = 遇节假日顺延：是
plan-shift-off = 遇节假日顺延：否
plan-store = ✅ 就这样
plan-stored = 计划建好了
plan-changed = 已改好
plan-twin = 已经有一个差不多的计划：
    <b>{ $title }</b>，下次 { $when }
    还要再建吗？
plan-twin-open = 看看那一个
plan-twin-anyway = 还是要建
plan-none-ahead = 未定

plan-page = <b>{ $title }</b>
    { $kind } · { $rhythm }
plan-is-paused = ⏸ 已暂停，恢复以后再推送。
plan-is-until = ⏸ 暂停中，{ $day }起恢复。
plan-is-over = ☑️ 已结束，后面没有安排了。
plan-nothing = ⚠️ 现在没有可推送的：{ $why }
plan-last = 最近：
plan-was-done = ✅ { $when } 已推送
plan-was-noted = ☑️ { $when } { $why }
plan-was-failed = ⚠️ { $when } 没有发出去，出了故障
plan-was-skipped = ⏭ { $when } 没有推送：{ $why }
plan-merged = （补上了错过的 { $many } 次）
plan-note-other = 当时没有可推送的
plan-skipped = 书记跳过了这一次
plan-try = 👀 先发给我看看
plan-send = 📤 立即发送
plan-pause = ⏸ 暂停
plan-resume = ▶️ 恢复
plan-skip = ⏭ 跳过下一次
plan-unskip = ↩️ 撤销跳过
plan-change = ✏️ 修改
plan-delete = 🗑 删除
plan-to-list = 看全部计划
plan-what-change = <b>{ $title }</b>
    改什么？
plan-change-rhythm = 时间
plan-change-content = 内容
plan-change-title = 名称
plan-ask-pause = <b>{ $title }</b>
    暂停到哪一天？那天起恢复推送。请选，或直接输入，例如：9月1日
plan-pause-open = ⏸ 一直停，等我恢复
plan-ask-title = 现在叫“{ $title }”。请输入新的名称（{ $most } 字以内）。
plan-delete-sure = 确定删除“{ $title }”吗？以后不再推送，推送过的内容和学习记录都会保留。
plan-send-sure = “{ $title }”一小时内刚发过。还要再发一次吗？
plan-would-be = 群里会这样显示：
plan-tried = 已发在下面，只有您能看到
plan-now-paused = 已暂停
plan-now-on = 已恢复
plan-now-skipped = { $when } 这一次不推送
plan-now-unskipped = 不跳过了，照常推送
plan-deleted = 已删除

plan-gone = 这个计划已经不在了。发送 /plans 看现在的计划。
plan-past = 这个时间已经过去了，请换一个以后的时间。
plan-lead-past = 会议太近了，来不及提前 { $days } 天通知。请换个时间，或发送 /meeting 直接安排这次会议。
plan-too-many = 计划太多了：一个支部最多 { $most } 个。请先删掉不用的。
plan-until-past = 这一天已经到了，请选以后的一天。
plan-until-over = 到那天，这个计划已经没有要推送的了。
plan-until-unclear = 没有看懂是哪一天。可以这样写：9月1日、下周一
plan-nothing-ahead = 后面没有要推送的，不用跳过。
plan-nothing-skipped = 已经过了时间，没有可以撤销的了。
plan-title-length = 名称要有 1 到 { $most } 个字。

plan-ask-message = 请把要推送的消息发给我：文字（可以带格式）、图片、文件、音频、视频或一组照片都行。
plan-message-here = 就推送这一条吗？想换，直接再发一次。
plan-message-album = 收到一组照片。就推送这一组吗？想换，直接再发一次。
plan-message-keep = ✅ 就用它
plan-message-look = 👀 看看效果
plan-message-kind = 这种消息没法推送。请发文字、图片、文件、音频、视频或一组照片。
plan-message-long = 太长了：一条消息最多 { $most } 个字符，现在 { $long } 个。请分成两条，或者做成文件。
plan-caption-long = 图片和文件的说明最多 { $most } 个字符，现在 { $long } 个。请缩短，或把文字另做一条计划。

plan-ask-meeting = 固定开什么会？
plan-ask-topic = 每次的主题是什么？可以先不填，通知发出以后再改。
plan-ask-length = 一般开多久？
plan-minutes = { $minutes } 分钟
plan-ask-lead = 提前几天在群里发通知？
plan-days-before = 提前 { $days } 天
plan-meeting = { $kind } · { $topic }
plan-meeting-began = 会议已经开始或结束
plan-meeting-twin = 这次会议已经通知过了
plan-subgroup-gone = 这个党小组已经不在了，请修改计划的内容

plan-offers = <b>一键起步</b>
    支部常用的几项，点一下可以取消或选上，以后随时能改。
plan-offers-done = <b>一键起步</b>
    这几项都已经有了。
plan-offer-on = ☑️ { $title }：{ $rhythm }
plan-offer-off = ⬜️ { $title }：{ $rhythm }
plan-offer-there = ✅ { $title }：已经有了
plan-offer-make = 🚀 全部建好
plan-offers-made = 建好了 { $many } 项计划
plan-offers-none = 没有要建的：选中的都已经有了。

menu-calendar = 日程
calendar-heading = <b>📅 日程 · { $span }</b>
calendar-span = { $first }–{ $last }
calendar-day = { $month }月{ $day }日
calendar-day-year = { $year }年{ $month }月{ $day }日
calendar-month = { $year }年{ $month }月
calendar-meetings = <b>会议</b>
calendar-line = · { $when }–{ $ends } { $title }
calendar-line-place = · { $when }–{ $ends } { $title } · { $place }
calendar-notices = <b>公示</b>
calendar-notice = · { $day }　{ $title }
calendar-notice-ends = 公示到期：{ $title }
calendar-votes = <b>表决与选举</b>
calendar-vote = · { $when }　{ $title }
calendar-vote-of = { $kind }（{ $title }）
calendar-vote-opened = 开始投票：{ $title }
calendar-vote-closed = 投票结束：{ $title }
calendar-pushes = <b>推送</b>
calendar-push = · { $title } · { $rhythm }，下次{ $day }
calendar-by-rule = { $year }年的放假安排还没有公布，图上的“休”按法定节日推算。
calendar-empty = 这段时间还没有安排。
calendar-more = … 还有 { $many } 项，请翻到那个月看。
calendar-word-meeting = 会议
calendar-word-push = 推送
calendar-word-rest = 休
calendar-word-work = 班
calendar-word-rest-long = 放假
calendar-word-work-long = 调休上班
calendar-import = 📥 导入日历 .ics
calendar-subscribe = 🔗 订阅地址
calendar-picture = 🖼 看图
calendar-file = 支部日程.ics
calendar-here = 用手机或电脑的日历打开，就能导入近三个月的会议。
calendar-with-pushes = 连推送也要
calendar-address = 在手机或电脑的日历里添加“订阅日历”，填这个地址，会议会自动更新：
    <code>{ $url }</code>
    连推送一起订阅：
    <code>{ $all }</code>
    这是您自己的地址：知道它的人都能看到支部日程，请不要外传。离开支部以后就打不开了。
calendar-new-address = 换新地址
calendar-new-sure = 换新地址以后，您的旧地址马上失效，要重新订阅。确定要换吗？
calendar-ends = 这个日历地址{ $day }停用：请私聊机器人发送 /calendar 取自己的地址
calendar-ends-short = 日历地址停用
calendar-address-new = 换好了，旧地址已经失效
calendar-no-address = 这里没有开通订阅。可以点“导入日历”，把文件导入手机日历。
plan-nearest = 没有完全看懂“{ $said }”，是不是下面的一种？也可以重新输入。
plan-line-thing = 没有看懂要推送什么：“{ $said }”。
plan-line-nothing = 没有看懂“{ $said }”：要写明多久一次、推送什么，例如：每周一三五 12:30 今日一题。
plan-send-it = 把“{ $title }”发到群里吗？
plan-send-go = ✅ 发到群里
plan-sends-soon = “{ $title }”{ $seconds } 秒后发到群里。
plan-sends-at = “{ $title }”{ $when }发到群里。
plan-take-back = ↩️ 撤回
plan-taken-back = 已撤回，没有发出
plan-sent-already = 已经发出，撤不回了。
