# 題庫檔案讀不了時說的話
bank-file-empty = 這個檔案是空的。
bank-file-too-big = 檔案太大了，最多 { $limit } MB。可以分成幾個檔案再發。
bank-file-kind = { $kind ->
    [pdf] PDF 裡的題目讀不準。請發原來的 Word 或 Excel 檔案。
    [picture] 圖片裡的題目讀不出來。請發 Word、Excel 或文字檔案。
    [slides] 投影片裡的題目讀不出來。請把題目放進 Word 或 Excel 再發。
    [archive] 壓縮檔不能直接讀。請解開後一個一個發。
   *[other] 這種檔案讀不了。請發 Excel、Word 或文字檔案。
}
bank-file-old-word = 這是舊版 Word 檔案（.doc）。請另存為 .docx 再發。
bank-file-html = 這其實是網頁。請用 Excel 開啟，另存為 .xlsx 再發。
bank-file-encrypted = 檔案有密碼。請去掉密碼再發。
bank-file-broken = 檔案打不開，可能已經損壞。請重新儲存後再發。
bank-file-bomb = 檔案展開後太大，或者太複雜，沒有讀。請另存一份乾淨的再發。
bank-file-long = 檔案太長了。請分成幾個檔案再發。
bank-file-nothing = 沒有找到題目。每道題要有題幹和答案，選擇題還要有選項。
bank-file-many = 一個檔案最多 { $limit } 道題。請分成幾個檔案再發。
bank-file-answers = 檔案裡只有答案，沒有題目。請把題目和答案一起發。
bank-file-word-xml = 這是 Word 2003 的 XML 檔案。請用 Word 開啟，另存為 .docx 再發。
bank-file-inserted = 這個 Word 檔案裡嵌著另一份文件，讀不到裡面的題目。請開啟後全選，複製到新文件，儲存再發。
bank-file-backup = 這是 Moodle 的備份。請在題庫裡選“匯出”，格式選 Moodle XML，再發匯出的檔案。

# 題目為什麼沒收下
bank-refused-kind = 這種題型不能在群裡作答。
bank-refused-stem = 沒有題幹。
bank-refused-options = 沒有選項。
bank-refused-answer = 沒有答案。
bank-refused-many = 選項或空超過 { $limit } 個。
bank-refused-long = 文字超過 { $limit } 字，一條訊息放不下。

# 題目為什麼要看一眼
bank-doubt-date = 選項 { $letters } 被表格當成了日期（{ $value }），原來寫的可能不是這樣。
bank-doubt-date-answer = 答案被表格當成了日期（{ $value }），原來寫的可能不是這樣。
bank-doubt-share = 選項 { $letter } 是 { $value }，原來可能是百分數。
bank-doubt-letter = 答案裡有 { $letter }，可是只有 { $options } 個選項，或者這個選項是空的。
bank-doubt-letter-twice = 答案“{ $answer }”裡有重複的字母。
bank-doubt-number = 答案“{ $answer }”是數字，不清楚是指第幾項還是選項的內容。
bank-doubt-answer = 看不懂答案“{ $answer }”。
bank-doubt-one = 單選題卻有幾個答案（{ $answer }）。
bank-doubt-several = 多選題只有一個答案（{ $answer }）。
bank-doubt-kind = 題型和選項對不上。
bank-doubt-gap = 選項 { $letter } 是空的。
bank-doubt-same-options = 選項 { $first } 和 { $second } 一樣。
bank-doubt-one-option = 只有一個選項。
bank-doubt-option-long = 選項 { $letter } 有 { $length } 字，超過 { $limit } 字，投票裡放不下，會改用文字發。
bank-doubt-explanation = 解析有 { $length } 字，超過 { $limit } 字，投票裡放不下，會另外發。
bank-doubt-no-blank = 看不出要填哪裡、問什麼，題幹裡的空可能丟了。
bank-doubt-blanks = 題幹有 { $blanks } 個空，答案卻有 { $answers } 個。
bank-doubt-inside = 題幹括號裡寫著 { $answer }，和答案不一樣。
bank-doubt-picture = 題幹說到圖，可是沒有圖。
bank-doubt-until = 看不懂截止日期“{ $value }”。
bank-doubt-twin = 和第 { $number } 題一樣。
bank-doubt-near = 和第 { $number } 題很像（{ $percent }%）。
bank-doubt-near-stored = 題庫裡有很像的題（{ $percent }%）：{ $stem }
bank-doubt-other-answer = 和第 { $number } 題一樣，答案卻不同。
bank-doubt-other-answer-stored = 題庫裡有同樣的題，答案卻不同：{ $stem }
bank-doubt-appended = “{ $text }”接在題目後面，可能是另一道題或標題。
bank-doubt-lost = “{ $text }”沒有歸到題目裡。
bank-doubt-brackets = 括號裡的“{ $answer }”不一定是答案。
bank-doubt-columns = “{ $names }”裡也有內容，沒有讀；可能是選項。
bank-doubt-label = 選項 { $letter } 前面寫的是別的字母。
bank-doubt-number-twice = 編號 { $number } 和答案表對不上，答案可能錯位。
bank-doubt-answer-first = 答案好像寫在題目前面，可能錯位。
bank-doubt-unnumbered = 別的題都有編號，這道題沒有。
bank-doubt-kind-unknown = 不認識題型“{ $value }”。
bank-doubt-judge-letter = 沒有選項，答案卻是 { $answer }；可能 A 是對，B 是錯。
bank-doubt-serial = 選項 { $letters } 像是表格裡日期的序號（{ $value }）。

# 題目改動了什麼
bank-mended-blank = 題幹裡的空格改成了“____”。
bank-mended-inside = 答案“{ $answer }”寫在題幹裡，已經取出來。
bank-mended-judge-letter = 判斷題的答案按 A 或 1 為對、B 或 0 為錯來讀。
bank-mended-number = 答案“{ $answer }”按第幾項來讀。
bank-mended-difficulty = 看不懂難度“{ $value }”，沒有採用。
bank-mended-cut = 說明文字太長，只留了 { $limit } 字。

# 題庫表格
bank-sheet = 題庫
bank-sheet-help = 怎麼改
bank-sheet-how = 一列一道題。改好以後把整個檔案發回來，改過的題會換掉原來的題。
    有疑問的題，看過沒有問題，就把“結論”改成“確認”。
    判斷題的答案寫“對”或“錯”；多選題寫字母，如 ABD。
    填空題一個空一行；一個空有幾種寫法，用 | 隔開。
    最後一欄“識別碼”請不要改，新加的題不用填。
bank-sheet-accept = 看過沒有問題，就選“確認”。
bank-true = 對
bank-false = 錯
bank-kind-single = 單選題
bank-kind-multiple = 多選題
bank-kind-judge = 判斷題
bank-kind-fill = 填空題
bank-verdict-good = 可用
bank-verdict-mended = 已修正
bank-verdict-doubtful = 有疑問
bank-verdict-refused = 沒收下
bank-verdict-accepted = 確認
bank-column-number = 序號
bank-column-verdict = 結論
bank-column-why = 原因
bank-column-text = 原文（僅供對照）
bank-column-kind = 題型
bank-column-stem = 題幹
bank-column-option = 選項
bank-column-answer = 答案
bank-column-explanation = 解析
bank-column-source = 出處
bank-column-tags = 標籤
bank-column-difficulty = 難度
bank-column-until = 截止日期
bank-column-picture = 圖片
bank-column-key = 識別碼（請勿改動）

# 試卷和答案
bank-word-answers = 參考答案
bank-word-single = （單選題）
bank-word-multiple = （多選題）
bank-word-judge = （判斷題）
bank-word-fill = （填空題）
bank-word-source = 出處：
bank-word-tags = 標籤：
bank-word-difficulty = 難度：
bank-word-until = 截止日期：
bank-word-explanation = 解析：

# 題庫的頁面
menu-bank = 題庫
take-bank = 題庫、題目
bank-not-yours = 題庫由支部書記和委員管理。可以把檔案轉給他們。
bank-not-here = 您在現在這個支部不能管理題庫。要換支部，傳送 /branch。
bank-gone = 這道題已經不在題庫裡了。
bank-typed-empty = 沒有看到內容，請再發一次。
bank-typed-long = 太長了，最多 { $most } 個字，現在有 { $long } 個。
bank-between = 、
bank-gap = { "　" }
bank-home = ❓ <b>題庫</b> · { $branch }
bank-home-counts = 可以問的 { $many } 題：{ $kinds }
bank-home-empty = 還沒有題目。可以先裝入自帶的題目，都是支部工作的基本知識。
bank-home-how = 找題：發幾個字，例如“三會一課”。
    加題：把題庫檔案或題目直接發給我。
bank-home-button = 題庫
bank-many-single = 單選 { $many }
bank-many-multiple = 多選 { $many }
bank-many-judge = 判斷 { $many }
bank-many-fill = 填空 { $many }
bank-short-single = 單
bank-short-multiple = 多
bank-short-judge = 判
bank-short-fill = 填
bank-all = 全部
bank-by-kind = 按題型
bank-by-tag = 按標籤
bank-import = 匯入
bank-export = 匯出
bank-waiting = 待審 { $many }
bank-doubts = 有疑問 { $many }
bank-retired = 停用的 { $many }
bank-starter = 裝入自帶題庫（{ $many } 題）
bank-starter-done = ✅ 裝入了 { $many } 題
bank-entry = { $kind } · { $stem }
bank-sign-draft = ⏳ { $stem }
bank-sign-retired = ⏸ { $stem }
bank-list-approved = <b>可以問的題</b>，共 { $many } 題
bank-list-draft = <b>待審的題</b>，共 { $many } 題。通過以後才會問。
bank-list-retired = <b>停用的題</b>，共 { $many } 題
bank-list-tag = 標籤“{ $tag }”，共 { $many } 題
bank-which-kind = 看哪一種？
bank-which-tag = 看哪個標籤？
bank-no-tags = 還沒有標籤。開啟一道題，點“修改”可以加。
bank-tag = { $tag }（{ $many }）
bank-found = 有“{ $words }”的題，共 { $many } 題
bank-found-none = 沒有找到“{ $words }”。換幾個字試試。
bank-import-how = <b>匯入題目</b>
    把檔案發到這裡就行：Excel、Word、文字、Markdown、GIFT、Aiken、Moodle XML、JSON 都可以。
    每道題要有題幹和答案，選擇題還要有選項；列的次序、答案的寫法不限。

    題目也可以直接打字發來，例如：
    <code>支部黨員大會一般多久召開一次？
    A. 每月一次
    B. 每季度一次
    答案：B</code>

    先給您看結果，您點“收下”才會存進題庫。
bank-approve-file = ✅ 全部通過：{ $file }（{ $many }）
bank-approved-many = ✅ 通過了 { $many } 題
bank-second-look = 支部要求第二個人審題：出題和改題的人不能自己通過。請另一位委員來審；書記也可以在 /settings 裡關掉審題。

# 一道題
bank-question = <b>{ $kind }</b>　{ $stem }
bank-option = { $letter }. { $option }
bank-option-right = { $letter }. { $option } ✅
bank-answer-right = 答案：{ $answer } ✅
bank-answer-line = 答案：{ $answer }
bank-explanation = 解析：{ $text }
bank-source = 出處：{ $text }
bank-notes = { $notes }
bank-tags = 標籤：{ $tags }
bank-difficulty = 難度：{ $value }
bank-until = 問到{ $day }為止
bank-never-asked = 還沒有問過
bank-asked = 問過 { $many } 次，最近 { $when }
bank-asked-answered = 問過 { $many } 次，最近 { $when }；答對 { $share }%（{ $right }/{ $answers }）
bank-last-change = { $name } { $when } 改過
bank-somebody = 有人
bank-is-draft = ⏳ 待審，通過以後才會問。
bank-is-retired = ⏸ 已停用，不會再問。
bank-is-over = ⏰ 已經過了截止日期，不會再問。
bank-ask-now = 現在問這一題
bank-ask-sure = 現在就在群裡問“{ $stem }”？{ $hours } 小時後截止。
bank-ask-go = 發到群裡
bank-asked-answer = ✅ 已發到群裡
bank-open-now = 這道題正在群裡作答，等它結束再問。
bank-edit = 修改
bank-retire = 停用
bank-restore = 恢復
bank-approve = ✅ 通過
bank-delete = 刪除
bank-picture = 看圖
bank-history = 改動記錄
bank-approved-answer = ✅ 已通過
bank-retired-answer = 已停用
bank-restored-answer = ✅ 已恢復
bank-delete-sure = 刪除“{ $stem }”？
bank-deleted = 已刪除。
bank-keep = 問過的題要留作記錄，不能刪除。可以停用。
bank-changes = <b>改動記錄</b>　{ $stem }
bank-change = { $when } { $name } 改了{ $parts }
bank-change-before = 原來是：{ $text }
bank-part-kind = 題型
bank-part-stem = 題幹
bank-part-options = 選項
bank-part-answer = 答案
bank-part-blanks = 填空答案
bank-part-explanation = 解析
bank-part-source = 出處
bank-part-tags = 標籤
bank-part-difficulty = 難度
bank-part-until = 截止
bank-part-picture = 圖片
bank-part-state = 狀態

# 修改
bank-edit-which = 改哪裡？
bank-edit-more = 更多
bank-edit-difficulty = 難度從 1（容易）到 5（難），再點一下就取消。
bank-grade = { $value }
bank-grade-on = ✅ { $value }
bank-ask-stem = 請發新的題幹。填空的地方寫 ____（四條下劃線）。
bank-ask-options = 請發新的選項，一行一個。對的前面加 *；都不加，就還是原來的位置對。
bank-ask-answer = 請發正確答案的字母，例如 B，多選例如 ACD：
bank-ask-answer-judge = 請發“對”或“錯”：
bank-ask-answer-fill = 請發答案：一個空一行；一個空有幾種寫法，用 | 隔開，最好的寫在前面。
bank-ask-explanation = 請發新的解析：
bank-ask-source = 請發出處，例如：《中國共產黨章程》第三十二條
bank-ask-now-is = 現在是（點一下複製）：
    <code>{ $text }</code>
bank-ask-tags = “{ $stem }”的標籤：點一下加上或去掉；新標籤直接發給我，幾個用頓號隔開。
bank-ask-until = “{ $stem }”問到哪天為止？也可以直接發日期，例如：12月31日
bank-until-none = 不截止
bank-until-past = 這一天已經過去了。
bank-clear = 清空
bank-tags-many = 標籤最多 { $most } 個，請先去掉幾個。
bank-ask-picture = 請發一張圖片。
bank-picture-drop = 去掉圖片
bank-picture-kind = 這不是能用的圖片。請發 PNG 或 JPEG。
bank-picture-large = 圖片太大了，最多 { $limit } MB。
bank-send-file = 請發文件或圖片，不是文字。
bank-no-options = 這種題沒有選項。
bank-few-options = 選項至少要兩個，一行一個。
bank-mark-right = 選項的個數變了，請在對的前面加 *。
bank-same-options = 有兩個選項是一樣的。
bank-clash = 題庫裡已經有這道題了：“{ $stem }”。
bank-confirm = 更正“{ $stem }”？
bank-confirm-right = 正確答案改成：{ $answer }
bank-confirm-what = 這道題問過 { $many } 次。大家的得分會跟著改正，並在群裡說一聲。
bank-confirm-yes = ✅ 更正
bank-corrected-answer = ✅ 已更正
bank-correction = 📌 <b>題目更正</b>
bank-correction-entry = “{ $stem }”的正確答案是：{ $answer }
bank-correction-more = …… 還有 { $many } 題
bank-correction-counts = 得分已經改正：{ $righted } 人改為答對，{ $wronged } 人改為答錯。
bank-correction-same = 大家的得分沒有變化。

# 收到的題目
bank-reading = 正在讀 { $file } …
bank-reading-typed = 正在讀 …
bank-unfetched = 沒有取到檔案，或者讀得太久。請再發一次，大的檔案請分開發。
bank-bad = { $file }：{ $why }
bank-typed = 發來的題目
bank-summary = ❓ <b>{ $file }</b>
    { $counts }
bank-count-good = 可用 { $many }
bank-count-mended = 已修正 { $many }
bank-count-doubtful = 有疑問 { $many }
bank-count-refused = 沒收下 { $many }
bank-count-known = 已有 { $many }
bank-count-accepted = 已處理 { $many }
bank-summary-changes = 其中 { $many } 題會換掉題庫裡原來的題。
bank-summary-nothing = 這些題都已經有了，題庫沒有改動。
bank-summary-answers = 幾乎都沒有答案。答案在另一個檔案裡的話，請點“發答案檔案”。
bank-summary-sheet = 上面的表格裡有每道題的結論和原因，改好發回來也行。
bank-summary-unstored = 還沒有存進題庫，點“收下”才會存。
bank-summary-second = 還沒有存進題庫。收下以後，要等另一位委員審過才會問。
bank-take = ✅ 收下可用和已修正的 { $many } 題
bank-look = 逐個看有疑問的 { $many }
bank-look-refused = 沒收下的 { $many }
bank-tag-all = 都加上標籤“{ $tag }”
bank-tag-all-on = ✅ 都加上標籤“{ $tag }”
bank-send-answers = 發答案檔案
bank-ask-answers = 請把 { $file } 的答案檔案（Word 或文字）發給我。
bank-answers-kind = 請發答案的檔案（Word 或文字）。
bank-drop = 不要了
bank-dropped = 沒有收下，題庫沒有改動。
bank-verdicts = 每道題的結論和原因都在裡面。
bank-verdicts-file = { $name }-結論.xlsx
bank-taking = 正在收下 { $file } …
bank-taken-answer = ✅ 收下了
bank-taken = ✅ 收下了 { $many } 題。
bank-taken-changed = 換掉了原來的 { $many } 題。
bank-taken-second = 等另一位委員審過才會問。
bank-taken-left = 還有 { $many } 題有疑問，沒有收下。
bank-doubtful-head = <b>有疑問</b> { $place }/{ $many }
bank-refused-head = <b>沒收下</b> { $place }/{ $many }
bank-refused-gap = 編號 { $numbers } 沒有讀到。
bank-refused-stray = 答案表裡第 { $number } 題的答案找不到對應的題目。
bank-refused-lines = 這幾行不屬於任何一道題，沒有讀懂。
bank-refused-column = “{ $name }”下面的內容沒有讀（{ $many } 處），不屬於題目的任何一項。
bank-because = ⚠️ { $what }
bank-accept = ✅ 算它對
bank-accept-alike = ✅ 這 { $many } 題都是這樣
bank-only-this = 只這一題
bank-reading-s = 單選題 { $answer }
bank-reading-m = 多選題 { $answer }
bank-reading-j = 判斷題
bank-reading-t = 判斷：對
bank-reading-f = 判斷：錯
bank-reading-b = 填空 { $answer }
bank-reading-z = 答案從 0 數起
bank-reading-n = 答案按第幾項
bank-reading-x = 不是題
bank-reading-key = 答案是 { $answer }
bank-ask-shared = { $many } 題都有同樣的疑問：{ $why }
    都按“{ $what }”嗎？
bank-left-out = 已去掉 { $many } 條
bank-refused-sheet = 沒收下的做成表格
bank-mend = 改
bank-skip = 跳過
bank-accepted-many = ✅ 收下了 { $many } 題
bank-ask-mended = 請把改好的整道題發給我。現在是（點一下複製）：

    <code>{ $question }</code>
bank-type-one = 請發一道題：題幹、選項、答案，各佔一行。
bank-still-doubtful = 改好的題還有一點疑問：
bank-mended-stored = ✅ 已收下改好的題。
bank-mended-emphasis = 沒有寫答案，按突出顯示的選項取 { $answer }。
bank-mended-correction = 括號裡的改正放進了解析。
bank-mended-base = 答案“{ $answer }”從 0 數起。
bank-looked = 都看過了，跳過的還在這裡。
bank-look-again = 再看一遍

# 匯出
bank-export-page = 匯出{ $what }的 { $many } 題，要哪一種？
    Word 是題目一份、答案一份；GIFT 可以放進 Moodle。匯出的檔案發回來，題目不會變。
bank-export-excel = Excel
bank-export-word = Word
bank-export-gift = GIFT
bank-export-json = JSON
bank-export-part = 只要一部分
bank-export-which = 匯出哪一部分？
bank-export-is-approved = 可以問
bank-export-is-draft = 待審
bank-export-is-retired = 停用
bank-export-nothing = 沒有題目可以匯出。
bank-export-coming = 檔案馬上就來
bank-export-title = { $branch }題庫
bank-export-title-part = { $branch }題庫-{ $what }
bank-export-answers = 答案

# 題目有疑問
report-ask = 這道題哪裡不對？

    { $stem }

    也可以直接寫給我。
report-reason-answer = 答案不對
report-reason-dated = 題目過時
report-reason-unclear = 看不懂
report-gone = 這道題已經不在題庫裡了。
report-there = 您已經提過這道題，書記看過以後會告訴您結果。
report-enough = 今天已經提了 { $most } 題，明天再提吧。
report-thanks = ✅ 收到
report-taken = ✅ 收到，謝謝。書記看過以後會告訴您結果。
report-card = ❓ <b>有 { $many } 道題有人提出疑問</b> · { $branch }
report-card-done = 題目的疑問都處理好了。
report-card-over = 這裡已經沒有要您處理的了。
report-line = · { $stem }（{ $many } 人：{ $reason }）
report-more = …… 還有 { $many } 題
report-look = 看看
reports-head = <b>有疑問的題</b>，共 { $many } 題
report-entry = { $stem }（{ $many } 人）
report-none = 沒有人有疑問了。
report-said = { $name }：{ $reason }
report-said-more = …… 還有 { $many } 人
report-fix-answer = 改答案
report-fix-question = 改題目
report-fine = 沒有問題
report-mended = 已經改好
report-settled = ✅ 會告訴 { $many } 位同志
report-corrected = 您提的“{ $stem }”已經更正，正確答案是：{ $answer }。謝謝您。
report-dismissed = 您提的“{ $stem }”書記看過了，題目沒有問題，正確答案是：{ $answer }。
