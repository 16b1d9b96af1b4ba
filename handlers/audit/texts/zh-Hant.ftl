# 操作記錄

set-to-audit = 🗂 操作記錄
audit-page = 🗂 <b>操作記錄</b>
    交接、更正、匯出、抹除和無權的操作，最近的在前。

    { $lines }
audit-none = 還沒有記錄。
audit-line = { $when } { $who }：{ $what }
audit-operator = 運維人員
audit-erased = 已抹除的人
audit-outside = 名冊外的賬號 { $account }
audit-handover = { $name } 的職務定為 { $post }
audit-refused = 無權操作：{ $right }{ $times ->
        [1] { "" }
       *[other] （{ $times } 次）
    }
audit-correction-attendance = 更正出勤
audit-correction-record = 更正已歸檔的記錄
audit-correction-question = 更正題目答案
audit-correction-round = 題目作廢
audit-correction-speech = 改判發言
audit-correction-training = 登記或撤銷外出培訓
audit-correction-member = 合併名冊上的兩行
audit-export-notes = 匯出心得
audit-export-records = 匯出臺賬
audit-export-topics = 匯出討論
audit-export-roster = 匯出名冊
audit-export-votes = 匯出投票結果
audit-export-bank = 匯出題庫
audit-export-insight = 匯出答題分析
audit-export-hours = 匯出學時
audit-export-attendance = 匯出簽到表
audit-export-check = 匯出學習檢查
audit-export-notices = 匯出公開臺賬
audit-export-branch = 匯出整個支部
audit-erasure-member = 抹除一名已離開的成員
audit-erasure-branch = 抹除整個支部
audit-right-settings = 支部設定
audit-right-roster = 名冊
audit-right-claims = 認領
audit-right-meetings = 會議
audit-right-attendance = 出勤
audit-right-handover = 書記交接
audit-right-plans = 計劃
audit-right-material = 材料
audit-right-bank = 題庫
audit-right-contests = 競賽
audit-right-topics = 討論
audit-right-checks = 學習檢查
audit-right-records = 臺賬
audit-right-notices = 黨務公開
audit-right-votes = 表決、選舉、測評
audit-right-cases = 意見和異議
audit-right-matters = 事項
audit-right-erasure = 抹除成員
audit-right-branch = 支部的資料
