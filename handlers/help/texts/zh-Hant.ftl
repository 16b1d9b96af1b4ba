# 幫助

menu-help = 怎麼用
menu-privacy = 保存了我的哪些資料
menu-mydata = 取走我的資料

help-stranger = 我是支學，支部學習群的助手。
    您是書記：把我加進支部群，點“建立支部”。
    您是成員：在支部群裡傳送 /join 認領名字，之後點簽到板就能簽到。
help-add = 加到支部群
help-member = <b>{ $name }</b>
    會議開始前，群裡會出現簽到板，點“簽到”就好；不能來點“請假”。
    學習推送到群裡，學完點“已學習”；還有什麼沒學：/read
    近期的會議和推送：/calendar
    換手機號或換賬號：傳送 /join
    保存了什麼：/privacy　取走資料：/mydata
help-secretary = <b>{ $name }</b>
    /meeting 安排會議，一句話也行：
    <code>/meeting 黨課 週五15:00 三樓會議室 《新修訂黨章》</code>
    /signin 立即開始簽到
    /attendance 到會名單，匯出 Excel，更正
    /plans 推送計劃：按時發學習材料、通知和會議
    /calendar 近一個月的日程
    /roster 花名冊（把 Excel 直接發給我就能匯入）
    /settings 支部設定　/handover 移交書記職務
help-group = 簽到：會議前這裡會出現簽到板。認領名字：/join。更多在私聊裡：給我發 /help
privacy = <b>保存什麼</b>
    您的 Telegram 編號和顯示名、您在花名冊上的姓名和身份、每次會議的到會記錄和請假原因；
    學過哪些資料、什麼時候學的、學時、寫的筆記，以及外出的時間。
    <b>不保存</b>
    群裡的聊天內容、手機號、證件號。
    <b>誰能看到</b>
    到會名單只有支部書記和委員能看；群裡只看到人數、遲到和請假的名字。
    誰學了、誰沒學，只有書記和委員能看；支部開啟後，聯絡不上的人會在群裡提到名字。
    筆記只有您自己能看，交上去的心得書記和委員能看，發到群裡要先問您。
    取走您的資料：/mydata。要刪除，請聯絡支部書記。
mydata-private = 請私聊我傳送 /mydata，資料只發給您本人。
mydata-here = 這是保存的與您有關的全部資料。
