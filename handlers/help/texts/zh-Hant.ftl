# 幫助

menu-help = 怎麼用
menu-privacy = 保存了我的哪些資料
menu-mydata = 取走我的資料

help-stranger = 我是支學，支部學習群的助手。
    您是書記：把我加進支部群，點“建立支部”。
    您是成員：在支部群裡傳送 /join 認領名字，之後點簽到板就能簽到。
help-add = 加到支部群
help-member = <b>{ $name }</b>
    會議：開始前群裡會出現簽到板，點“簽到”；不能來點“請假”，或者發 /leave。
    學習：群裡的資料，讀完點“已學習”。還沒學的：/read　要補學的：/makeup
    答題：群裡每天有題，點一下就答。今天的題：/question　練習：/quiz　錯題本：/mistakes　對戰：/duel
    討論：回覆群裡的話題，或者私下寫好再發：/speak
    公示：群裡的公示點“已閱”，全部公開事項：/affairs
    我的學習，還有什麼沒做：/me　排行：/rank　日程：/calendar
    換手機號或換賬號：/join　我的語言：/language
    保存了什麼：/privacy　取走資料：/mydata
help-secretary = <b>{ $name }</b>
    <b>會議</b>　/meeting 安排　/signin 立即簽到　/attendance 到會名單　/minutes 記錄
    一句話也行：<code>/meeting 黨課 週五15:00 三樓會議室 《新修訂黨章》</code>
    <b>學習</b>　/plans 推送計劃　/material 資料　/topic 討論　/calendar 日程
    <b>答題</b>　/question 今日一題　/bank 題庫　/contest 競賽　/insight 分析
    <b>公開</b>　/affairs 發布公示、更正、公布結果
    <b>檢查</b>　/check 誰學了什麼　/hours 學時　/records 臺賬
    <b>支部</b>　/roster 花名冊　/settings 設定　/handover 移交書記職務
    花名冊、題庫、資料的檔案，直接發給我就行。您自己的學習：/me
help-group = 簽到：會議前這裡會出現簽到板。認領名字：/join。更多在私聊裡：給我發 /help
privacy = <b>保存什麼</b>
    您的 Telegram 編號和顯示名、您在花名冊上的姓名和身份、每次會議的到會記錄和請假原因；
    學過哪些資料、什麼時候學的、學時、寫的筆記，以及外出的時間；您新增了哪些資料；
    答過哪些題、什麼時候答的、對錯，哪些題該複習，收藏的題和提過的疑問，競賽的得分；
    積分和學時，每次學習檢查裡您的數字，外出培訓和證明，補學，談心談話的日期和備註；會議記錄裡您的發言和職責；
    在話題裡的發言：時間、連結、字數、開頭 80 字、說到的詞、回應數；提過的話題，領學的安排。
    看過哪些公示、什麼時候看的；署名提過的意見、材料和答覆。
    <b>不保存</b>
    群裡其他的聊天內容、手機號、證件號。
    <b>誰能看到</b>
    到會名單只有支部書記和委員能看；群裡只看到人數、遲到和請假的名字。
    誰學了、誰沒學，只有書記和委員能看；支部開啟後，聯絡不上的人會在群裡提到名字。
    發言的名單按支部設定寫在群裡，字數和摘要書記和委員能看。您撤回的發言只留下“有過一條”。
    您署名提的意見，支部委員會看得到是誰提的，別人看不到；答覆只發給您本人。匿名提的，誰也看不到是誰；您的地址封著，答覆送到就抹掉。
    公示有多少人看過，群裡看得到；誰沒看，書記、副書記和宣傳委員能看。
    筆記只有您自己能看，交上去的心得書記和委員能看，發到群裡要先問您。
    群裡的題是公開投票，大家看得到誰選了什麼；自己練習的對錯和錯題本只有您自己能看。
    取走您的資料：/mydata。要刪除，請聯絡支部書記。
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

help-group-meeting = 會議
help-group-study = 學習
help-group-quiz = 答題
help-group-talk = 討論
help-group-mine = 我的
help-page-meeting = <b>會議</b>
    開始前群裡會出現簽到板，點“簽到”；不能來點“請假”，晚到點“晚點到”。
    現場簽到：掃螢幕上的碼，或把 6 位碼發給我。簽到也可以發：/signin
    還沒有認領名字：/join
help-page-study = <b>學習</b>
    群裡的資料讀完點“已學習”；還沒學的：/read
    想記筆記，點資料下面的“記筆記”。要補學的，在 /me 裡。
help-page-quiz = <b>答題</b>
    今天的題：/question　練習：/quiz　錯題本：/mistakes
    和同志對戰：/duel　題目有疑問，點結果下面的“題目有疑問”。
help-page-talk = <b>討論</b>
    回覆群裡的話題，或者私下寫好再發：/speak
    輪流領學輪到您時，我會私下告訴您；也可以提自己的話題：/topic
help-page-mine = <b>我的</b>
    我的學習，還有什麼沒做：/me　排行：/rank　日程：/calendar　學時：/hours
    正在公示的、公開過的：/affairs
    語言：/language　儲存了什麼：/privacy　取走資料：/mydata　換支部：/branch
help-group-meetings = 會議
help-group-material = 學習資料
help-group-bank = 題庫
help-group-topics = 討論
help-group-checks = 檢查和臺賬
help-group-people = 支部和人員
help-page-meetings = <b>會議</b>
    安排：/meeting　立即簽到：/signin　到會名單、更正、匯出：/attendance
    記錄：/minutes；支部自己的<b>記錄模板</b>（Word）在 /records 裡，也可以把模板檔案直接發給我。
    每月固定的會：/plans
help-page-material = <b>學習資料</b>
    資料：/material，也可以把文章、連結、檔案直接發給我。
    <b>訂閱源</b>：在 /material 裡開啟一個專題，點“訂閱源”，網站的新文章會送來給您看。
    推送計劃：/plans　缺席和沒學的，<b>佈置補學</b>：/check
help-page-bank = <b>題庫</b>
    題庫：/bank，也可以把 Excel、Word 題庫檔案直接發給我。
    今日一題：/question　競賽：/contest　錯得多的題：/insight
help-page-topics = <b>討論</b>
    話題庫、發一個話題、結果：/topic
    <b>輪流領學</b>：在 /topic 裡開啟，每週輪到誰，我會提前告訴。
help-page-checks = <b>檢查和臺賬</b>
    誰學了什麼、逐個提醒、<b>佈置補學</b>：/check　學時、外出培訓：/hours
    臺賬、會議記錄、匯出：/records　分析：/insight
    <b>黨務公開</b>：/affairs 發布決議、發展黨員、黨費收支等公示；更正、撤回、公布結果也在那裡。
help-page-people = <b>支部和人員</b>
    花名冊、認領、黨小組、職務：/roster，也可以把 Excel 名冊直接發給我。
    <b>外出</b>（流動、長期請假）：在 /roster 裡點名字，再點“外出”。
    設定：/settings　移交書記職務：/handover
