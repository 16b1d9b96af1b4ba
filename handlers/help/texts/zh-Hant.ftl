# 幫助

menu-help = 怎麼用
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
    表決、選舉、測評：會上點“填寫選票”，在私聊裡投：/vote
    我的學習，還有什麼沒做：/me　排行：/rank　日程：/calendar
    換手機號或換賬號：/join　我的語言：/language
    保存了什麼：/privacy　取走資料：/mydata
help-secretary = <b>{ $name }</b>
    <b>會議</b>　/meeting 安排　/signin 立即簽到　/attendance 名單　/minutes 記錄　/vote 投票
    一句話也行：<code>/meeting 黨課 週五15:00 三樓會議室 《新修訂黨章》</code>
    <b>學習</b>　/plans 推送計劃　/material 資料　/topic 討論　/calendar 日程
    <b>答題</b>　/question 今日一題　/bank 題庫　/contest 競賽　/insight 分析
    <b>公開</b>　/affairs 發布公示、更正、公布結果
    <b>檢查</b>　/check 誰學了什麼　/hours 學時　/records 臺賬
    <b>支部</b>　/roster 花名冊　/settings 設定　/handover 移交書記職務
    花名冊、題庫、資料的檔案，直接發給我就行。您自己的學習：/me
help-group = 簽到：會議前這裡會出現簽到板。認領名字：/join。更多在私聊裡：給我發 /help
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
    要投的票、投過的結果：/vote
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
