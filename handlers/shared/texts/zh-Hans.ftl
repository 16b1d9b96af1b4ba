# 大家共用的话

back-page = ‹ 上一页
next-page = 下一页 ›
back = 返回
cancel = 取消
confirm = 确认
cancelled = 已取消，什么都没有改动。
key-missing = 这里还没有设密钥文件，不能保密的事不做。请管理员设好 ZHIXUE_KEY_FILE 再来。
button-unknown = 这个按钮已经失效，请重新打开。
button-stale = 这一步已经过期，请重新开始。
person-hidden = 匿名身份不知道是哪位同志，请切换回个人身份再操作。
member-unknown = 您还不在这个支部的花名册上。发送 /join 认领自己的名字。
right-missing = 这项操作由支部书记或委员来做。
branch-not-set-up = 这个群还没有建立支部。请群管理员点欢迎消息里的按钮，或发送 /setup。
branch-none-yours = 您还没有加入任何支部。请在支部群里发送 /join 认领名字。
branch-asleep = 我现在不在支部群里，没法通知大家。请先把我加回群里。
tap-repeated = 这一下刚才已经收到，处理过了。
try-later = 现在没有办成，请过一会儿再试。
errands-full = 前面还有很多事情没做完，请等它们做完再来。
slow-down = 点得太快了，请稍等几秒再点。
slow-down-messages = 消息来得太快，后面的这些先不收。请稍等一会儿再发。
errand-given-up = ❌ 刚才要做的事没有办成，是程序出了问题，试了几次都不行。请再做一次；还不行，请告诉管理机器人的同志。
hearing-which = “{ $word }”是刚才那一步的回答，还是要打开“{ $word }”？
hearing-answer = 当作回答
hearing-go = 去“{ $word }”
hearing-left = 好，这一步不做了。
hearing-nothing = 现在没有做到一半的事。
form-in-private = 预览在私聊里，点“发布”以后才发到群里。
quiet-now = 现在免打扰（到 { $until }）。什么时候发到群里？
quiet-later = { $until } 再发
quiet-anyway = 现在就发
quiet-held = 好，{ $until } 再发到群里
form-skip = 跳过
form-go-on = 下一步 ›
form-ticked = ✅ { $label }
form-month = { $year }年{ $month }月
form-other-day = 📅 其他日期
form-tap-wanted = 请点消息下面的按钮选择。
form-no-file = 这一步要文字，不要文件。
form-file-wanted = 这一步要一个文件。
form-moved-on = 这一步已经答过了，请看最下面的一条。
form-day-out = 请选 { $first } 到 { $last } 之间的日期。
button-retired = 这一步的做法改了。请发送 /{ $command } 重新开始。
step-retired = 这一步的做法改了，刚才输入的没有用上。请发送 /{ $command } 重新开始。

day-yesterday = 昨天
day-today = 今天
day-tomorrow = 明天
day-after-tomorrow = 后天
day-dated = { $weekday }（{ $month }月{ $day }日）
day-with-year = { $year }年{ $month }月{ $day }日（{ $weekday }）
moment = { $day } { $time }
moment-dated = { $day }{ $time }
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
month-1 = 1
month-2 = 2
month-3 = 3
month-4 = 4
month-5 = 5
month-6 = 6
month-7 = 7
month-8 = 8
month-9 = 9
month-10 = 10
month-11 = 11
month-12 = 12

standing-full = 正式党员
standing-probationary = 预备党员
standing-activist = 入党积极分子
standing-guest = 群众
post-none = 无职务
post-secretary = 书记
post-deputy = 副书记
post-organisation = 组织委员
post-publicity = 宣传委员
post-discipline = 纪检委员
post-subgroup_leader = 小组长
kind-general = 支部党员大会
kind-committee = 支部委员会
kind-subgroup = 党小组会
kind-lecture = 党课
kind-theme_day = 主题党日
kind-life = 组织生活会
kind-other = 其他会议

go-private = 请到私聊里继续，不打扰大家。
open-private = 打开私聊
none-yet = 未定
audience-branch = 全体
audience-committee = 支委会
audience-subgroup = 党小组
status-none = 未到
status-present = 到会
status-late = 迟到
status-leave = 请假
status-absent = 缺席
status-made_up = 已补学
status-observing = 列席
language-zh-Hans = 简体中文
language-zh-Hant = 繁體中文
language-en = English
weekday-short-1 = 一
weekday-short-2 = 二
weekday-short-3 = 三
weekday-short-4 = 四
weekday-short-5 = 五
weekday-short-6 = 六
weekday-short-7 = 日
meeting-title = 📌 <b>{ $kind } · { $topic }</b>
meeting-title-bare = 📌 <b>{ $kind }</b>
meeting-when = { $span }
meeting-when-where = { $span } · { $place }
meeting-agenda = <b>议程</b>
    { $agenda }

plan-late = 太晚了，这次没有发

alert-plan = ❌ “{ $title }”（{ $when }）没有发出去，是程序出了问题。下次 { $next } 会照常。
    想补发，请到 /plans 里打开它，马上发一次。
alert-plan-over = ❌ “{ $title }”（{ $when }）没有发出去，是程序出了问题。
    请到 /plans 里打开它，看看要不要重新安排。
alert-due = ❌ { $when }有一件到点该办的事没有办成（<code>{ $kind }</code>），是程序出了问题。请告诉管理机器人的同志。
alert-closed = ❌ 我在“{ $name }”群里发不了消息了：可能被移出了群，或者不能发言了。
    请把我加回群里、允许我发言，之后的推送会照常。
alert-refused = ❌ 发到群里的“{ $line }”没有发出去：Telegram 不接受它的内容。
    请检查文字和文件，改好以后再发一次。
alert-given-up = ❌ 发到群里的“{ $line }”试了很多次都没有发出去，不再试了。需要的话请再发一次。
alert-interrupted = ❌ 发“{ $line }”的时候连接断了，不知道群里收到没有。
    请到群里看一眼，没有的话再发一次。
alert-found = ✅ “{ $line }”其实已经发到群里了，大家的回答都算数。
alert-no-right = ❌ “{ $line }”没有发到群里：群里不允许我发{ $what ->
        [poll] 投票
        [photo] 图片
        [video] 视频
        [animation] 动图
        [audio] 音乐
        [voice] 语音
        [document] 文件
       *[other] 这类消息
    }。
    请在群设置的“权限”里允许，或者把我设为管理员；允许以后，还来得及的我会补发。
alert-topic-closed = ❌ “{ $line }”没有发出去：那个话题关闭了。
    请重新打开话题，或者到别的话题里发 /topic here；一天之内我能发了就补发。
alert-topic-gone = 📌 “{ $name }”用来讨论的话题被删除了，我改发到群里。
    想换个地方，请到那里发 /topic here。
alert-too-late = ❌ “{ $line }”没有发到群里：等到能发的时候，作答时间已经过了，这道题作废。
alert-nameless = 一条没有文字的消息

# 节奏：几时推送

rhythm-said = { $days } { $times }
rhythm-more = { $some }、{ $next }
rhythm-and = { $some }、{ $last }
rhythm-daily = 每天
rhythm-workdays = 工作日
rhythm-monday-friday = 周一到周五
rhythm-weekend = 周末
rhythm-weekly = 每{ $days }
rhythm-weeks = 每{ $weeks ->
        [2] 两
       *[other] { $weeks }
    }周{ $days }
rhythm-days = 每{ $count ->
        [2] 两
       *[other] { $count }
    }天
rhythm-weekday-1 = 周一
rhythm-weekday-2 = 周二
rhythm-weekday-3 = 周三
rhythm-weekday-4 = 周四
rhythm-weekday-5 = 周五
rhythm-weekday-6 = 周六
rhythm-weekday-7 = 周日
rhythm-of = { $period }{ $days }
rhythm-month = 每月
rhythm-quarter = 每季度
rhythm-quarter-1 = 每季度第一个月
rhythm-quarter-2 = 每季度第二个月
rhythm-quarter-3 = 每季度第三个月
rhythm-odd-months = 每逢单月
rhythm-even-months = 每逢双月
rhythm-year = 每年{ $months }
rhythm-in-month-1 = 1月
rhythm-in-month-2 = 2月
rhythm-in-month-3 = 3月
rhythm-in-month-4 = 4月
rhythm-in-month-5 = 5月
rhythm-in-month-6 = 6月
rhythm-in-month-7 = 7月
rhythm-in-month-8 = 8月
rhythm-in-month-9 = 9月
rhythm-in-month-10 = 10月
rhythm-in-month-11 = 11月
rhythm-in-month-12 = 12月
rhythm-nth = { $place ->
        [1] 第一个
        [2] 第二个
        [3] 第三个
        [4] 第四个
        [5] 第五个
       *[other] 第{ $place }个
    }
rhythm-nth-last = { $place ->
        [1] 最后一个
        [2] 倒数第二个
        [3] 倒数第三个
       *[other] 倒数第{ $place }个
    }
rhythm-nth-of = { $places }{ $day }
rhythm-workday = 工作日
rhythm-day = { $day }日
rhythm-day-last = { $place ->
        [1] 最后一天
        [2] 倒数第二天
        [3] 倒数第三天
       *[other] 倒数第{ $place }天
    }
rhythm-day-list = { $days }
rhythm-day-list-last = { $days }
rhythm-date = { $year }年{ $month }月{ $day }日
rhythm-from = { $said }，从{ $date }起
rhythm-noted = { $said }（{ $notes }）
rhythm-notes = { $some }，{ $next }
rhythm-note-once = 一次
rhythm-note-last = 没有就月底
rhythm-note-skip = 没有就跳过
rhythm-note-shift = 遇节假日顺延
rhythm-expression = cron { $expression }

rhythm-unclear = 没有看懂“{ $said }”是什么节奏。可以这样写：每天8点、工作日 08:00、每周一三五 12:30、每月5日 9:00
rhythm-no-time = “{ $said }”几点推送？请连时间一起写，例如：{ $said } 9:00
rhythm-no-day = “{ $said }”在哪一天？请连日子一起写，例如：每天8点、每周五 9:00、每月5日 9:00
rhythm-hour = “{ $said }”里的时间不对。一天从 0:00 到 24:00，可以这样写：每天20:00
rhythm-weekday = “{ $said }”里的日期和星期对不上，请核对一下。
rhythm-no-such-day = “{ $said }”里有日历上没有的日子，请核对一下。
rhythm-past = “{ $said }”已经过去了，请换一个以后的时间。
rhythm-far = “{ $said }”太远了，最多提前 { $years } 年安排。
rhythm-too-often = “{ $said }”太密了，两次推送之间至少隔 { $minutes } 分钟。
rhythm-too-many = “{ $said }”的时间太多了，一天最多写 { $most } 个。
rhythm-cron = “{ $said }”不是能用的 cron 表达式。要写五段：分 时 日 月 星期，例如：0 9 * * 1-5
rhythm-never = “{ $said }”永远等不到，请换一个日子。
rhythm-start = 起始日期只用在“每两周”“每三天”这样的节奏里。别的节奏可以先保存，再暂停到那一天。
rhythm-short-month = 不是每个月都有“{ $said }”。没有的月份怎么办？
rhythm-which-month = “{ $said }”在每季度的第几个月？
rhythm-once-or-more = “{ $said }”只推一次，还是一直推下去？
rhythm-gap = “{ $said }”有两种理解，您指的是哪一种？
hearing-thanks = 不客气。
hearing-greeting = 您好。要看能做什么，请发 /help。
hearing-fine = 好的。
reminder-of-todos = { $name }，您好。支部（{ $branch }）还有几件学习上的事等着您，有空时做一做就好：
