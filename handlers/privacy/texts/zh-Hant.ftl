# Privacy

menu-privacy = 保存了我的哪些資料
menu-mydata = 取走我的資料
privacy = <b>保存什麼</b>
    您的 Telegram 編號和顯示名、和哪個機器人私聊過、您在花名冊上的姓名和身份、每次會議的到會記錄和請假原因；
    學過哪些資料、什麼時候學的、學時、寫的筆記，以及外出的時間；您新增了哪些資料；
    答過哪些題、什麼時候答的、對錯，哪些題該複習，收藏的題和提過的疑問，競賽的得分；
    積分和學時，每次學習檢查裡您的數字，外出培訓和證明，補學，談心談話的日期和備註；會議記錄裡您的發言和職責；
    在話題裡的發言：時間、連結、字數、開頭 80 字、說到的詞、回應數；提過的話題，領學的安排。
    看過哪些公示、什麼時候看的；署名提過的意見、材料和答覆。
    認領和名冊改動的經過，沒寫完的步驟，您做的交接、更正和匯出的編號。
    在哪些投票的名單上、投沒投、誰代填；記名投票投了什麼；無記名的，選票和您不連在一起。
    <b>不保存</b>
    群裡其他的聊天內容、手機號、證件號。
    <b>誰能看到</b>
    到會名單只有支部書記和委員能看；群裡只看到人數、遲到和請假的名字。
    誰學了、誰沒學，只有書記和委員能看；支部開啟後，聯絡不上的人會在群裡提到名字。
    發言的名單按支部設定寫在群裡，字數和摘要書記和委員能看。您撤回的發言只留下“有過一條”。
    公示有多少人看過，群裡看得到；誰沒看，書記、副書記和宣傳委員能看。
    您署名提的意見，支部委員會看得到是誰提的，別人看不到；答覆只發給您本人。匿名提的，誰也看不到是誰；您的地址封著，答覆送到就抹掉。
    筆記只有您自己能看，交上去的心得書記和委員能看，發到群裡要先問您。
    群裡的題是公開投票，大家看得到誰選了什麼；自己練習的對錯和錯題本只有您自己能看。
    取走您的資料：/mydata。
mydata-private = 請私聊我傳送 /mydata，資料只發給您本人。
mydata-file = 我的資料.txt
mydata-title = { $name }：支學儲存的您的資料
mydata-part = { $name }（{ $many }）
mydata-members = 花名冊
mydata-attendance = 會議
mydata-readings = 學過的資料
mydata-notes = 筆記
mydata-notices = 公示已閱
mydata-cases = 提過的意見
mydata-votes = 投票名單
mydata-hours = 學時
mydata-away = 外出
mydata-answers = 答題
mydata-contributions = 討論發言
mydata-points = 積分
mydata-outside = 外出培訓
mydata-talks = 談心談話
mydata-speeches = 會議記錄裡的發言
mydata-records = 主持或記錄的會議
mydata-right = 答對
mydata-wrong = 沒答對
mydata-minutes = { $many } 分鐘
mydata-got = { $many } 分
mydata-rest = 更細的內容（練習、複習、檢查等）在另一個檔案 mydata.json 裡。
mydata-here = 這是保存的與您有關的全部資料。

privacy-terms = <b>儲存多久</b>
    您寫的文字（答題、發言摘錄、筆記、疑問、談話備註）：{ $study ->
        [0] 支部在用期間
       *[other] { $study } 天
    }；次數、積分、學時等數字：支部在用期間。
    到會、會議記錄、公示：支部在用期間；人被抹除後，已歸檔的在會議後 { $years } 年內保留姓名，到期也去掉。
    離開支部的人：{ $left ->
        [0] 書記抹除為止
       *[other] { $left } 天后自動抹除
    }。沒有加入支部的人：{ $stranger ->
        [0] 一直儲存
       *[other] 最後出現 { $stranger } 天后刪除
    }。
    發過的訊息、處理過的檔案、出錯的更新：{ $work } 天。推送記錄：{ $firings } 天。操作記錄（只有編號）：{ $audit } 天。
    備份：最多 { $backups } 天；從備份恢復後，抹除會重做一遍。
    <b>誰在執行</b>
    { $who }
    <b>抹除</b>
    您可以要求抹除：姓名、賬號、筆記、發言、請假原因、談話備註都去掉，過去的次數留下。書記在 { $limit } 天內辦理，您隨時可以收回。
    群裡已經發出的訊息，我不能替您刪除。
privacy-run-by-none = 執行者沒有寫明，請問拉我進群的人。
privacy-ask = 申請抹除我的資料（{ $branch }）
privacy-take-back = 收回抹除申請（{ $branch }）
privacy-ask-sure = 申請抹除您在<b>{ $branch }</b>的資料？
    書記辦理後，您不再是這個支部的成員，姓名和賬號都會去掉，不能恢復。要留一份，先發 /mydata。
privacy-ask-do = 申請抹除
privacy-asked = 已經告訴書記。{ $limit } 天內辦理；沒有辦理，我會提醒書記，再告訴副書記。想收回，發 /privacy。
privacy-taken-back = 申請已收回，什麼都沒有刪。
erasure-hand-over = 您是書記，請先用 /handover 移交職務，再申請。
erasure-member = 已抹除成員 { $number }
erasure-visitor = 來賓
erasure-told = <b>{ $name }</b> 申請抹除自己的資料。請在 { $day } 前辦理。
erasure-reminded = <b>{ $name }</b> 申請抹除自己的資料，{ $day } 前要辦理，還沒有辦。
erasure-overdue = <b>{ $name }</b> 申請抹除自己的資料，期限 { $day } 已過。書記或副書記請現在辦理。
erasure-open = 辦理
erasure-waiting = 申請抹除（{ $many }）
erasure-list = <b>申請抹除的成員</b>
erasure-list-none = 沒有人申請抹除。
erasure-sure = 抹除<b>{ $name }</b>的資料？
    姓名、賬號、筆記、發言、請假原因、談話備註、沒寫完的步驟和訊息都會去掉，顯示為“{ $called }”；過去的次數不變。
    已歸檔的會議記錄、到會名單和公示，{ $years } 年內保留姓名。
    <b>不能恢復。</b>
erasure-leaves = 這位同志還在名單上：辦理後同時退出支部。
erasure-button = 抹除資料
erasure-do = 抹除，不能恢復
erasure-done = 已抹除。
erasure-is-done = 這一行已經抹除，不能再改。
erasure-not-left = { $name } 還在支部裡。先標記離開，或者等本人申請。
erasure-not-oneself = 不能抹除自己；請另一位書記或副書記辦理。
erasure-told-you = 您在 { $branch } 的資料已經抹除。
data-page = <b>{ $branch }：支部的資料</b>
    匯出：一個壓縮包，裡面是支部的全部資料和檔案。
    抹除：支部、成員、會議、資料、題庫全部刪除，<b>不能恢復</b>。先匯出一份。
set-to-data = 🗄 資料
data-export = 匯出整個支部
data-erase = 抹除整個支部
data-coming = 正在準備，好了發給您。
data-file = { $branch } 全部資料.zip
data-here = 這是 { $branch } 的全部資料。{ $lost ->
        [0] { "" }
       *[other] 有 { $lost } 個檔案在 Telegram 取不到或太大，沒有放進去，清單在 files.json。
    }
data-too-big = 支部的資料超過 { $most } MB，機器人發不了。請執行者用 zhixue export-branch 匯出。
branch-erase-ask-name = 要抹除整個支部，請把支部的名字原樣發來：<b>{ $branch }</b>
    發出名字就開始刪除，<b>不能恢復</b>。
branch-erase-wrong = 名字不對，什麼都沒有刪。要抹除，請原樣發：{ $branch }
branch-erased = { $branch } 正在抹除，幾分鐘內刪完。
branch-erased-group = 本支部的資料已由書記抹除。要重新使用，請群管理員發 /setup。
