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
branch-next-roster = 傳花名冊
branch-next-meeting = 安排會議
branch-next-claim = 認領名字
branch-next-settings = 設定
branch-awake = { $name } 回來了，之前的記錄都在。
branch-stands = 這個群已經建立了支部。書記可以傳送 /settings 修改設定。
branch-in-group = 請在支部群裡操作。
branch-admins-only = 請群管理員來點這個按鈕。

set-page = <b>支部設定</b>
    名稱：{ $name }
    時區：{ $zone }
    語言：{ $language }
    點一下按鈕就換下一個值，馬上生效。新安排的會議按這裡的簽到時間。
set-name = 改名稱
set-zone = 改時區
set-language = 改語言
set-opens_before = 提前 { $minutes } 分鐘簽到
set-late_after = { $minutes } 分鐘後算遲到
set-closes_after = { $minutes } 分鐘後截止
set-reminds_before = 提前 { $minutes } 分鐘提醒
set-reminds-0 = 會前不提醒
set-reminds-1440 = 提前一天提醒
set-free_claims-on = 認領名字：在群裡不用確認
set-free_claims-off = 認領名字：要書記確認
set-names_absent-on = 結果裡寫缺席名單：是
set-names_absent-off = 結果裡寫缺席名單：否
set-saved = 已儲存
set-ask-name = 請輸入支部名稱（60 字以內）。
set-name-length = 名稱要有 1 到 { $most } 個字。
set-ask-zone = 支部在哪個時區？沒有的可以直接輸入，例如 Asia/Tashkent
set-zone-unknown = 沒有這個時區。請選一個，或輸入像 Asia/Shanghai 這樣的名字。
set-ask-language = 用哪種語言？
