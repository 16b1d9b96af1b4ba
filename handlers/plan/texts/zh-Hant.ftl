# 推送計劃

menu-plans = 推送計劃

plan-list = <b>推送計劃</b>
    點一項，可以暫停、改時間、先看看效果。
plan-list-empty = <b>推送計劃</b>
    還沒有計劃。點“一鍵起步”先建好常用的幾項，或者自己新建。
plan-new = ➕ 新建
plan-starters = 🚀 一鍵起步
plan-calendar = 📅 日程
plan-entry-on = { $title } · { $when }
plan-entry-failed = ⚠️ { $title } · { $when }
plan-entry-until = ⏸ { $title } · { $when }
plan-entry-paused = ⏸ { $title } · 已暫停
plan-entry-over = ☑️ { $title } · 已結束

plan-kind-message = ✉️ 自己寫的訊息
plan-message-word = 訊息
plan-kind-meeting = 📌 固定的會議
plan-ask-kind = <b>新建計劃</b>
    按時推送什麼？
plan-ask-rhythm = <b>{ $title }</b>
    什麼時候推送？請選，或直接輸入，例如：每週一三五 12:30
plan-ask-meeting-rhythm = <b>{ $title }</b>
    什麼時候開會？請選，或直接輸入，例如：每月第二個週五15:00
plan-by-hand = 自己選
plan-ask-every = 多久一次？
plan-every-day = 每天
plan-every-work = 工作日
plan-every-week = 每週幾
plan-every-month = 每月幾號
plan-every-nth = 每月第幾個
plan-every-once = 只一次
plan-ask-weekdays = 每週哪幾天？可以選幾天，選好點“下一步”。
plan-no-weekday = 請至少選一天。
plan-ask-day = 每月幾號？
plan-last-day = 最後一天
plan-ask-nth = 每月第幾個？
plan-place-1 = 第一個
plan-place-2 = 第二個
plan-place-3 = 第三個
plan-place-4 = 第四個
plan-place-last = 最後一個
plan-ask-weekday = 哪一天？
plan-work-day = 工作日
plan-ask-date = 哪一天？
plan-ask-hour = 幾點？也可以直接輸入，例如：8點20
plan-ask-hours = 幾點？也可以直接輸入，例如：8點20
plan-hour = { $hour }點
plan-more-hours = 其他鐘點
plan-ask-minute = 幾分？也可以直接輸入，例如：8:05
plan-short-month = 不是每個月都有{ $day }日。沒有的月份怎麼辦？

plan-confirm = <b>{ $title }</b>
    { $kind } · { $rhythm }
plan-next-dates = 接下來：
plan-date = · { $when }
plan-date-skipped = · <s>{ $when }</s> 跳過
plan-lead = 提前 { $days } 天發會議通知。
plan-date-by-rule = · { $when }（放假安排還沒有公佈，按法定節日推算）
plan-off-holidays = 🏖 避開節假日
plan-off-holidays-on = 🏖 避開節假日 ✓
plan-now-off-holidays = 遇節假日就推到下一個工作日
plan-now-on-holidays = 節假日也照常
plan-shift-on = 遇節假日順延：是
plan-shift-off = 遇節假日順延：否
plan-store = ✅ 就這樣
plan-stored = 計劃建好了
plan-changed = 已改好
plan-twin = 已經有一個差不多的計劃：
    <b>{ $title }</b>，下次 { $when }
    還要再建嗎？
plan-twin-open = 看看那一個
plan-twin-anyway = 還是要建
plan-none-ahead = 未定

plan-page = <b>{ $title }</b>
    { $kind } · { $rhythm }
plan-is-paused = ⏸ 已暫停，恢復以後再推送。
plan-is-until = ⏸ 暫停中，{ $day }起恢復。
plan-is-over = ☑️ 已結束，後面沒有安排了。
plan-nothing = ⚠️ 現在沒有可推送的：{ $why }
plan-last = 最近：
plan-was-done = ✅ { $when } 已推送
plan-was-noted = ☑️ { $when } { $why }
plan-was-failed = ⚠️ { $when } 沒有發出去，出了故障
plan-was-skipped = ⏭ { $when } 沒有推送：{ $why }
plan-merged = （補上了錯過的 { $many } 次）
plan-note-other = 當時沒有可推送的
plan-skipped = 書記跳過了這一次
plan-try = 👀 先發給我看看
plan-send = 📤 立即發送
plan-pause = ⏸ 暫停
plan-resume = ▶️ 恢復
plan-skip = ⏭ 跳過下一次
plan-unskip = ↩️ 撤銷跳過
plan-change = ✏️ 修改
plan-delete = 🗑 刪除
plan-to-list = 看全部計劃
plan-what-change = <b>{ $title }</b>
    改什麼？
plan-change-rhythm = 時間
plan-change-content = 內容
plan-change-title = 名稱
plan-ask-pause = <b>{ $title }</b>
    暫停到哪一天？那天起恢復推送。請選，或直接輸入，例如：9月1日
plan-pause-open = ⏸ 一直停，等我恢復
plan-ask-title = 現在叫“{ $title }”。請輸入新的名稱（{ $most } 字以內）。
plan-delete-sure = 確定刪除“{ $title }”嗎？以後不再推送，推送過的內容和學習記錄都會保留。
plan-send-sure = “{ $title }”一小時內剛發過。還要再發一次嗎？
plan-would-be = 群裡會這樣顯示：
plan-tried = 已發在下面，只有您能看到
plan-now-paused = 已暫停
plan-now-on = 已恢復
plan-now-skipped = { $when } 這一次不推送
plan-now-unskipped = 不跳過了，照常推送
plan-deleted = 已刪除

plan-gone = 這個計劃已經不在了。傳送 /plans 看現在的計劃。
plan-past = 這個時間已經過去了，請換一個以後的時間。
plan-lead-past = 會議太近了，來不及提前 { $days } 天通知。請換個時間，或傳送 /meeting 直接安排這次會議。
plan-too-many = 計劃太多了：一個支部最多 { $most } 個。請先刪掉不用的。
plan-until-past = 這一天已經到了，請選以後的一天。
plan-until-over = 到那天，這個計劃已經沒有要推送的了。
plan-until-unclear = 沒有看懂是哪一天。可以這樣寫：9月1日、下週一
plan-nothing-ahead = 後面沒有要推送的，不用跳過。
plan-nothing-skipped = 已經過了時間，沒有可以撤銷的了。
plan-title-length = 名稱要有 1 到 { $most } 個字。

plan-ask-message = 請把要推送的訊息發給我：文字（可以帶格式）、圖片、檔案、音訊、影片或一組照片都行。
plan-message-here = 就推送這一條嗎？想換，直接再發一次。
plan-message-album = 收到一組照片。就推送這一組嗎？想換，直接再發一次。
plan-message-keep = ✅ 就用它
plan-message-look = 👀 看看效果
plan-message-kind = 這種訊息沒法推送。請發文字、圖片、檔案、音訊、影片或一組照片。
plan-message-long = 太長了：一條訊息最多 { $most } 個字元，現在 { $long } 個。請分成兩條，或者做成檔案。
plan-caption-long = 圖片和檔案的說明最多 { $most } 個字元，現在 { $long } 個。請縮短，或把文字另做一條計劃。

plan-ask-meeting = 固定開什麼會？
plan-ask-topic = 每次的主題是什麼？可以先不填，通知發出以後再改。
plan-ask-length = 一般開多久？
plan-minutes = { $minutes } 分鐘
plan-ask-lead = 提前幾天在群裡發通知？
plan-days-before = 提前 { $days } 天
plan-meeting = { $kind } · { $topic }
plan-meeting-began = 會議已經開始或結束
plan-meeting-twin = 這次會議已經通知過了
plan-subgroup-gone = 這個黨小組已經不在了，請修改計劃的內容

plan-offers = <b>一鍵起步</b>
    支部常用的幾項，點一下可以取消或選上，以後隨時能改。
plan-offers-done = <b>一鍵起步</b>
    這幾項都已經有了。
plan-offer-on = ☑️ { $title }：{ $rhythm }
plan-offer-off = ⬜️ { $title }：{ $rhythm }
plan-offer-there = ✅ { $title }：已經有了
plan-offer-make = 🚀 全部建好
plan-offers-made = 建好了 { $many } 項計劃
plan-offers-none = 沒有要建的：選中的都已經有了。

menu-calendar = 日程
calendar-heading = <b>📅 日程 · { $span }</b>
calendar-span = { $first }–{ $last }
calendar-day = { $month }月{ $day }日
calendar-day-year = { $year }年{ $month }月{ $day }日
calendar-month = { $year }年{ $month }月
calendar-meetings = <b>會議</b>
calendar-line = · { $when }–{ $ends } { $title }
calendar-line-place = · { $when }–{ $ends } { $title } · { $place }
calendar-notices = <b>公示</b>
calendar-notice = · { $day }　{ $title }
calendar-notice-ends = 公示到期：{ $title }
calendar-votes = <b>表決與選舉</b>
calendar-vote = · { $when }　{ $title }
calendar-vote-of = { $kind }（{ $title }）
calendar-vote-opened = 開始投票：{ $title }
calendar-vote-closed = 投票結束：{ $title }
calendar-pushes = <b>推送</b>
calendar-push = · { $title } · { $rhythm }，下次{ $day }
calendar-by-rule = { $year }年的放假安排還沒有公佈，圖上的“休”按法定節日推算。
calendar-empty = 這段時間還沒有安排。
calendar-more = … 還有 { $many } 項，請翻到那個月看。
calendar-word-meeting = 會議
calendar-word-push = 推送
calendar-word-rest = 休
calendar-word-work = 班
calendar-word-rest-long = 放假
calendar-word-work-long = 調休上班
calendar-import = 📥 匯入日曆 .ics
calendar-subscribe = 🔗 訂閱網址
calendar-picture = 🖼 看圖
calendar-file = 支部日程.ics
calendar-here = 用手機或電腦的日曆打開，就能匯入近三個月的會議。
calendar-with-pushes = 連推送也要
calendar-address = 在手機或電腦的日曆裡加入“訂閱日曆”，填這個網址，會議會自動更新：
    <code>{ $url }</code>
    連推送一起訂閱：
    <code>{ $all }</code>
    這是您自己的網址：知道它的人都能看到支部日程，請不要外傳。離開支部以後就打不開了。
calendar-new-address = 換新網址
calendar-new-sure = 換新網址以後，您的舊網址馬上失效，要重新訂閱。確定要換嗎？
calendar-ends = 這個日曆網址{ $day }停用：請私訊機器人傳送 /calendar 取自己的網址
calendar-ends-short = 日曆網址停用
calendar-address-new = 換好了，舊網址已經失效
calendar-no-address = 這裡沒有開通訂閱。可以點“匯入日曆”，把檔案匯入手機日曆。
plan-nearest = 沒有完全看懂「{ $said }」，是不是下面的一種？也可以重新輸入。
plan-line-thing = 沒有看懂要推送什麼：「{ $said }」。
plan-line-nothing = 沒有看懂「{ $said }」：要寫明多久一次、推送什麼，例如：每週一三五 12:30 今日一題。
plan-send-it = 把「{ $title }」發到群裡嗎？
plan-send-go = ✅ 發到群裡
plan-sends-soon = 「{ $title }」{ $seconds } 秒後發到群裡。
plan-sends-at = 「{ $title }」{ $when }發到群裡。
plan-take-back = ↩️ 撤回
plan-taken-back = 已撤回，沒有發出
plan-sent-already = 已經發出，撤不回了。
