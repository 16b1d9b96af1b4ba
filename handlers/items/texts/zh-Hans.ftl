# 答题分析：书记从答题里看出什么

menu-insight = 答题分析：易错题、强弱项

## 哪段时间
insight-title = 答题分析 · { $period }
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
insight-this-week = 本周
insight-this-month = 本月
insight-this-quarter = 本季度
insight-this-year = 今年
insight-choose = 看哪段时间？
insight-contests-on = 竞赛题也算上
insight-contests-off = 不算竞赛题
insight-without-contests = 只算平时的题，不算竞赛题

## 总的情况
insight-rounds = 问了 { $rounds } 题
insight-rounds-contests = 问了 { $rounds } 题，其中竞赛 { $contests } 题
insight-people = 花名册上 { $roster } 人，{ $people } 人答过题，共 { $answers } 次
insight-right = 答对 { $share }%
insight-right-moved = 答对 { $share }%{ $way ->
        [up] {" "}↑{ $by }
        [down] {" "}↓{ $by }
       *[same] {""}
    }（前一{ $kind ->
        [week] 周
        [month] 个月
        [quarter] 季度
       *[year] 年
    } { $before }%）
insight-none = 这段时间还没有揭晓过题目。换个时间看看，或者到 /plans 里安排每天一题。
insight-nobody = 这段时间还没有人答过题。
insight-hard = <b>先看这几题</b>
insight-hard-plain = 先看这几题
insight-item = { $number }. { $stem }
insight-item-doubtful = { $number }. ⚠️ { $stem }
insight-item-unanswered = 　没有人作答
insight-item-share = 　答对 { $share }%（{ $people } 人作答）
insight-item-told = 　答对 { $share }%（{ $people } 人作答），区分度 { $discrimination }
insight-item-slip = 　错得最多：{ $slip }（{ $people } 人）
insight-doubt-nobody = 　<b>答案可能有误</b>：几乎没有人答对
insight-doubt-upside_down = 　<b>答案可能有误</b>：平时答得好的同志，这题反而答错
insight-about-items = 区分度从 −1 到 1：平时答得好的同志在这题上也答得好，数就大；0.3 以上是好题，负数要核对答案。
insight-items-shown = 第 { $first }–{ $last } 题，共 { $many } 题
insight-open = 打开第 { $number } 题

## 标签和党小组
insight-by-item = 按题
insight-by-tag = 按标签
insight-by-subgroup = 按党小组
insight-part-plain = { $name }　{ $share }%（{ $right }/{ $answers }）
insight-part-strong = { $name }　{ $share }%（{ $right }/{ $answers }）· 强
insight-part-weak = { $name }　{ $share }%（{ $right }/{ $answers }）· <b>弱</b>
insight-about-parts = 标“强”“弱”的，和总的答对率 { $share }% 相差明显，不像是偶然。
insight-no-tags = 这段时间的题都没有标签。在 /bank 里给题目加上标签，就能看出强项和弱项。
insight-no-subgroups = 这段时间没有编入党小组的同志答题。
insight-nowhere = 未编组
insight-standout-strong = 强
insight-standout-weak = 弱

## 图
insight-when = 📅 换时间
insight-picture = 🖼 看图
insight-picture-file = 答题分析.png
insight-facts = { $rounds } 题 · { $people } 人作答 · { $right }
insight-legend = 虚线是总的答对率，细线是偶然会到的范围
insight-doubtful = 答案可疑
insight-value-people = { $share }% · { $people } 人
insight-value-answers = { $share }% · { $answers } 次
insight-caption-head = <b>{ $title }</b>
insight-caption = { $label }　{ $value }
insight-caption-signed = { $label }　{ $value } · { $sign }

## 表格
insight-sheet = 📄 Excel
insight-sheet-file = { $title }.xlsx
insight-sheet-here = { $title }：概况、题目、标签、党小组和每一次作答。里面有姓名，请不要转发到群里。
insight-sheet-overview = 概况
insight-sheet-items = 按题
insight-sheet-tags = 按标签
insight-sheet-subgroups = 按党小组
insight-sheet-answers = 每次作答
insight-fact-branch = 支部
insight-fact-days = 时间
insight-fact-rounds = 问了几题
insight-fact-contests = 其中竞赛题
insight-fact-roster = 花名册人数
insight-fact-people = 答题人数
insight-fact-answers = 作答次数
insight-fact-right = 答对次数
insight-fact-share = 答对率
insight-fact-before = 前一段时间的答对率
insight-note-items = 题目：一个人一道题只算第一次。区分度是这题的对错和这个人其他题答对率的相关，从 −1 到 1；不足 5 人作答的不算。
insight-note-parts = 标签和党小组：最低、最高是 95% 的威尔逊区间；满 10 次作答，而且总的答对率在区间以外，才标“强”“弱”。
insight-column-number = 序号
insight-column-stem = 题目
insight-column-kind = 题型
insight-column-tags = 标签
insight-column-rounds = 问过几次
insight-column-answered = 作答
insight-column-people = 人数
insight-column-right = 答对
insight-column-share = 答对率
insight-column-discrimination = 区分度
insight-column-slip = 错得最多的答案
insight-column-slips = 错选人数
insight-column-remark = 提醒
insight-column-tag = 标签
insight-column-subgroup = 党小组
insight-column-low = 最低
insight-column-high = 最高
insight-column-standout = 强弱
insight-column-at = 时间
insight-column-name = 姓名
insight-column-where = 场合
insight-column-said = 答了什么
insight-column-result = 结果
insight-suspicion-nobody = 答案可能有误：几乎没有人答对
insight-suspicion-upside_down = 答案可能有误：平时答得好的同志，这题反而答错
insight-daily = 平时
insight-contest = 竞赛
insight-between = 、
insight-result-right = 对
insight-result-wrong = 错
insight-result-waits = 等书记判定
insight-result-late = 截止以后，不计
insight-result-outside = 不在花名册，不计
