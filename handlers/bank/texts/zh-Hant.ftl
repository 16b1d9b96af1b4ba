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
