# 签到

menu-signin = 签到（书记：立即开始签到）
menu-attendance = 到会名单

board-sign = ✅ 签到
board-leave = 📝 请假
board-late = ⏰ 晚点到
board-counts = 应到 { $expected }　实到 { $present }　请假 { $leave }　未到 { $missing }{ $late ->
    [0] {""}
   *[other] 　迟到 { $late }
 }
board-counts-bare = 已签到 { $present } 人（暂记：支部还没有花名册）
board-quorum-reached = 表决：有表决权 { $voters } 人，已到 { $present } 人，超过半数 ✅
board-quorum-open = 表决：有表决权 { $voters } 人，已到 { $present } 人，还差 { $needed } 人过半
board-observing = 列席 { $many } 人
board-made-up = 补学 { $many } 人
board-coming = 会晚到 { $many } 人
board-latest = 刚刚签到：{ $names }
board-rule = { $late } 以后算迟到，{ $closes } 截止
board-on-site = 现场签到：请扫屏幕上的二维码，或在私聊里输入 6 位码。
board-cancelled = { $title }
    这次会议取消了。
result-counts = 应到 { $expected }　实到 { $present }{ $late ->
    [0] {""}
   *[other] （迟到 { $late }）
 }　请假 { $leave }　缺席 { $absent }
result-late = 迟到：{ $names }
result-leave = 请假：{ $names }
result-absent = 缺席：{ $names }
names-and-more = { $names } 等 { $many } 人
between-names = 、
result-hours = 签到已结束，计 { $hours } 学时。

signed-present = ✅ 签到成功，第 { $place } 位
signed-late = ⏰ 已签到，记为迟到，第 { $place } 位
signed-observing = ✅ 已签到，列席会议
signed-provisional = ✅ 已签到（暂记），第 { $place } 位。支部建好花名册后转为正式记录。
signin-waits = 您认领 <b>{ $name }</b> 的请求还在等书记确认。可以先签到（暂记），确认以后记为到会。
signin-provisional = ✅ 先签到（暂记）
observed-waits = ✅ 已签到（暂记），确认以后记为到会
observe-ask = { $title }
    这是{ $whose }的会议，您不在应到名单里。要列席吗？
observe-yes = 列席
observe-no = 不列席
observe-not = 好的，没有签到。
signed-written-down = 您已经记为{ $status }
signed-again = 您 { $time } 已经签到，第 { $place } 位
signin-gone = 这次签到找不到了，可能已被删除。
signin-cancelled = 这次会议取消了，不用签到。
signin-not-open = 签到还没有开始。到时间会有签到板，请稍等。
signin-closed = 签到 { $time } 已经结束。{ $whom ->
    [none] 要补记，请联系支部书记。
   *[other] 要补记，请联系{ $whom }。
 }
signin-not-openable = 这次会议已经结束或取消，不能再签到。
signin-none-open = 现在没有正在签到的会议。
signin-needs-code = 这次是现场签到，请点签到板上的“签到”，输入屏幕上的码。
signin-opened = 签到已经开始，签到板在群里。
signin-closed-now = 签到已结束
signin-begun = ✅ { $title }
    签到开始了{ $expected ->
        [0] 。
       *[other] ，应到 { $expected } 人。
    }
signin-missed = ⏰ { $title }
    签到没能按时打开（程序当时没有运行）。需要的话，可以现在打开。
signin-nameless = 您还没有认领花名册上的名字。认领以后回到群里点“签到”；不是本支部的同志可以登记为列席。
signin-claim = 认领我的名字
signin-observe = 我是列席人员
observed = ✅ 已登记列席
observe-member = 您是本支部的成员，请直接点“签到”。

leave-ask = { $title }
    { $when }
    请选择请假原因：
reason-work = 工作走不开
reason-travel = 出差
reason-ill = 生病
reason-family = 家中有事
reason-other = ✍️ 其他，我来写
leave-not = 不请假了
leave-type = 请直接输入请假原因（100 字以内）。
leave-too-long = 原因太长了，请写在 100 字以内。
leave-answer = 📝 已请假
leave-noted = { $title }
    📝 已为您请假：{ $reason }
leave-back = 改为参加
leave-taken-back = 好的，等您来开会。
leave-written-down = 您已经记为到会，不用再请假。
leave-signed = 您 { $time } 已经签到，不用再请假。
coming-late = ⏰ 记下了：您会晚点到。到了请点“签到”。

code-ask = 请输入会场屏幕上的 6 位签到码（30 秒换一次）。
code-prompt = 6 位签到码
code-not-six = 签到码是 6 位数字，请看着屏幕再输一次。
code-wrong = ❌ 签到码不对，可能刚刚换了。请看着屏幕再输一次。
code-closed = 这次会议的签到码输错太多，暂时不再接受。请在群里点签到板，或请书记代为登记。
code-guessing = ⚠️ { $title }：签到码已经输错 { $wrong } 次，可能有人在猜。可以在会议页关掉现场码再打开，换一个新的。
code-wait = ❌ 输错多次，请 { $seconds } 秒后再试。
code-off = 这次会议现在不用签到码，请直接点签到板上的“签到”。
code-present = 已到 { $present }/{ $expected }
code-present-bare = 已签到 { $present } 人
code-hint = 用 Telegram 扫码签到，或在私聊里输入数字
code-card = { $title }
    现场签到码，30 秒换一次。请放到会场的屏幕上，不要转发。
code-page = 投到屏幕上用这个网页更清楚：{ $url }
code-over = 签到已结束
code-shown = 签到码在下面，会自己更换
code-now-on = 现场签到码：开
code-now-off = 现场签到码：关

attendance-choose = <b>到会名单</b>
    请选择会议：
attendance-none = 还没有开过会。发送 /meeting 安排第一次会议。
attendance-entry = { $when } { $kind }
attendance-line = <b>{ $status }</b> { $many }：{ $names }
attendance-empty = 还没有名单：签到开始时按花名册生成。
attendance-long = 人数较多，请点“导出 Excel”看完整名单。
attendance-at = { $name }（{ $time }）
attendance-why = { $name }（{ $reason }）
attendance-sheet = 导出 Excel
attendance-correct = 更正
attendance-file = { $title }
    到会名单见附件。
correct-choose = { $title }
    要更正谁的记录？
correct-entry = { $name } · { $status }
correct-card = <b>{ $name }</b>：现在是“{ $status }”。更正为：
correct-trail = { $when } { $who }：{ $before } → { $after }
correct-confirm = 确认无误：{ $status }
correct-confirmed = { $when } { $who }：确认为{ $after }
corrected = 已更正
report-title = { $title }
    签到已结束。
report-absent = 缺席 { $many } 人：{ $names }
report-none-absent = 应到的同志全部到会或已请假。
report-correct = 更正 { $name }
report-list = 名单
report-make-up = 布置补学

sheet-file = { $day } { $kind }签到表
sheet-sheet = 签到表
sheet-heading = 会议签到表
sheet-branch = 支部
sheet-meeting = 会议
sheet-time = 时间
sheet-place = 地点
sheet-host = 主持人
sheet-recorder = 记录人
sheet-corrected = { $post }{ $name } { $when } 由{ $before }更正为{ $after }
sheet-confirmed = { $post }{ $name } { $when } 确认为{ $after }
sheet-came-after-leave = 曾请假，后到会
between-remarks = ；
sheet-count-expected = 应到
sheet-count-present = 实到
sheet-count-late = 迟到
sheet-count-leave = 请假
sheet-count-absent = 缺席
sheet-count-made-up = 补学
sheet-count-observing = 列席
sheet-count-voters = 有表决权
sheet-count-voters-present = 其中到会
sheet-column-number = 序号
sheet-column-name = 姓名
sheet-column-subgroup = 党小组
sheet-column-standing = 身份
sheet-column-status = 状态
sheet-column-signed = 签到时间
sheet-column-remark = 说明
signin-open-it = 现在打开签到吗？
signin-early = 原定 { $opens } 起签到，现在打开会提前。
signin-meet-now = 现在开会并打开签到吗？
signin-which = 两小时内没有安排会议。现在开什么会？
    有主题的话，请写在后面，例如：/signin 党课 学习新党章
signin-opened-small = 签到已经开始，签到板已私聊发给参加的同志。
signin-is-open = 签到已经打开了
signin-board-again = 🔁 重新贴出签到板
menu-leave = 请假
leave-which = 哪一次会议请假？
leave-none = 接下来没有要您参加的会议，不用请假。
