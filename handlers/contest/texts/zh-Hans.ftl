# 知识竞赛

menu-contest = 知识竞赛
plan-kind-contest = 🏆 知识竞赛
contest-word = 知识竞赛

## 新的竞赛
contest-title = 党史党建知识竞赛
contest-ask-title = 🏆 <b>新的知识竞赛</b>
    叫什么名字？点下面的，或直接输入。
contest-ask-tags = 🏆 <b>用哪些题？</b>
    { $many ->
        [0] 没有合适的题。填空题和太长的题不能用在竞赛里。
       *[other] 合适的有 { $many } 道。不选标签就从全部题里出。
    }
contest-level-all = 难度：不限
contest-level-easy = 难度：容易
contest-level-middle = 难度：中等
contest-level-hard = 难度：较难
contest-ask-questions = 🏆 <b>出几道题？</b>
    合适的有 { $many } 道。点下面的，或直接输入 10 到 100。
contest-many-of = { $many } 题
contest-many = 一场竞赛 { $least } 到 { $most } 题。
contest-ask-seconds = 🏆 <b>每题多少秒？</b>
    点下面的，或直接输入 10 到 120。
contest-seconds-of = { $seconds } 秒
contest-seconds = 每题 { $least } 到 { $most } 秒。
contest-title-long = 名字要有，最多 { $most } 个字，现在 { $long } 个。
contest-too-few = 合适的题有 { $many } 道，不够 { $wanted } 道。可以换标签和难度，或先到 /bank 补充题目。
contest-lasts = 全程约 { $minutes } 分钟
contest-about = 标签：{ $tags }
contest-teams-on = 党小组对抗：开
contest-teams-off = 党小组对抗：关
contest-label-questions = ✏️ 题数
contest-label-seconds = ✏️ 每题时间
contest-label-tags = ✏️ 标签
contest-label-title = ✏️ 名字
contest-now-begin = ▶️ 现在开始
contest-soon-begin = ⏰ 5 分钟后
contest-by-plan = 📅 按计划举行
contest-answer-announced = 群里已经可以报名了

## 群里的记分板
contest-heading = 🏆 <b>{ $title }</b>
contest-rule = { $many } 题，每题 { $seconds } 秒；答对 100 分，越快越多，最多加 50 分
contest-how = 点“参加”报名；直接答题也算参加
contest-begins = { $time } 开始
contest-begins-soon = 马上开始，请准备
contest-at = 第 { $number }/{ $many } 题
contest-paused = 已暂停（第 { $number }/{ $many } 题）
contest-joined = 已有 { $many } 位参加
contest-latest = 刚刚参加：{ $names }
contest-join = ✋ 参加
contest-mine = 📊 我的成绩
contest-place = { $place } { $name }　{ $points } 分（对 { $right }）
contest-teams = <b>党小组</b>（人均）
contest-team = { $place } { $name }　{ $mean } 分（{ $many } 人）
contest-ended = 竞赛结束，共 { $many } 题
contest-stopped = 竞赛提前结束，共答 { $many } 题
contest-nobody = 这次没有人作答，下次一起来。
contest-flawless = 全对：{ $names }
contest-took-part = { $many } 位参加了答题
contest-apart = 另有 { $many } 位一起答题，不计名次
contest-best = { $many ->
        [1] 第一名：{ $names }，{ $points } 分 👏
       *[other] 并列第一：{ $names }，各 { $points } 分 👏
    }
contest-next-best = 第 { $place } 名：{ $names }
contest-best-team = 党小组第一：{ $names }，人均 { $mean } 分
contest-thanks = 谢谢 { $many } 位同志参加。答错的题会放进各自的错题本。

## 点按钮
contest-answer-joined = ✅ 已报名，第 { $place } 位
contest-answer-joined-before = 您已经报过名了，第 { $place } 位
contest-guest = 欢迎一起答题，成绩不计名次。
contest-over = 这场竞赛已经结束了。
contest-own = 第 { $place } 名（共 { $many } 位）
    { $points } 分，答了 { $answered } 题，对 { $right } 题
contest-own-none = 还没有您的成绩。答过的题结束以后才计分。

## 主持
contest-overview = 🏆 <b>知识竞赛</b>
contest-none = 还没有办过竞赛。
contest-now = 正在进行：{ $title }
contest-last = 上一场：{ $title }
contest-open = 打开主持页
contest-open-last = 上一场的成绩
contest-new = ➕ 新的竞赛
contest-all = 返回
contest-joining-until = ⏰ 正在报名，{ $when } 自动开始
contest-answering = 这道题已有 { $many } 人作答
contest-begin = ▶️ 现在开始
contest-cancel = 取消竞赛
contest-pause = ⏸ 暂停
contest-resume = ▶️ 继续
contest-skip = ⏭ 跳过这题
contest-stop = ⏹ 结束竞赛
contest-look = 🔄 刷新
contest-stop-sure = 确定结束“{ $title }”吗？正在答的这道题作废，前面的成绩保留。
contest-cancel-sure = 确定取消“{ $title }”吗？
contest-stop-yes = 确定
contest-answer-begun = 开始了
contest-answer-paused = 这道题答完就暂停
contest-answer-resumed = 继续
contest-answer-skipped = 这道题作废，马上出下一题
contest-answer-stopped = 竞赛已结束
contest-under-way = 群里正有一场竞赛，结束以后再开新的。
contest-begun = 已经开始了。
contest-not-running = 竞赛没有在进行。
contest-not-paused = 竞赛没有暂停。
contest-nothing-open = 现在没有正在答的题。
contest-quiet = 安静时段不办竞赛
contest-halted-late = ⏰ 竞赛“{ $title }”中断了一段时间，现在暂停着。点开主持页，可以继续或者结束。
contest-halted-unsent = ❌ 竞赛“{ $title }”有一道题没能发到群里，现在暂停着。请看看我能不能在群里发言，再点开主持页继续。
contest-plan-unable = ❌ 按计划要办的竞赛“{ $title }”没有办成。{ $why }
