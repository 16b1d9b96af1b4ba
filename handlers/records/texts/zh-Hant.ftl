# 臺賬

menu-minutes = 會議記錄：記、改、歸檔、匯出
menu-records = 臺賬：記錄、簽到、學習、學時

## 記錄
minutes-choose = 📝 <b>會議記錄</b>
    請選擇會議：
minutes-meeting = { $sign ->
        [filed] ✅ {""}
        [open] ▶️ {""}
       *[other] {""}
    }{ $when } { $kind }
minutes-none = 還沒有開過會。傳送 /meeting 安排會議，開會時再來記錄。
minutes-begin = ✍️ 開始記錄
minutes-go-on = ✍️ 繼續記錄
minutes-entries = 📋 全部記錄
minutes-end = ⏹ 結束記錄
minutes-ended = 已結束，記錄都留著
minutes-mode = ✍️ <b>正在記錄</b>
    { $title }

    現在發來的每條訊息都會記下來：
    · 王芳：……（記為王芳的發言）
    · 議程：……
    · 決議：……
    · 表決 接收李強 同意15 反對1 棄權0
    · 其他文字、語音，直接發來就行

    寫錯了，改那條訊息就行，記錄跟著改。
    發 /minutes 回到這裡。別的命令照常能用；點“結束記錄”離開。
minutes-kind-point = 議程
minutes-kind-note = 記錄
minutes-kind-speech = 發言
minutes-kind-resolution = 決議
minutes-kind-vote = 表決
minutes-kind-voice = 語音
minutes-sign-point = 🔹
minutes-sign-note = ▫️
minutes-sign-speech = 💬
minutes-sign-resolution = ☑️
minutes-sign-vote = 🗳
minutes-sign-voice = 🎤
minutes-as = 改成{ $kind }
minutes-taken = 已記 { $number }　{ $said }
minutes-voice-kept = Telegram 不把語音的文字給機器人。原聲留著，有空時請開啟它寫成文字。
minutes-which = 這裡有幾位{ $name }，是哪一位？
minutes-ask-votes = 同意、反對、棄權各多少？到會有表決權的 { $present } 人。請選，或直接發：同意15 反對1 棄權0
minutes-unanimous = ✅ 全部同意（{ $present }）
minutes-undo = ↩️ 撤回
minutes-undone = 已撤回，不在記錄裡了：
    { $said }
minutes-undone-answer = 已撤回
minutes-followed = ✏️ 第 { $number } 條跟著改了　{ $said }
minutes-filed-stays = 這份記錄已經歸檔，改訊息不會改記錄。要更正，請點下面。
minutes-see = 看記錄
minutes-which-point = 現在進行哪一項議程？請點，或直接發一項新的。
minutes-noted = 已記下
minutes-moved = 已移動
minutes-who = 誰發言？
minutes-next = { $kind ->
        [speech] 請發<b>{ $name }</b>的發言。
        [resolution] 請發決議的內容。
       *[vote] 表決什麼？請發事項，例如：接收李強同志為預備黨員。票數可以一起寫：同意15 反對1 棄權0
    }
minutes-entry = <b>{ $kind }</b>
minutes-cut = …… 全文 { $long } 字，匯出的 Word 裡是完整的。
minutes-at = （{ $when } 記）
minutes-edit = ✏️ 修改
minutes-write = ✏️ 寫成文字
minutes-delete = 🗑 刪除
minutes-play = ▶️ 聽一下
minutes-up = ⬆️ 上移
minutes-down = ⬇️ 下移
minutes-ask-edit = 請發改好的全文。現在是：
    { $text }
minutes-ask-written = { $text }
    請把它寫成文字發來。寫“王芳：……”就記為王芳的發言。
minutes-ask-added = 漏了什麼？請直接發來，寫法和記錄時一樣。
minutes-point = 議程：{ $text }
minutes-speech = { $name }：{ $text }
minutes-vote = { $text }（{ $said }）
minutes-voice = 語音（{ $minutes ->
        [0] {""}
       *[other] { $minutes } 分 {""}
    }{ $seconds } 秒）
minutes-empty = 這條沒有文字，請再發一次。
minutes-subject = 表決的是什麼事？請連事項一起寫，例如：表決 接收李強 同意15 反對1 棄權0
minutes-too-many = 同意、反對、棄權加起來 { $cast } 票，簽到的有表決權的同志只有 { $present } 人。請核對，或先在 /attendance 裡補簽到。
minutes-full = 一次會議最多記 { $most } 條，已經滿了。
minutes-no-files = 正在記錄會議，只收文字和語音。要發文件，請先發 /minutes 結束記錄。
minutes-voice-first = 請先把語音寫成文字。
minutes-at-edge = 已經在頭上了，不能再移。

## 一次會議的記錄
record-led = 主持 { $host }　記錄 { $recorder }
record-counts = 應到 { $expected }　實到 { $present }{ $late ->
        [0] {""}
       *[other] （遲到 { $late }）
    }　請假 { $leave }　{ $waits ->
        [yes] 還沒簽到
       *[no] 缺席
    } { $absent }{ $observing ->
        [0] {""}
       *[other] 　列席 { $observing }
    }
record-not-yet = 還沒簽到：{ $names }{ $more ->
        [0] {""}
       *[other] 等，另有 { $more } 人
    }
record-still-waited = { $names }（簽到還沒有結束）
record-many = { $many ->
        [0] 還沒有記錄。
       *[other] 記錄 { $many } 條
    }
record-open = 還沒有票數
record-is-filed = ✅ { $when }已歸檔，以後的改動都要寫原因。
record-about = 會議資訊
record-word = 📄 匯出 Word
record-file = 🗄 歸檔
record-add = ➕ 補充一條
record-trail = 更正記錄
record-what-host = 主持人
record-what-recorder = 記錄人
record-what-venue = 地點
record-what-time = 時間
record-what-agenda = 議程
record-what-entry = 記錄內容
record-what-added = 補充記錄
record-what-removed = 刪除記錄
record-what-attendance = 到會情況
record-field = <b>{ $label }</b>：{ $value }
record-change = 改{ $what }
record-ask-host = 誰主持？請選，或直接輸入名字。
record-ask-recorder = 誰記錄？從名單裡選的同志不是委員也能來記錄；也可以直接輸入名字。
record-ask-venue = 在哪裡開的？請直接輸入。
record-ask-time = 幾點到幾點？請直接輸入，例如：15:05–16:40
record-ask-agenda = 請輸入議程，一行一項。
record-time-unclear = 沒有看懂。請寫成從幾點到幾點，例如：15:05–16:40
record-typed-empty = 沒有收到文字，請再輸入一次。
record-changed = 已改好
record-recorder-told = ✍️ 請您做這次會議的記錄：
    { $title }
record-recorder-unreachable = { $name }還沒有和我私聊過，請當面告訴這位同志：私聊裡發 /minutes。
record-ask-why = 這份記錄已經歸檔。為什麼要改？請寫原因（{ $most } 字以內），會寫進文末的更正記錄。
record-why-length = 請用 1 到 { $most } 個字寫明原因。
record-file-sure = 歸檔以後，記錄就定下來了，再改要寫原因。
    { $title }
record-unwritten = ⏰ 還有 { $many } 段語音沒有寫成文字。
record-votes-open = ⏰ 還有 { $many } 次表決沒有票數。
record-file-yes = 🗄 歸檔
record-filed = 已歸檔
record-filed-already = 這份記錄已經歸檔。
record-still-open = 簽到還沒有結束。請先在 /meeting 裡結束簽到，再歸檔。
record-not-held = 會議還沒有開，開完再歸檔。
record-cancelled = 這次會議取消了，沒有記錄。
record-trail-head = { $many ->
        [0] 歸檔以後沒有更正。
       *[other] 歸檔以後更正 { $many } 處：
    }
record-trail-line = · { $when } { $who }　{ $what }：{ $before ->
        [none] （無）
       *[other] { $before }
    } → { $after ->
        [none] （無）
       *[other] { $after }
    }　原因：{ $why }
record-differs = 歸檔以後，到會名單有更正。
record-update = 更新到會情況
record-somebody = 一位委員
record-people = { $status }：{ $names }
record-voted = 同意 { $yes } 票，反對 { $no } 票，棄權 { $abstained } 票；有表決權 { $voters } 人，到會 { $present } 人：{ $outcome ->
        [carried] 有效，通過
        [lost] 有效，同意沒有超過有表決權人數的一半，未通過
        [invalid] 到會沒有超過有表決權人數的一半，無效
       *[unknown] 沒有簽到名單，無法判斷是否有效
    }
record-not-filed = 未歸檔
record-filed-by = { $when }由{ $name }歸檔
record-word-coming = 正在準備 Word，馬上發給您

## Word 裡的字
record-word-heading = 會議記錄
record-word-title = 會議
record-word-time = 時間
record-word-place = 地點
record-word-host = 主持人
record-word-recorder = 記錄人
record-word-expected = 應到
record-word-present = 實到
record-word-late = 遲到
record-word-leave = 請假
record-word-absent = 缺席
record-word-observing = 列席
record-word-present_names = 到會人員
record-word-late_names = 遲到人員
record-word-leave_names = 請假人員
record-word-absent_names = 缺席人員
record-word-observing_names = 列席人員
record-word-agenda = 議程
record-word-contributions = 會議內容
record-word-resolutions = 決議
record-word-votes = 表決
record-word-corrections = 更正記錄
record-word-when = 時間
record-word-who = 更正人
record-word-what = 專案
record-word-before = 原內容
record-word-after = 新內容
record-word-why = 原因
record-word-signed-host = 主持人簽字
record-word-signed-recorder = 記錄人簽字
record-word-signed-on = 日期
record-word-colon = ：

## 一段時間的臺賬
records-title = 🗄 <b>臺賬 · { $title }</b>
records-held = 開會 { $held } 次，記錄已歸檔 { $filed } 次。
records-open = 還沒歸檔 { $many }
records-unfiled = 還有 { $many } 次會議的記錄沒有歸檔：
records-book = 📊 Excel 總表
records-pack = 📦 全部打包
records-templates = 📄 記錄範本
records-heading = { $branch } { $title }臺賬
records-coming-book = 正在準備 Excel，馬上發給您
records-coming-pack = 正在打包，好了就發給您
records-on-the-way = 已經在準備了，請稍等。
records-here-word = 會議記錄見附件。
records-here-book = 臺賬總表見附件：總表、到會、閱讀、答題、討論。
records-here-pack = 臺賬見附件。解壓以後，開啟“目錄”就能點到每一份檔案。
records-state-filed = 已歸檔
records-state-open = 未歸檔
records-state-none = 沒有記錄
records-proof-picture = 圖片
records-proof-none = 無
records-proof-lost = { $name }（沒有取到，請向本人要）
records-folder-meetings = 會議
records-folder-study = 學習
records-folder-checks = 檢查
records-folder-affairs = 黨務公開
records-folder-votes = 表決選舉
records-file-notices = 公開臺賬
records-file-sheet = 簽到表
records-file-book = 臺賬總表
records-file-hours = 學時
records-file-topics = 討論記錄
records-file-proof = 佐證
records-file-check = 學習檢查
records-book-sheet-held = 會議一覽
records-book-sheet-votes = 表決選舉一覽
records-book-sheet-summary = 總表
records-book-column-number = 序號
records-book-column-day = 日期
records-book-column-kind = 類型
records-book-column-topic = 主題
records-book-column-place = 地點
records-book-column-host = 主持人
records-book-column-expected = 應到
records-book-column-present = 實到
records-book-column-leave = 請假
records-book-column-absent = 缺席
records-book-column-record = 會議記錄
records-book-column-title = 事項
records-book-column-how = 方式
records-book-column-entitled = 應到
records-book-column-cast = 收回
records-book-column-result = 結果
records-book-column-name = 姓名
records-book-column-meetings = 到會
records-book-column-readings = 閱讀
records-book-column-quizzes = 答題
records-book-column-topics = 討論
records-book-column-hours = 學時
records-book-column-right = 答對
records-book-column-points = 積分
records-book-column-light = 評價
records-book-column-share = 完成
records-book-mark-present = ✓
records-book-mark-done = ✓
records-book-mark-late = 遲
records-book-mark-wrong = 錯
records-book-mark-leave = 假
records-book-mark-absent = 缺
records-book-mark-missed = 缺
records-book-mark-made_up = 補
records-book-mark-observing = 列
records-book-legend = ✓ 到會或完成　遲 遲到或逾期　假 請假　缺 缺席或未做　補 已補學　錯 答錯　列 列席　空白 不要求
records-book-nothing = 這段時間沒有。
records-pack-index = 目錄
records-pack-evidence-list = 佐證清單
records-pack-column-number = 序號
records-pack-column-what = 內容
records-pack-column-day = 日期
records-pack-column-state = 狀態
records-pack-column-file = 檔案
records-pack-column-name = 姓名
records-pack-column-title = 培訓
records-pack-column-hours = 學時
records-pack-column-evidence = 佐證

## 範本
template-title = 📄 <b>記錄範本</b>
template-ours = 現在用的是預設範本。可以換成支部自己的 Word。
template-own = 支部自己的範本：
template-line = { $kind }：{ $name }（{ $when }）
template-all = 所有會議
template-send = 上傳範本
template-get = 下載範本
template-fields = 可用欄位
template-back = 恢復預設範本
template-restored = 已恢復預設範本
template-ask-kind = 新範本用在哪種會議上？
template-ask-file = 請把 Word 範本（.docx）發給我，用於：{ $kind }。
    要填的地方寫成 [會議時間]、[出席人員]、[發言記錄] 這樣，別的照支部自己的格式。
template-file-wanted = 請發一個 .docx 檔案。
template-reading = 正在檢查範本……
template-fits = ✅ 範本可以用，以後匯出的記錄就用它（{ $kind }）。
template-lacks = ⏰ 範本裡沒有這些內容，匯出的 Word 裡不會有，機器人裡還在：{ $names }
template-unfit = ❌ 這個範本不能用：
template-unknown = 不認識的欄位：
    <code>{ $names }</code>
template-code = 不能寫的程式碼：
    <code>{ $names }</code>
template-names-file = 範本裡的問題.txt
template-names-here = 問題比較多，全部寫在附件裡。
template-stays = 原來的範本沒有動。請改好再發一次。
template-about-fields = <b>可用欄位</b>
    <code>{ $fields }</code>

    有多條的，要用迴圈：
template-list = · <b>{ $name }</b>：{ $fields }
template-loop = 例如：
    <code>{ $loop }</code>
template-here = 這是預設範本，可以在它上面改。
template-file-name = 會議記錄範本.docx
template-kind = 這不是 .docx 檔案。請在 Word 或 WPS 裡另存為 .docx 再發。
template-macros = 這個檔案帶著巨集或嵌入的物件，不能用。請另存為普通的 .docx 再發。
template-links = 這個檔案會從別處取內容（外部連結或範本），不能用。請去掉以後再發。
template-too-big = 範本太大了，請壓到 { $limit } MB 以內。
template-bomb = 這個檔案解開以後太大，不能用。
template-locked = 這個檔案有密碼，請去掉密碼再發。
template-broken = 這個檔案讀不出來，可能壞了。請用 Word 或 WPS 開啟另存一次再發。
template-tag = 範本裡的標記寫得不對：{ $said }。每個 {"{%"} if 和 for 都要有結尾。
template-no-marks = 範本裡沒有標記，匯出時填不進內容。請把這三個標記複製到要填的地方，再發一次：
    <code>[會議時間]</code>
    <code>[出席人員]</code>
    <code>[發言記錄]</code>
