# 学习检查

menu-check = 学习检查：谁学了什么
plan-kind-check = 📊 学习检查
check-word = 学习检查

## 一段时间
check-of-week = { $same ->
    [yes] { $month }月{ $day }–{ $last_day }日
   *[no] { $month }月{ $day }日–{ $last_month }月{ $last_day }日
}
check-of-month = { $year }年{ $month }月
check-of-quarter = { $year }年第{ $quarter }季度
check-of-year = { $year }年
check-title = 📊 <b>学习检查 · { $title }</b>
check-line-meetings = 到会
check-line-readings = 阅读
check-line-quizzes = 答题
check-line-topics = 讨论
check-line-hours = 学时
check-line-right = 答对
check-line-points = 积分
check-share = { $line } { $percent }%{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }
check-nothing-yet = 这段时间还没有到期的学习安排。
check-nothing = 这段时间没有学习安排，没有可看的。
check-lights = 🟢 { $green } 人　🟡 { $yellow } 人　🔴 { $red } 人
check-row = { $sign } { $name }　{ $said }{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }
check-figure = { $line } { $figure }
check-more = 还有 { $many } 条没有列出。
check-others = 还有 { $many } 人，点“逐人看”。
check-frozen = 已存档（{ $when }），数字不再变动。
check-so-far = 这段时间还没过完：学时按到今天应有的算。
check-meaning = 🟢 完成 { $green }% 起，🟡 { $yellow }% 起
check-ahead = 还没到那段时间。
check-everybody = 逐人看
check-picture = 图
check-file = 导出 Excel
check-before = ‹ 上一段
check-after = 下一段 ›
check-by-week = 按周
check-by-month = 按月
check-by-quarter = 按季度
check-by-year = 按年
check-remind-all = 逐个提醒
check-freeze = 存档
check-corrections = 后来更正
check-choose = 点名字看明细。
check-filed = 已存档，以后的改动另记更正
check-filed-already = 这段时间已经存过档了。
check-not-over = 这段时间还没有结束，结束以后再存档。
check-not-filed = 这段时间还没有存档。
check-corrections-head = 存档以后有这些更正：
check-corrections-none = 存档以后没有更正。
check-correction = { $name }：{ $line } { $before } → { $after }{ $when ->
        [none] {""}
       *[other] 　{ $when }
    }{ $by ->
        [none] {""}
       *[other] 　{ $by }
    }{ $reason ->
        [none] {""}
       *[other] ：{ $reason }
    }
check-why-of = {"，"}
check-why-late = 过期后补读
check-why-made_up = 补学完成
check-why-key = 题目的答案改正了
check-why-speech = 发言后来有变动
check-why-merged = 花名册上两条合成一条
check-why-roster = 花名册有改动
check-why-training = 外出培训
check-why-entry = 补记
check-file-coming = 正在准备，马上发给您
check-page-coming = 人多、时间长，正在算，马上就好
check-heat = { $title }：每个人每周的完成情况
check-trend = { $title }：每周的参与情况
check-weeks = { $title }（{ $weeks } 周）
check-none-expected = 没有安排
check-file-name = { $branch } 学习检查 { $period }
check-reminding = 马上私下提醒，好了告诉您
check-reminded = { $told ->
    [0] 没有要提醒的，或者今天已经提醒过。
   *[other] 已经私下提醒 { $told } 人。
}{ $unreachable ->
    [0] {""}
   *[other] 有 { $unreachable } 人还没有和我私聊过，请当面说一声。
}

## 一个人
check-person = { $sign } <b>{ $name }</b>{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }
check-detail = { $sign } { $line } { $figure }{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }{ $made_up ->
        [0] {""}
       *[other] （补学 { $made_up }）
    }{ $leave ->
        [0] {""}
       *[other] ，请假 { $leave }
    }
check-missed = <b>{ $line }</b>
check-missed-one = { $state ->
        [leave] 📝
        [late] ⏰
        [made_up] ⏰
        [confirmed] ⏰
       *[missed] ❌
    } { $what }　{ $day }{ $state ->
        [leave] 　请假
        [late] 　迟到
        [made_up] 　补学
        [confirmed] 　已补学（{ $by }{ $on }确认）
       *[missed] {""}
    }
check-last-talk = 最近一次谈话：{ $day }
check-remind = 温馨提醒
check-talk = 记谈心谈话
check-talks = 谈话记录
check-not-in-it = { $name }这段时间不在花名册上。
check-unreachable = { $name }还没有和我私聊过，我写不进去。请当面说一声。
check-reminded-today = 今天已经提醒过{ $name }了，明天再说吧。
check-nothing-open = { $name }没有还没做的事。
check-reminded-one = 已经私下提醒{ $name }
check-ask-talk = 和<b>{ $name }</b>的谈心谈话是哪天？
check-talk-day = { $back ->
    [0] 今天
    [1] 昨天
   *[other] { $back } 天前
}
check-ask-note = 和<b>{ $name }</b>谈了什么？写几句发给我。书记和委员看得到，本人取走自己的数据时也有。
check-no-note = 不写内容
check-note-long = 太长了，最多 { $most } 字。
check-talk-noted = 记下了
check-talks-head = <b>和{ $name }的谈心谈话</b>
check-talk-line = { $day }　{ $by }{ $note ->
        [none] {""}
       *[other] ：{ $note }
    }
check-somebody = 一位委员

## 给群里的
check-improved = { $names ->
        [none] 进步最大：{ $many } 人
       *[other] 进步最大：{ $names }{ $more ->
            [yes] 等 { $many } 人
           *[no] {""}
        }
    }
check-best = { $names ->
        [none] 全勤：{ $many } 人
       *[other] 全勤：{ $names }{ $more ->
            [yes] 等 { $many } 人
           *[no] {""}
        }
    }
check-foremost = { $names ->
        [none] 完成最多：{ $many } 人
       *[other] 完成最多：{ $names }{ $more ->
            [yes] 等 { $many } 人
           *[no] {""}
        }
    }
check-coming = 接下来：{ $when } { $what }
check-coming-talk = 讨论“{ $title }”
check-ask-kind = 检查多长的一段时间？
check-plan-week = 每周学习检查
check-plan-month = 每月学习检查
check-plan-quarter = 每季度学习检查
check-plan-year = 每年学习检查

## 表格
check-sheet-overview = 总表
check-sheet-name = 姓名
check-sheet-overall = 评价
check-sheet-points = 积分
check-sheet-share = 平均完成
check-sheet-trend = 较上期
check-sheet-sum = 合计
check-sheet-changed = 更正
check-sheet-line = 项目
check-sheet-filed = 存档时
check-sheet-now = 现在
check-sheet-when = 时间
check-sheet-by = 谁改的
check-sheet-why = 原因
check-unit-hours = 分钟
check-unit-points = 分
check-light-green = 好
check-light-yellow = 一般
check-light-red = 待提高
check-light-none = 未安排
check-state-done = ✓
check-state-late = 迟
check-state-made_up = 补
check-state-wrong = 答错
check-state-missed = 缺
check-state-leave = 假

## 组织生活的节奏
check-between = {"　"}
check-year = 全年一览
guard-head = ⏰ <b>组织生活提醒</b>
guard-missing = { $period }还没有{ $rule ->
        [general] 召开党员大会
        [lecture] 上党课
        [theme_day] 开展主题党日
        [appraisal] 开展民主评议党员
       *[meeting] 召开{ $what }
    }{ $who ->
        [none] {""}
       *[other] （{ $who }）
    }，{ $left ->
        [0] 今天是最后一天
       *[other] 剩 { $left } 天
    }。
guard-appraisal = 民主评议党员
guard-appraisal-how = 民主评议可以和组织生活会一起开，主题或议程里写上“民主评议”就算。
guard-this-month = 本月
guard-this-quarter = 本季度
guard-this-year = 今年
guard-arrange = 现在安排
guard-hours = 有 { $many } 位同志今年的学时落后于进度。
guard-to-hours = 看学时
guard-off = 组织生活提醒已关掉
guard-year = 📊 <b>{ $year } 年组织生活</b>
guard-year-line = { $what }（{ $every }）
    <code>{ $signs }</code>
guard-every-month = 每月
guard-every-quarter = 每季度
guard-every-year = 每年
guard-year-hours = 学时：{ $behind ->
        [0] 大家都跟上了进度
       *[other] { $behind } 人落后于进度
    }
guard-legend = ✓ 开了　✗ 没开　· 不计
guard-lacks = { $period }还差：{ $what }
guard-plan = ➕ 安排{ $what }
guard-column-month = { $number }月{ $sign }
guard-column-quarter = { $number ->
        [1] 1–3
        [2] 4–6
        [3] 7–9
       *[other] 10–12
    }月{ $sign }
guard-short-general = 党员大会
guard-short-committee = 支委会
guard-short-subgroup = 党小组会
guard-short-lecture = 党课
guard-short-theme_day = 主题党日
guard-short-life = 组织生活会
guard-short-appraisal = 民主评议

## 补学
makeup-assign = 布置补学
makeup-thing = { $sort ->
        [reading] 📖
       *[meeting] 📌
    } { $title }（{ $many } 人）
makeup-which = { $who ->
    [all] 布置哪一项补学？缺席、没学的同志都会收到。
   *[other] 给{ $who }布置哪一项补学？
}
makeup-none = { $who ->
    [all] 这段时间没有要布置的补学：都到了、都学了，或者都布置过了。
   *[other] { $who }这段时间没有要补的，或者都布置过了。
}
makeup-missed = { $sort ->
        [reading] 📖 { $title }　{ $when }　未学 { $many } 人
       *[meeting] 📌 { $title }　{ $when }　缺席 { $many } 人
    }
makeup-material = <b>{ $title }</b>
    补学看什么？看完答几道题，您确认以后记为补学。
makeup-agenda = 只看会议议程
makeup-nobody = 没有还要布置的人了。
makeup-assigned = 已给 { $many } 人布置补学，私下告诉了 { $told } 人。其他人发 /me 能看到。
makeup-told = 📖 { $sort ->
        [reading] { $when }推送的<b>{ $title }</b>您还没学
       *[meeting] { $when }的<b>{ $title }</b>您没能到会
    }，补一补就好{ $questions ->
        [0] 。
       *[other] ：看一看，再答 { $questions } 道题。
    }
makeup-start = 📖 开始补学
makeup-todo = 📖 要补学 { $many } 项
makeup-head = 📖 <b>补学 · { $title }</b>
makeup-material-head = <b>{ $title }</b>
makeup-agenda-text = { $agenda ->
    [none] 这次会议没有写议程。请向{ $place }的同志问一问会上讲了什么，再点“学完了”。
   *[other] 会议议程：
    { $agenda }
}
makeup-read = ✅ 学完了
makeup-wait = 再看 { $left }就可以往下走
makeup-question = ❓ <b>{ $place }/{ $many }</b> { $stem }
makeup-option = { $letter }. { $option }
makeup-right = ✅ 答对了。
makeup-wrong = ❌ 不对。{ $explanation ->
        [none] {""}
       *[other] { $explanation }
    }
makeup-once-more = 再答一次
makeup-text = 看资料
makeup-finished = ✅ 补学完成，书记确认以后就记上。
makeup-done-already = 这次补学已经完成了。
makeup-not-needed = 不用再补：出勤已经更正，或者已经学过了。
makeup-settled = 已经处理过了。
makeup-reason = 补学完成
makeup-noted = 记下了
makeup-card = 📖 <b>{ $many } 位同志补学完成，请确认</b>
makeup-card-line = { $name }　{ $title }　{ $when }
makeup-yes = 确认{ $name }
makeup-again = 请{ $name }再学
makeup-all-yes = 全部确认（{ $many }）
makeup-card-done = ✅ 补学都确认了。
makeup-card-over = 现在由其他同志确认补学。
makeup-to-check = 回学习检查
menu-makeup = 我要补的学
makeup-nothing = 没有要补学的。
