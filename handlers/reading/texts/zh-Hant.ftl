# 學習推送

menu-read = 待讀：還有什麼要學

## 群裡的學習卡片
reading-heading = 📖 <b>今日學習 · { $title }</b>
reading-own-heading = 📖 <b>{ $title }</b>
reading-titled = { $title }
reading-titled-numbered = { $title }（{ $number }/{ $numbers }）
reading-short = { $title }（{ $number }/{ $numbers }）
reading-minutes = 約 { $minutes } 分鐘
reading-minutes-link = 約 { $minutes } 分鐘 · <a href="{ $link }">開啟連結</a>
reading-source = 出處：{ $source }
reading-goes-on = 全文共 { $parts } 段，這是第 1 段。點“讀全文”接著看。
reading-counts = 已學 { $studied } / { $expected }
reading-counts-over = 已學 { $studied } / { $expected }（其中補學 { $made_up }）
reading-counts-others = { $counts }，另有 { $others } 位
reading-until = 　最晚{ $day }
reading-note-asked = ✍️ 請寫心得，{ $when } 前 · 已交 { $noted } / { $expected }
reading-note-over = ✍️ 心得已交 { $noted } / { $expected }
reading-studied = ✅ 已學習
reading-note = ✍️ 記筆記
reading-whole = 📖 讀全文
reading-open = 🔗 開啟

## 點“已學習”
span-seconds = { $seconds } 秒
span-minutes = { $minutes } 分鐘
span-both = { $minutes } 分 { $seconds } 秒
reading-wait = 再讀 { $left }就可以打卡
reading-started = 開始計時，大約 { $left }後再點一次
studied = ✅ 已學習，第 { $place } 位
studied-late = ⏰ 已學習，算補學，第 { $place } 位
studied-counts = { $first }，計 { $minutes } 分鐘學時
studied-cut = { $first }，計 { $minutes } 分鐘（今天的學時到 { $most } 分鐘為止）
studied-full = { $first }。今天的學時已滿 { $most } 分鐘，這次不再計
studied-known = { $first }。這一份的學時以前計過了
studied-again = 您{ $when } 已經打過卡，第 { $place } 位

## 考一考
check-ask = ❓ <b>{ $title }</b> 學完了，考一考：
    { $question }
check-option = { $letter }. { $option }
check-read-again = 再看看資料
check-wrong = ❌ 不對。再看看資料，{ $left }後可以再答
check-wait = { $left }後可以再答，先看看資料吧
check-changed = 題目剛剛改過，請看新的

## 待讀
read-mine = 📖 <b>待讀 { $many } 份{ $late ->
        [0] {""}
       *[other] ，可補學 { $late } 份
    }</b>
read-none = 📖 <b>沒有待讀的，都學完了。</b>
read-hours = 本月學了 { $month } 分鐘，今年 { $year } 分鐘（按 { $length } 分鐘一學時，合 { $lessons } 學時）
read-entry = { $title }
read-entry-until = { $title } · 最晚{ $day }
read-entry-late = ⏰ { $title } · 補學
read-todo = 📖 待讀 { $many } 份{ $late ->
    [0] {""}
   *[other] ，其中 { $late } 份算補學
}{ $day ->
    [none] {""}
   *[other] ，最早的{ $day }到期
}
note-todo = ✍️ 心得：{ $title }，{ $when } 前
note-todo-open = ✍️ { $title }
read-todo-open = 📖 去讀
read-back = 待讀
part-before = ‹ 上一段
part-after = 下一段 ›
reading-state-studied = ✅ 您{ $when } 已學習
reading-state-late = ⏰ 您{ $when } 補學
reading-state-over = ⏰ 已過時間，現在學算補學
reading-state-open = 還沒有打卡
reading-state-until = 還沒有打卡，最晚{ $day }
reading-after = <b>{ $title }</b>
    { $said }

## 筆記
note-ask = ✍️ 給 <b>{ $title }</b> 寫點什麼？直接發給我，4,000 字以內。
note-ask-handed = 支部請大家寫心得，{ $when } 前。寫好就交給書記。
note-ask-handed-late = 心得到 { $when } 為止，現在補交也可以。
note-for-myself = 只記給自己
note-before = 已有的筆記 { $many }
note-empty = 沒有看到文字，請再發一次。
note-long = 太長了：{ $long } 字，最多 { $most } 字。刪短一點，再發一次。
note-kept = ✍️ 記下了，{ $long } 字，只有您自己看得到。
note-handed = ✍️ 心得交了，{ $long } 字。書記和委員看得到。
note-another = 再寫一條
note-look = 看一看
notes-mine = ✍️ 我的筆記
notes-head = ✍️ <b>我的筆記</b>
notes-none = ✍️ 還沒有筆記。學習的時候點“記筆記”，寫給我就行。
notes-on = ✍️ <b>{ $title }</b>
note-material = { $title } · { $many }
note-entry = { $when } { $start }
note-head = ✍️ <b>{ $title }</b>
    { $when }
note-state-own = 只有您自己看得到。
note-state-handed = 已作為心得交給書記。
note-hand-in = 作為心得交給書記
note-handed-answer = 已交給書記
note-change = 修改
note-ask-change = 請把改好的整條筆記發給我。
note-delete = 刪除
note-delete-sure = 刪除這條筆記（{ $long } 字）？刪了就找不回來了。
note-deleted = 已刪除
note-gone = 這條筆記已經不在了。

## 心得
note-call = ✍️ 請大家寫心得：<b>{ $title }</b>
    { $when } 前發給我就行。
note-write = ✍️ 寫心得
push-ask-notes = ✍️ 請大家寫心得
push-ask-days = 請大家為 <b>{ $title }</b> 寫心得，幾天以內？群裡會有一條通知。
push-note-days = { $days } 天
push-asked = 已經請大家寫心得
push-asked-already = 已經請大家寫過心得了。
push-notes = ✍️ 心得 { $many }
asked-head = ✍️ <b>{ $title }</b>
    已交 { $many } 人。沒有字數要求。
asked-missing = 還沒交：{ $names }
asked-all = 都交了。
asked-entry = { $name } · { $long } 字
asked-export = 匯出文字
asked-export-head = { $name }　{ $when }
asked-export-file = 心得 { $day }.txt
asked-export-here = 心得 { $many } 篇，見附件。
asked-none = 還沒有人交心得。
asked-note = <b>{ $name }</b>
    { $when }
asked-entry-late = ⏰ { $name } · { $long } 字 · 遲交
sharing-none = 沒有發到群裡。
sharing-asked = 已經問過{ $name }能不能發到群裡，等回答。
sharing-posted = 已發到群裡。
sharing-refused = { $name }不想發到群裡。
asked-post = 發到群裡（先問本人）
note-asked-already = 已經問過{ $name }了。
note-unreached = 我聯絡不上{ $name }，請您當面問一問。
note-consent-asked = 已經去問{ $name }
consent-ask = ✍️ 您寫的心得（{ $title }）很好，書記想發到支部群裡，可以嗎？
    <blockquote>{ $start }</blockquote>
consent-named = 同意署名
consent-nameless = 同意匿名
consent-no = 不同意
consent-given = ✅ 謝謝，已發到支部群。
consent-refused = 好的，不發。
note-answered = 已經回答過了。
shared-head = ✍️ <b>心得 · { $title }</b>
shared-by = —— { $name }
shared-nameless = —— 一位同志

## 提醒
chase-unreached = 📖 有 { $many } 位還沒學完，我又聯絡不上（沒有認領名字，或沒有開啟過和我的私聊）。
    請轉告：{ $names }
chase-mention = 📖 { $names }：有學習就要到期了，點下面就能學。
chase-go = 去學習
chase-late = 太晚了，今天沒有提醒

## 推送情況
pushes-open = 📊 推送情況
pushes-head = 📊 <b>推送情況</b>
pushes-none = 📊 還沒有推送過。
pushes-entry = { $day } { $title } · { $studied }/{ $expected }
push-head = 📊 <b>{ $title }</b>
push-when = { $when } 推送
push-studied = <b>已學</b> { $many }：{ $names }
push-missing = <b>未學</b> { $many }：{ $names }
push-away = <b>外出</b> { $many }：{ $names }
push-at = { $name } { $when }
push-at-late = { $name } { $when } 補
push-remind = 提醒未讀
push-reminded = 已私下提醒 { $many } 位。
push-reminded-earlier = 另有 { $many } 位今天已經提醒過，沒有再打擾。
pushes-reminded = 已提醒 { $many } 位
pushes-nobody = 沒有要提醒的人
