# 簽到

menu-signin = 簽到（書記：立即開始簽到）
menu-attendance = 到會名單

board-sign = ✅ 簽到
board-leave = 📝 請假
board-late = ⏰ 晚點到
board-counts = 應到 { $expected }　實到 { $present }　請假 { $leave }　未到 { $missing }{ $late ->
    [0] {""}
   *[other] 　遲到 { $late }
 }
board-counts-bare = 已簽到 { $present } 人（暫記：支部還沒有花名冊）
board-quorum-reached = 表決：有表決權 { $voters } 人，已到 { $present } 人，超過半數 ✅
board-quorum-open = 表決：有表決權 { $voters } 人，已到 { $present } 人，還差 { $needed } 人過半
board-observing = 列席 { $many } 人
board-made-up = 補學 { $many } 人
board-coming = 會晚到 { $many } 人
board-latest = 剛剛簽到：{ $names }
board-rule = { $late } 以後算遲到，{ $closes } 截止
board-on-site = 現場簽到：請掃螢幕上的二維碼，或在私聊裡輸入 6 位碼。
board-cancelled = { $title }
    這次會議取消了。
result-counts = 應到 { $expected }　實到 { $present }{ $late ->
    [0] {""}
   *[other] （遲到 { $late }）
 }　請假 { $leave }　缺席 { $absent }
result-late = 遲到：{ $names }
result-leave = 請假：{ $names }
result-absent = 缺席：{ $names }
names-and-more = { $names } 等 { $many } 人
between-names = 、
result-hours = 簽到已結束，計 { $hours } 學時。

signed-present = ✅ 簽到成功，第 { $place } 位
signed-late = ⏰ 已簽到，記為遲到，第 { $place } 位
signed-observing = ✅ 已簽到，列席會議
signed-provisional = ✅ 已簽到（暫記），第 { $place } 位。支部建好花名冊後轉為正式記錄。
signin-waits = 您認領 <b>{ $name }</b> 的請求還在等書記確認。可以先簽到（暫記），確認以後記為到會。
signin-provisional = ✅ 先簽到（暫記）
observed-waits = ✅ 已簽到（暫記），確認以後記為到會
observe-ask = { $title }
    這是{ $whose }的會議，您不在應到名單裡。要列席嗎？
observe-yes = 列席
observe-no = 不列席
observe-not = 好的，沒有簽到。
signed-written-down = 您已經記為{ $status }
signed-again = 您 { $time } 已經簽到，第 { $place } 位
signin-gone = 這次簽到找不到了，可能已被刪除。
signin-cancelled = 這次會議取消了，不用簽到。
signin-not-open = 簽到還沒有開始。到時間會有簽到板，請稍等。
signin-closed = 簽到 { $time } 已經結束。{ $whom ->
    [none] 要補記，請聯絡支部書記。
   *[other] 要補記，請聯絡{ $whom }。
 }
signin-not-openable = 這次會議已經結束或取消，不能再簽到。
signin-none-open = 現在沒有正在簽到的會議。
signin-needs-code = 這次是現場簽到，請點簽到板上的“簽到”，輸入螢幕上的碼。
signin-opened = 簽到已經開始，簽到板在群裡。
signin-closed-now = 簽到已結束
signin-begun = ✅ { $title }
    簽到開始了{ $expected ->
        [0] 。
       *[other] ，應到 { $expected } 人。
    }
signin-missed = ⏰ { $title }
    簽到沒能按時開啟（程式當時沒有執行）。需要的話，可以現在開啟。
signin-nameless = 您還沒有認領花名冊上的名字。認領以後回到群裡點“簽到”；不是本支部的同志可以登記為列席。
signin-claim = 認領我的名字
signin-observe = 我是列席人員
observed = ✅ 已登記列席
observe-member = 您是本支部的成員，請直接點“簽到”。

leave-ask = { $title }
    { $when }
    請選擇請假原因：
reason-work = 工作走不開
reason-travel = 出差
reason-ill = 生病
reason-family = 家中有事
reason-other = ✍️ 其他，我來寫
leave-not = 不請假了
leave-type = 請直接輸入請假原因（100 字以內）。
leave-too-long = 原因太長了，請寫在 100 字以內。
leave-answer = 📝 已請假
leave-noted = { $title }
    📝 已為您請假：{ $reason }
leave-back = 改為參加
leave-taken-back = 好的，等您來開會。
leave-written-down = 您已經記為到會，不用再請假。
leave-signed = 您 { $time } 已經簽到，不用再請假。
coming-late = ⏰ 記下了：您會晚點到。到了請點“簽到”。

code-ask = 請輸入會場螢幕上的 6 位簽到碼（30 秒換一次）。
code-prompt = 6 位簽到碼
code-not-six = 簽到碼是 6 位數字，請看著螢幕再輸一次。
code-wrong = ❌ 簽到碼不對，可能剛剛換了。請看著螢幕再輸一次。
code-closed = 這次會議的簽到碼輸錯太多，暫時不再接受。請在群裡點簽到板，或請書記代為登記。
code-guessing = ⚠️ { $title }：簽到碼已經輸錯 { $wrong } 次，可能有人在猜。可以在會議頁關掉現場碼再開啟，換一個新的。
code-wait = ❌ 輸錯多次，請 { $seconds } 秒後再試。
code-off = 這次會議現在不用簽到碼，請直接點簽到板上的“簽到”。
code-present = 已到 { $present }/{ $expected }
code-present-bare = 已簽到 { $present } 人
code-hint = 用 Telegram 掃碼簽到，或在私聊裡輸入數字
code-card = { $title }
    現場簽到碼，30 秒換一次。請放到會場的螢幕上，不要轉發。
code-page = 投到螢幕上用這個網頁更清楚：{ $url }
code-over = 簽到已結束
code-shown = 簽到碼在下面，會自己更換
code-now-on = 現場簽到碼：開
code-now-off = 現場簽到碼：關

attendance-choose = <b>到會名單</b>
    請選擇會議：
attendance-none = 還沒有開過會。傳送 /meeting 安排第一次會議。
attendance-entry = { $when } { $kind }
attendance-line = <b>{ $status }</b> { $many }：{ $names }
attendance-empty = 還沒有名單：簽到開始時按花名冊生成。
attendance-long = 人數較多，請點“匯出 Excel”看完整名單。
attendance-at = { $name }（{ $time }）
attendance-why = { $name }（{ $reason }）
attendance-sheet = 匯出 Excel
attendance-correct = 更正
attendance-file = { $title }
    到會名單見附件。
correct-choose = { $title }
    要更正誰的記錄？
correct-entry = { $name } · { $status }
correct-card = <b>{ $name }</b>：現在是“{ $status }”。更正為：
correct-trail = { $when } { $who }：{ $before } → { $after }
correct-confirm = 確認無誤：{ $status }
correct-confirmed = { $when } { $who }：確認為{ $after }
corrected = 已更正
report-title = { $title }
    簽到已結束。
report-absent = 缺席 { $many } 人：{ $names }
report-none-absent = 應到的同志全部到會或已請假。
report-correct = 更正 { $name }
report-list = 名單
report-make-up = 佈置補學

sheet-file = { $day } { $kind }簽到表
sheet-sheet = 簽到表
sheet-heading = 會議簽到表
sheet-branch = 支部
sheet-meeting = 會議
sheet-time = 時間
sheet-place = 地點
sheet-host = 主持人
sheet-recorder = 記錄人
sheet-corrected = { $post }{ $name } { $when } 由{ $before }更正為{ $after }
sheet-confirmed = { $post }{ $name } { $when } 確認為{ $after }
sheet-came-after-leave = 曾請假，後到會
between-remarks = ；
sheet-count-expected = 應到
sheet-count-present = 實到
sheet-count-late = 遲到
sheet-count-leave = 請假
sheet-count-absent = 缺席
sheet-count-made-up = 補學
sheet-count-observing = 列席
sheet-count-voters = 有表決權
sheet-count-voters-present = 其中到會
sheet-column-number = 序號
sheet-column-name = 姓名
sheet-column-subgroup = 黨小組
sheet-column-standing = 身份
sheet-column-status = 狀態
sheet-column-signed = 簽到時間
sheet-column-remark = 說明
signin-open-it = 現在打開簽到嗎？
signin-early = 原定 { $opens } 起簽到，現在打開會提前。
signin-meet-now = 現在開會並打開簽到嗎？
signin-which = 兩小時內沒有安排會議。現在開什麼會？
    有主題的話，請寫在後面，例如：/signin 黨課 學習新黨章
signin-opened-small = 簽到已經開始，簽到板已私聊發給參加的同志。
signin-is-open = 簽到已經打開了
signin-board-again = 🔁 重新貼出簽到板
menu-leave = 請假
leave-which = 哪一次會議請假？
leave-none = 接下來沒有要您參加的會議，不用請假。
