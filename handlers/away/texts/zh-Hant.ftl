# 外出

away-button = 🧳 外出
away-now = 🧳 外出：{ $when }
away-head = 🧳 <b>{ $name } 的外出</b>
    外出期間，學習和會議都不算應到。點一條可以提前結束或刪除。
away-none = 🧳 <b>{ $name }</b> 沒有外出記錄。
    外出、流動、長假期間，學習和會議都不算應到。
away-new = 記一次外出
away-entry = { $when }
away-span = { $start } 到 { $last }
away-since = { $start } 起，沒有定回來的日子
away-ask-start = <b>{ $name }</b> 從哪天起外出？可以直接輸入日期，例如 12月1日。
away-ask-until = <b>{ $name }</b> { $start } 起外出，到哪天為止（含當天）？可以直接輸入日期。
away-open = 還不知道
away-days = { $days } 天
away-one = 🧳 <b>{ $name }</b>：{ $when }
away-back = 已經回來
away-drop = 刪除這條
away-noted = 記下了
away-ended = 好的，從今天起照常
away-dropped = 已刪除
away-left = { $name } 已經離開支部。
away-far = 日期太遠了，請檢查一下。
away-backwards = 結束的日子在開始以前，請再選一次。
away-overlaps = { $name } 這段時間已經記過外出，請先結束或刪除那一條。
away-day-unclear = 沒有看懂日期。可以這樣寫：12月1日、下週一、2026-12-31。
