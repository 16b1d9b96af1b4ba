# 花名册、认领、移交

menu-join = 认领自己的名字
menu-roster = 花名册：导入、查看、修改
menu-handover = 移交书记职务
menu-branch = 切换支部

roster-between = { "、" }
roster-and-more = { $names } 等，另有 { $many } 人

## 总览与名单
roster-title = 📌 <b>花名册 · { $branch }</b>
roster-empty = 还没有名单。
roster-send-file = 要导入或更新名单，把 Excel 或 CSV 文件直接发到这里。
roster-total = 共 { $many } 人
roster-count = { $what } { $many } 人
roster-no-group = 未分组
roster-claimed = 已认领 { $claimed } 人，未认领 { $unclaimed } 人
roster-list = 成员名单
roster-add = 添加成员
roster-template = 下载模板
roster-export = 导出花名册
roster-announce = 请大家认领名字
roster-waiting = 待确认 { $many }
roster-tidy = 待整理 { $many }
roster-gone = 已离开 { $many }
roster-open = 打开花名册
roster-list-head = <b>{ $branch }</b> 共 { $many } 人。点名字查看和修改，也可以直接发来姓名查找。
roster-unclaimed-mark = { $name } · 未认领
roster-not-found = 花名册上没有“{ $name }”。
roster-found = 名字里有“{ $name }”的有 { $many } 人：
roster-gone-head = 已经离开支部的有 { $many } 人。点名字可以恢复。
roster-tidy-head = 有 { $many } 人用 Telegram 名字签过到，还不在花名册上。点名字逐个整理。
roster-tidy-done = 没有待整理的人了。
roster-add-ask-names = 发来姓名，一次可以多个，用顿号或换行分开。
    同名的人在括号里写清楚，例如：张伟（二组）。
roster-add-none = 没有看出姓名。请发来姓名，例如：王芳、李强。
roster-add-twice = 花名册上已经有“{ $name }”。如果是另一位同名的同志，请在括号里写清楚，例如：{ $name }（二组）。
roster-added = ✅ 已添加 { $many } 人：{ $names }
roster-too-many = 一个支部最多 { $limit } 人，没有写入。
roster-name-none = 没有看出文字，请再发一次。
roster-name-long = “{ $start }…”太长了，最多 { $limit } 个字。
roster-note-long = 备注太长了，最多 { $limit } 个字。
roster-announced = 已经发到群里。
roster-announced-lately = 刚刚已经在群里请大家认领过了，请过十分钟再发。
roster-group-away = 我已经不在支部群里，发不了消息。请先把我重新加进群。

## 一位成员
roster-person = <b>{ $name }</b>
roster-described = { $parts }
roster-note = 备注：{ $note }
roster-claimed-by = 已认领，Telegram 名字：{ $account }
roster-not-claimed = 还没有认领
roster-since = 列入花名册：{ $day }
roster-left = 离开支部：{ $day }
roster-unlisted = 这是签到时按 Telegram 名字记下的，请整理：列入花名册、改名、合并到名册上的名字，或者移出。
roster-to-standing = 身份
roster-to-group = 党小组
roster-to-post = 职务
roster-rename = 改名
roster-renote = 备注
roster-unbind = 解除绑定
roster-merge = 合并到名册上的名字
roster-leave = 离开支部
roster-keep = 列入花名册
roster-rejoin = 恢复
roster-changed = 已改好。
roster-kept = { $name } 已列入花名册。
roster-has-left = { $name } 已经离开支部，要修改请先恢复。
roster-ask-standing = { $name } 现在是{ $now }，改为：
roster-ask-day = { $name } 从哪一天起是{ $what }？也可以直接发来日期，例如：6月30日。
roster-ask-leave = { $name } 从哪一天起离开支部？以前的签到记录都会保留。也可以直接发来日期，例如：6月30日。
roster-from-today = 从今天起
roster-day-unclear = 没有看懂日期，或者日期在今天以后。请发来今天或以前的日期，例如：6月30日。
roster-before-joined = 离开的日期不能早于列入花名册的日期（{ $day }）。
roster-ask-group = { $name } 在哪个党小组？新的党小组，直接发来名称。
roster-ask-post = { $name } 现在的职务：{ $now }。改为：
roster-post-yours = 您现在是 { $branch } 的{ $post }。发送 /help 看看可以做什么。
roster-ask-name = { $name } 的姓名改成什么？请发来。
roster-ask-note = 请发来 { $name } 的备注。
roster-ask-unbind = 解除以后，{ $name } 的 Telegram 账号不再是成员，要重新认领。确定吗？
roster-may-not-leave = { $name } 不能这样离开支部：书记先用 /handover 移交，副书记由书记来改，自己不能移出自己。
roster-may-not-post = 这项职务不能在这里改：书记用 /handover 移交，副书记由书记来定。
roster-may-not-unbind = 不能解除 { $name } 的绑定：书记和自己的绑定不能解除，副书记的由书记来解除。换了账号请用 /join。
roster-keep-first = 请先列入花名册，再定职务。

## 合并
roster-merge-ask = “{ $name }”是名册上的哪一位？合并以后，签到记录和 Telegram 账号都归到名册上的名字。
roster-merge-none = 名册上没有未认领的名字可以合并。
roster-merge-confirm = 把“{ $name }”合并到“{ $target }”？合并以后不能分开。
roster-merge-taken = { $name } 已经有人认领了，不能合并。
roster-may-not-merge = 这次合并关系到职务，请书记或副书记来做。
roster-merged = 已合并到 { $name }。

## 文件
roster-reading = 收到《{ $file }》，正在读取。
roster-reading-private = 收到《{ $file }》，正在读取，结果发到私聊。
roster-open-private = 名册里有姓名，结果要发到私聊。请先打开 { $link } ，再把文件发过来。
roster-file-kind = 花名册要用表格文件：Excel（.xlsx、.xls）或 CSV。发送 /roster 可以下载模板。
roster-file-not-yours = 文件没有收下。花名册由书记、副书记或组织委员来导入。
roster-file-other = 文件没有收下。您现在所在的支部里，花名册由书记、副书记或组织委员来导入。要换到别的支部，发送 /branch。
roster-file-large = 文件太大，最多 { $limit } MB。请只留下名单，另存一份再发。
roster-file-unread = 没有读出《{ $file }》。请另存为 .xlsx 再发一次；还不行，就用 /roster 里的模板。
roster-file-stale = 这份预览已经过期或处理过了，请把文件再发一次。
roster-file-bad = 没有读成《{ $file }》。{ $why }
file-empty = 文件是空的。请检查后再发。
file-too-big = 文件太大，最多 { $limit } MB。请只留下名单，另存一份再发。
file-not-spreadsheet = { $kind ->
        [word] 这是文字文档，不是表格。
        [slides] 这是幻灯片，不是表格。
        [pdf] 这是 PDF，不是表格。
        [picture] 这是图片，不是表格。
        [archive] 这是压缩包，请先解压。
       *[other] 这不是表格。
    }请发 Excel（.xlsx、.xls）或 CSV 文件。
file-html = 这是从网页存下来的，不是真正的表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再发。
file-xml = 这是 XML 文件。请用 Excel 或 WPS 打开，另存为 .xlsx 再发。
file-encrypted = 文件设了密码。请去掉密码再发。
file-broken = 文件损坏了，打不开。请用 Excel 或 WPS 打开，另存为 .xlsx 再发。
file-bomb = 文件展开以后大得不正常，没有读。请把名单复制到一个新表格里再发。
file-too-many-rows = 表格超过 { $limit } 行。请只留下本支部的名单。
file-too-many-cells = 表格超过 { $limit } 格。请只留下本支部的名单。
file-too-many-sheets = 工作表超过 { $limit } 个。请只留下本支部的名单。
file-no-name-column = 没有找到“姓名”这一列。请在表头写上“姓名”，或者用 /roster 里的模板。
file-no-people = 有表头，但是下面没有人。请填好再发。
file-too-many-people = 名单超过 { $limit } 人。一个支部一份名单，请分开来发。

## 预览
roster-preview = 📌 <b>花名册预览 · { $branch }</b>
roster-preview-file = 《{ $file }》里读到 { $many } 人
roster-preview-counts = 新增 { $new }　变更 { $changed }　不变 { $unchanged }
roster-preview-back = 以前离开、这次又在名册上：{ $many }
roster-preview-gone-keep = 不在新名册上 { $many }：保留
roster-preview-gone-leave = 不在新名册上 { $many }：标为离开
roster-preview-problems = <b>要留意的有 { $many } 处</b>
roster-preview-unstored = 还没有写入，确认以后才会改动花名册。
roster-import = ✅ 确认导入
roster-gone-leave = 不在新名册上的：标为离开
roster-gone-keep = 不在新名册上的：保留
roster-changes = 查看变更
roster-problems = 下载问题清单
roster-at = 第 { $row } 行
roster-at-sheet = { $sheet } 第 { $row } 行
roster-problem = { $where }：{ $what }
roster-no-name = 没有姓名，没有收。请补上姓名。
roster-long-name = 姓名“{ $start }…”有 { $length } 个字，没有收。姓名最多 { $limit } 个字，请检查是不是填错了格子。
roster-not-a-name = “{ $value }”不像姓名，没有收。
roster-several-names = “{ $value }”像是几个人，没有收。请一人一行。
roster-twice = { $name } 和第 { $first } 行完全一样，只收一次。
roster-standing = { $name } 的身份“{ $value }”不认识，先按正式党员。可以写：正式党员、预备党员、入党积极分子、群众。
roster-post = { $name } 的职务“{ $value }”不是支部职务，先按无职务。
roster-formula = { $name }：{ $column } 列是公式，收的是算出来的值。
roster-shortened = { $name }：{ $column } 列太长，只收前 { $limit } 个字。
roster-same-name = { $name } 和第 { $first } 行同名，又分不清，备注里记作“{ $note }”。请在备注里写清楚。
roster-no-header = 没有表头，把这一列都当作姓名。
roster-cut = { $name }：姓名、党小组或备注里的电话、证件号码没有收。
roster-passed-over = “{ $value }”不是人名，这一行跳过了。
roster-changes-new = <b>新增 { $many } 人</b>：{ $names }
roster-changes-back = <b>又在名册上 { $many } 人</b>：{ $names }
roster-changes-gone = <b>不在新名册上 { $many } 人</b>：{ $names }
roster-changes-person = <b>{ $name }</b>：{ $what }
roster-change = { $before } → { $after }
roster-changes-more = 还有 { $many } 人有变更。
roster-no-note = 无备注
roster-problems-caption = { $many } 处问题，按行列出。改好以后把名册再发一次就行。
roster-problems-file = 问题清单.csv
roster-problems-sheet = 工作表
roster-problems-row = 行
roster-problems-what = 问题
roster-problems-outcome = 处理
roster-problems-left-out = 没有收
roster-problems-taken = 已收
roster-imported = ✅ <b>{ $branch } 的花名册已更新</b>
roster-imported-counts = 新增 { $new } 人，变更 { $changed } 人
roster-imported-left = 标为离开 { $many } 人
roster-imported-posts = 这些同志的职务没有按文件改：{ $names }。书记用 /handover 移交，副书记由书记来定。
roster-imported-own = 您现在的名字是“{ $name }”，文件里没有。如果名册上另有您的名字，请点下面认一下，签到记录会一起过去。
roster-imported-next = 还有 { $many } 人没有认领名字。可以在群里请大家认领。
roster-imported-answer = 已导入。
roster-own = 我在名册上的名字

## 模板与导出
roster-sheet = 花名册
roster-column-name = 姓名
roster-column-subgroup = 党小组
roster-column-standing = 身份
roster-column-post = 职务
roster-column-note = 备注
roster-column-joined = 列入日期
roster-column-claimed = 已认领
roster-column-yes = 是
roster-template-file = 花名册模板.xlsx
roster-template-caption = 填好以后把文件发到这里。手机号、性别等其他列可以有，不会保存。
roster-template-help = 填写说明
roster-template-choose = 请选择
roster-template-choose-text = 下拉选一个，或者写相近的说法。
roster-template-group = 第一党小组
roster-template-name-1 = 示例：王芳
roster-template-name-2 = 示例：李强
roster-template-name-3 = 示例：赵敏
roster-template-note = 流动在外
roster-template-lines =
    一人一行，只有“姓名”必填。
    示例行可以留着，不会导入。
    身份：正式党员、预备党员、入党积极分子、群众，空着按正式党员。
    职务：书记、副书记、组织委员、宣传委员、纪检委员、小组长，空着是无职务。书记和副书记的职务只有书记能改。
    同名的人，请写不同的党小组或者备注。
    填好以后发给机器人，先看预览，确认以后才写入。
roster-export-file = 花名册.xlsx
roster-export-caption = { $branch } 的花名册，{ $many } 人。改好以后可以直接发回来。

## 支部
roster-branch-only = 您只在一个支部：{ $branch }。
roster-branch-choose = 私聊里现在说的是 <b>{ $branch }</b>。换到哪个支部？
roster-branch-chosen = 好的，私聊里现在说的是 <b>{ $branch }</b>。

## 认领
claim-call = 📌 花名册已经就绪，还有 { $many } 位同志没有认领名字。认领以后，签到、请假一点就行。
claim-mine = 认领我的名字
claim-go-private = 认领名字：点下面的按钮，到私聊里选自己的名字。
claim-from-group = 认领名字要从支部群里开始：请在群里发送 /join。
claim-send-name = 请发来您在花名册上的姓名，由支部书记确认。
claim-passed-on = 收到“{ $name }”。如果花名册上有这个名字，会请书记确认，有结果就告诉您。一直没有回音的话，请在支部群里发送 /join。
claim-already = 您在 { $branch } 的名字是 { $name }，已经认领好了。
claim-choose = <b>{ $branch }</b>：点自己的名字，也可以直接发来姓名。
claim-none-free = <b>{ $branch }</b> 现在没有待认领的名字。名字已被认领、或者换了账号，请直接发来姓名。
claim-not-there = 找不到我的名字
claim-all = 看全部名字
claim-claimed = { $name } · 已认领
claim-found = “{ $name }”找到这些：
claim-not-found = 花名册上没有找到“{ $name }”。换个写法再发一次，或者看全部名字。
claim-sure = 您是 <b>{ $name }</b>{ $where }吗？
claim-it-is-not = 不是
claim-meanwhile = 签到正在进行，可以先签到（暂记），确认以后记为到会。
claim-other = 重新选择名字
claim-request-rivals = 注意：{ $others } 也要认领这个名字，只有一位能确认。
claim-it-is-me = 是我
claim-taken = <b>{ $name }</b> 已经认领过。如果是您本人换了 Telegram 账号，请点下面的按钮，由书记确认后换过来。
claim-new-account = 我换了账号
claim-taken-meanwhile = { $name } 刚刚已被认领。如果您才是本人，请再发一次姓名，点“我换了账号”。
claim-name-gone = { $name } 已经不在花名册上，请重新选择。
claim-asked = 已请 { $whom } 确认您是 { $name }，有结果就告诉您。
claim-asked-later = 已经记下您是 { $name }，等书记确认，有结果就告诉您。
claim-waits = 您认领 { $name } 的请求还在等书记确认，不用再发。
claim-rests = 认领 { $name } 没有通过，一天以后才能再次申请。请当面联系书记。
claim-done = ✅ 认领成功：您是 { $branch } 的 { $name }。开会时点“签到”就行。
claim-done-answer = 认领成功。
claim-refused = 您认领 { $branch } 的“{ $name }”没有通过。如果弄错了，请当面联系书记。
claim-free-told = 🙋 今天免确认认领：{ $names }（{ $many } 人）。
    不是本人的，请在 /roster 里打开这位同志，点“解除绑定”。
claim-moved-away = { $branch } 的“{ $name }”已经换到另一个 Telegram 账号。如果不是您本人换的，请马上联系书记。
claim-noted = 已经告诉书记，整理好花名册以后就行。在这以前，您可以照常签到。
claim-request = { $who } 认领 { $branch } 的 <b>{ $name }</b>。是本人吗？
claim-request-post = 注意：这个名字有职务（{ $post }），确认以后对方就有相应的权限。
claim-request-replaces = 注意：这个名字现在由“{ $account }”认领，确认以后换成新的账号。
claim-yes = ✅ 确认
claim-no = ❌ 不是本人
claim-gone = 这条认领已经撤回，或者处理过了。
claim-not-yours-to-confirm = 这个名字要由书记、副书记或组织委员确认。
claim-account-taken = 这个账号已经认领了 { $name }，不能再认领别的名字。
claim-was-confirmed = { $name } 的认领已经由{ $by }确认。
claim-was-refused = { $name } 的这次认领没有通过（{ $by }）。
claim-confirmed = ✅ 已确认：{ $name } 由“{ $account }”认领。
claim-confirmed-answer = 已确认 { $name }。
claim-declined = 已告诉对方：不是 { $name } 本人。
claim-card = <b>{ $branch }</b>：有 { $many } 条认领等您确认
claim-card-more = …… 另有 { $many } 条
claim-card-look = 其中 { $many } 条要逐个看：名字有职务、已被认领，或者不止一个人要。
claim-card-done = ✅ 认领都处理好了。
claim-card-over = 认领现在不由您确认了。
claim-all-yes = ✅ 全部确认 { $many }
claim-each = 逐个看
claim-all-done = ✅ 已确认 { $many } 人{ $left ->
        [0] 。
       *[other] ，还有 { $left } 条等您看。
    }
claim-all-none = 这些认领已经处理过了{ $left ->
        [0] 。
       *[other] ，还有 { $left } 条等您看。
    }
claim-list = 有 { $many } 条认领等您确认：
claim-list-done = 没有等您确认的认领了。
claim-entry = { $account } → { $name }

## 移交
handover-choose = <b>{ $branch }</b>：书记职务移交给哪一位？
handover-nobody = 还没有别的正式党员认领名字，移交不了。请先让对方用 /join 认领。
handover-offered = 已请 { $name } 接受 { $branch } 的书记职务。对方接受以前，您还是书记。
handover-withdraw = 收回
handover-withdrawn = 已收回，您还是书记。
handover-asks = 📌 { $before } 请您接任 { $branch } 的书记。接受以后马上生效。
handover-accept = ✅ 接受
handover-decline = 谢绝
handover-declined = 好的，已告诉 { $before }。
handover-declined-told = { $name } 没有接受书记职务，您还是 { $branch } 的书记。
handover-accepted-told = ✅ { $name } 已接受，{ $branch } 的书记现在是 { $name }。辛苦了。
handover-over = 这次移交已经收回，或者处理过了。
handover-not-full = 书记只能移交给正式党员，{ $name } 还不是。
handover-sure = 把书记职务移交给 <b>{ $name }</b>？对方接受以后才生效，在这以前您还是书记；生效以后群里会有一条通知。
handover-do = 确认移交
handover-unclaimed = { $name } 还没有认领名字，收不到移交。请先让对方用 /join 认领。
handover-yours = 📌 { $before } 把 { $branch } 的书记职务移交给您。发送 /help 看看可以做什么。
handover-group = 📌 支部书记由 { $before } 移交给 { $now }。
handover-by-operator = 📌 { $before ->
        [none] 运维人员将 { $now } 定为支部书记。
       *[other] 原书记 { $before } 无法使用原来的账号，运维人员将 { $now } 定为支部书记。
    } 有疑问请联系运维人员。
handover-bound-by-operator = 📌 书记 { $name } 换了 Telegram 账号，由运维人员重新绑定。不是本人的话，请马上联系运维人员。

## 不在花名册上的人
newcomer-user = { $name }（@{ $username }）
newcomer-card = <b>{ $branch }</b>：有 { $many } 人参加了活动，还不在花名册上，签到先记为列席。
newcomer-card-no-roster = <b>{ $branch }</b> 还没有花名册，有 { $many } 人签到先暂记。可以导入名册，也可以全部收入：
newcomer-all = 全部收入名册 { $many }
newcomer-all-done = ✅ 已收入名册 { $many } 人，签到已更正为正式记录。
newcomer-done = ✅ 不在花名册上的人都处理好了。
newcomer-page = <b>{ $name }</b> 不在花名册上，签到先记为列席。
newcomer-left = 以前是名册上的 { $name }，{ $day }离开。
newcomer-visitor = 不是本支部的
newcomer-kept = { $name } 已列入花名册。
newcomer-visits = 好的，{ $name } 不是本支部的，以后签到只记列席。
newcomer-enlisted = ✅ 您已列入 { $branch } 的花名册，名字是 { $name }。
newcomer-decided = 这位已经处理过了。
