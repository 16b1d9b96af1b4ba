# 大家共用的話

back-page = ‹ 上一頁
next-page = 下一頁 ›
back = 返回
cancel = 取消
confirm = 確認
cancelled = 已取消，什麼都沒有改動。
key-missing = 這裡還沒有設金鑰檔案，不能保密的事不做。請管理員設好 ZHIXUE_KEY_FILE 再來。
button-unknown = 這個按鈕已經失效，請重新開啟。
button-stale = 這一步已經過期，請重新開始。
person-hidden = 匿名身份不知道是哪位同志，請切換回個人身份再操作。
member-unknown = 您還不在這個支部的花名冊上。傳送 /join 認領自己的名字。
right-missing = 這項操作由支部書記或委員來做。
branch-not-set-up = 這個群還沒有建立支部。請群管理員點歡迎訊息裡的按鈕，或傳送 /setup。
branch-none-yours = 您還沒有加入任何支部。請在支部群裡傳送 /join 認領名字。
branch-asleep = 我現在不在支部群裡，沒法通知大家。請先把我加回群裡。
tap-repeated = 這一下剛才已經收到，處理過了。
try-later = 現在沒有辦成，請過一會兒再試。
errands-full = 前面還有很多事情沒做完，請等它們做完再來。
slow-down = 點得太快了，請稍等幾秒再點。
slow-down-messages = 訊息來得太快，後面的這些先不收。請稍等一會兒再發。
errand-given-up = ❌ 剛才要做的事沒有辦成，是程式出了問題，試了幾次都不行。請再做一次；還不行，請告訴管理機器人的同志。
hearing-which = 「{ $word }」是剛才那一步的回答，還是要打開「{ $word }」？
hearing-answer = 當作回答
hearing-go = 去「{ $word }」
hearing-left = 好，這一步不做了。
hearing-nothing = 現在沒有做到一半的事。
form-in-private = 預覽在私聊裡，點「發布」以後才發到群裡。
quiet-now = 現在免打擾（到 { $until }）。什麼時候發到群裡？
quiet-later = { $until } 再發
quiet-anyway = 現在就發
quiet-held = 好，{ $until } 再發到群裡
form-skip = 略過
form-go-on = 下一步 ›
form-ticked = ✅ { $label }
form-month = { $year }年{ $month }月
form-other-day = 📅 其他日期
form-tap-wanted = 請點訊息下面的按鈕選擇。
form-no-file = 這一步要文字，不要檔案。
form-file-wanted = 這一步要一個檔案。
form-moved-on = 這一步已經答過了，請看最下面的一則。
form-day-out = 請選 { $first } 到 { $last } 之間的日期。
button-retired = 這一步的做法改了。請傳送 /{ $command } 重新開始。
step-retired = 這一步的做法改了，剛才輸入的沒有用上。請傳送 /{ $command } 重新開始。

day-yesterday = 昨天
day-today = 今天
day-tomorrow = 明天
day-after-tomorrow = 後天
day-dated = { $weekday }（{ $month }月{ $day }日）
day-with-year = { $year }年{ $month }月{ $day }日（{ $weekday }）
moment = { $day } { $time }
moment-dated = { $day }{ $time }
weekday-1 = 週一
weekday-2 = 週二
weekday-3 = 週三
weekday-4 = 週四
weekday-5 = 週五
weekday-6 = 週六
weekday-7 = 週日
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

standing-full = 正式黨員
standing-probationary = 預備黨員
standing-activist = 入黨積極分子
standing-guest = 群眾
post-none = 無職務
post-secretary = 書記
post-deputy = 副書記
post-organisation = 組織委員
post-publicity = 宣傳委員
post-discipline = 紀檢委員
post-subgroup_leader = 小組長
kind-general = 支部黨員大會
kind-committee = 支部委員會
kind-subgroup = 黨小組會
kind-lecture = 黨課
kind-theme_day = 主題黨日
kind-life = 組織生活會
kind-other = 其他會議

go-private = 請到私聊裡繼續，不打擾大家。
open-private = 開啟私聊
none-yet = 未定
audience-branch = 全體
audience-committee = 支委會
audience-subgroup = 黨小組
status-none = 未到
status-present = 到會
status-late = 遲到
status-leave = 請假
status-absent = 缺席
status-made_up = 已補學
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
meeting-agenda = <b>議程</b>
    { $agenda }

plan-late = 太晚了，這次沒有發

alert-plan = ❌ “{ $title }”（{ $when }）沒有發出去，是程式出了問題。下次 { $next } 會照常。
    想補發，請到 /plans 裡開啟它，馬上發一次。
alert-plan-over = ❌ “{ $title }”（{ $when }）沒有發出去，是程式出了問題。
    請到 /plans 裡開啟它，看看要不要重新安排。
alert-due = ❌ { $when }有一件到點該辦的事沒有辦成（<code>{ $kind }</code>），是程式出了問題。請告訴管理機器人的同志。
alert-closed = ❌ 我在“{ $name }”群裡發不了訊息了：可能被移出了群，或者不能發言了。
    請把我加回群裡、允許我發言，之後的推送會照常。
alert-refused = ❌ 發到群裡的“{ $line }”沒有發出去：Telegram 不接受它的內容。
    請檢查文字和檔案，改好以後再發一次。
alert-given-up = ❌ 發到群裡的“{ $line }”試了很多次都沒有發出去，不再試了。需要的話請再發一次。
alert-interrupted = ❌ 發“{ $line }”的時候連線斷了，不知道群裡收到沒有。
    請到群裡看一眼，沒有的話再發一次。
alert-found = ✅ “{ $line }”其實已經發到群裡了，大家的回答都算數。
alert-no-right = ❌ “{ $line }”沒有發到群裡：群裡不允許我發{ $what ->
        [poll] 投票
        [photo] 圖片
        [video] 影片
        [animation] 動圖
        [audio] 音樂
        [voice] 語音
        [document] 檔案
       *[other] 這類訊息
    }。
    請在群設定的“許可權”裡允許，或者把我設為管理員；允許以後，還來得及的我會補發。
alert-topic-closed = ❌ “{ $line }”沒有發出去：那個話題關閉了。
    請重新開啟話題，或者到別的話題裡發 /topic here；一天之內我能發了就補發。
alert-topic-gone = 📌 “{ $name }”用來討論的話題被刪除了，我改發到群裡。
    想換個地方，請到那裡發 /topic here。
alert-too-late = ❌ “{ $line }”沒有發到群裡：等到能發的時候，作答時間已經過了，這道題作廢。
alert-nameless = 一條沒有文字的訊息

# 節奏：幾時推送

rhythm-said = { $days } { $times }
rhythm-more = { $some }、{ $next }
rhythm-and = { $some }、{ $last }
rhythm-daily = 每天
rhythm-workdays = 工作日
rhythm-monday-friday = 週一到週五
rhythm-weekend = 週末
rhythm-weekly = 每{ $days }
rhythm-weeks = 每{ $weeks ->
        [2] 兩
       *[other] { $weeks }
    }週{ $days }
rhythm-days = 每{ $count ->
        [2] 兩
       *[other] { $count }
    }天
rhythm-weekday-1 = 週一
rhythm-weekday-2 = 週二
rhythm-weekday-3 = 週三
rhythm-weekday-4 = 週四
rhythm-weekday-5 = 週五
rhythm-weekday-6 = 週六
rhythm-weekday-7 = 週日
rhythm-of = { $period }{ $days }
rhythm-month = 每月
rhythm-quarter = 每季度
rhythm-quarter-1 = 每季度第一個月
rhythm-quarter-2 = 每季度第二個月
rhythm-quarter-3 = 每季度第三個月
rhythm-odd-months = 每逢單月
rhythm-even-months = 每逢雙月
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
        [1] 第一個
        [2] 第二個
        [3] 第三個
        [4] 第四個
        [5] 第五個
       *[other] 第{ $place }個
    }
rhythm-nth-last = { $place ->
        [1] 最後一個
        [2] 倒數第二個
        [3] 倒數第三個
       *[other] 倒數第{ $place }個
    }
rhythm-nth-of = { $places }{ $day }
rhythm-workday = 工作日
rhythm-day = { $day }日
rhythm-day-last = { $place ->
        [1] 最後一天
        [2] 倒數第二天
        [3] 倒數第三天
       *[other] 倒數第{ $place }天
    }
rhythm-day-list = { $days }
rhythm-day-list-last = { $days }
rhythm-date = { $year }年{ $month }月{ $day }日
rhythm-from = { $said }，從{ $date }起
rhythm-noted = { $said }（{ $notes }）
rhythm-notes = { $some }，{ $next }
rhythm-note-once = 一次
rhythm-note-last = 沒有就月底
rhythm-note-skip = 沒有就跳過
rhythm-note-shift = 遇節假日順延
rhythm-expression = cron { $expression }

rhythm-unclear = 沒有看懂“{ $said }”是什麼節奏。可以這樣寫：每天8點、工作日 08:00、每週一三五 12:30、每月5日 9:00
rhythm-no-time = “{ $said }”幾點推送？請連時間一起寫，例如：{ $said } 9:00
rhythm-no-day = “{ $said }”在哪一天？請連日子一起寫，例如：每天8點、每週五 9:00、每月5日 9:00
rhythm-hour = “{ $said }”裡的時間不對。一天從 0:00 到 24:00，可以這樣寫：每天20:00
rhythm-weekday = “{ $said }”裡的日期和星期對不上，請核對一下。
rhythm-no-such-day = “{ $said }”裡有日曆上沒有的日子，請核對一下。
rhythm-past = “{ $said }”已經過去了，請換一個以後的時間。
rhythm-far = “{ $said }”太遠了，最多提前 { $years } 年安排。
rhythm-too-often = “{ $said }”太密了，兩次推送之間至少隔 { $minutes } 分鐘。
rhythm-too-many = “{ $said }”的時間太多了，一天最多寫 { $most } 個。
rhythm-cron = “{ $said }”不是能用的 cron 表示式。要寫五段：分 時 日 月 星期，例如：0 9 * * 1-5
rhythm-never = “{ $said }”永遠等不到，請換一個日子。
rhythm-start = 起始日期只用在“每兩週”“每三天”這樣的節奏裡。別的節奏可以先儲存，再暫停到那一天。
rhythm-short-month = 不是每個月都有“{ $said }”。沒有的月份怎麼辦？
rhythm-which-month = “{ $said }”在每季度的第幾個月？
rhythm-once-or-more = “{ $said }”只推一次，還是一直推下去？
rhythm-gap = “{ $said }”有兩種理解，您指的是哪一種？
hearing-thanks = 不客氣。
hearing-greeting = 您好。要看能做什麼，請發 /help。
hearing-fine = 好的。
reminder-of-todos = { $name }，您好。支部（{ $branch }）還有幾件學習上的事等著您，有空時做一做就好：
