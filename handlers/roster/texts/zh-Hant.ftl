# 花名冊、認領、移交

menu-join = 認領自己的名字
menu-roster = 花名冊：匯入、檢視、修改
menu-handover = 移交書記職務
menu-branch = 切換支部

roster-between = { "、" }
roster-and-more = { $names } 等，另有 { $many } 人

## 總覽與名單
roster-title = 📌 <b>花名冊 · { $branch }</b>
roster-empty = 還沒有名單。
roster-send-file = 要匯入或更新名單，把 Excel 或 CSV 檔案直接發到這裡。
roster-total = 共 { $many } 人
roster-count = { $what } { $many } 人
roster-no-group = 未分組
roster-claimed = 已認領 { $claimed } 人，未認領 { $unclaimed } 人
roster-list = 成員名單
roster-add = 新增成員
roster-template = 下載模板
roster-export = 匯出花名冊
roster-announce = 請大家認領名字
roster-waiting = 待確認 { $many }
roster-tidy = 待整理 { $many }
roster-gone = 已離開 { $many }
roster-open = 開啟花名冊
roster-list-head = <b>{ $branch }</b> 共 { $many } 人。點名字檢視和修改，也可以直接發來姓名查詢。
roster-unclaimed-mark = { $name } · 未認領
roster-not-found = 花名冊上沒有“{ $name }”。
roster-found = 名字裡有“{ $name }”的有 { $many } 人：
roster-gone-head = 已經離開支部的有 { $many } 人。點名字可以恢復。
roster-tidy-head = 有 { $many } 人用 Telegram 名字簽過到，還不在花名冊上。點名字逐個整理。
roster-tidy-done = 沒有待整理的人了。
roster-add-ask-names = 發來姓名，一次可以多個，用頓號或換行分開。
    同名的人在括號裡寫清楚，例如：張偉（二組）。
roster-add-none = 沒有看出姓名。請發來姓名，例如：王芳、李強。
roster-add-twice = 花名冊上已經有“{ $name }”。如果是另一位同名的同志，請在括號裡寫清楚，例如：{ $name }（二組）。
roster-added = ✅ 已新增 { $many } 人：{ $names }
roster-too-many = 一個支部最多 { $limit } 人，沒有寫入。
roster-name-none = 沒有看出文字，請再發一次。
roster-name-long = “{ $start }…”太長了，最多 { $limit } 個字。
roster-note-long = 備註太長了，最多 { $limit } 個字。
roster-announced = 已經發到群裡。
roster-announced-lately = 剛剛已經在群裡請大家認領過了，請過十分鐘再發。
roster-group-away = 我已經不在支部群裡，發不了訊息。請先把我重新加進群。

## 一位成員
roster-person = <b>{ $name }</b>
roster-described = { $parts }
roster-note = 備註：{ $note }
roster-claimed-by = 已認領，Telegram 名字：{ $account }
roster-not-claimed = 還沒有認領
roster-since = 列入花名冊：{ $day }
roster-left = 離開支部：{ $day }
roster-unlisted = 這是簽到時按 Telegram 名字記下的，請整理：列入花名冊、改名、合併到名冊上的名字，或者移出。
roster-to-standing = 身份
roster-to-group = 黨小組
roster-to-post = 職務
roster-rename = 改名
roster-renote = 備註
roster-unbind = 解除繫結
roster-merge = 合併到名冊上的名字
roster-leave = 離開支部
roster-keep = 列入花名冊
roster-rejoin = 恢復
roster-changed = 已改好。
roster-kept = { $name } 已列入花名冊。
roster-has-left = { $name } 已經離開支部，要修改請先恢復。
roster-ask-standing = { $name } 現在是{ $now }，改為：
roster-ask-day = { $name } 從哪一天起是{ $what }？也可以直接發來日期，例如：6月30日。
roster-ask-leave = { $name } 從哪一天起離開支部？以前的簽到記錄都會保留。也可以直接發來日期，例如：6月30日。
roster-from-today = 從今天起
roster-day-unclear = 沒有看懂日期，或者日期在今天以後。請發來今天或以前的日期，例如：6月30日。
roster-before-joined = 離開的日期不能早於列入花名冊的日期（{ $day }）。
roster-ask-group = { $name } 在哪個黨小組？新的黨小組，直接發來名稱。
roster-ask-post = { $name } 現在的職務：{ $now }。改為：
roster-post-yours = 您現在是 { $branch } 的{ $post }。傳送 /help 看看可以做什麼。
roster-ask-name = { $name } 的姓名改成什麼？請發來。
roster-ask-note = 請發來 { $name } 的備註。
roster-ask-unbind = 解除以後，{ $name } 的 Telegram 賬號不再是成員，要重新認領。確定嗎？
roster-may-not-leave = { $name } 不能這樣離開支部：書記先用 /handover 移交，副書記由書記來改，自己不能移出自己。
roster-may-not-post = 這項職務不能在這裡改：書記用 /handover 移交，副書記由書記來定。
roster-may-not-unbind = 不能解除 { $name } 的繫結：書記和自己的繫結不能解除，副書記的由書記來解除。換了賬號請用 /join。
roster-keep-first = 請先列入花名冊，再定職務。

## 合併
roster-merge-ask = “{ $name }”是名冊上的哪一位？合併以後，簽到記錄和 Telegram 賬號都歸到名冊上的名字。
roster-merge-none = 名冊上沒有未認領的名字可以合併。
roster-merge-confirm = 把“{ $name }”合併到“{ $target }”？合併以後不能分開。
roster-merge-taken = { $name } 已經有人認領了，不能合併。
roster-may-not-merge = 這次合併關係到職務，請書記或副書記來做。
roster-merged = 已合併到 { $name }。

## 檔案
roster-reading = 收到《{ $file }》，正在讀取。
roster-reading-private = 收到《{ $file }》，正在讀取，結果發到私聊。
roster-open-private = 名冊裡有姓名，結果要發到私聊。請先開啟 { $link } ，再把檔案發過來。
roster-file-kind = 花名冊要用表格檔案：Excel（.xlsx、.xls）或 CSV。傳送 /roster 可以下載模板。
roster-file-not-yours = 檔案沒有收下。花名冊由書記、副書記或組織委員來匯入。
roster-file-other = 檔案沒有收下。您現在所在的支部裡，花名冊由書記、副書記或組織委員來匯入。要換到別的支部，傳送 /branch。
roster-file-large = 檔案太大，最多 { $limit } MB。請只留下名單，另存一份再發。
roster-file-unread = 沒有讀出《{ $file }》。請另存為 .xlsx 再發一次；還不行，就用 /roster 裡的模板。
roster-file-stale = 這份預覽已經過期或處理過了，請把檔案再發一次。
roster-file-bad = 沒有讀成《{ $file }》。{ $why }
file-empty = 檔案是空的。請檢查後再發。
file-too-big = 檔案太大，最多 { $limit } MB。請只留下名單，另存一份再發。
file-not-spreadsheet = { $kind ->
        [word] 這是文字文件，不是表格。
        [slides] 這是幻燈片，不是表格。
        [pdf] 這是 PDF，不是表格。
        [picture] 這是圖片，不是表格。
        [archive] 這是壓縮包，請先解壓。
       *[other] 這不是表格。
    }請發 Excel（.xlsx、.xls）或 CSV 檔案。
file-html = 這是從網頁存下來的，不是真正的表格。請用 Excel 或 WPS 開啟，另存為 .xlsx 再發。
file-xml = 這是 XML 檔案。請用 Excel 或 WPS 開啟，另存為 .xlsx 再發。
file-encrypted = 檔案設了密碼。請去掉密碼再發。
file-broken = 檔案損壞了，打不開。請用 Excel 或 WPS 開啟，另存為 .xlsx 再發。
file-bomb = 檔案展開以後大得不正常，沒有讀。請把名單複製到一個新表格裡再發。
file-too-many-rows = 表格超過 { $limit } 列。請只留下本支部的名單。
file-too-many-cells = 表格超過 { $limit } 格。請只留下本支部的名單。
file-too-many-sheets = 工作表超過 { $limit } 個。請只留下本支部的名單。
file-no-name-column = 沒有找到“姓名”這一欄。請在表頭寫上“姓名”，或者用 /roster 裡的模板。
file-no-people = 有表頭，但是下面沒有人。請填好再發。
file-too-many-people = 名單超過 { $limit } 人。一個支部一份名單，請分開來發。

## 預覽
roster-preview = 📌 <b>花名冊預覽 · { $branch }</b>
roster-preview-file = 《{ $file }》裡讀到 { $many } 人
roster-preview-counts = 新增 { $new }　變更 { $changed }　不變 { $unchanged }
roster-preview-back = 以前離開、這次又在名冊上：{ $many }
roster-preview-gone-keep = 不在新名冊上 { $many }：保留
roster-preview-gone-leave = 不在新名冊上 { $many }：標為離開
roster-preview-problems = <b>要留意的有 { $many } 處</b>
roster-preview-unstored = 還沒有寫入，確認以後才會改動花名冊。
roster-import = ✅ 確認匯入
roster-gone-leave = 不在新名冊上的：標為離開
roster-gone-keep = 不在新名冊上的：保留
roster-changes = 檢視變更
roster-problems = 下載問題清單
roster-at = 第 { $row } 列
roster-at-sheet = { $sheet } 第 { $row } 列
roster-problem = { $where }：{ $what }
roster-no-name = 沒有姓名，沒有收。請補上姓名。
roster-long-name = 姓名“{ $start }…”有 { $length } 個字，沒有收。姓名最多 { $limit } 個字，請檢查是不是填錯了格子。
roster-not-a-name = “{ $value }”不像姓名，沒有收。
roster-several-names = “{ $value }”像是幾個人，沒有收。請一人一列。
roster-twice = { $name } 和第 { $first } 列完全一樣，只收一次。
roster-standing = { $name } 的身份“{ $value }”不認識，先按正式黨員。可以寫：正式黨員、預備黨員、入黨積極分子、群眾。
roster-post = { $name } 的職務“{ $value }”不是支部職務，先按無職務。
roster-formula = { $name }：{ $column } 欄是公式，收的是算出來的值。
roster-shortened = { $name }：{ $column } 欄太長，只收前 { $limit } 個字。
roster-same-name = { $name } 和第 { $first } 列同名，又分不清，備註裡記作“{ $note }”。請在備註裡寫清楚。
roster-no-header = 沒有表頭，把這一欄都當作姓名。
roster-cut = { $name }：姓名、黨小組或備註裡的電話、證件號碼沒有收。
roster-passed-over = “{ $value }”不是人名，這一列跳過了。
roster-changes-new = <b>新增 { $many } 人</b>：{ $names }
roster-changes-back = <b>又在名冊上 { $many } 人</b>：{ $names }
roster-changes-gone = <b>不在新名冊上 { $many } 人</b>：{ $names }
roster-changes-person = <b>{ $name }</b>：{ $what }
roster-change = { $before } → { $after }
roster-changes-more = 還有 { $many } 人有變更。
roster-no-note = 無備註
roster-problems-caption = { $many } 處問題，按列列出。改好以後把名冊再發一次就行。
roster-problems-file = 問題清單.csv
roster-problems-sheet = 工作表
roster-problems-row = 列
roster-problems-what = 問題
roster-problems-outcome = 處理
roster-problems-left-out = 沒有收
roster-problems-taken = 已收
roster-imported = ✅ <b>{ $branch } 的花名冊已更新</b>
roster-imported-counts = 新增 { $new } 人，變更 { $changed } 人
roster-imported-left = 標為離開 { $many } 人
roster-imported-posts = 這些同志的職務沒有按檔案改：{ $names }。書記用 /handover 移交，副書記由書記來定。
roster-imported-own = 您現在的名字是“{ $name }”，檔案裡沒有。如果名冊上另有您的名字，請點下面認一下，簽到記錄會一起過去。
roster-imported-next = 還有 { $many } 人沒有認領名字。可以在群裡請大家認領。
roster-imported-answer = 已匯入。
roster-own = 我在名冊上的名字

## 模板與匯出
roster-sheet = 花名冊
roster-column-name = 姓名
roster-column-subgroup = 黨小組
roster-column-standing = 身份
roster-column-post = 職務
roster-column-note = 備註
roster-column-joined = 列入日期
roster-column-claimed = 已認領
roster-column-yes = 是
roster-template-file = 花名冊模板.xlsx
roster-template-caption = 填好以後把檔案發到這裡。手機號、性別等其他欄可以有，不會儲存。
roster-template-help = 填寫說明
roster-template-choose = 請選擇
roster-template-choose-text = 下拉選一個，或者寫相近的說法。
roster-template-group = 第一黨小組
roster-template-name-1 = 示例：王芳
roster-template-name-2 = 示例：李強
roster-template-name-3 = 示例：趙敏
roster-template-note = 流動在外
roster-template-lines =
    一人一列，只有“姓名”必填。
    示例列可以留著，不會匯入。
    身份：正式黨員、預備黨員、入黨積極分子、群眾，空著按正式黨員。
    職務：書記、副書記、組織委員、宣傳委員、紀檢委員、小組長，空著是無職務。書記和副書記的職務只有書記能改。
    同名的人，請寫不同的黨小組或者備註。
    填好以後發給機器人，先看預覽，確認以後才寫入。
roster-export-file = 花名冊.xlsx
roster-export-caption = { $branch } 的花名冊，{ $many } 人。改好以後可以直接發回來。

## 支部
roster-branch-only = 您只在一個支部：{ $branch }。
roster-branch-choose = 私聊裡現在說的是 <b>{ $branch }</b>。換到哪個支部？
roster-branch-chosen = 好的，私聊裡現在說的是 <b>{ $branch }</b>。

## 認領
claim-call = 📌 花名冊已經就緒，還有 { $many } 位同志沒有認領名字。認領以後，簽到、請假一點就行。
claim-mine = 認領我的名字
claim-go-private = 認領名字：點下面的按鈕，到私聊裡選自己的名字。
claim-from-group = 認領名字要從支部群裡開始：請在群裡傳送 /join。
claim-send-name = 請發來您在花名冊上的姓名，由支部書記確認。
claim-passed-on = 收到“{ $name }”。如果花名冊上有這個名字，會請書記確認，有結果就告訴您。一直沒有回音的話，請在支部群裡傳送 /join。
claim-already = 您在 { $branch } 的名字是 { $name }，已經認領好了。
claim-choose = <b>{ $branch }</b>：點自己的名字，也可以直接發來姓名。
claim-none-free = <b>{ $branch }</b> 現在沒有待認領的名字。名字已被認領、或者換了賬號，請直接發來姓名。
claim-not-there = 找不到我的名字
claim-all = 看全部名字
claim-claimed = { $name } · 已認領
claim-found = “{ $name }”找到這些：
claim-not-found = 花名冊上沒有找到“{ $name }”。換個寫法再發一次，或者看全部名字。
claim-sure = 您是 <b>{ $name }</b>{ $where }嗎？
claim-it-is-not = 不是
claim-meanwhile = 簽到正在進行，可以先簽到（暫記），確認以後記為到會。
claim-other = 重新選擇名字
claim-request-rivals = 注意：{ $others } 也要認領這個名字，只有一位能確認。
claim-it-is-me = 是我
claim-taken = <b>{ $name }</b> 已經認領過。如果是您本人換了 Telegram 賬號，請點下面的按鈕，由書記確認後換過來。
claim-new-account = 我換了賬號
claim-taken-meanwhile = { $name } 剛剛已被認領。如果您才是本人，請再發一次姓名，點“我換了賬號”。
claim-name-gone = { $name } 已經不在花名冊上，請重新選擇。
claim-asked = 已請 { $whom } 確認您是 { $name }，有結果就告訴您。
claim-asked-later = 已經記下您是 { $name }，等書記確認，有結果就告訴您。
claim-waits = 您認領 { $name } 的請求還在等書記確認，不用再發。
claim-rests = 認領 { $name } 沒有通過，一天以後才能再次申請。請當面聯絡書記。
claim-done = ✅ 認領成功：您是 { $branch } 的 { $name }。開會時點“簽到”就行。
claim-done-answer = 認領成功。
claim-refused = 您認領 { $branch } 的“{ $name }”沒有通過。如果弄錯了，請當面聯絡書記。
claim-free-told = 🙋 今天免確認認領：{ $names }（{ $many } 人）。
    不是本人的，請在 /roster 裡開啟這位同志，點“解除繫結”。
claim-moved-away = { $branch } 的“{ $name }”已經換到另一個 Telegram 賬號。如果不是您本人換的，請馬上聯絡書記。
claim-noted = 已經告訴書記，整理好花名冊以後就行。在這以前，您可以照常簽到。
claim-request = { $who } 認領 { $branch } 的 <b>{ $name }</b>。是本人嗎？
claim-request-post = 注意：這個名字有職務（{ $post }），確認以後對方就有相應的許可權。
claim-request-replaces = 注意：這個名字現在由“{ $account }”認領，確認以後換成新的賬號。
claim-yes = ✅ 確認
claim-no = ❌ 不是本人
claim-gone = 這條認領已經撤回，或者處理過了。
claim-not-yours-to-confirm = 這個名字要由書記、副書記或組織委員確認。
claim-account-taken = 這個賬號已經認領了 { $name }，不能再認領別的名字。
claim-was-confirmed = { $name } 的認領已經由{ $by }確認。
claim-was-refused = { $name } 的這次認領沒有通過（{ $by }）。
claim-confirmed = ✅ 已確認：{ $name } 由“{ $account }”認領。
claim-confirmed-answer = 已確認 { $name }。
claim-declined = 已告訴對方：不是 { $name } 本人。
claim-card = <b>{ $branch }</b>：有 { $many } 條認領等您確認
claim-card-more = …… 另有 { $many } 條
claim-card-look = 其中 { $many } 條要逐個看：名字有職務、已被認領，或者不止一個人要。
claim-card-done = ✅ 認領都處理好了。
claim-card-over = 認領現在不由您確認了。
claim-all-yes = ✅ 全部確認 { $many }
claim-each = 逐個看
claim-all-done = ✅ 已確認 { $many } 人{ $left ->
        [0] 。
       *[other] ，還有 { $left } 條等您看。
    }
claim-all-none = 這些認領已經處理過了{ $left ->
        [0] 。
       *[other] ，還有 { $left } 條等您看。
    }
claim-list = 有 { $many } 條認領等您確認：
claim-list-done = 沒有等您確認的認領了。
claim-entry = { $account } → { $name }

## 移交
handover-choose = <b>{ $branch }</b>：書記職務移交給哪一位？
handover-nobody = 還沒有別的正式黨員認領名字，移交不了。請先讓對方用 /join 認領。
handover-offered = 已請 { $name } 接受 { $branch } 的書記職務。對方接受以前，您還是書記。
handover-withdraw = 收回
handover-withdrawn = 已收回，您還是書記。
handover-asks = 📌 { $before } 請您接任 { $branch } 的書記。接受以後馬上生效。
handover-accept = ✅ 接受
handover-decline = 謝絕
handover-declined = 好的，已告訴 { $before }。
handover-declined-told = { $name } 沒有接受書記職務，您還是 { $branch } 的書記。
handover-accepted-told = ✅ { $name } 已接受，{ $branch } 的書記現在是 { $name }。辛苦了。
handover-over = 這次移交已經收回，或者處理過了。
handover-not-full = 書記只能移交給正式黨員，{ $name } 還不是。
handover-sure = 把書記職務移交給 <b>{ $name }</b>？對方接受以後才生效，在這以前您還是書記；生效以後群裡會有一則通知。
handover-do = 確認移交
handover-unclaimed = { $name } 還沒有認領名字，收不到移交。請先讓對方用 /join 認領。
handover-yours = 📌 { $before } 把 { $branch } 的書記職務移交給您。傳送 /help 看看可以做什麼。
handover-group = 📌 支部書記由 { $before } 移交給 { $now }。
handover-by-operator = 📌 { $before ->
        [none] 運維人員將 { $now } 定為支部書記。
       *[other] 原書記 { $before } 無法使用原來的賬號，運維人員將 { $now } 定為支部書記。
    } 有疑問請聯絡運維人員。
handover-bound-by-operator = 📌 書記 { $name } 換了 Telegram 賬號，由運維人員重新繫結。不是本人的話，請馬上聯絡運維人員。

## 不在花名冊上的人
newcomer-user = { $name }（@{ $username }）
newcomer-card = <b>{ $branch }</b>：有 { $many } 人參加了活動，還不在花名冊上，簽到先記為列席。
newcomer-card-no-roster = <b>{ $branch }</b> 還沒有花名冊，有 { $many } 人簽到先暫記。可以匯入名冊，也可以全部收入：
newcomer-all = 全部收入名冊 { $many }
newcomer-all-done = ✅ 已收入名冊 { $many } 人，簽到已更正為正式記錄。
newcomer-done = ✅ 不在花名冊上的人都處理好了。
newcomer-page = <b>{ $name }</b> 不在花名冊上，簽到先記為列席。
newcomer-left = 以前是名冊上的 { $name }，{ $day }離開。
newcomer-visitor = 不是本支部的
newcomer-kept = { $name } 已列入花名冊。
newcomer-visits = 好的，{ $name } 不是本支部的，以後簽到只記列席。
newcomer-enlisted = ✅ 您已列入 { $branch } 的花名冊，名字是 { $name }。
newcomer-decided = 這位已經處理過了。
