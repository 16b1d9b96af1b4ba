# 支部

menu-setup = 建立支部
menu-settings = 支部設定

branch-greeting = 大家好，我是支學，支部學習群的助手：會議簽到、學習推送、每日答題、記錄歸檔。
    請群管理員點下面的按鈕建立支部，之後就能用了。
branch-set-up = 建立支部
branch-unnamed = 黨支部
branch-set-up-done = 支部建好了，您是書記
branch-founded = <b>{ $name }</b> 建好了，書記：{ $secretary }。
    接下來：書記把花名冊（Excel）私聊發給我，大家認領名字，就可以安排會議了。
founding-closed = 這個機器人只服務部署者同意的支部。要在這個群建立支部，請聯絡部署它的人。
founding-asked = 已請部署者確認，結果會發到這個群裡。
founding-ask = 群「{ $title }」的管理員 { $name }（{ $account }）想建立支部，可以嗎？
founding-agree = 同意
founding-refuse = 不同意
founding-agreed = 已同意：{ $title } 的支部建好了。
founding-not-agreed = 沒有同意 { $title } 建立支部。
founding-refused = 部署者沒有同意在這個群建立支部。
branch-next-roster = 傳花名冊
branch-next-meeting = 安排會議
branch-next-claim = 認領名字
branch-next-settings = 設定
branch-awake = { $name } 回來了，之前的記錄都在。
branch-stands = 這個群已經建立了支部。書記可以傳送 /settings 修改設定。
branch-in-group = 請在支部群裡操作。
branch-elsewhere = 本支部現在由 @{ $bot } 服務，請到那裡操作。
branch-bot-gone = 本支部原來的機器人已經停用。書記把我移出群再加進來，就可以改由我服務。
branch-admins-only = 請群管理員來點這個按鈕。

set-page = <b>支部設定</b>
    名稱：{ $name }
    時區：{ $zone }
    語言：{ $language }
set-name = 改名稱
set-zone = 改時區
set-language = 改語言
set-points = 積分和排行
set-opens_before = 提前 { $value } 分鐘簽到
set-late_after = { $value } 分鐘後算遲到
set-closes_after = { $value } 分鐘後截止
set-reminds_before = 提前 { $value } 分鐘提醒
set-reminds_before-0 = 會前不提醒
set-reminds_before-1440 = 提前一天提醒
set-free_claims-on = 認領名字：在群裡不用確認
set-free_claims-off = 認領名字：要書記確認
set-names_absent-on = 結果裡寫缺席名單：是
set-names_absent-off = 結果裡寫缺席名單：否
set-hides_small-on = 支委會、黨小組會：群裡不提
set-hides_small-off = 支委會、黨小組會：群裡只寫類型和時間
set-saved = 已儲存
set-ask-name = 請輸入支部名稱（60 字以內）。
set-name-length = 名稱要有 1 到 { $most } 個字。
set-ask-zone = 支部在哪個時區？沒有的可以直接輸入，例如 Asia/Tashkent
zone-name = { $zone ->
    [Asia-Shanghai] 北京時間
    [Asia-Urumqi] 烏魯木齊
    [Asia-Hong_Kong] 香港
    [Asia-Singapore] 新加坡
    [Asia-Tokyo] 東京
    [Europe-London] 倫敦
    [Europe-Berlin] 柏林
    [America-New_York] 紐約
    [America-Los_Angeles] 洛杉磯
   *[other] { $zone }
 }
set-zone-unknown = 沒有這個時區。請選一個，或輸入像 Europe/Paris 這樣的名字。
set-ask-language = 用哪種語言？
set-to-signin = 簽到
set-to-push = 推送
set-to-study = 學習
set-about-signin = <b>設定 · 簽到</b>
    點一下就換下一個值，馬上生效。新安排的會議按這裡的時間。
set-about-push = <b>設定 · 推送</b>
    免打擾的時間裡，能等的推送都會等到結束再發。
set-about-study = <b>設定 · 學習</b>
    點一下就換下一個值，馬上生效。
set-official_workdays-on = 工作日：按國家放假和調休
set-official_workdays-off = 工作日：週一到週五
set-keeps_files-on = 資料檔案：本地也存一份
set-keeps_files-off = 資料檔案：只存在 Telegram
set-reading_share = 讀滿 { $value }% 才算已學
set-reading_share-0 = 點了就算已學
set-reading_from_open-on = 閱讀計時：從本人開啟算起
set-reading_from_open-off = 閱讀計時：從推送算起
set-reading_days = { $value } 天內學完
set-reading_days-0 = 不設學習期限
set-names_unread-on = 到期前在群裡提醒未學的同志：是
set-names_unread-off = 到期前在群裡提醒未學的同志：否
set-daily_minutes = 每天最多計 { $value } 分鐘
set-question_hours = 題目開 { $value } 小時
set-review_second-on = 審題：要第二個人通過
set-review_second-off = 審題：不用第二個人通過
set-quiet = 免打擾：{ $since }–{ $until }
set-quiet-off = 免打擾：不設
set-quiet-none = 不設免打擾
quiet-ask-since = 免打擾從幾點開始？
quiet-ask-until = 免打擾從 { $since } 到第二天幾點？
branch-next-plans = 一鍵起步
set-to-talk = 討論
set-about-talk = <b>設定 · 討論</b>
    點一下就換下一個值，從下一個話題、下一條發言起生效。
set-speech_length = 滿 { $value } 字算一次發言
set-topic_hours = 話題開 { $value } 小時
set-names_spoken-on = 群裡寫發言的名單：是
set-names_spoken-off = 群裡寫發言的名單：否
set-to-check = 檢查
set-about-check = <b>學習檢查</b>
    完成多少算綠燈、黃燈；三會一課和學時落後時，要不要提醒書記。人被抹除後，歸檔的會議記錄和公示還保留姓名幾年。
set-green_from = 綠燈：{ $value }% 起
set-yellow_from = 黃燈：{ $value }% 起
set-archive_years = 歸檔保留姓名：{ $value } 年
set-guards-on = 組織生活提醒：開
set-guards-off = 組織生活提醒：關
set-to-base = 基本
set-about-base = <b>設定 · 基本</b>
    名稱、時區和語言。
founding-enough = 現在不能再建新的支部了，請明天再來，或聯絡部署者。
