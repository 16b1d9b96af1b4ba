# 台账

menu-minutes = 会议记录：记、改、归档、导出
menu-records = 台账：记录、签到、学习、学时

## 记录
minutes-choose = 📝 <b>会议记录</b>
    请选择会议：
minutes-meeting = { $sign ->
        [filed] ✅ {""}
        [open] ▶️ {""}
       *[other] {""}
    }{ $when } { $kind }
minutes-none = 还没有开过会。发送 /meeting 安排会议，开会时再来记录。
minutes-begin = ✍️ 开始记录
minutes-go-on = ✍️ 继续记录
minutes-entries = 📋 全部记录
minutes-end = ⏹ 结束记录
minutes-ended = 已结束，记录都留着
minutes-mode = ✍️ <b>正在记录</b>
    { $title }

    现在发来的每条消息都会记下来：
    · 王芳：……（记为王芳的发言）
    · 议程：……
    · 决议：……
    · 表决 接收李强 同意15 反对1 弃权0
    · 其他文字、语音，直接发来就行

    写错了，改那条消息就行，记录跟着改。
    发 /minutes 回到这里。别的命令照常能用；点“结束记录”离开。
minutes-kind-point = 议程
minutes-kind-note = 记录
minutes-kind-speech = 发言
minutes-kind-resolution = 决议
minutes-kind-vote = 表决
minutes-kind-voice = 语音
minutes-sign-point = 🔹
minutes-sign-note = ▫️
minutes-sign-speech = 💬
minutes-sign-resolution = ☑️
minutes-sign-vote = 🗳
minutes-sign-voice = 🎤
minutes-as = 改成{ $kind }
minutes-taken = 已记 { $number }　{ $said }
minutes-voice-kept = Telegram 不把语音的文字给机器人。原声留着，有空时请打开它写成文字。
minutes-which = 这里有几位{ $name }，是哪一位？
minutes-ask-votes = 同意、反对、弃权各多少？到会有表决权的 { $present } 人。请选，或直接发：同意15 反对1 弃权0
minutes-unanimous = ✅ 全部同意（{ $present }）
minutes-undo = ↩️ 撤回
minutes-undone = 已撤回，不在记录里了：
    { $said }
minutes-undone-answer = 已撤回
minutes-followed = ✏️ 第 { $number } 条跟着改了　{ $said }
minutes-filed-stays = 这份记录已经归档，改消息不会改记录。要更正，请点下面。
minutes-see = 看记录
minutes-which-point = 现在进行哪一项议程？请点，或直接发一项新的。
minutes-noted = 已记下
minutes-moved = 已移动
minutes-who = 谁发言？
minutes-next = { $kind ->
        [speech] 请发<b>{ $name }</b>的发言。
        [resolution] 请发决议的内容。
       *[vote] 表决什么？请发事项，例如：接收李强同志为预备党员。票数可以一起写：同意15 反对1 弃权0
    }
minutes-entry = <b>{ $kind }</b>
minutes-cut = …… 全文 { $long } 字，导出的 Word 里是完整的。
minutes-at = （{ $when } 记）
minutes-edit = ✏️ 修改
minutes-write = ✏️ 写成文字
minutes-delete = 🗑 删除
minutes-play = ▶️ 听一下
minutes-up = ⬆️ 上移
minutes-down = ⬇️ 下移
minutes-ask-edit = 请发改好的全文。现在是：
    { $text }
minutes-ask-written = { $text }
    请把它写成文字发来。写“王芳：……”就记为王芳的发言。
minutes-ask-added = 漏了什么？请直接发来，写法和记录时一样。
minutes-point = 议程：{ $text }
minutes-speech = { $name }：{ $text }
minutes-vote = { $text }（{ $said }）
minutes-voice = 语音（{ $minutes ->
        [0] {""}
       *[other] { $minutes } 分 {""}
    }{ $seconds } 秒）
minutes-empty = 这条没有文字，请再发一次。
minutes-subject = 表决的是什么事？请连事项一起写，例如：表决 接收李强 同意15 反对1 弃权0
minutes-too-many = 同意、反对、弃权加起来 { $cast } 票，签到的有表决权的同志只有 { $present } 人。请核对，或先在 /attendance 里补签到。
minutes-full = 一次会议最多记 { $most } 条，已经满了。
minutes-no-files = 正在记录会议，只收文字和语音。要发文件，请先发 /minutes 结束记录。
minutes-voice-first = 请先把语音写成文字。
minutes-at-edge = 已经在头上了，不能再移。

## 一次会议的记录
record-led = 主持 { $host }　记录 { $recorder }
record-counts = 应到 { $expected }　实到 { $present }{ $late ->
        [0] {""}
       *[other] （迟到 { $late }）
    }　请假 { $leave }　{ $waits ->
        [yes] 还没签到
       *[no] 缺席
    } { $absent }{ $observing ->
        [0] {""}
       *[other] 　列席 { $observing }
    }
record-not-yet = 还没签到：{ $names }{ $more ->
        [0] {""}
       *[other] 等，另有 { $more } 人
    }
record-still-waited = { $names }（签到还没有结束）
record-many = { $many ->
        [0] 还没有记录。
       *[other] 记录 { $many } 条
    }
record-open = 还没有票数
record-is-filed = ✅ { $when }已归档，以后的改动都要写原因。
record-about = 会议信息
record-word = 📄 导出 Word
record-file = 🗄 归档
record-add = ➕ 补充一条
record-trail = 更正记录
record-what-host = 主持人
record-what-recorder = 记录人
record-what-venue = 地点
record-what-time = 时间
record-what-agenda = 议程
record-what-entry = 记录内容
record-what-added = 补充记录
record-what-removed = 删除记录
record-what-attendance = 到会情况
record-field = <b>{ $label }</b>：{ $value }
record-change = 改{ $what }
record-ask-host = 谁主持？请选，或直接输入名字。
record-ask-recorder = 谁记录？从名单里选的同志不是委员也能来记录；也可以直接输入名字。
record-ask-venue = 在哪里开的？请直接输入。
record-ask-time = 几点到几点？请直接输入，例如：15:05–16:40
record-ask-agenda = 请输入议程，一行一项。
record-time-unclear = 没有看懂。请写成从几点到几点，例如：15:05–16:40
record-typed-empty = 没有收到文字，请再输入一次。
record-changed = 已改好
record-recorder-told = ✍️ 请您做这次会议的记录：
    { $title }
record-recorder-unreachable = { $name }还没有和我私聊过，请当面告诉这位同志：私聊里发 /minutes。
record-ask-why = 这份记录已经归档。为什么要改？请写原因（{ $most } 字以内），会写进文末的更正记录。
record-why-length = 请用 1 到 { $most } 个字写明原因。
record-file-sure = 归档以后，记录就定下来了，再改要写原因。
    { $title }
record-unwritten = ⏰ 还有 { $many } 段语音没有写成文字。
record-votes-open = ⏰ 还有 { $many } 次表决没有票数。
record-file-yes = 🗄 归档
record-filed = 已归档
record-filed-already = 这份记录已经归档。
record-still-open = 签到还没有结束。请先在 /meeting 里结束签到，再归档。
record-not-held = 会议还没有开，开完再归档。
record-cancelled = 这次会议取消了，没有记录。
record-trail-head = { $many ->
        [0] 归档以后没有更正。
       *[other] 归档以后更正 { $many } 处：
    }
record-trail-line = · { $when } { $who }　{ $what }：{ $before ->
        [none] （无）
       *[other] { $before }
    } → { $after ->
        [none] （无）
       *[other] { $after }
    }　原因：{ $why }
record-differs = 归档以后，到会名单有更正。
record-update = 更新到会情况
record-somebody = 一位委员
record-people = { $status }：{ $names }
record-voted = 同意 { $yes } 票，反对 { $no } 票，弃权 { $abstained } 票；有表决权 { $voters } 人，到会 { $present } 人：{ $outcome ->
        [carried] 有效，通过
        [lost] 有效，同意没有超过有表决权人数的一半，未通过
        [invalid] 到会没有超过有表决权人数的一半，无效
       *[unknown] 没有签到名单，无法判断是否有效
    }
record-not-filed = 未归档
record-filed-by = { $when }由{ $name }归档
record-word-coming = 正在准备 Word，马上发给您

## Word 里的字
record-word-heading = 会议记录
record-word-title = 会议
record-word-time = 时间
record-word-place = 地点
record-word-host = 主持人
record-word-recorder = 记录人
record-word-expected = 应到
record-word-present = 实到
record-word-late = 迟到
record-word-leave = 请假
record-word-absent = 缺席
record-word-observing = 列席
record-word-present_names = 到会人员
record-word-late_names = 迟到人员
record-word-leave_names = 请假人员
record-word-absent_names = 缺席人员
record-word-observing_names = 列席人员
record-word-agenda = 议程
record-word-contributions = 会议内容
record-word-resolutions = 决议
record-word-votes = 表决
record-word-corrections = 更正记录
record-word-when = 时间
record-word-who = 更正人
record-word-what = 项目
record-word-before = 原内容
record-word-after = 新内容
record-word-why = 原因
record-word-signed-host = 主持人签字
record-word-signed-recorder = 记录人签字
record-word-signed-on = 日期
record-word-colon = ：

## 一段时间的台账
records-title = 🗄 <b>台账 · { $title }</b>
records-held = 开会 { $held } 次，记录已归档 { $filed } 次。
records-open = 还没归档 { $many }
records-unfiled = 还有 { $many } 次会议的记录没有归档：
records-book = 📊 Excel 总表
records-pack = 📦 全部打包
records-templates = 📄 记录模板
records-heading = { $branch } { $title }台账
records-coming-book = 正在准备 Excel，马上发给您
records-coming-pack = 正在打包，好了就发给您
records-on-the-way = 已经在准备了，请稍等。
records-here-word = 会议记录见附件。
records-here-book = 台账总表见附件：总表、到会、阅读、答题、讨论。
records-here-pack = 台账见附件。解压以后，打开“目录”就能点到每一份文件。
records-state-filed = 已归档
records-state-open = 未归档
records-state-none = 没有记录
records-proof-picture = 图片
records-proof-none = 无
records-proof-lost = { $name }（没有取到，请向本人要）
records-folder-meetings = 会议
records-folder-study = 学习
records-folder-checks = 检查
records-folder-affairs = 党务公开
records-folder-votes = 表决选举
records-file-notices = 公开台账
records-file-sheet = 签到表
records-file-book = 台账总表
records-file-hours = 学时
records-file-topics = 讨论记录
records-file-proof = 佐证
records-file-check = 学习检查
records-book-sheet-held = 会议一览
records-book-sheet-votes = 表决选举一览
records-book-sheet-summary = 总表
records-book-column-number = 序号
records-book-column-day = 日期
records-book-column-kind = 类型
records-book-column-topic = 主题
records-book-column-place = 地点
records-book-column-host = 主持人
records-book-column-expected = 应到
records-book-column-present = 实到
records-book-column-leave = 请假
records-book-column-absent = 缺席
records-book-column-record = 会议记录
records-book-column-title = 事项
records-book-column-how = 方式
records-book-column-entitled = 应到
records-book-column-cast = 收回
records-book-column-result = 结果
records-book-column-name = 姓名
records-book-column-meetings = 到会
records-book-column-readings = 阅读
records-book-column-quizzes = 答题
records-book-column-topics = 讨论
records-book-column-hours = 学时
records-book-column-right = 答对
records-book-column-points = 积分
records-book-column-light = 评价
records-book-column-share = 完成
records-book-mark-present = ✓
records-book-mark-done = ✓
records-book-mark-late = 迟
records-book-mark-wrong = 错
records-book-mark-leave = 假
records-book-mark-absent = 缺
records-book-mark-missed = 缺
records-book-mark-made_up = 补
records-book-mark-observing = 列
records-book-legend = ✓ 到会或完成　迟 迟到或逾期　假 请假　缺 缺席或未做　补 已补学　错 答错　列 列席　空白 不要求
records-book-nothing = 这段时间没有。
records-pack-index = 目录
records-pack-evidence-list = 佐证清单
records-pack-column-number = 序号
records-pack-column-what = 内容
records-pack-column-day = 日期
records-pack-column-state = 状态
records-pack-column-file = 文件
records-pack-column-name = 姓名
records-pack-column-title = 培训
records-pack-column-hours = 学时
records-pack-column-evidence = 佐证

## 模板
template-title = 📄 <b>记录模板</b>
template-ours = 现在用的是默认模板。可以换成支部自己的 Word。
template-own = 支部自己的模板：
template-line = { $kind }：{ $name }（{ $when }）
template-all = 所有会议
template-send = 上传模板
template-get = 下载模板
template-fields = 可用字段
template-back = 恢复默认模板
template-restored = 已恢复默认模板
template-ask-kind = 新模板用在哪种会议上？
template-ask-file = 请把 Word 模板（.docx）发给我，用于：{ $kind }。
    要填的地方写成 [会议时间]、[出席人员]、[发言记录] 这样，别的照支部自己的格式。
template-file-wanted = 请发一个 .docx 文件。
template-reading = 正在检查模板……
template-fits = ✅ 模板可以用，以后导出的记录就用它（{ $kind }）。
template-lacks = ⏰ 模板里没有这些内容，导出的 Word 里不会有，机器人里还在：{ $names }
template-unfit = ❌ 这个模板不能用：
template-unknown = 不认识的字段：
    <code>{ $names }</code>
template-code = 不能写的代码：
    <code>{ $names }</code>
template-names-file = 模板里的问题.txt
template-names-here = 问题比较多，全部写在附件里。
template-stays = 原来的模板没有动。请改好再发一次。
template-about-fields = <b>可用字段</b>
    <code>{ $fields }</code>

    有多条的，要用循环：
template-list = · <b>{ $name }</b>：{ $fields }
template-loop = 例如：
    <code>{ $loop }</code>
template-here = 这是默认模板，可以在它上面改。
template-file-name = 会议记录模板.docx
template-kind = 这不是 .docx 文件。请在 Word 或 WPS 里另存为 .docx 再发。
template-macros = 这个文件带着宏或嵌入的对象，不能用。请另存为普通的 .docx 再发。
template-links = 这个文件会从别处取内容（外部链接或模板），不能用。请去掉以后再发。
template-too-big = 模板太大了，请压到 { $limit } MB 以内。
template-bomb = 这个文件解开以后太大，不能用。
template-locked = 这个文件有密码，请去掉密码再发。
template-broken = 这个文件读不出来，可能坏了。请用 Word 或 WPS 打开另存一次再发。
template-tag = 模板里的标记写得不对：{ $said }。每个 {"{%"} if 和 for 都要有结尾。
template-no-marks = 模板里没有标记，导出时填不进内容。请把这三个标记复制到要填的地方，再发一次：
    <code>[会议时间]</code>
    <code>[出席人员]</code>
    <code>[发言记录]</code>
