# 积分、学时、我的学习

menu-me = 我的学习
menu-rank = 排行
menu-hours = 学时台账：录入外出培训
chosen = ✓ { $label }
points-amount = { $points } 分
hours-amount = { $hours } 学时
minutes-amount = { $minutes } 分钟

## 我的学习
me-open = 我的学习
me-title = 👤 <b>{ $name } · { $period }</b>
me-period = { $name }（{ $first }–{ $last }）
me-meetings = ✅ 到会 { $done }/{ $expected }{ $made_up ->
        [0] {""}
       *[other] （补学 { $made_up }）
    }{ $leave ->
        [0] {""}
       *[other] 　请假 { $leave }
    }
me-readings = 📖 阅读 { $done }/{ $expected }{ $made_up ->
        [0] {""}
       *[other] （补学 { $made_up }）
    }{ $early ->
        [0] {""}
       *[other] ，提前学完 { $early }
    }
me-quizzes = ❓ 答题 { $done }/{ $expected }{ $done ->
        [0] {""}
       *[other] ，答对 { $right }%
    }
me-topics = 💬 讨论 { $done }/{ $expected }
me-no-figures = 这段时间还没有到期的学习安排。
me-sums = 积分 { $points }　今年学时 { $done }/{ $due }
me-run = 今日一题连对 { $run } 天
me-known = 题目记牢 { $known }　还不牢 { $shaky }　没做过 { $new }
me-todo = <b>还没做的</b>
me-nothing-todo = 没有要补的，都做完了。
me-entries = 明细
me-rank = 排行
me-picture = 图
me-caption = 👤 <b>{ $name } · { $period }</b>
me-bar-meetings = 到会
me-bar-readings = 阅读
me-bar-quizzes = 答题
me-bar-topics = 讨论
me-bar-hours = 全年学时

## 明细
entries-title = { $ledger ->
    [p] <b>积分明细 · { $period }</b>　共 { $sum } 分
   *[h] <b>学时明细 · { $period }</b>　共 { $sum } 学时
}
entries-none = 还没有记录。
entries-day = <b>{ $day }</b>
entries-row = { $sort ->
        [again] 更正：
       *[first] {""}
    }{ $what } { $worth ->
        [none] 未计入
       *[other] { $worth }{ $unit ->
            [minutes] {" "}分钟
           *[points] {""}
        }
    }
entries-of-p = 看积分
entries-of-h = 看学时
cause-meeting = { $title ->
    [none] 会议
   *[other] 会议：{ $title }
}
cause-reading = { $title ->
    [none] 学习资料
   *[other] 学习：{ $title }
}
cause-note = { $title ->
    [none] 笔记
   *[other] 笔记：{ $title }
}
cause-round = { $title ->
    [none] 答题
   *[other] 答题：{ $title }
}
cause-streak = 连续答对七天
cause-topic = { $title ->
    [none] 讨论
   *[other] 讨论：{ $title }
}
cause-contest = { $title ->
    [none] 知识竞赛
   *[other] 竞赛：{ $title }
}
cause-outside = { $title ->
    [none] 外出培训
   *[other] 培训：{ $title }
}

## 排行
rank-in-w = 本周
rank-in-m = 本月
rank-in-y = 今年
rank-of-b = 看全支部
rank-of-s = 看本小组
rank-by-p = 看积分
rank-by-h = 看学时
rank-what = { $period }{ $ledger ->
        [p] 积分
       *[h] 学时
    }排行{ $scope ->
        [s] （本小组）
       *[b] {""}
    }
rank-title = 📊 <b>{ $what }</b>
rank-row = { $place } { $name }　{ $total }
rank-row-own = <b>{ $place } { $name }　{ $total }</b>
rank-somebody = 一位同志
rank-empty = 还没有记录，去学点什么吧。
rank-own = 您第 { $place } 名（共 { $many } 人），差 { $missing }追上前一名。
rank-own-first = 您排在最前面（共 { $many } 人）。
rank-own-none = 您这段时间还没有记录。
rank-hide-me = 隐藏我的名字
rank-show-me = 显示我的名字
rank-hidden = 别人看到的是“一位同志”
rank-shown = 大家又能看到您的名字了
rank-off = 支部没有开排行。发送 /me 看自己的学习。

## 积分规则
rules-title = <b>积分规则</b>　改动只影响以后。
rules-line = { $rule } <b>{ $points }</b> 分{ $day ->
        [0] {""}
       *[other] ，每天限 { $day }
    }{ $week ->
        [0] {""}
       *[other] ，每周限 { $week }
    }
rules-more = 其他项目
rules-less = －
rules-plus = ＋
rules-points = 每次 { $value } 分
rules-a_day = { $value ->
    [0] 每天不限
   *[other] 每天最多 { $value }
}
rules-a_week = { $value ->
    [0] 每周不限
   *[other] 每周最多 { $value }
}
rules-reset = 恢复默认
rules-ranking-all = 排行：全部
rules-ranking-top = 排行：前十
rules-ranking-off = 排行：关
rule-sign_in = 按时签到
rule-late = 迟到或补学
rule-reading = 学习资料
rule-note = 写笔记
rule-answer = 答对一题
rule-streak = 连对七天
rule-speech = 参加讨论
rule-lead = 领学
rule-contest = 参加竞赛
rule-place = 竞赛前三
rule-about-sign_in = 会议按时签到一次。
rule-about-late = 签到晚了，或者补学得到确认。
rule-about-reading = 学完一份资料或一段，同一段只计一次。
rule-about-note = 给一份资料写了 20 字以上的笔记，一份只计一次。
rule-about-answer = 今日一题截止前答对。题目更正以后，积分跟着更正。
rule-about-streak = 今日一题每连续答对七天。
rule-about-speech = 在一次讨论里发言有效，一次讨论只计一次。
rule-about-lead = 领学的主题讨论结束。
rule-about-contest = 参加一场知识竞赛。
rule-about-place = 知识竞赛前三名，并列都算。

## 学时台账
hours-title = <b>{ $year } 年学时</b>　{ $many } 人，已达标 { $reached } 人
    点名字看明细，也可以发“学时 王芳”。党员一年不少于 32 学时，书记和委员不少于 56 学时。
hours-entry = { $name } { $done }/{ $due }
hours-year = { $year } 年
hours-nobody = 花名册上没有“{ $name }”。发送 /hours 看所有人。
hours-several = 名字里有“{ $name }”的有 { $many } 人，是哪一位？
hours-member = <b>{ $name }</b>　{ $year } 年学时 { $done }/{ $due }
hours-more = 更早的还有 { $many } 条，导出的表格里都有。
hours-file = 导出 Excel
hours-file-about = { $year } 年的学时明细。
hours-file-name = { $year }年学时明细
hours-read-in-month = 阅读 { $many } 次
hours-sheet = 学时明细
hours-column-name = 姓名
hours-column-subgroup = 党小组
hours-column-day = 日期
hours-column-what = 事由
hours-column-minutes = 分钟
hours-column-hours = 学时

## 外出培训
outside-new = 录入外出培训
outside-entry = { $evidence ->
        [yes] 📎{" "}
       *[no] {""}
    }{ $title } · { $day }
outside-entry-cancelled = { $title } · { $day }（已撤销）
outside-ask-title = 培训的名称是什么？直接发给我。
outside-title-length = 名称要有字，最多 { $most } 字。
outside-ask-hours = <b>{ $title }</b>
    多少学时？也可以发给我，如 6 或 1.5。
outside-hours-unclear = 学时看不明白。请发 0.5 到 { $most } 之间的数，如 6 或 1.5。
outside-ask-day = <b>{ $title }</b>
    哪天？更早的发给我，如 11月3日。
outside-day-unclear = 日期看不明白。请发过去的某一天，如 11月3日。
outside-day-far = 只能录入今年和去年、今天以前的培训。
outside-ask-who = <b>{ $title }</b>
    谁参加了？已选 { $many } 人。点名字，也可以发姓名，如 王芳、李强。
outside-who-unknown = 花名册上没有{ $names }。发姓名，中间用顿号隔开，或者点上面的名字。
outside-nobody = 还没有选人。
outside-ask-evidence = 有证明材料吗？把文件或照片发给我。
outside-no-evidence = 没有材料
outside-file-early = 材料先留着，前面的问完了再发给我。
outside-file-wanted = 请发文件或照片，或者点上面的按钮。
outside-confirm = <b>{ $title }</b>
    { $day }　{ $length }
    { $names }
    { $evidence ->
        [yes] 有证明材料
       *[no] 没有证明材料
    }
outside-label-title = ✏️ 名称
outside-label-hours = ✏️ 学时
outside-label-day = ✏️ 日期
outside-label-who = ✏️ 参加人
outside-label-evidence = ✏️ 证明材料
outside-save = 录入
outside-entered = 已录入
outside-about = <b>{ $title }</b>
    { $name }　{ $day }　{ $length }
    { $entered } 录入
outside-see-evidence = 看材料
outside-take-back = 撤销
outside-cancelled = 已撤销，学时已冲回
outside-gone = { $when }已撤销
