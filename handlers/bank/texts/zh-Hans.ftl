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
