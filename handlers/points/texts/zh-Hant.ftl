# 積分、學時、我的學習

menu-me = 我的學習
menu-rank = 排行
menu-hours = 學時台帳：錄入外出培訓
chosen = ✓ { $label }
points-amount = { $points } 分
hours-amount = { $hours } 學時
minutes-amount = { $minutes } 分鐘

## 我的學習
me-open = 我的學習
me-title = 👤 <b>{ $name } · { $period }</b>
me-period = { $name }（{ $first }–{ $last }）
me-meetings = ✅ 到會 { $done }/{ $expected }{ $made_up ->
        [0] {""}
       *[other] （補學 { $made_up }）
    }{ $leave ->
        [0] {""}
       *[other] 　請假 { $leave }
    }
me-readings = 📖 閱讀 { $done }/{ $expected }{ $made_up ->
        [0] {""}
       *[other] （補學 { $made_up }）
    }{ $early ->
        [0] {""}
       *[other] ，提前學完 { $early }
    }
me-quizzes = ❓ 答題 { $done }/{ $expected }{ $done ->
        [0] {""}
       *[other] ，答對 { $right }%
    }
me-topics = 💬 討論 { $done }/{ $expected }
me-no-figures = 這段時間還沒有到期的學習安排。
me-sums = 積分 { $points }　今年學時 { $done }/{ $due }
me-run = 今日一題連對 { $run } 天
me-known = 題目記牢 { $known }　還不牢 { $shaky }　沒做過 { $new }
me-todo = <b>還沒做的</b>
me-nothing-todo = 沒有要補的，都做完了。
me-entries = 明細
me-rank = 排行
me-picture = 圖
me-caption = 👤 <b>{ $name } · { $period }</b>
me-bar-meetings = 到會
me-bar-readings = 閱讀
me-bar-quizzes = 答題
me-bar-topics = 討論
me-bar-hours = 全年學時

## 明細
entries-title = { $ledger ->
    [p] <b>積分明細 · { $period }</b>　共 { $sum } 分
   *[h] <b>學時明細 · { $period }</b>　共 { $sum } 學時
}
entries-none = 還沒有記錄。
entries-day = <b>{ $day }</b>
entries-row = { $sort ->
        [again] 更正：
       *[first] {""}
    }{ $what } { $worth ->
        [none] 未計入
       *[other] { $worth }{ $unit ->
            [minutes] {" "}分鐘
           *[points] {""}
        }
    }
entries-of-p = 看積分
entries-of-h = 看學時
cause-meeting = { $title ->
    [none] 會議
   *[other] 會議：{ $title }
}
cause-reading = { $title ->
    [none] 學習資料
   *[other] 學習：{ $title }
}
cause-note = { $title ->
    [none] 筆記
   *[other] 筆記：{ $title }
}
cause-round = { $title ->
    [none] 答題
   *[other] 答題：{ $title }
}
cause-streak = 連續答對七天
cause-topic = { $title ->
    [none] 討論
   *[other] 討論：{ $title }
}
cause-contest = { $title ->
    [none] 知識競賽
   *[other] 競賽：{ $title }
}
cause-outside = { $title ->
    [none] 外出培訓
   *[other] 培訓：{ $title }
}

## 排行
rank-in-w = 本週
rank-in-m = 本月
rank-in-y = 今年
rank-of-b = 看全支部
rank-of-s = 看本小組
rank-by-p = 看積分
rank-by-h = 看學時
rank-what = { $period }{ $ledger ->
        [p] 積分
       *[h] 學時
    }排行{ $scope ->
        [s] （本小組）
       *[b] {""}
    }
rank-title = 📊 <b>{ $what }</b>
rank-row = { $place } { $name }　{ $total }
rank-row-own = <b>{ $place } { $name }　{ $total }</b>
rank-somebody = 一位同志
rank-empty = 還沒有記錄，去學點什麼吧。
rank-own = 您第 { $place } 名（共 { $many } 人），差 { $missing }追上前一名。
rank-own-first = 您排在最前面（共 { $many } 人）。
rank-own-none = 您這段時間還沒有記錄。
rank-hide-me = 隱藏我的名字
rank-show-me = 顯示我的名字
rank-hidden = 別人看到的是“一位同志”
rank-shown = 大家又能看到您的名字了
rank-off = 支部沒有開排行。傳送 /me 看自己的學習。

## 積分規則
rules-title = <b>積分規則</b>　改動只影響以後。
rules-line = { $rule } <b>{ $points }</b> 分{ $day ->
        [0] {""}
       *[other] ，每天限 { $day }
    }{ $week ->
        [0] {""}
       *[other] ，每週限 { $week }
    }
rules-more = 其他項目
rules-less = －
rules-plus = ＋
rules-points = 每次 { $value } 分
rules-a_day = { $value ->
    [0] 每天不限
   *[other] 每天最多 { $value }
}
rules-a_week = { $value ->
    [0] 每週不限
   *[other] 每週最多 { $value }
}
rules-reset = 恢復預設
rules-ranking-all = 排行：全部
rules-ranking-top = 排行：前十
rules-ranking-off = 排行：關
rule-sign_in = 按時簽到
rule-late = 遲到或補學
rule-reading = 學習資料
rule-note = 寫筆記
rule-answer = 答對一題
rule-streak = 連對七天
rule-speech = 參加討論
rule-lead = 領學
rule-contest = 參加競賽
rule-place = 競賽前三
rule-about-sign_in = 會議按時簽到一次。
rule-about-late = 簽到晚了，或者補學得到確認。
rule-about-reading = 學完一份資料或一段，同一段只計一次。
rule-about-note = 給一份資料寫了 20 字以上的筆記，一份只計一次。
rule-about-answer = 今日一題截止前答對。題目更正以後，積分跟著更正。
rule-about-streak = 今日一題每連續答對七天。
rule-about-speech = 在一次討論裡發言有效，一次討論只計一次。
rule-about-lead = 領學的主題討論結束。
rule-about-contest = 參加一場知識競賽。
rule-about-place = 知識競賽前三名，並列都算。

## 學時台帳
hours-title = <b>{ $year } 年學時</b>　{ $many } 人，已達標 { $reached } 人
    點名字看明細，也可以發“學時 王芳”。黨員一年不少於 32 學時，書記和委員不少於 56 學時。
hours-entry = { $name } { $done }/{ $due }
hours-year = { $year } 年
hours-nobody = 花名冊上沒有“{ $name }”。傳送 /hours 看所有人。
hours-several = 名字裡有“{ $name }”的有 { $many } 人，是哪一位？
hours-member = <b>{ $name }</b>　{ $year } 年學時 { $done }/{ $due }
hours-more = 更早的還有 { $many } 條，匯出的表格裡都有。
hours-file = 匯出 Excel
hours-file-about = { $year } 年的學時明細。
hours-file-name = { $year }年學時明細
hours-read-in-month = 閱讀 { $many } 次
hours-sheet = 學時明細
hours-column-name = 姓名
hours-column-subgroup = 黨小組
hours-column-day = 日期
hours-column-what = 事由
hours-column-minutes = 分鐘
hours-column-hours = 學時

## 外出培訓
outside-new = 錄入外出培訓
outside-entry = { $evidence ->
        [yes] 📎{" "}
       *[no] {""}
    }{ $title } · { $day }
outside-entry-cancelled = { $title } · { $day }（已撤銷）
outside-ask-title = 培訓的名稱是什麼？直接發給我。
outside-title-length = 名稱要有字，最多 { $most } 字。
outside-ask-hours = <b>{ $title }</b>
    多少學時？也可以發給我，如 6 或 1.5。
outside-hours-unclear = 學時看不明白。請發 0.5 到 { $most } 之間的數，如 6 或 1.5。
outside-ask-day = <b>{ $title }</b>
    哪天？更早的發給我，如 11月3日。
outside-day-unclear = 日期看不明白。請發過去的某一天，如 11月3日。
outside-day-far = 只能錄入今年和去年、今天以前的培訓。
outside-ask-who = <b>{ $title }</b>
    誰參加了？已選 { $many } 人。點名字，也可以發姓名，如 王芳、李強。
outside-who-unknown = 花名冊上沒有{ $names }。發姓名，中間用頓號隔開，或者點上面的名字。
outside-nobody = 還沒有選人。
outside-ask-evidence = 有證明材料嗎？把檔案或照片發給我。
outside-no-evidence = 沒有材料
outside-file-early = 材料先留著，前面的問完了再發給我。
outside-file-wanted = 請發檔案或照片，或者點上面的按鈕。
outside-confirm = <b>{ $title }</b>
    { $day }　{ $length }
    { $names }
    { $evidence ->
        [yes] 有證明材料
       *[no] 沒有證明材料
    }
outside-label-title = ✏️ 名稱
outside-label-hours = ✏️ 學時
outside-label-day = ✏️ 日期
outside-label-who = ✏️ 參加人
outside-label-evidence = ✏️ 證明材料
outside-save = 錄入
outside-entered = 已錄入
outside-about = <b>{ $title }</b>
    { $name }　{ $day }　{ $length }
    { $entered } 錄入
outside-see-evidence = 看材料
outside-take-back = 撤銷
outside-cancelled = 已撤銷，學時已沖回
outside-gone = { $when }已撤銷
