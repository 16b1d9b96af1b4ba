# 會議

menu-meeting = 安排會議

meeting-ask-kind = <b>安排會議</b>
    開什麼會？
meeting-ask-subgroup = 哪個黨小組開會？
meeting-ask-time = <b>{ $kind }</b>
    什麼時候開始？選今天的時間，或直接輸入，例如：週五15:00
meeting-ask-time-late = <b>{ $kind }</b>
    什麼時候開始？請選日子，或直接輸入，例如：明天9:00
meeting-ask-hour = { $day }幾點開始？也可以直接輸入，例如：週五15:20
meeting-ask-topic = 主題是什麼？請直接輸入，例如：學習《中國共產黨支部工作條例》
meeting-ask-place = 在哪裡開？請選，或直接輸入。
meeting-ask-agenda = 請輸入議程，一行一項。
meeting-publish = ✅ 發布通知
meeting-published = 通知已發到群裡
meeting-new = ➕ 安排會議
meeting-overview = <b>接下來的會議</b>
meeting-overview-empty = 還沒有安排會議。
meeting-open-now = ▶️ 現在開始簽到
meeting-close = ⏹ 結束簽到
meeting-label-kind = 改類型
meeting-move = 改時間
meeting-topic = 改主題
meeting-place = 改地點
meeting-cancel = 取消會議
meeting-cancel-sure = 確定取消嗎？群裡會收到通知。
    { $title }
meeting-cancelled = 會議已取消，群裡會收到通知
meeting-show-code = 顯示簽到碼
meeting-leave-so-far = 已請假 { $many } 人
meeting-state-planned = 狀態：已通知，等待簽到
meeting-state-open = 狀態：正在簽到
meeting-state-closed = 狀態：已結束
meeting-state-cancelled = 狀態：已取消
meeting-change-ask-start = 改到什麼時候？請直接輸入，例如：下週三15:00
meeting-change-ask-topic = 請輸入新的主題。
meeting-change-ask-place = 請輸入新的地點。
meeting-change-ask-agenda = 請輸入議程，一行一項。
meeting-too-long = 太長了：最多 { $most } 個字，現在 { $long } 個。請縮短後再發一次。
meeting-beside = ⚠️ 同一時間還有{ $kind }（{ $first }–{ $last }）。
meeting-not-changeable = 會議已經開始或結束，不能再改。
meeting-not-open = 這次會議沒有在簽到。

summary-when = 時間：{ $when }–{ $ends }
summary-place = 地點：{ $place }
summary-audience = 參加：{ $whom }
summary-signin = 簽到：{ $opens } 開始，{ $late } 以後算遲到，{ $closes } 截止
summary-twin = ⚠️ 這個時間已經有一次同樣的會議。
summary-length = 時長 { $minutes } 分鐘
summary-whom = 改範圍
summary-opens = 提前 { $minutes } 分鐘簽到
summary-late = { $minutes } 分鐘後算遲到
summary-closes = { $minutes } 分鐘後截止
summary-code-on = 現場碼：開
summary-code-off = 現場碼：關
summary-agenda = ✍️ 議程

notice-signin = { $opens } 起在這裡簽到。不能來請點“請假”。
notice-cancelled = <b>會議取消</b>
told-moved = ⏰ 改時間：{ $title }
    改到 { $when }。
told-place = 改地點：{ $title }
    改到 { $value }。
told-topic = 改主題：{ $title }
    新的主題：{ $value }
told-agenda = 議程有更新：{ $title }
    { $value }
told-cancelled = 會議取消：{ $title }
    原定 { $when }。
reminder = ⏰ 就要開會了
    { $title }

when-past = “{ $said }”是{ $when }，已經過去了，請寫一個將來的時間。
when-far = “{ $said }”太遠了，只能寫 { $years } 年以內的時間。
when-no-such-day = 沒有“{ $said }”這一天，請檢查日期。
when-unclear = 沒有看懂“{ $said }”是什麼時間。可以這樣寫：今天15:00、週五下午3點、11月27日 9:30
when-no-time = “{ $said }”是{ $day }，請加上幾點鐘，例如：週五15:00
when-hour = “{ $said }”裡沒有這個鐘點，請寫 0:00 到 23:59。
when-weekday = “{ $said }”對不上：{ $day }是{ $weekday }，請檢查。
when-end = “{ $said }”：結束時間要在開始之後。
meeting-past = 這個時間已經過去了，請選一個將來的時間。
meeting-far = 只能安排一年以內的會議。
meeting-ask-day = 「{ $said }」像是日子，沒有看懂是哪一天。請選，或直接輸入，例如：12月4日15:00
summary-unread = ⚠️ 沒有用上：{ $said }
notice-small = 參加的同志會收到私聊通知。
notice-signin-here = { $opens } 起我會在這裡請您簽到。不能來請點「請假」。
meeting-missed = { $title }
    通知已經私聊發給參加的同志。這幾位收不到，請另行通知：{ $names }
