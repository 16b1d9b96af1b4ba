# 讨论

menu-topic = 讨论：正在谈的、提话题、结果
menu-speak = 发言：私下写好再发到群里

topic-kind-word = 热词
topic-kind-question = 学习一问
topic-kind-case = 案例
topic-kind-example = 好榜样
topic-kind-lead = 领学主题

## 群里的讨论卡片
topic-heading = { $kind } · { $title }
topic-heading-lead = { $name }领学 · { $title }
topic-card = 💬 <b>{ $heading }</b>
topic-spoken = 已发言 { $spoken } / { $expected }
topic-over = 讨论结束：{ $expected } 人中 { $spoken } 人发言，共 { $times } 条
topic-others = { $counts }，另有 { $others } 位
topic-voices = 刚刚发言：{ $names }
topic-how = 直接回复这条消息就能发言，{ $least } 个字以上算一次。
topic-until = 还有 { $days } 天，{ $when } 截止
topic-until-soon = 还有不到一天，{ $when } 截止
topic-write = ✍️ 私下写好再发

## 结果
topic-result = 💬 <b>讨论结果 · { $heading }</b>
topic-result-names = 发言的同志：{ $names }
topic-result-best = 大家最认同的：
topic-result-one = · { $name }：“{ $said }”（{ $reactions } 人回应）
topic-result-said = · “{ $said }”（{ $reactions } 人回应）
topic-summary = 📌 <b>讨论小结 · { $heading }</b>
topic-speech = 💬 <b>{ $name }</b>：
    { $text }
topic-closed-word = 💬 “{ $title }”讨论结束，{ $expected } 人中 { $spoken } 人发言。写几句小结发到群里吗？
topic-closed-silent = 💬 “{ $title }”讨论结束，这次没有人发言，群里没有再发通知。

## 我的讨论
topic-home = 💬 <b>正在讨论</b>
topic-home-none = 💬 <b>讨论</b>
    现在没有开着的话题。想谈什么，可以提一个。
topic-home-open = <b>{ $title }</b>
topic-home-spoken = ✅ 您已经发言，还可以接着说
topic-home-silent = 您还没有发言
topic-home-write = ✍️ 发言：{ $title }
topic-home-stock = 话题库还有 { $ready } 个{ $proposed ->
        [0] {""}
       *[other] ，有 { $proposed } 个新提议待看
    }
topic-mine = 我的发言
topic-propose = 提话题
topic-stock = 话题库
topic-results = 往期结果
topic-group-none = 💬 现在没有开着的话题。想谈什么，私聊里可以提。
topic-group-open = 💬 正在讨论：
topic-group-line = { $title }，{ $when } 截止
topic-go = 去看：{ $title }
topic-here-forum = 好的，以后的讨论发到这个话题里，在这里说的话都能算发言。
topic-here-comments = 好的，以后的讨论发到这条帖子的评论里，在这里说的话都能算发言。
topic-here-group = 好的，以后的讨论发到群里。
topic-now-group = 以后发到群里

## 话题库
topic-stock-head = 💬 <b>话题库</b>　待讨论 { $many } 个，按顺序发
topic-stock-none = 💬 <b>话题库</b>　还没有话题。加几个，或者装入入门话题。
topic-place-group = 发到群里。想发到某个话题分区或频道帖子的评论里，就在那里发送 /topic here。
topic-place-forum = 发到群里指定的话题分区。
topic-place-comments = 发到指定的频道帖子的评论里。
topic-to-group = 改发到群里
topic-entry = { $kind } · { $title }
topic-entry-open = 💬 正在谈 · { $title }（{ $kind }）
topic-add = 加话题
topic-starter = 装入入门话题
topic-proposals = 新提议 { $many }
topic-proposals-head = 💬 <b>同志们的提议</b>
topic-proposals-none = 💬 没有待看的提议。
topic-added = 加进了 { $many } 个
topic-added-several = 加进了 { $many } 个话题{ $known ->
        [0] 。
       *[other] ，{ $known } 个以前有过，没有重复加。
    }
topic-state-ready = 待讨论
topic-state-proposed = 待审
topic-state-closed = 已经讨论过
topic-state-refused = 没有采用
topic-state-retired = 已停用，不会发出
topic-proposed-by = { $name } 提议
topic-post = 💬 现在发到群里
topic-posted = 发到群里了
topic-up = 上移
topic-down = 下移
topic-moved = 移好了
topic-at-edge = 已经到头了
topic-retitle = 改标题
topic-rebody = 改内容
topic-rekind = 改类型
topic-retire = 停用
topic-is-retired = 已停用
topic-restore = 恢复
topic-is-ready = 进了话题库
topic-longer = 延长一天
topic-is-longer = 延长了一天
topic-close = 现在结束
topic-close-sure = 现在就结束“{ $title }”的讨论？群里马上会看到结果。
topic-is-closed = 讨论结束了
topic-look = 看一看
topic-accept = ✅ 收下
topic-refuse = 婉拒
topic-is-refused = 已婉拒
topic-ask-why = 给提议的同志说一句为什么？直接发给我。
topic-no-why = 不写理由
topic-why = 书记说：{ $why }
topic-accepted-word = 💬 您提的话题“{ $title }”收下了，轮到时发到群里。谢谢。
topic-refused-word = 💬 您提的话题“{ $title }”这次没有采用，谢谢您的提议。
topic-proposal-word = 💬 { $name }提了一个话题：“{ $title }”
topic-proposed = 💬 “{ $title }”交上去了，书记看过以后告诉您。
topic-proposed-enough = 您已有 { $most } 个提议在等书记看，等看过再提吧。
topic-ask-kind = 哪一类话题？
topic-ask-titles = 话题是什么？60 字以内。一次发几行，就是几个话题。
topic-ask-title = 新的标题是什么？60 字以内。
topic-ask-proposal = 想请大家谈什么？用一句话写给我，60 字以内。
topic-ask-body = 要不要加几句说明？直接发给我，{ $most } 字以内。
topic-ask-new-body = 请把新的说明发给我。
topic-no-body = 不加说明
topic-typed-empty = 没有看到文字，请再发一次。
topic-title-long = 标题太长了：{ $long } 字，最多 { $most } 字。
topic-typed-long = 太长了：{ $long } 字，最多 { $most } 字。删短一点，再发一次。
topic-known = “{ $title }”以前有过了，换一个吧。
topic-stock-full = 话题库最多放 { $most } 个，先用掉一些。
topic-changed = 这个话题刚刚变过，请回话题库看看。
topic-saved = 已保存
topic-stock-empty = 话题库空了，没有可发的
topic-stock-whole = 话题库
topic-stock-of-kind = 话题库的“{ $kind }”类
topic-stock-empty-word = 💬 到时间发话题了，可是{ $stock }空了，这次没有发。加几个新话题吧。
topic-stock-low-word = 💬 { $stock }只剩 1 个话题了，加几个新的吧。
topic-stock-last-word = 💬 刚发出去的是{ $stock }里最后一个，加几个新的吧。

## 往期结果
topic-past = 💬 <b>往期讨论</b>
topic-past-none = 💬 还没有结束的讨论。
topic-past-entry = { $day } { $title }
topic-no-result = 还没有这一期的讨论结果。
topic-said = 发言 { $many }
topic-said-head = 💬 <b>{ $title }</b>
    群里删掉的，讨论结束时就不计了；其他不该计的，请点开后选“不计入”。
topic-said-none = 💬 <b>{ $title }</b>
    还没有人发言。
topic-said-yes = { $name } { $when } · { $long } 字
topic-said-no = 不计 · { $name } { $when }
topic-said-one = 💬 <b>{ $name }</b>
topic-take-out = 不计入
topic-put-back = 恢复计入
topic-taken-back = 本人已经撤回，不能恢复。
topic-sum-up = ✍️ 写小结
topic-summed-up = ✍️ 看小结
topic-summary-draft = ✍️ 替您起了个草稿，可以就用这个，也可以自己写：
topic-summary-ready = ✍️ 小结写好了：
topic-summary-there = ✍️ 小结已经发到群里，改了会在群里跟着改：
topic-summary-post = 发到群里
topic-summary-out = 小结发到群里了
topic-summed = 小结已经发过了。
topic-own-words = 自己写
topic-ask-summary = 请把小结发给我，{ $most } 字以内。
topic-draft = { $many } 位同志围绕“{ $title }”谈了看法，共 { $times } 条发言。
topic-draft-words = 谈得最多的是：{ $words }。
topic-draft-said = { $name }说：“{ $said }”
topic-draft-somebody = 有同志说：“{ $said }”
topic-export = 导出 Word
topic-export-year = 导出今年的 Word
topic-word-title = { $branch } · 讨论记录
topic-word-file = 讨论记录 { $name }.docx
topic-word-here = 讨论记录 { $many } 期，见附件。
topic-word-outside = { $name }（不在花名册）
topic-word-when = { $first } 至 { $last }
topic-word-who = 姓名
topic-word-when-said = 时间
topic-word-long = 字数
topic-word-said = 发言（摘要）
topic-word-reactions = 回应
topic-word-summary = 小结
topic-word-nobody = 没有人发言。

## 发言
speak-none-open = 现在没有开着的话题。发送 /topic 可以提一个。
speak-over = 这个讨论已经结束，不再收发言。
speak-ask-topic = 您想谈哪一个？
speak-ask = { $prompt }

    想好了慢慢写，写完发给我，{ $least } 个字以上。发出去之前会先给您看。
speak-preview = “{ $title }”里会这样发，署您的名字：
speak-send = 💬 发到群里
speak-label-speech = 改一改
speak-sent = 💬 发到群里了，{ $long } 字。谢谢您。
speak-later = 💬 收好了，{ $when } 发到群里。
speak-look = 看一看
speak-why-short = 再多说两句吧，{ $least } 个字以上就算一次发言。
speak-why-signs = 用文字说两句吧，{ $least } 个字以上就算一次发言。
speak-why-copy = 这和前面同志说的差不多，换成您自己的话再说说吧。
speak-mine = 💬 <b>我的发言</b>
    在群里删掉的，讨论结束时就不计了；想马上撤回，点开就行。
speak-mine-none = 💬 还没有发言。群里有话题时，回复它就行，也可以发送 /speak 私下写。
speak-entry = { $when } { $start }
speak-entry-not = { $when } { $start }（不计）
speak-said = { $when }
    <blockquote>{ $excerpt }</blockquote>
speak-counts = ✅ 计入，{ $long } 字{ $reactions ->
        [0] {""}
       *[other] ，{ $reactions } 人回应
    }
speak-not-short = 不计：{ $long } 字，太短了
speak-not-signs = 不计：没有文字
speak-not-copy = 不计：和别人的发言差不多
speak-gone = 已撤下，不计
speak-waits = 还没有发出去，安静时间过后就发。
speak-change = 修改
speak-back = 撤回
speak-back-sure = 撤回“{ $start }”？撤回后不再计入。
speak-is-back = 已撤回
speak-back-done = 已撤回，群里看不到了。
speak-back-yours = 已撤回，不再计入。群里那条消息是您自己发的，请您自己删。
speak-back-stays = 已撤回，不再计入。群升级以前发的消息动不了，只能请群管理员删。
speak-stays = 这条发言是群升级以前发的，改不了了。可以撤回，再说一次。
speak-emptied = 这条发言已由本人撤回。

## 轮流领学
rota-open = 轮流领学
rota-about = 💬 <b>轮流领学</b>
    每周请一位同志领学：提前一周定人并私下告诉他，前一天再提醒，他写好主题，轮到那周就发到群里。
    人多的支部一周几位，一个季度人人轮到。按谁最久没轮到排，外出和请长假的跳过。
rota-on = 打开
rota-off = 关闭
rota-is-on = 打开了
rota-is-off = 关闭了
rota-head = 💬 <b>轮流领学</b>
rota-line = { $week }　{ $name } · { $state }
rota-then = 接下来：{ $names }
rota-before = <b>以前</b>
rota-state-named = 已告知
rota-state-reminded = 已提醒
rota-state-done = ✅ 已领学
rota-state-missed = 没有领学
rota-change = 换人：{ $week } { $name }
rota-week-this = 本周
rota-week-next = 下周
rota-week-from = { $day }那周
rota-week-dated = { $week }（{ $first }–{ $last }）
rota-day = { $month }月{ $day }日
rota-named = 💬 <b>{ $branch }</b>：{ $week }请您领学。
rota-todo = 💬 { $week }由您领学
rota-mine = 💬 <b>{ $branch }</b>：{ $week }由您领学。
rota-mine-open = 💬 我的领学
rota-theme = 主题：“{ $title }”
rota-no-theme = 请先写一个主题，轮到那周发到群里请大家谈。
rota-write = ✍️ 写主题
rota-rewrite = ✍️ 重写主题
rota-post = 💬 现在发到群里
rota-swap = 换人
rota-who = 换成谁？会私下告诉他。
rota-swap-who = 请谁替您？会先问他愿不愿意。
rota-nobody = 没有别的同志可以换。
rota-ask = 💬 { $name }想请您替他领学{ $week }，行吗？
rota-yes = ✅ 我来
rota-no = 这次不行
rota-asked = 已经去问{ $name }，有回音就告诉您。
rota-said-no = 好的，我告诉他。
rota-taken = 💬 您请的同志答应替您领学了。
rota-declined = 💬 您请的同志这次不行，再请一位吧。
rota-relieved = 💬 书记已请别的同志替您领学，这次不用准备了。
rota-freed = 💬 您那一周不在，已经请别的同志领学，这次不用准备了。
rota-passed = 💬 { $week }{ $name }不在，改由{ $other }领学。
rota-swapped = 💬 换人：{ $week }由{ $other }替{ $name }领学。
rota-changed = 换成{ $name }了
rota-over = 这一次已经过去了，或者已经换了人。
rota-not-yours = 这一次不是您领学。
rota-not-asked = 已经不用您替了，谢谢。
rota-unreached = 💬 { $week }轮到{ $name }领学，我联系不上，请您转告，或者换人。
rota-ask-title = 您想请大家谈什么？用一句话写给我，60 字以内。

## 安排
plan-kind-topic = 💬 讨论话题
topic-plan-ask-kind = 每次从话题库发下一个。发哪一类？
topic-any-kind = 不分类，按顺序
topic-plan-ask-hours = 每个话题开多久？
topic-hours = { $hours ->
        [24] 1 天
        [48] 2 天
        [72] 3 天
        [120] 5 天
       *[168] 7 天
    }
topic-hours-usual = 按支部设置（{ $hours } 小时）
topic-plan = 讨论
topic-todo = 💬 还没有发言：{ $title }
topic-todo-open = 💬 去发言
topic-plan-kind = 讨论 · { $kind }
topic-starter-rhythm = 每周三 10:00
