# 學習檢查

menu-check = 學習檢查：誰學了什麼
plan-kind-check = 📊 學習檢查
check-word = 學習檢查

## 一段時間
check-of-week = { $same ->
    [yes] { $month }月{ $day }–{ $last_day }日
   *[no] { $month }月{ $day }日–{ $last_month }月{ $last_day }日
}
check-of-month = { $year }年{ $month }月
check-of-quarter = { $year }年第{ $quarter }季度
check-of-year = { $year }年
check-title = 📊 <b>學習檢查 · { $title }</b>
check-line-meetings = 到會
check-line-readings = 閱讀
check-line-quizzes = 答題
check-line-topics = 討論
check-line-hours = 學時
check-line-right = 答對
check-line-points = 積分
check-share = { $line } { $percent }%{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }
check-nothing-yet = 這段時間還沒有到期的學習安排。
check-nothing = 這段時間沒有學習安排，沒有可看的。
check-lights = 🟢 { $green } 人　🟡 { $yellow } 人　🔴 { $red } 人
check-row = { $sign } { $name }　{ $said }{ $way ->
        [up] {" "}↑{ $rise }
        [down] {" "}↓{ $rise }
       *[none] {""}
    }
check-figure = { $line } { $figure }
check-more = 還有 { $many } 條沒有列出。
check-others = 還有 { $many } 人，點“逐人看”。
check-frozen = 已存檔（{ $when }），數字不再變動。
check-so-far = 這段時間還沒過完：學時按到今天應有的算。
check-meaning = 🟢 完成 { $green }% 起，🟡 { $yellow }% 起
check-ahead = 還沒到那段時間。
check-everybody = 逐人看
check-picture = 圖
check-file = 匯出 Excel
check-before = ‹ 上一段
check-after = 下一段 ›
check-by-week = 按週
check-by-month = 按月
check-by-quarter = 按季度
check-by-year = 按年
check-remind-all = 逐個提醒
check-freeze = 存檔
check-corrections = 後來更正
check-choose = 點名字看明細。
check-filed = 已存檔，以後的改動另記更正
check-filed-already = 這段時間已經存過檔了。
check-not-over = 這段時間還沒有結束，結束以後再存檔。
check-not-filed = 這段時間還沒有存檔。
check-corrections-head = 存檔以後有這些更正：
check-corrections-none = 存檔以後沒有更正。
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
check-why-late = 過期後補讀
check-why-made_up = 補學完成
check-why-key = 題目的答案改正了
check-why-speech = 發言後來有變動
check-why-merged = 花名冊上兩條合成一條
check-why-roster = 花名冊有改動
check-why-training = 外出培訓
check-why-entry = 補記
check-file-coming = 正在準備，馬上發給您
check-page-coming = 人多、時間長，正在算，馬上就好
check-heat = { $title }：每個人每週的完成情況
check-trend = { $title }：每週的參與情況
check-weeks = { $title }（{ $weeks } 週）
check-none-expected = 沒有安排
check-file-name = { $branch } 學習檢查 { $period }
check-reminding = 馬上私下提醒，好了告訴您
check-reminded = { $told ->
    [0] 沒有要提醒的，或者今天已經提醒過。
   *[other] 已經私下提醒 { $told } 人。
}{ $unreachable ->
    [0] {""}
   *[other] 有 { $unreachable } 人還沒有和我私聊過，請當面說一聲。
}

## 一個人
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
       *[other] （補學 { $made_up }）
    }{ $leave ->
        [0] {""}
       *[other] ，請假 { $leave }
    }
check-missed = <b>{ $line }</b>
check-missed-one = { $state ->
        [leave] 📝
        [late] ⏰
        [made_up] ⏰
        [confirmed] ⏰
       *[missed] ❌
    } { $what }　{ $day }{ $state ->
        [leave] 　請假
        [late] 　遲到
        [made_up] 　補學
        [confirmed] 　已補學（{ $by }{ $on }確認）
       *[missed] {""}
    }
check-last-talk = 最近一次談話：{ $day }
check-remind = 溫馨提醒
check-talk = 記談心談話
check-talks = 談話記錄
check-not-in-it = { $name }這段時間不在花名冊上。
check-unreachable = { $name }還沒有和我私聊過，我寫不進去。請當面說一聲。
check-reminded-today = 今天已經提醒過{ $name }了，明天再說吧。
check-nothing-open = { $name }沒有還沒做的事。
check-reminded-one = 已經私下提醒{ $name }
check-ask-talk = 和<b>{ $name }</b>的談心談話是哪天？
check-talk-day = { $back ->
    [0] 今天
    [1] 昨天
   *[other] { $back } 天前
}
check-ask-note = 和<b>{ $name }</b>談了什麼？寫幾句發給我。書記和委員看得到，本人取走自己的資料時也有。
check-no-note = 不寫內容
check-note-long = 太長了，最多 { $most } 字。
check-talk-noted = 記下了
check-talks-head = <b>和{ $name }的談心談話</b>
check-talk-line = { $day }　{ $by }{ $note ->
        [none] {""}
       *[other] ：{ $note }
    }
check-somebody = 一位委員

## 給群裡的
check-improved = { $names ->
        [none] 進步最大：{ $many } 人
       *[other] 進步最大：{ $names }{ $more ->
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
check-coming = 接下來：{ $when } { $what }
check-coming-talk = 討論“{ $title }”
check-ask-kind = 檢查多長的一段時間？
check-plan-week = 每週學習檢查
check-plan-month = 每月學習檢查
check-plan-quarter = 每季度學習檢查
check-plan-year = 每年學習檢查

## 表格
check-sheet-overview = 總表
check-sheet-name = 姓名
check-sheet-overall = 評價
check-sheet-points = 積分
check-sheet-share = 平均完成
check-sheet-trend = 較上期
check-sheet-sum = 合計
check-sheet-changed = 更正
check-sheet-line = 項目
check-sheet-filed = 存檔時
check-sheet-now = 現在
check-sheet-when = 時間
check-sheet-by = 誰改的
check-sheet-why = 原因
check-unit-hours = 分鐘
check-unit-points = 分
check-light-green = 好
check-light-yellow = 一般
check-light-red = 待提高
check-light-none = 未安排
check-state-done = ✓
check-state-late = 遲
check-state-made_up = 補
check-state-wrong = 答錯
check-state-missed = 缺
check-state-leave = 假

## 組織生活的節奏
check-between = {"　"}
check-year = 全年一覽
guard-head = ⏰ <b>組織生活提醒</b>
guard-missing = { $period }還沒有{ $rule ->
        [general] 召開黨員大會
        [lecture] 上黨課
        [theme_day] 開展主題黨日
        [appraisal] 開展民主評議黨員
       *[meeting] 召開{ $what }
    }{ $who ->
        [none] {""}
       *[other] （{ $who }）
    }，{ $left ->
        [0] 今天是最後一天
       *[other] 剩 { $left } 天
    }。
guard-appraisal = 民主評議黨員
guard-appraisal-how = 民主評議可以和組織生活會一起開，主題或議程裡寫上“民主評議”就算。
guard-this-month = 本月
guard-this-quarter = 本季度
guard-this-year = 今年
guard-arrange = 現在安排
guard-hours = 有 { $many } 位同志今年的學時落後於進度。
guard-to-hours = 看學時
guard-off = 組織生活提醒已關掉
guard-year = 📊 <b>{ $year } 年組織生活</b>
guard-year-line = { $what }（{ $every }）
    <code>{ $signs }</code>
guard-every-month = 每月
guard-every-quarter = 每季度
guard-every-year = 每年
guard-year-hours = 學時：{ $behind ->
        [0] 大家都跟上了進度
       *[other] { $behind } 人落後於進度
    }
guard-legend = ✓ 開了　✗ 沒開　· 不計
guard-lacks = { $period }還差：{ $what }
guard-plan = ➕ 安排{ $what }
guard-column-month = { $number }月{ $sign }
guard-column-quarter = { $number ->
        [1] 1–3
        [2] 4–6
        [3] 7–9
       *[other] 10–12
    }月{ $sign }
guard-short-general = 黨員大會
guard-short-committee = 支委會
guard-short-subgroup = 黨小組會
guard-short-lecture = 黨課
guard-short-theme_day = 主題黨日
guard-short-life = 組織生活會
guard-short-appraisal = 民主評議

## 補學
makeup-assign = 佈置補學
makeup-thing = { $sort ->
        [reading] 📖
       *[meeting] 📌
    } { $title }（{ $many } 人）
makeup-which = { $who ->
    [all] 佈置哪一項補學？缺席、沒學的同志都會收到。
   *[other] 給{ $who }佈置哪一項補學？
}
makeup-none = { $who ->
    [all] 這段時間沒有要佈置的補學：都到了、都學了，或者都佈置過了。
   *[other] { $who }這段時間沒有要補的，或者都佈置過了。
}
makeup-missed = { $sort ->
        [reading] 📖 { $title }　{ $when }　未學 { $many } 人
       *[meeting] 📌 { $title }　{ $when }　缺席 { $many } 人
    }
makeup-material = <b>{ $title }</b>
    補學看什麼？看完答幾道題，您確認以後記為補學。
makeup-agenda = 只看會議議程
makeup-nobody = 沒有還要佈置的人了。
makeup-assigned = 已給 { $many } 人佈置補學，私下告訴了 { $told } 人。其他人發 /me 能看到。
makeup-told = 📖 { $sort ->
        [reading] { $when }推送的<b>{ $title }</b>您還沒學
       *[meeting] { $when }的<b>{ $title }</b>您沒能到會
    }，補一補就好{ $questions ->
        [0] 。
       *[other] ：看一看，再答 { $questions } 道題。
    }
makeup-start = 📖 開始補學
makeup-todo = 📖 要補學 { $many } 項
makeup-head = 📖 <b>補學 · { $title }</b>
makeup-material-head = <b>{ $title }</b>
makeup-agenda-text = { $agenda ->
    [none] 這次會議沒有寫議程。請向{ $place }的同志問一問會上講了什麼，再點“學完了”。
   *[other] 會議議程：
    { $agenda }
}
makeup-read = ✅ 學完了
makeup-wait = 再看 { $left }就可以往下走
makeup-question = ❓ <b>{ $place }/{ $many }</b> { $stem }
makeup-option = { $letter }. { $option }
makeup-right = ✅ 答對了。
makeup-wrong = ❌ 不對。{ $explanation ->
        [none] {""}
       *[other] { $explanation }
    }
makeup-once-more = 再答一次
makeup-text = 看資料
makeup-finished = ✅ 補學完成，書記確認以後就記上。
makeup-done-already = 這次補學已經完成了。
makeup-not-needed = 不用再補：出勤已經更正，或者已經學過了。
makeup-settled = 已經處理過了。
makeup-reason = 補學完成
makeup-noted = 記下了
makeup-card = 📖 <b>{ $many } 位同志補學完成，請確認</b>
makeup-card-line = { $name }　{ $title }　{ $when }
makeup-yes = 確認{ $name }
makeup-again = 請{ $name }再學
makeup-all-yes = 全部確認（{ $many }）
makeup-card-done = ✅ 補學都確認了。
makeup-card-over = 現在由其他同志確認補學。
makeup-to-check = 回學習檢查
menu-makeup = 我要補的學
makeup-nothing = 沒有要補學的。
