# 题库文件读不了时说的话
bank-file-empty = 这个文件是空的。
bank-file-too-big = 文件太大了，最多 { $limit } MB。可以分成几个文件再发。
bank-file-kind = { $kind ->
    [pdf] PDF 里的题目读不准。请发原来的 Word 或 Excel 文件。
    [picture] 图片里的题目读不出来。请发 Word、Excel 或文本文件。
    [slides] 幻灯片里的题目读不出来。请把题目放进 Word 或 Excel 再发。
    [archive] 压缩包不能直接读。请解开后一个一个发。
   *[other] 这种文件读不了。请发 Excel、Word 或文本文件。
}
bank-file-old-word = 这是旧版 Word 文件（.doc）。请另存为 .docx 再发。
bank-file-html = 这其实是网页。请用 Excel 打开，另存为 .xlsx 再发。
bank-file-encrypted = 文件有密码。请去掉密码再发。
bank-file-broken = 文件打不开，可能已经损坏。请重新保存后再发。
bank-file-bomb = 文件展开后太大，或者太复杂，没有读。请另存一份干净的再发。
bank-file-long = 文件太长了。请分成几个文件再发。
bank-file-nothing = 没有找到题目。每道题要有题干和答案，选择题还要有选项。
bank-file-many = 一个文件最多 { $limit } 道题。请分成几个文件再发。
bank-file-answers = 文件里只有答案，没有题目。请把题目和答案一起发。
bank-file-word-xml = 这是 Word 2003 的 XML 文件。请用 Word 打开，另存为 .docx 再发。
bank-file-inserted = 这个 Word 文件里嵌着另一份文档，读不到里面的题目。请打开后全选，复制到新文档，保存再发。
bank-file-backup = 这是 Moodle 的备份。请在题库里选“导出”，格式选 Moodle XML，再发导出的文件。

# 题目为什么没收下
bank-refused-kind = 这种题型不能在群里作答。
bank-refused-stem = 没有题干。
bank-refused-options = 没有选项。
bank-refused-answer = 没有答案。
bank-refused-many = 选项或空超过 { $limit } 个。
bank-refused-long = 文字超过 { $limit } 字，一条消息放不下。

# 题目为什么要看一眼
bank-doubt-date = 选项 { $letters } 被表格当成了日期（{ $value }），原来写的可能不是这样。
bank-doubt-date-answer = 答案被表格当成了日期（{ $value }），原来写的可能不是这样。
bank-doubt-share = 选项 { $letter } 是 { $value }，原来可能是百分数。
bank-doubt-letter = 答案里有 { $letter }，可是只有 { $options } 个选项，或者这个选项是空的。
bank-doubt-letter-twice = 答案“{ $answer }”里有重复的字母。
bank-doubt-number = 答案“{ $answer }”是数字，不清楚是指第几项还是选项的内容。
bank-doubt-answer = 看不懂答案“{ $answer }”。
bank-doubt-one = 单选题却有几个答案（{ $answer }）。
bank-doubt-several = 多选题只有一个答案（{ $answer }）。
bank-doubt-kind = 题型和选项对不上。
bank-doubt-gap = 选项 { $letter } 是空的。
bank-doubt-same-options = 选项 { $first } 和 { $second } 一样。
bank-doubt-one-option = 只有一个选项。
bank-doubt-option-long = 选项 { $letter } 有 { $length } 字，超过 { $limit } 字，投票里放不下，会改用文字发。
bank-doubt-explanation = 解析有 { $length } 字，超过 { $limit } 字，投票里放不下，会另外发。
bank-doubt-no-blank = 看不出要填哪里、问什么，题干里的空可能丢了。
bank-doubt-blanks = 题干有 { $blanks } 个空，答案却有 { $answers } 个。
bank-doubt-inside = 题干括号里写着 { $answer }，和答案不一样。
bank-doubt-picture = 题干说到图，可是没有图。
bank-doubt-until = 看不懂截止日期“{ $value }”。
bank-doubt-twin = 和第 { $number } 题一样。
bank-doubt-near = 和第 { $number } 题很像（{ $percent }%）。
bank-doubt-near-stored = 题库里有很像的题（{ $percent }%）：{ $stem }
bank-doubt-other-answer = 和第 { $number } 题一样，答案却不同。
bank-doubt-other-answer-stored = 题库里有同样的题，答案却不同：{ $stem }
bank-doubt-appended = “{ $text }”接在题目后面，可能是另一道题或标题。
bank-doubt-lost = “{ $text }”没有归到题目里。
bank-doubt-brackets = 括号里的“{ $answer }”不一定是答案。
bank-doubt-columns = “{ $names }”里也有内容，没有读；可能是选项。
bank-doubt-label = 选项 { $letter } 前面写的是别的字母。
bank-doubt-number-twice = 编号 { $number } 和答案表对不上，答案可能错位。
bank-doubt-answer-first = 答案好像写在题目前面，可能错位。
bank-doubt-unnumbered = 别的题都有编号，这道题没有。
bank-doubt-kind-unknown = 不认识题型“{ $value }”。
bank-doubt-judge-letter = 没有选项，答案却是 { $answer }；可能 A 是对，B 是错。
bank-doubt-serial = 选项 { $letters } 像是表格里日期的序号（{ $value }）。

# 题目改动了什么
bank-mended-blank = 题干里的空格改成了“____”。
bank-mended-inside = 答案“{ $answer }”写在题干里，已经取出来。
bank-mended-judge-letter = 判断题的答案按 A 或 1 为对、B 或 0 为错来读。
bank-mended-number = 答案“{ $answer }”按第几项来读。
bank-mended-difficulty = 看不懂难度“{ $value }”，没有采用。
bank-mended-cut = 说明文字太长，只留了 { $limit } 字。

# 题库表格
bank-sheet = 题库
bank-sheet-help = 怎么改
bank-sheet-how = 一行一道题。改好以后把整个文件发回来，改过的题会换掉原来的题。
    有疑问的题，看过没有问题，就把“结论”改成“确认”。
    判断题的答案写“对”或“错”；多选题写字母，如 ABD。
    填空题一个空一行；一个空有几种写法，用 | 隔开。
    最后一列“识别码”请不要改，新加的题不用填。
bank-sheet-accept = 看过没有问题，就选“确认”。
bank-true = 对
bank-false = 错
bank-kind-single = 单选题
bank-kind-multiple = 多选题
bank-kind-judge = 判断题
bank-kind-fill = 填空题
bank-verdict-good = 可用
bank-verdict-mended = 已修正
bank-verdict-doubtful = 有疑问
bank-verdict-refused = 没收下
bank-verdict-accepted = 确认
bank-column-number = 序号
bank-column-verdict = 结论
bank-column-why = 原因
bank-column-text = 原文（仅供对照）
bank-column-kind = 题型
bank-column-stem = 题干
bank-column-option = 选项
bank-column-answer = 答案
bank-column-explanation = 解析
bank-column-source = 出处
bank-column-tags = 标签
bank-column-difficulty = 难度
bank-column-until = 截止日期
bank-column-picture = 图片
bank-column-key = 识别码（请勿改动）

# 试卷和答案
bank-word-answers = 参考答案
bank-word-single = （单选题）
bank-word-multiple = （多选题）
bank-word-judge = （判断题）
bank-word-fill = （填空题）
bank-word-source = 出处：
bank-word-tags = 标签：
bank-word-difficulty = 难度：
bank-word-until = 截止日期：
bank-word-explanation = 解析：

# 题库的页面
menu-bank = 题库
take-bank = 题库、题目
bank-not-yours = 题库由支部书记和委员管理。可以把文件转给他们。
bank-not-here = 您在现在这个支部不能管理题库。要换支部，发送 /branch。
bank-gone = 这道题已经不在题库里了。
bank-typed-empty = 没有看到内容，请再发一次。
bank-typed-long = 太长了，最多 { $most } 个字，现在有 { $long } 个。
bank-between = 、
bank-gap = { "　" }
bank-home = ❓ <b>题库</b> · { $branch }
bank-home-counts = 可以问的 { $many } 题：{ $kinds }
bank-home-empty = 还没有题目。可以先装入自带的题目，都是支部工作的基本知识。
bank-home-how = 找题：发几个字，例如“三会一课”。
    加题：把题库文件或题目直接发给我。
bank-home-button = 题库
bank-many-single = 单选 { $many }
bank-many-multiple = 多选 { $many }
bank-many-judge = 判断 { $many }
bank-many-fill = 填空 { $many }
bank-short-single = 单
bank-short-multiple = 多
bank-short-judge = 判
bank-short-fill = 填
bank-all = 全部
bank-by-kind = 按题型
bank-by-tag = 按标签
bank-import = 导入
bank-export = 导出
bank-waiting = 待审 { $many }
bank-doubts = 有疑问 { $many }
bank-retired = 停用的 { $many }
bank-starter = 装入自带题库（{ $many } 题）
bank-starter-done = ✅ 装入了 { $many } 题
bank-entry = { $kind } · { $stem }
bank-sign-draft = ⏳ { $stem }
bank-sign-retired = ⏸ { $stem }
bank-list-approved = <b>可以问的题</b>，共 { $many } 题
bank-list-draft = <b>待审的题</b>，共 { $many } 题。通过以后才会问。
bank-list-retired = <b>停用的题</b>，共 { $many } 题
bank-list-tag = 标签“{ $tag }”，共 { $many } 题
bank-which-kind = 看哪一种？
bank-which-tag = 看哪个标签？
bank-no-tags = 还没有标签。打开一道题，点“修改”可以加。
bank-tag = { $tag }（{ $many }）
bank-found = 有“{ $words }”的题，共 { $many } 题
bank-found-none = 没有找到“{ $words }”。换几个字试试。
bank-import-how = <b>导入题目</b>
    把文件发到这里就行：Excel、Word、文本、Markdown、GIFT、Aiken、Moodle XML、JSON 都可以。
    每道题要有题干和答案，选择题还要有选项；列的次序、答案的写法不限。

    题目也可以直接打字发来，例如：
    <code>支部党员大会一般多久召开一次？
    A. 每月一次
    B. 每季度一次
    答案：B</code>

    先给您看结果，您点“收下”才会存进题库。
bank-approve-file = ✅ 全部通过：{ $file }（{ $many }）
bank-approved-many = ✅ 通过了 { $many } 题
bank-second-look = 支部要求第二个人审题：出题和改题的人不能自己通过。请另一位委员来审；书记也可以在 /settings 里关掉审题。

# 一道题
bank-question = <b>{ $kind }</b>　{ $stem }
bank-option = { $letter }. { $option }
bank-option-right = { $letter }. { $option } ✅
bank-answer-right = 答案：{ $answer } ✅
bank-answer-line = 答案：{ $answer }
bank-explanation = 解析：{ $text }
bank-source = 出处：{ $text }
bank-notes = { $notes }
bank-tags = 标签：{ $tags }
bank-difficulty = 难度：{ $value }
bank-until = 问到{ $day }为止
bank-never-asked = 还没有问过
bank-asked = 问过 { $many } 次，最近 { $when }
bank-asked-answered = 问过 { $many } 次，最近 { $when }；答对 { $share }%（{ $right }/{ $answers }）
bank-last-change = { $name } { $when } 改过
bank-somebody = 有人
bank-is-draft = ⏳ 待审，通过以后才会问。
bank-is-retired = ⏸ 已停用，不会再问。
bank-is-over = ⏰ 已经过了截止日期，不会再问。
bank-ask-now = 现在问这一题
bank-ask-sure = 现在就在群里问“{ $stem }”？{ $hours } 小时后截止。
bank-ask-go = 发到群里
bank-asked-answer = ✅ 已发到群里
bank-open-now = 这道题正在群里作答，等它结束再问。
bank-edit = 修改
bank-retire = 停用
bank-restore = 恢复
bank-approve = ✅ 通过
bank-delete = 删除
bank-picture = 看图
bank-history = 改动记录
bank-approved-answer = ✅ 已通过
bank-retired-answer = 已停用
bank-restored-answer = ✅ 已恢复
bank-delete-sure = 删除“{ $stem }”？
bank-deleted = 已删除。
bank-keep = 问过的题要留作记录，不能删除。可以停用。
bank-changes = <b>改动记录</b>　{ $stem }
bank-change = { $when } { $name } 改了{ $parts }
bank-change-before = 原来是：{ $text }
bank-part-kind = 题型
bank-part-stem = 题干
bank-part-options = 选项
bank-part-answer = 答案
bank-part-blanks = 填空答案
bank-part-explanation = 解析
bank-part-source = 出处
bank-part-tags = 标签
bank-part-difficulty = 难度
bank-part-until = 截止
bank-part-picture = 图片
bank-part-state = 状态

# 修改
bank-edit-which = 改哪里？
bank-edit-more = 更多
bank-edit-difficulty = 难度从 1（容易）到 5（难），再点一下就取消。
bank-grade = { $value }
bank-grade-on = ✅ { $value }
bank-ask-stem = 请发新的题干。填空的地方写 ____（四条下划线）。
bank-ask-options = 请发新的选项，一行一个。对的前面加 *；都不加，就还是原来的位置对。
bank-ask-answer = 请发正确答案的字母，例如 B，多选例如 ACD：
bank-ask-answer-judge = 请发“对”或“错”：
bank-ask-answer-fill = 请发答案：一个空一行；一个空有几种写法，用 | 隔开，最好的写在前面。
bank-ask-explanation = 请发新的解析：
bank-ask-source = 请发出处，例如：《中国共产党章程》第三十二条
bank-ask-now-is = 现在是（点一下复制）：
    <code>{ $text }</code>
bank-ask-tags = “{ $stem }”的标签：点一下加上或去掉；新标签直接发给我，几个用顿号隔开。
bank-ask-until = “{ $stem }”问到哪天为止？也可以直接发日期，例如：12月31日
bank-until-none = 不截止
bank-until-past = 这一天已经过去了。
bank-clear = 清空
bank-tags-many = 标签最多 { $most } 个，请先去掉几个。
bank-ask-picture = 请发一张图片。
bank-picture-drop = 去掉图片
bank-picture-kind = 这不是能用的图片。请发 PNG 或 JPEG。
bank-picture-large = 图片太大了，最多 { $limit } MB。
bank-send-file = 请发文件或图片，不是文字。
bank-no-options = 这种题没有选项。
bank-few-options = 选项至少要两个，一行一个。
bank-mark-right = 选项的个数变了，请在对的前面加 *。
bank-same-options = 有两个选项是一样的。
bank-clash = 题库里已经有这道题了：“{ $stem }”。
bank-confirm = 更正“{ $stem }”？
bank-confirm-right = 正确答案改成：{ $answer }
bank-confirm-what = 这道题问过 { $many } 次。大家的得分会跟着改正，并在群里说一声。
bank-confirm-yes = ✅ 更正
bank-corrected-answer = ✅ 已更正
bank-correction = 📌 <b>题目更正</b>
bank-correction-entry = “{ $stem }”的正确答案是：{ $answer }
bank-correction-more = …… 还有 { $many } 题
bank-correction-counts = 得分已经改正：{ $righted } 人改为答对，{ $wronged } 人改为答错。
bank-correction-same = 大家的得分没有变化。

# 收到的题目
bank-reading = 正在读 { $file } …
bank-reading-typed = 正在读 …
bank-unfetched = 没有取到文件，或者读得太久。请再发一次，大的文件请分开发。
bank-bad = { $file }：{ $why }
bank-typed = 发来的题目
bank-summary = ❓ <b>{ $file }</b>
    { $counts }
bank-count-good = 可用 { $many }
bank-count-mended = 已修正 { $many }
bank-count-doubtful = 有疑问 { $many }
bank-count-refused = 没收下 { $many }
bank-count-known = 已有 { $many }
bank-count-accepted = 已处理 { $many }
bank-summary-changes = 其中 { $many } 题会换掉题库里原来的题。
bank-summary-nothing = 这些题都已经有了，题库没有改动。
bank-summary-answers = 几乎都没有答案。答案在另一个文件里的话，请点“发答案文件”。
bank-summary-sheet = 上面的表格里有每道题的结论和原因，改好发回来也行。
bank-summary-unstored = 还没有存进题库，点“收下”才会存。
bank-summary-second = 还没有存进题库。收下以后，要等另一位委员审过才会问。
bank-take = ✅ 收下可用和已修正的 { $many } 题
bank-look = 逐个看有疑问的 { $many }
bank-look-refused = 没收下的 { $many }
bank-tag-all = 都加上标签“{ $tag }”
bank-tag-all-on = ✅ 都加上标签“{ $tag }”
bank-send-answers = 发答案文件
bank-ask-answers = 请把 { $file } 的答案文件（Word 或文本）发给我。
bank-answers-kind = 请发答案的文件（Word 或文本）。
bank-drop = 不要了
bank-dropped = 没有收下，题库没有改动。
bank-verdicts = 每道题的结论和原因都在里面。
bank-verdicts-file = { $name }-结论.xlsx
bank-taking = 正在收下 { $file } …
bank-taken-answer = ✅ 收下了
bank-taken = ✅ 收下了 { $many } 题。
bank-taken-changed = 换掉了原来的 { $many } 题。
bank-taken-second = 等另一位委员审过才会问。
bank-taken-left = 还有 { $many } 题有疑问，没有收下。
bank-doubtful-head = <b>有疑问</b> { $place }/{ $many }
bank-refused-head = <b>没收下</b> { $place }/{ $many }
bank-refused-gap = 编号 { $numbers } 没有读到。
bank-refused-stray = 答案表里第 { $number } 题的答案找不到对应的题目。
bank-refused-lines = 这几行不属于任何一道题，没有读懂。
bank-refused-column = “{ $name }”下面的内容没有读（{ $many } 处），不属于题目的任何一项。
bank-because = ⚠️ { $what }
bank-accept = ✅ 算它对
bank-accept-alike = ✅ 这 { $many } 题都是这样
bank-only-this = 只这一题
bank-reading-s = 单选题 { $answer }
bank-reading-m = 多选题 { $answer }
bank-reading-j = 判断题
bank-reading-t = 判断：对
bank-reading-f = 判断：错
bank-reading-b = 填空 { $answer }
bank-reading-z = 答案从 0 数起
bank-reading-n = 答案按第几项
bank-reading-x = 不是题
bank-reading-key = 答案是 { $answer }
bank-ask-shared = { $many } 题都有同样的疑问：{ $why }
    都按“{ $what }”吗？
bank-left-out = 已去掉 { $many } 条
bank-refused-sheet = 没收下的做成表格
bank-mend = 改
bank-skip = 跳过
bank-accepted-many = ✅ 收下了 { $many } 题
bank-ask-mended = 请把改好的整道题发给我。现在是（点一下复制）：

    <code>{ $question }</code>
bank-type-one = 请发一道题：题干、选项、答案，各占一行。
bank-still-doubtful = 改好的题还有一点疑问：
bank-mended-stored = ✅ 已收下改好的题。
bank-mended-emphasis = 没有写答案，按突出显示的选项取 { $answer }。
bank-mended-correction = 括号里的改正放进了解析。
bank-mended-base = 答案“{ $answer }”从 0 数起。
bank-looked = 都看过了，跳过的还在这里。
bank-look-again = 再看一遍

# 导出
bank-export-page = 导出{ $what }的 { $many } 题，要哪一种？
    Word 是题目一份、答案一份；GIFT 可以放进 Moodle。导出的文件发回来，题目不会变。
bank-export-excel = Excel
bank-export-word = Word
bank-export-gift = GIFT
bank-export-json = JSON
bank-export-part = 只要一部分
bank-export-which = 导出哪一部分？
bank-export-is-approved = 可以问
bank-export-is-draft = 待审
bank-export-is-retired = 停用
bank-export-nothing = 没有题目可以导出。
bank-export-coming = 文件马上就来
bank-export-title = { $branch }题库
bank-export-title-part = { $branch }题库-{ $what }
bank-export-answers = 答案

# 题目有疑问
report-ask = 这道题哪里不对？

    { $stem }

    也可以直接写给我。
report-reason-answer = 答案不对
report-reason-dated = 题目过时
report-reason-unclear = 看不懂
report-gone = 这道题已经不在题库里了。
report-there = 您已经提过这道题，书记看过以后会告诉您结果。
report-enough = 今天已经提了 { $most } 题，明天再提吧。
report-thanks = ✅ 收到
report-taken = ✅ 收到，谢谢。书记看过以后会告诉您结果。
report-card = ❓ <b>有 { $many } 道题有人提出疑问</b> · { $branch }
report-card-done = 题目的疑问都处理好了。
report-card-over = 这里已经没有要您处理的了。
report-line = · { $stem }（{ $many } 人：{ $reason }）
report-more = …… 还有 { $many } 题
report-look = 看看
reports-head = <b>有疑问的题</b>，共 { $many } 题
report-entry = { $stem }（{ $many } 人）
report-none = 没有人有疑问了。
report-said = { $name }：{ $reason }
report-said-more = …… 还有 { $many } 人
report-fix-answer = 改答案
report-fix-question = 改题目
report-fine = 没有问题
report-mended = 已经改好
report-settled = ✅ 会告诉 { $many } 位同志
report-corrected = 您提的“{ $stem }”已经更正，正确答案是：{ $answer }。谢谢您。
report-dismissed = 您提的“{ $stem }”书记看过了，题目没有问题，正确答案是：{ $answer }。
