# 党务公开

menu-affairs = 党务公开：公示、公开事项

affairs-home = 📌 <b>党务公开</b>
affairs-open = 正在公示 { $many } 项
affairs-none = 现在没有正在公示的事项。
affairs-unseen = 您还有 { $many } 项没看
affairs-new = ✍️ 发布公示
affairs-all = 公开台账

## 种类
notice-kind-decision = 决议公示
notice-kind-result = 结果公示
notice-kind-membership = 发展党员公示
notice-kind-dues = 党费收支公开
notice-kind-commendation = 表彰公示
notice-kind-election = 选举公示
notice-kind-rectification = 整改公示
notice-kind-other = 其他

## 卡片
notice-heading = 📌 <b>{ $kind } · { $title }</b>
notice-goes-on = （后面还有，点“看全文”）
notice-until = ⏰ 公示到 { $day }，还有 { $left } 个工作日
notice-until-last = ⏰ 公示到 { $day }，最后一天
notice-long = 长期公开
notice-over-line = { $many ->
        [0] ✅ 公示已经结束，没有收到异议
       *[other] ✅ 公示已经结束，收到异议 { $many } 条，都已核实答复
    }
notice-withdrawn-line = ❌ { $day }撤回：{ $why }
notice-changed-line = ✏️ { $day }更正：{ $why }
notice-result-line = ✅ 结果已公布：{ $title }
notice-seen = 已阅 { $seen } / { $expected }
notice-seen-others = { $counts }，另有 { $others } 位
notice-see = ✅ 已阅
notice-whole = 看全文
notice-is-seen = ✅ 已阅，第 { $place } 位
notice-is-seen-again = 您已经阅过，是第 { $place } 位
notice-changed-word = ✏️ <b>公示有更正</b>：{ $title }
    { $why }
notice-withdrawn-word = ❌ <b>公示撤回</b>：{ $title }
    { $why }

## 自己的页面
notice-get-files = 附件 { $many }
notice-former = 原来的内容 { $many }
notice-who = 谁没看
notice-missing = 还没看的 { $many } 人：{ $names }
notice-change = ✏️ 更正
notice-withdraw = 撤回
notice-end = 结束公开
notice-publish-result = 公布结果
notice-open = 看一看
notice-version = 第 { $number } 稿，{ $day }更正以前的内容。更正的原因：{ $why }
notice-version-title = { $title }
notice-files = 附件：{ $names }
notice-entry-open = { $title }（到{ $day }）
notice-entry-over = { $title }（已结束）
notice-entry-withdrawn = ❌ { $title }（已撤回）
notice-entry-asked = ✍️ 待填写 · { $title }
notice-entry-checking = 检查附件 · { $title }
notice-entry-held = ⏰ 待处理 · { $title }
notice-entry-planned = 待发布 · { $title }
notice-is-asked = 等您填写。
notice-is-checking = 正在看附件里有没有不该公开的内容，看完告诉您。
notice-is-held = 还没有发布。
notice-is-dropped = 没有发布，已经放弃。
notice-fill = ✍️ 填写
notice-mend = ✏️ 修改
notice-now = 📌 现在发布
notice-drop = 放弃
notice-is-dropped-now = 已放弃
notice-is-withdrawn = 已撤回，群里说明了原因
notice-is-over-now = 已结束
notice-gone = 这项公示不在了。
notice-changed = 这项公示的状态已经变了，请从 /affairs 重新打开。
notice-same = 内容没有变化，不用更正。

## 填写
notice-ask-kind = 公开什么？
notice-ask-label = 这一类叫什么？直接发给我，20 字以内。
notice-ask-title = 标题是什么？100 字以内。
notice-ask-body = 正文直接发给我，粗体、链接都可以，4096 字以内。不要写身份证号和电话。
notice-ask-files = 有附件就发给我：文件、图片、视频、语音都行，可以发几个。点名字可以去掉，没有就点“下一步”。
notice-ask-days = 公示多久？点一个，或者发一个数：几个工作日，从发布的第二天算起。
notice-ask-when = 什么时候发布？点一个，或者发时间，比如“周五9点”。
notice-label-kind = 种类
notice-label-label = 叫法
notice-label-title = 标题
notice-label-body = 正文
notice-label-files = 附件
notice-label-days = 期限
notice-label-when = 时间
notice-days = { $days } 个工作日
notice-days-usual = { $days } 个工作日（一般）
notice-days-long = 长期公开
notice-days-few = 发展党员公示不能少于 { $least } 个工作日。
notice-days-many = 最多 { $most } 个工作日；更久的请选“长期公开”。
notice-days-unclear = 没看懂。请发一个数，比如 5。
notice-when-now = 马上
notice-when-tomorrow = 明天 9:00
notice-when-past = 这个时间已经过了，请发以后的时间。
notice-files-many = 最多 { $most } 个附件。
notice-typed-empty = 里面没有字，请再发一次。
notice-typed-long = 最多 { $most } 字，您发的有 { $long } 字。
notice-preview = 群里会看到：
notice-period = 公示 { $days } 个工作日
notice-period-long = 长期公开，直到您结束
notice-at-once = 马上发布
notice-at = { $when }发布
notice-publish = 📌 发布
notice-result-title = { $title }——结果

## 更正和撤回
notice-change-ask-body = 更正以后的正文是什么？直接发给我。群里会说明有更正，原来的内容留着可查。
notice-change-ask-why = 为什么更正？写一句，大家会看到。
notice-change-ask-title = 标题改成什么？
notice-change-ask-files = 发来新的附件；点名字去掉旧的；好了点“下一步”。
notice-change-label-body = 正文
notice-change-label-why = 原因
notice-change-label-title = 标题
notice-change-label-files = 附件
notice-change-preview = 更正以后是这样。原因：{ $why }
notice-change-now = ✏️ 更正
notice-body-stays = 正文不变
notice-withdraw-ask-why = 为什么撤回？写一句，大家会看到。

## 不该公开的
notice-held = ⏰ <b>还没有发布：{ $title }</b>
notice-found = · { $what } { $shown }：{ $place }
notice-found-unread = · { $file }：{ $why }
notice-what-id = 证件号码
notice-what-phone = 电话号码
notice-place-title = 在标题里
notice-place-body = 在正文第 { $line } 行
notice-place-name = 在附件的文件名里
notice-place-file = 在“{ $file }”第 { $line } 段
notice-place-cell = 在“{ $file }”{ $cell }
notice-why-picture = 图片、扫描件，我看不了里面的字
notice-why-played = 音频、视频，我看不了
notice-why-pdf = PDF，我看不了里面的字
notice-why-word = 老格式的文档，我看不了；另存为 .docx 就可以
notice-why-slides = 老格式的幻灯片，我看不了
notice-why-archive = 压缩包，我看不了
notice-why-big = 超过 20 MB，我取不到
notice-why-locked = 有密码，我打不开
notice-why-broken = 打不开，可能坏了
notice-why-lost = 没取到，可能是网络不好
notice-why-other = 这种文件我看不了
notice-why-unsent = · 群里没有收到。我不能在群里发这类消息时会这样，请看看我在群里的权限。
notice-held-numbers = 公示里一般不写证件号码和电话。请改掉；确实要公开，再点“仍然发布”。
notice-held-unread = 请您自己看一遍，里面没有证件号码、电话和别的不该公开的内容，再点“看过了，发布”。
notice-confirm = 仍然发布
notice-looked = ✅ 看过了，发布
notice-allow = 这是支部的联系电话，以后都可以
notice-held-word = ⏰ “{ $title }”没有发到群里，请看一看。
notice-over-word = 📌 “{ $title }”公示结束了。要公布结果吗？
notice-todo = 📌 还没看的公示：{ $title }
notice-todo-open = 📌 去看

## 异议
notice-how = 有不同意见，点“有话要说”私下写，只有支部委员会知道。
notice-object = 💬 有话要说
notice-held-up = ⏰ 公示期到 { $day }为止。有异议，正在核实
case-ask-text = 对这项公示有什么不同意见？直接发给我，把事情写清楚：什么时间、什么事、怎么知道的。2000 字以内。
case-ask-files = 有材料就发给我，没有就点“下一步”。
case-label-text = 内容
case-label-files = 材料
case-preview = 对“{ $title }”的意见，发出去以前再看一遍：
case-named-promise = 署名：支部委员会知道是您写的，别人不知道。核实以前，这项公示不会结束；有了结果我私下告诉您。
case-send = 📨 交给支部委员会
case-sent = 📨 交上去了，由 { $name } 核实。有了结果我私下告诉您。
case-heads = 书记、副书记
case-look = 看进展
case-own-head = 💬 <b>您对“{ $title }”的意见</b>
case-is-open = ⏰ 正在核实。
case-is-withdrawn = 已经收回。
case-was-upheld = ✅ { $when }答复：您反映的情况属实。
case-was-not-upheld = { $when }答复：经核实，情况不属实。
case-answer = { $answer }
case-take-back = 收回
case-is-withdrawn-now = 收回了
case-over = 这项公示已经结束或者撤回，不再收意见。有话可以直接找书记。
case-enough = 您对这项公示已有 { $most } 条意见在核实，等答复以后再提吧。
case-gone = 这条意见不在了。
case-closed = 这条意见已经处理过了。
case-own = 这条意见是您自己提的，要由别的同志核实。
case-not-yours = 这条意见由别的同志核实。书记、副书记可以改派。
case-not-theirs = 不能交给这位同志：要是支部委员、认领了名字，而且不是提意见的人。
case-word = 💬 “{ $title }”收到一条意见，由 { $name } 核实。核实以前公示不会结束。
case-handed-word = 💬 “{ $title }”的一条意见交给您核实。
case-taken-back-word = 💬 “{ $title }”的一条意见由本人收回了。
case-upheld-word = 💬 您对“{ $title }”的意见有了答复：情况属实。
case-not-upheld-word = 💬 您对“{ $title }”的意见有了答复：经核实，情况不属实。
case-mend-word = 💬 对“{ $title }”的一条意见属实。请更正或者撤回这项公示。
case-list = 💬 <b>意见</b>　待核实 { $open }，一共 { $many }
case-list-none = 💬 还没有收到意见。
case-entry-open = ⏰ { $title }
case-entry-decided = ✅ { $title }
case-entry-withdrawn = { $title }（收回）
case-head = 💬 <b>对“{ $title }”的意见</b>
case-by = { $who }　由 { $name } 核实
case-anonymous = 匿名
case-uphold = ✅ 属实，答复
case-refuse = 不属实，答复
case-hand-over = 改由别人核实
case-whom = 改由谁核实？
case-nobody = 支部委员会里没有别的同志可以核实。
case-is-handed-over = 改由 { $name } 核实了
case-ask-upheld = 属实。怎么答复？直接发给我，只有提意见的同志看到。
case-ask-refused = 不属实。怎么核实的、为什么，直接发给我，只有提意见的同志看到。
case-is-decided-now = 答复了
case-todo = 💬 一条意见等您核实：{ $title }
case-todo-open = 💬 去核实
affairs-cases = 意见 { $many }

## 公开台账
register-head = 📌 <b>{ $year }年公开台账</b>　{ $many } 项
register-kind = { $kind } { $many }
register-entry = { $day } { $title }
register-all = 全部种类
register-book = Excel
register-document = Word
register-year = { $year }年
register-nothing = 这一年还没有公开过事项。
register-title = { $branch } { $year }年党务公开台账
register-title-of = { $branch } { $period }党务公开台账
register-here = 公开台账，{ $many } 项
register-is-open = 正在公示
register-is-over = 已结束
register-is-withdrawn = 已撤回
register-case-open = 正在核实
register-case-upheld = 属实
register-case-refused = 不属实
register-sheet = 党务公开台账
register-number = 序号
register-kind-word = 种类
register-title-word = 标题
register-posted = 公开日期
register-until = 截止日期
register-days = 工作日
register-state = 结果
register-seen = 已阅
register-objections = 异议
register-changes = 更正
register-objection = 异议
register-answered = 已答复
register-open = 正在核实
register-files = 附件
register-long = 长期

## 按计划公开
plan-kind-notice = 📌 定期公开
notice-plan-ask-kind = 定期公开什么？到时候我提前请您填写内容，填好了到点发布。
notice-plan-ask-label = 这一类叫什么？直接发给我，20 字以内。
notice-plan-ask-title = 标题是什么？点一个或者直接发给我，我会加上年月。
notice-plan-ask-ahead = 提前几天请您填写？
notice-ahead = 提前 { $days } 天
notice-asked = ✍️ 该准备“{ $title }”了，请填写内容。
notice-asked-again = ✍️ “{ $title }”还没有填写。
notice-asked-when = 填好以后 { $when }发布。
notice-asked-late = 填好就发布。
notice-asked-title = { $title }（{ $year }年{ $month }月）
notice-plan-preview = 到时候请您填写：{ $kind } · { $title }
