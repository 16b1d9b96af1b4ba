# 知識競賽

menu-contest = 知識競賽
plan-kind-contest = 🏆 知識競賽
contest-word = 知識競賽

## 新的競賽
contest-title = 黨史黨建知識競賽
contest-ask-title = 🏆 <b>新的知識競賽</b>
    叫什麼名字？點下面的，或直接輸入。
contest-ask-tags = 🏆 <b>用哪些題？</b>
    { $many ->
        [0] 沒有合適的題。填空題和太長的題不能用在競賽裡。
       *[other] 合適的有 { $many } 道。不選標籤就從全部題裡出。
    }
contest-level-all = 難度：不限
contest-level-easy = 難度：容易
contest-level-middle = 難度：中等
contest-level-hard = 難度：較難
contest-ask-questions = 🏆 <b>出幾道題？</b>
    合適的有 { $many } 道。點下面的，或直接輸入 10 到 100。
contest-many-of = { $many } 題
contest-many = 一場競賽 { $least } 到 { $most } 題。
contest-ask-seconds = 🏆 <b>每題多少秒？</b>
    點下面的，或直接輸入 10 到 120。
contest-seconds-of = { $seconds } 秒
contest-seconds = 每題 { $least } 到 { $most } 秒。
contest-title-long = 名字要有，最多 { $most } 個字，現在 { $long } 個。
contest-too-few = 合適的題有 { $many } 道，不夠 { $wanted } 道。可以換標籤和難度，或先到 /bank 補充題目。
contest-lasts = 全程約 { $minutes } 分鐘
contest-about = 標籤：{ $tags }
contest-teams-on = 黨小組對抗：開
contest-teams-off = 黨小組對抗：關
contest-label-questions = ✏️ 題數
contest-label-seconds = ✏️ 每題時間
contest-label-tags = ✏️ 標籤
contest-label-title = ✏️ 名字
contest-now-begin = ▶️ 現在開始
contest-soon-begin = ⏰ 5 分鐘後
contest-by-plan = 📅 按計劃舉行
contest-answer-announced = 群裡已經可以報名了

## 群裡的記分板
contest-heading = 🏆 <b>{ $title }</b>
contest-rule = { $many } 題，每題 { $seconds } 秒；答對 100 分，越快越多，最多加 50 分
contest-how = 點“參加”報名；直接答題也算參加
contest-begins = { $time } 開始
contest-begins-soon = 馬上開始，請準備
contest-at = 第 { $number }/{ $many } 題
contest-paused = 已暫停（第 { $number }/{ $many } 題）
contest-joined = 已有 { $many } 位參加
contest-latest = 剛剛參加：{ $names }
contest-join = ✋ 參加
contest-mine = 📊 我的成績
contest-place = { $place } { $name }　{ $points } 分（對 { $right }）
contest-teams = <b>黨小組</b>（人均）
contest-team = { $place } { $name }　{ $mean } 分（{ $many } 人）
contest-ended = 競賽結束，共 { $many } 題
contest-stopped = 競賽提前結束，共答 { $many } 題
contest-nobody = 這次沒有人作答，下次一起來。
contest-flawless = 全對：{ $names }
contest-took-part = { $many } 位參加了答題
contest-apart = 另有 { $many } 位一起答題，不計名次
contest-best = { $many ->
        [1] 第一名：{ $names }，{ $points } 分 👏
       *[other] 並列第一：{ $names }，各 { $points } 分 👏
    }
contest-next-best = 第 { $place } 名：{ $names }
contest-best-team = 黨小組第一：{ $names }，人均 { $mean } 分
contest-thanks = 謝謝 { $many } 位同志參加。答錯的題會放進各自的錯題本。

## 點按鈕
contest-answer-joined = ✅ 已報名，第 { $place } 位
contest-answer-joined-before = 您已經報過名了，第 { $place } 位
contest-guest = 歡迎一起答題，成績不計名次。
contest-over = 這場競賽已經結束了。
contest-own = 第 { $place } 名（共 { $many } 位）
    { $points } 分，答了 { $answered } 題，對 { $right } 題
contest-own-none = 還沒有您的成績。答過的題結束以後才計分。

## 主持
contest-overview = 🏆 <b>知識競賽</b>
contest-none = 還沒有辦過競賽。
contest-now = 正在進行：{ $title }
contest-last = 上一場：{ $title }
contest-open = 開啟主持頁
contest-open-last = 上一場的成績
contest-new = ➕ 新的競賽
contest-all = 返回
contest-joining-until = ⏰ 正在報名，{ $when } 自動開始
contest-answering = 這道題已有 { $many } 人作答
contest-begin = ▶️ 現在開始
contest-cancel = 取消競賽
contest-pause = ⏸ 暫停
contest-resume = ▶️ 繼續
contest-skip = ⏭ 跳過這題
contest-stop = ⏹ 結束競賽
contest-look = 🔄 更新
contest-stop-sure = 確定結束“{ $title }”嗎？正在答的這道題作廢，前面的成績保留。
contest-cancel-sure = 確定取消“{ $title }”嗎？
contest-stop-yes = 確定
contest-answer-begun = 開始了
contest-answer-paused = 這道題答完就暫停
contest-answer-resumed = 繼續
contest-answer-skipped = 這道題作廢，馬上出下一題
contest-answer-stopped = 競賽已結束
contest-under-way = 群裡正有一場競賽，結束以後再開新的。
contest-begun = 已經開始了。
contest-not-running = 競賽沒有在進行。
contest-not-paused = 競賽沒有暫停。
contest-nothing-open = 現在沒有正在答的題。
contest-quiet = 安靜時段不辦競賽
contest-halted-late = ⏰ 競賽“{ $title }”中斷了一段時間，現在暫停著。點開主持頁，可以繼續或者結束。
contest-halted-unsent = ❌ 競賽“{ $title }”有一道題沒能發到群裡，現在暫停著。請看看我能不能在群裡發言，再點開主持頁繼續。
contest-plan-unable = ❌ 按計劃要辦的競賽“{ $title }”沒有辦成。{ $why }
