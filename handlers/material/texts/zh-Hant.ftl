## 檔案裡的資料
material-file-empty = 檔案是空的。請檢查後再發。
material-file-too-big = 檔案太大，最多 { $limit } MB。請分開來發。
material-file-kind = { $kind ->
        [pdf] 這是 PDF，文字讀不準。請另存為 Word（.docx）再發。
        [picture] 這是圖片，不是文字。請直接傳送圖片。
        [slides] 這是幻燈片。請把文字存成 Word（.docx）再發。
        [archive] 這種壓縮檔打不開。請壓縮成 .zip 再發。
       *[other] 這種檔案讀不了。可以用 Word（.docx）、Markdown、文字檔案，或者裝著它們的 .zip。
    }
material-file-old-word = 這是舊版 Word 檔案（.doc）。請用 Word 或 WPS 開啟，另存為 .docx 再發。
material-file-encrypted = 檔案設了密碼。請去掉密碼再發。
material-file-broken = 檔案損壞了，打不開。請另存一份再發。
material-file-bomb = 檔案展開以後大得不正常，沒有讀。
material-file-too-long = 正文太長，最多 { $limit } 字。請分成幾篇再發。
material-file-too-many = 一次最多收 { $limit } 篇，還剩 { $left } 篇沒有收。請分幾次來發。
material-file-nested = 壓縮檔裡還有壓縮檔，沒有開啟。請先解開再發。
material-file-outside = 檔案的路徑指到了壓縮檔外面，沒有收。
material-file-link = 這是捷徑，不是檔案本身，沒有收。
material-file-nothing = 裡面沒有可以讀的檔案。可以用 Word（.docx）、Markdown 或文字檔案。
material-file-twice = 和“{ $first }”內容一樣，沒有重複收。
material-file-no-columns = 沒有找到“標題”和“連結”這兩欄。請在表頭寫上，一行一篇。
material-file-long-list = 表格太大，沒有讀。請只留下標題和連結。
material-file-not-feed = 這個網址給出的不是訂閱來源（RSS 或 Atom）。
material-file-row-no-title = 沒有標題，沒有收。請補上標題。
material-file-row-no-link = 沒有連結，沒有收。請補上網址。
material-file-row-bad-link = “{ $value }”不是網址，沒有收。網址以 https:// 開頭。
material-file-row-minutes = 沒看懂“{ $value }”是幾分鐘，按一般文章估計。
material-file-row-until = 沒看懂截止日期“{ $value }”，先不設截止。寫成 2026-12-31 這樣就行。
material-file-row-shortened = 標題太長，只收前 { $limit } 個字。
