# 答題分析：書記從答題裡看出什麼

menu-insight = 答題分析：易錯題、強弱項

## 哪段時間
insight-title = 答題分析 · { $period }
insight-head = <b>📊 { $title }</b>
insight-part = <b>{ $part }</b>
insight-day = { $month }月{ $day }日
insight-day-only = { $day }日
insight-week = { $first }–{ $last }
insight-month = { $month }月
insight-quarter = { $quarter ->
        [1] 第一季度
        [2] 第二季度
        [3] 第三季度
       *[4] 第四季度
    }
insight-year = { $year }年
insight-in-year = { $year }年{ $name }
insight-this-week = 本週
insight-this-month = 本月
insight-this-quarter = 本季度
insight-this-year = 今年
insight-choose = 看哪段時間？
insight-contests-on = 競賽題也算上
insight-contests-off = 不算競賽題
insight-without-contests = 只算平時的題，不算競賽題

## 總的情況
insight-rounds = 問了 { $rounds } 題
insight-rounds-contests = 問了 { $rounds } 題，其中競賽 { $contests } 題
insight-people = 花名冊上 { $roster } 人，{ $people } 人答過題，共 { $answers } 次
insight-right = 答對 { $share }%
insight-right-moved = 答對 { $share }%{ $way ->
        [up] {" "}↑{ $by }
        [down] {" "}↓{ $by }
       *[same] {""}
    }（前一{ $kind ->
        [week] 周
        [month] 個月
        [quarter] 季度
       *[year] 年
    } { $before }%）
insight-none = 這段時間還沒有揭曉過題目。換個時間看看，或者到 /plans 裡安排每天一題。
insight-nobody = 這段時間還沒有人答過題。
insight-hard = <b>先看這幾題</b>
insight-hard-plain = 先看這幾題
insight-item = { $number }. { $stem }
insight-item-doubtful = { $number }. ⚠️ { $stem }
insight-item-unanswered = 　沒有人作答
insight-item-share = 　答對 { $share }%（{ $people } 人作答）
insight-item-told = 　答對 { $share }%（{ $people } 人作答），區分度 { $discrimination }
insight-item-slip = 　錯得最多：{ $slip }（{ $people } 人）
insight-doubt-nobody = 　<b>答案可能有誤</b>：幾乎沒有人答對
insight-doubt-upside_down = 　<b>答案可能有誤</b>：平時答得好的同志，這題反而答錯
insight-about-items = 區分度從 −1 到 1：平時答得好的同志在這題上也答得好，數就大；0.3 以上是好題，負數要核對答案。
insight-items-shown = 第 { $first }–{ $last } 題，共 { $many } 題
insight-open = 開啟第 { $number } 題

## 標籤和黨小組
insight-by-item = 按題
insight-by-tag = 按標籤
insight-by-subgroup = 按黨小組
insight-part-plain = { $name }　{ $share }%（{ $right }/{ $answers }）
insight-part-strong = { $name }　{ $share }%（{ $right }/{ $answers }）· 強
insight-part-weak = { $name }　{ $share }%（{ $right }/{ $answers }）· <b>弱</b>
insight-about-parts = 標“強”“弱”的，和總的答對率 { $share }% 相差明顯，不像是偶然。
insight-no-tags = 這段時間的題都沒有標籤。在 /bank 裡給題目加上標籤，就能看出強項和弱項。
insight-no-subgroups = 這段時間沒有編入黨小組的同志答題。
insight-nowhere = 未編組
insight-standout-strong = 強
insight-standout-weak = 弱

## 圖
insight-when = 📅 換時間
insight-picture = 🖼 看圖
insight-picture-file = 答題分析.png
insight-facts = { $rounds } 題 · { $people } 人作答 · { $right }
insight-legend = 虛線是總的答對率，細線是偶然會到的範圍
insight-doubtful = 答案可疑
insight-value-people = { $share }% · { $people } 人
insight-value-answers = { $share }% · { $answers } 次
insight-caption-head = <b>{ $title }</b>
insight-caption = { $label }　{ $value }
insight-caption-signed = { $label }　{ $value } · { $sign }

## 表格
insight-sheet = 📄 Excel
insight-sheet-file = { $title }.xlsx
insight-sheet-here = { $title }：概況、題目、標籤、黨小組和每一次作答。裡面有姓名，請不要轉發到群裡。
insight-sheet-overview = 概況
insight-sheet-items = 按題
insight-sheet-tags = 按標籤
insight-sheet-subgroups = 按黨小組
insight-sheet-answers = 每次作答
insight-fact-branch = 支部
insight-fact-days = 時間
insight-fact-rounds = 問了幾題
insight-fact-contests = 其中競賽題
insight-fact-roster = 花名冊人數
insight-fact-people = 答題人數
insight-fact-answers = 作答次數
insight-fact-right = 答對次數
insight-fact-share = 答對率
insight-fact-before = 前一段時間的答對率
insight-note-items = 題目：一個人一道題只算第一次。區分度是這題的對錯和這個人其他題答對率的相關，從 −1 到 1；不足 5 人作答的不算。
insight-note-parts = 標籤和黨小組：最低、最高是 95% 的威爾遜區間；滿 10 次作答，而且總的答對率在區間以外，才標“強”“弱”。
insight-column-number = 序號
insight-column-stem = 題目
insight-column-kind = 題型
insight-column-tags = 標籤
insight-column-rounds = 問過幾次
insight-column-answered = 作答
insight-column-people = 人數
insight-column-right = 答對
insight-column-share = 答對率
insight-column-discrimination = 區分度
insight-column-slip = 錯得最多的答案
insight-column-slips = 錯選人數
insight-column-remark = 提醒
insight-column-tag = 標籤
insight-column-subgroup = 黨小組
insight-column-low = 最低
insight-column-high = 最高
insight-column-standout = 強弱
insight-column-at = 時間
insight-column-name = 姓名
insight-column-where = 場合
insight-column-said = 答了什麼
insight-column-result = 結果
insight-suspicion-nobody = 答案可能有誤：幾乎沒有人答對
insight-suspicion-upside_down = 答案可能有誤：平時答得好的同志，這題反而答錯
insight-daily = 平時
insight-contest = 競賽
insight-between = 、
insight-result-right = 對
insight-result-wrong = 錯
insight-result-waits = 等書記判定
insight-result-late = 截止以後，不計
insight-result-outside = 不在花名冊，不計
